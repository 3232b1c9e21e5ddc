"""What is offered while a line is typed, and when enter may take it."""

import pytest

from interviewer.live.assist import Pick, Rates, assist, ticks_nothing
from interviewer.live.grammar import Words

WORDS = Words(
    {
        "apis": "APIs",
        "databases": "Databases and caching",
        "web-servers": "Web servers",
        "security": "Security",
    },
    {1: "Not yet", 2: "Mixed", 3: "Solid"},
)
PICKS = (
    Pick("listen-for:safe", "knows which methods must not change state", 1, "heard", on=False),
    Pick("listen-for:idempotent", "explains why PUT can be retried", 2, "heard", on=True),
    Pick("probes:1", "What makes a method idempotent?", 1, "put", on=False),
    Pick("hints:1", "think of a lost answer", 1, "given", on=False),
)


def offered(line: str, column: int | None = None) -> tuple[list[str], bool]:
    found = assist(line, len(line) if column is None else column, WORDS, PICKS)
    return [offer.key for offer in found.offers], found.sure


@pytest.mark.parametrize(
    ("line", "keys", "sure"),
    [
        ("+ good #", ["apis", "databases", "web-servers", "security"], False),
        ("+ good #s", ["security", "web-servers"], False),
        ("+ good #se", ["security", "web-servers", "databases"], True),
        ("#DAT", ["databases"], True),
        ("#cach", ["databases"], False),
        ("#rver", ["web-servers"], False),
        ("#security", [], False),
        ("#Security", [], False),
        ("#zz", [], False),
        ("c#", [], False),
        ("#1", [], False),
        ("plain", [], False),
    ],
)
def test_a_tag_is_completed_from_the_rubric(line: str, keys: list[str], sure: bool) -> None:
    assert offered(line) == (keys, sure)


def test_a_tag_is_offered_where_the_caret_is_and_not_within_a_word() -> None:
    assert offered("+ #sec and more", 6) == (["security"], True)
    assert offered("+ #security", 5) == ([], False)


@pytest.mark.parametrize(
    ("line", "keys", "sure"),
    [
        ("/", [pick.key for pick in sorted(PICKS, key=lambda pick: pick.on)], False),
        ("/1", ["listen-for:safe"], True),
        ("/9", [], False),
        ("/put retr", ["listen-for:idempotent"], True),
        ("/idem", ["probes:1"], True),
        ("/given", ["hints:1"], True),
        ("/method", ["listen-for:safe", "probes:1"], False),
        ("/stt", ["listen-for:safe"], False),
        ("/etc/hosts", [], False),
        ("a / b", [], False),
        ("/dev was full", [], False),
    ],
)
def test_a_line_that_begins_with_a_slash_picks_from_the_sheet(line: str, keys: list[str], sure: bool) -> None:
    assert offered(line) == (keys, sure)


MISSED = "No point of this question matches; it stays a note."


@pytest.mark.parametrize(
    ("line", "picks", "told"),
    [
        ("/idmepotent", PICKS, MISSED),
        ("/9", PICKS, MISSED),
        ("/etc/hosts", PICKS, MISSED),
        ("/x", (), MISSED),
        ("/1", (), MISSED),
        ("/idem", PICKS, ""),
        ("/", PICKS, ""),
        ("and/or", PICKS, ""),
    ],
)
def test_a_word_behind_a_slash_that_matches_nothing_is_told_wherever_the_caret_is(
    line: str, picks: tuple[Pick, ...], told: str
) -> None:
    for column in range(len(line) + 1):
        assert assist(line, column, WORDS, picks).remark == told
    assert ticks_nothing(line, picks) == bool(told)


@pytest.mark.parametrize(
    ("line", "rates"),
    [
        ("=", Rates(None, None)),
        ("=3", Rates(3, None)),
        ("=9", Rates(9, None)),
        ("=3 #security", Rates(3, "security")),
        ("=3 #nothing", Rates(3, None)),
        ("=3 #sec", Rates(3, "security")),
        ("=3 #Security", Rates(3, "security")),
        ("= good", None),
        ("a = 3", None),
    ],
)
def test_a_rating_is_seen_while_it_is_typed(line: str, rates: Rates | None) -> None:
    assert assist(line, len(line), WORDS).rates == rates


def test_where_nothing_is_rated_only_a_skill_can_be() -> None:
    talk = Words(WORDS.skills, WORDS.levels, rates=False)
    assert assist("=3", 2, talk).rates is None
    assert assist("=3 #apis", 8, talk).rates == Rates(3, "apis")
