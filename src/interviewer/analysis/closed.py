"""Which sessions of others stay closed to an interviewer who has not submitted theirs.

Whoever reads what a colleague thinks before giving their own ratings gives the colleague's. So sessions of
one candidate and stage stay closed to somebody with an unfinished one of the same, and to somebody who is an
interviewer by their own word and has none yet. It keeps nobody from opening the file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, cast

from interviewer.model.text import in_any_spelling, one_line

if TYPE_CHECKING:  # the home screen comes up without it
    from interviewer.model.listing import ListedSession, Listing
    from interviewer.model.saved import SavedSession
    from interviewer.model.session import Session
    from interviewer.model.value import Value

V = TypeVar("V", bound="Value")

CLOSED = "closed to you until yours is submitted"
CLOSED_STATE = "closed until yours is submitted"
"""The same as a state in a list."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads here, as far as it is known."""

    name: str = ""
    """Empty when nobody said."""
    own_word: bool = False
    """Whether they said so in their settings, and not only in an interview that they began here."""
    unsure: bool = False
    """Whether settings that may say who it is make no sense; then, without a name, all is closed."""
    elsewhere: frozenset[str] = frozenset()
    """Names under which interviews were begun on this machine in other folders: each may be theirs.

    A folder that was copied, renamed or mounted elsewhere is another one, in which nobody has a *name*. Then
    an unfinished session under one of these closes the others; whose it is nobody knows.
    """

    @property
    def reads_all(self) -> bool:
        """Whether nothing can be closed to them."""
        return not (self.persons or self.unsure)

    @property
    def persons(self) -> frozenset[str]:
        """The keys of the names that may be theirs: of the *name* alone when it is known."""
        names = (self.name,) if _person(self.name) else self.elsewhere
        return frozenset(filter(None, map(_person, names)))


NOBODY = Reader()


@dataclass(frozen=True, slots=True)
class Held:
    """What decides of a session."""

    id: str
    """Copies of one session have the same."""
    candidate: str
    """The key of the candidate."""
    stage: str
    interviewer: str
    submitted: bool
    name: str = ""
    """The key of the candidate's name: one interviewer may give a reference and another none."""

    @property
    def places(self) -> frozenset[tuple[str, str, str]]:
        """Candidate and stage, by the key and by the name; sessions that share one are of one candidate."""
        known = ("key", self.candidate, self.stage), ("name", self.name, self.stage)
        return frozenset(place for place in known if all(place))


def is_same_person(one: str, other: str) -> bool:
    """Whether two names are of one person, however they are spelt. No name is nobody's."""
    return bool(_person(one)) and _person(one) == _person(other)


def closed_to(reader: Reader, held: Iterable[Held]) -> frozenset[Held]:
    """Return those of *held*, all sessions there are, that stay closed to *reader*.

    One's own never do. Others' do while one of one's own, or of what may be one's own, of the same candidate
    and stage is not submitted, and for an interviewer by their own word also while there is none. Two files
    of one session count as submitted when either is. What has no candidate or no stage is closed to nobody.
    """
    everything = frozenset(held)
    if reader.reads_all:
        return frozenset()
    persons = reader.persons
    mine = {one for one in everything if is_same_person(one.interviewer, reader.name)}
    by_place: dict[tuple[str, str, str], list[Held]] = {}
    for own in everything:
        for place in own.places if _person(own.interviewer) in persons else ():
            by_place.setdefault(place, []).append(own)
    always = reader.own_word or reader.unsure
    shut = set()
    for one in everything - mine:
        beside = [own for place in one.places for own in by_place.get(place, ())]
        others = [own for own in beside if not is_same_person(own.interviewer, one.interviewer)]
        if _unfinished(others) or (always and one.places and mine.isdisjoint(beside)):
            shut.add(one)
    return frozenset(shut)


def own_unfinished(reader: Reader, held: Iterable[Held], other: Held) -> tuple[Held, ...]:
    """Return the sessions of *reader* that keep *other* closed: of its candidate and stage, not submitted.

    Only those under their name: one under a name from elsewhere may be another person's.
    """
    if is_same_person(other.interviewer, reader.name):
        return ()
    mine = (one for one in held if is_same_person(one.interviewer, reader.name))
    return _unfinished([one for one in mine if one.places & other.places])


def _unfinished(mine: Collection[Held]) -> tuple[Held, ...]:
    """Return those of *mine*, of one candidate and stage, of which no file is submitted."""
    finished = {one.id for one in mine if one.submitted}
    return tuple(one for one in mine if one.id not in finished)


def keeps_closed(reader: Reader, own: Session, other: Session) -> bool:
    """Whether *own* is an unfinished session of *reader* that keeps *other* closed to them."""
    return bool(own_unfinished(reader, (held(own),), held(other)))


def closing(
    reader: Reader, saved: Iterable[SavedSession], everything: Callable[[], Iterable[SavedSession]]
) -> tuple[SavedSession, ...]:
    """Return *saved* as *reader* may see them: closed ones as shells. *everything* gives all there is.

    A file that cannot be read is nobody's: it closes nothing and is closed to nobody.
    """
    given = tuple(saved)
    if reader.reads_all or all(one.session is None or _is_own(reader, one.session) for one in given):
        return given
    known = {held(one.session) for one in (*given, *everything()) if one.session is not None}
    shut = closed_to(reader, known)
    return tuple(
        replace(one, session=shell(one.session), closed=True)
        if one.session is not None and held(one.session) in shut
        else one
        for one in given
    )


def closing_lines(reader: Reader, listing: Listing) -> Listing:
    """Return *listing* as *reader* may see it.

    While some files are not read yet, one of them may be their own, unfinished; until then all of others is
    closed.
    """
    if reader.reads_all:
        return listing
    shut = closed_to(reader, map(held_of_line, listing.sessions))
    lines = tuple(
        replace(line, closed=True, choice=None, mark="")
        if held_of_line(line) in shut
        or (listing.unread and not is_same_person(line.interviewer, reader.name))
        else line
        for line in listing.sessions
    )
    return replace(listing, sessions=lines)


def _is_own(reader: Reader, session: Session) -> bool:
    return is_same_person(session.interview.interviewer, reader.name)


def held(session: Session) -> Held:
    """Return what decides of *session*."""
    facts, who = session.interview, session.candidate
    name = _person(who.name)
    return Held(session.id, who.key, facts.stage, facts.interviewer, session.submitted, name)


def held_of_line(line: ListedSession) -> Held:
    """Return what decides of the session in a *line*; of a file that cannot be read nothing is known."""
    name = _person(line.candidate)
    return Held(line.id, line.key, line.stage, line.interviewer, line.submitted, name)


def shell(session: Session) -> Session:
    """Return what may be told of a closed *session*: who, when, which interview; nothing said or rated.

    Not even the names of its levels, and no question: one that was thought of meanwhile tells of the answer.
    It is made of what may be told, so that what a later version keeps in its files does not slip through.
    """
    return type(session).model_construct(
        id=session.id,
        status=session.status,
        records=session.records,
        candidate=_known(session.candidate),
        interview=_known(session.interview),
        plan=_known(session.plan).but(sections={}, skills=()),
        rubric=_known(session.rubric).but(scale={}, skills={}),
        questions={},
    )


def _known(value: V) -> V:
    """Return *value* without the keys that this version does not know."""
    known = {name: getattr(value, name) for name in type(value).model_fields}
    return cast("V", type(value).model_construct(**known))


@lru_cache(maxsize=16_384)
def _person(name: str) -> str:
    return in_any_spelling(name) or one_line(name).casefold()
