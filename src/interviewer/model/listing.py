"""What lists tell of saved sessions, plans and packs, without the things themselves.

A listing is quick to have and may come from a cache. Whatever is opened, resumed or compared is read from its
file. Plain values and no pydantic: the home screen draws them before that is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from interviewer.model.saved import is_beside

if TYPE_CHECKING:
    from interviewer.model.session import Choice

Mark = Literal["", "changed outside", "not sealed", "revised"]
"""What a list says of a submitted session that is not, or may not be, as it was submitted."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ListedSession:
    """A file of the sessions folder in one line: what is in it, or why it cannot be read."""

    name: str
    """The file's name without `.toml`."""
    path: str
    fault: str = ""
    """Why the file cannot be read; empty when it can. The fields below then are at their defaults."""
    candidate: str = ""
    reference: str = ""
    plan: str = ""
    """The plan's title."""
    stage: str = ""
    interviewer: str = ""
    started: datetime | None = None
    """With its zone."""
    minutes: int = 0
    """Planned."""
    elapsed: float = 0
    """Seconds."""
    submitted: bool = False
    choice: Choice | None = None
    """The recommendation; None when there is none."""
    mark: Mark = ""
    """What its seal shows or that it was revised; empty when there is nothing to tell."""
    newer: str = ""
    """The file's format where a newer version wrote it: it can be read, not continued."""
    id: str = ""
    """The session's id."""
    key: str = ""
    """The candidate's key."""
    closed: bool = False
    """Whether it stays closed to whoever looks; then neither `choice` nor `mark` is told."""

    @property
    def doubtful(self) -> bool:
        """Whether its file cannot be taken for what was submitted."""
        return self.mark in {"changed outside", "not sealed"}

    @property
    def version(self) -> str:
        """What tells it from the session beside which it is kept; empty when it is no copy."""
        return "a copy" if is_beside(self.path, self.name) else ""

    @property
    def began(self) -> datetime:
        """When it began, for sorting; of a file that cannot be read, what its name says."""
        return self.started or began_by_name(self.name)


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """What one wants to know of a plan before beginning with it."""

    id: str
    title: str
    minutes: int
    core: int
    """Questions asked of everyone."""
    optional: int
    """Questions asked when there is time."""
    skills: tuple[str, ...]
    """The titles of the skills it rates, in the order of the rubric."""


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A pack, rubric, role or plan: how large it is, or its first fault."""

    id: str
    kind: str
    size: int = 0
    """Questions, skills, requirements or minutes."""
    fault: str = ""
    """Empty for a file that can be used."""
    line: int = 0
    """Where the fault is, from 1; 0 when it is with the file as a whole."""
    column: int = 0
    faults: int = 0
    """How many errors there are."""


@dataclass(frozen=True, slots=True)
class ListedContent:
    """What a workspace offers, in lines."""

    plans: tuple[ListedPlan, ...] = ()
    """Those that can be used."""
    files: tuple[ListedFile, ...] = ()
    """All of them: of each kind the sound ones, then the broken ones."""
    warnings: int = 0
    """How many things are worth a second look."""

    @property
    def broken(self) -> tuple[ListedFile, ...]:
        """The files that cannot be used."""
        return tuple(file for file in self.files if file.fault)

    @property
    def has_roles(self) -> bool:
        """Whether there is a role that can be used."""
        return any(file.kind == "role" and not file.fault for file in self.files)


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything that lists show of a workspace."""

    content: ListedContent = ListedContent()
    sessions: tuple[ListedSession, ...] = ()
    """Newest first."""
    unread: int = 0
    """How many files of sessions are yet to be read and not among them."""
    behind: frozenset[str] = frozenset()
    """The files of submitted sessions, by path, of which a process that is gone left a journal."""

    @property
    def cut_short(self) -> int:
        """How many have a revision that was cut short, of which something may be only in a journal.

        Nothing is told of those that are closed.
        """
        return sum(not one.closed and one.path in self.behind for one in self.sessions)


def began_by_name(name: str) -> datetime:
    """Return when the session in a file called *name* began; long ago when the name does not tell."""
    try:
        return datetime.strptime(name[:15], "%Y-%m-%d-%H%M").replace(tzinfo=UTC)
    except ValueError:
        return _LONG_AGO
