"""The grid of a comparison as styled text: numbers with colour behind them, and what stands behind each."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from interviewer.analysis.cells import Cell, CellRating
from interviewer.analysis.comparison import ComparedCandidate, Comparison
from interviewer.reports.words import count
from interviewer.tui.ink import ACCENT, CAUTION, FAINT, MUTED, PLAIN, STRONG, ends, ink, join, padded
from interviewer.tui.views.compare_layout import (
    EARLY,
    HEAT,
    MARK,
    RATERS,
    SPREAD,
    Cursor,
    Layout,
    Window,
    given_width,
    given_widths,
    interviewers,
    name,
    recommendation_width,
    recommendation_words,
    skill_label,
)

ALONE = "*"
"""Stands at whatever rests on one person's word."""
LIGHT = "on $foreground 15%"
"""Behind the cell under the cursor."""
_COOLEST, _HOTTEST = 10, 32


def heat(mean: float, lowest: int, highest: int) -> str:
    """Return the colour behind a number: amber to the low end of the scale, green to the high one."""
    if highest <= lowest:
        return "on $foreground 12%"
    lean = 2 * (mean - lowest) / (highest - lowest) - 1
    if abs(lean) < 0.01:
        return "on $foreground 12%"
    strength = round(_COOLEST + abs(lean) * (_HOTTEST - _COOLEST))
    return f"on {'$success' if lean > 0 else '$warning'} {strength}%"


