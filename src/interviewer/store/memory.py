"""What need not be asked twice, in a small file of the user's settings."""

import secrets
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import tomli
import tomli_w

from interviewer.model.text import one_line
from interviewer.store.seam import Disk, forget, write_new

_FORMAT = "remembered/1"
_LARGEST = 10_000
_ALL = 1_000
"""More hints than there are; in the file it is true."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What was entered or chosen last time."""

    interviewer: str = ""
    plan: str = ""
    retain_days: int | None = None
    hints_shown: int = 0
    """How many of the hints of the first session were shown; each is shown once."""
    theme: str = ""
    """The colours chosen last, by their name; empty when none were chosen."""


def recall(disk: Disk, path: Path) -> Memory:
    """Return what is remembered at *path*. A file that is missing or broken remembers nothing."""
    try:
        found = tomli.loads(disk.read(path, _LARGEST).decode())
    except (OSError, ValueError):
        return Memory()
    days = found.get("retain-days")
    return Memory(
        interviewer=_text(found.get("interviewer")),
        plan=_text(found.get("plan")),
        retain_days=days if isinstance(days, int) and not isinstance(days, bool) else None,
        hints_shown=_count(found.get("hints-shown")),
        theme=_text(found.get("theme")),
    )


def remember(disk: Disk, path: Path, **fields: Any) -> None:
    """Remember *fields* of a Memory at *path*, and leave the others as they are.

    Where that is not possible, it is asked again next time.
    """
    memory = replace(recall(disk, path), **fields)
    given = {key.replace("_", "-"): value for key, value in asdict(memory).items() if value is not None}
    if memory.hints_shown == _ALL:
        given["hints-shown"] = True
    data = tomli_w.dumps({"format": _FORMAT} | given).encode()
    temporary = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.tmp")
    try:
        disk.make_folder(path.parent)
        write_new(disk, temporary, data)
        disk.replace(temporary, path)
    except OSError:
        forget(disk, temporary)


def _count(value: object) -> int:
    """Return a number of hints; a file of before they were counted says true for all of them."""
    if isinstance(value, bool):
        return _ALL if value else 0
    return max(0, value) if isinstance(value, int) else 0


def _text(value: object) -> str:
    return one_line(value)[:200] if isinstance(value, str) else ""
