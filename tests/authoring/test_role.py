"""Reading and checking roles: each fault at its line and column, and no fault told twice."""

import pytest

from interviewer.model.role import Role
from tests.authoring.planted import PLAN, ROLE, RUBRIC, content, found


def role(*changes: tuple[str, str]) -> list[str]:
    """Return what is found in the role with *changes*, without its path."""
    text = ROLE
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    findings = found(roles_it=text)
    assert [line for line in findings if not line.startswith("roles/it.toml:")] == []
    return [line.removeprefix("roles/it.toml:") for line in findings]


def read(text: str) -> Role:
    return content(roles_it=text).roles["it"]


def test_a_sound_role_has_no_faults() -> None:
    assert role() == []
    it = read(ROLE)
    assert it.posting.workplace == ("hybrid", "remote")
    assert [(table, name, duty.skills) for table, name, duty in it.duties()] == [
        ("responsibilities", "build", ("apis", "data")),
        ("requirements", "sql", ("data",)),
        ("nice-to-have", "rest", ("apis",)),
    ]


def test_what_may_be_left_out_is_left_out() -> None:
    it = read(ROLE.replace("[nice-to-have.rest]", "[responsibilities.rest]"))
    assert (it.projects, it.offer, it.pay, dict(it.nice_to_have)) == ((), (), None, {})
    assert (it.company.mission, it.company.growth, it.application.then) == ("", "", "")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('title = "Engineer"', "", '1:1 «format» missing key "title" at the top of the file'),
        ('to = "<<contact>>"', "", '21:1 «[application]» missing key "to" in [application]'),
        ('job = "You build things."', "", '1:1 «format» missing key "job" at the top of the file'),
        (
            "[posting]",
            'mission = "x"\n    [posting]',
            '5:1 «mission» unknown key "mission"',
        ),
        (
            '["hybrid", "remote"]',
            '["hybrid", "remotely"]',
            (
                '8:24 «"remotely"» an entry of "workplace" is one of "on-site", "hybrid" or "remote", '
                'not "remotely"; did you mean "remote"?'
            ),
        ),
        (
            '["full-time"]',
            '"full-time"',
            '9:14 «"full-time"» "employment" is a list, not text "full-time"; put it in [brackets]',
        ),
        ('["full-time"]', "[]", '9:14 «[]» "employment" needs at least one entry'),
        ('skills = ["data"]', "skills = []", '17:10 «[]» "skills" needs at least one entry'),
        (
            "[responsibilities.build]",
            "[responsibilities.Build]",
            (
                "12:19 «Build» an id has lower-case letters, digits and single hyphens, as in "
                '"build", not "Build"'
            ),
        ),
        (
            "[nice-to-have.rest]",
            "[nice_to_have.rest]",
            '18:2 «nice_to_have» unknown key "nice_to_have"; did you mean "nice-to-have"?',
        ),
        (
            'format = "role/1"',
            'format = "plan/1"',
            '1:10 «"plan/1"» this is a plan, not a role; it belongs in the folder question_packs/plans',
        ),
        (
            'format = "role/1"',
            'format = "role/2"',
            (
                '1:10 «"role/2"» warning: "role/2" was made for a newer interviewer; '
                'it is read as "role/1", as far as that goes'
            ),
        ),
    ],
)
def test_a_fault_of_shape_is_told_once_at_its_place(old: str, new: str, fault: str) -> None:
    assert [line.rstrip() for line in role((old, new))] == [fault]


def test_a_table_of_duties_without_any_is_told_at_its_header() -> None:
    assert role(('[requirements.sql]\n    text = "SQL."\n    skills = ["data"]', "[requirements]")) == [
        "15:1 «[requirements]» [requirements] needs at least one entry"
    ]


def test_a_list_is_not_called_empty_because_its_only_entry_is_wrong() -> None:
    assert role(('["full-time"]', '["fulltime"]')) == [
        (
            '9:15 «"fulltime"» an entry of "employment" is one of "full-time", "part-time" or "contract", '
            'not "fulltime"; did you mean "full-time"?'
        )
    ]
    assert role(('skills = ["data"]', 'skills = ["Data"]')) == [
        (
            '17:11 «"Data"» an entry of "skills" has lower-case letters, digits and single hyphens, '
            'as in "data", not "Data"'
        )
    ]


