"""Sessions at every moment of an interview, for what must hold of all of them."""

from hypothesis import strategies as st

from interviewer.live import actions as act
from interviewer.live.engine import apply
from interviewer.model.plan import Section
from interviewer.model.session import Response, Session
from interviewer.model.value import frozen_table
from tests.builders import PACK, SKILLS, a_pack, a_plan, a_question, a_response, a_session, an_instant

STATES = ("to come", "asked", "skipped", "dropped", "parked", "glanced", "noted")


def a_response_in(state: str, seconds: int) -> Response:
    """Return a response in one of `STATES`; those that were not at hand have no time of their own."""
    match state:
        case "asked":
            return a_response(seconds=seconds)
        case "skipped" | "dropped":
            return a_response(skipped="no time left" if state == "dropped" else "known", seconds=0)
        case "parked":
            return Response(parked=True, seconds=seconds)
        case "glanced":
            return Response(seconds=min(seconds, 9))
        case "noted":
            return a_response("00:00:10 + said so\n", seconds=seconds).but(state=None)
        case _:
            return Response()


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """Draw a session of at most four core and four optional questions between two talks."""
    core = [f"core-{n}" for n in range(draw(st.integers(1, 4)))]
    optional = [f"extra-{n}" for n in range(draw(st.integers(0, 4)))]
    skills = {name: draw(st.sampled_from(SKILLS)) for name in core + optional}
    questions = {name: a_question(name, skills[name], draw(st.integers(1, 8))) for name in skills}
    plan = a_plan(core, optional, skills=draw(st.lists(st.sampled_from(SKILLS), unique=True)))
    talk = {name: Section(title=name, minutes=3) for name in ("hello", "close")}
    middle = Section(
        title="Main",
        minutes=20,
        core=tuple(f"{PACK}/{name}" for name in core),
        optional=tuple(f"{PACK}/{name}" for name in optional),
    )
    plan = plan.but(
        minutes=draw(st.integers(5, 45)),
        sections=frozen_table({"hello": talk["hello"], "main": middle, "close": talk["close"]}),
    )
    responses = {
        name: a_response_in(draw(st.sampled_from(STATES)), draw(st.integers(0, 600)))
        for name in (*core, *optional, "hello")
    }
    session = a_session(
        plan=plan,
        pack=a_pack().but(questions=frozen_table(questions)),
        responses=responses,
        current=draw(st.sampled_from(["hello", *core, *optional, "close"])),
    )
    if draw(st.booleans()):
        unplanned = act.AskUnplanned(prompt="And why?", skill=draw(st.sampled_from(SKILLS)))
        session = apply(session, unplanned, an_instant())
    return session.but(interview=session.interview.but(elapsed=draw(st.integers(0, 3600))))
