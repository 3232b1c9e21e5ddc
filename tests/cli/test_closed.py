"""Closed sessions on a real disk: no command in any format tells of one; opening one goes on record."""

import errno
import itertools
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
import pytest

from interviewer.cli import main
from interviewer.cli.desk import OpenDesk
from interviewer.cli.doors import forgotten
from interviewer.cli.group import COMMANDS, program
from interviewer.live import actions as act
from interviewer.live.desk import Remembered, SetUp
from interviewer.live.interview import Interview
from interviewer.model.custody import Opened
from interviewer.model.errors import CannotSave, ClosedSession, InterviewerError
from interviewer.model.session import Session, Unplanned
from interviewer.model.value import frozen_table
from interviewer.store.history import keep_as_it_is
from interviewer.store.opened import opened_early
from interviewer.store.process import Process
from interviewer.store.seam import Disk
from interviewer.store.session_file import read_session, to_toml
from interviewer.store.workspace import Workspace, find_workspace
from tests.builders import a_response, a_session
from tests.fakes import FakeClock
from tests.store.rig import ByHand, FailingDisk

ADA, IRIS = "Ada Example", "Iris Sample"
THEIRS, MINE, FREE = "theirs", "mine", "free"
CANARY = "CANARY"


def theirs(*, submitted: bool = True) -> Session:
    """Return a session of Iris with Mary Test, with a word of its own in every field."""
    session = a_session(
        "aaaaaa",
        candidate="Mary Test",
        key="mary-test",
        interviewer=IRIS,
        submitted=submitted,
        recommendation="strong-no",
        why=f"{CANARY} why",
        take_aways=f"{CANARY} takeaway",
        ratings={"apis": 1, "databases": 4, "security": 2},
        responses={
            "http-methods": a_response(f"00:01:00 - {CANARY} note\n", rating=1),
            "indexes": a_response(skipped=f"{CANARY} reason"),
        },
    )
    own = session.questions["rest"].but(prompt=f"{CANARY} question", title=f"{CANARY} title")
    return session.but(
        why_draft=f"{CANARY} draft",
        drafts=frozen_table({"skip": f"{CANARY} typed"}),
        rubric=session.rubric.but(
            scale=frozen_table({str(n): f"{CANARY} level {n}" for n in range(1, 5)}),
        ),
        unplanned=frozen_table({"canary-1": Unplanned(after="indexes", at=5)}),
        questions=frozen_table({**session.questions, "canary-1": own}),
        opened=(Opened(session="canary2", at=session.interview.started),),
    )


def mine(*, submitted: bool = False, session_id: str = "bbbbbb") -> Session:
    return a_session(
        session_id,
        candidate="Mary Test",
        key="mary-test",
        interviewer=ADA,
        submitted=submitted,
        ratings={"apis": 3},
    )


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def told(self) -> str:
        """Everything that was printed, on one line."""
        return " ".join((self.out + self.err).split())


class Place:
    """A workspace with settings and state of its own, and the program run in it."""

    def __init__(self, workspace: Workspace, capfd: pytest.CaptureFixture[str]) -> None:
        self.workspace = workspace
        self.root = workspace.root
        self._capfd = capfd
        workspace.sessions.mkdir()
        workspace.config.mkdir(parents=True)

    def save(self, **sessions: Session) -> None:
        for name, session in sessions.items():
            (self.root / "sessions" / f"{name}.toml").write_bytes(to_toml(session))

    def read(self, name: str) -> Session:
        path = self.root / "sessions" / f"{name}.toml"
        return read_session(path.read_bytes(), str(path))

    def i_am(self, name: str, *, here: bool = False) -> None:
        """Say in the settings who one is."""
        table = f'[workspaces."{self.root}"]\n' if here else ""
        text = f'format = "config/1"\n{table}interviewer = "{name}"\n'
        (self.workspace.config / "config.toml").write_text(text)

    def i_was(self, name: str) -> None:
        """Have remembered who began an interview here last."""
        text = f'format = "remembered/1"\n[workspaces."{self.root}"]\ninterviewer = "{name}"\n'
        (self.workspace.config / "remembered.toml").write_text(text)

    def run(self, *args: str) -> Ran:
        code = main(["--workspace", str(self.root), *args])
        captured = self._capfd.readouterr()
        return Ran(code, captured.out, captured.err)

    def desk(self) -> OpenDesk:
        return OpenDesk(self.workspace, clock=FakeClock(), runner=ByHand)


