"""The home screen: start, resume, review; the recent sessions; the packs with their state."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content as Text
from textual.widgets import Static

from interviewer.live.desk import Desk, SetUp
from interviewer.tui.bindings import bindings_for
from interviewer.tui.messages import (
    ResumeSession,
    ShowCompare,
    ShowCoverage,
    ShowReview,
    ShowSession,
    ShowSetUp,
)
from interviewer.tui.screens.listing import ListScreen
from interviewer.tui.views import home as views
from interviewer.tui.wall_clock import Now, local_now
from interviewer.tui.widgets.choices import Choices
from interviewer.tui.widgets.footer import FooterLine, footer_key
from interviewer.tui.widgets.line import HeaderLine

SIDE_FROM = 100
"""The width from which the packs stand in a plane of their own."""


class HomeScreen(ListScreen):
    """Lists what one can go on with, in one list, and leads there."""

    NAME = "home"
    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("home")
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it without ClassVar
        (0, "-glance"),
        (80, "-standard"),
        (SIDE_FROM, "-side"),
        (160, "-wide"),
    ]

    def __init__(self, desk: Desk, now: Now = local_now) -> None:
        super().__init__(desk)
        self._now = now
        self._home: views.Home | None = None

    def compose(self) -> ComposeResult:
        """Lay out two planes: what can be opened, and the packs."""
        yield HeaderLine()
        with Horizontal(id="planes"):
            yield Choices()
            with VerticalScroll(id="packs", can_focus=False):
                yield Static(id="states")
        yield FooterLine()

    def show_listing(self) -> None:
        """Draw what the desk lists by now; at first the mark is on what one most likely goes on with."""
        first = self._home is None
        self._home = views.Home(self._desk.place, self._desk.listing(), self._now())
        self.query_one(HeaderLine).draw = partial(views.home_header, self._desk.place)
        self._show()
        if first and not self._home.unfinished and (plan := self._usual_plan()):
            self.query_one(Choices).put_cursor(f"start:{plan}")

    def on_resize(self) -> None:
        """Move the packs beside or below the list."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        home = self._home
        if home is None:
            return
        beside = self.size.width >= SIDE_FROM
        self.query_one(Choices).lines = partial(views.home_lines, home, packs=not beside)
        if beside:
            width = self.query_one("#packs").content_size.width - 1
            self.query_one("#states", Static).update(
                Text("\n").join(views.pack_lines(home.content, max(20, width)))
            )
        self._show_keys(home)

    def _show_keys(self, home: views.Home) -> None:
        """Offer in the footer what leads somewhere."""
        usable = {
            "home.open": bool(home.listing.sessions or home.content.plans),
            "home.start": bool(home.content.plans),
            "home.resume": bool(home.unfinished),
            "home.review": bool(home.listing.sessions),
            "home.compare": bool(home.submitted),
            "home.coverage": home.content.has_roles,
        }
        keys = [
            footer_key(action, key="enter" if action == "home.open" else "")
            for action in usable
            if usable[action]
        ]
        # The footer holds seven: when every one of these leads somewhere, the last gives way.
        self.show_keys([*keys[:5], footer_key("app.quit", word="quit", key="q"), footer_key("app.palette")])

    def _usual_plan(self) -> str:
        """Return the plan used last, or the first one; empty when there is none."""
        plans = [plan.id for plan in self._home.content.plans] if self._home else []
        usual = self._desk.remembered().plan
        return usual if usual in plans else next(iter(plans), "")

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        event.stop()
        wish, _, name = event.key.partition(":")
        match wish:
            case "resume":
                self.post_message(ResumeSession(name))
            case "start":
                self.post_message(ShowSetUp(SetUp(name)))
            case "read":
                self.post_message(ShowSession(name))
            case _:
                self.post_message(ShowReview())

    # Actions of the table of keys

    def action_open(self) -> None:
        """Open the line under the mark."""
        self.query_one(Choices).action_choose()

    def action_start(self) -> None:
        """Set up an interview with the usual plan."""
        if plan := self._usual_plan():
            self.post_message(ShowSetUp(SetUp(plan)))
        else:
            self.tell("There is no plan to start with yet.", warning=True)

    def action_resume(self) -> None:
        """Resume the newest unfinished interview."""
        unfinished = [one for one in self._home.unfinished if not one.closed] if self._home else []
        if unfinished:
            self.post_message(ResumeSession(unfinished[0].name))
        else:
            self.tell("Every interview is finished; nothing to resume.")

    def action_review(self) -> None:
        """Open the list of saved sessions."""
        self.post_message(ShowReview())

    def action_compare(self) -> None:
        """Compare all submitted sessions."""
        if self._home and self._home.submitted:
            self.post_message(ShowCompare())
        else:
            self.tell("Nothing is submitted yet, so there is nothing to compare.")

    def action_coverage(self) -> None:
        """Show what the plans for a role cover."""
        self.post_message(ShowCoverage())
