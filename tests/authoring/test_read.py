"""Each fault in a single file, at its line and column, in words for its author."""

import pytest

from interviewer.authoring.read import read_pack
from interviewer.model.content import FileKind
from tests.authoring.planted import PLAN, RUBRIC, WEB, faults, source


@pytest.mark.parametrize(("kind", "text"), [("pack", WEB), ("rubric", RUBRIC), ("plan", PLAN)])
def test_sound_files_have_no_faults(kind: FileKind, text: str) -> None:
    assert faults(kind, text) == []


def test_a_pack_is_read_with_its_words() -> None:
    pack, findings = read_pack(source("web.toml", WEB))
    assert findings == ()
    assert pack is not None
    assert pack.questions["methods"].listen_for["safe"] == "safe"


def test_unknown_keys_are_told_with_the_nearest_known_one() -> None:
    assert faults("pack", '''
        format = "pack/1"
        titel = "Web"
        title = "Web"
        rubric = "engineer"
        [questions.methods]
        title = "Methods"
        skill = "apis"
        kind = "knowledge"
          minutse = 3
        minutes = 5
        prompt = "Which?"
        listen_for = {safe = "safe"}
        zzz.deep = 1
        [questions.methods.red_flags]
        a = "b"
        ''') == [
        '2:1 «titel» unknown key "titel"; did you mean "title"?',
        '9:3 «minutse» unknown key "minutse"; did you mean "minutes"?',
        '12:1 «listen_for» unknown key "listen_for"; did you mean "listen-for"?',
        '13:1 «zzz» unknown key "zzz"',
        '14:20 «red_flags» unknown key "red_flags"; did you mean "red-flags"?',
    ]  # fmt: skip


def test_unknown_keys_are_told_in_inline_tables_and_dotted_keys() -> None:
    assert faults("rubric", """
        format = "rubric/1"
        title = "Engineer"
        scale = {1 = "Not yet", 2 = "Solid"}
        skills.apis.title = "APIs"
        skills.apis.wieght = 2
        skills.apis.anchors = {1 = "a", 2 = "b"}
        skills.data = {title = "Data", anchor = {1 = "a"}, anchors = {1 = "a", 2 = "b"}}
        """) == [
        '5:13 «wieght» unknown key "wieght"; did you mean "weight"?',
        '7:32 «anchor» unknown key "anchor"; did you mean "anchors"?',
    ]  # fmt: skip


def test_missing_keys_are_told_at_the_header_of_their_table() -> None:
    assert faults("pack", """
        # a comment first
        format = "pack/1"
        rubric = "engineer"

        [questions.methods]
        title = "Methods"
        skill = "apis"
        kind = "knowledge"
        minutes = 5
          [questions.rest]  # indented
        title = "REST"
        skill = "apis"
        minutes = 5
        prompt = "What?"
        """) == [
        '2:1 «format» missing key "title" at the top of the file',
        '5:1 «[questions.methods]» missing key "prompt" in [questions.methods]',
        '10:3 «[questions.rest]» missing key "kind" in [questions.rest]',
    ]  # fmt: skip


def test_missing_keys_are_told_in_tables_without_a_header() -> None:
    assert faults("plan", """
        format = "plan/1"
        title = "Screen"
        rubric = "engineer"
        minutes = 30
        sections.web.title = "Web"
        sections.end = {title = "End"}
        """) == [
        '5:10 «web» missing key "minutes" in [sections.web]',
        '6:16 «{title = "End"}» missing key "minutes" in [sections.end]',
    ]  # fmt: skip


def test_a_missing_format_is_told_with_what_to_write() -> None:
    assert faults("pack", 'title = "Web"\nrubric = "engineer"\nquestions = {}\n') == [
        '1:1 «title» missing key "format" at the top of the file; it begins with format = "pack/1"',
        "3:13 «{}» [questions] needs at least one entry",
    ]


def test_values_of_the_wrong_type_are_told_at_the_value() -> None:
    assert faults("pack", '''
        format = "pack/1"
        title = 5
        rubric = ["engineer"]
        [questions.methods]
        title = "Methods"
        skill = "apis"
        kind = "knowledge"
        minutes = "5"
        prompt = 2020-01-01
        probes = "Why?"
        red-flags = ["x",
            7]
        listen-for = ["safe"]
        [questions.rest]
        title = true
        skill = "apis"
        kind = "knowledge"
        minutes = 5.0
        prompt = {a = 1}
        listen-for = {name = 07:30:00}
        [questions]
        other = 5
        ''') == [
        '2:9 «5» "title" is text in double quotes, not the number 5',
        '3:10 «["engineer"]» "rubric" is text in double quotes, not a list',
        '8:11 «"5"» "minutes" is a whole number, not text "5"',
        '9:10 «2020-01-01» "prompt" is text in double quotes, not a date',
        '10:10 «"Why?"» "probes" is a list, not text "Why?"; put it in [brackets]',
        '12:5 «7» an entry of "red-flags" is text in double quotes, not the number 7',
        '13:14 «["safe"]» "listen-for" is a table, not a list; give each entry a [header] with its own id',
        '15:9 «true» "title" is text in double quotes, not true',
        '18:11 «5.0» "minutes" is a whole number, not the number 5.0',
        '19:10 «{a = 1}» "prompt" is text in double quotes, not a table',
        '20:22 «07:30:00» "name" is text in double quotes, not a time',
        '22:9 «5» "other" is a table, not the number 5',
    ]  # fmt: skip


