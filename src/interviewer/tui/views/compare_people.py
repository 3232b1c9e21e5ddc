"""Who stands in a comparison: initials, stages, and what each recommends, as wide as there is room for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rich.cells import cell_len

from interviewer.analysis.comparison import ComparedCandidate, Comparison, Given
from interviewer.model.session import Session
from interviewer.reports.explanations import REVISED
from interviewer.reports.words import choice_words, stage_words

EARLY = "†"
"""Stands at a recommendation given before every planned skill was rated."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to write recommendations."""

    full: bool
    """Names in full, or initials."""
    stage: bool
    """With the stage of the interview."""


@dataclass(frozen=True, slots=True)
class Recommended:
    """What one interviewer recommends, in the words of a way."""

    who: str
    choice: str
    early: bool
    stage: str


def short_names(names: Iterable[str], *, brief: bool = False) -> dict[str, str]:
    """Return initials for each of *names*, with more letters where two people would share them.

    When *brief*, one letter is enough as long as nobody shares it.
    """
    people = list(dict.fromkeys(names))
    short: dict[str, str] = {}
    for letters in (0, 1, 2, 3) if brief else (1, 2, 3):
        short = {name: _initials(name, letters) for name in people}
        if len(set(short.values())) == len(people):
            break
    return short


def _initials(name: str, letters: int) -> str:
    first, *others = name.split() or ["?"]
    if not letters:
        return first[:1]
    if not others:
        return first[: letters + 1]
    return first[:letters] + others[-1][:1]


def interviewers(comparison: Comparison, *, brief: bool) -> dict[str, str]:
    """Return the initials of everybody who interviewed, by name."""
    return short_names((session.interview.interviewer for session in comparison.sessions), brief=brief)


def stages(comparison: Comparison) -> Mapping[str, tuple[str, ...]]:
    """Return the stages at which everybody interviewed, by name."""
    found: dict[str, list[str]] = {}
    for session in comparison.sessions:
        held = found.setdefault(session.interview.interviewer, [])
        if stage_words(session) not in held:
            held.append(stage_words(session))
    return {who: tuple(held) for who, held in found.items()}


def name(comparison: Comparison, candidate: ComparedCandidate) -> str:
    """Return the candidate's name, and what tells them from another of the same name."""
    alike = [other for other in comparison.candidates if other.name == candidate.name]
    return candidate.name if len(alike) == 1 else f"{candidate.name} ({candidate.reference or candidate.key})"


def recommended(
    comparison: Comparison, candidate: ComparedCandidate, way: Way, *, brief: bool
) -> list[Recommended]:
    """Return what each interviewer of *candidate* recommends, in the order of the sessions."""
    initials = interviewers(comparison, brief=brief)
    return [
        _recommended(given, session, given.interviewer if way.full else initials[given.interviewer], way)
        for given, session in zip(candidate.recommendations, candidate.sessions, strict=True)
    ]


def _recommended(given: Given, session: Session, who: str, way: Way) -> Recommended:
    said = given.recommendation
    return Recommended(
        who=who,
        choice=choice_words(said.choice if said else None) + REVISED * given.revised,
        early=bool(said and said.early),
        stage=stage_words(session) if way.stage else "",
    )


def recommendation_width(comparison: Comparison, way: Way, *, brief: bool) -> int:
    """Return the cells that the longest recommendation needs, with the mark in front of it."""
    widest = 0
    for candidate in comparison.candidates:
        all_of_them = recommended(comparison, candidate, way, brief=brief)
        who, choice, stage = columns(all_of_them)
        widest = max(widest, 1 + who + (2 if way.full else 1) + choice + (2 + stage if way.stage else 0))
    return widest


def columns(given: Iterable[Recommended]) -> tuple[int, int, int]:
    """Return the cells of the columns of recommendations: who, the choice with its sign, the stage."""
    lines = list(given)
    return (
        max((cell_len(one.who) for one in lines), default=0),
        max((len(one.choice) + len(EARLY) * one.early for one in lines), default=0),
        max((cell_len(one.stage) for one in lines), default=0),
    )


def ways(comparison: Comparison) -> tuple[Way, ...]:
    """Return the ways to write recommendations, the most telling first.

    The stage is told where it differs; then it says more than a name in full, which the legend has, too.
    """
    plain = (Way(full=True, stage=False), Way(full=False, stage=False))
    if len({session.interview.stage for session in comparison.sessions}) < 2:
        return plain
    return (Way(full=True, stage=True), Way(full=False, stage=True), *plain)


def way_for(comparison: Comparison, column: int, *, brief: bool) -> Way:
    """Return the most telling way to write recommendations that fits into *column* cells."""
    every = ways(comparison)
    fitting = (way for way in every if recommendation_width(comparison, way, brief=brief) <= column)
    return next(fitting, every[-1])
