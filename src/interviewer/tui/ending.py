"""How sessions were left that had been open in the app, and what is said of that once it is closed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from interviewer.model.saved import SaveStatus

_TOO_LONG = "Saving takes too long."
_NAMELESS = " To see what was kept: interviewer resume"
"""Behind that, where the session may not be named, or there is none to go on with."""


@dataclass(frozen=True, slots=True)
class Left:
    """How one session was left."""

    path: str
    """Where it is, saved or not."""
    submitted: bool
    status: SaveStatus | None = None
    """How it was saved in the end; None as long as nobody knows."""

    @property
    def saved(self) -> bool:
        """Whether it is in its own file."""
        return self.status is not None and self.status.state == "saved"


@dataclass(frozen=True, slots=True)
class LastWords:
    """What is said once the screen is closed."""

    earlier: str = ""
    """Which sessions that were left before the last one are still not saved."""
    told: str = ""
    """What there is to tell of the saving of the last one, which another screen may have told since."""
    place: str = ""
    """Where that is; empty when it is not saved, or submitted and where one would look for it."""
    editing: str = ""
    """That an editor still has notes, and where; empty when it has none."""
    command: str = ""
    """What to type to go on with it; empty when there is nothing to go on with."""
    amiss: bool = False
    """Whether any session is not saved."""
    hidden: bool = False
    """Whether the app was left behind the curtain: then no word names anybody, or a place."""

    @property
    def back(self) -> str:
        """Where the last session is, and how to go on with it; empty when there is nothing to say of that."""
        if not self.place:
            return self.command and f"Once that is put right, go on with: {self.command}"
        return f"Saved: {self.place}" + (self.command and f"\nGo on with: {self.command}")


def last_words(
    left: Sequence[Left], command_for: Callable[[str], str], *, hidden: bool, editing: str = ""
) -> LastWords:
    """Return what is said of the sessions that were *left*, the last one last; *hidden*, it names none.

    *command_for* returns what to type to go on with the session at a path. *editing* is where an editor has
    notes at this moment.
    """
    still = "Notes are still open in an editor"
    editing = editing and (f"{still}." if hidden else f"{still}: {editing}")
    amiss = any(not one.saved for one in left)
    if hidden or not left:
        late = any(one.status is None for one in left[-1:])
        told = _TOO_LONG + _NAMELESS if late else "Saving ran into trouble." if amiss else ""
        return LastWords(told=told, editing=editing, amiss=amiss, hidden=hidden)
    earlier: list[str] = []
    for one in left[:-1]:
        if not one.saved:
            words = _of_one(one, command_for)
            earlier += filter(None, (f"{one.path}: {words.told}", words.back))
    return replace(_of_one(left[-1], command_for), earlier="\n".join(earlier), editing=editing, amiss=amiss)


def _of_one(left: Left, command_for: Callable[[str], str]) -> LastWords:
    command = "" if left.submitted else command_for(left.path)
    if left.status is None:
        return LastWords(told=_TOO_LONG if command else _TOO_LONG + _NAMELESS, command=command)
    if not left.saved:
        return LastWords(told=left.status.sentence, command=command)
    place = left.path if command or left.status.where else ""
    return LastWords(told=left.status.detail, place=place, command=command)
