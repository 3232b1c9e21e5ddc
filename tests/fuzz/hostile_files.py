"""Forty kilobytes meant to make a parser use gigabytes, or fall over: each is loaded with little memory.

`python -m tests.fuzz.hostile_files` tells in JSON what came of each. It is run as a process of its own, for
in one that has had much before, what is had once more is not seen.
"""

import json
import os
import resource
from pathlib import Path

from tests.fuzz.loaders import LOADERS, Loader

_LENGTH = 40_000
HOSTILE = {
    "lists in lists": b"a = " + b"[" * _LENGTH,
    "lists in lists, closed": b"a = " + b"[" * 400 + b"]" * 400,
    "tables in tables": b"a = " + b"{a=" * (_LENGTH // 3),
    "a key of many parts": b".".join([b"a"] * (_LENGTH // 2)) + b" = 1\n",
    "a header of many parts": b"[" + b".".join([b"a"] * (_LENGTH // 2)) + b"]\n",
    "many headers of many parts": b"".join(
        b"[%b.x%d]\n" % (b".".join([b"a"] * 200), number) for number in range(_LENGTH // 410)
    ),
    "many tables in a list": b"[[a]]\n" * (_LENGTH // 6),
    "lists of tables in one another": b"".join(
        b"[[%b]]\n" % b".".join([b"a"] * depth) for depth in range(1, 200)
    ),
    "digits": b"a = " + b"9" * _LENGTH,
    "hexadecimal digits": b"a = 0x" + b"f" * _LENGTH,
    "digits of a fraction": b"a = 0." + b"9" * _LENGTH,
    "an exponent": b"a = 1e" + b"9" * 300,
    "a text that never ends": b'a = """' + b'\\"' * (_LENGTH // 2),
    "escapes": b'a = "' + b"\\u0001" * (_LENGTH // 6) + b'"',
    "keys": b"".join(b"k%d = 1\n" % number for number in range(_LENGTH // 9)),
    "the same key": b"a = 1\n" * (_LENGTH // 6),
    "blanks": b"a = 1" + b" " * _LENGTH + b"x",
    "commas": b"a = [" + b"1," * (_LENGTH // 2) + b"]",
    "quotation marks": b"a = " + b'"' * _LENGTH,
    "newlines": b"\n" * _LENGTH,
    "hashes": b"#" * _LENGTH,
    "zero bytes": b"\0" * _LENGTH,
}
MOST_MEMORY = 100_000_000
"""Bytes. What is read of a file may be many times its size; gigabytes it must not be."""
STATM = Path("/proc/self/statm")
"""Where the system tells how much memory a process has. Elsewhere it sets no limit either."""
TOML_LOADERS = [loader for loader in LOADERS if loader.kind in ("pack", "session", "config", "remembered")]


def with_little_memory(loader: Loader, data: bytes) -> str:
    """Return what comes of *data* in a process of its own that gets no more than a little memory."""
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        told = ""
        try:
            told = _loaded(loader, data)
        finally:
            os.write(theirs, told.encode())
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as answer:
        told = answer.read().decode()
    os.waitpid(child, 0)
    return told


def _loaded(loader: Loader, data: bytes) -> str:
    if STATM.exists():
        has = int(STATM.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (has + MOST_MEMORY, has + MOST_MEMORY))
    try:
        return "refused" if loader.load(data) is None else "a default"
    except BaseException as error:
        return type(error).__name__


def _file(loader: Loader, name: str) -> bytes:
    start = b"" if name in ("newlines", "zero bytes") else f'format = "{loader.kind}/1"\n'.encode()
    return start + HOSTILE[name]


if __name__ == "__main__":
    print(
        json.dumps(
            {
                f"{loader.kind}: {name}": with_little_memory(loader, _file(loader, name))
                for loader in TOML_LOADERS
                for name in HOSTILE
            }
        )
    )
