"""Files with something done to them: by the byte, by the line, and by what they say.

Every change takes the file and a source of chance, and nothing else, so a case is told by its number.
"""

import json
import random
import re
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zlib import crc32

import tomli
import tomli_w

Chance = random.Random
Bytes = Callable[[bytes, Chance], bytes]

PIECES: tuple[bytes, ...] = tuple(
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        "\x1b[2J\x1b]52;c;AAAA\x07",
        "\0",
        "\0" * 500,
        "\x7f\x9b",
        "\ufeff",
        "\u202e\u2066\u200b",
        "\u2028",
        "\r",
        "\r\n",
        "\ud800",
        "\U0010ffff",
        "e\u0301" * 30,
        "<<<<<<< HEAD\n",
        "=======\n",
        ">>>>>>> theirs\n",
        '"""',
        "'''",
        '"',
        "\\",
        "\\u0000",
        "\\UFFFFFFFF",
        "\n[",
        "\n[[",
        "]]\n",
        "{",
        "}",
        "[" * 300,
        "a." * 200,
        "\na.b.c = 1\na.b = 2\n",
        '\n"" = ""\n',
        "\n'' = 1\n'' = 2\n",
        "\n[responses]\n",
        "\n[questions.x]\n",
        "= = =",
        "9" * 5000,
        "0x" + "f" * 4000,
        "-0",
        "1e400",
        "inf",
        "nan",
        "0000-00-00",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59.999999999-23:59",
        "2026-02-30",
        "24:00:00",
        "23:59:60",
        "2026-11-21T14:00:00",
        "99:59:59 late\n",
        "=9 #apis",
        "#" * 300,
        " " * 3000,
        "\t",
        'format = "pack/1"\n',
        'format = "session/2"\n',
        f'format = "rubric/{"9" * 40}"\n',
        "x" * 3000,
    )
)

_LATE = timezone(timedelta(hours=23, minutes=59))
VALUES: tuple[Any, ...] = (
    "",
    " ",
    "x",
    "A-B",
    "../../etc/passwd",
    "CON",
    "\x1b[31m",
    "a\r\nb\n",
    "\u202eabc",
    "x" * 300,
    "00:00:01 +\n00:00:02 =9\n=99\n",
    "=CMD()",
    "[@click=app.quit]x[/]",
    True,
    False,
    0,
    -1,
    1,
    7,
    10**6,
    2**63 - 1,
    2**63,
    16**4000,
    -(10**40),
    0.0,
    -0.5,
    1e308,
    5e-324,
    float("inf"),
    float("-inf"),
    float("nan"),
    date(1, 1, 1),
    date(9999, 12, 31),
    datetime(1, 1, 1, tzinfo=_LATE),
    datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=timezone(-timedelta(hours=23, minutes=59))),
    datetime(2026, 11, 21, 14, tzinfo=UTC),
    datetime(2026, 11, 21, 14),  # noqa: DTZ001 - TOML has times without an offset
    time(23, 59, 59),
    [],
    [[]],
    [1, "x", {}],
    {},
    {"": ""},
    {"x": {"y": {"z": [{}]}}},
    ["x"] * 300,
)
KEYS = (
    "",
    "x",
    "format",
    "title",
    "id",
    "A b",
    "\x1b",
    "seconds",
    "notes",
    "1",
    "0",
    "skills",
    "rating",
    "x" * 300,
)


def _flip(data: bytes, chance: Chance) -> bytes:
    raw = bytearray(data or b"x")
    for _ in range(chance.choice((1, 1, 2, 8))):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


def _cut(data: bytes, chance: Chance) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _leave_out(data: bytes, chance: Chance) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _twice(data: bytes, chance: Chance) -> bytes:
    start, end = _span(data, chance)
    at = chance.choice((end, chance.randrange(len(data) + 1)))
    return data[:at] + data[start:end] + data[at:]


def _swap(data: bytes, chance: Chance) -> bytes:
    one, two, three, four = sorted(chance.randrange(len(data) + 1) for _ in range(4))
    return data[:one] + data[three:four] + data[two:three] + data[one:two] + data[four:]


def _insert(data: bytes, chance: Chance) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(PIECES) + data[at:]


def _overwrite(data: bytes, chance: Chance) -> bytes:
    """Put a piece in the place of a word or a number."""
    words = list(re.finditer(rb"[\w.:+-]+", data))
    if not words:
        return _insert(data, chance)
    word = chance.choice(words)
    return data[: word.start()] + chance.choice(PIECES) + data[word.end() :]


def _lines(data: bytes, chance: Chance) -> bytes:
    """Shuffle, repeat or drop whole lines."""
    lines = data.splitlines(keepends=True)
    if len(lines) < 2:
        return data
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            lines[one], lines[other] = lines[other], lines[one]
        case 1:
            lines.insert(other, lines[one])
        case 2:
            del lines[one]
        case _:
            start, end = sorted((one, other))
            lines[start:start] = lines[start : min(end, start + 40)]
    return b"".join(lines)


