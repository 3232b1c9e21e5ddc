"""Rules for every question of every shipped pack, and for the packs and the rubric taken together.

A rule is one test, and what breaks it is listed by name. What the code, the sums and the wording of the
exercises must be, each for its kind, is in the modules beside this one.
"""

import re
from collections import Counter

import pytest

from tests.content.shipped import FILES, PACKS, QUESTIONS, Toml, part, texts, walk

RUBRIC = "backend-engineer"
SKILLS: Toml = FILES[f"rubrics/{RUBRIC}"]["skills"]
DEPTHS = ("entry", "working", "expert")
MINUTES = {
    "knowledge": (3, 8),
    "situational": (3, 8),
    "behavioural": (5, 10),
    "communication": (5, 10),
    "code-review": (10, 20),
    "coding": (10, 20),
    "design": (20, 45),
}
"""Each kind with the fewest and the most minutes that a question of it may take."""
PARTS: dict[str, tuple[str, ...]] = {
    "code-review": ("handout.code", "handout.text", "faults", "solution.code"),
    "coding": ("handout.text", "stages", "edge-cases", "hints", "solution.code"),
    "design": ("requirements", "areas", "trade-offs", "numbers"),
    "communication": tuple(
        f"listeners.{listener}.{path}"
        for listener in ("technical", "non-technical")
        for path in ("listener", "prompt", "listen-for")
    ),
}
"""What a question of a kind must have besides what every question has."""
STORY = tuple(
    f"story.{name}.{path}"
    for name in ("situation", "own-part", "result", "learned")
    for path in ("point", "probe")
)
SUBJECTS: dict[str, str] = {
    "apis": "apis",
    "databases-and-caching": "databases",
    "design-patterns": "design-patterns",
    "devops": "devops",
    "documentation": "communication",
    "language-and-runtime": "language",
    "operating-systems": "devops",
    "security": "security",
    "testing-and-debugging": "problem-solving",
    "third-party-integration": "apis",
    "version-control": "version-control",
    "web-servers": "web-servers",
}
"""Each pack that goes into the depth of one subject, with the skill that most of its questions are on."""
CODE = ("handout.code", "solution.code")
VAGUE = re.compile(
    r"\b(good|strong|excellent|poor|weak|great|deep|solid|clear|basic|advanced|limited|adequate|impressive)(ly)?\b"
)
"""Words with which two people can mean different things."""
AMERICAN = re.compile(
    r"\b([Aa]nalyz|[Aa]rtifact|[Bb]ehavior|[Cc]ancel(?:ed|ing)|[Cc]atalog(?!ue)|[Cc]enter|[Cc]olor|[Cc]ustomiz"
    r"|[Dd]efense|[Ff]avor|[Gg]ray|[Hh]onor|[Ii]nitializ|[Ll]abel(?:ed|ing)|[Ll]abor|[Mm]inimiz|[Mm]odel(?:ed|ing)"
    r"|[Nn]eighbor|[Nn]ormaliz|[Oo]ptimiz|[Oo]rganiz|[Pp]rioritiz|[Rr]ealiz|[Rr]ecogniz|[Ss]anitiz|[Ss]erializ"
    r"|[Ss]ummariz|[Ss]ynchroniz|[Tt]okeniz)\w*"
)
"""Words that are spelt otherwise in Britain. In capitals throughout, as in ANALYZE, they are a language's."""


def points(question: Toml) -> list[dict[str, str]]:
    """Return the lists of points to listen for: its own, and that of each listener."""
    listeners = question.get("listeners", {}).values()
    return [question["listen-for"], *(listener["listen-for"] for listener in listeners)]


# What every question has


def test_it_says_how_deep_it_goes() -> None:
    assert [name for name, question in QUESTIONS.items() if question.get("depth") not in DEPTHS] == []


def test_it_is_on_a_skill_of_the_rubric() -> None:
    assert [name for name, question in QUESTIONS.items() if question["skill"] not in SKILLS] == []


@pytest.mark.parametrize("kind", MINUTES)
def test_it_takes_as_long_as_its_kind_does(kind: str) -> None:
    least, most = MINUTES[kind]
    minutes = {name: question["minutes"] for name, question in QUESTIONS.items() if question["kind"] == kind}
    assert minutes
    assert {name: taken for name, taken in minutes.items() if not least <= taken <= most} == {}


def test_it_is_of_a_kind_with_rules_here() -> None:
    assert {question["kind"] for question in QUESTIONS.values()} == set(MINUTES)


def test_its_title_fits_into_a_line() -> None:
    assert [name for name, question in QUESTIONS.items() if not 0 < len(question["title"]) <= 26] == []


def test_no_two_have_the_same_title() -> None:
    titles = Counter(question["title"].lower() for question in QUESTIONS.values())
    assert [title for title, times in titles.items() if times > 1] == []


def test_its_prompt_can_be_said_aloud() -> None:
    """A brief may take longer than a question."""
    for name, question in QUESTIONS.items():
        longest = 400 if question["kind"] == "design" else 260
        assert 60 <= len(question["prompt"]) <= longest, name
        assert question["prompt"].endswith((".", "?")), name


def test_there_is_enough_to_listen_for() -> None:
    short = [name for name, question in QUESTIONS.items() if any(len(few) < 3 for few in points(question))]
    assert short == []


