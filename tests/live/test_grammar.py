"""What a line of notes means: signs, tags, ratings, and slips that are told gently."""

from types import MappingProxyType

import pytest

from interviewer.live.grammar import Words, ghost, marks, remark, words_of
from interviewer.model.session import GENERAL
from tests.builders import a_session

SKILLS = {"apis": "APIs", "databases": "Databases and caching", "security": "Security"}
LEVELS = {1: "Not yet", 2: "Mixed", 3: "Solid", 4: "Outstanding"}
WORDS = Words(SKILLS, LEVELS)
TALK = Words(SKILLS, LEVELS, rates=False)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("plain words, 3 = 3, c# and #1", []),
        ("+ names it", [("sign", "+")]),
        ('  "their words', [("sign", '"')]),
        ("- slow #databases", [("sign", "-"), ("tag", "#databases")]),
        ("#apis #cooking", [("tag", "#apis"), ("unknown-tag", "#cooking")]),
        ("=3", [("rating", "=3")]),
        (" = 2 #security", [("rating", "= 2"), ("tag", "#security")]),
        ("=9", [("idle-rating", "=9")]),
        ("=3 #cooking", [("idle-rating", "=3"), ("unknown-tag", "#cooking")]),
        ("=3 and more", []),
        ("=3 #Databases", [("rating", "=3"), ("tag", "#Databases")]),
        ("issue #401 and PR #12", []),
        ("a -1 and a + b", []),
        ("see issue#12 or ##x", []),
        ("=3 #apis-", [("tag", "#apis")]),
        ("=3 #-apis", []),
    ],
)
def test_what_of_a_line_means_something(line: str, found: list[tuple[str, str]]) -> None:
    shown = [(mark.kind, line[mark.start : mark.end]) for mark in marks(line, WORDS)]
    assert shown == found


@pytest.mark.parametrize(
    ("line", "words", "said", "beside"),
    [
        ("plain", WORDS, "", ""),
        ("+ well #apis", WORDS, "", ""),
        ("=3", WORDS, "", "Solid"),
        ("=3 #databases", WORDS, "", "Solid · Databases and caching"),
        ("=0", WORDS, "", "cleared"),
        ("=0 #apis", WORDS, "", "cleared · APIs"),
        ("=7", WORDS, "=7: the scale runs from 1 to 4.", "not on the scale 1–4"),
        (
            "#secrity",
            WORDS,
            "#secrity is no skill of the rubric. Did you mean #security?",
            "no such skill",
        ),
        ("#zzz", WORDS, "#zzz is no skill of the rubric.", "no such skill"),
        ("=3", TALK, "=3: there is no question here to rate; =3 #skill rates a skill.", "no question here"),
        ("=3 #apis", TALK, "", "Solid · APIs"),
        ("=3 #apis-", WORDS, "", ""),
        ("=3 #apis--x", WORDS, "", ""),
    ],
)
def test_slips_are_told_and_ratings_are_named(line: str, words: Words, said: str, beside: str) -> None:
    assert remark(line, words) == said
    assert ghost(line, words) == beside


def test_planned_skills_come_first() -> None:
    session = a_session()
    assert list(words_of(session, "indexes").skills) == list(session.rubric.skills)
    assert words_of(session, "indexes").rates
    assert not words_of(session, GENERAL).rates


def test_what_can_be_named_cannot_be_changed() -> None:
    for words in (Words(), words_of(a_session(), "indexes")):
        assert isinstance(words.skills, MappingProxyType)
        assert isinstance(words.levels, MappingProxyType)
