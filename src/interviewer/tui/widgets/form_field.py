"""One thing a form asks: its label, where to answer, and a line below for what is wrong or understood."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from interviewer.tui.ink import ACCENT, CAUTION, FAINT, PLAIN, ink, join

LABEL_WIDTH = 15


class FormField(Vertical):
    """Puts a label before *answer*, marks the one that has focus, and tells about it below."""

    DEFAULT_CSS = """
    FormField {
        height: auto; width: 1fr;
        & Horizontal { height: 1; }
        & .label { width: 15; height: 1; }
        & .told { height: auto; min-height: 1; padding-left: 15; }
    }
    """

    def __init__(self, label: str, answer: Widget, *, field: str, hint: str = "") -> None:
        super().__init__(id=f"field-{field}")
        self._hint = hint
        self._told = ""
        self._label = label
        self._answer = answer

    def compose(self) -> ComposeResult:
        """Lay out the label and the answer on one line, and what is told on the next."""
        with Horizontal():
            yield Static(self._labelled(focused=False), classes="label")
            yield self._answer
        yield Static(classes="told")

    def tell(self, text: str, *, fault: bool = False) -> None:
        """Say *text* under the answer; a fault carries a sign. Without text the hint stands there at need."""
        self._told = text
        self.set_class(fault, "-wrong")
        self._show(focused=self.has_focus_within)

    @property
    def wrong(self) -> bool:
        """Whether a fault is told."""
        return self.has_class("-wrong")

    def on_descendant_focus(self) -> None:
        """Mark the label, and help."""
        self._show(focused=True)

    def on_descendant_blur(self) -> None:
        """Take the mark away."""
        self._show(focused=False)

    def _show(self, *, focused: bool) -> None:
        self.query_one(".label", Static).update(self._labelled(focused=focused))
        if self.wrong:
            told = join(ink("! ", CAUTION), ink(self._told, CAUTION))
        else:
            told = ink(self._told or (self._hint if focused else ""), FAINT)
        self.query_one(".told", Static).update(told)

    def _labelled(self, *, focused: bool) -> Content:
        if focused:
            return join(ink("▸ ", ACCENT), ink(self._label, ACCENT))
        return join("  ", ink(self._label, PLAIN))
