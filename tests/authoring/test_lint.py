"""What is wrong with a file that can be read, each at its line and column."""

from interviewer.authoring.content import assemble
from tests.authoring.planted import PLAN, RUBRIC, WEB, content, found


def test_a_sound_workspace_has_no_faults() -> None:
    sound = content()
    assert sound.findings == ()
    assert sound.broken == ()
    assert (list(sound.packs), list(sound.rubrics), list(sound.plans)) == (["web"], ["engineer"], ["screen"])


def test_a_hole_in_the_scale_is_told_at_the_level_after_it() -> None:
    text = RUBRIC.replace('2 = "Solid"', '5 = "Best"').replace("2 = ", "5 = ")
    assert found(rubrics_other=text) == [
        ("rubrics/other.toml:5:1 «5» the scale has no levels 2, 3 and 4 before 5; leave no hole")
    ]


def test_a_scale_that_does_not_begin_at_one_is_told_at_its_first_level() -> None:
    text = RUBRIC.replace('1 = "Not yet"', '3 = "Not yet"').replace("{1 = ", "{3 = ")
    assert found(rubrics_other=text) == [
        "rubrics/other.toml:5:1 «2» the scale has no level 1 before 2; leave no hole"
    ]


def test_a_scale_of_one_level_is_told_at_its_header() -> None:
    text = RUBRIC.replace('    2 = "Solid"\n', "").replace(', 2 = "Knows"', "")
    assert found(rubrics_other=text) == [
        "rubrics/other.toml:3:1 «[scale]» a scale has at least two levels, from 1 upwards"
    ]


def test_levels_without_an_anchor_and_anchors_without_a_level_are_told() -> None:
    assert found(rubrics_other="""
        format = "rubric/1"
        title = "Other"
        [scale]
        1 = "a"
        2 = "b"
        3 = "c"
        [skills.apis]
        title = "APIs"
        [skills.apis.anchors]
        1 = "a"
        4 = "d"
        x = "e"
        [skills.data]
        title = "Data"
        anchors = {1 = "a", 2 = "b"}
        """) == [
        ("rubrics/other.toml:9:1 «[skills.apis.anchors]» "
        "[skills.apis.anchors] has no anchor for levels 2 and 3"),
        'rubrics/other.toml:11:1 «4» the scale has no level "4", so nothing can show it',
        'rubrics/other.toml:12:1 «x» the scale has no level "x", so nothing can show it',
        'rubrics/other.toml:15:11 «{1 = "a", 2 = "b"}» [skills.data.anchors] has no anchor for level 3',
    ]  # fmt: skip


def test_an_id_that_sessions_need_cannot_be_taken() -> None:
    told = '"general-notes" is where a session keeps notes that belong to no question; choose another id'
    plan = PLAN.replace("[sections.talk]", "[sections.general-notes]")
    assert [line.partition("» ")[2] for line in found(plans_screen=plan)] == [told]
    pack = WEB.replace("[questions.rest]", "[questions.general-notes]")
    assert told in [line.partition("» ")[2] for line in found(web=pack)]


def test_a_weight_needs_a_reason() -> None:
    text = RUBRIC.replace('title = "APIs"', 'title = "APIs"\n    weight = 2')
    message = 'a weight other than 1 needs a "weight-reason", which is shown beside every total'
    assert found(rubrics_other=text) == [f"rubrics/other.toml:8:10 «2» {message}"]
    assert found(rubrics_other=text.replace("weight = 2", 'weight = 2\n    weight-reason = " "')) == [
        f"rubrics/other.toml:8:10 «2» {message}"
    ]
    assert found(rubrics_other=text.replace("weight = 2", 'weight = 2\n    weight-reason = "The job"')) == []
    assert found(rubrics_other=text.replace("weight = 2", "weight = 1.0")) == []


def test_long_titles_are_warned_about() -> None:
    fits, long = "x" * 26, "x" * 27
    for name, warned in ((fits, []), (long, [
        f'web.toml:5:9 «"{long}"» warning: this title has 27 characters and room for 26'
    ])):  # fmt: skip
        assert found(web=WEB.replace('title = "Methods"', f'title = "{name}"')) == warned
    for name, warned in (("y" * 20, []), ("y" * 21, [
        f'rubrics/engineer.toml:7:9 «"{"y" * 21}"» warning: this title has 21 characters and room for 20'
    ])):  # fmt: skip
        assert found(rubrics_engineer=RUBRIC.replace('title = "APIs"', f'title = "{name}"')) == warned


def test_a_question_with_nothing_to_listen_for_is_warned_about_at_its_header() -> None:
    message = "warning: nothing to listen for: say what a good answer contains"
    without = WEB.replace('    listen-for = {safe = "safe"}\n', "")
    empty = WEB.replace('{safe = "safe"}', "{}")
    for text in (without, empty):
        assert found(web=text) == [f"web.toml:4:1 «[questions.methods]» {message}"]


