"""Why something that was named is not there: it is broken, or it is called something else."""

from collections.abc import Iterable

from interviewer.authoring.phrases import nearest, quoted
from interviewer.model.content import Content, FileKind


def missing(content: Content, kind: FileKind, name: str, known: Iterable[str]) -> str:
    """Return why there is no *kind* called *name* among *known*, in a sentence or three."""
    for file in content.broken:
        if (file.kind, file.id) == (kind, name):
            line = f" on line {file.fault.line}" if file.fault.line else ""
            told = f"The {kind} {quoted(name)} is broken{line}: {file.fault.sentence}"
            return f"{told} See: interviewer check {file.path}"
    known = list(known)
    near = nearest(name, known)
    hint = f" Did you mean {quoted(near)}?" if near else ""
    return (
        f"There is no {kind} {quoted(name)}.{hint} {kind.capitalize()}s here: {', '.join(known) or 'none'}."
    )
