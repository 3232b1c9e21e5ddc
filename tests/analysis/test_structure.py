"""Structure: order, time, help and ratings as facts, for one interview and for several by one plan."""

import random

import pytest

from interviewer.analysis.structure import Closing, Moved, Structure, structure
from interviewer.analysis.structure_together import by_plan
from interviewer.model.pack import UNPLANNED
from interviewer.model.plan import Section
from interviewer.model.session import Recommendation, Response, Session, Unplanned
from interviewer.model.value import frozen_table, with_entry
from tests.builders import STARTED, a_plan, a_rating, a_response, a_session, a_whole_session
from tests.tui.conftest import a_talk_plan

CORE = ("http-methods", "indexes", "sql-injection")


def begun(*order: str, step: int = 100) -> dict[str, Response]:
    """Return a response for each question of *order*, begun one after the other."""
    return {
        name: a_response(f"{'00:00:01 + said something' if step else ''}\n").but(begun=at * step)
        for at, name in enumerate(order)
    }


def asked_in(*order: str) -> Structure:
    return structure(a_session(responses=begun(*order)))


def test_questions_tell_which_part_they_are_of_and_what_became_of_them() -> None:
    session = a_session(
        responses={
            "http-methods": a_response(seconds=61.9),
            "indexes": a_response(skipped="no time"),
            "sql-injection": Response(parked=True),
        }
    )
    facts = structure(session).questions
    assert [(one.question, one.part, one.state, one.reason) for one in facts] == [
        ("http-methods", "core", "asked", ""),
        ("indexes", "core", "skipped", "no time"),
        ("sql-injection", "core", "parked", ""),
        ("rest", "optional", "not-reached", ""),
    ]
    assert (facts[0].seconds, facts[0].planned) == (61, 300)


def test_help_counts_beyond_what_was_prepared_and_probes_do_not() -> None:
    session = a_whole_session()
    response = session.response("http-methods").but(hints=9, probes_used=(1, 7))
    [first, *_] = structure(session.but(responses=frozen_table({"http-methods": response}))).questions
    assert (first.hints, first.hints_prepared, first.probes, first.probes_prepared) == (9, 3, 1, 1)


def test_a_question_thought_of_meanwhile_is_of_no_part_of_the_plan() -> None:
    session = a_session(responses=begun(*CORE))
    added = session.questions["rest"].but(title="Why there?", pack=UNPLANNED, kind=UNPLANNED)
    session = session.but(
        questions=with_entry(session.questions, "why-there", added),
        unplanned=frozen_table({"why-there": Unplanned(after="indexes", at=150)}),
        responses=with_entry(session.responses, "why-there", a_response().but(begun=150)),
    )
    found = structure(session)
    assert [one.question for one in found.of("unplanned")] == ["why-there"]
    assert found.moved == ()
    assert [row.question for row in by_plan([session])[0].rows] == list(CORE)


# Order


def test_the_order_of_the_plan_moves_nothing() -> None:
    assert asked_in(*CORE).moved == ()
    assert asked_in().moved == ()


@pytest.mark.parametrize(
    ("order", "moved"),
    [
        (("indexes", "http-methods", "sql-injection"), [Moved("indexes", None)]),
        (("sql-injection", "http-methods", "indexes"), [Moved("sql-injection", None)]),
        (("http-methods", "sql-injection", "rest", "indexes"), [Moved("indexes", "rest")]),
    ],
)
def test_a_question_out_of_order_is_told_with_the_one_before_it(
    order: tuple[str, ...], moved: list[Moved]
) -> None:
    assert asked_in(*order).moved == tuple(moved)


def test_never_are_more_questions_moved_than_must_be() -> None:
    """Without those moved the rest is in order; without one fewer it would not be."""
    names = ("http-methods", "indexes", "sql-injection", "rest")
    for seed in range(24):
        order = random.Random(seed).sample(names, 4)
        moved = asked_in(*order).moved
        assert moved is not None
        kept = [name for name in order if name not in {one.question for one in moved}]
        assert kept == sorted(kept, key=names.index)
        rises = [
            sum(mask >> at & 1 for at in range(4))
            for mask in range(16)
            if (part := [names.index(order[at]) for at in range(4) if mask >> at & 1]) == sorted(part)
        ]
        assert len(kept) == max(rises)


