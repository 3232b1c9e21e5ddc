"""Notes: what is typed, when each line was begun, and what the lines that rate do."""

import pytest

from interviewer.live import actions as act
from interviewer.model.notes import Note
from interviewer.model.session import GENERAL, Response
from interviewer.model.text import clean
from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.views.unheeded import unheeded
from tests.builders import a_response, a_session, with_exercise
from tests.tui.conftest import Stage, a_talk_plan, on_live


def lines(stage: Stage, question: str = "indexes") -> list[tuple[str, int | None]]:
    """Return (text, seconds) of the notes of *question* in the session."""
    return [(note.text, note.at) for note in stage.session.response(question).notes]


async def test_each_line_keeps_the_time_at_which_it_was_begun() -> None:
    """A line is begun by its first letter, however long the enter before it was."""
    async with on_live() as stage:
        await stage.wait(65)
        await stage.type("first\n")
        await stage.wait(60)
        await stage.type("second")
        await stage.wait(30)
        await stage.type(" and on")
        assert lines(stage) == [("first", 65), ("second and on", 125)]
        assert "01:05  first" in stage.text("NotesBox")
        assert "02:05  second and on" in stage.text("NotesBox")


async def test_editing_a_line_keeps_its_time() -> None:
    """Whoever goes back to mend a word does not move the line in time."""
    async with on_live() as stage:
        await stage.wait(10)
        await stage.type("first\n")
        await stage.wait(10)
        await stage.type("second")
        await stage.wait(100)
        await stage.press("up", "end")
        await stage.type("!")
        assert lines(stage) == [("first!", 10), ("second", 20)]


async def test_a_line_put_between_two_others_takes_its_own_time() -> None:
    """Only the new line is new."""
    async with on_live() as stage:
        await stage.type("one\n")
        await stage.wait(10)
        await stage.type("three")
        await stage.wait(10)
        await stage.press("up", "end", "enter")
        await stage.type("two")
        assert lines(stage) == [("one", 0), ("two", 20), ("three", 10)]


async def test_a_rating_line_rates_the_question() -> None:
    """`=3` and enter rates the answer; the line stays, the rating row shows it."""
    async with on_live() as stage:
        await stage.type("=3")
        assert stage.session.response("indexes").rating is None
        await stage.type("\n")
        assert stage.session.response("indexes").rating == 3
        assert dict(stage.session.ratings) == {}
        assert [text for text, _ in lines(stage)] == ["=3", ""]
        assert "(3) Solid" in stage.text("RatingRow")
        assert stage.told == []


async def test_a_rating_line_with_a_skill_rates_the_skill() -> None:
    """`=3 #apis` rates the skill and leaves the question alone."""
    async with on_live() as stage:
        await stage.type("=3 #apis\n")
        assert stage.session.ratings["apis"].level == 3
        assert stage.session.response("indexes").rating is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("=9", "=9: the scale runs from 1 to 4."),
        ("=5", "=5: the scale runs from 1 to 4."),
        ("=3 #cooking", "=3 #cooking: the rubric has no such skill."),
    ],
)
async def test_a_line_that_rates_nothing_stays_and_is_told_gently_once(line: str, told: str) -> None:
    """A slip rates nothing, is kept as text, and one sentence says why."""
    async with on_live() as stage:
        await stage.type(f"{line}\ngoes on")
        assert stage.session.response("indexes").rating is None
        assert dict(stage.session.ratings) == {}
        assert [text for text, _ in lines(stage)] == [line, "goes on"]
        assert stage.told == [told]


async def test_a_rating_line_left_unfinished_counts_when_moving_on() -> None:
    """Nobody has to press enter after the last rating."""
    async with on_live() as stage:
        await stage.type("=2")
        await stage.press("ctrl+n")
        assert stage.session.response("indexes").rating == 2
        assert stage.here == "sql-injection"


async def test_a_slip_left_unfinished_is_told_when_moving_on() -> None:
    """The sentence comes also when the line was never finished by enter."""
    async with on_live() as stage:
        await stage.type("=9")
        await stage.press("ctrl+n")
        assert stage.session.response("indexes").rating is None
        assert stage.told == ["=9: the scale runs from 1 to 4."]


def test_a_rating_line_during_talk_is_told() -> None:
    """Talk has no rating of its own, but a skill can be rated from there."""
    before = a_session(plan=a_talk_plan(), current="http-methods")
    both = (Note("=3", 1), Note("=3 #apis", 2))
    after = before.but(responses={"hello": a_response(both)})
    assert unheeded(before, after) == ["=3: this part is talk and has no rating."]
    noted = a_session(responses={GENERAL: Response(notes=(Note("=3", 1),))})
    told = "=3: general notes belong to no question; =3 #skill rates a skill."
    assert unheeded(a_session(), noted) == [told]
    assert unheeded(after, after) == []


