"""Where keys and values stand, for texts written by hand and by machine."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import pytest
import tomli
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.model.locate import locate
from interviewer.model.places import Path, Place

BY_HAND = """\
# A comment with [brackets], "quotes" and = signs
title = 'it''s'   # tail
a.b."c d".'e.f' = 1
point = {x = 1, y = {z = [1, 2.5, {w = "]}"}]}, u.v = true}
empty = [[], {}, ""]
when = [1979-05-27 07:32:00, 1979-05-27T07:32:00Z, 1979-05-27, 07:32:00]
text = \"\"\"
[not.a.header]
key = "not a key" # not a comment
quote\\\""" and two at the end""\"\"\"
raw = '''C:\\new ''quoted'' '''
many = [
  "one", # ]
  '''two
lines''', "th\\"ree",
]
\t indented = 0x1F
"é\\u0041" = "wide 漢字"

[ server . "x.y" ]   # header
port = 80
[server."x.y".deep]
on = false
[[list.of]]
name = "first"
[list.of.sub]
k = 1
[[list.of]]
name = "second"
[list]
after = -inf
[[list.of.sub-list]]
k = 2
"""


def test_everything_written_by_hand_is_found() -> None:
    assert_all_found(BY_HAND.replace("'it''s'", "'its'"))


def test_windows_line_ends_move_nothing() -> None:
    text = BY_HAND.replace("'it''s'", "'its'")
    unix, windows = locate(text), locate(text.replace("\n", "\r\n"))
    for path, _ in paths(tomli.loads(text)):
        assert windows.value(path) == unix.value(path)
        assert windows.key(path) == unix.key(path)


def test_lines_and_columns_count_characters_from_one() -> None:
    text = (
        'title = "x"\n\n[skills."漢字"]\n\tname.first = """é\nsecond line"""  # é\nlist = [1,\n  {two = 2}]\n'
    )
    places = locate(text)
    assert places.key(("title",)) == Place(1, 1, 5)
    assert places.value(("title",)) == Place(1, 9, 3)
    assert places.key(("skills", "漢字")) == Place(3, 9, 4)
    assert places.value(("skills", "漢字")) == Place(3, 1, 13)
    assert places.key(("skills", "漢字", "name", "first")) == Place(4, 7, 5)
    assert places.value(("skills", "漢字", "name", "first")) == Place(4, 15, 4)
    assert places.value(("skills", "漢字", "list")) == Place(6, 8, 3)
    assert places.value(("skills", "漢字", "list", 1)) == Place(7, 3, 9)
    assert places.key(("skills", "漢字", "list", 1, "two")) == Place(7, 4, 3)


def test_a_table_that_is_only_passed_through_stands_where_it_is_first_named() -> None:
    places = locate("[a.b]\nx = 1\n[a.c]\n")
    assert places.value(("a",)) == Place(1, 1, 5)
    assert places.key(("a",)) == Place(1, 2, 1)


def test_a_table_with_a_header_of_its_own_stands_there_even_when_named_before() -> None:
    assert locate("[a.b]\nx = 1\n[a]\ny = 2\n").value(("a",)) == Place(3, 1, 3)


def test_the_top_of_a_file_stands_at_its_first_key() -> None:
    assert locate("# words\n\nformat = 1\n").value(()) == Place(3, 1, 6)
    assert locate("# words\n [a.b]\n").value(()) == Place(2, 2, 5)
    assert locate("").value(()) == Place(1, 1, 1)


def test_a_path_that_is_not_there_has_the_place_of_its_parent() -> None:
    assert locate("[a]\nx = 1\n").value(("a", "y", 3)) == Place(1, 1, 3)


@pytest.mark.parametrize(
    "text", ["[", "a", "a =", "a = [", 'a = "', "a = '''", "[a", "a = {b", "=", "a = [" * 5000]
)
def test_a_broken_text_gives_what_stands_before(text: str) -> None:
    assert locate(f"first = 1\n{text}").key(("first",)) == Place(1, 1, 5)


KEYS = st.one_of(st.sampled_from(["a", "b", "http-methods", "x_1", "1"]), st.text(max_size=4))
TEXTS = st.text(st.sampled_from("ab \"'\\\n\t#[]{}=,.é漢") | st.characters(codec="utf-8"), max_size=12)
SCALARS = st.one_of(
    TEXTS,
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, max_size=5)


@settings(deadline=None)
@given(DOCUMENTS)
def test_everything_in_a_generated_document_is_found(document: dict[str, Any]) -> None:
    assert_all_found(tomli_w.dumps(document))
    assert_all_found(tomli_w.dumps(document, multiline_strings=True))


@settings(deadline=None)
@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_everything_is_found_in_dotted_keys_and_inline_tables(document: dict[str, Any], random: Any) -> None:
    text = "".join(f"{key} = {value}\n" for key, value in dotted(document, random))
    assert tomli.loads(text) == document
    assert_all_found(text)


@settings(deadline=None)
@given(st.text(max_size=40), st.integers(0, 40))
def test_no_text_at_all_upsets_the_locator(text: str, cut: int) -> None:
    locate(text).value(("a",))
    locate(BY_HAND[:cut] + text + BY_HAND[cut:]).value(("a", 0))


def assert_all_found(text: str) -> None:
    """Check that each path of a text is found, and that its place holds its value and its key."""
    places, lines = locate(text), text.split("\n")
    for path, value in paths(tomli.loads(text)):
        written, place = places.value_text(path), places.value(path)
        assert written.startswith(lines[place.line - 1][place.column - 1 :][: place.width])
        if isinstance(value, (dict, list)) and not written.startswith(("[", "{")):
            assert isinstance(value, dict)  # made by a dotted key, which is its place
        elif not (isinstance(value, (dict, list)) and is_header(text, place)):
            assert tomli.loads(f"value = {written}") == {"value": value}
        if isinstance(path[-1], str):
            key = places.key(path)
            name = lines[key.line - 1][key.column - 1 : key.column - 1 + key.width]
            assert list(tomli.loads(f"{name} = 1")) == [path[-1]]


def is_header(text: str, place: Place) -> bool:
    """Whether what stands at *place* begins its line, which no value does."""
    line = text.split("\n")[place.line - 1]
    return line[: place.column - 1].strip() == "" and line.lstrip().startswith("[") and valid(line)


def valid(line: str) -> bool:
    """Whether *line* is TOML by itself, as a header is and an entry of a list is mostly not."""
    try:
        tomli.loads(line)
    except ValueError:
        return False
    return True


def paths(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield each path below *value* with what is there."""
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for step, entry in entries:
        yield (*path, step), entry
        yield from paths(entry, (*path, step))


def dotted(table: dict[str, Any], random: Any) -> Iterator[tuple[str, str]]:
    """Yield the entries of *table* as dotted keys or inline tables, as *random* has it."""
    for name, value in table.items():
        key = tomli_w.dumps({name: 0}).removesuffix(" = 0\n")
        if isinstance(value, dict) and value and random.random() < 0.5:
            for rest, written in dotted(value, random):
                yield f"{key}{random.choice(['.', ' . '])}{rest}", written
        else:
            yield key, inline(value, random)


def inline(value: Any, random: Any) -> str:
    """Return *value* on one line, or as a list over several."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {written}" for key, written in dotted(value, random)) + "}"
    if isinstance(value, list):
        gap = random.choice(["", "\n  # a ] in a comment\n "])
        return "[" + "".join(f"{gap}{inline(entry, random)}{gap}, " for entry in value) + "]"
    if isinstance(value, (date, time, datetime)):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    return tomli_w.dumps({"a": value}).removeprefix("a = ").removesuffix("\n")
