"""The shipped content as plain TOML, and how a part of it is searched."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import tomli

FOLDER = Path(__file__).parents[2] / "question_packs"

Toml = dict[str, Any]

FILES: dict[str, Toml] = {
    path.relative_to(FOLDER).with_suffix("").as_posix(): tomli.loads(path.read_text(encoding="utf-8"))
    for path in sorted(FOLDER.rglob("*.toml"))
}
"""Every file by its name: `apis`, `plans/backend-screen-30`."""
PACKS = {name: read for name, read in FILES.items() if "/" not in name}
PLANS = {name.partition("/")[2]: read for name, read in FILES.items() if name.startswith("plans/")}
QUESTIONS: dict[str, Toml] = {
    f"{pack}/{name}": question for pack, read in PACKS.items() for name, question in read["questions"].items()
}
"""Every question by the name that a plan calls it."""


def walk(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in *value* with the path that leads to it, such as `listen-for.safe` or `probes.0`."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for key, entry in value.items() if isinstance(value, dict) else enumerate(value):
            yield from walk(entry, f"{path}.{key}" if path else str(key))


def texts(value: object) -> list[str]:
    return [text for _, text in walk(value)]


def part(read: Toml, path: str) -> str:
    """Return all text of the part of a file at *path*, on one line; nothing if there is no such part."""
    value: Any = read
    for key in path.split("."):
        value = value.get(key, {})
    return " ".join(" | ".join(texts(value)).split())


def whole_word(words: str) -> re.Pattern[str]:
    """Match *words* if nothing is joined to them; capitals do not matter, nor a plural at the end."""
    return re.compile(rf"(?<!\w){re.escape(words)}s?(?!\w)", re.IGNORECASE)


def lacking(text: str, facts: Sequence[str]) -> list[str]:
    """Return which of *facts* are not in *text*."""
    return [fact for fact in facts if not whole_word(fact).search(text)]
