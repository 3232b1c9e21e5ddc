"""The scorecard: rating skills from their evidence, the recommendation last, and sealing."""

import re

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Input, TextArea

from interviewer.live import actions as act
from interviewer.model.errors import RuleBroken
from interviewer.model.session import Session
from interviewer.model.value import frozen_table, with_entry
from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.screens.scorecard import ScorecardScreen
from interviewer.tui.screens.submitted import SubmittedScreen
from interviewer.tui.widgets.ask_bar import AskBar
from interviewer.tui.widgets.footer import FooterLine
from interviewer.tui.widgets.line import HeaderLine
from interviewer.tui.widgets.recommendation_row import RecommendationRow
from interviewer.tui.widgets.skill_card import SkillCard
from interviewer.tui.widgets.submit_pane import SubmitPane
from interviewer.tui.widgets.wrapped import Wrapped
from tests.builders import QUESTIONS, SKILLS, a_pack, a_plan, a_response, a_rubric, a_session, a_whole_session
from tests.tui.conftest import Stage, on_live, on_reading, on_scorecard

EVERY = {"apis": 3, "databases": 2, "security": None}


def a_wider_session() -> Session:
    """Return a session whose rubric has two skills that the plan does not set out to rate."""
    rubric = a_rubric(("teamwork", *SKILLS, "delivery"))
    return a_session(plan=a_plan(), rubric=rubric, pack=a_pack(QUESTIONS), current="indexes")


def card(stage: Stage, skill: str) -> SkillCard:
    """Return the card of *skill*."""
    return next(card for card in stage.screen.query(SkillCard) if card.skill == skill)


def chosen(stage: Stage) -> str | None:
    given = stage.session.recommendation
    return given.choice if given else None


async def test_every_skill_of_the_rubric_is_listed_planned_ones_first() -> None:
    """What was not planned can be rated, too, and stands below."""
    async with on_scorecard(a_wider_session()) as stage:
        listed = [card.skill for card in stage.screen.query(SkillCard)]
        assert listed == ["apis", "databases", "security", "teamwork", "delivery"]
        assert "not planned" in stage.text("#cards")


async def test_the_focus_begins_at_the_first_skill_that_needs_a_rating() -> None:
    """Opening the scorecard goes to the work that is left."""
    async with on_scorecard(a_session(ratings={"apis": 3})) as stage:
        assert card(stage, "databases").has_focus


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_anchors_and_evidence_of_the_skill_at_hand_are_shown(width: int) -> None:
    """Below the skill on narrow screens, beside the list on wide ones; only those of the skill at hand."""
    noted = {"http-methods": a_response("00:01:00 + knows PUT\n", rating=3)}
    async with on_scorecard(a_session(responses=noted), size=(width, 50)) as stage:
        beside = stage.screen.query_one("#detail").display
        assert beside == (width >= 120)
        text = stage.text("#behind" if beside else SkillCard)
        assert "Outstanding at apis" in text
        assert "01:00  + knows PUT" in text
        await stage.press("down")
        assert card(stage, "databases").has_focus
        text = stage.text("#behind" if beside else "#cards")
        assert "Outstanding at databases" in text
        assert "Outstanding at apis" not in text


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_what_was_ticked_given_and_seen_is_shown_whole(width: int) -> None:
    """Each fact on one line of the screen, wherever the evidence stands."""
    async with on_scorecard(a_whole_session(), size=(width, 60)) as stage:
        beside = stage.screen.query_one("#detail").display
        text = stage.text("#behind" if beside else SkillCard)
        assert "12:30    asks which is meant" in text
        for fact in ("heard 1 of 2,", "found 1 of 2 faults", "asked for 1 of 2 requirements", "2 of 3 hints"):
            assert fact in text


