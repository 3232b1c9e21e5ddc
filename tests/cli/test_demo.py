"""`interviewer demo` without its screen."""

from pathlib import Path

import pytest

from interviewer.authoring.content import assemble
from interviewer.cli import main, screens
from interviewer.cli.chosen import library_of
from interviewer.cli.demo import run_demo, throwaway_workspace
from interviewer.live.desk import SetUp
from interviewer.store.sources import read_sources
from interviewer.store.workspace import Workspace, shipped_examples
from interviewer.tui.app import InterviewerApp


def test_the_demo_has_the_examples_as_its_sessions_and_packs_to_start_from() -> None:
    with throwaway_workspace() as workspace:
        saved = library_of(workspace).saved()
        assert len(saved) == len(list(shipped_examples().glob("*.toml")))
        assert all(one.session for one in saved)
        assert "backend-technical-60" in assemble(read_sources(workspace.packs)).plans


def test_nothing_of_the_demo_lies_outside_its_folder() -> None:
    with throwaway_workspace() as workspace:
        for folder in (workspace.packs, workspace.sessions, workspace.state, workspace.config):
            assert folder.is_relative_to(workspace.root)


def test_the_folder_goes_and_the_demo_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    opened: list[Workspace] = []

    def open_home(workspace: Workspace) -> None:
        assert workspace.root.is_dir()
        (workspace.sessions / "new.toml").write_text("")
        opened.append(workspace)

    run_demo(open_home)
    assert not opened[0].root.exists()
    assert f"{opened[0].root} is removed" in capsys.readouterr().err


def test_the_folder_goes_also_when_the_screen_fails() -> None:
    roots: list[Path] = []

    def fail(workspace: Workspace) -> None:
        roots.append(workspace.root)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        run_demo(fail)
    assert not roots[0].exists()


def test_an_interview_of_the_demo_goes_with_it_and_is_not_offered_to_be_gone_on_with(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Path] = []

    def run(app: InterviewerApp) -> str:
        app.interview = app.desk.begin(SetUp("backend-screen-30", "Ada Example", "Iris Sample"))
        begun.append(Path(app.interview.path))
        return app.leave()

    monkeypatch.setattr(InterviewerApp, "run", run)
    monkeypatch.setattr(screens, "need_terminal", lambda: None)
    assert main(["demo"]) == 0
    out, err = capsys.readouterr()
    assert (out, err.startswith("The demo is over.")) == ("", True)
    assert not begun[0].exists()
