"""What is proposed when an interview is late or early, against trying every choice."""

from collections.abc import Iterable
from itertools import chain, combinations

import pytest
from hypothesis import assume, given, settings

from interviewer.analysis.pace import A_MINUTE, core_questions, optional_questions, pace, time_left, to_come
from interviewer.analysis.proposal import NO_TIME, Proposal, proposal
from interviewer.live import actions as act
from interviewer.live.engine import apply
from interviewer.model.session import Response, Session
from interviewer.model.value import frozen_table
from interviewer.tui.screens.live_asking import SKIP_REASONS
from tests.analysis.times import sessions
from tests.builders import a_pack, a_plan, a_question, a_response, a_session, an_instant

MINUTE = 60


def late_by(
    minutes: int,
    *,
    core: dict[str, tuple[str, int]],
    optional: dict[str, tuple[str, int]],
    responses: dict[str, Response] | None = None,
) -> Session:
    """Return a session at `first`, of skill apis, that ends *minutes* late if all to come is asked.

    Questions are given with their skill and minutes.
    """
    core = {"first": ("apis", 1), **core}
    questions = {name: a_question(name, skill, span) for name, (skill, span) in {**core, **optional}.items()}
    session = a_session(
        plan=a_plan(core, optional, minutes=30),
        pack=a_pack().but(questions=frozen_table(questions)),
        responses={"first": Response(seconds=MINUTE), **(responses or {})},
    )
    early = session.interview.minutes * MINUTE - pace(session).end
    return session.but(interview=session.interview.but(elapsed=early + minutes * MINUTE))


def after(session: Session, dropped: Iterable[str]) -> Session:
    """Return *session* with *dropped* skipped, by the rules."""
    return apply(session, act.Drop(questions=tuple(dropped), reason=NO_TIME), an_instant())


def test_in_time_nothing_is_proposed() -> None:
    """Nor is anything when it is less than a minute late."""
    session = a_session()
    assert proposal(session) == Proposal()
    late = session.but(interview=session.interview.but(elapsed=10 * MINUTE + 59))
    assert proposal(late) == Proposal()


def test_one_optional_question_that_is_enough_is_enough() -> None:
    """Of three the last one goes that brings the end near enough: four minutes for four."""
    found = proposal(
        late_by(
            4,
            core={"b": ("databases", 5)},
            optional={"long": ("apis", 5), "four": ("apis", 4), "short": ("apis", 2)},
        )
    )
    assert (found.drop, found.saved, found.still_late) == (("four",), 4 * MINUTE, 0)


def test_optional_questions_go_from_the_end_of_the_plan() -> None:
    """Of two that are enough each, the later one goes."""
    found = proposal(late_by(3, core={"b": ("databases", 5)}, optional={"x": ("apis", 4), "y": ("apis", 4)}))
    assert found.drop == ("y",)


def test_no_core_question_goes_while_optional_ones_are_enough() -> None:
    """Two optional ones go rather than one core question, though that alone would do."""
    found = proposal(
        late_by(
            6,
            core={"b": ("databases", 9), "c": ("databases", 9)},
            optional={"x": ("apis", 3), "y": ("apis", 3)},
        )
    )
    assert (found.drop, found.saved) == (("x", "y"), 6 * MINUTE)


def test_a_skill_keeps_one_of_its_questions() -> None:
    """Security has one question only, databases two, of which the later one goes; the rest stays late."""
    found = proposal(
        late_by(
            20,
            core={"b": ("databases", 5), "c": ("databases", 6), "d": ("security", 9)},
            optional={"x": ("apis", 3)},
        )
    )
    assert (found.drop, found.saved, found.still_late) == (("c", "x"), 9 * MINUTE, 11 * MINUTE)


def test_asked_questions_count_for_their_skill() -> None:
    """Databases were asked already, so all that is left of them may go."""
    session = late_by(
        6, core={"b": ("databases", 5), "c": ("databases", 6)}, optional={}, responses={"b": a_response()}
    )
    assert proposal(session).drop == ("c",)


@pytest.mark.parametrize(
    "kept",
    [a_response("00:01:00 + said so\n").but(state=None), Response(rating=3), Response(heard=("basics",))],
)
def test_what_holds_a_record_is_never_dropped(kept: Response) -> None:
    """Notes, a rating or a tick make it a question that was begun."""
    session = late_by(4, core={"b": ("databases", 5)}, optional={"x": ("apis", 5)}, responses={"x": kept})
    assert proposal(session).drop == ()
    assert proposal(session).still_late == 4 * MINUTE


