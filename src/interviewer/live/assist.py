"""What helps while a line of notes is typed: a skill to complete, a point to tick, a word on a slip.

Pure: from a line and where the caret stands in it to what may be offered. Nothing is offered that plain text
would not have wanted: a tag begins with `#`, and a line that begins with `/` picks from the sheet.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from interviewer.live.grammar import Words, remark

_TAG = re.compile(r"(?<![\w#])#([a-z0-9-]*)$", re.IGNORECASE)
_PICK = re.compile(r"^\s*/(.*)$")
_MISSED = "No point of this question matches; it stays a note."
_STARTS = re.compile(r"\b\w")
_RATING = re.compile(r"^\s*=\s*(\d{0,2})(?:\s+#([a-z0-9-]+))?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pick:
    """A point of the sheet that can be ticked from the notes."""

    key: str
    """Names the point to whoever ticks it."""
    words: str
    number: int
    """Its number in its list, from 1."""
    label: str
    """The list, in a word."""
    on: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be taken with one key."""

    kind: Literal["tag", "pick"]
    key: str
    """The skill's id, or the key of the point."""
    words: str
    """What stands beside it."""


@dataclass(frozen=True, slots=True)
class Assist:
    """What is offered at the caret."""

    offers: tuple[Offer, ...] = ()
    """Best first."""
    start: int = 0
    """The column from which on taking an offer replaces the line up to the caret."""
    sure: bool = False
    """Whether the first offer is unmistakable: Enter takes it too."""
    remark: str = ""
    """What the line gets wrong, in a sentence."""
    rates: "Rates | None" = None
    """The rating that is being typed."""


@dataclass(frozen=True, slots=True)
class Rates:
    """A rating line while it is typed."""

    level: int | None
    skill: str | None
    """None for the question at hand."""


NOTHING = Assist()


def assist(line: str, column: int, words: Words, picks: Sequence[Pick] = ()) -> Assist:
    """Return what is offered with the caret at *column* of *line*."""
    before = line[:column]
    offered = None
    if (tag := _TAG.search(before)) and not line[column : column + 1].strip():
        offered = _tag_offers(tag[1].casefold(), tag.start(), words)
    elif (pick := _PICK.match(before)) and column == len(line):
        offered = _pick_offers(pick[1].strip().casefold(), line.index("/"), picks)
    found = offered or Assist(remark=_MISSED if ticks_nothing(line, picks) else remark(line, words))
    return Assist(found.offers, found.start, found.sure, found.remark, _rates(line, words, found))


def ticks_nothing(line: str, picks: Sequence[Pick]) -> bool:
    """Whether *line* begins as if it were to tick a point, and none matches."""
    pick = _PICK.match(line)
    return pick is not None and _pick_offers(pick[1].strip().casefold(), 0, picks) is None


def _rates(line: str, words: Words, found: Assist) -> Rates | None:
    """Return the rating that is being typed; of a tag that is not finished, the first offer is meant."""
    rating = _RATING.match(line)
    if not rating or not (rating[1] or words.rates):
        return None
    skill = (rating[2] or "").lower()
    if skill and skill not in words.skills:
        skill = found.offers[0].key if found.offers else ""
    if not (words.rates or skill):
        return None
    return Rates(int(rating[1]) if rating[1] else None, skill or None)


def _tag_offers(typed: str, start: int, words: Words) -> Assist | None:
    if typed in words.skills:
        return None
    ranked = sorted(
        (rank, place, skill)
        for place, (skill, title) in enumerate(words.skills.items())
        if (rank := _rank(typed, skill, title))
    )
    offers = tuple(Offer("tag", skill, words.skills[skill]) for _, _, skill in ranked)
    best = [skill for rank, _, skill in ranked if rank == 1]
    return Assist(offers, start, sure=len(typed) > 1 and len(best) == 1) if offers else None


def _rank(typed: str, skill: str, title: str) -> int:
    """Return 1 for the best match, more for a weaker one, 0 for none."""
    if skill.startswith(typed):
        return 1
    if any(part.startswith(typed) for part in (*skill.split("-"), *title.casefold().split())):
        return 2
    return 3 if len(typed) > 1 and typed in skill else 0


def _pick_offers(typed: str, start: int, picks: Sequence[Pick]) -> Assist | None:
    """Return the points that *typed* may mean: by number in the first list, else by the starts of words."""
    if typed.isdigit():
        first = picks[0].label if picks else ""
        found = [pick for pick in picks if pick.label == first and pick.number == int(typed)]
    else:
        wanted = typed.split()
        found = [pick for pick in picks if _has(pick, wanted)] or [
            pick for pick in picks if typed and _like(typed, pick.words.casefold())
        ]
        found.sort(key=lambda pick: pick.on)
    offers = tuple(
        Offer("pick", pick.key, f"{'√ ' if pick.on else ''}{pick.label} {pick.number}  {pick.words}")
        for pick in found
    )
    if not offers:
        return None
    unmistakable = len(typed) > 1 and len(found) == 1 and _has(found[0], typed.split())
    return Assist(offers, start, sure=typed.isdigit() or unmistakable)


def _has(pick: Pick, wanted: Sequence[str]) -> bool:
    """Whether each of the *wanted* words begins a word of the point."""
    words = re.findall(r"\w+", f"{pick.label} {pick.words}".casefold())
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _like(typed: str, words: str) -> bool:
    """Whether the letters of *typed* stand close together and in order from the start of a word on."""
    letters = typed.replace(" ", "")
    spread = len(letters) * 3
    return any(
        _stand_in(letters, words[start.start() : start.start() + spread]) for start in _STARTS.finditer(words)
    )


def _stand_in(letters: str, words: str) -> bool:
    rest = iter(words)
    return words[:1] == letters[:1] and all(letter in rest for letter in letters)
