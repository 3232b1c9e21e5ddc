"""`interviewer erase` as a person meets it."""

from pathlib import Path

import click
import pytest

from interviewer.model.custody import Hold
from interviewer.store.workspace import user_folders
from tests.builders import a_session
from tests.cli.privacy_place import Place, place
from tests.store.left_everywhere import EDIT, FIRST, NAME, OTHERS, SECOND, an_edit, of_another, theirs
from tests.store.rig import LATER

__all__ = ["place"]


def test_it_shows_asks_and_removes(place: Place) -> None:
    path = place.save(theirs())
    asked = place.run("erase", NAME, typed="erase\n")
    assert asked.code == 0
    assert f"  {path}  (the session)" in asked.out
    assert "Type the word erase to go on" in asked.err
    assert "Removed: 1 file or folder." in asked.out
    assert "- Backups, and snapshots of the disk." in asked.out
    assert not path.exists()


@pytest.mark.parametrize("typed", ["\n", "yes\n", "y\n", "erased\n"])
def test_any_other_word_removes_nothing(place: Place, typed: str) -> None:
    path = place.save(theirs())
    asked = place.run("erase", NAME, typed=typed)
    assert (asked.code, asked.err.rpartition(": ")[2]) == (1, "Nothing was removed.\n")
    assert path.exists()


def test_without_a_terminal_nothing_is_removed(place: Place) -> None:
    path = place.save(theirs())
    asked = place.run("erase", NAME)
    assert asked.code == 2
    assert "--yes" in asked.err
    assert str(path) in asked.out, "what it would remove is shown all the same"
    assert path.exists()


def test_yes_asks_nothing(place: Place) -> None:
    path = place.save(theirs())
    assert place.run("erase", FIRST, "--yes").code == 0
    assert not path.exists()


