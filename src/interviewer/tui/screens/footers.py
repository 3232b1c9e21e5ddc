"""Which keys the footer shows on the live screen, most wanted first."""

from textual.widget import Widget

from interviewer.model.session import Session
from interviewer.tui.views.paper import pages
from interviewer.tui.widgets.footer import FooterKey, footer_key
from interviewer.tui.widgets.sheet import Sheet


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
    clock = [footer_key("live.pause", word="pause" if session.running else "go on")]
    if session.underway is not None:
        clock = []  # no time passes in a revision
    here = [footer_key("live.next"), footer_key("live.rate", key="tab")]
    if isinstance(focused, Sheet):
        onward = FooterKey("pgdn", "next list", "focused.block(1)")
        here = [FooterKey("1-9", "tick"), onward, footer_key("live.notes", word="notes", key="esc")]
    return [
        *here,
        *turn,
        *clock,
        footer_key("live.scorecard"),
        footer_key("app.curtain"),
        footer_key("live.skip"),
        footer_key("live.jump"),
        footer_key("live.later"),
        footer_key("app.palette"),
    ]
