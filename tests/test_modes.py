"""Who may read what is left on disk: its owner alone, whatever the umask; a team keeps what it was given.

And what the files are called: by initials, never by a name.
"""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer.store.seam import Disk
from tests.terminal.driver import Place

pytestmark = pytest.mark.slow

NAME, INTERVIEWER = "Quetzalcoatl Xochimilco", "Tezcatlipoca Mictlan"
WORDS = ("quetzalcoatl", "xochimilco", "tezcatlipoca", "mictlan")

PROGRAM = f"""
import os, sys
from pathlib import Path
os.umask(int(sys.argv[1], 8))
from interviewer.cli import main
from interviewer.cli.demo import throwaway_workspace
from interviewer.cli.desk import OpenDesk
from interviewer.live.desk import SetUp
from interviewer.store.crash_report import CRASHES, Crashes
from interviewer.store.editor import Editor
from interviewer.store.process import this_process
from interviewer.store.seam import Disk
from interviewer.store.workspace import find_workspace, user_folders

workspace = find_workspace(None, os.environ, Path.cwd())

def talk(spoil=lambda file: None):
    desk = OpenDesk(workspace)
    interview = desk.begin(SetUp("backend-screen-30", {NAME!r}, {INTERVIEWER!r}))
    interview.type("warm-up", "noted")
    interview.publish()
    spoil(Path(interview.path))
    interview.type("warm-up", "noted and more")
    interview.publish()
    interview.close()
    desk.catch_up()
    return Path(interview.path)

file = talk()
talk(lambda file: file.write_text(file.read_text() + "# changed outside\\n"))
def no_folder(file):
    file.parent.rename(file.parent.with_name("elsewhere"))
    file.parent.write_text("in the way")
talk(no_folder)
(workspace.sessions).unlink()
(workspace.root / "elsewhere").rename(workspace.sessions)
Crashes(Disk(), user_folders().state / CRASHES).keep(ValueError())
editor = Editor(workspace.state / "editing", Disk(), os.environ, this_process(), workspace.root)
try:
    editor.edit("notes", "7k3f2m", 100)
except Exception:
    pass
named = sys.argv[2:]
for words in (
    ["list"], ["keys"], ["history", file.stem], ["redact", file.stem, "--output", named[0]],
    ["export", file.stem, "--output", named[1]], ["copy-for-candidate", file.stem, "--output", named[2]],
    ["retention", "hold", file.stem, "--why", "a case"], ["retention", "release", file.stem, "--why", "over"],
    ["retention", "set", file.stem, "2031-01-01"],
):
    print(words[0], main(words), flush=True)
with throwaway_workspace() as demo:
    for folder, _, names in os.walk(demo.root):
        for path in [Path(folder), *(Path(folder, name) for name in names)]:
            if path.stat().st_mode & 0o077:
                print("OPEN", oct(path.stat().st_mode), path)
"""


def entries(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        yield from (Path(where, name) for name in (*folders, *names))


@pytest.mark.parametrize("umask", ["000", "022", "077"])
def test_what_is_written_is_for_its_owner_alone(tmp_path: Path, umask: str) -> None:
    """An interview, a conflict copy, a refuge, the memory, the cache, a crash, an editor, commands."""
    place = Place(tmp_path / "place", {"EDITOR": "false"}).make()
    before = set(entries(place.root))
    named = [str(place.workspace / name) for name in ("shared.toml", "kept.toml", "copy.txt")]
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, umask, *named],
        env=place.environment,
        cwd=place.workspace,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    made = set(entries(place.root)) - before
    kinds = ("sessions", ".toml", ".conflict-", ".rescued-", "remembered", ".lists", "crashes", "editing")
    missing = [kind for kind in kinds if not any(kind in str(path) for path in made)]
    assert missing == [], ended.stdout + ended.stderr
    wanted = {path: 0o700 if path.is_dir() else 0o600 for path in made}
    assert {path: mode_of(path) for path in made} == wanted
    assert "OPEN" not in ended.stdout
    for command in ("redact", "export", "copy-for-candidate", "retention"):
        assert f"\n{command} 0\n" in ended.stdout
    # Of people only the initials, in whatever name of a file or folder.
    assert [path for path in made if any(word in path.name.casefold() for word in WORDS)] == []
    assert any("-qx-" in path.name for path in made)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


