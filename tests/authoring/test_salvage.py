"""Faults of the shape of a file hide none of its other faults, and bring none of their own."""

import pytest

from tests.authoring.planted import PLAN, RUBRIC, WEB, content, found

BROKEN_PACK = 'plans/screen.toml:8:9 «"web/methods"» the pack "web" is broken, so this plan cannot be used'
MORE = WEB.replace("questions.methods", "questions.first").replace("questions.rest", "questions.second")


def web(*changes: tuple[str, str]) -> list[str]:
    """Return what is found in the pack with *changes*, without the plan that then cannot be used."""
    other = PLAN.replace("web/methods", "more/first").replace("web/rest", "more/second")
    return found(web=changed(WEB, changes), plans_screen=other, more=MORE)


def rubric(*changes: tuple[str, str]) -> list[str]:
    """Return what is found in a rubric with *changes* that nothing else uses."""
    return found(rubrics_other=changed(RUBRIC, changes))


def plan(*changes: tuple[str, str]) -> list[str]:
    """Return what is found in the plan with *changes*."""
    return found(plans_screen=changed(PLAN, changes))


def changed(text: str, changes: tuple[tuple[str, str], ...]) -> str:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def test_the_faulty_file_stays_broken() -> None:
    result = content(web=WEB.replace("minutes = 4", "minutes = 4\n    minuts = 4"))
    assert "web" not in result.packs
    assert [(file.path, file.faults) for file in result.broken] == [
        ("web.toml", 1),
        ("plans/screen.toml", 1),
    ]


def test_an_unknown_key_hides_nothing_in_a_plan() -> None:
    assert plan(
        ("minutes = 30", 'minutes = 9\n    minuts = 3\n    skills = ["lang"]'), ("web/rest", "web/rst")
    ) == [
        "plans/screen.toml:4:11 «9» the sections take 30 minutes, and the plan has 9",
        'plans/screen.toml:5:1 «minuts» unknown key "minuts"; did you mean "minutes"?',
        'plans/screen.toml:6:11 «"lang"» the rubric "engineer" has no skill "lang"',
        'plans/screen.toml:11:13 «"web/rst"» the pack "web" has no question "rst"; did you mean "rest"?',
    ]


def test_an_unknown_or_missing_key_hides_no_missing_anchor() -> None:
    anchor = "[skills.data.anchors] has no anchor for level 1"
    assert rubric(
        ('title = "Engineer"', 'titel = "Engineer"'),
        ('title = "Data"\n    anchors = {1 = "Guesses", ', 'title = "Data"\n    anchors = {'),
    ) == [
        'rubrics/other.toml:1:1 «format» missing key "title" at the top of the file',
        'rubrics/other.toml:2:1 «titel» unknown key "titel"; did you mean "title"?',
        f'rubrics/other.toml:11:11 «{{2 = "Knows"}}» {anchor}',
    ]  # fmt: skip


def test_an_unknown_key_hides_no_unknown_skill() -> None:
    assert found(
        web=changed(WEB, (('"apis"', '"apix"'), ("minutes = 5", 'minutes = 5\n    red_flags = ["x"]')))
    ) == [
        BROKEN_PACK,
        'web.toml:6:9 «"apix"» the rubric "engineer" has no skill "apix"; did you mean "apis"?',
        'web.toml:9:1 «red_flags» unknown key "red_flags"; did you mean "red-flags"?',
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "Web"', "title = 5"),
        ('rubric = "engineer"', "rubric = 5"),
        ('rubric = "engineer"', ""),
        ('title = "Methods"', "title = 5"),
        ('skill = "apis"', "skill = 5"),
        ('skill = "apis"', ""),
        ('kind = "knowledge"', 'kind = "poetry"'),
        ("minutes = 5", 'minutes = "5"'),
        ("minutes = 5", "minutes = 0"),
        ('prompt = "Which?"', "prompt = 5"),
        ('prompt = "Which?"', ""),
        ('listen-for = {safe = "safe"}', "listen-for = []"),
        ('listen-for = {safe = "safe"}', "listen-for = {safe = 5}"),
        ('listen-for = {safe = "safe"}', 'listen_for = {safe = "safe"}'),
        ('listen-for = {safe = "safe"}', 'listen-for = {sa_fe = "safe"}'),
        ("[questions.rest]", 'probes = ["Why?", 5]\n    [questions.rest]'),
        ("[questions.rest]", "[questions]\n    other = 5\n    [questions.rest]"),
        ("[questions.methods]", "[questions.Methods]"),
    ],
)
def test_one_fault_in_a_pack_is_one_finding_and_hides_no_other(old: str, new: str) -> None:
    assert len(web((old, new))) == 1
    assert len(web(("What?", " "), (old, new))) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "Engineer"', "title = 5"),
        ('1 = "Not yet"', "1 = 5"),
        ('2 = "Solid"', '2 = "Solid"\n    high = "High"'),
        ('2 = "Solid"', 'two = "Solid"'),
        ('[scale]\n    1 = "Not yet"\n    2 = "Solid"', ""),
        ('[scale]\n    1 = "Not yet"\n    2 = "Solid"', "scale = 5"),
        ('    2 = "Solid"\n', ""),
        ('2 = "Solid"', '3 = "Solid"'),
        ('title = "APIs"', "title = 5"),
        ('title = "APIs"', 'title = "APIs"\n    weight = "2"'),
        ('title = "APIs"', 'title = "APIs"\n    weight = 2\n    weight-reason = 5'),
        ('title = "APIs"', 'title = "APIs"\n    weight = 2\n    weight_reason = "The job"'),
        ('1 = "Guesses"', "1 = 5"),
        ('anchors = {1 = "Guesses", 2 = "Knows"}', ""),
        ('anchors = {1 = "Guesses", 2 = "Knows"}', 'anchors = ["x"]'),
        ("[skills.data]", "[skills]\n    other = 5\n    [skills.data]"),
    ],
)
def test_one_fault_in_a_rubric_is_one_finding_and_hides_no_other(old: str, new: str) -> None:
    assert len(rubric((old, new))) == 1
    assert len(rubric(('"Data"', '" "'), (old, new))) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "Screen"', "title = 5"),
        ('rubric = "engineer"', "rubric = 5"),
        ("minutes = 30", 'minutes = "3"'),
        ("minutes = 30", ""),
        ("minutes = 30", "minutes = 30\n    skills = 5"),
        ("minutes = 30", 'minutes = 30\n    skills = ["data", 5]'),
        ("minutes = 30", 'minutes = 30\n    skils = ["data"]'),
        ("minutes = 10", "minutes = -1"),
        ("minutes = 10", ""),
        ('core = ["web/methods"]', 'core = "web/methods"'),
        ('core = ["web/methods"]', 'core = ["web/methods", 5]'),
        ('core = ["web/methods"]', 'core = ["methods"]'),
        ('core = ["web/methods"]', 'cor = ["web/methods"]'),
        ("[sections.web]", "[sections]\n    other = 5\n    [sections.web]"),
    ],
)
def test_one_fault_in_a_plan_is_one_finding_and_hides_no_other(old: str, new: str) -> None:
    assert len(plan((old, new))) == 1
    assert len(plan(('["web/rest"]', '["web/rest", "web/poetry"]'), (old, new))) == 2


