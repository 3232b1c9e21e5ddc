"""The interviewer's sheet and the papers of a question, as text."""

import pytest

from interviewer.live import actions as act
from interviewer.live.engine import apply
from interviewer.model.exercise import Code, Listeners, Story, StoryPart, Telling
from interviewer.model.session import Session
from interviewer.model.value import frozen_table, with_entry
from interviewer.tui.views.code import code_lines
from interviewer.tui.views.paper import page_strip, pages, paper_head, paper_lines, reflowed
from interviewer.tui.views.sheet import blocks, observed, points_of, sheet_lines, tick
from tests.builders import a_session, an_instant, with_exercise, with_papers

HERE = "http-methods"


def here(**parts: object) -> Session:
    """Return a session whose question at hand has these *parts*."""
    session = a_session(current=HERE)
    question = session.questions[HERE].but(**parts)
    return session.but(questions=with_entry(session.questions, HERE, question))


def lines(session: Session, width: int = 70, cursor: int | None = None) -> list[str]:
    sheet = blocks(session) + tuple(observed(session))
    return [line.text.plain.rstrip() for line in sheet_lines(sheet, width, cursor)]


def test_a_plain_question_is_a_list_to_listen_for_with_probes_and_flags() -> None:
    """No heading stands over what the eye expects; probes are counted like points, flags are only read."""
    assert lines(here()) == [
        "   1 knows the basics",
        "   2 names the limits",
        f"PROBES{'0 of 1 put':>64}",
        "   1 What would you do differently?",
        "Flag   Makes things up",
    ]


def test_each_list_has_a_heading_a_count_and_numbers_of_its_own() -> None:
    """What a tick means is said where it is counted."""
    session = apply(
        with_exercise(a_session(current=HERE)),
        act.Tick(question=HERE, of="edge-cases", point="last"),
        an_instant(),
    )
    assert lines(session, 50)[:12] == [
        "STAGES                              0 of 1 reached",
        "   1 reads one page",
        "EDGE CASES                          1 of 2 handled",
        "   1 no rows at all",
        " √ 2 the last page",
        "FAULTS                                0 of 1 found",
        "   1 line 1 major  never closed",
        "HINTS, IN THIS ORDER                  0 of 2 given",
        "   1 look at the loop",
        "   2 count the queries",
        "LISTEN FOR                            0 of 2 heard",
        "   1 knows the basics",
    ]


def test_what_is_observed_throughout_stands_below_every_question() -> None:
    """It is there whatever is asked, and when the part is only talk."""
    session = with_exercise(a_session())
    for stop in session.order:
        shown = lines(session.but(interview=session.interview.but(current=stop)))
        assert shown[-1] == "   1 asks what is meant"
        assert shown[-2].startswith("APIS, THROUGHOUT")


def test_a_part_of_the_story_that_is_missing_comes_with_its_probe() -> None:
    part = {
        name: StoryPart(point=f"the {name}", probe=f"What of the {name}?")
        for name in ("situation", "own-part", "result", "learned")
    }
    session = here(story=Story.model_validate(part))
    told = apply(session, act.Tick(question=HERE, of="story", point="own-part"), an_instant())
    assert lines(told)[:7] == [
        f"{'THE STORY':<59}1 of 4 told",
        "   1 situation  the situation",
        "     ask What of the situation?",
        " √ 2 own part  the own-part",
        "   3 result  the result",
        "     ask What of the result?",
        "   4 learned  the learned",
    ]


def test_two_listeners_are_told_apart_and_each_has_its_words_to_say() -> None:
    def telling(who: str) -> Telling:
        return Telling(listener=f"a {who}", prompt=f"Tell a {who}.", listen_for=frozen_table({"x": who}))

    session = here(listeners=Listeners(technical=telling("colleague"), non_technical=telling("buyer")))
    assert [line.partition("  ")[0] or line.strip() for line in lines(session)[:6]] == [
        "TO A COLLEAGUE",
        "Tell a colleague.",
        "1 colleague",
        "TO A BUYER",
        "Tell a buyer.",
        "1 buyer",
    ]


def test_the_cursor_counts_over_the_whole_sheet() -> None:
    session = with_exercise(a_session(current=HERE))
    assert [point.id for point in points_of(blocks(session))][:4] == ["first", "empty", "last", "leak"]
    assert lines(session, cursor=2)[4] == "▸  2 the last page"