def test_a_list_of_tables_is_told_at_its_first_header() -> None:
    assert faults("pack", """
        format = "pack/1"
        title = "Web"
        rubric = "engineer"
        [[questions]]
        title = "Methods"
        """) == [
        '4:1 «[[questions]]» "questions" is a table, not a list; give each entry a [header] with its own id',
    ]  # fmt: skip


def test_a_number_that_may_have_decimals_is_refused_once() -> None:
    text = RUBRIC.replace('title = "APIs"', 'title = "APIs"\n    weight = "2"')
    assert faults("rubric", text) == ['8:10 «"2"» "weight" is a number, not text "2"']


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("minutes = -1", '«-1» "minutes" is at least 0, not -1'),
        ("minutes = 601", '«601» "minutes" is at most 600, not 601'),
        ("minutes = 0x2BC", '«0x2BC» "minutes" is at most 600, not 700'),
    ],
)
def test_numbers_out_of_range_are_told_with_the_bound(given: str, expected: str) -> None:
    assert faults("plan", PLAN.replace("minutes = 30", given)) == [f"4:11 {expected}"]


@pytest.mark.parametrize(
    ("weight", "expected"),
    [
        ("0", "«0» \"weight\" is more than 0, not 0"),
        ("10.5", "«10.5» \"weight\" is at most 10, not 10.5"),
        ("nan", "«nan» \"weight\" is more than 0, not nan"),
        ("inf", "«inf» \"weight\" is at most 10, not inf"),
    ],
)  # fmt: skip
def test_weights_out_of_range_are_told_too(weight: str, expected: str) -> None:
    text = RUBRIC.replace('title = "APIs"', f'title = "APIs"\n    weight = {weight}')
    assert faults("rubric", text) == [f"8:10 {expected}"]


def test_a_wrong_choice_is_told_with_all_choices_and_the_nearest() -> None:
    kinds = '"knowledge", "situational", "behavioural", "communication", "design", "coding" or "code-review"'
    for written, value, near in (
        ('"behavioral"', '"behavioral"', '; did you mean "behavioural"?'),
        ('"poetry"', '"poetry"', ""),
        ("3", "the number 3", ""),
    ):
        text = WEB.replace('kind = "knowledge"\n    minutes = 4', f"kind = {written}\n    minutes = 4")
        assert faults("pack", text) == [f'14:8 «{written}» "kind" is one of {kinds}, not {value}{near}']


def test_bad_ids_are_told_with_a_good_one() -> None:
    words = "has lower-case letters, digits and single hyphens, as in"
    assert faults("pack", '''
        format = "pack/1"
        title = "Web"
        rubric = "Back-end Engineer"
        [questions."HTTP methods"]
        title = "Methods"
        skill = "apis_"
        kind = "knowledge"
        minutes = 5
        prompt = "Which?"
        [questions."HTTP methods".listen-for]
        a--b = "x"
        "漢字" = "y"
        ''') == [
        f'3:10 «"Back-end Engineer"» "rubric" {words} "back-end-engineer", not "Back-end Engineer"',
        f'4:12 «"HTTP methods"» an id {words} "http-methods", not "HTTP methods"',
        f'6:9 «"apis_"» "skill" {words} "apis", not "apis_"',
        f'11:1 «a--b» an id {words} "a-b", not "a--b"',
        f'12:1 «"漢字"» an id {words} "http-methods", not "漢字"',
    ]  # fmt: skip


def test_bad_ids_of_skills_and_sections_are_told_at_their_keys() -> None:
    words = "an id has lower-case letters, digits and single hyphens, as in"
    assert faults("rubric", RUBRIC.replace("[skills.data]", "[skills.Data]")) == [
        f'9:9 «Data» {words} "data", not "Data"'
    ]
    assert faults("plan", PLAN.replace("[sections.web]", "[sections.web_1]")) == [
        f'5:11 «web_1» {words} "web-1", not "web_1"'
    ]


def test_references_that_are_not_pack_and_question_are_told_in_their_list() -> None:
    text = PLAN.replace('core = ["web/methods"]', 'core = ["web/methods", "methods", \'a/b/c\']')
    assert faults("plan", text) == [
        '8:24 «"methods"» an entry of "core" is written pack/question, not "methods"',
        '8:35 «\'a/b/c\'» an entry of "core" is written pack/question, not "a/b/c"',
    ]


