"""Finding names of people in text, however they are written, and putting labels in their place.

A name is found whole and by its parts, in any case, with and without accents, with an s behind it, joined as
in an address. Where text and name are the same word by chance, the word goes, too: better one too many.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_LETTER = r"[^\W\d_]"
_MARKS = {"Mn", "Me", "Cf"}
"""What may stand on or between letters unseen: accents of their own, joiners, marks of direction."""
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŋ": "n"}
)
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_NAME = rf"(?<!{_LETTER})(?:%s)(?=(?:['’]?s)?(?!{_LETTER}))"
_CODE = r"(?<!\w)(?:%s)(?!\w)"
_SCRIPT = "(?:%s)"
_WORD = re.compile(rf"{_LETTER}+")
_SIGN = re.compile(rf"(?<!\w)(?:@\w[\w.-]*\w|(?:{_LETTER}\. ?){{2,4}})")
_BETWEEN = re.compile(r"[\s.'’-]*")
"""What may stand between two parts of one name."""
_SHORT = 2
"""Letters of a part that is looked for only as a word with a capital."""
# Each is tried once for a word and bounded: on a line of a megabyte they would take for ever.
_MAIL = r"(?<![^\s<>()\[\],;:\"'@])[^\s<>()\[\],;:\"'@]{1,64}@[^\s<>()\[\],;:\"'@]{1,190}\.[^\W\d_]{2,24}"
_LINK = r"(?:https?://|www\.)[^\s<>\"]+|(?<![\w@.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.[a-z]{2,24}/[^\s<>\"]+"
_PHONE = r"(?<![\w.:/+-])(?:\+(?=[\d(])|\(?0)[\d ()/.\-]{5,30}\d(?!\w)"
_CONTACT = re.compile(f"(?P<mail>{_MAIL})|(?P<link>{_LINK})|(?P<phone>{_PHONE})", re.IGNORECASE)
_LABELS = {"mail": "[e-mail]", "link": "[link]", "phone": "[number]"}
_FEWEST_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose names are to go."""

    label: str
    """What stands in their place, such as `[candidate]`."""
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()
    """Keys and references, which go as a whole."""
    exact: bool = False
    """Whether parts of their names go only where they begin with a capital: they may be words as well."""


@dataclass(frozen=True, slots=True)
class _Part:
    label: str
    capital: bool


