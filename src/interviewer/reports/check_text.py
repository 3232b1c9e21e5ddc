"""The session check as plain text: what is missing and what deserves a second look."""

from collections.abc import Iterator

from interviewer.analysis.session_check import Flag
from interviewer.model.risky_topics import NOT_LEGAL_ADVICE
from interviewer.reports.layout import wrap

ALL_WELL = "Nothing is missing, and nothing stands out."
BLOCKS, NOTABLE = "!", "·"
"""The signs before a flag: nothing is submitted without it; or it is worth a look and in nobody's way."""
SIGNS_MEAN = f"{BLOCKS} must be filled in, {NOTABLE} is worth a look"


def check_text(flags: tuple[Flag, ...], cells: int) -> Iterator[str]:
    """Yield the check of a session, at most *cells* wide, each flag behind its sign."""
    yield "SESSION CHECK"
    yield from wrap(f"{SIGNS_MEAN}.", cells) if flags else ()
    if not flags:
        yield from wrap(ALL_WELL, cells)
    for flag, reason in with_reasons(flags):
        yield from wrap(flag.sentence, cells, first=f"{BLOCKS if flag.blocks else NOTABLE} ")
        yield from wrap(reason, cells, first="  ") if reason else ()
    for line in footnotes(flags):
        yield from wrap(line, cells)


def with_reasons(flags: tuple[Flag, ...]) -> Iterator[tuple[Flag, str]]:
    """Yield each flag with its reason, which is left out where the flag before has the same."""
    told = ""
    for flag in flags:
        yield flag, "" if flag.reason == told else flag.reason
        told = flag.reason


def footnotes(flags: tuple[Flag, ...]) -> tuple[str, ...]:
    """Return what stands once below the flags."""
    return (NOT_LEGAL_ADVICE,) if any(flag.kind == "risky-topic" for flag in flags) else ()
