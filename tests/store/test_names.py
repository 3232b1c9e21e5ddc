"""Names of files and ids of sessions."""

import os
import random
import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
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


RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}
AWKWARD = (
    *(
        "../../etc/passwd",
        "C:\\x",
        "//server/share",
        "~root",
        "-rf",
        "--help",
        ".",
        "..",
        ".hidden",
        "a/b",
        "$HOME",
    ),
    *(
        "con",
        "NUL.txt",
        "COM1",
        "aux ",
        "a\x00b",
        "a\nb",
        "\x1b]0;x\x07",
        "\u202egnp.exe",
        "Ada\u0308",
        "Adä",
        "ADA",
    ),
    *("İ", "ß", "ﬁ", "界", "مرحبا", "👩‍👩‍👧", "\ud800", "", " ", "'; rm", "*?<>|:", "w" * 300),
)


@pytest.mark.slow
def test_no_name_of_a_person_is_a_path_or_a_name_that_a_system_keeps_for_itself(
    request: pytest.FixtureRequest,
) -> None:
    """Half of the names are put together from awkward pieces, half of any characters."""
    chance = random.Random(request.config.getoption("--seed"))
    session = a_session()
    for number in range(request.config.getoption("--names")):
        if number % 2:
            name = "".join(map(chr, (chance.randrange(0x3000) for _ in range(chance.randint(1, 40)))))
        else:
            name = chance.choice(("", " ", "/")).join(chance.choices(AWKWARD, k=chance.randint(1, 4)))
        who = session.but(
            candidate=session.candidate.but(name=name),
            interview=session.interview.but(role=None if number % 3 else name or None),
        )
        for made in (
            file_name(who, UTC),
            beside(file_name(who, UTC).removesuffix(".toml"), "other", STARTED),
        ):
            assert re.fullmatch(r"2026-11-21-1400-[a-z0-9-]{1,60}-7k3f2m(\.other-\w+)?\.toml", made), name
            assert Path(made).name == made == unicodedata.normalize("NFC", made) == os.path.normcase(made)
            # Case aside, one name is one file: there are no capitals but those of the time.
            assert made.partition(".")[0] == made.partition(".")[0].lower()
            assert made.partition(".")[0] not in RESERVED
            letters = made.removeprefix("2026-11-21-1400-").rpartition("-7k3f2m")[0]
            assert len(letters.encode()) <= 60
        # Of a name no more than four letters, and none of its words.
        if number % 3:
            assert len(letters.rpartition("-")[2]) <= 4


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