def test_what_changes_while_it_asks_stops_it(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    path = place.save(theirs())

    def held_meanwhile(*words: object, **options: object) -> str:
        place.save(theirs().but(hold=Hold(since=LATER, why="a dispute")))
        return "erase"

    monkeypatch.setattr(click, "prompt", held_meanwhile)
    asked = place.run("erase", NAME, typed="erase\n")
    assert (asked.code, "Something changed meanwhile" in asked.err) == (1, True)
    assert path.exists()


def test_a_hold_keeps_one_and_says_so(place: Place) -> None:
    kept = place.save(theirs().but(hold=Hold(since=LATER, why="a dispute")))
    gone = place.save(theirs(SECOND))
    asked = place.run("erase", NAME, "--yes")
    assert asked.code == 1
    assert (
        f"1 of 2 is under a legal hold, and kept:\n  {kept.stem}  (a dispute, since 2026-11-21)" in asked.out
    )
    assert (kept.exists(), gone.exists()) == (True, False)
    again = place.run("erase", NAME, "--yes")
    assert (again.code, "Nothing was removed." in again.err) == (1, True)


def test_a_name_that_nobody_has(place: Place) -> None:
    place.save(of_another())
    asked = place.run("erase", "Bea Exampel", "--yes")
    assert asked.code == 2
    assert "Nearest: Bea Example" in asked.err


def test_names_do_not_steer_the_terminal(place: Place) -> None:
    evil = "Eve\u202e\x1b]0;x\x07"
    place.save(a_session(FIRST, candidate=evil, key="eve"), "x\x1b[2J-7k3f2m")
    asked = place.run("erase", FIRST, "--yes")
    assert asked.code == 0
    assert not set("\x1b\x07\u202e") & set(asked.out + asked.err)


def test_files_in_the_users_folders_go_with_it(place: Place, tmp_path: Path) -> None:
    path = place.save(theirs())
    name = f"{path.stem}.rescued-20261121T140000Z.toml"
    refuges = [tmp_path / "home" / name, tmp_path / "tmp" / name]
    for refuge in refuges:
        refuge.write_bytes(path.read_bytes())
    assert place.run("erase", NAME, "--yes").code == 0
    assert not any(refuge.exists() for refuge in refuges)


def an_editor_left() -> Path:
    """Leave notes in the folder of an edit whose process is gone, as of nobody."""
    return an_edit(user_folders().state, "+ about whom, nobody can tell any more\n")


@pytest.mark.parametrize("who", [(NAME,), (FIRST,), ()])
def test_what_an_editor_left_goes_afterwards_too(place: Place, who: tuple[str, ...]) -> None:
    place.save(theirs())
    left = an_editor_left()
    first = place.run("erase", NAME, typed="erase\n")
    assert first.code == 0
    assert "with --editor-leftovers they go, too" in first.out.partition("Removed:")[0]
    asked = place.run("erase", *who, "--editor-leftovers")
    assert (asked.code, left.exists()) == (2, True), "without a terminal it takes --yes"
    assert f"  {left}  (notes that an editor left)" in asked.out
    done = place.run("erase", *who, "--editor-leftovers", "--yes")
    assert (done.code, left.exists()) == (1 if who else 0, False), "nobody of that name was found"
    assert "mention" not in done.out
    again = place.run("erase", *who, "--editor-leftovers", "--yes")
    assert again.code == 2
    assert "There is no candidate" in again.err if who else "There are no notes" in again.err


def test_a_slip_of_the_keys_removes_no_leftovers(place: Place) -> None:
    place.save(theirs())
    left = an_editor_left()
    asked = place.run("erase", f"{NAME}x", "--editor-leftovers", "--yes")
    assert (asked.code, f"Nearest: {NAME}" in asked.err, left.exists()) == (2, True, True)


@pytest.mark.parametrize("who", ["", " "])
def test_no_name_is_not_a_name_left_out(place: Place, who: str) -> None:
    left = an_editor_left()
    asked = place.run("erase", who, "--editor-leftovers", "--yes")
    assert (asked.code, "Say whose data to remove" in asked.err, left.exists()) == (2, True, True)


def test_leftovers_of_a_held_session_stay_and_that_is_an_exit_code(place: Place) -> None:
    place.save(theirs().but(hold=Hold(since=LATER, why="a dispute")))
    place.save(of_another())
    state, another = user_folders().state, EDIT.replace("0123", "4567")
    held = an_edit(state, "all of it new\n", FIRST, place.root)
    left = an_edit(state, "all of it new\n", OTHERS, place.root, another)
    asked = place.run("erase", "--editor-leftovers", "--yes")
    assert (asked.code, left.exists(), held.exists()) == (1, False, True)


def test_leftovers_of_a_copy_of_the_session_in_another_workspace_stay_and_that_is_an_exit_code(
    place: Place, tmp_path: Path
) -> None:
    other = tmp_path.resolve() / "b"
    other.mkdir()
    path = place.save(theirs())
    left = an_edit(user_folders().state, "all of it new\n", FIRST, other)
    asked = place.run("erase", NAME, "--yes")
    assert (asked.code, path.exists(), left.exists()) == (1, False, True)
    there = f"interviewer erase --editor-leftovers --workspace {other}"
    assert f"  {left}  (of another workspace; there: {there})" in asked.out


@pytest.mark.parametrize("session", ["bbbbbb", ""])
def test_leftovers_of_a_session_that_is_held_in_another_workspace_stay(
    place: Place, tmp_path: Path, session: str
) -> None:
    other = Place(tmp_path.resolve() / "b", place.call)
    other.root.mkdir()
    other.save(a_session("bbbbbb"))
    held = (
        "retention",
        "hold",
        "bbbbbb",
        "--why",
        "a dispute",
        "--by",
        "Ida",
        "--workspace",
        str(other.root),
    )
    assert place.run(*held).code == 0
    left = an_edit(user_folders().state, "all of it new\n", session, other.root)
    asked = place.run("erase", "--editor-leftovers", "--yes")
    assert (asked.code, f"  {left}  (" in asked.out, left.exists()) == (1, True, True)


def test_the_command_that_is_advised_names_the_workspace(place: Place) -> None:
    place.save(theirs())
    an_editor_left()
    asked = place.run("erase", NAME, "--yes")
    assert f"To remove them: interviewer erase --editor-leftovers --workspace {place.root}\n" in asked.out


def test_editor_leftovers_alone_touch_no_session(place: Place) -> None:
    path = place.save(theirs())
    left = an_editor_left()
    (user_folders().state / "broken").symlink_to("nowhere")
    asked = place.run("erase", "--editor-leftovers", typed="erase\n")
    assert (asked.code, path.exists(), left.exists()) == (0, True, False)
    assert "mention" not in asked.out, "nobody was named"


def test_it_takes_somebody_to_erase(place: Place) -> None:
    asked = place.run("erase", "--yes")
    assert (asked.code, "Say whose data to remove" in asked.err) == (2, True)
    assert place.run("erase", "", "--yes").code == 2


def test_how_many_are_held_is_said_once(place: Place) -> None:
    for name in (FIRST, SECOND, "ddd444"):
        place.save(theirs(name).but(hold=Hold(since=LATER, why="a dispute")))
    place.save(theirs("eee555"))
    asked = place.run("erase", NAME, "--yes")
    assert asked.out.count("3 of 4 are under a legal hold, and kept:") == 1
    assert asked.out.count("legal hold") == 1
