"""Where the interview goes: jumping, skipping, parking, questions of one's own, probes and hints."""

import pytest
from textual.command import CommandPalette
from textual.content import Content
from textual.widgets import Input, OptionList

from interviewer.live import actions as act
from interviewer.model.session import GENERAL, Session
from interviewer.model.value import frozen_table, with_entry
from interviewer.tui.screens.live_asking import SKIP_REASONS
from interviewer.tui.widgets.ask_bar import AnswerLine, AskBar
from interviewer.tui.widgets.jump_bar import JumpBar
from interviewer.tui.widgets.line import Line
from interviewer.tui.widgets.notes_box import NotesBox
from interviewer.tui.widgets.notes_stack import NotesStack
from interviewer.tui.widgets.question_pane import QuestionPane
from interviewer.tui.widgets.rating_row import RatingRow
from interviewer.tui.widgets.sheet import Sheet
from interviewer.tui.widgets.skill_bar import SkillBar
from tests.builders import a_response, a_session, with_exercise
from tests.tui.conftest import Stage, a_talk_plan, on_live, on_reading

HERE = "http-methods"


# Jumping


@pytest.mark.parametrize(
    ("query", "place"),
    [("injec", "sql-injection"), ("about rest", "rest"), ("databases", "indexes"), ("http", "http-methods")],
)
async def test_jump_finds_by_part_of_title_prompt_or_skill(query: str, place: str) -> None:
    """A few letters and enter go to the question that is meant."""
    async with on_live(a_session(current="sql-injection" if place != "sql-injection" else "rest")) as stage:
        await stage.press("ctrl+g")
        await stage.type(f"{query}\n")
        assert stage.here == place
        assert stage.notes.has_focus
        assert not stage.shows(JumpBar)


async def test_jump_can_be_walked_and_clicked() -> None:
    """Without a word all stops are listed in order; arrows and mouse choose."""
    async with on_live() as stage:
        await stage.press("ctrl+g", "down", "down", "enter")
        assert stage.here == "sql-injection"
        await stage.press("ctrl+g")
        await stage.click(stage.the(OptionList), 3, 3)
        assert stage.here == "rest"


async def test_a_click_that_letters_have_overtaken_chooses_nothing_else() -> None:
    """What was clicked is not listed any more, and another line stands in its place, or none."""
    async with on_live() as stage:
        await stage.press("f7")
        options = stage.the(OptionList)
        for at in (1, 3):
            clicked = OptionList.OptionSelected(options, options.get_option_at_index(at), at)
            await stage.type("sql")
            options.post_message(clicked)
            await stage.press()
            assert stage.the(JumpBar).open
            assert stage.here == "indexes"
            await stage.press("backspace", "backspace", "backspace")


async def test_esc_leaves_the_jump_where_it_was() -> None:
    """Closing the list changes nothing and gives the focus back to the notes."""
    async with on_live() as stage:
        await stage.press("ctrl+g")
        await stage.type("rest")
        await stage.press("escape")
        assert stage.here == "indexes"
        assert stage.notes.has_focus
        assert not stage.shows(JumpBar)


async def test_the_general_notes_are_one_of_the_places() -> None:
    async with on_live() as stage:
        await stage.press("ctrl+g")
        await stage.type("general\n")
        await stage.type("line is bad")
        assert stage.here == "indexes"
        assert [note.text for note in stage.session.response(GENERAL).notes] == ["line is bad"]


async def test_a_jump_while_reading_offers_no_question_of_ones_own() -> None:
    session = a_session(submitted=True, ratings={"apis": 3, "databases": 2, "security": None})
    async with on_reading(session, size=(100, 40)) as stage:
        await stage.press("ctrl+r")
        await stage.press("ctrl+g")
        await stage.type("qqqq\n")
        assert "nothing here is called that" in stage.text(JumpBar)
        assert stage.the(JumpBar).open
        await stage.press("escape")
        await stage.press("a")
        assert stage.told == ["This session is open for reading only."]


