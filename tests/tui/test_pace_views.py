"""The time as text: what gives way when it is narrow, and sentences that need no colour."""

import re
from collections.abc import Iterable

import pytest

from interviewer.analysis.later import later
from interviewer.live import actions as act
from interviewer.live.engine import apply
from interviewer.model.plan import Plan
from interviewer.model.session import Response, Session
from interviewer.tui.ink import CAUTION
from interviewer.tui.keymap import DEFAULT_KEYMAP
from interviewer.tui.views import pace as views
from interviewer.tui.views import pace_words as words
from interviewer.tui.views.later import bar_lines, later_rows
from tests.builders import a_plan, a_response, a_session, an_instant
from tests.tui.conftest import a_talk_plan

MINUTE = 60


def at(
    seconds: float,
    *,
    used: float | None = None,
    plan: Plan | None = None,
    current: str = "indexes",
    responses: dict[str, Response] | None = None,
) -> Session:
    """Return a session that ran for *seconds*; those at the question at hand are *used*, or else all."""
    here = Response(seconds=seconds if used is None else used)
    known = {"http-methods": a_response(seconds=0), current: here, **(responses or {})}
    session = a_session(plan=plan, current=current, responses=known)
    return session.but(running_since=1000.0, interview=session.interview.but(elapsed=seconds))


def paused(session: Session, seconds: float, before: float = 0) -> Session:
    """Return *session* in a pause that lasts for *seconds*, after others of *before*."""
    facts = session.interview.but(paused=before + seconds)
    return session.but(running_since=None, interview=facts)


def moment(session: Session, *, before: float = 0, minutes: int = 5) -> views.Moment:
    """Return the moment of *session*."""
    return views.moment(session, paused_before=before, minutes_for_questions=minutes, keymap=DEFAULT_KEYMAP)


def header(session: Session, width: int, *, before: float = 0, minutes: int = 5) -> str:
    """Return the header as text."""
    return views.header(moment(session, before=before, minutes=minutes), width).plain


def told(session: Session, **more: float) -> str:
    """Return what the side plane says of the time."""
    rows = words.pace_rows(moment(session, before=more.get("before", 0)), 300)
    return " ".join(row.text.plain for row in rows[2:])


ROOMY = a_plan(minutes=90)
LATE = at(20 * MINUTE)
"""At 20 minutes two questions of five are to come: in time. Two minutes more, and it would be late."""
MOMENTS = {
    "in time": at(125),
    "late": at(24 * MINUTE),
    "over": at(40 * MINUTE),
    "paused": paused(at(125), 135),
    "paused late": paused(at(24 * MINUTE), 135),
    "theirs": at(26 * MINUTE, used=60, responses={"sql-injection": a_response(), "rest": a_response()}),
    "talk": at(100, plan=a_talk_plan(), current="hello"),
}


# The header


@pytest.mark.parametrize("name", MOMENTS)
def test_the_header_is_as_wide_as_the_screen_and_the_elapsed_time_stands_whole(name: str) -> None:
    """At any width, whatever there is to say; nothing of the time is cut."""
    session = MOMENTS[name]
    minutes, seconds = divmod(int(session.interview.elapsed), 60)
    for width in range(14, 200):
        text = header(session, width)
        assert len(text) == width
        assert f"{minutes:02}:{seconds:02}" in text
        assert ("PAUSED" in text) == (not session.running)


@pytest.mark.parametrize("name", ["in time", "late", "over", "theirs"])
@pytest.mark.parametrize("width", [58, 59, 60, 77, 78, 98, 118, 142])
def test_from_sixty_columns_on_every_number_stands_and_says_what_it_is(name: str, width: int) -> None:
    """Elapsed of planned, what is left, the section, and from eighty columns on this question."""
    numbers = re.findall(
        r"(section |this |)(?:question )?\d\d:\d\d(?: of \d+|/\d+| (left|over))", header(MOMENTS[name], width)
    )
    over = "over" if name == "over" else "left"
    here = [("this ", "")] if width >= 78 else []
    assert numbers == [("", ""), ("", over), ("section ", ""), *here]


def test_what_stands_at_sixty_columns() -> None:
    """As much of the name as there is room for; what there is to say, with its key, before the numbers."""
    assert header(MOMENTS["in time"], 58) == "Ada Lovelace        02:05/30  27:55 left  section 02:05/20"
    text = header(MOMENTS["late"], 58)
    assert text.strip() == "4 min late ^space  24:00/30  06:00 left  section 24:00/20"
    text = header(MOMENTS["theirs"], 58)
    assert text.strip() == "their questions  26:00/30  04:00 left  section 03:00/20"
    text = header(MOMENTS["paused late"], 58)
    assert text.strip() == "4 min late ^space  PAUSED 02:15  24:00/30  06:00 left"


