"""Risky topics: lines about a person are found, the same words about systems are not."""

from pathlib import Path

import pytest

from interviewer.model.risky_topics import TOPICS, risky_topics
from interviewer.store.session_file import read_session
from interviewer.store.workspace import shipped_examples

RISKY = {
    "race or origin": [
        "- strong accent, had to ask twice",
        "she's black, would be the first on the team",
        "Asian guy, very calm",
        "not a native speaker, English fine",
        "? where is he really from",
        "parents are from Iran",
        "asked about her nationality over small talk",
        "says German is her mother tongue",
        "originally from India, here for ten years",
        "grew up in Poland",
    ],
    "religion": [
        "has two kids, devout catholic",
        "wears a headscarf",
        "needs a prayer room at noon",
        "fasts during Ramadan, so no lunch interview",
        "he is a Christian, goes to church on Sundays",
        "- not working on the Sabbath",
        "Religious family",
        "eats kosher",
        "jewish holidays off, asked about them",
    ],
    "age": [
        "he is 58, would retire in a few years",
        "in her late thirties",
        "older gentleman, knows COBOL",
        "- too old for the team",
        "probably close to retirement",
        "older than the rest of the team",
        "how will they cope with a lead at their age",
        "looks like a boomer to me",
        "a 24-year-old engineer with big plans",
        "born in 1969",
        "45 years old, by the CV",
        "young and energetic",
    ],
    "graduation dates": [
        "went to school in 98",
        "graduated in 2009, same year as me",
        "class of '92",
        "graduated 2003, like me",
        "master's degree from 1987",
        "left university in 2004 without a degree",
        "? what year did they graduate",
    ],
    "pregnancy or family plans": [
        "has two kids",
        "is pregnant, due in May",
        "back from maternity leave since March",
        "wants to start a family soon",
        "+ his daughter drew the logo",
        "mother of three",
        "has 3 small children at home",
        "she has one child in kindergarten",
        "? who looks after the kids when on call",
        "expecting their first baby in June",
        "no childcare on Fridays",
        "she mentioned her kids twice",
        "? does he want children; asked if she plans children",
    ],
    "marital status": [
        "married, moving here with the family",
        "is married to a nurse",
        "her husband works for us",
        "recently divorced",
        "his wife would have to change jobs",
        "flies home for her wedding in June",
        "he is single, could start tomorrow",
        "? is he married",
    ],
    "disability or health": [
        "he's in a wheelchair, third floor has no lift",
        "- has a slight stutter",
        "has ADHD by his own account",
        "had a burnout at the last job",
        "asked about his health",
        "wears hearing aids",
        "she is disabled",
        "on medication, tires in the afternoon",
        "dyslexic, so ignore the typos",
        "he has a limp",
    ],
    "citizenship": [
        "has a green card",
        "on a student visa until 2027",
        "not a US citizen",
        "immigrated as a teenager",
        "her passport expires next year",
        "H-1B, transfer takes weeks",
        "came as a refugee",
    ],
    "arrests": [
        "was arrested once as a student",
        "has a criminal record",
        "spent two years in prison",
        "convicted of fraud in another life",
    ],
    "military discharge": [
        "honorably discharged",
        "why did they leave? kicked out of the army",
        "military discharge papers not clear",
        "army veteran",
    ],
    "sex or orientation": [
        "pretty good for a woman",
        "told me he is gay",
        "very attractive woman",
        "we need more women on this team",
    ],
}

