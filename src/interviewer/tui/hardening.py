"""What Textual must be taught before it may show text that other people wrote.

Control characters in text reach the terminal raw in Textual 8.2 and rich 15, where they can set the clipboard
or the title. The model drops them on the way in; this closes the way out as well, for text that never passed
the model, such as an error message or a path.
"""

import codecs
import sys
from collections.abc import Callable
from functools import partial
from typing import Literal

import rich.control
import textual.content
from textual import events
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList

_CODES = [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)]


class HardeningFailed(RuntimeError):
    """The libraries have changed, and their text can no longer be made harmless in the known way."""


def harden() -> None:
    """Strip control characters from everything Textual and rich draw; let any byte be typed, at any size.

    Raises HardeningFailed.
    """
    _bear_any_byte()
    _bear_any_size()
    for module in (textual.content, rich.control):
        table = getattr(module, "_CONTROL_STRIP_TRANSLATE", None)
        if not isinstance(table, dict):
            raise HardeningFailed(f"{module.__name__} has no table of control characters")
        table.update(dict.fromkeys(_CODES))
    probe = textual.content.Content("a\x1b]52;c;eA==\x07b\x9bc").plain
    if any(ord(letter) in _CODES for letter in probe):
        raise HardeningFailed("a control character came through")


def _bear_any_byte() -> None:
    """Have bytes that are not UTF-8 read as a replacement character; Textual's driver would end the app."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    if not hasattr(linux_driver, "getincrementaldecoder"):
        raise HardeningFailed("the terminal's driver decodes what is typed in another way")
    vars(linux_driver)["getincrementaldecoder"] = _bearing_decoder


def _bearing_decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), "replace")


def _bear_any_size() -> None:
    """Have lists bear windows that are tiny, and screens what changes faster than it is drawn."""
    OptionList._move_page = _turn_page_where_drawn  # type: ignore[method-assign, assignment]
    Screen._on_resize = _heed_the_size_there_is  # type: ignore[method-assign, assignment]
    Screen.get_widget_and_offset_at = _find_what_is_still_there  # type: ignore[method-assign, assignment]


_turn_page, _heed_size = OptionList._move_page, Screen._on_resize
_find = Screen.get_widget_and_offset_at


def _turn_page_where_drawn(options: OptionList, direction: Literal[-1, 1]) -> None:
    """Turn a page of a list, if it has room to be drawn. Where it has none, the app would end."""
    if (options.highlighted or 0) in options._index_to_line:
        _turn_page(options, direction)


async def _heed_the_size_there_is(screen: Screen[object], event: events.Resize) -> None:
    """Lay *screen* out for a size, if the terminal still has it.

    Each size makes the screen tell itself that it has changed. Two at once would chase each other for ever.
    """
    if event.size == screen.app.size:
        await _heed_size(screen, event)


def _find_what_is_still_there(screen: Screen[object], x: int, y: int) -> tuple[Widget | None, Offset | None]:
    """Return the widget drawn at a place, and the place within its text, unless it is gone already.

    A click may be faster than the drawing of a pane that closes. To mark text in it would end the app.
    """
    widget, offset = _find(screen, x, y)
    gone = widget is not None and widget is not screen and widget.parent is None
    return (None, None) if gone else (widget, offset)
