"""What stands around the points of a checklist: its heading, what is said first, how a point begins."""

from interviewer.model.checklist import ListName
from interviewer.model.exercise import Telling
from interviewer.model.pack import Question
from interviewer.reports.words import LIST_WORDS


def list_heading(question: Question, of: ListName) -> str:
    """Return what stands above a checklist, as inside a sentence: `to a product manager`, `edge cases`."""
    telling = _telling(question, of)
    return f"to {telling.listener}" if telling else LIST_WORDS[of].heading


def list_prompt(question: Question, of: ListName) -> str:
    """Return what is said aloud before a checklist; mostly nothing."""
    telling = _telling(question, of)
    return telling.prompt if telling else ""


def point_lead(question: Question, of: ListName, point: str) -> tuple[str, ...]:
    """Return what a point begins with, where its own words do not say what it is about.

    `line 4`, `major` for a fault; the part of a story; `budget?` for what is told when asked.
    """
    name = point.replace("-", " ")
    match of:
        case "faults":
            fault = question.faults[point]
            return f"line {fault.line}", fault.severity
        case "story":
            return (name,)
        case "requirements":
            return (f"{name}?",)
        case _:
            return ()


def _telling(question: Question, of: ListName) -> Telling | None:
    both = question.listeners
    if both is None or of not in ("technical", "non-technical"):
        return None
    return both.technical if of == "technical" else both.non_technical
