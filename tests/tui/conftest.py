"""What tests of the live screen, the scorecard and the end share: a stage with an interview on it."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TypeVar

from textual import events
from textual.command import CommandPalette
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from interviewer.live.actions import Action
from interviewer.live.desk import Remembered
from interviewer.live.interview import Interview
from interviewer.model.plan import Plan, Section
from interviewer.model.session import Session
from interviewer.model.value import frozen_table
from interviewer.tui.app import InterviewerApp
from interviewer.tui.live_source import Reading
from interviewer.tui.messages import ShowSavedSession
from interviewer.tui.screens.live import LiveScreen
from interviewer.tui.widgets.footer import FooterLine
from interviewer.tui.widgets.notes_box import NotesBox
from interviewer.tui.widgets.notes_stack import NotesStack
from tests.builders import PACK, a_session
from tests.fakes import FakeClock, FakeDesk, FakeRecord
from tests.tui.steps import toasts

W = TypeVar("W", bound=Widget)

_KEYS = {
    " ": "space", "\n": "enter", "+": "plus", "-": "minus", '"': "quotation_mark", "#": "number_sign",
    "=": "equals_sign", ".": "full_stop", ",": "comma", "?": "question_mark", "!": "exclamation_mark",
    ":": "colon", "[": "left_square_bracket", "]": "right_square_bracket", "/": "slash",
}  # fmt: skip


async def typed(pilot: Pilot[str], text: str) -> None:
    """Type *text* one key after the other, as a person does."""
    await pilot.press(*(_KEYS.get(letter, letter) for letter in text))
    await pilot.pause()


def a_talk_plan() -> Plan:
    """Return a plan that begins and ends with talk, two questions between."""
    return Plan(
        format="plan/1",
        title="Back-end screen",
        stage="screen",
        rubric="backend-engineer",
        minutes=30,
        sections=frozen_table(
            {
                "hello": Section(title="Hello", minutes=5, say="Introduce yourself."),
                "main": Section(
                    title="Main part", minutes=20, core=(f"{PACK}/http-methods", f"{PACK}/indexes")
                ),
                "questions": Section(title="Their questions", minutes=5),
            }
        ),
    )


@dataclass
class Stage:
    """The running app with one interview, and how to look at it and act on it."""

    app: InterviewerApp
    pilot: Pilot[str]
    clock: FakeClock
    record: FakeRecord
    interview: Interview

    @property
    def session(self) -> Session:
        """The session as of the last action."""
        return self.interview.session

    @property
    def screen(self) -> Screen[object]:
        """The screen on top."""
        return self.app.screen

    @property
    def here(self) -> str:
        """The stop at hand."""
        return self.session.interview.current

    @property
    def told(self) -> list[str]:
        """What was said at the edge of the screen, oldest first."""
        return toasts(self.app)

    @property
    def notes(self) -> NotesBox:
        """The notes that are shown."""
        box = self.screen.query_one(NotesStack).current
        assert box is not None
        return box

    def the(self, kind: type[W], selector: str = "") -> W:
        """Return the widget of a kind."""
        return self.screen.query_one(selector, kind) if selector else self.screen.query_one(kind)

    def shows(self, widget: type[Widget] | str) -> bool:
        """Whether a widget is there to be seen; many are not made before they are wanted."""
        return any(found.is_on_screen for found in self.screen.query(widget))

    def text(self, widget: type[Widget] | str) -> str:
        """Return what can be read on a widget."""
        found = self.screen.query_one(widget)
        if not found.is_container:
            return drawn(found)
        region = found.region.intersection(self.screen.region)
        lines = self.seen.split("\n")[region.y : region.bottom]
        return "\n".join(line[region.x : region.right] for line in lines)

    @property
    def seen(self) -> str:
        """Everything on the screen, line by line."""
        return "\n".join(strip.text for strip in self.screen._compositor.render_strips())

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until *holds* is true, as long as the app still has something to do."""
        for _ in range(500):
            if holds():
                return
            await self.pilot.pause()
        assert holds()

    async def press(self, *keys: str) -> None:
        """Press *keys*, and wait until all is done."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def burst(self, *keys: str) -> None:
        """Press *keys* so fast that none of them waits for what the one before does."""
        for key in keys:
            character = {"enter": "\r", "slash": "/"}.get(key, key if len(key) == 1 else None)
            self.app.post_message(events.Key(key, character))
        for _ in range(6):
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type *text*."""
        await typed(self.pilot, text)

    async def paste(self, text: str) -> None:
        """Paste *text*, as a terminal with bracketed paste hands it over."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()
        await self.pilot.pause()

    async def focus(self, widget: Widget) -> None:
        """Put the focus on *widget*."""
        self.screen.set_focus(widget)
        await self.pilot.pause()

    async def click(self, widget: Widget, x: int, y: int = 0) -> None:
        """Click into *widget*, at cells counted from its content's corner."""
        gutter = widget.gutter
        await self.pilot.click(widget, offset=(x + gutter.left, y + gutter.top))
        await self.pilot.pause()

    async def click_word(self, widget: Widget, word: str) -> None:
        """Click the first place where *word* is drawn in *widget*."""
        for y, line in enumerate(drawn(widget).split("\n")):
            if word in line:
                await self.pilot.click(widget, offset=(line.index(word), y))
                await self.pilot.pause()
                return
        raise AssertionError(f"{word!r} is not drawn in {widget}")

    async def click_footer(self, word: str) -> None:
        """Click a word in the footer."""
        await self.click_word(self.the(FooterLine), word)

    async def choose_command(self, description: str) -> None:
        """Open the palette, search *description*, and take the first answer."""
        await self.press("f9")
        assert isinstance(self.screen, CommandPalette)
        await self.type(description.casefold())
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()
        await self.press("enter")
        await self.press()

    async def wait(self, seconds: float) -> None:
        """Let *seconds* of the fake clock pass, and repaint as each second does."""
        self.clock.advance(seconds)
        tick = getattr(self.screen, "every_second", None)
        if tick is not None:
            tick()
        await self.pilot.pause()


