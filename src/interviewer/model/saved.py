"""Saved sessions as a library lists them, and how well the one at hand is saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from interviewer.model.formats import read_only_words

if TYPE_CHECKING:  # a footer shows a SaveStatus before there is a session
    from interviewer.model.session import Session


def is_beside(path: str, name: str) -> bool:
    """Whether the session called *name* in the file at *path* is another version, kept beside its file."""
    return path.endswith(f"{name}.toml") and "." in name


@dataclass(frozen=True, slots=True)
class SavedSession:
    """A file of the sessions folder: the session in it, or why it cannot be read."""

    name: str
    """The file's name without `.toml`; what people type to name a session."""
    path: str
    session: Session | None
    fault: str = ""
    """Why the file cannot be read; empty when it can."""
    newer: str = ""
    """The file's format where a newer version wrote it: it may be read as far as it goes, never written."""
    closed: bool = False
    """Whether it stays closed to whoever reads: then *session* says who and when, and no word more."""

    unsaved: str = ""
    """What to type to bring back what a revision that was cut short left; empty when there is nothing."""
    revised_in: str = ""
    """The file in another place in which a revision of it went on; empty when none did."""

    @property
    def is_beside(self) -> bool:
        """Whether the file is by its name another version of a session, kept beside the file of that."""
        return is_beside(self.path, self.name)

    @property
    def told(self) -> str:
        """What is to be said wherever the session is read; empty when there is nothing."""
        if self.newer:
            return f"{self.name} was {read_only_words(self.newer)}."
        if self.unsaved:
            return f"A revision was cut short. What it changed last comes back by: {self.unsaved}"
        if self.revised_in:
            return f"{self.name}: its revision went on in {self.revised_in}"
        return ""


CLOSING = 6.0
"""Seconds within which a session is let go of, whatever its disks do."""
_BRIEF = 20
"""Cells that a state may take where there is little room."""
_BRIEFLY = {
    "the disk is full": "disk full",
    "your quota on this disk is used up": "quota used up",
    "no permission to write there": "no permission",
    "the disk is read-only": "read-only disk",
    "the folder is not there": "no folder",
    "there is a file in the folder's place": "no folder",
    "there is a folder in the file's place": "folder there",
    "there is a pipe or a device in the file's place": "pipe there",
    "the disk reports an error": "disk error",
    "the disk is not there": "no disk",
    "the network folder is not there": "no network",
    "the folder does not answer": "no answer",
}
"""Reasons where there is little room; in full they are told at the edge, and when a folder is asked for."""


@dataclass(frozen=True, slots=True)
class SaveStatus:
    """How safe the last word is, told truthfully."""

    state: Literal["saved", "saving", "file-only", "journal-only", "not-saved"]
    detail: str = ""
    """For people: what is wrong, or what happened to the file."""
    where: str = ""
    """What stands behind "saved" when the file is not where one would look for it, such as `in /home/ida`."""
    kept: str = ""
    """The folder that holds the last words when the session's file does not; empty when none does."""
    ended: bool = False
    """Whether the session was let go of, so that nothing is tried any more."""

    @property
    def sentence(self) -> str:
        """The status in full."""
        return self.forms[0]

    @property
    def forms(self) -> tuple[str, ...]:
        """The status as it stands in the footer, in full and for less and less room."""
        saved, brief = f"saved {self.where}".rstrip(), _BRIEFLY.get(self.detail, "")
        match self.state:
            case "saved" if len(saved) > _BRIEF:
                return saved, "saved elsewhere"
            case "saved":
                return (saved,)
            case "saving":
                return ("saving, no journal" if self.detail else "saving",)
            case "file-only":
                return f"{saved}, but a crash may cost seconds: {self.detail}", f"{saved}, no journal"
            case "journal-only":
                return self._on_this_machine(brief)
            case "not-saved":
                return f"NOT SAVED: {self.detail}", *((f"NOT SAVED: {brief}",) if brief else ()), "NOT SAVED"

    def _on_this_machine(self, brief: str) -> tuple[str, ...]:
        if self.ended:
            return (f"not saved in its own file: {self.detail}",)
        here, only = "on this machine", "saved on this machine only"
        briefly = f"{here}: {brief}" if brief else only
        return f"{only}, retrying: {self.detail}", f"{only}: {self.detail}", briefly, here

    @property
    def reason(self) -> str:
        """Why it is amiss, as the beginning of a sentence."""
        return f"{self.detail[:1].upper()}{self.detail[1:]}"

    @property
    def told(self) -> str:
        """What is said once when it comes to this: what happened to the file, or where the notes are."""
        if self.state == "saved":
            return self.detail
        if self.state == "journal-only":
            where = f" in {self.kept}" if self.kept else ""
            return f"{self.reason}. Your notes are safe on this machine{where}; saving is tried again."
        if self.state == "not-saved":
            return f"{self.reason}. Your last words are in no file yet; saving is tried again."
        return ""

    @property
    def amiss(self) -> bool:
        """Whether the session's file does not get what is written, so that it should go elsewhere."""
        return self.state in ("journal-only", "not-saved")


SAVED = SaveStatus("saved")
SAVING = SaveStatus("saving")