@pytest.fixture
def place(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Place:
    """Return an empty workspace whose settings and state lie beside it."""
    root = tmp_path.resolve()
    for kind in ("state", "config", "cache", "data"):
        monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", str(root / kind))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(root)
    return Place(find_workspace(root, {}, root), capfd)


@pytest.fixture
def waiting(place: Place) -> Place:
    """Return a place where mine is not submitted, by the name remembered, and two of Iris are."""
    free = a_session(
        "cccccc", candidate="Ben", key="ben", interviewer=IRIS, submitted=True, ratings={"apis": 2}
    )
    place.save(theirs=theirs(), mine=mine(), free=free)
    place.i_was(ADA)
    return place


PROBES: Mapping[str, Sequence[Sequence[str]]] = {
    "start": (["backend-screen-30"],),
    "resume": ([], [THEIRS], [THEIRS, "--read-only"]),
    "review": ([], [THEIRS]),
    "revise": ([THEIRS, "--why", "x", "--by", ADA],),
    "compare": (
        [],
        [THEIRS],
        [THEIRS, FREE],
        ["sessions"],
        ["--include-live"],
        ["--plan", "backend-technical"],
    ),
    "coverage": ([],),
    "check": ([],),
    "list": ([], ["--status", "submitted"], ["--candidate", "mary"], ["--role", "backend-engineer"]),
    "show": ([THEIRS], ["aaaaaa"], ["aaa"], ["sessions/theirs.toml"], [MINE]),
    "structure": ([THEIRS], [THEIRS, FREE], ["sessions"], [MINE]),
    "role list": ([],),
    "role show": (["backend-engineer"],),
    "handout": (["http-methods"],),
    "retention due": ([], ["--within", "10 years"]),
    "retention set": ([THEIRS, "2030-01-01"],),
    "retention hold": ([THEIRS, "--why", "a claim"],),
    "retention release": ([THEIRS],),
    "copy-for-candidate": ([THEIRS], [THEIRS, "--output", "out"]),
    "redact": ([THEIRS], [THEIRS, "--output", "out"]),
    "export": ([THEIRS], [THEIRS, FREE, "--output", "out"]),
    "history": ([THEIRS],),
    "keys": ([], ["--toml"], ["--check"]),
    "paths": ([],),
    "erase": ([THEIRS],),
}
"""For each command what it is called with; each of its formats is added. A new command needs an entry."""
SCREENS_ONLY = {"demo"}
"""Opens files of its own, and needs a terminal."""


def _commands(group: click.Group = program, above: str = "") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{above}{name} ")
        elif command is not None:
            yield f"{above}{name}", command


def _calls(name: str, command: click.Command) -> Iterator[list[str]]:
    """Yield *command* with each of its probes, once for each format."""
    formats = [
        ["--format", choice]
        for option in command.params
        if isinstance(option, click.Option)
        and "--format" in option.opts
        and isinstance(option.type, click.Choice)
        for choice in option.type.choices
    ]
    for probe, form in itertools.product(PROBES[name], [[], *formats]):
        yield [*name.split(), *probe, *form]


def test_every_command_has_a_probe() -> None:
    known = {name for name, _ in _commands()}
    assert {name.split()[0] for name in known} | SCREENS_ONLY >= set(COMMANDS) - {"erase"}
    assert known - set(PROBES) - SCREENS_ONLY == set()


def _told_anywhere(place: Place, but: set[str]) -> list[str]:
    """Return the files beside the session itself in which a word of it stands.

    But for its earlier versions, which only `history` shows, and that refuses.
    """
    return [
        str(path.relative_to(place.root))
        for path in place.root.rglob("*")
        if path.is_file() and not but & {path.name, *path.parts} and CANARY.encode() in path.read_bytes()
    ]


@pytest.mark.parametrize("own_word", [False, True])
def test_no_command_in_any_format_tells_of_a_closed_session(waiting: Place, *, own_word: bool) -> None:
    if own_word:
        waiting.i_am(ADA)
        (waiting.root / "sessions" / f"{MINE}.toml").unlink()
    for name, command in _commands():
        if name in SCREENS_ONLY:
            continue
        for call in _calls(name, command):
            ran = waiting.run(*call)
            assert CANARY not in ran.out + ran.err, call
            assert name == "keys" or not re.search("strong[ -]no", ran.told), call
            assert not _told_anywhere(waiting, {f"{THEIRS}.toml", "history"}), call


def test_it_is_there_to_be_told_of_when_it_is_open(waiting: Place) -> None:
    """So the test above looks for what would be there."""
    waiting.save(mine=mine(submitted=True))
    for call in (
        ["show", THEIRS],
        ["show", THEIRS, "--format", "json"],
        ["show", THEIRS, "--format", "toml"],
    ):
        assert CANARY in waiting.run(*call).out
    assert CANARY in waiting.run("structure", THEIRS, "--format", "json").out


def test_show_refuses_with_the_option_that_opens_it(waiting: Place) -> None:
    ran = waiting.run("show", THEIRS)
    assert (ran.code, ran.out) == (2, "")
    assert '"theirs" is closed to you until yours is submitted' in ran.told
    assert "--open-anyway" in ran.err


def test_opened_anyway_it_is_shown_and_ones_own_session_says_so(waiting: Place) -> None:
    ran = waiting.run("show", THEIRS, "--open-anyway")
    assert ran.code == 0
    assert CANARY in ran.out
    (opened,) = waiting.read(MINE).opened
    assert opened.session == "aaaaaa"
    again = waiting.run("show", "aaaaaa", "--open-anyway", "--format", "json")
    assert CANARY in again.out
    assert waiting.read(MINE).opened == (opened,)
    words = f"aaaaaa ({opened.at.day} {opened.at:%b})"
    assert f"Read before this was submitted: {words}" in waiting.run("show", MINE).told
    assert json.loads(waiting.run("show", MINE, "--format", "json").out)["opened"] == [
        {"session": "aaaaaa", "at": opened.at.isoformat()}
    ]
    submitted = waiting.read(MINE)
    waiting.save(mine=mine(submitted=True).but(opened=submitted.opened))
    told = waiting.run("compare", MINE, THEIRS).told
    assert f"Mary Test with Ada Example, 2026-11-21: read before this was submitted: {words}." in told


def test_it_stays_closed_in_lists_and_comparisons_when_it_was_opened_once(waiting: Place) -> None:
    waiting.run("show", THEIRS, "--open-anyway")
    assert CANARY not in waiting.run("show", THEIRS).told
    assert "closed until yours is submitted" in waiting.run("list").told


def test_the_list_says_closed_and_leaves_the_recommendation_out(waiting: Place) -> None:
    (line,) = [line for line in waiting.run("list").out.splitlines() if IRIS in line and "Mary" in line]
    assert "closed until yours is submitted" in line
    sessions = json.loads(waiting.run("list", "--format", "json").out)["sessions"]
    closed = {one["name"]: (one["closed"], one["recommendation"], one["seal"]) for one in sessions}
    assert closed[THEIRS] == (True, None, None)
    assert closed[MINE][0] is False
    assert closed[FREE][:2] == (False, "yes")


def test_the_comparison_leaves_it_out_and_counts_it(waiting: Place) -> None:
    ran = waiting.run("compare", THEIRS, MINE, FREE, "--include-live")
    assert ran.code == 0
    assert (
        "Left out: Mary Test with Iris Sample, 2026-11-21: closed to you until yours is submitted."
        in ran.told
    )
    assert "Closed to you until yours is submitted: 1 of 3 sessions." in ran.told
    form = json.loads(waiting.run("compare", THEIRS, FREE, "--format", "json").out)
    assert [(one["session"], one["closed"]) for one in form["left_out"]] == [("aaaaaa", True)]
    alone = waiting.run("compare", THEIRS)
    assert alone.code == 2
    assert "--open-anyway" in alone.err
    opened = waiting.run("compare", THEIRS, FREE, "--open-anyway")
    assert opened.code == 0
    assert [one.session for one in waiting.read(MINE).opened] == ["aaaaaa"]


def test_the_structure_leaves_it_out_and_names_it(waiting: Place) -> None:
    ran = waiting.run("structure", THEIRS, FREE)
    assert ran.code == 0
    assert "Left out: Mary Test with Iris Sample, 2026-11-21 (theirs): closed to you" in ran.err
    assert waiting.run("structure", THEIRS).code == 2
    assert waiting.run("structure", THEIRS, "--open-anyway").code == 0
    assert [one.session for one in waiting.read(MINE).opened] == ["aaaaaa"]


def test_nothing_is_closed_to_whoever_never_said_who_they_are(waiting: Place) -> None:
    (waiting.workspace.config / "remembered.toml").unlink()
    assert CANARY in waiting.run("show", THEIRS).out
    assert CANARY in waiting.run("show", THEIRS, "--open-anyway").out
    assert waiting.read(MINE).opened == ()


# Who one is


def test_the_settings_of_this_workspace_come_before_the_others(waiting: Place) -> None:
    assert waiting.run("paths").out.splitlines()[-1].split(maxsplit=1)[1] == (
        "Ada Example, from your last interview in this workspace"
    )
    waiting.i_am("Cara Test")
    assert "Cara Test, from config.toml" in waiting.run("paths").out
    waiting.i_am("Dora Test", here=True)
    form = json.loads(waiting.run("paths", "--format", "json").out)
    assert (form["interviewer"], form["interviewer_from"]) == ("Dora Test", "config.toml, for this workspace")


def test_where_nobody_is_known_paths_says_what_to_set(place: Place) -> None:
    assert "not known here; set interviewer in config.toml" in place.run("paths").out
    assert json.loads(place.run("paths", "--format", "json").out)["interviewer"] is None


def test_another_workspace_in_the_settings_is_somebody_elses_business(place: Place) -> None:
    text = 'format = "config/1"\n[workspaces."/elsewhere"]\ninterviewer = "Ada Example"\n'
    (place.workspace.config / "config.toml").write_text(text)
    place.save(theirs=theirs())
    assert CANARY in place.run("show", THEIRS).out
    (place.workspace.config / "config.toml").write_text(
        text.replace("/elsewhere", f"{place.root}/sessions/..")
    )
    assert place.run("show", THEIRS).code == 2


def moved(place: Place) -> Place:
    """Return *place* after its folder was renamed: what was remembered of it is of another path."""
    other = place.root.with_name(f"{place.root.name}-renamed")
    place.root.rename(other)
    place.root = other
    place.workspace = replace(place.workspace, root=other, sessions=other / "sessions")
    return place


@pytest.fixture
def renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Place:
    """Return a renamed folder, with mine not submitted; state and settings lie outside of it."""
    root, beside = tmp_path / "work", tmp_path.resolve() / "user"
    for kind in ("state", "config", "cache", "data"):
        monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", str(beside / kind))
    root.mkdir()
    place = Place(find_workspace(root, {}, root), capfd)
    place.save(theirs=theirs(), mine=mine())
    place.i_was(ADA)
    return moved(place)


def test_in_a_folder_that_was_renamed_ones_unfinished_session_keeps_the_others_closed(renamed: Place) -> None:
    assert renamed.desk().who.name == "", "nothing is signed with a name from elsewhere"
    assert renamed.run("show", THEIRS).code == 2
    assert renamed.run("show", MINE).code == 0
    assert "closed until yours is submitted" in renamed.run("list").told
    before = (renamed.root / "sessions" / "mine.toml").read_bytes()
    refused = renamed.run("show", THEIRS, "--open-anyway")
    assert (refused.code, refused.out) == (1, "")
    assert "it is not known here who you are. Say so in config.toml" in refused.told
    assert (renamed.root / "sessions" / "mine.toml").read_bytes() == before, "it may be another person's"
    resumed = renamed.desk().resume(MINE)
    assert isinstance(resumed, Interview)
    resumed.close()
    assert renamed.run("show", THEIRS, "--open-anyway").code == 0
    assert [one.session for one in renamed.read(MINE).opened] == ["aaaaaa"]
    renamed.save(mine=mine(submitted=True))
    assert CANARY in renamed.run("show", THEIRS).out


@pytest.mark.parametrize(
    ("file", "text"),
    [("config.toml", 'format = "config/1"\ninterviewer = 7\n'), ("remembered.toml", "x = [")],
)
def test_who_is_not_known_opens_nothing_before_it_can_go_on_record(
    renamed: Place, file: str, text: str
) -> None:
    (renamed.workspace.config / file).write_text(text)
    refused = renamed.run("show", THEIRS, "--open-anyway")
    assert (refused.code, refused.out) == (1, "")
    assert refused.told.endswith('Say so in config.toml (interviewer = "NAME").'), "own ones are closed, too"
    renamed.i_am(ADA)
    assert renamed.run("show", THEIRS, "--open-anyway").code == 0
    assert [one.session for one in renamed.read(MINE).opened] == ["aaaaaa"]


def test_only_ones_own_session_closes_and_is_written_into_whoever_else_is_known_on_the_machine(
    waiting: Place,
) -> None:
    another = mine(session_id="dddddd")
    waiting.save(zzz=another.but(interview=another.interview.but(interviewer="Zoe Else")))
    memory = waiting.workspace.config / "remembered.toml"
    memory.write_text(memory.read_text() + '[workspaces."/elsewhere"]\ninterviewer = "Zoe Else"\n')
    file = waiting.root / "sessions" / "zzz.toml"
    before = file.read_bytes()
    assert waiting.run("show", THEIRS, "--open-anyway").code == 0
    assert [one.session for one in waiting.read(MINE).opened] == ["aaaaaa"]
    waiting.save(mine=mine(submitted=True))
    assert CANARY in waiting.run("show", THEIRS).out
    assert file.read_bytes() == before


def test_a_name_in_the_settings_for_the_folder_that_was_renamed_counts_as_well(renamed: Place) -> None:
    (renamed.workspace.config / "remembered.toml").unlink()
    text = 'format = "config/1"\n[workspaces."/work"]\ninterviewer = "Ada Example"\n'
    (renamed.workspace.config / "config.toml").write_text(text)
    assert renamed.run("show", THEIRS).code == 2


@pytest.mark.parametrize(
    ("entered", "known"), [(ADA, ADA), ("", ""), ("Cara Test", "")], ids=["own", "nobody", "another"]
)
def test_whoever_resumes_a_session_is_known_there_if_the_name_is_of_this_machine(
    renamed: Place, entered: str, known: str
) -> None:
    memory = renamed.workspace.config / "remembered.toml"
    memory.write_text(memory.read_text().replace(ADA, entered))
    resumed = renamed.desk().resume(MINE)
    assert isinstance(resumed, Interview)
    resumed.close()
    assert renamed.desk().who.name == known


def test_where_the_memory_cannot_be_read_others_are_closed_and_it_is_said(waiting: Place) -> None:
    memory = waiting.workspace.config / "remembered.toml"
    memory.unlink()
    assert forgotten(waiting.workspace) == ""
    memory.mkdir()
    ran = waiting.run("show", THEIRS)
    assert ran.code == 2
    told = f"{memory} cannot be used: there is a folder in the file's place. What you enter is asked again"
    assert told in ran.told
    assert forgotten(waiting.workspace).startswith(told)
    waiting.i_am(ADA)
    waiting.save(mine=mine(submitted=True))
    assert told not in waiting.run("show", THEIRS).told


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 80, b"x = [", b'format = "remem', b"a" * 200_000], ids=lambda data: str(data[:9])
)
def test_a_memory_that_makes_no_sense_opens_nothing_and_it_is_said(waiting: Place, data: bytes) -> None:
    memory = waiting.workspace.config / "remembered.toml"
    memory.write_bytes(data)
    told = f"{memory} cannot be used: it is damaged. What you enter is asked again"
    waiting.desk().remember_theme("light")
    for _ in range(2):
        ran = waiting.run("show", THEIRS)
        assert (ran.code, ran.out) == (2, "")
        assert told in ran.told
    assert forgotten(waiting.workspace).startswith(told)
    begun(waiting, "Somebody Else").close()
    assert forgotten(waiting.workspace) == ""
    assert waiting.run("show", THEIRS).code == 2, "the name is known again"


