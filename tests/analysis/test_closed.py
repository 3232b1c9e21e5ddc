"""What stays closed to whom: the rule, case by case and for any set of sessions."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.analysis.closed import (
    NOBODY,
    Held,
    Reader,
    closed_to,
    closing,
    closing_lines,
    held,
    held_of_line,
    is_same_person,
    keeps_closed,
    own_unfinished,
    shell,
)
from interviewer.analysis.listing import listed_session
from interviewer.model.listing import Listing
from interviewer.model.session import Session, Unplanned
from interviewer.model.value import frozen_table
from tests.builders import a_response, a_session
from tests.fakes import fault, saved

ADA, BEN, CARA = "Ada Example", "Ben Sample", "Cara Test"
ME = Reader(ADA)
BY_MY_WORD = Reader(ADA, own_word=True)


def one(
    id_: str,
    interviewer: str,
    *,
    submitted: bool = False,
    candidate: str = "x",
    stage: str = "s",
    name: str = "",
) -> Held:
    return Held(id_, candidate, stage, interviewer, submitted, name)


HELD = st.builds(
    Held,
    id=st.sampled_from("abcdef"),
    candidate=st.sampled_from(["", "x", "y"]),
    stage=st.sampled_from(["", "screen", "technical"]),
    interviewer=st.sampled_from([ADA, "ada  EXAMPLE", BEN, CARA, ""]),
    submitted=st.booleans(),
    name=st.sampled_from(["", "x", "mary", "otto"]),
)
READERS = st.builds(Reader, st.sampled_from([ADA, BEN, CARA, "", "Dora"]), st.booleans(), st.booleans())


def test_anothers_is_closed_while_mine_is_not_submitted_and_open_once_it_is() -> None:
    theirs = one("b", BEN, submitted=True)
    assert closed_to(ME, [theirs, one("a", ADA)]) == {theirs}
    assert closed_to(ME, [theirs, one("a", ADA, submitted=True)]) == frozenset()


def test_who_has_none_here_reads_everything_unless_they_said_who_they_are() -> None:
    """A hiring manager holds no interview; an interviewer who said so may still have to."""
    theirs = one("b", BEN, submitted=True)
    assert closed_to(ME, [theirs]) == frozenset()
    assert closed_to(BY_MY_WORD, [theirs]) == {theirs}
    assert closed_to(BY_MY_WORD, [theirs, one("a", ADA, submitted=True)]) == frozenset()
    assert closed_to(NOBODY, [theirs, one("a", ADA)]) == frozenset()
    assert closed_to(Reader("", own_word=True), [theirs]) == frozenset()


def test_where_nobody_is_known_an_unfinished_one_under_a_name_from_elsewhere_closes_the_others() -> None:
    """A folder that was copied is another one. Whose that session is nobody knows."""
    unknown = Reader(elsewhere=frozenset({ADA, CARA}))
    theirs, mine = one("b", BEN, submitted=True), one("a", ADA)
    assert closed_to(unknown, [theirs, mine]) == {theirs}
    assert own_unfinished(unknown, [theirs, mine], theirs) == ()
    assert closed_to(unknown, [theirs, one("a", ADA, submitted=True)]) == frozenset()
    assert closed_to(unknown, [theirs, mine, one("c", CARA)]) == {theirs, mine, one("c", CARA)}
    assert closed_to(Reader(ADA, elsewhere=frozenset({CARA})), [mine, one("c", CARA)]) == {one("c", CARA)}
    assert closed_to(Reader(BEN, elsewhere=frozenset({ADA})), [theirs, mine]) == frozenset()
    known, finished = Reader(ADA, elsewhere=frozenset({ADA, CARA})), replace(mine, submitted=True)
    assert closed_to(known, [theirs, finished, one("c", CARA)]) == frozenset()
    assert own_unfinished(known, [theirs, mine, one("c", CARA)], theirs) == (mine,)
    assert closed_to(Reader(elsewhere=frozenset({"", " "})), [theirs, mine]) == frozenset()


def test_another_stage_and_another_candidate_are_open() -> None:
    elsewhere = one("b", BEN, stage="t"), one("c", BEN, candidate="y")
    assert closed_to(ME, [*elsewhere, one("a", ADA)]) == frozenset()


def test_a_copy_that_was_submitted_for_another_candidate_opens_nothing() -> None:
    """Two files may have one id: somebody copied one, and wrote another candidate into it."""
    theirs, copied = one("b", BEN, submitted=True), one("a", ADA, submitted=True, candidate="y")
    assert closed_to(ME, [theirs, one("a", ADA), copied]) == {theirs}
    assert closed_to(ME, [theirs, one("a", ADA), one("a", ADA, submitted=True)]) == frozenset()


def test_one_candidate_has_the_same_key_or_the_same_name() -> None:
    """One interviewer types the reference, the other does not."""
    mine, theirs = one("a", ADA, candidate="r-17", name="mary"), one("b", BEN, candidate="mary", name="mary")
    renamed, other = one("c", BEN, candidate="r-17", name="m"), one("d", BEN, candidate="r-18", name="otto")
    later = one("e", BEN, candidate="mary", name="mary", stage="t")
    assert closed_to(ME, [mine, theirs, renamed, other, later]) == {theirs, renamed}
    assert own_unfinished(ME, [mine], theirs) == (mine,)
    assert closed_to(BY_MY_WORD, [replace(mine, submitted=True), theirs, renamed, other]) == {other}
    nameless = one("f", ADA, candidate="r-19"), one("g", BEN, candidate="r-20")
    assert closed_to(ME, nameless) == frozenset()


def test_where_settings_cannot_be_understood_others_are_closed_as_if_they_said_who_one_is() -> None:
    theirs, mine = one("b", BEN, submitted=True), one("a", ADA, submitted=True)
    assert closed_to(Reader("", unsure=True), [theirs, mine]) == {theirs, mine}
    assert closed_to(Reader(ADA, unsure=True), [theirs]) == {theirs}
    assert closed_to(Reader(ADA, unsure=True), [theirs, mine]) == frozenset()


def test_a_copy_that_was_left_behind_keeps_nothing_closed() -> None:
    """The journal's version beside the file is of the same session, which is submitted."""
    theirs = one("b", BEN)
    copies = one("a", ADA), one("a", ADA, submitted=True)
    assert closed_to(ME, [theirs, *copies]) == frozenset()
    assert closed_to(ME, [theirs, *copies, one("d", ADA)]) == {theirs}


