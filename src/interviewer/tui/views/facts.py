"""What was ticked, given and seen behind a rating, as styled text: calm, and beside the notes."""

from collections.abc import Iterator

from textual.content import Content

from interviewer.analysis.evidence import Answer, Evidence
from interviewer.model.notes import clock
from interviewer.reports.facts import answer_facts, phrase
from interviewer.reports.layout import wrap_between
from interviewer.reports.words import SEEN_THROUGHOUT
from interviewer.tui.ink import FAINT, ink, join
from interviewer.tui.views.lines import hanging


def seen_lines(evidence: Evidence, width: int, style: str, *, gutter: int) -> Iterator[Content]:
    """Yield what was observed of a skill under a heading, each point behind its time.

    The words begin at the cell *gutter*, as those of the notes above do.
    """
    if evidence.seen:
        yield ink(f"{SEEN_THROUGHOUT}:", style).truncate(max(1, width))
    for seen in evidence.seen:
        stamp = clock(seen.at, hours=False)
        lead = join(ink(stamp, FAINT), " " * max(1, gutter - len(stamp)))
        yield from hanging(lead, ink(seen.words, style), width)


def fact_lines(evidence: Evidence, width: int, style: str) -> Iterator[Content]:
    """Yield each answer with its rating, its ticks and its hints."""
    for pieces in map(_answer, evidence.answers):
        for line in wrap_between(pieces, max(10, width), rest="  "):
            yield ink(line, style)


def _answer(answer: Answer) -> tuple[str, ...]:
    rated = () if answer.level is None else (f"answer rated {answer.level}",)
    return phrase(f"{answer.title}:", (*rated, *answer_facts(answer)))
