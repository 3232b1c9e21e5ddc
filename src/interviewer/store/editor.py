"""Notes in an editor of the person's own choice, and back.

While an editor has them they lie in a folder of their own, which goes as a whole afterwards: editors leave
backups and more beside a file. What is worth keeping stays there, and so does what a process that was ended
could not take back: `left_behind` finds it, and a small file tells of which session it is.
"""

import os
import re
import secrets
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from interviewer.model.errors import InterviewerError
from interviewer.model.text import clean, is_id
from interviewer.store.process import Process, alive
from interviewer.store.seam import Disk, why, write_new

_USUAL = ("nano", "vi", "notepad")
"""Tried in this order where the environment names none."""
_LARGEST = 5_000_000
"""Bytes beyond which a file is not even read."""
EDIT = re.compile(r"(?P<pid>[0-9]{1,9})-(?P<began>[0-9]*)-[0-9a-f]{8}")
"""The name of the folder of an edit: who edits, and something that makes it one of a kind."""
TOLD = "session.txt"
"""The file in it that tells of which session the notes are: the id, and the folder of its workspace."""


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """Return the command that opens a file for editing: `VISUAL`, else `EDITOR`, else what is there.

    Raises InterviewerError when there is none, or when it cannot be understood.
    """
    wanted = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip()
    try:
        command = shlex.split(wanted, posix=os.name == "posix")
    except ValueError as error:
        raise InterviewerError(f"EDITOR is not a command: {wanted}") from error
    if not command:
        found = next((name for name in _USUAL if shutil.which(name, path=environ.get("PATH"))), "")
        command = [found] if found else []
    if not command:
        raise InterviewerError("There is no editor. Say which in EDITOR, for instance EDITOR=nano.")
    return command


@dataclass(frozen=True, slots=True)
class Editor:
    """The editor of an environment, and the folder in which it is handed texts."""

    folder: Path
    disk: Disk
    environ: Mapping[str, str]
    here: Process
    workspace: Path
    """In which the sessions are."""

    def ready(self) -> None:
        """Raise InterviewerError when there is no editor that could be started."""
        self._command()

    def edit(self, text: str, session: str, longest: int) -> str:
        """Return *text*, of the *session* with that id, as the editor left it.

        It has at most *longest* characters then without its line breaks; one at its end does not come back.
        The text lies in a folder meanwhile that only its owner can enter, and which is removed once it is
        read. Raises InterviewerError when there is no editor, when it ended with a fault, or when what it
        left cannot be taken over: nothing has changed then, and what somebody wrote is kept and its place
        told.
        """
        command = self._command()
        place = self.folder / f"{self.here.pid}-{self.here.began}-{secrets.token_hex(4)}"
        path = place / "notes.txt"
        try:
            self.disk.make_folder(place)
            # Before the notes, so that they never lie there with nothing to tell whose they are.
            workspace = os.fsencode(self.disk.real(self.workspace))
            write_new(self.disk, place / TOLD, b"%s\n%s\n" % (session.encode(), workspace))
            write_new(self.disk, path, f"{text}\n".encode())
        except OSError as error:
            self._remove(place)
            raise InterviewerError(f"The notes cannot be handed to an editor: {why(error)}.") from error
        try:
            ended = subprocess.run([*command, str(path)], check=False)
        except OSError as error:
            self._remove(place)
            raise InterviewerError(f"{command[0]} cannot be started: {why(error)}.") from error
        edited = self._read(path, longest)
        if ended.returncode and edited != text:
            # Nothing that somebody wrote is thrown away: they may have meant it.
            raise InterviewerError(f"{command[0]} did not end well. What it left is in {path}")
        self._remove(place)
        if ended.returncode:
            raise InterviewerError(f"{command[0]} ended with {ended.returncode}; the notes are as they were.")
        return edited

    def _command(self) -> list[str]:
        command = editor_command(self.environ)
        if shutil.which(command[0], path=self.environ.get("PATH")) is None:
            raise InterviewerError(f"{command[0]} cannot be started: there is no such program.")
        return command

    def open_now(self) -> str:
        """Return the folder of a text that the editor has at this moment; empty when it has none."""
        ours = f"{self.here.pid}-{self.here.began}-"
        try:
            names = [name for name, _ in self.disk.entries(self.folder)]
        except OSError:
            return ""
        return next((str(self.folder / name) for name in names if name.startswith(ours)), "")

    def left_behind(self) -> tuple[Path, ...]:
        """Return what is left of edits whose process is gone, by name; nothing when that cannot be told."""
        try:
            names = [name for name, _ in self.disk.entries(self.folder)]
        except OSError:
            return ()
        return tuple(self.folder / one for one in names if EDIT.fullmatch(one) and is_free(one, self.here))

    def _read(self, path: Path, longest: int) -> str:
        try:
            data = self.disk.read(path, _LARGEST + 1)
            edited = clean(data.decode()).removesuffix("\n") if len(data) <= _LARGEST else None
        except (OSError, ValueError) as error:
            raise InterviewerError(f"What the editor left cannot be read. It is still in {path}") from error
        if edited is None or len(edited) - edited.count("\n") > longest:
            raise InterviewerError(
                f"Notes have at most {longest:,} characters, so they are as they were. "
                f"The longer text is still in {path}"
            )
        return edited

    def _remove(self, place: Path) -> None:
        """Remove the folder of an edit with all that an editor left in it, if that is possible."""
        with suppress(OSError):  # then it is found by `left_behind`
            self.disk.remove_folder(place)


def is_free(name: str, here: Process) -> bool:
    """Whether the process of the edit called *name* is gone, seen from the process *here*."""
    found = EDIT.fullmatch(name)
    # A process of an earlier start of the machine began at another time.
    return found is not None and not alive(
        Process(here.host, int(found["pid"]), here.boot, found["began"]), here
    )


def session_of(disk: Disk, place: Path) -> tuple[str, Path]:
    """Return the id of the session that the notes in *place* are of, and its workspace.

    The id is empty where nothing tells.
    """
    try:
        session, _, workspace = os.fsdecode(disk.read(place / TOLD, _LARGEST)).partition("\n")
    except (OSError, ValueError):  # ValueError: another encoding, where that of names is strict
        return "", Path()
    whole = is_id(session) and workspace.endswith("\n")
    return (session, Path(workspace[:-1])) if whole else ("", Path())
