"""Risky topics in what people write for interviews are warned about where they stand, and only by `check`."""

import pytest

from interviewer.authoring.content import assemble, assemble_for
from interviewer.store.sources import read_sources
from interviewer.store.workspace import shipped_packs
from tests.authoring.planted import PLAN, ROLE, RUBRIC, WEB, shown, source

SOUND = {
    "web.toml": WEB,
    "rubrics/engineer.toml": RUBRIC,
    "plans/screen.toml": PLAN,
    "roles/engineer.toml": ROLE,
}
ADVICE = "ask for what the job takes, or leave it if something else is meant"
MARRIED = (
    '"you married" touches on marital status: whether and with whom somebody lives '
    f"may not count in hiring; {ADVICE}"
)
KIDS = (
    '"have kids" touches on pregnancy or family plans: '
    f"pregnancy, children and family plans may not count in hiring; {ADVICE}"
)


def warned(path: str, old: str, new: str) -> list[str]:
    """Return what is found when *new* stands in place of *old* in one file of a sound workspace."""
    assert old in SOUND[path]
    files = SOUND | {path: SOUND[path].replace(old, new, 1)}
    findings = assemble((source(*file) for file in files.items()), risky=True).findings
    assert {(finding.path, finding.code, finding.severity) for finding in findings} <= {
        (path, "risky-topic", "warning")
    }
    return [shown(finding) for finding in findings]


def test_nothing_is_found_in_a_sound_workspace() -> None:
    assert warned("web.toml", "Which?", "Which is a child process, and which its parent?") == []


def test_a_prompt_is_warned_about_at_the_words() -> None:
    told = warned("web.toml", 'prompt = "Which?"', 'prompt = "First: are you married?"')
    assert told == [f"9:22 «you married» warning: {MARRIED}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('prompt = "Which?"', 'prompt = "Which? Could have kids?"'),
        ('prompt = "Which?"', 'prompt = "Which?"\n    probes = ["Why?", "Could have kids?"]'),
        ('"safe"}', '"safe, and would have kids"}'),
        ('prompt = "Which?"', 'prompt = "Which?"\n    red-flags = ["would have kids"]'),
        ('prompt = "Which?"', 'prompt = "Which?"\n    hints = ["Could have kids?"]'),
        ('prompt = "Which?"', 'prompt = "Which?"\n    handout = {text = "Could have kids?"}'),
    ],
)
def test_every_text_of_a_question_is_read(old: str, new: str) -> None:
    [told] = warned("web.toml", old, new)
    assert told.partition(" ")[2] == f"«have kids» warning: {KIDS}"


def test_neither_code_nor_the_titles_of_books_are_read() -> None:
    parts = (
        'prompt = "Which?"\n    sources = ["How to have kids, 2nd ed."]\n    handout = {code = "have kids"}'
    )
    assert warned("web.toml", 'prompt = "Which?"', parts) == []


@pytest.mark.parametrize("name", ["code", "sources"])
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("web.toml", "[questions.methods]", '[questions.{name}]\n    probes = ["Could have kids?"]'),
        ("web.toml", '{safe = "safe"}', '{{{name} = "would have kids"}}'),
        ("plans/screen.toml", "[sections.talk]", '[sections.{name}]\n    say = "Could have kids?"'),
        (
            "roles/engineer.toml",
            '[requirements.sql]\n    text = "SQL."',
            '[requirements.{name}]\n    text = "Must have kids."',
        ),
        (
            "rubrics/engineer.toml",
            '[skills.data]\n    title = "Data"\n    anchors = {1 = "Guesses"',
            '[skills.{name}]\n    title = "Data"\n    anchors = {{1 = "Would have kids"',
        ),
    ],
    ids=["question", "point", "section", "requirement", "skill"],
)
def test_ids_may_be_called_as_what_is_not_read(path: str, old: str, new: str, name: str) -> None:
    assert old in SOUND[path]
    files = SOUND | {path: SOUND[path].replace(old, new.format(name=name), 1)}
    findings = assemble((source(*file) for file in files.items()), risky=True).findings
    assert [finding.path for finding in findings if finding.code == "risky-topic"] == [path]


def test_what_is_said_on_opening_a_section_is_read() -> None:
    [told] = warned("plans/screen.toml", "minutes = 20", 'minutes = 20\n    say = "Could have kids?"')
    assert told == f"13:14 «have kids» warning: {KIDS}"


@pytest.mark.parametrize("old", ["You build things.", "Build APIs.", "SQL.", "We make maps."])
def test_a_role_is_read(old: str) -> None:
    [told] = warned("roles/engineer.toml", old, "For those who have kids.")
    assert told.endswith(f"«have kids» warning: {KIDS}")


def test_an_anchor_is_read() -> None:
    [told] = warned("rubrics/engineer.toml", '"Guesses"', '"Would have kids"')
    assert told == f"8:23 «have kids» warning: {KIDS}"


def test_words_wrapped_or_escaped_are_pointed_at_as_far_as_can_be() -> None:
    wrapped = 'prompt = """\n    Could have\n    kids?"""'
    assert warned("web.toml", 'prompt = "Which?"', wrapped) == [f"10:7 «have» warning: {KIDS}"]
    escaped = r'prompt = "Could have k\u0069ds?"'
    assert warned("web.toml", 'prompt = "Which?"', escaped) == [
        rf'9:10 «"Could have k\u0069ds?"» warning: {KIDS}'
    ]


def test_an_interview_begins_without_the_search() -> None:
    files = SOUND | {"web.toml": WEB.replace("Which?", "Could have kids?")}
    sources = [source(*file) for file in files.items()]
    assert assemble_for("screen", sources).findings == ()
    assert assemble(sources).findings == ()


def test_the_shipped_packs_touch_on_nothing() -> None:
    packs = shipped_packs()
    assert [shown(finding) for finding in assemble(read_sources(packs, packs), risky=True).findings] == []
