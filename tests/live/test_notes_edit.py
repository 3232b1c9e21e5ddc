"""How lines of notes keep their times while they are edited."""

from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.live.notes_edit import replace_lines, splice, times_by_likeness
from interviewer.model.notes import Note

texts = st.lists(st.sampled_from(["", " ", "a", "b", "=3", "+ long"]), max_size=8)


@settings(deadline=None)
@given(texts, texts)
def test_a_splice_turns_the_old_lines_into_the_new(old: list[str], new: list[str]) -> None:
    change = splice(old, new)
    if change is None:
        assert old == new
        return
    first, removed, lines = change
    assert old[:first] + list(lines) + old[first + removed :] == new


@settings(deadline=None)
@given(texts, texts)
def test_a_splice_names_no_line_that_is_the_same_at_its_ends(old: list[str], new: list[str]) -> None:
    change = splice(old, new)
    if change is None:
        return
    first, removed, lines = change
    replaced = old[first : first + removed]
    if replaced and lines:
        assert replaced[0] != lines[0]
        assert replaced[-1] != lines[-1]


def test_one_typed_character_costs_one_line() -> None:
    old = [f"line {n}" for n in range(100)]
    new = [*old]
    new[40] += "!"
    assert splice(old, new) == (40, 1, ("line 40!",))


def test_a_line_is_as_old_as_its_first_character() -> None:
    notes = replace_lines((), 0, 0, ["", ""], at=5)
    assert [note.at for note in notes] == [None, None]
    notes = replace_lines(notes, 1, 1, ["+"], at=60)
    notes = replace_lines(notes, 1, 1, ["+ names"], at=75)
    assert notes == (Note("", None, obeyed=False), Note("+ names", 60, obeyed=False))


def test_a_line_that_was_emptied_is_begun_anew() -> None:
    emptied = replace_lines((Note("old", 5),), 0, 1, [""], at=20)
    notes = replace_lines(emptied, 0, 1, ["new"], at=30)
    assert notes == (Note("new", 30, obeyed=False),)


def test_lines_that_stay_are_the_very_same() -> None:
    notes = (Note("=3", 5), Note("b", 6), Note("c", 7))
    assert replace_lines(notes, 1, 1, ["B"], at=9) == (
        notes[0],
        Note("B", 6, obeyed=False),
        notes[2],
    )


def test_lines_written_elsewhere_keep_their_times_wherever_they_went() -> None:
    old, times = ["one", "two", "three"], [2, 7, 12]
    assert times_by_likeness(old, times, ["two", "one", "three"]) == [7, 2, 12]
    assert times_by_likeness(old, times, ["three", "one", "two"]) == [12, 2, 7]
    assert times_by_likeness(old, times, ["one", "2", "three", "four"]) == [2, 7, 12, None]
    assert times_by_likeness(old, times, ["new", "one", "", "three"]) == [None, 2, None, 12]
    assert times_by_likeness(old, times, []) == []