def test_blank_texts_are_errors() -> None:
    assert found(
        web=WEB.replace('prompt = "Which?"', 'prompt = " \\n\\t"\n    probes = ["Why?", ""]')
        .replace('title = "Web"', "title = ' '")
        .replace('"the name"', '"\\u200b"'),
        rubrics_other=RUBRIC.replace('"Solid"', '""').replace('"APIs"', '""'),
        plans_other=PLAN.replace('title = "Web"', 'title = ""'),
    ) == [
        'plans/other.toml:6:9 «""» "title" is blank',
        'plans/other.toml:8:9 «"web/methods"» the pack "web" is broken, so this plan cannot be used',
        'plans/screen.toml:8:9 «"web/methods"» the pack "web" is broken, so this plan cannot be used',
        'rubrics/other.toml:5:5 «""» "2" is blank',
        'rubrics/other.toml:7:9 «""» "title" is blank',
        "web.toml:2:9 «' '» \"title\" is blank",
        'web.toml:9:10 «" \\n\\t"» "prompt" is blank',
        'web.toml:10:19 «""» an entry of "probes" is blank',
        'web.toml:18:22 «"\\u200b"» "name" is blank',
    ]


def test_sections_longer_than_the_plan_are_told_at_its_minutes() -> None:
    assert found(plans_screen=PLAN.replace("minutes = 30", "minutes = 9")) == [
        "plans/screen.toml:4:11 «9» the sections take 30 minutes, and the plan has 9"
    ]


def test_minutes_that_belong_to_no_section_are_warned_about() -> None:
    for given, told in ((35, "35 minutes; 5 belong"), (31, "31 minutes; 1 belongs")):
        assert found(plans_screen=PLAN.replace("minutes = 30", f"minutes = {given}")) == [
            f"plans/screen.toml:4:11 «{given}» warning: the sections take 30 of {told} to none"
        ]
    unknown = PLAN.replace("minutes = 30", "minutes = 35").replace("minutes = 20", 'minutes = "25"')
    assert found(plans_screen=unknown) == [
        'plans/screen.toml:12:11 «"25"» "minutes" is a whole number, not text "25"'
    ]


def test_core_questions_longer_than_their_section_are_warned_about_at_its_minutes() -> None:
    both = PLAN.replace('core = ["web/methods"]', 'core = ["web/methods", "web/rest"]').replace(
        'optional = ["web/rest"]', ""
    )
    short = both.replace("minutes = 10", "minutes = 8").replace("minutes = 20", "minutes = 22")
    assert found(plans_screen=short) == [
        "plans/screen.toml:7:11 «8» warning: the core questions take 9 minutes, and the section has 8"
    ]
    enough = both.replace("minutes = 10", "minutes = 9").replace("minutes = 20", "minutes = 21")
    assert found(plans_screen=enough) == []


def test_the_same_question_twice_is_told_the_second_time() -> None:
    text = f"""{PLAN}
    core = [
      "web/methods",
    ]
    """
    assert found(plans_screen=text) == [
        'plans/screen.toml:15:3 «"web/methods"» "web/methods" is asked twice; the first time is on line 8'
    ]
    within = PLAN.replace('optional = ["web/rest"]', 'optional = ["web/rest", "web/methods"]')
    assert found(plans_screen=within) == [
        'plans/screen.toml:9:25 «"web/methods"» "web/methods" is asked twice; the first time is on line 8'
    ]


def test_a_plan_that_asks_nothing_is_told_at_its_sections() -> None:
    text = PLAN.replace('core = ["web/methods"]', "").replace('optional = ["web/rest"]', "")
    assert found(plans_screen=text) == ["plans/screen.toml:5:1 «[sections.web]» the plan asks no question"]


def test_more_than_six_skills_are_warned_about() -> None:
    skills = [f"s{number}" for number in range(7)]
    rubric = RUBRIC + "".join(
        f'[skills.{skill}]\ntitle = "S"\nanchors = {{1 = "a", 2 = "b"}}\n' for skill in skills
    )
    text = PLAN.replace(
        "minutes = 30", f"minutes = 30\n    skills = {[*skills[:5], 'data', 'apis']}".replace("'", '"')
    )
    assert [line.partition("» ")[2] for line in found(rubrics_engineer=rubric, plans_screen=text)] == [
        "warning: 7 skills are many for one interview; 6 or fewer are rated better"
    ]
    assert content(rubrics_engineer=rubric, plans_screen=text).findings[0].column == 10


def test_more_than_six_skills_are_counted_by_core_questions_when_the_plan_names_none() -> None:
    skills = [f"s{number}" for number in range(7)]
    rubric = RUBRIC + "".join(
        f'[skills.{skill}]\ntitle = "S"\nanchors = {{1 = "a", 2 = "b"}}\n' for skill in skills
    )
    questions = 'format = "pack/1"\ntitle = "Many"\nrubric = "engineer"\n' + "".join(
        f'[questions.q{skill}]\ntitle = "Q"\nskill = "{skill}"\nkind = "situational"\nminutes = 1\n'
        f'prompt = "?"\nlisten-for = {{a = "b"}}\n'
        for skill in skills
    )
    refs = ", ".join(f'"many/q{skill}"' for skill in skills)
    text = PLAN.replace('"web/methods"', refs)
    assert found(rubrics_engineer=rubric, many=questions, plans_screen=text) == [
        (
            "plans/screen.toml:5:1 «[sections.web]» "
            "warning: the core questions are about 7 skills; 6 or fewer are rated better"
        )
    ]


def test_nothing_at_all_is_no_fault() -> None:
    assert assemble(()).findings == ()