def test_what_there_is_to_say_does_not_move_the_numbers() -> None:
    """It comes and goes at their left."""
    for width in (58, 78, 98, 118, 142):
        times = [re.sub(r"[\d ]", " ", header(at(24 * MINUTE, plan=plan), width)) for plan in (None, ROOMY)]
        assert ["late" in line for line in times] == [True, False]
        numbers = times[1].index(":")
        assert times[0][numbers:] == times[1][numbers:]


def test_the_minutes_of_the_candidate_have_the_key_that_goes_there() -> None:
    """Where the plan ends with such a part; late and theirs are two things, each with its key."""
    session = at(26 * MINUTE, plan=a_talk_plan())
    for width in (58, 78, 118):
        assert "their questions ^g" in header(session, width)
    text = header(at(28 * MINUTE, plan=a_talk_plan()), 142)
    assert "3 min late ^space · their questions ^g · 28:00 of 30" in text


def test_being_early_offers_what_was_left_out_with_the_key() -> None:
    """Calmly, and only when there is something to add."""
    session = at(60, responses={"rest": a_response(skipped="no time left", seconds=0)})
    assert "20 min early ^space · 01:00 of 30" in header(session, 118)
    assert header(session, 58).strip() == "add? ^space  01:00/30  29:00 left  section 01:00/20"
    assert "early" not in header(at(60), 142)
    assert not any(CAUTION in str(span.style) for span in views.header(moment(session), 142).spans)


def test_what_stands_at_forty_columns() -> None:
    """Elapsed and what is left, or what there is to say."""
    assert header(MOMENTS["in time"], 38) == "02:05/30  27:55 left  section 02:05/20"
    assert header(MOMENTS["late"], 38) == "Ada Love…  4 min late ^space  24:00/30"
    assert header(MOMENTS["theirs"], 38) == " their questions  26:00/30  04:00 left"
    assert header(MOMENTS["paused"], 38) == "    PAUSED 02:15  02:05/30  27:55 left"


def test_the_time_of_the_question_stands_beside_it_where_the_header_has_no_room() -> None:
    """In two forms; of talk there is none."""
    assert views.stop_time(moment(MOMENTS["late"])).plain == "this question 24:00/5"
    assert views.stop_time(moment(MOMENTS["late"]), brief=True).plain == "this 24:00/5"
    assert views.stop_time(moment(MOMENTS["talk"])).plain == ""


def test_what_stands_where_there_is_room() -> None:
    """The name, the plan, a bar, and words for the numbers."""
    text = header(MOMENTS["in time"], 142)
    assert text.startswith("Ada Lovelace  Back-end technical ")
    assert text.endswith("02:05 of 30 · 27:55 left · section 02:05 of 20 · this question 02:05 of 5")
    assert "━─────────────── 02:05 of 30 · " in text
    assert "4 min late ^space · 24:00 of 30" in header(MOMENTS["late"], 118)
    assert "40:00 of 30" in header(MOMENTS["over"], 142)
    assert "10:00 over" in header(MOMENTS["over"], 142)


@pytest.mark.parametrize("name", MOMENTS)
def test_what_gives_way_gives_way_for_good(name: str) -> None:
    """A narrower header never shows a number that a wider one had to leave out."""
    shown = [len(re.findall(r"\d\d:\d\d", header(MOMENTS[name], width))) for width in range(14, 200)]
    assert shown == sorted(shown)


def test_the_name_gives_way_before_any_number() -> None:
    """Where a number is missing no whole name stands; a name that is cut keeps five letters."""
    for width in range(20, 142):
        text = header(MOMENTS["late"], width)
        if width >= 78 and len(re.findall(r"\d\d:\d\d", text)) < 4:
            assert "Ada Lovelace" not in text
        assert not text.startswith("A") or re.match(r"Ada Lovelace  |A.{4,}…  ", text)


def test_talk_has_one_time_and_not_two() -> None:
    """A section that is only talk is its own stop."""
    assert header(MOMENTS["talk"], 118).endswith(" left · section 01:40 of 5")
    assert header(MOMENTS["talk"], 58).endswith(" left  section 01:40/5")


