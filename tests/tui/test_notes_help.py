"""What helps while notes are typed: skills to complete, points to pick, anchors, general notes, an editor."""

from collections.abc import Callable

import pytest

from interviewer.live import actions as act
from interviewer.live.interview import Interview
from interviewer.model.errors import InterviewerError
from interviewer.model.session import GENERAL
from interviewer.tui.app import InterviewerApp
from interviewer.tui.keymap import DEFAULT_KEYMAP
from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.views.first_hints import first_hints
from interviewer.tui.widgets.notes_pane import NotesPane
from interviewer.tui.widgets.notes_stack import NotesStack
from tests.builders import a_session, with_exercise
from tests.fakes import FakeClock, FakeDesk, FakeRecord
from tests.tui.conftest import Stage, a_talk_plan, drawn, on_live


def lines(stage: Stage, place: str = "indexes") -> list[str]:
    return [note.text for note in stage.session.response(place).notes]


def below(stage: Stage) -> str:
    """Return the line below the notes."""
    return stage.text("#notes-below").strip(" ─")


def above(stage: Stage) -> str:
    """Return the line above the notes."""
    return stage.text("#notes-above").strip(" ─")


@pytest.mark.parametrize("key", ["tab", "enter"])
async def test_a_tag_is_completed_with_one_key(key: str) -> None:
    """Tab takes what is offered; enter takes what is unmistakable, and goes on."""
    async with on_live() as stage:
        await stage.type("+ good #sec")
        assert below(stage).startswith("#security  Security")
        await stage.press(key)
        assert lines(stage) == (["+ good #security", ""] if key == "enter" else ["+ good #security "])
        assert stage.notes.has_focus
        assert below(stage) == ""


@pytest.mark.parametrize(
    ("line", "back", "completed", "caret"),
    [
        ("+ #sec and more", 9, "+ #security and more", 12),
        ("+ #sec", 0, "+ #security ", 12),
        ("+ #sec  two", 5, "+ #security  two", 12),
    ],
)
async def test_a_tag_before_other_words_keeps_one_space_and_is_one_step_to_undo(
    line: str, back: int, completed: str, caret: int
) -> None:
    async with on_live() as stage:
        await stage.type(line)
        await stage.press(*["left"] * back)
        before = stage.notes.cursor_location
        await stage.press("tab")
        assert (stage.notes.text, stage.notes.cursor_location) == (completed, (0, caret))
        await stage.type("x")
        await stage.press("ctrl+z")
        assert (stage.notes.text, stage.notes.cursor_location) == (completed, (0, caret))
        await stage.press("ctrl+z")
        assert (stage.notes.text, stage.notes.cursor_location) == (line, before)
        assert lines(stage) == [line]


async def test_enter_leaves_alone_what_is_not_sure() -> None:
    """One letter may be anything: plain text is always fine."""
    async with on_live() as stage:
        await stage.type("item #a\nnext")
        assert lines(stage) == ["item #a", "next"]


async def test_another_offer_is_walked_to() -> None:
    """Down marks the next one, and enter takes it then; esc turns all of them down."""
    async with on_live() as stage:
        await stage.type("#")
        await stage.press("down")
        assert below(stage).startswith("#databases")
        await stage.press("enter")
        assert lines(stage) == ["#databases", ""]
        await stage.type("#")
        await stage.press("escape")
        assert below(stage) == ""
        await stage.type("\n")
        assert lines(stage) == ["#databases", "#", ""]


async def test_without_an_offer_tab_goes_to_the_rating() -> None:
    """The key keeps its meaning wherever nothing is offered."""
    async with on_live() as stage:
        await stage.type("+ good")
        await stage.press("tab", "3")
        assert stage.session.response("indexes").rating == 3


async def test_an_unknown_tag_is_marked_at_once_and_stays() -> None:
    """Beside the line and below the notes, and not before the word is finished."""
    async with on_live() as stage:
        await stage.type("#secrity")
        assert "no such skill" not in stage.text("NotesBox")
        assert "Did you mean #security?" in below(stage)
        await stage.type(" ")
        assert "#secrity   no such skill" in stage.text("NotesBox")
        assert lines(stage) == ["#secrity "]


