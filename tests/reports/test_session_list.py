"""The table of saved sessions."""

from interviewer.reports.layout import width
from interviewer.reports.session_list import list_text
from tests.builders import a_session
from tests.fakes import fault, saved

SESSIONS = [
    saved(a_session("aaaaaa", candidate="山田 太郎", submitted=True, recommendation="strong-yes"), "first"),
    saved(a_session("bbbbbb"), "second"),
]


def test_one_line_a_session_when_there_is_room() -> None:
    """Wide characters count two cells, so the columns after them line up."""
    assert list_text(SESSIONS, 110).splitlines() == [
        "Date        Candidate     Plan               Interviewer   Status     Recommendation  Session",
        "2026-11-21  山田 太郎     backend-technical  Grace Hopper  submitted  strong yes      first",
        "2026-11-21  Ada Lovelace  backend-technical  Grace Hopper  live       none yet        second",
    ]


def test_the_name_moves_to_a_line_of_its_own_when_there_is_not() -> None:
    lines = list_text(SESSIONS, 90).splitlines()
    assert lines[2:4] == [
        "2026-11-21  山田 太郎     backend-technical  Grace Hopper  submitted  strong yes",
        "    first",
    ]


def test_on_eighty_columns_the_plan_goes_along_and_no_line_is_wider() -> None:
    lines = list_text(SESSIONS, 80).splitlines()
    assert lines[2:4] == [
        "2026-11-21  山田 太郎     Grace Hopper  submitted  strong yes",
        "    first  backend-technical",
    ]
    assert max(map(width, lines)) <= 80


def test_a_very_long_name_is_cut_and_the_other_rows_stay_as_they_are() -> None:
    long = saved(
        a_session("cccccc", candidate="Wolfeschlegelsteinhausen " * 8, interviewer="界" * 60), "third"
    )
    lines = list_text([*SESSIONS, long], 120).splitlines()
    assert len(lines) == 4
    assert "  Wolfeschlegelsteinhause…  " in lines[3]
    for cells in (80, 120):
        assert max(map(width, list_text([*SESSIONS, long], cells).splitlines())) <= cells


def test_broken_files_are_named_with_their_fault_and_hide_nothing() -> None:
    text = list_text([*SESSIONS, fault("torn", "is empty")], 110)
    assert text.endswith("second\n\nFiles that cannot be read:\n  sessions/torn.toml: is empty\n")
    assert list_text([fault("torn", "is empty")]).startswith("Files that cannot be read:")


def test_nothing_saved_is_no_table() -> None:
    assert list_text([]) == ""


def test_the_row_fits_exactly() -> None:
    """The table of one line a session is 93 cells wide: at 93 it fits, at 92 it does not."""
    widest = max(map(width, list_text(SESSIONS, 200).splitlines()))
    assert len(list_text(SESSIONS, widest).splitlines()) == 3
    assert len(list_text(SESSIONS, widest - 1).splitlines()) == 6
