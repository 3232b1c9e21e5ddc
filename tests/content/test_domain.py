"""The domain, row by row: everything its first part lists is in the shipped content, where it belongs.

The tables name each row of 1.1 to 1.5 a second time on purpose, with the exact words that must be found and
the one part of the one file in which they are looked for. What is dropped from a pack, the rubric or the role
is missed by the name of its row.
"""

import re

import pytest

from tests.content.shipped import FILES, PACKS, Toml, lacking, part, whole_word

ROLE = "roles/backend-engineer"
RUBRIC = "rubrics/backend-engineer"
FUNDAMENTALS = "backend-fundamentals"

Words = tuple[str, ...]
Place = tuple[str, str]
"""A file and the part of it that is searched."""
Row = dict[Place, Words]
"""Where the words of a row must be found."""

# 1.1 The job post

POST: dict[str, tuple[str, Words]] = {
    # The head.
    "title": ("title", ("Back-end engineer",)),
    "company": ("posting.company", ("<<company name>>",)),
    "location": ("posting.location", ("<<city>>",)),
    "workplace": ("posting.workplace", ("on-site", "hybrid", "remote")),
    "type": ("posting.employment", ("full-time", "part-time", "contract")),
    # About the company.
    "introduction": ("company.introduction", ("<<company name>>", "makes")),
    "background and mission": ("company.mission", ("We started because",)),
    "why the work matters": ("company.mission", ("why this work matters",)),
    "how the team grows": ("company.growth", ("the team grows", "newcomer")),
    # The job.
    "applications": ("job", ("server-side applications", "scalable", "efficient", "reliable")),
    "tools": ("job", ("<<main language>>", "SQL", "NoSQL", "APIs")),
    "beyond code": ("job", ("architecture", "security practice", "cloud")),
    "works with": ("job", ("front-end developers", "designers", "product managers")),
    "business logic": ("job", ("business logic on the server",)),
    "data to and fro": ("job", ("data between web servers and users",)),
    # Responsibilities.
    "own services": ("responsibilities.services.text", ("design through deployment to operation",)),
    "DevOps practice": ("responsibilities.services.text", ("DevOps practice",)),
    "pairing": ("responsibilities.sharing.text", ("pair with colleagues",)),
    "technical forums": ("responsibilities.sharing.text", ("Share what you know", "technical forums")),
    "agile teams": ("responsibilities.agile.text", ("active part", "cross-functional agile team")),
    "server-side logic": ("responsibilities.server-side.text", ("rules of the business",)),
    "data storage": ("responsibilities.databases.text", ("data storage",)),
    "solutions that scale": ("job", ("ten times the users", "no more servers than they must")),
    "server resources": (
        "responsibilities.servers.text",
        ("supervise server resources across platforms",),
    ),
    # UI/UX stands in the same sentence, and is looked for in the collaboration of 1.2.
    "databases and servers in development": (
        "responsibilities.collaboration.text",
        ("databases", "web servers"),
    ),
    "wireframes": ("responsibilities.collaboration.text", ("wireframes",)),
    # Requirements, and what speaks for somebody.
    "one language, for years": (
        "requirements.language.text",
        ("one back-end language", "Professional work", "<<5+ years>>"),
    ),
    "PostgreSQL": ("requirements.sql.text", ("SQL", "PostgreSQL")),
    "NoSQL": ("requirements.nosql.text", ("NoSQL",)),
    "containers": ("requirements.delivery.text", ("Containers", "Docker")),
    "CI/CD": ("requirements.delivery.text", ("CI/CD",)),
    "OOP": ("requirements.design.text", ("OOP in practice",)),
    "communication": ("requirements.communication.text", ("Communication",)),
    "microservices and events": ("nice-to-have.services.text", ("microservice", "event-driven patterns")),
    "DDD": ("nice-to-have.ddd.text", ("DDD in practice",)),
    "Kubernetes": ("nice-to-have.kubernetes.text", ("Kubernetes",)),
    "a cloud": ("nice-to-have.cloud.text", ("a cloud such as AWS",)),
    "several languages": ("nice-to-have.languages.text", ("several back-end languages",)),
    "a degree": ("nice-to-have.degree.text", ("degree", "related field", "or what you learnt instead")),
    # Offer, how to apply, pay.
    "perks": ("offer", ("perks",)),
    "allowance": ("offer", ("allowance",)),
    "home office": ("offer", ("home office",)),
    "salary": ("pay.offered", ("<<salary range>>",)),
    "pay, for orientation": ("pay.market", ("about 101,619 USD a year in the US", "48.86 USD an hour")),
    "where that figure is from": ("pay.source", ("several hundred anonymous reports", "not our offer")),
    "CV and letter": ("application.send", ("CV", "letter")),
    "contact": ("application.to", ("<<contact name and address>>",)),
}
"""Each row with its part of the role."""

