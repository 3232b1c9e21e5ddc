"""Hostile text in every field, name and argument, and every command that prints: nothing steers a terminal.

Each command is run with each of its choices and each of its options, on a terminal, where it matters, and
into a pipe. A new command without a line in `ARGUMENTS` fails; a new option or format needs none.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import click
import pytest

from interviewer.authoring.content import assemble
from interviewer.cli import COMMANDS, program
from interviewer.live.begin import new_session
from interviewer.live.desk import SetUp
from interviewer.store.history import keep_as_it_is
from interviewer.store.process import this_process
from interviewer.store.seam import DISK
from interviewer.store.sources import read_sources
from tests import hostile
from tests.hostile import Poisoner, as_argument, strays, text_fields
from tests.store.rig import GONE, Rig
from tests.terminal.driver import Place

pytestmark = [pytest.mark.terminal, pytest.mark.slow]

EVIL = as_argument(hostile.hostile(0))
EVIL_FOLDER = as_argument(f"p{hostile.TEXTS['title']}{hostile.TEXTS['bidi']}[b]{hostile.TEXTS['c1']}\udcff")
NAMED, ODDLY_NAMED = "2026-10-06-1200-backend-engineer-ce-c5hv3p", "2026-10-15-1330"
"""A session in a file with a name of its own, and one in a file with a hostile name."""
SKILLS = ("apis", "databases")
_SESSION = ([NAMED], [ODDLY_NAMED], [EVIL])
_PEOPLE = ([NAMED], ["a9wq2d"], [EVIL])

ARGUMENTS: Mapping[str, Sequence[Sequence[str]]] = {
    "start": ([EVIL], [hostile.PLAN_ID, "--candidate", EVIL, "--retain-until", EVIL]),
    "resume": ([EVIL], [NAMED]),
    "review": ([EVIL],),
    "revise": ([EVIL], [NAMED]),
    "compare": (["--format", "text"], ["--format", "text", EVIL]),
    "coverage": ([], [hostile.PLAN_ID], [EVIL]),
    "check": ([], ["question_packs"], [EVIL]),
    "list": ([],),
    "show": (*_SESSION, ["2026-11-22-1001"]),
    "history": (*_SESSION, [NAMED, "--show", "2"], [ODDLY_NAMED, "--show", "2", "--restore", "2"]),
    "structure": (*_SESSION, [NAMED, ODDLY_NAMED]),
    "role list": ([],),
    "role show": (["backend-engineer"], [EVIL]),
    "handout": (["http-methods"], ["review-order-pages"], ["own-work-told-twice"], [EVIL]),
    "retention due": ([],),
    "retention hold": (["a4k7ms"], ["a9wq2d"], [EVIL]),
    "retention release": (*_PEOPLE, ["a4k7ms"]),
    "retention set": (*([*one, "2030-01-01"] for one in _PEOPLE), [NAMED, EVIL]),
    "copy-for-candidate": _SESSION,
    "redact": _SESSION,
    "export": (*_SESSION, [NAMED, "--output", "."], [NAMED, ODDLY_NAMED, "--output", EVIL_FOLDER]),
    "keys": ([],),
    "paths": ([],),
    "erase": ([EVIL], [NAMED]),
}
"""For each command what it may be called with. Options are added: each choice, each flag, each text."""
SCREENS_ONLY = {"demo": "opens the home screen, which has a probe, on files of its own"}
OPEN_A_SCREEN = {"start", "resume", "review", "revise"}
"""Here only what they refuse is printed, for there is no keyboard; `test_hostile_screens` opens them."""
FIND_FAULTS = {"check", "coverage"}
"""They say all they have to say, and that by 1 there are faults."""
ON_ONE_LINE = {"role list", "coverage", "check", "keys"}
"""They print titles and what they say themselves, no prose and no paths: nothing unseen is among that."""
LEFT_AS_THEY_ARE = {
    ("show", "toml"): "the file, byte for byte",
    ("redact", ""): "a file, which escapes what TOML wants escaped",
    ("export", ""): "a file, or an archive of files",
    ("handout", ""): "what is pasted, without control characters, as its author wrote it",
}
"""What is somebody's own bytes into a pipe, unless as JSON. On a terminal it is made harmless as all else."""
LAST = ("retention release", "retention hold", "erase")
"""What takes away what others need, or is left by another in a state that it needs."""

RUNNER = """
import json, sys
from interviewer.cli import main
calls, codes = json.load(open(sys.argv[1])), []
for number, words in enumerate(calls):
    print(f"=== {number}", flush=True)
    codes.append(main(words))
    sys.stdout.flush()
    sys.stderr.flush()
json.dump(codes, open(sys.argv[2], "w"))
"""


@dataclass(frozen=True)
class Call:
    command: str
    words: tuple[str, ...]

    @property
    def is_raw(self) -> bool:
        as_it_is = any(self.command == name and form in ("", *self.words) for name, form in LEFT_AS_THEY_ARE)
        return as_it_is and "json" not in self.words


