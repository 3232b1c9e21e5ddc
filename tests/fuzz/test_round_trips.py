"""Text comes back: from the file, and from the field it was pasted into, through the file, to the field.

`--round-trips N` says how many texts, `--seed S` which. What is cleaned away on the way in is gone before;
after that nothing may differ.
"""

import random
from collections.abc import Iterator
from functools import partial

import pytest
from textual import events

from interviewer.model.exercise import Handout
from interviewer.model.notes import Note, read_notes, write_notes
from interviewer.model.saved_form import as_saved
from interviewer.model.session import Session
from interviewer.model.text import clean, one_line
from interviewer.model.value import frozen_table
from interviewer.store.session_file import read_session, to_toml
from interviewer.tui.widgets.notes_box import NotesBox
from tests.builders import a_response, a_session
from tests.tui.conftest import on_live

PIECES = (
    *"abc XYZ 019 .,;:-+?!=#[]{}()<>|&%$@/",
    '"',
    '""',
    '"""',
    "'",
    "'''",
    "\\",
    "\\\\",
    "\\u0041",
    "\\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "   ",
    "\x00",
    "\x07",
    "\x0b",
    "\x0c",
    "\x1b[31m",
    "\x1b]52;c;QUJD\x07",
    "\x7f",
    "\x85",
    "\x9b2J",
    "\xa0",
    "\u061c",
    "\u200b",
    "\u200d",
    "\u2028",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\ufffd",
    "\ud800",
    "\udfff",
    "\U0001f469\u200d\U0001f4bb",
    "\U0010ffff",
    "e\u0301",
    "\u0644\u0627",
    "\u4f60\u597d",
    "00:01:02 ",
    "99:59:59",
    "=3 #apis",
    "# ",
    "<<<<<<< HEAD\n",
    'format = "session/1"\n',
    "[responses.rest]\n",
    'notes = """\n',
    "x" * 200,
)


def texts(seed: int, many: int, way: str) -> Iterator[str]:
    """Yield *many* texts of odd pieces, the same for the same seed."""
    for number in range(many):
        chance = random.Random(f"{seed} {way} {number}")
        yield "".join(chance.choices(PIECES, k=chance.choice((0, 1, 2, 3, 8, 30))))


def lines_of(text: str) -> tuple[Note, ...]:
    """Return *text* as notes taken down, as typing does: each line that is not blank has a time."""
    if not text:
        return ()
    lines = text.split("\n")
    return tuple(Note(line, 10 * at if line.strip() else None) for at, line in enumerate(lines))


def with_texts(notes: str, prose: str, line: str, code: str) -> Session:
    session = a_session(
        candidate=f"A{line[:90]}",
        responses={"rest": a_response(lines_of(clean(notes)))},
        take_aways=prose,
        recommendation="yes",
        why=line,
    )
    question = session.questions["rest"].but(handout=Handout(text="x", language="python", code=code))
    return session.but(questions=frozen_table({**session.questions, "rest": question}))


@pytest.mark.slow
def test_a_text_comes_back_from_the_file_as_it_was_cleaned(pytestconfig: pytest.Config) -> None:
    many, seed = pytestconfig.getoption("round_trips"), pytestconfig.getoption("seed")
    given = texts(seed, many, "file")
    for number, (notes, prose, line, code) in enumerate(zip(given, given, given, given, strict=False)):
        session = with_texts(notes, prose, line, code)
        data = to_toml(session)
        read = read_session(data, "s.toml")
        assert read == as_saved(session), number
        assert to_toml(read) == data, number
        assert "\n".join(note.text for note in read.response("rest").notes) == clean(notes), number
        assert read.take_aways == clean(prose), number
        assert read.recommendation is not None
        assert read.recommendation.why == one_line(line), number
        handout = read.questions["rest"].handout
        assert handout is not None
        assert handout.code == clean(code), number


@pytest.mark.slow
def test_notes_come_back_from_their_text_with_their_times(pytestconfig: pytest.Config) -> None:
    """Also those that look as if they had a time before them."""
    many, seed = pytestconfig.getoption("round_trips"), pytestconfig.getoption("seed")
    for number, text in enumerate(texts(seed, many, "notes")):
        notes = lines_of(clean(text))
        assert read_notes(write_notes(notes)) == notes, number


def holds(box: NotesBox, text: str) -> bool:
    return box.text == text


@pytest.mark.slow
async def test_what_was_pasted_comes_back_to_the_box_through_the_file(pytestconfig: pytest.Config) -> None:
    """Told to the interview, saved, read, and put into a box again: what was cleaned, and its times."""
    many, seed = pytestconfig.getoption("round_trips"), pytestconfig.getoption("seed")
    async with on_live() as stage:
        for number, text in enumerate(texts(seed, many // 4, "paste")):
            box = stage.notes
            if number % 10 or not text:
                box.replace(text, (0, 0), box.document.end)
            else:  # as the terminal gives it, which the app first looks at
                box.select_all()
                stage.app.post_message(events.Paste(text))
                await stage.until(partial(holds, box, clean(text)))
            await stage.pilot.pause()
            read = read_session(to_toml(stage.session), "s.toml")
            notes = read.response(stage.here).notes
            again = NotesBox(stage.here, notes)
            assert again.text == box.text == clean(text), number
            assert again.times == box.times, number