# 1.2 Responsibilities and typical projects

DUTIES: dict[str, tuple[Words, Words]] = {
    "server-side": (("develop the server side",), ("language",)),
    "apis": (
        ("endpoint", "response", "API security", "documentation", "OpenAPI tool"),
        ("apis", "security"),
    ),
    "databases": (
        ("SQL or a document store", "ORM", "efficient queries", "tuning", "data security"),
        ("databases", "security"),
    ),
    "performance": (
        ("slow queries", "latency", "refactor", "update dependencies", "redesign a schema"),
        ("databases", "problem-solving"),
    ),
    "integrations": (("payment", "cloud service", "authentication"), ("apis", "security")),
    "testing": (("unit", "integration", "end-to-end", "fix bugs"), ("problem-solving",)),
    "documentation": (
        ("hands knowledge on", "specification", "API document", "guide"),
        ("communication",),
    ),
    "collaboration": (("front-end", "UI/UX", "product", "project"), ("communication",)),
}
"""Each group, by its name in the role: what its text names, and the skills it must be tied to."""

PROJECTS: dict[str, tuple[Words, Place, Words]] = {
    "REST APIs with CRUD": (
        ("REST API", "CRUD"),
        (FUNDAMENTALS, "questions.http-methods.listen-for"),
        ("reads by", "creates by", "replaces by", "removes by"),
    ),
    "scraping and data processing": (
        ("scraping and data processing",),
        ("system-design", "questions.polite-crawler.prompt"),
        ("pipeline", "fetches pages", "takes the prices out", "stores them"),
    ),
    "image processing": (
        ("image processing",),
        ("system-design", "questions.photo-resizing.prompt"),
        ("takes a photo", "makes the sizes", "serves them"),
    ),
    "content delivery networks": (
        ("content delivery network",),
        ("system-design", "questions.media-edge-cache.prompt"),
        ("three continents", "design the edge"),
    ),
    "database modelling": (
        ("database modelling",),
        ("databases-and-caching", "questions.model-an-order.prompt"),
        ("one table holds our orders", "how would you lay it out instead"),
    ),
}
"""Each project: what the role calls it, and a question about it. Three are briefs that 1.5 wants as well."""

# 1.3 Skills

SKILLS: dict[str, Words] = {
    # The core skills, with what the second guide adds under them.
    "language": ("back-end language", "frameworks", "memory"),
    "databases": ("data", "SQL as a query language", "caching"),
    "apis": ("contract", "API integrations"),
    "web-servers": ("proxies", "TLS", "load balancing"),
    "design-patterns": ("creational", "structural", "behavioural", "architectural"),
    "version-control": ("commits", "branches", "merging"),
    "security": ("SQL injection", "XSS", "CSRF", "identity services", "managing secrets"),
    "communication": ("explain", "listen", "work with others"),
    # Those that stand out.
    "learning": ("something new",),
    "problem-solving": ("cause", "plan"),
    "time-management": ("estimating", "ordering", "finishing"),
    "devops": ("containers", "orchestration", "CI/CD", "cloud", "operating systems"),
}
"""Each skill with words that say what belongs to it. MySQL, Oracle and PostgreSQL are in a question below."""

