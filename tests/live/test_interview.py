"""The interview in progress: each change is recorded before it is seen, and can be taken back."""

import pytest

from interviewer.live import actions as act
from interviewer.live.begin import new_session, replay
from interviewer.live.desk import SetUp
from interviewer.live.interview import Interview, Typing
from interviewer.model.content import BrokenFile, Content
from interviewer.model.errors import RuleBroken, UsageError
from interviewer.model.findings import Finding
from interviewer.model.session import Session
from interviewer.model.value import frozen_table
from tests.builders import a_content, a_pack, a_plan, a_rubric, a_session, an_instant, with_exercise
from tests.fakes import FakeClock, FakeRecord

FIRST = "http-methods"


class Held:
    """An interview with its clock and record at hand."""

    def __init__(self, session: Session | None = None) -> None:
        self.clock = FakeClock()
        self.record = FakeRecord()
        running = (session or with_exercise(a_session())).but(running_since=self.clock.now().monotonic)
        self.interview = Interview(running, self.clock, self.record)

    @property
    def session(self) -> Session:
        return self.interview.session


def test_a_change_is_recorded_before_it_is_returned() -> None:
    held = Held()
    held.clock.advance(3)
    after = held.interview.do(act.RateSkill(skill="apis", level=3))
    assert held.record.payloads == [{"do": "rate-skill", "skill": "apis", "level": 3, "at": None}]
    assert held.record.instants == [an_instant(3)]
    assert held.record.afters == [after]
    assert held.session is after


def test_a_refused_action_is_not_recorded() -> None:
    held = Held()
    with pytest.raises(RuleBroken):
        held.interview.do(act.RateSkill(skill="apis", level=9))
    assert held.record.payloads == []


def test_typing_records_only_the_lines_that_differ() -> None:
    held = Held()
    held.interview.type(FIRST, "a\nb\nc")
    held.interview.type(FIRST, "a\nB\nc")
    held.interview.type(FIRST, "a\nB\nc")
    held.interview.type(FIRST, "")
    told = [(edit["first"], edit["removed"], edit["lines"]) for edit in held.record.payloads]
    assert told == [(0, 0, ["a", "b", "c"]), (1, 1, ["B"]), (0, 3, [])]


def test_a_pasted_control_character_makes_no_edit_of_its_line_at_later_keys() -> None:
    """The rules drop it and the text box may keep it; lines below it must keep their times all the same."""
    held = Held()
    held.interview.type(FIRST, "pas\x1bted\nb")
    held.clock.advance(9)
    held.interview.type(FIRST, "pas\x1bted\nnew\nb")
    assert held.record.payloads[-1]["lines"] == ["new"]
    assert [(note.text, note.at) for note in held.session.response(FIRST).notes] == [
        ("pasted", 0),
        ("new", 9),
        ("b", 0),
    ]


def test_giving_the_same_rating_again_leaves_nothing_to_undo() -> None:
    held = Held()
    held.interview.do(act.RateSkill(skill="apis", level=3))
    held.interview.do(act.RateSkill(skill="apis", level=3))
    held.interview.undo()
    assert "apis" not in held.session.ratings
    with pytest.raises(RuleBroken):
        held.interview.undo()


def test_looking_at_now_changes_and_records_nothing() -> None:
    held = Held()
    held.clock.advance(20)
    assert held.interview.now().interview.elapsed == 20
    assert held.session.interview.elapsed == 0
    assert held.record.payloads == []


def test_closing_stops_the_clock_and_lets_go() -> None:
    held = Held()
    held.clock.advance(20)
    assert held.interview.close().state == "saved"
    assert held.record.done == ["pause"]
    assert held.record.closed is held.session
    assert held.session.interview.elapsed == 20


def test_publishing_hands_the_session_to_the_record() -> None:
    held = Held()
    held.interview.publish()
    assert held.record.published == [held.session]
    assert held.interview.path == held.record.path
    assert held.interview.status is held.record.status


UNDOABLE = [
    act.Tick(question=FIRST, point="basics"),
    act.Tick(question=FIRST, of="stages", point="first"),
    act.GiveHints(question=FIRST, count=1),
    act.Observe(skill="apis", point="asks"),
    act.RateQuestion(question=FIRST, level=3),
    act.RateSkill(skill="apis", level=3),
    act.MarkNotAssessed(skill="apis"),
    act.Skip(question=FIRST, reason="no time"),
    act.Recommend(choice="yes", early="must go"),
]