def test_who_goes_on_with_a_colleagues_session_signs_nothing_as_that_colleague(place: Place) -> None:
    place.save(theirs=theirs(submitted=False))
    resumed = place.desk().resume(THEIRS)
    assert isinstance(resumed, Interview)
    resumed.close()
    assert place.desk().who.name == ""
    assert place.run("retention", "hold", THEIRS, "--why", "a claim").code == 2
    assert place.read(THEIRS).hold is None


def test_who_is_known_here_stays_so_whatever_is_resumed(waiting: Place) -> None:
    waiting.i_was("Cara Test")
    resumed = waiting.desk().resume(MINE)
    assert isinstance(resumed, Interview)
    resumed.close()
    assert waiting.desk().who.name == "Cara Test"


def test_the_name_is_remembered_for_its_workspace_alone(place: Place) -> None:
    """In another one it only fills in the field, and nothing is signed with it."""
    place.desk().begin(SetUp("backend-screen-30", "Mary", ADA, no_date=True)).close()
    other = replace(place.workspace, root=place.root / "other", sessions=place.root / "other" / "sessions")
    assert place.desk().who.name == ADA
    assert OpenDesk(other).who.name == ""
    assert OpenDesk(other).remembered() == Remembered(interviewer_elsewhere=ADA)
    kept = tomllib.loads((place.workspace.config / "remembered.toml").read_text())["workspaces"]
    assert kept == {str(place.root): {"interviewer": ADA, "plan": "backend-screen-30", "retain-days": 0}}


