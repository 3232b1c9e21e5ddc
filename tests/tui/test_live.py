"""The live screen: from question to question, skipping, ticking, rating, and every size."""

import pytest
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Input

from interviewer.model.saved import SaveStatus
from interviewer.model.session import Session
from interviewer.model.value import frozen_table, with_entry
from interviewer.tui.screens.scorecard import ScorecardScreen
from interviewer.tui.widgets.ask_bar import AskBar
from interviewer.tui.widgets.footer import FooterLine
from interviewer.tui.widgets.jump_bar import JumpBar
from interviewer.tui.widgets.line import HeaderLine
from interviewer.tui.widgets.notes_stack import NotesStack
from interviewer.tui.widgets.question_pane import QuestionPane
from interviewer.tui.widgets.rating_row import RatingRow
from interviewer.tui.widgets.rows import Rows
from interviewer.tui.widgets.sheet import Sheet
from tests.builders import a_response, a_session
from tests.tui.conftest import Stage, a_talk_plan, on_live, on_reading

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]


# From question to question


async def test_next_passes_over_skipped_questions() -> None:
    """A skipped question is not stopped at on the way forward."""
    skipped = {"sql-injection": a_response(skipped="no time left")}
    async with on_live(a_session(current="indexes", responses=skipped)) as stage:
        await stage.press("ctrl+n")
        assert stage.here == "rest"


async def test_previous_stops_at_skipped_questions() -> None:
    """On the way back a skipped question can be reached, so that its skip can be taken back."""
    skipped = {"http-methods": a_response(skipped="no time left")}
    async with on_live(a_session(current="indexes", responses=skipped)) as stage:
        await stage.press("ctrl+o")
        assert stage.here == "http-methods"


async def test_after_the_last_stop_the_way_on_is_told() -> None:
    """Next at the end moves nowhere and names the scorecard's key."""
    async with on_live(a_session(current="rest")) as stage:
        await stage.press("ctrl+n")
        assert stage.here == "rest"
        assert stage.told == ["That was the last stop. ctrl+r opens the scorecard."]


async def test_before_the_first_stop_there_is_nothing() -> None:
    """Previous at the beginning moves nowhere and says so."""
    async with on_live(a_session(current="http-methods")) as stage:
        await stage.press("ctrl+o")
        assert stage.here == "http-methods"
        assert stage.told == ["This is the first stop."]


async def test_a_click_on_the_outline_goes_there() -> None:
    """Every question of the plan is one click away when the outline is shown."""
    async with on_live(size=(140, 40)) as stage:
        await stage.click_word(stage.the(Rows, "#outline"), "Sql injection")
        assert stage.here == "sql-injection"
        assert stage.notes.has_focus


async def test_talk_has_notes_and_no_rating() -> None:
    """A section that is only talk is a stop: notes are taken there, and nothing is rated."""
    async with on_live(a_session(plan=a_talk_plan(), current="hello")) as stage:
        await stage.type("met on time")
        assert [note.text for note in stage.session.response("hello").notes] == ["met on time"]
        assert "Nothing to rate here" in stage.text(RatingRow)
        await stage.press("tab")
        assert stage.notes.has_focus
        await stage.press("ctrl+backslash")
        assert stage.told == ["This part is talk and cannot be skipped; go on with ctrl+n."]
        await stage.press("ctrl+n")
        assert stage.here == "http-methods"


# Ticking and rating


async def test_points_are_ticked_by_number_by_space_and_by_click() -> None:
    """Each way ticks, and the same way takes the tick back."""
    async with on_live() as stage:
        await stage.press("shift+tab")
        assert stage.the(Sheet, "#sheet").has_focus
        await stage.press("2")
        assert stage.session.response("indexes").heard == ("limits",)
        await stage.press("up", "space")
        assert stage.session.response("indexes").heard == ("basics", "limits")
        assert "√ 1 knows the basics" in stage.text("#sheet")
        await stage.click_word(stage.the(Sheet, "#sheet"), "names the limits")
        assert stage.session.response("indexes").heard == ("basics",)
        await stage.press("9")
        assert stage.session.response("indexes").heard == ("basics",)


