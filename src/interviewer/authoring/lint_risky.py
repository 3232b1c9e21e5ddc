"""The rule for risky topics, whatever file they stand in; apart, because an interview begins without it."""

from collections.abc import Iterator

from interviewer.authoring.document import Document
from interviewer.authoring.lint_texts import texts
from interviewer.authoring.phrases import quoted
from interviewer.model.findings import Finding
from interviewer.model.risky_topics import risky_topics
from interviewer.model.value import Value

_NOT_READ = frozenset({"code", "sources"})
"""Fields whose texts nobody says or looks for: programs, and the titles of books."""


def lint_risky(document: Document, value: Value) -> Iterator[Finding]:
    """Yield a warning for each risky topic that a text of *value*, the whole file, touches on."""
    for path, text in texts((), value, without=_NOT_READ):
        if not document.is_mended(path):
            for touch in risky_topics(text):
                reason = touch.topic.reason.removesuffix(".")
                message = (
                    f"{quoted(touch.words)} touches on {touch.topic.name}: {reason[0].lower()}{reason[1:]}; "
                    "ask for what the job takes, or leave it if something else is meant"
                )
                yield document.at_words(path, touch.words, "risky-topic", message, "warning")
