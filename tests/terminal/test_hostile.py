"""Text that would steer a terminal or the app, in names, notes and packs: it is shown, and not obeyed."""

import re

import pytest
import tomli

from tests.terminal.conftest import EMPTY, KEPT, Start
from tests.terminal.driver import Place, Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

MARKUP = "[bold]x[/] [@click=app.quit]q[/] [/etc]"
ESCAPES = "\x1b]52;c;aGFja2Vk\x07\x1b]0;owned\x07\x9b31m\x00\x7f"
HOSTILE = MARKUP + ESCAPES
SEEN = MARKUP[:28]
"""The part of it that no screen breaks over lines."""
LEFT_OF_ESCAPES = "]52;c;aGFja2Vk]0;owned31m"
"""What can be read of the escapes once they steer nothing."""

COMMANDS = re.compile(rb"\x1b\](\d+);|\x1b[P_^X]")
"""Commands of more than a few letters to the terminal: clipboard, title, strings.

Those of one byte are looked for as characters: the last byte of ” is one of them.
"""

POINTER = re.compile(rb"\x1b\]22;[a-z-]*\x07")
"""The shape of the mouse pointer: the only such command that Textual sends by itself."""


def assert_steers_nothing(terminal: Terminal) -> None:
    """Look for what would reach the clipboard, the title or the terminal in all that was sent to it."""
    raw = POINTER.sub(b"", bytes(terminal.raw))
    assert COMMANDS.findall(raw) == []
    # As characters, for a C1 byte is also a part of an ordinary letter in UTF-8.
    text = raw.decode("utf-8")
    assert not re.search("[\x80-\x9f]", text)
    assert "\x00" not in text
    assert b"Traceback" not in raw


def quoted(text: str) -> str:
    """Return *text* as a TOML string with every control character escaped."""
    plain = (c if " " <= c < "\x7f" and c not in '"\\' else f"\\u{ord(c):04x}" for c in text)
    return '"' + "".join(plain) + '"'


def hostile_workspace(place: Place) -> None:
    """Write a pack, a rubric and a plan with hostile text in every field that takes text."""
    packs = place.workspace / "question_packs"
    evil = quoted(HOSTILE)
    files = {
        "evil.toml": f"""
            format = "pack/1"
            title = {evil}
            rubric = "evil"
            [questions.one]
            title = {evil}
            skill = "trouble"
            kind = "knowledge"
            minutes = 5
            prompt = {evil}
            probes = [{evil}]
            red-flags = [{evil}]
            [questions.one.listen-for]
            point = {evil}
        """,
        "rubrics/evil.toml": f"""
            format = "rubric/1"
            title = {evil}
            [scale]
            1 = {evil}
            2 = {evil}
            3 = {evil}
            4 = {evil}
            [skills.trouble]
            title = {evil}
            [skills.trouble.anchors]
            1 = {evil}
            2 = {evil}
            3 = {evil}
            4 = {evil}
        """,
        "plans/evil-30.toml": f"""
            format = "plan/1"
            title = {evil}
            stage = "screen"
            role = "evil"
            rubric = "evil"
            minutes = 30
            [sections.main]
            title = {evil}
            minutes = 30
            say = {evil}
            core = ["evil/one"]
        """,
        "broken.toml": f'format = "pack/1"\ntitle = {evil}\nwieght{ESCAPES[:3]} = 2\n',
    }
    for name, text in files.items():
        path = packs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(re.sub(r"^ +", "", text, flags=re.MULTILINE), encoding="utf-8")


def test_what_is_typed_and_pasted_is_shown_as_it_is_and_steers_nothing(start: Start, place: Place) -> None:
    terminal = start(
        "start",
        "backend-screen-30",
        "--candidate",
        MARKUP + ESCAPES.replace("\x00", ""),  # no argument can hold a NUL
        "--interviewer",
        MARKUP,
        *KEPT,
    )
    terminal.wait_for(EMPTY, "[bold]x[/]")
    terminal.type(MARKUP)
    terminal.press("enter")
    terminal.paste("pasted " + HOSTILE)
    terminal.wait_for("pasted [bold]x[/]", "]52;c;aGFja2Vk")
    terminal.do("live.scorecard")
    terminal.wait_for("▸ Language", "[bold]x[/]")
    terminal.do("app.quit")
    assert terminal.wait_end() == 0
    assert_steers_nothing(terminal)

    saved = tomli.loads(place.sessions[0].read_text(encoding="utf-8"))
    assert saved["candidate"]["name"] == MARKUP + LEFT_OF_ESCAPES
    first, second = saved["responses"]["warm-up"]["notes"].splitlines()
    assert (first[9:], second[9:]) == (MARKUP, f"pasted {MARKUP}{LEFT_OF_ESCAPES}")

    again = start()
    again.wait_for("UNFINISHED", "[bold]x[/]")
    again.do("home.review")
    again.wait_gone("UNFINISHED")
    again.wait_for("[bold]x[/]")
    again.do("app.quit")
    assert again.wait_end() == 0
    assert_steers_nothing(again)


def test_a_pack_steers_nothing_on_any_screen(start: Start, place: Place) -> None:
    hostile_workspace(place)
    home = start()
    home.wait_for("START", "[bold]x[/]")
    home.press("s")
    home.wait_for("Candidate")
    home.wait_for("[bold]x[/]")
    home.do("app.quit")
    assert home.wait_end() == 0
    assert_steers_nothing(home)

    terminal = start("start", "evil-30", "--candidate", "Eve", "--interviewer", "Ida", *KEPT, size=(120, 40))
    terminal.wait_for(EMPTY, SEEN)
    terminal.type("=3")
    terminal.press("enter")
    terminal.wait_for("(3)")
    terminal.do("live.jump")
    terminal.wait_for("jump to:")
    terminal.press("escape")
    terminal.wait_gone("jump to:")
    terminal.do("live.scorecard")
    terminal.wait_for("▸ [bold]x", "RECOMMENDATION")
    terminal.press("3")
    terminal.wait_for("(3)", "1 to 5")
    terminal.press("tab")
    terminal.wait_gone("▸")
    terminal.press("tab", "4")
    terminal.wait_for("(yes)")
    terminal.press("tab")
    terminal.type("Fine.")
    terminal.do("scorecard.submit")
    terminal.wait_for("submits and seals")
    terminal.press("enter")
    terminal.wait_for("Submitted and sealed.", "[bold]x[/]")
    terminal.do("submitted.home")
    terminal.wait_for("RECENT")
    terminal.do("home.compare")
    terminal.wait_gone("RECENT")
    terminal.wait_for("Eve", "[bold]x[/]")
    terminal.do("app.quit")
    assert terminal.wait_end() == 0
    assert_steers_nothing(terminal)


def test_printed_commands_steer_nothing(start: Start, place: Place) -> None:
    """On a terminal, where it would matter."""
    hostile_workspace(place)
    word = HOSTILE.replace("\x00", "")
    for arguments in (["check"], ["list"], ["show", word], [word]):
        terminal = start(*arguments)
        terminal.wait_end()
        assert_steers_nothing(terminal)
        assert b"\x1b" not in terminal.raw
