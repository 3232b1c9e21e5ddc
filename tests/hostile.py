"""Text that would steer a terminal, the app or a reader, and a workspace with such text in every field."""

import re
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import tomli
import tomli_w

from interviewer.model import checklist, content, custody, exercise, pack, plan, role, rubric, session
from interviewer.model.text import INVISIBLE, JOINERS
from interviewer.model.value import Value, _Text
from interviewer.store.workspace import shipped_examples, shipped_packs

MARK = 7741
"""Stands in each hostile command that takes a number: the app itself never sends that."""

TEXTS: Mapping[str, str] = {
    "clipboard": "\x1b]52;c;aGFja2Vk\x07",
    "title": "\x1b]0;owned\x07\x1b]2;owned\x1b\\",
    "link": "\x1b]8;;http://x\x1b\\here\x1b]8;;\x1b\\",
    "steering": f"\x1b[{MARK}J\x1b[31;{MARK}m\x1b[?1049l\x1b[{MARK};1H\x1bc\x1b(0",
    "strings": "\x1bP$q\x1b\\\x1b_apc\x1b\\\x1b^pm\x1b\\\x1bXsos\x1b\\",
    "c1": f"\x9b31;{MARK}m\x9d0;owned\x9c\x90q\x9c\x84\x85\x8d",
    "c0": "\x00\x01\x05\x07\x08\x0b\x0c\x0e\x0f\x1a\x7f",
    "returns": "over\rwritten\r\n",
    "markup": "[/] [b]x[/b] [@click=app.quit]q[/] [link=http://x]l[/] [red]r[/] [/etc] [$x]",
    "bidi": "\u202egnihton\u202c \u2066a\u2067b\u2068c\u2069 \u200e\u200f\u061c",
    "zero": "a\u200db\u200cc\u200bd\u2060e\ufefff\u00adg\u180eh",
    "joined": "a" + "\u200da" * 60,
    "tags": "\U000e0001\U000e0068\U000e0069\U000e007f",
    "fillers": "\u115f\u1160\u3164\uffa0" * 12,
    "marks": "e" + "\u0301\u0489\u20dd" * 60,
    "right-to-left": "שלום עולם مرحبا ﷽",
    "wide": "界面試験ｗｉｄｅ",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 ❤️ 🇩🇪 1️⃣",
    "tabs": "\ta\t\tb\t",
    "separators": "a\u2028b\u2029c\x85d\x1ce",
    "toml": "\"\"\"\n[candidate]\nname = '''x'''\n\\u0041 #",
    "format": "{0} {x!r} {session} %s %(a)d $HOME ${x} `id` $(id)",
    "html": "<script>alert(1)</script><img src=x onerror=y>&amp;",
    "formula": "=1+1",
    "path": "../../etc/passwd",
    "option": "--help",
    "word": "w" * 150,
    "lone": "a\ud800b\udfffc\udcff",
}
"""By what they try. Nothing that is shown of them may be more than letters."""

ANCHOR = "[/]"
"""Begins every text of a hostile workspace: markup that would break a line of any screen that obeyed it."""
NUMBERED = re.compile(r"\[/\]\d+")


def hostile(number: int) -> str:
    """Return a text for one field: the anchor, a number to know it by, and a few of the texts."""
    names = list(TEXTS)
    few = (TEXTS[names[(number * 5 + step) % len(names)]] for step in range(5))
    return f"{ANCHOR}{number} {' '.join(few)}"


def short(number: int) -> str:
    """Return such a text in 200 characters: for names and titles."""
    text = hostile(number)
    return text[:190]


