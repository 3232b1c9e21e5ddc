"""Time in a real terminal: an interview that is late from the start says so calmly, and makes no sound."""

import re
import textwrap

import pytest

from tests.terminal.conftest import EMPTY, KEPT, Start
from tests.terminal.driver import Place

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

FILES = {
    "tiny.toml": """
        format = "pack/1"
        title = "Tiny"
        rubric = "tiny"
        [questions.first]
        title = "First thing"
        skill = "apis"
        kind = "knowledge"
        minutes = 2
        prompt = "What comes first?"
        listen-for = { one = "says one" }
        [questions.second]
        title = "Second thing"
        skill = "apis"
        kind = "knowledge"
        minutes = 2
        prompt = "What comes second?"
        listen-for = { two = "says two" }
    """,
    "rubrics/tiny.toml": """
        format = "rubric/1"
        title = "Tiny"
        [scale]
        1 = "Not yet"
        2 = "Solid"
        [skills.apis]
        title = "APIs"
        anchors = { 1 = "Cannot say", 2 = "Can say" }
    """,
    "plans/tiny.toml": """
        format = "plan/1"
        title = "Tiny"
        stage = "screen"
        rubric = "tiny"
        minutes = 3
        [sections.all]
        title = "All"
        minutes = 3
        core = ["tiny/first"]
        optional = ["tiny/second"]
    """,
}
"""A plan of three minutes that holds four: what is left to ask is a minute too much from the start."""

OSC = re.compile(rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
"""A message to the terminal, such as for its clipboard; it may end in the byte that alone is a sound."""


def test_late_from_the_start_is_told_calmly_and_taken_with_two_keys(start: Start, place: Place) -> None:
    for name, text in FILES.items():
        path = place.workspace / "question_packs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip(), encoding="utf-8")
    terminal = start("start", "tiny", "--candidate", "Zoë Sample", "--interviewer", "Ida Test", *KEPT)
    # Fewer minutes than the last five are planned, so these are the candidate's from the start.
    terminal.wait_for(EMPTY, "time for the candidate's questions.", "their questions")
    terminal.type("? and the cost")
    terminal.press("ctrl+space")
    terminal.wait_for("1 min too much is left to ask. Drop “Second", "1 ? and the cost")
    terminal.press("d")
    terminal.wait_for("Dropped “Second thing”. ctrl+z takes it back.")
    # Keys that have nothing to do here, and many of them: a field that minds would ring.
    for key in ("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+n", "ctrl+n", "f5", "ctrl+g", "up", "escape"):
        terminal.press(key)
    terminal.press("ctrl+t")
    terminal.wait_for("PAUSED 00:0")
    terminal.press("ctrl+q")
    assert terminal.wait_end() == 0
    assert b"\x07" not in OSC.sub(b"", bytes(terminal.raw))
    blinks = [codes for codes in re.findall(rb"\x1b\[([\d;]*)m", bytes(terminal.raw)) if _blinks(codes)]
    assert blinks == []


def _blinks(codes: bytes) -> bool:
    """Tell whether the codes of a colour or weight switch blinking on, beside those of 24-bit colours."""
    plain = re.sub(rb"[34]8;(?:2;\d+;\d+;\d+|5;\d+)", b"", codes).split(b";")
    return b"5" in plain or b"6" in plain