# On the desk of the screens


def begun(place: Place, candidate: str = "Mary Test") -> Interview:
    return place.desk().begin(SetUp("backend-screen-30", candidate, ADA, no_date=True))


def on_their_plan(interview: Interview, candidate: str = "mary-test") -> Session:
    """Return a session of Iris with that candidate, of the stage of *interview*."""
    session = theirs()
    facts = session.interview.but(stage=interview.session.interview.stage)
    name = candidate.replace("-", " ").title()
    return session.but(candidate=session.candidate.but(key=candidate, name=name), interview=facts)


def test_in_progress_it_goes_through_the_journal_of_ones_own(place: Place) -> None:
    desk = place.desk()
    interview = desk.begin(SetUp("backend-screen-30", "Mary Test", ADA, no_date=True))
    place.save(theirs=on_their_plan(interview))
    seen = desk.session(THEIRS)
    assert seen is not None
    assert seen.closed
    desk.open_anyway(THEIRS, interview)
    assert [one.session for one in interview.session.opened] == ["aaaaaa"]
    opened = desk.session(THEIRS)
    assert opened is not None
    assert not opened.closed
    assert CANARY in str(opened.session)
    path = Path(interview.path)
    interview.close()
    assert [one.session for one in read_session(path.read_bytes(), "mine").opened] == ["aaaaaa"]


