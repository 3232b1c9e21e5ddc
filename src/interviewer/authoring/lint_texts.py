"""Rules for single texts, whatever file they stand in."""

from collections.abc import Iterator

from interviewer.authoring.document import Document
from interviewer.authoring.phrases import quoted
from interviewer.authoring.places import Path
from interviewer.model.findings import Finding


def long_title(document: Document, path: Path, title: str, room: int) -> Iterator[Finding]:
    """Yield what is wrong with the title of the table at *path*, for which there is *room* on screen."""
    path = (*path, "title")
    yield from blank(document, path, title)
    if len(title) > room:
        message = f"this title has {len(title)} characters and room for {room}"
        yield document.at_value(path, "long-title", message, "warning")


def blank(document: Document, path: Path, text: str) -> Iterator[Finding]:
    """Yield a finding if the *text* at *path* has nothing to read."""
    if not text.strip():
        name = f"an entry of {quoted(str(path[-2]))}" if isinstance(path[-1], int) else quoted(path[-1])
        yield document.at_value(path, "blank", f"{name} is blank")
