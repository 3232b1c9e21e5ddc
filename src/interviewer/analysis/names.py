"""Finding names of people in text, however they are written, and putting labels in their place.

A name is found whole and by its parts, however they are written (`name_forms`), with an s behind it. Where
text and name are the same word by chance, the word goes, too: better one too many. What only may be of a name
is told, and stays.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from interviewer.analysis.name_forms import LETTER, MARKS, Form, cased, divided, folded, forms, is_script

_NAME = rf"(?<!{LETTER})(?:%s)(?=(?:['’]?s)?(?!{LETTER}))"
_CODE = r"(?<![^\W_])(?:%s)(?![^\W_])"
_SCRIPT = "(?:%s)"
_ALONE = rf"(?<!{LETTER})(?:%s)(?!{LETTER})"
_WORD = re.compile(rf"{LETTER}+")
_NO_SIGNS = re.compile(r"[\W_]+")
_SIGN = re.compile(rf"(?<!\w)(?:@\w[\w.-]*\w|(?:{LETTER}\. ?){{2,4}})")
_BETWEEN = re.compile(r"[\s.'’-]*")
"""What may stand between two parts of one name."""
_SHORT = 2
"""Letters of a part that is looked for only as a word with a capital."""
_INSIDE = 6
"""Letters of a part that counts inside a word also where small letters follow."""
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
    alone: bool
    """Whether it counts only where no letter stands beside it."""


class Names:
    """The names of some people, to be found in any number of texts. What it replaced is counted."""

    def __init__(self, people: Iterable[Person], spare: Iterable[str] = ()) -> None:
        """Look for *people*; who comes first has the parts that several share. Names to *spare* stay."""
        self._parts: dict[str, _Part] = {}
        self._maybe: dict[str, str] = {}
        self._codes: dict[str, list[str]] = {}
        for person in people:
            for form in (*chain(*map(forms, person.names)), *chain(*map(divided, person.codes))):
                self._learn(person, form)
        for form in chain(*map(forms, spare)):
            self._parts.pop(form.word, None)
            self._maybe.pop(form.word, None)
        alone = {word for word, part in self._parts.items() if part.alone}
        self._pattern = _found_as(self._parts, alone, self._codes)
        self._doubted = _found_as(self._maybe)
        inner = [
            re.escape(word) for word in _longest_first(self._parts) if len(word) > _SHORT and cased(word)
        ]
        self._inner = re.compile("|".join(inner)) if inner else None
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
        letters, places = folded(text)
        for match in self._pattern.finditer(letters) if self._pattern else ():
            part = self._part_in(match)
            if self._parts[part].capital and len(part) > _SHORT and not text[places[match.start()]].isupper():
                yield part

    def doubtful(self, text: str) -> Iterator[str]:
        """Yield what in *text* may be of a name and may be a word: `kimq`, `preMüller` for its capital."""
        if self._doubted:
            yield from (match[0] for match in self._doubted.finditer(folded(text)[0]))
        for word in _WORD.findall(unicodedata.normalize("NFC", text)):
            if not (word[0].isupper() or word.islower()) and self._is_inside(word):
                yield word

    def _is_inside(self, word: str) -> bool:
        """Whether a part of a name begins at a capital in *word*, and ends at another or is no short one."""
        letters, places = folded(word)
        for at, place in enumerate(places):
            match = self._inner.match(letters, at) if self._inner and word[place].isupper() else None
            if match and (len(match[0]) >= _INSIDE or not word[places[match.end() - 1] + 1 :][:1].islower()):
                return True
        return False

    def _learn(self, person: Person, form: Form) -> None:
        word = form.word
        if form.doubtful:
            self._maybe.setdefault(word, person.label)
        elif len(word) >= _SHORT + (not any(map(str.isalpha, word))) or is_script(word):
            capital = (person.exact and form.is_word) or (not form.found_as and len(word) == _SHORT)
            part = _Part(person.label, capital and cased(word), form.alone)
            known = self._parts.setdefault(word, part)
            if form.found_as:
                self._codes.setdefault(word, []).append(form.found_as)
            if known.alone and not form.alone:
                self._parts[word] = part

    def _part_in(self, match: re.Match[str]) -> str:
        """Return the part that was found: a code may have other signs between its parts, or none."""
        return match[0] if match[0] in self._parts else _NO_SIGNS.sub("", match[0])

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
        letters, places = folded(text)
        for match in self._pattern.finditer(letters):
            start, end = places[match.start()], places[match.end() - 1] + 1
            while end < len(text) and unicodedata.category(text[end]) in MARKS:
                end += 1
            word = self._part_in(match)
            wanted = self._parts[word].capital or (capital and cased(word))
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


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _found_as(
    words: Iterable[str], alone: Collection[str] = (), codes: Mapping[str, Iterable[str]] | None = None
) -> re.Pattern[str] | None:
    """Return the pattern of folded words, the longest first: not inside others, but for an s behind a name.

    *codes* have patterns of their own. Scripts without capitals mostly have no blanks either: there they may
    stand anywhere, but those *alone*.
    """
    kinds: dict[str, list[str]] = {}
    for word in _longest_first(words):
        script = _ALONE if word in alone else _SCRIPT
        kind = script if is_script(word) else _CODE if any(map(str.isdigit, word)) else _NAME
        kinds.setdefault(kind, []).extend((codes or {}).get(word, [re.escape(word)]))
    return re.compile("|".join(kind % "|".join(of) for kind, of in kinds.items())) if kinds else None
