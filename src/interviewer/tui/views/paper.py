"""What is on paper: the handout the candidate gets, and the solution that stays with the interviewer."""

import re
from typing import Literal

from textual.content import Content

from interviewer.model.exercise import Code
from interviewer.model.pack import PinnedQuestion
from interviewer.model.session import Session
from interviewer.reports.words import count
from interviewer.tui.ink import ACCENT, LABEL, MUTED, PLAIN, ends, ink, join
from interviewer.tui.key_names import key_short
from interviewer.tui.keymap import DEFAULT_KEYMAP, Keymap
from interviewer.tui.views.lines import hanging

_BROKEN_FROM = 36
"""Characters from which a line may have been broken because it was full."""
_COLUMNS = re.compile(r"\S {2,}\S|\S \| \S")
_ITEM = re.compile(r"(\s*(?:[-*]|\d{1,2}[.)]) +)(\S.*)")

Page = Literal["sheet", "handout", "solution"]
"""The sides a question can be looked at from; `sheet` is the interviewer's own."""


def pages(session: Session) -> tuple[Page, ...]:
    """Return the pages that the stop at hand has, the sheet first."""
    question = session.questions.get(session.interview.current)
    handout: tuple[Page, ...] = ("handout",) if question and question.handout else ()
    solution: tuple[Page, ...] = ("solution",) if question and question.solution else ()
    return ("sheet", *handout, *solution)


def handed_out(session: Session) -> str:
    """Say what was copied, and another way for terminals that do not pass it on."""
    stop = session.interview.current
    lines = count(session.questions[stop].given.count("\n"), "line")
    return f"Copied {lines}. Did nothing arrive? Try `interviewer handout {stop}` in another window."


def page_strip(session: Session, page: Page, *, wide: bool, keymap: Keymap = DEFAULT_KEYMAP) -> Content:
    """Return the names of the pages, the one that is open marked; nothing where there is but one.

    When *wide* the sheet is always there, and the plan gives way to the papers.
    """
    known = pages(session)
    if len(known) == 1:
        return Content("")
    words = {"sheet": "plan" if wide else "sheet", "handout": "handout", "solution": "solution"}
    names = [
        ink(f"[{words[name]}]", ACCENT) if name == page else ink(f" {words[name]} ", MUTED) for name in known
    ]
    turns = map(key_short, keymap.action("live.page").shown_keys[:1])
    return join(*names, *(ink(f" {key}", MUTED) for key in turns))


def paper_head(session: Session, page: Page, width: int, *, keymap: Keymap = DEFAULT_KEYMAP) -> Content:
    """Return the heading of a page: what it is, who gets to see it, and how to hand it over."""
    question = session.questions[session.interview.current]
    code = _code(question, page)
    size = ""
    if code:
        from interviewer.reports.facts import code_words

        size = code_words(code)
    if page == "handout":
        left = join(ink("THE CANDIDATE GETS", LABEL), ink(f"  {size}".rstrip(), MUTED))
        return ends(left, ink(f"{keymap.name('live.copy')} copies it", MUTED), width)
    name = "WITH THE FAULTS MENDED" if question.faults else "REFERENCE SOLUTION"
    left = join(ink(name, LABEL), ink(f"  {size}".rstrip(), MUTED))
    return ends(left, ink("yours alone", MUTED), width)


def paper_lines(session: Session, page: Page, width: int) -> list[Content]:
    """Return the text and the code of a page in *width* cells."""
    from interviewer.tui.views.code import code_lines

    question = session.questions.get(session.interview.current)
    code = _code(question, page) if question else None
    if question is None or code is None:
        return []
    lines: list[Content] = []
    for lead, text in reflowed(code.text):
        lines += hanging(ink(lead, PLAIN), ink(text, PLAIN), width)
    if lines and code.lines:
        lines.append(Content(""))
    marks = _marks(question) if page == "handout" else {}
    found = {question.faults[name].line for name in _found(session) if name in question.faults}
    lines += code_lines(code, width, marks, found) if code.lines else []
    return lines + (_mends(question, width) if page == "solution" else [])


def reflowed(text: str) -> list[tuple[str, str]]:
    """Return *text* as (lead, rest) pairs to wrap anew: the author broke lines only for their own editor.

    Lines of a paragraph are joined; an item of a list goes on in the indented lines below it. What the author
    lined up stays as it is: other indented lines, columns, and lines too short to have been broken.
    """
    parts: list[tuple[str, str]] = []
    broken = False  # whether the line above may have been broken for its length
    for line in text.strip("\n").rstrip().split("\n") if text.strip() else []:
        item = _ITEM.match(line)
        lead, rest = (item[1], item[2]) if item else (line[: len(line) - len(line.lstrip())], line.strip())
        above_lead, above = parts[-1] if parts else ("", "")
        of_item = _ITEM.match(f"{above_lead}x") is not None
        lined_up = _COLUMNS.search(rest) is not None
        if broken and rest and not item and not lined_up and (of_item if lead else not above_lead):
            parts[-1] = (above_lead, f"{above} {rest}")
        else:
            parts.append((lead, rest))
        broken = len(line) >= _BROKEN_FROM and not lined_up
    return parts


def _code(question: PinnedQuestion, page: Page) -> Code | None:
    return question.handout if page == "handout" else question.solution if page == "solution" else None


def _mends(question: PinnedQuestion, width: int) -> list[Content]:
    """Return what to do about each fault, by its number."""
    lines: list[Content] = []
    for number, fault in enumerate(question.faults.values(), start=1):
        if fault.mend:
            lines += hanging(ink(f"{number:>2} ", ACCENT), ink(fault.mend, PLAIN), width)
    return [Content(""), *lines] if lines else []


def _marks(question: PinnedQuestion) -> dict[int, str]:
    """Return the numbers of the faults, as the sheet counts them, by the line they are on."""
    marks: dict[int, str] = {}
    for number, fault in enumerate(question.faults.values(), start=1):
        marks[fault.line] = f"{marks[fault.line]}+" if fault.line in marks else str(number)
    return marks


def _found(session: Session) -> tuple[str, ...]:
    return session.response(session.interview.current).ticks("faults")
