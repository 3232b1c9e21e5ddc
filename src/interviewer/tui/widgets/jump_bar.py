"""Jump to any question: type a part of it, or walk the list."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from interviewer.model.session import Session
from interviewer.tui.ink import MUTED, PLAIN, ink, join


class JumpBar(Vertical):
    """Lists the stops that match what is typed; enter goes to the one under the cursor."""

    DEFAULT_CSS = """
    JumpBar {
        dock: bottom; height: auto; display: none; background: $surface; padding: 0 1;
        & Input { border: none; height: 1; padding: 0; background: $panel; min-width: 8; }
        & OptionList {
            height: auto; max-height: 6; border: none; padding: 0; background: $surface; min-width: 8;
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False),
        Binding("down", "walk(1)", "Down", show=False, priority=True),
        Binding("up", "walk(-1)", "Up", show=False, priority=True),
    ]

    @dataclass
    class Chosen(Message):
        """A stop was chosen."""

        place: str

    class Closed(Message):
        """The person stays."""

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self._places: list[str] = []

    @property
    def open(self) -> bool:
        """Whether the list is open."""
        return bool(self.display)

    def compose(self) -> ComposeResult:
        """Lay out the list above the line that narrows it."""
        options = OptionList(compact=True)
        options.can_focus = False
        yield options
        yield Input(placeholder="jump to: a part of its title, prompt or skill", compact=True)

    def ask(self, session: Session) -> None:
        """Open with all stops of *session*."""
        self._session = session
        field = self.query_one(Input)
        field.value = ""
        self._list("")
        self.display = True
        # At once, unlike `focus`: the next key may be waiting already, and belongs here.
        self.screen.set_focus(field, scroll_visible=False)

    def close(self) -> None:
        """Close; nothing has happened."""
        self.display = False

    def action_close(self) -> None:
        """Close and say so."""
        self.close()
        self.post_message(self.Closed())

    def action_walk(self, by: int) -> None:
        """Move the cursor in the list."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._list(event.value)

    @on(Input.Submitted)
    def _go(self, event: Input.Submitted) -> None:
        event.stop()
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._places):
            self._choose(self._places[at])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._choose(self._places[event.option_index])

    def _choose(self, place: str) -> None:
        self.close()
        self.post_message(self.Chosen(place))

    def _list(self, query: str) -> None:
        if self._session is None:
            return
        self._places = matching_stops(self._session, query)
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(_line(self._session, place)) for place in self._places])
        if not self._places:
            options.add_option(Option(ink("nothing here is called that", MUTED), disabled=True))
        options.highlighted = 0 if self._places else None


def matching_stops(session: Session, query: str) -> list[str]:
    """Return the stops that match *query* in title, prompt or skill, best first; all in order without one."""
    words = query.strip()
    if not words:
        return list(session.stops)
    matcher = Matcher(words)
    scored = [(_score(matcher, words.casefold(), session, place), place) for place in session.stops]
    ranked = sorted(scored, key=lambda pair: -pair[0])
    return [place for score, place in ranked if score > 0]


def _score(matcher: Matcher, words: str, session: Session, place: str) -> float:
    """Return how well a stop matches: its title by likeness, prompt and skill by the words as typed."""
    title = session.title(place)
    score = matcher.match(title) * 2
    if words in title.casefold():
        score += 10
    question = session.questions.get(place)
    if question and (words in question.prompt.casefold() or words in question.skill):
        score += 1
    return score


def _line(session: Session, place: str) -> Content:
    state = session.response(place).state or "not reached"
    question = session.questions.get(place)
    known = session.rubric.skills.get(question.skill) if question else None
    skill = f"{known.title} · " if known else ""
    return join(ink(session.title(place), PLAIN), ink(f"  {skill}{state}", MUTED))
