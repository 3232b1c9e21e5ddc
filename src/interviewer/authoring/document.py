"""A file that could be parsed: its data, and findings that point into its text."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from interviewer.model.content import SourceText
from interviewer.model.findings import Finding
from interviewer.model.places import Path, Place, Places

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Document:
    """A parsed file with its text, so that a fault in the data can be shown where it is written."""

    source: SourceText
    data: dict[str, Any]
    mended: frozenset[Path] = frozenset()
    """Where the value read from it is a stand-in for something at fault, of which enough is said."""

    @cached_property
    def places(self) -> Places:
        """Where everything stands. Looked for only when something is found, for most files are fine."""
        from interviewer.model.locate import locate

        return locate(self.source.text)

    def at_key(self, path: Path, code: str, message: str, severity: Severity = "error") -> Finding:
        """Return a finding that points at the last key of *path*."""
        return point(self.source, self.places, self.places.key(path), code, message, severity)

    def at_value(self, path: Path, code: str, message: str, severity: Severity = "error") -> Finding:
        """Return a finding that points at the value at *path*, which for a table is its header."""
        return point(self.source, self.places, self.places.value(path), code, message, severity)

    def at_words(self, path: Path, words: str, code: str, message: str, severity: Severity) -> Finding:
        """Return a finding that points at *words* in the text at *path*, or at all of it."""
        return point(self.source, self.places, self.places.words(path, words), code, message, severity)

    def is_mended(self, path: Path) -> bool:
        """Return whether the value at *path*, or a table it stands in, is a stand-in."""
        return any(path[:length] in self.mended for length in range(1, len(path) + 1))

    def line_of(self, path: Path) -> int:
        """Return the line on which the last key of *path* is written."""
        return self.places.key(path).line


def point(
    source: SourceText, places: Places, place: Place, code: str, message: str, severity: Severity = "error"
) -> Finding:
    """Return a finding at *place*, with the line it stands on."""
    return Finding(
        path=source.path,
        line=place.line,
        column=place.column,
        message=message,
        code=code,
        severity=severity,
        source=places.line(place.line),
        width=place.width,
    )