# Skipping


@pytest.mark.parametrize("number", [1, 2, 3])
async def test_a_digit_skips_with_a_prepared_reason(number: int) -> None:
    """One key opens, one digit answers, and the next question is at hand."""
    async with on_live() as stage:
        await stage.press("ctrl+backslash", str(number))
        response = stage.session.response("indexes")
        assert (response.state, response.reason) == ("skipped", SKIP_REASONS[number - 1])
        assert stage.here == "sql-injection"
        assert stage.notes.has_focus


async def test_a_reason_can_be_typed() -> None:
    """Any sentence is a reason; digits inside it are text."""
    async with on_live() as stage:
        await stage.press("ctrl+backslash")
        await stage.type("knows 2 of them\n")
        assert stage.session.response("indexes").reason == "knows 2 of them"


async def test_a_reason_that_begins_with_a_digit_is_typed_behind_a_space() -> None:
    """The bar says so; the space is no part of the reason."""
    async with on_live(size=(60, 24)) as stage:
        await stage.press("ctrl+backslash")
        assert "1-4, or type why (a space before a leading digit)" in stage.text(AskBar)
        await stage.type(" 2 minutes left\n")
        response = stage.session.response("indexes")
        assert (response.state, response.reason) == ("skipped", "2 minutes left")
        assert stage.here == "sql-injection"


async def test_a_reason_that_begins_with_a_digit_can_be_pasted() -> None:
    async with on_live() as stage:
        await stage.press("ctrl+backslash")
        await stage.paste("2 minutes left")
        await stage.press("enter")
        assert stage.session.response("indexes").reason == "2 minutes left"


async def test_of_a_paste_of_several_lines_into_one_line_nothing_is_dropped() -> None:
    async with on_live() as stage:
        await stage.press("ctrl+backslash")
        await stage.paste("no time,\r\nand\nlate\n")
        await stage.press("enter")
        assert stage.session.response("indexes").reason == "no time, and late"


@pytest.mark.parametrize("number", ["1", "4"])
async def test_after_the_last_question_typing_goes_on_in_its_notes(number: str) -> None:
    """There is nowhere to go on to, and the words must not go where the reason was asked for."""
    async with on_live(a_session(current="rest")) as stage:
        await stage.press("ctrl+backslash", number)
        await stage.type("still here")
        assert stage.notes.text == "still here"


async def test_esc_keeps_the_question() -> None:
    """Changing one's mind about a skip changes nothing."""
    async with on_live() as stage:
        before = stage.session
        await stage.press("ctrl+backslash")
        await stage.type("no")
        await stage.press("escape")
        assert stage.session.response(stage.here) == before.response("indexes")
        assert not stage.session.drafts
        assert stage.notes.has_focus


async def test_a_skip_needs_a_reason() -> None:
    """Enter on an empty line asks on."""
    async with on_live() as stage:
        await stage.press("ctrl+backslash", "enter")
        assert stage.session.response("indexes").state is None
        assert stage.the(AskBar).open


async def test_skipping_a_skipped_question_takes_the_skip_back() -> None:
    """The same key undoes the skip."""
    skipped = {"indexes": a_response(skipped="no time left")}
    async with on_live(a_session(current="indexes", responses=skipped)) as stage:
        await stage.press("ctrl+backslash")
        assert stage.session.response("indexes").state is None
        assert not stage.shows(AskBar)


# Parking


async def test_two_keys_park_a_question_and_the_next_one_is_at_hand() -> None:
    async with on_live(size=(140, 40)) as stage:
        await stage.press("ctrl+backslash", "4")
        assert stage.session.response("indexes").parked
        assert stage.here == "sql-injection"
        assert stage.notes.has_focus
        assert "» Indexes                 later" in stage.text("#outline")
        await stage.press("ctrl+o")
        assert stage.here == HERE
        await stage.press("ctrl+n")
        assert stage.here == "sql-injection"