# 1.4 Questions

ASKED: dict[str, tuple[str, Words, Words]] = {
    # The first guide, with the answers it gives.
    "http-methods": (
        "apis",
        ("HTTP methods",),
        ("GET", "POST", "PUT", "DELETE", "safe", "idempotent"),
    ),
    "ci-cd": (
        "devops",
        ("continuous integration", "continuous delivery"),
        ("integration", "delivery", "built and tested"),
    ),
    "database-kinds": (
        "databases",
        ("kinds of database",),
        ("organised store", "relational", "PostgreSQL", "MySQL", "Oracle", "document", "MongoDB"),
    ),
    "object-orientation": (
        "design-patterns",
        ("around objects",),
        ("design around objects", "encapsulation", "abstraction", "polymorphism", "inheritance"),
    ),
    "sync-async": (
        "language",
        ("synchronously", "asynchronously"),
        ("synchronous", "sequential", "waiting", "asynchronous", "independent", "promises", "async/await"),
    ),
    "caching": ("databases", ("cache",), ("purpose", "full page", "data", "result")),
    "web-vulnerabilities": (
        "security",
        ("attacks",),
        (
            "SQL injection",
            "parameterised queries",
            "XSS",
            "CSRF",
            "input validation",
            "secure session handling",
        ),
    ),
    # The second guide, which gives no answers.
    "heap-stack": ("language", ("stack", "heap"), ("stack", "frame", "heap", "freed")),
    "stack-overflow": ("problem-solving", ("stack overflow",), ("frame", "limit", "recursion")),
    "when-to-refactor": (
        "design-patterns",
        ("refactored",),
        ("behaviour does not", "signs", "moment", "tests"),
    ),
    "classes-closures": (
        "language",
        ("class", "closure", "in common"),
        ("both bind behaviour to state", "closure", "class"),
    ),
    "nosql-kinds": ("databases", ("NoSQL", "kinds"), ("key-value", "document", "wide-column", "graph")),
    "cohesion-coupling": (
        "design-patterns",
        ("cohesion", "coupling"),
        ("cohesion", "coupling", "high cohesion", "loose coupling"),
    ),
    "status-codes": (
        "apis",
        ("status codes",),
        ("200", "201", "204", "301", "400", "401", "404", "409", "500"),
    ),
    "reverse-proxy": (
        "web-servers",
        ("reverse proxy",),
        ("in front", "relays the reply", "TLS", "balances load", "caches"),
    ),
    "microservices-fit": (
        "design-patterns",
        ("microservices",),
        ("released", "scaled", "owns its data", "one application"),
    ),
    "rest": (
        "apis",
        ("REST", "stand for"),
        ("representational state transfer", "resources", "stateless", "uniform interface"),
    ),
    "sql-injection": (
        "security",
        ("SQL query", "attacker"),
        ("read as SQL", "other people's data", "changed", "parameterised queries"),
    ),
    "god-objects": (
        "design-patterns",
        ("four thousand lines", "harm"),
        ("too much", "every change", "test", "responsibility"),
    ),
    "osi-layers": (
        "web-servers",
        ("seven OSI layers",),
        ("physical", "data link", "network", "transport", "session", "presentation", "application"),
    ),
    "mysqldump-restore": (
        "databases",
        ("MySQL", "mysqldump", "bring that database back"),
        ("creates the database first", "mysql shop < shop.sql", "row counts"),
    ),
    "threads-processes": (
        "language",
        ("threads", "processes"),
        ("threads share memory", "each process has its own", "lock"),
    ),
}
"""Each question with its skill, what its prompt asks about, and what its points, read together, name."""

# 1.5 Ways to assess

