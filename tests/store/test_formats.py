"""Old files open for ever and mean what they meant; newer ones are read as far as they go, never written."""

import ast
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zlib import crc32

import pytest
import tomli
import tomli_w

from interviewer.analysis.comparison import compare
from interviewer.authoring.content import assemble
from interviewer.authoring.read import read, read_pack, read_plan, read_rubric
from interviewer.authoring.settings import read_settings
from interviewer.live.begin import replay
from interviewer.model.errors import CannotRead, NewerFormat
from interviewer.model.formats import HISTORIES, Document, History, NoWay, as_newest, newest
from interviewer.model.role import Role
from interviewer.model.session import Session
from interviewer.model.source import FileKind, SourceText
from interviewer.reports.comparison_text import comparison_text
from interviewer.reports.json_forms import comparison_json, list_json, session_json
from interviewer.reports.session_list import list_text
from interviewer.reports.session_text import session_text
from interviewer.store.formats import newest_session
from interviewer.store.journal_lines import decode, read_journal
from interviewer.store.journals import journals_in, newer_journals_in
from interviewer.store.library import Library
from interviewer.store.memory import recall, remember
from interviewer.store.seam import Disk
from interviewer.store.session_file import open_session, read_session, to_toml
from interviewer.tui import key_rules
from tests.store import meaning
from tests.store.meaning import Facts

FILES = Path(__file__).parent.parent / "data" / "formats"
SOURCES = Path(__file__).parent.parent.parent / "src"
MEANT: Mapping[str, Facts] = json.loads((FILES / "meaning.json").read_text(encoding="utf-8"))


def golden(kind: str) -> list[str]:
    """Return the golden files of *kind*, of whatever version, as `pack-1/first.toml`."""
    paths = FILES.glob(f"{kind}-*/*")
    return sorted(path.relative_to(FILES).as_posix() for path in paths)


SESSIONS, JOURNALS = golden("session"), golden("journal")


def lines_in(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line[9:]) for line in data.splitlines()]


def line_of(line: dict[str, Any]) -> bytes:
    text = json.dumps(line).encode()
    return b"%08x %b\n" % (crc32(text), text)


def content_of(name: str, kind: FileKind) -> SourceText:
    return SourceText(name, Path(name).stem, kind, (FILES / name).read_text(encoding="utf-8"))


def told(name: str) -> Facts:
    """Return what the golden file *name* means to the program of today."""
    kind = name.partition("-")[0]
    data = (FILES / name).read_bytes()
    match kind:
        case "session":
            return meaning.of_session(read_session(data, name))
        case "journal":
            account = read_journal(data, name)
            session = replay(account.base, account.records)
            return meaning.of_session(session) | {"torn": bool(account.torn), "let-go": account.let_go}
        case "remembered":
            return meaning.of_memory(recall(Disk(), FILES / name))
        case "config":
            settings, findings = read_settings(content_of(name, "config"), key_rules)
            assert findings == ()
            return meaning.of_settings(settings)
        case "role":
            reading = read(content_of(name, "role"), Role)
            assert reading.findings == ()
            return meaning.of_role(reading.value)
    readers: Mapping[str, Callable[[SourceText], tuple[Any, Any]]] = {
        "pack": read_pack,
        "rubric": read_rubric,
        "plan": read_plan,
    }
    value, findings = readers[kind](content_of(name, kind))  # type: ignore[arg-type] # one of three
    assert findings == ()
    return dict(getattr(meaning, f"of_{kind}")(value))


def differences(meant: Any, now: Any, where: str = "") -> Iterator[str]:
    """Yield what *now* does not say as *meant* does; what it says besides does not count."""
    if isinstance(meant, dict) and isinstance(now, dict):
        for key, part in meant.items():
            yield from differences(part, now.get(key), f"{where}.{key}")
    elif meant != now:
        yield f"{where}: {meant!r} is now {now!r}"


