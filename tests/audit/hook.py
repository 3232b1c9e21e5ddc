"""What the program may not do, watched by the interpreter itself: PEP 578 audit hooks, which see every call.

No socket; no process but the editor; nothing written, renamed, removed or made but in the workspace, in the
user's own folders of the program, and in what was named on the command line. Two places in the folder for
temporary files and one in the home folder are meant so, see `_MEANT`.

It is installed in the process of the tests, where it looks at what the code under test does and not at what
tests do, and by `site/sitecustomize.py` in every process that tests start, where the whole program is
watched, through forks too. Nothing but the standard library: it comes before all else. What is found is
written down and not prevented, so that a test shows what it would have shown; `plugin` has the test fail.

Calls of the C library by `ctypes` are not seen, so the program may look up two of its functions and no other.
"""

# Paths as the system gets them, and nothing loaded before the program:
# ruff: noqa: PTH100, PTH109, PTH111, PTH112, PTH115, PTH117, PTH118, PTH119, PTH120

import functools
import json
import os
import re
import shlex
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

OURS = ("interviewer", "textual")
"""Packages whose doings are the program's."""
_THEIRS = ("tests", "benchmarks", "tools", "conftest")
_BETWEEN = "tests.audit.plugin"
"""What stands between the one who starts a process and the one who does it, on behalf of neither."""
_EDITOR = ("interviewer.store.editor", "edit")
"""The one function that may start a process: the editor, and while it waits for that."""
_USUAL_EDITORS = frozenset({"nano", "vi", "notepad"})
_C_FUNCTIONS = frozenset({"renameat2", "mallopt"})
"""Exchanging two files at once, and keeping the heap small."""
_AF_UNIX = 1
"""The pair of connected sockets by which asyncio wakes its own loop."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_MEANT = re.compile(
    r"(?P<demo>interviewer-demo-[a-z0-9_]+)(?:/.*)?|[^/]+\.rescued-[^/]+\.toml|\.interviewer-[0-9a-f]{8}\.tmp",
    re.DOTALL,
)
"""Below the folder for temporary files: a demo; there and in the home folder: a session's last refuge, and
what is made there and removed at once to see whether it can be one."""
_DEVICE = re.compile(r"/dev/(?:null|tty|ttys[0-9]+|pts/[0-9]+)")
"""What takes what is written and keeps none of it: nothing, and terminals."""
_USER_FOLDERS = {
    "XDG_STATE_HOME": ".local/state",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_DATA_HOME": ".local/share",
}

Arguments = Sequence[Any]


class Watch:
    """Judges what happens and hands what may not be to *tell*, as a sentence."""

    def __init__(
        self, may_write: Callable[[str], bool], tell: Callable[[str, str], None], *, all_is_ours: bool
    ) -> None:
        """*all_is_ours*: whether what neither a test nor the program stands behind counts too."""
        self._may_write = may_write
        self._tell = tell
        self._all_is_ours = all_is_ours
        self._judging = threading.local()
        self.places: list[str] = []
        """The temporary folders that tests made by themselves."""
        self._rules: Mapping[str, Callable[[Arguments], Iterator[str]]] = {
            **dict.fromkeys(_SOCKETS, self._never),
            **dict.fromkeys(_PROCESSES, self._never),
            **{event: functools.partial(self._writes, paths) for event, paths in _PATHS.items()},
            "subprocess.Popen": self._starts,
            "socket.__new__": self._socket,
            "open": self._opens,
            "ctypes.dlsym": self._looks_up,
            "tempfile.mkdtemp": self._makes_a_place,
        }

    def __call__(self, event: str, arguments: Arguments) -> None:
        """Take what the interpreter tells. It tells a great deal, so the rest must be quick to pass over."""
        rule = self._rules.get(event)
        if rule is None or getattr(self._judging, "on", False):
            return
        self._judging.on = True
        try:
            for what in rule(arguments):
                if self._is_ours():
                    self._tell(f"{event}: {what}", "".join(traceback.format_stack(sys._getframe(1), 40)))
        finally:
            self._judging.on = False

    def _is_ours(self) -> bool:
        frame = sys._getframe(1)
        while frame is not None:
            module = str(frame.f_globals.get("__name__", ""))
            package = module.partition(".")[0]
            if package in OURS:
                return True
            if package in _THEIRS and module not in (_BETWEEN, __name__):
                return False
            frame = frame.f_back  # type: ignore[assignment]
        return self._all_is_ours

    def _never(self, arguments: Arguments) -> Iterator[str]:
        yield repr(tuple(arguments))[:300]

    def _socket(self, arguments: Arguments) -> Iterator[str]:
        if arguments[1] != _AF_UNIX:
            yield f"a socket of the family {arguments[1]}"

    def _starts(self, arguments: Arguments) -> Iterator[str]:
        started = arguments[1] if isinstance(arguments[1], str) else list(map(os.fspath, arguments[1]))
        name = started if isinstance(started, str) else started[0]
        if not (_behind(_EDITOR) and (not self._all_is_ours or name in _editors())):
            yield f"{started!r}"

    def _makes_a_place(self, arguments: Arguments) -> Iterator[str]:
        """Take a temporary folder that a test makes for one in which the program may write."""
        if not self._is_ours():
            self.places.append(os.path.realpath(_text(arguments[0])))
        yield from ()

    def _looks_up(self, arguments: Arguments) -> Iterator[str]:
        if arguments[1] not in _C_FUNCTIONS:
            yield f"the C function {arguments[1]!r}"

    def _opens(self, arguments: Arguments) -> Iterator[str]:
        path, _, flags = arguments
        if isinstance(path, int) or not flags & _WRITING:
            return
        probing = ("tempfile", "_get_default_tempdir")  # asks for a folder by writing into it
        whole = os.path.realpath(_text(path))
        if not self._allowed(whole) and not _behind(probing):
            yield whole

    def _writes(self, paths: Callable[[Arguments], Sequence[Any]], arguments: Arguments) -> Iterator[str]:
        for path in paths(arguments):
            if isinstance(path, int):
                continue
            folder, name = os.path.split(os.path.abspath(_text(path)))
            whole = os.path.join(os.path.realpath(folder), name)  # a link that is removed or moved is itself
            if not self._allowed(whole):
                yield whole

    def _allowed(self, whole: str) -> bool:
        return bool(_DEVICE.fullmatch(whole)) or "/__pycache__/" in f"{whole}/" or self._may_write(whole)


_SOCKETS = (
    *("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"),
    *("socket.gethostbyaddr", "socket.getnameinfo", "socket.sendto", "socket.sendmsg"),
    *("socket.getservbyname", "socket.getservbyport", "webbrowser.open", "urllib.Request"),
)
_PROCESSES = (
    *("os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.startfile", "pty.spawn"),
    *("os.fork", "os.forkpty"),
)


def _at(path: Any, folder: Any) -> Any:
    """Return *path*, which may count from an open folder."""
    if isinstance(path, int) or folder in (-1, None) or os.path.isabs(path):
        return path
    return os.path.join(os.readlink(f"/proc/self/fd/{folder}"), _text(path))


_PATHS: Mapping[str, Callable[[Arguments], Sequence[Any]]] = {
    "os.rename": lambda found: (_at(found[0], found[2]), _at(found[1], found[3])),
    "os.link": lambda found: (_at(found[0], found[2]), _at(found[1], found[3])),
    "os.symlink": lambda found: (_at(found[1], found[2]),),
    "os.remove": lambda found: (_at(found[0], found[1]),),
    "os.rmdir": lambda found: (_at(found[0], found[1]),),
    "os.mkdir": lambda found: (_at(found[0], found[2]),),
    "os.chmod": lambda found: (_at(found[0], found[2]),),
    "os.chown": lambda found: (_at(found[0], found[3]),),
    "os.utime": lambda found: (_at(found[0], found[3]),),
    "os.truncate": lambda found: (found[0],),
    "os.setxattr": lambda found: (found[0],),
    "sqlite3.connect": lambda found: (found[0],),
}


def _text(path: Any) -> str:
    return os.fsdecode(path)


def _behind(function: tuple[str, str]) -> bool:
    """Whether *function*, a module and a name, is on the stack."""
    frame = sys._getframe(1)
    while frame is not None:
        if (frame.f_globals.get("__name__"), frame.f_code.co_name) == function:
            return True
        frame = frame.f_back  # type: ignore[assignment]
    return False


def _editors() -> set[str]:
    """Return what the environment names as the editor."""
    wanted = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    return {shlex.split(wanted)[0]} if wanted else set(_USUAL_EDITORS)


# In a process of the program


def program_may_write(path: str) -> bool:
    """Whether the program that runs in this process may write at *path*, by its environment and arguments."""
    roots = [os.path.realpath(root) for root in _roots()]
    if any(_is_below(path, root) or _is_below(root, path) for root in roots):
        return True  # in them, or a folder that they are in, when that is missing
    named = {os.path.realpath(word) for word in sys.argv[1:]}
    below = [os.path.realpath(folder) for folder in (tempfile.gettempdir(), os.path.expanduser("~"))]
    meant = [_MEANT.fullmatch(os.path.relpath(path, folder)) for folder in below]
    return path in named or bool(meant[0] or (meant[1] and not meant[1]["demo"]))


def _roots() -> Iterator[str]:
    home = os.environ.get("HOME") or os.path.expanduser("~")
    for variable, usual in _USER_FOLDERS.items():
        yield os.path.join(os.environ.get(variable) or os.path.join(home, usual), "interviewer")
    words = sys.argv[1:]
    given = [after for word, after in pairwise(words) if word == "--workspace"]
    given += [word.partition("=")[2] for word in words if word.startswith("--workspace=")]
    if given or os.environ.get("INTERVIEWER_HOME"):
        yield from given or [os.environ["INTERVIEWER_HOME"]]
    else:
        folder = os.getcwd()
        if "-c" in sys.orig_argv[:3]:
            yield folder  # a few lines of a test, which open the folder they are started in
        while folder != os.path.dirname(folder):
            if os.path.isdir(os.path.join(folder, "question_packs")):
                yield folder
            folder = os.path.dirname(folder)
    # A session outside the workspace that was named by its path is saved where it is.
    yield from (os.path.dirname(os.path.abspath(word)) for word in words if word.endswith(".toml"))


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder.rstrip(os.sep)}{os.sep}")


def is_the_program(command: Sequence[str]) -> bool:
    """Whether *command*, as Python got it, runs the program: by its name, or in a few lines of a test."""
    for place, word in enumerate(command[1:], start=1):
        if word in ("-m", "-c"):
            return "interviewer" in " ".join(command[place + 1 : place + 2])
        if not word.startswith("-"):
            return os.path.basename(word) == "interviewer"
    return False


def teller(path: str) -> Callable[[str, str], None]:
    """Return what writes violations down at *path*, one to a line; it is opened now, and never again."""
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def tell(what: str, stack: str) -> None:
        test = os.environ.get("INTERVIEWER_AUDIT_TEST") or os.environ.get("PYTEST_CURRENT_TEST", "")
        line = {"what": what, "stack": stack, "command": sys.orig_argv, "test": test}
        os.write(file, json.dumps(line).encode() + b"\n")

    return tell


def watch_program() -> None:
    """Watch this process, which is the program, from now on, if a test started it."""
    if path := os.environ.get("INTERVIEWER_AUDIT"):
        tempfile.gettempdir()  # or the first question for it would be asked in the middle of a judgement
        sys.addaudithook(Watch(program_may_write, teller(path), all_is_ours=True))
