"""Code as styled text: highlighted, with line numbers, wrapped so that its line numbers stay true."""

from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from textual.content import Content

from interviewer.model.exercise import Code
from interviewer.tui.ink import ACCENT, FAINT, GOOD, MUTED, STRONG, ink, join
from interviewer.tui.views.sheet import MARK

_CONTINUED = "↪"


def code_lines(
    code: Code, width: int, marks: Mapping[int, str], found: Collection[int] = ()
) -> list[Content]:
    """Return the lines of *code* in *width* cells.

    *marks* are the numbers of the faults by line, drawn before the line number; *found* the lines whose
    faults were found, which are ticked. A line that is too long goes on below, behind a sign.
    """
    numbers = len(str(len(code.lines)))
    marks = {number: f"{MARK if number in found else ''}{mark}" for number, mark in marks.items()}
    room = max(map(len, marks.values()), default=0)
    lines: list[Content] = []
    for number, line in enumerate(
        _highlighted(code.language, "\n".join(line.expandtabs(4) for line in code.lines)), start=1
    ):
        mark = marks.get(number, "")
        gutter = join(
            ink(f"{mark:>{room}} " if room else "", GOOD if number in found else ACCENT),
            ink(f"{number:>{numbers}} ", MUTED if mark else FAINT),
        )
        first, *rest = line.fold(max(8, width - gutter.cell_length)) or [Content("")]
        lines.append(join(gutter, first))
        lines += [join(" " * (gutter.cell_length - 2), ink(f"{_CONTINUED} ", FAINT), part) for part in rest]
    return lines


@lru_cache(maxsize=8)
def _highlighted(language: str, code: str) -> list[Content]:
    # The lexers are imported when the first code is shown: most interviews show none.
    from textual.highlight import highlight

    lines = highlight(code, language=language, theme=_theme()).split("\n", allow_blank=True)
    count = code.count("\n") + 1
    return [*lines, *[Content("")] * (count - len(lines))][:count]


@cache
def _theme() -> type:
    from pygments.token import Token
    from textual.highlight import HighlightTheme

    class Calm(HighlightTheme):
        """Few colours: words of the language bold, texts and numbers tinted, comments quieter."""

        STYLES = {  # noqa: RUF012 - Textual declares it without ClassVar
            Token.Comment: f"italic {MUTED}",
            Token.Keyword: STRONG,
            Token.Operator.Word: STRONG,
            Token.Literal.String: "$success",
            Token.String: "$success",
            Token.Literal.Number: "$secondary",
            Token.Number: "$secondary",
            Token.Name.Builtin: "$secondary",
            Token.Name.Decorator: "$secondary",
            Token.Name.Tag: "$secondary",
        }

    return Calm
