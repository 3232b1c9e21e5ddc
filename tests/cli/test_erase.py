"""`interviewer erase` as a person meets it."""

from pathlib import Path

import click
import pytest

from interviewer.model.custody import Hold
from tests.builders import a_session
from tests.cli.privacy_place import Place, place
from tests.store.left_everywhere import FIRST, NAME, SECOND, of_another, theirs
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
    assert f"1 of 2 is under a legal hold (a dispute, since 2026-11-21): kept  {kept.stem}" in asked.out
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
