"""The edges of the coverage screen as styled text: the header, the summary, and the empty states."""

from collections.abc import Iterator, Sequence

from textual.content import Content as Text

from interviewer.model.content import Content
from interviewer.reports.loop_words import repeats_words, requirements_words
from interviewer.reports.words import count
from interviewer.tui.coverage_source import Loop
from interviewer.tui.ink import CAUTION, GOOD, MUTED, PLAIN, STRONG, ends, ink, join


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
    twice = ink(f" · {repeats_words(loop.shown)}", CAUTION if loop.shown.asked_twice else MUTED)
    sign = ink("√ " if covered else "! ", GOOD if covered else CAUTION)
    told = join(sign, without, ink(requirements, STRONG))
    if told.cell_length + twice.cell_length <= width:
        return join(told, twice)
    if loop.shown.asked_twice:
        short = ink(f" · {len(loop.shown.asked_twice)} asked twice", CAUTION)
        return ends(told, short, width) if told.cell_length + short.cell_length > width else join(told, short)
    return told.truncate(width, ellipsis=True)


def nothing(content: Content, role: str, place: str, width: int) -> list[Text]:
    """Return why there is nothing to show, and what to do about it."""
    return [line for text in _nothing(content, role, place) for line in (*text.wrap(max(8, width)), Text(""))]


def _nothing(content: Content, role: str, place: str) -> Iterator[Text]:
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
        yield ink(f"No plan is for the role {role} yet.", STRONG)
        yield ink(f'A plan says so with role = "{role}". Plans are files in {folder}/plans.')
        yield ink(
            "To see what plans for another role would cover of it: "
            f"interviewer coverage PLAN... --role {role}"
        )
        if len(content.roles) > 1:
            yield ink("r turns to the next role.", MUTED)
    if broken:
        names = ", ".join(f"{file.kind} {file.id}" for file in broken)
        yield ink(f"Broken, and so left out: {names}. interviewer check tells why.", CAUTION)


def broken_plans(content: Content) -> Sequence[str]:
    """Return the plans that could not be read, of which nobody knows for which role they are."""
    return [file.id for file in content.broken if file.kind == "plan"]
