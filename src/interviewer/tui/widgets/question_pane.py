"""The question at hand: what is said aloud, and the interviewer's sheet for it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Static

from interviewer.analysis.later import Later
from interviewer.model.session import Session
from interviewer.tui.ink import FAINT, MUTED, ink, join
from interviewer.tui.views import live as views
from interviewer.tui.views.rating import Rating, anchor_rows, rows_of_level
from interviewer.tui.views.sheet import blocks, observed
from interviewer.tui.widgets.sheet import Sheet
from interviewer.tui.widgets.wrapped import Wrapped

if TYPE_CHECKING:  # loaded when something is to be asked later, at the end
    from interviewer.tui.widgets.later_rows import LaterRows


class Said(Vertical):
    """What is said aloud. It stands still while the sheet is scrolled, unless it takes too much room."""

    _SHARE = 3
    """Of the height of the screen it may take one part in so many."""

    def on_resize(self) -> None:
        """Go along with the sheet where standing still would leave no room for it."""
        if isinstance(self.parent, Widget):
            self.parent.set_class(self.outer_size.height * self._SHARE > self.app.size.height, "-flowing")


class QuestionPane(VerticalScroll, can_focus=False):
    """Binds the question at hand into its parts. It scrolls when the terminal is low."""

    _scrolled = 0.0
    """How far the sheet was scrolled before the anchors took its place."""
    _later: "LaterRows | None" = None

    def compose(self) -> ComposeResult:
        """Lay out the parts from what is said aloud to what may follow."""
        with Said():
            yield Static(id="opening")
            yield Static(id="prompt")
        yield Sheet(id="sheet")
        yield Wrapped(id="desk-anchors")

    def show(self, session: Session, *, throughout: bool, anew: bool) -> None:
        """Show the stop at hand in *session*; with *anew* it was another one before.

        With *throughout* the sheet ends with what is watched for during every question.
        """
        say = views.opening(session)
        opening = self.query_one("#opening", Static)
        opening.display = bool(say)
        opening.update(join(ink("Say  ", FAINT), ink(say, f"italic {MUTED}")))
        self.query_one("#prompt", Static).update(views.wording(session))
        always = tuple(observed(session)) if throughout else ()
        sheet = self.query_one(Sheet)
        sheet.show(blocks(session) + always, anew=anew)
        # What stands still alone would count for no height.
        self.set_class(not sheet.blocks, "-bare")
        if self.query_one("#desk-anchors").display:
            sheet.display = False
        if anew:
            self.scroll_home(animate=False)

    def show_later(self, session: Session, items: Sequence[Later]) -> None:
        """Show what is still to be asked; nothing when there are no *items*."""
        if items:
            self._later_rows().show(session, items)
        if self._later is not None:
            self._later.display = bool(items)

    def _later_rows(self) -> "LaterRows":
        if self._later is None:
            from interviewer.tui.widgets.later_rows import LaterRows

            self._later = LaterRows(id="closing")
            self.mount(self._later, before=self.query_one(Sheet))
        return self._later

    def show_anchors(self, rating: Rating | None) -> None:
        """Show the anchors of what is rated in the place of the sheet, and the sheet again after that."""
        sheet, anchors = self.query_one(Sheet), self.query_one("#desk-anchors", Wrapped)
        if rating is None:
            if anchors.display:
                anchors.display, sheet.display = False, bool(sheet.blocks)
                self.remove_class("-anchors")
                self.scroll_to(y=self._scrolled, animate=False)
            return
        anchors.lines = partial(anchor_rows, rating)
        if not anchors.display:
            self._scrolled = self.scroll_offset.y
            # As high as what it hides, so that the notes stay where they are.
            anchors.styles.min_height = sheet.outer_size.height if sheet.display else 0
            anchors.display, sheet.display = True, False
            self.add_class("-anchors")
        self.call_after_refresh(self._to_anchor, rating)

    def _to_anchor(self, rating: Rating) -> None:
        """Scroll to the anchors, and within them to the level that is asked for."""
        anchors = self.query_one("#desk-anchors", Wrapped)
        top = anchors.virtual_region.y
        # At once: where the level then is depends on it.
        self.scroll_to(y=top, animate=False, immediate=True)
        first, last = rows_of_level(rating, anchors.content_size.width)
        region = Region(0, top + first, 1, last - first + 1)
        self.scroll_to_region(region, animate=False)