# What is called otherwise now, or is a number where it was a word.
TODAY: Mapping[str, Facts] = {
    "config-1/first.toml": {
        "keys": {"app.curtain": ["f11", "ctrl+l"], "live.park": ["z", "f20"], "home.coverage": []}
    },
    "remembered-1/hints-not-counted.toml": {"hints_shown": 1000},
}


@pytest.mark.parametrize("name", sorted(MEANT))
def test_a_file_of_an_earlier_day_means_what_it_meant(name: str) -> None:
    assert list(differences(MEANT[name] | TODAY.get(name, {}), told(name))) == []


def test_every_file_of_an_earlier_day_has_its_meaning_beside_it() -> None:
    assert sorted(MEANT) == sorted(name for kind in HISTORIES for name in golden(kind))


@pytest.mark.parametrize("name", SESSIONS)
def test_an_early_session_keeps_everything_through_a_load_and_a_save(name: str) -> None:
    data = (FILES / name).read_bytes()
    before = tomli.loads(data.decode())
    saved = to_toml(read_session(data, name))
    after = tomli.loads(saved.decode())
    assert list(differences(before, after)) == []
    assert set(after) - set(before) <= {"seal"}
    assert to_toml(read_session(saved, name)) == saved


@pytest.mark.parametrize("name", SESSIONS)
def test_an_early_session_is_shown_listed_and_compared_and_not_touched(name: str, tmp_path: Path) -> None:
    path = tmp_path / "early.toml"
    path.write_bytes((FILES / name).read_bytes())
    before = path.stat()
    [saved] = Library(tmp_path, tmp_path / "state", Disk()).saved()
    session = saved.session
    assert session is not None
    assert (saved.newer, saved.told, saved.fault) == ("", "", "")
    assert session.candidate.name in session_text(session)
    assert json.loads(session_json(session))["candidate"]["name"] == session.candidate.name
    assert session.candidate.name in list_text([saved])
    comparison = compare([session], include_live=True)
    assert session.candidate.name in comparison_text(comparison)
    assert json.loads(comparison_json(comparison))["candidates"]
    assert (path.read_bytes(), path.stat()) == ((FILES / name).read_bytes(), before)


def test_a_seal_of_an_earlier_day_holds_still_and_a_change_breaks_it() -> None:
    """How a seal is worked out is part of the format: no update may make a file look changed."""
    data = (FILES / "session-1/with-custody.toml").read_bytes()
    assert not read_session(data, "s").changed_outside
    assert read_session(data.replace(b"solid on APIs", b"weak on APIs"), "s").changed_outside


def test_the_first_pack_rubric_and_plan_fit_together() -> None:
    """Whoever kept a workspace since then can begin an interview with it."""
    sources = (
        SourceText("p", "backend-fundamentals", "pack", content_of("pack-1/first.toml", "pack").text),
        SourceText("r", "backend-engineer", "rubric", content_of("rubric-1/first.toml", "rubric").text),
        SourceText("l", "backend-screen-30", "plan", content_of("plan-1/first.toml", "plan").text),
    )
    content = assemble(sources)
    assert [finding for finding in content.findings if finding.severity == "error"] == []
    assert list(content.plans) == ["backend-screen-30"]


# The table of formats


def formats_in_the_sources() -> set[str]:
    """Return every `kind/version` that a model of ours pins as a literal."""
    found: set[str] = set()
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
                words = [part.value for part in ast.walk(node.slice) if isinstance(part, ast.Constant)]
                found |= {
                    word for word in words if isinstance(word, str) and re.fullmatch(r"[\w-]+/\d+", word)
                }
    return found


def test_every_format_of_a_model_is_the_newest_in_the_table() -> None:
    found = formats_in_the_sources()
    assert found <= {newest(kind) for kind in HISTORIES}
    assert {"session/1", "pack/1", "journal/1"} <= found


def test_every_version_in_the_table_has_files_of_its_day_and_a_way_from_there() -> None:
    for kind, history in HISTORIES.items():
        for version in range(1, history.newest + 1):
            assert list(FILES.glob(f"{kind}-{version}/*")), f"no file of {kind}/{version} is kept"
            assert version == history.newest or version in history.steps


