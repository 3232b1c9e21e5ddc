"""What a reader is told of seals and revisions: titles and words, every old value, in each report."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from interviewer.analysis.comparison import compare
from interviewer.analysis.revisions import mark, recommendation_revised, revised_skills, trust
from interviewer.analysis.structure_together import by_plan
from interviewer.live import actions as act
from interviewer.live.engine import apply
from interviewer.model.custody import Revision
from interviewer.model.session import Session
from interviewer.model.value import frozen_table
from interviewer.reports.cautions import cautions
from interviewer.reports.comparison_text import comparison_text
from interviewer.reports.json_forms import comparison_json, session_json, structures_json
from interviewer.reports.revision_words import (
    CHANGED_OUTSIDE,
    NOT_SEALED,
    revisions_words,
    seal_words,
    trust_lines,
)
from interviewer.reports.session_list import list_text
from interviewer.reports.session_text import session_text
from interviewer.reports.structure_text import structures_text
from tests.builders import STARTED, a_session, an_instant
from tests.fakes import saved
from tests.live.revising import WHY, a_sealed_session

SEALED = a_sealed_session()
OUTSIDE = SEALED.but(changed_outside=True)
FOUND = Revision(at=datetime(2026, 11, 22, 9, tzinfo=UTC), why="changed outside the app", outside=True)
SAID = f"Revised 21 Nov 2026 by Ada Example: {WHY}"


def revised(*actions: act.Action) -> Session:
    session = SEALED
    for action in (act.Revise(by="Ada Example", why=WHY), *actions, act.EndRevision()):
        session = apply(session, action, an_instant(60.0))
    return session


def entry(**kept: Any) -> Session:
    revision = Revision(at=STARTED, by="Ada Example", why=WHY, **kept)
    return SEALED.but(revisions=(revision,))


@pytest.mark.parametrize(
    ("action", "was"),
    [
        (act.RateSkill(skill="apis", level=4), "Apis 2 (Mixed)"),
        (act.RateSkill(skill="databases", level=4), "Databases not assessed"),
        (act.RateQuestion(question="http-methods", level=1), "“Http methods” 3 (Solid)"),
        (act.RateQuestion(question="rest", level=1), "nothing at “Rest”"),
        (act.Recommend(choice="strong-no", why="so"), "recommendation yes"),
        (act.Recommend(choice="yes", why="thus"), "why “so”"),
        (act.WriteTakeAways(text="slow"), "take-aways “fast”"),
        (
            act.Tick(question="http-methods", point="basics", on=False),
            "heard at “Http methods”: “knows the basics”",
        ),
        (act.Tick(question="http-methods", of="faults", point="leak"), "found at “Http methods”: nothing"),
        (act.GiveHints(question="http-methods", count=1), "no hint at “Http methods”"),
        (act.UseProbe(question="http-methods", probe=1), "no probe put at “Http methods”"),
        (act.Unskip(question="indexes"), "“Indexes” skipped"),
        (
            act.EditNotes(question="http-methods", first=0, removed=1, lines=("+ some",)),
            "at “Http methods” “+ all”",
        ),
        (
            act.EditNotes(question="http-methods", first=2, removed=0, lines=("+ more",)),
            "2 lines of notes at “Http methods”",
        ),
    ],
)  # fmt: skip
def test_what_was_is_said_with_titles_and_names_of_levels(action: act.Action, was: str) -> None:
    assert revisions_words(revised(action)) == (f"{SAID} Was: {was}.",)


def test_what_is_watched_for_throughout_too() -> None:
    kept = {"observed.apis.asks": 70}
    assert revisions_words(entry(was=kept)) == (f"{SAID} Was: “asks what is meant” seen.",)


def test_a_place_that_only_a_hand_could_write_is_told_as_it_stands() -> None:
    odd = {"candidate.name": "Eve", "responses.gone.rating": 9, "ratings.x.level": 1}
    told = revisions_words(entry(was=odd))
    assert told == (f"{SAID} Was: candidate.name Eve; gone 9; x 1 (Not yet).",)


@pytest.mark.parametrize(
    ("was", "added", "told"),
    [
        ({}, ("hold",), "A legal hold was set."),
        ({"hold.since": STARTED, "hold.by": "Ada", "hold.why": "so"}, (), "A legal hold was ended."),
        ({"interview.retain-until": date(2027, 11, 22)}, (), "Was: to be kept until 22 Nov 2027."),
        ({}, ("interview.retain-until",), "Was: without a date to keep it until."),
    ],
)
def test_what_retention_changed_is_told_in_words(
    was: dict[str, object], added: tuple[str, ...], told: str
) -> None:
    revision = Revision(at=STARTED, by="Ada Example", why=WHY, was=frozen_table(was), added=added)
    (words,) = revisions_words(SEALED.but(revisions=(revision,)))
    assert words == f"Revised 21 Nov 2026 by Ada Example: {WHY} {told}"


def test_lines_that_came_with_a_later_revision_are_not_told_as_gone_by_the_first() -> None:
    first = {"responses.http-methods.notes": "00:00:09 + all\n"}
    second = {"responses.http-methods.notes": "00:00:09 + all\n00:00:10 + more\n"}
    revisions = tuple(
        Revision(at=STARTED, by="Ada Example", why=WHY, was=frozen_table(was)) for was in (first, second)
    )
    session = SEALED.but(revisions=revisions)
    told = revisions_words(session)
    assert told[0].endswith("Was: 1 line of notes at “Http methods”.")
    assert told[1].endswith("Was: at “Http methods” “+ more”.")


@pytest.mark.parametrize(
    ("session", "state", "word", "told"),
    [
        (SEALED, "sealed", "", ""),
        (a_session(), "not-submitted", "", ""),
        (OUTSIDE, "changed-outside", "changed outside", CHANGED_OUTSIDE),
        (
            OUTSIDE.but(outside_at=datetime(2026, 11, 22, 9, 5, tzinfo=UTC)),
            "changed-outside",
            "changed outside",
            f"{CHANGED_OUTSIDE} The file was last written on 22 Nov 2026 at 09:05 UTC.",
        ),
        (
            OUTSIDE.but(status="live"),
            "changed-outside",
            "changed outside",
            f"{CHANGED_OUTSIDE} It says now that it is not submitted.",
        ),
        (SEALED.but(unsealed=True), "not-sealed", "not sealed", NOT_SEALED),
        (
            SEALED.but(revisions=(FOUND,)),
            "was-changed-outside",
            "changed outside",
            "Changed outside the app after it was submitted (found 22 Nov 2026).",
        ),
        (revised(act.RateSkill(skill="apis", level=4)), "sealed", "revised", ""),
    ],
)
def test_what_the_seal_shows(session: Session, state: str, word: str, told: str) -> None:
    assert (trust(session), mark(session), seal_words(session)) == (state, word, told)


def test_every_report_of_text_says_it() -> None:
    session = revised(act.RateSkill(skill="apis", level=4)).but(changed_outside=True)
    other = a_session("bbbbbb", key="bo", candidate="Bo Example", submitted=True)
    for text in (
        session_text(session),
        structures_text(by_plan([session])),
        structures_text(by_plan([session, other])),
        comparison_text(compare([session])),
    ):
        assert CHANGED_OUTSIDE in " ".join(text.split())
        assert "Was: Apis 2 (Mixed)." in " ".join(text.split())
    listed = list_text([saved(session, "one"), saved(other, "two")], 80)
    assert "revised !" in listed
    assert f"! one: {CHANGED_OUTSIDE}" in listed
    assert "two:" not in listed


def test_every_report_of_data_has_it_in_full() -> None:
    session = revised(act.RateSkill(skill="apis", level=4)).but(changed_outside=True)
    wanted = {
        "seal": {"state": "changed-outside", "sentence": CHANGED_OUTSIDE},
        "revisions": [
            {
                "at": "2026-11-21T14:01:00+00:00",
                "by": "Ada Example",
                "why": WHY,
                "outside": False,
                "was": {"ratings.apis.level": 2},
                "added": [],
            }
        ],
    }
    form = json.loads(session_json(session))
    assert {key: form[key] for key in wanted} == wanted
    structure = json.loads(structures_json(by_plan([session])))["plans"][0]["sessions"][0]
    assert {key: structure[key] for key in wanted} == wanted
    (candidate,) = json.loads(comparison_json(compare([session])))["candidates"]
    assert candidate["trust"] == {session.id: wanted}
    assert candidate["skills"]["apis"]["ratings"][0]["revised"]
    assert not candidate["skills"]["security"]["ratings"][0]["revised"]


def test_what_a_hand_wrote_into_a_revision_breaks_no_report() -> None:
    odd = {"a": float("nan"), "b": datetime(2026, 1, 1, tzinfo=UTC), "c": [{"d": [1, "\x1b[31m"]}], "": ""}
    session = entry(was=frozen_table(odd))
    assert json.loads(session_json(session))["revisions"][0]["was"]["a"] == "nan"
    assert "\x1b" not in session_text(session) + session_json(session)


def test_times_that_a_hand_wrote_without_a_zone_break_no_report() -> None:
    bare = FOUND.but(at=datetime(2026, 11, 23, 9))  # noqa: DTZ001 - as TOML has it without an offset
    assert seal_words(SEALED.but(revisions=(FOUND, bare))).endswith("(found 23 Nov 2026).")


def test_a_comparison_keeps_the_number_and_marks_it() -> None:
    session = revised(act.RateSkill(skill="apis", level=4), act.Recommend(choice="no", why="so"))
    comparison = compare([session.but(changed_outside=True)])
    assert comparison.cell("ada-lovelace", "apis").mean == 4.0
    assert revised_skills(session) == {"apis"}
    assert recommendation_revised(session)
    text = comparison_text(comparison)
    assert "4.0 (4′)" in text
    assert "3.0 (3)" in text
    assert "no (revised)" in text
    first, *_ = cautions(comparison)
    assert first.endswith(f"{CHANGED_OUTSIDE} Its ratings count here as they stand now.")
    assert any("Was: recommendation yes; Apis 2 (Mixed)." in caution for caution in cautions(comparison))


def test_lines_stay_within_the_width() -> None:
    session = revised(act.WriteTakeAways(text="slow")).but(changed_outside=True)
    assert max(map(len, trust_lines(session, 30, "   "))) <= 30
    assert "′" not in comparison_text(compare([session]))
