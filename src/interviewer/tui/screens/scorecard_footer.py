"""Which keys the footer shows on the scorecard, most wanted first."""

from textual.widget import Widget
from textual.widgets import Input, TextArea

from interviewer.model.session import Session
from interviewer.tui.views.check import numbered
from interviewer.tui.widgets.ask_bar import AnswerLine
from interviewer.tui.widgets.footer import FooterKey, footer_key
from interviewer.tui.widgets.recommendation_row import RecommendationRow
from interviewer.tui.widgets.report_pane import ReportPane
from interviewer.tui.widgets.skill_card import SkillCard
from interviewer.tui.widgets.submit_pane import SubmitPane


def scorecard_keys(session: Session, focused: Widget | None, *, reading: bool) -> list[FooterKey]:
    """Return the keys of the scorecard: those of the field that has focus, then those of the screen."""
    ways = [footer_key("scorecard.questions"), footer_key("app.palette")]
    back = FooterKey("esc", "back", "back")
    if isinstance(focused, ReportPane | AnswerLine):
        onward = FooterKey("pgdn", "further", "focused.page_down")
        keys = [back, onward] if isinstance(focused, ReportPane) else [FooterKey("enter", "take"), back]
        return [*keys, ways[-1]]
    if reading:
        revise = [footer_key("scorecard.revise")] if session.submitted else []
        return [footer_key("scorecard.back", key="esc"), footer_key("scorecard.structure"), *revise, *ways]
    ends = [footer_key("scorecard.submit")]
    if session.underway is not None:
        ends, ways = [footer_key("scorecard.back", word="end revision", key="esc"), ways[0]], ways[1:]
    if isinstance(focused, SubmitPane):
        return [*_check_keys(focused), ways[-1]]
    if isinstance(focused, SkillCard):
        rate = FooterKey(f"{min(session.rubric.levels)}-{max(session.rubric.levels)}", "rate")
        onward = FooterKey("enter", "next", "step(1)")
        return [rate, *ends, FooterKey("0", "not assessed"), onward, *ways]
    if isinstance(focused, RecommendationRow):
        return [FooterKey("1-5", "recommend"), *ends, FooterKey("enter", "choose"), *ways]
    typing = isinstance(focused, TextArea | Input)
    onward = FooterKey("tab", "next", "step(1)") if typing else FooterKey("enter", "next", "step(1)")
    return [onward, *ends, *ways]


def _check_keys(pane: SubmitPane) -> list[FooterKey]:
    """Return the keys of the last look: enter goes to the marked flag, and without one submits."""
    if pane.at is not None:
        return [FooterKey("enter", "go there", "focused.enter"), FooterKey("esc", "no mark", "focused.close")]
    blocked = any(flag.blocks for flag in pane.flags)
    seal = [] if blocked else [FooterKey("enter", "submit and seal", "focused.enter")]
    go = [FooterKey(numbered(pane.flags), "go there")] if pane.flags else []
    return [*seal, *go, FooterKey("esc", "back", "focused.close")]
