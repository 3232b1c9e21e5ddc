"""The session check as text: the keys on top, what blocks first, a number for each of the first nine."""

import pytest

from interviewer.analysis.session_check import Flag, session_check
from interviewer.model.risky_topics import NOT_LEGAL_ADVICE
from interviewer.reports.check_text import SIGNS_MEAN
from interviewer.tui.views.check import NUMBERED, check_rows
from tests.builders import a_response, a_session

EVERY = {"apis": 3, "databases": 3, "security": None}


def drawn(flags: tuple[Flag, ...], width: int) -> list[str]:
    return [row.text.plain.rstrip() for row in check_rows(flags, width)]


def flags_of(number: int, *, blocks: bool = False) -> tuple[Flag, ...]:
    """Return as many flags of one kind, which share a reason."""
    return tuple(
        Flag("judgement", "rest", f"Sentence {at}.", "One reason.", blocks=blocks) for at in range(number)
    )


def test_what_blocks_comes_first_below_the_keys() -> None:
    lines = drawn(session_check(a_session(ratings={"apis": 3})), 200)
    assert lines[:3] == [f"Not yet. {SIGNS_MEAN}.", "1-8 goes there  ↓ chooses a line  esc goes back", ""]
    assert lines[3] == "1 ! Databases is planned and neither rated nor marked not assessed."
    assert lines[4] == "    A reader cannot tell a skill left open from one that was forgotten."
    signs = [line[2] for line in lines[3:] if line[0] != " "]
    assert signs == ["!"] * 3 + ["·"] * 5


def test_when_nothing_blocks_enter_seals() -> None:
    """The line says what enter does and that it cannot be taken back."""
    lines = drawn(session_check(a_session(ratings=EVERY, recommendation="yes")), 100)
    assert lines[0] == "Worth a look, none of it in the way."
    assert lines[1].startswith("enter submits and seals; changes then need a reason  1-")
    assert "!" not in "".join(lines)


def test_when_nothing_is_found_it_says_so_in_two_lines() -> None:
    assert drawn((), 100) == [
        "Nothing is missing, and nothing stands out.",
        "enter submits and seals; changes then need a reason  esc goes back",
    ]


def test_a_reason_that_several_share_stands_once_behind_the_first() -> None:
    assert drawn(flags_of(3), 80)[-4:] == [
        "1 · Sentence 0.",
        "    One reason.",
        "2 · Sentence 1.",
        "3 · Sentence 2.",
    ]


def test_the_marked_flag_has_a_sign_and_enter_goes_there() -> None:
    """The line of keys says so, for without a mark it seals."""
    lines = [row.text.plain.rstrip() for row in check_rows(flags_of(3), 80, 1)]
    assert lines[1] == "enter goes to the chosen line  esc lets it go"
    assert [line[:3] for line in lines if "Sentence" in line] == ["1 ·", "2▸·", "3 ·"]


def test_flags_beyond_the_ninth_have_no_number_and_are_still_clickable() -> None:
    rows = check_rows(flags_of(11), 80)
    listed = [row for row in rows if "Sentence" in row.text.plain]
    assert [row.text.plain[0] for row in listed] == [*"123456789", " ", " "]
    assert [row.key for row in listed] == [str(place) for place in range(11)]
    assert drawn(flags_of(11), 80)[1].startswith(
        f"enter submits and seals; changes then need a reason  1-{NUMBERED}"
    )


def test_every_line_of_a_flag_leads_to_it() -> None:
    rows = check_rows((Flag("judgement", "rest", "word " * 20, "reason " * 20),), 30)
    assert {row.key for row in rows if row.text.plain.startswith("    ")} == {"0"}


def test_what_is_no_legal_advice_says_so_once() -> None:
    notes = "00:01:00 has two kids\n00:02:00 in a wheelchair\n"
    lines = drawn(session_check(a_session(responses={"rest": a_response(notes)})), 100)
    assert lines.count(NOT_LEGAL_ADVICE) == 1
    assert NOT_LEGAL_ADVICE not in drawn(session_check(a_session()), 100)


@pytest.mark.parametrize("width", [24, 36, 52, 80])
def test_no_line_is_too_wide_and_no_key_is_parted_from_its_word(width: int) -> None:
    rows = check_rows(session_check(a_session(ratings=EVERY, recommendation="yes")), width)
    assert all(row.text.cell_length <= width for row in rows)
    assert any("esc goes back" in row.text.plain for row in rows)
