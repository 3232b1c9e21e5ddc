"""Times stay with their lines, whatever is done to the text."""

import random
from collections.abc import Callable

import pytest

from interviewer.tui.widgets.notes_box import NotesBox
from tests.tui.conftest import Stage, on_live

Line = tuple[str, int | None]
WORDS = ("+ a", "b", "", "b", "=3", "  ", "+ a", "long words here")


def in_session(stage: Stage) -> list[Line]:
    """Return (text, seconds) of each line as the session has them."""
    return [(note.text, note.at) for note in stage.session.response("indexes").notes]


def on_screen(box: NotesBox) -> list[Line]:
    """Return the same as the box has them; none when it is empty."""
    return list(zip(box.text.split("\n"), box.times, strict=True)) if box.text else []


def a_place(box: NotesBox, dice: random.Random) -> tuple[int, int]:
    row = dice.randrange(box.document.line_count)
    return row, dice.randint(0, len(box.document.get_line(row)))


def edited(box: NotesBox, dice: random.Random) -> tuple[int, int, int]:
    """Make one edit; return the first and the last line it touched, and how many lines came or went."""
    start, end = sorted((a_place(box, dice), a_place(box, dice)))
    if dice.random() < 0.5:
        end = start
    text = dice.choice(["x", "\n", "", "y z", "\n".join(dice.choices(WORDS, k=3)), "\n+ b\n"])
    text = text if text or start != end else "x"
    before = box.document.line_count
    box.replace(text, start, end)
    return start[0], end[0], box.document.line_count - before


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
async def test_random_edits_leave_all_other_lines_their_times(seed: int) -> None:
    """Lines before and after an edit keep their times; undo and redo bring text and times back together."""
    dice = random.Random(seed)
    async with on_live() as stage:
        box = stage.notes
        history: list[list[Line]] = [on_screen(box)]
        undone: list[list[Line]] = []
        for _ in range(150):
            await stage.wait(dice.randint(1, 9))
            before = on_screen(box)
            step = dice.random()
            if step < 0.2 and len(history) > 1:
                box.undo()
                undone.append(history.pop())
                await stage.pilot.pause()
                assert on_screen(box) == history[-1]
            elif step < 0.3 and undone:
                box.redo()
                history.append(undone.pop())
                await stage.pilot.pause()
                assert on_screen(box) == history[-1]
            else:
                box.history.checkpoint()
                first, last, more = edited(box, dice)
                await stage.pilot.pause()
                after = on_screen(box)
                if before and after:
                    assert after[:first] == before[:first]
                    assert after[last + 1 + more :] == before[last + 1 :]
                history.append(after)
                undone.clear()
            assert in_session(stage) == on_screen(box)
            assert all((at is None) == (not text.strip()) for text, at in on_screen(box))
            seen = stage.text("NotesBox")
            box.refresh()
            await stage.pilot.pause()
            assert stage.text("NotesBox") == seen, "what is drawn is what changed, and all of it"


async def three_lines(stage: Stage) -> NotesBox:
    """Type three lines, begun at 0, 10 and 20 seconds; the time is 60 then."""
    for text in ("one\n", "two words\n", "three"):
        await stage.type(text)
        await stage.wait(10)
    await stage.wait(30)
    return stage.notes


def cut_and_paste(box: NotesBox) -> None:
    """Move the first line to the end, in two edits."""
    box.replace("", (0, 0), (1, 0))
    box.insert("\none", box.document.end)


EDITS: dict[str, tuple[Callable[[NotesBox], object], list[Line]]] = {
    "split": (
        lambda box: box.insert("\n", (1, 4)),
        [("one", 0), ("two ", 10), ("words", 10), ("three", 20)],
    ),
    "join": (lambda box: box.replace(" ", (0, 3), (1, 0)), [("one two words", 0), ("three", 20)]),
    "a line goes": (lambda box: box.replace("", (0, 0), (1, 0)), [("two words", 10), ("three", 20)]),
    "a line is emptied": (
        lambda box: box.replace("", (1, 0), (1, 9)),
        [("one", 0), ("", None), ("three", 20)],
    ),
    "written over": (lambda box: box.replace("2", (1, 0), (1, 9)), [("one", 0), ("2", 10), ("three", 20)]),
    "pasted between": (
        lambda box: box.insert("new\nnewer\n", (1, 0)),
        [("one", 0), ("new", 60), ("newer", 60), ("two words", 10), ("three", 20)],
    ),
    "moved": (cut_and_paste, [("two words", 10), ("three", 20), ("one", 0)]),
    "all gone": (lambda box: box.clear(), []),
    "doubled": (
        lambda box: box.insert("one\n", (0, 0)),
        [("one", 60), ("one", 0), ("two words", 10), ("three", 20)],
    ),
}


@pytest.mark.parametrize("name", EDITS)
async def test_what_becomes_of_the_times(name: str) -> None:
    """One edit, and the times afterwards; taken back, everything is as it was."""
    edit, expected = EDITS[name]
    async with on_live() as stage:
        box = await three_lines(stage)
        before = in_session(stage)
        box.history.checkpoint()
        edit(box)
        await stage.press()
        assert in_session(stage) == expected
        while box.text != "\n".join(text for text, _ in before):
            await stage.wait(5)
            box.undo()
        await stage.press()
        assert in_session(stage) == before


async def test_of_two_like_lines_the_one_that_stays_keeps_its_own_time() -> None:
    """Which of them went is known, though the text does not tell."""
    async with on_live() as stage:
        await stage.type("same\n")
        await stage.wait(10)
        await stage.type("same")
        stage.notes.replace("", (0, 0), (1, 0))
        await stage.press()
        assert in_session(stage) == [("same", 10)]


async def test_lines_rewritten_elsewhere_keep_their_times_where_they_are_the_same() -> None:
    """As an editor leaves them: one changed, one moved down by a new one, one gone."""
    async with on_live() as stage:
        box = await three_lines(stage)
        box.rewrite("one\nnew\nthree\nlast")
        await stage.press()
        assert in_session(stage) == [("one", 0), ("new", 10), ("three", 20), ("last", 60)]
        await stage.press("ctrl+z")
        assert [text for text, _ in in_session(stage)] == ["one", "two words", "three"]
        assert [at for _, at in in_session(stage)] == [0, 10, 20]
