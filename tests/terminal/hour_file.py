"""What has to be in the file after the hour: every key, and in the notes every line with its time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.terminal.hour import CANDIDATE, INTERVIEWER, QUESTIONS


@dataclass(frozen=True)
class At:
    """Whole seconds into the interview at the moment that has this name, or between it and the *last* one."""

    name: str
    last: str = ""
    whole: Callable[[float], int] = int


@dataclass(frozen=True)
class Lasted:
    """Seconds, rounded, from the *first* moment to the *last* one, while the clock ran."""

    first: str
    last: str


@dataclass(frozen=True)
class Took:
    """A line of notes that is no longer as it was typed, and what it was called when it was begun."""

    text: str
    name: str


@dataclass(frozen=True)
class Heard:
    """All lines that were taken down while listening, each with its own time."""

    name: str


Noted = str | Took | Heard
"""A line that is still as it was typed, or one of those; an empty one is blank and has no time."""


def response(*notes: Noted, **more: Any) -> Mapping[str, Any]:
    """Return what the file has to say of a stop; what is `...` may be anything."""
    return {"state": "asked", "begun": ..., "seconds": ..., **_keys(more), "notes": notes}


def _keys(named: Mapping[str, Any]) -> dict[str, Any]:
    return {name.replace("_", "-"): value for name, value in named.items()}


FILE: Mapping[str, Any] = {
    "format": "session/1",
    "id": ...,
    "status": "submitted",
    "seal": ...,
    "records": ...,
    "take-aways": "Thinks aloud.\nAsk for depth in security.",
    "candidate": {"name": CANDIDATE, "key": "zoe-sample"},
    "interview": {
        "interviewer": INTERVIEWER,
        "stage": "technical",
        "started": ...,
        "ended": ...,
        "minutes": 60,
        "retain-no-date": True,
        "elapsed": At("to the scorecard", whole=round),
        "writing-up": Lasted("to the scorecard", "submitted"),
        "paused": ...,
        "current": "your-questions",
    },
    "recommendation": {
        "choice": "yes",
        "why": "Solid where it counts, and quick to take a hint.",
        "at": At("recommended"),
    },
    "ratings": {
        "databases": {"level": 2, "at": At("rated databases")},
        "apis": {"level": 4, "at": At("rated apis")},
        "web-servers": {"not-assessed": True, "at": At("rated web-servers")},
        "security": {"level": 2, "at": At("=2 #security", "where the points were picked")},
        "communication": {"level": 3, "at": At("=3 #communication", "to http-methods")},
    },
    "observed": {"communication": {"other-words": At("seen: other words")}},
    "responses": {
        "warm-up": response(
            "came by train, likes the office",
            "? how many days a week from home",
            Heard("warm-up"),
            "",
            begun=0,
        ),
        "general-notes": {"notes": ("the picture froze twice", "=3 #communication", "")},
        "http-methods": response(
            "+ names idempotency unprompted #apis",
            Took("- mixes up 401 and 403 #security today", "- mixes up 401 and 403 #sec"),
            Took("? ask about 422 again #databases (asked)", "? ask about 422 again #data"),
            "! would cancel an order by a GET",
            "between the GET and the PUT",
            '"a PUT I can send twice"',
            "what #apsi is nobody knows",
            "=9",
            "=3",
            "=2 #security",
            Took("where ", "where the points were picked"),
            Took("the points were picked", "where the points were picked"),
            Heard("http"),
            Heard("http, wide"),
            "+ comes back to it at the very end",
            "",
            begun=At("to http-methods"),
            rating=4,
            rated_at=At("rated http-methods"),
            heard=["safe", "idempotent", "post"],
            probes_used=[2],
        ),
        "status-codes": response(
            Took("knows the first digit, and a code or two of each", "knows the first digit"),
            "! quotes the RFC, and quotes it wrongly",
            Heard("status-codes"),
            "",
            begun=At("to status-codes"),
        ),
        "rest": {
            "state": "skipped",
            "reason": "the others said enough",
            "begun": At("to rest"),
            "seconds": ...,
        },
        "read-every-page": response(
            "begins with the plain case",
            Took("writes a plain loop before a generator", "writes a loop before a generator"),
            "- never asks what a page is",
            Took("+ added in the editor #apis", "edited"),
            Took("def all_products(get):", "pasted"),
            Took("    yield from ()", "pasted"),
            "",
            Took("# to be done", "pasted"),
            Heard("read-every-page"),
            "",
            begun=At("to read-every-page"),
            ticked={"stages": ["all"], "edge-cases": ["gap"]},
            hints=1,
        ),
        "database-kinds": response(
            "=2",
            "wide columns, documents, graphs: all there",
            Heard("database-kinds"),
            "",
            begun=At("to database-kinds"),
            rating=2,
            rated_at=At("=2", "wide columns, documents, graphs: all there"),
        ),
        "caching": response(
            "asks what is slow before adding a cache",
            "? the word for it is on the tip of the tongue",
            Heard("caching, paused"),
            "+ knows what must not be kept #security",
            Heard("caching"),
            "",
            begun=At("to caching"),
            rating=3,
            rated_at=At("rated caching"),
        ),
        "sql-injection": response(
            "+ parameters, not quoting #security",
            Heard("sql-injection"),
            "",
            begun=At("to sql-injection"),
        ),
        "unplanned-1": response(
            "with a quote in every field",
            Took("=3", "=3 of my own"),
            Heard("own question"),
            "",
            begun=At("asked own"),
            rating=3,
            rated_at=At("=3 of my own", "to ask more"),
        ),
        "reverse-proxy": response(
            "- thinks that a proxy is for the office",
            "sees it once it is drawn",
            "",
            begun=At("to reverse-proxy"),
            heard=["relay"],
        ),
        "osi-layers": {"state": "skipped", "reason": "no time left"},
        "your-questions": response(
            "wants to know who reviews whom",
            Heard("your-questions"),
            "nothing else",
            begun=At("to your-questions"),
        ),
    },
    "unplanned": {"unplanned-1": {"after": "sql-injection", "at": At("asked own")}},
    "plan": ...,
    "rubric": ...,
    "questions": {
        **dict.fromkeys(QUESTIONS, ...),
        "unplanned-1": {
            "title": "How would you test that?",
            "prompt": "How would you test that?",
            "skill": "security",
            "kind": "unplanned",
            "minutes": 0,
            "pack": "unplanned",
            "digest": ...,
        },
    },
}
"""The file, key by key. What stands where in the notes, and since when, the typist knows."""