def test_every_action_of_an_earlier_name_is_turned_into_one_of_today() -> None:
    line = {"kind": "action", "action": {"do": "hear", "question": "rest", "point": "basics", "heard": False}}
    settled = HISTORIES["journal"].settle
    assert settled is not None
    assert settled(line)["action"] == {"do": "tick", "question": "rest", "point": "basics", "on": False}
    untouched = {"kind": "action", "action": {"do": "submit"}}
    assert settled(untouched) is untouched


# A step, handed in


def with_steps(kind: str, steps: Mapping[int, Callable[[Document], Document]], now: int = 1) -> Any:
    return MappingProxyType({**HISTORIES, kind: History(now, MappingProxyType(steps))})


def renamed(document: Document) -> Document:
    """Turn a session/0, which called its candidate somebody, into one of today."""
    rest = {key: value for key, value in document.items() if key != "somebody"}
    return {**rest, "candidate": document["somebody"]}


def test_a_document_of_an_earlier_version_walks_through_the_steps() -> None:
    document = tomli.loads((FILES / SESSIONS[0]).read_text(encoding="utf-8"))
    early = {**document, "format": "session/0", "somebody": document["candidate"]}
    del early["candidate"]
    kept = json.dumps(early, default=str)
    assert newest_session(early, with_steps("session", {0: renamed})) == (document, "")
    assert json.dumps(early, default=str) == kept


def test_steps_are_taken_one_after_the_other_from_where_a_document_is() -> None:
    steps = {
        version: (lambda one, at=version: {**one, "seen": [*one.get("seen", []), at]})
        for version in (0, 1, 2)
    }
    histories = with_steps("plan", steps, now=3)
    assert as_newest({"format": "plan/0"}, "plan", histories)[0] == {"format": "plan/3", "seen": [0, 1, 2]}
    assert as_newest({"format": "plan/2"}, "plan", histories)[0] == {"format": "plan/3", "seen": [2]}
    assert as_newest({"format": "plan/3"}, "plan", histories) == ({"format": "plan/3"}, "")


def test_the_plan_and_the_rubric_in_a_session_take_the_way_of_their_own_kinds() -> None:
    document = tomli.loads((FILES / SESSIONS[0]).read_text(encoding="utf-8"))
    document["plan"]["format"] = "plan/0"
    brought, newer = newest_session(document, with_steps("plan", {0: lambda one: {**one, "title": "Mended"}}))
    assert (brought["plan"]["title"], brought["plan"]["format"], newer) == ("Mended", "plan/1", "")
    document["plan"]["format"] = "plan/7"
    assert newest_session(document)[1] == "plan/7"


def test_a_gap_on_the_way_is_told_in_a_sentence() -> None:
    with pytest.raises(NoWay, match="from which no way leads to plan/2"):
        as_newest({"format": "plan/0"}, "plan", with_steps("plan", {0: dict}, now=3))
    data = (FILES / SESSIONS[0]).read_bytes().replace(b"session/1", b"session/0")
    with pytest.raises(CannotRead, match="is of the format session/0, from which no way leads to session/1"):
        read_session(data, "x")


@pytest.mark.parametrize(
    "given", [None, 1, "", "session", "session/", "session/x", "session/01", "session/-1", "session/²"]
)
def test_what_names_no_version_is_no_document_of_ours(given: object) -> None:
    with pytest.raises(NoWay):
        as_newest({"format": given}, "session")


def test_a_journal_of_an_earlier_version_is_brought_up_line_byline_of() -> None:
    data = (FILES / JOURNALS[0]).read_bytes()
    lines, _ = decode(data)
    early = b"".join(
        line_of(one | ({"format": "journal/0"} if "format" in one else {})) for one in lines_in(data)
    )
    assert decode(early)[1] == "it is of the format journal/0, from which no way leads to journal/1"
    assert decode(early, with_steps("journal", {0: dict}))[0][1:2] == lines[1:2]


# What the next version may bring

NEWER = {
    "later": [1, 2.5, {"nested": [[1], [{"deep": True}]]}],
    "mood": {"calm": True, "since": 3},
}


