"""What stands behind a whole comparison, as styled text: its signs, the wording used, what was left out."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from interviewer.analysis.comparison import Comparison
from interviewer.reports.explanations import explanations
from interviewer.reports.facts import drift_words, drifted_words
from interviewer.tui.compare_source import Absent
from interviewer.tui.ink import CAUTION, FAINT, LABEL, MUTED, STRONG, ink, join
from interviewer.tui.views.compare import absent_lines
from interviewer.tui.views.compare_legend import legend
from interviewer.tui.views.compare_people import name
from interviewer.tui.views.lines import hanging

_INDENT = "   "


def behind(
    comparison: Comparison, absent: Sequence[Absent], width: int, *, brief: bool = False
) -> Iterator[Content]:
    """Yield what initials and signs mean, where wording differs, what was left out, how to read numbers."""
    yield from legend(comparison, width, brief=brief)
    yield Content("")
    yield from wording_lines(comparison, width)
    if absent:
        yield Content("")
        yield from absent_lines(absent, width)
    yield Content("")
    yield ink("HOW TO READ THE NUMBERS", LABEL)
    yield Content("")
    for sentence in explanations(comparison):
        yield from ink(sentence, MUTED).wrap(width)


def wording_lines(comparison: Comparison, width: int) -> Iterator[Content]:
    """Yield where sessions were not asked, or not rated, by the same words."""
    yield ink("WORDING", LABEL)
    yield Content("")
    if not comparison.wording_drift:
        same = "Every question had the same wording wherever it was asked."
        yield from ink(same, MUTED).wrap(width)
    for drift in comparison.wording_drift:
        if drift is not comparison.wording_drift[0]:
            yield Content("")
        what = ink(f"  asked {drift_words(drift)}", CAUTION)
        yield from join(ink(drift.title, STRONG), what).wrap(width)
        for wording in drift.wordings:
            for words in drifted_words(drift, wording.question):
                yield from hanging(Content(_INDENT), ink(words), width)
            users = _users(comparison, wording.sessions)
            yield from hanging(Content(_INDENT), ink(users, MUTED), width)
    if comparison.rubric_drift:
        yield Content("")
        yield from ink("The rubric changed meanwhile.", CAUTION).wrap(width)
        for version in comparison.rubric_versions:
            users = _users(comparison, version.sessions)
            yield from hanging(ink(f"{version.digest[:7]}  ", FAINT), ink(users, MUTED), width)


def _users(comparison: Comparison, sessions: tuple[str, ...]) -> str:
    """Return for whom a wording was used, and by which interviewers."""
    words = []
    for candidate in comparison.candidates:
        held = [session for session in candidate.sessions if session.id in sessions]
        if held:
            with_whom = ", ".join(session.interview.interviewer for session in held)
            words.append(f"{name(comparison, candidate)} with {with_whom}")
    return "; ".join(words) or "a hidden candidate"
