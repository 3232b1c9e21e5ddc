"""The system design pack: every brief has all its parts, and every sum in its numbers is right.

A line of numbers is a label, a colon, and sums between semicolons, each with one sign:
`Rate: 1,200 jobs/day / 86,400 s/day ≈ 0.014 jobs/s; twice that at nine`.
`=` is exact to the digits shown, `≈` is within 5 %. Operators have spaces around them; a slash without is
part of a unit. Bytes, bits, times and money are calculated with; other words say what is counted, and are
ignored.
"""

import ast
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import tomli

PACK = Path(__file__).parents[2] / "question_packs" / "system-design.toml"
SKILLS = {"apis", "databases", "design-patterns", "devops", "problem-solving", "security", "web-servers"}
ROOM = {
    "requirements": (6, 10, 110),
    "areas": (4, 6, 110),
    "trade-offs": (3, 5, 110),
    "numbers": (4, 7, 130),
    "listen-for": (4, 6, 68),
    "probes": (3, 4, 110),
    "red-flags": (1, 3, 110),
    "hints": (2, 3, 130),
}
"""Each part of a brief: fewest entries, most entries, most characters in one of them."""
SUBJECTS = {
    "report-export": ("queue", "202"),
    "client-file-store": ("object storage", "share link"),
    "photo-resizing": ("containers", "SIGTERM", "Kubernetes"),
    "media-edge-cache": ("cache key", "purge", "shield"),
    "polite-crawler": ("robots.txt", "User-Agent", "parse"),
    "room-booking": ("exclusion constraint", "backfill", "half-open"),
    "order-events": ("services", "events", "outbox", "own database"),
}
"""Each brief with words that show what it is about."""

Toml = dict[str, Any]
Dims = tuple[tuple[str, int], ...]
"""What a figure is measured in, as powers: bytes a second is `(("B", 1), ("s", -1))`."""

NUMBER = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?"
TERM = re.compile(rf"(?P<number>{NUMBER})(?P<unit>(?: %)?(?: [A-Za-z]+(?:/[A-Za-z]+)*)*)")
STATED = re.compile(rf"(?P<number>{NUMBER})(?: (?P<unit>%|[A-Za-z]+(?:/[A-Za-z]+)*))?")
UNITS = {
    **{
        f"{prefix}{unit}": (Fraction(10**power), unit)
        for unit in ("B", "bit")
        for prefix, power in (("", 0), ("k", 3), ("M", 6), ("G", 9), ("T", 12), ("P", 15))
    },
    **{unit: (Fraction(1), unit) for unit in ("s", "min", "h", "day", "month", "year", "USD")},
    "days": (Fraction(1), "day"),
    "years": (Fraction(1), "year"),
    "ms": (Fraction(1, 1000), "s"),
}
"""Each unit that is calculated with, as so many of a basic one. Minutes do not turn into seconds."""
MULTIPLES = {"%": Fraction(1, 100), "thousand": Fraction(1000), "million": Fraction(10**6)}


@dataclass(frozen=True)
class Quantity:
    value: Fraction
    dims: Dims = ()

    def plus(self, other: "Quantity", sign: int) -> "Quantity":
        assert self.dims == other.dims, f"adds {self.dims} to {other.dims}"
        return Quantity(self.value + sign * other.value, self.dims)

    def times(self, other: "Quantity", power: int) -> "Quantity":
        return Quantity(self.value * other.value**power, product(self.dims, other.dims, power))


@dataclass(frozen=True)
class Term:
    """A figure as it is written, with what it comes to in basic units."""

    number: str
    unit: str

    @property
    def written(self) -> Fraction:
        return Fraction(self.number.replace(",", ""))

    @property
    def quantity(self) -> Quantity:
        scale, dims = measured(self.unit)
        return Quantity(self.written * scale, dims)

    @property
    def figure(self) -> Fraction:
        """The figure by which an input is known: `20 USD/TB` is 20 and `4 MB` is 4,000,000."""
        scale, _ = measured(self.unit.split("/")[0])
        return self.written * scale


def product(left: Dims, right: Dims, power: int) -> Dims:
    powers = dict(left)
    for unit, count in right:
        powers[unit] = powers.get(unit, 0) + power * count
    return tuple(sorted((unit, count) for unit, count in powers.items() if count))


def measured(unit: str) -> tuple[Fraction, Dims]:
    """Return the scale and the dimensions of ` Gbit/s`, ` %` or ` uploads/s`."""
    scale = Fraction(1)
    dims: Dims = ()
    for word in unit.split():
        for place, part in enumerate(word.split("/")):
            factor, basic = UNITS.get(part, (MULTIPLES.get(part, Fraction(1)), ""))
            power = -1 if place else 1
            scale *= factor**power
            dims = product(dims, ((basic, 1),) if basic else (), power)
    return scale, dims