def test_tables_that_are_missing_or_no_tables_bring_no_other_fault() -> None:
    head = 'format = "{}/1"\ntitle = "Other"\n{}\n'
    for tables in ("", "sections = 5", "sections = {}"):
        text = head.format("plan", f'rubric = "engineer"\nminutes = 30\n{tables}')
        assert len(found(plans_other=text)) == 1
    for tables in ("", "questions = 5", "questions = {}"):
        text = head.format("pack", f'rubric = "engineer"\n{tables}')
        assert len(found(other=text, another=text)) == 2
    for tables in ("", "skills = 5", "skills = {}"):
        text = head.format("rubric", f'scale = {{1 = "a", 2 = "b"}}\n{tables}')
        assert len(found(rubrics_other=text)) == 1


def test_the_minutes_that_are_known_still_count() -> None:
    more = '\n    [sections.more]\n    title = "More"\n    minutes = "x"\n    '
    assert plan(("minutes = 30", "minutes = 9"), ('optional = ["web/rest"]', more)) == [
        "plans/screen.toml:4:11 «9» the sections take at least 30 minutes, and the plan has 9",
        'plans/screen.toml:12:11 «"x"» "minutes" is a whole number, not text "x"',
    ]


def test_a_hole_in_the_scale_is_one_finding() -> None:
    hole = "the scale has no level 2 before 3; leave no hole"
    lacking = "[skills.data.anchors] has no anchor for level 3"
    assert rubric(('2 = "Solid"', '3 = "Solid"')) == [f"rubrics/other.toml:5:1 «3» {hole}"]
    assert rubric(('2 = "Solid"', '3 = "Solid"'), (', 2 = "Knows"', ""), ("2 = ", "4 = ")) == [
        f"rubrics/other.toml:5:1 «3» {hole}",
        'rubrics/other.toml:8:11 «{1 = "Guesses"}» [skills.apis.anchors] has no anchor for level 3',
        f'rubrics/other.toml:11:11 «{{1 = "Guesses", 4 = "Knows"}}» {lacking}',
        'rubrics/other.toml:11:27 «4» the scale has no level "4", so nothing can show it',
    ]


def test_a_question_needs_a_minute() -> None:
    assert web(("minutes = 5", "minutes = 0")) == [
        "web.toml:8:11 «0» a question needs at least 1 minute",
    ]


def test_the_questions_of_a_faulty_pack_keep_their_ids() -> None:
    faulty = changed(WEB, (('title = "REST"', "title = 5"), ('"Methods"', '"Methods"\n    minuts = 3')))
    assert found(web=faulty, zoo=WEB)[1:] == [
        'web.toml:6:1 «minuts» unknown key "minuts"; did you mean "minutes"?',
        'web.toml:13:9 «5» "title" is text in double quotes, not the number 5',
        'zoo.toml:4:12 «methods» the question id "methods" is taken by web.toml:4',
        'zoo.toml:11:12 «rest» the question id "rest" is taken by web.toml:12',
    ]


@pytest.mark.parametrize("value", ["1", '"x"', "[]", "{}", "[1]", "{a = 1}", "{1.2 = [{}]}", "[[]]", "nan"])
@pytest.mark.parametrize(
    ("name", "text"), [("web", WEB), ("rubrics_engineer", RUBRIC), ("plans_screen", PLAN)]
)
def test_any_value_in_any_place_can_be_told(name: str, text: str, value: str) -> None:
    lines = text.splitlines(keepends=True)
    for index, line in enumerate(lines):
        key, equals, _ = line.partition("=")
        if equals:
            for changed_line in (f"{key}= {value}\n", f"    x.y = {value}\n", ""):
                found(**{name: "".join([*lines[:index], changed_line, *lines[index + 1 :]])})
