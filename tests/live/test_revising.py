"""Revising: who, when, why and the old value are kept, what is taken back is no change; all else stays."""

from contextlib import suppress
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.live import actions as act
from interviewer.live.begin import replay
from interviewer.live.engine import apply
from interviewer.live.interview import Interview, Typing
from interviewer.live.rules_revising import OUTSIDE, UNSEALED
from interviewer.model.errors import RuleBroken
from interviewer.model.saved_form import as_saved
from interviewer.model.session import Session, SkillRating
from interviewer.store.session_file import to_toml
from interviewer.store.snapshot import freeze, thaw
from interviewer.tui.views.unheeded import unheeded
from tests.builders import STARTED, a_session, an_instant
from tests.fakes import FakeClock, FakeRecord
from tests.live.revising import ACTIONS, REVISE, WHY, a_sealed_session, as_read

SEALED = a_sealed_session()
LATER = an_instant(86_400.0)


def done(session: Session, *actions: act.Action) -> Session:
    for action in actions:
        session = apply(session, action, LATER)
    return session


def revised(*actions: act.Action, session: Session = SEALED) -> Session:
    return done(session, REVISE, *actions)


def an_interview(session: Session = SEALED) -> Interview:
    interview = Interview(session, FakeClock(LATER), FakeRecord())
    interview.do(REVISE)
    return interview


def document(session: Session) -> dict[str, Any]:
    return tomli.loads(to_toml(session).decode())


def before_that(document: dict[str, Any]) -> dict[str, Any]:
    """Return *document* as it was before its last revision, by what that says."""
    last = document["revisions"][-1]
    for place in last.get("added", ()):
        *way, key = place.split(".")
        table = document
        for part in way:
            table = table[part]
        del table[key]
    for place, value in last.get("was", {}).items():
        *way, key = place.split(".")
        table = document
        for part in way:
            table = table.setdefault(part, {})
        table[key] = value
    return document


def bare(document: dict[str, Any]) -> dict[str, Any]:
    """Return *document* without what each writing changes, and without tables that hold nothing."""
    kept = {key: value for key, value in document.items() if key not in {"records", "seal", "revisions"}}
    return without_empty(kept)


def without_empty(table: dict[str, Any]) -> dict[str, Any]:
    parts = {key: without_empty(part) if isinstance(part, dict) else part for key, part in table.items()}
    return {key: part for key, part in parts.items() if part != {}}


def test_a_submitted_session_is_changed_only_by_a_revision() -> None:
    with pytest.raises(RuleBroken, match="submitted and sealed"):
        done(SEALED, act.RateSkill(skill="apis", level=3))
    session = done(revised(), act.EndRevision())
    with pytest.raises(RuleBroken, match="submitted and sealed"):
        done(session, act.RateSkill(skill="apis", level=3))


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (act.Revise(by="Ada Example", why="  "), "why"),
        (act.Revise(by=" ", why=WHY), "by whom"),
        (act.Revise(by="x" * 201, why=WHY), "by whom"),
    ],
)
def test_a_revision_needs_a_reason_and_a_name(action: act.Revise, words: str) -> None:
    with pytest.raises(RuleBroken, match=words):
        done(SEALED, action)


def test_only_a_submitted_session_is_revised_and_once_at_a_time() -> None:
    with pytest.raises(RuleBroken, match="not submitted"):
        done(a_session(), REVISE)
    with pytest.raises(RuleBroken, match="already"):
        revised(REVISE)


def test_it_keeps_who_when_why_and_the_old_value() -> None:
    session = revised(act.RateSkill(skill="apis", level=4), act.MarkNotAssessed(skill="security"))
    (entry,) = session.revisions
    assert (entry.by, entry.why, entry.at) == ("Ada Example", WHY, LATER.wall)
    assert dict(entry.was) == {"ratings.apis.level": 2, "ratings.security.level": 3}
    assert entry.added == ("ratings.security.not-assessed",)
    assert session.ratings["apis"] == SkillRating(level=4, at=100), "when it was judged at first"


