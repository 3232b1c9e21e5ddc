"""Everything a person can do to a session, as values.

An action says what is wanted, never how the screen looked. The journal holds them as JSON;
`interviewer.live.read_action` is the way back.
"""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from interviewer.model.checklist import ListName
from interviewer.model.session import Choice


class _Action(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class ShowQuestion(_Action):
    """Make a question, or a section that is only talk, the one at hand."""

    do: Literal["show-question"] = "show-question"
    question: str
    look: bool = False
    """Whether it is only looked at from the scorecard: the write-up goes on, and what is parked stays so.

    Else a write-up ends with it, also where it is at hand already.
    """


class EditNotes(_Action):
    """Replace some lines of the notes of a question or of a section that is only talk."""

    do: Literal["edit-notes"] = "edit-notes"
    question: str
    first: int
    """The first line replaced, from 0."""
    removed: int
    """How many lines go."""
    lines: tuple[str, ...]
    """The lines that come in their place."""
    times: tuple[int | None, ...] = ()
    """For each line, the whole seconds at which it was begun, where it is known not to begin only now."""
    caret: int | None = None
    """The line that is being typed, from 0, which is not finished yet; None for the last."""


class Tick(_Action):
    """Tick a point of one of a question's checklists, or take the tick back."""

    do: Literal["tick"] = "tick"
    question: str
    of: ListName = "listen-for"
    point: str
    on: bool = True


class GiveHints(_Action):
    """Say how often help was given at a question: its prepared hints from the first, then any other."""

    do: Literal["give-hints"] = "give-hints"
    question: str
    count: int


class UseProbe(_Action):
    """Say that a prepared probe was put, or that it was not."""

    do: Literal["use-probe"] = "use-probe"
    question: str
    probe: int
    """Its number, from 1."""
    on: bool = True


class Observe(_Action):
    """Tick something that is watched for throughout, or take the tick back."""

    do: Literal["observe"] = "observe"
    skill: str
    point: str
    on: bool = True
    at: int | None = None
    """Whole seconds into the session; None for now. Undo gives the time at which it had been seen."""


class RateQuestion(_Action):
    """Rate the answer to a question; None clears the rating."""

    do: Literal["rate-question"] = "rate-question"
    question: str
    level: int | None
    at: int | Literal["unknown"] | None = None
    """Whole seconds into the session; None for now. Undo gives the time that the rating had."""


class RateSkill(_Action):
    """Rate a skill; None clears the rating and the mark of not assessed."""

    do: Literal["rate-skill"] = "rate-skill"
    skill: str
    level: int | None
    at: int | None = None
    """Whole seconds into the session; None for now. Undo gives the time that the rating had."""


class MarkNotAssessed(_Action):
    """Say that a skill was not assessed."""

    do: Literal["mark-not-assessed"] = "mark-not-assessed"
    skill: str
    at: int | None = None
    """Whole seconds into the session; None for now."""


class Skip(_Action):
    """Say that a question will not be asked, and why."""

    do: Literal["skip"] = "skip"
    question: str
    reason: str


class Unskip(_Action):
    """Take a skip back."""

    do: Literal["unskip"] = "unskip"
    question: str
    asked: bool = False
    """Whether it counts as asked again. Undo knows; else what was taken down and the time there tell."""


class Drop(_Action):
    """Skip several questions at once, to end in time."""

    do: Literal["drop"] = "drop"
    questions: tuple[str, ...]
    reason: str


class Park(_Action):
    """Put a question off until later, or take it up again."""

    do: Literal["park"] = "park"
    question: str
    on: bool = True
    asked: bool = False
    """Taken up again, whether it counts as asked; see `Unskip`."""


class AskUnplanned(_Action):
    """Ask a question that the plan does not hold, at the stop after the one at hand, and go there."""

    do: Literal["ask-unplanned"] = "ask-unplanned"
    prompt: str
    skill: str


class Withdraw(_Action):
    """Take an unplanned question back at which nothing was taken down."""

    do: Literal["withdraw"] = "withdraw"
    question: str


class Pause(_Action):
    """Stop the clock."""

    do: Literal["pause"] = "pause"


class Resume(_Action):
    """Let the clock run."""

    do: Literal["resume"] = "resume"


class WriteUp(_Action):
    """From here on, count time as write-up; with *on* False, as time of the stop at hand again."""

    do: Literal["write-up"] = "write-up"
    on: bool


class CountTime(_Action):
    """Count the time so far, so that a crash while somebody only listens does not lose it."""

    do: Literal["count-time"] = "count-time"


class NoteClockJump(_Action):
    """Mark that the time of day was set, or ran away from the clock that spans are taken from."""

    do: Literal["note-clock-jump"] = "note-clock-jump"
    seconds: int
    """By how much; forwards is positive."""


class WriteTakeAways(_Action):
    """Replace the key take-aways."""

    do: Literal["write-take-aways"] = "write-take-aways"
    text: str


class WriteWhy(_Action):
    """Keep the why of a recommendation that is not chosen yet."""

    do: Literal["write-why"] = "write-why"
    text: str


class Draft(_Action):
    """Keep what was typed where something is asked, and led to nothing yet; an empty text lets go of it."""

    do: Literal["draft"] = "draft"
    purpose: str
    text: str


class Recommend(_Action):
    """Give the recommendation; None takes it back."""

    do: Literal["recommend"] = "recommend"
    choice: Choice | None
    why: str = ""
    early: str = ""
    """Why it is given before every planned skill is rated."""
    at: int | None = None
    """Whole seconds into the session; None for now. Undo gives the time that it had."""


class SetRetainUntil(_Action):
    """Say until when the session may be kept."""

    do: Literal["set-retain-until"] = "set-retain-until"
    until: date | None
    """None with *no_date* for without a date; None alone takes back what was said."""
    no_date: bool = False


class OpenOther(_Action):
    """Say that another interviewer's session was opened before this one was submitted."""

    do: Literal["open-other"] = "open-other"
    session: str
    at: datetime | None = None
    """In UTC; None for now."""


class Submit(_Action):
    """Finish and seal the session."""

    do: Literal["submit"] = "submit"


class Revise(_Action):
    """Begin to change a submitted session, for a reason."""

    do: Literal["revise"] = "revise"
    by: str
    """Who does it."""
    why: str


class EndRevision(_Action):
    """Change nothing more for that reason."""

    do: Literal["end-revision"] = "end-revision"


Action = (
    ShowQuestion
    | EditNotes
    | NoteClockJump
    | Tick
    | GiveHints
    | UseProbe
    | Observe
    | RateQuestion
    | RateSkill
    | MarkNotAssessed
    | Skip
    | Unskip
    | Drop
    | Park
    | AskUnplanned
    | Withdraw
    | Pause
    | Resume
    | WriteUp
    | CountTime
    | WriteTakeAways
    | WriteWhy
    | Draft
    | Recommend
    | SetRetainUntil
    | OpenOther
    | Submit
    | Revise
    | EndRevision
)
