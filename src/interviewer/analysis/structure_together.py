"""Interviews by one plan beside one another: what was the same for everyone, and what differed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interviewer.analysis.drift import QuestionDrift, RubricVersion, rubric_versions, wording_drift
from interviewer.analysis.structure import Part, QuestionFacts, Structure, structure
from interviewer.model.session import Session


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question in all the interviews."""

    question: str
    title: str
    part: Part
    """Core when the newest plan that has it says so."""
    facts: tuple[QuestionFacts | None, ...]
    """One for each interview; None where its version of the plan does not hold the question."""

    @property
    def asked_of_all(self) -> bool:
        """Whether everyone was asked it."""
        return all(one is not None and one.asked for one in self.facts)


@dataclass(frozen=True, slots=True)
class Together:
    """Interviews by one plan, oldest first."""

    structures: tuple[Structure, ...]
    rows: tuple[QuestionRow, ...]
    """The core questions, and the optional ones that somebody was asked, in the order of the newest plan."""
    drift: tuple[QuestionDrift, ...]
    rubrics: tuple[RubricVersion, ...]

    @property
    def core(self) -> tuple[QuestionRow, ...]:
        """The questions that everyone should be asked."""
        return tuple(row for row in self.rows if row.part == "core")

    @property
    def plans(self) -> tuple[str, ...]:
        """The digests of the versions of the plan that were used, the oldest first."""
        return tuple(dict.fromkeys(one.session.plan.digest for one in self.structures))


def by_plan(sessions: Iterable[Session]) -> tuple[Together, ...]:
    """Return *sessions* beside one another, those by one plan together; the plan used first comes first."""
    groups: dict[str, list[Session]] = {}
    for session in sorted(sessions, key=lambda session: (session.interview.started, session.id)):
        groups.setdefault(session.plan.id, []).append(session)
    return tuple(_together(group) for group in groups.values())


def _together(sessions: Sequence[Session]) -> Together:
    structures = tuple(structure(session) for session in sessions)
    return Together(
        structures=structures,
        rows=tuple(_rows(structures)),
        drift=wording_drift(sessions),
        rubrics=rubric_versions(sessions),
    )


def _rows(structures: Sequence[Structure]) -> Iterable[QuestionRow]:
    by_id = [{one.question: one for one in each.questions} for each in structures]
    newest: dict[str, QuestionFacts] = {}
    for each in reversed(structures):
        for one in each.questions:
            if one.part != "unplanned":  # thought of in one interview, it is no question of another
                newest.setdefault(one.question, one)
    for question, one in newest.items():
        facts = tuple(known.get(question) for known in by_id)
        if one.part == "core" or any(fact is not None and fact.asked for fact in facts):
            yield QuestionRow(question, one.title, one.part, facts)
