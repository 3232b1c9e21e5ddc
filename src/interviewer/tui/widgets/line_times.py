"""When each line of a text box was begun, kept through every edit, undo and redo."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from interviewer.live.notes_edit import times_after

Time = int | None
"""Whole seconds into the session; None for a blank line, and for one that was begun only now."""

_REMEMBERED = 500
"""Lines that were taken out, whose times are kept for when they are put back elsewhere."""


class LineTimes:
    """The times of the lines of one box. It hears of each edit before anybody asks for them."""

    def __init__(self, times: Iterable[Time]) -> None:
        self.all: list[Time] = [*times] or [None]
        self._taken_out: dict[str, int] = {}

    def replaced(self, first: int, last: int, times: Sequence[Time]) -> list[Time]:
        """Put *times* in the place of those of the lines *first* to *last*; return what stood there."""
        before = self.all[first : last + 1]
        self.all[first : last + 1] = times
        return before

    def take_out(self, text: str, at: Time) -> None:
        """Remember when a line was begun that stands nowhere now."""
        if at is not None and text.strip():
            self._taken_out[text] = at
            if len(self._taken_out) > _REMEMBERED:
                del self._taken_out[next(iter(self._taken_out))]

    def put_back(self, text: str) -> Time:
        """Return when a line was begun that had been taken out; None when it is a new one."""
        return self._taken_out.get(text) if text.strip() else None


@dataclass
class TimedEdit(Edit):
    """An edit that moves the times of lines along with the lines."""

    times: LineTimes = field(kw_only=True)
    after_it: list[Time] | None = field(default=None, kw_only=True)
    """The times of the lines it leaves, where they are known; else they follow from the text."""
    _before: list[Time] = field(init=False, default_factory=list)

    def do(self, text_area: TextArea, record_selection: bool = True) -> EditResult:
        """Edit the text, and the times with it. Done again, it leaves the same times as at first."""
        (first, start), (last, end) = self.top, self.bottom
        document = text_area.document
        if last >= document.line_count:  # the last line is cut with its end, as if one stood below it
            last = document.line_count - 1
            end = len(document.get_line(last))
        lines = [document.get_line(row) for row in range(first, last + 1)]
        result = super().do(text_area, record_selection)
        if self.after_it is None:
            left = [document.get_line(row) for row in range(first, result.end_location[0] + 1)]
            self.after_it = self._follow(lines, lines[0][:start], lines[-1][end:], left)
        self._before = self.times.replaced(first, last, self.after_it)
        return result

    def undo(self, text_area: TextArea) -> EditResult:
        """Take the edit back, and give the lines the times they had."""
        first, last = self.top[0], self.top[0] + len(self.after_it or [None]) - 1
        result = super().undo(text_area)
        self.after_it = self.times.replaced(first, last, self._before)
        return result

    def _follow(self, lines: list[str], head: str, tail: str, left: list[str]) -> list[Time]:
        """Return the times of what is *left* of *lines*, of which *head* and *tail* stayed."""
        first = self.top[0]
        old = self.times.all[first : first + len(lines)]
        after = times_after(head, tail, (old[0], old[-1]), len(left))
        if len(lines) > 1 or not (head + tail).strip():
            for line, at in zip(lines, old, strict=True):
                self.times.take_out(line, at)
        if len(self.text) > 1:
            after = [
                self.times.put_back(line) if at is None else at for line, at in zip(left, after, strict=True)
            ]
        return after
