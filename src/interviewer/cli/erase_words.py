"""What `interviewer erase` says: what it will remove, what became of it, and what it cannot reach."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from interviewer.reports.layout import printable
from interviewer.reports.words import count
from interviewer.store.erasable import Found, Remains
from interviewer.store.erase import Erased, Leftover
from interviewer.store.in_editor import EDITS, to_remove
from interviewer.store.meant import candidate_words, own_file
from interviewer.store.out_of_reach import OutOfReach

_KINDS = {
    "journal": "a journal",
    "rescued": "a copy that was saved when its folder failed",
    "beside": "a file beside it",
    "session": "the session",
    "elsewhere": "the session, saved elsewhere",
    "around": "a file beside it, elsewhere",
}
_BESIDE = {
    ".conflict-": "a version from a conflict",
    ".copy-": "a copy to go on in",
    ".other-": "a version that was not gone on with",
    ".recovered-": "a version that was recovered",
    ".restored-": "an earlier version that was restored",
    ".lock": "a lock",
    ".tmp": "a temporary file",
}
"""What lies beside a session, by what its name holds."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be removed, and what stays."""

    asked: str
    """Whom or what the person named."""
    going: tuple[Remains, ...]
    held: tuple[Remains, ...] = ()
    in_use: tuple[Remains, ...] = ()
    lists: tuple[Path, ...] = ()
    edits: tuple[Path, ...] = ()
    """Folders that editors left, and that go."""
    other_edits: tuple[Path, ...] = ()
    """Folders that editors left and nobody knows whose they are; they stay."""
    open_edits: tuple[Path, ...] = ()
    """Folders that an editor has open, as far as is known; they stay."""
    held_edits: tuple[Leftover, ...] = ()
    """What editors left of sessions that are under a hold, or may be for all that is known here; it stays."""
    unclear: tuple[Path, ...] = ()
    same: tuple[Remains, ...] = ()
    """The other sessions of the same candidate, which nobody named; they stay."""
    nobody: str = ""
    """That there is no such candidate or session, when only lists mention one; else nothing."""

    @property
    def kept(self) -> tuple[Remains, ...]:
        """The sessions that stay."""
        return self.held + self.in_use

    @property
    def edits_there(self) -> bool:
        """Whether there is anything that an editor has or left."""
        return bool(self.edits or self.other_edits or self.open_edits or self.held_edits)

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file and folder of the sessions that go."""
        return tuple(found.path for one in self.going for found in one.found)


def plan_lines(plan: Plan) -> Iterator[str]:
    """Yield what will be removed and what stays, as lines."""
    together = len(plan.going) + len(plan.kept)
    if plan.nobody:
        yield printable(plan.nobody)
    if plan.going:
        things = sum(found.files for one in plan.going for found in one.found)
        yield printable(
            f"{plan.asked}: {count(len(plan.going), 'session')} to be removed, in {count(things, 'file')}."
        )
    for one in plan.going:
        yield ""
        yield printable(f"{_title(one)}  {_whose(one)}")
        yield from (f"  {printable(str(found.path))}  ({_what(found)})" for found in one.found)
    beside = [(path, "lists of sessions, made anew when wanted") for path in plan.lists]
    beside += [(path, "notes that an editor left") for path in plan.edits]
    if beside:
        yield ""
        yield (
            "With that" if plan.going else "What there is all the same goes:" if plan.nobody else "This goes:"
        )
        yield from (f"  {printable(str(path))}  ({what})" for path, what in beside)
    if plan.kept:
        yield ""
        if held := len(plan.held):
            yield f"{held} of {together} {'is' if held == 1 else 'are'} under a legal hold, and kept:"
        yield from (f"  {_title(one)}  ({printable(one.held or '')})" for one in plan.held)
        if used := len(plan.in_use):
            yield f"{used} of {together} {'is' if used == 1 else 'are'} in use, and kept:"
        yield from (f"  {_title(one)}  open {printable(one.open_in)}" for one in plan.in_use)
        if plan.in_use:
            yield "Close it there. If it is open nowhere any more, remove the hidden .lock file beside it."
    yield from _edit_lines(plan)


def _edit_lines(plan: Plan) -> Iterator[str]:
    """Yield what editors have or left, and stays."""
    unknown = f"Notes that an editor left, nobody knows of whom. They stay; with {EDITS} they go, too:"
    for said, paths in (
        (unknown, plan.other_edits),
        ("Notes that an editor has open. They stay:", plan.open_edits),
    ):
        if paths:
            yield ""
            yield said
            yield from (f"  {printable(str(path))}" for path in paths)
    if plan.held_edits:
        yield ""
        yield "Notes that an editor left of a session that is under a legal hold, or may be. They stay:"
        yield from (printable(f"  {one.path}  ({one.held})") for one in plan.held_edits)


def left_lines(plan: Plan, done: Erased, workspace: Path | None = None) -> Iterator[str]:
    """Yield what became of it, and what could have been removed from *workspace* and was not."""
    yield f"Removed: {count(done.removed, 'file or folder', 'files and folders')}."
    if done.failed:
        yield "Still there, for they could not be removed:"
        yield from (f"  {printable(str(path))}  ({why})" for path, why in done.failed)
        ids = " ".join(one.id for one in plan.going) or printable(plan.asked)
        yield f"Once that is mended, run it again for {ids}."
    for folder, why in done.unsynced:
        yield printable(f"{folder}: a power cut soon may bring files back ({why}). Run it again then.")
    if plan.unclear:
        yield "Files that cannot be understood and may be of this candidate. Look, and remove them yourself:"
        yield from (f"  {printable(str(path))}" for path in plan.unclear)
    if plan.other_edits:
        yield f"Notes that an editor left stayed, as listed. To remove them: {to_remove(workspace)}"


def unread_words(paths: Iterable[Path]) -> str:
    """Return that nobody knows whose the files at *paths* are."""
    return f"These cannot be read and may be theirs: {', '.join(map(str, paths))}"


def mention_lines(
    mentions: Iterable[tuple[Path, tuple[str, ...]]], same: Iterable[Remains] = ()
) -> Iterator[str]:
    """Yield what still speaks of the candidate: the *same* one's other sessions as a number, and files."""
    found, others = list(mentions), len(list(same))
    if others:
        with_all = f"with all that belongs to {'it' if others == 1 else 'them'}"
        yield f"Of the same candidate {count(others, 'other session')} stayed, {with_all}."
    if found:
        yield "These still mention what was removed. One that mentions an id may be a copy; look:"
        yield from (f"  {printable(str(path))}  ({', '.join(words)})" for path, words in found)


