"""Drift: what makes two wordings of a question differ, and what candidates heard differently."""

from collections.abc import Callable

import pytest

from interviewer.analysis.drift import QuestionDrift, wording_drift
from interviewer.model.digests import digest
from interviewer.model.exercise import Fault, Handout, Solution
from interviewer.model.pack import Question
from interviewer.model.session import Session
from interviewer.model.value import frozen_table
from tests.builders import CODE, a_pack, a_response, a_session, a_whole_question

Change = Callable[[Question], Question]


def asked(session_id: str, question: Question) -> Session:
    """Return a session that asked *question* as it stood in the pack on the day."""
    pack = a_pack()
    pack = pack.but(questions=frozen_table({**pack.questions, "http-methods": question}))
    return a_session(session_id, pack=pack, responses={"http-methods": a_response()})


def between(change: Change) -> tuple[QuestionDrift, ...]:
    """Return the drift between a session with the whole question and one after *change*."""
    before = a_whole_question()
    return wording_drift([asked("before", before), asked("after", change(before))])


def retold(question: Question, which: str) -> Question:
    """Return *question* with another prompt for one of its tellings."""
    assert question.listeners
    telling = getattr(question.listeners, which).but(prompt="Tell them otherwise.")
    return question.but(listeners=question.listeners.but(**{which: telling}))


def test_the_same_words_are_no_drift() -> None:
    assert between(lambda question: question.but()) == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda question: question.but(depth="expert"),
        lambda question: question.but(sources=("RFC 9110, section 9",)),
        lambda question: question.but(depth="entry", sources=("a book", "another")),
    ],
)
def test_depth_and_sources_are_about_a_wording_and_no_part_of_it(change: Change) -> None:
    assert digest(change(a_whole_question())) == digest(a_whole_question())
    assert between(change) == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda question: question.but(prompt="Which methods?"),
        lambda question: question.but(handout=Handout(language="python", code=CODE)),
        lambda question: question.but(handout=question.handout.but(code=CODE.replace("20", "21"))),
        lambda question: question.but(handout=None),
        lambda question: retold(question, "technical"),
        lambda question: retold(question, "non_technical"),
    ],
)
def test_another_prompt_handout_or_telling_is_other_words(change: Change) -> None:
    """All of them are heard or read by the candidate, so the answers are not to the same question."""
    [drift] = between(change)
    assert drift.question == "http-methods"
    assert drift.prompt_differs
    assert [wording.sessions for wording in drift.wordings] == [("before",), ("after",)]


@pytest.mark.parametrize(
    "change",
    [
        lambda question: question.but(listen_for=frozen_table({"basics": "knows the basics"})),
        lambda question: question.but(hints=("look at the loop",)),
        lambda question: question.but(requirements=frozen_table({"how-many": "three"})),
        lambda question: question.but(
            faults=frozen_table({"leak": Fault(line=1, severity="minor", why="x")})
        ),
        lambda question: question.but(solution=Solution(language="python", code="pass\n")),
        lambda question: question.but(handout=question.handout.but(language="ruby")),
    ],
)
def test_what_only_the_interviewer_sees_is_drift_in_the_same_words(change: Change) -> None:
    [drift] = between(change)
    assert not drift.prompt_differs


def test_a_wording_that_was_skipped_does_not_matter() -> None:
    before = asked("before", a_whole_question())
    after = asked("after", a_whole_question().but(prompt="Which?"))
    skipped = after.but(responses=frozen_table({"http-methods": a_response(skipped="late")}))
    assert wording_drift([before, skipped]) == ()
