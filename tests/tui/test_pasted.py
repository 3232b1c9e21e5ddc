"""All that stands between the two marks of a paste is one text, in order: none of it is a key."""

import codecs
import sys
from collections.abc import Iterable
from itertools import pairwise
from types import FrameType
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from textual import _parser, events
from textual._xterm_parser import BRACKETED_PASTE_END as END
from textual._xterm_parser import BRACKETED_PASTE_START as START
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.message import Message

from interviewer.tui.hardening import HardeningFailed
from interviewer.tui.pasted import (
    BY_HAND,
    LINGER_SECONDS,
    LOOK_SECONDS,
    WholePastes,
    take_pastes_whole,
)

if TYPE_CHECKING:
    from _typeshed import TraceFunction

PIECES = [
    b"\x1b",
    b"[",
    b"[20",
    b"0~",
    b"1~",
    b"\x1b[",
    b"\x1b[200~",
    b"\x07",
    b"\x11",
    b"\xe7\x95\x8c",
    b"a",
]
HOSTILE = {
    "reordered": "abc \x1b[93;1mdef ",
    "bell": "Nab \x1b]52;c;QQ== \x07 def",
    "quit": "a\x1b\x11b",
    "focus": "a\x1b[Ib\x1b[Oc",
    "mouse": "a\x1b[<0;10;10Mb",
    "size": "a\x1b[48;24;80;480;800tb",
    "again": "a\x1b[200~b",
    "nearly": "a\x1b[201\x1b[20\x1b",
    "escapes": "\x1b\x1b\x1b",
}


