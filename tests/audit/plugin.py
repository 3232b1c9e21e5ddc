"""Has the test fail in which the program did what it may not, see `hook`, or the whole run."""

import atexit
import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.audit.hook import Watch, teller

SITE = Path(__file__).parent / "site"
FOLDER = "INTERVIEWER_AUDIT_FOLDER"
FILE = "INTERVIEWER_AUDIT"
_DEMO = "interviewer-demo-"


@dataclass(frozen=True)
class Violation:
    """One thing that was done and may not be."""

    what: str
    stack: str
    command: tuple[str, ...]
    test: str

    def __str__(self) -> str:
        """Return all that is known, for whoever looks for the cause."""
        return f"{self.what}\nin {' '.join(self.command)}\nduring {self.test}\n{self.stack}"


class Auditor:
    """Watches this process, and has those watched that it starts."""

    def __init__(self, file: Path, base: Path) -> None:
        """Keep violations in *file*; tests write below *base*."""
        self._file = file
        self._base = os.path.realpath(base)
        self._temporary = os.path.realpath(tempfile.gettempdir())
        self._read = 0
        self._watch = Watch(self._may_write, teller(str(file)), all_is_ours=False)
        sys.addaudithook(self._watch)
        _watch_children(file)

    def _may_write(self, path: str) -> bool:
        below = path.startswith((f"{self._base}{os.sep}", f"{self._temporary}{os.sep}{_DEMO}"))
        of_tests = any(path == place or path.startswith(f"{place}{os.sep}") for place in self._watch.places)
        return below or of_tests or path == self._base

    def new(self) -> list[Violation]:
        """Return what was done since this was asked last; it counts as told."""
        with self._file.open("rb") as file:
            file.seek(self._read)
            whole = file.read().rpartition(b"\n")[0]
        if not whole:
            return []
        self._read += len(whole) + 1
        self._file.with_suffix(".read").write_text(str(self._read), encoding="ascii")
        return [_violation(line) for line in whole.splitlines()]


def _violation(line: bytes) -> Violation:
    found = json.loads(line)
    return Violation(found["what"], found["stack"], tuple(found["command"]), found["test"])


def audited(environment: Mapping[str, str]) -> dict[str, str]:
    """Return *environment* with what has a Python in it watched."""
    if FILE not in os.environ:
        return dict(environment)
    path = [str(SITE), *filter(None, [environment.get("PYTHONPATH")])]
    return {
        FILE: os.environ[FILE],
        "INTERVIEWER_AUDIT_TEST": os.environ.get("PYTEST_CURRENT_TEST", ""),
        **environment,
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(path)),
    }


def _watch_children(file: Path) -> None:
    """Put the hook into the environment of whatever is started, wherever in the tests that is done."""
    os.environ[FILE] = str(file)
    start: Callable[..., None] = subprocess.Popen.__init__

    @functools.wraps(start)
    def start_watched(self: Any, *arguments: Any, env: Mapping[str, str] | None = None, **more: Any) -> None:
        start(self, *arguments, env=audited(os.environ if env is None else env), **more)

    subprocess.Popen.__init__ = start_watched  # type: ignore[assignment, method-assign]


# What conftest calls

_AUDITOR: list[Auditor] = []


def begin(config: pytest.Config) -> None:
    """Begin to watch. With xdist each worker watches itself; the process that leads them reads at the end."""
    if FOLDER not in os.environ:
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="interviewer-audit-")
        atexit.register(shutil.rmtree, os.environ[FOLDER], ignore_errors=True)
    name = getattr(config, "workerinput", {}).get("workerid", "main")
    factory: pytest.TempPathFactory = config._tmp_path_factory  # type: ignore[attr-defined]
    _AUDITOR.append(Auditor(Path(os.environ[FOLDER], f"{name}.jsonl"), factory.getbasetemp()))


def check() -> None:
    """Fail when something was done since the last time. For the end of each test."""
    for auditor in _AUDITOR:
        if found := auditor.new():
            raise AssertionError("The program did what it may not:\n\n" + "\n".join(map(str, found)))


@contextmanager
def expecting() -> Iterator[list[Violation]]:
    """Yield a list that is filled with what is done within; the test does not fail for it."""
    check()
    found: list[Violation] = []
    yield found
    for auditor in _AUDITOR:
        found += auditor.new()


def finish(session: pytest.Session) -> None:
    """Have the run fail for what was done after the end of the test that caused it."""
    if hasattr(session.config, "workerinput"):
        return
    folder = Path(os.environ[FOLDER])
    for file in sorted(folder.glob("*.jsonl")):
        read = file.with_suffix(".read")
        told = int(read.read_text(encoding="ascii")) if read.exists() else 0
        for line in file.read_bytes()[told:].splitlines():
            print(f"\nThe program did what it may not:\n\n{_violation(line)}")
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
