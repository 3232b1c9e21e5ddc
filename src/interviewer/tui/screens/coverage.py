"""Coverage: what the interviews planned for a role find out, and what if one of them were left out."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll

from interviewer.live.desk import Desk
from interviewer.model.content import Content
from interviewer.tui.bindings import bindings_for
from interviewer.tui.coverage_source import Loop, gather_loop, roles_of
from interviewer.tui.messages import ShowHome
from interviewer.tui.screens.base import BaseScreen
from interviewer.tui.views import coverage as views
from interviewer.tui.views.coverage_pane import explanation, heading, legend
from interviewer.tui.views.coverage_rows import View, matrix_of
from interviewer.tui.widgets.compare_pane import ComparePane, EvidenceScroll
from interviewer.tui.widgets.coverage_grid import CoverageGrid
from interviewer.tui.widgets.footer import FooterKey, FooterLine, footer_key
from interviewer.tui.widgets.line import HeaderLine, Line
from interviewer.tui.widgets.wrapped import Wrapped

_LEGEND = "What the signs mean"


class CoverageScreen(BaseScreen):
    """Binds the coverage of a role into the grid, and the row under the cursor into the pane beside it."""

    NAME = "coverage"
    AUTO_FOCUS = "CoverageGrid"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("coverage")

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._content = Content()
        self._roles: tuple[str, ...] = ()
        self._role = ""
        self._view: View = "role"
        self._left_out: frozenset[str] = frozenset()
        self.loop: Loop | None = None
        """What is shown; None when there is no role or no plan for it."""

    def compose(self) -> ComposeResult:
        """Lay out the summary, the grid, and the pane with the questions beside or below it."""
        yield HeaderLine()
        yield Line(id="summary")
        with Container(id="planes"):
            yield CoverageGrid()
            yield ComparePane()
        with VerticalScroll(id="nothing", can_focus=False):
            yield Wrapped()
        yield FooterLine()

    def on_screen_resume(self) -> None:
        """Read roles and plans, and show the role at hand."""
        if self.covered:
            return
        self._content = self._desk.content()
        self._roles = roles_of(self._content)
        if self._role not in self._roles:
            self._role = next(iter(self._roles), "")
        self._show()

    def _show(self) -> None:
        loop = self.loop = gather_loop(self._content, self._role, self._left_out)
        role = self._content.roles.get(self._role)
        which = (self._roles.index(self._role) + 1 if role else 0, len(self._roles))
        title = role.title if role else "no role"
        self.set_class(loop is None, "-empty")
        self.query_one(HeaderLine).draw = partial(views.header, title, loop, which)
        self.query_one("#summary", Line).draw = partial(views.summary, loop)
        if loop is None:
            told = partial(views.nothing, self._content, self._role, self._desk.place, keymap=self.keymap)
            self.query_one("#nothing").query_one(Wrapped).lines = lambda width: told(min(width, 76))
        else:
            self.query_one(CoverageGrid).matrix = matrix_of(loop, self._view)
            self._explain()
        self._show_footer()

    def _explain(self) -> None:
        grid = self.query_one(CoverageGrid)
        if self.loop is not None and grid.row is not None:
            lines = partial(explanation, self.loop, grid.row, grid.plan)
            self.query_one(ComparePane).show(heading(grid.row), lines)

    def _show_footer(self) -> None:
        keys: list[FooterKey] = []
        if self.loop is not None:
            where = "grid" if isinstance(self.focused, EvidenceScroll) else "read"
            view = "skills" if self._view == "role" else "requirements"
            keys = [
                footer_key("coverage.view", word=view),
                footer_key("coverage.show-all" if self._left_out else "coverage.leave-out"),
            ]
        keys.append(footer_key("coverage.back", key="esc"))
        if len(self._roles) > 1:
            keys.append(footer_key("coverage.role"))
        if self.loop is not None:
            keys.append(footer_key("coverage.questions", key="tab", word=where))
            keys.append(footer_key("coverage.legend"))
        self.show_keys([*keys, footer_key("app.palette")])

    # What widgets tell

    @on(CoverageGrid.Moved)
    def _moved(self) -> None:
        self._explain()

    @on(EvidenceScroll.Left)
    def _left_questions(self) -> None:
        self.query_one(CoverageGrid).focus()

    def on_descendant_focus(self) -> None:
        """Tell in the footer what the keys do now."""
        self._show_footer()

    # Actions of the table of keys

    def action_view(self) -> None:
        """Turn from what the role asks for to the skills, or back."""
        if self.loop is not None:
            self._view = "skills" if self._view == "role" else "role"
            self._show()

    def action_questions(self) -> None:
        """Step into the questions, or back to the grid."""
        if self.loop is not None:
            self.focus_next()

    def action_legend(self) -> None:
        """Tell what the signs mean; or go back to what stands behind the row."""
        if self.loop is None:
            return
        pane = self.query_one(ComparePane)
        if pane.heading == _LEGEND:
            self._explain()
        else:
            pane.show(_LEGEND, partial(legend, self.loop))

    def action_leave_out(self) -> None:
        """Leave out the plan under the cursor, and count again. The last one stays."""
        if self.loop is None:
            return
        if len(self.loop.plans) > 1:
            self._left_out |= {self.query_one(CoverageGrid).plan}
            self._show()
        else:
            self.tell(
                f"One plan has to stay. {self.keymap.name('coverage.show-all')} counts all of them again."
            )

    def action_show_all(self) -> None:
        """Count every plan again."""
        self._left_out = frozenset()
        self._show()

    def action_role(self) -> None:
        """Turn to the next role, with all of its plans."""
        if len(self._roles) > 1:
            self._role = self._roles[(self._roles.index(self._role) + 1) % len(self._roles)]
            self._left_out = frozenset()
            self._show()
        else:
            self.tell("There is no other role.")

    def action_back(self) -> None:
        """Leave the coverage; to the home screen when there is nothing under it."""
        if len(self.app.screen_stack) > 2:
            self.dismiss()
        else:
            self.post_message(ShowHome())