CONSTANTS = {
    Term(number, unit).quantity
    for number, unit in (
        ("1", ""), ("8", " bit/B"), ("60", " s/min"), ("60", " min/h"), ("3,600", " s/h"), ("3,600", " s"),
        ("24", " h/day"), ("86,400", " s/day"), ("30", " days/month"), ("365", " days/year"),
    )
}  # fmt: skip
"""What needs no requirement: everybody knows it."""


@dataclass(frozen=True)
class Sum:
    text: str
    left: str
    sign: str
    result: Term

    @property
    def inputs(self) -> list[Term]:
        return [Term(found["number"], found["unit"]) for found in TERM.finditer(self.left)]

    def outcome(self) -> Quantity:
        """Return what the left side comes to."""
        count = iter(range(99))
        code = TERM.sub(lambda _: f"q{next(count)}", self.left).replace("×", "*")
        known = {f"q{place}": term.quantity for place, term in enumerate(self.inputs)}
        return worked_out(ast.parse(code, mode="eval").body, known)

    def is_right(self) -> bool:
        found, said = self.outcome(), self.result.quantity
        if found.dims != said.dims:
            return False
        if self.sign == "≈":
            return abs(found.value - said.value) <= said.value / 20
        digits = 10 ** len(self.result.number.partition(".")[2])
        shown = found.value / measured(self.result.unit)[0] * digits
        return Fraction(math.floor(shown + Fraction(1, 2)), digits) == self.result.written


def worked_out(node: ast.expr, known: dict[str, Quantity]) -> Quantity:
    match node:
        case ast.Name(id=name):
            return known[name]
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=right):
            sign = 1 if isinstance(op, ast.Add) else -1
            return worked_out(left, known).plus(worked_out(right, known), sign)
        case ast.BinOp(left=left, op=ast.Mult() | ast.Div() as op, right=right):
            power = 1 if isinstance(op, ast.Mult) else -1
            return worked_out(left, known).times(worked_out(right, known), power)
        case _:
            raise AssertionError(f"no sum: {ast.unparse(node)}")


def sums(line: str) -> Iterator[Sum]:
    """Yield the sums of *line*; what stands between semicolons without a sign is a remark."""
    label, colon, rest = line.partition(": ")
    assert colon, f"no label: {line}"
    assert not re.search(r"[=≈]", label), line
    for part in rest.split("; "):
        sides = re.split(r" ([=≈]) ", part)
        if len(sides) == 1:
            assert not re.search(r"[=≈]", part), f"no spaces around the sign: {part}"
            continue
        assert len(sides) == 3, f"more than one sign: {part}"
        said, sign, result = sides
        left = said[re.search(r"[\d(]|$", said).start() :]  # type: ignore[union-attr]
        found = TERM.match(result)
        assert found, f"no result: {part}"
        assert result[found.end() : found.end() + 1] in {"", ","}, f"unclear after the result: {part}"
        assert re.search(r" [-+×/] ", left), f"nothing to work out: {part}"
        yield Sum(part, left, sign, Term(found["number"], found["unit"]))


def stated(requirements: Toml) -> set[Fraction]:
    """Return every figure that the requirements name."""
    found = (match for line in requirements.values() for match in STATED.finditer(line))
    return {Term(match["number"], f" {match['unit'] or ''}").figure for match in found}


def unfounded(numbers: list[str], requirements: Toml) -> list[str]:
    """Return the inputs that are neither required, nor known to everybody, nor the result of a sum before."""
    known, missing = stated(requirements), []
    for line in numbers:
        for one in sums(line):
            missing += [
                f"{term.number}{term.unit} in {one.text}"
                for term in one.inputs
                if term.figure not in known and term.quantity not in CONSTANTS
            ]
            known |= {one.result.figure, Fraction(math.ceil(one.result.figure))}
    return missing


QUESTIONS: Toml = tomli.loads(PACK.read_text(encoding="utf-8"))["questions"]
LINES = [(name, line) for name, question in QUESTIONS.items() for line in question["numbers"]]


# The pack


