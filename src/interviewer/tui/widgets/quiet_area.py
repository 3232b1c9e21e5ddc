"""A text area that draws no more than what has changed.

Textual's own draws all of its rows at each key, which over a slow line is what one waits for: 13 kB for a box
of 40 rows. Here a key costs the row it is typed into. See `benchmarks` for the figures.
"""

from typing import ClassVar, Self

from textual import events
from textual.geometry import Offset
from textual.reactive import reactive
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location, Selection

from interviewer.model.text import clean
from interviewer.tui.widgets.taken_down import take_down


class QuietArea(TextArea):
    """Says which rows have changed, where TextArea says that all have."""

    HOLDS_TEXT: ClassVar[bool] = True
    """What is typed here moves the focus nowhere."""

    selection = reactive(Selection(), init=False, always_update=True, repaint=False)

    def watch_selection(self, before: Selection, after: Selection) -> None:
        """Draw the lines anew that the caret left and reached; with them what is selected between."""
        if before.is_empty and after.is_empty:
            self.redraw(before.end[0], before.end[0])
            self.redraw(after.end[0], after.end[0])
        else:
            lines = [location[0] for location in (*before, *after)]
            self.redraw(min(lines), max(lines))

    async def _on_key(self, event: events.Key) -> None:
        """Act on the keys of the box here, as on those that type.

        Their actions would else wait until the key has risen to the app, and what is typed meanwhile would
        overtake them: where keys arrive in a bunch, backspace would take the wrong letter.
        """
        for binding in () if event.is_printable else self._bindings.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                self._restart_blink()
                return

    def focus(self, scroll_visible: bool = True) -> Self:
        """Take the focus at once, if the area is still there and shown.

        A paste asks for it. Textual would give it a moment later, when another area may have been put in the
        place of this one: whatever is typed then would go where nobody looks.
        """
        if self.is_attached and self.display:
            self.screen.set_focus(self, scroll_visible)
        return self

    def edit(self, edit: Edit) -> EditResult:
        """Make *edit*, and draw the lines anew that it changes; those below too when they move.

        What a paste brings is cleaned as it is taken down, so that the box never holds another text.
        """
        edit.text = clean(edit.text)
        before = self._shape
        result = super().edit(edit)
        if before == self._shape:
            self.redraw(edit.top[0], result.end_location[0])
        else:
            self.redraw(0 if self.is_blank else edit.top[0])
            # TextArea scrolls before a new last row has its room: all would be drawn twice.
            self.scroll_cursor_visible()
        take_down(self)
        return result

    def on_resize(self) -> None:
        """Keep the caret in view: rows above it may need another height now, or there are fewer of them."""
        self.call_after_refresh(self.scroll_cursor_visible)

    def undo(self) -> None:
        """Undo the last stretch of edits."""
        super().undo()
        self.refresh()
        take_down(self)

    def redo(self) -> None:
        """Redo the stretch of edits that was undone last."""
        super().redo()
        self.refresh()
        take_down(self)

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scroll to the caret, unless its line is gone: it is put elsewhere a moment later.

        That is so in the middle of an undo or redo after which the rows need no scrollbar any more.
        """
        if self.cursor_location[0] >= self.document.line_count:
            return Offset(0, 0)
        return super().scroll_cursor_visible(center, animate)

    def find_matching_bracket(self, bracket: str, search_from: Location) -> None:
        """Find nothing: this is prose, and a bracket has no partner to mark far away."""

    @property
    def is_blank(self) -> bool:
        """Whether there is no text, so that the placeholder shows."""
        return self.document.line_count == 1 and not self.document.get_line(0)

    @property
    def _shape(self) -> tuple[int, int, bool]:
        """What decides which line a row below an edit shows. Joined lines can take as many rows as before."""
        return self.wrapped_document.height, self.document.line_count, self.is_blank

    def redraw(self, first: int, last: int | None = None) -> None:
        """Draw the rows of the lines from *first* to *last* anew, or all rows below."""
        if rows := self.wrapped_document._line_index_to_offsets:
            end = len(rows) - 1
            top = rows[min(first, end)][0]
            bottom = top + self.size.height if last is None else rows[min(last, end)][-1]
            self.refresh_lines(top, bottom - top + 1)
