"""Finding a place of the interview, or a skill, by a few letters; and the lines that show what was found."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.fuzzy import Matcher

from interviewer.analysis.pace import sections_of
from interviewer.model.session import GENERAL, Session
from interviewer.reports.words import response_words
from interviewer.tui.ink import ACCENT, MUTED, PLAIN, ink, join, padded
from interviewer.tui.views.outline import stop_mark

_TITLE = 26
"""Cells for a title; packs have none that is longer."""
_SKILL = 10
"""Cells below which a skill says too little to be shown."""


def matching_places(session: Session, query: str) -> list[str]:
    """Return the places that match *query*, best first; all in the order of the plan without one.

    Words as they are typed come before likeness, and the title before skill and section, before the prompt.
    """
    words = query.casefold().split()
    if not words:
        return list(session.places)
    sections = {stop: session.plan.sections[name].title for stop, name in sections_of(session).items()}
    texts = {place: _texts(session, place, sections.get(place, "")) for place in session.places}
    return _ranked(words, texts)


def matching_skills(session: Session, query: str) -> list[str]:
    """Return the skills of the rubric that match *query*, best first; all in its order without one."""
    words = query.casefold().split()
    skills = session.rubric.skills
    if not words:
        return list(skills)
    return _ranked(words, {skill: (wording.title, skill, "") for skill, wording in skills.items()})


Texts = tuple[str, str, str]
"""What can be found: the title, what belongs to it, and the wording."""


def _texts(session: Session, place: str, section: str) -> Texts:
    question = session.questions.get(place)
    if question is None:
        return session.title(place), section, session.talks[place].say if place in session.talks else ""
    known = session.rubric.skills.get(question.skill)
    unplanned = "unplanned" if place in session.unplanned else ""
    beside = (question.skill, known.title if known else "", section, unplanned)
    return question.title, " ".join(beside), question.prompt


def _ranked(words: Sequence[str], texts: dict[str, Texts]) -> list[str]:
    likeness = Matcher(" ".join(words))
    scored = [(_score(words, likeness, of), key) for key, of in texts.items()]
    return [key for score, key in sorted(scored, key=lambda pair: pair[0], reverse=True) if score[0]]


def _score(words: Sequence[str], likeness: Matcher, texts: Texts) -> tuple[int, float]:
    """Return how well *texts* match: a class, 0 for not at all, and an order within it."""
    title, beside, wording = (text.casefold() for text in texts)
    phrase = " ".join(words)
    if f" {title}".find(f" {phrase}") >= 0:
        return 6, 0.0
    if phrase in title:
        return 5, 0.0
    if all(word in f"{title} {beside}" for word in words):
        return 4, 0.0
    if phrase in wording:
        return 3, 0.0
    if all(word in f"{title} {beside} {wording}" for word in words):
        return 2, 0.0
    like = likeness.match(texts[0])
    return (1, like) if like > 0 else (0, 0.0)


def jump_lines(session: Session, places: Iterable[str], width: int) -> list[Content]:
    """Return a line for each of *places*: mark, title, state in words, and the skill where *width* allows."""
    places = list(places)
    states = [stop_state(session, place) for place in places]
    column = max((len(state) for state in states), default=0)
    with_skill = width - (2 + _TITLE + 2 + column + 2) >= _SKILL
    return [
        join(
            _titled(session, place),
            padded(ink(state, MUTED), column),
            _skill(session, place) if with_skill else "",
        )
        for place, state in zip(places, states, strict=True)
    ]


def _titled(session: Session, place: str) -> Content:
    mark, style = stop_mark(session, place) if place != GENERAL else ("#", MUTED)
    return join(ink(mark, style), " ", padded(ink(session.title(place), PLAIN), _TITLE), "  ")


def _skill(session: Session, place: str) -> Content:
    question = session.questions.get(place)
    known = session.rubric.skills.get(question.skill) if question else None
    return ink(f"  {known.title}" if known else "", MUTED)


def stop_state(session: Session, place: str) -> str:
    """Return what became of a place in words: `here`, `asked`, `skipped: no time left`, `parked`."""
    if place == GENERAL:
        return "of no question"
    response = session.response(place)
    here = place == session.interview.current
    state = "parked" if response.parked else response_words(response)
    words = ["here"] if here else []
    words += ["unplanned"] if place in session.unplanned else []
    if not words or response.parked or response.state:
        words.append(state)
    return ", ".join(words)


def ask_line(words: str) -> Content:
    """Return the line that offers to ask what is typed."""
    return join(ink("+ ", ACCENT), ink("Ask as a question of your own: ", PLAIN), ink(f"“{words}”", MUTED))


def skill_at_hand(session: Session) -> str:
    """Return the skill that a question asked now is most likely about: that of the question at hand."""
    here = session.questions.get(session.interview.current)
    return here.skill if here else next(iter(session.planned_skills), "")


def skill_lines(session: Session, skills: Iterable[str], *, numbered: bool) -> list[Content]:
    """Return a line for each of *skills*, with the number that chooses it when *numbered*."""
    return [
        join(
            ink(f"{number} " if numbered and number < 10 else "  ", ACCENT),
            padded(ink(session.rubric.skills[skill].title, PLAIN), _TITLE),
            ink(_said_of(session, skill), MUTED),
        )
        for number, skill in enumerate(skills, start=1)
    ]


def _said_of(session: Session, skill: str) -> str:
    if skill == skill_at_hand(session):
        return "  at hand"
    return "" if skill in session.planned_skills else "  not planned"