def test_the_pack_has_seven_briefs_over_seven_skills_and_all_depths() -> None:
    assert sorted(QUESTIONS) == sorted(SUBJECTS)
    assert {question["kind"] for question in QUESTIONS.values()} == {"design"}
    assert {question["skill"] for question in QUESTIONS.values()} == SKILLS
    depths = [question["depth"] for question in QUESTIONS.values()]
    assert depths.count("entry") >= 1
    assert depths.count("expert") == 2
    assert set(depths) == {"entry", "working", "expert"}


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_brief_is_about_its_subject(name: str) -> None:
    text = str(QUESTIONS[name]).lower()
    assert [word for word in SUBJECTS[name] if word.lower() not in text] == []


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_brief_can_be_read_out_in_its_time(name: str) -> None:
    question = QUESTIONS[name]
    assert len(question["title"]) <= 26
    assert 60 <= len(question["prompt"]) <= 400
    assert question["prompt"][-1] in ".?"
    assert (20 if question["depth"] == "entry" else 25) <= question["minutes"] <= 45


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_brief_has_all_parts_and_each_has_room(name: str) -> None:
    for part, (fewest, most, room) in ROOM.items():
        entries = QUESTIONS[name][part]
        texts = list(entries.values()) if isinstance(entries, dict) else entries
        assert fewest <= len(set(texts)) == len(texts) <= most, part
        assert [text for text in texts if not 0 < len(text) <= room] == [], part


@pytest.mark.parametrize("name", SUBJECTS)
def test_each_part_is_worded_for_its_use(name: str) -> None:
    question = QUESTIONS[name]
    assert [text for text in question["listen-for"].values() if not text[0].islower()] == []
    assert [text for text in question["probes"] if not text.endswith("?")] == []
    assert [text for text in question["trade-offs"].values() if not re.search(r"against .+: ", text)] == []
    assert "failure" in question["areas"]
    assert sum(bool(re.search(r"\d", text)) for text in question["requirements"].values()) >= 6


# The numbers


@pytest.mark.parametrize(("name", "line"), LINES)
def test_every_sum_is_right(name: str, line: str) -> None:
    found = list(sums(line))
    assert found, "a line without a sum that can be checked"
    assert [(one.text, float(one.outcome().value)) for one in found if not one.is_right()] == []


@pytest.mark.parametrize("name", SUBJECTS)
def test_every_input_comes_from_a_requirement_or_a_sum_before(name: str) -> None:
    assert unfounded(QUESTIONS[name]["numbers"], QUESTIONS[name]["requirements"]) == []


# The checks themselves


@pytest.mark.parametrize(
    "line",
    [
        "Rate: 1,200 jobs/day / 86,400 s/day ≈ 0.014 jobs/s",
        "Line: 3 Mbit/s × 6 s / 8 bit/B = 2.25 MB, for one",
        "Parts: half of (4 MB + 300 kB) × 50 % = 2.15 MB; a remark",
        "Rounded: 2 / 3 = 0.67",
    ],
)
def test_a_right_sum_passes(line: str) -> None:
    assert [one.text for one in sums(line) if not one.is_right()] == []


@pytest.mark.parametrize(
    "line",
    [
        "Wrong: 20 × 3 = 61",
        "Rounded the wrong way: 2 / 3 = 0.66",
        "Out by more than 5 %: 100 × 2 ≈ 211",
        "Out by a thousand: 3 MB × 2 = 6 GB",
        "Bits for bytes: 3 MB/s × 8 = 24 Mbit/s",
        "Days for seconds: 3 jobs/day × 2 = 6 jobs/s",
        "Order of working: 2 + 3 × 4 = 20",
    ],
)
def test_a_wrong_sum_fails(line: str) -> None:
    assert [one.is_right() for one in sums(line)] == [False]


@pytest.mark.parametrize(
    "line",
    [
        "No label here, 2 × 3 = 6",
        "No spaces: 2 × 3=6",
        "A chain: 2 × 3 = 6 = 6",
        "No result: 2 × 3 = many",
        "Nothing to work out: 6 = 6",
        "Two results: 2 × 3 = 6 (or 7)",
    ],
)
def test_a_line_that_cannot_be_checked_fails(line: str) -> None:
    with pytest.raises(AssertionError):
        list(sums(line))


@pytest.mark.parametrize(
    ("line", "error"), [("Both: 2 MB + 3 s = 5 MB", AssertionError), ("A word: 2 × of 3 = 6", SyntaxError)]
)
def test_what_is_no_sum_is_not_worked_out(line: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        next(sums(line)).outcome()


def test_an_input_without_a_source_is_named() -> None:
    lines = ["First: 2 million jobs/day × 3 = 6 jobs/day"]
    assert unfounded(
        ["A: 4 MB × 3 = 12 MB", "B: 12 MB / 8 bit/B × 24 h/day = 36 MB"], {"size": "4 MB each"}
    ) == ["3 in 4 MB × 3 = 12 MB"]
    assert unfounded(lines, {"rate": "2 million jobs a day, 3 times"}) == []
