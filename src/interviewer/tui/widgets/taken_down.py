"""Having what is typed taken down with the edit itself, and not by a message that comes after the paint."""

from textual.widget import Widget


def take_down(field: Widget) -> None:
    """Have the screen of *field* take down what stands there now.

    The message that tells of an edit comes to the screen a few turns later, perhaps after the row was drawn:
    what somebody has seen would not be in the journal yet.
    """
    if field.is_attached and (taker := getattr(field.screen, "take_down", None)):
        taker(field)
