"""A session's file: what is in it comes back, and what is no session is told in a sentence."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import tomli
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.model.checklist import LIST_NAMES
from interviewer.model.errors import CannotRead
from interviewer.model.exercise import Handout
from interviewer.model.notes import Note, read_notes
from interviewer.model.saved_form import as_saved
from interviewer.model.session import Response, Session
from interviewer.model.text import clean
from interviewer.model.value import frozen_table
from interviewer.store.session_file import LARGEST, alike, read_session, to_toml
from tests.builders import a_response, a_session, a_whole_session

any_text = st.text(st.characters(codec=None) | st.sampled_from("\"\\\n\t\r #='\x1b\u2028\ufeff"))


def lines() -> st.SearchStrategy[Note]:
    texts = any_text.map(lambda text: clean(text).replace("\n", " "))
    return st.builds(
        lambda text, at: Note(text, at if text.strip() else None), texts, st.integers(0, 500_000)
    )


def responses() -> st.SearchStrategy[Response]:
    return st.builds(
        Response,
        state=st.sampled_from([None, "asked", "skipped"]),
        seconds=st.floats(0, 10_000),
        rating=st.none() | st.integers(1, 4),
        rated_at=st.none() | st.integers(0, 9_000),
        heard=st.sampled_from([(), ("basics",), ("basics", "limits")]),
        ticked=st.dictionaries(
            st.sampled_from([*LIST_NAMES, "colours", 'a "b"', "ticked.faults"]),
            st.sampled_from([(), ("leak",), ("leak", "gone")]),
            max_size=3,
        ),
        hints=st.integers(0, 9),
        notes=st.lists(lines(), max_size=6).map(tuple),
    )


any_code = st.text(st.sampled_from("\"'\\\n\t #=ab\r\x1b")).map(clean)


def sessions() -> st.SearchStrategy[Session]:
    return st.builds(
        a_session,
        candidate=any_text.map(lambda text: f"A{text[:50]}"),
        ratings=st.dictionaries(st.sampled_from(["apis", "databases"]), st.none() | st.integers(1, 4)),
        responses=st.dictionaries(st.sampled_from(["http-methods", "rest"]), responses()),
        recommendation=st.none() | st.sampled_from(["yes", "strong-no"]),
        why=any_text.map(lambda text: text[:300]),
        take_aways=any_text,
        submitted=st.booleans(),
        retain_until=st.none() | st.dates(),
    )


def handing_out(code: str) -> Session:
    """Return a session with *code* in the handout of its first question, and a word beside it."""
    session = a_session()
    question = session.questions["http-methods"].but(handout=Handout(text="x", language="python", code=code))
    return session.but(questions=frozen_table({**session.questions, "http-methods": question}))


def handed_out(session: Session) -> str:
    handout = session.questions["http-methods"].handout
    return handout.code if handout else ""


@settings(deadline=None)
@given(sessions())
def test_a_session_comes_back_from_its_file(session: Session) -> None:
    assert alike(read_session(to_toml(session), "x.toml"), as_saved(session))


@settings(deadline=None)
@given(sessions())
def test_saving_what_was_read_changes_no_byte(session: Session) -> None:
    data = to_toml(session)
    assert to_toml(read_session(data, "x.toml")) == data


@settings(deadline=None)
@given(any_text)
def test_notes_come_back_as_they_were_cleaned(text: str) -> None:
    notes = read_notes(text)
    session = a_session(responses={"rest": a_response(notes)})
    assert read_session(to_toml(session), "x.toml").response("rest").notes == notes


@settings(deadline=None)
@given(any_code)
def test_code_comes_back_byte_for_byte(code: str) -> None:
    """Whatever quotation marks and backslashes it is made of, and however they stand at its ends."""
    session = handing_out(code)
    data = to_toml(session)
    read = read_session(data, "x.toml")
    assert handed_out(read) == code
    assert to_toml(read) == data


@pytest.mark.parametrize(
    "code",
    [
        "def f():\n\treturn 1  \n",
        r'print("a\tb\\", r"\d+")' + "\n\n",
        'x = """one\n  two"""\n' + "y = '''one\ntwo'''\n",
        "x = '''one\ntwo'''",
        'x = """one\ntwo"""',
        "a = \"it's\"\nb = 'x'",
        "\n\nfirst line is the third\\\n",
        'SELECT \'\\\\\', "a""b", """"\n',
        'key = """\nnested = """\nend\\\n',
        '"ticked.\\u0000faults" = 1\n"ticked.faults" = 2\n',
    ],
)
def test_code_of_every_sort_survives_as_it_is(code: str) -> None:
    """Tabs, trailing blanks, backslashes, both kinds of quotation mark, three in a row, at the end."""
    text = to_toml(handing_out(code)).decode()
    read = read_session(text, "x.toml")
    assert handed_out(read) == code
    assert to_toml(read).decode() == text