async def test_coming_back_takes_a_parked_question_up() -> None:
    async with on_live() as stage:
        await stage.press("tab", "z")
        assert stage.session.response("indexes").parked
        await stage.press("ctrl+g")
        await stage.type("indexes\n")
        assert stage.here == "indexes"
        assert not stage.session.response("indexes").parked


async def test_the_last_question_stays_at_hand_when_parked_and_the_same_key_takes_it_up() -> None:
    async with on_live(a_session(current="rest")) as stage:
        await stage.press("tab", "z")
        assert stage.here == "rest"
        assert stage.session.response("rest").parked
        await stage.press("z")
        assert not stage.session.response("rest").parked


async def test_at_the_end_it_is_told_what_is_parked_still_and_where_it_is() -> None:
    parked = a_response().but(state=None, parked=True)
    responses = {"http-methods": parked, "sql-injection": parked}
    async with on_live(a_session(current="rest", responses=responses)) as stage:
        await stage.press("ctrl+n")
        assert stage.told == [
            "That was the last stop. 2 questions are parked: ctrl+space. ctrl+r opens the scorecard."
        ]


async def test_lines_to_ask_later_count_at_the_end_as_well() -> None:
    parked = a_response().but(state=None, parked=True)
    responses = {"http-methods": parked, "rest": a_response("00:01:00 ? what broke\n")}
    async with on_live(a_session(current="rest", responses=responses)) as stage:
        await stage.press("ctrl+n")
        assert stage.told == [
            "That was the last stop. 2 things to ask later: ctrl+space. ctrl+r opens the scorecard."
        ]


async def test_talk_cannot_be_parked_nor_can_what_is_skipped() -> None:
    skipped = {HERE: a_response(skipped="no time left")}
    async with on_live(a_session(plan=a_talk_plan(), current="hello", responses=skipped)) as stage:
        await stage.choose_command("park this question")
        assert stage.told == ["This part is talk and cannot be parked; go on with ctrl+n."]
        await stage.press("ctrl+g")
        await stage.type("http\n")
        await stage.choose_command("park this question")
        assert stage.told == ["This question is skipped. Take the skip back first."]


async def test_undo_takes_parking_back() -> None:
    async with on_live() as stage:
        await stage.press("ctrl+backslash", "4", "ctrl+z")
        assert not stage.session.response("indexes").parked
        assert stage.told == ["Undone: parking “Indexes”"]


# A question of one's own


async def ask(stage: Stage, words: str, *keys: str) -> None:
    """Type *words* where one jumps, take the last row, then *keys* for the skill."""
    await stage.press("ctrl+g")
    await stage.type(words)
    await stage.press("up", "enter", *keys)


async def test_what_is_no_stop_is_a_question_and_enter_ties_it_to_the_skill_at_hand() -> None:
    async with on_live() as stage:
        await stage.press("ctrl+g")
        await stage.type("Why not a cache?")
        assert stage.the(OptionList).option_count == 1
        await stage.press("enter", "enter")
        assert stage.here == "unplanned-1"
        question = stage.session.questions["unplanned-1"]
        assert (question.prompt, question.skill, question.kind) == (
            "Why not a cache?",
            "databases",
            "unplanned",
        )
        assert stage.notes.has_focus
        assert "Why not a cache?" in stage.seen
        assert stage.text("#place").startswith("unplanned · Databases · next: Sql injection")
        await stage.type("because")
        assert [note.text for note in stage.session.response("unplanned-1").notes] == ["because"]


async def test_a_number_chooses_another_skill_and_letters_narrow() -> None:
    async with on_live() as stage:
        await ask(stage, "rest of what?", "3")
        assert stage.session.questions["unplanned-1"].skill == "security"
        await ask(stage, "and then?")
        await stage.type("ap\n")
        assert stage.session.questions["unplanned-2"].skill == "apis"
        assert stage.session.unplanned["unplanned-2"].after == "unplanned-1"


