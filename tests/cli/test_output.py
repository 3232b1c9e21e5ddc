"""What is printed: harmless in every encoding, as it is for programs, and to nobody without a difference."""

import io
import json
import os
import shutil
import sys
from collections.abc import Callable

import click
import pytest

from interviewer.cli import main
from interviewer.cli.harmless import print_as_it_is
from interviewer.model.custody import Hold
from interviewer.reports.as_json import as_json
from interviewer.store.workspace import shipped_packs
from tests.cli.privacy_place import Place, place
from tests.store.left_everywhere import FIRST, NAME, theirs
from tests.store.rig import LATER

__all__ = ["place"]

STEERING = "\x1b[31m\x9b2J\u202eé\u200b\x07"
PASTED = "\u180e\u200d \u202e山\u200b é\n"


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


Stream = Callable[..., io.TextIOWrapper]


def printed(
    monkeypatch: pytest.MonkeyPatch, say: Callable[[], object], encoding: str, stream: Stream
) -> bytes:
    """Return what *say* prints, called as a command, on both streams of that kind."""
    beneath = io.BytesIO()
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, stream(beneath, encoding=encoding))
    assert main([], click.Command("say", callback=say)) == 0
    sys.stdout.flush()
    sys.stderr.flush()
    return beneath.getvalue()


@pytest.mark.parametrize("stream", [io.TextIOWrapper, Terminal])
@pytest.mark.parametrize("encoding", ["ascii", "ANSI_X3.4-1968", "utf-8", "iso-8859-1"])
@pytest.mark.parametrize("way", ["echo", "err", "print", "writelines"])
def test_no_encoding_of_a_stream_is_a_way_around_what_makes_it_harmless(
    monkeypatch: pytest.MonkeyPatch, way: str, encoding: str, stream: Stream
) -> None:
    ways: dict[str, Callable[[], object]] = {
        "echo": lambda: click.echo(STEERING),
        "err": lambda: click.echo(STEERING, err=True),
        "print": lambda: print(STEERING),
        "writelines": lambda: sys.stdout.writelines([STEERING, "\n"]),
    }
    known = "iso-8859-1" if encoding == "iso-8859-1" else "utf-8"
    told = printed(monkeypatch, ways[way], encoding, stream).decode(known)
    # What click does for itself in a pipe takes the whole of a sequence.
    assert told in ("[31m2Jé\n", "2Jé\n")


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "iso-8859-2"])
def test_what_programs_read_goes_into_a_pipe_as_it_is_and_to_a_terminal_without_what_steers(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    def say() -> None:
        print_as_it_is(PASTED)

    assert printed(monkeypatch, say, encoding, io.TextIOWrapper) == PASTED.encode()
    if encoding == "utf-8":
        assert printed(monkeypatch, say, encoding, Terminal).decode() == " 山 é\n"


def test_a_handout_comes_out_of_a_pipe_as_it_was_written(place: Place) -> None:
    shutil.copytree(shipped_packs() / "rubrics", place.root / "question_packs" / "rubrics")
    pack = (shipped_packs() / "backend-fundamentals.toml").read_text(encoding="utf-8")
    given = "Paste: zero\u200bwidth, \u180e\u200d, \u202aturned\u202c."
    said = 'prompt = "Say'
    assert said in pack
    changed = pack.replace(said, f'prompt = "{given} Say', 1)
    (place.root / "question_packs" / "backend-fundamentals.toml").write_text(changed, encoding="utf-8")
    ran = place.run("handout", "http-methods")
    assert (ran.raw.decode().partition(" Say you are")[0], ran.code) == (given, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-2"])
def test_json_comes_out_of_a_pipe_as_it_went_in(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    form = {"text": f"{PASTED}{STEERING}", "folder": "\udcff\x7f"}
    out = printed(monkeypatch, lambda: print_as_it_is(as_json(form)), encoding, io.TextIOWrapper)
    assert json.loads(out) == form


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["show", FIRST],
        ["structure", FIRST],
        ["compare"],
        ["retention", "due"],
        ["copy-for-candidate", FIRST],
    ],
    ids=" ".join,
)
def test_json_of_each_command_is_in_utf_8(
    place: Place, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    odd = "Zoë Åström 山 🚀"
    session = theirs(submitted=True)
    candidate, plan = session.candidate.but(name=odd), session.plan.but(title=odd)
    place.save(session.but(candidate=candidate, plan=plan))
    beneath = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(beneath, encoding="iso-8859-2"))
    main(["--workspace", str(place.root), *words, "--format", "json"])
    assert odd in beneath.getvalue().decode()
    assert odd in str(json.loads(beneath.getvalue()))


def to_nobody(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """Return the exit code of a command whose output and errors nobody reads."""
    with monkeypatch.context() as patched:
        for name in ("stdout", "stderr"):
            reader, writer = os.pipe()
            os.close(reader)
            patched.setattr(sys, name, os.fdopen(writer, "w", encoding="utf-8"))
        try:
            return main(words)
        finally:
            sys.stdout.close()
            sys.stderr.close()


@pytest.mark.parametrize("held", [False, True])
def test_erasing_does_the_same_and_says_the_same_to_nobody(
    place: Place, monkeypatch: pytest.MonkeyPatch, held: bool
) -> None:
    path = place.save(theirs().but(hold=Hold(since=LATER, why="a dispute")) if held else theirs())
    assert to_nobody(monkeypatch, "--workspace", str(place.root), "erase", NAME, "--yes") == int(held)
    assert path.exists() is held


@pytest.mark.parametrize(
    "words",
    [
        *(
            ["--help"],
            ["list"],
            ["list", "--format", "json"],
            ["show", FIRST],
            ["show", FIRST, "--format", "toml"],
        ),
        *(["export", FIRST], ["redact", FIRST], ["handout", "http-methods"], ["show", "nothing-like-it"]),
        *(["check"], ["check", "--format", "json"], ["retention", "due", "--format", "json"], ["no-command"]),
    ],
    ids=" ".join,
)
def test_a_command_that_nobody_reads_exits_as_it_would_have(
    place: Place, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    place.save(theirs())
    pack = place.root / "question_packs" / "broken.toml"
    pack.parent.mkdir()
    if words[0] in ("check", "coverage"):
        pack.write_text("x =", encoding="utf-8")
    else:
        pack.parent.rmdir()
    code = place.run(*words).code
    assert code == {"check": 1, "no-command": 2}.get(words[0], 2 * (words[-1] == "nothing-like-it"))
    assert to_nobody(monkeypatch, "--workspace", str(place.root), *words) == code