def a_long_session() -> Session:
    """Return a session with more anchors and notes on its first skill than a screen has lines."""
    words = "says what it costs and when it would not do " * 3
    rubric = a_rubric()
    anchors = frozen_table({str(level): f"{words}at {level}" for level in range(1, 5)})
    watched = frozen_table({"asks": f"asks which is meant, {words}"})
    long = rubric.skills["apis"].but(anchors=anchors, observed=watched)
    notes = "".join(f"00:{minute:02}:00 + {words}\n" for minute in range(20))
    session = a_session(
        rubric=rubric.but(skills=with_entry(rubric.skills, "apis", long)),
        responses={"http-methods": a_response(notes, rating=3)},
    )
    return session.but(observed=frozen_table({"apis": frozen_table({"asks": 750})}))


@pytest.mark.parametrize("size", [(120, 30), (100, 24)])
async def test_text_beside_a_scrollbar_wraps_to_what_the_bar_leaves(size: tuple[int, int]) -> None:
    """No word lands at the left edge, nothing is cut at the end, and a cell stays free before the bar."""
    async with on_scorecard(a_long_session(), size=size) as stage:
        beside = size[0] >= 120
        plane = stage.screen.query_one("#detail" if beside else "#cards", VerticalScroll)
        text = stage.screen.query_one("#behind", Wrapped) if beside else card(stage, "apis")
        assert plane.show_vertical_scrollbar
        bar = plane.vertical_scrollbar.region
        assert text.region.x + text.styles.gutter.left + text.content_size.width < bar.x
        lines = [line.rstrip() for line in stage.text("#behind" if beside else SkillCard).split("\n")]
        assert max(map(len, lines)) <= text.content_size.width
        left = (
            r"APIS$|EVIDENCE$|\d\d:\d\d  |Seen throughout:$|Http methods: | |$"
            if beside
            else r"    |▸ Apis|$"
        )
        assert [line for line in lines if not re.match(left, line)] == []
        assert sum("would not do" in line for line in lines) > 20


async def test_numbers_rate_and_enter_goes_on() -> None:
    """Three skills are rated with two keys each."""
    async with on_scorecard() as stage:
        await stage.press("3", "enter", "2", "enter", "0")
        assert [(skill, rating.level) for skill, rating in stage.session.ratings.items()] == [
            ("apis", 3),
            ("databases", 2),
            ("security", None),
        ]
        assert stage.session.ratings["security"].not_assessed


@pytest.mark.parametrize("key", ["delete", "backspace", "x"])
async def test_a_rating_can_be_cleared(key: str) -> None:
    """No rating is not the same as not assessed."""
    async with on_scorecard() as stage:
        await stage.press("3", key)
        assert "apis" not in stage.session.ratings
        assert stage.session.unrated_skills() == ("apis", "databases", "security")


async def test_not_assessed_is_drawn_as_a_state_of_its_own() -> None:
    """It is neither the lowest level nor nothing."""
    async with on_scorecard() as stage:
        await stage.press("0")
        line = stage.text(SkillCard).split("\n")[0]
        assert "(–)  not assessed" in line
        assert "(1)" not in line
        assert "apis" not in stage.session.unrated_skills()


async def test_a_level_beyond_the_scale_rates_nothing() -> None:
    """A slip is told in the words of the rule."""
    async with on_scorecard() as stage:
        await stage.press("8")
        assert dict(stage.session.ratings) == {}
        assert stage.told == ["The scale runs from 1 to 4."]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 40), (140, 40)])
async def test_a_click_rates_the_skill_it_points_at(size: tuple[int, int]) -> None:
    """Also when the detail of another skill closes on the way; a second click clears."""
    async with on_scorecard(size=size) as stage:
        stage.screen.query_one("#cards").scroll_end(animate=False)
        await stage.press()
        at = card(stage, "security")
        await stage.click_word(at, " 3")
        assert stage.session.ratings["security"].level == 3
        assert set(stage.session.ratings) == {"security"}
        await stage.click_word(at, "(3)")
        assert dict(stage.session.ratings) == {}
        await stage.click_word(at, "–")
        assert stage.session.ratings["security"].not_assessed