def in_toml(text: str) -> str:
    """Return *text* as far as a TOML file can hold it."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def as_argument(text: str) -> str:
    """Return *text* as far as an argument can hold it: what is no text comes as a byte that is none."""
    return re.sub("[\ud800-\udfff]", "\udcff", text).replace("\x00", "")


# Which fields take text

_MODELS = (checklist, content, custody, exercise, pack, plan, role, rubric, session)
_NOT_TEXT = {"Session.seal"}
"""A digest."""


def text_fields() -> set[str]:
    """Return the fields that take text, each as `Model.field` with its name in files."""
    fields = {"Response.notes"}
    for module in _MODELS:
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, Value):
                fields |= {
                    _place(kind, name)
                    for name, field in kind.model_fields.items()
                    if _takes_text(field.annotation, tuple(field.metadata))
                }
    return fields - _NOT_TEXT


def _place(kind: type[Value], name: str) -> str:
    """Return a field as `Model.field`: the model that brought it, and its name in files."""
    owner = next(base for base in reversed(kind.__mro__) if name in vars(base).get("__annotations__", ()))
    return f"{owner.__name__}.{kind.model_fields[name].alias or name}"


def _is_text(metadata: tuple[object, ...]) -> bool:
    return any(isinstance(one, _Text) for one in metadata)


def _takes_text(annotation: Any, metadata: tuple[object, ...] = ()) -> bool:
    """Whether a field is a text, or a list or a table of texts; what models in it take is theirs."""
    if get_origin(annotation) is Annotated:
        annotation, metadata = get_args(annotation)[0], get_args(annotation)[1:]
    return _is_text(metadata) or any(map(_takes_text, get_args(annotation)))


class Poisoner:
    """Puts hostile text into every field of a document that takes text, and remembers into which."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._fields = text_fields()
        self.filled: set[str] = set()

    def document(self, kind: type[Value], data: Mapping[str, Any]) -> dict[str, Any]:
        """Return *data* with hostile text for each text of *kind*, also where it had none."""
        filled = dict(data)
        for name, field in kind.model_fields.items():
            key = field.alias or name
            place = _place(kind, name)
            if place == "Response.notes":
                filled[key] = self._notes()
                self.filled.add(place)
            elif key in data or (_is_text(tuple(field.metadata)) and place not in _NOT_TEXT):
                filled[key] = self._value(place, field.annotation, tuple(field.metadata), data.get(key, ""))
        return filled

    def _value(self, place: str, annotation: Any, metadata: tuple[object, ...], value: Any) -> Any:
        if get_origin(annotation) is Annotated:
            annotation, metadata = get_args(annotation)[0], get_args(annotation)[1:]
        if isinstance(value, str) and _is_text(metadata):
            if place in self._fields:
                self.filled.add(place)
            return self._text(value)
        if isinstance(annotation, type) and issubclass(annotation, Value):
            return self.document(annotation, value)
        parts = get_args(annotation)
        if isinstance(value, Mapping) and len(parts) == 2 and parts[0] is str:
            return {name: self._value(place, parts[1], (), part) for name, part in value.items()}
        if isinstance(value, list) and parts:
            return [self._value(place, parts[0], (), part) for part in value]
        for part in parts:  # one of several; None is never in a file
            if part is not type(None) and (changed := self._value(place, part, (), value)) != value:
                return changed
        return value

    def _text(self, value: str) -> str:
        lines = [in_toml(short(next(self._numbers))) for _ in range(value.count("\n") + 1)]
        return "\n".join(line.translate(_ONE_LINE) for line in lines) if len(lines) > 1 else lines[0]

    def _notes(self) -> str:
        return "".join(
            f"00:0{at}:00 {sign} {in_toml(hostile(next(self._numbers))).translate(_ONE_LINE)} #apis\n"
            for at, sign in enumerate(("+", "-", "?", "!", '"'))
        )


