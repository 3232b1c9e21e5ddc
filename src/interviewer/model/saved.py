"""Saved sessions as a library lists them, and how well the one at hand is saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # a footer shows a SaveStatus before there is a session
    from interviewer.model.session import Session


@dataclass(frozen=True, slots=True)
class SavedSession:
    """A file of the sessions folder: the session in it, or why it cannot be read."""

    name: str
    """The file's name without `.toml`; what people type to name a session."""
    path: str
    session: Session | None
    fault: str = ""
    """Why the file cannot be read; empty when it can."""


@dataclass(frozen=True, slots=True)
class SaveStatus:
    """How safe the last word is, told truthfully."""

    state: Literal["saved", "saving", "file-only", "journal-only", "not-saved"]
    detail: str = ""
    """For people: what is wrong and where the notes are."""

    @property
    def sentence(self) -> str:
        """The status as it stands in the footer."""
        match self.state:
            case "saved":
                return "saved"
            case "saving":
                return "saving"
            case "file-only":
                return f"saved, but a crash may cost seconds: {self.detail}"
            case "journal-only":
                return f"saved on this machine only, retrying: {self.detail}"
            case "not-saved":
                return f"NOT SAVED: {self.detail}"


SAVED = SaveStatus("saved")
SAVING = SaveStatus("saving")