def _encoded(data: bytes, chance: Chance) -> bytes:
    text = data.decode("utf-8", "replace")
    match chance.randrange(6):
        case 0:
            return b"\xef\xbb\xbf" + data
        case 1:
            return text.encode("utf-16")
        case 2:
            return text.encode("utf-16-le")
        case 3:
            return data.replace(b"\n", b"\r\n")
        case 4:
            return data.replace(b"\n", b"\r")
        case _:
            return text.encode("latin-1", "replace") + b"\xe9"


def _said(data: bytes, chance: Chance) -> bytes:
    """Change what the file says, and leave it TOML."""
    try:
        document = tomli.loads(data.decode())
    except (ValueError, RecursionError):
        return _flip(data, chance)
    for _ in range(chance.choice((1, 1, 2, 5))):
        change_document(document, chance)
    try:
        return tomli_w.dumps(document, multiline_strings=chance.random() < 0.5).encode("utf-8", "replace")
    except (ValueError, TypeError, RecursionError):  # a number that cannot be written
        return _overwrite(data, chance)


def _worded(data: bytes, chance: Chance) -> bytes:
    """Put a piece into sentences, which may say anything: the file stays sound, and is used."""
    try:
        document = tomli.loads(data.decode())
    except (ValueError, RecursionError):
        return data
    places = _places(document)
    prose = [(part, key) for part, key in places if isinstance(part[key], str) and " " in part[key]]
    for part, key in chance.sample(prose, min(len(prose), chance.choice((1, 2, 5)))):
        at = chance.randrange(len(part[key]) + 1)
        part[key] = part[key][:at] + chance.choice(PIECES).decode("utf-8", "replace") + part[key][at:]
    return tomli_w.dumps(document, multiline_strings=chance.random() < 0.5).encode()


def change_document(document: dict[str, Any], chance: Chance) -> None:
    """Change one thing anywhere in *document*: a value, a key, or where a part stands."""
    places = list(_places(document))
    if not places:
        document["x"] = 1
        return
    holder, key = chance.choice(places)
    match chance.randrange(7):
        case 0 | 1:
            holder[key] = deepcopy(chance.choice(VALUES))
        case 2:
            del holder[key]
        case 3 if isinstance(holder, dict):
            holder[chance.choice((*KEYS, *map(str, dict(places_of_keys(places)))))] = holder.pop(key)
        case 4:
            other, name = chance.choice(places)
            holder[key], other[name] = other[name], holder[key]
            if _goes_round(document):
                other[name], holder[key] = holder[key], 1
        case 5 if isinstance(holder, dict):
            holder[chance.choice(KEYS)] = deepcopy(chance.choice(VALUES))
        case _:
            holder[key] = _other_type(holder[key])


def places_of_keys(places: list[tuple[Any, Any]]) -> dict[str, None]:
    """Return the keys of all tables among *places*."""
    return {key: None for _, key in places if isinstance(key, str)}


def _places(part: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    todo = [part]
    while todo:
        here = todo.pop()
        entries = here.items() if isinstance(here, dict) else enumerate(here)
        for key, value in list(entries):
            found.append((here, key))
            if isinstance(value, dict | list):
                todo.append(value)
    return found


def _goes_round(document: Any) -> bool:
    try:
        json.dumps(document, default=str)
    except (ValueError, RecursionError):
        return True
    return False


def _other_type(value: Any) -> Any:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return {one if isinstance(one, str) else "x": 1 for one in value}
    if isinstance(value, dict):
        return list(value)
    return str(value) if not isinstance(value, int) or abs(value) < 2**64 else "large"


def _journal(data: bytes, chance: Chance) -> bytes:
    """Change what a line of a journal says, and give it the checksum of that."""
    lines = data.splitlines(keepends=True)
    if not lines:
        return data
    at = chance.randrange(len(lines))
    try:
        said = json.loads(lines[at].partition(b" ")[2])
    except ValueError:
        return _flip(data, chance)
    if not isinstance(said, dict):
        return _flip(data, chance)
    snapshot = said.get("snapshot")
    if isinstance(snapshot, dict) and isinstance(snapshot.get("toml"), str) and chance.random() < 0.5:
        changed = mutated(snapshot["toml"].encode(), chance)
        snapshot["toml"] = changed.decode("utf-8", "replace")
    else:
        change_document(said, chance)
    try:
        text = json.dumps(said, default=str).encode()
    except ValueError:
        return _flip(data, chance)
    lines[at] = b"%08x %b\n" % (crc32(text), text)
    return b"".join(lines)


_RAW: tuple[Bytes, ...] = (_flip, _cut, _leave_out, _twice, _swap, _insert, _overwrite, _lines, _encoded)


def _span(data: bytes, chance: Chance) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 3, 20, 200, 2000)))


def mutated(data: bytes, chance: Chance, *, journal: bool = False) -> bytes:
    """Return *data* with one to three things done to it, of every four times one that leaves it sound."""
    means: tuple[Bytes, ...] = (*_RAW, *([_journal] * 9 if journal else [_said] * 6))
    if not journal and chance.random() < 0.25:
        means = (_worded,)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(means)(data, chance)
    return data


def case(data: bytes, seed: int, kind: str, number: int) -> bytes:
    """Return the file of the case *number*: the same for the same seed, on every machine."""
    return mutated(data, Chance(f"{seed} {kind} {number}"), journal=kind == "journal")
