"""Steps that tests of screens share."""

from collections.abc import Iterable

from textual.app import App
from textual.pilot import Pilot


async def press(pilot: Pilot[str], keys: Iterable[str]) -> None:
    """Press *keys* once the screen is up, and wait until all is done."""
    await pilot.pause()
    await pilot.press(*keys)
    await pilot.pause()


def toasts(app: App[str]) -> list[str]:
    """Return what was said at the edge of the screen, oldest first."""
    return [notification.message for notification in app._notifications]
