"""`interviewer history`: what is listed, shown and restored, and that nothing is ever overwritten."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interviewer.cli import history
from interviewer.model.notes import Note
from interviewer.reports.history_text import history_text, version_line
from interviewer.store import workspace as workspace_module
from interviewer.store.history import History, versions_of
from interviewer.store.names import file_name
from interviewer.store.seam import DISK
from interviewer.store.session_file import to_toml
from interviewer.store.workspace import Workspace, shipped_packs
from tests.builders import a_response, a_session

START = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
EARLIER = a_session(responses={"rest": a_response([Note("+ two words", 3)], rating=2)}, ratings={"apis": 3})
NOW = a_session(take_aways="much more")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(
        root=tmp_path,
        packs=shipped_packs(),
        sessions=tmp_path / "sessions",
        state=tmp_path / "state",
        config=tmp_path / "config",
    )


@pytest.fixture
def path(workspace: Workspace) -> Path:
    """Return the file of a session of which two versions are kept, and one that cannot be read."""
    path = workspace.sessions.resolve() / file_name(NOW, UTC)
    path.parent.mkdir()
    path.write_bytes(to_toml(NOW))
    for minutes, data in enumerate((to_toml(EARLIER), b"half", to_toml(NOW))):
        at = START + timedelta(minutes=5 * minutes)
        History(DISK, workspace.state, NOW.id, path, lambda at=at: at).keep(data)  # type: ignore[misc]
    return path


def run(workspace: Workspace, *arguments: str) -> Result:
    return CliRunner().invoke(history.command, arguments, env={"INTERVIEWER_HOME": str(workspace.root)})


@pytest.fixture(autouse=True)
def _state(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace_module, "user_state_path", lambda *given, **more: workspace.state)


def test_versions_are_listed_with_size_words_and_ratings(workspace: Workspace, path: Path) -> None:
    for name in (path.stem, NOW.id, str(path)):
        listed = run(workspace, name)
        assert listed.exit_code == 0
        head, first, second, third = (line.split() for line in listed.stdout.splitlines())
        assert head == ["Time", "Local", "time", "Bytes", "Words", "Ratings"]
        assert first[0] == "20261121T140000Z"
        assert first[-3:] == [f"{len(to_toml(EARLIER)):,}", "3", "2"]
        assert second[-3:] == ["cannot", "be", "read"]
        assert third[0] == "20261121T141000Z"


@pytest.mark.parametrize("time", ["20261121T1400", f"{START.astimezone():%Y-%m-%d %H:%M}"])
def test_one_is_shown_as_a_session_is(workspace: Workspace, path: Path, time: str) -> None:
    shown = run(workspace, path.stem, "--show", time)
    assert shown.exit_code == 0
    assert "two words" in shown.stdout
    assert "much more" not in shown.stdout


def test_one_is_restored_beside_byte_for_byte_and_never_over_another(
    workspace: Workspace, path: Path
) -> None:
    path.chmod(0o640)
    restored = run(workspace, path.stem, "--restore", "20261121T140000Z")
    beside = path.with_name(f"{path.stem}.restored-20261121T140000Z.toml")
    assert stat.S_IMODE(beside.stat().st_mode) == 0o640, "as the session is"
    assert restored.stdout == f"Restored into {beside}\n"
    assert beside.read_bytes() == to_toml(EARLIER)
    assert path.read_bytes() == to_toml(NOW)
    for name in (path.stem, beside.stem):
        again = run(workspace, name, "--restore", "20261121T140000Z")
        assert (again.exit_code, again.stdout) == (0, f"Is there already: {beside}\n")
    beside.write_bytes(b"somebody's")
    again = run(workspace, path.stem, "--restore", "20261121T140000Z")
    assert "another file has that name" in str(again.exception)
    assert beside.read_bytes() == b"somebody's"


def test_a_session_whose_file_is_gone_or_broken_has_its_history_still(
    workspace: Workspace, path: Path
) -> None:
    path.write_bytes(b"<<<<<<<")
    assert "20261121T140000Z" in run(workspace, path.stem).stdout
    path.unlink()
    for name in (NOW.id, path.stem):
        assert "20261121T140000Z" in run(workspace, name).stdout
    assert run(workspace, path.stem, "--restore", "20261121T140000Z").exit_code == 0
    beside = path.with_name(f"{path.stem}.restored-20261121T140000Z.toml")
    again = run(workspace, path.stem, "--restore", "20261121T140000Z")
    assert (again.exit_code, again.stdout) == (0, f"Is there already: {beside}\n")
    run(workspace, path.stem, "--restore", "20261121T141000Z")
    assert sorted(path.parent.iterdir()) == [
        beside,
        beside.with_name(f"{path.stem}.restored-20261121T141000Z.toml"),
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--show", "2026"), "can mean 20261121T140000Z, 20261121T140500Z, 20261121T141000Z."),
        (("--restore", ""), 'There is no version "". Last: 20261121T140000Z'),
        (("--show", ""), 'There is no version "". Last: 20261121T140000Z'),
        (("--show", "1999"), 'There is no version "1999". Last: 20261121T140000Z'),
        (("--show", "20261121T140500Z"), "is not TOML"),
        (("--show", "2026", "--restore", "2026"), "one can be given"),
    ],
)
def test_what_cannot_be_is_said(
    workspace: Workspace, path: Path, arguments: tuple[str, ...], told: str
) -> None:
    refused = run(workspace, path.stem, *arguments)
    assert refused.exit_code != 0
    assert told in str(refused.exception)


def test_without_any_that_is_said_and_an_unknown_session_is_unknown(workspace: Workspace, path: Path) -> None:
    for version in versions_of(DISK, workspace.state, NOW.id):
        version.path.unlink()
    listed = run(workspace, path.stem)
    assert (listed.exit_code, listed.stdout[:23]) == (0, "Nothing earlier is kept")
    for wish in ("--show", "--restore"):
        assert "Nothing earlier is kept" in str(run(workspace, path.stem, wish, "2026").exception)
    assert 'There is no session "nobody"' in str(run(workspace, "nobody").exception)


def test_the_table_has_a_column_for_the_clock_here() -> None:
    line = version_line("20261121T140000Z", START, 12_345, EARLIER)
    assert history_text([line], UTC).splitlines() == [
        "Time              Local time        Bytes   Words  Ratings",
        "20261121T140000Z  2026-11-21 14:00  12,345  3      2",
    ]
