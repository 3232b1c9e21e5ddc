"""Finding names of people in text, however they are written, and putting labels in their place.

A name is found whole and by its parts, however they are written (`name_forms`), with an s behind it. Where
text and name are the same word by chance, the word goes, too: better one too many. What only may be of a name
is told, and stays.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from interviewer.analysis.name_forms import (
    CASED,
    CASED_OR_DIGIT,
    COMMON,
    LETTER,
    MARKS,
    SHORT,
    WORD,
    Form,
    cased,
    divided,
    folded,
    forms,
    is_script,
)
from interviewer.model.text import NO_CAPITALS

_CODE = rf"(?<!{CASED_OR_DIGIT})(?:%s)(?!{CASED_OR_DIGIT})"
_NAME = rf"(?<!{CASED})(?:%s)(?=(?:['’]?s)?(?!{CASED}))"
_SHORT_NAME = rf"(?<!{CASED})(?:%s)(?!{CASED})"
"""With an s behind it, this is more often another word: `was`, `yes`."""
_SCRIPT = "(?:%s)"
_ALONE = rf"(?<!{LETTER})(?:%s)(?!{LETTER})"
_INITIAL = rf"(?<!{CASED_OR_DIGIT})(?:%s)(?:\.|(?!{CASED_OR_DIGIT}|'))"
_KINDS = (_CODE, _NAME, _SHORT_NAME, _SCRIPT, _ALONE, _INITIAL)
"""In the order in which they are tried: `KIM-1999` begins with `Kim`, and never the other way round."""
_NO_SIGNS = re.compile(r"[\W_]+")
_NEAR_LABEL = rf"{LETTER}\.(?= ?\[)|(?<=\] ){LETTER}\.|(?<=\], ){LETTER}\."
_SIGN = re.compile(rf"(?<!{CASED_OR_DIGIT})(?:@\w[\w.-]*\w|(?:{LETTER}\. ?){{2,4}}|{_NEAR_LABEL})")
_BETWEEN = re.compile(r"[\s.'’-]*")
"""What may stand between two parts of one name."""
_BESIDE = re.compile(r"[^\S\n]*|[._'’-]")
"""What may stand between a part of a name and what counts only there."""
_NO_POSSESSIVE = frozenset({"he", "it"})
"""Words behind which `'s` is another word."""
_INSIDE = 6
"""Letters of a part that counts inside a word also where small letters follow."""
# Each is tried once for a word and bounded: on a line of a megabyte they would take for ever.
# Where there are no blanks, they begin anew behind a script without capitals.
_NOT_MAIL = r"\s<>()\[\],;:\"'@"
_BEFORE_AT = "|".join(rf"(?<![^{no}])[^{no}]{{1,64}}" for no in (_NOT_MAIL, _NOT_MAIL + NO_CAPITALS))
_MAIL = rf"(?:{_BEFORE_AT})@[^{_NOT_MAIL}]{{1,190}}\.[^\W\d_]{{2,24}}"
_HOST = rf"(?:(?<![\w@.-])[\w-]|(?<![_@.-])(?<!{CASED_OR_DIGIT}){CASED_OR_DIGIT})[\w-]{{0,62}}"
_LINK = rf"(?:https?://|www\.)[^\s<>\"]+|{_HOST}(?:\.[\w-]{{1,63}}){{0,5}}\.[a-z]{{2,24}}/[^\s<>\"]+"
_PHONE = rf"(?<![_.:/+-])(?<!{CASED_OR_DIGIT})(?:\+(?=[\d(])|\(?0)[\d ()/.\-]{{5,30}}\d(?!{CASED_OR_DIGIT})"
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
    common: bool = False
    """Whether it is a word that notes are full of: in lower case it counts only beside another part."""


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    word: str
    label: str
    """What to put there; of an initial that of the part that it stands beside."""
    counts: bool
    """Whether it does so wherever it stands."""
    beside: bool
    """Whether it does so beside another part."""


class Names:
    """The names of some people, to be found in any number of texts. What it replaced is counted."""

    def __init__(self, people: Iterable[Person], spare: Iterable[str] = ()) -> None:
        """Look for *people*; who comes first has the parts that several share. Names to *spare* stay."""
        self._parts: dict[str, _Part] = {}
        self._maybe: dict[str, str] = {}
        self._codes: dict[str, list[str]] = {}
        self._initials: set[str] = set()
        for person in people:
            for form in (*chain(*map(forms, person.names)), *chain(*map(divided, person.codes))):
                self._learn(person, form)
        for form in chain(*map(forms, spare)):
            self._parts.pop(form.word, None)
            self._maybe.pop(form.word, None)
        alone = {word for word, part in self._parts.items() if part.alone}
        self._pattern = _found_as((*self._parts, *self._initials), alone, self._codes)
        self._doubted = _found_as(self._maybe)
        inner = [re.escape(word) for word in _longest_first(self._parts) if len(word) > SHORT and cased(word)]
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
        words = (span.word for span in self._spans(text, capital=False))
        return (word for word in words if word in self._parts and not self._parts[word].capital)

    def in_lower_case(self, text: str) -> Iterator[str]:
        """Yield the parts of names in *text* that would go with a capital, and stand there without."""
        letters, places = folded(text)
        for match in self._pattern.finditer(letters) if self._pattern else ():
            part = self._parts.get(word := self._part_in(match))
            if part and part.capital and not text[places[match.start()]].isupper():
                yield word

    def doubtful(self, text: str) -> Iterator[str]:
        """Yield what in *text* may be of a name and may be a word: `kimq`, `preMüller` for its capital."""
        if self._doubted:
            yield from (match[0] for match in self._doubted.finditer(folded(text)[0]))
        for word in WORD.findall(unicodedata.normalize("NFC", text)):
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
        if form.is_word and not person.exact and cased(word):
            self._initials.add(word[0])
        if form.doubtful:
            self._maybe.setdefault(word, person.label)
        elif len(word) >= SHORT + (not any(map(str.isalpha, word))) or is_script(word):
            common = not person.exact and word in COMMON
            handle = len(word) == SHORT and not form.is_word and not form.found_as
            capital = common or handle or (person.exact and form.is_word)
            part = _Part(person.label, capital and cased(word), form.alone, common)
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
        for span in self._spans(text, capital=capital):
            if not (last == span.label and _BETWEEN.fullmatch(text, at, span.start)):
                pieces += [text[at : span.start], span.label]
                self.replaced[span.word, span.label] += 1
            at, last = span.end, span.label
        return "".join((*pieces, text[at:]))

    def _spans(self, text: str, *, capital: bool) -> Iterator[_Span]:
        """Yield where parts stand in *text*, and what beside them counts only there."""
        spans = list(self._seen(text, capital=capital))
        for step in (1, -1):  # from a part to what is behind it, and then to what is before it
            last: _Span | None = None
            for at in range(len(spans))[::step]:
                span = spans[at]
                if last and not span.counts and _goes_with(span, last, text):
                    spans[at] = span = replace(span, label=last.label, counts=True)
                last = span if span.counts else None
        return (span for span in spans if span.counts)

    def _seen(self, text: str, *, capital: bool) -> Iterator[_Span]:
        """Yield where parts and initials stand in *text*, wherever they may count."""
        letters, places = folded(text)
        for match in self._pattern.finditer(letters) if self._pattern else ():
            start, end = places[match.start()], places[match.end() - 1] + 1
            while end < len(text) and unicodedata.category(text[end]) in MARKS:
                end += 1
            word, upper = self._part_in(match), text[start].isupper()
            if part := self._parts.get(word):
                counts = upper or not (part.capital or (capital and cased(word)))
                near = part.common and not capital
                around = text[max(0, start - 1) : start] + text[end : end + 1]
                owns = letters.startswith("'s", match.end()) and word not in _NO_POSSESSIVE
                yield _Span(start, end, word, part.label, counts or (near and ("@" in around or owns)), near)
            else:
                yield _Span(start, end, word, "", False, _is_initial(match, upper))


def capitalised(text: str) -> Iterator[str]:
    """Yield the words of *text* that begin with a capital, without what is behind an apostrophe."""
    return (word for word in WORD.findall(text) if word[0].isupper() and len(word) > 1)


def signs(text: str) -> Iterator[str]:
    """Yield what else of *text* may stand for somebody: initials with dots, and what stands behind an @."""
    return (sign.strip() for sign in _SIGN.findall(text) if sign[0] == "@" or sign[0].isupper())


def words_of(text: str) -> Iterator[str]:
    """Yield the words of *text* as it has them."""
    return iter(WORD.findall(text))


def counted(replaced: Mapping[tuple[str, str], int]) -> Mapping[str, int]:
    """Return how often each label was put, from what `Names` counted."""
    totals: Counter[str] = Counter()
    for (_, label), many in replaced.items():
        totals[label] += many
    return totals


def _is_initial(match: re.Match[str], upper: bool) -> bool:
    """Whether what was found may be an initial: not as in *I*, *e.g.* and *it's*."""
    dotted = match[0].endswith(".")
    before = match.string[max(0, match.start() - 2) : match.start()]
    if upper:
        return dotted or match[0] not in "ai"
    return dotted and before not in ("e.", "i.") and before[-1:] != "'"


