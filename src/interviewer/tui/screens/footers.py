"""Which keys the footer shows on the live screen and on the scorecard, most wanted first."""

from textual.widget import Widget
from textual.widgets import Input, TextArea

from interviewer.analysis.coverage import missing
from interviewer.model.session import Session
from interviewer.tui.views.paper import pages
from interviewer.tui.widgets.footer import FooterKey, footer_key
from interviewer.tui.widgets.recommendation_row import RecommendationRow
from interviewer.tui.widgets.sheet import Sheet
from interviewer.tui.widgets.skill_card import SkillCard
from interviewer.tui.widgets.submit_pane import SubmitPane


def live_keys(session: Session, focused: Widget | None, *, reading: bool) -> list[FooterKey]:
    """Return the keys of the live screen: those of the sheet while it has focus, then those of the screen."""
    turn = [footer_key("live.page")] if len(pages(session)) > 1 else []
    if reading:
        return [
            footer_key("live.notes", word="back", key="esc"),
            *turn,
            footer_key("live.next"),
            footer_key("live.previous"),
            footer_key("live.jump"),
            footer_key("live.scorecard"),
            footer_key("app.palette"),
        ]
    here = [footer_key("live.next"), footer_key("live.rate", key="tab")]
    if isinstance(focused, Sheet):
        onward = FooterKey("pgdn", "next list", "focused.block(1)")
        here = [FooterKey("1-9", "tick"), onward, footer_key("live.notes", word="notes", key="esc")]
    return [
        *here,
        *turn,
        footer_key("live.pause", word="pause" if session.running else "go on"),
        footer_key("live.scorecard"),
        footer_key("live.skip"),
        footer_key("live.jump"),
        footer_key("app.palette"),
    ]


def scorecard_keys(session: Session, focused: Widget | None, *, reading: bool) -> list[FooterKey]:
    """Return the keys of the scorecard: those of the field that has focus, then those of the screen."""
    ways = [footer_key("scorecard.questions"), footer_key("app.palette")]
    if reading:
        return [FooterKey("esc", "back", "back"), *ways]
    submit = footer_key("scorecard.submit")
    if isinstance(focused, SubmitPane):
        blocked = any(lack.blocks for lack in missing(session))
        seal = [] if blocked else [FooterKey("enter", "submit and seal", "focused.seal")]
        return [*seal, FooterKey("esc", "back", "back"), ways[-1]]
    if isinstance(focused, SkillCard):
        rate = FooterKey(f"{min(session.rubric.levels)}-{max(session.rubric.levels)}", "rate")
        onward = FooterKey("enter", "next", "step(1)")
        return [rate, submit, FooterKey("0", "not assessed"), onward, *ways]
    if isinstance(focused, RecommendationRow):
        return [FooterKey("1-5", "recommend"), submit, FooterKey("enter", "choose"), *ways]
    typing = isinstance(focused, TextArea | Input)
    onward = FooterKey("tab", "next", "step(1)") if typing else FooterKey("enter", "next", "step(1)")
    return [onward, submit, *ways]