async def test_tab_and_a_number_rate_and_give_the_focus_back() -> None:
    """Rating is two keys, and typing goes on at once."""
    async with on_live() as stage:
        await stage.press("tab", "4")
        assert stage.session.response("indexes").rating == 4
        assert stage.notes.has_focus
        await stage.type("on")
        assert stage.notes.text == "on"


async def test_arrows_and_enter_rate_and_0_clears() -> None:
    """The row can be walked; each level shows what it means before it is chosen."""
    async with on_live() as stage:
        await stage.press("tab", "right", "right")
        assert "2 = Mixed at databases" in stage.text(RatingRow)
        await stage.press("enter")
        assert stage.session.response("indexes").rating == 2
        await stage.press("tab", "0")
        assert stage.session.response("indexes").rating is None


async def test_a_number_beyond_the_scale_is_told_and_rates_nothing() -> None:
    """A slip on the row keeps the focus there."""
    async with on_live() as stage:
        await stage.press("tab", "7")
        assert stage.session.response("indexes").rating is None
        assert stage.told == ["The scale runs from 1 to 4."]
        assert stage.the(RatingRow).has_focus


@pytest.mark.parametrize("width", [44, 60, 100, 160])
async def test_a_click_on_a_level_rates_and_a_second_one_clears(width: int) -> None:
    """Levels are where they are drawn, at every width."""
    async with on_live(size=(width, 30)) as stage:
        await stage.click_word(stage.the(RatingRow), "3")
        assert stage.session.response("indexes").rating == 3
        assert "(3) Solid" in stage.text(RatingRow)
        await stage.click_word(stage.the(RatingRow), "(3)")
        assert stage.session.response("indexes").rating is None


# Saving and leaving


async def test_the_footer_tells_how_well_the_work_is_saved() -> None:
    """The record's own word stands at the right end."""
    async with on_live() as stage:
        assert stage.text(FooterLine).rstrip().endswith("saved")
        stage.record.status = SaveStatus("not-saved", "the disk is full")
        await stage.wait(1)
        assert "NOT SAVED: the disk is full" in stage.text(FooterLine)


async def test_quitting_closes_the_record_and_stops_the_clock() -> None:
    """ctrl+q saves, lets go of the session, and says where it is."""
    async with on_live() as stage:
        await stage.type("last words")
        await stage.wait(7)
        await stage.press("ctrl+q")
        closed = stage.record.closed
        assert closed is not None
        assert not closed.running
        assert closed.interview.elapsed == 7
        assert closed.response("indexes").notes[0].text == "last words"
        assert (stage.app.last_words().place, stage.app.last_words().told) == (stage.record.path, "")


async def test_quitting_tells_when_the_work_is_not_saved() -> None:
    """The last line on the terminal is the truth."""
    async with on_live() as stage:
        stage.record.status = SaveStatus("not-saved", "the disk is full")
        await stage.press("ctrl+q")
        assert stage.app.last_words().told == "NOT SAVED: the disk is full"


# Sizes


def in_view(stage: Stage, *kinds: type[Widget]) -> list[tuple[Widget, Region]]:
    """Return the widgets of *kinds* with what of them can be seen."""
    seen = []
    for kind in kinds:
        widget = stage.the(kind)
        seen.append((widget, widget.region.intersection(stage.screen.region)))
    return seen


def check_layout(stage: Stage, kinds: tuple[type[Widget], ...]) -> None:
    """All of *kinds* are whole on the screen, none over another, and nothing is wider than the screen."""
    regions = in_view(stage, *kinds)
    for widget, seen in regions:
        assert seen == widget.region, f"{widget} is cut: {widget.region}"
        assert seen.area > 0, f"{widget} is not shown"
    for at, (one, region) in enumerate(regions):
        for other, another in regions[at + 1 :]:
            assert not region.overlaps(another), f"{one} covers {other}"
    for widget in stage.screen.query("*"):
        if widget.is_scrollable and widget.display:
            assert widget.max_scroll_x == 0, f"{widget} scrolls sideways"


@pytest.mark.parametrize("size", SIZES)
async def test_everything_that_matters_is_on_the_screen_at_each_size(size: tuple[int, int]) -> None:
    """Header, question, notes, rating and footer are whole and beside each other; the notes have lines."""
    async with on_live(size=size) as stage:
        kinds = (HeaderLine, QuestionPane, NotesStack, RatingRow, FooterLine)
        check_layout(stage, kinds)
        assert stage.the(NotesStack).size.height >= 3
        assert stage.shows("#outline") == (size[0] >= 120)
        assert "What can you tell me about Indexes?" in stage.text("#prompt")
        assert "05:00" not in stage.text(FooterLine)
        assert len(stage.text(FooterLine)) == size[0]


