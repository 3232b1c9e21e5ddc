"""An hour at the keyboard, with everything the live screen has; then its file, line by line, with its times.

The script is in `hour`, the language it is written in is in `steps`, and what the file has to say afterwards
is in `hour_file`. By default the hour takes seconds, and one types as fast as the screen can follow. The real
hour, at ten keys a second, once for each of the two sizes:

    make test ARGS="tests/terminal/test_hour.py --hour 3600"
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from time import monotonic, time
from typing import Any

import pytest
import tomli

from interviewer.model.seal import seal_of
from tests.terminal import hour
from tests.terminal.driver import Terminal
from tests.terminal.hour_file import FILE, At, Heard, Lasted, Noted, Took
from tests.terminal.typist import Moment, Stopwatch, Typist

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

STAMPED = re.compile(r"(\d\d):(\d\d):(\d\d) (.*)")


@pytest.mark.parametrize("size", [(62, 30), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_file_says_what_was_typed_and_when(
    tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config, size: tuple[int, int]
) -> None:
    place = hour.set_up(tmp_path_factory.mktemp("hour"))
    command = [sys.executable, "-m", "interviewer", *hour.HELD]
    spawned = monotonic()
    terminal = Terminal(command, environment=place.environment, folder=place.workspace, size=size)
    try:
        terminal.wait_for(hour.EMPTY)
        typist = Typist(terminal, pytestconfig.getoption("--hour"))
        typist.clock.begun = Moment(spawned, monotonic())
        typist.play(hour.SCRIPT)
        terminal.do("app.quit")
        assert terminal.wait_end() == 0
    finally:
        terminal.clear_away()
    (path,) = place.sessions
    saved = tomli.loads(path.read_text(encoding="utf-8"))
    narrow(typist.clock, saved["interview"]["started"].timestamp())
    expected, found = [*Script(typist).lines(FILE, saved)], [*lines_of(saved)]
    difference = [*unified_diff(expected, found, "the script", "the file", lineterm="", n=2)]
    assert not difference, "\n".join(["The file says otherwise.", *difference])
    assert saved["seal"] == seal_of(saved)
    least, most = typist.clock.paused
    assert int(least) <= saved["interview"].get("paused", 0) <= round(most)
    took = saved["interview"]["elapsed"] + saved["interview"].get("writing-up", 0)
    print(f"\n{typist.keys} keys in {took} s, {len(typist.gutters)} lines, {len(found)} lines compared")


def narrow(watch: Stopwatch, started: float) -> None:
    """Narrow down when the interview began by the whole second that the file names."""
    named = started - time() + monotonic()
    watch.begun = Moment(max(watch.begun.sent, named), min(watch.begun.seen, named + 1))


def lines_of(value: object, path: str = "") -> Iterator[str]:
    """Yield a value as lines, each with the way to it; notes as they stand in the file."""
    if isinstance(value, Mapping):
        for key in sorted(value):
            yield from lines_of(value[key], f"{path}.{key}" if path else key)
    elif path.endswith(".notes"):
        yield from (f"{path}: {line}" for line in str(value).removesuffix("\n").split("\n"))
    else:
        yield f"{path} = {value!r}"


class Script:
    """What the script says the file has to hold. A time that can be right is written as the file has it."""

    def __init__(self, typist: Typist) -> None:
        self._typist = typist

    def lines(self, wanted: object, got: Any, path: str = "") -> Iterator[str]:
        """Yield what is *wanted* as `lines_of` has it, where the file has *got*."""
        if wanted is ...:
            yield from () if got is None else lines_of(got, path)
        elif isinstance(wanted, Mapping):
            held = got if isinstance(got, Mapping) else {}
            for key in sorted(wanted):
                yield from self.lines(wanted[key], held.get(key), f"{path}.{key}" if path else key)
        elif isinstance(wanted, At | Lasted):
            least, most = self._span(wanted)
            whole = wanted.whole if isinstance(wanted, At) else round
            # The file leaves out that something was rated in second 0: it is the default.
            at = 0 if got is None and path.startswith("ratings.") else got
            fits = at is not None and whole(least) <= at <= whole(most)
            told = () if got is None else (f"{path} = {got}",)
            yield from told if fits else (f"{path} = {least:.2f} to {most:.2f}",)
        elif path.endswith(".notes") and isinstance(wanted, tuple):
            yield from (f"{path}: {line}" for line in self._notes(wanted, str(got or "").split("\n")))
        else:
            yield f"{path} = {wanted!r}"

    def _notes(self, wanted: Sequence[Noted], got: list[str]) -> Iterator[str]:
        """Yield the lines *wanted*; what *got* has at a time that can be right is yielded as it has it."""
        for text, name in self._named(wanted):
            here = next((line for line in got if line.partition(" ")[2] == text), "") if name else text
            if here in got:
                got.remove(here)
            yield here if not name or self._right(here, name) else f"{self._told(name)} {text}"

    def _named(self, wanted: Sequence[Noted]) -> Iterator[tuple[str, str]]:
        """Yield each line with the name of the moment at which it was begun; a blank one has none."""
        for note in wanted:
            match note:
                case Heard(name=name):
                    yield from ((line, line) for line in self._typist.heard[name])
                case Took(text=text, name=name):
                    yield text, name
                case str():
                    yield note, note

    def _right(self, line: str, name: str) -> bool:
        stamped = STAMPED.fullmatch(line)
        if stamped is None:
            return False
        hours, minutes, seconds = (int(part) for part in stamped.groups()[:3])
        least, most = self._bounds(name)
        drawn = f"{hours * 60 + minutes:02}:{seconds:02}"
        at = hours * 3600 + minutes * 60 + seconds
        return int(least) <= at <= int(most) and self._typist.gutters.get(name, drawn) == drawn

    def _told(self, name: str) -> str:
        least, most = self._bounds(name)
        return f"{least:.2f} to {most:.2f} s, drawn as {self._typist.gutters.get(name, 'whatever')},"

    def _span(self, wanted: At | Lasted) -> tuple[float, float]:
        moments, clock = self._typist.moments, self._typist.clock
        if isinstance(wanted, Lasted):
            return clock.between(moments[wanted.first], moments[wanted.last])
        return self._bounds(wanted.name, wanted.last)

    def _bounds(self, name: str, last: str = "") -> tuple[float, float]:
        moments, clock = self._typist.moments, self._typist.clock
        return clock.bounds(moments[name])[0], clock.bounds(moments[last or name])[1]