def content_of(session: Session) -> tuple[object, ...]:
    """Return what undo brings back: everything but time and running numbers."""
    return (
        {question: response.but(seconds=0) for question, response in session.responses.items()},
        {skill: rating.but(at=0) for skill, rating in session.ratings.items()},
        session.recommendation and session.recommendation.but(at=0),
    )


@pytest.mark.parametrize("action", UNDOABLE)
def test_undo_takes_back_the_content_and_not_the_time(action: act.Action) -> None:
    started = with_exercise(a_session(ratings={"security": 2}))
    held = Held(started)
    held.clock.advance(5)
    held.interview.do(action)
    held.clock.advance(5)
    told = held.interview.undo()
    assert isinstance(told, str)
    assert told
    assert held.session.interview.elapsed == 10
    if not isinstance(
        action, act.Tick | act.GiveHints | act.RateQuestion
    ):  # after these the question was asked
        blank = held.session.response(FIRST).but(seconds=0)
        assert content_of(held.session) == content_of(started.but(responses={FIRST: blank}))
    assert held.session.response(FIRST).rating is None
    assert held.session.response(FIRST).heard == ()
    assert not held.session.response(FIRST).recorded
    assert dict(held.session.observed) == {}


def test_undo_brings_back_the_time_at_which_something_was_seen() -> None:
    held = Held()
    for at, on in ((75, True), (15, False)):
        held.clock.advance(at)
        held.interview.do(act.Observe(skill="apis", point="asks", on=on))
    held.clock.advance(5)
    held.interview.undo()
    assert dict(held.session.observed["apis"]) == {"asks": 75}


@pytest.mark.parametrize("action", UNDOABLE)
def test_undo_is_recorded_like_any_change(action: act.Action) -> None:
    held = Held()
    held.interview.do(action)
    held.interview.undo()
    assert len(held.record.payloads) == 2
    assert replay(
        a_session(), zip(held.record.payloads, held.record.instants, strict=True)
    ).responses.keys() <= {FIRST}


def test_undo_gives_back_the_rating_that_was_there() -> None:
    held = Held()
    for level in (1, 2):
        held.interview.do(act.RateSkill(skill="apis", level=level))
    held.interview.do(act.MarkNotAssessed(skill="apis"))
    held.interview.do(act.RateSkill(skill="apis", level=4))
    levels = []
    for _ in range(4):
        held.interview.undo()
        rating = held.session.ratings.get("apis")
        levels.append(rating and (rating.level or "not assessed"))
    assert levels == ["not assessed", 2, 1, None]
    with pytest.raises(RuleBroken, match="nothing to undo"):
        held.interview.undo()


def test_undo_of_a_rating_gives_back_the_skip_that_it_lifted() -> None:
    held = Held()
    held.interview.do(act.Skip(question=FIRST, reason="no time"))
    held.interview.do(act.RateQuestion(question=FIRST, level=3))
    held.interview.undo()
    assert held.session.response(FIRST).reason == "no time"
    held.interview.undo()
    assert held.session.response(FIRST).state is None


def test_what_was_overtaken_does_not_block_undo() -> None:
    held = Held()
    held.interview.do(act.RateSkill(skill="apis", level=3))
    held.interview.do(act.Skip(question=FIRST, reason="no time"))
    held.interview.type(FIRST, "=2\n")  # lifts the skip
    held.interview.do(act.Pause())
    undone = []
    for _ in range(4):
        last = held.interview.undo()
        if isinstance(last, Typing):
            held.interview.typing_undone()
        undone.append(last)
    assert undone[-1] == "rating 3 of Apis"
    assert not held.session.ratings


def test_nothing_is_undone_once_the_session_is_sealed() -> None:
    held = Held(a_session(ratings={"apis": 3, "databases": 2, "security": None}))
    held.interview.do(act.Recommend(choice="yes"))
    sealed = held.interview.do(act.Submit())
    with pytest.raises(RuleBroken, match="nothing to undo"):
        held.interview.undo()
    assert held.session is sealed


