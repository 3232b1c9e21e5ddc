"""Characters that are not seen are warned about where they stand, and only by `check`."""

import pytest

from interviewer.authoring.content import assemble
from interviewer.store.sources import read_sources
from interviewer.store.workspace import shipped_packs
from tests.authoring.planted import PLAN, ROLE, RUBRIC, WEB, shown, source

SOUND = {
    "web.toml": WEB,
    "rubrics/engineer.toml": RUBRIC,
    "plans/screen.toml": PLAN,
    "roles/engineer.toml": ROLE,
}
RLO, ZWJ, ZWNJ, ZWSP = "\u202e", "\u200d", "\u200c", "\u200b"
WHAT = "leave it out, or write what is meant"


def warned(new: str, old: str = 'prompt = "Which?"', path: str = "web.toml") -> list[str]:
    """Return what is found when *new* stands in place of *old* in one file of a sound workspace."""
    assert old in SOUND[path]
    files = SOUND | {path: SOUND[path].replace(old, new, 1)}
    findings = assemble((source(*file) for file in files.items()), risky=True).findings
    assert {(finding.path, finding.code, finding.severity) for finding in findings} <= {
        (path, "hidden-character", "warning")
    }
    return [shown(finding) for finding in findings]


@pytest.mark.parametrize(
    ("hidden", "told"),
    [
        (RLO, "U+202E (right-to-left override) turns the text after it around"),
        ("\u2066", "U+2066 (left-to-right isolate) turns the text after it around"),
        (ZWSP, "U+200B (zero width space) is not seen"),
        (ZWJ, "U+200D (zero width joiner) is not seen"),
        ("\u00ad", "U+00AD (soft hyphen) is not seen"),
        ("\ufeff", "U+FEFF (zero width no-break space) is not seen"),
        ("\U000e0041", "U+E0041 (tag latin capital letter a) is not seen"),
        ("\x9b", "U+009B (a control character) is not seen"),
    ],
)
def test_a_hidden_character_is_told_at_its_place(hidden: str, told: str) -> None:
    assert warned(f'prompt = "Wh{hidden}ich?"') == [f"9:13 «{hidden}» warning: {told}; {WHAT}"]


def test_one_is_told_for_each_line_and_the_others_counted() -> None:
    code = f'prompt = "Which?"\n    handout = {{text = """a{RLO}b{RLO}c\n{ZWSP}d"""}}'
    told = warned(code)
    assert [line.partition(" ")[0] for line in told] == ["10:27", "11:1"]
    assert "turns the text after it around, and 1 more on this line" in told[0]


def test_one_that_is_written_as_its_number_hides_as_well() -> None:
    assert [line.partition(" warning")[0] for line in warned('prompt = "Wh\\u202Eich?"')] == [
        "9:13 «\\u202E»"
    ]
    assert warned('prompt = "Wh\\U0000202eich?"') != []
    assert warned('prompt = "Wh\\u001bich?"') != []


def test_in_a_literal_string_a_number_is_only_itself() -> None:
    assert warned("prompt = 'In Java, \\u202e?'") == []
    assert warned("prompt = 'In Java, \\u00e4?'") == []


@pytest.mark.parametrize(
    "text",
    ["👩\u200d👩\u200d👧?", "می\u200cخواهم", "Grüße, Пётр, 面試", "a\ttab", "écrit", "e\u0301crit"],
)
def test_what_scripts_and_signs_need_is_fine(text: str) -> None:
    assert warned(f'prompt = "{text}"') == []


def test_comments_and_keys_are_read_too() -> None:
    assert len(warned(f'prompt = "Which?" # {RLO} gnihton')) == 1


@pytest.mark.parametrize("path", ["rubrics/engineer.toml", "plans/screen.toml", "roles/engineer.toml"])
def test_every_kind_of_file_is_read(path: str) -> None:
    assert (
        len(
            warned(
                f'title = "A{RLO}b"',
                'title = "Engineer"' if "plans" not in path else 'title = "Screen"',
                path,
            )
        )
        == 1
    )


def test_an_interview_begins_without_looking() -> None:
    files = SOUND | {"web.toml": WEB.replace("Which?", f"Wh{RLO}ich?")}
    assert assemble(source(*file) for file in files.items()).findings == ()


def test_the_shipped_files_hide_nothing() -> None:
    found = assemble(read_sources(shipped_packs()), risky=True).findings
    assert [finding for finding in found if finding.code == "hidden-character"] == []
