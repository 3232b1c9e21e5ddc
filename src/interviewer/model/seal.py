"""The seal of a submitted session: a digest over what its file says.

It is taken of the document and not of the model, so that any version of the app can check it and keys that it
does not know count too. Comments, order and layout of the file do not. It shows that something was changed by
hand, a merge or a damaged disk; it keeps nobody from writing a new one.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime, time

_SEAL = "seal"


def seal_of(document: Mapping[str, object]) -> str:
    """Return the SHA-256 of *document*, a session's file as a mapping; a seal in it does not count."""
    content = {key: value for key, value in document.items() if key != _SEAL}
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def is_broken(document: Mapping[str, object]) -> bool:
    """Whether *document* has a seal that does not fit it. One that was never sealed has none to break."""
    seal = document.get(_SEAL)
    return bool(seal) and seal != seal_of(document)


def _plain(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} stands in no file")
