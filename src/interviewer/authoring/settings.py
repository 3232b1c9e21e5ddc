"""Reading the file of settings: text in, settings and findings out. What is at fault keeps its default."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Protocol

from pydantic import Field, StrictBool, StrictInt, ValidationError

from interviewer.authoring.document import Document
from interviewer.authoring.parse import parse
from interviewer.authoring.phrases import did_you_mean, named_value, quoted
from interviewer.authoring.places import Path
from interviewer.authoring.wording import bad_value, known_keys, missing_key, unknown_key
from interviewer.model.content import SourceText
from interviewer.model.findings import Finding
from interviewer.model.settings import DEFAULTS, Settings, ThemeName
from interviewer.model.value import Table, Value, frozen_table, no_entries

FORMAT = "config/1"
MOST_MINUTES = 60


class SettingsFile(Value):
    """The file as people write it; the table of keys is looked at apart."""

    format: str
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

    @property
    def RENAMED(self) -> Mapping[str, str]:  # noqa: N802
        """What actions are called now, by what they were called before."""
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
        return DEFAULTS, (document,)
    if fault := _wrong_format(document):
        return DEFAULTS, (fault,)
    file, findings = _validated(document)
    keys, key_findings = _Keys(document, rules).read()
    settings = Settings(
        theme=file.theme,
        minutes_for_questions=file.minutes_for_their_questions,
        start_behind_curtain=file.start_behind_curtain,
        keys=keys,
    )
    return settings, tuple(sorted([*findings, *key_findings]))


def _wrong_format(document: Document) -> Finding | None:
    """Return the fault of a file that is something else, or from a later version."""
    given = document.data.get("format", FORMAT)
    if given == FORMAT or not isinstance(given, str):
        return None
    kind, _, version = given.partition("/")
    if kind == "config" and version.isdecimal() and int(version) > 1:
        message = f'{quoted(given)} was made for a newer interviewer; this one reads "{FORMAT}"'
        return document.at_value(("format",), "newer-format", message)
    return document.at_value(("format",), "wrong-format", f'"format" is "{FORMAT}" here, not {quoted(given)}')


def _validated(document: Document) -> tuple[SettingsFile, list[Finding]]:
    """Return the file without what is at fault in it, and the faults."""
    try:
        return SettingsFile.model_validate(document.data, extra="forbid", by_alias=True, by_name=False), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    findings: dict[Path, Finding] = {}
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
    sound = {key: value for key, value in document.data.items() if (key,) not in findings}
    return SettingsFile.model_validate({"format": FORMAT} | sound), list(findings.values())


@dataclass(frozen=True, slots=True)
class _Written:
    """One line of the table of keys: where it is, and the keys as they were understood."""

    path: Path
    names: tuple[tuple[str, ...], ...]
    is_list: bool

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key for names in self.names for key in names))

    def path_of(self, key: str) -> Path:
        entry = next(entry for entry, names in enumerate(self.names) if key in names)
        return (*self.path, entry) if self.is_list else self.path


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
        for path, action, value in _lines(table) if isinstance(table, dict) else ():
            if action not in self._rules.ACTION_IDS:
                self._fault_at_key(path, "unknown-action", self._unknown(action))
            elif action in lines:
                self._fault_at_key(path, "repeated", f"{quoted(action)} is given twice")
            elif written := self._judged(path, action, value):
                lines[action] = written
        return self._without_clashes(lines), self._findings

    def _unknown(self, action: str) -> str:
        now = self._rules.RENAMED.get(action)
        hint = f"; it is now {quoted(now)}" if now else did_you_mean(action, self._rules.ACTION_IDS)
        return f"unknown action {quoted(action)}{hint}"

    def _judged(self, path: Path, action: str, value: object) -> _Written | None:
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
        return None if judged.faults else _Written(path, judged.names, is_list=isinstance(value, list))

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
