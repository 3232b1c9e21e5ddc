"""The set-up screen as text: what was understood of each field, and what the plan holds."""

from datetime import date

from textual.content import Content as Text

from interviewer.analysis.listing import listed_plan
from interviewer.live.retain import kept_words, read_retain_until, says_no_date, span_words
from interviewer.model.content import Content
from interviewer.model.errors import UsageError
from interviewer.reports.words import count
from interviewer.tui.ink import FAINT, LABEL, MUTED, PLAIN, ink, join
from interviewer.tui.views.lines import hanging
from interviewer.tui.views.plans import questions_words

RETENTION_ASKED = (
    "Say until when this may be kept: 12 months, 2027-05-31, or no date. Usual is a year in the US, and in "
    "the EU what your privacy notice says; not legal advice. It is asked once in a workspace."
)
"""What to answer when nothing is filled in, as for the first interview of a workspace, and why."""


def retention_told(text: str, today: date, usual: str = "") -> tuple[str, bool]:
    """Return what to say under the field as it is typed, and whether that is a fault.

    *usual* is what was filled in, because it was so before in this workspace.
    """
    try:
        until = read_retain_until(text, today)
    except UsageError as error:
        return str(error), True
    told = kept_words(until, no_date=says_no_date(text))
    if until is not None:
        told = f"{told}, in {span_words((until - today).days)}"
    return f"{told}; as before in this workspace" if told and text == usual else told, False


def preview(plan_id: str, content: Content, width: int) -> list[Text]:
    """Return what the plan holds: its sections with minutes and questions, and the skills it rates."""
    plan = content.plans.get(plan_id)
    if plan is None:
        return []
    figures = listed_plan(plan_id, plan, content)
    facts = f"{figures.minutes} minutes · {questions_words(figures.core, figures.optional)}"
    rates = ink(f"rates {count(len(figures.skills), 'skill')}: ", MUTED)
    lines = [
        join(ink("THE PLAN", LABEL), "  ", ink(facts, MUTED)).truncate(width, ellipsis=True),
        *hanging(rates, ink(", ".join(figures.skills), MUTED), width),
    ]
    widest = max(ink(section.title).cell_length for section in plan.sections.values())
    for section in plan.sections.values():
        gap = " " * (widest - ink(section.title).cell_length + 2)
        minutes = ink(f"{section.minutes:3} min  ", FAINT)
        questions = ink(questions_words(len(section.core), len(section.optional)), MUTED)
        row = join(minutes, ink(section.title, PLAIN), gap, questions)
        lines.append(row.truncate(width, ellipsis=True))
    return lines
