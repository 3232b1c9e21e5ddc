"""Plays an interview that was written down, line by line, through the rules of a live one.

A file has a head (`candidate: …`), an empty line, and one line for each thing that happened: the minutes and
seconds since the start, then a command such as `/show caching`, or else a line of notes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from interviewer.live import actions as act
from interviewer.live.interview import Interview
from interviewer.model.checklist import LIST_NAMES, ListName
from interviewer.model.errors import InterviewerError, RuleBroken
from interviewer.model.instant import Instant
from interviewer.model.saved import SAVED, SaveStatus
from interviewer.model.session import CHOICES, Session


@dataclass(frozen=True, slots=True)
class Event:
    """One line of an interview file."""

    line: int
    seconds: int
    text: str


@dataclass(frozen=True, slots=True)
class Script:
    """An interview file: who, when, and what happened."""

    name: str
    head: Mapping[str, str]
    events: tuple[Event, ...]

    @property
    def started(self) -> datetime:
        """When the interview began, in UTC."""
        return datetime.strptime(self.head["started"], "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


class ScriptFault(InterviewerError):
    """A line of an interview file cannot be played."""

    def __init__(self, script: str, line: int, why: str) -> None:
        super().__init__(f"{script}:{line}: {why}")


class ScriptClock:
    """A clock that shows the time of the line being played."""

    def __init__(self, started: datetime) -> None:
        self.started = started
        self.seconds = 0

    def now(self) -> Instant:
        """Return this instant."""
        return Instant(self.started + timedelta(seconds=self.seconds), float(self.seconds))


class NoRecord:
    """A record that keeps nothing: an example is written once, at its end."""

    status: SaveStatus = SAVED
    path = ""

    def append(self, payload: dict[str, object], at: Instant, after: Session) -> None:
        """Keep nothing."""

    def publish(self, session: Session) -> None:
        """Write nothing."""

    def refuge(self) -> str:
        """Know no other folder."""
        return ""

    def save_elsewhere(self, folder: str, session: Session) -> None:
        """Write nothing."""

    def close(self, session: Session) -> SaveStatus:
        """Write nothing."""
        return self.status


class Player:
    """Plays the lines of one interview, the way a person would have typed them."""

    def __init__(self, interview: Interview) -> None:
        self.interview = interview
        self.take_aways: list[str] = []
        self.early = ""
        self.commands: Mapping[str, Callable[[str], object]] = {
            "show": lambda stop: self._do(act.ShowQuestion(question=stop)),
            "heard": lambda points: self._tick("listen-for", points),
            "ticked": self._ticked,
            "hints": self._hints,
            "seen": self._seen,
            "skip": self._skip,
            "rate": self._rate,
            "not-assessed": lambda skill: self._do(act.MarkNotAssessed(skill=skill)),
            "pause": lambda _: self._do(act.Pause()),
            "resume": lambda _: self._do(act.Resume()),
            "take-aways": self._take_aways,
            "early": lambda why: setattr(self, "early", why),
            "recommend": self._recommend,
            "submit": lambda _: self._do(act.Submit()),
            "revise": self._revise,
            "revised": lambda _: self._do(act.EndRevision()),
        }

    def play(self, text: str) -> None:
        """Do what a line says: a command after a slash, else a line of notes. Raises RuleBroken."""
        if not text.startswith("/"):
            self._note(text)
            return
        name, _, rest = text[1:].partition(" ")
        if name not in self.commands:
            raise RuleBroken(f"there is no command /{name}")
        self.commands[name](rest)

    def _do(self, action: act.Action) -> Session:
        return self.interview.do(action)

    def _note(self, text: str) -> None:
        current = self.interview.session.interview.current
        lines = [note.text for note in self.interview.session.response(current).notes]
        self.interview.type(current, "\n".join([*lines, text]))

    def _ticked(self, rest: str) -> None:
        word, _, points = rest.partition(" ")
        of = next((name for name in LIST_NAMES if name == word), None)
        if of is None:
            raise RuleBroken(f"there is no list {word}")
        self._tick(of, points)

    def _tick(self, of: ListName, points: str) -> None:
        current = self.interview.session.interview.current
        for point in _named(points):
            self._do(act.Tick(question=current, of=of, point=point))

    def _hints(self, count: str) -> None:
        if not count.isdecimal():
            raise RuleBroken(f"{count} is no number of hints")
        self._do(act.GiveHints(question=self.interview.session.interview.current, count=int(count)))

    def _seen(self, rest: str) -> None:
        skill, _, points = rest.partition(" ")
        for point in _named(points):
            self._do(act.Observe(skill=skill, point=point))

    def _skip(self, rest: str) -> None:
        question, _, reason = rest.partition(": ")
        self._do(act.Skip(question=question, reason=reason))

    def _rate(self, rest: str) -> None:
        skill, _, level = rest.partition(" ")
        self._do(act.RateSkill(skill=skill, level=int(level)))

    def _take_aways(self, text: str) -> None:
        self.take_aways.append(text)
        self._do(act.WriteTakeAways(text="\n".join(self.take_aways)))

    def _recommend(self, rest: str) -> None:
        word, _, why = rest.partition(": ")
        choice = next((choice for choice in CHOICES if choice == word), None)
        if choice is None:
            raise RuleBroken(f"{word} is no recommendation")
        self._do(act.Recommend(choice=choice, why=why, early=self.early))

    def _revise(self, rest: str) -> None:
        by, _, why = rest.partition(": ")
        self._do(act.Revise(by=by, why=why))


def _named(points: str) -> list[str]:
    """Return the points of a line. Raises RuleBroken when there are none."""
    if not points.strip():
        raise RuleBroken("no point is named")
    return points.split()


def read_script(path: Path) -> Script:
    """Return the interview file at *path*. Raises ScriptFault."""
    head: dict[str, str] = {}
    events: list[Event] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        stamp, _, text = line.partition(" ")
        minutes, colon, seconds = stamp.partition(":")
        if colon and minutes.isdigit() and seconds.isdigit():
            events.append(Event(number, int(minutes) * 60 + int(seconds), text))
        elif colon and not events:
            head[minutes] = text
        elif line.strip():
            raise ScriptFault(path.name, number, "neither a head line nor a time")
    return Script(path.name, head, tuple(events))


def play(script: Script, session: Session, clock: ScriptClock) -> Session:
    """Return *session*, which has just begun, after all of *script*. Raises ScriptFault."""
    player = Player(Interview(session, clock, NoRecord()))
    for event in script.events:
        if event.seconds < clock.seconds:
            raise ScriptFault(script.name, event.line, "earlier than the line before")
        clock.seconds = event.seconds
        try:
            player.play(event.text)
        except (RuleBroken, ValueError) as fault:
            raise ScriptFault(script.name, event.line, str(fault)) from fault
    return player.interview.session