def test_what_has_no_candidate_or_no_stage_is_open() -> None:
    """Nobody could tell which interview of one's own opens it."""
    for nameless in (one("b", BEN, candidate=""), one("b", BEN, stage="")):
        assert closed_to(BY_MY_WORD, [nameless, replace(nameless, id="a", interviewer=ADA)]) == frozenset()


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        (ADA, "ada example", True),
        (ADA, " Ada   Example ", True),
        ("Zoë Sample", "Zoe Sample", True),
        ("Ада", "ада", True),
        ("Jürgen Weiß", "JÜRGEN WEISS", True),
        ("ΝΙΚΟΣ ΠΑΠΑΣ", "Νίκος Παπάς", True),
        ("محمد علي", "مُحَمَّد علي", True),
        ("王小明", "王 小明", True),
        ("Işıl Yılmaz", "IŞIL YILMAZ", True),
        ("Søren Kjær", "Soren Kjaer", True),
        ("Siobhán O’Connor", "Siobhan O'Connor", True),
        ("राम", "रामू", False),
        ("Ада", "Ева", False),
        ("", "", False),
        ("!", "!", True),
        ("!", "?", False),
        ("", ADA, False),
    ],
)
def test_names_are_matched_as_those_of_candidates_are(name: str, other: str, same: bool) -> None:
    assert is_same_person(name, other) is same
    assert is_same_person(other, name) is same


@settings(max_examples=300, deadline=None)
@given(READERS, st.lists(HELD, max_size=8))
def test_ones_own_is_open_and_nothing_else_decides_than_one_candidate_and_stage(
    reader: Reader, everything: list[Held]
) -> None:
    shut = closed_to(reader, everything)
    assert shut <= set(everything)
    for this in shut:
        assert not is_same_person(this.interviewer, reader.name)
    for this in everything:
        beside = [other for other in everything if other == this or other.places & this.places]
        assert (this in closed_to(reader, beside)) == (this in shut)
    assert closed_to(reader, reversed(everything)) == shut


@settings(max_examples=300, deadline=None)
@given(READERS, st.lists(HELD, max_size=8))
def test_the_word_of_an_interviewer_closes_more_and_opens_nothing(
    reader: Reader, everything: list[Held]
) -> None:
    loose, strict = (closed_to(Reader(reader.name, own_word=word), everything) for word in (False, True))
    assert loose <= strict
    for this in loose:
        assert own_unfinished(reader, everything, this)
    for this in strict - loose:
        assert not own_unfinished(reader, everything, this)


@settings(max_examples=300, deadline=None)
@given(READERS, st.lists(HELD, max_size=8))
def test_once_all_of_mine_are_submitted_all_of_that_stage_is_open(
    reader: Reader, everything: list[Held]
) -> None:
    done = [
        replace(this, submitted=True) if is_same_person(this.interviewer, reader.name) else this
        for this in everything
    ]
    mine = [this for this in done if is_same_person(this.interviewer, reader.name)]
    assert not any(this.places & own.places for this in closed_to(reader, done) for own in mine)


@settings(max_examples=300, deadline=None)
@given(st.lists(HELD, max_size=8), st.booleans())
def test_two_interviewers_are_treated_alike(everything: list[Held], word: bool) -> None:
    """Who is whom changes nothing: the names exchanged, the same is closed to the other."""
    names = {ADA: BEN, BEN: ADA, "ada  EXAMPLE": BEN}
    everything = [
        replace(this, interviewer=ADA if this.interviewer == "ada  EXAMPLE" else this.interviewer)
        for this in everything
    ]
    swapped = [
        replace(this, interviewer=names.get(this.interviewer, this.interviewer)) for this in everything
    ]
    shut = closed_to(Reader(ADA, word), everything)
    assert closed_to(Reader(BEN, word), swapped) == {
        replace(this, interviewer=names.get(this.interviewer, this.interviewer)) for this in shut
    }