def test_words_that_are_overwritten_are_kept_whole() -> None:
    session = revised(
        act.WriteTakeAways(text="slow"),
        act.EditNotes(question="http-methods", first=0, removed=2, lines=("+ some",)),
        act.Recommend(choice="no", why="because"),
        act.Tick(question="http-methods", point="basics", on=False),
    )
    (entry,) = session.revisions
    assert entry.was["take-aways"] == "fast\n"
    assert entry.was["responses.http-methods.notes"] == "00:00:09 + all\n00:00:20 - slow\n"
    assert (entry.was["recommendation.choice"], entry.was["recommendation.why"]) == ("yes", "so")
    assert entry.was["responses.http-methods.heard"] == ("basics",)


@pytest.mark.parametrize(
    "actions",
    [
        [],
        [act.RateSkill(skill="apis", level=4), act.RateSkill(skill="apis", level=2)],
        [act.WriteTakeAways(text="x"), act.WriteTakeAways(text="fast\n")],
        [act.RateQuestion(question="rest", level=2), act.RateQuestion(question="rest", level=None)],
        [act.Observe(skill="apis", point="asks"), act.Observe(skill="apis", point="asks", on=False)],
        [act.Recommend(choice="no", why="so"), act.Recommend(choice="yes", why="so")],
    ],
)
def test_what_is_taken_back_leaves_no_entry(actions: list[act.Action]) -> None:
    session = done(revised(*actions), act.EndRevision())
    assert session.revisions == ()
    assert bare(document(session)) == bare(document(SEALED))


@pytest.mark.parametrize("caret", [None, 0])
def test_a_line_that_would_clear_a_submitted_rating_rates_nothing_and_stays(caret: int | None) -> None:
    """And nothing else that is done, or typed, is refused for it."""
    line = act.EditNotes(question="rest", first=0, removed=0, lines=("=0 #apis", "more"), caret=caret)
    session = revised(line, act.WriteTakeAways(text="slow"))
    assert session.ratings["apis"] == SEALED.ratings["apis"]
    assert [note.text for note in session.response("rest").notes] == ["=0 #apis", "more"]
    assert session.take_aways == "slow"
    assert done(session, act.EndRevision()).underway is None
    told = unheeded(revised(), session)
    assert told == ["=0 #apis: a rating that was submitted can be changed, not cleared."]


@settings(max_examples=200, deadline=None)
@given(st.lists(ACTIONS, max_size=6))
def test_whatever_is_done_what_submitting_asked_for_stays(actions: list[act.Action]) -> None:
    session = revised()
    for action in actions:
        with suppress(RuleBroken):
            session = done(session, action)
    assert session.ratings.keys() >= SEALED.ratings.keys()
    assert session.recommendation


def test_a_second_revision_keeps_the_first() -> None:
    first = as_read(done(revised(act.RateSkill(skill="apis", level=4)), act.EndRevision()))
    again = act.Revise(by="Bo Example", why="Once more.")
    second = done(first, again, act.RateSkill(skill="apis", level=1))
    assert second.revisions[0] == first.revisions[0]
    assert second.revisions[1].was["ratings.apis.level"] == 4
    assert before_that(document(second))["ratings"] == document(first)["ratings"]


def test_a_change_from_outside_is_entered_before_the_seal_is_made_anew() -> None:
    outside = SEALED.but(changed_outside=True)
    assert revised(session=outside).changed_outside
    session = revised(act.RateSkill(skill="apis", level=4), session=outside)
    found, entry = session.revisions
    assert (found.outside, found.why, found.by) == (True, OUTSIDE, "")
    assert not entry.outside
    assert not as_read(session).changed_outside
    assert as_read(session).revisions == session.revisions


def test_a_missing_seal_is_entered_too() -> None:
    session = revised(act.RateSkill(skill="apis", level=4), session=SEALED.but(seal="", unsealed=True))
    assert [entry.why for entry in session.revisions] == [UNSEALED, WHY]


