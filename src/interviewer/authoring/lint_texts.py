"""Rules for single texts, whatever file they stand in."""

from collections.abc import Container, Iterator, Mapping

from interviewer.authoring.document import Document
from interviewer.authoring.phrases import quoted
from interviewer.model.findings import Finding
from interviewer.model.places import Path
from interviewer.model.value import Value


def texts(path: Path, value: Value, *, without: Container[str] = ()) -> Iterator[tuple[Path, str]]:
    """Yield each text given in *value* that may not be blank, with the path to it; titles have a rule apart.

    A text that may be left out may be blank as well. Fields named in *without* are passed over; ids may be
    called the same.
    """
    for name, field in type(value).model_fields.items():
        given = getattr(value, name)
        here: Path = (*path, field.alias or name)
        passed_over = name == "title" or name in without or (given == "" and field.default == "")
        if passed_over or name not in value.model_fields_set:
            continue
        for where, entry in _entries(here, given):
            if isinstance(entry, Value):
                yield from texts(where, entry, without=without)
            elif isinstance(entry, str):
                yield where, entry


def _entries(path: Path, given: object) -> Iterator[tuple[Path, object]]:
    """Yield what *given* holds: the entries of a table or a list, or itself."""
    if isinstance(given, Mapping):
        yield from (((*path, key), entry) for key, entry in given.items())
    elif isinstance(given, tuple):
        yield from (((*path, index), entry) for index, entry in enumerate(given))
    else:
        yield path, given


def long_title(document: Document, path: Path, title: str, room: int) -> Iterator[Finding]:
    """Yield what is wrong with the title of the table at *path*, for which there is *room* on screen."""
    path = (*path, "title")
    yield from blank(document, path, title)
    if len(title) > room:
        message = f"this title has {len(title)} characters and room for {room}"
        yield document.at_value(path, "long-title", message, "warning")


def blank(document: Document, path: Path, text: str) -> Iterator[Finding]:
    """Yield a finding if the *text* at *path* has nothing to read."""
    if not text.strip():
        name = f"an entry of {quoted(str(path[-2]))}" if isinstance(path[-1], int) else quoted(path[-1])
        yield document.at_value(path, "blank", f"{name} is blank")
