"""The loaders, as the program calls them, and much of what is done with what they give."""

import hashlib
import json
import os
import stat
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta
from pathlib import Path
from textwrap import dedent
from typing import Any

from interviewer import __version__
from interviewer.analysis.comparison import compare
from interviewer.analysis.listing import listed_content, listed_session
from interviewer.analysis.loop_coverage import whole_loop
from interviewer.analysis.structure_together import by_plan
from interviewer.authoring.content import assemble, assemble_for
from interviewer.authoring.settings import read_settings
from interviewer.cli.interviews import replayed
from interviewer.live import actions as act
from interviewer.live.begin import new_session
from interviewer.live.desk import SetUp
from interviewer.live.engine import apply
from interviewer.model.content import Content
from interviewer.model.errors import CannotRead, InterviewerError, RuleBroken, UsageError
from interviewer.model.findings import Finding
from interviewer.model.saved import SavedSession
from interviewer.model.saved_form import as_saved
from interviewer.model.session import Session
from interviewer.model.settings import Settings
from interviewer.model.source import FileKind, SourceText
from interviewer.reports.comparison_text import comparison_text
from interviewer.reports.findings import findings_json, findings_text
from interviewer.reports.json_forms import (
    comparison_json,
    list_json,
    loop_coverage_json,
    session_json,
    structures_json,
)
from interviewer.reports.loop_coverage_text import loop_coverage_text
from interviewer.reports.role_forms import post_html, post_markdown, post_text
from interviewer.reports.role_post import role_post
from interviewer.reports.session_list import list_text
from interviewer.reports.session_text import session_text
from interviewer.reports.structure_text import structures_text
from interviewer.store.journals import FoundJournal, journals_in, newer_journals_in
from interviewer.store.list_cache import Cached, Line, ListCache
from interviewer.store.memory import Memory, recall
from interviewer.store.publish import checked_toml
from interviewer.store.seam import Disk
from interviewer.store.session_file import open_session
from interviewer.store.sources import read_config, read_source
from interviewer.tui import key_rules
from interviewer.tui.keymap import Keymap
from interviewer.tui.views import jump, live, outline, pace, paper, review, scorecard, sheet
from tests.authoring.planted import PLAN, ROLE, RUBRIC, WEB
from tests.builders import an_instant

FILES = Path(__file__).parent.parent / "data" / "formats"
AT = an_instant()


