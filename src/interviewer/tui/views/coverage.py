"""The edges of the coverage screen as styled text: the header, the summary, and the empty states."""

import re
from collections.abc import Iterator

from textual.content import Content as Text

from interviewer.analysis.loop_coverage import LoopCoverage
from interviewer.model.content import Content
from interviewer.reports.loop_words import broken_words, repeats_words, requirements_words
from interviewer.reports.words import count
from interviewer.tui.coverage_source import Loop
from interviewer.tui.ink import CAUTION, GOOD, MUTED, PLAIN, STRONG, ends, ink, join
from interviewer.tui.keymap import DEFAULT_KEYMAP, Keymap

_BRIEF = re.compile(r" requirements? (is|are)(?= covered)")
"""What can be left out of the summary where it is tight."""


def header(title: str, loop: Loop | None, which: tuple[int, int], width: int) -> Text:
    """Return the role at the left, and which of how many it is; the plans and their minutes at the right."""
    number, roles = which
    left = join(ink("Coverage  ", STRONG), ink(title, PLAIN))
    of = ink(f"  role {number} of {roles}" if roles > 1 else "", MUTED)
    right = Text("")
    if loop is not None:
        plans = len(loop.whole.plans)
        counted = f"{len(loop.plans)} of {count(plans, 'plan')}" if loop.left_out else count(plans, "plan")
        right = ink(f"{counted}, {loop.shown.minutes} min", MUTED)
    if left.cell_length + of.cell_length + right.cell_length + 2 <= width:
        left = join(left, of)
    return ends(left, right, width)


def summary(loop: Loop | None, width: int) -> Text:
    """Return what matters most on one line: what is left out, what is covered, what is asked twice."""
    if loop is None:
        return Text("")
    names = [loop.signs[plan] for plan in loop.left_out]
    without = ink(f"Without {', '.join(names)}: " if names else "", CAUTION)
    states = loop.shown.states("requirements")
    covered = states["covered"] == sum(states.values())
    requirements = requirements_words(loop.shown)
    if names:
        requirements = requirements[0].lower() + requirements[1:]
    start = join(ink("√ " if covered else "! ", GOOD if covered else CAUTION), without)
    full, brief = ink(requirements, STRONG), ink(_BRIEF.sub("", requirements), STRONG)
    amiss = list(_amiss(loop.shown))
    calm = [] if amiss else [repeats_words(loop.shown)]
    long = join(
        *(ink(f" · {words}", CAUTION) for words, _ in amiss), *(ink(f" · {one}", MUTED) for one in calm)
    )
    short = join(*(ink(f" · {words}", CAUTION) for _, words in amiss))
    for told, more in ((full, long), (full, short), (brief, short)):
        if start.cell_length + told.cell_length + more.cell_length <= width:
            return join(start, told, more)
    return ends(join(start, brief), short, width)


def _amiss(coverage: LoopCoverage) -> Iterator[tuple[str, str]]:
    """Yield what else is amiss, in full and in short."""
    if coverage.asked_twice:
        yield repeats_words(coverage), f"{len(coverage.asked_twice)} asked twice"
    if coverage.borrowed:
        yield "no plan names this role", "no plan names it"
    if coverage.broken:
        yield broken_words(coverage), f"{len(coverage.broken)} broken"


def nothing(
    content: Content, role: str, place: str, width: int, *, keymap: Keymap = DEFAULT_KEYMAP
) -> list[Text]:
    """Return why there is nothing to show, and what to do about it."""
    told = _nothing(content, role, place, keymap.name("coverage.role"))
    return [line for text in told for line in (*text.wrap(max(8, width)), Text(""))]


def _nothing(content: Content, role: str, place: str, turns: str) -> Iterator[Text]:
    folder = f"{place.rstrip('/')}/question_packs"
    broken = [file for file in content.broken if file.kind in {"role", "plan", "rubric"}]
    if not content.roles:
        yield ink("There is no role yet.", STRONG)
        yield ink(
            "A role is the job post as a file: what you require, and the skills each line takes. "
            f"Roles are files in {folder}/roles."
        )
    elif content.roles[role].rubric not in content.rubrics:
        yield ink(f"The rubric {content.roles[role].rubric} of this role cannot be used.", STRONG)
    else:
        rubric = content.roles[role].rubric
        yield ink(f"No plan is for the role {role} or on its rubric {rubric} yet.", STRONG)
        yield ink(f'A plan says so with role = "{role}". Plans are files in {folder}/plans.')
        yield ink(
            "To see what plans for another role would cover of it: "
            f"interviewer coverage PLAN... --role {role}"
        )
        if len(content.roles) > 1:
            yield ink(f"{turns} turns to the next role.", MUTED)
    if broken:
        names = ", ".join(f"{file.kind} {file.id}" for file in broken)
        yield ink(f"Broken, and so left out: {names}. interviewer check tells why.", CAUTION)
