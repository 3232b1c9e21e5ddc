"""The set-up screen as text: what was understood of each field, and what the plan holds."""

from datetime import date, timedelta

from textual.content import Content as Text

from interviewer.analysis.listing import listed_plan
from interviewer.live.retain import date_words, read_retain_until, span_words
from interviewer.model.content import Content
from interviewer.model.errors import UsageError
from interviewer.reports.words import count
from interviewer.tui.ink import FAINT, LABEL, MUTED, PLAIN, ink, join
from interviewer.tui.views.lines import hanging
from interviewer.tui.views.plans import questions_words


def kept_words(until: date | None, today: date) -> str:
    """Return how long a session is kept, in words."""
    if until is None:
        return "kept until someone deletes it"
    return f"kept until {date_words(until)}, in {span_words((until - today).days)}"


def usual_end(days: int | None, today: date) -> str:
    """Return the day that many *days* from *today* as it is typed; empty when sessions are kept for ever."""
    return f"{today + timedelta(days=days):%Y-%m-%d}" if days and 0 < days <= 36_500 else ""


def retention_told(text: str, today: date) -> tuple[str, bool]:
    """Return what to say under the field as it is typed, and whether that is a fault."""
    try:
        return kept_words(read_retain_until(text, today), today), False
    except UsageError as error:
        return str(error), True


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