def test_open_in_another_window_nothing_is_opened_that_could_not_be_put_on_record(place: Place) -> None:
    interview = begun(place)
    place.save(theirs=on_their_plan(interview))
    other = place.desk()
    with pytest.raises(InterviewerError, match="open in another window"):
        other.open_anyway(THEIRS)
    seen = other.session(THEIRS)
    assert seen is not None
    assert seen.closed
    assert CANARY not in str(seen.session)
    ran = place.run("show", THEIRS, "--open-anyway")
    assert ran.code == 1
    assert CANARY not in ran.told
    interview.close()


def test_one_that_cannot_be_put_on_record_stays_closed(place: Place) -> None:
    disk = FailingDisk()
    desk = OpenDesk(place.workspace, disk=disk, clock=FakeClock(), runner=ByHand)
    interview = desk.begin(SetUp("backend-screen-30", "Mary Test", ADA, no_date=True))
    place.save(theirs=on_their_plan(interview))
    disk.error, disk.stuck, disk.nth, disk.counted = OSError(errno.ENOSPC, "full"), True, 1, 0
    disk.kinds = ("create", "write")
    with pytest.raises(CannotSave, match="the disk is full"):
        desk.open_anyway(THEIRS, interview)
    disk.heal()
    seen = desk.session(THEIRS)
    assert seen is not None
    assert seen.closed
    assert CANARY not in str(seen.session)
    interview.close()