def test_typing_is_undone_by_its_text_box() -> None:
    held = Held()
    held.interview.do(act.RateSkill(skill="apis", level=3))
    held.interview.type(FIRST, "a")
    held.interview.type(FIRST, "ab")
    assert held.interview.undo() == Typing(FIRST)
    assert held.interview.undo() == Typing(FIRST)
    assert held.session.response(FIRST).notes[0].text == "ab"
    held.interview.typing_undone()
    assert held.interview.undo() == "rating 3 of Apis"


def test_a_rating_from_a_line_can_be_taken_back() -> None:
    held = Held()
    held.interview.type(FIRST, "=3\n=2 #apis")
    held.interview.do(act.ShowQuestion(question="rest"))
    assert held.session.response(FIRST).rating == 3
    assert {held.interview.undo(), held.interview.undo()} == {
        "rating 3 of “Http methods”",
        "rating 2 of Apis",
    }
    assert held.session.response(FIRST).rating is None
    assert not held.session.ratings


def test_a_line_that_another_rating_finished_can_be_taken_back_too() -> None:
    held = Held()
    held.interview.type(FIRST, "=3 #security")
    held.interview.do(act.RateSkill(skill="apis", level=1))
    assert held.interview.undo() == "rating 1 of Apis"
    assert held.interview.undo() == "rating 3 of Security"
    assert not held.session.ratings


def test_moving_and_the_clock_are_not_undone() -> None:
    held = Held()
    held.interview.do(act.ShowQuestion(question="rest"))
    held.interview.do(act.Pause())
    with pytest.raises(RuleBroken, match="nothing to undo"):
        held.interview.undo()


def test_undo_forgets_what_is_long_ago() -> None:
    held = Held()
    for n in range(600):
        held.interview.do(act.RateSkill(skill="apis", level=1 + n % 2))
    for _ in range(500):
        held.interview.undo()
    with pytest.raises(RuleBroken, match="nothing to undo"):
        held.interview.undo()


SETUP = SetUp("backend-technical", "  Ada\nLovelace ", "Grace Hopper")


def test_a_new_session_pins_what_it_uses_and_runs() -> None:
    session = new_session("abc234", SETUP, a_content(), an_instant())
    assert session.candidate.name == "Ada Lovelace"
    assert session.running_since == an_instant().monotonic
    assert session.order == (FIRST, "indexes", "sql-injection", "rest")
    assert session.interview.current == FIRST
    assert session.questions["rest"].prompt == a_pack().questions["rest"].prompt
    assert session.plan.digest
    assert session.rubric.digest


def broken(kind: str) -> Content:
    finding = Finding("plans/x.toml", 3, 1, "there is no minutes", "missing")
    return Content(broken=(BrokenFile("backend-technical", "plan", "plans/x.toml", finding, 1),))