@pytest.mark.parametrize("size", [(40, 12), *SIZES])
@pytest.mark.parametrize("key", ["ctrl+g", "ctrl+backslash"])
async def test_what_asks_is_whole_and_the_notes_stay_in_view(size: tuple[int, int], key: str) -> None:
    """The line that is typed into is on the screen at every size, and hides neither prompt nor notes."""
    async with on_live(size=size) as stage:
        await stage.press(key)
        focused = stage.screen.focused
        assert isinstance(focused, Input)
        assert focused.region.area > 0
        assert stage.screen.region.contains_region(focused.region)
        assert not focused.region.overlaps(stage.the(FooterLine).region)
        if size[1] >= 20:
            asking = stage.the(JumpBar) if key == "ctrl+g" else stage.the(AskBar)
            assert not asking.region.overlaps(stage.the(NotesStack).region)
            assert stage.screen.get_widget_at(*stage.notes.region.offset)[0] is stage.notes


@pytest.mark.parametrize("size", SIZES)
async def test_the_focus_can_be_seen(size: tuple[int, int]) -> None:
    """Each field shows by a sign that it has the focus."""
    async with on_live(size=size) as stage:
        assert stage.notes.region.contains_point(stage.notes.cursor_screen_offset)
        await stage.press("tab")
        assert "▸" in stage.text(RatingRow)
        await stage.press("tab")
        assert "▸" in stage.text("#sheet")
        await stage.press("tab")
        assert "▸" not in stage.text("#sheet") + stage.text(RatingRow)


async def test_resizing_keeps_focus_and_caret() -> None:
    """Making room for the video window loses nothing."""
    async with on_live(size=(140, 40)) as stage:
        await stage.type("one\ntwo")
        await stage.press("left")
        for size in ((60, 20), (1, 1), (80, 24), (200, 50)):
            await stage.pilot.resize_terminal(*size)
            await stage.press()
        assert stage.notes.has_focus
        assert stage.notes.cursor_location == (1, 2)
        await stage.type("X")
        assert stage.notes.text == "one\ntwXo"


async def test_the_side_planes_are_laid_out_anew_when_the_width_changes() -> None:
    """Lines are as wide as their plane after a resize, too."""
    async with on_live(size=(100, 40)) as stage:
        await stage.pilot.resize_terminal(150, 40)
        await stage.press()
        plane = stage.the(Rows, "#skills")
        (width,) = {row.text.cell_length for row in plane.rows if row.text.plain}
        assert plane.content_size.width - 1 <= width <= plane.content_size.width


@pytest.mark.parametrize("size", [(1, 1), (8, 3), (40, 12)])
async def test_the_smallest_terminals_do_no_harm(size: tuple[int, int]) -> None:
    """Whatever the size, typing arrives in the session."""
    async with on_live(size=size) as stage:
        await stage.type("still\n=3\n")
        assert stage.session.response("indexes").rating == 3
        await stage.press("ctrl+g", "escape", "ctrl+backslash", "escape", "ctrl+n")
        assert stage.here == "sql-injection"


async def test_listen_for_points_scroll_into_view_when_walked() -> None:
    """On a low terminal the point under the cursor can be read."""
    session = a_session(current="indexes")
    many = {f"point-{number}": f"point {number}" for number in range(9)}
    question = session.questions["indexes"].but(listen_for=frozen_table(many))
    session = session.but(questions=with_entry(session.questions, "indexes", question))
    async with on_live(session, size=(40, 12)) as stage:
        await stage.press("shift+tab", *["down"] * 8)
        pane, points = stage.the(QuestionPane), stage.the(Sheet, "#sheet")
        row = points.virtual_region.y + 8
        assert pane.scroll_offset.y <= row < pane.scroll_offset.y + pane.size.height


# Reading


def a_saved_session() -> Session:
    return a_session(
        current="indexes",
        submitted=True,
        ratings={"apis": 3, "databases": 2, "security": None},
        responses={"indexes": a_response("00:01:00 + good\n", rating=3, heard=["basics"])},
    )