def test_one_question_whose_beginning_is_unknown_leaves_the_order_unknown() -> None:
    responses = {**begun("indexes", "http-methods"), "sql-injection": a_response()}
    assert structure(a_session(responses=responses)).moved is None


# The end


def with_talk(**ends: int | None) -> Structure:
    """Return an interview by a plan that ends with talk; *ends* is when each stop was begun."""
    names = {"http": "http-methods", "indexes": "indexes", "end": "questions"}
    responses = {names[key]: a_response(seconds=200).but(begun=at) for key, at in ends.items()}
    return structure(a_session(plan=a_talk_plan(), responses=responses))


def test_the_candidates_questions_came_last_or_not_or_nobody_knows() -> None:
    closing = with_talk(http=10, indexes=20, end=30).closing
    assert closing is not None
    assert (closing.title, closing.seconds, closing.planned) == ("Their questions", 200, 300)
    assert (closing.reached, closing.last) == (True, True)
    early = with_talk(http=10, indexes=40, end=30).closing
    assert early is not None
    assert early.last is False
    unknown = with_talk(http=10, indexes=None, end=30).closing
    assert unknown is not None
    assert unknown.last is None
    left = with_talk(http=10).closing
    assert left is not None
    assert not left.reached


def test_talk_that_was_only_looked_at_was_not_reached() -> None:
    """As with questions; nor does it leave open whether the rest of the end came last."""
    for seconds, reached in ((1, False), (9, False), (10, True)):
        looked = a_response(seconds=seconds).but(state=None, begun=30 if reached else None)
        responses = {"http-methods": a_response().but(begun=10), "questions": looked}
        closing = structure(a_session(plan=a_talk_plan(), responses=responses)).closing
        assert closing is not None
        assert closing.reached is reached


def with_two_talks(**begun_at: int) -> Closing:
    """Return the end of an interview whose plan ends with two talks; *begun_at* is when each was begun."""
    plan = a_talk_plan()
    goodbye = Section(title="Goodbye", minutes=2)
    responses = {
        name.replace("_", "-"): a_response(seconds=100).but(begun=at) for name, at in begun_at.items()
    }
    sections = frozen_table({**plan.sections, "goodbye": goodbye})
    found = structure(a_session(plan=plan.but(sections=sections), responses=responses)).closing
    assert found is not None
    return found


def test_all_the_talk_at_the_end_is_the_closing_part() -> None:
    """As in the pace: five minutes for their questions and two for the goodbye."""
    both = with_two_talks(http_methods=10, questions=20, goodbye=30)
    assert (both.stop, both.title) == ("questions", "Their questions and Goodbye")
    assert (both.seconds, both.planned, both.reached, both.last) == (200, 420, True, True)
    first = with_two_talks(http_methods=10, questions=20)
    assert (first.seconds, first.reached, first.last) == (100, True, True)
    later = with_two_talks(questions=10, http_methods=20, goodbye=30)
    assert (later.reached, later.last) == (True, False)


def test_a_plan_that_ends_with_a_question_has_no_closing_part() -> None:
    assert asked_in(*CORE).closing is None
    plan = a_plan()
    talk_first = {"hello": Section(title="Hello", minutes=5), **plan.sections}
    session = a_session(plan=plan.but(sections=frozen_table(talk_first)))
    assert structure(session).closing is None


# Rating


def test_an_answer_rated_before_the_next_question_was_begun_was_rated_at_once() -> None:
    """In files of earlier versions only a line in the notes tells, with the level the answer still has."""
    session = a_session(
        responses={
            "http-methods": a_response("00:01:00 =3\n", rating=3).but(begun=0),
            "indexes": a_response("00:09:00 =2\n", rating=2).but(begun=100),
            "sql-injection": a_response("00:03:20 =2\n", rating=4).but(begun=200),
            "rest": a_response("00:05:10 =1\n", rating=1).but(begun=300),
        }
    )
    found = structure(session)
    assert [one.rated_at for one in found.questions] == [60, 540, None, 310]
    assert [one.question for one in found.rated_at_once] == ["http-methods", "rest"]