@pytest.mark.parametrize(
    ("content", "setup", "sentence"),
    [
        (Content(), SETUP, 'no plan "backend-technical". Plans here: none'),
        (broken("plan"), SETUP, "is broken: there is no minutes"),
        (Content(plans=frozen_table({"backend-technical": a_plan()})), SETUP, "missing or broken"),
        (
            Content(
                plans=frozen_table({"backend-technical": a_plan()}),
                rubrics=frozen_table({"backend-engineer": a_rubric()}),
            ),
            SETUP,
            "missing or in a broken pack",
        ),
        (a_content(), SetUp("backend-technical", " \n", "Grace"), "needs the names"),
        (a_content(), SetUp("backend-technical", "Ada", "G" * 201), "at most 200 characters"),
        (a_content(), SetUp("backend-technical", "Ada", "Grace", reference="x" * 201), "at most 200"),
    ],
)
def test_what_cannot_begin_is_told_in_a_sentence(content: Content, setup: SetUp, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        new_session("abc234", setup, content, an_instant())


def test_replay_stops_the_clock_at_the_last_record() -> None:
    held = Held()
    start = held.session
    held.clock.advance(10)
    held.interview.do(act.RateSkill(skill="apis", level=3))
    records = list(zip(held.record.payloads, held.record.instants, strict=True))
    again = replay(start, records)
    assert again == held.session.but(running_since=None)
    assert again.interview.elapsed == 10


def test_replay_passes_over_what_the_rules_refuse_and_raises_at_what_is_unknown() -> None:
    refused = act.RateSkill(skill="apis", level=9).model_dump(mode="json")
    assert replay(a_session(), [(refused, an_instant())]) == a_session()
    with pytest.raises(ValueError, match="hum"):
        replay(a_session(), [({"do": "hum"}, an_instant())])


def test_rating_lines_that_were_obeyed_are_not_obeyed_again_when_lines_move() -> None:
    """Written elsewhere, swapped or brought back, a `=3` of before does not overtake a later rating."""
    held = Held()
    held.interview.type("http-methods", "a\n=3\n=2 #apis\nb")
    held.interview.do(act.RateQuestion(question="http-methods", level=4))
    held.interview.do(act.MarkNotAssessed(skill="apis"))
    times = tuple(note.at for note in held.interview.session.response("http-methods").notes)
    held.clock.advance(9)
    held.interview.type("http-methods", "top\na\n=2 #apis\n=3\nb\nend", (None, *times, None))
    held.interview.type("http-methods", "top\na\nb\nend", (9, times[0], times[3], 9))
    held.interview.type("http-methods", "top\na\n=3\nb\nend", (9, times[0], times[1], times[3], 9))
    held.interview.do(act.Pause())
    session = held.interview.session
    assert session.response("http-methods").rating == 4
    assert session.ratings["apis"].not_assessed


def test_a_rating_line_in_the_middle_rates_once_it_is_finished() -> None:
    """However slowly it is typed, and whatever stands below: half of a line rates nothing."""
    held = Held()
    held.interview.type("http-methods", "a\n\nb")
    for text in ("=", "=2", "=2 #", "=2 #sec", "=2 #security"):
        held.interview.type("http-methods", f"a\n{text}\nb", caret=1)
        assert held.session.response("http-methods").rating is None
        assert not held.session.ratings
    held.interview.type("http-methods", "a\n=2 #security\nb and on", caret=2)
    assert held.session.ratings["security"].level == 2
    for text in ("=4", "=4 because he did not know"):
        held.interview.type("http-methods", f"a\n=2 #security\n{text}\nb and on", caret=2)
    held.interview.do(act.Pause())
    assert held.session.response("http-methods").rating is None


def test_time_that_somebody_only_listens_is_recorded() -> None:
    """A crash costs no more of it than the seconds since; and a line half typed is not finished by it."""
    held = Held()
    held.interview.type("http-methods", "=3")
    held.clock.advance(14)
    held.interview.count_time(every=15)
    assert held.record.payloads[-1]["do"] == "edit-notes"
    held.clock.advance(2)
    held.interview.count_time(every=15)
    assert held.record.payloads[-1] == {"do": "count-time"}
    assert held.session.interview.elapsed == 16
    assert held.session.response("http-methods").rating is None
    held.interview.do(act.Pause())
    held.clock.advance(60)
    held.interview.count_time(every=15)
    assert held.record.payloads[-1] == {"do": "pause"}


def test_a_zero_takes_the_rating_back_as_the_key_does() -> None:
    held = Held()
    held.interview.type("http-methods", "=3\n=2 #apis\n")
    held.interview.type("http-methods", "=3\n=2 #apis\n=0\n=0 #apis\n")
    held.interview.do(act.Pause())
    assert held.session.response("http-methods").rating is None
    assert "apis" not in held.session.ratings
    assert held.interview.undo() == "clearing the rating of “Http methods”"
    assert held.session.response("http-methods").rating == 3


def test_a_rating_and_its_enter_in_one_go_rate_at_once() -> None:
    """The line the caret has left is finished, though the change names it as the last one touched."""
    held = Held()
    held.interview.type("http-methods", "a\n", caret=1)
    held.interview.type("http-methods", "a\n=3\n", caret=2)
    assert held.session.response("http-methods").rating == 3


def test_a_rating_typed_letter_by_letter_between_others_rates() -> None:
    """A line that has its time already is the same line still, and not one that came back."""
    held = Held()
    held.interview.type("http-methods", "a\n\nb", (0, None, 0), caret=1)
    held.clock.advance(5)
    held.interview.type("http-methods", "a\n=\nb", (0, None, 0), caret=1)
    held.clock.advance(5)
    held.interview.type("http-methods", "a\n=3\nb", (0, 5, 0), caret=1)
    held.interview.type("http-methods", "a\n=3\n\nb", (0, 5, None, 0), caret=2)
    assert held.session.response("http-methods").rating == 3
