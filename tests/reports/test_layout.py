"""Lines and columns, measured in terminal cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.reports.layout import pad, printable, side_by_side, width, wrap, wrap_between


@pytest.mark.parametrize(
    ("text", "cells"),
    [("abc", 3), ("日本", 4), ("Zoe\u0308", 3), ("Zoë", 3), ("ｱ", 1), ("a\u200bb", 2), ("", 0)],
)
def test_width_counts_cells(text: str, cells: int) -> None:
    """Wide characters take two cells, combining marks and zero-width characters none."""
    assert width(text) == cells


def test_pad_fills_by_cells_and_cuts_nothing() -> None:
    assert pad("日本", 6) == "日本  "
    assert pad("longer", 3) == "longer"


def test_columns_line_up_beside_wide_characters() -> None:
    lines = [*side_by_side([["日本"], ["x"]], [6, 1]), *side_by_side([["abc"], ["x"]], [6, 1])]
    assert [width(line) for line in lines] == [9, 9]
    assert lines == ["日本    x", "abc     x"]


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    assert list(side_by_side([["a", "b"], ["c"]], [2, 2])) == ["a   c", "b"]


def test_wrap_breaks_at_spaces_and_hangs_under_the_first_word() -> None:
    assert wrap("one two three", 10, first="- ") == ["- one two", "  three"]


def test_pieces_stay_whole_where_they_fit_on_a_line() -> None:
    """`found 2 of 5` is never torn apart unless the line is too short for it."""
    pieces = ("Rest:", "heard 1 of 2,", "found 2 of 5")
    assert wrap_between(pieces, 40) == ["Rest: heard 1 of 2, found 2 of 5"]
    assert wrap_between(pieces, 20, first="- ", rest="    ") == [
        "- Rest:",
        "    heard 1 of 2,",
        "    found 2 of 5",
    ]
    assert wrap_between(pieces, 12, rest="  ") == ["Rest:", "  heard 1 of", "  2,", "  found 2 of", "  5"]
    assert wrap_between(("日本:", "日本"), 9, rest=" ") == ["日本:", " 日本"]
    assert wrap_between((), 9) == []


@given(st.lists(st.text(max_size=30), max_size=6), st.integers(6, 40))
def test_no_line_of_pieces_is_too_wide(pieces: list[str], cells: int) -> None:
    lines = wrap_between(pieces, cells, rest="    ")
    assert all(width(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join("".join(map(printable, pieces)).split())


def test_wrap_breaks_a_word_that_is_longer_than_the_line() -> None:
    assert wrap("abcdefg hi", 4) == ["abcd", "efg", "hi"]


def test_wrap_keeps_line_breaks() -> None:
    assert wrap("one\n\ntwo", 10) == ["one", "", "two"]


def test_nothing_that_steers_a_terminal_is_printed() -> None:
    """An escape, a bell, a C1 control, an override of direction and a tab."""
    assert printable("a\x1b[31mb\x07c\x9bd\u202ee\tf") == "a[31mbcde f"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80), st.integers(2, 40))
def test_no_line_is_wider_than_asked_for_and_no_word_is_lost(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join(printable(text).split())
