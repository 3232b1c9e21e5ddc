"""The audit hook catches what it is there for, in this process and in those it starts; and nothing else."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.audit.hook import is_the_program
from tests.audit.plugin import Violation, expecting

PRELUDE = "import os, sys; import interviewer\n"


def run(tmp_path: Path, code: str, *arguments: str, **more: str) -> list[Violation]:
    """Run *code* as a child that is the program; return what it was caught at."""
    home = tmp_path / "home"
    (home / "work").mkdir(parents=True, exist_ok=True)
    environment = {"HOME": str(home), "PATH": os.defpath, "PYTHONDONTWRITEBYTECODE": "1", **more}
    with expecting() as found:
        subprocess.run(
            [sys.executable, "-c", PRELUDE + code, *arguments],
            env={"INTERVIEWER_HOME": str(home / "work"), **environment},
            check=True,
            capture_output=True,
        )
    return found


@pytest.mark.parametrize(
    ("code", "event"),
    [
        ("import socket; socket.socket(socket.AF_INET)", "socket.__new__"),
        ("import socket; socket.getaddrinfo('localhost', 80)", "socket.getaddrinfo"),
        (
            "import socket; s = socket.socket(socket.AF_UNIX)\ntry: s.connect('x')\nexcept OSError: pass",
            "socket.connect",
        ),
        ("import subprocess; subprocess.run(['true'])", "subprocess.Popen"),
        ("os.system('true')", "os.system"),
        ("os.waitpid(os.posix_spawn(sys.executable, ['x', '-V'], {}), 0)", "os.posix_spawn"),
        ("if os.fork() == 0: os._exit(0)\nos.wait()", "os.fork"),
        ("import ctypes; ctypes.CDLL(None).unlink", "ctypes.dlsym"),
        ("import webbrowser", ""),
        ("import asyncio; asyncio.new_event_loop().close()", ""),
        ("print(open('/proc/self/stat').read())", ""),
        ("open(os.devnull, 'w')", ""),
        ("try: os.rmdir('/dev/not-there')\nexcept OSError: pass", "os.rmdir"),
        ("import tempfile; tempfile.gettempdir()", ""),
        ("import ctypes; ctypes.CDLL(None).renameat2", ""),
    ],
)
def test_a_child_is_caught_at_what_it_does_and_may_not(tmp_path: Path, code: str, event: str) -> None:
    assert [violation.what.partition(":")[0] for violation in run(tmp_path, code)] == [event] * bool(event)


@pytest.mark.parametrize(
    "code",
    [
        "open(there, 'w')",
        "open(there, 'ab')",
        "os.open(there, os.O_WRONLY | os.O_CREAT)",
        "from pathlib import Path; Path(there).write_text('x')",
        "os.mkdir(there)",
        "os.symlink('/', there)",
        "open(here, 'w').close(); os.rename(here, there)",
        "open(here, 'w').close(); os.link(here, there)",
        "os.rename(old, here)",
        "os.remove(old)",
        "os.chmod(old, 0o600)",
        "os.truncate(old, 0)",
        "d = os.open(os.path.dirname(old), os.O_RDONLY); os.remove('old', dir_fd=d)",
        "import threading; t = threading.Thread(target=open, args=(there, 'w')); t.start(); t.join()",
        "import sqlite3; sqlite3.connect(there)",
        "os.symlink(os.path.dirname(there), 'link'); open('link/new', 'w')",
    ],
)
def test_a_child_that_changes_anything_elsewhere_is_caught(tmp_path: Path, code: str) -> None:
    elsewhere, home = tmp_path / "elsewhere", tmp_path / "home"
    elsewhere.mkdir()
    (elsewhere / "old").write_text("old")
    names = f"there = {str(elsewhere / 'new')!r}; old = {str(elsewhere / 'old')!r}\n"
    names += f"here = {str(home / 'work' / 'here')!r}; os.chdir({str(home / 'work')!r})\n"
    found = run(tmp_path, names + code)
    assert len(found) == 1
    assert "elsewhere" in found[0].what
    assert "test_a_child_that_changes_anything_elsewhere" in found[0].test


def test_a_forked_child_is_watched_too(tmp_path: Path) -> None:
    code = "if os.fork() == 0:\n    open(sys.argv[1], 'w'); os._exit(0)\nos.wait()"
    found = run(tmp_path, code, str(tmp_path / "home" / "work") + "/../../elsewhere/../new2", "x")
    assert [violation.what.partition(":")[0] for violation in found] == ["os.fork"]
    code = f"if os.fork() == 0:\n    open({str(tmp_path / 'new')!r}, 'w'); os._exit(0)\nos.wait()"
    found = run(tmp_path, code)
    assert {violation.what.partition(":")[0] for violation in found} == {"os.fork", "open"}


def test_what_is_meant_is_no_violation(tmp_path: Path) -> None:
    home = tmp_path / "home"
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    places = [
        home / "work/sessions/a.toml",
        home / ".local/state/interviewer/journals/a.journal",
        home / ".config/interviewer/remembered.toml",
        home / ".cache/interviewer/a.lists",
        home / "a.rescued-1.toml",
        temporary / "a.rescued-1.toml",
        temporary / "interviewer-demo-abc/sessions/a.toml",
        tmp_path / "named.md",
        tmp_path / "aside" / "named.toml",
        tmp_path / "aside" / ".named.tmp",
    ]
    code = "".join(
        f"if not os.path.isdir({str(path.parent)!r}): os.makedirs({str(path.parent)!r})\n"
        f"open({str(path)!r}, 'w')\n"
        for path in places
    )
    (tmp_path / "aside").mkdir()
    named = (str(tmp_path / "named.md"), str(tmp_path / "aside" / "named.toml"))
    assert run(tmp_path, code, *named, TMPDIR=str(temporary)) == []
    for path in places[4:]:
        path.unlink()
    found = run(tmp_path, code, TMPDIR=str(temporary / "other"))
    # Without their names on the command line, and with another folder for temporary files.
    assert len([one for one in found if one.what.startswith("open")]) >= 3


def test_an_editor_may_be_started_and_nothing_else_by_the_same_way(tmp_path: Path) -> None:
    code = """