def a_full_session(**more: object) -> Session:
    """Return a session of Ben in which every field has something in it."""
    session = a_session(
        "bbbbbb",
        interviewer=BEN,
        submitted=True,
        why="CANARY",
        take_aways="CANARY",
        ratings={"apis": 1},
        responses={"http-methods": a_response("00:01:00 - CANARY\n", rating=1, skipped="CANARY")},
    )
    return session.but(
        why_draft="CANARY",
        drafts=frozen_table({"skip": "CANARY"}),
        unplanned=frozen_table({"canary-1": Unplanned(after="indexes")}),
        questions=frozen_table(
            {**session.questions, "canary-1": session.questions["rest"].but(prompt="CANARY")}
        ),
        rubric=session.rubric.but(scale=frozen_table({"1": "CANARY", "2": "b", "3": "c", "4": "d"})),
        **more,
    )


def test_a_shell_tells_who_and_when_and_nothing_of_what_was_said() -> None:
    session = a_full_session()
    for value in (session, session.candidate, session.interview, session.plan, session.rubric):
        assert value.model_extra is not None
    loaded = Session.model_validate(
        session.model_dump(mode="json")
        | {"a-later-key": "CANARY", "interview": session.interview.model_dump() | {"mood": "CANARY"}}
    )
    assert "CANARY" in repr(loaded.model_extra)
    for whole in (session, loaded):
        left = shell(whole)
        assert held(left) == held(whole)
        assert (left.candidate.name, left.interview.started) == (
            whole.candidate.name,
            whole.interview.started,
        )
        dumped = left.model_dump_json()
        assert "CANARY" not in dumped
        assert "canary" not in dumped
        assert (left.ratings, left.recommendation, left.responses) == ({}, None, {})


def test_a_file_that_cannot_be_read_closes_nothing_and_is_closed_to_nobody() -> None:
    torn, theirs = fault("torn", "is empty"), saved(a_full_session())
    assert closing(ME, [torn, theirs], tuple) == (torn, theirs)
    assert [one.closed for one in closing(BY_MY_WORD, [torn, theirs], tuple)] == [False, True]


def test_nothing_else_is_read_for_ones_own_or_for_nobody() -> None:
    def reads() -> tuple[()]:
        raise AssertionError

    mine = saved(a_session(interviewer=ADA))
    assert closing(ME, [mine], reads) == (mine,)
    assert closing(NOBODY, [saved(a_full_session())], reads)[0].session == a_full_session()


def test_all_sessions_there_are_decide_and_not_only_those_that_are_asked_for() -> None:
    mine, theirs = saved(a_session(interviewer=ADA)), saved(a_full_session())
    (seen,) = closing(ME, [theirs], lambda: (mine, theirs))
    assert seen.closed
    assert seen.session == shell(a_full_session())
    assert (seen.name, seen.path) == (theirs.name, theirs.path)


def test_a_line_tells_the_same_as_its_session() -> None:
    for session in (a_full_session(), a_session()):
        assert held_of_line(listed_session(saved(session))) == held(session)


def test_a_closed_line_tells_neither_recommendation_nor_mark() -> None:
    lines = tuple(listed_session(saved(one)) for one in (a_full_session(), a_session(interviewer=ADA)))
    seen, mine = closing_lines(ME, Listing(sessions=lines)).sessions
    assert (seen.closed, seen.choice, seen.mark) == (True, None, "")
    assert mine == lines[1]
    assert closing_lines(NOBODY, Listing(sessions=lines)).sessions == lines


def test_while_files_are_still_to_be_read_all_of_others_is_closed() -> None:
    """One of them may be one's own, unfinished."""
    theirs = listed_session(saved(a_full_session()))
    (seen,) = closing_lines(ME, Listing(sessions=(theirs,), unread=1)).sessions
    assert seen.closed
    (seen,) = closing_lines(ME, Listing(sessions=(theirs,))).sessions
    assert not seen.closed


def test_what_keeps_another_closed_is_ones_own_unfinished_one() -> None:
    mine, theirs = a_session(interviewer=ADA), a_full_session()
    assert keeps_closed(ME, mine, theirs)
    assert not keeps_closed(ME, theirs, mine)
    assert not keeps_closed(ME, a_session(interviewer=ADA, submitted=True), theirs)
    assert keeps_closed(ME, a_session(interviewer=ADA, key="a-reference"), theirs)
    assert not keeps_closed(ME, a_session(interviewer=ADA, key="other", candidate="Otto Test"), theirs)
    assert not keeps_closed(Reader(CARA), mine, theirs)
