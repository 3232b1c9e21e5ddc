"""A text area that draws no more than what has changed.

Textual's own draws all of its rows at each key, which over a slow line is what one waits for: 13 kB for a box
of 40 rows. Here a key costs the row it is typed into. See `benchmarks` for the figures.
"""

from textual import events
from textual.reactive import reactive
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location, Selection


class QuietArea(TextArea):
    """Says which rows have changed, where TextArea says that all have."""

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
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return

    def edit(self, edit: Edit) -> EditResult:
        """Make *edit*, and draw the lines anew that it changes; those below too when they move."""
        height, empty = self.wrapped_document.height, self.is_blank
        result = super().edit(edit)
        if self.wrapped_document.height != height or self.is_blank != empty:
            self.refresh()
        else:
            self.redraw(edit.top[0], result.end_location[0])
        return result

    def undo(self) -> None:
        """Undo the last stretch of edits."""
        super().undo()
        self.refresh()

    def redo(self) -> None:
        """Redo the stretch of edits that was undone last."""
        super().redo()
        self.refresh()

    def find_matching_bracket(self, bracket: str, search_from: Location) -> None:
        """Find nothing: this is prose, and a bracket has no partner to mark far away."""

    @property
    def is_blank(self) -> bool:
        """Whether there is no text, so that the placeholder shows."""
        return self.document.line_count == 1 and not self.document.get_line(0)

    def redraw(self, first: int, last: int) -> None:
        """Draw the rows of the lines from *first* to *last* anew."""
        rows = self.wrapped_document._line_index_to_offsets
        if rows:
            end = len(rows) - 1
            top, bottom = rows[min(first, end)][0], rows[min(last, end)][-1]
            self.refresh_lines(top, bottom - top + 1)
