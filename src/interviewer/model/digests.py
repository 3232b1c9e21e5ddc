"""Digests that tell whether two wordings are the same."""

import hashlib
import json
from collections.abc import Mapping

from interviewer.model.value import Value

_LENGTH = 16
_NOT_WORDING = {"id", "digest", "pack", "depth", "sources"}


def digest(value: Value) -> str:
    """Return a short SHA-256 digest of the content of *value*, the same on every machine and version.

    Fields left at their default do not count, so a later version may add optional fields without making old
    wordings look changed. Neither do the name and the digest a pinned value carries, nor what is only about
    a wording: its depth and its sources.
    """
    return digest_of(value.model_dump(mode="json", exclude_defaults=True, exclude=_NOT_WORDING))


def digest_of(dumped: Mapping[str, object]) -> str:
    """Return the digest of a value that is dumped already, as JSON and without what is at its default."""
    content = {key: part for key, part in dumped.items() if key not in _NOT_WORDING}
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:_LENGTH]
