"""The interview in progress: the one place that holds "now"."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.live import actions as act
from interviewer.live.engine import apply, settle
from interviewer.live.notes_edit import splice
from interviewer.live.ports import Clock, Record
from interviewer.live.undo import Undoing, by_rating_lines, undoing
from interviewer.model.errors import RuleBroken
from interviewer.model.instant import Instant
from interviewer.model.saved import SaveStatus
from interviewer.model.session import Session
from interviewer.model.text import clean

_HISTORY = 500
_LATELY = 20
_JUMP = 5.0
"""Seconds that the time of day may go wrong by before it is marked."""


@dataclass(frozen=True, slots=True)
class Typing:
    """A stretch of typing in a question's notes. The text box knows best how to undo it."""

    question: str
    before: str = ""
    """The notes as they were before it. Once they are so again, it is undone."""


class Interview:
    """Holds the session, asks the clock, applies the rules and hands every change to the record."""

    def __init__(self, session: Session, clock: Clock, record: Record) -> None:
        self._session = session
        self._clock = clock
        self._record = record
        self._in_step = clock.now()
        """The instant at which the two clocks were last in step."""
        self._history: list[Undoing | Typing] = []
        self._paused_before = session.interview.paused
        self.lately: deque[str] = deque(maxlen=_LATELY)
        """The kinds of the last actions, such as `rate-question`, for a report should the app fail."""

    @property
    def session(self) -> Session:
        """The session as of the last action."""
        return self._session

    @property
    def status(self) -> SaveStatus:
        """How safe the last change is."""
        return self._record.status

    @property
    def path(self) -> str:
        """Where the session's file is."""
        return self._record.path

    @property
    def paused_before(self) -> float:
        """The seconds of all pauses before the one that lasts, or that was the last."""
        return self._paused_before

    def now(self) -> Session:
        """Return the session with the time counted up to this instant. Nothing is changed or recorded."""
        return settle(self._session, self._clock.now())

    def do(self, action: act.Action) -> Session:
        """Apply *action*, record it, and return the session after it. RuleBroken: nothing has changed."""
        before = self._session
        after = self._take(action)
        self._remember(before, action, after)
        return after

    def type(
        self, question: str, text: str, times: Sequence[int | None] = (), caret: int | None = None
    ) -> Session:
        """Make *text* the notes of *question*. Only the lines that differ are recorded.

        *times* tells for each line when it was begun, in whole seconds, where that is known: a line that
        moved takes its time along. Without them, lines keep their times by their places. *caret* is the line
        that is being typed, from 0; without it the last one is.
        """
        notes = self._session.response(question).notes
        # Cleaned as the rules will: a pasted control character would else look like an edit at every key.
        text = clean(text)
        lines = text.split("\n") if text else []
        if len(times) == len(lines):
            change = splice([(note.text, note.at) for note in notes], list(zip(lines, times, strict=True)))
        else:
            change = splice([(note.text, None) for note in notes], [(line, None) for line in lines])
            times = ()
        if change is None:
            return self._session
        first, removed, written = change
        return self.do(
            act.EditNotes(
                question=question,
                first=first,
                removed=removed,
                lines=tuple(line for line, _ in written),
                times=tuple(at for _, at in written) if times else (),
                caret=caret,
            )
        )

    def undo(self) -> str | Typing:
        """Take the last action back and return what it was.

        Typing is not taken back here: the answer names the question whose text box should undo, and
        `typing_undone` is called when that box has nothing left. Raises RuleBroken when there is nothing.
        """
        while self._history:
            last = self._history[-1]
            if isinstance(last, Typing):
                return last
            self._history.pop()
            if self._take_back(last):
                return last.told
        raise RuleBroken("There is nothing to undo.")

    def typing_undone(self) -> None:
        """Forget the last stretch of typing: there is nothing left of it to undo."""
        if self._history and isinstance(self._history[-1], Typing):
            self._history.pop()

    def count_time(self, every: float) -> None:
        """Record the time so far if that was not done for *every* seconds, while the clock runs."""
        since = self._session.running_since
        if since is not None and self._clock.now().monotonic - since >= every:
            self._take(act.CountTime())

    def publish(self) -> None:
        """Write the session's file now, with the time so far."""
        self.count_time(every=1.0)
        self._record.publish(self._session)

    def refuge(self) -> str:
        """Return a folder that works, to save in instead of the session's own; empty when none does."""
        return self._record.refuge()

    def save_elsewhere(self, folder: str) -> None:
        """Save the session in another *folder*, and go on there. CannotSave: nothing has changed."""
        self.count_time(every=1.0)
        self._record.save_elsewhere(folder, self._session)

    def close(self) -> SaveStatus:
        """Stop the clock, end a revision, save, and let go of the record."""
        if self._session.running:
            self._take(act.Pause())
        if self._session.underway:
            self._take(act.EndRevision())
        return self._record.close(self._session)

    def _take_back(self, undo: Undoing) -> bool:
        """Take an action back; False when later ones have overtaken it and there is nothing to take back."""
        try:
            for action in undo.actions:
                self._take(action)
        except RuleBroken:
            return False
        return True

    def _take(self, action: act.Action) -> Session:
        at = self._clock.now()
        jump = at.ahead_of(self._in_step)
        if abs(jump) > _JUMP:
            self._in_step = at
            if not self._session.submitted:
                self._apply(act.NoteClockJump(seconds=round(jump)), at)
        return self._apply(action, at)

    def _apply(self, action: act.Action, at: Instant) -> Session:
        self.lately.append(action.do)
        after = apply(self._session, action, at)
        if isinstance(action, act.Pause):
            self._paused_before = after.interview.paused
        self._record.append(action.model_dump(mode="json"), at, after)
        self._session = after
        return after

    def _typing_at(self, question: str) -> bool:
        """Whether the last thing that was done is typing in the notes of *question*."""
        last = self._history[-1] if self._history else None
        return isinstance(last, Typing) and last.question == question

    def _remember(self, before: Session, action: act.Action, after: Session) -> None:
        if isinstance(action, act.EditNotes) and not self._typing_at(action.question):
            notes = before.response(action.question).notes
            self._history.append(Typing(action.question, "\n".join(note.text for note in notes)))
        self._history.extend(by_rating_lines(before, action, after))
        if undo := undoing(before, action):
            self._history.append(undo)
        del self._history[:-_HISTORY]