def test_levels_that_are_no_numbers_are_told_at_their_keys() -> None:
    text = RUBRIC.replace('2 = "Solid"', '2 = "Solid"\n    02 = "Again"\n    high = "High"\n    10 = "Ten"')
    words = "a level of the scale is a number from 1 to 9, not"
    assert faults("rubric", text) == [
        f'6:1 «02» {words} "02"',
        f'7:1 «high» {words} "high"',
        f'8:1 «10» {words} "10"',
    ]


def test_texts_that_are_too_long_are_told_with_the_limit() -> None:
    long, id_ = "x" * 201, "y" * 65
    text = WEB.replace('title = "Web"', f'title = "{long}"').replace('skill = "data"', f'skill = "{id_}"')
    assert faults("pack", text) == [
        f'2:9 «"{long}"» "title" is at most 200 characters long',
        f'13:9 «"{id_}"» "skill" is at most 64 characters long',
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("pack/2", '"pack/2" was made for a newer interviewer; this one reads "pack/1"'),
        ("rubric/1", "this is a rubric, not a pack; it belongs in the folder question_packs/rubrics"),
        ("plan/1", "this is a plan, not a pack; it belongs in the folder question_packs/plans"),
        ("pack/one", '"format" is "pack/1" here, not "pack/one"'),
        ("pack", '"format" is "pack/1" here, not "pack"'),
    ],
)
def test_a_wrong_format_is_all_that_is_told(given: str, expected: str) -> None:
    text = f'# words\nformat = "{given}"\nwhatever = 1\n'
    assert faults("pack", text) == [f'2:10 «"{given}"» {expected}']


def test_no_words_of_the_validator_reach_the_screen() -> None:
    hostile = [
        "1",
        '"x"',
        "true",
        "[]",
        "{}",
        "[1]",
        "{a = 1}",
        "1.5",
        "2020-01-01",
        "nan",
        '"\\u0000"',
        "[[]]",
    ]
    keys = ["format", "title", "rubric", "minutes", "sections", "skills", "role", "stage"]
    for key in keys:
        for value in hostile:
            for message in faults_of_any(f"{key} = {value}\n"):
                assert not any(
                    word in message for word in ("Input", "valid ", "Field", "should", "str_", "dict")
                )


def faults_of_any(text: str) -> list[str]:
    """Return the messages of *text* read as each kind of file."""
    kinds: tuple[FileKind, ...] = ("pack", "rubric", "plan")
    return [fault for kind in kinds for fault in faults(kind, text)]


def test_long_and_hostile_values_are_cut_and_cleaned_in_messages() -> None:
    text = WEB.replace(
        'kind = "knowledge"\n    minutes = 4', f'kind = "\\u001b[31m{"a" * 200}"\n    minutes = 4'
    )
    (message,) = faults("pack", text)
    assert "\x1b" not in message.partition("» ")[2]
    assert len(message.partition("» ")[2]) < 250


def test_of_a_newer_pack_the_known_keys_count_and_the_others_warn() -> None:
    """What they say is left out, for nobody here knows what it does to the rest."""
    newer = WEB.replace("pack/1", "pack/2").replace('title = "Web"', 'title = "Web"\n    mood = "calm"')
    pack, findings = read_pack(source("pack", newer))
    known, _ = read_pack(source("pack", WEB))
    assert pack == known
    assert [(one.line, one.column, one.severity, one.message) for one in findings] == [
        (
            1,
            10,
            "warning",
            '"pack/2" was made for a newer interviewer; it is read as "pack/1", as far as that goes',
        ),
        (3, 1, "warning", 'unknown key "mood"'),
    ]


@pytest.mark.parametrize(
    "change",
    [
        ('kind = "knowledge"', 'kind = "song"'),
        ("minutes = 4", 'minutes = "four"'),
        ("[questions.", "[questions.A-"),
    ],
)
def test_a_newer_pack_that_means_something_else_is_told_as_a_whole(change: tuple[str, str]) -> None:
    """Its faults are none: they are what this version does not know."""
    newer = WEB.replace("pack/1", "pack/2").replace(*change)
    assert newer != WEB.replace("pack/1", "pack/2")
    assert read_pack(source("pack", newer))[0] is None
    assert faults("pack", newer) == [
        '1:10 «"pack/2"» "pack/2" was made for a newer interviewer; this one reads "pack/1"'
    ]


@pytest.mark.parametrize("digits", ["0x" + "f" * 4000, "0b" + "1" * 20000, "-0x" + "f" * 4000])
@pytest.mark.parametrize("key", ["minutes = 4", 'title = "Web"', 'format = "pack/1"'])
def test_a_number_that_python_does_not_write_out_is_told_all_the_same(key: str, digits: str) -> None:
    name = key.partition(" ")[0]
    [told] = faults("pack", WEB.replace(key, f"{name} = {digits}"))
    assert "0xf" in told
    assert told.isprintable()
