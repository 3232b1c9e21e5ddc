"""The glance tells of each skill what the full coverage tells, only faster."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.analysis.coverage import coverage
from interviewer.analysis.glance import glance
from interviewer.model.notes import Note
from interviewer.model.session import GENERAL, Response, Session, SkillRating
from interviewer.model.value import frozen_table, with_entry
from tests.builders import QUESTIONS, SKILLS, a_response, a_session, with_exercise

lines = st.sampled_from(
    [
        "",
        "+ a",
        "b #apis",
        "c #security #databases",
        "=3",
        "=2 #apis",
        "d #nothing",
        "? e",
        "- bad",
        "! no #apis",
    ]
)
notes = st.lists(lines, max_size=5).map(lambda texts: tuple(Note(text, 5) for text in texts))
responses = st.builds(
    Response,
    state=st.sampled_from(["asked", None]),
    rating=st.sampled_from([None, 3]),
    heard=st.sampled_from([(), ("basics",), ("gone",)]),
    hints=st.integers(0, 2),
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


@pytest.mark.parametrize(
    ("taken", "state"),
    [
        (Response(state="asked", rating=3), "nothing"),
        (Response(state="asked", rating=3, notes=(Note("=3", 5),)), "nothing"),
        (Response(state="asked", notes=(Note("? more", 5),)), "nothing"),
        (Response(state="asked", notes=(Note("? more (asked)", 5),)), "nothing"),
        (Response(state="asked", notes=(Note("? more", 5), Note("says why", 6))), "evidence"),
        (Response(state="asked", rating=3, heard=("basics",)), "evidence"),
        (Response(state="asked", hints=1), "evidence"),
        (Response(state="skipped", heard=("basics",)), "nothing"),
        (Response(state="asked", heard=("gone",)), "nothing"),
        (Response(state="asked", notes=(Note("- bad", 5),)), "nothing"),
        (Response(state="asked", notes=(Note("- bad", 5), Note("says why", 6))), "evidence"),
    ],
)
def test_only_what_stands_behind_a_rating_is_evidence(taken: Response, state: str) -> None:
    session = a_session().but(responses=frozen_table({"indexes": taken}))
    question = session.questions["indexes"].but(hints=("think of a tree",))
    session = session.but(questions=with_entry(session.questions, "indexes", question))
    assert {skill.skill: skill.state for skill in glance(session)}["databases"] == state
    assert {skill.skill: skill.state for skill in coverage(session).skills}["databases"] == state


@pytest.mark.parametrize(("point", "state"), [("asks", "evidence"), ("gone", "nothing")])
def test_what_was_seen_throughout_is_evidence_where_the_rubric_has_it(point: str, state: str) -> None:
    session = with_exercise(a_session()).but(observed=frozen_table({"apis": frozen_table({point: 60})}))
    assert {skill.skill: skill.state for skill in glance(session)}["apis"] == state
    assert {skill.skill: skill.state for skill in coverage(session).skills}["apis"] == state


def test_a_skill_beside_the_plan_is_listed_once_anything_is_known_of_it() -> None:
    session = a_session(responses={"indexes": a_response(rating=3)})
    narrow = session.but(plan=session.plan.but(skills=("apis",)))
    assert [(skill.skill, skill.state) for skill in glance(narrow)] == [
        ("apis", "nothing"),
        ("databases", "nothing"),
    ]


def test_it_names_the_level() -> None:
    session = a_session(ratings={"apis": 3, "security": None})
    assert [(skill.title, skill.level, skill.state) for skill in glance(session)] == [
        ("Apis", 3, "rated"),
        ("Databases", None, "nothing"),
        ("Security", None, "not-assessed"),
    ]
