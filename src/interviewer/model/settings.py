"""What a person may set for themselves: the colours, the keys, a few habits of the live screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

ThemeName = Literal["dark", "light", "high-contrast", "ansi"]
THEME_NAMES: tuple[ThemeName, ...] = ("dark", "light", "high-contrast", "ansi")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in use. Each has a default that needs no file."""

    theme: ThemeName | None = None
    """The colours; None leaves the choice to what was chosen last, or else dark."""
    minutes_for_questions: int = 5
    """Minutes at the end that belong to the candidate's own questions; 0 for none."""
    start_behind_curtain: bool = False
    """Whether an interview begins behind the curtain."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Keys by the id of an action, in Textual's names, in place of those of the table; none unbinds it."""
    interviewer: str = ""
    """Who one is, in every workspace without an entry of its own; empty when that is not set."""
    interviewers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Who one is, by the folder of a workspace as it was written."""
    interviewer_unread: bool = False
    """Whether the file may say who one is where it is at fault."""


DEFAULTS = Settings()
