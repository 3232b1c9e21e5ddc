"""What a crash leaves behind for whoever mends it: where it was in the program, and nothing that was in it.

No message, no value of a variable, no text of anybody, no path of the user: names of modules and functions,
line numbers, kinds of errors, and the kinds of the last actions.
"""

import os
import platform
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import interviewer
from interviewer.store.seam import Disk, forget, write_new

CRASHES = "crashes"
"""The folder of reports in the user's state folder."""
_KEPT = 20
"""Reports beyond this many go, the oldest first."""
_MOST_ERRORS = 20
_MOST_FRAMES = 60
"""Frames of one error that are told, half from either end: a recursion has a thousand alike."""
_NAME = re.compile(r"[0-9]{8}T[0-9]{6}Z-[0-9]+(?:-[0-9]+)?\.txt")
_NOT_CODE = re.compile(r"[^\w.<>-]")


class Crashes:
    """The folder of crash reports. It never raises: a crash must not fail on its own report."""

    def __init__(
        self,
        disk: Disk,
        folder: Path,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Keep reports in *folder*, which is made when there is one."""
        self._disk = disk
        self._folder = folder
        self._now = now

    def keep(self, error: BaseException, doing: Iterable[str] = ()) -> str:
        """Write a report of *error* and return its path; empty where that is not possible.

        *doing* are the kinds of what was done last, oldest first: ids of the program, never of people.
        """
        at = self._now()
        try:
            data = report(error, at, doing).encode()
            self._disk.make_folder(self._folder)
            path = self._write(f"{at:%Y%m%dT%H%M%SZ}-{os.getpid()}", data)
            self._clear_away()
        except Exception:  # whatever it is, the sentence about the crash itself has to be said
            return ""
        return str(path)

    def _write(self, stem: str, data: bytes) -> Path:
        for number in range(1, 100):
            path = self._folder / (f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt")
            try:
                write_new(self._disk, path, data)
            except FileExistsError:
                continue
            return path
        raise FileExistsError(stem)

    def _clear_away(self) -> None:
        names = [name for name, _ in self._disk.entries(self._folder) if _NAME.fullmatch(name)]
        for name in sorted(names)[:-_KEPT]:
            forget(self._disk, self._folder / name)


def report(error: BaseException, at: datetime, doing: Iterable[str] = ()) -> str:
    """Return a report of *error*, which happened *at*, as lines of text."""
    return "".join(f"{line}\n" for line in _lines(error, at, doing))


def _lines(error: BaseException, at: datetime, doing: Iterable[str]) -> Iterator[str]:
    yield "interviewer crash report: no names, no notes, no values; look through it before you send it"
    yield f"time         {at:%Y-%m-%dT%H:%M:%SZ}"
    yield f"interviewer  {interviewer.__version__}"
    yield f"python       {platform.python_version()} ({sys.implementation.name})"
    yield f"system       {sys.platform} {platform.release()} {platform.machine()}"
    yield f"textual      {_textual()}"
    yield f"last done    {' '.join(map(_code, doing)) or '-'}"
    for depth, (one, relation) in enumerate(_chain(error)):
        if depth == _MOST_ERRORS:
            yield "…"
            return
        yield ""
        yield f"{relation}{_code(type(one).__module__)}.{_code(type(one).__qualname__)}"
        yield from _frames(one.__traceback__)


def _textual() -> str:
    """Return the version of Textual, if it is in use."""
    if "textual" not in sys.modules:
        return "-"
    from importlib.metadata import version  # noqa: PLC0415 - no start needs it

    return version("textual")


def _chain(error: BaseException) -> Iterator[tuple[BaseException, str]]:
    """Yield *error* and those behind it or in it, each once, with how it came to stand here."""
    seen: set[int] = set()
    waiting: list[tuple[BaseException | None, str]] = [(error, "")]
    while waiting:
        one, relation = waiting.pop(0)
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one, relation
        if isinstance(one, BaseExceptionGroup):
            waiting += [(part, "in the group: ") for part in one.exceptions]
        waiting.append((one.__cause__, "caused by: "))
        if not one.__suppress_context__:
            waiting.append((one.__context__, "while handling: "))


def _frames(traceback: TracebackType | None) -> Iterator[str]:
    """Yield where an error passed through, outermost first: `module:line in function`."""
    frames = []
    while traceback is not None:
        module = traceback.tb_frame.f_globals.get("__name__", "?")
        function = traceback.tb_frame.f_code.co_qualname
        frames.append(f"  {_code(module)}:{traceback.tb_lineno} in {_code(function)}")
        traceback = traceback.tb_next
    half = _MOST_FRAMES // 2
    if len(frames) > _MOST_FRAMES:
        frames[half:-half] = [f"  … {len(frames) - _MOST_FRAMES} more"]
    yield from frames


def _code(name: object) -> str:
    """Return a name of the program; should it be something else, nothing that could be read."""
    return _NOT_CODE.sub("?", str(name))[:120]
