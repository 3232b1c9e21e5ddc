"""Jump to any question: type a part of it, or walk the list. What is not there can be asked all the same."""

from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message

from interviewer.live.rules_drafts import JUMP
from interviewer.model.session import Session
from interviewer.tui.views.jump import ask_line, jump_lines, matching_places
from interviewer.tui.widgets.list_bar import ListBar, Listed

_ASK = "?"
"""Begins the key of the row of a question of one's own, before its words. No id begins so."""


class JumpBar(ListBar):
    """Lists the places that match what is typed; enter goes to the one under the cursor."""

    PLACEHOLDER: ClassVar[str] = "jump to: a part of its title, prompt or skill"
    PURPOSE: ClassVar[str] = JUMP
    NOTHING: ClassVar[str] = "nothing here is called that"

    @dataclass
    class Chosen(Message):
        """A place was chosen: a stop, or the general notes."""

        place: str

    @dataclass
    class AskWanted(Message):
        """What was typed is a question to be asked."""

        prompt: str

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self._may_ask = False

    def ask(self, session: Session, *, may_ask: bool, draft: str = "") -> None:
        """Open with the places of *session*; with *may_ask* what is typed can be a question of one's own."""
        self._session, self._may_ask = session, may_ask
        self.show(draft=draft)

    def listed(self, typed: str) -> Listed:
        """Return the places that match, and below them the question that is typed."""
        if self._session is None:
            return []
        places = matching_places(self._session, typed)
        rows = list(zip(places, jump_lines(self._session, places, self.room), strict=True))
        words = typed.strip()
        if not (words and self._may_ask):
            return rows
        # It stands below in full: here it only has to be known again.
        return [*rows, (f"{_ASK}{words}", ask_line(words).truncate(self.room, ellipsis=True))]

    def choose(self, key: str) -> None:
        """Tell the place, or the question."""
        asked = key.startswith(_ASK)
        self.post_message(self.AskWanted(key.removeprefix(_ASK)) if asked else self.Chosen(key))
