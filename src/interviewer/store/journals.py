"""The journals that are there, and what each tells."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from interviewer.model.errors import CannotRead
from interviewer.store.journal import file_number
from interviewer.store.journal_lines import Account, read_journal
from interviewer.store.seam import Disk

_SUFFIX = ".journal"
_LARGEST = 500_000_000


@dataclass(frozen=True, slots=True)
class FoundJournal:
    """The journal of one session, which may be several files."""

    files: tuple[Path, ...]
    tells: Account

    @property
    def session(self) -> str:
        """The session's id."""
        return self.tells.header.session

    @property
    def target(self) -> Path:
        """Where the session's file is, or should be."""
        return Path(self.tells.target)


def journals_in(disk: Disk, folder: Path) -> Iterator[FoundJournal]:
    """Yield the journals in *folder*, by session id. Files that cannot be read are passed over and stay."""
    try:
        names = [name for name, is_folder in disk.entries(folder) if not is_folder and name.endswith(_SUFFIX)]
    except OSError:
        return
    for session in sorted({name.rpartition("-")[0] for name in names}):
        files = tuple(folder / name for name in names if name.rpartition("-")[0] == session)
        if tells := _newest(disk, files):
            yield FoundJournal(files, tells)


def _newest(disk: Disk, files: tuple[Path, ...]) -> Account | None:
    """Return what the newest usable file tells: each begins with the whole session."""
    for path in sorted(files, key=file_number, reverse=True):
        try:
            return read_journal(disk.read(path, _LARGEST), str(path))
        except (OSError, CannotRead):
            continue
    return None
