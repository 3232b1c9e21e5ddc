"""What was ticked, given and seen behind a rating, as styled text: calm, and beside the notes."""

from collections.abc import Iterator

from textual.content import Content

from interviewer.analysis.evidence import Answer, Evidence
from interviewer.reports.facts import answer_facts, phrase, seen_fact
from interviewer.reports.layout import wrap_between
from interviewer.tui.ink import ink


def fact_lines(evidence: Evidence, width: int, style: str) -> Iterator[Content]:
    """Yield what was observed of a skill, then each answer with its rating, its ticks and its hints."""
    phrases = [_answer(answer) for answer in evidence.answers]
    if evidence.seen:
        phrases.insert(0, phrase("seen throughout:", map(seen_fact, evidence.seen), ";"))
    for pieces in phrases:
        for line in wrap_between(pieces, max(10, width), rest="  "):
            yield ink(line, style)


def _answer(answer: Answer) -> tuple[str, ...]:
    rated = () if answer.level is None else (f"answer rated {answer.level}",)
    return phrase(f"{answer.title}:", (*rated, *answer_facts(answer)))
