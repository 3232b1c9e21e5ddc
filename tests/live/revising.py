"""A submitted session as a file gives it, and everything that may be done to it while it is revised."""

from hypothesis import strategies as st

from interviewer.live import actions as act
from interviewer.model.session import Session
from interviewer.model.value import frozen_table, with_entry
from interviewer.store.session_file import read_session, to_toml
from tests.builders import a_response, a_session, with_exercise

WHY = "I had mixed up two candidates."
REVISE = act.Revise(by="Ada Example", why=WHY)

_QUESTIONS = st.sampled_from(["http-methods", "indexes", "sql-injection", "rest"])
_SKILLS = st.sampled_from(["apis", "databases", "security"])
_LEVELS = st.none() | st.integers(1, 4)
_LINES = st.sampled_from(["+ one", "- two", "=2", "=4 #security", "=0 #apis", ""])
ACTIONS: st.SearchStrategy[act.Action] = st.one_of(
    st.builds(act.RateQuestion, question=_QUESTIONS, level=_LEVELS),
    st.builds(act.RateSkill, skill=_SKILLS, level=_LEVELS),
    st.builds(act.MarkNotAssessed, skill=_SKILLS),
    st.builds(act.Tick, question=_QUESTIONS, point=st.sampled_from(["basics", "limits"]), on=st.booleans()),
    st.builds(
        act.Tick,
        question=st.just("http-methods"),
        of=st.just("faults"),
        point=st.just("leak"),
        on=st.booleans(),
    ),
    st.builds(act.UseProbe, question=_QUESTIONS, probe=st.just(1), on=st.booleans()),
    st.builds(act.GiveHints, question=st.just("http-methods"), count=st.integers(0, 2)),
    st.builds(act.Observe, skill=st.just("apis"), point=st.just("asks"), on=st.booleans()),
    st.builds(act.Skip, question=_QUESTIONS, reason=st.sampled_from(["late", "known"])),
    st.builds(act.Unskip, question=_QUESTIONS),
    st.builds(act.WriteTakeAways, text=st.sampled_from(["", "fast\n", "slow"])),
    st.builds(
        act.EditNotes,
        question=_QUESTIONS,
        first=st.integers(0, 1),
        removed=st.integers(0, 1),
        lines=st.lists(_LINES, max_size=2).map(tuple),
    ),
    st.builds(
        act.Recommend,
        choice=st.sampled_from(["yes", "no", "strong-no", None]),
        why=st.sampled_from(["", "so", "because"]),
    ),
)


def a_sealed_session() -> Session:
    """Return a submitted session with ratings, notes, ticks and a skip, read from its file."""
    session = a_session(
        submitted=True,
        why="so",
        take_aways="fast\n",
        ratings={"apis": 2, "databases": None, "security": 3},
        responses={
            "http-methods": a_response("00:00:09 + all\n00:00:20 - slow\n", rating=3, heard=("basics",)),
            "indexes": a_response(skipped="late", seconds=0),
        },
    )
    rated = session.responses["http-methods"].but(rated_at=60)
    assert session.recommendation
    timed = session.but(
        ratings=frozen_table({skill: rating.but(at=100) for skill, rating in session.ratings.items()}),
        recommendation=session.recommendation.but(at=1700),
        responses=with_entry(session.responses, "http-methods", rated),
        interview=session.interview.but(elapsed=1800.0),
    )
    return as_read(with_exercise(timed))


def as_read(session: Session) -> Session:
    """Return *session* as somebody reads it from its file."""
    return read_session(to_toml(session), "s.toml")