WAYS: dict[str, tuple[str, int, Words]] = {
    "code-review": ("code-review", 6, ("handout.code", "faults")),
    "live-coding": ("coding", 6, ("handout.text",)),
    "system-design": ("design", 6, ("areas", "trade-offs")),
    "behavioural": (
        "behavioural",
        12,
        ("story.situation", "story.own-part", "story.result", "story.learned"),
    ),
    "communication": (
        "communication",
        6,
        ("listeners.technical.listen-for", "listeners.non-technical.listen-for"),
    ),
}
"""Each way is a pack: the kind of all its questions, the fewest there may be, the parts each must have."""

ASSESSED: dict[str, tuple[str, str, Words]] = {
    "code review: a server language": ("code-review", "review-order-pages.handout.language", ("python",)),
    "live coding: a database query": (
        "live-coding",
        "newest-deployments.prompt",
        ("write the query", "think aloud"),
    ),
    "live coding: an API call": (
        "live-coding",
        "read-every-page.prompt",
        ("an API gives us", "think aloud"),
    ),
    "live coding: debugging": (
        "live-coding",
        "doubled-invoice-sums.prompt",
        ("some sums are wrong", "find out why"),
    ),
    "system design: a scalable file store": (
        "system-design",
        "client-file-store.prompt",
        ("design the store", "upload files", "it has to grow"),
    ),
    "behavioural: database tuning": (
        "behavioural",
        "slow-query-story.prompt",
        ("slow because of the database", "you made faster"),
    ),
    "behavioural: API integration": (
        "behavioural",
        "third-party-story.prompt",
        ("an API somebody else runs",),
    ),
    "behavioural: a hard bug": ("behavioural", "longest-own-bug.prompt", ("bug", "longest to find")),
    "behavioural: a bug only in production": (
        "behavioural",
        "fault-only-in-production.prompt",
        ("fault", "nobody could make happen on their own machine"),
    ),
    "behavioural: disagreement": (
        "behavioural",
        "technical-disagreement.prompt",
        ("disagreement with a colleague",),
    ),
    "behavioural: an estimate": (
        "behavioural",
        "estimate-missed.prompt",
        ("far longer than you had thought",),
    ),
    "behavioural: a deadline": ("behavioural", "feature-cut-to-date.prompt", ("too big for its date",)),
    "behavioural: learning": ("behavioural", "learnt-for-a-task.prompt", ("you had to learn",)),
    "behavioural: giving help": ("behavioural", "helped-someone-stuck.prompt", ("you helped somebody",)),
    "behavioural: taking help": ("behavioural", "code-feedback-taken.prompt", ("feedback on your code",)),
    "communication: a technical listener": (
        "communication",
        "own-work-told-twice.listeners.technical.prompt",
        ("I'm a developer",),
    ),
    "communication: a non-technical listener": (
        "communication",
        "price-from-a-copy.listeners.non-technical.prompt",
        ("I write no code",),
    ),
}
"""Each fact with its pack and the part of a question."""

# The walk

ROWS: dict[str, Row] = {
    **{f"1.1 {row}": {(ROLE, path): words} for row, (path, words) in POST.items()},
    **{
        f"1.2 {duty}": {
            (ROLE, f"responsibilities.{duty}.text"): words,
            (ROLE, f"responsibilities.{duty}.skills"): skills,
        }
        for duty, (words, skills) in DUTIES.items()
    },
    **{f"1.2 {row} in the post": {(ROLE, "projects"): words} for row, (words, _, _) in PROJECTS.items()},
    **{f"1.2 {row} in a question": {place: words} for row, (_, place, words) in PROJECTS.items()},
    **{f"1.3 {skill}": {(RUBRIC, f"skills.{skill}.about"): words} for skill, words in SKILLS.items()},
    **{
        f"1.4 {name}": {
            (FUNDAMENTALS, f"questions.{name}.skill"): (skill,),
            (FUNDAMENTALS, f"questions.{name}.prompt"): prompt,
            (FUNDAMENTALS, f"questions.{name}.listen-for"): points,
        }
        for name, (skill, prompt, points) in ASKED.items()
    },
    **{f"1.5 {fact}": {(pack, f"questions.{path}"): words} for fact, (pack, path, words) in ASSESSED.items()},
    "1.5 communication: observed throughout": {
        (RUBRIC, "skills.communication.about"): ("observed throughout",)
    },
}
SAID = {(name, path): part(FILES.get(name, {}), path) for row in ROWS.values() for name, path in row}
"""What is said in each part in which something is looked for."""


