"""What files say of one another: unknown names, broken files, and no cascades."""

from dataclasses import replace

from interviewer.authoring.content import assemble
from interviewer.model.findings import Finding
from tests.authoring.planted import PLAN, RUBRIC, WEB, content, found, source

BROKEN = "this is no TOML"


def test_an_unknown_rubric_is_told_with_the_nearest_or_the_missing_file() -> None:
    assert found(web=WEB.replace('rubric = "engineer"', 'rubric = "enginer"'), plans_screen=PLAN)[1:] == [
        'web.toml:3:10 «"enginer"» unknown rubric "enginer"; did you mean "engineer"?'
    ]
    assert found(plans_screen=PLAN.replace('"engineer"', '"sales"')) == [
        'plans/screen.toml:3:10 «"sales"» unknown rubric "sales"; there is no file rubrics/sales.toml'
    ]


def test_an_unknown_skill_is_told_with_the_nearest() -> None:
    assert found(web=WEB.replace('skill = "apis"', 'skill = "api"'))[1:] == [
        'web.toml:6:9 «"api"» the rubric "engineer" has no skill "api"; did you mean "apis"?'
    ]
    assert found(
        plans_screen=PLAN.replace("minutes = 30", 'minutes = 30\n    skills = ["data", "poetry"]')
    ) == ['plans/screen.toml:5:19 «"poetry"» the rubric "engineer" has no skill "poetry"']


def test_an_unknown_pack_and_an_unknown_question_are_told_apart() -> None:
    refs = '["wbe/something", "web/metods", "web/poetry", "other/rest"]'
    assert found(plans_screen=PLAN.replace('["web/methods"]', refs).replace('["web/rest"]', "[]")) == [
        'plans/screen.toml:8:9 «"wbe/something"» unknown pack "wbe"; did you mean "web"?',
        (
            'plans/screen.toml:8:26 «"web/metods"» '
            'the pack "web" has no question "metods"; did you mean "methods"?'
        ),
        'plans/screen.toml:8:40 «"web/poetry"» the pack "web" has no question "poetry"',
        'plans/screen.toml:8:54 «"other/rest"» unknown pack "other"; did you mean "web/rest"?',
    ]


def test_a_question_that_moved_to_another_pack_is_told_with_its_new_home() -> None:
    moved = WEB.replace("questions.rest", "questions.caching").replace(
        "questions.methods", "questions.cookies"
    )
    assert found(more=moved, plans_screen=PLAN.replace("web/rest", "web/caching")) == [
        (
            'plans/screen.toml:9:13 «"web/caching"» the pack "web" has no question "caching"; '
            'did you mean "more/caching"?'
        )
    ]


def test_a_pack_of_another_rubric_is_told_once() -> None:
    text = PLAN.replace('rubric = "engineer"', 'rubric = "other"')
    assert found(rubrics_other=RUBRIC, plans_screen=text) == [
        (
            'plans/screen.toml:8:9 «"web/methods"» '
            'the pack "web" is for the rubric "engineer", this plan for "other"'
        )
    ]


def test_a_core_question_on_a_skill_the_plan_does_not_rate_is_warned_about() -> None:
    assert found(plans_screen=PLAN.replace("minutes = 30", 'minutes = 30\n    skills = ["data"]')) == [
        (
            'plans/screen.toml:9:9 «"web/methods"» '
            'warning: this asks about the skill "apis", which is not among the plan\'s skills'
        )
    ]


def test_an_optional_question_on_a_skill_the_plan_does_not_rate_is_warned_about() -> None:
    assert found(plans_screen=PLAN.replace("minutes = 30", 'minutes = 30\n    skills = ["apis"]')) == [
        (
            'plans/screen.toml:10:13 «"web/rest"» '
            'warning: this asks about the skill "data", which is not among the plan\'s skills'
        )
    ]
    assert (
        found(plans_screen=PLAN.replace("minutes = 30", 'minutes = 30\n    skills = ["apis", "data"]')) == []
    )


def test_a_question_id_is_taken_by_the_first_pack() -> None:
    result = content(zoo=WEB.replace("questions.rest", "questions.lions"))
    assert [
        f"{finding.path}:{finding.line}:{finding.column} {finding.message}" for finding in result.findings
    ] == ['zoo.toml:4:12 the question id "methods" is taken by web.toml:4']
    assert [file.path for file in result.broken] == ["zoo.toml"]
    assert list(result.packs) == ["web"]
    assert list(result.plans) == ["screen"]


def test_a_broken_rubric_breaks_its_plans_with_one_finding_and_its_packs_not_at_all() -> None:
    result = content(rubrics_engineer=BROKEN)
    assert [finding.message for finding in result.findings] == [
        'the rubric "engineer" is broken, so this plan cannot be used',
        'expected = and a value after "this is no TOML"',
    ]
    assert list(result.packs) == ["web"]
    assert [(file.kind, file.id, file.faults) for file in result.broken] == [
        ("rubric", "engineer", 1),
        ("plan", "screen", 1),
    ]


def test_a_broken_pack_breaks_its_plans_with_one_finding() -> None:
    result = content(web=BROKEN)
    assert [(finding.path, finding.line, finding.column, finding.message) for finding in result.findings] == [
        ("plans/screen.toml", 8, 9, 'the pack "web" is broken, so this plan cannot be used'),
        ("web.toml", 1, 6, 'expected = and a value after "this is no TOML"'),
    ]
    assert result.plans == {}


def test_warnings_break_nothing() -> None:
    result = content(web=WEB.replace('    listen-for = {safe = "safe"}\n', ""))
    assert [finding.severity for finding in result.findings] == ["warning"]
    assert result.broken == ()
    assert list(result.plans) == ["screen"]


def test_a_broken_file_is_listed_with_its_first_fault_and_how_many_it_has() -> None:
    text = WEB.replace('title = "Web"', 'titel = "Web"').replace("minutes = 4", 'minutes = "4"')
    (broken, plan) = content(web=text).broken
    assert (broken.kind, broken.id, broken.path, broken.faults) == ("pack", "web", "web.toml", 3)
    assert (broken.fault.line, broken.fault.message) == (1, 'missing key "title" at the top of the file')
    assert plan.id == "screen"


def test_a_file_that_cannot_be_read_hides_no_other() -> None:
    unread = replace(source("more.toml", ""), fault="the file is UTF-16; save it as UTF-8")
    result = assemble([unread, source("web.toml", WEB), source("rubrics/engineer.toml", RUBRIC)])
    assert list(result.packs) == ["web"]
    assert result.findings == (
        Finding("more.toml", 0, 0, "the file is UTF-16; save it as UTF-8", "unreadable"),
    )


def test_two_files_of_one_name_keep_the_first() -> None:
    again = replace(source("web.toml", WEB), path="elsewhere/web.toml")
    result = assemble([source("web.toml", WEB), again, source("rubrics/engineer.toml", RUBRIC)])
    assert list(result.packs) == ["web"]
    assert [(file.path, file.fault.message) for file in result.broken] == [
        ("elsewhere/web.toml", 'another pack is called "web": web.toml')
    ]


def test_findings_come_by_file_and_line_and_none_twice() -> None:
    findings = content(
        web=WEB.replace("minutes", "minuts"), plans_screen=PLAN.replace("minutes", "mins")
    ).findings
    assert list(findings) == sorted(set(findings))
