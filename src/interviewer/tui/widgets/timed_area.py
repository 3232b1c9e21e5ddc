"""A text area whose gutter shows when each line was begun."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets.text_area import Edit, EditResult

from interviewer.live.notes_edit import times_by_likeness
from interviewer.model.notes import Note, clock
from interviewer.tui.widgets.line_times import LineTimes, TimedEdit
from interviewer.tui.widgets.quiet_area import QuietArea

_GUTTER = 7


class TimedArea(QuietArea):
    """Keeps the text, the caret, and the times of the lines, which move along with the lines."""

    DEFAULT_CSS = """
    TimedArea {
        & .text-area--gutter { color: $foreground 68%; background: $background; }
        & .text-area--cursor-gutter { color: $foreground 80%; background: $background; }
    }
    """

    def __init__(self, notes: tuple[Note, ...], *, read_only: bool, placeholder: str) -> None:
        # Before the text is there: it is told of each edit from the first on.
        self._times = LineTimes(note.at for note in notes)
        super().__init__(
            "\n".join(note.text for note in notes),
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=True,
            read_only=read_only,
            highlight_cursor_line=False,
            placeholder="" if read_only else placeholder,
            compact=True,
        )

    @property
    def times(self) -> tuple[int | None, ...]:
        """When each line was begun; None for a blank line, and for one that was begun only now."""
        return tuple(self._times.all)

    def tell_times(self, notes: tuple[Note, ...]) -> None:
        """Take over the times of *notes*, which are the lines of this box."""
        told = [note.at for note in notes] or [None]
        if len(told) != self.document.line_count:
            return
        before, self._times.all = self._times.all, told
        if before == told:  # as with most keys, and quickly found
            return
        if changed := [line for line, at in enumerate(told) if line >= len(before) or before[line] != at]:
            self.redraw(changed[0], changed[-1])

    def edit(self, edit: Edit) -> EditResult:
        """Perform *edit*, and move the times of the lines along with them."""
        if not isinstance(edit, TimedEdit):
            edit = TimedEdit(
                edit.text,
                edit.from_location,
                edit.to_location,
                edit.maintain_selection_offset,
                times=self._times,
            )
        return super().edit(edit)

    def rewrite(self, text: str) -> None:
        """Replace the whole text as one step that can be undone; lines that stay keep their times."""
        lines, new = self.text.split("\n"), text.split("\n")
        known = times_by_likeness(lines, self._times.all, new)
        self.history.checkpoint()
        self.edit(TimedEdit(text, (0, 0), self.document.end, False, times=self._times, after_it=known))
        self.history.checkpoint()

    @property
    def gutter_width(self) -> int:
        return _GUTTER

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        if self.is_blank:
            return strip
        return Strip.join([self._time(y + self.scroll_offset.y), strip.crop(_GUTTER)]).simplify()

    def _time(self, row: int) -> Strip:
        """Return the gutter of a drawn row: the time of its line, on the line's first row only."""
        info = self.wrapped_document._offset_to_line_info
        text = ""
        here = False
        if row < len(info):
            line, section = info[row]
            times = self._times.all
            at = times[line] if section == 0 and line < len(times) else None
            text = "" if at is None else clock(at, hours=False)
            here = line == self.cursor_location[0] and self.has_focus
        name = "text-area--cursor-gutter" if here else "text-area--gutter"
        return Strip([Segment(f"{text:>5}  ", self.get_component_rich_style(name))], _GUTTER)
