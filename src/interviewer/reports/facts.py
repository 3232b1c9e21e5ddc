"""The facts that stand beside a rating, in words that every report and screen uses alike.

They tell what was ticked, given and seen, and never how good that is.
"""

from collections.abc import Callable, Iterable

from interviewer.analysis.drift import QuestionDrift
from interviewer.analysis.evidence import Answer, Evidence, ListTicks
from interviewer.model.exercise import Code, Handout
from interviewer.model.pack import Question
from interviewer.reports.words import LIST_WORDS, count


def phrase(lead: str, facts: Iterable[str], mark: str = ",") -> tuple[str, ...]:
    """Return *lead* and the facts, each with the punctuation behind it, as pieces that a line may hold."""
    *others, last = facts
    return (lead, *(f"{fact}{mark}" for fact in others), last)


def amount_words(evidence: Evidence) -> str:
    """Return how much stands behind a rating: `3 notes, 4 seen`; seen is what was ticked or observed."""
    notes = count(len(evidence.notes), "note")
    seen = evidence.ticked + len(evidence.seen)
    return f"{notes}, {seen} seen" if seen else notes


def answer_facts(answer: Answer) -> tuple[str, ...]:
    """Return what was ticked and given at a question: `heard 3 of 5`, `found 2 of 5 faults`, `1 of 3 hints`.

    A list that the question does not have is not mentioned.
    """
    hints = hints_given(answer.hints, answer.prepared)
    return (*map(list_fact, answer.lists), *([hints] if hints else ()))


def hints_given(given: int, prepared: int) -> str:
    """Return how much help was given: `1 of 3 hints`, `3 of 3 hints and 1 more`.

    Where none was prepared, `1 hint given`, and nothing where none was given either.
    """
    if not prepared:
        return f"{count(given, 'hint')} given" if given else ""
    more = f" and {given - prepared} more" if given > prepared else ""
    return f"{min(given, prepared)} of {count(prepared, 'hint')}{more}"


def list_fact(ticks: ListTicks) -> str:
    """Return how much of one checklist was ticked: `found 2 of 5 faults (1 of 2 critical, 1 of 3 major)`."""
    words = LIST_WORDS[ticks.of]
    noun = words.one if ticks.points == 1 else words.many or words.one
    told = f"{words.ticked} {ticks.ticked} of {ticks.points} {noun}".rstrip()
    if len(ticks.severities) < 2:
        return told
    by_severity = (f"{found} of {total} {severity}" for severity, found, total in ticks.severities)
    return f"{told} ({', '.join(by_severity)})"


def handout_words(handout: Handout) -> str:
    """Return what a handout is without printing it: `python, 28 lines`; of prose alone `text, 62 words`."""
    return code_words(handout) or f"text, {count(len(handout.text.split()), 'word')}"


def code_words(code: Code) -> str:
    """Return the language and the size of *code*: `python, 28 lines`; nothing where there is only prose."""
    return f"{code.language}, {count(len(code.lines), 'line')}" if code.lines else ""


def drift_words(drift: QuestionDrift) -> str:
    """Return how the wordings of a question differ, said after `asked`."""
    if not drift.prompt_differs:
        return "with other points, hints or probes"
    return "in other words" if _differs(drift, _spoken) else "with another handout"


def drifted_words(drift: QuestionDrift, question: Question) -> tuple[str, ...]:
    """Return what candidates were told by one wording of a question, as far as not all were told the same."""
    said = _spoken(question) if _differs(drift, _spoken) else ()
    handout = handout_words(question.handout) if question.handout else "none"
    return (*said, f"Handout: {handout}") if _differs(drift, _handed) else said


def _spoken(question: Question) -> tuple[str, ...]:
    """Return what is said aloud to set a question off: its prompt, and that of each telling."""
    if question.listeners is None:
        return (question.prompt,)
    return question.prompt, question.listeners.technical.prompt, question.listeners.non_technical.prompt


def _handed(question: Question) -> str:
    return question.handout.whole if question.handout else ""


def _differs(drift: QuestionDrift, part: Callable[[Question], object]) -> bool:
    first, *others = [part(wording.question) for wording in drift.wordings]
    return any(other != first for other in others)
