"""The fictional sessions: made through the rules, checked in as made, and varied enough to learn from."""

from pathlib import Path

import pytest

from interviewer.analysis.comparison import Comparison, compare
from interviewer.model.checklist import LIST_NAMES, checklists
from interviewer.model.content import Content
from interviewer.model.errors import UsageError
from interviewer.model.session import Session
from interviewer.store.session_file import read_session
from tools.example_scripts import ScriptFault, read_script
from tools.examples import EXAMPLES, example, examples, main, shipped_content


@pytest.fixture(scope="module")
def sessions() -> list[Session]:
    return [read_session(path.read_bytes(), path.name) for path in sorted(EXAMPLES.glob("*.toml"))]


@pytest.fixture(scope="module")
def comparison(sessions: list[Session]) -> Comparison:
    return compare(sessions)


def test_what_is_checked_in_is_what_the_script_makes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """When this fails the packs have changed: run `python -m tools.examples`."""
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("11 sessions in ")
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in EXAMPLES.iterdir()}


def test_made_twice_they_are_the_same_to_the_byte() -> None:
    content = shipped_content()
    assert examples(content) == examples(content)


def test_a_folder_that_is_named_keeps_what_was_in_it(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("kept")
    main([str(tmp_path)])
    assert (tmp_path / "mine.toml").read_text() == "kept"


def test_all_are_submitted_and_hold_25_to_45_lines_of_notes(sessions: list[Session]) -> None:
    for session in sessions:
        notes = [note for response in session.responses.values() for note in response.notes]
        assert session.submitted
        assert 25 <= sum(not note.blank and note.rating is None for note in notes) <= 45
        assert session.take_aways
        assert session.recommendation
        assert session.recommendation.why


def test_four_candidates_were_seen_by_at_least_two_people_each(sessions: list[Session]) -> None:
    seen: dict[str, set[str]] = {}
    for session in sessions:
        seen.setdefault(session.candidate.name, set()).add(session.interview.interviewer)
    assert len(seen) == 4
    assert min(map(len, seen.values())) >= 2
    assert any(not name.isascii() for name in seen)


def test_stages_of_four_kinds_and_every_list_that_their_plans_have_is_ticked(sessions: list[Session]) -> None:
    assert {session.interview.stage for session in sessions} == {
        "technical",
        "code-review",
        "live-coding",
        "behavioural",
    }
    asked = [
        (session.questions[name], response) for session in sessions for name, response in session.asked()
    ]
    on_offer = {name for question, _ in asked for name in checklists(question)}
    assert on_offer == {name for name in LIST_NAMES for _, response in asked if response.ticks(name)}
    assert on_offer >= {"technical", "non-technical", "story", "faults", "stages", "edge-cases"}


def test_hints_were_given_and_communication_was_observed_on_three_stages(sessions: list[Session]) -> None:
    hints = [response.hints for session in sessions for response in session.responses.values()]
    assert sorted(filter(None, hints)) == [2, 3]
    observed = {
        session.interview.stage: set(session.observed["communication"])
        for session in sessions
        if session.observed
    }
    assert set(observed) == {"code-review", "live-coding", "behavioural"}
    assert set.union(*observed.values()) == set(sessions[0].rubric.skills["communication"].observed)


def test_the_time_fits_the_plan(sessions: list[Session]) -> None:
    for session in sessions:
        cut_short = session.recommendation is not None and session.recommendation.early
        assert cut_short or abs(session.interview.elapsed / 60 - session.interview.minutes) <= 10


def test_notes_use_every_sign_and_only_tags_of_the_rubric(sessions: list[Session]) -> None:
    notes = [
        note for session in sessions for response in session.responses.values() for note in response.notes
    ]
    assert {note.sign for note in notes} >= {"+", "-", "?", "!", '"'}
    assert {tag for note in notes for tag in note.tags} <= set(sessions[0].rubric.skills)


def test_raters_differ_by_two_levels_in_one_cell_and_cells_have_none_to_three_of_them(
    comparison: Comparison,
) -> None:
    assert sum(cell.apart for cell in comparison.cells.values()) == 1
    assert {cell.raters for cell in comparison.cells.values()} == {0, 1, 2, 3}


def test_a_question_was_skipped_a_skill_not_assessed_and_a_recommendation_given_early(
    sessions: list[Session],
) -> None:
    reasons = [response.reason for session in sessions for response in session.responses.values()]
    assert any(reasons)
    assert any(rating.not_assessed for session in sessions for rating in session.ratings.values())
    early = [session for session in sessions if session.recommendation and session.recommendation.early]
    assert [len(session.unrated_skills()) for session in early] == [2]


def test_one_session_used_an_older_wording(comparison: Comparison) -> None:
    assert comparison.left_out == ()
    [drift] = comparison.wording_drift
    assert (drift.question, drift.prompt_differs) == ("caching", True)
    assert [len(wording.sessions) for wording in drift.wordings] == [1, 7]


def test_candidates_can_be_told_apart(comparison: Comparison) -> None:
    scores = sorted(candidate.score.value or 0 for candidate in comparison.candidates)
    assert scores[-1] - scores[0] >= 30


def test_a_line_that_cannot_be_played_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    head = "candidate: A\nreference: R\ninterviewer: I\nstarted: 2026-10-01 09:00\nid: x\n\n"
    for line, why in {
        "00:05 /jump": "there is no command /jump",
        "00:05 /show nowhere": "This interview has no such question.",
        "00:05 /recommend maybe: so": "maybe is no recommendation",
        "00:05 /ticked mistakes one": "there is no list mistakes",
        "00:05 /hints few": "few is no number of hints",
        "00:05 /seen communication charm": "The rubric has no such point.",
        "00:05 /seen charm point": "The rubric has no such point.",
    }.items():
        path.write_text(head + line)
        with pytest.raises(ScriptFault, match=f"odd.txt:7: {why}"):
            example(read_script(path), shipped_content())
    path.write_text(head + "00:05 a note\n00:04 another")
    with pytest.raises(ScriptFault, match=r"odd\.txt:8: earlier than the line before"):
        example(read_script(path), shipped_content())
    path.write_text(head + "no time here")
    with pytest.raises(ScriptFault, match=r"odd\.txt:7: neither"):
        read_script(path)


def test_what_a_question_does_not_have_cannot_be_ticked_or_given(tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    head = "candidate: A\nreference: R\ninterviewer: I\nplan: backend-code-review-45\n"
    head += "started: 2026-10-01 09:00\nid: x\n\n00:05 /show review-turnover-report\n"
    for line, why in {
        "00:06 /ticked stages newest": "This question has no such point.",
        "00:06 /ticked faults multiplied-sums typo": "This question has no such point.",
        "00:06 /ticked faults": "no point is named",
        "00:06 /heard": "no point is named",
        "00:06 /seen communication": "no point is named",
    }.items():
        path.write_text(head + line)
        with pytest.raises(ScriptFault, match=f"odd.txt:9: {why}"):
            example(read_script(path), shipped_content())


def test_without_the_plan_nothing_is_made() -> None:
    with pytest.raises(UsageError):
        examples(Content())