async def test_arrows_go_from_skill_to_skill_on_a_low_screen() -> None:
    """They do not merely scroll, however little room there is."""
    async with on_scorecard(size=(40, 12)) as stage:
        assert stage.screen.query_one("#cards").max_scroll_y > 0
        await stage.press("down", "down")
        assert card(stage, "security").has_focus
        await stage.press("up")
        assert card(stage, "databases").has_focus


async def test_the_recommendation_is_closed_until_the_planned_skills_are_done() -> None:
    """Choosing early is refused in a sentence; with the last rating it opens."""
    async with on_scorecard(a_session(ratings={"apis": 3})) as stage:
        await stage.focus(stage.the(RecommendationRow))
        await stage.press("4")
        assert chosen(stage) is None
        assert stage.told == [
            "2 planned skills are not rated yet. Rate first, or say why you recommend early."
        ]
        assert "opens after the ratings" in stage.text("#recommendation-label")
        stage.screen.set_focus(card(stage, "databases"))
        await stage.press("2", "enter", "0")
        await stage.focus(stage.the(RecommendationRow))
        await stage.press("4")
        assert chosen(stage) == "yes"


@pytest.mark.parametrize(
    ("keys", "choice"),
    [(["1"], "strong-no"), (["5"], "strong-yes"), (["right", "enter"], "yes"), (["left", "space"], "no")],
)
async def test_a_recommendation_is_given_by_number_or_by_arrows(keys: list[str], choice: str) -> None:
    """It begins in the middle, so that neither side is nearer."""
    async with on_scorecard(a_session(ratings=EVERY)) as stage:
        await stage.focus(stage.the(RecommendationRow))
        await stage.press(*keys)
        assert chosen(stage) == choice
        await stage.press("delete")
        assert chosen(stage) is None


async def test_a_click_recommends() -> None:
    """Each word of the row is a button."""
    async with on_scorecard(a_session(ratings=EVERY)) as stage:
        await stage.click_word(stage.the(RecommendationRow), "strong yes")
        assert chosen(stage) == "strong-yes"
        await stage.click_word(stage.the(RecommendationRow), "undecided")
        assert chosen(stage) == "undecided"
        assert "(undecided)" in stage.text(RecommendationRow)


@pytest.mark.parametrize(("typed", "reason"), [("1", "call ended early"), ("we know\n", "we know")])
async def test_recommending_early_asks_why_and_keeps_the_reason(typed: str, reason: str) -> None:
    """The override is possible, and the record says that it was one."""
    async with on_scorecard() as stage:
        await stage.press("e")
        await stage.type(typed)
        assert stage.the(RecommendationRow).has_focus
        await stage.press("2")
        given = stage.session.recommendation
        assert given is not None
        assert (given.choice, given.early) == ("no", reason)
        assert f"given early: {reason}" in stage.text("#recommendation-label")


async def test_esc_leaves_the_recommendation_closed() -> None:
    """Without a reason nothing opens."""
    async with on_scorecard() as stage:
        await stage.press("e", "escape")
        assert not stage.the(AskBar).open
        assert isinstance(stage.screen.focused, SkillCard)
        await stage.focus(stage.the(RecommendationRow))
        await stage.press("2")
        assert chosen(stage) is None


async def test_take_aways_are_kept_as_typed() -> None:
    """Lines, letters that are keys elsewhere, and what looks like markup."""
    async with on_scorecard() as stage:
        await stage.focus(stage.the(TextArea))
        await stage.type("e3 [b]x[/b]\nq")
        assert stage.session.take_aways == "e3 [b]x[/b]\nq"
        assert "[b]x[/b]" in stage.text("#take-aways")


async def test_ctrl_z_in_the_take_aways_undoes_typing_there() -> None:
    """The text field knows its own last words."""
    async with on_scorecard(before=[act.RateSkill(skill="apis", level=3)]) as stage:
        await stage.focus(stage.the(TextArea))
        await stage.type("abc")
        await stage.press("ctrl+z")
        assert stage.session.take_aways == ""
        assert stage.session.ratings["apis"].level == 3


