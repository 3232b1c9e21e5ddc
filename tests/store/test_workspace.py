"""Which folder is worked in."""

from pathlib import Path

import pytest

from interviewer.model.errors import UsageError
from interviewer.store.typed import where
from interviewer.store.workspace import (
    UserFolders,
    Workspace,
    find_workspace,
    shipped_examples,
    shipped_packs,
    user_folders,
)


@pytest.fixture
def folders(tmp_path: Path) -> UserFolders:
    return UserFolders(tmp_path / "user-data", tmp_path / "user-state", tmp_path / "user-config")


def with_packs(folder: Path) -> Path:
    """Make *folder* a workspace with packs of its own."""
    (folder / "question_packs").mkdir(parents=True)
    return folder


def test_a_named_folder_comes_before_all_others(tmp_path: Path, folders: UserFolders) -> None:
    named, home, cwd = (with_packs(tmp_path / name) for name in ("named", "home", "cwd"))
    found = find_workspace(named, {"INTERVIEWER_HOME": str(home)}, cwd, folders)
    assert found == Workspace(
        root=named,
        packs=named / "question_packs",
        sessions=named / "sessions",
        state=folders.state,
        config=folders.config,
        shipped=False,
    )


def test_then_the_environment_then_the_nearest_upwards(tmp_path: Path, folders: UserFolders) -> None:
    home, outer = with_packs(tmp_path / "home"), with_packs(tmp_path / "outer")
    inner = with_packs(outer / "inner")
    below = inner / "question_packs" / "plans"
    below.mkdir()
    assert find_workspace(None, {"INTERVIEWER_HOME": str(home)}, below, folders).root == home
    assert find_workspace(None, {"INTERVIEWER_HOME": " "}, below, folders).root == inner
    assert find_workspace(None, {}, below, folders).root == inner
    assert find_workspace(None, {}, outer, folders).root == outer


def test_what_is_typed_for_a_workspace_finds_it_from_everywhere(
    tmp_path: Path, folders: UserFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also the user's own: a command that was printed is typed in another window, where another is nearer."""
    monkeypatch.setenv("HOME", str(tmp_path))
    here, other = with_packs(tmp_path / "here"), with_packs(tmp_path / "other")
    for named in (None, here, folders.data):
        found = find_workspace(named, {}, tmp_path, folders)
        option, typed = where(found.root).split()
        assert (option, typed[:2]) == ("--workspace", "~/")
        again = find_workspace(Path(typed), {"INTERVIEWER_HOME": str(other)}, here, folders)
        assert again == found


def test_at_last_the_users_own_folder_with_the_shipped_packs(tmp_path: Path, folders: UserFolders) -> None:
    found = find_workspace(None, {}, tmp_path, folders)
    assert found.root == folders.data
    assert found.packs == shipped_packs()
    assert found.sessions == folders.data / "sessions"
    assert found.shipped
    assert not folders.data.exists()


def test_a_named_folder_need_not_exist_and_is_not_made(tmp_path: Path, folders: UserFolders) -> None:
    found = find_workspace(Path("later"), {}, tmp_path, folders)
    assert found.root == tmp_path / "later"
    assert found.shipped
    assert not found.root.exists()


def test_a_file_is_no_workspace(tmp_path: Path, folders: UserFolders) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="file is a file, not a folder"):
        find_workspace(Path("file"), {}, tmp_path, folders)
    with pytest.raises(UsageError, match="not a folder"):
        find_workspace(None, {"INTERVIEWER_HOME": str(tmp_path / "file")}, tmp_path, folders)


def test_a_file_called_question_packs_makes_no_workspace(tmp_path: Path, folders: UserFolders) -> None:
    (tmp_path / "question_packs").write_text("")
    assert find_workspace(None, {}, tmp_path, folders).root == folders.data


def test_what_is_shipped_is_found_from_a_checkout_too() -> None:
    assert (shipped_packs() / "plans").is_dir()
    assert shipped_examples().name == "examples"


def test_the_users_folders_are_named_after_the_program() -> None:
    folders = user_folders()
    assert {folders.data.name, folders.state.name, folders.config.name} == {"interviewer"}
