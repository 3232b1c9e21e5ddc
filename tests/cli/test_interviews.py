"""Taking up a session that was submitted, and is not in its file yet."""

import errno
from pathlib import Path

import pytest

from interviewer.cli.interviews import Interviews
from interviewer.live import actions as act
from interviewer.model.errors import InterviewerError
from interviewer.store.seam import Disk
from interviewer.store.session_file import read_session
from interviewer.store.workspace import Workspace
from tests.builders import a_session
from tests.fakes import FakeClock
from tests.store.rig import HERE, ByHand, Rig


class Full(Disk):
    """On which no session can be saved."""

    def create(self, path: Path) -> int:
        if path.parent.name == "sessions":
            raise OSError(errno.ENOSPC, "full")
        return super().create(path)


def test_a_submission_that_cannot_be_saved_is_not_called_saved(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    interview = rig.begin(a_session().but(running_since=rig.clock.now().monotonic))
    interview.type("http-methods", "+ precious")
    interview.do(act.Recommend(choice="yes", why="w", early="must go"))
    interview.do(act.Submit())
    workspace = Workspace(tmp_path, tmp_path / "packs", rig.sessions, tmp_path / "state", tmp_path / "config")
    interviews = Interviews(workspace, Full(), clock=FakeClock(), process=HERE, runner=ByHand)
    with pytest.raises(InterviewerError, match="but is not in its file: not saved in its own file"):
        interviews.resume(rig.path.stem)
    assert not read_session(rig.path.read_bytes(), "s").submitted
