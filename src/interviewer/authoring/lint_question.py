"""Rules for one question of a pack: what its kind needs, what has room on a screen, what is blank."""

from collections.abc import Iterator, Mapping

from interviewer.authoring.document import Document
from interviewer.authoring.lint_texts import blank, long_title, texts
from interviewer.authoring.phrases import header, quoted
from interviewer.model.findings import Finding
from interviewer.model.pack import Kind, Question
from interviewer.model.places import Path

QUESTION_TITLE = 26
"""Characters of a question's title that outlines and grids have room for."""
CODE_LINE = 64
"""Characters of a line of code that stand beside line numbers in a narrow terminal without wrapping."""

# What each kind is expected to bring, beside a prompt and points to listen for; and what it is there for.
_PARTS: Mapping[Kind, Mapping[str, str]] = {
    "behavioural": {"story": "what makes it concrete, and what to ask when that is missing"},
    "communication": {"listeners": "the two it is explained to"},
    "code-review": {
        "handout": "the code to review",
        "faults": "what is wrong with it",
        "solution": "the code with its faults mended",
    },
    "coding": {
        "handout": "the task as handed out",
        "stages": "the steps in which it grows",
        "edge-cases": "what a solution may forget",
        "hints": "help to give when somebody is stuck",
        "solution": "a reference to compare with",
    },
    "design": {
        "requirements": "what to answer when asked",
        "areas": "where to probe",
        "trade-offs": "what to hear weighed against what",
        "numbers": "the back of the envelope, worked out",
    },
}
_LISTS = frozenset({"hints", "numbers"})
"""The parts that are lists; the others are tables."""


def lint_question(document: Document, path: Path, question: Question) -> Iterator[Finding]:
    """Yield what is wrong with the question at *path* by itself."""
    yield from long_title(document, path, question.title, QUESTION_TITLE)
    for where, text in texts(path, question):
        yield from blank(document, where, text)
    if question.minutes < 1:
        yield document.at_value((*path, "minutes"), "no-minutes", "a question needs at least 1 minute")
    if not question.listen_for:
        message = "nothing to listen for: say what a good answer contains"
        yield document.at_value(path, "no-listen-for", message, "warning")
    yield from _parts(document, path, question)
    yield from _code(document, path, question)


def _parts(document: Document, path: Path, question: Question) -> Iterator[Finding]:
    """Yield each part that the kind is expected to bring and that is not there."""
    if document.is_mended((*path, "kind")):
        return
    for part, purpose in _PARTS.get(question.kind, {}).items():
        if not getattr(question, part.replace("-", "_")) and not document.is_mended((*path, part)):
            name = quoted(part) if part in _LISTS else header((*path, part))
            message = f"a {question.kind} question needs {name}: {purpose}"
            yield document.at_value(path, "no-part", message, "warning")


def _code(document: Document, path: Path, question: Question) -> Iterator[Finding]:
    for part, given in (("handout", question.handout), ("solution", question.solution)):
        for number, line in enumerate(given.lines if given else (), start=1):
            width = len(line.expandtabs(4))
            if width > CODE_LINE:
                message = f"line {number} of this code has {width} characters; beyond {CODE_LINE} it wraps"
                yield document.at_key((*path, part, "code"), "long-code-line", message, "warning")
    lines = question.handout.lines if question.handout else ()
    for name, fault in question.faults.items():
        where: Path = (*path, "faults", name, "line")
        if document.is_mended(where) or document.is_mended((*path, "handout")):
            continue
        if fault.line > len(lines):
            message = f"the code has {len(lines)} lines, and no line {fault.line}"
            yield document.at_value(where, "fault-line", message)
        elif not lines[fault.line - 1].strip():
            message = f"line {fault.line} of the code is blank; point at the line that is wrong"
            yield document.at_value(where, "fault-line", message)
