"""Text in lines: what is said at the edge keeps the names of files in one piece, or in pieces of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.tui.views.lines import foldable
from tests.tui.conftest import on_live

NAME = "2026-11-22-1940-backend-screen-30-zh-7k3f2m.conflict-vm-20261122T194512.toml"


@given(st.text("ab.-/ \n", max_size=60), st.integers(1, 20))
def test_nothing_but_ends_of_lines_comes_into_a_text(text: str, width: int) -> None:
    plain = text.replace("\n", " ")
    told = foldable(plain, width)
    assert told.replace("\n", "") == plain
    assert all(
        len(line) <= width or not any(sign in line[:-1] for sign in ".-/")
        for word in told.split(" ")
        for line in word.split("\n")
    )


def test_what_fits_into_a_line_is_left_to_the_wrapping() -> None:
    assert foldable("Saved in a-b-c.toml, safely", 12) == "Saved in a-b-c.toml, safely"
    assert foldable("first/notice.\nand/one/more here", 14) == "first/notice.\nand/one/more here"


def test_letters_count_for_as_many_columns_as_they_take() -> None:
    assert foldable("in 面接/記録.toml", 9) == "in 面接/\n記録.toml"
    assert foldable("in 面接/記録.tom", 10) == "in 面接/記録.\ntom"
    assert foldable("in ab/cd.toml", 10) == "in ab/cd.toml"


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_the_name_of_a_file_is_not_broken_inside_a_word(width: int) -> None:
    async with on_live(size=(width, 20)) as stage:
        stage.screen.notify(f"Kept beside it in {NAME}, and more.", markup=False)
        await stage.press()
        said = [line.partition("▌")[2].strip() for line in stage.seen.split("\n") if "▌" in line]
        assert said[0] == "Kept beside it in"
        assert "".join(said[1:]).startswith(f"{NAME},")
        assert all(line[-1] in "-." for line in said[1:-1])
