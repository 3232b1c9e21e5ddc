"""What journals tell of the sessions of one library: whose process is gone, and where a session went."""

from pathlib import Path

from interviewer.store.journals import FoundJournal, journals_in
from interviewer.store.library import Library
from interviewer.store.process import Process, alive
from interviewer.store.publish import NOTHING, file_digest
from interviewer.store.told import id_in_name


class Left:
    """The journals that concern one library, seen from one process."""

    def __init__(self, library: Library, here: Process) -> None:
        self._library = library
        self._disk = library.disk
        self._here = here

    def running(self, journal: FoundJournal) -> bool:
        """Whether another process writes *journal* now."""
        process = journal.tells.header.process
        return not journal.tells.let_go and process != self._here and alive(process, self._here)

    def behind(self) -> tuple[FoundJournal, ...]:
        """Return the journals of this library's sessions whose process is gone."""
        found = journals_in(self._disk, self._library.journals)
        return tuple(one for one in found if self._is_of_here(one) and not self.running(one))

    def of(self, path: Path, session: str) -> FoundJournal | None:
        """Return the journal that was written to last of the file at *path*, or of what went on elsewhere.

        *session* is the id in the file, by which the journal is found of one that was moved or renamed.
        Raises CannotRead when the disk does not give what may be that journal.
        """
        of = session or id_in_name(path)
        journals = journals_in(self._disk, self._library.journals, of)
        found = sorted(journals, key=lambda one: one.tells.at, reverse=True)
        for one in found:
            if one.target == path:
                return one
        for one in found:
            if self._went_on(one, path) or (session == one.session and self._nowhere(one)):
                return one
        return None

    def all_of(self, session: str) -> tuple[FoundJournal, ...]:
        """Return all journals of the session with that id. Raises CannotRead."""
        found = journals_in(self._disk, self._library.journals, session)
        return tuple(one for one in found if one.session == session)

    def others(self, journal: FoundJournal) -> tuple[FoundJournal, ...]:
        """Return the other journals of the file of *journal* whose process is gone.

        Two windows wrote one session, and both ended before they knew of each other.
        """
        return tuple(
            one
            for one in self.all_of(journal.session)
            if one.files[-1:] != journal.files[-1:] and one.target == journal.target and not self.running(one)
        )

    def is_lost(self, journal: FoundJournal) -> bool:
        """Whether the file of *journal* is not there, nor where it belongs: it may have been moved back."""
        known = journal.tells.known - {None, NOTHING}
        return self.is_missing(journal.target) and self._digest(journal.home) not in known

    def is_elsewhere(self, journal: FoundJournal) -> bool:
        """Whether the session was saved in another folder than its own, and is there."""
        return journal.target.parent != journal.home.parent and not self.is_missing(journal.target)

    def is_missing(self, path: Path) -> bool:
        """Whether there are no words at *path*: no file, a folder, or a file that was only just made."""
        return self._digest(path) in (None, NOTHING)

    def _digest(self, path: Path) -> str | None:
        try:
            return file_digest(self._disk, path)
        except IsADirectoryError:
            return None
        except OSError:  # it is there, and the library tells what is wrong with it
            return ""

    def _went_on(self, journal: FoundJournal, path: Path) -> bool:
        """Whether *journal* is of what went on elsewhere from the file at *path*.

        Not of what a process writes beside it at this moment: it left that file to somebody else.
        """
        beside = journal.target.parent == path.parent
        return journal.home == path and not (beside and self.running(journal))

    def _is_of_here(self, journal: FoundJournal) -> bool:
        here = self._library.folder
        return journal.target.is_relative_to(here) or journal.home.is_relative_to(here)

    def _nowhere(self, journal: FoundJournal) -> bool:
        return self.is_missing(journal.target) and self.is_missing(journal.home)