async def test_the_row_to_ask_stands_below_what_matches() -> None:
    async with on_live() as stage:
        await stage.press("ctrl+g")
        await stage.type("rest")
        options = stage.the(OptionList)
        last = options.get_option_at_index(options.option_count - 1).prompt
        assert str(last) == "+ Ask as a question of your own: “rest”"
        assert options.highlighted == 0
        await stage.paste(" and more" * 40)
        (row,) = options.options
        assert str(row.prompt).endswith("…"), "what is pasted stands in the line, and here on one row"
        assert Content(str(row.prompt)).cell_length <= options.size.width


async def test_the_palette_asks_for_the_words_and_then_for_the_skill() -> None:
    async with on_live() as stage:
        await stage.choose_command("question of your own")
        await stage.type("What broke last?\n")
        assert stage.the(SkillBar).open
        await stage.press("1")
        assert stage.session.questions["unplanned-1"].prompt == "What broke last?"
        assert stage.session.questions["unplanned-1"].skill == "apis"


async def test_from_talk_the_first_planned_skill_is_offered() -> None:
    async with on_live(a_session(plan=a_talk_plan(), current="hello")) as stage:
        await ask(stage, "How was the way?", "enter")
        assert stage.session.questions["unplanned-1"].skill == "apis"


@pytest.mark.parametrize("keys", [("escape",), ("up", "enter", "escape"), ("ctrl+n",)])
async def test_changing_ones_mind_asks_nothing(keys: tuple[str, ...]) -> None:
    async with on_live() as stage:
        await stage.press("ctrl+g")
        await stage.type("Why?")
        await stage.press(*keys)
        assert not stage.session.unplanned
        assert not stage.shows(JumpBar)
        assert not stage.shows(SkillBar)
        assert stage.notes.has_focus


async def test_a_question_too_long_to_keep_is_refused_in_a_sentence() -> None:
    async with on_live() as stage:
        await stage.press("ctrl+g")
        await stage.paste("why " * 501)
        await stage.press("up", "enter", "enter")
        assert stage.told == ["That is longer than 2,000 characters. Put the rest into the notes."]
        assert not stage.session.unplanned
        assert stage.notes.has_focus


async def test_undo_withdraws_it_and_shows_where_the_interview_goes_back_to() -> None:
    async with on_live(size=(140, 40)) as stage:
        await stage.type("before")
        await ask(stage, "Why?", "enter")
        await stage.type("x")
        await stage.press("ctrl+z", "ctrl+z")
        assert stage.told == ["Undone: the question that was added"]
        assert not stage.session.unplanned
        assert stage.here == "indexes"
        assert stage.notes.text == "before"
        assert stage.notes.has_focus
        assert "unplanned" not in stage.text("#outline")
        assert "What can you tell me about Indexes?" in stage.seen
        assert [box.place for box in stage.screen.query(NotesBox)] == ["indexes"]
        await ask(stage, "And why that?", "enter")
        assert stage.notes.text == ""


async def test_undo_leaves_a_question_at_which_something_was_taken_down() -> None:
    """Its notes are undone first; it goes only once nothing of it is left."""
    async with on_live() as stage:
        await ask(stage, "Why?", "enter")
        await stage.press("tab", "3")
        await stage.press("ctrl+z")
        assert list(stage.session.unplanned) == ["unplanned-1"]
        await stage.press("ctrl+z")
        assert not stage.session.unplanned