TEAM = """
import os, sys
from pathlib import Path
os.umask(0o077)
from interviewer.cli.desk import OpenDesk
from interviewer.live.desk import SetUp
from interviewer.store.workspace import find_workspace
desk = OpenDesk(find_workspace(None, os.environ, Path.cwd()))
interview = desk.begin(SetUp("backend-screen-30", "Ada", "Ida"))
file = Path(interview.path)
if sys.argv[1] == "link":
    file.rename(file.with_name("moved"))
    file.symlink_to(file.with_name("moved"))
else:
    file.chmod(int(sys.argv[1], 8))
interview.type("warm-up", "noted")
interview.publish()
interview.close()
"""


@pytest.mark.parametrize(
    ("given", "kept"), [("600", 0o600), ("640", 0o640), ("664", 0o664), ("777", 0o664), ("link", 0o600)]
)
def test_a_file_and_a_folder_that_a_team_may_read_stay_so(tmp_path: Path, given: str, kept: int) -> None:
    """Whoever opened the file to the team did so on purpose; saving takes it back from nobody."""
    place = Place(tmp_path).make()
    sessions = place.workspace / "sessions"
    sessions.mkdir()
    sessions.chmod(0o2770)
    command = [sys.executable, "-c", TEAM, given]
    subprocess.run(command, env=place.environment, cwd=place.workspace, check=True)
    [file] = sessions.glob("2*.toml")
    assert not file.is_symlink()
    assert "noted" in file.read_text(encoding="utf-8")
    assert (mode_of(file), mode_of(sessions)) == (kept, 0o2770)


def test_nobody_gains_what_they_had_not(tmp_path: Path) -> None:
    """A link in the place of a file tells nothing of who may read; a folder is no file."""
    ours, open_to_all = tmp_path / "ours", tmp_path / "open"
    open_to_all.write_text("")
    open_to_all.chmod(0o666)
    for like in ("link", "folder"):
        ours.write_text("")
        ours.chmod(0o600)
        (tmp_path / "link").unlink(missing_ok=True)
        (tmp_path / "link").symlink_to(open_to_all)
        (tmp_path / "folder").mkdir(exist_ok=True)
        Disk().open_as(tmp_path / like, ours)
        assert mode_of(ours) == 0o600
    with pytest.raises(OSError, match="symbolic"):
        Disk().open_as(open_to_all, tmp_path / "link")
    assert mode_of(open_to_all) == 0o666


# Planted links


def test_what_is_planted_in_the_place_of_our_files_is_not_written_through(tmp_path: Path) -> None:
    """A session's file, its temporary file, a refuge, a crash report: each is new, or refused."""
    victim = tmp_path / "victim"
    victim.write_text("precious")
    planted = tmp_path / "planted.toml"
    planted.symlink_to(victim)
    dangling = tmp_path / "dangling.toml"
    dangling.symlink_to(tmp_path / "not-there")
    for path in (planted, dangling):
        with pytest.raises(FileExistsError):
            Disk().create(path)
    assert victim.read_text() == "precious"
    assert not (tmp_path / "not-there").exists()


def test_a_session_that_was_replaced_by_a_link_is_saved_and_what_it_led_to_is_as_it_was(
    tmp_path: Path,
) -> None:
    place = Place(tmp_path).make()
    subprocess.run(
        [sys.executable, "-c", TEAM, "link"], env=place.environment, cwd=place.workspace, check=True
    )
    moved = place.workspace / "sessions" / "moved"
    assert "noted" not in moved.read_text(encoding="utf-8")
    [file] = (place.workspace / "sessions").glob("2*.toml")
    assert not file.is_symlink()


def test_a_folder_of_sessions_and_one_of_journals_may_be_links(tmp_path: Path) -> None:
    """A team's folder is often mounted elsewhere; the state folder is the user's own."""
    place = Place(tmp_path / "place").make()
    shared, kept = tmp_path / "shared", tmp_path / "kept"
    for folder in (shared, kept):
        folder.mkdir(mode=0o750)
    (place.workspace / "sessions").symlink_to(shared)
    state = place.home / "state" / "interviewer"
    state.mkdir(parents=True)
    (state / "journals").symlink_to(kept)
    subprocess.run(
        [sys.executable, "-c", TEAM, "600"],
        env={**place.environment, "INTERVIEWER_AUDIT": os.devnull},
        cwd=place.workspace,
        check=True,
    )
    assert len(list(shared.glob("2*.toml"))) == 1
    assert list(kept.iterdir()) == []  # its journal went once it was saved
    assert mode_of(shared) == 0o750
