"""What stands behind a row of the coverage grid, as styled text: skills, and the questions that test them."""

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from interviewer.analysis.loop_coverage import DutyInLoop, SkillInLoop, State
from interviewer.analysis.loop_parts import Asking
from interviewer.reports.loop_words import (
    HOW_TO_READ,
    OBSERVED,
    TABLE_TITLES,
    loop_cautions,
    repeat_words,
    summary,
    tested_twice_words,
    total_words,
)
from interviewer.tui.coverage_source import Loop
from interviewer.tui.ink import ACCENT, CAUTION, LABEL, MUTED, PLAIN, STRONG, ends, ink, join, padded
from interviewer.tui.views.coverage_grid import LOWERED, NOTHING, SIGNS
from interviewer.tui.views.coverage_rows import ALL, CoverageRow
from interviewer.tui.views.lines import hanging

_SINGULAR = {"Requirements": "Requirement", "Responsibilities": "Responsibility"}
_MEANING: Mapping[State, str] = {
    "covered": "covered: each skill by a core question, or rated",
    "partly": "partly: some of the skills",
    "optional": "optional: only by questions that are dropped when late",
    "never": "never: no plan asks about it or rates it",
}
_MINUTES = 3
_DEPTH = 7


def heading(row: CoverageRow) -> str:
    """Return what a row is, and its state: `Requirement · covered`."""
    kind, _, _ = row.key.partition(":")
    if row.key == ALL:
        return "The whole loop"
    titles = {table: _SINGULAR.get(title, title) for table, title in TABLE_TITLES.items()}
    what = row.title if kind == "skill" else next(title for key, title in titles.items() if key == kind)
    return f"{what} · {row.state}"


def explanation(loop: Loop, row: CoverageRow, plan: str, width: int) -> list[Content]:
    """Return what stands behind *row*, wrapped to *width*; what *plan* asks takes the accent."""
    kind, _, name = row.key.partition(":")
    if row.key == ALL:
        return list(_whole(loop, width))
    if kind == "skill":
        skill = next(skill for skill in loop.whole.skills if skill.skill == name)
        return list(_skill_alone(loop, skill, plan, width))
    duty = next(duty for duty in loop.shown.duties if (duty.table, duty.id) == (kind, name))
    return list(_duty(loop, duty, plan, row.lowered, width))


def _duty(loop: Loop, duty: DutyInLoop, plan: str, fell: bool, width: int) -> Iterator[Content]:
    yield from ink(duty.text, STRONG).wrap(width)
    if fell:
        before = next(old for old in loop.whole.duties if (old.table, old.id) == (duty.table, duty.id))
        yield from ink(f"With all plans it is {_state(before)}.", CAUTION).wrap(width)
    for skill in duty.skills:
        yield Content("")
        yield from _skill(loop, skill, plan, width)
    shared = [skill for skill in duty.skills if len(skill.wanted) > 1]
    if shared:
        yield Content("")
        told = "Other lines need {} too. Questions count for each of them, and once in the totals."
        names = " and ".join(skill.title for skill in shared)
        yield from ink(told.format(names), MUTED).wrap(width)


def _state(duty: DutyInLoop) -> str:
    words = {"partly": "partly covered", "optional": "covered by optional questions", "never": "never tested"}
    return words.get(duty.state, duty.state)


def _skill(loop: Loop, skill: SkillInLoop, plan: str, width: int) -> Iterator[Content]:
    """Yield a skill and its questions, each with plan, minutes and depth."""
    sign, style = SIGNS[skill.state]
    title = join(ink(f"{sign} ", style), ink(skill.title, STRONG))
    yield ends(title, ink(total_words(skill.share()), MUTED), width)
    if skill.state == "never":
        yield from hanging(Content("  "), ink("No plan asks about it or rates it.", MUTED), width)
    for name in loop.plans:
        here = name == plan
        for asking in skill.asked:
            if asking.plan == name:
                yield _asking(loop, asking, here, width)
        if name in skill.observed:
            words = "observed throughout" if skill.watched else "rated from other questions"
            told = ink(words, PLAIN if here else MUTED)
            yield ends(join(_letter(loop, name, here), told), Content(""), width)