_ONE_LINE = dict.fromkeys(map(ord, "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))

PLAN: dict[str, Any] = {
    "format": "plan/1",
    "title": "",
    "stage": "screen",
    "role": "backend-engineer",
    "rubric": "backend-engineer",
    "minutes": 45,
    "sections": {
        "talk": {"title": "", "minutes": 5, "say": "a\nb"},
        "main": {"title": "", "minutes": 40, "say": "", "core": []},
    },
}
_ASKED = {
    "backend-fundamentals": "",
    "code-review": "",
    "live-coding": "",
    "system-design": "",
    "behavioural": "",
    "communication": "",
}
PLAN_ID = "evil-45"


FILE_NAME = "x\x1b]52;c;eA==\x07\r\x9b31m\u202e\u2066\u200b\xad\u2060\ufeff[b].toml"
"""What a file may be called that is found by looking into a folder."""


def poison_packs(folder: Path, poisoner: Poisoner) -> list[str]:
    """Write packs, rubric, role and a plan with hostile text into *folder*; return the questions asked."""
    shipped = shipped_packs()
    asked = []
    for name in _ASKED:
        data = tomli.loads((shipped / f"{name}.toml").read_text(encoding="utf-8"))
        first = next(iter(data["questions"]))
        asked.append(first)
        data["questions"] = {first: data["questions"][first]}
        _write(folder / f"{name}.toml", poisoner.document(pack.Pack, data))
    kinds: dict[str, type[Value]] = {"rubrics": rubric.Rubric, "roles": role.Role}
    for name, kind in kinds.items():
        path = Path(name, "backend-engineer.toml")
        data = tomli.loads((shipped / path).read_text(encoding="utf-8"))
        _write(folder / path, poisoner.document(kind, data))
    sections: dict[str, Any] = PLAN["sections"]
    core = [f"{name}/{question}" for name, question in zip(_ASKED, asked, strict=True)]
    whole = {**PLAN, "sections": {**sections, "main": {**sections["main"], "core": core}}}
    _write(folder / "plans" / f"{PLAN_ID}.toml", poisoner.document(plan.Plan, whole))
    broken = f'format = "pack/1"\ntitle = {_quoted(in_toml(short(900)))}\nwie\x1b]0;x\x07ght = 2\n'
    (folder / "broken.toml").write_text(broken, encoding="utf-8")
    unknown = tomli_w.dumps({"format": "pack/1", "title": "x", in_toml(short(901)): in_toml(short(902))})
    (folder / "unknown.toml").write_text(unknown, encoding="utf-8")
    (folder / "latin.toml").write_bytes(b'title = "\xe4\x1b]0;x\x07"\n')
    (folder / as_argument(f"na me{TEXTS['title']}{TEXTS['bidi']}[b].toml")).write_text("", encoding="utf-8")
    for below in ("plans", "roles", "rubrics"):
        (folder / below / FILE_NAME).write_text("", encoding="utf-8")
    return asked


def poison_sessions(folder: Path, poisoner: Poisoner) -> None:
    """Write sessions with hostile text in each text and each unknown key, in files with hostile names."""
    for number, path in enumerate(sorted(shipped_examples().glob("*.toml"))[:4]):
        data = tomli.loads(path.read_text(encoding="utf-8"))
        evil = in_toml(hostile(700 + number))
        if data["status"] == "submitted":
            at = data["interview"]["ended"]
            data["hold"] = {"since": at, "why": ""}
            data["revisions"] = [{"at": at, "why": "", "was": {"x": evil}, "added": [""]}]
        data["drafts"] = {"unplanned": ""}
        data = poisoner.document(session.Session, data)
        data |= {"unknown": evil, f"u {in_toml(short(710))}": {"x": [evil]}}
        data["candidate"]["unknown"] = evil
        name = f"{path.stem}{TEXTS['title']}{TEXTS['markup'].replace('/', '|')}{TEXTS['bidi']}.toml"
        _write(folder / (path.name if number < 2 else as_argument(name)), data)
    (folder / "2026-11-22-1000-broken-x-zzzzzz.toml").write_text(
        f'format = "session/1"\nid = {_quoted(TEXTS["title"])}\n', encoding="utf-8"
    )
    (folder / f"2026-11-22-1001-{TEXTS['c1']}-x-yyyyyy.toml").write_text('format = "s\x1b[2J"\n')
    (folder / "2026-11-22-1002-long-x-xxxxxx.toml").write_text(f'format = "session/{"9" * 1_000_000}"\n')


def _write(path: Path, data: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(tomli_w.dumps(dict(data)), encoding="utf-8", errors="replace")


def _quoted(text: str) -> str:
    plain = (c if " " <= c < "\x7f" and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
    return '"' + "".join(plain) + '"'


# What may be sent to a terminal

_BY_THE_APP = re.compile(
    r"\x1b\[[0-9;]*m"  # colours
    r"|\x1b\[[0-9]+;[0-9]+H"  # where to draw
    r"|\x1b\[\?(?:7|25|100[0346]|1015|1049|2004|2026|2048)[hl]"  # wrapping, cursor, mouse, focus, paste
    r"|\x1b\[\?20(?:26|48)\$p"  # questions about modes
    r"|\x1b\[(?:>[0-9]+|<)u"  # the keyboard protocol
    r"|\x1b\]22;[a-z-]+\x07"  # the shape of the mouse pointer
)
"""What the app sends by itself. No title, no clipboard, no strings."""
_OURS = re.compile(rf"\x1b[^a-zA-Z\x1b]*{MARK}")
_LEAVES = "\x1b[?1049l"
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\u2028\u2029]"
)
_RETURN = re.compile("\r(?!\n)")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_UNSEEN = re.compile(f"[{JOINERS}{INVISIBLE}]")


def strays(raw: bytes, *, app: bool, unseen: bool = True) -> list[str]:
    """Return what in *raw* could steer a terminal or turn a line around, with what stands before it.

    *app*: whether a screen was drawn, which takes commands, and is left once; a command that prints may send
    none. *unseen*: whether what joins letters may stand there: in prose, of which some scripts need it.
    """
    text = raw.decode("utf-8", errors="surrogateescape")
    looked_for = [_FORBIDDEN]
    hits = []
    if app:
        hits += [repr(hit.group()) for hit in _OURS.finditer(text)]
        hits += [] if text.count(_LEAVES) == 1 else [f"the screen is left {text.count(_LEAVES)} times"]
        text = _BY_THE_APP.sub("", text)
    else:
        looked_for += [_RETURN, _INVISIBLE] if unseen else [_RETURN, _UNSEEN]
    found = (hit for pattern in looked_for for hit in pattern.finditer(text))
    return hits + [repr(text[max(0, hit.start() - 20) : hit.end() + 20]) for hit in found]