def commands() -> dict[str, click.Command]:
    """Return every command there is, by its words."""
    found: dict[str, click.Command] = {}
    top = click.Context(program)
    for name in COMMANDS:
        command = program.get_command(top, name)
        if isinstance(command, click.Group):
            inside = {part: command.get_command(top, part) for part in command.list_commands(top)}
            found |= {f"{name} {part}": one for part, one in inside.items() if one is not None}
        elif command is not None:
            found[name] = command
    return found


def calls() -> list[Call]:
    """Return every command with each set of its arguments, and with each of its options."""
    known = commands()
    order = [name for name in known if name not in LAST] + [name for name in LAST if name in known]
    return [
        Call(name, (*name.split(), *words))
        for name in order
        for arguments in ARGUMENTS.get(name, ())
        for words in _with_options(known[name], list(arguments))
    ]


def _with_options(command: click.Command, arguments: list[str]) -> Iterator[list[str]]:
    options = [one for one in command.params if isinstance(one, click.Option) and "--help" not in one.opts]
    needed = [word for one in options if one.required for word in (one.opts[0], EVIL)]
    plain = [*arguments, *needed]
    yield plain
    for option in options:
        name = option.opts[0]
        if name in plain and not isinstance(option.type, click.Choice):
            continue
        if isinstance(option.type, click.Choice):
            yield from ([*plain, name, str(choice)] for choice in option.type.choices)
        elif option.is_flag:
            yield [*plain, name]
        else:
            yield [*plain, name, EVIL]


def in_a(folder: Path) -> Place:
    """Return a place with hostile names and files, that of its settings among them."""
    place = Place(folder, {"EDITOR": EVIL}).make()
    poison(place)
    # Whoever is not known is let into nothing of others.
    config = place.home / "config" / "interviewer" / "config.toml"
    name = hostile._quoted(hostile.in_toml(hostile.hostile(3)))
    with config.open("r+", encoding="utf-8") as file:
        settings = file.read().replace("\n", f"\ninterviewer = {name}\n", 1)
        file.seek(0)
        file.write(settings)
    leave(place)
    return place


class Before(Rig):
    """An interview before the tests in the folders of a *place*, where the program keeps it."""

    @property
    def sessions(self) -> Path:
        return self.root / "workspace" / "sessions"

    @property
    def journals(self) -> Path:
        return self.state / "journals"

    @property
    def state(self) -> Path:
        return self.root / "home" / "state" / "interviewer"

    @property
    def path(self) -> Path:
        return self.sessions / "2026-11-01-1000-backend-engineer-x-w7x2yz.toml"


def leave(place: Place) -> None:
    """Leave earlier versions of hostile sessions, and a session whose last words are only in a journal.

    No journal where the name of the folder is not UTF-8: there the program refuses to begin.
    """
    before = Before(place.root, process=replace(this_process(), pid=GONE.pid))
    files = {path.name[:15]: path for path in place.sessions}
    for name, key in ((NAMED[:15], "c5hv3p"), (ODDLY_NAMED, "a9wq2d")):
        keep_as_it_is(DISK, before.state, key, files[name])
    if "\udcff" in str(place.root):
        return
    content = assemble(read_sources(place.workspace / "question_packs"))
    candidate, interviewer = (hostile.in_toml(hostile.short(number)) for number in (910, 911))
    setup = SetUp(hostile.PLAN_ID, candidate, interviewer)
    session = new_session("w7x2yz", setup, content, before.clock.now())
    before.begin(session).type(session.stops[0], hostile.hostile(912))
    before.pass_time(0.3)


def poison(place: Place) -> Poisoner:
    """Fill *place* with hostile files of every kind."""
    poisoner = Poisoner()
    hostile.poison_packs(place.workspace / "question_packs", poisoner)
    (place.workspace / "sessions").mkdir(exist_ok=True)
    hostile.poison_sessions(place.workspace / "sessions", poisoner)
    config = place.home / "config" / "interviewer"
    config.mkdir(parents=True)
    evil = json.dumps(hostile.in_toml(hostile.hostile(3))).replace("\\x7f", "")
    own, name = (hostile._quoted(hostile.in_toml(hostile.hostile(number))) for number in (3, 4))
    (config / "config.toml").write_text(
        f'format = "config/1"\ntheme = {own}\n{name} = {own}\n[keys]\n"live.next" = [{own}]\n{name} = "x"\n'
    )
    (config / "remembered.toml").write_text(
        f'format = "remembered/1"\ninterviewer = {evil}\nplan = {evil}\ntheme = {evil}\n'
    )
    return poisoner


def test_every_command_has_a_probe() -> None:
    known = set(commands())
    assert known <= {*ARGUMENTS, *SCREENS_ONLY}
    assert {call.command for call in calls()} == known - set(SCREENS_ONLY)


def test_every_field_that_takes_text_holds_hostile_text(tmp_path: Path) -> None:
    """A new field of any model is in no file of the workspace until somebody sees to it."""
    assert poison(Place(tmp_path).make()).filled == text_fields()


def said(output: bytes) -> list[bytes]:
    """Return what each call printed."""
    return output.replace(b"\r\n", b"\n").split(b"=== ")[1:]


def files(place: Place, kind: str) -> tuple[Path, Path]:
    return place.root / f"{kind}.calls", place.root / f"{kind}.codes"