def _goes_with(span: _Span, other: _Span, text: str) -> bool:
    """Whether *span* counts for *other*, a part that stands beside it: an initial, or of the same person."""
    first, last = (span, other) if span.start < other.start else (other, span)
    near = span.beside and span.word != other.word and span.label in ("", other.label)
    return near and _BESIDE.fullmatch(text, first.end, last.start) is not None


def _by_length(word: str) -> str:
    return _NAME if len(word) > SHORT else _SHORT_NAME if len(word) == SHORT else _INITIAL


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _found_as(
    words: Iterable[str], alone: Collection[str] = (), codes: Mapping[str, Iterable[str]] | None = None
) -> re.Pattern[str] | None:
    """Return the pattern of folded words, the longest first: not inside others, but for an s behind a name.

    *codes* have patterns of their own. Scripts without capitals mostly have no blanks either: there they may
    stand anywhere, but those *alone*.
    """
    kinds: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for word in _longest_first(words):
        script = _ALONE if word in alone else _SCRIPT
        kind = script if is_script(word) else _CODE if any(map(str.isdigit, word)) else _by_length(word)
        kinds[kind] += (codes or {}).get(word, [re.escape(word)])
    found_as = [kind % "|".join(of) for kind, of in kinds.items() if of]
    return re.compile("|".join(found_as)) if found_as else None
