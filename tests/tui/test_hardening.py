"""Text from other people never commands the terminal, and a crash never shows it."""

import pytest
import rich.cells
import rich.control
import textual.content
from rich.cells import cell_len, chop_cells
from rich.text import Text
from textual import events
from textual.command import CommandList
from textual.content import Content
from textual.css.query import NoMatches

from interviewer.live.interview import Interview
from interviewer.model.saved import SaveStatus
from interviewer.model.text import MOST_MARKS
from interviewer.tui.app import InterviewerApp
from interviewer.tui.hardening import HardeningFailed, harden
from interviewer.tui.ink import ink
from interviewer.tui.palette import Palette
from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.widgets.help_pane import HelpPane
from interviewer.tui.widgets.jump_bar import JumpBar
from tests.builders import a_session
from tests.fakes import FakeClock, FakeDesk, FakeRecord
from tests.tui.conftest import on_live, on_scorecard

EVIL = "A\x1b]52;c;eA==\x07B\x9b31mC\x00D\x85E\x7fF\x1b[2JG"
CONTROLS = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))} - {"\n", "\t"}


def controls(text: str) -> set[str]:
    return set(text) & CONTROLS


def test_styled_text_loses_control_characters() -> None:
    """Whatever reaches the screens' ink is harmless; what can be read of it stays."""
    harden()
    assert not controls(ink(EVIL).plain)
    assert not controls(Content(EVIL).plain)
    assert not controls(Text(EVIL).plain)
    assert ink("A\x1bB\x9bC").plain == "ABC"


def test_what_nobody_sees_is_not_drawn_and_no_caret_is_moved_by_that() -> None:
    """A text area counts a cell for a soft hyphen and none for the others, and draws as many."""
    harden()
    assert Content("a\u200b\xad\u2060\ufeffb").plain == "ab"
    assert Text("a\xadb").plain == "a-b"
    assert Text("a\u200b\ufeffb").cell_len == 2


def test_hardening_twice_is_hardening_once() -> None:
    """Every app that starts hardens again."""
    harden()
    harden()
    assert ink("tab\tand\nline").plain == "tab\tand\nline"


