"""The file of settings: every fault at its place, all at once, and what is sound is used."""

from dataclasses import replace
from textwrap import dedent
from types import MappingProxyType

import pytest

from interviewer.authoring.settings import read_settings
from interviewer.model.content import SourceText
from interviewer.model.findings import Finding
from interviewer.model.settings import DEFAULTS, Settings
from interviewer.reports.findings import findings_text
from interviewer.tui import key_rules

FORMAT = 'format = "config/1"\n'


def read(text: str) -> tuple[Settings, tuple[Finding, ...]]:
    text = dedent(text).removeprefix("\n")
    return read_settings(SourceText("config.toml", "config", "config", text), key_rules)


def told(text: str) -> list[str]:
    """Return the findings as `line:column message`."""
    return [f"{one.line}:{one.column} {one.message}" for one in read(text)[1]]


def test_everything_that_can_be_set_is_read() -> None:
    settings, findings = read("""
        format = "config/1"
        theme = "high-contrast"
        minutes-for-their-questions = 0
        start-behind-curtain = true
        interviewer = " Ada  Example "
        [workspaces."/teams/data"]
        interviewer = "Iris Sample"
        [workspaces."~/mine"]
        [keys]
        "live.next" = ["f20", "shift+insert", "N"]
        live.page = []
        live.rate = "insert"
    """)
    assert findings == ()
    assert settings == Settings(
        theme="high-contrast",
        minutes_for_questions=0,
        start_behind_curtain=True,
        keys={
            "live.next": ("f20", "shift+insert", "N", "upper_n"),
            "live.page": (),
            "live.rate": ("insert",),
        },
        interviewer="Ada Example",
        interviewers={"/teams/data": "Iris Sample"},
    )


def test_faults_of_who_one_is_are_shown_at_their_places_and_the_rest_is_used() -> None:
    settings, _ = read(WHO)
    whose = {"/teams/data": "Iris Sample", "C:/teams": "Ada"}
    assert settings == Settings(interviewers=whose, interviewer_unread=True)
    assert told(WHO) == [
        '2:15 "interviewer" is text in double quotes, not the number 7',
        '4:13 "teams/data" is no whole path; write one that begins with / or ~',
        '8:1 unknown key "interviewr"; did you mean "interviewer"?',
        '10:15 "interviewer" is text in double quotes, not true',
    ]


WHO = """
    format = "config/1"
    interviewer = 7

    [workspaces."teams/data"]
    interviewer = "Ada"
    [workspaces."/teams/data"]
    interviewer = "Iris Sample"
    interviewr = "Ada"
    [workspaces."/teams/web"]
    interviewer = true
    [workspaces."C:/teams"]
    interviewer = "Ada"
"""


def test_a_workspace_that_is_no_table_is_shown() -> None:
    text = f'{FORMAT}workspaces = "/teams"\n'
    assert told(text) == ['2:14 "workspaces" is a table, not text "/teams"']
    assert read(text)[0] == replace(DEFAULTS, interviewer_unread=True)


@pytest.mark.parametrize("text", ["x", "true", "[1]", "[[2]]", "{a = 1}"])
def test_whatever_stands_for_a_name_is_told_and_never_raises(text: str) -> None:
    assert len(read(f'{FORMAT}[workspaces."/a"]\ninterviewer = {text}\n')[1]) == 1


def test_a_file_that_sets_nothing_changes_nothing() -> None:
    assert read(FORMAT) == (DEFAULTS, ())
    assert read(f"{FORMAT}[keys]\n") == (DEFAULTS, ())