def a_newer_session(name: str = "session-1/live.toml", version: int = 2) -> bytes:
    document = tomli.loads((FILES / name).read_text(encoding="utf-8"))
    for place in (document, document["candidate"], document["responses"]["http-methods"], document["plan"]):
        place.update(NEWER)
    return tomli_w.dumps({**document, "format": f"session/{version}"}).encode()


SENTENCE = (
    "saved by a newer interviewer (session/2): opened read-only; what this one does not know is not shown"
)


@pytest.mark.parametrize("version", [2, 99])
def test_a_newer_session_can_be_read_and_says_so(version: int, tmp_path: Path) -> None:
    path = tmp_path / "newer.toml"
    path.write_bytes(a_newer_session(version=version))
    [saved] = Library(tmp_path, tmp_path / "state", Disk()).saved()
    assert saved.session is not None
    assert saved.newer == f"session/{version}"
    assert saved.told == f"newer was {SENTENCE.replace('/2', f'/{version}')}."
    assert not saved.session.changed_outside
    known = read_session((FILES / "session-1/live.toml").read_bytes(), "x")
    assert list(differences(meaning.of_session(known), meaning.of_session(saved.session))) == []
    assert " ".join(list_text([saved]).split()).endswith(saved.told)
    assert json.loads(list_json([saved]))["sessions"][0]["newer_format"] == f"session/{version}"
    assert path.read_bytes() == a_newer_session(version=version)


def test_whoever_may_write_a_session_is_not_given_a_newer_one() -> None:
    with pytest.raises(NewerFormat, match=r"newer interviewer \(session/2\); it can be read here"):
        read_session(a_newer_session(), "newer.toml")


def test_a_newer_session_that_means_something_else_is_listed_with_its_fault(tmp_path: Path) -> None:
    (tmp_path / "newer.toml").write_bytes(a_newer_session().replace(b"level = 3", b'level = "three"'))
    [saved] = Library(tmp_path, tmp_path / "state", Disk()).saved()
    assert saved.session is None
    assert saved.fault.startswith(
        "was saved by a newer interviewer (session/2) and cannot be read by this one: "
        "line 48, column 9: ratings.apis.level: "
    )


def test_what_a_newer_version_remembers_counts_and_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "remembered.toml"
    path.write_text('format = "remembered/2"\ninterviewer = "Grace Hopper"\nplan = 5\nmood = "calm"\n')
    before = path.read_bytes()
    remember(Disk(), path, theme="dark")
    assert recall(Disk(), path).interviewer == "Grace Hopper"
    assert path.read_bytes() == before


def a_session_with_unknown_keys() -> tuple[dict[str, Any], Session]:
    document = tomli.loads(a_newer_session(version=1).decode())
    return document, open_session(tomli_w.dumps(document), "x")[0]


def test_the_digest_of_a_pinned_wording_is_what_the_file_says() -> None:
    """Were it taken anew, a wording with a key of a later version would count as another."""
    document, session = a_session_with_unknown_keys()
    assert session.plan.digest == document["plan"]["digest"]


def test_the_older_files_of_a_journal_that_goes_on_in_a_newer_version_are_not_found(tmp_path: Path) -> None:
    """What stands in them is out of date."""
    data = (FILES / "journal-1" / "crashed.journal").read_bytes()
    (tmp_path / "7k3f2m-0123abcd-0001.journal").write_bytes(data)
    [found] = journals_in(Disk(), tmp_path)
    assert found.session == "7k3f2m"
    assert list(newer_journals_in(Disk(), tmp_path)) == []
    heading = lines_in(data)[0] | {"format": "journal/2"}
    (tmp_path / "7k3f2m-0123abcd-0002.journal").write_bytes(line_of(heading))
    assert list(journals_in(Disk(), tmp_path)) == []
    [newer] = newer_journals_in(Disk(), tmp_path)
    assert (newer.session, newer.format, newer.path.name[-12:]) == ("7k3f2m", "journal/2", "0002.journal")