def test_code_with_backslashes_stands_in_the_file_as_in_an_editor() -> None:
    """It can be grepped: nothing is escaped. Only code with three apostrophes in a row has to be."""
    code = 'import re\n\nNUMBER = re.compile(r"\\d+\\.\\d")\n\tprint("""tab\\n""")\n'
    assert f"code = '''\n{code}'''\n" in to_toml(handing_out(code)).decode()
    both = "x = '''one''' + '\\n'"
    escaped = both.replace("\\", "\\\\")
    assert f'code = """\n{escaped}\n"""\n' in to_toml(handing_out(f"{both}\n")).decode()


@pytest.mark.parametrize("end", ["'", "''", '"', '""', "\\'", '\\"'])
def test_no_mark_of_the_code_runs_into_the_marks_that_close_it(end: str) -> None:
    """Four in a row are right in TOML 1.0, and not what an older reader or an eye takes them for."""
    text = to_toml(handing_out(f"one\n{end}")).decode()
    assert "''''" not in text
    assert '""""' not in text
    assert handed_out(read_session(text, "x.toml")) == f"one\n{end}"


def test_control_characters_under_a_key_of_a_later_version_stay_escaped() -> None:
    """Between apostrophes they could not be written at all."""
    document = tomli.loads(to_toml(a_session()).decode())
    document["candidate"]["later"] = "one\n\x1b[31m\\d\x7f\n"
    data = to_toml(read_session(tomli_w.dumps(document), "x"))
    assert tomli.loads(data.decode()) == document


def test_a_reader_finds_ticks_and_hints_between_the_rating_and_the_notes() -> None:
    session = a_whole_session(ratings={"apis": 3})
    response = session.response("http-methods").but(
        ticked=frozen_table({"faults": ("leak",), "trade-offs": ("cost", "order")}),
        notes=read_notes('00:01:00 "why?"\n'),
    )
    session = session.but(responses=frozen_table({"http-methods": response}))
    text = to_toml(session).decode()
    start, end = text.index("[ratings.apis]"), text.index("[plan]")
    assert text[start:end].splitlines() == [
        "[ratings.apis]",
        "level = 3",
        "",
        "[observed.apis]",
        "asks = 750",
        "",
        "[responses.http-methods]",
        'state = "asked"',
        "seconds = 60",
        "rating = 3",
        "heard = [",
        '    "basics",',
        "]",
        "ticked.faults = [",
        '    "leak",',
        "]",
        "ticked.trade-offs = [",
        '    "cost",',
        '    "order",',
        "]",
        "hints = 2",
        'notes = """',
        '00:01:00 "why?"',
        '"""',
        "",
    ]
    assert read_session(text, "x.toml") == as_saved(session)
    assert to_toml(read_session(text, "x.toml")).decode() == text


def test_ticks_written_by_hand_in_a_table_of_their_own_are_read_alike() -> None:
    text = to_toml(a_session(responses={"rest": a_response()})).decode()
    table = "[responses.rest.ticked]\nfaults = ['leak']\n\n[plan]\n"
    read = read_session(text.replace("[plan]\n", table), "x.toml")
    assert read.response("rest").ticks("faults") == ("leak",)


def test_points_and_lists_that_are_not_there_are_kept_and_break_nothing() -> None:
    """A hand wrote them, or a later version knows them."""
    text = to_toml(a_whole_session()).decode()
    text = text.replace('    "basics",', '    "basics",\n    "no-such-point",')
    text = text.replace("ticked.faults = [", 'ticked.colours = ["red"]\nticked.faults = [\n    "nothing",')
    text = text.replace("asks = 750", "asks = 750\nno-such-point = 3").replace("hints = 2", "hints = 44")
    read = read_session(text, "x.toml")
    response = read.response("http-methods")
    assert response.heard == ("basics", "no-such-point")
    assert response.ticked["colours"] == ("red",)
    assert response.ticks("faults") == ("nothing", "leak")
    assert dict(read.observed["apis"]) == {"asks": 750, "no-such-point": 3}
    assert read_session(to_toml(read), "x.toml") == read


