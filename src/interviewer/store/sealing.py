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


def recipients(disk: Disk, given: Iterable[str]) -> tuple[str, ...]:
    """Return the recipients *given*: `age1…`, `ssh-ed25519 …`, or a file with one on each line.

    Raises UsageError when there is no such file, or nothing in it.
    """
    found: list[str] = []
    for one in given:
        found += [one.strip()] if _is_recipient(one.strip()) else _listed(disk, one)
    return tuple(dict.fromkeys(found))


def sealed(data: bytes, for_whom: Iterable[str]) -> bytes:
    """Return *data* so that only *for_whom* can read it. Raises UsageError when that cannot be done."""
    try:
        import pyrage  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(_NEEDED) from error
    keys = []
    for one in for_whom:
        kind = pyrage.ssh if one.startswith("ssh-") else pyrage.x25519
        try:
            keys.append(kind.Recipient.from_str(one))
        except pyrage.RecipientError as error:
            raise UsageError(f"{one[:80]} is no recipient that age knows: {error}.") from error
    return bytes(pyrage.encrypt(data, keys))


def _is_recipient(text: str) -> bool:
    return text.startswith(("age1", "ssh-ed25519 ", "ssh-rsa "))


def _listed(disk: Disk, name: str) -> list[str]:
    path = Path(name).expanduser()
    if name.startswith("AGE-SECRET-KEY-"):
        raise UsageError("That is a secret key. Seal for the recipient that belongs to it: age1…")
    if not is_file(disk, path):
        raise UsageError(f"{name[:80]} is neither a recipient, such as age1…, nor a file of recipients.")
    try:
        lines = disk.read(path, _LARGEST_LIST).decode().splitlines()
    except (OSError, ValueError) as error:
        reason = why(error) if isinstance(error, OSError) else "it is no text"
        raise UsageError(f"{path} cannot be read: {reason}.") from error
    found = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    if not found:
        raise UsageError(f"{path} names no recipient.")
    return found
