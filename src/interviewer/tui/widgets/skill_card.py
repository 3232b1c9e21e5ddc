"""A skill on the scorecard: its levels in one line, and its anchors and evidence while it is rated."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from interviewer.model.session import Session
from interviewer.tui.views.scorecard import NOT_ASSESSED, detail, skill_line


class Cards(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls with the focus; arrows go from card to card and do not scroll."""

    def bring_into_view(self, card: Widget) -> None:
        """Show the line of a skill and as much below it as fits; the card above has just closed."""
        above, below = card.region.y < self.region.y, card.region.bottom > self.region.bottom
        if above or below:
            self.scroll_to_widget(card, animate=False, top=above or card.region.height > self.region.height)


class SkillCard(Widget, can_focus=True):
    """Draws one skill. A number rates it, 0 marks it not assessed, delete clears."""

    DEFAULT_CSS = """
    SkillCard { height: auto; width: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,backspace,x", "clear", "Clear", show=False),
        *(Binding(str(n), f"choose({n})", f"Rate {n}", show=False) for n in range(10)),
    ]

    @dataclass
    class Chosen(Message):
        """A level, `NOT_ASSESSED`, or None to clear, was chosen for a skill."""

        skill: str
        level: int | None

    session: reactive[Session | None] = reactive(None, layout=True, always_update=True)
    inline: reactive[bool] = reactive(True, layout=True)
    """Whether the detail opens below the line; on wide screens it stands beside."""
    enabled: bool = True

    def __init__(self, skill: str) -> None:
        super().__init__()
        self.skill = skill

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def watch_has_focus(self, focused: bool) -> None:
        """Open the detail of the skill at hand."""
        super().watch_has_focus(focused)
        self.refresh(layout=True)

    def action_choose(self, level: int) -> None:
        """Choose a level by its number."""
        self._choose(level)

    def action_clear(self) -> None:
        """Take the rating back."""
        self._choose(None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Choose the level under the pointer; a second time on the chosen one clears it.

        Down and not click: by the time the button is up, the detail of the skill that had the focus has
        closed, and other lines are under the pointer.
        """
        offset = event.get_content_offset(self)
        if offset is None or offset.y > 0 or self.session is None:
            return
        _, cells = skill_line(self.session, self.skill, self.content_size.width, here=True)
        rating = self.session.ratings.get(self.skill)
        chosen = None if rating is None else (rating.level or NOT_ASSESSED)
        for cell in cells:
            if cell.start <= offset.x < cell.end:
                event.stop()
                self._choose(None if cell.value == chosen else cell.value)

    def _choose(self, level: int | None) -> None:
        if self.enabled:
            self.post_message(self.Chosen(self.skill, level))

    def _lines(self, width: int) -> list[Content]:
        if self.session is None:
            return [Content("")]
        line, _ = skill_line(self.session, self.skill, width, here=self.has_focus)
        if not (self.has_focus and self.inline):
            return [line]
        below = detail(self.session, self.skill, max(20, width - 4), heading=False)
        return [line, *(Content.assemble("    ", text) for text in below), Content("")]
