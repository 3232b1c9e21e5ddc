"""Topics that have no place in hiring, and how to find them in what people write.

Finding one is a reason to look again and never a verdict: whoever wrote the text decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from textwrap import dedent

from interviewer.model.risky_life import ARRESTS, CITIZENSHIP, FAMILY, HEALTH, MARRIAGE, SERVICE
from interviewer.model.risky_person import AGES, GRADUATION, ORIENTATION, ORIGINS, RELIGION
from interviewer.model.risky_words import Topic

TOPICS = (
    ORIGINS,
    RELIGION,
    AGES,
    GRADUATION,
    FAMILY,
    MARRIAGE,
    HEALTH,
    CITIZENSHIP,
    ARRESTS,
    SERVICE,
    ORIENTATION,
)
"""In the order of telling. They come from lists that agencies publish (the EEOC's, and those of states)."""

ADVICE = "Remove it unless the candidate raised it for the job."
NOT_LEGAL_ADVICE = "What is said about risky topics is not legal advice."

_LIKE_FOR_LIKE = str.maketrans({"’": "'", "İ": "I"})
"""One character for another, also in lower case, so that what is found stands where it was written."""


_LONGEST = 120_000


@dataclass(frozen=True, slots=True)
class Touch:
    """A topic that a text touches on."""

    topic: Topic
    words: str
    """The words that say so, as they were written; on one line."""


def risky_topics(text: str) -> Iterator[Touch]:
    """Yield the topics that *text*, of any number of lines, touches on, each once, ordered as `TOPICS`.

    Of a text of more than 120,000 characters only the beginning is searched: nobody says as much in one go,
    and a planted one must not hold up who opens it.
    """
    plain = text[:_LONGEST].translate(_LIKE_FOR_LIKE).lower()
    for topic in TOPICS:
        if found := _pattern(topic).search(plain):
            yield Touch(topic, " ".join(text[found.start() : found.end()].split()).lstrip("+-?!*# "))


@cache
def _pattern(topic: Topic) -> re.Pattern[str]:
    """Return the phrases of *topic* as one pattern, compiled when first needed: most starts need none.

    Between two words may be the end of a line, for prose is wrapped anywhere.
    """
    phrases = dedent(topic.phrases).strip().replace("\n    ", "").replace("\n", "|").replace(" ", r"\s")
    return re.compile(rf"(?<![\w#-])(?:{phrases})(?![\w-])", re.MULTILINE)