async def test_a_question_of_ones_own_is_skipped_and_parked_like_others() -> None:
    async with on_live(size=(140, 40)) as stage:
        await ask(stage, "Why?", "enter")
        await stage.press("ctrl+backslash", "1")
        assert "– Why?                  skipped" in stage.text("#outline")
        await ask(stage, "How?", "enter")
        await stage.press("ctrl+backslash", "4")
        assert "» How?                    later" in stage.text("#outline")


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (60, 30), (80, 24), (120, 40)])
async def test_the_step_for_the_skill_is_whole_at_every_size(size: tuple[int, int]) -> None:
    async with on_live(size=size) as stage:
        await ask(stage, "Why not?")
        field = stage.the(Input, "SkillBar Input")
        assert field.has_focus
        assert stage.screen.region.contains_region(field.region)
        assert "1 Apis" in stage.text(SkillBar)
        if size[1] >= 20:
            assert not stage.the(SkillBar).region.overlaps(stage.the(NotesStack).region)


# Probes and hints


async def test_a_probe_is_put_by_number_by_space_and_by_click() -> None:
    async with on_live(a_session(current=HERE)) as stage:
        await stage.press("shift+tab", "pagedown", "1")
        assert stage.session.response(HERE).probes_used == (1,)
        assert "√ 1 What would you do differently?" in stage.text("#sheet")
        assert "1 of 1 put" in stage.text("#sheet")
        await stage.press("space")
        assert stage.session.response(HERE).probes_used == ()
        await stage.click_word(stage.the(Sheet, "#sheet"), "differently")
        assert stage.session.response(HERE).probes_used == (1,)
        await stage.press("ctrl+z")
        assert stage.session.response(HERE).probes_used == ()
        assert stage.told == ["Undone: probe 1 put"]


async def test_a_key_counts_the_next_hint_and_says_it() -> None:
    async with on_live(with_exercise(a_session(current=HERE))) as stage:
        await stage.press("tab", "x")
        assert stage.session.response(HERE).hints == 1
        assert stage.told == ["Hint 1 of 2: look at the loop"]
        await stage.press("x")
        assert stage.session.response(HERE).hints == 2
        assert stage.told == ["Hint 2 of 2: count the queries"]
        await stage.press("x")
        assert stage.told == ["Help given: 3. No other hint is prepared."]
        assert stage.session.response(HERE).hints == 3
        await stage.press("ctrl+z")
        assert stage.told == ["Undone: hint 3 given"]
        assert stage.session.response(HERE).hints == 2


async def test_an_x_in_the_notes_is_a_letter_and_the_palette_gives_the_hint() -> None:
    async with on_live(with_exercise(a_session(current=HERE))) as stage:
        await stage.type("x")
        assert stage.session.response(HERE).hints == 0
        await stage.choose_command("next hint")
        assert stage.session.response(HERE).hints == 1
        await stage.press("ctrl+n")
        await stage.choose_command("next hint")
        assert stage.told == ["Help given: 1. No hint is prepared here."]
        assert stage.session.response("indexes").hints == 1


async def test_help_that_is_not_prepared_stands_on_the_sheet() -> None:
    """Help is counted at a question alone: in talk there is nobody to help."""
    async with on_live(a_session(current=HERE)) as stage:
        await stage.press("tab", "x", "x", "shift+tab", "shift+tab")
        assert "2 hints given" in stage.text("#sheet")
        await stage.press("ctrl+z", "ctrl+z")
        assert "given" not in stage.text("#sheet")
    async with on_live(a_session(plan=a_talk_plan(), current="hello")) as stage:
        await stage.choose_command("next hint")
        assert stage.told == ["This part is talk: help is counted at questions."]


# What a skipped question says


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (130, 40)])
async def test_a_question_that_is_skipped_says_so_where_it_stands(size: tuple[int, int]) -> None:
    async with on_live(a_session(current=HERE), size=size) as stage:
        await stage.press("ctrl+backslash", "2", "ctrl+o")
        assert stage.here == HERE
        assert "skipped: answered already" in stage.text("#place")
        await stage.press("ctrl+backslash")
        assert stage.told == ["Not skipped any more."]
        assert "skipped" not in stage.text("#place")