async def test_reading_the_questions_changes_nothing() -> None:
    """The same widgets show a saved session; none of them can change it."""
    session = a_saved_session()
    async with on_reading(session, size=(140, 40)) as stage:
        await stage.press("ctrl+r")
        await stage.press("ctrl+n")
        assert stage.notes.text == "+ good"
        assert "read only" in stage.text(HeaderLine)
        await stage.type("xyz\n=1\n")
        assert stage.notes.text == "+ good"
        await stage.press("ctrl+t", "ctrl+z", "ctrl+s", "ctrl+backslash")
        await stage.click_word(stage.the(Sheet, "#sheet"), "names the limits")
        await stage.click_word(stage.the(RatingRow), "4")
        source = stage.screen._source  # type: ignore[attr-defined]
        assert source.session.but(interview=session.interview) == session
        assert set(stage.told) == {"This session is open for reading only."}


async def test_reading_goes_through_the_questions_and_esc_leaves() -> None:
    """Moving about in a saved session is no change of it."""
    session = a_saved_session()
    async with on_reading(session) as stage:
        await stage.press("ctrl+r")
        await stage.press("n")
        source = stage.screen._source  # type: ignore[attr-defined]
        assert source.session.interview.current == "indexes"
        assert source.session.responses == session.responses
        await stage.press("ctrl+r")
        assert isinstance(stage.screen, ScorecardScreen)
        await stage.press("ctrl+r")
        depth = len(stage.app.screen_stack)
        await stage.press("escape")
        assert len(stage.app.screen_stack) == depth - 1


async def test_while_rating_the_right_plane_shows_every_anchor() -> None:
    """All levels can be told apart while rating; back in the notes the skills stand there again."""
    async with on_live(size=(120, 40)) as stage:
        await stage.press("tab")
        rubric, place = stage.session.rubric, stage.session.interview.current
        skill = stage.session.questions[place].skill
        shown = " ".join(stage.text("#anchors").split())
        assert all(rubric.anchor(skill, level) in shown for level in rubric.levels)
        assert not stage.the(Rows, "#skills").display
        await stage.press("escape")
        assert stage.the(Rows, "#skills").display
        assert not stage.text("#anchors").strip()


async def test_moving_on_closes_what_asks() -> None:
    """A question left open would take the next words away from the notes."""
    async with on_live() as stage:
        before = stage.session.interview.current
        await stage.press("ctrl+backslash", "ctrl+n")
        assert not stage.shows(AskBar)
        await stage.press("x")
        assert stage.session.response(stage.session.interview.current).notes[0].text == "x"
        assert stage.session.response(before).state != "skipped"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_caret_stays_in_view_on_a_new_line(size: tuple[int, int]) -> None:
    """Enter at the bottom of the notes shows the line that is about to be written."""
    async with on_live(size=size) as stage:
        for number in range(30):
            await stage.press(*f"n{number}", "enter")
            box = stage.notes
            row = box.cursor_location[0] - box.scroll_offset.y
            assert 0 <= row < box.size.height


async def test_help_lists_the_keys_of_the_screen_and_takes_no_focus() -> None:
    """One can read the keys and go on typing; the same key closes it."""
    async with on_live(size=(80, 24)) as stage:
        await stage.press("ctrl+underscore")
        shown = stage.text("HelpPane")
        assert "^n" in shown
        assert "next question" in shown.casefold()
        await stage.press("y")
        assert stage.notes.text == "y"
        await stage.press("ctrl+underscore")
        assert not stage.screen.query("HelpPane")


async def test_the_palette_changes_the_colours() -> None:
    async with on_live() as stage:
        await stage.choose_command("colours: light")
        assert stage.app.theme == "light"


async def test_who_begins_a_line_on_the_sheet_has_it_in_the_notes() -> None:
    """A sign does nothing there, so it is typed; q, which quits elsewhere, only says how to quit."""
    async with on_live() as stage:
        await stage.press("shift+tab", "1", "q")
        assert stage.told == ["ctrl+q saves and quits."]
        assert stage.record.closed is None
        await stage.type("+ quick question")
        assert stage.notes.text == "+ quick question"
        assert stage.session.response("indexes").heard == ("basics",)
        await stage.press("tab", "q")
        assert stage.record.closed is None