def test_a_point_is_short_and_starts_in_lower_case() -> None:
    for name, question in QUESTIONS.items():
        said = [point for listed in points(question) for point in listed.values()]
        assert [point for point in said if len(point) > 68 or not re.match("[a-z]", point)] == [], name


def test_there_is_enough_to_go_on_with() -> None:
    assert [name for name, question in QUESTIONS.items() if len(question["probes"]) < 2] == []
    assert [name for name, question in QUESTIONS.items() if not question["red-flags"]] == []


def test_a_probe_is_a_sentence_and_a_red_flag_starts_with_a_capital() -> None:
    for name, question in QUESTIONS.items():
        assert [probe for probe in question["probes"] if not probe.endswith((".", "?"))] == [], name
        assert [flag for flag in question["red-flags"] if not re.match("[A-Z]", flag)] == [], name


def test_nothing_is_said_twice() -> None:
    for name, question in QUESTIONS.items():
        for path in ("listen-for", "probes", "red-flags"):
            said = texts(question[path])
            assert len(set(said)) == len(said), (name, path)


# What a kind of question has


@pytest.mark.parametrize("kind", PARTS)
def test_it_has_the_parts_of_its_kind(kind: str) -> None:
    assert [
        f"{name}: {path}"
        for name, question in QUESTIONS.items()
        if question["kind"] == kind
        for path in PARTS[kind]
        if not part(question, path)
    ] == []


def test_what_is_asked_about_the_past_has_the_parts_of_a_story() -> None:
    questions: Toml = PACKS["behavioural"]["questions"]
    assert [
        f"{name}: {path}" for name in questions for path in STORY if not part(questions[name], path)
    ] == []


def test_a_review_has_three_faults_or_more() -> None:
    reviews = {name: question for name, question in QUESTIONS.items() if question["kind"] == "code-review"}
    assert [name for name, question in reviews.items() if len(question["faults"]) < 3] == []


def test_only_its_own_kind_has_a_part() -> None:
    """A part elsewhere is a slip: of the kind, or of the place."""
    for name, question in QUESTIONS.items():
        for path, kind in (
            ("faults", "code-review"),
            ("stages", "coding"),
            ("requirements", "design"),
            ("story", "behavioural"),
            ("listeners", "communication"),
        ):
            assert path not in question or question["kind"] == kind, (name, path)


def test_a_fundamental_question_is_short_and_needs_nothing_handed_out() -> None:
    for name, question in PACKS["backend-fundamentals"]["questions"].items():
        assert question["kind"] in {"knowledge", "behavioural", "situational"}, name
        assert 3 <= question["minutes"] <= 6, name
        assert len(question["prompt"]) <= 200, name
        assert question["prompt"].endswith("?"), name
        assert "handout" not in question, name


# How it is written


def test_no_text_has_blanks_that_nobody_sees() -> None:
    """Blanks may line up the columns of what is handed out, and code."""
    for name, read in FILES.items():
        for path, text in walk(read):
            assert [line for line in text.splitlines() if line != line.rstrip()] == [], (name, path)
            if not path.endswith((*CODE, "handout.text")):
                assert not re.search(r"\S {2}", text), (name, path)


def test_all_quotes_are_straight() -> None:
    for name, read in FILES.items():
        for path, text in walk(read):
            if not path.endswith(CODE):
                assert not re.search("[\u2018\u2019\u201a\u201c\u201d\u201e\u00b4`]", text), (name, path)


def test_the_spelling_is_british() -> None:
    """Neither code nor the names of what others have published is ours to spell."""
    for name, read in FILES.items():
        for path, text in walk(read):
            if not path.endswith(CODE) and ".sources." not in path:
                assert AMERICAN.findall(text) == [], (name, path)


# The packs together


def test_a_pack_says_what_it_is() -> None:
    for name, pack in PACKS.items():
        assert (pack["format"], pack["rubric"]) == ("pack/1", RUBRIC), name
    titles = [pack["title"] for pack in PACKS.values()]
    assert len(set(titles)) == len(titles)


def test_no_two_packs_have_a_question_of_the_same_name() -> None:
    names = Counter(name.partition("/")[2] for name in QUESTIONS)
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("skill", SKILLS)
def test_a_skill_has_six_questions_and_two_at_each_depth(skill: str) -> None:
    depths = Counter(question.get("depth") for question in QUESTIONS.values() if question["skill"] == skill)
    assert depths.total() >= 6
    assert [depth for depth in DEPTHS if depths[depth] < 2] == []


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_has_a_pack_of_its_own_that_goes_into_its_depth(subject: str) -> None:
    questions = list(PACKS.get(subject, {"questions": {}})["questions"].values())
    assert len(questions) >= 5
    assert set(DEPTHS) <= {question.get("depth") for question in questions}
    skills = Counter(question["skill"] for question in questions)
    assert skills.most_common(1)[0][0] == SUBJECTS[subject]


# The rubric


def test_a_skill_has_a_short_title() -> None:
    assert [name for name, skill in SKILLS.items() if not 0 < len(skill["title"]) <= 20] == []


@pytest.mark.parametrize("skill", SKILLS)
def test_a_skill_has_four_anchors_that_say_what_is_heard(skill: str) -> None:
    anchors = SKILLS[skill]["anchors"]
    assert list(anchors) == ["1", "2", "3", "4"]
    assert [text for text in anchors.values() if not 40 <= len(text) <= 170] == []
    assert len(set(anchors.values())) == 4
    assert [text for text in anchors.values() if VAGUE.search(text)] == []
