"""Beginning an interview: everything it uses is pinned."""

import re

import pytest

from interviewer.live.begin import new_session
from interviewer.live.desk import SetUp
from interviewer.model.content import BrokenFile, Content
from interviewer.model.digests import digest
from interviewer.model.errors import UsageError
from interviewer.model.findings import Finding
from interviewer.model.pack import PinnedQuestion
from interviewer.model.value import frozen_table, with_entry
from tests.builders import PACK, a_content, an_instant, with_exercise, with_papers
from tests.builders import a_session as a_session_of_parts

FIRST = "http-methods"


def test_every_part_of_a_question_is_pinned_with_the_session() -> None:
    """A scorecard still reads true after the pack has changed, whatever the question is made of."""
    built = with_papers(with_exercise(a_session_of_parts(current=FIRST))).questions[FIRST]
    content = a_content()
    pack = content.packs[PACK]
    question = pack.questions[FIRST].but(
        **{name: value for name, value in built if name not in {"pack", "digest", "id"}}
    )
    changed = pack.but(questions=with_entry(pack.questions, FIRST, question))
    content = type(content)(packs=frozen_table({PACK: changed}), rubrics=content.rubrics, plans=content.plans)
    session = new_session("abc", SetUp("backend-technical", "Ada", "Iris"), content, an_instant())
    pinned = session.questions[FIRST]
    assert isinstance(pinned, PinnedQuestion)
    assert pinned.handout == question.handout
    assert pinned.solution == question.solution
    assert dict(pinned.faults) == dict(question.faults)
    assert dict(pinned.edge_cases) == dict(question.edge_cases)
    assert pinned.hints == question.hints
    assert pinned.digest == digest(question)


@pytest.mark.parametrize(
    ("message", "told"),
    [('no skill "ci"; did you mean "ci-cd"?', 'did you mean "ci-cd"? See'), ("no", "no. See")],
)
def test_the_fault_of_a_broken_plan_ends_with_one_mark(message: str, told: str) -> None:
    fault = Finding("late.toml", 1, 1, message, "x")
    content = Content(broken=(BrokenFile("late", "plan", "late.toml", fault, 1),))
    with pytest.raises(UsageError, match=re.escape(told)):
        new_session("abc", SetUp("late", "Ada", "Iris"), content, an_instant())


def test_what_is_pinned_has_the_digest_it_has_by_itself() -> None:
    """All are taken from one dump of the session; who looks for drift takes each from its own file."""
    content = a_content()
    session = new_session("abc", SetUp("backend-technical", "Ada", "Iris"), content, an_instant())
    plan = content.plans["backend-technical"]
    assert session.plan.digest == digest(plan)
    assert session.rubric.digest == digest(content.rubrics[plan.rubric])
    pinned = {name: question.digest for name, question in session.questions.items()}
    asked = {name: digest(content.packs[PACK].questions[name]) for name in pinned}
    assert pinned == asked
    assert "" not in pinned.values()
