"""The curtain: nothing but the clock, for while others look at this screen."""

from typing import Any, ClassVar, cast

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingsMap
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from interviewer.analysis.pace import pace
from interviewer.live.interview import Interview
from interviewer.model.notes import clock
from interviewer.model.saved import SaveStatus
from interviewer.tui.ink import CAUTION, FAINT, STRONG, ink, join
from interviewer.tui.key_names import key_name
from interviewer.tui.keymap import Keymap, keymap_of
from interviewer.tui.messages import CurtainLifted
from interviewer.tui.styled import add_styles
from interviewer.tui.wall_clock import Now, local_now


class CurtainScreen(Screen[None]):
    """Stands above everything and takes every key, so that nothing is recorded until it is lifted.

    It shows no word that came from a person or a file. What the app has to say waits until it is lifted.
    """

    AUTO_FOCUS = ""
    ALLOW_SELECT = False
    HIDES: ClassVar[bool] = True
    """Tells the app that nothing else may be shown."""

    def __init__(self, now: Now = local_now) -> None:
        """Show the time of the interview in progress; without one, the time of day, which *now* tells."""
        super().__init__()
        self._now = now

    @property
    def _interview(self) -> Interview | None:
        return cast("Interview | None", getattr(self.app, "interview", None))

    def _post_register(self, app: App[Any]) -> None:
        """Take the keys that were chosen, before the first one can come."""
        super()._post_register(app)
        add_styles(app, "curtain")
        keymap = keymap_of(app)
        # Whoever took its keys away can still call it from the palette, and has to come back.
        self._lifting = _keys_of(keymap, "app.curtain") or ["escape"]
        lift = [Binding(key, "lift", show=False, priority=True) for key in self._lifting]
        save = [
            Binding(key, "save", show=False, priority=True)
            for key in _keys_of(keymap, "live.save", "scorecard.save")
        ]
        self._bindings = BindingsMap([*lift, *save])

    def compose(self) -> ComposeResult:
        """Lay out the time above how to go back."""
        yield Static(id="time")
        yield Static(id="lift")
        yield Static(id="state")

    def on_mount(self) -> None:
        """Show the time, and go on with it."""
        if not self.query(Static):
            return  # the app was quit while this was on its way
        self.query_one("#lift", Static).update(ink(f"{key_name(self._lifting[0])} lifts the curtain", FAINT))
        self.every_second()
        self.set_interval(1.0, self.every_second)

    def every_second(self) -> None:
        """Repaint the time, and whether the work is safe."""
        interview = self._interview
        self.query_one("#time", Static).update(_time(interview) if interview else self._time_of_day())
        self.query_one("#state", Static).update(
            ink(_safety(interview.status if interview else None), CAUTION)
        )

    def _time_of_day(self) -> Content:
        return ink(f"{self._now():%H:%M}", STRONG)

    def on_key(self, event: events.Key) -> None:
        """Let no key through to what is behind, or to the app."""
        event.stop()
        event.prevent_default()

    def action_lift(self) -> None:
        """Show what is behind as it was, and then what waited."""
        self.dismiss()
        self.app.post_message(CurtainLifted())

    def action_save(self) -> None:
        """Write the file now."""
        if interview := self._interview:
            interview.publish()
        self.every_second()


def _keys_of(keymap: Keymap, *actions: str) -> list[str]:
    """Return the keys of *actions*, each once, in Textual's names."""
    return list(dict.fromkeys(key for action in actions for key in keymap.action(action).all_keys))


def _time(interview: Interview) -> Content:
    session = interview.now()
    now = pace(session)
    paused = "" if session.running else "  paused"
    return join(ink(clock(now.elapsed, hours=False), STRONG), ink(f" of {now.planned // 60}{paused}", FAINT))


def _safety(status: SaveStatus | None) -> str:
    """Return a sign that the work is not as safe as it should be; the words for it name paths."""
    if status is None or status.state in {"saved", "saving"}:
        return ""
    return f"{'not saved' if status.state == 'not-saved' else 'not in its file yet'}: see after lifting"