def test_a_reference_that_one_of_two_typed_opens_nothing(place: Place) -> None:
    interview = place.desk().begin(
        SetUp("backend-screen-30", "Mary Test", ADA, reference="R-17", no_date=True)
    )
    place.save(theirs=on_their_plan(interview))
    assert interview.session.candidate.key == "r-17"
    ran = place.run("show", THEIRS)
    assert (ran.code, ran.out) == (2, "")
    interview.close()


def test_an_early_opening_counts_also_when_one_of_two_typed_the_reference(place: Place) -> None:
    place.i_am(ADA)
    stage = begun(place, "Somebody Else")
    stage.close()
    place.save(theirs=on_their_plan(stage))
    assert place.run("show", THEIRS, "--open-anyway").code == 0
    own = SetUp("backend-screen-30", "Mary Test", ADA, reference="R-17", no_date=True)
    interview = place.desk().begin(own)
    assert [one.session for one in interview.session.opened] == ["aaaaaa"]
    interview.close()


@pytest.mark.parametrize(
    "settings",
    [
        'interviewer = "Ada',
        'format = "config/1"\ninterviewer = 3\n',
        'format = "plan/1"\ninterviewer = "Ada Example"\n',
        'format = "config/1"\n[workspaces."teams"]\ninterviewer = "Ada Example"\n',
    ],
)
@pytest.mark.parametrize("known", [False, True])
def test_settings_that_cannot_be_understood_open_nothing(place: Place, settings: str, *, known: bool) -> None:
    """They may say who one is."""
    place.save(theirs=theirs())
    (place.workspace.config / "config.toml").write_text(settings)
    if known:
        place.i_was(ADA)
    for call in (["show", THEIRS], ["list"], ["compare", THEIRS]):
        ran = place.run(*call)
        assert CANARY not in ran.told
        assert ran.err.count("interviewer keys --check") == 1
    with pytest.raises(ClosedSession, match="interviewer keys --check"):
        place.desk().revise(THEIRS, by=ADA, why="x")
    if known:
        assert CANARY in place.run("show", THEIRS, "--open-anyway").out
        place.save(mine=mine(submitted=True))
        assert CANARY in place.run("show", THEIRS).out