async def test_undo_on_the_scorecard_tells_what_it_took_back() -> None:
    """A rating given by mistake goes with one key, and the screen says which."""
    async with on_scorecard() as stage:
        await stage.press("3", "u")
        assert dict(stage.session.ratings) == {}
        assert stage.told == ["Undone: rating 3 of Apis"]


async def test_the_why_goes_with_the_recommendation() -> None:
    """One sentence, typed before or after the choice."""
    async with on_scorecard(a_session(ratings=EVERY)) as stage:
        await stage.focus(stage.the(Input, "#why"))
        await stage.type("solid.")
        await stage.focus(stage.the(RecommendationRow))
        await stage.press("4")
        given = stage.session.recommendation
        assert given is not None
        assert given.why == "solid."
        await stage.focus(stage.the(Input, "#why"))
        await stage.type(" so far")
        given = stage.session.recommendation
        assert given is not None
        assert given.why == "solid. so far"


# Submitting


async def test_the_last_look_blocks_what_must_not_be_missing() -> None:
    """What is missing is listed; enter does nothing until it is there; esc goes back to the skill."""
    async with on_scorecard() as stage:
        await stage.press("ctrl+n")
        pane = stage.text(SubmitPane)
        assert "Not yet. ! must be filled in" in pane
        assert "! Apis is planned and neither rated nor marked not assessed." in pane
        assert "! There is no recommendation; undecided is one." in pane
        await stage.press("enter")
        assert not stage.session.submitted
        assert stage.the(SubmitPane).display
        await stage.press("escape")
        assert not stage.the(SubmitPane).display
        assert card(stage, "apis").has_focus


async def test_esc_in_the_footer_closes_the_last_look_and_not_the_scorecard() -> None:
    """A click on back closes what is open first."""
    async with on_scorecard() as stage:
        await stage.press("ctrl+n")
        await stage.click_footer("back")
        assert not stage.the(SubmitPane).display
        assert isinstance(stage.screen, ScorecardScreen)


async def test_enter_seals() -> None:
    """The session is submitted, its end is set, its clock stands, its file is written and let go."""
    session = a_session(ratings=EVERY, recommendation="yes", why="Solid.")
    async with on_scorecard(session) as stage:
        await stage.wait(60)
        await stage.press("ctrl+n")
        assert "Worth a look, none of it in the way." in stage.text(SubmitPane)
        await stage.press("enter")
        await stage.press()
        sealed = stage.session
        assert sealed.submitted
        assert not sealed.running
        assert sealed.interview.ended == stage.clock.at.wall
        assert (sealed.interview.elapsed, sealed.interview.writing_up) == (0, 60)
        assert stage.record.done[-1] == "submit"
        assert stage.record.closed == sealed
        assert isinstance(stage.screen, SubmittedScreen)
        assert stage.app.interview is None


async def test_a_click_in_the_footer_seals() -> None:
    """The mouse can do the last thing, too, and only while the last look is open."""
    async with on_scorecard(a_session(ratings=EVERY, recommendation="yes")) as stage:
        assert "seal" not in stage.text(FooterLine)
        await stage.click_footer("submit")
        await stage.click_footer("submit and seal")
        await stage.press()
        assert stage.session.submitted
        assert isinstance(stage.screen, SubmittedScreen)


async def test_after_sealing_nothing_can_change() -> None:
    """Every action is refused, and the value is what it was."""
    session = a_session(ratings=EVERY, recommendation="yes")
    async with on_scorecard(session) as stage:
        await stage.press("ctrl+n", "enter")
        await stage.press()
        sealed = stage.session
        for action in (act.RateSkill(skill="apis", level=1), act.Recommend(choice="no"), act.Resume()):
            with pytest.raises(RuleBroken, match="sealed"):
                stage.interview.do(action)
        await stage.press("v")
        await stage.press()
        assert isinstance(stage.screen, ScorecardScreen)
        await stage.press("1", "x", "ctrl+n", "e", "ctrl+t", "u")
        assert stage.session == sealed
        assert set(stage.told) == {"This session is open for reading only."}