async def test_a_rating_that_lifts_a_skip_says_so_with_its_reason() -> None:
    said = "This counts as asked now, not as skipped (answered already)."
    async with on_live(with_exercise(a_session(current=HERE))) as stage:
        await stage.press("ctrl+backslash", "2", "ctrl+o")
        await stage.type("=3\n")
        assert stage.told == [said]
        await stage.press("ctrl+z")
        assert stage.session.response(HERE).state == "skipped"
        await stage.press("tab", "x")
        assert stage.told == [f"Hint 1 of 2: look at the loop {said}"]


async def test_a_parked_question_says_so_where_it_stands_and_when_it_is_asked_after_all() -> None:
    park = act.Park(question=HERE)
    look = act.ShowQuestion(question=HERE, look=True)
    async with on_live(a_session(current="indexes"), before=[park, look], size=(60, 20)) as stage:
        assert "parked" in stage.text("#place")
        await stage.press("tab", "3")
        assert stage.told == ["This counts as asked now, not as parked."]
        assert "parked" not in stage.text("#place")


# What was said


async def test_what_was_said_goes_with_the_stop_it_was_said_at() -> None:
    async with on_live(a_session(current=HERE)) as stage:
        await stage.press("tab", "x")
        assert stage.told
        await stage.press("ctrl+n")
        assert stage.told == []
        await stage.press("tab", "x")
        assert stage.told
        await stage.press("ctrl+r")
        assert stage.told == []


async def test_what_is_said_of_a_move_stays_after_it() -> None:
    async with on_live(a_session(current=HERE)) as stage:
        await stage.type("=9")
        await stage.burst("ctrl+backslash", "4")
        assert stage.here != HERE
        assert stage.told == ["=9: the scale runs from 1 to 4."]


# A long sheet


def long_sheet() -> Session:
    session = a_session(current="indexes")
    many = frozen_table({f"point-{number}": f"point {number}" for number in range(30)})
    question = session.questions["indexes"].but(listen_for=many)
    return session.but(questions=with_entry(session.questions, "indexes", question))


async def test_the_prompt_stays_in_view_while_a_long_sheet_is_walked() -> None:
    async with on_live(long_sheet(), size=(80, 24)) as stage:
        await stage.press("shift+tab", *["down"] * 29)
        assert "What can you tell me about Indexes?" in stage.text("QuestionPane")
        assert "▸ 30 point 29" in stage.text("QuestionPane")
        await stage.press("home")
        assert "▸  1 point 0" in stage.text("QuestionPane")


async def test_a_page_of_a_long_sheet_leaves_no_point_out() -> None:
    async with on_live(long_sheet(), size=(80, 24)) as stage:
        before = stage.text("QuestionPane")
        last = max(number for number in range(30) if f"point {number} " in before)
        await stage.press("pagedown")
        assert f"point {last + 1} " in stage.text("QuestionPane")


async def test_a_prompt_that_would_leave_no_room_goes_along_with_its_sheet() -> None:
    session = long_sheet()
    question = session.questions["indexes"].but(prompt="word " * 150)
    session = session.but(questions=with_entry(session.questions, "indexes", question))
    async with on_live(session, size=(80, 24)) as stage:
        await stage.press("shift+tab", *["down"] * 29)
        assert "▸ 30 point 29" in stage.text("QuestionPane")
        await stage.press("escape", *["pageup"] * 5)
        assert stage.the(QuestionPane).scroll_offset.y == 0
        assert "word word" in stage.text("QuestionPane")


# Coming back


@pytest.mark.parametrize("field", [RatingRow, Sheet])
async def test_a_closed_palette_gives_the_focus_back_to_where_it_was(field: type[Sheet | RatingRow]) -> None:
    async with on_live() as stage:
        await stage.focus(stage.screen.query(field).first())
        await stage.press("f9")
        assert isinstance(stage.screen, CommandPalette)
        await stage.press("escape")
        await stage.press()
        assert stage.screen.query(field).first().has_focus