def drawn(widget: Widget) -> str:
    """Return the text of a widget as its strips show it, padding and borders included."""
    return "\n".join(strip.text for strip in widget.render_lines(Region(0, 0, *widget.outer_size)))


@asynccontextmanager
async def on_live(
    session: Session | None = None,
    *,
    size: tuple[int, int] = (100, 30),
    running: bool = True,
    before: Iterable[Action] = (),
    first_time: bool = False,
) -> AsyncIterator[Stage]:
    """Open the live screen on *session*, its clock running, after the actions *before*.

    With *first_time* nobody had the hints of a first interview yet.
    """
    clock, record = FakeClock(), FakeRecord()
    session = session or a_session(current="indexes")
    if running:
        session = session.but(running_since=clock.now().monotonic)
    interview = Interview(session, clock, record)
    for action in before:
        interview.do(action)
    app = InterviewerApp(
        FakeDesk(clock=clock, remembered=Remembered(hints_shown=0 if first_time else 3)),
        LiveScreen(interview),
        interview,
    )
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield Stage(app, pilot, clock, record, interview)


@asynccontextmanager
async def on_scorecard(
    session: Session | None = None,
    *,
    size: tuple[int, int] = (100, 40),
    before: Iterable[Action] = (),
) -> AsyncIterator[Stage]:
    """Open the scorecard over the live screen."""
    async with on_live(session, size=size, before=before) as stage:
        await stage.press("ctrl+r")
        await stage.press()
        yield stage


@asynccontextmanager
async def on_reading(session: Session, *, size: tuple[int, int] = (100, 40)) -> AsyncIterator[Stage]:
    """Open the scorecard of a saved session for reading; nothing is in progress."""
    clock, record = FakeClock(), FakeRecord()
    wish = ShowSavedSession(Reading(session, "sessions/it.toml"))
    app = InterviewerApp(FakeDesk(clock=clock), wish=wish)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        await pilot.pause()
        yield Stage(app, pilot, clock, record, Interview(session, clock, record))
