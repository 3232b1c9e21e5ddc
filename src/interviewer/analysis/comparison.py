"""Comparison: candidates side by side, skill by skill, with how much stands behind each number.

Ratings, scores and recommendations stand beside one another and are never blended.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from interviewer.analysis.cells import Cell, CellRating
from interviewer.analysis.drift import QuestionDrift, RubricVersion, rubric_versions, wording_drift
from interviewer.analysis.inclusion import LeftOut, included
from interviewer.analysis.revisions import recommendation_revised, revised_skills
from interviewer.analysis.scores import Score, Weighed, score
from interviewer.model.facts import Candidate
from interviewer.model.rubric import PinnedRubric, Skill
from interviewer.model.session import Recommendation, Session


@dataclass(frozen=True, slots=True)
class Given:
    """What one interviewer recommends."""

    session: str
    interviewer: str
    recommendation: Recommendation | None
    revised: bool = False
    """Whether the choice was changed after the session was submitted."""


@dataclass(frozen=True, slots=True)
class ComparedCandidate:
    """A candidate and the sessions held with them."""

    key: str
    name: str
    """As the newest session writes it."""
    reference: str
    sessions: tuple[Session, ...]
    """Oldest first."""
    recommendations: tuple[Given, ...]
    """One for each session, in the same order."""
    score: Score


@dataclass(frozen=True, slots=True)
class ComparedSkill:
    """A row of the comparison."""

    skill: str
    wording: Skill
    """Title, weight and anchors, as the newest rubric has them."""
    planned: bool
    """Whether any of the sessions set out to rate it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Candidates side by side on one rubric."""

    rubric: PinnedRubric | None
    """The newest version used; None when nothing can be compared."""
    skills: tuple[ComparedSkill, ...]
    """Planned ones first, each part in the order of the rubric."""
    candidates: tuple[ComparedCandidate, ...]
    """By name."""
    cells: Mapping[tuple[str, str], Cell]
    """By (candidate key, skill id); there is one for every pair."""
    left_out: tuple[LeftOut, ...]
    rubric_versions: tuple[RubricVersion, ...]
    """More than one means that the anchors or weights changed between sessions."""
    wording_drift: tuple[QuestionDrift, ...]

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions that take part, candidate by candidate."""
        return tuple(session for candidate in self.candidates for session in candidate.sessions)

    @property
    def shared_skills(self) -> tuple[ComparedSkill, ...]:
        """The skills with a level for every candidate who has a score; none when that is one alone."""
        scored = self.scored
        if len(scored) < 2:
            return ()
        return tuple(
            skill
            for skill in self.skills
            if all(self.cells[candidate.key, skill.skill].levels for candidate in scored)
        )

    @property
    def scored(self) -> tuple[ComparedCandidate, ...]:
        """The candidates for whom any skill is rated."""
        return tuple(candidate for candidate in self.candidates if candidate.score.rated)

    @property
    def uneven(self) -> bool:
        """Whether the scores of the candidates rest on different skills."""
        rated = {
            tuple(skill.skill for skill in self.skills if self.cells[candidate.key, skill.skill].levels)
            for candidate in self.scored
        }
        return len(rated) > 1

    def shared_score(self, candidate: ComparedCandidate) -> Score | None:
        """Return the score of *candidate* from the shared skills alone.

        None when there are none, when all scores rest on the same skills anyway, and without a score.
        """
        shared = self.shared_skills
        if not shared or not self.uneven or not candidate.score.rated:
            return None
        cells = [(skill, self.cells[candidate.key, skill.skill]) for skill in shared]
        return _score(cells, self.rubric)

    @property
    def rubric_drift(self) -> bool:
        """Whether sessions were rated by different versions of the rubric."""
        return len(self.rubric_versions) > 1

    def cell(self, candidate: str, skill: str) -> Cell:
        """Return the cell of the candidate with the key *candidate*. Raises KeyError."""
        return self.cells[candidate, skill]

    def row(self, skill: str) -> tuple[Cell, ...]:
        """Return the cells of *skill*, in the order of the candidates."""
        return tuple(self.cells[candidate.key, skill] for candidate in self.candidates)


def compare(
    sessions: Iterable[Session],
    *,
    include_live: bool = False,
    closed: Iterable[Session] = (),
    beside: Iterable[Session] = (),
) -> Comparison:
    """Return *sessions* side by side; those that do not fit, or are *closed*, are left out and named.

    So is one from *beside* the file of the same session, where that takes part.
    """
    chosen = included(sessions, include_live=include_live, closed=closed, beside=beside)
    rows = _rows(chosen.sessions, chosen.rubric)
    by_key: dict[str, list[Session]] = {}
    for session in chosen.sessions:
        by_key.setdefault(session.candidate.key, []).append(session)
    cells = {(key, row.skill): _cell(key, row.skill, held) for key, held in by_key.items() for row in rows}
    candidates = [
        _candidate(key, held, [(row, cells[key, row.skill]) for row in rows], chosen.rubric)
        for key, held in by_key.items()
    ]
    return Comparison(
        rubric=chosen.rubric,
        skills=rows,
        candidates=tuple(
            sorted(candidates, key=lambda candidate: (candidate.name.casefold(), candidate.key))
        ),
        cells=MappingProxyType(cells),
        left_out=chosen.left_out,
        rubric_versions=rubric_versions(chosen.sessions),
        wording_drift=wording_drift(chosen.sessions),
    )


def _rows(sessions: Sequence[Session], rubric: PinnedRubric | None) -> tuple[ComparedSkill, ...]:
    """Return the skills that a session planned, then those that were rated all the same."""
    wordings: dict[str, Skill] = dict(rubric.skills) if rubric else {}
    for session in reversed(sessions):
        for skill, wording in session.rubric.skills.items():
            wordings.setdefault(skill, wording)
    planned = {skill for session in sessions for skill in session.planned_skills}
    rated = {skill for session in sessions for skill in session.ratings} - planned
    return tuple(
        ComparedSkill(skill, wording, skill in planned)
        for wanted in (planned, rated)
        for skill, wording in wordings.items()
        if skill in wanted
    )


def _cell(candidate: str, skill: str, sessions: Sequence[Session]) -> Cell:
    return Cell(candidate, skill, tuple(_cell_rating(session, skill) for session in sessions))


def _cell_rating(session: Session, skill: str) -> CellRating:
    rating = session.ratings.get(skill)
    return CellRating(
        session=session.id,
        interviewer=session.interview.interviewer,
        level=rating.level if rating else None,
        not_assessed=rating.not_assessed if rating else False,
        planned=skill in session.planned_skills,
        revised=skill in revised_skills(session),
    )


def _candidate(
    key: str, sessions: list[Session], cells: list[tuple[ComparedSkill, Cell]], rubric: PinnedRubric | None
) -> ComparedCandidate:
    newest: Candidate = sessions[-1].candidate
    return ComparedCandidate(
        key=key,
        name=newest.name,
        reference=newest.reference,
        sessions=tuple(sessions),
        recommendations=tuple(
            Given(
                session.id,
                session.interview.interviewer,
                session.recommendation,
                recommendation_revised(session),
            )
            for session in sessions
        ),
        score=_score(cells, rubric),
    )


def _score(cells: Iterable[tuple[ComparedSkill, Cell]], rubric: PinnedRubric | None) -> Score:
    weighed = [
        Weighed(row.wording.weight, cell.levels, cell.rater_names, bool(cell.planned)) for row, cell in cells
    ]
    return score(weighed, rubric.levels if rubric else ())
