"""What the notes of a place can name and tick: the skills, the levels, and the points of the sheet."""

from collections.abc import Iterator

from interviewer.live.assist import Pick
from interviewer.live.grammar import rated_at, words_of
from interviewer.model.session import Session
from interviewer.tui.views.sheet import Block, Of, blocks, observed
from interviewer.tui.widgets.notes_box import Lexicon


def lexicon(session: Session, place: str) -> Lexicon:
    """Return what can be named in the notes of *place*. The sheet is that of the stop at hand."""
    sheet = (*blocks(session), *observed(session)) if place == session.interview.current else ()
    return Lexicon(words_of(session, place), tuple(_picks(sheet)), rated_at(session, place))


def _picks(sheet: tuple[Block, ...]) -> Iterator[Pick]:
    for block in sheet:
        for number, point in enumerate(block.points, start=1):
            yield Pick(f"{point.of}:{point.id}", point.text.plain, number, block.ticked, point.on)


def picked(key: str) -> tuple[Of, str]:
    """Return what a pick names: its list, and the id of the point."""
    of, _, point = key.partition(":")
    return of, point  # type: ignore[return-value] # written above