def test_the_order_of_questions_and_levels_is_kept() -> None:
    read = read_session(to_toml(a_session()), "x.toml")
    assert read.order == a_session().order
    assert list(read.rubric.scale) == ["1", "2", "3", "4"]


def test_a_reader_finds_the_format_first_and_candidates_own_words_without_backslashes() -> None:
    notes = '00:00:05 "I would retry" with "backoff"\n'
    session = a_session(responses={"rest": a_response(notes)}, take_aways='She said "no".\n')
    text = to_toml(session).decode()
    assert text.splitlines()[1] == 'format = "session/1"'
    assert notes in text
    assert "\\" not in text


def test_times_are_written_in_utc() -> None:
    east = datetime(2026, 11, 21, 15, 30, tzinfo=timezone(timedelta(hours=2)))
    data = to_toml(a_session(started=east))
    assert b"started = 2026-11-21 13:30:00+00:00" in data
    assert read_session(data, "x").interview.started == east


def test_a_time_without_an_offset_is_taken_for_utc() -> None:
    data = to_toml(a_session()).replace(b"14:00:00+00:00", b"14:00:00")
    assert read_session(data, "x").interview.started == datetime(2026, 11, 21, 14, tzinfo=UTC)


def test_what_is_at_its_default_is_left_out() -> None:
    document = tomli.loads(to_toml(a_session()).decode())
    assert {"recommendation", "take-aways", "ratings", "responses"}.isdisjoint(document)
    assert document["status"] == "live"
    assert "writing-up" not in document["interview"]


def test_a_reader_finds_how_long_the_scorecard_took_and_when_an_answer_was_rated() -> None:
    session = a_session(responses={"rest": a_response(rating=2).but(rated_at=130)})
    session = session.but(interview=session.interview.but(elapsed=1500, writing_up=540.2))
    text = to_toml(session).decode()
    assert "elapsed = 1500\nwriting-up = 540\n" in text
    assert "rating = 2\nrated-at = 130\n" in text
    assert read_session(text, "x") == as_saved(session)


def test_when_it_was_rated_needs_a_rating_and_lies_after_the_start() -> None:
    """Somebody may have taken the rating out by hand, and left its time."""
    session = a_session(responses={"rest": a_response(rating=2).but(rated_at=130)})
    text = to_toml(session).decode()
    assert read_session(text.replace("rating = 2\n", ""), "x").response("rest").rated_at is None
    with pytest.raises(CannotRead, match="rated-at"):
        read_session(text.replace("rated-at = 130", "rated-at = -1"), "x")


def test_unknown_keys_survive_at_every_level() -> None:
    session = a_session(
        ratings={"apis": 3},
        responses={"rest": a_response("00:00:01 x\n")},
        submitted=True,
    )
    document = tomli.loads(to_toml(session).decode())
    unknown = {"later": [1, 2.5, date(2027, 1, 1)], "more": {"when": datetime(2027, 1, 1, tzinfo=UTC)}}
    for place in (
        document,
        document["candidate"],
        document["interview"],
        document["ratings"]["apis"],
        document["responses"]["rest"],
        document["questions"]["rest"],
        document["rubric"]["skills"]["apis"],
        document["plan"]["sections"]["main"],
    ):
        place.update(unknown)
    read = read_session(tomli_w.dumps(document), "x")
    assert tomli.loads(to_toml(read).decode()) == document


GOOD = to_toml(a_session(responses={"rest": a_response(rating=2)})).decode()