def test_every_fault_is_shown_at_its_place_and_the_rest_is_used() -> None:
    settings, findings = read("""
        format = "config/1"
        theme = "darc"
        minutes-for-their-questions = 61
        start-behind-curtian = true

        [keys]
        "live.nxt" = "f20"
        "live.next" = ["f20", "ctrl+nn"]
        "live.pause" = ["f20"]
    """)
    assert settings == Settings(keys={"live.pause": ("f20",)})
    assert findings_text(findings) == dedent("""\
        config.toml:2:9: "theme" is one of "dark", "light", "high-contrast" or "ansi", not "darc"; did you mean "dark"?
             2 | theme = "darc"
               |         ^^^^^^
        config.toml:3:31: "minutes-for-their-questions" is at most 60, not 61
             3 | minutes-for-their-questions = 61
               |                               ^^
        config.toml:4:1: unknown key "start-behind-curtian"; did you mean "start-behind-curtain"?
             4 | start-behind-curtian = true
               | ^^^^^^^^^^^^^^^^^^^^
        config.toml:7:1: unknown action "live.nxt"; did you mean "live.next"?
             7 | "live.nxt" = "f20"
               | ^^^^^^^^^^
        config.toml:8:23: there is no key "ctrl+nn"; did you mean "ctrl+n"?
             8 | "live.next" = ["f20", "ctrl+nn"]
               |                       ^^^^^^^^^
        """)  # noqa: E501 - as it is printed
    assert {finding.severity for finding in findings} == {"error"}


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        (
            'theme = "dark"\n',
            ('1:1 missing key "format" at the top of the file; it begins with format = "config/1"'),
        ),
        ("", '1:1 the file is empty; it starts with format = "config/1"'),
        ("theme = dark\n", '1:9 text stands in double quotes: "dark"'),
        ("start-behind-curtain = yes\n", '1:24 "start-behind-curtain" is true or false, not yes'),
        ("start-behind-curtain = Yes # always\n", '1:24 "start-behind-curtain" is true or false, not Yes'),
        ("start-behind-curtain = True\n", "1:24 this is written true"),
        (
            f'{FORMAT}start-behind-curtain = "yes"\n',
            '2:24 "start-behind-curtain" is true or false, not text "yes"',
        ),
        (
            'format = "config/2"\n',
            (
                '1:10 "config/2" was made for a newer interviewer; '
                'it is read as "config/1", as far as that goes'
            ),
        ),
        ('format = "pack/1"\n', '1:10 "format" is "config/1" here, not "pack/1"'),
        ("format = 1\n", '1:10 "format" is text in double quotes, not the number 1'),
        (
            f"{FORMAT}start-behind-curtain = 1\n",
            ('2:24 "start-behind-curtain" is true or false, not the number 1'),
        ),
        (
            f'{FORMAT}minutes-for-their-questions = "5"\n',
            ('2:31 "minutes-for-their-questions" is a whole number, not text "5"'),
        ),
        (
            f"{FORMAT}minutes-for-their-questions = -1\n",
            ('2:31 "minutes-for-their-questions" is at least 0, not -1'),
        ),
        (f'{FORMAT}keys = "f20"\n', '2:8 "keys" is a table, not text "f20"'),
        (
            f'{FORMAT}[keys]\n"live.next" = 5\n',
            ('3:15 "live.next" is a key or a list of keys, not the number 5'),
        ),
        (
            f'{FORMAT}[keys]\n"live.next" = ["f20", 5]\n',
            ("3:23 a key is text in double quotes, not the number 5"),
        ),
        (f"{FORMAT}[keys]\nlive.next.now = 5\n", '3:6 "live.next" is a key or a list of keys, not a table'),
        (f'{FORMAT}[keys]\nlive.next = "f20"\n"live.next" = "f4"\n', '4:1 "live.next" is given twice'),
        (f"{FORMAT}[keys]\nwhatever = 5\n", '3:1 unknown action "whatever"'),
        (
            f'{FORMAT}[keys]\n"scorecard.curtain" = "f20"\n"app.curtain" = "f19"\n',
            '4:1 "app.curtain" is given twice',
        ),
    ],
)
def test_a_fault_is_told_in_the_words_of_who_wrote_it(text: str, told_of: str) -> None:
    assert told(text) == [told_of]


def test_a_file_that_is_no_toml_leaves_all_as_it_is() -> None:
    assert read('format = "config/1"\ntheme = \n')[0] == replace(DEFAULTS, interviewer_unread=True)