def test_a_fault_elsewhere_in_the_settings_closes_nothing(place: Place) -> None:
    place.save(theirs=theirs())
    (place.workspace.config / "config.toml").write_text('format = "config/1"\ntheme = 3\n')
    ran = place.run("show", THEIRS)
    assert CANARY in ran.out
    assert ran.err == ""


def kept_beside(place: Place) -> list[str]:
    """Return the ids of what was opened before one's own began."""
    found = opened_early(Disk(), place.workspace.state, place.workspace.sessions)
    return [one.session for one in found]


def test_before_ones_own_has_begun_it_is_kept_beside_and_goes_into_it(place: Place) -> None:
    place.i_am(ADA)
    stage = begun(place, "Somebody Else")
    stage.close()
    place.save(theirs=on_their_plan(stage), other=on_their_plan(stage, "somebody").but(id="dddddd"))
    assert place.run("show", THEIRS, "--open-anyway").code == 0
    assert place.run("show", "other", "--open-anyway").code == 0
    assert kept_beside(place) == ["aaaaaa", "dddddd"]
    interview = begun(place)
    assert [one.session for one in interview.session.opened] == ["aaaaaa"]
    assert kept_beside(place) == ["dddddd"]
    interview.close()


def test_what_a_command_opened_goes_into_ones_own_that_was_only_in_a_journal(place: Place) -> None:
    """Commands do not know of it; whoever goes on with it does."""
    place.i_am(ADA)
    crashed = OpenDesk(place.workspace, clock=FakeClock(), process=Process("", 2**22 + 1), runner=ByHand)
    mine_too = crashed.begin(SetUp("backend-screen-30", "Mary Test", ADA, no_date=True))
    Path(mine_too.path).unlink()
    place.save(theirs=on_their_plan(mine_too))
    assert place.run("show", THEIRS, "--open-anyway").code == 0
    assert kept_beside(place) == ["aaaaaa"]
    resumed = place.desk().resume(mine_too.session.id)
    assert isinstance(resumed, Interview)
    resumed.close()
    assert [one.session for one in place.read(Path(resumed.path).stem).opened] == ["aaaaaa"]
    assert kept_beside(place) == []


def test_the_lists_of_the_screens_tell_nothing_of_it(waiting: Place) -> None:
    desk = waiting.desk()
    lines = {line.name: line for line in desk.listing().sessions}
    assert (lines[THEIRS].closed, lines[THEIRS].choice) == (True, None)
    assert lines[FREE].choice == "yes"
    assert CANARY not in str([one for one in desk.sessions() if one.name == THEIRS])


def test_resume_and_revise_refuse_it_until_it_was_opened(waiting: Place) -> None:
    waiting.save(theirs=theirs(submitted=False))
    desk = waiting.desk()
    with pytest.raises(ClosedSession, match="--open-anyway"):
        desk.resume("aaaaaa")
    with pytest.raises(ClosedSession):
        desk.revise(THEIRS, by=ADA, why="x")
    desk.open_anyway("aaaaaa")
    found = desk.resume(THEIRS)
    assert isinstance(found, Interview)
    found.close()
    assert [one.session for one in waiting.read(MINE).opened] == ["aaaaaa"]


