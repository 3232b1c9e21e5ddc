"""Drift: where sessions were not asked, or not rated, by the same words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interviewer.model.pack import PinnedQuestion
from interviewer.model.session import Session


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a question, and the sessions that used it."""

    question: PinnedQuestion
    sessions: tuple[str, ...]
    """The ids of the sessions, oldest first."""


@dataclass(frozen=True, slots=True)
class QuestionDrift:
    """A question that stands in the sessions in more than one wording."""

    question: str
    title: str
    wordings: tuple[Wording, ...]
    """The wording of the oldest session first."""

    @property
    def prompt_differs(self) -> bool:
        """Whether candidates heard different words; else only what the interviewer had to go by differs."""
        return len({tuple(wording.question.heard_by_candidate()) for wording in self.wordings}) > 1


@dataclass(frozen=True, slots=True)
class RubricVersion:
    """One version of the rubric, and the sessions that were rated by it."""

    digest: str
    sessions: tuple[str, ...]
    """The ids of the sessions, oldest first."""


def wording_drift(sessions: Sequence[Session]) -> tuple[QuestionDrift, ...]:
    """Return the questions whose wording differs between *sessions* (oldest first), by question id.

    Only where a question was asked does its wording matter. What was thought of in one interview is no
    wording of anything in another.
    """
    found: dict[str, dict[str, list[Session]]] = {}
    for session in sessions:
        for question, _ in session.asked():
            if question in session.unplanned:
                continue
            by_digest = found.setdefault(question, {})
            by_digest.setdefault(session.questions[question].digest, []).append(session)
    return tuple(
        _question_drift(question, list(by_digest.values()))
        for question, by_digest in sorted(found.items())
        if len(by_digest) > 1
    )


def rubric_versions(sessions: Iterable[Session]) -> tuple[RubricVersion, ...]:
    """Return the versions of the rubric that *sessions* (oldest first) were rated by, the oldest first."""
    versions: dict[str, list[Session]] = {}
    for session in sessions:
        versions.setdefault(session.rubric.digest, []).append(session)
    return tuple(RubricVersion(digest, _ids(users)) for digest, users in versions.items())


def _question_drift(question: str, users: list[list[Session]]) -> QuestionDrift:
    wordings = tuple(Wording(same[0].questions[question], _ids(same)) for same in users)
    return QuestionDrift(question, wordings[-1].question.title, wordings)


def _ids(sessions: Iterable[Session]) -> tuple[str, ...]:
    return tuple(session.id for session in sessions)
