"""Fakes of the ports in `interviewer.live.ports`: plain classes that keep what they were given."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from interviewer.analysis.closed import CLOSED, shell
from interviewer.analysis.listing import listed_content, listed_session
from interviewer.live.actions import Revise
from interviewer.live.begin import new_session
from interviewer.live.desk import Conflict, InUse, Remembered, SetUp, Way
from interviewer.live.interview import Interview
from interviewer.model.content import Content
from interviewer.model.errors import CannotSave, ClosedSession, InterviewerError, UsageError
from interviewer.model.instant import Instant
from interviewer.model.listing import Listing
from interviewer.model.saved import SAVED, SavedSession, SaveStatus
from interviewer.model.session import Session
from interviewer.model.settings import ThemeName
from tests.builders import a_content, an_instant


class FakeClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, at: Instant | None = None) -> None:
        self.at = at or an_instant()

    def now(self) -> Instant:
        return self.at

    def advance(self, seconds: float) -> None:
        """Let *seconds* pass, awake."""
        self.at = Instant(self.at.wall + timedelta(seconds=seconds), self.at.monotonic + seconds)

    def jump(self, seconds: float) -> None:
        """Set the wall clock by *seconds*, as a time server may; no time passes."""
        self.at = Instant(self.at.wall + timedelta(seconds=seconds), self.at.monotonic)


class FakeRecord:
    """A record in memory. Set `status` to tell how the saving goes."""

    def __init__(self, path: str = "sessions/2026-11-21-1400-backend-engineer-al-7k3f2m.toml") -> None:
        self.path = path
        self.status: SaveStatus = SAVED
        self.payloads: list[dict[str, object]] = []
        self.instants: list[Instant] = []
        self.afters: list[Session] = []
        self.published: list[Session] = []
        self.closed: Session | None = None
        self.offered = "/home/grace"
        """The one folder that works beside its own."""
        self.elsewhere: list[str] = []

    @property
    def done(self) -> list[object]:
        """The names of the actions kept, in order: `["rate-skill", "submit"]`."""
        return [payload["do"] for payload in self.payloads]

    def append(self, payload: dict[str, object], at: Instant, after: Session) -> None:
        self.payloads.append(payload)
        self.instants.append(at)
        self.afters.append(after)

    def publish(self, session: Session) -> None:
        self.published.append(session)

    def refuge(self) -> str:
        return self.offered

    def save_elsewhere(self, folder: str, session: Session) -> None:
        if folder != self.offered:
            raise CannotSave(folder, "no permission to write there")
        self.elsewhere.append(folder)
        self.status = SaveStatus("saved", where=f"in {folder}")

    def close(self, session: Session) -> SaveStatus:
        self.published.append(session)
        self.closed = session
        return self.status


class FakeDesk:
    """A workspace in memory: content, saved sessions by name, and what was begun and resumed.

    Put a `Conflict`, an `InUse` or an error under a name in `answers` to have `resume` give or raise it.
    """

    def __init__(
        self,
        content: Content | None = None,
        saved: Iterable[SavedSession] = (),
        clock: FakeClock | None = None,
        remembered: Remembered | None = None,
    ) -> None:
        self.place = "/home/grace/interviews"
        self.clock = clock or FakeClock()
        self.records: list[FakeRecord] = []
        self.setups: list[SetUp] = []
        self.kept: list[tuple[str, str | None]] = []
        self.ways: list[Way | None] = []
        self.answers: dict[str, Conflict | InUse | InterviewerError] = {}
        self.saved = list(saved)
        self.closed: set[str] = set()
        """The names of sessions that are closed to whoever reads."""
        self.opened: list[str] = []
        """Which of them were opened anyway, by name."""
        self.refuses: dict[str, InterviewerError] = {}
        """Why opening one cannot be put on record, by name."""
        self.unread = 0
        """How many of them, from the first, `listing` leaves out until `read_on` has come to them."""
        self._content = content or a_content()
        self._remembered = remembered or Remembered(retain_days=0)

    def content(self) -> Content:
        return self._content

    def sessions(self) -> tuple[SavedSession, ...]:
        return tuple(
            replace(one, session=shell(one.session), closed=True)
            if one.name in self.closed and one.session
            else one
            for one in self.saved
        )

    def session(self, name: str) -> SavedSession | None:
        return next((one for one in self.sessions() if one.name == name), None)

    def open_anyway(self, name: str, interview: Interview | None = None) -> None:
        if name in self.refuses:
            raise self.refuses[name]
        self.closed.discard(name)
        self.opened.append(name)

    def listing(self) -> Listing:
        listed = tuple(
            replace(line, closed=True, choice=None, mark="") if line.name in self.closed else line
            for line in map(listed_session, self.saved)
        )
        return Listing(listed_content(self._content), listed[self.unread :], self.unread)

    def read_on(self) -> bool:
        was, self.unread = self.unread, max(0, self.unread - 1)
        return bool(was)

    def remembered(self) -> Remembered:
        return self._remembered

    def remember_theme(self, theme: ThemeName) -> None:
        self._remembered = replace(self._remembered, theme=theme)

    def hints_were_shown(self, count: int) -> None:
        self._remembered = replace(self._remembered, hints_shown=count)

    def begin(self, setup: SetUp) -> Interview:
        session = new_session(f"session-{len(self.setups) + 1}", setup, self._content, self.clock.now())
        self.setups.append(setup)
        self._remembered = replace(self._remembered, interviewer=setup.interviewer, plan=setup.plan)
        return self._interview(session, f"sessions/{session.id}.toml")

    def resume(
        self, name: str, *, keep: str | None = None, way: Way | None = None
    ) -> Interview | Conflict | InUse:
        self.kept.append((name, keep))
        self.ways.append(way)
        if name in self.closed:
            raise ClosedSession(name, CLOSED)
        answer = self.answers.get(name)
        if isinstance(answer, InterviewerError):
            raise answer
        if isinstance(answer, InUse) and way is None:
            return answer
        if isinstance(answer, InUse):
            answer = None
        if answer is not None and keep is None:
            return answer
        if answer is not None:
            return self._interview(answer.in_file if keep == "file" else answer.in_journal, name)
        for saved in self.saved:
            if saved.name == name and saved.session is not None:
                return self._interview(saved.session, saved.path)
        raise UsageError(f'There is no session "{name}".')

    def revise(self, name: str, *, by: str, why: str, way: Way | None = None) -> Interview | InUse:
        answer = self.answers.get(name)
        if isinstance(answer, InUse):
            self.ways.append(way)
            if way is None:
                return answer
        found = next((one for one in self.saved if name in (one.name, one.path)), None)
        if found is None or found.session is None:
            raise UsageError(f'There is no session "{name}".')
        interview = self._interview(found.session, found.path)
        interview.do(Revise(by=by, why=why))
        return interview

    def _interview(self, session: Session, path: str) -> Interview:
        record = FakeRecord(path)
        self.records.append(record)
        return Interview(session, self.clock, record)


def saved(session: Session, name: str = "") -> SavedSession:
    """Return *session* as a library lists it."""
    name = name or f"2026-11-21-1400-backend-engineer-al-{session.id}"
    return SavedSession(name, f"sessions/{name}.toml", session)


def fault(name: str, why: str) -> SavedSession:
    """Return a file that cannot be read, as a library lists it."""
    return SavedSession(name, f"sessions/{name}.toml", None, why)