async def test_what_a_rating_line_rates_stands_beside_it() -> None:
    """The name of the level, told as it is typed; an unknown level is told as gently."""
    async with on_live() as stage:
        await stage.type("=3")
        assert "=3  Solid" in stage.text("NotesBox")
        await stage.type("\n=3 #apis\n=8")
        assert "=3 #apis  Solid · Apis" in stage.text("NotesBox")
        assert "=8  not on the scale 1–4" in stage.text("NotesBox")
        assert below(stage) == "=8: the scale runs from 1 to 4."


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (140, 40)])
async def test_the_anchors_are_there_while_a_rating_is_typed_and_nothing_moves(size: tuple[int, int]) -> None:
    """All levels of the skill, the one typed marked; the notes stay where they are."""
    async with on_live(size=size) as stage:
        await stage.type("+ good\n")
        top = stage.notes.region
        await stage.type("=")
        assert "Not yet at databases" in stage.seen
        await stage.type("3")
        assert "[3] Solid" in stage.text("RatingRow")
        assert "Outstanding at databases" in stage.seen
        assert stage.notes.region == top
        await stage.type(" #sec")
        await stage.press("tab")
        assert "Outstanding at security" in stage.seen
        assert "Security" in stage.text("RatingRow")
        await stage.type("\n")
        assert "Outstanding at security" not in stage.seen
        assert "knows the basics" in stage.seen
        assert stage.notes.region == top
        assert stage.session.ratings["security"].level == 3


async def test_points_are_ticked_from_the_notes() -> None:
    """A slash and a number, or a part of the words; the line is gone, and undo brings back the tick alone."""
    async with on_live() as stage:
        await stage.type("+ good\n/2\n")
        assert stage.session.response("indexes").heard == ("limits",)
        assert lines(stage) == ["+ good", ""]
        await stage.type("/basi\n")
        assert stage.session.response("indexes").heard == ("basics", "limits")
        assert stage.told[-1] == "Ticked: heard 1 knows the basics"
        await stage.press("ctrl+z")
        assert stage.session.response("indexes").heard == ("limits",)


async def test_probes_and_hints_are_picked_as_well() -> None:
    """Whatever the sheet can tick."""
    async with on_live(with_exercise(a_session(current="http-methods"))) as stage:
        await stage.type("/count the q\n")
        assert stage.session.response("http-methods").hints == 2
        await stage.type("/put what would\n")
        assert stage.session.response("http-methods").probes_used == (1,)


async def test_what_picks_nothing_says_so_at_once_and_stays_a_note() -> None:
    """Below the notes while it is typed, and beside the line once it is left."""
    async with on_live() as stage:
        await stage.type("/zzbas")
        assert below(stage) == "No point of this question matches; it stays a note."
        assert "ticks nothing" not in stage.text("NotesBox")
        await stage.type("\n")
        assert below(stage) == ""
        assert "/zzbas  ticks nothing" in stage.text("NotesBox")
        assert lines(stage) == ["/zzbas", ""]
        assert stage.told == []
        await stage.type("/bas")
        assert below(stage).startswith("heard 1")


async def test_a_path_is_plain_text() -> None:
    """Only what is unmistakable is taken by enter."""
    async with on_live() as stage:
        await stage.type("/etc/hosts was wrong\n/n\n")
        assert lines(stage) == ["/etc/hosts was wrong", "/n", ""]


async def test_general_notes_are_one_key_away_and_back() -> None:
    """They keep their own text and caret; the question's notes keep theirs."""
    async with on_live() as stage:
        await stage.type("+ here")
        await stage.press("left", "left", "f10")
        assert "GENERAL NOTES" in above(stage)
        await stage.type("late by train #apis")
        assert lines(stage, GENERAL) == ["late by train #apis"]
        await stage.press("f10")
        await stage.type("th")
        assert lines(stage) == ["+ hethre"]
        assert stage.the(NotesStack).general is False
        await stage.press("f10")
        await stage.type("!")
        assert lines(stage, GENERAL) == ["late by train #apis!"]
        await stage.press("ctrl+n")
        assert stage.here == "sql-injection"
        assert not stage.the(NotesStack).general


async def test_the_strip_tells_how_far_each_skill_has_come() -> None:
    """Nothing yet, something noted, rated, not assessed: by a sign and not only by colour."""
    async with on_live(before=[act.MarkNotAssessed(skill="security")]) as stage:
        assert above(stage) == "Apis ○  Databases ○  Security –"
        await stage.type("+ names a covering index\n=4 #apis\n")
        assert above(stage) == "Apis 4  Databases ●  Security –"
    async with on_live(size=(30, 20)) as stage:
        assert above(stage) == "Apis ○  Data ○  Secu ○"
    async with on_live(size=(140, 40)) as stage:
        assert above(stage) == ""