def _asking(loop: Loop, asking: Asking, here: bool, width: int) -> Content:
    minutes = str(asking.minutes) if asking.core else f"+{asking.minutes}"
    right = join(
        ink(f"{minutes:>{_MINUTES}}", PLAIN if asking.core else MUTED),
        " ",
        padded(ink(asking.depth, MUTED), _DEPTH),
    )
    title = ink(asking.title, PLAIN if asking.core else MUTED)
    return ends(join(_letter(loop, asking.plan, here), title), right, width)


def _letter(loop: Loop, plan: str, here: bool) -> Content:
    return join("  ", padded(ink(loop.signs[plan], ACCENT if here else MUTED), 2))


def _skill_alone(loop: Loop, skill: SkillInLoop, plan: str, width: int) -> Iterator[Content]:
    wording = loop.shown.rubric.skills.get(skill.skill)
    if wording and wording.about:
        yield from ink(wording.about, MUTED).wrap(width)
        yield Content("")
    now = next((one for one in loop.shown.skills if one.skill == skill.skill), None)
    yield from _skill(loop, now or SkillInLoop(skill.skill, skill.title, (), (), skill.wanted), plan, width)
    for table, title in TABLE_TITLES.items():
        lines = [duty for duty in loop.shown.lines(table) if (table, duty.id) in skill.wanted]
        if lines:
            yield Content("")
            yield ink(f"{title.upper()} THAT NEED IT" if table != "nice-to-have" else title.upper(), LABEL)
        for duty in lines:
            sign, style = SIGNS[duty.state]
            yield from hanging(ink(f"{sign} ", style), ink(duty.text, PLAIN), width)
    if not skill.wanted:
        yield Content("")
        yield from ink("Nothing in the role asks for it.", CAUTION if skill.asked else MUTED).wrap(width)


def legend(loop: Loop, width: int) -> list[Content]:
    """Return what every sign and letter stands for, and how minutes are counted, wrapped to *width*."""
    signs = [
        *((sign, style, _MEANING[state]) for state, (sign, style) in SIGNS.items()),
        (LOWERED, CAUTION, "less than with all plans"),
        (NOTHING, MUTED, "nothing in this plan"),
        (OBSERVED, MUTED, "rated without a core question on it"),
        ("5+", MUTED, "and more by optional questions, where it is tight"),
        ("+5", MUTED, "minutes of optional questions"),
    ]
    lines = [line for sign, style, told in signs for line in _meaning(sign, style, told, width)]
    lines += [Content(""), ink("PLANS", LABEL)]
    for plan, letter in loop.signs.items():
        out = ", left out" if plan in loop.left_out else ""
        lines += _meaning(letter, ACCENT, f"{loop.names[plan]}{out}", width)
    return [*lines, *_listed("HOW TO READ THIS", HOW_TO_READ, width)]


def _meaning(sign: str, style: str, told: str, width: int) -> list[Content]:
    return hanging(padded(ink(sign, style), 4), ink(told, PLAIN), width)


def _whole(loop: Loop, width: int) -> Iterator[Content]:
    shown, signs = loop.shown, loop.signs
    yield from ink(summary(shown), STRONG).wrap(width)
    lists: tuple[tuple[str, list[str]], ...] = (
        ("LEFT OUT", [f"{signs[plan]} {loop.whole.plans[plan].title}" for plan in loop.left_out]),
        ("BE CAREFUL", list(loop_cautions(shown, signs))),
        ("ASKED TWICE", [repeat_words(one, signs, pack=False) for one in shown.asked_twice]),
        (
            "IN SEVERAL PLANS, OPTIONAL IN SOME",
            [repeat_words(one, signs, pack=False) for one in shown.maybe_twice],
        ),
        ("NEVER TESTED", [skill.title for skill in shown.untested]),
        ("TESTED IN SEVERAL PLANS", [tested_twice_words(skill, signs) for skill in shown.tested_twice]),
        ("TESTED, THOUGH THE ROLE DOES NOT ASK FOR IT", [skill.title for skill in shown.unasked_for]),
        ("HOW TO READ THIS", list(HOW_TO_READ)),
    )
    for title, sentences in lists:
        yield from _listed(title, sentences, width)


def _listed(title: str, sentences: Sequence[str], width: int) -> Iterator[Content]:
    if sentences:
        yield Content("")
        yield ink(title, LABEL)
    for sentence in sentences:
        yield from hanging(ink("– ", MUTED), ink(sentence, PLAIN), width)