def assert_harmless(place: Place, output: bytes, asked: Sequence[Call], codes: Path) -> None:
    """Every call ended as calls do, and printed nothing that steers."""
    ended = json.loads(codes.read_text(encoding="ascii"))
    told = said(output)
    assert len(told) == len(asked) == len(ended)
    found = [
        strays(one, app=False, unseen=call.command not in ON_ONE_LINE)
        for call, one in zip(asked, told, strict=True)
    ]
    wrong = [
        (" ".join(call.words)[:80], code, (stray or [repr(one[-300:])])[:3])
        for call, one, code, stray in zip(asked, told, ended, found, strict=True)
        if code not in (0, 1, 2) or b"Traceback" in one or b"Something went wrong" in one or stray
    ]
    assert not wrong, "\n".join(map(str, wrong))
    assert list((place.home / "state" / "interviewer").glob("crashes/*")) == []


def command_line(place: Place, kind: str, asked: Sequence[Call]) -> list[str]:
    given, codes = files(place, kind)
    given.write_text(json.dumps([call.words for call in asked]), encoding="ascii")
    return [sys.executable, "-c", RUNNER, str(given), str(codes)]


def assert_each_worked(asked: Sequence[Call], codes: Path) -> None:
    """Every command did at least once what it is for: words of a refusal are few."""
    ended = json.loads(codes.read_text(encoding="ascii"))
    worked = {
        call.command
        for call, code in zip(asked, ended, strict=True)
        if code == 0 or (code == 1 and call.command in FIND_FAULTS)
    }
    assert {call.command for call in asked} - worked == OPEN_A_SCREEN


def on_a_terminal(command: Sequence[str], place: Place) -> bytes:
    """Run *command* with a terminal for its output, and return all of it. Nothing draws it: it is much."""
    ours, theirs = os.openpty()
    with subprocess.Popen(
        command,
        env=place.environment,
        cwd=place.workspace,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    ) as running:
        os.close(theirs)
        output = bytearray()
        with suppress(OSError):  # nobody holds the other end any more
            while data := os.read(ours, 65536):
                output += data
        os.close(ours)
    assert running.returncode == 0, bytes(output[-2000:])
    return bytes(output)


def test_on_a_terminal_nothing_that_is_printed_steers_it(tmp_path: Path) -> None:
    place = in_a(tmp_path / EVIL_FOLDER)
    asked = calls()  # without a keyboard, so that no screen opens
    raw = on_a_terminal(command_line(place, "terminal", asked), place)
    assert_harmless(place, raw, asked, files(place, "terminal")[1])
    assert_each_worked(asked, files(place, "terminal")[1])
    # What people wrote is there as they wrote it, and no more.
    assert len(hostile.NUMBERED.findall(raw.decode())) > 500
    assert b"[@click=app.quit]q[/]" in raw


def test_into_a_pipe_nothing_that_is_printed_steers_a_terminal_later(tmp_path: Path) -> None:
    place = in_a(tmp_path / EVIL_FOLDER.replace("\udcff", ""))
    asked = [call for call in calls() if not call.is_raw]
    with (place.root / "printed").open("w+b") as printed:
        ended = subprocess.run(
            command_line(place, "pipe", asked),
            env=place.environment,
            cwd=place.workspace,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
            check=False,
        )
        printed.seek(0)
        output = printed.read()
    assert ended.returncode == 0, output[-2000:]
    assert_harmless(place, output, asked, files(place, "pipe")[1])
    assert_each_worked(asked, files(place, "pipe")[1])
    assert b"w7x2yz" in output


@pytest.mark.parametrize(
    "text",
    [
        *("\x1b[31m", "\x1b]0;x\x07", "\x07", "\x9b", "\x00", "\x7f", "\u202e", "\u2028", "\r\x08", "\r"),
        *("\u200b", "\u200d", "\u200e", "\u200f", "\u061c", "\u2060", "\U000e0041"),
    ],
)
def test_the_search_finds_what_it_looks_for(text: str) -> None:
    assert strays(f"before {text} after".encode(), app=False, unseen=False)
    assert strays(b"one\r\ntwo\n", app=False, unseen=False) == []


def test_of_an_app_only_what_it_sends_by_itself_is_passed_over() -> None:
    allowed = "\x1b[?1049h\x1b[1;31mx\x1b[0m\x1b[5;3H\x1b]22;default\x07\x1b[>25u\x1b[?2026$p\x1b[?1049l"
    assert strays(allowed.encode(), app=True) == []
    for text in (
        *("\x1b]52;c;x\x07", "\x1b]0;x\x07", "\x1bP1q\x1b\\", "\x1b_x\x1b\\", "\x1bc", "\x1b]8;;x\x07"),
        *("\x1b[2J", "\x1b[H", "\x1b[6n", "\x1b[21t", "\x1b[?47h", "\x1b7", "\x1b[?1049l"),
        *(f"\x1b[31;{hostile.MARK}m", f"\x1b[{hostile.MARK};1H"),
    ):
        assert strays(f"{allowed}{text}".encode(), app=True)
