"""From text to data, or to the one fault that makes the text no TOML."""

import tomli

from interviewer.authoring.document import Document
from interviewer.model.content import SourceText
from interviewer.model.findings import Finding


def parse(source: SourceText) -> Document | Finding:
    """Return what *source* says, or the fault that keeps it from being read at all."""
    if not source.fault:
        try:
            if data := tomli.loads(source.text):
                return Document(source, data)
        except (ValueError, RecursionError) as error:
            return _fault(source, error)
    return _fault(source)


def _fault(source: SourceText, error: Exception | None = None) -> Finding:
    from interviewer.authoring import faults

    if source.fault:
        return faults.unreadable(source)
    if error is None:
        return faults.nothing_there(source)
    if isinstance(error, tomli.TOMLDecodeError):
        return faults.syntax_fault(source, error)
    return faults.too_deep(source) if isinstance(error, RecursionError) else faults.endless_number(source)