def test_blank_texts_are_errors_wherever_they_stand() -> None:
    assert role(
        ('"Engineer"', '" "'),
        ('"We make maps."', '""'),
        ('"Build APIs."', '"\\t"'),
        ('"Your CV"', '""'),
        ('job = "You build things."', 'job = "x"\n    offer = ["Tea", ""]'),
    ) == [
        '2:9 «" "» "title" is blank',
        '5:17 «""» an entry of "offer" is blank',
        '12:16 «""» "introduction" is blank',
        '14:8 «"\\t"» "text" is blank',
        '23:8 «""» "send" is blank',
    ]


def test_a_text_that_may_be_left_out_may_be_blank() -> None:
    assert role(('"We make maps."', '"We make maps."\n    mission = ""')) == []


def test_a_long_title_is_warned_about() -> None:
    assert role(('"Engineer"', f'"{"x" * 60}"')) == []
    assert role(('"Engineer"', f'"{"x" * 61}"')) == [
        f'2:9 «"{"x" * 61}"» warning: this title has 61 characters and room for 60'
    ]


OPEN = ("<<name", "name>>", "<<>>", "<< >>", "<<a<b>>")


# A title is on one line, so a part that spans lines is in order there.
@pytest.mark.parametrize(
    ("old", "place", "text"),
    [
        *(('"You build things."', "4:7", text) for text in (*OPEN, "<<a\\nb>>")),
        *(('"Engineer"', "2:9", text) for text in OPEN),
    ],
)
def test_a_part_to_fill_in_that_is_none_is_warned_about(old: str, place: str, text: str) -> None:
    message = "a part to fill in is written <<what goes there>>, opened and closed on one line"
    assert role((old, f'"For {text}."')) == [f'{place} «"For {text}."» warning: {message}']


@pytest.mark.parametrize("text", ["<<name>>", "<< name >> and <<other>>", "a < b > c", "x<<name>>y"])
def test_a_part_to_fill_in_and_single_brackets_are_fine(text: str) -> None:
    assert role(('"You build things."', f'"{text}"')) == []


def test_what_is_named_twice_is_warned_about_the_second_time() -> None:
    assert role(
        ('["hybrid", "remote"]', '["hybrid", "remote", "hybrid"]'),
        ('["full-time"]', '["full-time", "full-time"]'),
        ('["apis", "data"]', '["apis", "data", "apis"]'),
    ) == [
        '8:34 «"hybrid"» warning: "hybrid" is named twice',
        '9:28 «"full-time"» warning: "full-time" is named twice',
        '14:27 «"apis"» warning: "apis" is named twice',
    ]


def test_what_stands_in_for_a_fault_is_not_named_twice() -> None:
    assert role(('["hybrid", "remote"]', '["on-premises", "remote"]')) == [
        (
            '8:14 «"on-premises"» an entry of "workplace" is one of "on-site", "hybrid" or "remote", '
            'not "on-premises"'
        )
    ]


def test_a_requirement_that_is_nice_to_have_too_is_warned_about() -> None:
    assert role(("[nice-to-have.rest]", "[nice-to-have.sql]")) == [
        '18:15 «sql» warning: "sql" is a requirement already, on line 15; it cannot be both'
    ]
    assert role(("[responsibilities.build]", "[responsibilities.sql]")) == []


def test_what_stands_in_for_two_faulty_tables_is_not_in_both() -> None:
    assert role(
        ('[requirements.sql]\n    text = "SQL."\n    skills = ["data"]', "[requirements]"),
        ("[nice-to-have.rest]", "[nice_to_have.rest]"),
    ) == [
        "15:1 «[requirements]» [requirements] needs at least one entry",
        '16:2 «nice_to_have» unknown key "nice_to_have"; did you mean "nice-to-have"?',
    ]


