"""A process that has loaded the program and waits: each start is a fork of it, in a tenth of the time.

What a fork runs is the program all the same: a process of its own, the leader of its session, its terminal
the controlling one, with its own environment and folder, through `interviewer.cli.main`, out by the
interpreter's own way. The streams of Python were made for a terminal, and are handed another one.

Run as `python -m tests.terminal.zygote CHANNEL`, where CHANNEL is the number of an open socket. A line of
JSON asks for one thing, a line answers. `driver.Zygote` is the other end.
"""

import gc
import importlib
import json
import os
import pkgutil
import random
import socket
import sys
import tempfile
import threading
import time
from typing import Any

from tests.audit.hook import watch_program

_BY_NAME = ("textual.drivers.linux_driver", "textual.widgets._text_area", "textual.widgets._static")
"""What the program loads by name when it first needs it."""


def load() -> dict[str, str]:
    """Import all of the program; return what that has put into the environment."""
    before = dict(os.environ)
    package = importlib.import_module("interviewer")
    for module in pkgutil.walk_packages(package.__path__, "interviewer."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in _BY_NAME:
        importlib.import_module(name)
    return {name: value for name, value in os.environ.items() if name not in before}


def serve(channel: socket.socket) -> dict[str, Any] | None:
    """Answer what is asked on *channel*; return in a fork what to run there, and None at the end."""
    with channel.makefile("rw", encoding="utf-8") as lines:
        print(json.dumps({"threads": threading.active_count()}), file=lines, flush=True)
        for line in lines:
            asked = json.loads(line)
            if "start" in asked:
                pid = os.fork()
                if pid == 0:
                    return dict(asked["start"])
                answer: dict[str, int | None] = {"pid": pid}
            else:
                pid, status = os.waitpid(asked["ended"], 0 if asked["wait"] else os.WNOHANG)
                answer = {"code": os.waitstatus_to_exitcode(status) if pid else None}
            print(json.dumps(answer), file=lines, flush=True)
    return None


def become(given: dict[str, Any], added: dict[str, str]) -> None:
    """Be a process that was started anew in *given*'s terminal, environment and folder."""
    os.setsid()
    # The first terminal that the leader of a session opens is its controlling one.
    terminal = os.open(given["terminal"], os.O_RDWR)
    for stream in range(3):
        os.dup2(terminal, stream)
    os.closerange(3, 64)
    os.environ.clear()
    os.environ.update(added | given["environment"])
    time.tzset()
    os.chdir(given["folder"])
    sys.path[0] = given["folder"]
    sys.argv[:] = ["interviewer", *given["arguments"]]
    random.seed()
    tempfile.tempdir = None
    gc.unfreeze()


def main() -> None:
    """Load the program, serve, and in a fork run it."""
    added = load()
    gc.freeze()
    given = serve(socket.socket(fileno=int(sys.argv[1])))
    if given is None:
        return
    become(given, added)
    watch_program()
    from interviewer.cli import main as program

    sys.exit(program())


if __name__ == "__main__":
    main()
