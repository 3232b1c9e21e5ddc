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
    LATE_SECONDS,
    LINGER_SECONDS,
    QUIET_SECONDS,
    WholePastes,
    open_paste_waits,
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


@pytest.fixture
def read_by_the_driver(monkeypatch: pytest.MonkeyPatch) -> WholePastes:
    monkeypatch.setattr(WholePastes, "reading", None)
    return WholePastes.going_on()


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
    """What was typed meanwhile stands in it, in order."""
    parser = WholePastes(now=clock)
    assert not [*parser.feed(f"{START}pasted, ")]
    for letter in "and typed\x11":
        clock.seconds += QUIET_SECONDS / 20
        assert not [*parser.feed(letter), *parser.tick()]
    clock.seconds += QUIET_SECONDS
    assert seen(parser.tick()) == ["pasted, and typed\x11"]
    assert seen(parser.feed("a\x1b[A")) == [("Key", "a"), ("Key", "up")]
    assert seen(parser.feed(f"b{START}c{END}d")) == [("Key", "b"), "c", ("Key", "d")]


REST = "c\x11" * BY_HAND


@pytest.mark.parametrize(
    ("begun", "rest", "told"),
    [
        pytest.param("a", [f"\x11b{END}"], ["\x11b"], id="brings its end"),
        pytest.param("a", [REST, f"\x11{END}"], [f"{REST}\x11"], id="comes fast"),
        pytest.param("a\x1b[20", ["1~"], [], id="rest of the end"),
        pytest.param("a\x1b[20", ["1", "~"], [], id="rest of the end in pieces"),
        pytest.param("a\x1b", [f"[93mb{END}"], ["\x1b[93mb"], id="no end yet"),
    ],
)
def test_the_rest_of_a_paste_that_stood_still_for_long_is_text_as_well(
    clock: Clock, begun: str, rest: list[str], told: list[str]
) -> None:
    parser = WholePastes(now=clock)
    assert not [*parser.feed(START + begun)]
    clock.seconds += QUIET_SECONDS
    assert seen(parser.tick()) == ["a"]
    clock.seconds += QUIET_SECONDS
    assert [thing for piece in rest for thing in (*seen(parser.feed(piece)), *seen(parser.tick()))] == told
    assert seen(parser.feed("x")) == [("Key", "x")]


@pytest.mark.parametrize("cut", range(1, len(START)))
def test_another_paste_behind_one_that_was_cut_off_is_one_of_its_own(clock: Clock, cut: int) -> None:
    parser = WholePastes(now=clock)
    assert not [*parser.feed(f"{START}a")]
    clock.seconds += QUIET_SECONDS
    assert seen(parser.tick()) == ["a"]
    assert seen(parser.feed(f"x{START[:cut]}")) == [("Key", "x")]
    assert seen(parser.feed(f"{START[cut:]}\x11{END}y")) == ["\x11", ("Key", "y")]


def test_what_comes_in_one_piece_with_the_mark_is_text_at_an_end_as_well(clock: Clock) -> None:
    parser = WholePastes(now=clock)
    assert not [*parser.feed(f"{START}ab\x1b[Ared")]
    assert parser.hurry()
    assert seen(parser.tick()) == ["ab\x1b[Ared"]


def test_long_after_a_paste_that_was_cut_off_many_keys_at_once_are_keys(clock: Clock) -> None:
    parser = WholePastes(now=clock)
    assert not [*parser.feed(f"{START}a")]
    clock.seconds += QUIET_SECONDS
    assert seen(parser.tick()) == ["a"]
    clock.seconds += LATE_SECONDS
    assert seen(parser.feed("k" * 2 * BY_HAND)) == [("Key", "k")] * 2 * BY_HAND


def test_the_rest_is_known_after_a_stop_as_well(clock: Clock, read_by_the_driver: WholePastes) -> None:
    parser = WholePastes.reading = WholePastes(now=clock)
    assert not [*parser.feed(f"{START}a\x1b[20")]
    clock.seconds += QUIET_SECONDS
    assert seen(parser.tick()) == ["a"]
    assert not [*WholePastes.going_on().feed("1~")]


def test_keys_are_not_taken_for_the_rest(clock: Clock) -> None:
    """Neither behind half a mark, nor behind another beginning."""
    parser = WholePastes(now=clock)
    assert not [*parser.feed(f"{START}a"), *parser.feed(START), *parser.feed("b\x1b[20")]
    clock.seconds += QUIET_SECONDS
    assert seen(parser.tick()) == [f"a{START}b"]
    assert seen(parser.feed("x")) == [("Key", "x")]
    assert seen(parser.feed("1~")) == [("Key", "1"), ("Key", "tilde")]


