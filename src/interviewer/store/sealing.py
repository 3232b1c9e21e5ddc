"""Sessions as one file to hand over, and sealing it for those who may open it.

Both in memory: nothing plain is written on the way. Sealing is by age (https://age-encryption.org) and takes
a library that is not installed with the rest.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from interviewer.model.errors import UsageError
from interviewer.store.seam import Disk, is_file, why

_NEEDED = 'Sealing needs the library pyrage. Install it with: pip install "interviewer-tui[seal]"'
_SECRET = "AGE-SECRET-KEY-"
_NO_SECRET = "is a secret key. Seal for the recipient that belongs to it: age1…"
_LARGEST_LIST = 100_000
_THEN = (1980, 1, 1, 0, 0, 0)
"""The earliest date that the format has: when a file was changed is nobody's business."""
_FOR_ITS_OWNER = 0o600 << 16


def bundle(files: Mapping[str, bytes]) -> bytes:
    """Return *files*, by name, as a ZIP archive."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _THEN)
            entry.external_attr = _FOR_ITS_OWNER
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return memory.getvalue()


def recipients(disk: Disk, given: Iterable[str]) -> Mapping[str, str]:
    """Return the recipients *given*: `age1…`, `ssh-ed25519 …`, or a file with one on each line.

    With each comes what it is called in messages: of a line its file and number, for it may be a secret.
    Raises UsageError when there is no such file, or nothing in it, or something else.
    """
    found: dict[str, str] = {}
    for one in given:
        if _SECRET in one.upper():
            raise UsageError(f"That {_NO_SECRET}")
        named = {one.strip(): one.strip()[:80]} if _is_recipient(one.strip()) else _listed(disk, one)
        found |= {recipient: found.get(recipient, name) for recipient, name in named.items()}
    return found


def sealed(data: bytes, for_whom: Mapping[str, str]) -> bytes:
    """Return *data* so that only *for_whom* can read it, as `recipients` returns them. Raises UsageError."""
    try:
        import pyrage  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(_NEEDED) from error
    keys = []
    for one, name in for_whom.items():
        kind = pyrage.ssh if one.startswith("ssh-") else pyrage.x25519
        try:
            keys.append(kind.Recipient.from_str(one))
        except pyrage.RecipientError as error:
            raise UsageError(f"{name} is no recipient that age knows: {error}.") from error
    return bytes(pyrage.encrypt(data, keys))


def _is_recipient(text: str) -> bool:
    return text.startswith(("age1", "ssh-ed25519 ", "ssh-rsa "))


def _listed(disk: Disk, name: str) -> dict[str, str]:
    path = Path(name).expanduser()
    if not is_file(disk, path):
        raise UsageError(f'"{name[:80]}" is neither a recipient, such as age1…, nor a file of recipients.')
    try:
        lines = disk.read(path, _LARGEST_LIST).decode().splitlines()
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) else "it is no text"
        raise UsageError(f"{path} cannot be read: {reason}.") from error
    found: dict[str, str] = {}
    for number, line in enumerate(map(str.strip, lines), 1):
        where = f"{path}, line {number}"
        if _SECRET in line.upper():
            raise UsageError(f"{where} {_NO_SECRET}")
        if _is_recipient(line):
            found[line] = where
        elif line and not line.startswith("#"):
            raise UsageError(f"{where} is no recipient, such as age1….")
    if not found:
        raise UsageError(f"{path} names no recipient.")
    return found