class Clock:
    """Seconds that pass when told, for this parser and for Textual's."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(_parser, "get_time", clock)
    return clock


def seen(messages: Iterable[Message]) -> list[object]:
    """Return a text for each paste and a pair for each key, in order."""
    return [
        message.text
        if isinstance(message, events.Paste)
        else (type(message).__name__, getattr(message, "key", ""))
        for message in messages
    ]


def read(parser: XTermParser, pieces: Iterable[bytes]) -> list[object]:
    """Return what the driver would hand on of *pieces* that arrive one after the other."""
    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    return [
        thing
        for piece in pieces
        if (text := decode(piece))
        for thing in (*seen(parser.feed(text)), *seen(parser.tick()))
    ]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_an_escape_in_a_paste_is_text_and_what_follows_the_paste_is_a_key(text: str) -> None:
    whole = f"x{START}{text}{END}y".encode()
    told = [("Key", "x"), text, ("Key", "y")]
    assert read(WholePastes(), [whole]) == told
    assert read(WholePastes(), [bytes([byte]) for byte in whole]) == told


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=20).map(b"".join),
    st.lists(st.integers(0, 200), max_size=8),
)
@example(b"\x1b", [])
@example(b"\xe7\x95\x8c\x1b\x11", [7, 8, 9, 10])
def test_no_byte_of_a_paste_is_ever_a_key_wherever_it_is_split(pasted: bytes, cuts: list[int]) -> None:
    assume(END.encode() not in pasted)
    whole = START.encode() + pasted + END.encode()
    ends = [0, *sorted(cut for cut in cuts if cut < len(whole)), len(whole)]
    pieces = [whole[begin:end] for begin, end in pairwise(ends)]
    text = pasted.decode(errors="replace").replace("\x00", "")
    assert read(WholePastes(), pieces) == ([text] if text else [])


def test_keys_and_pastes_in_turn_keep_their_order() -> None:
    sent = f"a{START}one{END}\x1b[A{START}{END}b{START}two{END}\r"
    told = [("Key", "a"), "one", ("Key", "up"), ("Key", "b"), "two", ("Key", "enter")]
    assert seen(WholePastes().feed(sent)) == told


def test_megabytes_are_taken_in_time_that_grows_with_them_alone() -> None:
    """Counted are the lines of Python that are run: a clock would be noise."""
    lines = 0

    def count(frame: FrameType, event: str, argument: object) -> "TraceFunction":
        nonlocal lines
        lines += 1
        return count

    piece = "x\x1b" * 2048
    parser = WholePastes()
    assert not [*parser.feed(START)]
    before = sys.gettrace()
    sys.settrace(count)
    try:
        for _ in range(1000):
            assert not [*parser.feed(piece)]
    finally:
        sys.settrace(before)
    assert lines < 1000 * 100  # a hundred a piece of 4096 characters: none is looked at by itself
    assert seen(parser.feed(END)) == [piece * 1000]


@pytest.mark.parametrize("cut", range(3, len(START)))
def test_a_mark_that_a_network_delivers_in_pieces_is_still_one(clock: Clock, cut: int) -> None:
    parser = WholePastes(now=clock)
    assert not [*parser.feed(START[:cut])]
    clock.seconds += LINGER_SECONDS * 0.9
    assert not [*parser.tick()]
    assert seen(parser.feed(f"{START[cut:]}\x11{END}")) == ["\x11"]


def test_what_only_looks_like_a_mark_is_keys_in_the_end(clock: Clock) -> None:
    """And the escape key is one as soon as it was."""
    parser = WholePastes(now=clock)
    assert not [*parser.feed("\x1b[20")]
    clock.seconds += LINGER_SECONDS
    assert seen(parser.tick()) == [("Key", "left_square_bracket"), ("Key", "2"), ("Key", "0")]
    assert not [*parser.feed("\x1b")]
    clock.seconds += 0.2
    assert seen(parser.tick()) == [("Key", "escape")]
    names = ("left_square_bracket", "2", "0", "0", "tilde", "x")
    assert seen(parser.feed("[200~x")) == [("Key", name) for name in names]


def test_a_paste_whose_end_never_comes_is_handed_on_as_text_and_keys_are_keys_again(clock: Clock) -> None:
    """What was typed meanwhile stands in it, in order; the last mark may come after all, and is nothing."""
    parser = WholePastes(now=clock)
    assert not [*parser.feed(f"{START}pasted, ")]
    for letter in "and typed\x11":
        clock.seconds += LOOK_SECONDS / 20
        assert not [*parser.feed(letter), *parser.tick()]
    clock.seconds += LOOK_SECONDS
    assert seen(parser.tick()) == ["pasted, and typed\x11"]
    assert seen(parser.feed(f"a{END}b")) == [("Key", "a"), ("Key", "b")]
    assert seen(parser.feed(f"{START}c{END}")) == ["c"]


def test_one_who_types_on_without_a_pause_has_the_keys_back_as_well(clock: Clock) -> None:
    parser = WholePastes(now=clock)
    assert not [*parser.feed(START)]
    told: list[object] = []
    for _ in range(200):
        clock.seconds += 0.1
        told += [*seen(parser.feed("k")), *seen(parser.tick())]
    text = told[0]
    assert isinstance(text, str)
    assert text + "k" * (len(told) - 1) == "k" * 200
    assert set(told[1:]) == {("Key", "k")}


def test_a_paste_that_is_slow_is_not_ended_while_it_comes(clock: Clock) -> None:
    parser = WholePastes(now=clock)
    assert not [*parser.feed(START)]
    for _ in range(100):
        clock.seconds += LOOK_SECONDS
        assert not [*parser.feed("\x11" * BY_HAND), *parser.tick()]
    assert seen(parser.feed(END)) == ["\x11" * BY_HAND * 100]


def test_an_empty_paste_whose_end_never_comes_is_nothing(clock: Clock) -> None:
    parser = WholePastes(now=clock)
    assert not [*parser.feed(START)]
    clock.seconds += LOOK_SECONDS
    assert not [*parser.tick()]
    assert seen(parser.feed("x")) == [("Key", "x")]


def test_textual_alone_still_makes_keys_of_a_paste() -> None:
    """When this fails Textual may have been mended: see whether `tui.pasted` can go."""
    told = seen(XTermParser().feed(f"{START}a\x1b[93;1mb{END}"))
    assert told != ["a\x1b[93;1mb"]


def test_a_textual_that_reads_in_another_way_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app does not start, rather than to make keys of a paste."""
    take_pastes_whole()
    assert vars(linux_driver)["XTermParser"] is WholePastes
    with monkeypatch.context() as changed:
        changed.setattr(XTermParser, "feed", lambda parser, data: [events.Key("a", "a")])
        with pytest.raises(HardeningFailed, match="in pieces"):
            take_pastes_whole()
    monkeypatch.delattr(linux_driver, "XTermParser")
    with pytest.raises(HardeningFailed, match="in another way"):
        take_pastes_whole()