@pytest.mark.parametrize(
    "action",
    [
        act.ShowQuestion(question="rest"),
        act.CountTime(),
        act.Pause(),
        act.Resume(),
        act.WriteUp(on=True),
        act.Submit(),
        act.AskUnplanned(prompt="And then?", skill="apis"),
        act.Drop(questions=("rest",), reason="late"),
        act.Recommend(choice=None),
        act.RateSkill(skill="apis", level=None),
    ],
)
def test_how_it_ran_stays_and_what_submitting_asked_for_too(action: act.Action) -> None:
    with pytest.raises(RuleBroken):
        revised(action)


def test_no_time_passes_and_it_stays_submitted() -> None:
    interview = an_interview()
    interview._clock.advance(500)  # type: ignore[attr-defined]
    interview.do(act.RateSkill(skill="apis", level=4))
    interview.count_time(every=1)
    assert interview.session.interview == SEALED.interview
    assert interview.now().interview == SEALED.interview
    assert interview.session.submitted


def test_closing_ends_it() -> None:
    interview = an_interview()
    interview.do(act.RateSkill(skill="apis", level=4))
    interview.close()
    assert interview.session.underway is None
    assert len(interview.session.revisions) == 1


@settings(deadline=None, max_examples=200)
@given(st.lists(ACTIONS, max_size=8), st.lists(ACTIONS, max_size=3))
def test_what_was_and_what_is_give_the_session_before(
    first: list[act.Action], second: list[act.Action]
) -> None:
    session = SEALED
    for actions in (first, second):
        before = document(session)
        interview = an_interview(session)
        for action in actions:
            with suppress(RuleBroken):
                interview.do(action)
        assert interview.session.underway.before == as_saved(session)
        after = document(interview.session)
        assert as_read(interview.session) == as_saved(interview.session).but(seal=after["seal"])
        if len(after.get("revisions", ())) > len(before.get("revisions", ())):
            assert before_that(document(interview.session))["revisions"][:-1] == before.get("revisions", [])
            assert bare(before_that(after)) == bare(before)
        else:
            assert bare(after) == bare(before)
        interview.close()
        session = as_read(interview.session)


@settings(deadline=None, max_examples=100)
@given(st.lists(ACTIONS, max_size=8))
def test_undoing_everything_leaves_no_entry(actions: list[act.Action]) -> None:
    interview = an_interview()
    for action in actions:
        if not isinstance(action, act.EditNotes):  # the text box takes typing back
            with suppress(RuleBroken):
                interview.do(action)
    with suppress(RuleBroken):
        while True:
            assert not isinstance(interview.undo(), Typing)
    left = {place for entry in interview.session.revisions for place in (*entry.was, *entry.added)}
    # A tick lifts a skip and is taken back with it; that a question was taken up tells nothing more.
    assert all(place.rpartition(".")[2] in {"state", "take-aways", "why"} for place in left), left


@settings(deadline=None, max_examples=100)
@given(st.lists(ACTIONS, max_size=8), st.integers(0, 8))
def test_a_replay_gives_the_same_from_the_beginning_and_from_any_snapshot(
    actions: list[act.Action], cut: int
) -> None:
    record = FakeRecord()
    interview = Interview(SEALED, FakeClock(LATER), record)
    interview.do(REVISE)
    for action in actions:
        with suppress(RuleBroken):
            interview.do(action)
    kept = list(zip(record.payloads, record.instants, strict=True))
    whole = as_saved(interview.session)
    assert as_saved(replay(SEALED, kept)) == whole
    at = min(cut, len(kept) - 1)
    middle = thaw(freeze(record.afters[at]), "j")
    assert middle.but(seal="") == record.afters[at].but(seal="")
    assert as_saved(replay(middle, kept[at + 1 :])).but(seal="") == whole.but(seal="")


def test_the_file_in_the_middle_says_so_already() -> None:
    session = revised(act.RateSkill(skill="apis", level=4))
    text = to_toml(session).decode()
    assert text.index("[[revisions]]") < text.index("[ratings.apis]")
    assert '[revisions.was]\n"ratings.apis.level" = 2\n' in text
    read = as_read(session)
    assert read.seal
    assert not read.changed_outside
    assert read.revisions == session.revisions
    assert read.revisions[0].at > STARTED
