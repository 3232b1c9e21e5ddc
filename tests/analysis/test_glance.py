"""The glance tells of each skill what the full coverage tells, only faster."""

from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.analysis.coverage import coverage
from interviewer.analysis.glance import glance
from interviewer.model.notes import Note
from interviewer.model.session import GENERAL, Response, Session, SkillRating
from interviewer.model.value import frozen_table
from tests.builders import QUESTIONS, SKILLS, a_session

lines = st.sampled_from(
    ["", "+ a", "b #apis", "c #security #databases", "=3", "=2 #apis", "d #nothing", "? e"]
)
notes = st.lists(lines, max_size=5).map(lambda texts: tuple(Note(text, 5) for text in texts))
responses = st.builds(
    Response,
    state=st.sampled_from(["asked", None]),
    rating=st.sampled_from([None, 3]),
    heard=st.sampled_from([(), ("basics",)]),
    notes=notes,
)
ratings = st.sampled_from([SkillRating(level=2, at=9), SkillRating(not_assessed=True, at=9)])


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from([*QUESTIONS, GENERAL]), responses),
    st.dictionaries(st.sampled_from(SKILLS), ratings),
)
def test_it_agrees_with_the_coverage(taken: dict[str, Response], rated: dict[str, SkillRating]) -> None:
    session: Session = a_session().but(responses=frozen_table(taken), ratings=frozen_table(rated))
    full = {
        skill.skill: (skill.state, len(skill.evidence.notes), skill.planned)
        for skill in coverage(session).skills
    }
    quick = {skill.skill: (skill.state, skill.notes, skill.planned) for skill in glance(session)}
    assert quick == full
    assert list(quick) == list(full)


def test_it_names_the_level() -> None:
    session = a_session(ratings={"apis": 3, "security": None})
    assert [(skill.title, skill.level, skill.state) for skill in glance(session)] == [
        ("Apis", 3, "rated"),
        ("Databases", None, "nothing"),
        ("Security", None, "not-assessed"),
    ]
