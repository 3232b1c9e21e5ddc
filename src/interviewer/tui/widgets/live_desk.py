"""The middle of the live screen, where the eye works: the question or its papers, the notes, the rating."""

from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Rule

from interviewer.model.session import Session
from interviewer.tui.views import live as views
from interviewer.tui.views.paper import Page, page_strip
from interviewer.tui.widgets.ask_bar import AskBar
from interviewer.tui.widgets.jump_bar import JumpBar
from interviewer.tui.widgets.line import Line
from interviewer.tui.widgets.notes_stack import NotesStack
from interviewer.tui.widgets.paper import Paper
from interviewer.tui.widgets.question_pane import QuestionPane
from interviewer.tui.widgets.rating_row import RatingRow, rating_choice
from interviewer.tui.widgets.sheet import Sheet


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
        yield Rule(line_style="solid")
        yield NotesStack(read_only=self._read_only)
        yield Rule(line_style="solid")
        yield RatingRow()
        yield JumpBar()
        yield AskBar()

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

    @property
    def rating(self) -> bool:
        """Whether the focus is on the rating."""
        return self.query_one(RatingRow).has_focus

    def show(self, session: Session, page: Page, *, wide: bool, beside: bool, anew: bool) -> None:
        """Bind *session* into every part but the notes, which keep their own text.

        *beside* tells that what is watched for throughout stands beside the desk, and not on the sheet.
        """
        strip = page_strip(session, page, wide=wide)
        self.query_one("#place", Line).draw = partial(views.place, session, strip=strip)
        self.query_one(QuestionPane).show(session, throughout=not beside, anew=anew)
        self.query_one(Paper).show(session, page, anew=anew)
        self.notes.tell_times(session, session.interview.current)
        self.query_one(RatingRow).choice = rating_choice(session)

    def close_bars(self) -> None:
        """Close whatever asks."""
        self.query_one(JumpBar).close()
        self.query_one(AskBar).close()

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
