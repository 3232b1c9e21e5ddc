"""`interviewer handout`: what the candidate gets, and nothing that is the interviewer's."""

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
        'Error: There is no question "code-review/review-order-page"; did you mean "review-order-pages"?\n'
    )
