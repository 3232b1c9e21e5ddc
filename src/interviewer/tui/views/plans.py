"""A plan in words, before there is a session of it."""

from interviewer.reports.words import count


def questions_words(core: int, optional: int) -> str:
    """Return how many questions there are: `3 questions, 1 optional`; `talk` when there are none."""
    if not core:
        return f"{optional} optional" if optional else "talk"
    return count(core, "question") + (f", {optional} optional" if optional else "")
