"""The tasks of the pack on live coding: their handouts, the examples in them, and their solutions."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import tomli

PACK = Path(__file__).parents[2] / "question_packs" / "live-coding.toml"

Toml = dict[str, Any]
Row = dict[str, object]
Check = Callable[[str], None]
"""Takes the code of a solution and raises if it does something wrong."""

TASKS: Toml = tomli.loads(PACK.read_text(encoding="utf-8"))["questions"]
EXAMPLE = "example"
"""The name of the check that plays the example of the handout."""


def solution(task: str) -> str:
    """Return the code of the reference solution."""
    code: str = TASKS[task]["solution"]["code"]
    return code


def names(task: str) -> list[str]:
    """Return what has to be checked: the example, and each stage and edge case by its id."""
    question = TASKS[task]
    stages = [f"stage {name}" for name in question["stages"]]
    return [EXAMPLE, *stages, *(f"edge {name}" for name in question["edge-cases"])]


def blocks(task: str) -> list[list[str]]:
    """Return what stands in the handout below the line "Example", in blocks between empty lines."""
    shown = _example(task).partition("\n")[2]
    return [block.splitlines() for block in re.split(r"\n\s*\n", shown.strip())]


def heading(task: str) -> str:
    """Return the line that begins with "Example", which may say what the example is made with."""
    return _example(task).partition("\n")[0]


def _example(task: str) -> str:
    text: str = TASKS[task]["handout"]["text"]
    return text[text.index("\nExample") + 1 :]


def tables(task: str) -> dict[str, list[Row]]:
    """Return the tables of the example by the line above each of them."""
    found: dict[str, list[Row]] = {}
    for block in blocks(task):
        if len(block) > 1 and "|" in block[1]:
            columns = _cells(block[1])
            lines = [[_value(cell) for cell in _cells(line)] for line in block[2:]]
            found[block[0]] = [dict(zip(columns, line, strict=True)) for line in lines]
    return found


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _value(cell: str) -> object:
    if cell == "NULL":
        return None
    return int(cell) if re.fullmatch(r"-?\d+", cell) else cell


def only(rows: Iterable[Row], *columns: str) -> list[tuple[object, ...]]:
    """Return *columns* of each row: what an earlier step of the task asks for."""
    return [tuple(row[column] for column in columns) for row in rows]


def same(found: object, expected: object) -> None:
    """Raise unless the two are equal; a plain assert in a helper would not show them."""
    if found != expected:
        raise AssertionError(f"found {found!r}, expected {expected!r}")


def failing(checks: dict[str, Check], code: str) -> set[str]:
    """Return the names of the checks that *code* does not pass, for whatever reason."""
    failed = set()
    for name, check in checks.items():
        try:
            check(code)
        except Exception:
            failed.add(name)
    return failed


def changed(task: str, *changes: Sequence[str]) -> str:
    """Return the reference with each (old, new) of *changes* made, as somebody might have written it."""
    code = solution(task)
    for old, new in changes:
        if code.count(old) == 0:
            raise ValueError(f"not in the solution of {task}: {old}")
        code = code.replace(old, new)
    return code
