"""Names of files and ids of sessions."""

import re
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.store.names import beside, file_name, new_id
from tests.builders import STARTED, a_session


def test_a_file_name_says_when_for_what_and_of_whom_only_the_initials() -> None:
    assert file_name(a_session(), UTC) == "2026-11-21-1400-backend-engineer-al-7k3f2m.toml"


def test_the_time_is_that_of_the_place() -> None:
    late = a_session(started=datetime(2026, 11, 21, 23, 30, tzinfo=UTC))
    assert file_name(late, timezone(timedelta(hours=2))).startswith("2026-11-22-0130-")


def test_without_a_role_the_plan_names_the_file() -> None:
    session = a_session()
    session = session.but(interview=session.interview.but(role=None))
    assert file_name(session, UTC) == "2026-11-21-1400-backend-technical-al-7k3f2m.toml"


@settings(deadline=None)
@given(st.text(min_size=1, max_size=200), st.text(max_size=200))
def test_whatever_people_are_called_the_name_is_safe_and_short(name: str, role: str) -> None:
    session = a_session()
    session = session.but(
        candidate=session.candidate.but(name=name), interview=session.interview.but(role=role or None)
    )
    made = file_name(session, UTC)
    assert re.fullmatch(r"2026-11-21-1400-[a-z0-9-]{1,60}-7k3f2m\.toml", made)


def test_an_id_is_new_and_has_no_letters_that_look_alike() -> None:
    offered: list[str] = []

    def taken(session_id: str) -> bool:
        offered.append(session_id)
        return len(offered) < 50

    assert new_id(taken) == offered[-1]
    assert all(re.fullmatch("[2-9a-hjkmnp-z]{6}", session_id) for session_id in offered)
    assert len(set(offered)) == 50


def test_another_version_lies_beside_under_the_same_name() -> None:
    assert beside("a-b", "other", STARTED) == "a-b.other-20261121T140000Z.toml"