def test_without_its_format_the_rest_counts() -> None:
    assert read('theme = "light"\n')[0] == Settings(theme="light")


def test_of_two_lines_that_want_a_key_the_later_one_is_at_fault() -> None:
    text = """
        format = "config/1"
        [keys]
        "live.save" = "f20"
        "live.next" = ["ctrl+n", "f20"]
    """
    assert read(text)[0].keys == {"live.save": ("f20",)}
    assert told(text) == ['4:26 "f20" does "live.save" already (save now); choose another key']


def test_a_key_of_the_table_is_taken_unless_its_own_action_gets_another() -> None:
    taken = f'{FORMAT}[keys]\n"live.save" = "ctrl+n"\n'
    assert read(taken)[0].keys == {}
    assert told(taken) == [
        '3:15 "ctrl+n" does "live.next" already (next question); choose another key, or give that one another'
    ]
    swapped = f'{taken}"live.next" = "ctrl+s"\n'
    assert read(swapped) == (
        Settings(keys={"live.save": ("ctrl+n",), "live.next": ("ctrl+s",)}),
        (),
    )


def test_a_line_at_fault_takes_its_keys_back_from_whoever_took_them() -> None:
    """What the file gives and what the table gives never clash, whatever falls back to what."""
    text = """
        format = "config/1"
        [keys]
        "live.save" = "ctrl+n"
        "live.next" = ["ctrl+s", "ctrl+enter"]
    """
    settings, findings = read(text)
    assert settings.keys == {}
    assert [(one.line, one.code) for one in findings] == [(3, "clash"), (4, "never-arrives")]


def test_a_key_that_clashes_on_many_screens_is_told_of_once() -> None:
    assert told(f'{FORMAT}[keys]\n"app.help" = ["ctrl+n", "ctrl+o"]\n') == [
        (
            '3:15 "ctrl+n" does "setup.begin" already (begin the interview); '
            "choose another key, or give that one another"
        ),
        (
            '3:25 "ctrl+o" does "setup.back" already (back, nothing begun); '
            "choose another key, or give that one another"
        ),
    ]


def test_control_characters_in_the_file_reach_no_terminal() -> None:
    assert all("\x1b" not in line for line in told(f'{FORMAT}[keys]\n"a\\u001b[2J" = "f20"\n'))


def test_the_keys_chosen_cannot_be_changed() -> None:
    for settings in (DEFAULTS, read(FORMAT)[0], read(f'{FORMAT}[keys]\nlive.save = "f20"')[0]):
        assert isinstance(settings.keys, MappingProxyType)


def test_of_a_newer_file_the_known_settings_count_and_the_rest_only_warns() -> None:
    settings, findings = read("""
        format = "config/2"
        theme = "light"
        sound = "soft"
        minutes-for-their-questions = "ten"
        [keys]
        "live.sing" = "f20"
        "live.next" = "f20"
    """)
    assert settings == Settings(theme="light", keys={"live.next": ("f20",)})
    assert [(one.line, one.code) for one in findings] == [
        (1, "newer-format"),
        (3, "unknown-key"),
        (4, "wrong-type"),
        (6, "unknown-action"),
    ]
    assert {finding.severity for finding in findings} == {"warning"}


def test_what_actions_were_called_before_still_names_them() -> None:
    """The curtain was an action of two screens, each with keys of its own."""
    settings, findings = read(f"""
        {FORMAT}
        [keys]
        "live.curtain" = "f19"
        "scorecard.curtain" = ["f19", "f20"]
    """)
    assert findings == ()
    assert settings == Settings(keys={"app.curtain": ("f19", "f20")})


def test_a_key_under_an_earlier_name_has_its_faults_where_it_is_written() -> None:
    text = f'{FORMAT}[keys]\n"live.curtain" = "f19"\n"scorecard.curtain" = ["f19", "ctrl+nn"]\n'
    assert told(text) == ['4:31 there is no key "ctrl+nn"; did you mean "ctrl+n"?']
