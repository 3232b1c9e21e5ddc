"""Tie a question of one's own to the skill it is about: a number, or enter for the skill at hand."""

from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message

from interviewer.model.session import Session
from interviewer.tui.ink import MUTED, STRONG, ink, join
from interviewer.tui.views.jump import matching_skills, skill_at_hand, skill_lines
from interviewer.tui.widgets.ask_bar import AnswerLine
from interviewer.tui.widgets.list_bar import ListBar, Listed

_DIGITS = 9


class SkillBar(ListBar):
    """Lists the skills of the rubric, numbered while nothing is typed."""

    PLACEHOLDER: ClassVar[str] = "a number or enter chooses; letters narrow; esc closes"
    NOTHING: ClassVar[str] = "the rubric has no such skill"

    @dataclass
    class Chosen(Message):
        """A skill was chosen for the question."""

        prompt: str
        skill: str

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self._prompt = ""

    @property
    def line(self) -> AnswerLine:
        """The line, typed into or not: the question that waits for its skill would be lost."""
        return self.query_one(AnswerLine)

    def ask(self, session: Session, prompt: str) -> None:
        """Ask which skill *prompt* is about; the cursor is at that of the question at hand."""
        self._session, self._prompt = session, prompt
        self.query_one(AnswerLine).prepared = min(_DIGITS, len(session.rubric.skills))
        heading = join(ink("Which skill is it about?  ", STRONG), ink(f"“{prompt}”", MUTED))
        self.show(heading=heading, at=skill_at_hand(session))

    def listed(self, typed: str) -> Listed:
        """Return the skills that match."""
        if self._session is None:
            return []
        skills = matching_skills(self._session, typed)
        return list(zip(skills, skill_lines(self._session, skills, numbered=not typed.strip()), strict=True))

    def choose(self, key: str) -> None:
        """Tell the question and its skill."""
        self.post_message(self.Chosen(self._prompt, key))
