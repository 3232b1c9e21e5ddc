"""Taking up a session whose file does not hold all of it yet."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer.cli.interviews import Interviews
from interviewer.live import actions as act
from interviewer.live.interview import Interview
from interviewer.model.errors import InterviewerError
from interviewer.store.seam import Disk
from interviewer.store.session_file import read_session
from interviewer.store.workspace import Workspace
from tests.builders import a_session
from tests.fakes import FakeClock
from tests.store.rig import HERE, ByHand, Rig, words


def workspace(rig: Rig) -> Workspace:
    return Workspace(rig.root, rig.root / "packs", rig.sessions, rig.root / "state", rig.root / "config")


class Full(Disk):
    """On which no session can be saved."""

    def create(self, path: Path) -> int:
        if path.parent.name == "sessions":
            raise OSError(errno.ENOSPC, "full")
        return super().create(path)


class Overtaken(Disk):
    """On which something else happens just before the first journal is made."""

    def __init__(self, happens: Callable[[], object]) -> None:
        self._happens = [happens]

    def create(self, path: Path) -> int:
        if path.suffix == ".journal" and self._happens:
            self._happens.pop()()
        return super().create(path)


def test_what_is_taken_over_goes_on_in_the_file_that_the_other_saves_just_then(tmp_path: Path) -> None:
    """Nothing is in it that was not taken over, so it is nobody else's change."""
    rig = Rig(tmp_path)
    other = rig.begin(a_session().but(running_since=rig.clock.now().monotonic))
    other.type("http-methods", "+ precious")
    overtaken = Overtaken(other.publish)
    interviews = Interviews(workspace(rig), overtaken, clock=FakeClock(), process=HERE, runner=ByHand)
    taken = interviews.resume(rig.path.stem, way="take-over")
    assert isinstance(taken, Interview)
    assert "+ precious" in words(read_session(rig.path.read_bytes(), "s")), "the other has saved it"
    taken.do(act.Recommend(choice="yes", why="w", early="must go"))
    taken.publish()
    assert Path(taken.path) == rig.path
    assert list(rig.sessions.glob("*.toml")) == [rig.path]
    assert read_session(rig.path.read_bytes(), "s").recommendation is not None


def test_a_submission_that_cannot_be_saved_is_not_called_saved(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin(a_session().but(running_since=rig.clock.now().monotonic))
    interview.type("http-methods", "+ precious")
    interview.do(act.Recommend(choice="yes", why="w", early="must go"))
    interview.do(act.Submit())
    interviews = Interviews(workspace(rig), Full(), clock=FakeClock(), process=HERE, runner=ByHand)
    with pytest.raises(InterviewerError, match="but is not in its file: not saved in its own file"):
        interviews.resume(rig.path.stem)
    assert not read_session(rig.path.read_bytes(), "s").submitted