def missing(row: str, said: dict[Place, str]) -> list[str]:
    return [words for place, facts in ROWS[row].items() for words in lacking(said[place], facts)]


@pytest.mark.parametrize("row", ROWS)
def test_the_row_is_in_the_content(row: str) -> None:
    assert missing(row, SAID) == []


# What the rows do not say


def test_the_guides_have_22_questions_and_the_pack_has_no_other() -> None:
    assert len(ASKED) == 22
    assert PACKS[FUNDAMENTALS]["questions"].keys() - ASKED.keys() == set()


def test_the_rubric_has_no_skill_but_the_twelve_and_all_have_four_anchors() -> None:
    skills: Toml = FILES[RUBRIC]["skills"]
    assert len(SKILLS) == 12
    assert list(skills) == [name for name in SKILLS if name in skills]
    assert [name for name, skill in skills.items() if list(skill["anchors"]) != ["1", "2", "3", "4"]] == []


@pytest.mark.parametrize("way", WAYS)
def test_a_way_to_assess_is_a_pack_with_its_own_kind_of_question(way: str) -> None:
    kind, fewest, parts = WAYS[way]
    questions: Toml = PACKS[way]["questions"]
    assert len(questions) >= fewest
    assert [name for name, question in questions.items() if question["kind"] != kind] == []
    assert [
        f"{name}: {path}"
        for name, question in questions.items()
        for path in parts
        if not part(question, path)
    ] == []


def test_every_planted_fault_can_be_found_mended_and_explained() -> None:
    questions: Toml = PACKS["code-review"]["questions"]
    assert [
        f"{name}: {fault}"
        for name, question in questions.items()
        for fault, said in question["faults"].items()
        if not {"line", "mend", "why"} <= said.keys()
    ] == []


def test_every_behavioural_question_asks_about_the_past() -> None:
    questions: Toml = PACKS["behavioural"]["questions"]
    past = re.compile(r"Tell me about |Think of ")
    assert [name for name, question in questions.items() if not past.match(question["prompt"])] == []


def test_what_is_observed_throughout_is_listed() -> None:
    assert len(FILES[RUBRIC]["skills"]["communication"]["observed"]) >= 3


# The tables themselves


def test_words_are_found_whole_and_in_their_part_alone() -> None:
    read = {"here": {"text": "a rapid NoSQL store,\nand queries"}, "there": "an API in SQL"}
    assert lacking(part(read, "here.text"), ("API", "SQL", "store and", "query", "store, and")) == [
        "API",
        "SQL",
        "store and",
        "query",
    ]
    assert lacking(part(read, "there"), ("apis", "api", "sql")) == ["apis"]
    assert part(read, "here.other.text") == ""


def test_each_part_that_is_searched_is_small() -> None:
    """In a whole table or question the words might stand in the wrong place, by accident."""
    assert [place for place, text in SAID.items() if len(text) > 800] == []
    assert [
        (one, other)
        for one in SAID
        for other in SAID
        if one[0] == other[0] and other[1].startswith(f"{one[1]}.")
    ] == []


@pytest.mark.parametrize("row", ROWS)
def test_words_that_are_cut_out_are_missed_by_their_own_row_alone(row: str) -> None:
    cut = dict(SAID)
    for place, facts in ROWS[row].items():
        for words in facts:
            cut[place] = whole_word(words).sub("", cut[place])
    assert missing(row, cut)
    assert [other for other in ROWS if other != row and missing(other, cut) != missing(other, SAID)] == []
