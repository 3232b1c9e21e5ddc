"""Rules for the file of a role on its own; apart, because an interview begins without any role."""

from collections.abc import Iterator, Sequence

from interviewer.authoring.document import Document
from interviewer.authoring.lint_texts import blank, long_title, texts
from interviewer.authoring.phrases import quoted
from interviewer.model.findings import Finding
from interviewer.model.places import Path
from interviewer.model.role import PLACEHOLDER, Role

ROLE_TITLE = 60
"""Characters of a role's title that a heading has room for."""


def lint_role(document: Document, role: Role) -> Iterator[Finding]:
    """Yield what is wrong with a role by itself: blank texts, parts to fill in, what is said twice."""
    yield from long_title(document, (), role.title, ROLE_TITLE)
    yield from _open_placeholder(document, ("title",), role.title)
    for path, text in texts((), role):
        yield from blank(document, path, text)
        yield from _open_placeholder(document, path, text)
    yield from _named_twice(document, ("posting", "workplace"), role.posting.workplace)
    yield from _named_twice(document, ("posting", "employment"), role.posting.employment)
    for table, name, duty in role.duties():
        yield from _named_twice(document, (table, name, "skills"), duty.skills)
    yield from _required_already(document, role)


def _open_placeholder(document: Document, path: Path, text: str) -> Iterator[Finding]:
    """Yield a finding if *text* has brackets of a part to fill in that make none."""
    rest = PLACEHOLDER.sub("", text)
    if ("<<" in rest or ">>" in rest) and not document.is_mended(path):
        message = "a part to fill in is written <<what goes there>>, opened and closed on one line"
        yield document.at_value(path, "open-placeholder", message, "warning")


def _named_twice(document: Document, path: Path, names: Sequence[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        here: Path = (*path, index)
        if document.is_mended(here):
            continue
        if name in seen:
            yield document.at_value(here, "named-twice", f"{quoted(name)} is named twice", "warning")
        seen.add(name)


def _required_already(document: Document, role: Role) -> Iterator[Finding]:
    for name in role.nice_to_have:
        required: Path = ("requirements", name)
        here: Path = ("nice-to-have", name)
        if name in role.requirements and not (document.is_mended(required) or document.is_mended(here)):
            line = document.line_of(required)
            message = f"{quoted(name)} is a requirement already, on line {line}; it cannot be both"
            yield document.at_key(here, "required-already", message, "warning")
