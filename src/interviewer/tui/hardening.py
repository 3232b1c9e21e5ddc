"""What Textual must be taught before it may show text that other people wrote.

Control characters in text reach the terminal raw in Textual 8.2 and rich 15, where they can set the clipboard
or the title. The model drops them on the way in; this closes the way out as well, for text that never passed
the model, such as an error message or a path.
"""

import codecs
import re
import sys
import unicodedata
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import rich.cells
import rich.control
import rich.text
import textual.content
from textual import events
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList

from interviewer.model.text import FLAG, few_marks

if TYPE_CHECKING:
    from textual.drivers.linux_driver import LinuxDriver

_CODES = [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)]
_REORDERING = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_JOINERS = [0xFE0F, *range(0x1F3FB, 0x1F400), 0x115F, 0x1160, 0x3164, 0xFFA0]
"""What joins signs, widens or colours one, or fills: terminals do not agree with rich on how wide that is.

The row would run over its end into the pane beside it. So a family stands as those it is made of, a hand
without its tone, and blank letters take no room.
"""
_ZERO_WIDTH_JOINER, _COUNTED_AS = "\u200d", "\u200c"
"""It stays beside a sign that silences the vowel of a letter, as Sinhala and others need it. There it joins
no cells, though rich takes it so: it is counted as its opposite, which is as wide as it, and joins nothing.
"""
_SILENCING = 9
"""The combining class of such a sign."""
_OUT_OF_PLACE = re.compile(f"({FLAG})|{_ZERO_WIDTH_JOINER}|[\U000e0000-\U000e007f]")
"""What depends on its neighbours; in the first group a flag, whose tags stay."""
_FLAGS = {0x1F1E6 + place: ord("A") + place for place in range(26)}
"""The halves of flags, which terminals draw in one cell, two or four, as the letters they stand for."""
_UNSEEN = [
    0x180E,
    0x200B,
    *range(0x2060, 0x2066),
    *range(0x206A, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
]
"""What nobody sees, and what some terminals give a cell."""
_SURROGATES = range(0xD800, 0xE000)
"""Of names of files that are not UTF-8. The terminal's driver could not write them, and would end the app."""
_SOFT_HYPHEN, _HYPHEN = 0xAD, ord("-")
"""One that is seen nowhere takes a cell all the same where text is edited."""
_NOTHING_SEEN, _SOMETHING = 0x2060, 0xFFFD


_PROBE = "a\x1b]52;c;eA==\x07b\x9bc\u202ed\ud800e\u200df\U000e0041"


class HardeningFailed(RuntimeError):
    """The libraries have changed, and their text can no longer be made harmless in the known way."""


def harden() -> None:
    """Have nothing drawn that steers a terminal or turns a row around; let any byte be typed, at any size.

    Control characters are left out. What turns text around is shown as a mark. In text areas, which draw by
    rich, nothing stands for it that would move the caret away from its letter: `NotesBox` tells beside the
    line. Raises HardeningFailed.
    """
    _bear_any_byte()
    _bear_any_size()
    for module, turned, joined, soft in (
        (textual.content, _SOMETHING, None, None),
        (rich.control, _NOTHING_SEEN, _NOTHING_SEEN, _HYPHEN),
    ):
        table = getattr(module, "_CONTROL_STRIP_TRANSLATE", None)
        if not isinstance(table, dict):
            raise HardeningFailed(f"{module.__name__} has no table of control characters")
        table.update(dict.fromkeys(_CODES))
        table.update(dict.fromkeys(_REORDERING, turned))
        table.update(dict.fromkeys(_JOINERS, joined))
        table.update(dict.fromkeys(_UNSEEN, joined))
        table[_SOFT_HYPHEN] = soft
        table.update(dict.fromkeys(_SURROGATES, _SOMETHING))
        table.update(_FLAGS)
    _look_at_neighbours()
    for drawn in (textual.content.Content(_PROBE).plain, rich.text.Text(_PROBE).plain):
        if any(ord(letter) in (*_CODES, *_REORDERING, *_SURROGATES) for letter in drawn):
            raise HardeningFailed("a control character came through")
        if _OUT_OF_PLACE.search(drawn):
            raise HardeningFailed("what nobody sees came through")


_OF_LETTERS = (
    (textual.content, "_strip_control_codes"),
    (rich.text, "strip_control_codes"),
    (rich.cells, "_cell_len"),
    (rich.cells, "split_graphemes"),
)
_before: list[Any] = [vars(of).get(name) for of, name in _OF_LETTERS]
_strip_content, _strip_rich, _cells, _graphemes = _before


def _look_at_neighbours() -> None:
    """Have left out what is harmless beside some letters only, and of many marks most; count as drawn."""
    stands = chr(_NOTHING_SEEN)
    heeding = (
        lambda text: _strip_content(_in_place(text, "")),
        lambda text: _strip_rich(_in_place(text, stands)),
        lambda text, *more: _cells(_counted(text), *more),
        lambda text, *more: _graphemes(_counted(text), *more),
    )
    for (of, name), instead in zip(_OF_LETTERS, heeding, strict=True):
        if name not in vars(of):
            raise HardeningFailed(f"{of.__name__} looks at letters in another way")
        vars(of)[name] = instead


def _counted(text: str) -> str:
    return text.replace(_ZERO_WIDTH_JOINER, _COUNTED_AS)


def _in_place(text: str, stands: str) -> str:
    """Return *text* with *stands* for each letter that is not drawn where it is."""
    if text.isascii():
        return text

    def drawn(found: re.Match[str]) -> str:
        beside = text[max(0, found.start() - 1) : found.end() + 1]
        joins = found[0] == _ZERO_WIDTH_JOINER and any(
            unicodedata.combining(sign) == _SILENCING for sign in beside
        )
        return found[0] if found[1] or joins else stands

    text = few_marks(text, lambda mark: stands)
    return _OUT_OF_PLACE.sub(drawn, text)


def _bear_any_byte() -> None:
    """Have bytes that are not UTF-8 read as a replacement character; Textual's driver would end the app."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    driver = linux_driver.LinuxDriver
    if not (hasattr(linux_driver, "getincrementaldecoder") and hasattr(driver, "_run_input_thread")):
        raise HardeningFailed("the terminal's driver decodes what is typed in another way")
    vars(linux_driver)["getincrementaldecoder"] = _bearing_decoder
    driver._run_input_thread = _read_keys  # type: ignore[method-assign, assignment]


def _bearing_decoder(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), "replace")


def _read_keys(driver: "LinuxDriver") -> None:
    """Read keys, and hand the app what fails in it; Textual would print a traceback with the message."""
    try:
        driver.run_input_thread()
    except Exception as error:
        driver._app.call_later(driver._app._handle_exception, error)


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
