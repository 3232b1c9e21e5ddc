"""Builders: small valid values with sensible defaults, so that a test names only what it is about.

Every value is frozen and has `but(...)`, which is how a test goes on from there.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from interviewer.model.checklist import checklists
from interviewer.model.content import Content
from interviewer.model.digests import digest
from interviewer.model.exercise import Fault, Handout, Listeners, Solution, Story, StoryPart, Telling
from interviewer.model.facts import Candidate, InterviewFacts
from interviewer.model.instant import Instant
from interviewer.model.notes import Note, read_notes
from interviewer.model.pack import Pack, PinnedQuestion, Question
from interviewer.model.plan import PinnedPlan, Plan, Section, question_id
from interviewer.model.role import Application, Company, Duty, Posting, Role
from interviewer.model.rubric import PinnedRubric, Rubric, Skill
from interviewer.model.session import (
    Choice,
    Recommendation,
    Response,
    Session,
    SkillRating,
)
from interviewer.model.value import frozen_table, with_entry

STARTED = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
"""When every built session starts."""

LEVELS = ("Not yet", "Mixed", "Solid", "Outstanding")
PACK = "backend-fundamentals"
SKILLS = ("apis", "databases", "security")
QUESTIONS = {"http-methods": "apis", "indexes": "databases", "sql-injection": "security", "rest": "apis"}
"""Built questions and their skills; `rest` is optional in the built plan, the others are core."""


def an_instant(seconds: float = 0.0) -> Instant:
    """Return the instant *seconds* after the start; its monotonic time is 1000 at the start."""
    return Instant(STARTED + timedelta(seconds=seconds), 1000.0 + seconds)


def a_rubric(skills: Iterable[str] = SKILLS, levels: Iterable[str] = LEVELS) -> Rubric:
    """Return a rubric with an anchor for each level of each skill."""
    scale = {str(number): name for number, name in enumerate(levels, 1)}
    return Rubric(
        format="rubric/1",
        title="Back-end engineer",
        scale=frozen_table(scale),
        skills=frozen_table({skill: a_skill(skill, scale) for skill in skills}),
    )


def a_skill(skill: str, scale: Mapping[str, str]) -> Skill:
    """Return a skill with an anchor for each level of *scale*."""
    anchors = {number: f"{name} at {skill}" for number, name in scale.items()}
    return Skill(title=skill.replace("-", " ").capitalize(), anchors=frozen_table(anchors))


def a_question(question: str = "http-methods", skill: str = "apis", minutes: int = 5) -> Question:
    """Return a question with two points to listen for, one probe and one red flag."""
    title = question.replace("-", " ").capitalize()
    return Question(
        title=title,
        skill=skill,
        kind="knowledge",
        minutes=minutes,
        prompt=f"What can you tell me about {title}?",
        listen_for=frozen_table({"basics": "knows the basics", "limits": "names the limits"}),
        probes=("What would you do differently?",),
        red_flags=("Makes things up",),
    )


def with_exercise(session: Session) -> Session:
    """Return *session* with checklists and hints at its first question, and a point observed throughout."""
    first, skill = session.order[0], next(iter(session.rubric.skills))
    question = session.questions[first].but(
        hints=("look at the loop", "count the queries"),
        stages=frozen_table({"first": "reads one page"}),
        edge_cases=frozen_table({"empty": "no rows at all", "last": "the last page"}),
        faults=frozen_table({"leak": Fault(line=1, severity="major", why="never closed")}),
    )
    watched = session.rubric.skills[skill].but(observed=frozen_table({"asks": "asks what is meant"}))
    return session.but(
        questions=with_entry(session.questions, first, question),
        rubric=session.rubric.but(skills=with_entry(session.rubric.skills, skill, watched)),
    )


def with_papers(session: Session) -> Session:
    """Return *session* with a handout and a solution at the stop at hand: SQL with a fault on line 2."""
    here = session.interview.current
    question = session.questions[here].but(
        handout=Handout(language="sql", text="Which orders are new?", code="SELECT *\nFROM orders\n"),
        faults=frozen_table({"all": Fault(line=2, severity="major", why="reads them all", mend="add WHERE")}),
        solution=Solution(language="sql", code="SELECT id\nFROM orders\nWHERE state = 'new'\n"),
    )
    return session.but(questions=with_entry(session.questions, here, question))


CODE = "def pages(db):\n\trows = db.query()\n\treturn rows[:20]\n"
"""The code of the built handout: three lines."""


def a_whole_question() -> Question:
    """Return a question that has every checklist, two points each, with a handout and three hints."""
    tellings = {
        listener: Telling(
            listener=f"a {listener}",
            prompt=f"Tell a {listener}.",
            listen_for=frozen_table({"why": "says why first", "terms": "explains terms"}),
        )
        for listener in ("colleague", "customer")
    }
    parts = ("situation", "own-part", "result", "learned")
    return a_question().but(
        handout=Handout(text="A colleague sent this.", language="python", code=CODE),
        hints=("look at the loop", "count the queries", "read line 2"),
        stages=frozen_table({"first": "reads one page", "all": "reads every page"}),
        edge_cases=frozen_table({"empty": "no rows at all", "last": "the last page"}),
        requirements=frozen_table({"how-many": "two million rows", "how-fast": "in a second"}),
        areas=frozen_table({"storage": "what is kept where", "traffic": "what happens at noon"}),
        trade_offs=frozen_table({"cost": "speed against cost", "order": "order against speed"}),
        faults=frozen_table(
            {
                "leak": Fault(line=2, severity="critical", why="never closed", mend="close it"),
                "name": Fault(line=1, severity="minor", why="pages says little"),
            }
        ),
        story=Story.model_validate(
            {part: StoryPart(point=f"tells the {part.replace('-', ' ')}", probe=f"{part}?") for part in parts}
        ),
        listeners=Listeners(technical=tellings["colleague"], non_technical=tellings["customer"]),
    )


def a_whole_session(session_id: str = "7k3f2m", **more: Any) -> Session:
    """Return a session that asked `a_whole_question` first and ticked one point of each of its lists.

    The skill of that question, apis, has two points that are watched for throughout; one was seen after
    12:30 minutes.
    """
    ticked: dict[str, tuple[str, ...]]
    ticked = {of: (next(iter(points)),) for of, points in checklists(a_whole_question()).items()}
    response = a_response(rating=3, heard=ticked.pop("listen-for")).but(ticked=frozen_table(ticked), hints=2)
    watched = frozen_table({"asks": "asks which is meant", "numbers": "uses numbers"})
    rubric, pack = a_rubric(), a_pack()
    first = next(iter(QUESTIONS))
    session = a_session(
        session_id,
        rubric=rubric.but(
            skills=with_entry(rubric.skills, "apis", rubric.skills["apis"].but(observed=watched))
        ),
        pack=pack.but(questions=with_entry(pack.questions, first, a_whole_question())),
        responses={first: response},
        **more,
    )
    return session.but(observed=frozen_table({"apis": frozen_table({"asks": 750})}))


def a_pack(questions: Mapping[str, str] = QUESTIONS) -> Pack:
    """Return a pack of *questions*, given as question id to skill."""
    built = {question: a_question(question, skill) for question, skill in questions.items()}
    return Pack(
        format="pack/1",
        title="Back-end fundamentals",
        rubric="backend-engineer",
        questions=frozen_table(built),
    )


def a_plan(
    core: Iterable[str] = ("http-methods", "indexes", "sql-injection"),
    optional: Iterable[str] = ("rest",),
    *,
    minutes: int = 30,
    skills: Iterable[str] = (),
) -> Plan:
    """Return a plan of two sections: the first core question, then all the others."""
    first, *others = [f"{PACK}/{question}" for question in core]
    sections = {
        "warm-up": Section(title="Warm-up", minutes=minutes // 3, say="Say hello.", core=(first,)),
        "main": Section(
            title="Main part",
            minutes=minutes - minutes // 3,
            core=tuple(others),
            optional=tuple(f"{PACK}/{question}" for question in optional),
        ),
    }
    return Plan(
        format="plan/1",
        title="Back-end technical",
        stage="technical",
        role="backend-engineer",
        rubric="backend-engineer",
        minutes=minutes,
        skills=tuple(skills),
        sections=frozen_table(sections),
    )


def a_content() -> Content:
    """Return content of one pack, one rubric, and the plan `backend-technical`."""
    return Content(
        packs=frozen_table({PACK: a_pack()}),
        rubrics=frozen_table({"backend-engineer": a_rubric()}),
        plans=frozen_table({"backend-technical": a_plan()}),
    )


Needs = Mapping[str, Iterable[str]]
"""Lines of a role: id to the skills it takes."""

NEEDS: Needs = {
    "web-apis": ["apis"],
    "data": ["databases", "security"],
    "talk": ["communication"],
    "mixed": ["apis", "learning"],
    "running": ["devops"],
    "growing": ["learning"],
}
"""With the plans of `a_loop`: three covered, then one partly, one only by an optional question, one never."""


def a_role(needs: Needs = NEEDS, nice: Needs | None = None, duties: Needs | None = None) -> Role:
    """Return a role that requires *needs*; a line called `web-apis` reads `Can do web apis`."""
    tables = [needs, nice or {}, {"build": ["apis", "databases"]} if duties is None else duties]
    built = [
        frozen_table(
            {
                name: Duty(text=f"Can do {name.replace('-', ' ')}", skills=tuple(skills))
                for name, skills in table.items()
            }
        )
        for table in tables
    ]
    return Role(
        format="role/1",
        title="Back-end engineer",
        rubric="backend-engineer",
        posting=Posting(
            company="Example", location="Anywhere", workplace=("remote",), employment=("full-time",)
        ),
        company=Company(introduction="We make examples."),
        job="Make some.",
        requirements=built[0],
        nice_to_have=built[1],
        responsibilities=built[2],
        application=Application(send="A letter.", to="jobs@example.org"),
    )


def a_loop() -> Content:
    """Return content of a role and of two plans for it, `screen` and `technical`.

    Minutes: `http-methods` 4, core in both; `indexes` 6 in the first and `sql-injection` 5 in the second;
    optional `rest` 3 in the first and `containers` 7 in the second. The first rates communication, too,
    which is watched for throughout.
    """
    minutes = {"http-methods": 4, "indexes": 6, "sql-injection": 5, "rest": 3, "containers": 7}
    skills = {**QUESTIONS, "containers": "devops"}
    questions = {name: a_question(name, skills[name], minutes[name]) for name in minutes}
    screen = a_plan(["http-methods", "indexes"], ["rest"], skills=["apis", "databases", "communication"])
    technical = a_plan(["http-methods", "sql-injection"], ["containers"], minutes=60)
    rubric = a_rubric([*SKILLS, "communication", "devops", "learning"])
    watched = rubric.skills["communication"].but(observed=frozen_table({"asks": "asks what is meant"}))
    rubric = rubric.but(skills=with_entry(rubric.skills, "communication", watched))
    return Content(
        packs=frozen_table({PACK: a_pack().but(questions=frozen_table(questions))}),
        rubrics=frozen_table({"backend-engineer": rubric}),
        plans=frozen_table({"screen": screen.but(title="First talk"), "technical": technical}),
        roles=frozen_table({"backend-engineer": a_role()}),
    )


def a_response(
    notes: str | Iterable[Note] = (),
    *,
    rating: int | None = None,
    heard: Iterable[str] = (),
    skipped: str = "",
    seconds: float = 60,
) -> Response:
    """Return a response: asked, or skipped for the reason *skipped*. Notes may be stamped text."""
    taken = read_notes(notes) if isinstance(notes, str) else tuple(notes)
    return Response(
        state="skipped" if skipped else "asked",
        reason=skipped,
        seconds=seconds,
        rating=rating,
        heard=tuple(heard),
        notes=taken,
    )


def a_session(
    session_id: str = "7k3f2m",
    *,
    candidate: str = "Ada Lovelace",
    interviewer: str = "Grace Hopper",
    key: str = "ada-lovelace",
    started: datetime = STARTED,
    ratings: Mapping[str, int | None] | None = None,
    responses: Mapping[str, Response] | None = None,
    recommendation: Choice | None = None,
    why: str = "",
    take_aways: str = "",
    submitted: bool = False,
    plan: Plan | None = None,
    rubric: Rubric | None = None,
    pack: Pack | None = None,
    current: str = "",
    retain_until: date | None = None,
    retention_said: bool = True,
) -> Session:
    """Return a paused session of `a_plan`. A rating of None says that the skill was not assessed.

    Without *retain_until* it is said that there is no date, unless *retention_said* is False.

    A submitted one without *recommendation* recommends yes.
    """
    plan, rubric = plan or a_plan(), rubric or a_rubric()
    questions = pinned(plan, pack or a_pack())
    choice = recommendation or ("yes" if submitted else None)
    return Session(
        id=session_id,
        status="submitted" if submitted else "live",
        candidate=Candidate(name=candidate, key=key),
        interview=InterviewFacts(
            interviewer=interviewer,
            stage=plan.stage,
            role=plan.role,
            started=started,
            ended=started + timedelta(minutes=plan.minutes) if submitted else None,
            minutes=plan.minutes,
            current=current or next(iter(questions)),
            retain_until=retain_until,
            retain_no_date=retention_said and retain_until is None,
        ),
        recommendation=Recommendation(choice=choice, why=why) if choice else None,
        take_aways=take_aways,
        ratings=frozen_table({skill: a_rating(level) for skill, level in (ratings or {}).items()}),
        responses=frozen_table(responses or {}),
        plan=PinnedPlan(id="backend-technical", digest=digest(plan), **dict(plan)),
        rubric=PinnedRubric(id=plan.rubric, digest=digest(rubric), **dict(rubric)),
        questions=frozen_table(questions),
    )


def a_rating(level: int | None = 3, at: int = 0) -> SkillRating:
    """Return a rating of a skill; of level None, the word that it was not assessed."""
    return SkillRating(level=level, not_assessed=level is None, at=at)


def pinned(plan: Plan, pack: Pack) -> dict[str, PinnedQuestion]:
    """Return the questions of *plan* out of *pack*, as a session keeps them."""
    questions = {}
    for name in map(question_id, plan.refs):
        question = pack.questions[name]
        questions[name] = PinnedQuestion(pack=PACK, digest=digest(question), **dict(question))
    return questions
