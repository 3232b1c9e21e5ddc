"""What journals tell of saved sessions: which is whose, whose process is gone, and where a session went."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from interviewer.store.journals import FoundJournal, journals_in, newer_journals_in
from interviewer.store.process import Process, alive
from interviewer.store.publish import NOTHING, file_digest
from interviewer.store.seam import Disk, NotAFile, is_folder
from interviewer.store.told import id_in_name


class Left:
    """The journals in one folder, seen from one process."""

    def __init__(self, disk: Disk, journals: Path, here: Process) -> None:
        self._disk = disk
        self._journals = journals
        self._here = here

    def written(self, journal: FoundJournal) -> bool:
        """Whether a process writes *journal* now, be it this one."""
        return not journal.tells.let_go and alive(journal.tells.header.process, self._here)

    def running(self, journal: FoundJournal) -> bool:
        """Whether another process writes *journal* now."""
        return journal.tells.header.process != self._here and self.written(journal)

    def behind(self, folder: Path) -> tuple[FoundJournal, ...]:
        """Return the journals of the sessions in *folder* whose process is gone."""
        found = journals_in(self._disk, self._journals)
        return tuple(one for one in found if _is_in(folder, one) and not self.running(one))

    def revised(self, files: Iterable[tuple[str, str]]) -> dict[str, Path]:
        """Return of which of *files*, by path and session id, a journal tells more, and the file it is of.

        That is the same file where a process that is gone was cut short, another where it went on elsewhere.
        """
        left: dict[str, list[FoundJournal]] = {}
        for one in self._newest_first():
            if not self.running(one):
                left.setdefault(one.session, []).append(one)
        found: dict[str, Path] = {}
        for path, session in files:
            if own := self._own(left.get(session, []), Path(path), session):
                place = self.place(own, Path(path))
                if place != Path(path) or not self._all_in(own, place):
                    found[path] = place
        return found

    def of(self, path: Path, session: str) -> FoundJournal | None:
        """Return the journal that was written to last of the file at *path*, or of what went on elsewhere.

        *session* is the id in the file, by which the journal is found of one that was moved or renamed.
        Raises CannotRead when the disk does not give what may be that journal.
        """
        return self._own(self._newest_first(session or id_in_name(path)), path, session)

    def near(self, path: Path, session: str) -> tuple[FoundJournal, ...]:
        """Return the journals that may tell what the file at *path* does not, its own first.

        So may those of other versions beside it, and of what went elsewhere from a file that was renamed.
        Raises CannotRead.
        """
        found = self._newest_first(session or id_in_name(path))
        own = self._own(found, path, session)
        others = (one for one in found if one is not own and one.session == session)
        beside = (one for one in others if one.target.parent == path.parent or self.is_missing(one.home))
        return (*((own,) if own else ()), *beside)

    def place(self, journal: FoundJournal, path: Path) -> Path:
        """Return where the file of *journal*, found for that at *path*, is now: there, if it was moved.

        What was saved in another folder that is not there now, such as that of a stick, was not moved.
        """
        target = journal.target
        elsewhere = target.parent != journal.home.parent
        there = not self.is_missing(target) or (elsewhere and not is_folder(self._disk, target.parent))
        return target if there else path

    def refuse_newer(self, path: Path, session: str) -> None:
        """Refuse the file at *path* when only a newer version can read its journal. Raises NewerFormat."""
        for journal in newer_journals_in(self._disk, self._journals):
            moved = session == journal.session and self.is_missing(journal.target)
            if journal.target == path or moved:
                raise journal.error

    def all_of(self, session: str) -> tuple[FoundJournal, ...]:
        """Return all journals of the session with that id. Raises CannotRead."""
        found = journals_in(self._disk, self._journals, session)
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

    def _all_in(self, journal: FoundJournal, path: Path) -> bool:
        """Whether all that *journal* tells was put into the file at *path*, which is as it was then."""
        tells = journal.tells
        return tells.published == tells.upto and self._digest(path) in tells.known

    def _digest(self, path: Path) -> str | None:
        try:
            return file_digest(self._disk, path)
        except (IsADirectoryError, NotAFile):
            return None
        except OSError:  # it is there, and the library tells what is wrong with it
            return ""

    def _went_on(self, journal: FoundJournal, path: Path) -> bool:
        """Whether *journal* is of what went on elsewhere from the file at *path*.

        Not of what a process writes beside it at this moment: it left that file to somebody else.
        """
        beside = journal.target.parent == path.parent
        return journal.home == path and not (beside and self.running(journal))

    def _nowhere(self, journal: FoundJournal) -> bool:
        return self.is_missing(journal.target) and self.is_missing(journal.home)

    def _newest_first(self, of: str = "") -> list[FoundJournal]:
        found = journals_in(self._disk, self._journals, of)
        return sorted(found, key=lambda one: one.tells.at, reverse=True)

    def _own(self, found: list[FoundJournal], path: Path, session: str) -> FoundJournal | None:
        """Return the first of *found* that is of the file at *path*, by its path or the id in it."""
        named = (one for one in found if one.target == path)
        moved = (
            one
            for one in found
            if self._went_on(one, path) or (session == one.session and self._nowhere(one))
        )
        return next(chain(named, moved), None)


def _is_in(folder: Path, journal: FoundJournal) -> bool:
    return journal.target.is_relative_to(folder) or journal.home.is_relative_to(folder)
