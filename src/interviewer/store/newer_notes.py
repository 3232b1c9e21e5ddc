"""What there is of a saved session that its file does not tell: newer notes, and other versions of it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from interviewer.model.errors import CannotRead, InterviewerError, NewerFormat
from interviewer.model.saved import SavedSession
from interviewer.model.saved_form import as_saved
from interviewer.model.session import Session
from interviewer.store.found_file import FoundFile, find_file
from interviewer.store.in_editor import in_editors, left_words, lines_in
from interviewer.store.journals import FoundJournal, Replay
from interviewer.store.left import Left
from interviewer.store.left_beside import LeftBeside, LookBeside
from interviewer.store.library import Library
from interviewer.store.process import Process
from interviewer.store.refuges import last_refuges
from interviewer.store.schedule import OF_THE_CLOCK
from interviewer.store.seam import why_unread
from interviewer.store.session_file import alike
from interviewer.store.told import id_in_name, stem_of


class NewerNotes:
    """Looks for what there is of the sessions of one library beyond their files."""

    def __init__(
        self, library: Library, replay: Replay, here: Process, refuges: Iterable[Path] | None = None
    ) -> None:
        """Look for *library*, seen from the process *here*; *replay* applies what journals hold.

        *refuges* are the folders with rescued copies; by default those of `last_refuges`.
        """
        self._library = library
        self._disk = library.disk
        self._replay = replay
        self._here = here
        self._left = Left(library.disk, library.journals, here)
        self._refuges = last_refuges(library.journals.parent) if refuges is None else tuple(refuges)

    def of(self, saved: SavedSession) -> str:
        """Return where there are notes that are not in the file of *saved*, and how to bring them in.

        Empty when there are none. Raises CannotRead when the disk keeps what may hold them.
        """
        path, session = Path(saved.path), saved.session
        of = session.id if session else id_in_name(path)
        try:
            self._left.refuse_newer(path, of)
        except NewerFormat as error:
            return str(error)
        for journal in self._left.near(path, of):
            if told := self._told(path, journal):
                return self._open_now(journal) or told
        if session and not session.submitted and (ahead := self._around(path, of).ahead_of(session)):
            again = self._library.command("resume", path)
            return f"Newer notes of it are in {ahead.path}. To bring them in: {again}"
        return self._in_editor(session) if session else ""

    def versions(self, saved: SavedSession) -> tuple[tuple[Path, ...], str]:
        """Return the other versions of *saved* that hold something which its file does not.

        Those that cannot be read may hold anything, and are among them. The second part is a sentence on
        where could not be looked. Raises CannotRead.
        """
        path = Path(saved.path)
        if saved.session is None:
            return (), ""
        around = self._around(path, saved.session.id)
        versions = tuple(one.path for one in around.others(saved.session))
        try:
            return tuple(dict.fromkeys((*versions, *self._torn(path)))), around.unseen
        except OSError as error:
            return versions, f"{path.parent} cannot be looked through: {why_unread(error)}"

    def _in_editor(self, session: Session) -> str:
        """Return that an editor has, or left, what may be notes of *session*; empty when there are none."""
        mine = frozenset(note.text.strip() for one in session.responses.values() for note in one.notes)
        for one in in_editors(self._disk, self._library.journals.parent, self._here):
            if one.session not in (session.id, ""):
                continue
            # They may be of it where nothing tells whose they are.
            lines, may_be = lines_in(self._disk, one.path), "are" if one.session else "may be"
            if lines is not None and lines <= mine:
                continue
            if not one.free:
                return f"An editor has notes open that {may_be} of it. Close it first: {one.path}"
            return left_words(one.path, self._library.workspace, f", and {may_be} of it")
        return ""

    def _around(self, path: Path, session: str) -> LeftBeside:
        look = LookBeside(self._disk, self._left, self._replay, self._here, self._refuges)
        return look.of(path, session)

    def _torn(self, path: Path) -> Iterator[Path]:
        """Yield the files beside that at *path* that are called after it and cannot be read. OSError."""
        for name, is_folder in self._disk.entries(path.parent):
            one = path.with_name(name)
            called = one.suffix == ".toml" and name.startswith(f"{stem_of(path)}.") and one != path
            if called and not is_folder and self._library.read_once(one).session is None:
                yield one

    def _told(self, path: Path, journal: FoundJournal) -> str:
        """Return what *journal* tells that is not in the file at *path*, in words; empty for nothing."""
        try:
            place = self._left.place(journal, path)
            if place.parent != path.parent:
                return f"The newest notes of it are in {place}. Name that file instead."
            file = find_file(self._disk, place)
            return _only_in_journal(file, journal, self._replay, self._library)
        except CannotRead as error:
            return f"Newer notes may be in {error.path}, which {error.why}"

    def _open_now(self, journal: FoundJournal) -> str:
        if not self._left.running(journal):
            return ""
        pid = journal.tells.header.process.pid
        return f"It is open in another window (process {pid}), ahead of its file. Close it there first."


def _only_in_journal(file: FoundFile, journal: FoundJournal, replay: Replay, library: Library) -> str:
    try:
        session = replay(journal.tells.base, journal.tells.records)
    except InterviewerError as error:
        return str(error)
    before = file.session
    if before is not None and alike(as_saved(session), before):
        return ""
    if before is not None and file.sha256 in journal.tells.known:
        changes = journal.tells.records[-max(0, session.records - before.records) :]
        if session.records <= before.records or all(one.get("do") in OF_THE_CLOCK for one, _ in changes):
            return ""
    way = ("revise", file.path, " --why …") if session.underway else ("resume", file.path)
    return f"Newer notes of it are only in its journal. To bring them in: {library.command(*way)}"