@pytest.mark.parametrize("module", [textual.content, rich.control], ids=["textual", "rich"])
def test_a_library_that_has_changed_is_noticed(module: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the known way is gone the app does not start, rather than to show raw text."""
    monkeypatch.delattr(module, "_CONTROL_STRIP_TRANSLATE")
    with pytest.raises(HardeningFailed):
        harden()


@pytest.mark.parametrize("size", [(80, 24), (150, 40)])
async def test_no_control_character_reaches_the_terminal_from_a_session(size: tuple[int, int]) -> None:
    """Names, prompts, points, notes and reasons from files and fingers are drawn without commands in them."""
    session = a_session(candidate=f"Ada {EVIL}", interviewer=EVIL, current="indexes")
    async with on_live(session, size=size) as stage:
        await stage.paste(f"+ {EVIL}\n\x1b[31mred")
        await stage.press("ctrl+backslash")
        await stage.paste(f"why {EVIL}")
        assert not controls(stage.seen.replace("\n", ""))
        await stage.press("enter")
        assert not controls(stage.seen.replace("\n", ""))
        stage.screen.notify(EVIL, markup=False)
        await stage.press()
        assert not controls(stage.seen.replace("\n", ""))
        kept = stage.session.response("indexes")
        assert not controls(kept.reason + "".join(note.text for note in kept.notes))


async def test_no_control_character_reaches_the_terminal_from_the_scorecard() -> None:
    """Take-aways, why, early reason and the saving's own words."""
    async with on_scorecard() as stage:
        await stage.press("e")
        await stage.paste(EVIL)
        await stage.press("enter", "4", "tab")
        await stage.paste(EVIL)
        stage.record.status = SaveStatus("not-saved", f"the path {EVIL}")
        await stage.wait(1)
        assert "NOT SAVED" in stage.seen
        assert not controls(stage.seen.replace("\n", ""))
        given = stage.session.recommendation
        assert given is not None
        assert not controls(given.early + given.why)


async def test_titles_that_look_like_markup_are_shown_as_they_are() -> None:
    """Nothing in a name opens a link or breaks a line of the list."""
    async with on_live(a_session(candidate="[red]Ada[/] [@click=app.quit]x[/]", current="indexes")) as stage:
        assert "[red]Ada[/]" in stage.seen
        await stage.press("ctrl+g")
        await stage.type("[/nope]")
        assert stage.the(JumpBar).open
        assert "[/nope]" in stage.seen


# A crash


def an_interview() -> tuple[Interview, FakeRecord]:
    clock, record = FakeClock(), FakeRecord()
    session = a_session(current="indexes").but(running_since=clock.now().monotonic)
    return Interview(session, clock, record), record


async def test_a_crash_saves_and_prints_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a real terminal the app ends with a sentence: what failed, where the notes are, how to see more."""
    monkeypatch.delenv("INTERVIEWER_DEBUG", raising=False)
    interview, record = an_interview()
    app = InterviewerApp(FakeDesk(), LiveScreen(interview), interview)
    app._handle_exception(ValueError("noted about a person"))
    assert record.closed is not None
    assert not record.closed.running
    assert app.interview is None
    assert app.return_code == 1
    assert "ValueError" in app.crash
    assert record.path in app.crash
    assert "INTERVIEWER_DEBUG=1" in app.crash
    assert "noted about" not in app.crash
    printed = capsys.readouterr()
    assert printed.out + printed.err == ""


async def test_a_crash_tells_when_the_work_is_not_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    """The truth about saving comes also then."""
    monkeypatch.delenv("INTERVIEWER_DEBUG", raising=False)
    interview, record = an_interview()
    record.status = SaveStatus("not-saved", "the disk is full")
    app = InterviewerApp(FakeDesk(), LiveScreen(interview), interview)
    app._handle_exception(ValueError())
    assert "NOT SAVED: the disk is full" in app.crash


@pytest.mark.parametrize("debug", ["", "1"])
async def test_what_fails_while_the_app_leaves_is_no_crash(
    monkeypatch: pytest.MonkeyPatch, debug: str
) -> None:
    """A screen that was still opening finds its widgets gone. Any other fault is one, and saves first."""
    monkeypatch.setenv("INTERVIEWER_DEBUG", debug)
    interview, record = an_interview()
    app = InterviewerApp(FakeDesk(), LiveScreen(interview), interview)
    app.exit()
    app._handle_exception(NoMatches())
    assert (app.crash, app.return_code, app._exit_renderables, record.closed) == ("", 0, [], None)
    try:
        raise ZeroDivisionError
    except ZeroDivisionError as error:
        app._handle_exception(error)
    assert app.return_code == 1
    assert record.closed is not None


async def test_a_crash_in_a_handler_closes_the_record() -> None:
    """Also in tests and tools, where the error itself comes through."""

    def fail() -> None:
        raise ZeroDivisionError

    stages = []

    async def run_into_it() -> None:
        async with on_live() as stage:
            stages.append(stage)
            await stage.type("kept")
            stage.screen.call_later(fail)
            await stage.press()

    with pytest.raises(ZeroDivisionError):
        await run_into_it()
    (stage,) = stages
    assert stage.record.closed is not None
    assert stage.record.closed.response("indexes").notes[0].text == "kept"
    assert not stage.record.closed.running


async def test_a_click_on_what_has_just_closed_marks_nothing() -> None:
    """It is drawn for a moment longer than it is there."""
    async with on_live() as stage:
        await stage.press("f1")
        x, y = stage.the(HelpPane).content_region.offset
        shown, _ = stage.screen.get_widget_and_offset_at(x, y)
        assert shown is not None
        with pytest.MonkeyPatch.context() as closing:
            closing.setattr(shown, "_parent", None)
            stage.screen._forward_event(click(x, y))
            assert stage.screen.get_widget_and_offset_at(x, y) == (None, None)


async def test_keys_that_come_after_quitting_do_nothing() -> None:
    """What was pressed in a bunch with it is still on its way while the app leaves."""
    async with on_live() as stage:
        stage.app.exit()
        await stage.app.run_action("help")
        await stage.app.run_action("screen.next")
        assert not stage.screen.query(HelpPane)
        assert stage.session.interview.current == "indexes"


async def test_a_palette_whose_list_is_gone_finds_nothing_any_more() -> None:
    """It searches on its own, and may be closed meanwhile."""
    async with on_live() as stage:
        await stage.press("f9")
        palette = stage.screen
        assert isinstance(palette, Palette)
        shown = palette._list_visible
        await palette.query(CommandList).remove()
        palette._list_visible = not shown
        palette._show_busy = not palette._show_busy
        await stage.type("notes")
        await stage.press("down", "pagedown", "enter")
        assert not [
            worker for worker in stage.app.workers if worker.node is palette and not worker.is_finished
        ]
        await stage.press("escape")
        await stage.until(lambda: stage.screen is not palette)


def click(x: int, y: int) -> events.MouseDown:
    """Return the press of the left button."""
    return events.MouseDown(None, x, y, 0, 0, 1, False, False, False, x, y)


async def test_a_note_that_hides_signs_that_turn_it_around_says_so() -> None:
    """The file keeps them, for somebody may have meant them; on the screen they do nothing."""
    async with on_live(a_session(current="indexes")) as stage:
        await stage.paste("+ paid \u202e00001\u202c euros\nplain")
        assert not set(stage.seen) & set("\u202e\u202c")
        assert "hides signs that turn it around" in stage.seen
        await stage.press("up")
        assert "This line hides signs that turn text around." in stage.seen
        assert "\u202e" in stage.session.response("indexes").notes[0].text


def test_what_would_turn_a_text_around_is_a_mark_elsewhere() -> None:
    harden()
    assert ink("a\u202eb\u2066c").plain == "a\ufffdb\ufffdc"
    assert ink("\ud800").plain == "\ufffd"
    assert ink("👩\u200d👧 🇩🇪").plain == "👩👧 DE"


SCRIPTS = ["ශ්\u200dරී", "क्\u200dष", "র\u200d\u09cdয", "שָׁלוֹם", "ที่นี่", "Nguye\u0302\u0303n"]
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize("text", [*SCRIPTS, ENGLAND])
def test_what_scripts_and_flags_need_is_drawn_and_counted(text: str) -> None:
    """A joiner behind a sign that silences a vowel joins no cells: rich would count one too few."""
    harden()
    for drawn in (ink(text).plain, Content(text).plain, Text(text).plain):
        assert drawn == text
    cells = sum(map(cell_len, text))
    assert ink(text).cell_length == Text(text).cell_len == cells
    assert chop_cells(text * 2, cells) == [text, text]


@pytest.mark.parametrize("joiner", ["\u200d", "\U000e0041", "🏴\U000e0067\U000e007f"[1:]])
def test_what_joins_nothing_there_is_not_drawn(joiner: str) -> None:
    harden()
    assert Content(f"a{joiner}b👩{joiner}👧").plain == "ab👩👧"
    assert Text(f"a{joiner}b").plain == f"a{chr(0x2060) * len(joiner)}b"


@pytest.mark.parametrize("mark", ["\u0301", "\u05bf", "\u0902", "\u0711", "\u0e48"])
def test_marks_do_not_grow_over_the_lines_around_wherever_they_are_drawn(mark: str) -> None:
    """Where text is edited, what is left out has its place taken: the caret stays at its letter."""
    harden()
    text = f"e{mark * 1000}x"
    assert Content(text).plain == f"e{mark * MOST_MARKS}x"
    assert Text(text).plain.count(mark) == MOST_MARKS
    assert len(Text(text).plain) == len(text)


@pytest.mark.parametrize(
    "of", [(textual.content, "_strip_control_codes"), (rich.cells, "_cell_len")], ids=str
)
def test_a_library_that_looks_at_letters_in_another_way_is_noticed(
    of: tuple[object, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    harden()
    monkeypatch.delattr(*of)
    with pytest.raises(HardeningFailed):
        harden()