def test_quiet_is_counted_from_what_came_last_and_was_more_than_a_hand_types(clock: Clock) -> None:
    parser = WholePastes(now=clock)
    assert not [*parser.feed(START + "a" * 150)]
    clock.seconds += QUIET_SECONDS - 0.05
    assert not [*parser.feed("b" * 30), *parser.tick()]
    clock.seconds += QUIET_SECONDS - 0.05
    assert not [*parser.tick()]
    assert seen(parser.feed(f"\x11c{END}")) == ["a" * 150 + "b" * 30 + "\x11c"]


@pytest.mark.parametrize(
    ("told", "name", "each"),
    [
        pytest.param("\x1b[<35;29;14M", "MouseMove", 0.2, id="mouse"),
        pytest.param("\x1b[B", "Key", 1 / 30, id="held key"),
        pytest.param("\x1b[48;24;80;480;800t", "Resize", 1.0, id="size"),
        pytest.param("\x1b[O", "AppBlur", 1.0, id="focus"),
    ],
)
def test_what_a_terminal_tells_is_no_paste_that_goes_on_and_is_not_lost(
    clock: Clock, told: str, name: str, each: float
) -> None:
    parser = WholePastes(now=clock)
    found = [*parser.feed(f"{START}{'my words ' * 5}"), *parser.feed("on")]
    begun = clock.seconds
    while not found and clock.seconds < begun + 3 * QUIET_SECONDS:
        clock.seconds += each
        found = [*parser.feed(told), *parser.tick()]
    assert clock.seconds - begun < QUIET_SECONDS + 2 * each
    assert seen(found[:1]) == [f"{'my words ' * 5}on"]
    assert {type(message).__name__ for message in found[1:]} == {name}
    assert len(found) - 1 == round((clock.seconds - begun) / each)


def test_keys_of_more_than_a_character_come_behind_what_was_pasted(clock: Clock) -> None:
    parser = WholePastes(now=clock)
    assert not [*parser.feed(f"{START}pasted \x1b[B in one piece"), *parser.feed("\x1b[A")]
    clock.seconds += QUIET_SECONDS
    assert seen(parser.tick()) == ["pasted \x1b[B in one piece", ("Key", "up")]


def test_an_open_paste_is_handed_on_when_an_end_or_a_stop_wants_it(read_by_the_driver: WholePastes) -> None:
    """And the rest of it is text, for whoever reads after the stop as well."""
    assert not open_paste_waits()
    assert not [*read_by_the_driver.feed(f"{START}one \x1b[2"), *read_by_the_driver.tick()]
    assert open_paste_waits()
    assert seen(read_by_the_driver.tick()) == ["one "]
    assert not open_paste_waits()
    assert not [*read_by_the_driver.feed("00"), *read_by_the_driver.feed("~two")]
    after = WholePastes.going_on()
    assert open_paste_waits()
    assert seen(after.tick()) == ["\x1b[200~two"]
    assert not [*after.feed("\x11\x1b[20"), *after.tick()]
    assert seen(WholePastes.going_on().feed("1~x")) == ["\x11", ("Key", "x")]


def test_outside_a_paste_there_is_nothing_to_hand_on(read_by_the_driver: WholePastes) -> None:
    assert seen(read_by_the_driver.feed(f"{START}one{END}x")) == ["one", ("Key", "x")]
    assert not open_paste_waits()
    after = WholePastes.going_on()
    assert not open_paste_waits()
    assert seen(after.feed("x")) == [("Key", "x")]


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
        clock.seconds += QUIET_SECONDS * 0.9
        assert not [*parser.feed("\x11" * (BY_HAND + 1)), *parser.tick()]
    assert seen(parser.feed(END)) == ["\x11" * (BY_HAND + 1) * 100]


def test_an_empty_paste_whose_end_never_comes_is_nothing(clock: Clock) -> None:
    parser = WholePastes(now=clock)
    assert not [*parser.feed(START)]
    clock.seconds += QUIET_SECONDS
    assert not [*parser.tick()]
    assert seen(parser.feed("x")) == [("Key", "x")]


def test_textual_alone_still_makes_keys_of_a_paste() -> None:
    """When this fails Textual may have been mended: see whether `tui.pasted` can go."""
    told = seen(XTermParser().feed(f"{START}a\x1b[93;1mb{END}"))
    assert told != ["a\x1b[93;1mb"]


def test_a_textual_that_reads_in_another_way_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app does not start, rather than to make keys of a paste."""
    take_pastes_whole()
    assert vars(linux_driver)["XTermParser"] == WholePastes.going_on
    with monkeypatch.context() as changed:
        changed.setattr(XTermParser, "feed", lambda parser, data: [events.Key("a", "a")])
        with pytest.raises(HardeningFailed, match="in pieces"):
            take_pastes_whole()
    monkeypatch.delattr(linux_driver, "XTermParser")
    with pytest.raises(HardeningFailed, match="in another way"):
        take_pastes_whole()