def line_of(text: str) -> int:
    return GOOD[: GOOD.index(text)].count("\n") + 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"),
        (b"", "is empty"),
        ("\n \n", "is empty"),
        (b"\0" * 400, "full of zero bytes"),
        ("format = ", "line 1, column 10 is not TOML: Invalid value; correct it in an editor"),
        (GOOD.replace("[candidate]", "[candidate"), "line 6, column 11 is not TOML"),
        (f"{GOOD}<<<<<<< HEAD\n", "is a merge marker"),
        (GOOD.replace("session/1", "session/2"), "newer interviewer (session/2)"),
        (GOOD.replace("session/1", "pack/1"), "is a question pack, not a saved session"),
        (GOOD.replace("session/1", "recipe"), "not a saved session"),
        ('title = "x"', 'has no format = "session/1"'),
        ("x" * (LARGEST + 1), "larger than 5 MB"),
        (GOOD.encode("utf-16"), "UTF-16"),
        (b"# \xc3\xa4\n# \xff\n", "line 2, column 3 is not UTF-8"),
        (GOOD.replace("[candidate]", "[someone]"), "line 2, column 1: candidate: field required"),
        (
            GOOD.replace("rating = 2", "rating = 20"),
            f"line {line_of('rating = 2')}, column 10: responses.rest.rating",
        ),
        (
            GOOD.replace("[responses.rest]", "[responses.nonsense]"),
            f'line {line_of("[responses.rest]")}, column 1: responses: there is no "nonsense"',
        ),
        (GOOD.replace("rating = 2", "hints = -1"), "responses.rest.hints"),
        (GOOD.replace("rating = 2", 'ticked.faults = "leak"'), "responses.rest.ticked.faults"),
        (GOOD.replace("[plan]", "[observed.nonsense]\nx = 1\n[plan]"), 'observed: there is no "nonsense"'),
        (
            GOOD.replace('current = "http-methods"', 'current = "x"'),
            f'line {line_of("current =")}, column 11: interview.current: there is no "x"',
        ),
        (GOOD.replace("[questions.indexes", "[questions.other"), 'plan.sections: there is no "indexes"'),
        ("a = " + "[" * 5000, "deep"),
        (f"{GOOD}[{'.'.join('a' * 60)}]\n", "nested too deeply"),
        (f"{GOOD}[a]\nb = {'[' * 60}{']' * 60}\n", "nested too deeply"),
        (f"records = {2**63 - 1}\n{GOOD}", "records: input should be less than"),
        (f"{GOOD}[a]\nb = 0x{'f' * 4000}\n", "a number that is too large"),
        (f"{GOOD}[a]\nb = {'9' * 5000}\n", "a number that is too large"),
        (f'{GOOD}[ratings."\\u001b[2J"]\nlevel = 3\n', 'ratings: there is no "[2J"'),
        (GOOD.replace("seconds = 60", "seconds = inf"), "responses.rest.seconds"),
        (GOOD.replace("seconds = 60", "seconds = 1e300"), "responses.rest.seconds"),
        (GOOD.replace("14:00:00+00:00", "14:00:00+23:59").replace("2026-11-21", "0001-01-01"), "calendar"),
    ],
)
def test_what_is_no_session_is_told_in_a_sentence(text: str | bytes, sentence: str) -> None:
    with pytest.raises(CannotRead) as caught:
        read_session(text, "x.toml")
    assert str(caught.value).startswith("x.toml: ")
    assert sentence in str(caught.value)


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_session(b"\xef\xbb\xbf" + to_toml(a_session()), "x") == a_session()


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f'format = "session/1"\n{text}'))
def test_nothing_in_a_file_raises_anything_else(data: bytes | str) -> None:
    with pytest.raises(CannotRead):
        read_session(data, "x")


@settings(deadline=None)
@given(st.data())
def test_a_mutated_file_is_a_session_or_a_fault(data: st.DataObject) -> None:
    raw = bytearray(GOOD.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        read = read_session(bytes(raw), "x")
    except CannotRead:
        return
    assert read == read_session(to_toml(read), "x")


def test_as_saved_rounds_spans_and_forgets_the_running_clock() -> None:
    fresh = Note("=3", 4, obeyed=False)
    response = a_response([fresh], seconds=12.6)
    session = a_session(responses={"rest": response}).but(running_since=5.0, in_write_up=True)
    session = session.but(interview=session.interview.but(writing_up=60.4))
    saved = as_saved(session)
    assert (saved.running_since, saved.in_write_up) == (None, False)
    assert saved.interview.writing_up == 60
    assert saved.responses == frozen_table({"rest": response.but(seconds=13.0, notes=(Note("=3", 4),))})
