"""The two thin lines around the notes, which say something when there is something to say."""

from textual.content import Content

from interviewer.analysis.glance import SkillGlance, glance
from interviewer.live.assist import Assist
from interviewer.model.session import Session
from interviewer.tui.ink import ACCENT, CAUTION, FAINT, LABEL, MUTED, PLAIN, REST, STRONG, ink, join

_RULE = "─"
_LEAD = 2
_SHORTEST = 3
"""Letters of a skill's title below which nobody would know it."""

MARKS = {"not-assessed": "–", "evidence": "●", "nothing": "○"}


def ruled(told: Content | None, width: int, *, right: Content | None = None) -> Content:
    """Return a thin line of *width* cells with *told* near its beginning and *right* near its end."""
    if told is None or width < 12:
        return ink(_RULE * max(0, width), REST)
    lead = ink(_RULE * _LEAD, REST)
    after = join(" ", right, " ", lead) if right is not None else Content("")
    room = width - _LEAD - 2 - after.cell_length
    if told.cell_length > room:
        told = told.truncate(max(0, room), ellipsis=True)
    rest = ink(_RULE * max(0, width - _LEAD - 2 - told.cell_length - after.cell_length), REST)
    return join(lead, " ", told, " ", rest, after)


def strip(session: Session, width: int) -> Content:
    """Return the skills in one line: the level of a rated one, ● noted, ○ nothing yet, – not assessed."""
    skills = [skill for skill in glance(session) if skill.planned]
    if not skills:
        return ruled(None, width)
    longest = max(len(skill.title) for skill in skills)
    for letters in range(longest, _SHORTEST - 1, -1):
        told = Content("  ").join([_skill(skill, letters) for skill in skills])
        if told.cell_length <= width - 2 * _LEAD - 2:
            break
    else:
        told = Content(" ").join([_skill(skill, _SHORTEST) for skill in skills])
    return ruled(told, width)


def _skill(skill: SkillGlance, letters: int) -> Content:
    title = skill.title if len(skill.title) <= letters else _cut(skill.title, letters)
    if skill.level is not None:
        return join(ink(title, PLAIN), " ", ink(str(skill.level), ACCENT))
    style = MUTED if skill.state == "nothing" else PLAIN
    return join(ink(title, style), " ", ink(MARKS[skill.state], style))


def _cut(title: str, letters: int) -> str:
    """Return the first *letters* of a title, or its first word where little of the second would be left."""
    cut = title[:letters].rstrip()
    word, _, rest = cut.partition(" ")
    return cut if len(rest) > _SHORTEST or len(word) < _SHORTEST else word


def general_head(width: int, *, back: str) -> Content:
    """Return the line above the general notes; *back* is the key that leads back to those of the question."""
    return ruled(ink("GENERAL NOTES", LABEL), width, right=join(ink(back, STRONG), ink(" back", MUTED)))


def assisting(found: Assist, chosen: int, width: int) -> Content:
    """Return the line below the notes: what is offered at the caret, or what the line gets wrong."""
    if found.offers:
        offer = found.offers[chosen]
        more = len(found.offers) - 1
        told = join(ink(f"#{offer.key}", ACCENT), "  ") if offer.kind == "tag" else Content("")
        told = join(told, ink(offer.words, PLAIN))
        others = ink(f"{chosen + 1} of {more + 1} ↓ · " if more else "", FAINT)
        keys = "tab or enter" if (found.sure or chosen) and width >= 50 else "tab"
        return ruled(told, width, right=join(others, ink(keys, STRONG)))
    return ruled(ink(found.remark, CAUTION) if found.remark else None, width)


def saying(words: str, width: int) -> Content:
    """Return the line with a hint in it."""
    return ruled(ink(words, MUTED), width)