def shouting(text: str) -> str:
    """Stand for an editor: a line on top, another one changed."""
    return "first\n" + text.replace("two", "TWO")


async def test_an_editor_gives_the_notes_back_with_their_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines that stay keep their times; ctrl+z takes the whole visit back."""
    async with on_live() as stage:
        monkeypatch.setattr(stage.app, "edit_outside", shouting)
        await stage.type("one\n")
        await stage.wait(60)
        await stage.type("two")
        await stage.wait(60)
        await stage.press("ctrl+f")
        notes = [(note.text, note.at) for note in stage.session.response("indexes").notes]
        assert notes == [("first", 120), ("one", 0), ("TWO", 60)]
        assert stage.notes.has_focus
        await stage.press("ctrl+z")
        assert lines(stage) == ["one", "two"]


async def test_an_editor_is_handed_what_was_typed_right_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its key acts everywhere, and would overtake the letters."""
    handed: list[str] = []

    def keeping(text: str) -> str:
        handed.append(text)
        return text

    async with on_live() as stage:
        monkeypatch.setattr(stage.app, "edit_outside", keeping)
        await stage.burst(*"abc", "enter", *"def", "ctrl+f")
        assert handed == ["abc\ndef"]


def refusing(text: str) -> str:
    raise InterviewerError("There is no editor. Say which in EDITOR, for instance EDITOR=nano.")


@pytest.mark.parametrize("editor", [refusing, None])
async def test_without_an_editor_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, editor: Callable[[str], str] | None
) -> None:
    """And nothing has changed."""
    async with on_live() as stage:
        if editor:
            monkeypatch.setattr(stage.app, "edit_outside", editor)
        await stage.type("one")
        await stage.press("ctrl+f")
        assert stage.told[-1].startswith("There is no editor")
        assert lines(stage) == ["one"]


async def test_the_first_interview_has_three_hints_and_no_other() -> None:
    """Each goes when a line is finished; a second interview has none."""
    async with on_live(first_time=True) as stage:
        assert below(stage) == "begin a line with + strength, - concern, ? ask later"
        await stage.type("a\n")
        assert below(stage) == "=3 and enter rates the answer, #skill tags a line"
        await stage.type("b #ap")
        assert below(stage).startswith("#apis")
        await stage.type("\n")
        assert below(stage).startswith("ctrl+n goes on")
        await stage.type("c\n")
        assert below(stage) == ""
        assert stage.app.desk.remembered().hints_shown == 3
    async with on_live() as stage:
        assert below(stage) == ""


async def test_the_last_hint_goes_with_the_stop() -> None:
    async with on_live(first_time=True) as stage:
        await stage.type("a\nb\n")
        assert below(stage).startswith("ctrl+n goes on")
        await stage.press("ctrl+n")
        assert below(stage) == ""


async def test_the_hint_on_rating_stands_at_questions_alone() -> None:
    """In talk it waits; where it is shown already, it is not seen there."""
    async with on_live(a_session(plan=a_talk_plan(), current="hello"), first_time=True) as stage:
        await stage.type("a\nb\n")
        assert below(stage) == ""
        await stage.press("ctrl+n")
        await stage.type("a\n")
        assert below(stage).startswith("=3 and enter rates")
        await stage.press("ctrl+o")
        assert below(stage) == ""
        await stage.press("ctrl+n")
        assert below(stage).startswith("=3 and enter rates")


async def test_whoever_saw_some_of_the_hints_goes_on_with_the_next() -> None:
    """Each is remembered as it is shown, and after the last one there is none."""
    desk = FakeDesk(clock=FakeClock())
    seen = []
    for _ in range(4):
        interview = Interview(a_session(current="indexes"), desk.clock, FakeRecord())
        app = InterviewerApp(desk, LiveScreen(interview), interview)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            seen.append((app.screen.query_one(NotesPane).hint, desk.remembered().hints_shown))
    hints = first_hints(DEFAULT_KEYMAP)
    assert seen == [(hints[0], 1), (hints[1], 2), (hints[2], 3), ("", 3)]


async def test_talk_has_nothing_to_rate_and_says_so() -> None:
    """`=3` there is told at once; a skill can be rated from there."""
    async with on_live(a_session(plan=a_talk_plan(), current="hello")) as stage:
        await stage.type("=3")
        assert "no question here" in stage.text("NotesBox")
        assert "=3 #skill rates a skill" in below(stage)
        await stage.press("backspace", "backspace")
        await stage.type("=3 #apis")
        assert "Apis" in drawn(stage.screen.query_one("RatingRow"))
