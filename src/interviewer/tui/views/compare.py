"""The edges of the comparison as styled text: the header, what was left out, and the empty state."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from interviewer.analysis.comparison import Comparison
from interviewer.reports.revision_words import seal_words
from interviewer.reports.words import count
from interviewer.tui.compare_source import Absent
from interviewer.tui.ink import CAUTION, LABEL, MUTED, PLAIN, STRONG, ends, ink, join
from interviewer.tui.keymap import DEFAULT_KEYMAP, Keymap
from interviewer.tui.views.lines import hanging


def header(comparison: Comparison, width: int, hidden: int = 0) -> Content:
    """Return what is compared at the left, by what and whether by the same words at the right.

    When it is tight the plan's name goes first, then the rubric's; the counts and the caution stay.
    """
    if comparison.rubric is None:
        return ends(ink("Compare", STRONG), ink("nothing to compare", MUTED), width)
    number = count(len(comparison.candidates), "candidate")
    shown = f" ({hidden} hidden)" if hidden else ""
    counts = f"{number}{shown}, {count(len(comparison.sessions), 'session')}"
    plans = list(dict.fromkeys(session.plan.title for session in comparison.sessions))
    about = plans[0] if len(plans) == 1 else f"{comparison.rubric.title} · {len(plans)} plans"
    rubric = ink(f"rubric {comparison.rubric.id} · ", MUTED)
    wording = _wording(comparison)
    title = ink("Compare", STRONG)
    lefts = [join(title, ink(f"  {about} · {counts}", MUTED)), join(title, ink(f"  {counts}", MUTED))]
    for left, right in (
        (lefts[0], join(rubric, wording)),
        (lefts[0], wording),
        (lefts[1], wording),
        (join(title, ink(f"  {number}{shown}", MUTED)), wording),
        (title, wording),
    ):
        if left.cell_length + right.cell_length + 2 <= width:
            return ends(left, right, width)
    return ends(title, wording, width).truncate(width)


def _wording(comparison: Comparison) -> Content:
    """Return whether candidates were asked, and rated, by the same words."""
    differing = len(comparison.wording_drift)
    parts = [f"wording differs: {count(differing, 'question')}"] if differing else []
    if comparison.rubric_drift:
        parts.append(f"{len(comparison.rubric_versions)} versions of the rubric")
    if doubtful := sum(bool(seal_words(session)) for session in comparison.sessions):
        parts.insert(0, f"! {count(doubtful, 'session')} not as sealed")
    return ink(" · ".join(parts), CAUTION) if parts else ink("all the same wording", MUTED)


def left_out(absent: Sequence[Absent], width: int) -> Content:
    """Return what takes no part and why, on one line, as many as fit, and how many more there are."""
    if not absent:
        return Content("")
    shown = [f"{one.what} ({one.why})" for one in absent]
    for taken in range(len(shown), -1, -1):
        more = f"{len(shown) - taken} more, d tells" if taken else f"{len(shown)}, d tells which and why"
        words = [*shown[:taken], *([more] if taken < len(shown) else [])]
        line = join(ink("Left out  ", LABEL), ink(" · ".join(words), MUTED))
        if line.cell_length <= width:
            return line
    return line.truncate(width, ellipsis=True)


def absent_lines(absent: Sequence[Absent], width: int) -> list[Content]:
    """Return everything that takes no part, each with the reason, under a heading."""
    if not absent:
        return []
    lines = [ink("LEFT OUT", LABEL), Content("")]
    for one in absent:
        lines += hanging(ink("– ", MUTED), join(ink(one.what, PLAIN), ink(f": {one.why}", MUTED)), width)
    return lines


def nothing(
    absent: Sequence[Absent], *, named: bool, width: int, keymap: Keymap = DEFAULT_KEYMAP
) -> list[Content]:
    """Return why there is nothing to compare, and what to do about it."""
    why = "None of these sessions can be compared." if named else "There is no submitted session yet."
    what = (
        "Choose others in the list of saved sessions."
        if named
        else "A session takes part once its scorecard is submitted: resume it from the home screen, "
        f"open the scorecard with {keymap.name('live.scorecard')}, rate, recommend, "
        f"and submit with {keymap.name('scorecard.submit')}."
    )
    return list(_nothing(why, what, absent, width))


def _nothing(why: str, what: str, absent: Sequence[Absent], width: int) -> Iterator[Content]:
    yield from ink(why, STRONG).wrap(width)
    yield Content("")
    yield from ink(what, PLAIN).wrap(width)
    if absent:
        yield Content("")
        yield from absent_lines(absent, width)
