"""The rules of a running interview."""

import pytest
from pydantic import ValidationError

from interviewer.live import actions as act
from interviewer.live.engine import apply, settle
from interviewer.live.rules import LONGEST_LINE, LONGEST_PROSE
from interviewer.model.errors import RuleBroken
from interviewer.model.instant import Instant
from interviewer.model.session import GLANCE_SECONDS, Recommendation, Response, Session
from tests.builders import STARTED, a_response, a_session, an_instant, with_exercise

FIRST = "http-methods"
RATED = {"apis": 3, "databases": 2, "security": None}


def live(session: Session | None = None) -> Session:
    return (session or a_session()).but(running_since=an_instant().monotonic)


def after(session: Session, *steps: act.Action | tuple[float, act.Action]) -> Session:
    """Return *session* after *steps*; one may say at which second it happens."""
    at = 0.0
    for step in steps:
        at, action = step if isinstance(step, tuple) else (at, step)
        session = apply(session, action, an_instant(at))
    return session


def type_in(text: str, question: str = FIRST, first: int = 0, removed: int = 0) -> act.EditNotes:
    return act.EditNotes(question=question, first=first, removed=removed, lines=tuple(text.split("\n")))


def show(question: str) -> act.ShowQuestion:
    return act.ShowQuestion(question=question)


def rate(level: int | None, skill: str = "apis") -> act.RateSkill:
    return act.RateSkill(skill=skill, level=level)


def refused(session: Session, action: act.Action) -> str:
    with pytest.raises(RuleBroken) as caught:
        apply(session, action, an_instant())
    return str(caught.value)


def test_time_counts_for_the_interview_and_the_question_at_hand() -> None:
    session = after(
        live(), (30, show("indexes")), (50, act.Pause()), (500, act.Resume()), (501, show("rest"))
    )
    assert session.interview.elapsed == 51
    assert session.response(FIRST).seconds == 30
    assert session.response("indexes").seconds == 21


def test_a_clock_that_jumps_back_takes_no_time_away() -> None:
    back = Instant(STARTED, an_instant().monotonic - 100)
    assert settle(live(), back).interview.elapsed == 0


def test_a_paused_session_does_not_settle() -> None:
    assert settle(a_session(), an_instant(99)) == a_session()


def test_each_change_has_the_next_number() -> None:
    assert after(live(), rate(1), show("rest"), act.Pause()).records == 3


def test_a_question_left_after_a_glance_was_not_asked() -> None:
    session = after(live(), (GLANCE_SECONDS - 1, show("indexes")), (99, show("rest")))
    assert session.response(FIRST).state is None
    assert session.response("indexes").state == "asked"


def test_points_of_every_checklist_are_ticked_in_the_order_of_the_question() -> None:
    ticks = [act.Tick(question=FIRST, of="edge-cases", point=point) for point in ("last", "empty", "last")]
    session = after(
        live(with_exercise(a_session())), *ticks, act.Tick(question=FIRST, of="faults", point="leak")
    )
    assert session.response(FIRST).state == "asked"
    assert session.response(FIRST).ticks("edge-cases") == ("empty", "last")
    assert session.response(FIRST).ticks("faults") == ("leak",)
    assert session.response(FIRST).heard == ()
    session = after(session, act.Tick(question=FIRST, of="faults", point="leak", on=False))
    assert dict(session.response(FIRST).ticked) == {"edge-cases": ("empty", "last")}


def test_hints_are_counted_whether_they_are_prepared_or_not() -> None:
    session = after(live(with_exercise(a_session())), act.GiveHints(question=FIRST, count=2))
    assert session.response(FIRST).hints == 2
    assert session.response(FIRST).recorded
    assert after(session, act.GiveHints(question=FIRST, count=3)).response(FIRST).hints == 3
    assert after(session, act.GiveHints(question="rest", count=1)).response("rest").state == "asked"
    assert refused(session, act.GiveHints(question=FIRST, count=-1)) == "Help is counted from 0."


def test_what_is_observed_throughout_is_kept_with_its_first_time() -> None:
    session = live(with_exercise(a_session()))
    seen = act.Observe(skill="apis", point="asks")
    session = after(session, (70, seen), (90, seen))
    assert {skill: dict(points) for skill, points in session.observed.items()} == {"apis": {"asks": 70}}
    assert dict(after(session, seen.model_copy(update={"on": False})).observed) == {}
    assert refused(session, act.Observe(skill="apis", point="nods")) == "The rubric has no such point."
    assert refused(session, act.Observe(skill="nothing", point="asks")) == "The rubric has no such point."