async def test_caret_undo_and_text_are_kept_for_each_question() -> None:
    """Going away and back, the caret stands where it was, and ctrl+z knows what was typed there."""
    async with on_live() as stage:
        await stage.type("one\ntwo")
        await stage.press("up", "home", "right")
        await stage.press("ctrl+n")
        await stage.type("elsewhere")
        await stage.press("ctrl+o")
        assert stage.notes.text == "one\ntwo"
        assert stage.notes.cursor_location == (0, 1)
        assert stage.notes.has_focus
        await stage.type("X")
        assert stage.notes.text == "oXne\ntwo"


async def test_scroll_is_kept_for_each_question() -> None:
    """Long notes come back where they were scrolled to."""
    long = a_response([Note(f"line {n}", n) for n in range(60)])
    async with on_live(a_session(current="indexes", responses={"indexes": long})) as stage:
        await stage.press("pageup", "pageup")
        scrolled = stage.notes.scroll_offset.y
        assert 0 < scrolled < 60
        await stage.press("ctrl+n")
        await stage.press("ctrl+o")
        assert stage.notes.scroll_offset.y == scrolled


async def test_ctrl_z_takes_back_the_rating_and_then_the_typing() -> None:
    """Undo goes back through everything in order, and tells what was not typing."""
    async with on_live() as stage:
        await stage.type("good answer")
        await stage.press("tab", "3")
        assert stage.session.response("indexes").rating == 3
        await stage.press("ctrl+z")
        assert stage.session.response("indexes").rating is None
        assert stage.told == ["Undone: rating 3 of “Indexes”"]
        assert stage.notes.text == "good answer"
        for _ in range(5):
            await stage.press("ctrl+z")
        assert stage.notes.text == ""
        assert lines(stage) == []


async def test_ctrl_z_takes_back_a_rating_between_two_stretches_of_typing_in_its_turn() -> None:
    """What was typed before the rating stays until the rating is taken back."""
    async with on_live() as stage:
        await stage.type("before")
        await stage.press("tab", "3")
        await stage.type(" after")
        await stage.press("ctrl+z")
        assert (stage.notes.text, stage.session.response("indexes").rating) == ("before", 3)
        await stage.press("ctrl+z")
        assert (stage.notes.text, stage.session.response("indexes").rating) == ("before", None)
        await stage.press("ctrl+z")
        assert stage.notes.text == ""


async def test_what_is_typed_is_taken_down_before_it_can_be_drawn() -> None:
    """The end can come between a key that is drawn and the message that tells it."""
    async with on_live() as stage:
        stage.notes.insert("the very last words")
        assert lines(stage) == [("the very last words", 0)]
        stage.notes.undo_typing()
        assert isinstance(stage.screen, LiveScreen)
        stage.screen.hand_over()
        assert lines(stage) == []
        stage.notes.redo()
        assert lines(stage) == [("the very last words", 0)]


async def test_taking_down_at_once_leaves_the_order_of_undo() -> None:
    """A line that was begun just now is no further edit when the box tells: its rating goes first."""
    async with on_live() as stage:
        await stage.type("first\n=1\nnext\n=2\n")
        await stage.press("ctrl+z")
        assert stage.notes.text == "first\n=1\nnext\n=2\n"
        assert stage.session.response("indexes").rating == 1


async def test_ctrl_z_takes_back_a_rating_line_before_its_text() -> None:
    """The rating that a line gave goes first; the line itself is typing."""
    async with on_live() as stage:
        await stage.type("=3\n")
        await stage.press("ctrl+z")
        assert stage.session.response("indexes").rating is None
        assert stage.notes.text == "=3\n"


async def test_a_rating_line_that_was_taken_back_says_so_and_one_that_is_overtaken_too() -> None:
    """The line is typing and stays; beside it stands what holds by now."""
    async with on_live() as stage:
        await stage.type("=3\n=2 #apis\n")
        assert "=3  Solid" in stage.text("NotesBox")
        assert "=2 #apis  Mixed · Apis" in stage.text("NotesBox")
        await stage.press("tab", "4")
        assert "=3  now 4" in stage.text("NotesBox")
        await stage.press("ctrl+z")
        assert "=3  Solid" in stage.text("NotesBox")
        for told in ("Undone: rating 2 of Apis", "Undone: rating 3 of “Indexes”"):
            while stage.told != [told]:
                stage.app.clear_notifications()
                await stage.press("ctrl+z")
        assert "=3  taken back" in stage.text("NotesBox")
        assert "(3)" not in stage.text("RatingRow")
        await stage.press("up")
        assert "=3  Solid" in stage.text("NotesBox")


@pytest.mark.parametrize("line", ["=3", "=3 #apis"])
async def test_beside_a_rating_line_stands_nothing_before_it_is_known_what_holds(line: str) -> None:
    """The session obeys a line a moment after it is finished; what was rated before says nothing of it."""
    async with on_live() as stage:
        box = stage.notes
        box.insert(f"{line}\n")
        assert box.get_line(0).plain == line
        await stage.pilot.pause()
        assert box.get_line(0).plain.startswith(f"{line}  Solid")
        assert f"{line}  Solid" in stage.text("NotesBox")
        box.insert(f"{line}\n")  # the same again changes no rating, and is known as well
        await stage.pilot.pause()
        assert stage.text("NotesBox").count("Solid") == 2


