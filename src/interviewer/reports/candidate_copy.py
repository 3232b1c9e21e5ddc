"""What a candidate who asks for their data may see of a session: what was noted, rated and said about them.

Not what would tell the answers to the next one who is asked, and not what is of other people.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from interviewer.analysis.names import Names, Person, counted
from interviewer.analysis.redaction import names_in_doubt, people_in, possible_names
from interviewer.analysis.revisions import Change, changes
from interviewer.model.checklist import LIST_NAMES, checklists
from interviewer.model.notes import Note, clock
from interviewer.model.pack import UNPLANNED
from interviewer.model.session import GENERAL, Response, Session
from interviewer.model.value import Value
from interviewer.reports.revision_words import change_words, hold_change, is_of_hold
from interviewer.reports.words import (
    LIST_WORDS,
    choice_words,
    count,
    level_words,
    moment,
    rating_words,
    response_words,
)

INTERVIEWER, ANOTHER = "[interviewer]", "[another person]"
_EXAMINATION = (
    "What a good answer contains, what each level of the scale takes, solutions, handouts, prepared hints "
    "and follow-ups: they are the examination and no data about you, and would spoil it for others. How many "
    "of them were ticked or given is told."
)
_NAMES = (
    "Names of other people, where they were recognised, and the name of whoever interviewed you unless it is "
    "told above: they are data about these."
)
_LEFT_OUT = (
    _EXAMINATION,
    "Questions that you were not asked, for the same reason.",
    _NAMES,
    "Which records of other interviewers were opened: that is data about whoever opened them.",
)
_HOLD = "The reason of the legal hold: it may be part of a dispute."
_TYPED = "Words typed where the program asks for something, which were not entered: nobody put them down yet."
_NOT_ASKED = "a question that you were not asked"


@dataclass(frozen=True, slots=True)
class CandidateCopy:
    """The copy as plain data, and what a person should look at before it is sent."""

    form: Mapping[str, object]
    """Dicts and lists; see `candidate_copy`."""
    replaced: Mapping[str, int]
    """How often each label was put in the place of a name."""
    possible: tuple[tuple[str, int], ...]
    """Words in it that could be names of others, with how often they stand there."""


def candidate_copy(
    session: Session, others: Iterable[str] = (), *, interviewer: bool = False, versions: int = 0
) -> CandidateCopy:
    """Return what the candidate may see of *session*. *others* are names of other people who are known.

    The interviewer's name is in it only if *interviewer* says so. So many other *versions* of the session are
    kept, of which it says that they are not in it. Times are whole seconds into the session,
    or instants in UTC.
    """
    known = tuple(dict.fromkeys(people_in(session)))
    spared = (session.candidate.name, *(known if interviewer else ()))
    people = (Person(INTERVIEWER, known), Person(ANOTHER, tuple(others), exact=True))
    names = Names(people, spare=spared)
    free: list[str] = []

    def said(text: str) -> str:
        free.append(names.without(text, contacts=False))
        return free[-1]

    form = _form(session, said, interviewer=interviewer)
    if versions:
        form |= {"left_out": [*_left_out(session), _versions(versions)]}
    wording = [text for question in session.questions.values() for text in question.heard_by_candidate()]
    own = [session.candidate.name, session.candidate.reference, ANOTHER, INTERVIEWER, "UTC"]
    possible = (*possible_names(free, (*wording, *own)), *names_in_doubt(names, free, wording))
    return CandidateCopy(form, counted(names.replaced), possible)


def _form(session: Session, said: Callable[[str], str], *, interviewer: bool) -> dict[str, object]:
    facts, candidate, given = session.interview, session.candidate, session.recommendation
    return {
        "format": "candidate-copy/1",
        "candidate": {"name": candidate.name, "key": candidate.key, "reference": candidate.reference},
        "interview": {
            "id": session.id,
            "title": session.plan.title,
            "stage": facts.stage,
            "role": facts.role,
            "interviewer": facts.interviewer if interviewer else None,
            "started": facts.started.isoformat(),
            "ended": facts.ended.isoformat() if facts.ended else None,
            "minutes_planned": facts.minutes,
            "seconds_used": round(facts.elapsed),
            "finished": session.submitted,
            "changed_outside": session.changed_outside,
            "retain_until": facts.retain_until.isoformat() if facts.retain_until else None,
            "held_since": session.hold.since.isoformat() if session.hold else None,
        },
        "recommendation": {
            "words": choice_words(given.choice),
            "why": said(given.why),
            "early": said(given.early),
        }
        if given
        else None,
        "draft_of_why": said(session.why_draft),
        "take_aways": said(session.take_aways),
        "scale": [level_words(session.rubric, level) for level in session.rubric.levels],
        "ratings": list(_ratings(session)),
        "questions": list(_questions(session, said)),
        "other_notes": list(_other_notes(session, said)),
        "revisions": [
            {
                "at": one.at.isoformat(),
                "why": hold_change(one) or said(one.why),
                "was": [said(words) for change in changes(one) for words in _was(session, number, change)],
            }
            for number, one in enumerate(session.revisions)
        ],
        "left_out": _left_out(session),
    }


def _left_out(session: Session) -> list[str]:
    typed, held = [_TYPED] if session.drafts else [], [_HOLD] if _ever_held(session) else []
    return [*_LEFT_OUT, *typed, *held, *_unknown_words(session)]


def _versions(many: int) -> str:
    """Return that there are other versions, of which each has a copy of its own."""
    return (
        f"{count(many, 'other version')} of this record that {'is' if many == 1 else 'are'} kept beside it."
    )


def _ever_held(session: Session) -> bool:
    return session.hold is not None or any(map(hold_change, session.revisions))


def _was(session: Session, number: int, change: Change) -> Iterator[str]:
    """Yield how it was before *change*; how many points there were and never which, as everywhere here."""
    where = _asked_title(session, change.subject)
    match change.what:
        case "other" if is_of_hold(change.part):
            since = moment(change.was) if isinstance(change.was, datetime) else change.was
            yield from [f"legal hold since {since}"] if change.part == "hold.since" else []
        case "other":
            plain = isinstance(change.was, str | int | float | date)
            yield f"{change.part}: {change.was}" if plain else f"{change.part} was another"
        case "ticks":
            of = next((name for name in LIST_NAMES if name == change.part), None)
            words = LIST_WORDS[of].ticked if of else change.part
            yield f"{words} at {where}: {_many(change.was)}"
        case "probes":
            yield f"follow-ups put at {where}: {_many(change.was)}"
        case "seen":
            skill = session.rubric.skills.get(change.subject)
            seen = "not seen" if change.was is None else "seen"
            yield f"{skill.title if skill else change.subject}: a point that was watched for {seen}"
        case _:
            title = f"“{session.title(change.subject)}”" if change.subject in session.places else where
            yield from (words.replace(title, where) for words in change_words(session, number, change))


def _many(was: object) -> int:
    return len(was) if isinstance(was, tuple | list) else 0


def _asked_title(session: Session, stop: str) -> str:
    if stop in session.questions and session.response(stop).state != "asked":
        return _NOT_ASKED
    return f"“{session.title(stop)}”" if stop in session.places else stop


def _ratings(session: Session) -> Iterator[dict[str, object]]:
    for skill, wording in session.rubric.skills.items():
        rating, seen = session.ratings.get(skill), session.observed.get(skill, {})
        if rating or seen:
            yield {
                "skill": wording.title,
                "words": rating_words(session.rubric, rating),
                "at": rating.at if rating else None,
                "points_seen": len(seen),
                "points_watched_for": len(wording.observed),
            }


def _told_questions(session: Session) -> Iterator[str]:
    """Yield the questions that the copy tells of, in their order."""
    for name in session.order:
        response = session.response(name)
        own = session.questions[name].kind == UNPLANNED
        if response.state == "asked" or own or response.recorded or response.reason:
            yield name


def _questions(session: Session, said: Callable[[str], str]) -> Iterator[dict[str, object]]:
    for name in _told_questions(session):
        wording, response = session.questions[name], session.response(name)
        asked, own = response.state == "asked", wording.kind == UNPLANNED
        yield {
            "asked": asked,
            "prompt": said(wording.prompt) if own else wording.prompt if asked else None,
            "state": said(response_words(response)),
            "seconds": round(response.seconds),
            "rating": None if response.rating is None else level_words(session.rubric, response.rating),
            "points": [
                {"words": LIST_WORDS[of].ticked, "ticked": len(response.ticks(of)), "of": len(points)}
                for of, points in checklists(wording).items()
                if response.ticks(of)
            ],
            "hints": response.hints,
            "follow_ups": len(response.probes_used),
            "notes": list(_notes(response, said)),
        }


def _other_notes(session: Session, said: Callable[[str], str]) -> Iterator[dict[str, object]]:
    told, before = frozenset(_told_questions(session)), 0
    for place in (*session.stops, GENERAL):
        if place in session.questions:
            before += place in told
        elif notes := list(_notes(session.response(place), said)):
            yield {"title": session.title(place), "after_questions": before, "notes": notes}


def _notes(response: Response, said: Callable[[str], str]) -> Iterator[dict[str, object]]:
    return (_note(note, said) for note in response.notes if not note.blank)


def _note(note: Note, said: Callable[[str], str]) -> dict[str, object]:
    return {"at": note.at, "time": "" if note.at is None else clock(note.at), "text": said(note.text)}


def _unknown_words(session: Session) -> Iterator[str]:
    """Yield what is not known to this version: it may be about the candidate, and nobody here can tell."""
    values: list[Value] = [session, session.candidate, session.interview, *session.responses.values()]
    keys = dict.fromkeys(key for value in values for key in value.model_extra or {})
    if keys:
        yield f"Entries that another program made, and that this one does not know: {', '.join(keys)}."