HARMLESS = [
    "+ kills the parent process, the child process goes on",
    "- does not see the race condition in the counter",
    "process stays in the arrested state until SIGCONT",
    "kill the orphan",
    "this race is lost by the second writer",
    "this health of the pool is a lie",
    "native app or web, asks who the users are",
    "married the two tables with a join",
    "marries queue and table, calls it an outbox",
    "age of the cache is on the wall",
    "+ finds the disabled index by the plan",
    "index is disabled while loading, rebuilt after",
    "disabled the feature flag for half the users",
    "node has two children, recursion ends at a leaf",
    "a parent of two nodes is locked first",
    "commit with a single parent, merge has two",
    "widows and orphans in the label printer",
    "+ God object: split by who changes it",
    "church numerals in lambda calculus, for fun",
    "Christian from the platform team owns the proxy",
    "tabs or spaces is a religious debate, moves on",
    "religious about tests, would not merge without",
    "Easter egg in the admin page",
    "bible of databases on the desk, quotes chapter 5",
    "strong consistency where money moves",
    "weak reference, so the cache may let go",
    "sorts names with accents by the collation",
    "accent colour of the button from a variable",
    "white list of hosts, black list of tokens",
    "black box test first, then white box",
    "the job runs in the background, black screen until then",
    "Latin-1 against UTF-8 in the dump",
    "Asian regions are served from Singapore",
    "Arabic text right to left in the PDF",
    "first-class citizen: functions in Python",
    "Visa and Mastercard by one gateway",
    "passport.js for the login, knows why not by hand",
    "undocumented API of the carrier, wrapped it",
    "naturally sorted, natural key against surrogate",
    "candidate key is the pair of both columns",
    "release candidate is 20 days old",
    "library too old for TLS 1.3",
    "the oldest entry is evicted, the young generation collected often",
    "bug was three years old, the test two days",
    "old guard clauses moved to the top",
    "they are 20 % faster with the index",
    "retries in 30s, then in 60s",
    "class of 2000 lines, split by use",
    "master was at 4.2 in 2019, never merged back",
    "degree of parallelism set to 64",
    "graduated rollout, 1 % first",
    "retires the old endpoint in 2027",
    "retirement of v1 announced a year ahead",
    "divorced the model from the view",
    "is married to the framework, says so",
    "family of fonts, family of instances",
    "column family per tenant",
    "baby steps, commits after each",
    "pregnancy tracker app: two million users",
    "kids mode hides the shop",
    "single threaded event loop",
    "singleton is single, hence hard to test",
    "diagnosed with strace in ten minutes",
    "health check lies while the pool is empty",
    "blind to the cost of the join",
    "blind write, last one wins",
    "double-blind review of the design",
    "chronic timeouts on Mondays",
    "video stutters when the cache is cold",
    "cancel and cancellation of the token",
    "users with disabilities: labels on every field",
    "says with conviction that GET is safe",
    "chroot jail for the worker, fail2ban jail for the rest",
    "battery discharged, clock went back to 1970",
    "queue discharges into the table every minute",
    "veteran of many migrations, by own words",
    "deployed to two regions, then discharged the old one",
    "union of both sets, UNION ALL keeps duplicates",
    "master and replica, failover by hand",
    "transgressions of the layer rule in two places",
    "gender column: would not store it, nobody needs it",
    "has the right to work here",
    "twin deploys, blue and green",
    "+ asks for the date of birth format: ISO",
    "sons of a node sorted by key",
    "her visibility timeout was shorter than the job",
    "male and female connectors in the drawing",
    "sick of flaky tests, quarantined them",
    "his index on (status, created) helps",
    "engaged the circuit breaker by hand",
    "spouse table joined twice, alias needed",
    "stores the nationality in a column of its own",
    "her health endpoint lies while the pool is empty",
    "his health check returns 200 all the same",
    "first project was a church website",
    "worked for the asylum office on case files",
    "jewish calendar in the date library",
    "old man page was wrong about the flag",
    "born in 2015, the service still runs on Java 8",
    "graduated from junior to lead in 2021",
    "wife of the customer is the second account holder",
    "tree: they have two sons, left and right",
    "minor version, major version, no breaking change between",
]


@pytest.mark.parametrize(("topic", "line"), [(topic, line) for topic in RISKY for line in RISKY[topic]])
def test_a_line_about_a_person_is_found(topic: str, line: str) -> None:
    assert topic in {touch.topic.name for touch in risky_topics(line)}


@pytest.mark.parametrize("line", HARMLESS)
def test_the_same_words_about_systems_are_left_alone(line: str) -> None:
    assert [touch.words for touch in risky_topics(line)] == []


def test_every_topic_has_lines_of_its_own() -> None:
    assert set(RISKY) == {topic.name for topic in TOPICS}
    assert len(HARMLESS) + sum(map(len, RISKY.values())) >= 80


def test_the_words_are_named_as_they_were_written() -> None:
    [touch] = risky_topics("- told me that She’s Black, not asked")
    assert touch.words == "She’s Black"


def test_a_line_may_touch_on_several_topics() -> None:
    names = [touch.topic.name for touch in risky_topics("devout, has two kids, green card")]
    assert names == ["religion", "pregnancy or family plans", "citizenship"]


def test_no_line_of_the_examples_touches_on_anything() -> None:
    found = [
        (path.name, note.text)
        for path in shipped_examples().glob("*.toml")
        for response in read_session(path.read_bytes(), path.name).responses.values()
        for note in response.notes
        for _ in risky_topics(note.text)
    ]
    assert found == []


def test_nor_does_any_text_of_the_shipped_packs_and_roles() -> None:
    """Thousands of technical lines with children, races, orphans and masters in them."""
    packs = Path(__file__).parents[2] / "question_packs"
    found = [
        (path.name, touch.words, line)
        for path in packs.rglob("*.toml")
        for line in path.read_text(encoding="utf-8").splitlines()
        for touch in risky_topics(line)
    ]
    assert found == []
