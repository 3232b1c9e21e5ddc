"""What is wrong with an exercise by itself, each at its line and column."""

import pytest

from tests.authoring.planted import found

CODE = '"""\nrows = []\n\nprint(rows[0])\n"""'
REVIEW = """
        format = "pack/1"
        title = "Reviews"
        rubric = "engineer"
        [questions.review]
        title = "Review"
        skill = "apis"
        kind = "code-review"
        depth = "entry"
        minutes = 9
        prompt = "What would you write?"
        listen-for = {order = "begins with what matters"}
        [questions.review.handout]
        language = "python"
        code = CODE
        [questions.review.faults.empty]
        line = 3
        severity = "major"
        why = "no row, no answer"
        mend = "look before"
        [questions.review.solution]
        code = "print(rows)"
        """.replace("CODE", CODE)
SOLUTION = '        [questions.review.solution]\n        code = "print(rows)"\n'


def faults_of(*changes: tuple[str, str]) -> list[str]:
    """Return what is found in a pack with the review and *changes*."""
    text = REVIEW
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return [line.partition(" ")[2] for line in found(reviews=text)]


def test_a_sound_exercise_has_no_faults() -> None:
    """It has neither probes nor red flags, which may be left out."""
    assert faults_of() == []


def test_a_fault_points_at_a_line_that_is_there() -> None:
    beyond, blank = faults_of(("line = 3", "line = 4")), faults_of(("line = 3", "line = 2"))
    assert beyond == ["«4» the code has 3 lines, and no line 4"]
    assert blank == ["«2» line 2 of the code is blank; point at the line that is wrong"]


def test_a_long_line_of_code_is_warned_of() -> None:
    (told,) = faults_of(("print(rows[0])", f"print('{'x' * 60}')"))
    assert told == "«code» warning: line 3 of this code has 69 characters; beyond 64 it wraps"


def test_a_kind_says_what_it_needs() -> None:
    told = faults_of(('kind = "code-review"', 'kind = "design"'))
    assert [line.removeprefix("«[questions.review]» warning: a design question needs ") for line in told] == [
        '"numbers": the back of the envelope, worked out',
        "[questions.review.areas]: where to probe",
        "[questions.review.requirements]: what to answer when asked",
        "[questions.review.trade-offs]: what to hear weighed against what",
    ]


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        ("knowledge", []),
        ("situational", []),
        ("behavioural", ["[questions.review.story]"]),
        ("communication", ["[questions.review.listeners]"]),
        ("code-review", ["[questions.review.solution]"]),
        (
            "coding",
            ['"hints"', *(f"[questions.review.{part}]" for part in ("edge-cases", "solution", "stages"))],
        ),
        (
            "design",
            [
                '"numbers"',
                *(f"[questions.review.{part}]" for part in ("areas", "requirements", "trade-offs")),
            ],
        ),
    ],
)
def test_each_kind_has_parts_of_its_own(kind: str, needed: list[str]) -> None:
    """The review with its handout and faults and without its solution, called something else."""
    told = faults_of((SOLUTION, ""), ('kind = "code-review"', f'kind = "{kind}"'))
    start = f"«[questions.review]» warning: a {kind} question needs "
    assert [line.removeprefix(start).partition(": ")[0] for line in told] == needed


def test_a_part_at_fault_is_not_called_missing() -> None:
    (told,) = faults_of(("[questions.review.solution]", "[questions.review.solutoin]"))
    assert told.startswith("«solutoin» unknown key")
    (told,) = faults_of((SOLUTION, ""), ("listen-for =", 'solution = "print"\n        listen-for ='))
    assert told.endswith('"solution" is a table, not text "print"')


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("severity = \"major\"", 'severity = "bad"',
         '«"bad"» "severity" is one of "critical", "major" or "minor", not "bad"'),
        ("why = \"no row, no answer\"", 'why = " "', '«" "» "why" is blank'),
        ("[questions.review.faults.empty]", "[questions.review.faults.Empty_One]",
         ('«Empty_One» an id has lower-case letters, digits and single hyphens, '
         'as in "empty-one", not "Empty_One"')),
        ("depth = \"entry\"", 'depth = "easy"',
         '«"easy"» "depth" is one of "entry", "working" or "expert", not "easy"'),
        ("language = \"python\"", 'langauge = "python"',
         '«langauge» unknown key "langauge"; did you mean "language"?'),
        ("        line = 3\n", "", ('«[questions.review.faults.empty]» missing key "line" '
         "in [questions.review.faults.empty]")),
        ("mend = \"look before\"", 'mend = ""', ""),
    ],
)  # fmt: skip
def test_a_wrong_part_is_told_where_it_is_written(old: str, new: str, told: str) -> None:
    assert faults_of((old, new)) == ([told] if told else [])


def test_a_handout_holds_something() -> None:
    told = faults_of((f"code = {CODE}", 'text = " "'))
    assert told[0].endswith('a handout has "text" or "code", or both')


def test_a_story_has_its_four_parts_and_two_listeners_are_two() -> None:
    story = 'story = {situation = {point = "a", probe = "b"}}\n'
    told = faults_of(("listen-for =", story + "        listen-for ="))
    assert [line.partition("missing key ")[2].partition(" in")[0] for line in told] == [
        '"learned"', '"own-part"', '"result"',
    ]  # fmt: skip
