"""Candidates side by side: a grid of ratings, and beside it what stands behind the cell under the cursor."""

from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content

from interviewer.analysis.comparison import Comparison
from interviewer.live.desk import Desk
from interviewer.tui.bindings import bindings_for
from interviewer.tui.compare_source import Gathered, gather
from interviewer.tui.live_source import Reading
from interviewer.tui.messages import ShowHome, ShowSavedSession
from interviewer.tui.screens.base import BaseScreen
from interviewer.tui.views import compare as views
from interviewer.tui.views.compare_layout import Cursor
from interviewer.tui.views.compare_pane import explanation, first_behind, heading
from interviewer.tui.views.compare_wording import behind
from interviewer.tui.widgets.compare_grid import CompareGrid
from interviewer.tui.widgets.compare_pane import ComparePane, EvidenceScroll
from interviewer.tui.widgets.footer import FooterLine, footer_key
from interviewer.tui.widgets.line import HeaderLine, Line
from interviewer.tui.widgets.wrapped import Wrapped

_BEHIND = "Behind this comparison"


class CompareScreen(BaseScreen):
    """Binds a comparison into the grid, and the cell under the cursor into the pane beside it."""

    NAME = "compare"
    AUTO_FOCUS = "CompareGrid"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("compare"),
        *(Binding(str(n), f"open_session({n})", f"Read session {n}", show=False) for n in range(1, 10)),
    ]

    def __init__(self, desk: Desk, names: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._desk = desk
        self._names = names
        self._gathered: Gathered = gather(())
        self._hidden: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """Lay out the grid, the pane that explains beside or below it, and what was left out."""
        yield HeaderLine()
        with Container(id="planes"):
            yield CompareGrid()
            yield ComparePane()
        with VerticalScroll(id="nothing"):
            yield Wrapped()
        yield Line(id="left-out")
        yield FooterLine()

    def on_mount(self) -> None:
        """Read the saved sessions and show them."""
        self._gathered = gather(self._desk.sessions(), self._names)
        absent = self._gathered.absent
        empty = not self._gathered.comparison.candidates
        self.set_class(empty, "-empty")
        self.set_class(bool(absent) and not empty, "-left-out")
        self.query_one("#left-out", Line).draw = partial(views.left_out, absent)
        if empty:
            self.query_one("#nothing").query_one(Wrapped).lines = self._nothing
        self._show()
        self.tell_all(self._gathered.told)

    @property
    def comparison(self) -> Comparison:
        """The candidates that are not hidden, side by side."""
        whole = self._gathered.comparison
        return replace(
            whole, candidates=tuple(one for one in whole.candidates if one.key not in self._hidden)
        )

    def _show(self) -> None:
        comparison, hidden = self.comparison, len(self._hidden)
        self.query_one(HeaderLine).draw = partial(views.header, self._gathered.comparison, hidden=hidden)
        if comparison.candidates:
            self.query_one(CompareGrid).comparison = comparison
            self._explain()
        self._show_footer()

    def _show_footer(self) -> None:
        if not self._gathered.comparison.candidates:
            self.show_keys([footer_key("compare.back", key="esc"), footer_key("app.palette")])
            return
        where = "grid" if isinstance(self.focused, EvidenceScroll) else "evidence"
        sessions = len(self.comparison.candidates[self._cursor.column].sessions)
        self.show_keys(
            [
                footer_key("compare.open", key=f"enter 1-{sessions}" if sessions > 1 else ""),
                footer_key("compare.evidence", key="tab", word=where),
                footer_key("compare.back", key="esc"),
                footer_key("compare.wording"),
                footer_key("compare.show-all" if self._hidden else "compare.hide"),
                footer_key("app.palette"),
            ]
        )

    def _nothing(self, width: int) -> list[Content]:
        absent, named = self._gathered.absent, bool(self._names)
        return views.nothing(absent, named=named, width=min(width, 76), keymap=self.keymap)

    def _explain(self) -> None:
        comparison, cursor = self.comparison, self._cursor
        lines = partial(explanation, comparison, cursor)
        self.query_one(ComparePane).show(heading(comparison, cursor), lines)

    @property
    def _cursor(self) -> Cursor:
        return self.query_one(CompareGrid).cursor

    # What widgets tell

    @on(CompareGrid.Moved)
    def _moved(self) -> None:
        if self.comparison.candidates:
            self._explain()
            self._show_footer()

    @on(CompareGrid.OpenWanted)
    def _open_wanted(self) -> None:
        self.action_open()

    @on(EvidenceScroll.Left)
    def _left_evidence(self) -> None:
        self.query_one(CompareGrid).focus()

    def on_descendant_focus(self) -> None:
        """Tell in the footer what the keys do now."""
        self._show_footer()

    # Actions of the table of keys

    def action_open(self) -> None:
        """Read the session behind the cell; of several, the first that rated the skill."""
        comparison, cursor = self.comparison, self._cursor
        if comparison.candidates:
            self.action_open_session(first_behind(comparison, cursor))

    def action_open_session(self, number: int) -> None:
        """Read the session of the interviewer with that *number* in the pane."""
        if not self.comparison.candidates:
            return
        candidate = self.comparison.candidates[self._cursor.column]
        if number <= len(candidate.sessions):
            session = candidate.sessions[number - 1]
            row = self._cursor.row
            skill = self.comparison.skills[row - 1].skill if 1 <= row <= len(self.comparison.skills) else ""
            reading = Reading(
                session, self._gathered.names[session.id], self._gathered.newer.get(session.id, "")
            )
            self.post_message(ShowSavedSession(reading, skill))

    def action_evidence(self) -> None:
        """Step into the evidence, or back to the grid."""
        if self.comparison.candidates:
            self.focus_next()

    def action_wording(self) -> None:
        """Tell what the signs mean, where wording differs, what was left out; or go back."""
        comparison, absent = self.comparison, self._gathered.absent
        pane = self.query_one(ComparePane)
        if pane.heading == _BEHIND:
            self._explain()
        elif comparison.candidates:
            brief = self.query_one(CompareGrid).brief
            pane.show(_BEHIND, partial(behind, comparison, absent, brief=brief))

    def action_hide(self) -> None:
        """Hide the candidate under the cursor. The last one stays."""
        candidates = self.comparison.candidates
        if len(candidates) > 1:
            self._hidden |= {candidates[self._cursor.column].key}
            self._show()
        else:
            self.tell(
                f"One candidate has to stay. {self.keymap.name('compare.show-all')} shows all of them again."
            )

    def action_show_all(self) -> None:
        """Show every candidate again."""
        self._hidden = frozenset()
        self._show()

    def action_back(self) -> None:
        """Leave the comparison; to the home screen when there is nothing under it."""
        if len(self.app.screen_stack) > 2:
            self.dismiss()
        else:
            self.post_message(ShowHome())
