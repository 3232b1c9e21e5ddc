"""What revisions changed, read from the places they name: which rating, answer or words, and how it was."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from interviewer.model.custody import Revision
from interviewer.model.session import Session

if TYPE_CHECKING:  # an interview begins without a list
    from interviewer.model.listing import Mark

Trust = Literal["sealed", "changed-outside", "was-changed-outside", "not-sealed", "not-submitted"]
"""Whether the file of a session says what the app wrote last.

`was-changed-outside` was found when the session was revised, and stays.
"""
What = Literal[
    "skill",
    "answer",
    "recommendation",
    "why",
    "early",
    "take-aways",
    "notes",
    "ticks",
    "hints",
    "probes",
    "seen",
    "state",
    "response",
    "other",
]

_RECOMMENDATION: Mapping[str, What] = {
    "": "recommendation",
    "choice": "recommendation",
    "why": "why",
    "early": "early",
}
_RESPONSE: Mapping[str, What] = {
    "rating": "answer",
    "notes": "notes",
    "heard": "ticks",
    "ticked": "ticks",
    "hints": "hints",
    "probes-used": "probes",
    "state": "state",
    "reason": "state",
}
_TRACES = {"at", "rated-at", "begun", "parked", "seconds"}
"""Keys that change with something else, and say nothing by themselves."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a revision changed."""

    what: What
    subject: str = ""
    """The id of the skill or of the stop; empty for what is of the whole session."""
    was: object = None
    """The old value as it stood in the file; None where nothing stood there."""
    part: str = ""
    """Which checklist, or which point that is watched for; of anything else its place in the file."""


def trust(session: Session) -> Trust:
    """Return whether the file of *session* says what the app wrote last."""
    if session.changed_outside:
        return "changed-outside"
    if any(revision.outside for revision in session.revisions):
        return "was-changed-outside"
    if not session.submitted:
        return "not-submitted"
    return "not-sealed" if session.unsealed else "sealed"


def mark(session: Session) -> "Mark":
    """Return what a list says of *session* in two words; empty when it is as it was submitted."""
    match trust(session):
        case "changed-outside" | "was-changed-outside":
            return "changed outside"
        case "not-sealed":
            return "not sealed"
    return "revised" if session.revisions else ""


def changes(revision: Revision) -> tuple[Change, ...]:
    """Return what *revision* changed, in the order of the file, each thing once."""
    places = [*revision.was.items(), *((place, None) for place in revision.added)]
    found: dict[tuple[str, str, str], Change] = {}
    for place, was in places:
        change = _change(place, was)
        if change is None:
            continue
        key = (change.what, change.subject, change.part)
        if key not in found or found[key].was is None or (change.what == "state" and was == "skipped"):
            found[key] = change
    return tuple(found.values())


def _change(place: str, was: object) -> Change | None:
    """Return what changed at *place*; None where that is only the trace of something else."""
    table, *way = place.split(".")
    if way and way[-1] in _TRACES and table != "observed":  # where the last part is the id of a point
        return None
    read = _BY_TABLE.get(table)
    return (read and read(way, was)) or Change("other", was=was, part=place)


def _take_aways(way: list[str], was: object) -> Change | None:
    return None if way else Change("take-aways", was=was)


def _recommended(way: list[str], was: object) -> Change | None:
    what = _RECOMMENDATION.get(".".join(way))
    return Change(what, was=was) if what else None


def _rated(way: list[str], was: object) -> Change | None:
    match way:
        case [skill] | [skill, "level"]:
            return Change("skill", skill, was)
        case [skill, "not-assessed"]:
            return Change("skill", skill, "not-assessed" if was else None)
    return None


def _observed(way: list[str], was: object) -> Change | None:
    return Change("seen", way[0], was, way[1]) if len(way) == 2 else None


def _responded(way: list[str], was: object) -> Change | None:
    match way:
        case [stop]:
            return Change("response", stop, was)
        case [stop, key, *more] if key in _RESPONSE:
            of = "listen-for" if key == "heard" else ".".join(more)
            return Change(_RESPONSE[key], stop, was, of)
    return None


_BY_TABLE: Mapping[str, Callable[[list[str], object], Change | None]] = {
    "take-aways": _take_aways,
    "recommendation": _recommended,
    "ratings": _rated,
    "observed": _observed,
    "responses": _responded,
}


def revised_skills(session: Session) -> frozenset[str]:
    """Return the skills whose rating was changed after *session* was submitted."""
    return frozenset(change.subject for change in _all(session) if change.what == "skill")


def recommendation_revised(session: Session) -> bool:
    """Whether the recommendation was changed after *session* was submitted."""
    return any(change.what == "recommendation" for change in _all(session))


def old_levels(session: Session, skill: str) -> tuple[object, ...]:
    """Return what the rating of *skill* was before each revision that changed it, oldest first."""
    return tuple(change.was for change in _all(session) if change.what == "skill" and change.subject == skill)


def _all(session: Session) -> Iterator[Change]:
    for revision in session.revisions:
        yield from changes(revision)


def after(session: Session, number: int, place: str) -> object:
    """Return what stood at *place* once revision *number*, from 0, was made; None for nothing.

    Only for places whose last part is a key of a response, or `take-aways`.
    """
    for later in session.revisions[number + 1 :]:
        if place in later.was:
            return later.was[place]
        if place in later.added:
            return None
    match place.split("."):
        case ["take-aways"]:
            return session.take_aways
        case ["responses", stop, key]:
            return session.response(stop).model_dump(exclude_defaults=True).get(key)
    return None