async def test_the_header_counts_what_is_left() -> None:
    """The number goes down with every rating until it is complete."""
    async with on_scorecard(size=(100, 40)) as stage:
        assert "4 left before you can submit" in stage.text(HeaderLine)
        await stage.press("3", "enter", "3", "enter", "3")
        assert "1 left before you can submit" in stage.text(HeaderLine)
        await stage.focus(stage.the(RecommendationRow))
        await stage.press("3")
        assert "complete" in stage.text(HeaderLine)


async def test_back_to_the_questions_keeps_everything() -> None:
    """ctrl+r goes to and fro over one session."""
    async with on_scorecard() as stage:
        await stage.press("3", "ctrl+r")
        assert isinstance(stage.screen, LiveScreen)
        assert stage.session.ratings["apis"].level == 3
        await stage.press("ctrl+r")
        await stage.press()
        assert "(3)" in stage.text(SkillCard)


# Reading


async def test_reading_a_scorecard_changes_nothing() -> None:
    """No key and no click of the scorecard changes a saved session; esc leaves it."""
    session = a_session(submitted=True, ratings=EVERY, take_aways="Thinks first.", why="Solid.")
    async with on_reading(session) as stage:
        assert "submitted 2026-11-21" in stage.text(HeaderLine)
        await stage.press("1", "x", "0", "e", "ctrl+n", "ctrl+t", "ctrl+z", "ctrl+s")
        await stage.click_word(card(stage, "apis"), "4")
        await stage.click_word(stage.the(RecommendationRow), "strong no")
        await stage.focus(stage.the(TextArea))
        await stage.type("xyz")
        source = stage.screen._source  # type: ignore[attr-defined]
        assert source.session == session
        assert "Thinks first." in stage.text("#take-aways")
        assert stage.the(FooterLine).status is None
        depth = len(stage.app.screen_stack)
        await stage.press("escape")
        assert len(stage.app.screen_stack) == depth - 1


# Sizes


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40), (200, 50)])
async def test_every_field_can_be_reached_and_seen(size: tuple[int, int]) -> None:
    """Tab goes through all fields; each comes into view, and none is wider than the screen."""
    async with on_scorecard(a_session(ratings=EVERY), size=size) as stage:
        seen = set()
        for _ in range(6):
            focused = stage.screen.focused
            assert focused is not None
            seen.add(focused)
            area = stage.screen.query_one("#cards").region
            assert area.intersection(focused.region).area > 0
            assert focused.region.right <= size[0]
            await stage.press("tab")
        assert len(seen) == 6
        assert len(stage.text(FooterLine)) == size[0]
        for widget in stage.screen.query("*"):
            assert not widget.is_scrollable or widget.max_scroll_x == 0


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24)])
async def test_the_last_look_tells_its_keys_first(size: tuple[int, int]) -> None:
    """On a low screen the list scrolls; what enter and esc do is always in view."""
    async with on_scorecard(size=size) as stage:
        await stage.press("ctrl+n")
        pane = stage.the(SubmitPane)
        assert stage.screen.region.contains_region(pane.region)
        assert "esc goes back" in stage.seen


@pytest.mark.parametrize("size", [(1, 1), (8, 3)])
async def test_the_smallest_terminals_do_no_harm(size: tuple[int, int]) -> None:
    """Whatever the size, a rating arrives in the session."""
    async with on_scorecard(size=size) as stage:
        await stage.press("3", "ctrl+n", "escape")
        assert stage.session.ratings["apis"].level == 3


async def test_resizing_moves_the_detail_and_keeps_the_focus() -> None:
    """Evidence goes from below the skill to beside the list, for the same skill."""
    async with on_scorecard(size=(80, 40)) as stage:
        await stage.press("down")
        await stage.pilot.resize_terminal(140, 40)
        await stage.press()
        assert card(stage, "databases").has_focus
        assert card(stage, "databases").size.height == 1
        assert "Outstanding at databases" in str(stage.screen.query_one("#behind", Wrapped).render())


