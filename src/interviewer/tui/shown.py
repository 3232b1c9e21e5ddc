"""Whether a widget can be seen: Textual puts the focus on hidden ones as well, where words would be lost."""

from textual.dom import DOMNode


def is_shown(widget: DOMNode) -> bool:
    """Tell whether *widget* and all that it stands in are displayed; none that was taken away is."""
    return widget.is_attached and all(node.display for node in widget.ancestors_with_self)