def test_when_an_answer_was_rated_is_known_however_it_was() -> None:
    """In the second in which the next question was begun: who goes on right after rating has rated first."""
    rated = {"http-methods": (100, 0), "indexes": (201, 100), "sql-injection": (900, 200)}
    responses = {
        name: a_response("00:00:01 =1\n", rating=3).but(rated_at=at, begun=begun_at)
        for name, (at, begun_at) in rated.items()
    }
    found = structure(a_session(responses=responses))
    assert [one.rated_at for one in found.questions] == [100, 201, 900, None]
    assert [one.question for one in found.rated_at_once] == ["http-methods", "sql-injection"]


def test_a_note_that_only_asks_or_judges_stands_behind_no_rating() -> None:
    session = a_session(responses={"indexes": a_response("00:01:00 ? and writes\n00:02:00 - arrogant\n")})
    facts = {one.skill: one.noted for one in structure(session).skills}
    assert facts == {"apis": False, "databases": False, "security": False}


def test_skills_tell_level_time_notes_and_anchors() -> None:
    session = a_session(responses={"indexes": a_response("00:01:00 + scans\n")})
    bare = session.rubric.skills["apis"].but(anchors=frozen_table({"1": "x"}))
    session = session.but(
        ratings=frozen_table({"databases": a_rating(2, at=7), "security": a_rating(None, at=9)}),
        rubric=session.rubric.but(skills=with_entry(session.rubric.skills, "apis", bare)),
    )
    facts = {one.skill: one for one in structure(session).skills}
    assert (facts["databases"].level, facts["databases"].at, facts["databases"].noted) == (2, 7, True)
    assert (facts["security"].not_assessed, facts["security"].noted) == (True, False)
    assert [one.anchored for one in facts.values()] == [False, True, True]
    assert facts["apis"].at is None


def test_skills_rated_after_the_recommendation_are_told() -> None:
    session = a_session().but(
        recommendation=Recommendation(choice="yes", at=50),
        ratings=frozen_table({"apis": a_rating(3, at=50), "databases": a_rating(3, at=51)}),
    )
    assert [one.skill for one in structure(session).rated_later] == ["databases"]
    assert structure(session.but(recommendation=None)).rated_later == ()


# Together


def of(session_id: str, *order: str, hours: int = 0, plan: str = "") -> Session:
    session = a_session(session_id, responses=begun(*order), started=STARTED.replace(hour=10 + hours))
    return session.but(plan=session.plan.but(id=plan)) if plan else session


def test_interviews_stand_together_by_plan_and_the_oldest_first() -> None:
    groups = by_plan([of("c", hours=3), of("b", hours=2, plan="other"), of("a", hours=1)])
    assert [[one.session.id for one in group.structures] for group in groups] == [["a", "c"], ["b"]]


def test_core_questions_stand_in_a_row_each_and_optional_ones_that_somebody_was_asked() -> None:
    [group] = by_plan([of("a", *CORE), of("b", *CORE[:2], hours=1)])
    assert [(row.question, row.asked_of_all) for row in group.rows] == [
        ("http-methods", True),
        ("indexes", True),
        ("sql-injection", False),
    ]
    [more] = by_plan([of("a", *CORE), of("b", "rest", hours=1)])
    assert [(row.question, row.part) for row in more.rows][-1] == ("rest", "optional")
    assert len(more.core) == 3


def test_versions_of_a_plan_and_of_wordings_are_told() -> None:
    old, new = of("a", *CORE), of("b", *CORE, hours=1)
    changed = new.questions["indexes"].but(prompt="Otherwise?", digest="other")
    new = new.but(plan=new.plan.but(digest="other"), questions=with_entry(new.questions, "indexes", changed))
    [group] = by_plan([new, old])
    assert len(group.plans) == 2
    assert [drift.question for drift in group.drift] == ["indexes"]
    assert len(group.rubrics) == 1