@pytest.mark.parametrize("damaged", [False, True])
def test_what_is_left_of_it_in_a_journal_is_closed_by_every_name_it_goes_by(
    place: Place, *, damaged: bool
) -> None:
    crashed = OpenDesk(place.workspace, clock=FakeClock(), process=Process("", 2**22 + 1), runner=ByHand)
    interview = crashed.begin(SetUp("backend-screen-30", "Mary Test", IRIS, no_date=True))
    interview.do(act.WriteTakeAways(text=CANARY))
    path = Path(interview.path)
    path.unlink()
    if damaged:
        path.write_text("torn = ")
    place.save(mine=mine().but(interview=mine().interview.but(stage=interview.session.interview.stage)))
    place.i_was(ADA)
    for name in (path.stem, interview.session.id, str(path)):
        desk = place.desk()
        with pytest.raises(ClosedSession):
            desk.resume(name)
        with pytest.raises(ClosedSession):
            desk.revise(name, by=ADA, why="x")
    desk = place.desk()
    desk.open_anyway(interview.session.id)
    found = desk.resume(interview.session.id)
    assert isinstance(found, Interview)
    assert found.session.take_aways == CANARY
    found.close()
    assert [one.session for one in place.read(MINE).opened] == [interview.session.id]


def test_of_a_closed_session_nobody_is_told_that_a_revision_of_it_was_cut_short(waiting: Place) -> None:
    waiting.i_was(IRIS)
    crashed = OpenDesk(waiting.workspace, clock=FakeClock(), process=Process("", 2**22 + 1), runner=ByHand)
    revised = crashed.revise(THEIRS, by=IRIS, why="a slip")
    assert isinstance(revised, Interview)
    revised.do(act.WriteTakeAways(text=CANARY))
    for reader, told in ((IRIS, True), (ADA, False)):
        waiting.i_was(reader)
        desk = waiting.desk()
        assert desk.listing().cut_short == told
        found = desk.session(THEIRS)
        assert found is not None
        assert bool(found.told) == told


def test_a_closed_session_without_a_file_is_closed_and_no_more_is_told(place: Place) -> None:
    crashed = OpenDesk(place.workspace, clock=FakeClock(), process=Process("", 2**22 + 1), runner=ByHand)
    interview = crashed.begin(SetUp("backend-screen-30", "Mary Test", IRIS, no_date=True))
    interview.do(act.WriteTakeAways(text=CANARY))
    path = Path(interview.path)
    path.unlink()
    place.save(mine=mine().but(interview=mine().interview.but(stage=interview.session.interview.stage)))
    place.i_was(ADA)
    for command in ("show", "copy-for-candidate", "redact", "export", "structure"):
        ran = place.run(command, path.stem)
        assert ran.code == 2
        assert "closed to you" in ran.told
        assert CANARY not in ran.told
        assert "journal" not in ran.told


def test_a_journal_that_is_left_of_ones_own_is_taken_up_first(place: Place) -> None:
    crashed = OpenDesk(place.workspace, clock=FakeClock(), process=Process("", 2**22 + 1), runner=ByHand)
    interview = crashed.begin(SetUp("backend-screen-30", "Mary Test", ADA, no_date=True))
    interview.do(act.WriteTakeAways(text="only in the journal"))
    place.save(theirs=on_their_plan(interview))
    told = r"your own session of this candidate, (\S+); not now\..*journal still.* interviewer resume \1"
    with pytest.raises(InterviewerError, match=told):
        place.desk().open_anyway(THEIRS)


def test_earlier_versions_of_it_are_closed_too(waiting: Place) -> None:
    """Two interviewers may share a machine, and the file may be gone."""
    file = waiting.root / "sessions" / f"{THEIRS}.toml"
    keep_as_it_is(Disk(), waiting.workspace.state, "aaaaaa", file)
    (version,) = (path.stem for path in waiting.workspace.state.rglob("*Z.toml"))
    for lost in (False, True):
        for call in ([], ["--show", version], ["--restore", version]):
            ran = waiting.run("history", "x-aaaaaa" if lost else THEIRS, *call)
            assert ran.code == 2
            assert "closed to you" in ran.err
            assert CANARY not in ran.told
        if not lost:
            file.unlink()
    assert CANARY in waiting.run("history", "x-aaaaaa", "--show", version, "--open-anyway").out
    assert [one.session for one in waiting.read(MINE).opened] == ["aaaaaa"]
