"""Reading the file of settings: text in, settings and findings out. What is at fault keeps its default."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Protocol

from pydantic import Field, StrictBool, StrictInt, ValidationError
from pydantic_core import ErrorDetails

from interviewer.authoring.document import Document
from interviewer.authoring.parse import parse
from interviewer.authoring.phrases import did_you_mean, named_value, quoted
from interviewer.authoring.versions import in_newest
from interviewer.authoring.wording import bad_value, known_keys, missing_key, unknown_key
from interviewer.model.content import SourceText
from interviewer.model.findings import Finding
from interviewer.model.formats import RENAMED_ACTIONS, newest
from interviewer.model.places import Path
from interviewer.model.settings import DEFAULTS, Settings, ThemeName
from interviewer.model.value import Name, Table, Value, frozen_table, no_entries

FORMAT = newest("config")
MOST_MINUTES = 60
_UNREAD = replace(DEFAULTS, interviewer_unread=True)
_SAYS_WHO = {("interviewer",), ("workspaces",)}
_WHOLE_PATH = re.compile(r"[/~]|[A-Za-z]:[\\/]|\\\\")


class WorkspaceSettings(Value):
    """What is set for one workspace."""

    interviewer: Name = ""


class SettingsFile(Value):
    """The file as people write it; the table of keys is looked at apart."""

    format: str
    interviewer: Name = ""
    workspaces: Table[WorkspaceSettings] = Field(default_factory=no_entries)
    """By folder, written as a whole path."""
    theme: ThemeName | None = None
    minutes_for_their_questions: Annotated[StrictInt, Field(ge=0, le=MOST_MINUTES)] = (
        DEFAULTS.minutes_for_questions
    )
    start_behind_curtain: StrictBool = DEFAULTS.start_behind_curtain
    keys: Table[Any] = Field(default_factory=no_entries)


@dataclass(frozen=True, slots=True)
class KeyFault:
    """Why an action cannot have the keys that were written for it."""

    code: str
    message: str
    entry: int | None = None
    """Which of the keys is at fault, from 0; None when it is all of them."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The keys written for an action, as they were understood."""

    names: tuple[tuple[str, ...], ...]
    """For each one Textual's names for it; none when it is no key."""
    faults: tuple[KeyFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """A key that was chosen for an action and does something else as well."""

    action: str
    key: str
    """Textual's name for it."""
    message: str


class KeyRules(Protocol):
    """What is known of actions and keys; `interviewer.tui.key_rules` is it."""

    @property
    def ACTION_IDS(self) -> Sequence[str]:  # noqa: N802 - a module has constants
        """Every action that can have keys."""
        ...

    def judge(self, action_id: str, written: Sequence[str]) -> Judged:
        """Return the keys *written* for an action as they are understood, and what is wrong with them."""
        ...

    def clashes(self, chosen: Mapping[str, tuple[str, ...]]) -> Iterator[Clash]:
        """Yield what clashes when the actions in *chosen* have those keys and the others their own."""
        ...


def read_settings(source: SourceText, rules: KeyRules) -> tuple[Settings, tuple[Finding, ...]]:
    """Return the settings that *source* holds, and everything that is wrong with it, in order.

    An entry with a fault keeps its default; the others count. Never raises.
    """
    document = parse(source)
    if isinstance(document, Finding):
        return _UNREAD, (document,)
    document, newer = in_newest(document)
    if fault := _wrong_format(document):
        return _UNREAD, (fault,)
    file, at_fault = _validated(document)
    findings = list(at_fault.values())
    keys, key_findings = _Keys(document, rules).read()
    settings = Settings(
        theme=file.theme,
        minutes_for_questions=file.minutes_for_their_questions,
        start_behind_curtain=file.start_behind_curtain,
        keys=keys,
        interviewer=file.interviewer,
        interviewers=frozen_table(
            {folder: own.interviewer for folder, own in file.workspaces.items() if own.interviewer}
        ),
        interviewer_unread=any(path[:1] in _SAYS_WHO for path in at_fault),
    )
    findings += key_findings
    if newer:  # what is not understood need not be wrong
        findings = [newer, *(replace(finding, severity="warning") for finding in findings)]
    return settings, tuple(sorted(findings))


def _wrong_format(document: Document) -> Finding | None:
    """Return the fault of a file that is something else."""
    given = document.data.get("format", FORMAT)
    if given == FORMAT or not isinstance(given, str):
        return None
    return document.at_value(("format",), "wrong-format", f'"format" is "{FORMAT}" here, not {quoted(given)}')


def _validated(document: Document) -> tuple[SettingsFile, dict[Path, Finding]]:
    """Return the file without what is at fault in it, and the faults by their place."""
    findings = {path: _no_folder(document, path) for path in _not_whole(document.data.get("workspaces"))}
    details: list[ErrorDetails] = []
    try:
        file = SettingsFile.model_validate(document.data, extra="forbid", by_alias=True, by_name=False)
    except ValidationError as error:
        details = error.errors(include_url=False)
    else:
        if not findings:
            return file, {}
    for detail in details:
        path = detail["loc"]
        if detail["type"] == "missing":
            message = missing_key(path, document.source.kind)
            findings[path] = document.at_value((), "missing-key", message)
        elif detail["type"] == "extra_forbidden":
            message = unknown_key(path, known_keys(SettingsFile, path[:-1]))
            findings[path] = document.at_key(path, "unknown-key", message)
        else:
            findings[path] = document.at_value(path, *bad_value(path, detail))
    sound = _without(document.data, findings)
    return SettingsFile.model_validate({"format": FORMAT} | sound), findings


def _without(table: Mapping[str, Any], at_fault: Collection[Path], above: Path = ()) -> dict[str, Any]:
    """Return *table*, which stands under *above*, without what is at fault in it and in the tables below."""
    kept = {}
    for key, value in table.items():
        path = (*above, key)
        if path not in at_fault:
            kept[key] = _without(value, at_fault, path) if isinstance(value, dict) else value
    return kept


def _not_whole(workspaces: object) -> Iterator[Path]:
    """Yield where a workspace is named by what is no whole path: nobody could tell which folder is meant."""
    for folder in workspaces if isinstance(workspaces, dict) else ():
        if not _WHOLE_PATH.match(folder):
            yield "workspaces", folder


def _no_folder(document: Document, path: Path) -> Finding:
    message = f"{quoted(str(path[-1]))} is no whole path; write one that begins with / or ~"
    return document.at_key(path, "bad-path", message)


@dataclass(frozen=True, slots=True)
class _Written:
    """The keys written for an action: where each is, and its names as they were understood."""

    entries: tuple[tuple[Path, tuple[str, ...]], ...]
    renamed: bool = False
    """Whether the action was called what it was before."""

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for _, names in self.entries for key in names))

    def path_of(self, key: str) -> Path:
        return next(path for path, names in self.entries if key in names)