async def test_undo_says_that_clearing_a_rating_is_taken_back() -> None:
    async with on_live(before=[act.RateQuestion(question="indexes", level=3)]) as stage:
        await stage.press("tab", "0", "ctrl+z")
        assert stage.told == ["Undone: clearing the rating of “Indexes”"]


async def test_a_line_that_clears_says_so_while_it_holds() -> None:
    async with on_live(before=[act.RateQuestion(question="indexes", level=3)]) as stage:
        await stage.type("=0\n")
        assert "=0  cleared" in stage.text("NotesBox")
        await stage.press("ctrl+z")
        assert stage.session.response("indexes").rating == 3
        assert "=0  now 3" in stage.text("NotesBox")


async def test_undoing_typing_at_another_question_says_where() -> None:
    """What changes out of sight is told."""
    async with on_live() as stage:
        await stage.type("abc")
        await stage.press("ctrl+n")
        await stage.press("ctrl+z")
        assert lines(stage) == []
        assert stage.told == ["Undone: typing at “Indexes”"]


async def test_ctrl_z_with_nothing_to_undo_says_so() -> None:
    """An undo that does nothing is not silent."""
    async with on_live() as stage:
        await stage.press("ctrl+z")
        assert stage.told == ["There is nothing to undo."]


async def test_several_lines_can_be_pasted() -> None:
    """A paste becomes lines of notes, all begun now."""
    async with on_live() as stage:
        await stage.wait(42)
        await stage.paste("+ one\n- two\n? three")
        assert lines(stage) == [("+ one", 42), ("- two", 42), ("? three", 42)]


HOSTILE = "[bold red]x[/] [@click=app.quit()]q[/] \x1b[31m \x1b]52;c;eA==\x07 [/nope] \\[a]"


async def test_markup_and_escapes_are_shown_as_they_are_and_kept_clean() -> None:
    """What looks like markup is text; control characters are dropped, on the screen and in the model."""
    async with on_live(size=(120, 40)) as stage:
        await stage.paste(HOSTILE)
        kept = clean(HOSTILE)
        assert lines(stage) == [(kept, 0)]
        assert "[bold red]x[/] [@click=app.quit()]q[/]" in stage.text("NotesBox")
        assert "\x1b" not in stage.text("NotesBox")
        await stage.press("ctrl+n", "ctrl+o")
        await stage.type("z")
        assert lines(stage) == [(kept + "z", 0)]


async def test_signs_tags_and_rating_lines_stand_out_and_their_text_is_unchanged() -> None:
    """Colour is added to what is typed, never letters."""
    async with on_live() as stage:
        await stage.type("+ good #apis\n")
        assert "+ good #apis" in stage.text("NotesBox")
        styled = stage.notes.get_line(0)
        assert {(span.start, span.end) for span in styled.spans} >= {(0, 1), (7, 12)}


async def test_the_mark_of_what_was_typed_reaches_the_record() -> None:
    """Each change of the notes is an action that the record keeps before anyone sees it."""
    async with on_live() as stage:
        await stage.type("ab")
        assert stage.record.done == ["edit-notes", "edit-notes"]
        assert stage.record.afters[-1] == stage.session


async def test_an_action_that_was_refused_leaves_the_notes() -> None:
    """A broken rule changes nothing."""
    async with on_live() as stage:
        await stage.type("kept")
        before = stage.session
        screen = stage.screen
        assert screen._do(act.Unskip(question="indexes")) is False  # type: ignore[attr-defined]
        await stage.press()
        assert stage.session == before
        assert stage.told == ["This question is not skipped."]


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_caret_is_in_view_when_an_interview_is_taken_up(size: tuple[int, int]) -> None:
    """And after the terminal became lower."""
    notes = "".join(
        f"00:0{n}:00 line {n} with enough words to be wrapped in a narrow one\n" for n in range(1, 9)
    )
    session = with_exercise(a_session(current="http-methods", responses={"http-methods": a_response(notes)}))
    async with on_live(session, size=size) as stage:
        await stage.press()
        assert stage.notes.region.contains_point(stage.notes.cursor_screen_offset)
    async with on_live(session, size=(70, 50)) as stage:
        assert "line 1" in stage.text("NotesBox")
        await stage.pilot.resize_terminal(*size)
        await stage.press()
        await stage.press()
        assert stage.notes.region.contains_point(stage.notes.cursor_screen_offset)


async def test_undo_and_redo_of_the_line_that_brought_the_scrollbar() -> None:
    """The caret stands on a line that is gone, in the middle of either."""
    async with on_live(size=(62, 30)) as stage:
        rows = stage.notes.size.height
        for row in range(rows + 2):
            await stage.type(f"line {row}")
            await stage.press("enter")
            await stage.press("ctrl+z")
            assert stage.notes.document.line_count == row + 1
            await stage.press("ctrl+y")
            assert stage.notes.document.line_count == row + 2
        stage.notes.rewrite("two\nlines")
        await stage.press("ctrl+z")
        await stage.press("ctrl+y")
        assert stage.notes.text == "two\nlines"
        await stage.type("!")
        assert "!" in stage.notes.text
