"""How names of people, and codes of them, are written: words to look for, in lower case without accents."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress, product

from interviewer.model.text import NO_CAPITALS

LETTER = r"[^\W\d_]"
CASED = rf"[^\W\d_{NO_CAPITALS}]"
"""A letter of a script with capitals."""
CASED_OR_DIGIT = rf"[^\W_{NO_CAPITALS}]"
WORD = re.compile(rf"{CASED}+|(?:(?!{CASED}){LETTER})+")
"""A word of one script."""
MARKS = frozenset({"Mn", "Me", "Cf"})
"""What may stand on or between letters unseen: accents of their own, joiners, marks of direction."""
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŋ": "n"}
    | dict.fromkeys("‘’ʼ", "'")
)
_SPELT_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
SHORT = 2
"""Letters of the shortest part of a name that is looked for by itself."""
_COMMON = "am an as at be by do go he hi if in is it me my no of oh ok on or so to up us we"
COMMON = frozenset(_COMMON.split())
"""Words as short as that which notes are full of."""
_LONG, _FEWEST = 5, 4
"""Letters of a part that with an initial is hardly a word by chance; and of one with an ending as below."""
_ENDINGS = frozenset("denrsty")
"""Initials that easily make another word of a word."""
_FAMILY_FIRST = re.compile("[\u3005\u3400-\u9fff]{2,6}|[\uac00-\ud7a3]{2,4}")
"""A name in one word with the family name first, of Chinese characters or of Hangul."""
_HANGUL = "\uac00"
_BLANKS = " ·・"
"""What may stand between family name and given name where mostly nothing does."""
_POLITE = ("先生", "女士", "小姐", "老师", "同学", "さん", "さま", "様", "氏", "君", "씨", "님")
_FAMILIAR = ("小", "老")
_DIVIDED, _DIVIDED_ONCE = r"[\W_]{0,2}", r"[\W_]?"
"""What may stand between two parts of a code, and between two digits of one without letters."""
_FEWEST_OF_CODE, _FEWEST_DIGITS = 3, 7
"""Letters and digits, and digits alone, of a code that is found however it is divided."""


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a name or a code, folded."""

    word: str
    is_word: bool = False
    """Whether it is one word of the name, which may be a word of the language as well."""
    found_as: str = ""
    """The pattern of a code, whose word is what is found without its signs; empty for the word itself."""
    alone: bool = False
    """Whether it counts only where no letter stands beside it."""
    doubtful: bool = False
    """Whether it may as well be something else."""


def forms(name: str) -> Iterator[Form]:
    """Yield how *name* is written: by its words, whole, with no apostrophes, and as in an address."""
    for whole in _spellings(name):
        words = [folded(word)[0] for word in WORD.findall(whole)]
        pieces = [folded(piece)[0] for piece in whole.split()]
        joined = [one for piece in pieces if (one := "".join(filter(str.isalnum, piece)))]
        yield from (Form(word, is_word=True) for word in words)
        yield from (Form(f"{word}s", doubtful=True) for word in words if len(word) == SHORT and cased(word))
        yield Form(folded(whole)[0])
        yield from (Form(piece) for piece in pieces if "'" in piece)
        yield from (Form(piece) for piece in joined if piece not in words)
        if len(words) > 1:
            yield from map(Form, ("".join(words), words[0][:1] + words[-1]))
        if len(joined) > 1 and cased("".join(joined)):
            yield from map(Form, _together(joined))
            yield from _handles(joined[0], joined[-1][0])
            yield from _handles(joined[-1], joined[0][0])
            if len(joined[0]) >= SHORT:
                yield Form(joined[-1][0] + joined[0], doubtful=True)
        if _FAMILY_FIRST.fullmatch(whole):
            yield from _family_first(whole)


def divided(code: str) -> Iterator[Form]:
    """Yield *code*, and with digits in it as it is written with any signs between its parts, or none.

    A part is letters or digits: `REQ1234` is written `REQ-1234`, too. Of digits alone, each may be one.
    """
    for spelt in _spellings(code):
        whole = folded(spelt)[0]
        parts = re.findall(rf"\d+|{LETTER}+", whole)
        plain = "".join(parts)
        if plain.isdigit() and len(plain) >= _FEWEST_DIGITS:
            yield Form(plain, found_as=_DIVIDED.join(map(_DIVIDED_ONCE.join, parts)))
        elif any(map(str.isdigit, plain)) and not plain.isdigit() and len(plain) >= _FEWEST_OF_CODE:
            yield Form(plain, found_as=_DIVIDED.join(parts))
        else:
            yield Form(whole, found_as=re.escape(whole))


def is_script(word: str) -> bool:
    """Whether *word* is of a script without capitals, in which one letter may be a name."""
    return any(map(str.isalpha, word)) and not cased(word) and not any(map(str.isdigit, word))


def cased(word: str) -> bool:
    """Whether *word* has letters in lower case."""
    return word.upper() != word


def folded(text: str) -> tuple[str, list[int]]:
    """Return *text* in lower case without accents, and for each character of that its place in *text*."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for plain in unicodedata.normalize("NFKD", char):
            if unicodedata.category(plain) in MARKS:
                continue
            one = plain.casefold().translate(_PLAIN)
            letters.append(one)
            places += [at] * len(one)
    return "".join(letters), places


def _spellings(text: str) -> Iterator[str]:
    """Yield *text* with each of its letters that can be spelt out as it is, and spelt out: `oezturk`."""
    whole = unicodedata.normalize("NFC", text.strip())
    letters = [letter for letter in _SPELT_OUT if letter in whole.casefold()]
    for chosen in product((False, True), repeat=len(letters)):
        spelt = compress(letters, chosen)
        yield whole.translate({ord(case): _SPELT_OUT[one] for one in spelt for case in (one, one.upper())})


def _together(words: list[str]) -> Iterator[str]:
    """Yield several *words* of a name as one: first ones, last ones, these with an initial, and `xubo`."""
    for at in range(1, len(words)):
        last = "".join(words[at:])
        yield from ("".join(words[: at + 1]), words[0][:1] + last, *([last] if words[at + 1 :] else []))
    yield from (words[0] + words[-1], words[-1] + words[0])


def _handles(part: str, initial: str) -> Iterator[Form]:
    """Yield *part* with an *initial* behind it, as in `muellerl`: in doubt where that may be a word."""
    likely = initial not in _ENDINGS
    if len(part) >= (SHORT if likely else _FEWEST):
        yield Form(part + initial, doubtful=not (likely and len(part) >= _LONG))


def _family_first(name: str) -> Iterator[Form]:
    """Yield the parts of a *name* without a blank. One letter counts alone, or where it is addressed."""
    for at in range(1, len(name)):
        family, given = name[:at], name[at:]
        yield from (_form(f"{family}{blank}{given}") for blank in _BLANKS)
        yield _form(given, alone=len(given) == 1)
        if at == 1:
            yield _form(family, alone=True)
            yield from (_form(family + polite) for polite in _POLITE)
            yield from (_form(familiar + family, doubtful=True) for familiar in _FAMILIAR)
        elif family < _HANGUL:  # of Hangul, it begins other names as well
            yield _form(family, doubtful=len(given) == 1)


def _form(text: str, *, alone: bool = False, doubtful: bool = False) -> Form:
    return Form(folded(text)[0], alone=alone, doubtful=doubtful)