class _Keys:
    """The table of keys of one file."""

    def __init__(self, document: Document, rules: KeyRules) -> None:
        self._document = document
        self._rules = rules
        self._findings: list[Finding] = []

    def read(self) -> tuple[Mapping[str, tuple[str, ...]], list[Finding]]:
        """Return the keys by action in Textual's names, and the faults."""
        lines: dict[str, _Written] = {}
        table = self._document.data.get("keys")
        for path, name, value in _lines(table) if isinstance(table, dict) else ():
            action = RENAMED_ACTIONS.get(name, name)
            known = lines.get(action)
            if action not in self._rules.ACTION_IDS:
                self._fault_at_key(path, "unknown-action", self._unknown(action))
            elif known and not (known.renamed and name != action):
                self._fault_at_key(path, "repeated", f"{quoted(action)} is given twice")
            elif (written := self._judged(path, action, value)) is not None:
                # What was one action on each of several screens keeps the keys of all.
                before = known.entries if known else ()
                lines[action] = _Written((*before, *written), renamed=name != action)
        return self._without_clashes(lines), self._findings

    def _unknown(self, action: str) -> str:
        return f"unknown action {quoted(action)}{did_you_mean(action, self._rules.ACTION_IDS)}"

    def _judged(
        self, path: Path, action: str, value: object
    ) -> tuple[tuple[Path, tuple[str, ...]], ...] | None:
        keys = [value] if isinstance(value, str) else value
        if not isinstance(keys, list):
            message = f"{quoted(action)} is a key or a list of keys, not {named_value(value)}"
            self._fault_at_value(path, "wrong-type", message)
            return None
        others = [entry for entry, key in enumerate(keys) if not isinstance(key, str)]
        for entry in others:
            message = f"a key is text in double quotes, not {named_value(keys[entry])}"
            self._fault_at_value((*path, entry), "wrong-type", message)
        if others:
            return None
        judged = self._rules.judge(action, keys)
        for fault in judged.faults:
            # Of a key that stands in no list, its own place is that of the line.
            entry_path = () if fault.entry is None or isinstance(value, str) else (fault.entry,)
            self._fault_at_value((*path, *entry_path), fault.code, fault.message)
        if judged.faults:
            return None
        paths = ((*path, entry) if isinstance(value, list) else path for entry in range(len(keys)))
        return tuple(zip(paths, judged.names, strict=True))

    def _without_clashes(self, lines: dict[str, _Written]) -> Mapping[str, tuple[str, ...]]:
        """Return the keys of *lines* without those that clash.

        A line that goes gives its action back the keys of the table, which another line may have taken; so
        this looks again until nothing clashes. Keys of the table never do.
        """
        while True:
            chosen = {action: line.keys for action, line in lines.items()}
            clashes = list(self._rules.clashes(chosen))
            if not clashes:
                return frozen_table(chosen)
            at_fault = clashes[0].action
            line = lines.pop(at_fault)
            # Once for each key, however many screens it clashes on.
            for key, message in {c.key: c.message for c in reversed(clashes) if c.action == at_fault}.items():
                self._fault_at_value(line.path_of(key), "clash", message)

    def _fault_at_key(self, path: Path, code: str, message: str) -> None:
        self._findings.append(self._document.at_key(path, code, message))

    def _fault_at_value(self, path: Path, code: str, message: str) -> None:
        self._findings.append(self._document.at_value(path, code, message))


def _lines(table: Mapping[str, Any]) -> Iterator[tuple[Path, str, object]]:
    """Yield path, action and value for each line; `live.next` without quotes is a table in a table."""
    for name, value in table.items():
        if isinstance(value, dict):
            for rest, inner in value.items():
                yield ("keys", name, rest), f"{name}.{rest}", inner
        else:
            yield ("keys", name), name, value