def test_what_is_unticked_lifts_no_skip() -> None:
    """A skip is lifted by something new, and not by taking one of several ticks back."""
    ticks = [act.Tick(question=FIRST, of="edge-cases", point=point) for point in ("empty", "last")]
    skipped = after(live(with_exercise(a_session())), *ticks, act.Skip(question=FIRST, reason="no time"))
    session = after(skipped, act.Tick(question=FIRST, of="edge-cases", point="last", on=False))
    assert session.response(FIRST).state == "skipped"
    assert session.response(FIRST).ticks("edge-cases") == ("empty",)


def test_a_question_with_a_record_was_asked() -> None:
    hear = act.Tick(question="rest", point="basics")
    for action in (hear, act.RateQuestion(question="rest", level=2), type_in("+ a", "rest")):
        assert after(live(), action).response("rest").state == "asked"
    assert after(live(), type_in(" ", "rest")).response("rest").state is None


def test_points_are_heard_in_the_order_of_the_question() -> None:
    hear = [act.Tick(question="rest", point=point) for point in ("limits", "basics", "limits")]
    session = after(live(), *hear)
    assert session.response("rest").heard == ("basics", "limits")
    session = after(session, act.Tick(question="rest", point="basics", on=False))
    assert session.response("rest").heard == ("limits",)


def test_a_skipped_question_with_notes_alone_stays_skipped_and_a_rating_lifts_the_skip() -> None:
    session = after(live(), act.Skip(question="rest", reason="no\n time "), type_in("+ a", "rest"))
    assert (session.response("rest").state, session.response("rest").reason) == ("skipped", "no time")
    session = after(session, act.RateQuestion(question="rest", level=2))
    assert (session.response("rest").state, session.response("rest").reason) == ("asked", "")


def test_unskipping_gives_back_what_the_records_say() -> None:
    skip, unskip = act.Skip(question="rest", reason="x"), act.Unskip(question="rest")
    assert after(live(), skip, unskip).response("rest").state is None
    assert after(live(), type_in("+ a", "rest"), skip, unskip).response("rest").state == "asked"


def test_ratings_are_given_and_cleared() -> None:
    session = after(live(), (7, rate(3)), act.MarkNotAssessed(skill="databases"))
    assert (session.ratings["apis"].level, session.ratings["apis"].at) == (3, 7)
    assert session.ratings["databases"].not_assessed
    assert set(after(session, rate(None), rate(None, "databases")).ratings) == set()


def test_a_rating_line_waits_until_it_is_finished() -> None:
    session = after(live(), type_in("=3"))
    assert session.response(FIRST).rating is None
    session = after(session, type_in("=3 #databases\n", removed=1))
    assert session.response(FIRST).rating is None
    assert session.ratings["databases"].level == 3


def test_a_rating_line_is_finished_by_doing_anything_else() -> None:
    for action in (show("rest"), act.Pause(), rate(1)):
        assert after(live(), type_in("=3"), action).response(FIRST).rating == 3


def test_a_rating_line_is_obeyed_once() -> None:
    session = after(live(), type_in("=3\n"), act.RateQuestion(question=FIRST, level=1))
    session = after(session, type_in("+ more", first=1, removed=1), show("rest"))
    assert session.response(FIRST).rating == 1


def test_a_rating_given_by_key_has_the_last_word_over_a_line_typed_before() -> None:
    session = after(live(), type_in("=3"), act.RateQuestion(question=FIRST, level=1))
    assert session.response(FIRST).rating == 1
    session = after(live(), type_in("=3 #apis"), rate(1))
    assert session.ratings["apis"].level == 1


def test_a_rating_line_lifts_a_skip() -> None:
    session = after(live(), act.Skip(question=FIRST, reason="x"), type_in("=3\n"))
    assert session.response(FIRST).state == "asked"


def test_a_line_typed_at_another_question_rates_that_one() -> None:
    session = after(live(), type_in("=2\n=4 #security\n", "rest"))
    assert session.response("rest").rating == 2
    assert session.ratings["security"].level == 4
    assert session.response(FIRST).rating is None


def test_levels_and_skills_that_do_not_exist_rate_nothing() -> None:
    session = after(live(), type_in("=9\n=3 #nothing\n"), show("rest"))
    assert session.response(FIRST).rating is None
    assert not session.ratings
    assert [note.text for note in session.response(FIRST).notes] == ["=9", "=3 #nothing", ""]


