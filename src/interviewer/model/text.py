"""Text from packs, people and files, made harmless where it enters.

A terminal obeys control characters, and so does a TOML writer stumble over some of them. Every string that
comes from outside passes through one of these functions once, at the edge of the model.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable

ID = "[a-z0-9]+(-[a-z0-9]+)*"
"""What an id looks like."""

_NEWLINES = re.compile("\r\n|[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
REORDERING = "\u202a-\u202e\u2066-\u2069"
"""Characters, as a range, that turn text around until another one ends it: what follows reads wrong."""
JOINERS = "\u061c\u200c-\u200f"
"""Characters that act on their neighbours alone, and that some scripts and signs need inside prose."""
INVISIBLE = "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
"""Characters that are not seen, do nothing that a question needs, and can hide words."""
# All three may be useful inside prose of some scripts, never in a one-line name.
_UNSEEN = re.compile(f"[{REORDERING}{JOINERS}{INVISIBLE}]")
_TURNS = re.compile(f"[{REORDERING}]")
_JOINED = (
    "\u0590-\u10ff\u1200-\u1dff\u20d0-\u2bff\ua800-\uabff\ufb1d-\ufe0f\ufe70-\ufefc\U00010000-\U0001ffff"
)
"""Letters and signs, as ranges, that a joiner may act on: not those of Latin, Greek, Cyrillic and Chinese."""
MOST_MARKS = 8
"""On one letter, over and under the lines around it. No script needs as many."""
_MANY_SIGNS = re.compile(rf"[^\w\x00-\u02ff]{{{MOST_MARKS + 1},}}")
"""Where there may be more marks: `\\w` stands for every letter, and for no mark."""
_TAGGED = "|".join("".join(chr(0xE0000 + ord(letter)) for letter in of) for of in ("gbeng", "gbsct", "gbwls"))
NO_CAPITALS = (
    "\u0590-\u109f\u1100-\u139f\u1400-\u1c7f\u2d30-\u2ddf\u2e80-\ua63f\ua800-\uab2f\uabc0-\ufaff"
    "\ufb1d-\ufeff\uff66-\uffdc\U00020000-\U0003ffff"
)
"""Scripts without capitals, as ranges, mostly without blanks too: where they begin, another word ends."""
FLAG = f"\U0001f3f4(?:{_TAGGED})\U000e007f"
"""The flags of England, Scotland and Wales, as a pattern: the only signs that need tags."""
NOT_SHOWN = re.compile(f"({FLAG})|[{INVISIBLE}]+|(?<![{_JOINED}])[\u200c\u200d]+|\u200c+(?![{_JOINED}])")
"""What is not seen though it makes two names look alike, or hides what stands around it.

In the first group, a flag, which is to stay.
"""
_SPACES = re.compile(r"\s+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
"""Letters that are another with a stroke, or two in one, which Unicode does not take apart."""
_FIRST_ACCENT = 10
"""Combining classes below are of signs that make another letter; from there on they are accents."""


def clean(text: str) -> str:
    """Return *text* with one kind of newline, no control characters but tab, and no lone surrogates."""
    if all(map(str.isprintable, text.split("\n"))):  # nearly every text; nothing below would change it
        return text
    text = _NEWLINES.sub("\n", text)
    text = _CONTROLS.sub("", text)
    return _SURROGATES.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return *text* cleaned, on one line, without reordering or zero-width characters, trimmed."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return _SPACES.sub(" ", _UNSEEN.sub("", clean(text))).strip()


def seen(text: str) -> str:
    """Return *text* without what nobody sees; what joins letters or signs stays. Not to be kept."""
    if text.isascii():
        return text
    # Twice: a mark that goes may have been all that a joiner stood behind.
    return NOT_SHOWN.sub(r"\1", few_marks(NOT_SHOWN.sub(r"\1", text)))


def few_marks(text: str, instead: Callable[[str], str] = lambda mark: "") -> str:
    """Return *text* with at most MOST_MARKS on each letter, and what *instead* says for each further one."""

    def few(signs: re.Match[str]) -> str:
        kept, marks = [], 0
        for sign in signs[0]:
            category = unicodedata.category(sign)
            if is_mark := category.startswith("M"):
                marks += 1
            elif category != "Cf":  # what is not seen makes no other letter of it
                marks = 0
            kept.append(instead(sign) if is_mark and marks > MOST_MARKS else sign)
        return "".join(kept)

    return _MANY_SIGNS.sub(few, text)


def harmless(text: str) -> str:
    """Return *text* cleaned, as it is `seen`, and without what would turn it around. Not to be kept."""
    return seen(_TURNS.sub("", clean(text)))


def turns(text: str) -> bool:
    """Return whether *text* holds characters that turn it around, which are not shown."""
    return not text.isascii() and _TURNS.search(text) is not None


def slug(text: str, *, limit: int = 60) -> str:
    """Return *text* as `[a-z0-9-]`, at most *limit* characters; empty when nothing of it can be kept."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_SLUG.sub("-", plain).strip("-")[:limit].strip("-")


def person_key(name: str) -> str:
    """Return a key for a person known only by *name*: its slug, and a digest where the slug loses letters.

    Names in scripts without Latin letters would otherwise all be one person.
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    lost = any(letter.isalnum() and not letter.isascii() for letter in letters)
    digest = hashlib.sha256(letters.encode()).hexdigest()[:6] if lost else ""
    return slug(name, limit=50) + ("-" if slug(name) and digest else "") + digest


def in_any_spelling(name: str) -> str:
    """Return what is the same of *name* however it is spelt: without case, accents, blanks and signs.

    For comparing; two names that have it in common are most likely of one person. Signs that are vowels, as
    in Thai, stay.
    """
    letters = unicodedata.normalize("NFKD", name.casefold()).translate(_PLAIN_LETTERS)
    return "".join(char for char in letters if char.isalnum() or _is_vowel_sign(char))


def _is_vowel_sign(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Mc"} and unicodedata.combining(char) < _FIRST_ACCENT


def initials(name: str) -> str:
    """Return the initials of a person's *name*, as `[a-z]`, at most four; `x` when there are none.

    File names carry these instead of the name.
    """
    letters = "".join(word[0] for part in name.split() if (word := slug(part)))
    return "".join(letter for letter in letters if letter.isalpha())[:4] or "x"


def is_id(text: str) -> bool:
    """Return whether *text* may name a question, a skill, a section or a file."""
    return len(text) <= 64 and re.fullmatch(ID, text) is not None
