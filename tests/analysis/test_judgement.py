"""Judgements: praise and blame without an act are found, technical lines are left alone."""

import pytest

from interviewer.analysis.judgement import judges_only
from interviewer.model.notes import Note
from interviewer.store.session_file import read_session
from interviewer.store.workspace import shipped_examples

JUDGING = [
    "great guy",
    "+ very smart",
    "- arrogant",
    "seemed confident",
    "+ good communicator",
    "- not a culture fit",
    "+ super nice, would love to have her on the team",
    "- seems a bit slow",
    "+ brilliant engineer!",
    "+ strong candidate overall",
    "- weak overall",
    "+ impressive",
    "- kind of awkward",
    "+ really good answer",
    "- not very convincing",
    "+ she's sharp and quick",
    "- he comes across as lazy",
    "+ clear thinker",
    "- vague answers throughout",
    "! rude",
    "+ team player #communication",
    "nice person to talk to",
    "- too quiet for our team, I think",
    "+ talented, motivated, friendly",
    "- gut feeling is bad",
    "+ great attitude and good energy",
    "- overconfident guy",
    "+ rock star",
    "- clueless",
    "+ solid technical skills",
    "- mediocre developer",
    "+ liked her a lot, very professional",
    "- disappointing",
    "+ excellent communication skills",
    "he is honest and reliable",
    "- unprofessional attitude",
    "so-so",
]

TELLING = [
    "+ strong consistency where money moves",
    "- weak reference where a strong one is needed",
    "+ good index choice: status first, then created",
    "+ smart pointer instead of raw delete",
    "- slow query, no plan looked at",
    "+ clean architecture drawn without names",
    "nice value of the nightly job is 10",
    "+ lazy loading, and what it costs in the loop",
    "lazy",
    "greedy",
    "+ eager or lazy",
    "- cold start of the cache not seen",
    "+ passive replica takes over",
    "- aggressive retry, no backoff",
    "+ quick sort",
    "+ fast path first",
    "- slow",
    "robust",
    "+ honest that debugging became slower",
    "+ said what was left open",
    "- confident about idempotency, wrong about PUT",
    "+ asked a good question about retries",
    '" I am good at this',
    '- "great", but could not say why',
    "? is he strong in SQL",
    "=3",
    "=4 #communication",
    "+ great fit for a document store",
    "+ explained caching to me in a minute, very clear",
    "+ took it well, found it alone then",
    "- arrogant when asked about tests: \"tests are for juniors\"",
    "+ poor man's queue, and when it is enough",
    "- bad request against unprocessable, mixes up 400 and 422",
    "+ solid state disks change the answer, says so",
    "+ candidate key, then a natural key",
    "- character set missing in the dump",
    "+ star schema for the report",
    "+ expert mode hidden behind a flag",
    "+ natural join avoided on purpose",
    "+ perfect forward secrecy",
    "- average hides the tail, asks for p99",
    "+ open source, read the code of the driver",
    "+ deep copy against shallow copy",
    "+ direct memory access",
    "",
    "   ",
    "+ 3 nice edge cases",
    "strong or weak",
    "okay",
    "+ star, then snowflake",
    "natural",
    '- "awful"',
    "`nice`",
    "strong",
    "super()",
    "odd",
]  # fmt: skip


@pytest.mark.parametrize("line", JUDGING)
def test_praise_or_blame_without_an_act_is_found(line: str) -> None:
    assert judges_only(Note(line))


@pytest.mark.parametrize("line", TELLING)
def test_a_line_with_substance_is_left_alone(line: str) -> None:
    assert not judges_only(Note(line))


def test_the_tables_are_large_and_about_even() -> None:
    assert len(JUDGING) >= 30
    assert len(TELLING) >= 30


def test_no_line_of_the_examples_only_judges() -> None:
    found = [
        (path.name, note.text)
        for path in sorted(shipped_examples().glob("*.toml"))
        for response in read_session(path.read_bytes(), path.name).responses.values()
        for note in response.notes
        if judges_only(note)
    ]
    assert found == []
