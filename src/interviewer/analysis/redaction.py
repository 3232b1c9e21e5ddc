"""A session without the names in it, to be shared as an example: valid, and but for these as it was.

What is redacted is the document, so that keys this version does not know are redacted, too. Everything is
taken for free text that is not known to be something else.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from interviewer.analysis.names import Names, Person, capitalised, counted, signs, words_of
from interviewer.model.custody import Hold, Opened, Revision
from interviewer.model.digests import digest
from interviewer.model.facts import Candidate, InterviewFacts
from interviewer.model.pack import UNPLANNED
from interviewer.model.session import Recommendation, Response, Session, SkillRating, Unplanned
from interviewer.model.text import slug
from interviewer.model.value import LONGEST_NAME, Value, frozen_table

V = TypeVar("V", bound=Value)

CANDIDATE, INTERVIEWER, ANOTHER = "[candidate]", "[interviewer]", "[name]"
_CANDIDATE_NAME, _INTERVIEWER_NAME = "Redacted Candidate", "Redacted Interviewer"
_MONDAY = datetime(2024, 1, 1, tzinfo=UTC)
"""The week in which every redacted interview is."""
_STAMPED = re.compile(r"^(\d{2,4}:[0-5]\d:[0-5]\d )?(.*)$", re.MULTILINE)
_LONGEST_TITLE = 26
_KEPT = frozenset(
    {
        ("format",),
        ("status",),
        ("id",),
        ("interview", "stage"),
        ("interview", "role"),
        ("interview", "current"),
        ("recommendation", "choice"),
        ("responses", "*", "state"),
        ("responses", "*", "heard"),
        ("responses", "*", "ticked"),
        ("unplanned", "*", "after"),
        ("questions", "*", "skill"),
        ("questions", "*", "kind"),
        ("questions", "*", "pack"),
        ("questions", "*", "depth"),
        ("questions", "*", "digest"),
    }
)
"""What is no free text, by its place in the file; `*` is any key."""
_MODELS: Mapping[tuple[str, ...], type[Value]] = {
    (): Session,
    ("candidate",): Candidate,
    ("interview",): InterviewFacts,
    ("recommendation",): Recommendation,
    ("hold",): Hold,
    ("ratings", "*"): SkillRating,
    ("responses", "*"): Response,
    ("unplanned", "*"): Unplanned,
    ("revisions",): Revision,
    ("opened",): Opened,
}
_NAMES, _PROSE = frozenset({"by", "title"}), frozenset({"notes", "take-aways", "prompt", "text", "code"})
"""Texts that are at most as long as a name may be, and long ones. All others are lines."""
_LONGEST_LINE = 2000
_TABLES = frozenset({("ratings",), ("responses",), ("unplanned",), ("observed",), ("observed", "*")})
"""Tables whose keys are ids of questions, skills and points."""
_COMMON = frozenset(
    words_of(
        "and as asked asks at but did for from he her his if in is it its no not of on one or "
        "she so that the then there they this to was we what when where which who why with yes you"
    )
)
"""Words that begin sentences."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """A redacted session, and what a person should look at before it is shared."""

    session: Session
    replaced: Mapping[str, int]
    """How often each label was put."""
    possible: tuple[tuple[str, int], ...]
    """Words in free text that could be names, with how often they stand there."""
    in_wording: tuple[tuple[str, int], ...]
    """Parts of names that stand in the wording of pack, plan and rubric still, in lower case."""


def redacted(
    session: Session, new_id: str, others: Iterable[str] = (), *, keep_dates: bool = False
) -> Redacted:
    """Return *session* without names, with the id *new_id*.

    *others* are names of other people that may be mentioned. Unless *keep_dates* is true, all dates are moved
    so that the interview is in the first week of 2024, on its day of the week and in its hour.
    """
    names = Names(_people(session, others))
    document = session.model_dump(exclude_defaults=True, exclude_none=True)
    document |= {"format": session.format, "id": new_id, "status": session.status}
    document.pop("seal", None)
    document.pop("drafts", None)  # nobody put them down yet
    document["candidate"] |= {"name": "", "key": "", "reference": ""}
    document["interview"]["interviewer"] = ""
    moved = timedelta() if keep_dates else _moved(session.interview.started)
    unplanned = frozenset(session.unplanned) | {
        name for name, question in session.questions.items() if question.kind == UNPLANNED
    }
    walk = _Walk(names, moved, unplanned)
    plain = walk.value(document, ())
    plain["candidate"] |= {"name": _CANDIDATE_NAME, "key": f"redacted-{new_id}"}
    plain["interview"]["interviewer"] = _INTERVIEWER_NAME
    if "opened" in plain:
        plain["opened"] = [
            entry | {"session": f"another-{number}"} for number, entry in enumerate(plain["opened"], 1)
        ]
    return Redacted(
        _with_digests(session, _with_titles(Session.model_validate(plain), unplanned)),
        counted(names.replaced),
        (*_possible(walk.free, walk.wording), *names_in_doubt(names, walk.free, walk.wording)),
        tuple(Counter(part for text in walk.wording for part in names.found(text)).most_common()),
    )


def people_in(session: Session) -> Iterator[str]:
    """Yield the names of people in *session* but for the candidate's: who interviewed, revised, held."""
    yield session.interview.interviewer
    yield from (revision.by for revision in session.revisions if revision.by)
    if session.hold is not None and session.hold.by:
        yield session.hold.by