from pathlib import Path
from interviewer.store.editor import Editor
from interviewer.store.process import this_process
from interviewer.store.seam import Disk
state = Path(os.environ["HOME"], ".local/state/interviewer/editing")
environ = {"EDITOR": sys.argv[1], "PATH": os.environ["PATH"]}
Editor(state, Disk(), environ, this_process(), state).edit("x", "7k3f2m", 10)
"""
    assert run(tmp_path, code, "true", EDITOR="true") == []
    [found] = run(tmp_path, code, "true", EDITOR="vi")
    assert found.what.startswith("subprocess.Popen: ['true', ")


def ours(code: str) -> None:
    """Run *code* as if it stood in a module of the program."""
    exec(compile(code, "evil.py", "exec"), {"__name__": "interviewer.evil"})


def test_this_process_is_watched_where_the_program_acts(tmp_path: Path) -> None:
    forbidden = Path(tempfile.gettempdir(), f"not-for-the-program-{os.getpid()}")
    with expecting() as found:
        forbidden.write_text("a test may")
        ours(f"open({str(tmp_path / 'x')!r}, 'w').close()")
    assert found == []
    with expecting() as found:
        ours(f"open({str(forbidden)!r}, 'w').close()")
        ours("import socket; socket.socket(socket.AF_INET).close()")
        ours("import subprocess; subprocess.run(['true'], check=True)")
    forbidden.unlink()
    assert [violation.what.partition(":")[0] for violation in found] == [
        "open",
        "socket.__new__",
        "subprocess.Popen",
    ]
    assert "evil.py" in found[0].stack


def test_a_temporary_folder_of_a_test_is_a_place_to_write_and_one_of_the_program_is_not() -> None:
    with expecting() as found:
        folder = tempfile.mkdtemp(prefix="of-a-test-")
        ours(f"open({str(Path(folder, 'x'))!r}, 'w').close()")
    assert found == []
    with expecting() as found:
        ours("import tempfile, os; os.rmdir(tempfile.mkdtemp(prefix='of-the-program-'))")
    shutil.rmtree(folder)
    assert {violation.what.partition(":")[0] for violation in found} == {"os.mkdir", "os.rmdir"}


def test_which_processes_are_the_program() -> None:
    assert is_the_program(["python", "-m", "interviewer", "list"])
    assert is_the_program(["python", "-B", "-c", "from interviewer.cli import main"])
    assert is_the_program(["python", "/venv/bin/interviewer"])
    assert not is_the_program(["python", "-m", "pip", "install", "interviewer"])
    assert not is_the_program(["python", "-c", "print(1)", "interviewer"])
    assert not is_the_program(["python", "/tmp/editor.py"])


FAILING = """
import subprocess, sys

def test_fine():
    assert True

def test_guilty():
    subprocess.run([sys.executable, "-c", "import interviewer, socket; socket.socket()"], check=True)
"""


def test_the_test_that_causes_it_fails(tmp_path: Path) -> None:
    """A whole run of its own, with two workers."""
    root = Path(__file__).parents[2]
    (tmp_path / "conftest.py").write_text((root / "tests" / "conftest.py").read_text(encoding="utf-8"))
    (tmp_path / "test_it.py").write_text(FAILING)
    clean = {name: text for name, text in os.environ.items() if not name.startswith("INTERVIEWER_AUDIT")}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider"]
    ended = subprocess.run(
        [*command, "--rootdir", str(tmp_path), str(tmp_path)],
        cwd=tmp_path,
        env={**clean, "PYTHONPATH": str(root), "INTERVIEWER_AUDIT": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ERROR test_it.py::test_guilty - AssertionError: The program did what it may not" in ended.stdout
    assert "2 passed, 1 error" in ended.stdout
    assert ended.returncode == 1
