"""Judgements: praise and blame without an act are found, technical lines are left alone."""

import pytest

from interviewer.analysis.judgement import judges_only, why_judges_only
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
    "- weak",
    "+ strong",
    "- lazy",
    "lacks confidence",
    "+ smart",
    "not senior enough",
    "good attitude",
    "culture fit",
    "bad vibe",
    "+ sharp",
    "- stubborn",
    "+ very strong",
    "- too junior",
    "- a bit weak",
    "+ really solid",
    "- no passion",
    "- lacks energy",
    "- lacks presence",
    "+ good vibes",
    "+ natural leader, great presence",
    "- not a fit",
    "- no fit",
    "+ strong hire",
    "- no hire",
    "- attitude problem",
    "- below average",
    "- meh",
    "+ wow",
    "- poor communication",
    "- unconvincing",
    "+ can-do attitude",
    "+ sharp and curious",
    "- weak and careless",
    "+ knows her stuff",
    "- full of himself",
    "+ experienced",
    "- inexperienced",
    "- not strong enough",
    "- low energy",
    "+ great personality",
    "+ positive attitude",
    "! arrogant",
    "+ good potential",
    "+ speaks well",
    "- shows no enthusiasm",
    "- underwhelming",
    "- lacks maturity",
    "+ thoughtful",
    "- rigid",
    "+ mature",
    "+ awesome developer",
    "nice guy, good fit for the team",
    "+ very bright",
    "- technically weak",
    "- weak technically",
    "- full of themselves",
    "+ gut feelings: good",
    "+ hard working",
    "- not the right fit",
    "- attitude issues",
    "+ self assured",
    "+ people person",
    "- VERY GOOD",
    "+ STRONG",
    "- NOT A CULTURE FIT",
    "Great GUY",
    "+ OK",
    "+ ok",
    "! NO",
    "- no",
    "+ okay #apis",
    "- not really fine",
    "+ yes",
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
    "weak reference explained",
    "strong consistency",
    "lazy loading",
    "good: names two isolation levels",
    "+ SOLID",
    "+ SOLID, all five",
    "+ strong typing",
    "- weak typing",
    "+ lazy evaluation",
    "- cold",
    "+ fast",
    "+ greedy",
    "weak",
    "+ senior: led four people",
    "- junior index on status",
    "+ passion for indexes",
    "- lacks an index",
    "- lacks a test",
    "- no confidence interval given",
    "+ average latency first",
    "- no fit for a relational schema",
    "+ best fit, then first fit",
    "- weak password hash",
    "+ strong password policy",
    "+ sharp edge of mutable defaults",
    "- not strong enough a hash, bcrypt instead",
    "+ good at naming things, renamed two",
    "- weak: no example given",
    "+ strong: found the race alone",
    "+ smart quotes escaped",
    "- poor cache hit rate",
    "- stubborn zombie process",
    "+ nice: sets niceness to 10",
    "- bad block on the disk",
    "+ great-circle distance",
    "- driven by events",
    "+ test driven",
    "+ robust to duplicates",
    "- rigid schema",
    "+ mature library chosen",
    "+ experienced an outage, told how",
    "- potential deadlock seen late",
    "+ knows the B-tree",
    "- lacks idempotency key",
    "+ positive tests only",
    "- flat file",
    "- shallow clone",
    "+ 4 of 5",
    "+ SMART",
    "+ STAR",
    "- CALM",
    "+ SQL",
    "- GOOD, but no ACID",
    "OK",
    "NO",
    "yes",
    "? no",
    '" no',
    "- did not know",
    "- no, it does",
    "+ all of them",
    '- "weak" he said',
]  # fmt: skip


@pytest.mark.parametrize("line", JUDGING)
def test_praise_or_blame_without_an_act_is_found(line: str) -> None:
    assert judges_only(Note(line))


@pytest.mark.parametrize("line", TELLING)
def test_a_line_with_substance_is_left_alone(line: str) -> None:
    assert not judges_only(Note(line))


def test_the_tables_are_large_and_about_even() -> None:
    assert len(JUDGING) >= 50
    assert len(TELLING) >= 50


@pytest.mark.parametrize(
    "why",
    [
        "Strong hire.",
        "Weak.",
        "Good",
        "Smart, great attitude. Would love to work with her.",
        "Great guy! Culture fit.",
        "She is strong and friendly; good communication skills\nNice.",
        "Not senior enough. Lacks confidence.",
        "VERY GOOD. Strong HIRE.",
        "good answer, liked it",
        "bit slow",
        "A bit slow, but good.",
    ],
)
def test_a_why_of_nothing_but_judgements_is_found(why: str) -> None:
    assert why_judges_only(why)


@pytest.mark.parametrize(
    "why",
    [
        "",
        " \n ",
        "Yes.",
        "Strong hire. Names isolation levels and what they cost.",
        "Weak: could not explain an index.",
        'Great. "I would roll back", she said at once.',
        "Good. 4 of 5.",
        "Strong in SQL.",
        "strong on SQL",
        "he is bad at SQL",
        "Explained it well.",
        "OK.",
        "SOLID.",
        "Nice.\nFound the race alone.",
    ],
)
def test_a_why_with_one_sentence_of_substance_is_left_alone(why: str) -> None:
    assert not why_judges_only(why)


def test_no_why_of_the_examples_only_judges() -> None:
    given = [
        session.recommendation.why
        for path in sorted(shipped_examples().glob("*.toml"))
        if (session := read_session(path.read_bytes(), path.name)).recommendation
    ]
    assert given
    assert not any(map(why_judges_only, given))


def test_no_line_of_the_examples_only_judges() -> None:
    found = [
        (path.name, note.text)
        for path in sorted(shipped_examples().glob("*.toml"))
        for response in read_session(path.read_bytes(), path.name).responses.values()
        for note in response.notes
        if judges_only(note)
    ]
    assert found == []