async def test_what_is_typed_is_taken_down_before_it_can_be_drawn() -> None:
    """The end can come between a key that is drawn and the message that tells it."""
    async with on_scorecard(a_session(ratings=EVERY)) as stage:
        area, why = stage.the(TextArea, "#take-aways"), stage.the(Input, "#why")
        area.insert("Thinks first.")
        assert stage.session.take_aways == "Thinks first."
        area.undo()
        assert stage.session.take_aways == ""
        area.redo()
        assert stage.session.take_aways == "Thinks first."
        why.value = "fair"
        assert stage.session.why_draft == "fair"
        stage.interview.do(act.Recommend(choice="yes", why="fair"))
        why.insert_text_at_cursor("!")
        assert stage.session.recommendation
        assert stage.session.recommendation.why == "fair!"


async def test_a_why_typed_before_the_choice_is_kept_and_goes_with_it() -> None:
    """Words come in any order: what is typed first is recorded at once, and belongs to the choice later."""
    rated = [act.RateSkill(skill=skill, level=2) for skill in SKILLS]
    async with on_scorecard(before=rated) as stage:
        stage.the(Input, "#why").focus()
        await stage.press(*"fair")
        assert stage.session.why_draft == "fair"
        assert stage.session.recommendation is None
        stage.the(RecommendationRow).focus()
        await stage.press("4")
        assert stage.session.recommendation is not None
        assert stage.session.recommendation.why == "fair"
        assert stage.session.why_draft == ""


async def test_enter_goes_from_the_last_planned_skill_to_the_take_aways() -> None:
    """Skills that nobody planned do not stand between the ratings and the words; down still reaches them."""
    async with on_scorecard(a_wider_session()) as stage:
        await stage.press("enter", "enter", "enter")
        assert stage.the(TextArea, "#take-aways").has_focus
        card(stage, "security").focus()
        await stage.press("down")
        assert card(stage, "teamwork").has_focus


async def test_the_line_of_the_skill_at_hand_is_in_view_when_the_one_above_closes() -> None:
    """Rating blind is worse than not rating: going down keeps the levels on screen."""
    notes = "".join(f"00:01:{second:02} + a long note about the answer\n" for second in range(14))
    questions = ("http-methods", "indexes", "sql-injection")
    session = a_session(responses={question: a_response(notes) for question in questions})
    async with on_scorecard(session, size=(80, 24)) as stage:
        for skill in ("databases", "security"):
            await stage.press("down")
            cards = stage.screen.query_one("#cards").region
            await stage.until(lambda: cards.y <= card(stage, skill).region.y < cards.bottom)  # noqa: B023


async def test_e_answers_in_front_of_the_last_look() -> None:
    """Asking to recommend early closes what is open, so that the question is seen."""
    async with on_scorecard() as stage:
        await stage.press("ctrl+n", "e")
        assert not stage.the(SubmitPane).display
        assert stage.the(AskBar).open


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_quitting_while_the_scorecard_opens_is_no_fault(size: tuple[int, int]) -> None:
    """The keys may come in one burst; the session is saved and the app ends."""
    async with on_live(size=size) as stage:
        stage.app.simulate_key("ctrl+r")
        stage.app.simulate_key("ctrl+q")
        await stage.until(lambda: stage.record.closed is not None)
        assert stage.record.closed is not None


async def test_what_waits_for_the_next_drawing_is_let_go_with_the_screen() -> None:
    """A size that changes right before the screen is left finds nothing any more to be laid out."""
    called: list[str] = []
    async with on_scorecard() as stage:
        screen = stage.screen
        screen.call_after_refresh(called.append, "while there")
        await stage.pilot.pause()
        screen.call_after_refresh(called.append, "gone")
        stage.app.pop_screen()
        await stage.pilot.pause()
    assert called == ["while there"]
