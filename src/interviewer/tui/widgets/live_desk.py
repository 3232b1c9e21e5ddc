"""The middle of the live screen, where the eye works: the question or its papers, the notes, the rating."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from interviewer.model.session import Session
from interviewer.tui.keymap import keymap_of
from interviewer.tui.views.outline import place
from interviewer.tui.views.paper import Page, page_strip
from interviewer.tui.views.rating import Rating, rating_choice
from interviewer.tui.widgets.ask_bar import AskBar
from interviewer.tui.widgets.jump_bar import JumpBar
from interviewer.tui.widgets.later_bar import LaterBar
from interviewer.tui.widgets.line import Line
from interviewer.tui.widgets.list_bar import ListBar
from interviewer.tui.widgets.notes_pane import NotesPane
from interviewer.tui.widgets.notes_stack import NotesStack
from interviewer.tui.widgets.paper import Paper
from interviewer.tui.widgets.question_pane import QuestionPane
from interviewer.tui.widgets.rating_row import RatingRow
from interviewer.tui.widgets.sheet import Sheet
from interviewer.tui.widgets.skill_bar import SkillBar
from interviewer.tui.widths import STANDARD


class LiveDesk(Vertical):
    """Shows the stop at hand, and moves the focus between what can be done at it."""

    def __init__(self, *, read_only: bool) -> None:
        super().__init__(id="desk")
        self._read_only = read_only

    def compose(self) -> ComposeResult:
        """Lay out the parts from top to bottom; bars stand below only while they ask something."""
        yield Line(id="place")
        yield QuestionPane()
        yield Paper(id="desk-paper")
        yield NotesPane(read_only=self._read_only)
        yield RatingRow()
        yield JumpBar()
        yield SkillBar()
        yield AskBar()
        yield LaterBar()

    def on_mount(self) -> None:
        """Take ratings only where something can change."""
        self.query_one(RatingRow).enabled = not self._read_only

    @property
    def notes(self) -> NotesStack:
        """The notes of all stops."""
        return self.query_one(NotesStack)

    @property
    def sheet(self) -> Sheet:
        """What can be ticked at the stop at hand."""
        return self.query_one(Sheet)

    def show_rating(self, session: Session) -> Rating | None:
        """Show what can be rated, or is being rated; return the latter, None while nobody rates.

        Somebody rates with the focus on the row, or with a line of notes that begins with `=`.
        """
        row = self.query_one(RatingRow)
        box = self.notes.current
        typed = box.assist.rates if box and box.has_focus else None
        row.choice = rating_choice(session, typed.skill if typed else None)
        row.preview = typed.level if typed else None
        if row.choice is None or not (row.has_focus or typed):
            return None
        return Rating(row.choice, row.cursor if row.has_focus else row.preview)

    def show_anchors(self, rating: Rating | None) -> None:
        """Show the anchors above the notes; None where they stand elsewhere, or are not wanted."""
        pane = self.query_one(QuestionPane)
        pane.show_anchors(rating)
        self.query_one(RatingRow).whole = rating is not None and not pane.display

    def show(self, session: Session, page: Page, *, wide: bool, beside: bool, anew: bool) -> None:
        """Bind *session* into every part but the notes, which keep their own text.

        *beside* tells that what is watched for throughout stands beside the desk, and not on the sheet.
        """
        glance = self.app.size.width < STANDARD
        strip = page_strip(session, page, wide=wide, keymap=keymap_of(self.app))
        self.query_one("#place", Line).draw = partial(place, session, glance=glance, strip=strip)
        self.query_one(QuestionPane).show(session, throughout=not beside, anew=anew)
        self.query_one(Paper).show(session, page, anew=anew)
        self.notes.bind(session)
        self.show_rating(session)

    def close_bars(self) -> None:
        """Close whatever asks."""
        for bar in (*self.query(ListBar), self.query_one(AskBar), self.query_one(LaterBar)):
            bar.close()

    def take_offer(self) -> bool:
        """Take what the notes offer at the caret; False when they offer nothing."""
        box = self.notes.current
        return box is not None and box.has_focus and box.take_offer()

    def to_notes(self) -> None:
        """Put the focus into the notes."""
        if box := self.notes.current:
            self.screen.set_focus(box, scroll_visible=False)

    def around(self, by: int) -> Widget | None:
        """Return what has the focus next: notes, rating, what is watched for throughout, sheet.

        Back from the notes is always the sheet, wherever it is shown.
        """
        ring: list[Widget | None] = [self.notes.current, self.query_one(RatingRow)]
        ring += [*(side for side in self.screen.query("#throughout") if _is_shown(side)), self.sheet]
        fields = [field for field in ring if field is not None and field.can_focus]
        focused = self.screen.focused
        at = fields.index(focused) if focused in fields else -by
        return fields[(at + by) % len(fields)] if fields else None


def _is_shown(widget: Widget) -> bool:
    return all(node.display for node in widget.ancestors_with_self if isinstance(node, Widget))
