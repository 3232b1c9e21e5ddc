"""The coverage grid as styled text: what is asked for by plans, with minutes in the cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from interviewer.analysis.loop_coverage import State
from interviewer.analysis.loop_parts import Share
from interviewer.reports.loop_words import plan_words, share_parts
from interviewer.tui.ink import (
    ACCENT,
    CAUTION,
    FAINT,
    GOOD,
    LABEL,
    LIT,
    MUTED,
    PLAIN,
    STRONG,
    ends,
    ink,
    join,
    padded,
)
from interviewer.tui.views.coverage_layout import (
    CORE,
    MARK,
    NAME_LINES,
    OPTIONAL,
    SIGN,
    Cursor,
    Layout,
    Window,
    name_lines,
)
from interviewer.tui.views.coverage_rows import CoverageHead, CoverageRow, Matrix

SIGNS: Mapping[State, tuple[str, str]] = {
    "covered": ("√", GOOD),
    "partly": ("~", CAUTION),
    "optional": ("+", CAUTION),
    "never": ("!", "bold $error"),
}
"""The sign of each state, and its ink."""
_WORDS: Mapping[State, str] = {"optional": "only optional questions"}
LOWERED = "↓"
NOTHING = "·"


@dataclass(frozen=True, slots=True)
class Grid:
    """Draws a matrix in a layout, through a window, with a cursor."""

    matrix: Matrix
    layout: Layout
    window: Window
    cursor: Cursor
    focused: bool = True

    def lines(self, width: int, height: int) -> list[Content]:
        """Return the lines of the grid, at most *height*, each at most *width* cells."""
        layout, top = self.layout, self.window.top
        body = [self._line(place) for place in layout.body[top : top + layout.visible]]
        if layout.cut:
            body.append(self._rows_out_of_view())
        lines = [*self._heading(width), *body]
        legend = self._legend(width)
        if len(lines) + len(legend) < height:
            lines += [Content(""), *legend]
        return [line.truncate(width) for line in lines[:height]]

    @property
    def _columns(self) -> range:
        return range(self.window.first, min(self.layout.total, self.window.first + self.layout.shown))

    @property
    def _pointer(self) -> str:
        return "▸" if self.focused else "▹"

    # The heading

    def _heading(self, width: int) -> list[Content]:
        layout, loop = self.layout, self.matrix.loop
        letters = [self._letter(at) for at in self._columns]
        whole = padded(self._right("all", MUTED), layout.column)
        blank = " " * (layout.left - layout.column - 1)
        lines = [self._plan_at_hand(width), join(blank, whole, " ", *letters)]
        if layout.named:
            named = [name_lines(loop.names[loop.plans[at]], layout.column - 2) for at in self._columns]
            for line in range(NAME_LINES):
                parts = [self._name(at, names, line) for at, names in zip(self._columns, named, strict=True)]
                lines.append(join(" " * layout.left, *parts))
        return lines

    def _plan_at_hand(self, width: int) -> Content:
        """Return the plan under the cursor in full, and how many columns are out of view."""
        loop, layout = self.matrix.loop, self.layout
        plan = loop.plans[self.cursor.column]
        before, after = self.window.first, layout.total - self.window.first - layout.shown
        more = " ".join([f"‹ {before} more"] * bool(before) + [f"{after} more ›"] * bool(after))
        letter = ink(f"{loop.signs[plan]} ", ACCENT)
        title = ink(loop.shown.plans[plan].title, STRONG)
        minutes = ink(f"  {plan_words(loop.shown, plan)}", MUTED)
        return ends(join(" " * MARK, letter, title, minutes), ink(more, ACCENT), width)

    def _letter(self, at: int) -> Content:
        here = at == self.cursor.column
        letter = self.matrix.loop.signs[self.matrix.loop.plans[at]]
        return padded(
            self._right(f"{'▾' if here else ''}{letter}", ACCENT if here else STRONG), self.layout.column
        )

    def _name(self, at: int, names: list[str], line: int) -> Content:
        text = names[line] if line < len(names) else ""
        return padded(
            join("  ", ink(text, ACCENT if at == self.cursor.column else MUTED)), self.layout.column
        )

    def _right(self, text: str, style: str) -> Content:
        """Return *text* where the core minutes of a column end."""
        return join(" " * max(0, 1 + self.layout.core - len(text)), ink(text, style))

    # The rows

    def _line(self, place: int | str | None) -> Content:
        if place is None:
            return Content("")
        if isinstance(place, str):
            told = next(
                line.told
                for line in self.matrix.body
                if isinstance(line, CoverageHead) and line.title == place
            )
            return join(" " * MARK, ink(place, LABEL), ink(f"  {told}", MUTED))
        row, here = self.matrix.rows[place], place == self.cursor.row
        cells = [
            self._cell(row.shares[at], here and at == self.cursor.column, row.state is None)
            for at in self._columns
        ]
        whole = self._share(row.whole, " ", total=True)
        return join(self._label(row, here), padded(whole, self.layout.column), " ", *cells)

    def _label(self, row: CoverageRow, here: bool) -> Content:
        layout = self.layout
        mark = ink(f"{self._pointer} " if here else "  ", ACCENT)
        sign, style = SIGNS[row.state] if row.state else ("", PLAIN)
        fell = ink(LOWERED if row.lowered else "", CAUTION)
        word = padded(ink(row.state or "", MUTED if row.state == "covered" else style), layout.word)
        title = ink(row.title, ACCENT if here else PLAIN)
        room = max(0, layout.label - 1)
        return join(
            mark,
            padded(join(ink(sign, style), fell), SIGN),
            word if layout.word else "",
            padded(title, room),
            " " * (layout.label - room),
        )

    def _cell(self, share: Share, here: bool, total: bool) -> Content:
        drawn = self._share(share, self._pointer if here else " ", total=total)
        if not here:
            return padded(drawn, self.layout.column)
        lit = padded(drawn, min(self.layout.column, 1 + CORE + OPTIONAL))
        return padded(lit.stylize_before(LIT), self.layout.column)

    def _share(self, share: Share, mark: str, *, total: bool = False) -> Content:
        """Return core minutes, and optional ones behind them or, when it is tight, a plus."""
        core, optional = share_parts(share)
        behind = optional if self.layout.style == "rich" else optional[:1]
        if not core and optional and self.layout.style != "rich":
            core, behind = optional, ""
        style = (STRONG if total else PLAIN) if share.core_questions else MUTED
        if not core and not optional:
            core, style = NOTHING, FAINT
        room = self.layout.core
        if len(core) + len(behind) > room + 1 and self.layout.style == "short":
            # It takes the cell in front, or gives way to the cursor there.
            mark, behind = ("", behind) if mark == " " else (mark, "")
        return join(ink(mark, ACCENT), ink(f"{core:>{room}}", style), ink(behind, MUTED))

    # Below

    def _rows_out_of_view(self) -> Content:
        layout, top = self.layout, self.window.top
        rows = [place for place in layout.body if isinstance(place, int)]
        seen = [place for place in layout.body[top : top + layout.visible] if isinstance(place, int)]
        above = len([row for row in rows if seen and row < seen[0]])
        below = len(rows) - len(seen) - above
        words = [f"↑ {above} above"] * bool(above) + [f"↓ {below} below"] * bool(below)
        return ink("  " + "  ".join(words), ACCENT)

    def _legend(self, width: int) -> list[Content]:
        """Return the plans by their letters, and what the signs stand for, of those that are there."""
        loop, rows, layout = self.matrix.loop, self.matrix.rows, self.layout
        plans = [f"{loop.signs[plan]} {loop.names[plan]}" for plan in loop.plans]
        signs = [
            f"{sign} {_WORDS.get(state, state)}"
            for state, (sign, _) in SIGNS.items()
            if any(row.state == state for row in rows)
        ]
        shares = [share for row in rows for share in row.shares]
        if any(row.lowered for row in rows):
            signs.append(f"{LOWERED} less than with all plans")
        if any(share.observed and not share.core_questions for share in shares):
            signs.append("obs rated, no core question")
        if any(share.optional_questions for share in shares):
            signs.append(
                "+5 optional minutes" if layout.style == "rich" else "+ and more by optional questions"
            )
        room = max(8, width - MARK)
        lines = [*([] if layout.named else _packed(plans, room)), *_packed(signs, room)]
        return [join(" " * MARK, ink(line, FAINT)) for line in lines]


def _packed(items: Iterable[str], room: int) -> list[str]:
    """Return *items* on as few lines of at most *room* as it takes, none of them broken."""
    lines: list[str] = []
    for item in items:
        if lines and cell_len(f"{lines[-1]} · {item}") <= room:
            lines[-1] += f" · {item}"
        else:
            lines.append(item)
    return lines