async def test_a_bar_that_asks_stays_open_behind_the_palette() -> None:
    async with on_live() as stage:
        await stage.press("ctrl+g")
        await stage.type("rest")
        await stage.press("f9")
        await stage.press("escape")
        await stage.press()
        assert stage.the(JumpBar).open
        await stage.press("enter")
        assert stage.here == "rest"


async def test_below_80_columns_one_line_stands_for_the_outline() -> None:
    async with on_live(size=(79, 24)) as stage:
        assert stage.text("#place").split("  ")[0].strip() == "2 of 4 · next: Sql injection"
        assert not stage.shows("#outline")
        await stage.pilot.resize_terminal(100, 24)
        await stage.press()
        assert stage.the(Line, "#place").size.width > 80
        assert stage.text("#place").startswith("2 of 4 · Databases · knowledge · 5 min · next:")


@pytest.mark.parametrize(
    ("keys", "here"),
    [
        (("ctrl+g", *"rest", "enter"), "rest"),
        (("ctrl+g", "down", "down", "enter"), "sql-injection"),
        (("ctrl+backslash", *"late", "enter"), "sql-injection"),
    ],
)
async def test_a_bar_that_was_never_open_takes_the_very_next_key(keys: tuple[str, ...], here: str) -> None:
    """It is made when it is first wanted, and what is typed meanwhile waits for it."""
    async with on_live() as stage:
        await stage.burst(*keys)
        await stage.until(lambda: stage.here == here)
        assert all(not response.notes for response in stage.session.responses.values())


# What is typed where something is asked


@pytest.mark.parametrize("away", ["escape", "ctrl+n", "f7"])
async def test_the_words_of_a_question_of_ones_own_wait_until_it_is_asked(away: str) -> None:
    """Whatever came between; once it is asked the next one begins anew."""
    async with on_live() as stage:
        await stage.press("tab", "a")
        await stage.type("how so")
        await stage.press(away)
        await stage.press("escape", "tab", "a")
        assert stage.the(AnswerLine, "AskBar AnswerLine").value == "how so"
        await stage.press("enter", "escape", "tab", "a")
        assert stage.the(AnswerLine, "AskBar AnswerLine").value == "how so"
        await stage.press("enter", "enter")
        assert stage.session.questions[stage.here].prompt == "how so"
        await stage.press("tab", "a")
        assert stage.the(AnswerLine, "AskBar AnswerLine").value == ""


async def test_a_reason_does_not_wait() -> None:
    """It would take the digits of the prepared ones at another question."""
    async with on_live() as stage:
        await stage.press("f12")
        await stage.type("because")
        await stage.press("escape", "f12")
        assert stage.the(AnswerLine).value == ""


async def test_words_typed_into_the_later_bar_are_notes() -> None:
    """Only its own keys do something there; the bar closes."""
    async with on_live() as stage:
        await stage.press("f3")
        await stage.type("uses keys")
        assert stage.notes.text == "uses keys"
        assert stage.notes.has_focus
        assert not stage.screen.query_one("LaterBar").display


async def test_undo_waits_while_words_stand_where_something_is_asked() -> None:
    async with on_live() as stage:
        await stage.type("kept\n")
        await stage.press("f12")
        await stage.type("X")
        await stage.press("ctrl+z")
        assert stage.notes.text == "kept\n"
        assert stage.told == ["Undo waits until this is answered, or closed with esc."]
        assert stage.the(AnswerLine).value == "X"


@pytest.mark.parametrize(("typed", "stays"), [("", False), ("q", True)])
async def test_a_click_into_the_notes_closes_what_asks_for_nothing_yet(typed: str, stays: bool) -> None:
    async with on_live() as stage:
        await stage.press("f7")
        await stage.type(typed)
        await stage.click(stage.notes, 1)
        assert stage.the(JumpBar).open is stays