def reach_lines(reach: OutOfReach) -> Iterator[str]:
    """Yield what this cannot reach, the known first."""
    yield "What this cannot reach, and where copies may be:"
    yield from (f"- {line}" for line in _reach(reach))


def _reach(reach: OutOfReach) -> Iterator[str]:
    if reach.repository is not None:
        where = printable(str(reach.repository))
        if reach.tracked:
            files = count(len(reach.tracked), "file was", "files were")
            yield (
                f"The git repository {where}: {files} tracked in it. What was committed stays in its "
                "history, in every clone and on the server until that is rewritten (git filter-repo)."
            )
        else:
            yield f"The git repository {where}: if any of it was ever committed, it stays in its history."
    if reach.synced:
        yield (
            f"{' and '.join(reach.synced)}: the folder seems to be synchronised. Earlier versions and "
            "deleted files are kept there for a while, and on every machine that takes part."
        )
    else:
        yield "Earlier versions kept by a program that synchronises the folder, if there is one."
    for path in reach.other_names:
        yield f"{printable(str(path))} had another name somewhere, or was a link: what is there stays."
    yield "Backups, and snapshots of the disk."
    yield "Reports, copies and exports that were written, printed or sent, and what others did with them."
    yield "Other workspaces, other machines, the folders of other people on this one."
    yield "Files that somebody moved or copied to where neither this workspace nor a journal tells of them."
    yield "The names you typed: your shell keeps a history, your terminal what it showed."
    yield "The medium itself: a file that is removed can often be brought back. Encrypt the disk."
    yield "Ids of removed sessions in sessions of others. They tell no name."


def _title(remains: Remains) -> str:
    own = own_file(remains)
    nowhere = f"session {printable(remains.id)}, whose file is gone or in another workspace"
    return printable(own.stem) if own else nowhere


def _whose(remains: Remains) -> str:
    told = next(iter(remains.told), None)
    if told is None:
        return "(it does not tell of whom)"
    return f"({', '.join(filter(None, (candidate_words(remains), told.reference)))})"


def _what(found: Found) -> str:
    if found.kind == "history":
        return count(found.files, "earlier version")
    if found.kind in ("around", "beside"):
        name = found.path.name
        return next((what for sign, what in _BESIDE.items() if sign in name), _KINDS[found.kind])
    return _KINDS[found.kind]