def test_a_question_thought_of_meanwhile_has_no_minutes() -> None:
    """It shows what it took and nothing that it should have taken."""
    session = apply(at(125), act.AskUnplanned(prompt="And why?", skill="apis"), an_instant(60))
    assert header(session, 142).endswith("this question 00:00")


def test_pauses_are_told_with_their_length_and_their_sum() -> None:
    """The length of this one always; that of all where there is room, once there was another."""
    session = at(125)
    assert "PAUSED 02:15 · 02:05 of 30" in header(paused(session, 135), 118)
    both = paused(session, 135, before=60)
    assert "PAUSED 02:15, 3 min in all · ━" in header(both, 142, before=60)
    going = both.but(running_since=1000.0)
    assert "paused 3 min in all · ━" in header(going, 142, before=195)
    assert "paused" not in header(going, 80, before=195)


def test_a_header_for_reading_says_so() -> None:
    """The state of a saved session stands where the clocks do."""
    text = views.reading_header(at(125).but(running_since=None), 100).plain
    assert text.endswith("live · 02:05 of 30 min · read only")


@pytest.mark.parametrize("name", MOMENTS)
def test_nothing_about_time_is_red_or_blinks(name: str) -> None:
    """Amber is as far as it goes: in the header, the sentences, the plane and the bar."""
    now = moment(MOMENTS[name])
    drawn = [views.header(now, width) for width in (38, 58, 78, 118, 142)]
    drawn += [row.text for row in words.pace_rows(now, 30)]
    drawn += [line.text for line in bar_lines(now, (), 60)]
    styles = {str(span.style) for content in drawn for span in content.spans}
    assert styles
    assert not any(word in style for style in styles for word in ("error", "red", "blink"))


# Their questions


@pytest.mark.parametrize(
    ("seconds", "minutes", "expected"),
    [(1499, 5, False), (1500, 5, True), (1700, 5, True), (1900, 5, True), (1900, 0, False), (900, 15, True)],
)
def test_the_minutes_of_the_candidate_begin_when_they_are_set_to(
    seconds: int, minutes: int, expected: bool
) -> None:
    """30 minutes are 1800 seconds; with none set they never begin."""
    assert moment(at(seconds), minutes=minutes).theirs == expected


def test_at_the_closing_talk_nobody_is_reminded_of_it() -> None:
    """They are asking already."""
    session = at(26 * MINUTE, plan=a_talk_plan(), current="questions")
    assert not moment(session).theirs
    assert moment(at(26 * MINUTE, plan=a_talk_plan(), current="hello")).theirs


@pytest.mark.parametrize(
    ("seconds", "sentence"),
    [
        (1500, "5 min left: time for the candidate's questions. ctrl+g goes there."),
        (1701, "2 min left: time for the candidate's questions. ctrl+g goes there."),
        (1800, "The planned time is over: the candidate's questions are still to come. ctrl+g goes there."),
    ],
)
def test_the_warning_says_how_much_is_really_left(seconds: int, sentence: str) -> None:
    """A session may be taken up later than that."""
    assert words.their_minutes(moment(at(seconds)), "ctrl+g") == sentence
    assert words.their_minutes(moment(at(seconds)), "") == sentence.removesuffix(" ctrl+g goes there.")


# Sentences


def test_in_time() -> None:
    """Ten minutes to spare at the start, none when they are used up."""
    assert told(at(0)) == "In time, 15 min to spare."
    assert told(at(20 * MINUTE)) == "In time."


def test_late_with_what_to_drop() -> None:
    """21 minutes and two questions of five: 31 of 30."""
    assert told(at(21 * MINUTE)) == ("1 min late. Drop “Rest” (5 min): you end in time. ctrl+space to drop")


def test_late_beyond_what_can_be_dropped() -> None:
    """Sql injection is the only question of its skill and stays."""
    assert told(at(28 * MINUTE)).startswith(
        "Time for their questions. 8 min late. Drop “Rest” (5 min): you still end 3 min late."
    )
    nothing = at(28 * MINUTE, responses={"rest": a_response()})
    assert told(nothing).endswith("3 min late. No question that is left can be dropped.")


