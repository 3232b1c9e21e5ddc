"""The facts beside a rating: what was ticked, given and seen, in words."""

from collections.abc import Callable

import pytest

from interviewer.analysis.drift import QuestionDrift, Wording
from interviewer.analysis.evidence import Answer, ListTicks, evidence_for
from interviewer.model.checklist import LIST_NAMES
from interviewer.model.exercise import Handout
from interviewer.model.pack import PinnedQuestion
from interviewer.reports.facts import (
    amount_words,
    answer_facts,
    drift_words,
    drifted_words,
    handout_words,
    hints_given,
    list_fact,
    phrase,
)
from interviewer.reports.words import LIST_WORDS
from tests.builders import CODE, a_response, a_session, a_whole_session


def test_every_list_has_its_word_for_a_tick() -> None:
    [answer] = evidence_for(a_whole_session(), "apis").answers
    assert answer_facts(answer) == (
        "heard 1 of 2",
        "heard 1 of 2 for the technical listener",
        "heard 1 of 2 for the other listener",
        "told 1 of 4 parts of the story",
        "found 1 of 2 faults (1 of 1 critical, 0 of 1 minor)",
        "reached 1 of 2 stages",
        "handled 1 of 2 edge cases",
        "asked for 1 of 2 requirements",
        "covered 1 of 2 areas",
        "weighed 1 of 2 trade-offs",
        "2 of 3 hints",
    )
    assert list(LIST_WORDS) == list(LIST_NAMES)


def test_a_list_that_is_not_there_is_not_mentioned() -> None:
    assert answer_facts(Answer("rest", "Rest", 3)) == ()
    assert answer_facts(Answer("rest", "Rest", None, prepared=2)) == ("0 of 2 hints",)


def test_help_is_told_whether_it_was_prepared_or_not() -> None:
    given = [hints_given(*hints) for hints in [(0, 0), (1, 0), (2, 0), (2, 3), (3, 3), (4, 3)]]
    assert given == [
        "",
        "1 hint given",
        "2 hints given",
        "2 of 3 hints",
        "3 of 3 hints",
        "3 of 3 hints and 1 more",
    ]


def test_one_point_is_singular() -> None:
    assert list_fact(ListTicks("faults", 0, 1)) == "found 0 of 1 fault"
    assert list_fact(ListTicks("story", 1, 1)) == "told 1 of 1 part of the story"
    assert list_fact(ListTicks("technical", 1, 1)) == "heard 1 of 1 for the technical listener"
    assert answer_facts(Answer("rest", "Rest", None, hints=1, prepared=1)) == ("1 of 1 hint",)


def test_how_much_stands_behind_a_rating_counts_what_was_ticked_and_seen() -> None:
    """One point on each of ten lists, and one observed throughout."""
    session = a_whole_session()
    assert amount_words(evidence_for(session, "apis")) == "0 notes, 11 seen"
    assert amount_words(evidence_for(session, "security")) == "0 notes"
    noted = a_session(responses={"http-methods": a_response("00:01:00 + knows PUT\n", heard=("basics",))})
    assert amount_words(evidence_for(noted, "apis")) == "1 note, 1 seen"


def test_a_phrase_has_its_punctuation_between_the_facts() -> None:
    assert phrase("Rest:", ["a", "b", "c"]) == ("Rest:", "a,", "b,", "c")
    assert phrase("seen:", ["a"], ";") == ("seen:", "a")


def test_a_handout_is_named_and_not_printed() -> None:
    """Blank lines at the end of code are none; prose alone is counted in words."""
    assert handout_words(Handout(language="python", code=f"{CODE}\n\n", text="Look.")) == "python, 3 lines"
    assert handout_words(Handout(language="sql", code="SELECT 1")) == "sql, 1 line"
    assert handout_words(Handout(text="Two tables,\nno index.")) == "text, 4 words"


@pytest.mark.parametrize(
    ("change", "words", "told"),
    [
        (lambda old: old.but(probes=()), "with other points, hints or probes", ()),
        (
            lambda old: old.but(prompt="Why?"),
            "in other words",
            ("Why?", "Tell a colleague.", "Tell a customer."),
        ),
        (
            lambda old: old.but(listeners=None),
            "in other words",
            ("What can you tell me about Http methods?",),
        ),
        (
            lambda old: old.but(handout=Handout(text="One two.")),
            "with another handout",
            ("Handout: text, 2 words",),
        ),
        (lambda old: old.but(handout=None), "with another handout", ("Handout: none",)),
    ],
)
def test_drift_tells_what_candidates_were_told_differently(
    change: Callable[[PinnedQuestion], PinnedQuestion], words: str, told: tuple[str, ...]
) -> None:
    old = a_whole_session().questions["http-methods"]
    drift = QuestionDrift("http-methods", "x", (Wording(old, ("a",)), Wording(change(old), ("b",))))
    assert drift_words(drift) == words
    assert drifted_words(drift, change(old)) == told
