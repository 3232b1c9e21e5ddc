"""Who reads here, what is closed to them, and opening it anyway, which goes on record."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.analysis.closed import (
    CLOSED,
    Reader,
    closing,
    held,
    is_same_person,
    keeps_closed,
    own_unfinished,
)
from interviewer.cli.config import CHECK, user_settings
from interviewer.model.errors import CannotSave, ClosedSession, InterviewerError
from interviewer.store.memory import recalled
from interviewer.store.seam import DISK, Disk
from interviewer.store.sources import SETTINGS_FILE
from interviewer.store.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.live.interview import Interview
    from interviewer.model.saved import SavedSession
    from interviewer.model.session import Session
    from interviewer.model.settings import Settings
    from interviewer.store.library import Library

MEMORY_FILE = "remembered.toml"
_WRITTEN = ("saved", "file-only")
_DOUBT = (
    f"{SETTINGS_FILE} is at fault where it may say who you are, so sessions of others stay closed to you. "
    f"To see: {CHECK}."
)
_WHOSE = (
    "Opening it goes on record in your own session of this candidate, and it is not known here who you are. "
    f'Say so in {SETTINGS_FILE} (interviewer = "NAME")'
)
_OR_RESUME = ", or resume your own session first"
"""Where that is open to whoever asks."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who one is in a workspace, and from where that is known."""

    name: str = ""
    known_from: str = ""
    """In words; empty when it is not known."""
    own_word: bool = False
    """Whether it stands in the settings."""
    doubt: str = ""
    """A sentence when what may say who one is cannot be understood or read; empty when it can."""
    elsewhere: frozenset[str] = frozenset()
    """All names known on this machine, for whatever workspace. Nothing is ever signed with them."""

    @property
    def reader(self) -> Reader:
        """The same for what is closed."""
        return Reader(self.name, self.own_word, unsure=bool(self.doubt), elsewhere=self.elsewhere)

    def may_be(self, name: str) -> bool:
        """Whether whoever goes on with an interview of *name* is called that here from now on.

        Only where nobody is known and the name is one of this machine: people go on with a colleague's, too.
        """
        return not self.name and any(is_same_person(name, one) for one in self.elsewhere)


def who(workspace: Workspace, settings: "Settings | None" = None, disk: Disk = DISK) -> Identity:
    """Return who one is: for this workspace in the settings, in the settings, or as named here last."""
    settings = settings or user_settings(workspace)[0]
    root = real_folder(workspace.root, disk)
    memory, unread = recalled(disk, workspace.config / MEMORY_FILE)
    elsewhere = memory.names.union(settings.interviewers.values())
    doubt = _DOUBT if settings.interviewer_unread else ""
    for folder, name in settings.interviewers.items():
        if real_folder(_home_expanded(folder), disk) == root:
            there = f"{SETTINGS_FILE}, for this workspace"
            return Identity(name, there, own_word=True, elsewhere=elsewhere)
    if settings.interviewer:
        return Identity(settings.interviewer, SETTINGS_FILE, True, doubt, elsewhere)
    name = memory.habits(root).interviewer
    doubt = doubt or _forgotten(workspace, unread)
    known_from = "your last interview in this workspace" if name else ""
    return Identity(name, known_from, doubt=doubt, elsewhere=elsewhere)


def forgotten(workspace: Workspace) -> str:
    """Return a sentence when nobody can tell what was entered here, or keep it; empty when that is not so."""
    return _forgotten(workspace, recalled(DISK, workspace.config / MEMORY_FILE)[1])


def _forgotten(workspace: Workspace, unread: str) -> str:
    if not unread:
        return ""
    return (
        f"{workspace.config / MEMORY_FILE} cannot be used: {unread}. What you enter is asked again, and "
        "unless your settings say who you are, sessions of others stay closed to you until it is put right "
        "or moved away."
    )


def real_folder(folder: Path, disk: Disk = DISK) -> Path:
    """Return *folder* without links, so that one folder has one name; as it is when that cannot be told."""
    try:
        return disk.real(folder)
    except (OSError, ValueError):
        return folder


def _home_expanded(folder: str) -> Path:
    try:
        return Path(folder).expanduser()
    except RuntimeError:  # the home of somebody whom this machine does not know
        return Path(folder)


def refuse_closed(saved: "SavedSession", doubt: str = "") -> None:
    """Raise ClosedSession when *saved* is closed; it tells of a *doubt*, and how to open it anyway."""
    if saved.closed:
        raise ClosedSession(saved.name, CLOSED, doubt)