def test_when_early_optional_questions_that_fit_are_offered_in_the_order_of_the_plan() -> None:
    """Skipped for any reason or passed over; six minutes do not fit into five, and asked ones are done."""
    session = late_by(
        -5,
        core={"b": ("databases", 5), "c": ("databases", 4)},
        optional={"u": ("apis", 6), "v": ("apis", 5), "w": ("apis", 2), "x": ("apis", 1), "y": ("apis", 1)},
        responses={
            "b": a_response(skipped="known"),
            "c": a_response(skipped=NO_TIME),
            **{name: a_response(skipped="known", seconds=0) for name in "uvw"},
            "x": a_response(),
        },
    )
    # `y` lies ahead and is asked anyway; of the core questions only the one for which there was no time.
    assert proposal(session).add == ("c", "v", "w")


def test_the_reason_is_one_that_is_offered_when_skipping() -> None:
    """What a person skips for want of time by hand is offered again, too."""
    assert NO_TIME in SKIP_REASONS


# Against trying every choice


def test_accepting_ends_as_late_as_was_said() -> None:
    """An example of the property below, in numbers: 8 late, 5 and 2 go, a minute is left."""
    session = late_by(8, core={"b": ("databases", 5)}, optional={"x": ("apis", 5), "y": ("apis", 2)})
    found = proposal(session)
    assert (found.drop, found.saved, found.still_late) == (("x", "y"), 7 * MINUTE, MINUTE)
    assert pace(after(session, found.drop)).late == MINUTE


@settings(max_examples=300, deadline=None)
@given(sessions())
def test_the_proposal_is_the_best_of_all_choices(session: Session) -> None:
    """What is proposed is what comes out of trying every set that the words of the rule allow."""
    now, found = pace(session), proposal(session)
    if now.late < A_MINUTE:
        assert found.drop == ()
        return
    optional = optional_questions(session)
    allowed = [choice for choice in _choices(session) if _keeps_skills(session, choice)]
    free = [choice for choice in allowed if set(choice) <= optional]
    enough = [choice for choice in free if _late(session, choice) < A_MINUTE]
    if enough:
        assert found.drop == min(enough, key=lambda choice: _order(session, choice))
    else:
        # All the optional ones that may go, and of the rest as few as are enough, or else all that may.
        gone = set(found.drop) & optional
        assert _saved(session, gone) == max(_saved(session, choice) for choice in free)
        full = [choice for choice in allowed if set(choice) & optional == gone]
        enough = [choice for choice in full if _late(session, choice) < A_MINUTE]
        if enough:
            assert found.drop == min(enough, key=lambda choice: _order(session, choice))
        else:
            assert _saved(session, found.drop) == max(_saved(session, choice) for choice in full)
    still = _late(session, found.drop)
    assert found.still_late == (still if still >= A_MINUTE else 0)


@given(sessions())
def test_what_is_proposed_is_allowed_by_the_rules(session: Session) -> None:
    """The drop goes through, ends no later than said, and its undo brings every question back."""
    found = proposal(session)
    if found.drop:
        assert pace(after(session, found.drop)).late == pace(session).late - found.saved
        assert session.interview.current not in found.drop
        assert proposal(after(session, found.drop)).drop == ()


@given(sessions())
def test_what_is_offered_fits(session: Session) -> None:
    """Each of them alone still ends in time, and is none that is asked anyway."""
    now, found = pace(session), proposal(session)
    assume(found.add)
    for question in found.add:
        assert question not in to_come(session)
        assert session.response(question).state != "asked"
        assert now.late + int(time_left(session, question)) <= 0


def _choices(session: Session) -> Iterable[tuple[str, ...]]:
    """Return every set of questions to come that hold nothing, each in the order of the plan."""
    coming = to_come(session)
    names = [
        name
        for name in session.order
        if name in coming and time_left(session, name) >= 1 and not session.response(name).recorded
    ]
    return chain.from_iterable(combinations(names, count) for count in range(len(names) + 1))


def _keeps_skills(session: Session, choice: Iterable[str]) -> bool:
    """Tell whether every skill that is planned, or of a core question, keeps what it has one of."""
    skills = {*session.planned_skills}
    skills |= {session.questions[name].skill for name in core_questions(session)}
    dropped = after(session, choice)
    return all(_standing(dropped, skill) or not _standing(session, skill) for skill in skills)


def _standing(session: Session, skill: str) -> list[str]:
    here = session.interview.current
    coming = {*to_come(session), *([here] if session.response(here).state is None else [])}
    return [
        name
        for name in session.order
        if session.questions[name].skill == skill
        and (name in coming or session.response(name).state == "asked")
    ]


def _saved(session: Session, choice: Iterable[str]) -> int:
    return sum(int(time_left(session, name)) for name in choice)


def _late(session: Session, choice: Iterable[str]) -> int:
    return pace(session).late - _saved(session, choice)


def _order(session: Session, choice: tuple[str, ...]) -> tuple[object, ...]:
    """Return what the better of two choices has the smaller of: its number, then how early it stands."""
    places = sorted(-session.order.index(name) for name in choice)
    return (len(choice), places)
