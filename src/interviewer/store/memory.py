"""What need not be asked twice, in a small file of the user's settings."""

import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

import tomli
import tomli_w

from interviewer.model.text import one_line
from interviewer.store.seam import Disk, forget, write_new

_FORMAT = "remembered/1"
_LARGEST = 10_000


@dataclass(frozen=True, slots=True)
class Memory:
    """What was entered last time."""

    interviewer: str = ""
    plan: str = ""
    retain_days: int | None = None


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
    )


def remember(disk: Disk, path: Path, memory: Memory) -> None:
    """Remember *memory* at *path*. Where that is not possible, it is asked again next time."""
    fields = {key.replace("_", "-"): value for key, value in asdict(memory).items() if value is not None}
    data = tomli_w.dumps({"format": _FORMAT} | fields).encode()
    temporary = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.tmp")
    try:
        disk.make_folder(path.parent)
        write_new(disk, temporary, data)
        disk.replace(temporary, path)
    except OSError:
        forget(disk, temporary)


def _text(value: object) -> str:
    return one_line(value)[:200] if isinstance(value, str) else ""
