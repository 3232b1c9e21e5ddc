"""The part of the app that knows the way between screens.

Screens are imported when they are first shown: the first one should appear at once.
"""

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from interviewer.analysis.closed import CLOSED
from interviewer.live.desk import Conflict, Desk, InUse
from interviewer.model.errors import ClosedSession, InterviewerError
from interviewer.model.settings import Settings
from interviewer.tui import messages as show
from interviewer.tui.curtained import CurtainedApp
from interviewer.tui.live_source import Reading

if TYPE_CHECKING:
    from interviewer.live.interview import Interview

_BEGINS = frozenset({"live", "conflict", "taken", "home"})
"""The screens an interview begins with; home where that has to be chosen."""


_BEFORE_REVISION = frozenset({"scorecard", "taken"})
"""The screens from which a session is revised, in whose place that comes."""


class WaysApp(CurtainedApp):
    """Answers the wishes to see another screen, one of `messages`."""

    desk: Desk
    settings: Settings
    interview: "Interview | None"
    """The interview in progress."""

    def leave(self) -> str:
        """Close the interview in progress, if there is one; return what there is to tell of its saving."""
        raise NotImplementedError

    @on(show.ShowHome)
    def home(self) -> None:
        from interviewer.tui.screens.home import HomeScreen

        if told := self.leave():
            self.notify(told, severity="error", markup=False)
        self._put_on_top(HomeScreen(self.desk))

    @on(show.ShowSetUp)
    def _set_up(self, event: show.ShowSetUp) -> None:
        from interviewer.tui.screens.setup import SetUpScreen

        self.push_screen(SetUpScreen(self.desk, event.given))

    def live(self, interview: "Interview") -> None:
        """Show an interview that has begun, at once and by no message: the next key may be on its way."""
        self.interview = interview
        begin = partial(self._put_on_live, interview)
        if not self.waits(begin):
            begin()
            self.maybe_hidden()

    def _put_on_live(self, interview: "Interview") -> None:
        from interviewer.tui.screens.live import LiveScreen

        self._put_on_top(LiveScreen(interview))

    @on(show.ShowScorecard)
    def _scorecard(self, event: show.ShowScorecard) -> None:
        from interviewer.tui.screens.scorecard import ScorecardScreen

        if isinstance(self.screen, ScorecardScreen):  # the key may have been pressed twice
            return
        if event.source.status is None or event.source.session.underway is not None:
            self.pop_screen()
        self.push_screen(ScorecardScreen(event.source, flag=event.flag))

    @on(show.ShowPlace)
    def _place(self, event: show.ShowPlace) -> None:
        from interviewer.tui.screens.live import LiveScreen
        from interviewer.tui.screens.scorecard import ScorecardScreen

        if isinstance(self.screen, ScorecardScreen):  # the key may have been pressed twice
            self.pop_screen()
        if isinstance(live := self.screen, LiveScreen):
            live.call_later(live.look_at, event.place, event.line, event.flag)

    @on(show.ShowQuestions)
    def _questions(self, event: show.ShowQuestions) -> None:
        from interviewer.tui.screens.live import LiveScreen

        self.pop_screen()
        self.push_screen(LiveScreen(event.source))

    @on(show.ShowSavedSession)
    def _saved_session(self, event: show.ShowSavedSession) -> None:
        from interviewer.tui.screens.scorecard import ScorecardScreen

        self.push_screen(ScorecardScreen(event.source, event.skill))

    @on(show.ReviseSession)
    def _revise(self, event: show.ReviseSession) -> None:
        from interviewer.tui.live_source import Revising

        if self.interview is not None:  # the key may have been pressed twice
            return
        try:
            answer = self.desk.revise(event.name, by=event.by, why=event.why, way=event.way)
        except InterviewerError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        if isinstance(answer, InUse):
            from interviewer.tui.screens.taken import TakenScreen

            self.push_screen(TakenScreen(answer, event))
            return
        self.interview = answer
        while getattr(self.screen, "NAME", "") in _BEFORE_REVISION:
            self.pop_screen()
        self._saved_session(show.ShowSavedSession(Revising(answer)))

    @on(show.ShowRevised)
    def _revised(self) -> None:
        from interviewer.tui.screens.home import HomeScreen

        interview = self.interview
        if interview is None:  # the key may have been pressed twice
            return
        if told := self.leave():
            self.notify(told, severity="error", markup=False)
        self.pop_screen()
        if len(self.screen_stack) == 1:
            self.push_screen(HomeScreen(self.desk))
        self._saved_session(show.ShowSavedSession(Reading(interview.session, interview.path)))

    @on(show.ShowSubmitted)
    def _submitted(self, event: show.ShowSubmitted) -> None:
        from interviewer.tui.screens.submitted import SubmittedScreen

        told = self.leave()
        self._put_on_top(SubmittedScreen(event.source, told))

    @on(show.ShowReview)
    def _review(self) -> None:
        from interviewer.tui.screens.review import ReviewScreen

        self.push_screen(ReviewScreen(self.desk))

    @on(show.ShowSession)
    def _session(self, event: show.ShowSession) -> None:
        saved = self.desk.session(event.name)
        if saved is None or saved.session is None:
            why = saved.fault if saved else "it is not there any more"
            self.notify(f"{event.name}: {why}", severity="warning", markup=False)
            return
        if saved.closed:
            self._ask_at_the_door(event.name, event)
            return
        self._saved_session(show.ShowSavedSession(Reading(saved.session, saved.path, saved.newer)))
        if saved.told:
            self.notify(saved.told, severity="warning", markup=False)

    def _ask_at_the_door(self, name: str, wish: show.Wish) -> None:
        """Ask whether a closed session is to be opened all the same; then comes what was wished."""
        from interviewer.tui.screens.closed import ClosedScreen

        if (saved := self.desk.session(name)) is not None and saved.session is not None:
            self.push_screen(ClosedScreen(saved.session, name, wish))
        elif saved is not None:  # its file is damaged, and only its journal tells whose it is
            self.notify(str(ClosedSession(name, CLOSED)), severity="warning", markup=False)

    @on(show.OpenAnyway)
    def _open_anyway(self, event: show.OpenAnyway) -> None:
        from interviewer.tui.screens.closed import ClosedScreen

        if not isinstance(self.screen, ClosedScreen):  # the key may have been pressed twice
            return
        try:
            self.desk.open_anyway(event.name, self.interview)
        except InterviewerError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        self.pop_screen()
        self.post_message(event.then)

    @on(show.ShowCompare)
    def _compare(self, event: show.ShowCompare) -> None:
        from interviewer.tui.screens.compare import CompareScreen

        self.push_screen(CompareScreen(self.desk, event.names))

    @on(show.ShowCoverage)
    def _coverage(self) -> None:
        from interviewer.tui.screens.coverage import CoverageScreen

        self.push_screen(CoverageScreen(self.desk))

    @on(show.ResumeSession)
    def _resume(self, event: show.ResumeSession) -> None:
        from interviewer.tui.screens.conflict import ConflictScreen

        try:
            answer = self.desk.resume(event.name, keep=event.keep, way=event.way)
        except ClosedSession as closed:
            self._ask_at_the_door(closed.name, event)
            return
        except InterviewerError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        if isinstance(answer, Conflict):
            self.push_screen(ConflictScreen(answer, event.way))
            self.maybe_hidden()
        elif isinstance(answer, InUse):
            from interviewer.tui.screens.taken import TakenScreen

            self.push_screen(TakenScreen(answer))
            self.maybe_hidden()
        else:
            self.live(answer)

    def maybe_hidden(self) -> None:
        """Put the curtain before an interview that begins, and its conflict, when it is to begin so."""
        if self.settings.start_behind_curtain and getattr(self.screen, "NAME", "") in _BEGINS:
            self.action_curtain()

    def _put_on_top(self, screen: "Screen[None]") -> None:
        """Make *screen* the only one above the blank default."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(screen)