class Doors:
    """The doors of one workspace, for whoever reads there."""

    def __init__(
        self,
        workspace: Workspace,
        library: "Callable[[], Library]",
        disk: Disk = DISK,
        *,
        lost: "Callable[[], Iterable[SavedSession]]" = tuple,
        let_in: Iterable[str] = (),
    ) -> None:
        """Guard *workspace*; *lost* tells of sessions whose file is gone, which count like any other.

        *let_in* are the paths of closed sessions that were opened before.
        """
        self._workspace = workspace
        self._library = library
        self._disk = disk
        self._lost = lost
        self._let_in = set(let_in)

    @property
    def who(self) -> Identity:
        """Who reads here; beginning an interview may change it."""
        return who(self._workspace, self._settings, self._disk)

    @cached_property
    def _settings(self) -> "Settings":
        return user_settings(self._workspace)[0]

    def seen(self, saved: "Iterable[SavedSession]") -> "tuple[SavedSession, ...]":
        """Return *saved* as whoever reads may see them: closed ones as shells, but for those let in to."""
        given, reader = tuple(saved), self.who.reader
        if reader.reads_all:
            return given
        shown = closing(reader, given, self._everything)
        return tuple(
            one if one.path in self._let_in else as_seen for one, as_seen in zip(given, shown, strict=True)
        )

    def open_anyway(
        self, saved: "SavedSession", now: datetime | None = None, interview: "Interview | None" = None
    ) -> None:
        """Let in whoever reads to *saved*, which may be closed, and put that on record.

        When it is the *interview* in progress that keeps it closed, it goes through its journal; else into
        the file of the reader's session; before that has begun, beside it. Raises InterviewerError when it
        cannot be recorded, or nobody knows in whose session, and then nobody is let in.
        """
        reader, other = self.who.reader, saved.session
        if other is not None and self.seen((saved,))[0].closed:
            if interview is not None and keeps_closed(reader, interview.session, other):
                _do_open(interview, other.id)
            else:
                self._record(reader, other, (now or datetime.now(UTC)).replace(microsecond=0))
        self._let_in.add(saved.path)

    def take_in(self, interview: "Interview") -> None:
        """Put on record in *interview* what was opened without it; what cannot be stays where it is."""
        from interviewer.store.opened import forget_opened, opened_early

        state, library, reader = self._workspace.state, self._library(), self.who.reader
        try:
            early = {one.session: one for one in opened_early(self._disk, state, library.folder)}
            others = (one.session for one in library.saved()) if early else ()
            taken = [
                early[other.id]
                for other in others
                if other is not None and other.id in early and keeps_closed(reader, interview.session, other)
            ]
            for one in taken:
                _do_open(interview, one.session, one.at)
            if taken:
                forget_opened(self._disk, state, taken)
        except InterviewerError:
            return

    def _everything(self) -> "tuple[SavedSession, ...]":
        return (*self._lost(), *self._library().saved())

    def _record(self, reader: Reader, other: "Session", at: datetime) -> None:
        from interviewer.live.rules_retain import with_opened
        from interviewer.model.custody import Opened
        from interviewer.store.amend import LeftInJournal, amend
        from interviewer.store.names import place_of
        from interviewer.store.opened import OpenedEarly, keep_opened

        if not reader.name:
            raise InterviewerError(f"{_WHOSE}{'' if reader.unsure else _OR_RESUME}.")
        library = self._library()
        held_as = {held(one.session): one for one in self._everything() if one.session is not None}
        mine = own_unfinished(reader, held_as, held(other))
        own = max((held_as[one] for one in mine), key=lambda one: one.name, default=None)
        if own is None:
            early = OpenedEarly(other.id, at, place_of(library.folder))
            keep_opened(self._disk, self._workspace.state, early)
            return
        opened = Opened(session=other.id, at=at)
        try:
            amend(self._disk, own, lambda session: with_opened(session, opened), journals=library.journals)
        except InterviewerError as refused:
            told = f"Opening it goes on record in your own session of this candidate, {own.name}; not now."
            told = f"{told} {refused}"
            if isinstance(refused, LeftInJournal):
                told = f"{told} First: {library.command('resume', refused.target)}"
            raise InterviewerError(told) from refused


def _do_open(interview: "Interview", session: str, at: datetime | None = None) -> None:
    """Put on record in the file of *interview* that *session* was opened. Raises CannotSave."""
    from interviewer.live.actions import OpenOther

    interview.do(OpenOther(session=session, at=at))
    interview.publish()
    if interview.status.state not in _WRITTEN:
        raise CannotSave(interview.path, interview.status.detail or "the folder does not answer")
