"""`interviewer handout`: what the candidate gets, and nothing that is the interviewer's."""

from pathlib import Path

import pytest

from interviewer.cli import main

CODE_REVIEW = "code-review/review-order-pages"


def test_it_prints_the_handout_and_none_of_its_faults(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handout", CODE_REVIEW]) == 0
    out, err = capsys.readouterr()
    assert "def list_orders(" in out
    assert err == ""
    assert "crafted" not in out
    assert main(["handout", "review-order-pages"]) == 0
    assert capsys.readouterr().out == out


def test_where_there_is_no_handout_it_prints_the_prompt(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handout", "photo-resizing"]) == 0
    assert capsys.readouterr().out.startswith("Sellers upload photos")


def test_an_unknown_question_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handout", "code-review/review-order-page"]) == 2
    assert capsys.readouterr().err == (
        'Error: There is no question "code-review/review-order-page": did you mean "review-order-pages"?\n'
    )


def test_a_broken_pack_is_told_and_not_taken_for_a_slip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    pack = tmp_path / "question_packs" / "web.toml"
    pack.parent.mkdir(parents=True, exist_ok=True)
    pack.write_text('format = "pack/1"\ntitle = 3\n')
    assert main(["handout", "web/first"]) == 2
    assert capsys.readouterr().err.startswith('Error: The pack "web" is broken on line')
    assert main(["handout", "first"]) == 2
    assert "Left out, broken: question_packs/web.toml; see interviewer check." in capsys.readouterr().err
    assert main(["handout", "first", "--workspace", "/nowhere/at/all"]) == 2
    assert capsys.readouterr().err == "Error: There is no folder /nowhere/at/all.\n"