def test_a_rating_line_counts_for_the_recommendation_and_for_submitting() -> None:
    ready = live(a_session(ratings={"apis": 3, "databases": 2}))
    session = after(ready, type_in("=4 #security"), act.Recommend(choice="yes", why="solid"), act.Submit())
    assert session.submitted
    assert session.recommendation == Recommendation(choice="yes", why="solid")


def test_a_recommendation_comes_after_the_ratings_or_says_why_it_is_early() -> None:
    session = live(a_session(ratings={"apis": 3}))
    assert refused(session, act.Recommend(choice="yes")).startswith("2 planned skills are not rated yet")
    given = after(session, act.Recommend(choice="yes", early="had to go")).recommendation
    assert given is not None
    assert given.early == "had to go"
    done = after(live(a_session(ratings=RATED)), act.Recommend(choice="no", early="needless")).recommendation
    assert done is not None
    assert done.early == ""
    assert after(session, act.Recommend(choice=None)).recommendation is None


def test_the_why_is_taken_while_a_rating_is_missing_again() -> None:
    """Words on the screen must not be lost because a rating was cleared meanwhile; submitting still waits."""
    session = live(a_session(ratings={"apis": 3}, recommendation="yes"))
    worded = after(session, act.Recommend(choice="yes", why="solid"))
    assert worded.recommendation is not None
    assert worded.recommendation.why == "solid"
    assert refused(worded, act.Recommend(choice="no")).startswith("2 planned skills are not rated yet")
    assert "not rated" in refused(worded, act.Submit())


def test_submitting_seals_the_session() -> None:
    ready = live(a_session(ratings=RATED, recommendation="yes"))
    sealed = after(ready, (60, act.Submit()))
    assert sealed.submitted
    assert not sealed.running
    assert sealed.interview.ended == an_instant(60).wall
    assert sealed.response(FIRST).state == "asked"
    assert "sealed" in refused(sealed, rate(1))


def test_submitting_needs_a_recommendation_and_the_ratings() -> None:
    assert "recommendation first" in refused(live(a_session(ratings=RATED)), act.Submit())
    unrated = live(a_session(recommendation="yes"))
    assert "not rated" in refused(unrated, act.Submit())


@pytest.mark.parametrize(
    "action",
    [
        show("nothing"),
        type_in("x", "nothing"),
        type_in("x", first=1),
        type_in("x", first=-1),
        type_in("x", removed=1),
        act.Tick(question="nothing", point="basics"),
        act.Tick(question=FIRST, point="nothing"),
        act.RateQuestion(question="nothing", level=1),
        act.RateQuestion(question=FIRST, level=5),
        act.RateQuestion(question=FIRST, level=0),
        rate(5),
        rate(3, "nothing"),
        act.MarkNotAssessed(skill="nothing"),
        act.Skip(question="nothing", reason="x"),
        act.Skip(question=FIRST, reason="\x1b \n"),
        act.Skip(question=FIRST, reason="x" * (LONGEST_LINE + 1)),
        act.Unskip(question=FIRST),
        act.Resume(),
        act.Submit(),
        act.Recommend(choice="yes"),
        act.Recommend(choice="yes", why="x" * (LONGEST_LINE + 1), early="x"),
        act.Recommend(choice="yes", early="x" * (LONGEST_LINE + 1)),
        act.WriteTakeAways(text="x" * (LONGEST_PROSE + 1)),
    ],
)
def test_a_broken_rule_is_told_in_a_sentence(action: act.Action) -> None:
    assert refused(live(), action).endswith(".")


def test_a_paused_clock_cannot_be_paused() -> None:
    assert refused(a_session(), act.Pause()) == "The clock is paused already."


def test_the_longest_texts_that_are_taken_are_those_the_model_takes() -> None:
    line, prose = "x" * LONGEST_LINE, "x" * LONGEST_PROSE
    assert Recommendation(choice="yes", why=line).why == line
    assert after(live(), act.WriteTakeAways(text=prose)).take_aways == prose
    with pytest.raises(ValidationError):
        Response(reason=line + "x")


def test_text_is_cleaned_on_the_way_in() -> None:
    session = after(live(), type_in("a\x1b[2Jb\u2028c"), act.WriteTakeAways(text="x\r\ny\x07"))
    assert session.response(FIRST).notes[0].text == "a[2Jb c"
    assert session.take_aways == "x\ny"


def test_a_refused_action_changes_nothing() -> None:
    session = live(a_session(responses={FIRST: a_response("00:00:01 a\n")}))
    before = session.model_dump()
    refused(session, rate(9))
    assert session.model_dump() == before
