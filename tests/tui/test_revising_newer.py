"""A submitted session of a newer version: it is read, and nothing offers to revise it."""

from interviewer.tui.app import InterviewerApp
from interviewer.tui.live_source import Reading
from interviewer.tui.messages import ShowSavedSession
from interviewer.tui.widgets.footer import FooterLine
from tests.fakes import FakeDesk
from tests.live.revising import a_sealed_session
from tests.tui.steps import toasts


async def footer_and_told(newer: str) -> tuple[str, list[str]]:
    wish = ShowSavedSession(Reading(a_sealed_session(), "sessions/it.toml", newer))
    app = InterviewerApp(FakeDesk(), wish=wish)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.pause()
        await pilot.pause()
        footer = " ".join(item.of for item in app.screen.query_one(FooterLine).keys)
        await pilot.press("r")
        await pilot.pause()
        return footer, toasts(app)


async def test_it_is_not_offered_to_revise_what_a_newer_version_saved() -> None:
    footer, told = await footer_and_told("session/2")
    assert "scorecard.revise" not in footer
    assert told == ["A newer interviewer saved this session; it is revised with that version."]


async def test_what_this_version_saved_is_offered() -> None:
    footer, told = await footer_and_told("")
    assert "scorecard.revise" in footer
    assert told == []