def test_an_unknown_skill_is_told_with_the_nearest_in_each_table() -> None:
    assert role(
        ('["apis", "data"]', '["apis", "dat"]'), ('["data"]', '["api"]'), ('["apis"]', '["poetry"]')
    ) == [
        '14:19 «"dat"» the rubric "engineer" has no skill "dat"; did you mean "data"?',
        '17:11 «"api"» the rubric "engineer" has no skill "api"; did you mean "apis"?',
        '20:11 «"poetry"» the rubric "engineer" has no skill "poetry"',
    ]  # fmt: skip


def test_an_unknown_rubric_is_told_once_and_its_skills_not_missed() -> None:
    assert role(('rubric = "engineer"', 'rubric = "enginer"')) == [
        '3:10 «"enginer"» unknown rubric "enginer"; did you mean "engineer"?'
    ]
    assert role(('rubric = "engineer"', 'rubric = "sales"')) == [
        '3:10 «"sales"» unknown rubric "sales"; there is no file rubrics/sales.toml'
    ]


def test_a_broken_rubric_is_not_the_fault_of_the_role() -> None:
    broken = RUBRIC.replace('title = "APIs"', "")
    lines = found(rubrics_engineer=broken, roles_it=ROLE)
    assert [line for line in lines if line.startswith("roles/")] == []


def test_faults_hide_one_another_nowhere() -> None:
    assert role(
        ('location = "Oslo"', "location = 5"),
        ('text = "Build APIs."', 'txt = "Build <<what"'),
        ('["data"]', '["dta"]'),
        ('"Your CV"', '"Your <<letter"'),
    ) == [
        '7:12 «5» "location" is text in double quotes, not the number 5',
        '12:1 «[responsibilities.build]» missing key "text" in [responsibilities.build]',
        '13:1 «txt» unknown key "txt"; did you mean "text"?',
        '17:11 «"dta"» the rubric "engineer" has no skill "dta"; did you mean "data"?',
        (
            '22:8 «"Your <<letter"» warning: a part to fill in is written <<what goes there>>, '
            "opened and closed on one line"
        ),
    ]


@pytest.mark.parametrize("table", ["responsibilities", "requirements", "nice-to-have"])
def test_a_fault_in_any_table_hides_no_unknown_rubric(table: str) -> None:
    header = next(line for line in ROLE.splitlines() if line.startswith(f"    [{table}."))
    number = ROLE.splitlines().index(header)
    assert role((header, f'{header}\n    skill = "apis"'), ('rubric = "engineer"', 'rubric = "sales"')) == [
        '3:10 «"sales"» unknown rubric "sales"; there is no file rubrics/sales.toml',
        f'{number + 1}:1 «skill» unknown key "skill"; did you mean "skills"?',
    ]
    assert role(
        (header, f"    [{table}]\n    one = 5\n{header}"), ('rubric = "engineer"', 'rubric = "sales"')
    ) == [
        '3:10 «"sales"» unknown rubric "sales"; there is no file rubrics/sales.toml',
        f'{number + 1}:7 «5» "one" is a table, not the number 5',
    ]


def test_a_role_with_an_error_is_broken_and_left_out() -> None:
    result = content(roles_it=ROLE.replace('"Oslo"', '""'))
    assert list(result.roles) == []
    assert [(file.kind, file.id, file.fault.line) for file in result.broken] == [("role", "it", 7)]


def test_a_plan_without_its_role_can_be_used_and_says_so() -> None:
    plan = PLAN.replace("minutes = 30", 'minutes = 30\n    role = "ti"')
    result = content(plans_screen=plan, roles_it=ROLE)
    assert list(result.plans) == ["screen"]
    assert [(finding.severity, finding.message) for finding in result.findings] == [
        ("warning", 'unknown role "ti"; there is no file roles/ti.toml')
    ]


def test_a_plan_on_another_rubric_than_its_role_is_warned_about() -> None:
    plan = PLAN.replace("minutes = 30", 'minutes = 30\n    role = "it"')
    assert found(plans_screen=plan, roles_it=ROLE) == []
    other = ROLE.replace('rubric = "engineer"', 'rubric = "other"')
    assert found(plans_screen=plan, roles_it=other, rubrics_other=RUBRIC) == [
        (
            'plans/screen.toml:5:8 «"it"» warning: the role "it" is for the rubric "other", '
            'this plan for "engineer"'
        )
    ]