def test_a_tick_becomes_the_action_for_its_list() -> None:
    """A hint given means those before it too; taking one back leaves those before it."""
    assert tick(HERE, "faults", "leak", on=True) == act.Tick(question=HERE, of="faults", point="leak")
    assert tick(HERE, "hints", "2", on=True) == act.GiveHints(question=HERE, count=2)
    assert tick(HERE, "hints", "2", on=False) == act.GiveHints(question=HERE, count=1)
    assert tick(HERE, "probes", "2", on=True) == act.UseProbe(question=HERE, probe=2)
    assert tick(HERE, "probes", "2", on=False) == act.UseProbe(question=HERE, probe=2, on=False)
    assert tick(HERE, "observed", "apis/asks", on=False) == act.Observe(skill="apis", point="asks", on=False)


@pytest.mark.parametrize("width", [20, 40, 60, 120])
def test_no_line_of_a_sheet_is_wider_than_its_room(width: int) -> None:
    session = with_papers(with_exercise(a_session(current=HERE)))
    assert max(line.text.cell_length for line in sheet_lines(blocks(session), width, 0)) <= width


# Papers


def test_a_question_has_the_pages_it_has_papers_for() -> None:
    assert pages(a_session(current=HERE)) == ("sheet",)
    assert page_strip(a_session(current=HERE), "sheet", wide=False).plain == ""
    session = with_papers(a_session(current=HERE))
    assert pages(session) == ("sheet", "handout", "solution")
    assert page_strip(session, "handout", wide=False).plain == " sheet [handout] solution  ^]"
    assert page_strip(session, "sheet", wide=True).plain == "[plan] handout  solution  ^]"


def test_the_handout_shows_what_the_candidate_gets_and_marks_faults_beside_it() -> None:
    session = with_papers(a_session(current=HERE))
    assert paper_head(session, "handout", 60).plain.startswith("THE CANDIDATE GETS  sql, 2 lines")
    assert [line.plain.rstrip() for line in paper_lines(session, "handout", 60)] == [
        "Which orders are new?",
        "",
        "  1 SELECT *",
        "1 2 FROM orders",
    ]


def test_the_solution_is_the_interviewers_and_says_how_each_fault_is_mended() -> None:
    session = with_papers(a_session(current=HERE))
    assert paper_head(session, "solution", 60).plain.endswith("yours alone")
    assert [line.plain.rstrip() for line in paper_lines(session, "solution", 60)][-2:] == ["", " 1 add WHERE"]


def test_what_is_given_is_the_handout_whole_and_nothing_of_the_faults() -> None:
    question = with_papers(a_session(current=HERE)).questions[HERE]
    assert question.given == "Which orders are new?\n\nSELECT *\nFROM orders\n"
    assert a_session().questions[HERE].given.endswith("?\n")


def test_lines_broken_for_an_editor_are_joined_and_examples_are_not() -> None:
    text = (
        "Read every page of the list, however long\nit is.\n\n"
        "1. The first page and all that come after\n   it.\n"
        "2. All.\n\nExample:\n  a = 1\n  b = 2\nThen\ngo on."
    )
    assert reflowed(text) == [
        ("", "Read every page of the list, however long it is."),
        ("", ""),
        ("1. ", "The first page and all that come after it."),
        ("2. ", "All."),
        ("", ""),
        ("", "Example:"),
        ("  ", "a = 1"),
        ("  ", "b = 2"),
        ("", "Then"),
        ("", "go on."),
    ]


def test_columns_stay_columns() -> None:
    """A table in a handout is as wide as it likes, and is never joined to what stands around it."""
    text = (
        "services\nid | name\n1 | mail and more than that, a long way out\n2 | search\n"
        "id   name   and a third column, wider\nend"
    )
    assert [f"{lead}{rest}" for lead, rest in reflowed(text)] == text.split("\n")


def test_code_keeps_its_line_numbers_when_it_wraps() -> None:
    """Blank lines at the top count, and a wrapped line goes on behind a sign."""
    code = Code(language="python", code="\nx = 'aaaaaaaaaaaaaaaaaaaa'\n\ty = 2\n\n")
    assert [line.plain.rstrip() for line in code_lines(code, 20, {})] == [
        "1",
        "2 x = 'aaaaaaaaaaaaa",
        "↪ aaaaaaa'",
        "3     y = 2",
    ]


def test_code_of_an_unknown_language_is_shown_plain() -> None:
    code = Code(language="no-such-language", code="begin [b]bold[/b] \\o/")
    assert [line.plain for line in code_lines(code, 40, {1: "1"})] == ["1 1 begin [b]bold[/b] \\o/"]
