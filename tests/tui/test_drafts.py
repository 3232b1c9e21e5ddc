"""Words in a bar are saved with the edit itself, and stand there again when the session is resumed."""

import pytest

from interviewer.model.session import Session
from interviewer.store.session_file import read_session, to_toml
from interviewer.tui.widgets.ask_bar import AnswerLine
from tests.builders import a_response, a_session
from tests.tui.conftest import Stage, on_live, on_reading, on_scorecard
from tests.tui.test_session_check import without_retention

WORDS = "own words on figs"


def resumed(stage: Stage) -> Session:
    """Return the session as the file would have it."""
    return read_session(to_toml(stage.session), "s")


def line(stage: Stage) -> str:
    """Return what stands in the line that has the focus."""
    assert isinstance(stage.screen.focused, AnswerLine)
    return stage.screen.focused.value


@pytest.mark.parametrize(
    ("keys", "purpose"), [(("ctrl+g",), "jump"), (("f12",), "skip"), (("tab", "a"), "unplanned")]
)
async def test_words_in_a_bar_stand_there_again_when_the_session_is_resumed(
    keys: tuple[str, ...], purpose: str
) -> None:
    async with on_live() as stage:
        await stage.press(*keys)
        await stage.type(WORDS)
        assert stage.session.drafts == {purpose: WORDS}
    async with on_live(resumed(stage)) as stage:
        assert line(stage) == WORDS
        await stage.press("escape")
        kept = {purpose: WORDS} if purpose == "unplanned" else {}
        assert stage.session.drafts == kept


async def test_a_question_that_waits_for_its_skill_is_kept() -> None:
    async with on_live() as stage:
        await stage.press("ctrl+g")
        await stage.type(f"{WORDS}\n")
        assert stage.session.drafts == {"unplanned": WORDS}
    async with on_live(resumed(stage)) as stage:
        await stage.press("enter", "enter")
        assert stage.session.questions[stage.here].prompt == WORDS
        assert not stage.session.drafts


async def test_a_place_that_was_looked_for_and_found_leaves_no_draft() -> None:
    async with on_live() as stage:
        await stage.press("ctrl+g")
        await stage.type("rest\n")
        assert stage.here == "rest"
        assert not stage.session.drafts


async def test_a_reason_that_was_refused_does_not_wait_for_another_question() -> None:
    rated = {"indexes": a_response(rating=3)}
    async with on_live(a_session(current="indexes", responses=rated)) as stage:
        await stage.press("f12")
        await stage.type(f"{WORDS}\n")
        assert "rated already" in stage.told[-1]
        assert not stage.session.drafts


async def test_why_a_recommendation_comes_early_waits_until_it_is_given() -> None:
    async with on_scorecard() as stage:
        await stage.press("e")
        await stage.type(WORDS)
    async with on_scorecard(resumed(stage)) as stage:
        assert line(stage) == WORDS
        await stage.press("enter")
        assert stage.session.drafts == {"early": WORDS}
        await stage.press("2")
        assert stage.session.recommendation is not None
        assert stage.session.recommendation.early == WORDS
        assert not stage.session.drafts


async def test_until_when_it_is_kept_stands_there_again() -> None:
    async with on_scorecard(without_retention()) as stage:
        await stage.press("ctrl+n", "1")
        await stage.type("12 mon")
    async with on_scorecard(resumed(stage)) as stage:
        await stage.press("ctrl+n", "1")
        assert line(stage) == "12 mon"
        await stage.type("ths\n")
        assert stage.session.interview.retain_until is not None
        assert not stage.session.drafts


async def test_what_is_typed_while_only_reading_is_no_draft() -> None:
    async with on_reading(a_session(ratings={"apis": 3})) as stage:
        await stage.press("ctrl+r", "ctrl+g")
        await stage.type(WORDS)
        assert line(stage) == WORDS
        assert stage.told == []


async def test_more_than_a_line_can_hold_is_told() -> None:
    async with on_live() as stage:
        await stage.press("ctrl+g")
        await stage.paste("x" * 2001)
        assert "longer than 2,000 characters" in stage.told[-1]