class Names:
    """The names of some people, to be found in any number of texts. What it replaced is counted."""

    def __init__(self, people: Iterable[Person], spare: Iterable[str] = ()) -> None:
        """Look for *people*; who comes first has the parts that several share. Names to *spare* stay."""
        self._parts: dict[str, _Part] = {}
        for person in people:
            for name in person.names:
                self._add(person, name)
            for code in person.codes:
                self._learn(_folded(code.strip())[0], person.label, capital=False)
        for name in spare:
            for word in (*words_of(name), name):
                self._parts.pop(_folded(word)[0], None)
        self._pattern = _found_as(sorted(self._parts, key=len, reverse=True))
        self.replaced: Counter[tuple[str, str]] = Counter()
        """How often what, in lower case and without accents, gave way to which label."""

    def without(self, text: str, *, capital: bool = False, contacts: bool = True) -> str:
        """Return *text* with labels for names, and unless *contacts* is False for addresses, links, numbers.

        With *capital* only what begins with a capital is taken for a part of a name.
        """
        pieces: list[str] = []
        at = 0
        for match in _CONTACT.finditer(text) if contacts else ():
            label = _LABELS[match.lastgroup or "link"]
            if label == "[number]" and sum(map(str.isdigit, match[0])) < _FEWEST_DIGITS:
                continue
            pieces += [self._unnamed(text[at : match.start()], capital=capital), label]
            self.replaced["…", label] += 1
            at = match.end()
        return "".join((*pieces, self._unnamed(text[at:], capital=capital)))

    def found(self, text: str) -> Iterator[str]:
        """Yield the parts of names in *text*, in any case, but for those that go only with a capital."""
        return (part for _, _, part in self._spans(text, capital=False) if not self._parts[part].capital)

    def in_lower_case(self, text: str) -> Iterator[str]:
        """Yield the parts of names in *text* that would go with a capital, and stand there without."""
        folded, places = _folded(text)
        for match in self._pattern.finditer(folded) if self._pattern else ():
            part = match[0]
            if self._parts[part].capital and len(part) > _SHORT and not text[places[match.start()]].isupper():
                yield part

    def _add(self, person: Person, name: str) -> None:
        for spelt in (name, name.casefold().translate(_SPELT_OUT)):
            words = [_folded(word)[0] for word in _WORD.findall(unicodedata.normalize("NFC", spelt))]
            joined = ["".join(words), words[0][:1] + words[-1]] if len(words) > 1 else []
            for word in (*words, *joined, _folded(spelt.strip())[0]):
                capital = (person.exact and word in words) or len(word) == _SHORT
                self._learn(word, person.label, capital=capital and _cased(word))

    def _learn(self, word: str, label: str, *, capital: bool) -> None:
        if len(word) >= _SHORT + (not any(map(str.isalpha, word))) or _is_script(word):
            self._parts.setdefault(word, _Part(label, capital))

    def _unnamed(self, text: str, *, capital: bool) -> str:
        pieces: list[str] = []
        at, last = 0, ""
        for start, end, part in self._spans(text, capital=capital):
            label = self._parts[part].label
            if not (last == label and _BETWEEN.fullmatch(text, at, start)):
                pieces += [text[at:start], label]
                self.replaced[part, label] += 1
            at, last = end, label
        return "".join((*pieces, text[at:]))

    def _spans(self, text: str, *, capital: bool) -> Iterator[tuple[int, int, str]]:
        """Yield where parts stand in *text*: from, to, and the part."""
        if self._pattern is None or not text:
            return
        folded, places = _folded(text)
        for match in self._pattern.finditer(folded):
            start, end = places[match.start()], places[match.end() - 1] + 1
            while end < len(text) and unicodedata.category(text[end]) in _MARKS:
                end += 1
            word = match[0]
            wanted = self._parts[word].capital or (capital and _cased(word))
            if not wanted or text[start].isupper():
                yield start, end, word


def capitalised(text: str) -> Iterator[str]:
    """Yield the words of *text* that begin with a capital, without what is behind an apostrophe."""
    return (word for word in _WORD.findall(text) if word[0].isupper() and len(word) > 1)


def signs(text: str) -> Iterator[str]:
    """Yield what else of *text* may stand for somebody: initials with dots, and what stands behind an @."""
    return (sign.strip() for sign in _SIGN.findall(text) if sign[0] == "@" or sign[0].isupper())


def words_of(text: str) -> Iterator[str]:
    """Yield the words of *text* as it has them."""
    return iter(_WORD.findall(text))


def counted(replaced: Mapping[tuple[str, str], int]) -> Mapping[str, int]:
    """Return how often each label was put, from what `Names` counted."""
    totals: Counter[str] = Counter()
    for (_, label), many in replaced.items():
        totals[label] += many
    return totals


def _found_as(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern of folded words, the longest first: not inside others, but for an s behind a name.

    Scripts without capitals mostly have no blanks either: there they may stand anywhere.
    """
    kinds: dict[str, list[str]] = {}
    for word in words:
        kind = _SCRIPT if _is_script(word) else _CODE if any(map(str.isdigit, word)) else _NAME
        kinds.setdefault(kind, []).append(re.escape(word))
    return re.compile("|".join(kind % "|".join(of) for kind, of in kinds.items())) if kinds else None


def _is_script(word: str) -> bool:
    """Whether *word* is of a script without capitals, in which one letter may be a name."""
    return word.isalpha() and not _cased(word)


def _cased(word: str) -> bool:
    return word.upper() != word


def _folded(text: str) -> tuple[str, list[int]]:
    """Return *text* in lower case without accents, and for each character of that its place in *text*."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    letters: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for plain in unicodedata.normalize("NFKD", char):
            if unicodedata.category(plain) in _MARKS:
                continue
            folded = plain.casefold().translate(_PLAIN)
            letters.append(folded)
            places += [at] * len(folded)
    return "".join(letters), places
