"""Which version of its format a file was written in, and what that means for reading it."""

from dataclasses import replace

from interviewer.authoring.document import Document
from interviewer.authoring.phrases import quoted
from interviewer.model.findings import Finding
from interviewer.model.formats import NoWay, as_newest, newest


def in_newest(document: Document) -> tuple[Document, Finding | None]:
    """Return *document* in the newest version of its kind, and a warning where its own is newer still.

    One that names no version from which a way leads there comes back as it is.
    """
    try:
        data, newer = as_newest(document.data, document.source.kind)
    except NoWay:
        return document, None
    document = replace(document, data=dict(data))
    if not newer:
        return document, None
    wanted = newest(document.source.kind)
    message = (
        f'{quoted(newer)} was made for a newer interviewer; it is read as "{wanted}", as far as that goes'
    )
    return document, document.at_value(("format",), "newer-format", message, "warning")


def not_understood(warning: Finding, kind: str) -> Finding:
    """Return the error of a file of a newer version that holds more than its own keys are new."""
    written = warning.message.partition(";")[0]
    return replace(warning, message=f'{written}; this one reads "{newest(kind)}"', severity="error")
