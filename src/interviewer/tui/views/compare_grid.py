"""The grid of a comparison as styled text: numbers with colour behind them, and what stands behind each."""

from dataclasses import dataclass

from textual.content import Content

from interviewer.analysis.cells import Cell, CellRating
from interviewer.analysis.comparison import ComparedCandidate, Comparison
from interviewer.analysis.scores import Score
from interviewer.reports.explanations import REVISED, WITHOUT_LEVEL
from interviewer.reports.words import count
from interviewer.tui.ink import ACCENT, CAUTION, FAINT, LIT, MUTED, PLAIN, STRONG, ends, ink, join, padded
from interviewer.tui.views.compare_layout import (
    HEAT,
    MARK,
    RATERS,
    SPREAD,
    Cursor,
    Layout,
    Place,
    Window,
    drawn,
    given_width,
    given_widths,
    lay_out,
    skill_label,
)
from interviewer.tui.views.compare_legend import ALONE, legend
from interviewer.tui.views.compare_people import EARLY, columns, interviewers, name, recommended

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


def laid_out(comparison: Comparison, width: int, height: int) -> Layout:
    """Return how *comparison* is laid out, with its legend where there is room for it."""
    return lay_out(comparison, width, height, legend=len(legend(comparison, width - MARK, brief=False)))


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
        layout = self.layout
        lines = [*self._heading(), *map(self._line, drawn(layout, self.window))]
        if layout.legend:
            below = legend(self.comparison, width - MARK, brief=layout.brief)
            lines += [Content(""), *(join(" " * MARK, line) for line in below)]
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
        parts = [self._parts(candidate) for _, candidate in self._columns]
        return [*lines, join(" " * MARK, padded(self._rows_out_of_view(), layout.label), *parts)]

    def _rows_out_of_view(self) -> Content:
        """Return how many skills are above and below what is in view, where rows have their headings."""
        layout, top = self.layout, self.window.top
        above = sum(1 for place in layout.body[:top] if place and place[1] == 0)
        below = sum(1 for place in layout.body[top + layout.visible :] if place and place[1] == 0)
        words = [f"↑ {above}"] * bool(above) + [f"↓ {below}"] * bool(below)
        return ink(f"{'  '.join(words)} more" if words else "", ACCENT)

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

    def _parts(self, candidate: ComparedCandidate) -> Content:
        """Return what the numbers of a column are: the mean, each interviewer, raters, spread."""
        layout = self.layout
        gap = " " * layout.gap
        line = join(padded(ink(" mean", FAINT), HEAT), gap)
        if self._given_width:
            initials = interviewers(self.comparison, brief=layout.brief)
            given = " ".join(initials[one.interviewer] for one in candidate.recommendations)
            heads = ink("" if layout.style == "plain" else given, MUTED)
            line = join(line, padded(heads, self._given_width), gap)
        raters = padded(ink("n", FAINT), RATERS) if layout.raters else ""
        return padded(join(line, raters, ink("±", FAINT)), layout.column)

    # The rows

    def _line(self, place: Place) -> Content:
        if place is None:
            return Content("")
        row, line = place
        cells = [self._cell(row, line, index, candidate) for index, candidate in self._columns]
        return join(self._label(row, line), *cells)

    def _label(self, row: int, line: int) -> Content:
        here = row == self.cursor.row and line == 0
        skills = self.comparison.skills
        quiet = row > len(skills) or not skills[row - 1].planned
        style = ACCENT if here else MUTED if quiet else PLAIN
        mark = ink(f"{self._pointer} " if here else "  ", ACCENT)
        room = max(0, self.layout.label - 1)
        label = ink(skill_label(self.comparison, row, line), style)
        return join(mark, padded(label, room), " " * min(1, self.layout.label))

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
        lit = padded(content, column - 1 if after else column).stylize_before(LIT, after)
        return padded(lit, column)

    def _rating(self, candidate: ComparedCandidate, cell: Cell, mark: Content, here: bool) -> Content:
        if cell.mean is None:
            quiet = FAINT if cell.state == "not-planned" else MUTED
            return join(mark, ink(cell.words, PLAIN if here else quiet))
        rubric = self.comparison.rubric
        levels = tuple(rubric.levels) if rubric else (0, 0)
        behind = heat(cell.mean, min(levels), max(levels))
        number = f"{cell.mean:.1f}" if cell.spread else f"{cell.levels[0]}"
        style = PLAIN if cell.raters == 1 else STRONG
        alone = ALONE if cell.raters == 1 else ""
        told = f"{number}{REVISED * cell.revised}{'' if self.layout.raters else alone}"
        block = join(mark, padded(ink(told, style), HEAT - 1)).stylize_before(behind)
        raters = padded(ink(f"n{cell.raters}{alone}", PLAIN if here else MUTED), RATERS)
        spread = ink(f"±{cell.spread}", CAUTION if cell.apart else PLAIN if here else MUTED)
        return join(
            block,
            self._given(candidate, cell),
            raters if self.layout.raters else "",
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
        """Return the score, or on its second line that from the shared skills, and what stands behind it."""
        score = self.comparison.shared_score(candidate) if line else candidate.score
        quiet = PLAIN if here else MUTED
        if score is None or score.value is None:
            return ink("" if line else "no score", quiet)
        number = ink(f"{score.value:<4}", STRONG)
        gap = " " * self.layout.gap
        room = self.layout.column - HEAT - self.layout.gap - 1
        ways = self._behind(score, shared=line > 0)
        return join(number, gap, ink(next((way for way in ways if len(way) <= room), ways[-1]), quiet))

    @staticmethod
    def _behind(score: Score, *, shared: bool) -> tuple[str, ...]:
        """Return what stands behind a score, the most telling words first."""
        alone = ALONE if score.raters == 1 else ""
        few = f", {score.on_one_rater} by one" if score.on_one_rater and not alone else ""
        raters = (f"{count(score.raters, 'rater')}{alone}", f"n{score.raters}{alone}")
        if shared:
            return (f"{raters[0]}{few}", f"{raters[1]}{few}", *raters)
        some = f"{score.rated} of {score.planned}"
        planned = tuple(f"{some} planned, {who}{by}" for by in (few, "") for who in raters)
        short = f"{score.rated}/{score.planned} {raters[1]}"
        return (*planned, f"{some}, {raters[1]}", f"{some} {raters[1]}", short)

    def _recommendation(self, candidate: ComparedCandidate, line: int, here: bool) -> Content:
        given = recommended(self.comparison, candidate, self.layout.way, brief=self.layout.brief)
        if line >= len(given):
            return Content("")
        one, (who, choice, _) = given[line], columns(given)
        said = join(
            ink(one.choice, PLAIN if candidate.recommendations[line].recommendation else MUTED),
            ink(EARLY if one.early else "", CAUTION),
        )
        by = padded(ink(one.who, PLAIN if here else MUTED), who)
        stage = join(" " * (choice - said.cell_length + 2), ink(one.stage, PLAIN if here else FAINT))
        return join(by, "  " if self.layout.way.full else " ", said, stage if one.stage else "")

    @property
    def _given_width(self) -> int:
        return given_width(self.comparison, self.layout.style)

    def _given_widths(self, candidate: ComparedCandidate) -> list[int]:
        initials = interviewers(self.comparison, brief=self.layout.brief)
        return given_widths(candidate, self.layout.style, initials)


def _level(rating: CellRating) -> Content:
    """Return what one interviewer gave: a level, or the sign of why there is none."""
    if rating.level is not None:
        return ink(str(rating.level), PLAIN)
    return ink(WITHOUT_LEVEL[rating.state], FAINT)