@dataclass(frozen=True, slots=True)
class Grid:
    """Draws a comparison in a layout, through a window, with a cursor."""

    comparison: Comparison
    layout: Layout
    window: Window
    cursor: Cursor
    focused: bool = True

    @property
    def _columns(self) -> list[tuple[int, ComparedCandidate]]:
        last = self.window.first + self.layout.shown
        return list(enumerate(self.comparison.candidates))[self.window.first : last]

    @property
    def _pointer(self) -> str:
        return "▸" if self.focused else "▹"

    def lines(self, width: int, height: int) -> list[Content]:
        """Return the lines of the grid, at most *height*, each at most *width* cells."""
        layout, top = self.layout, self.window.top
        body = [self._line(place) for place in layout.body[top : top + layout.visible]]
        if layout.cut:
            body.append(self._rows_out_of_view())
        lines = [*self._heading(), *body]
        legend = self._legend(width - MARK)
        if len(lines) + len(legend) < height:
            lines += [Content("")] * (1 if len(lines) + len(legend) + 1 < height else 0) + legend
        return [line.truncate(width) for line in lines[:height]]

    # The heading

    def _heading(self) -> list[Content]:
        layout = self.layout
        lines = []
        if layout.shown < layout.total:
            lines.append(self._columns_out_of_view())
        blank = " " * (MARK + layout.label)
        names = [self._name(index, candidate) for index, candidate in self._columns]
        lines += [join(blank, *(part[line] for part in names)) for line in range(layout.name_lines)]
        parts = [self._parts(index, candidate) for index, candidate in self._columns]
        return [*lines, join(blank, *parts)]

    def _columns_out_of_view(self) -> Content:
        layout = self.layout
        before = self.window.first
        after = layout.total - before - layout.shown
        left = ink(f"  ‹ {before} more" if before else "", ACCENT)
        right = ink(f"{after} more ›" if after else "", ACCENT)
        return ends(left, right, MARK + layout.label + layout.shown * layout.column - 1)

    def _name(self, index: int, candidate: ComparedCandidate) -> list[Content]:
        """Return the name of a candidate on the lines there are for it."""
        here = index == self.cursor.column
        on = here and self.cursor.row == 0
        room = max(1, self.layout.column - 2)
        style = ACCENT if here else STRONG
        first, *rest = ink(name(self.comparison, candidate), style).wrap(room)
        second = ink(" ".join(line.plain.strip() for line in rest), style)
        if rest and self.layout.name_lines == 1:
            first, second = ink(name(self.comparison, candidate), style), Content("")
        mark = ink((self._pointer if on else "▾") if here else " ", ACCENT)
        parts = [join(mark, padded(first, room)), join(" ", padded(second, room))][: self.layout.name_lines]
        return [self._lit(part, on) for part in parts]

    def _parts(self, index: int, candidate: ComparedCandidate) -> Content:
        """Return what the numbers of a column are: the mean, each interviewer, raters, spread."""
        layout = self.layout
        line = padded(ink(" mean", FAINT), HEAT)
        widths = self._given_widths(candidate)
        if layout.style == "named":
            initials = interviewers(self.comparison)
            given = " ".join(initials[one.interviewer] for one in candidate.recommendations)
            line = join(
                line, " " * layout.gap, padded(ink(given, MUTED), self._given_width), " " * layout.gap
            )
        else:
            line = join(line, " " * (layout.gap + (self._given_width + layout.gap if widths else 0)))
        return padded(join(line, ink("n", FAINT), " " * (RATERS - 1), ink("±", FAINT)), layout.column)

    # The rows

    def _line(self, place: tuple[int, int] | None) -> Content:
        if place is None:
            return Content("")
        row, line = place
        cells = [self._cell(row, line, index, candidate) for index, candidate in self._columns]
        return join(self._label(row, line), *cells)

    def _label(self, row: int, line: int) -> Content:
        if line:
            return Content(" " * (MARK + self.layout.label))
        here = row == self.cursor.row
        skills = self.comparison.skills
        quiet = row > len(skills) or not skills[row - 1].planned
        style = ACCENT if here else MUTED if quiet else PLAIN
        mark = ink(f"{self._pointer} " if here else "  ", ACCENT)
        room = max(0, self.layout.label - 1)
        return join(
            mark, padded(ink(skill_label(self.comparison, row), style), room), " " * min(1, self.layout.label)
        )

    def _cell(self, row: int, line: int, index: int, candidate: ComparedCandidate) -> Content:
        here = (row, index) == (self.cursor.row, self.cursor.column)
        mark = ink(self._pointer if here and line == 0 else " ", ACCENT)
        skills = self.comparison.skills
        if row <= len(skills):
            cell = self.comparison.cell(candidate.key, skills[row - 1].skill)
            return self._lit(
                self._rating(candidate, cell, mark, here), here, after=HEAT if cell.levels else 0
            )
        below = self._score if row == len(skills) + 1 else self._recommendation
        return self._lit(join(mark, below(candidate, line, here)), here)

    def _lit(self, content: Content, here: bool, *, after: int = 0) -> Content:
        """Return *content* as wide as a column; when it is *here* with light behind it, but for the heat."""
        column = self.layout.column
        if not here:
            return padded(content, column)
        lit = padded(content, column - 1 if after else column).stylize_before(LIGHT, after)
        return padded(lit, column)

    def _rating(self, candidate: ComparedCandidate, cell: Cell, mark: Content, here: bool) -> Content:
        if cell.mean is None:
            return join(mark, ink(cell.words, PLAIN if here else MUTED))
        rubric = self.comparison.rubric
        levels = tuple(rubric.levels) if rubric else (0, 0)
        behind = heat(cell.mean, min(levels), max(levels))
        number = f"{cell.mean:.1f}" if cell.spread else f"{cell.levels[0]}  "
        style = PLAIN if cell.raters == 1 else STRONG
        block = join(mark, ink(f"{number} ", style)).stylize_before(behind)
        raters = ink(f"n{cell.raters}{ALONE if cell.raters == 1 else ''}", PLAIN if here else MUTED)
        spread = ink(f"±{cell.spread}", CAUTION if cell.apart else PLAIN if here else MUTED)
        return join(
            block,
            self._given(candidate, cell),
            padded(raters, RATERS),
            padded(spread if cell.spread else Content(""), SPREAD),
        )

    def _given(self, candidate: ComparedCandidate, cell: Cell) -> Content:
        """Return every interviewer's own level, each under their initials."""
        widths = self._given_widths(candidate)
        if not widths:
            return Content(" " * self.layout.gap)
        levels = [padded(_level(rating), width) for rating, width in zip(cell.ratings, widths, strict=True)]
        gap = " " * self.layout.gap
        return join(gap, padded(Content(" ").join(levels), self._given_width), gap)

    def _score(self, candidate: ComparedCandidate, line: int, here: bool) -> Content:
        score = candidate.score
        quiet = PLAIN if here else MUTED
        if score.value is None:
            return ink("no score" if line == 0 else "nothing rated", quiet)
        alone = ALONE if score.raters == 1 else ""
        if line == 0:
            number = ink(f"{score.value:<4}", STRONG)
            ways: tuple[str, ...] = (
                f"{score.rated} of {count(score.skills, 'skill')}",
                f"{score.rated} of {score.skills}",
            )
        else:
            number = Content(" " * 4)
            few = f", {score.on_one_rater} by one" if score.on_one_rater and not alone else ""
            raters = f"{count(score.raters, 'rater')}{alone}"
            ways = (
                raters + few,
                f"n{score.raters}{alone}{few}",
                f"n{score.raters}{alone or (ALONE if few else '')}",
            )
        gap = " " * self.layout.gap
        room = self.layout.column - HEAT - self.layout.gap - 1
        return join(number, gap, ink(next((way for way in ways if len(way) <= room), ways[-1]), quiet))

    def _recommendation(self, candidate: ComparedCandidate, line: int, here: bool) -> Content:
        if line >= len(candidate.recommendations):
            return Content("")
        given = candidate.recommendations[line]
        full = self._full
        who = given.interviewer if full else interviewers(self.comparison)[given.interviewer]
        if full:
            who = padded(ink(who), max(cell_len(one.interviewer) for one in candidate.recommendations)).plain
        words = recommendation_words(given)
        choice = ink(words.removesuffix(EARLY), PLAIN if given.recommendation else MUTED)
        early = ink(EARLY if words.endswith(EARLY) else "", CAUTION)
        return join(ink(who, PLAIN if here else MUTED), "  " if full else " ", choice, early)

    # Below

    def _rows_out_of_view(self) -> Content:
        layout, top = self.layout, self.window.top
        rows = {place[0] for place in layout.body if place}
        seen = {place[0] for place in layout.body[top : top + layout.visible] if place}
        above = sum(1 for row in rows - seen if not seen or row < min(seen))
        below = len(rows - seen) - above
        words = [f"↑ {above} above"] * bool(above) + [f"↓ {below} below"] * bool(below)
        return ink("  " + "  ".join(words), ACCENT)

    def _legend(self, width: int) -> list[Content]:
        """Return who stands behind initials, and what the signs stand for, of those that are there."""
        cells = self.comparison.cells.values()
        given = [one for candidate in self.comparison.candidates for one in candidate.recommendations]
        initials = interviewers(self.comparison)
        unnamed = self._full and self.layout.style != "named"
        people = [] if unnamed else [f"{short} {who}" for who, short in initials.items()]
        signs = ["n raters", "± highest less lowest"]
        if any(cell.raters == 1 for cell in cells):
            signs.append(f"{ALONE} one rater")
        open_or_not = [one for cell in cells for one in cell.ratings if one.level is None]
        if any(one.not_assessed for one in open_or_not):
            signs.append("– not assessed")
        if any(not one.not_assessed for one in open_or_not):
            signs.append("· not rated")
        if any(one.recommendation and one.recommendation.early for one in given):
            signs.append(f"{EARLY} given early")
        lines = [" · ".join(parts) for parts in (people, signs) if parts]
        return [join(" " * MARK, part) for line in lines for part in ink(line, FAINT).wrap(max(8, width))]

    @property
    def _full(self) -> bool:
        """Whether recommendations name the interviewers in full."""
        return recommendation_width(self.comparison, full=True) <= self.layout.column

    @property
    def _given_width(self) -> int:
        return given_width(self.comparison, self.layout.style)

    def _given_widths(self, candidate: ComparedCandidate) -> list[int]:
        return given_widths(candidate, self.layout.style, interviewers(self.comparison))


def _level(rating: CellRating) -> Content:
    """Return what one interviewer gave: a level, `–` for not assessed, `·` for left open."""
    if rating.level is not None:
        return ink(str(rating.level), PLAIN)
    return ink("–" if rating.not_assessed else "·", FAINT)
