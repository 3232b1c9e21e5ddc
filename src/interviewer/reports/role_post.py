"""A role as a job post: a sequence of blocks that text, Markdown and HTML are made from alike."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from interviewer.model.role import PLACEHOLDER, Application, Company, Duty, Pay, Posting, Role
from interviewer.model.rubric import Rubric
from interviewer.reports.layout import printable

_WORDS = {"on-site": "on site", "full-time": "full time", "part-time": "part time"}
_DUTIES = "What you will do"
_REQUIREMENTS = "What you bring"
_NICE_TO_HAVE = "Nice to have"
_NOT_NEEDED = "Nobody is turned down for lacking any of these."
_DASH = re.compile(r"\s*-\s+(?=\S)")
"""How a line of prose begins that is an entry of a list."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text; one that is to be filled in says what goes there."""

    text: str
    to_fill: bool = False


Text = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: of the post at level 1, of a part of it at level 2."""

    level: int
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Text


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list, with the names of the skills it takes when they are asked for."""

    text: Text
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list whose order carries no meaning."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names, each with what is so called."""

    facts: tuple[tuple[str, Text], ...]


Block = Heading | Paragraph | Items | Facts


def role_post(role: Role, *, with_skills: bool = False, rubric: Rubric | None = None) -> tuple[Block, ...]:
    """Return the post for *role*.

    *with_skills* adds to each duty the skills it takes, by their titles in *rubric*: for those who hire, not
    for those who apply.
    """
    titles = {name: skill.title for name, skill in rubric.skills.items()} if rubric else {}
    return tuple(_blocks(role, titles, with_skills=with_skills))


def to_fill_in(post: Iterable[Block]) -> tuple[str, ...]:
    """Return what is to be filled in, in the order of *post*, each once."""
    parts: dict[str, str] = {}
    for text in (text for block in post for text in _texts(block)):
        for span in text:
            if span.to_fill:
                parts.setdefault(span.text.casefold(), span.text)
    return tuple(parts.values())


def _blocks(role: Role, titles: Mapping[str, str], *, with_skills: bool) -> Iterator[Block]:
    def duties(table: Mapping[str, Duty]) -> Items:
        return Items(tuple(_item(duty, titles, with_skills=with_skills) for duty in table.values()))

    yield Heading(1, _text(role.title))
    yield _head(role.posting)
    yield from _company(role.company)
    yield _heading("The job")
    yield from _prose(role.job)
    if role.projects:
        yield Paragraph(_text("Typical projects:"))
        yield _lines(role.projects)
    yield _heading(_DUTIES)
    yield duties(role.responsibilities)
    yield _heading(_REQUIREMENTS)
    yield duties(role.requirements)
    if role.nice_to_have:
        yield _heading(_NICE_TO_HAVE)
        yield Paragraph(_text(_NOT_NEEDED))
        yield duties(role.nice_to_have)
    if role.offer:
        yield _heading("What we offer")
        yield _lines(role.offer)
    yield from _pay(role.pay)
    yield from _application(role.application)


def _head(posting: Posting) -> Facts:
    workplaces = f"{posting.location} ({_either(posting.workplace)})"
    return _facts(
        {"Company": posting.company, "Location": workplaces, "Type": _either(posting.employment, first=True)}
    )


def _company(company: Company) -> Iterator[Block]:
    yield _heading("About the company")
    for text in (company.introduction, company.mission, company.growth):
        yield from _prose(text)


def _pay(pay: Pay | None) -> Iterator[Block]:
    facts = {"We pay": pay.offered, "For orientation": pay.market, "According to": pay.source} if pay else {}
    if any(facts.values()):
        yield _heading("Pay")
        yield _facts(facts)


def _application(application: Application) -> Iterator[Block]:
    yield _heading("How to apply")
    yield _facts({"Send": application.send, "To": application.to})
    yield from _prose(application.then)


def _heading(text: str) -> Heading:
    return Heading(2, _text(text))


def _item(duty: Duty, titles: Mapping[str, str], *, with_skills: bool) -> Item:
    skills = tuple(printable(titles.get(skill, skill)) for skill in duty.skills) if with_skills else ()
    return Item(_text(duty.text), skills)


def _lines(lines: Iterable[str]) -> Items:
    return Items(tuple(Item(_text(line)) for line in lines))


def _facts(facts: Mapping[str, str]) -> Facts:
    return Facts(tuple((name, _text(fact)) for name, fact in facts.items() if fact))


def _prose(prose: str) -> Iterator[Paragraph | Items]:
    """Yield the paragraphs and lists of *prose*.

    A blank line ends what stands above it, and a dash begins an entry; other line breaks mean nothing.
    """
    parts: list[tuple[bool, list[str]]] = []
    ended = True
    for line in prose.split("\n"):
        dash = _DASH.match(line)
        if dash or (ended and line.strip()):
            parts.append((dash is not None, [line[dash.end() :] if dash else line]))
        elif line.strip():
            parts[-1][1].append(line)
        ended = not line.strip()
    for listed, group in groupby(parts, key=itemgetter(0)):
        texts = [" ".join(lines) for _, lines in group]
        if listed:
            yield _lines(texts)
        else:
            yield from (Paragraph(_text(text)) for text in texts)


def _text(text: str) -> Text:
    return tuple(_spans(" ".join(printable(text).split())))


def _spans(line: str) -> Iterator[Span]:
    end = 0
    for match in PLACEHOLDER.finditer(line):
        if match.start() > end:
            yield Span(line[end : match.start()])
        yield Span(match[1].strip(), to_fill=True)
        end = match.end()
    if end < len(line):
        yield Span(line[end:])


def _texts(block: Block) -> Iterator[Text]:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield text
        case Items(items=items):
            yield from (item.text for item in items)
        case Facts(facts=facts):
            yield from (text for _, text in facts)


def _either(names: tuple[str, ...], *, first: bool = False) -> str:
    """Return *names* as people say them, `on site, hybrid or remote`; with *first*, as a sentence begins."""
    *most, last = [_WORDS.get(name, name) for name in dict.fromkeys(names)]
    said = f"{', '.join(most)} or {last}" if most else last
    return said[:1].upper() + said[1:] if first else said
