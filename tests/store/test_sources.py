"""Reading the files people write, and what is said of those that cannot be read."""

import os
from pathlib import Path

import pytest

from interviewer.model.content import SourceText
from interviewer.model.errors import UsageError
from interviewer.store.sources import MOST_BYTES, read_given, read_source, read_sources


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """Return a folder with two packs, a rubric and a plan, and things that are none of these."""
    files = {
        "web.toml": 'format = "pack/1"\n',
        "caching.toml": "",
        "rubrics/engineer.toml": 'format = "rubric/1"\n',
        "plans/screen.toml": 'format = "plan/1"\n',
        "roles/engineer.toml": 'format = "role/1"\n',
        "rubrics/old/engineer.toml": "",
        ".hidden.toml": "",
        "README.md": "",
        "web.toml~": "",
        "folder.toml/x.toml": "",
    }
    for name, text in files.items():
        file = tmp_path / "question_packs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "question_packs"


def only(folder: Path) -> SourceText:
    """Return the one source of a folder of packs."""
    (source,) = read_sources(folder)
    return source


def test_packs_rubrics_and_plans_are_read_by_name(packs: Path) -> None:
    sources = read_sources(packs, seen_from=packs.parent)
    assert [(source.path, source.kind, source.id) for source in sources] == [
        ("question_packs/caching.toml", "pack", "caching"),
        ("question_packs/web.toml", "pack", "web"),
        ("question_packs/rubrics/engineer.toml", "rubric", "engineer"),
        ("question_packs/roles/engineer.toml", "role", "engineer"),
        ("question_packs/plans/screen.toml", "plan", "screen"),
        ("question_packs/folder.toml/x.toml", "pack", "folder.toml/x"),
        ("question_packs/rubrics/old/engineer.toml", "pack", "rubrics/old/engineer"),
    ]
    assert sources[1].text == 'format = "pack/1"\n'
    assert not any(source.fault for source in sources[:5])


def test_files_in_other_folders_are_not_read_and_it_is_said(packs: Path) -> None:
    for name in ("more/deep/x.toml", "roles/deep/x.toml", ".git/x.toml", "a/b/c/d/x.toml", "more/x.txt"):
        (packs / name).parent.mkdir(parents=True, exist_ok=True)
        (packs / name).write_text("text")
    (packs / "round").symlink_to(packs)
    strays = [source for source in read_sources(packs, seen_from=packs) if "/" in source.id]
    assert [source.path for source in strays] == [
        "folder.toml/x.toml",
        "more/deep/x.toml",
        "roles/deep/x.toml",
        "rubrics/old/engineer.toml",
    ]
    assert {(source.text, source.fault) for source in strays} == {
        ("", "is not read: packs lie in question_packs itself, the others in its rubrics/, roles/ and plans/")
    }


def test_paths_are_whole_when_seen_from_elsewhere(packs: Path, tmp_path: Path) -> None:
    assert read_sources(packs, seen_from=tmp_path / "elsewhere")[0].path == str(packs / "caching.toml")
    assert read_sources(packs)[0].path == str(packs / "caching.toml")


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert read_sources(tmp_path / "none") == ()


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "web.toml").write_bytes(b'\xef\xbb\xbfformat = "pack/1"\r\n')
    assert only(tmp_path).text == 'format = "pack/1"\r\n'


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_told_by_name(tmp_path: Path, encoding: str) -> None:
    mark = b"" if encoding == "utf-16" else b"\xfe\xff"
    (tmp_path / "web.toml").write_bytes(mark + 'format = "pack/1"'.encode(encoding))
    assert only(tmp_path).fault == "the file is UTF-16; save it as UTF-8"


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "web.toml").write_bytes('a = 1\nb = "é"\nc = "'.encode() + b'\xe9"\n')
    source = only(tmp_path)
    assert (source.fault, source.fault_line) == ("this line is not UTF-8; save the file as UTF-8", 3)
    assert source.text == 'a = 1\nb = "é"\nc = "\ufffd"'


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "web.toml").write_bytes(b"#" * MOST_BYTES)
    assert only(tmp_path).fault == ""
    (tmp_path / "web.toml").write_bytes(b"#" * (MOST_BYTES + 1))
    assert only(tmp_path).fault == "the file is larger than 5 MB"


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("My Questions", "my-questions"),
        ("a_b", "a-b"),
        ("Web", "web"),
        ("漢字", "my-questions"),
        ("a.b", "a-b"),
    ],
)
def test_a_name_that_is_no_id_is_told_with_a_good_one(tmp_path: Path, name: str, good: str) -> None:
    (tmp_path / f"{name}.toml").write_text('format = "pack/1"')
    source = only(tmp_path)
    assert source.fault.startswith(f"the file's name is its id: rename it to {good}.toml")
    assert source.text == ""


def test_links_within_the_packs_are_followed_and_others_refused(packs: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.toml"
    secret.write_text("password")
    (packs / "inside.toml").symlink_to(packs / "web.toml")
    (packs / "outside.toml").symlink_to(secret)
    (packs / "round.toml").symlink_to(packs / "round.toml")
    (packs / "nowhere.toml").symlink_to(packs / "missing.toml")
    sources = {source.id: source for source in read_sources(packs) if source.kind == "pack"}
    assert sources["inside"].text == 'format = "pack/1"\n'
    assert sources["outside"].text == ""
    assert sources["outside"].fault == "this link leads out of the folder of packs, and is not followed"
    assert sources["round"].fault.startswith("the file cannot be read: ")
    assert sources["nowhere"].fault == "the file cannot be read: no such file or directory"
    assert sources["web"].fault == ""


def test_a_linked_folder_that_leads_out_is_refused(packs: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (packs / "plans").rename(elsewhere)
    (packs / "plans").symlink_to(elsewhere)
    (plan,) = (source for source in read_sources(packs) if source.kind == "plan")
    assert plan.fault.startswith("this link leads out")


def test_packs_may_themselves_be_a_link(packs: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(packs)
    assert not any(source.fault for source in read_sources(link) if "/" not in source.id)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "web.toml")
    assert only(tmp_path).fault == "this is no regular file"


@pytest.mark.parametrize(
    ("path", "text", "kind"),
    [
        ("a.toml", '# words\nformat = "rubric/1"', "rubric"),
        ("plans/a.toml", "format='pack/1'", "pack"),
        ("plans/a.toml", "", "plan"),
        ("rubrics/a.toml", 'format = "session/1"', "rubric"),
        ("a.toml", "", "pack"),
    ],
)
def test_a_file_is_what_its_format_says_else_its_folder(
    tmp_path: Path, path: str, text: str, kind: str
) -> None:
    file = tmp_path / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    source = read_source(file)
    assert (source.kind, source.path, source.id) == (kind, str(file), "a")


def test_a_given_folder_is_a_workspace_or_packs_or_any_files(packs: Path) -> None:
    names = ["caching.toml", "web.toml", "rubrics/engineer.toml", "roles/engineer.toml", "plans/screen.toml"]
    names += ["folder.toml/x.toml", "rubrics/old/engineer.toml"]
    for folder in (packs, packs.parent):
        assert [source.path for source in read_given(folder)] == [str(packs / name) for name in names]
    assert [(source.id, source.kind) for source in read_given(packs / "rubrics")] == [("engineer", "rubric")]


def test_what_is_not_there_or_holds_nothing_is_a_wrong_question(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no file or folder"):
        read_given(tmp_path / "none.toml")
    with pytest.raises(UsageError, match="There are no packs, rubrics, roles or plans in"):
        read_given(tmp_path)