def test_a_plan_that_holds_too_much_is_not_late() -> None:
    """15 core minutes and 5 optional ones in 18: that is said calmly; then the core is late, too."""
    full = a_plan(minutes=18)
    calm = at(0, plan=full, current="http-methods")
    assert told(calm).startswith("2 min too much is left to ask. Drop “Rest” (5 min): you end in time.")
    assert "drop" not in header(calm, 118)
    # What would go comes next: now the header tells of it, as calmly.
    asked = {"indexes": a_response(seconds=0)}
    before = at(11 * MINUTE, used=0, plan=full, current="sql-injection", responses=asked)
    assert before.next_stop(1) == "rest"
    assert "drop ^space" in header(before, 118)
    assert header(before, 58).strip().startswith("drop? ^space  ")
    shown = views.header(moment(before, minutes=0), 100)
    assert not any(CAUTION in str(span.style) for span in shown.spans)
    late = at(9 * MINUTE, plan=full, current="http-methods")
    assert told(late).startswith(
        "1 min late; 6 min with the optional questions. Drop “Rest” (5 min): you still end 1 min late."
    )


def test_core_questions_are_named_and_optional_ones_beside_them_counted() -> None:
    """What matters more is what stands out."""
    session = a_session(
        plan=a_plan(("http-methods", "sql-injection", "indexes"), ("rest",)), current="http-methods"
    )
    names = words.named(session, ("http-methods", "indexes", "rest"))
    assert names.plain == "“Http methods”, “Indexes” and “Rest”"
    assert words.named(session, ("http-methods", "indexes", "rest"), brief=True).plain == "3 questions"


def test_early_with_what_there_is_time_for() -> None:
    """A skipped optional question is offered by its name."""
    session = at(60, responses={"rest": a_response(skipped="no time left", seconds=0)})
    assert told(session) == "20 min early. Time for “Rest”. ctrl+space to add"


def test_a_pause_is_told_first() -> None:
    """With its length, and that of all pauses."""
    session = paused(at(125), 135, before=60)
    assert told(session, before=60).startswith("Paused for 02:15, 3 min in all. In time")


# What to ask later


def noted(lines: Iterable[str] = ("? how they would find it", "? ask about the lock")) -> Session:
    """Return a session with *lines* at its second question, and another question parked."""
    text = "".join(f"00:{12 + at}:40 {line}\n" for at, line in enumerate(lines))
    responses = {"indexes": a_response(text), "rest": Response(parked=True)}
    return a_session(current="indexes", responses=responses)


@pytest.mark.parametrize("width", range(18, 61))
def test_the_rows_of_the_plane_fit_and_say_where_and_when(width: int) -> None:
    """Parked questions first; where a line stands is at the right end of its last row, or below it."""
    session = noted()
    rows = later_rows(session, later(session), width)
    assert [row.text.plain for row in rows[:2]] == ["ASK LATER", ""]
    assert all(row.text.cell_length <= width for row in rows)
    assert {row.key for row in rows[2:]} == {"rest", "indexes:0", "indexes:1"}
    whole = " ".join(" ".join(row.text.plain.split()) for row in rows[2:])
    assert whole == "» Rest Q4 parked ? how they would find it Q2 12:40 ? ask about the lock Q2 13:40"
    assert all(row.text.cell_length == width for row in rows if row.text.plain.endswith("40"))


def test_an_empty_list_says_so() -> None:
    """Calmly, under its heading."""
    assert [row.text.plain for row in later_rows(a_session(), (), 30)] == ["ASK LATER", "", "nothing so far"]
    session = at(0)
    assert [line.text.plain for line in bar_lines(moment(session), (), 60)] == [
        "In time, 15 min to spare.",
        "Nothing to ask later.",
    ]


def test_the_bar_numbers_what_can_be_done_and_wraps_with_it() -> None:
    """First the proposal, then parked questions, then lines, then what there is time for."""
    session = noted(["? how they would find it in all the places where it may be"])
    late = session.but(running_since=1000.0, interview=session.interview.but(elapsed=24 * MINUTE))
    lines = bar_lines(moment(late, minutes=0), later(late), 40)
    assert all(line.text.cell_length <= 40 for line in lines)
    assert [line.key for line in lines if line.key] == ["rest", "indexes:0"]
    assert [line.text.plain[:4] for line in lines if line.key] == ["1 » ", "2 ? "]
    assert lines[1].text.plain.endswith("d drops.")
    early = at(60, responses={"rest": a_response(skipped="no time left", seconds=0)})
    lines = bar_lines(moment(early), (), 40)
    assert [line.text.plain for line in lines] == [
        "20 min early. Time for “Rest”.",
        f"1 ○ Rest{'dropped, 5 min':>32}",
        "Nothing to ask later.",
    ]