class OneFile(Disk):
    """A disk with nothing on it but one file, in whatever folder it is looked for."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data

    def read(self, path: Path, limit: int) -> bytes:
        return self.data if limit < 0 else self.data[:limit]

    def stat(self, path: Path) -> os.stat_result:
        return os.stat_result((stat.S_IFREG | 0o600, 1, 1, 1, 0, 0, len(self.data), 0, 0, 0))

    def real(self, path: Path) -> Path:
        return path

    def entries(self, folder: Path) -> list[tuple[str, bool]]:
        return [(self.name, False)]


@dataclass(frozen=True)
class Loader:
    """A kind of file: sound ones to begin from, and what is done with one. It raises only what is a bug."""

    kind: str
    seeds: tuple[bytes, ...]
    """Small ones first: what is changed in them is met more often."""
    load: Callable[[bytes], Any]
    """What the file says; None when that is refused, in words that were looked at."""
    use: Callable[[Any], None]
    """Do with what was loaded what the program does."""


# What people write


def _planted(text: str) -> bytes:
    return dedent(text).removeprefix("\n").encode()


_BESIDE: Mapping[FileKind, SourceText] = {
    "pack": SourceText("web.toml", "web", "pack", _planted(WEB).decode()),
    "rubric": SourceText("engineer.toml", "engineer", "rubric", _planted(RUBRIC).decode()),
    "role": SourceText("engineer.toml", "engineer", "role", _planted(ROLE).decode()),
    "plan": SourceText("screen.toml", "screen", "plan", _planted(PLAN).decode()),
}


def _first(kind: FileKind, name: str) -> SourceText:
    text = (FILES / f"{kind}-1" / "first.toml").read_text(encoding="utf-8")
    return SourceText(f"{kind}s/{name}.toml", name, kind, text)


_GOLDEN: Mapping[FileKind, SourceText] = {
    "pack": _first("pack", "backend-fundamentals"),
    "rubric": _first("rubric", "backend-engineer"),
    "role": _first("role", "backend-engineer"),
    "plan": _first("plan", "backend-screen-30"),
}


def content_loader(kind: FileKind, folder: str) -> Loader:
    """Return the loader of packs, rubrics, roles or plans; the other kinds lie beside the file, sound."""

    def load(data: bytes) -> Content | None:
        around = _GOLDEN if b"backend-" in data else _BESIDE
        disk = OneFile(f"{around[kind].id}.toml", data)
        source = read_source(Path("/w/question_packs", folder, disk.name), disk)
        beside = [other for other in around.values() if other.kind != kind]
        content = assemble([source, *beside])
        look_at(content.findings, {source.path: source.text})
        listed_content(content)
        return None if any(file.path == source.path for file in content.broken) else content

    planted = _BESIDE[kind].text.encode()
    return Loader(kind, (*[planted] * 11, _GOLDEN[kind].text.encode()), load, use_content)


def use_content(content: Content) -> None:
    """Print every role and its coverage, and begin an interview by every plan."""
    begin_all(content)
    for role_id, role in content.roles.items():
        post = tuple(role_post(role, with_skills=True, rubric=content.rubrics.get(role.rubric)))
        for printed in (post_text(post, 60), post_markdown(post), post_html(post)):
            no_controls(printed)
        if role.rubric in content.rubrics:  # which the commands and the screen say, and stop there
            loop = whole_loop(content, role_id)
            no_controls(loop_coverage_text(loop, 60))
            json.loads(loop_coverage_json(loop))


def begin_all(content: Content) -> None:
    """Begin an interview by every plan, as the live screen would show it."""
    for plan in content.plans:
        assemble_for(plan, ())
        try:
            session = new_session("7k3f2m", SetUp(plan, "Ada", "Grace"), content, AT)
        except UsageError as error:
            no_controls(str(error))
        else:
            use_session(session)


def look_at(findings: Iterable[Finding], texts: Mapping[str, str]) -> None:
    """Make sure that each finding lies within its file, and can be printed."""
    findings = tuple(findings)
    split = {path: text.replace("\r\n", "\n").split("\n") for path, text in texts.items()}
    for finding in findings:
        lines = split.get(finding.path)
        if lines is None or not finding.line:
            continue
        assert 1 <= finding.line <= len(lines), finding
        assert 0 <= finding.column <= len(lines[finding.line - 1]) + 1, finding
        assert finding.width >= 1, finding
    no_controls(findings_text(findings))
    json.loads(findings_json(findings))


def no_controls(text: str) -> None:
    """Make sure that *text* can be printed: nothing in it steers a terminal, and it can be encoded."""
    text.encode()
    if not all(map(str.isprintable, text.split("\n"))):
        steering = {sign for sign in text if unicodedata.category(sign) in ("Cc", "Cs")} - {"\n", "\t"}
        assert not steering, steering


def load_config(data: bytes) -> Settings:
    """Return the settings in a file; what is at fault has its default."""
    disk = OneFile("config.toml", data)
    source = read_config(Path("/c"), disk)
    assert source is not None
    settings, findings = read_settings(source, key_rules)
    look_at(findings, {source.path: source.text})
    return settings


def use_config(settings: Settings) -> None:
    """Lay the keys over the table."""
    assert len(Keymap(settings.keys).actions) == len(Keymap({}).actions)


# Sessions and what belongs to them


def load_session(data: bytes) -> SavedSession | None:
    """Return a session as the library has it."""
    try:
        session, newer = open_session(data, "s.toml")
    except CannotRead as error:
        no_controls(str(error).replace("\n", "\0"))  # on one line
        return None
    return SavedSession("s", "s.toml", session, newer=newer)


def use_saved(saved: SavedSession) -> None:
    """List a session, and show it everywhere."""
    no_controls(list_text([saved], 60))
    json.loads(list_json([saved]))
    row = review.listed(listed_session(saved), UTC)
    review.row_line(row, review.layout([row], 78), marked=True)
    assert saved.session is not None
    use_session(saved.session)


def use_session(session: Session) -> None:
    """Print, compare, draw, save and go on with *session*."""
    no_controls(session_text(session, 60))
    json.loads(session_json(session))
    comparison = compare([session, session.but(id="other")], include_live=True)
    no_controls(comparison_text(comparison, 60))
    json.loads(comparison_json(comparison))
    groups = by_plan([session])
    no_controls(structures_text(groups, 60))
    json.loads(structures_json(groups))
    draw(session)
    checked_toml(session, "s.toml")
    go_on(session)


def draw(session: Session) -> None:
    """Draw the screens that read and hold a session, as the views of them do."""
    outline.outline(session, 40)
    live.wording(session)
    live.opening(session)
    live.skills(session, 40)
    pace.reading_header(session, 60)
    jump.jump_lines(session, session.places, 40)
    sheet.sheet_lines(sheet.blocks(session), 40, None)
    for page in paper.pages(session):
        paper.paper_lines(session, page, 40)
    for skill in scorecard.order(session):
        scorecard.skill_line(session, skill, 60, here=True)
        scorecard.detail(session, skill, 60, heading=True)


def go_on(session: Session) -> None:
    """Let the clock run, move on, note and rate; a rule may say no."""
    stop = session.interview.current
    for action in (
        act.Resume(),
        act.EditNotes(question=stop, first=0, removed=0, lines=("+ more",)),
        act.RateQuestion(question=stop, level=1),
        act.CountTime(),
    ):
        try:
            session = apply(session, action, AT)
        except RuleBroken as error:
            no_controls(str(error))
    checked_toml(as_saved(session), "s.toml")


def load_journal(data: bytes) -> FoundJournal | None:
    """Return what is found of a journal."""
    disk = OneFile("7k3f2m-0123abcd-0001.journal", data)
    assert len(tuple(newer_journals_in(disk, Path("/j")))) <= 1
    return next(journals_in(disk, Path("/j")), None)


def use_journal(journal: FoundJournal) -> None:
    """Replay a journal, as recovery does, and save what it tells."""
    assert isinstance(journal.target, Path)
    try:
        session = replayed(journal.tells.base, journal.tells.records)
        no_controls(session_text(session, 60))
        checked_toml(session, "s.toml")
    except InterviewerError as error:  # what this version does not know, or no file could hold: it is told
        no_controls(str(error))


def load_remembered(data: bytes) -> Memory:
    """Return what was entered last time."""
    return recall(OneFile("remembered.toml", data), Path("/r/remembered.toml"))


def use_remembered(memory: Memory) -> None:
    """Show it, and begin from it."""
    no_controls(memory.interviewer + memory.plan + memory.theme)
    assert 0 <= memory.hints_shown <= 1000
    if memory.retain_days is not None:
        assert AT.wall + timedelta(memory.retain_days) >= AT.wall


def load_lists(data: bytes) -> Cached | None:
    """Return what lists show from the cache, as it lies there and as if this program had written it."""
    head, _, body = data.partition(b"\n")
    head = head.rpartition(b" ")[0]
    forged = b"%b %b\n%b" % (head, hashlib.sha256(body).hexdigest().encode(), body)
    _, cached = (
        ListCache(OneFile("x.lists", written), Path("/k"), Path("/w"), __version__).load()
        for written in (forged, data)
    )
    return cached if cached.sessions else None


def use_lists(cached: Cached) -> None:
    """Show the lines of sessions."""
    rows = [review.listed(line.session, UTC) for line in cached.sessions.values()]
    for row in review.ordered(rows, review.Order()):
        review.row_line(row, review.layout(rows, 78), marked=False)


def _a_cache() -> bytes:
    kept: list[bytes] = []

    class Kept(OneFile):
        def create(self, path: Path) -> int:
            return 0

        def write(self, descriptor: int, data: bytes) -> int:
            kept.append(data)
            return len(data)

        def sync(self, descriptor: int) -> None:
            return

        close = sync

        def make_folder(self, folder: Path) -> None:
            return

        def replace(self, source: Path, target: Path) -> None:
            return

        def looks(self, folder: Path) -> list[tuple[str, bool, tuple[int, int, int, int]]]:
            return []

    session, _ = open_session((FILES / "session-1" / "live.toml").read_bytes(), "s.toml")
    listed = listed_session(SavedSession("s", "s.toml", session))
    content = listed_content(assemble(_BESIDE.values()))
    cached = Cached({"s.toml": Line((1, 2, 3, 4), listed)}, "stamp", content)
    ListCache(Kept("x", b""), Path("/k"), Path("/w"), __version__).save(cached)
    return b"".join(kept)


def _sessions() -> tuple[bytes, ...]:
    small = (FILES / "session-1" / "live.toml").read_bytes()
    return small, small, small, small, small, (FILES / "session-1" / "with-hints.toml").read_bytes()


LOADERS: tuple[Loader, ...] = (
    content_loader("pack", ""),
    content_loader("rubric", "rubrics"),
    content_loader("role", "roles"),
    content_loader("plan", "plans"),
    Loader("session", _sessions(), load_session, use_saved),
    Loader("config", ((FILES / "config-1" / "first.toml").read_bytes(),), load_config, use_config),
    Loader("journal", ((FILES / "journal-1" / "crashed.journal").read_bytes(),), load_journal, use_journal),
    Loader(
        "remembered",
        tuple(path.read_bytes() for path in sorted((FILES / "remembered-1").glob("*.toml"))),
        load_remembered,
        use_remembered,
    ),
    Loader("lists", (_a_cache(),), load_lists, use_lists),
)