def possible_names(free: Iterable[str], known: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return the words of *free* text that could be names, with how often: a capital, and never without one.

    So could initials with dots, and what stands behind an @. Words that also stand in *known* text are none.
    """
    return _possible(tuple(free), tuple(known))


def names_in_doubt(names: Names, free: Iterable[str], known: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return what may be of *names* in *free* text and stays there, with how often.

    Parts for want of a capital, and what may be an ordinary word unless that stands in *known* text.
    """
    texts = tuple(free)
    words = {word.casefold() for text in known for word in words_of(text)} | _COMMON
    lower = (part for text in texts for part in names.in_lower_case(text))
    doubtful = (word for text in texts for word in names.doubtful(text) if word.casefold() not in words)
    return tuple(Counter((*lower, *doubtful)).most_common())


class _Walk:
    """Goes through a document and keeps what it saw of free text, redacted, and of wording."""

    def __init__(self, names: Names, moved: timedelta, unplanned: frozenset[str]) -> None:
        self._names = names
        self._moved = moved
        self._unplanned = unplanned
        self.free: list[str] = []
        self.wording: list[str] = []

    def value(self, value: Any, place: tuple[str, ...]) -> Any:
        """Return *value*, which stands at *place*, without names."""
        if isinstance(value, Mapping):
            return {self._key(key, place): self.value(part, (*place, key)) for key, part in value.items()}
        if isinstance(value, list | tuple):
            return [self.value(part, place) for part in value]
        if isinstance(value, datetime):
            return value + self._moved
        if isinstance(value, date):
            return value + timedelta(days=self._moved.days)
        kept = not isinstance(value, str) or _general(place) in _KEPT
        return value if kept else self._text(value, place)

    def _text(self, text: str, place: tuple[str, ...]) -> str:
        if self._is_wording(place):
            without = self._names.without(text, capital=True, contacts=False)
            self.wording.append(without)
        else:
            # The time of a note is none of its words.
            without = _STAMPED.sub(lambda line: f"{line[1] or ''}{self._names.without(line[2])}", text)
            self.free.append(without)
        # A label is longer than many a name.
        longest = LONGEST_NAME if place[-1] in _NAMES else _LONGEST_LINE
        return without if place[-1] in _PROSE or len(text) > longest else without[:longest]

    def _is_wording(self, place: tuple[str, ...]) -> bool:
        if place[0] == "questions":
            return len(place) > 1 and place[1] not in self._unplanned
        return place[0] in ("plan", "rubric")

    def _key(self, key: str, place: tuple[str, ...]) -> str:
        """Return a key of the table at *place*: one that is not known may hold a name."""
        general = _general(place)
        model = _MODELS.get(general)
        known = general in _TABLES or (place and place[0] in ("plan", "rubric", "questions"))
        if known or (model is not None and key in _fields(model)):
            return key
        without = self._names.without(key)
        return key if without == key else f"{slug(without) or 'redacted'}"


def _people(session: Session, others: Iterable[str]) -> Iterator[Person]:
    """Yield everybody who is named in *session*, those of *others* who are nobody of these last."""
    facts, candidate = session.interview, session.candidate
    was = [item for entry in session.revisions for item in entry.was.items()]

    def once(place: str) -> tuple[str, ...]:
        return tuple(value for key, value in was if key == place and isinstance(value, str))

    codes = (candidate.key, candidate.reference, *once("candidate.key"), *once("candidate.reference"))
    yield Person(CANDIDATE, (candidate.name, *once("candidate.name")), codes)
    yield Person(INTERVIEWER, (facts.interviewer, *once("interview.interviewer")))
    yield Person(ANOTHER, tuple(people_in(session)), tuple(entry.session for entry in session.opened))
    yield Person("[session]", (), (session.id,))
    yield Person(ANOTHER, tuple(others), exact=True)


def _general(place: tuple[str, ...]) -> tuple[str, ...]:
    """Return *place* with `*` for ids."""
    if len(place) > 1 and place[0] in ("ratings", "responses", "unplanned", "observed", "questions"):
        place = (place[0], "*", *place[2:])
    return place[:3] if place[:1] == ("responses",) and place[2:3] == ("ticked",) else place


def _fields(model: type[Value]) -> frozenset[str]:
    return frozenset(name.replace("_", "-") for name in model.model_fields)


def _moved(started: datetime) -> timedelta:
    """Return how far to move: to a week that tells nothing, with the day of the week and the hour kept."""
    hour = _MONDAY + timedelta(days=started.weekday(), hours=started.hour)
    return hour - started


def _with_titles(session: Session, unplanned: Iterable[str]) -> Session:
    """Return *session* with new titles for questions whose title was cut, perhaps in the middle of a name."""
    questions = dict(session.questions)
    for name in unplanned:
        question = questions.get(name)
        if question is not None and question.title.endswith("…"):
            title = question.prompt[: _LONGEST_TITLE - 1].strip()
            questions[name] = question.but(title=f"{title}…")
    return session.but(questions=frozen_table(questions))


def _with_digests(before: Session, session: Session) -> Session:
    """Return *session* with digests that fit what was changed of its plan, rubric and questions."""
    questions = {name: _with_digest(before.questions[name], one) for name, one in session.questions.items()}
    return session.but(
        plan=_with_digest(before.plan, session.plan),
        rubric=_with_digest(before.rubric, session.rubric),
        questions=frozen_table(questions),
    )


def _with_digest(before: Value, after: V) -> V:
    return after if after == before else after.but(digest=digest(after))


def _possible(free: Iterable[str], wording: Iterable[str]) -> tuple[tuple[str, int], ...]:
    texts = list(free)
    known = {word.casefold() for text in wording for word in words_of(text)} | _COMMON
    known |= {word for text in texts for word in words_of(text) if not word[0].isupper()}
    labels = {word for label in (CANDIDATE, INTERVIEWER, ANOTHER) for word in words_of(label)}
    words = Counter(word for text in texts for word in (*capitalised(text), *signs(text)))
    return tuple((word, many) for word, many in words.most_common() if word.casefold() not in known | labels)
