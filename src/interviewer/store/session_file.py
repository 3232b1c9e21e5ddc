"""A session as TOML that people can read, and back."""

import math
import re
from collections.abc import Mapping

import tomli
from pydantic import ValidationError

from interviewer.model.errors import CannotRead
from interviewer.model.formats import NoWay, newest, version_of
from interviewer.model.plan import question_id
from interviewer.model.saved_form import as_saved
from interviewer.model.seal import is_broken, seal_of
from interviewer.model.session import GENERAL, Session
from interviewer.model.text import is_id, one_line
from interviewer.store.formats import newest_session, not_ours
from interviewer.store.readable_toml import dotted, readable_toml

LARGEST = 5_000_000
"""Bytes. A larger file is not ours, and would only make the reader slow."""

_FORMAT = newest("session")
_DEEPEST = 40
"""Tables and lists in one another. More would only be there to make programs fail."""
_LARGEST_NUMBER = 2**63
"""Whole numbers in TOML have 64 bits."""
_COMMENT = "# An interview, saved by interviewer. Read it, grep it, diff it; changes by hand are noticed.\n"
_TOO_DEEP = "is nested too deeply, which no saved session is"
_MEND = "correct it in an editor"
_TOO_LARGE = "holds a number that is too large"
_MERGE_MARKER = re.compile(r"^(<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
_KINDS = {"pack": "a question pack", "rubric": "a rubric", "role": "a role", "plan": "a plan"}
_ORDER = (
    "format",
    "id",
    "status",
    "records",
    "why-draft",
    "seal",
    "take-aways",  # a plain key has to come before the first table
    "hold",
    "candidate",
    "interview",
    "recommendation",
    "drafts",
    "revisions",
    "ratings",
    "observed",
    "responses",
    "unplanned",
    "plan",
    "rubric",
    "questions",
    "opened",
)


def to_toml(session: Session) -> bytes:
    """Return the session as the bytes of its file. What is at its default is left out.

    A submitted session is sealed, but for one whose seal was found broken or missing: that must stay to
    be seen.
    """
    fields = as_saved(session).model_dump(exclude_defaults=True, exclude_none=True)
    fields |= {"format": session.format, "status": session.status}
    if session.submitted and not session.changed_outside and not session.unsealed:
        fields["seal"] = seal_of(fields)
    if "responses" in fields:
        fields["responses"] = {stop: _ticks_in_place(taken) for stop, taken in fields["responses"].items()}
    ordered = {key: fields.pop(key) for key in _ORDER if key in fields} | fields
    return (_COMMENT + readable_toml(ordered)).encode()


def _ticks_in_place(response: dict[str, object]) -> dict[str, object]:
    """Return *response* with each list of ticks under a dotted key, such as `ticked.faults`.

    In a table of its own, what was ticked would have to stand below the notes.
    """
    placed: dict[str, object] = {}
    for key, value in response.items():
        if key == "ticked" and isinstance(value, dict) and all(map(is_id, value)):
            placed |= {dotted(key, of): points for of, points in value.items()}
        else:
            placed[key] = value
    return placed


def read_session(text: str | bytes, path: str) -> Session:
    """Return the session in *text*; *path* is for messages. Raises CannotRead, which tells why.

    One that a newer version saved raises NewerFormat: who calls this may write it again.
    """
    session, newer = open_session(text, path)
    if newer:
        raise not_ours(path, newer)
    return session


def open_session(text: str | bytes, path: str) -> tuple[Session, str]:
    """Return the session in *text*, and its format where a newer version saved it. Raises CannotRead.

    Of a newer one, what this version knows; it is for reading, and must not be written.
    """
    if len(text) > LARGEST:
        raise CannotRead(path, f"is larger than {LARGEST // 1_000_000} MB, which no saved session is")
    found = _parse(_decode(text, path), path)
    _check_size(found, path)
    _check_format(found.get("format"), path)
    try:
        document, newer = newest_session(found)
    except NoWay as error:
        raise CannotRead(path, str(error)) from error
    try:
        session = _session_in(document)
    except ValueError as error:
        why = f"{_place(text, _path_of(error))}{_shape_fault(error)}"
        by = f"was saved by a newer interviewer ({newer}) and cannot be read by this one: " if newer else ""
        raise CannotRead(path, one_line(f"{by}{why}")) from error
    if newer:
        return session.but(changed_outside=False, unsealed=False), newer
    unsealed = session.submitted and not session.seal
    return session.but(changed_outside=is_broken(found), unsealed=unsealed), ""


def _session_in(document: Mapping[str, object]) -> Session:
    """Return the session that *document* says. Raises ValueError."""
    session = Session.model_validate(document)
    if fault := _dangling(session):
        raise fault
    try:
        return as_saved(session)
    except OverflowError as error:
        raise ValueError("a time in it lies outside the calendar") from error


def alike(one: Session, other: Session) -> bool:
    """Whether two sessions say the same; the seal follows from what they say."""
    return one.but(seal="") == other.but(seal="")


def _decode(text: str | bytes, path: str) -> str:
    if isinstance(text, bytes):
        if text.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise CannotRead(path, "is written in UTF-16; save it as UTF-8")
        text = _decode_utf8(text, path)
    if not text.strip("\0 \t\r\n"):
        raise CannotRead(path, "is full of zero bytes, as after a power cut" if "\0" in text else "is empty")
    return text


def _decode_utf8(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig").split("\n")
        place = f"line {len(before)}, column {len(before[-1]) + 1}"
        raise CannotRead(path, f"{place} is not UTF-8 text") from error


def _parse(text: str, path: str) -> dict[str, object]:
    try:
        return tomli.loads(text, parse_float=_number)
    except tomli.TOMLDecodeError as error:
        if marker := _MERGE_MARKER.search(text):
            line = text.count("\n", 0, marker.start()) + 1
            why = f"line {line} is a merge marker; choose one side of the merge in an editor"
            raise CannotRead(path, why) from error
        why = f"line {error.lineno}, column {error.colno} is not TOML: {error.msg}; {_MEND}"
        raise CannotRead(path, why) from error
    except RecursionError as error:
        raise CannotRead(path, _TOO_DEEP) from error
    except ValueError as error:  # Python refuses to read very long numbers
        raise CannotRead(path, _TOO_LARGE) from error


def _number(written: str) -> float:
    """Return a number; each that is none is the same one, and so like itself when sessions are compared."""
    number = float(written)
    return number if number == number else math.nan  # noqa: PLR0124 - quicker than to ask for it


def _check_format(found: object, path: str) -> None:
    if found == _FORMAT:
        return
    if found is None:
        raise CannotRead(path, f'has no format = "{_FORMAT}", so it is not a saved session')
    if version_of(found, "session") is None:
        kind = _KINDS.get(str(found).partition("/")[0], f"of the format {str(found)[:40]!r}")
        raise CannotRead(path, f"is {kind}, not a saved session")


def _check_size(document: dict[str, object], path: str) -> None:
    """Refuse what TOML allows and what no program can work with, wherever in the file it stands."""
    level: list[object] = [document]
    for _ in range(_DEEPEST):
        below: list[object] = []
        for part in level:
            if isinstance(part, dict):
                below += part.values()
            elif isinstance(part, list):
                below += part
            elif isinstance(part, int) and abs(part) >= _LARGEST_NUMBER:
                raise CannotRead(path, _TOO_LARGE)
        level = below
    if level:
        raise CannotRead(path, _TOO_DEEP)


class _Dangling(ValueError):
    def __init__(self, key: str, name: str) -> None:
        super().__init__(f'{key}: there is no "{name}" in this file')
        self.path = (*key.split("."), name)


def _path_of(error: ValueError) -> tuple[str | int, ...]:
    """Return the keys that lead to what is at fault; none where that is all of the file."""
    if isinstance(error, ValidationError):
        return error.errors(include_url=False, include_context=False)[0]["loc"]
    return error.path if isinstance(error, _Dangling) else ()


_LARGEST_LOCATED = 200_000
"""Bytes of a file in which a place is looked for, which takes far longer than reading it."""


def _place(text: str | bytes, path: tuple[str | int, ...]) -> str:
    """Return where in *text* that stands, or the table it is missing from: `line 7, column 8: `."""
    if not path or len(text) > _LARGEST_LOCATED:
        return ""
    from interviewer.model.locate import locate  # noqa: PLC0415 - most files are fine

    found = locate(_decode(text, "")).value(path)
    return f"line {found.line}, column {found.column}: "


def _shape_fault(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    fault = error.errors(include_url=False, include_context=False)[0]
    key = ".".join(str(part) for part in fault["loc"]) or "the file"
    more = f" ({others} more like it)" if (others := error.error_count() - 1) else ""
    message = fault["msg"].removeprefix("Value error, ")
    return f"{key}: {message[:1].lower()}{message[1:]}{more}"


def _dangling(session: Session) -> ValueError | None:
    """Return the first name in *session* that leads nowhere; None when all lead somewhere."""
    if not session.rubric.scale:
        return ValueError("rubric.scale: there is no level in this file")
    asked = {question_id(ref) for ref in session.plan.refs}
    stops = dict.fromkeys(session.stops)
    for key, names, known in (
        ("plan.sections", asked, session.questions),
        ("interview.current", {session.interview.current}, stops),
        ("responses", session.responses, stops | {GENERAL: None}),
        ("unplanned", session.unplanned, session.questions),
        ("unplanned", {where.after for where in session.unplanned.values()}, stops),
        ("ratings", session.ratings, session.rubric.skills),
        ("observed", session.observed, session.rubric.skills),
    ):
        if (unknown := next((name for name in sorted(names) if name not in known), None)) is not None:
            return _Dangling(key, unknown)
    return None
