"""Beginning an interview, and taking one up again from its records."""

from collections.abc import Iterable

from interviewer.live.desk import SetUp
from interviewer.live.engine import apply
from interviewer.live.read_action import read_action
from interviewer.live.rules import come_to
from interviewer.model.content import Content
from interviewer.model.digests import digest_of
from interviewer.model.errors import RuleBroken, UsageError
from interviewer.model.instant import Instant
from interviewer.model.plan import Plan, question_id
from interviewer.model.session import Session
from interviewer.model.text import one_line, person_key, slug
from interviewer.model.value import LONGEST_NAME, frozen_table

_PINS = {"id", "digest", "pack"}


def new_session(session_id: str, setup: SetUp, content: Content, at: Instant) -> Session:
    """Return a session whose clock started at *at*, with all it uses pinned. Raises UsageError."""
    plan = _plan(setup.plan, content)
    rubric = content.rubrics[plan.rubric]
    questions = _pinned_questions(plan, content)
    if not questions:
        raise UsageError(f'The plan "{setup.plan}" has no questions.')
    candidate, interviewer = one_line(setup.candidate), one_line(setup.interviewer)
    if not candidate or not interviewer:
        raise UsageError("An interview needs the names of the candidate and of the interviewer.")
    if max(map(len, (candidate, interviewer, one_line(setup.reference)))) > LONGEST_NAME:
        raise UsageError(f"A name or a reference has at most {LONGEST_NAME} characters.")
    # As one value: pydantic builds a validator for each that is made by itself, which takes far longer to
    # build than to use, and somebody is waiting.
    session = Session.model_validate(
        {
            "id": session_id,
            "candidate": {
                "name": candidate,
                "key": slug(setup.reference) or person_key(candidate) or f"candidate-{session_id}",
                "reference": one_line(setup.reference),
            },
            "interview": {
                "interviewer": interviewer,
                "stage": plan.stage,
                "role": plan.role,
                "started": at.wall,
                "minutes": plan.minutes,
                "current": next(iter(questions)),
                "retain_until": setup.retain_until,
                "retain_no_date": setup.no_date,
            },
            "plan": {**dict(plan), "id": setup.plan, "digest": ""},
            "rubric": {**dict(rubric), "id": plan.rubric, "digest": ""},
            "questions": questions,
            "running_since": at.monotonic,
        }
    )
    return come_to(_with_digests(session), session.stops[0])


def replay(session: Session, records: Iterable[tuple[dict[str, object], Instant]]) -> Session:
    """Return *session* after *records*, then paused at the last of them.

    A record that the rules refuse is passed over: the same rules refused it when it was new. Raises
    ValueError for one that is no action this version knows.
    """
    for payload, at in records:
        try:
            session = apply(session, read_action(payload), at)
        except RuleBroken:
            continue
    return session.but(underway=None, running_since=None, paused_since=None, in_write_up=False)


def _plan(plan_id: str, content: Content) -> Plan:
    plan = content.plans.get(plan_id)
    if plan is None:
        broken = next((file for file in content.broken if file.id == plan_id and file.kind == "plan"), None)
        if broken:
            raise UsageError(
                f'The plan "{plan_id}" is broken: {broken.fault.sentence} See: interviewer check'
            )
        known = ", ".join(content.plans) or "none"
        raise UsageError(f'There is no plan "{plan_id}". Plans here: {known}.')
    if plan.rubric not in content.rubrics:
        raise UsageError(
            f'The plan "{plan_id}" needs the rubric "{plan.rubric}", which is missing or broken.'
        )
    return plan


def _pinned_questions(plan: Plan, content: Content) -> dict[str, dict[str, object]]:
    """Return what becomes of each question of *plan* in the session, by its id. Raises UsageError."""
    pinned: dict[str, dict[str, object]] = {}
    for ref in plan.refs:
        question = content.question(ref)
        if question is None:
            raise UsageError(f'The plan asks "{ref}", which is missing or in a broken pack.')
        fields = {name: value for name, value in question if name not in _PINS}
        pinned[question_id(ref)] = fields | {"pack": ref.partition("/")[0], "digest": ""}
    return pinned


def _with_digests(session: Session) -> Session:
    """Return *session* with the digest of each wording it pins, all of them dumped at once."""
    pinned = {"plan", "rubric", "questions"}
    dumped = session.model_dump(mode="json", exclude_defaults=True, include=pinned)
    return session.but(
        plan=session.plan.but(digest=digest_of(dumped["plan"])),
        rubric=session.rubric.but(digest=digest_of(dumped["rubric"])),
        questions=frozen_table(
            {
                name: question.but(digest=digest_of(dumped["questions"][name]))
                for name, question in session.questions.items()
            }
        ),
    )
