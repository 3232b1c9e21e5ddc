"""A redacted session names nobody and is a session still."""

import re
import unicodedata
from datetime import UTC, date, datetime
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from interviewer.analysis.comparison import compare
from interviewer.analysis.redaction import redacted
from interviewer.model.custody import Hold, Opened, Revision
from interviewer.model.digests import digest
from interviewer.model.notes import read_notes
from interviewer.model.session import Session, Unplanned
from interviewer.model.value import frozen_table, with_entry
from interviewer.reports.session_text import session_text
from interviewer.store.names import file_name
from interviewer.store.session_file import alike, read_session, to_toml
from tests.builders import a_response, a_session

LETTERS = "abcdefghijklmnopqrstuvwxyzáàâäãåçéèêëíîïñóôöøúûüýßłš"
PARTS = st.text(LETTERS, min_size=3, max_size=9).map(str.capitalize)
WAYS = (
    "{}",
    "{}'s",
    "{}’s own",
    "({})",
    "with {}, once",
    "mail {}@example.org",
    "see https://example.org/{}",
    "{}_1",
    "#{}",
    '"{}"',
    "{}-{}",
)


def folded(text: str) -> str:
    """Return *text* as whoever looks for a name would read it."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate({ord("ø"): "o", ord("ł"): "l"}))
    return "".join(char for char in plain if unicodedata.category(char) != "Mn")


def full_of(who: str, interviewer: str, reference: str, said: str) -> Session:
    """Return a submitted session that says *said* wherever a person can write."""
    at = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    session = a_session(
        "7k3f2m",
        candidate=who,
        interviewer=interviewer,
        key="r-1",
        why=said,
        recommendation="yes",
        take_aways=f"{said}\n\n{said}",
        responses={
            "http-methods": a_response(f"00:01:00 {said}\n00:01:10 + {said}\n", rating=3),
            "rest": a_response(skipped=said),
            "unplanned-1": a_response(f"00:02:00 {said}\n"),
            "general-notes": a_response(f"00:03:00 {said}\n"),
        },
        submitted=True,
        retain_until=date(2027, 11, 21),
    )
    mine = session.questions["http-methods"].but(
        prompt=said, title=f"{said[:22]}…", kind="unplanned", pack="unplanned"
    )
    recommended = session.recommendation
    assert recommended is not None
    return session.but(
        candidate=session.candidate.but(reference=reference, also={f"by-{said}": said}),
        questions=with_entry(session.questions, "unplanned-1", mine),
        unplanned=frozen_table({"unplanned-1": Unplanned(after="http-methods", at=5)}),
        recommendation=recommended.but(early=said),
        why_draft=said,
        drafts=frozen_table({"skip": said}),
        hold=Hold(since=at, by=who, why=said),
        opened=(Opened(session="abc234", at=at),),
        revisions=(
            Revision(
                at=at,
                by=interviewer,
                why=said,
                was=frozen_table({"candidate.name": who, "take-aways": said}),
            ),
        ),
        **{"from-elsewhere": {"who": [said, {"deep": said}]}},
    )


def test_what_was_typed_and_not_put_down_is_not_shared() -> None:
    assert not redacted(full_of("Ada", "Grace", "", "typed"), "zzz234").session.drafts


@cache
def neutral() -> str:
    """Return what stands in a redacted session whoever it was of."""
    return folded(to_toml(redacted(full_of("Q", "X", "", "-"), "zzz234").session).decode())


@settings(max_examples=60, deadline=None)
@given(
    candidate=st.lists(PARTS, min_size=1, max_size=3),
    interviewer=st.lists(PARTS, min_size=1, max_size=2),
    way=st.sampled_from(WAYS),
    how=st.sampled_from([str, str.upper, str.lower, lambda part: unicodedata.normalize("NFD", part)]),
)
def test_no_part_of_a_name_remains_anywhere(
    candidate: list[str], interviewer: list[str], way: str, how: object
) -> None:
    parts = {folded(part) for part in (*candidate, *interviewer)}
    assume(all(part not in neutral() and part not in folded("".join(WAYS)) for part in parts))
    assert callable(how)
    said = "; ".join(way.replace("{}", how(part)) for part in (*candidate, *interviewer))
    session = full_of(" ".join(candidate), " ".join(interviewer), candidate[0][:3] + "-99", said)
    done = redacted(session, "zzz234").session
    data = to_toml(done)
    name = file_name(done, UTC)
    left = folded(data.decode()) + name
    assert [
        part for part in parts if re.search(rf"(?<![^\W\d_]){re.escape(part)}(?:'?s)?(?![^\W\d_])", left)
    ] == []
    again = read_session(data, name)
    assert alike(again, done)
    assert (again.submitted, again.changed_outside) == (True, False)


@pytest.mark.parametrize(
    "name", ["Status", "Yes Asked", "Rest Apis", "Http Methods", "Main Warm", "Redacted", "王伟"]
)
def test_whoever_is_called_like_a_word_of_the_file(name: str) -> None:
    session = full_of(name, "Grace Hopper", "", f"said {name}")
    done = redacted(session, "zzz234").session
    again = read_session(to_toml(done), "x")
    assert alike(again, done)
    assert again.responses["rest"].state == "skipped"
    assert "said [candidate]" in again.take_aways


def test_what_is_not_about_names_stays() -> None:
    session = full_of("Ada Lovelace", "Grace Hopper", "", "+ named 3 limits")
    done = redacted(session, "zzz234").session
    assert done.responses == session.responses
    assert (done.plan, done.rubric) == (session.plan, session.rubric)
    assert done.recommendation == session.recommendation
    assert {name: one.digest for name, one in done.questions.items() if name != "unplanned-1"} == {
        name: one.digest for name, one in session.questions.items() if name != "unplanned-1"
    }


def test_dates_are_moved_by_the_same_and_tell_no_week() -> None:
    session = full_of("Ada Lovelace", "Grace Hopper", "", "-")
    done = redacted(session, "zzz234").session
    before, after = session.interview, done.interview
    assert after.started == datetime(2024, 1, 6, 14, tzinfo=UTC)
    assert after.started.weekday() == before.started.weekday()
    assert before.ended is not None
    assert after.ended is not None
    assert after.ended - after.started == before.ended - before.started
    assert done.revisions[0].at - after.started == session.revisions[0].at - before.started
    assert redacted(session, "zzz234", keep_dates=True).session.interview.started == before.started


def test_a_former_name_goes_too() -> None:
    session = full_of("Ada Lovelace", "Grace Hopper", "", "-")
    was = Revision(
        at=session.interview.started, why="-", was=frozen_table({"candidate.name": "Augusta Byron"})
    )
    session = session.but(revisions=(was,), take_aways="Byron wrote it")
    done = redacted(session, "zzz234").session
    assert done.take_aways == "[candidate] wrote it"
    assert dict(done.revisions[0].was) == {"candidate.name": "[candidate]"}


def test_others_who_are_known_go_where_they_have_a_capital() -> None:
    session = full_of("Ada Lovelace", "Grace Hopper", "", "-").but(
        take_aways="Mark would mark it, Mark Twain too"
    )
    done = redacted(session, "zzz234", ["Mark Twain"])
    assert done.session.take_aways == "[name] would mark it, [name] too"


def test_wording_goes_only_with_a_capital_and_what_stays_is_told() -> None:
    session = full_of("Grace Rest", "Ida Hopper", "", "-")
    question = session.questions["rest"].but(prompt="What is Grace? A grace period.")
    session = session.but(questions=with_entry(session.questions, "rest", question))
    done = redacted(session, "zzz234")
    wording = done.session.questions["rest"]
    assert wording.prompt == "What is [candidate]? A grace period."
    assert wording.digest == digest(wording)
    assert dict(done.in_wording)["grace"] == 1


def test_words_that_could_be_names_are_told() -> None:
    session = full_of("Ada Lovelace", "Grace Hopper", "", "-")
    session = session.but(take_aways="The Zuse people asked Konrad. Limits, limits. Basics of Konrad.")
    assert redacted(session, "zzz234").possible == (("Konrad", 2), ("Zuse", 1))


def test_names_of_two_letters_go_and_what_may_be_a_word_is_told() -> None:
    said = "bo xu said an idea of li; an R. Xu, and Xu, T. asked"
    done = redacted(full_of("Bo Xu", "An Li", "", "-").but(take_aways=said), "zzz234")
    assert done.session.take_aways == (
        "[candidate] said an idea of [interviewer]; an R. [candidate], and [candidate], T. asked"
    )
    assert dict(done.possible) == {"R.": 1, "T.": 1, "an": 2}


def test_a_word_that_could_be_a_name_ends_where_another_script_begins() -> None:
    session = full_of("Ada Lovelace", "Grace Hopper", "", "-").but(
        take_aways="比Zuse强, Konradさん, 问Z.C.说"
    )
    assert redacted(session, "zzz234").possible == (("Zuse", 1), ("Konrad", 1), ("Z.C.", 1))


@pytest.mark.parametrize("prompt", ["What is it?", "What is an event?"])
def test_what_may_be_of_a_name_is_told_unless_the_wording_has_it(prompt: str) -> None:
    session = full_of("Even Tester", "Grace Hopper", "", "-").but(take_aways="an event, asked by graceh")
    question = session.questions["rest"].but(prompt=prompt)
    done = redacted(session.but(questions=with_entry(session.questions, "rest", question)), "zzz234")
    assert done.session.take_aways == "an event, asked by [interviewer]"
    assert ("event" in dict(done.possible)) == ("event" not in prompt)


def test_the_times_of_notes_are_no_telephone_numbers() -> None:
    session = a_session(responses={"http-methods": a_response("100:03:20 + 0171 2345678\n")})
    session = session.but(candidate=session.candidate.but(reference="100"))
    done = redacted(session, "zzz234").session
    assert done.responses["http-methods"].notes == read_notes("100:03:20 + [number]\n")


def test_it_can_be_compared_and_shown() -> None:
    session = full_of("Ada Lovelace", "Grace Hopper", "", "Ada said")
    done = redacted(session, "zzz234").session
    assert "Redacted Candidate" in session_text(done)
    assert [candidate.name for candidate in compare([done]).candidates] == ["Redacted Candidate"]


def test_what_becomes_too_long_is_cut_and_notes_are_not() -> None:
    session = full_of("Bo Li", "Bo Li", "", "Bo " * 666)
    done = redacted(session.but(take_aways="Bo and " * 285), "zzz234").session
    assert alike(read_session(to_toml(done), "x"), done)
    assert done.take_aways == "[candidate] and " * 285


def test_keys_that_nobody_knows_and_titles_that_were_cut_in_a_name() -> None:
    session = full_of("Quetzalcoatl Xochimilco", "Grace Hopper", "", "xochimilco")
    question = session.questions["unplanned-1"].but(title="Was it Quetzalcoa…", prompt="Was it Quetzalcoatl?")
    session = session.but(questions=with_entry(session.questions, "unplanned-1", question))
    done = redacted(session, "zzz234").session
    assert done.questions["unplanned-1"].title == "Was it [candidate]?…"
    text = to_toml(done).decode().casefold()
    assert [part for part in ("xochimilco", "quetzalcoa") if part in text] == []
    assert "[candidate.also]" in text
    assert "by-candidate" in text
