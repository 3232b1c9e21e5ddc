"""Candidates side by side as text."""

from interviewer.analysis.comparison import compare
from interviewer.model.rubric import PinnedRubric
from interviewer.model.session import Recommendation, Session
from interviewer.model.text import slug
from interviewer.model.value import frozen_table
from interviewer.reports.comparison_text import comparison_text
from interviewer.reports.layout import width
from tests.builders import a_session, a_whole_session


def held(session_id: str, name: str, interviewer: str, **ratings: int | None) -> Session:
    key = slug(name) or "wide"
    return a_session(
        session_id, candidate=name, key=key, interviewer=interviewer, ratings=ratings, submitted=True
    )


def panel() -> list[Session]:
    """Return four sessions with three candidates, one of them with a name of wide characters."""
    return [
        held("a1", "Ada One", "Iris Sample", apis=1, databases=4),
        held("a2", "Ada One", "Rolf Muster", apis=3, databases=None),
        held("b1", "山田 太郎", "Iris Sample", apis=2, databases=3, security=3),
        held("c1", "Cleo Three", "Iris Sample", security=None),
    ]


def grid(text: str) -> list[str]:
    """Return the lines of the grids, without what comes before and after."""
    return text.split("HOW TO READ THIS", maxsplit=1)[0].splitlines()[3:-1]


def test_the_grid_has_numbers_raters_and_spread_or_words() -> None:
    """Ada: APIs (1 + 3) / 2 = 2.0, spread 2; (1/3 + 1) / 2 = 67 %. The third: (1 + 2 + 2) / 9 = 56 %."""
    assert grid(comparison_text(compare(panel()), 100)) == [
        "                Ada One                Cleo Three               山田 太郎",
        "Apis            2.0 (1 3) n2 spread 2  not rated                2.0 (2) n1*",
        "Databases       4.0 (4 –) n1*          not rated                3.0 (3) n1*",
        "Security        not rated              not assessed             3.0 (3) n1*",
        "Score of 100    67                     none, no skill is rated  56",
        "                2 of 3 skills, n2                               3 of 3 skills, n1*",
        "                1 of them n1*",
        "Recommendation  Iris Sample: yes       Iris Sample: yes         Iris Sample: yes",
        "                Rolf Muster: yes",
    ]


def test_candidates_that_do_not_fit_follow_below_under_the_same_skills() -> None:
    text = comparison_text(compare(panel()), 50)
    blocks = "\n".join(grid(text)).split("\n\n")
    assert [block.splitlines()[0].split("  ")[-1] for block in blocks] == [
        "Ada One",
        "Cleo Three",
        "山田 太郎",
    ]
    assert [block.count("Score of 100") for block in blocks] == [1, 1, 1]


def test_no_line_is_wider_than_the_terminal() -> None:
    for cells in (40, 60, 80, 120):
        assert max(map(width, comparison_text(compare(panel()), cells).splitlines())) <= cells


def test_the_formula_and_what_the_words_mean_stand_below() -> None:
    text = comparison_text(compare(panel()), 200)
    assert "weight × (mean level − lowest) / (highest − lowest)" in text
    assert "Neither counts as zero." in text
    assert "Every skill has the weight 1." in text


def test_a_weight_that_is_not_1_stands_beside_the_skill_with_its_reason() -> None:
    session = held("a1", "Ada One", "Iris Sample", apis=3)
    heavy = session.rubric.skills["apis"].but(weight=2, weight_reason="half of the job")
    rubric: PinnedRubric = session.rubric.but(skills=frozen_table({**session.rubric.skills, "apis": heavy}))
    text = comparison_text(compare([session.but(rubric=rubric)]), 400)
    assert "Apis (weight 2)" in text
    assert "Apis has the weight 2 (half of the job); every other skill has 1." in text


def test_what_to_be_careful_about_is_said() -> None:
    early = Recommendation(choice="no", early="Fire alarm.")
    sessions = [*panel()[:3], panel()[3].but(recommendation=early), a_session("live1")]
    cautions = comparison_text(compare(sessions), 200).split("BE CAREFUL\n")[1].splitlines()
    assert cautions == [
        "- Apis, Ada One: 2 levels apart (Iris Sample 1, Rolf Muster 3). Read both sides before the debrief.",
        "- Ada One: 1 skill rests on one person's word.",
        "- Ada One: the score covers 2 of 3 skills.",
        "- 山田 太郎: every number is the word of one person.",
        "- Cleo Three with Iris Sample, 2026-11-21: recommended early, because: Fire alarm.",
        "- Left out: Ada Lovelace with Grace Hopper, 2026-11-21: still live.",
    ]


def test_two_people_of_one_name_are_told_apart() -> None:
    twin = held("a3", "Ada One", "Iris Sample", apis=3)
    twin = twin.but(candidate=twin.candidate.but(key="other", reference="R-77"))
    text = comparison_text(compare([*panel()[:2], twin]), 120)
    assert "Ada One (ada-one)" in text
    assert "Ada One (R-77)" in text


def test_an_older_rubric_and_other_wording_are_named() -> None:
    first, second, *_ = panel()
    asked = frozen_table({"indexes": first.response("indexes").but(state="asked")})
    other = second.questions["indexes"].but(prompt="Indexes?", digest="new")
    second = second.but(
        responses=asked,
        questions=frozen_table({**second.questions, "indexes": other}),
        rubric=second.rubric.but(digest="new"),
    )
    text = comparison_text(compare([first.but(responses=asked), second]), 200)
    assert (
        "The rubric changed meanwhile. Rated by an older version: Ada One with Iris Sample, 2026-11-21."
        in text
    )
    assert "“Indexes” was asked in other words in: Ada One with Iris Sample, 2026-11-21." in text


def test_another_handout_is_named_as_such_and_other_points_are_not_other_words() -> None:
    first, second = a_whole_session("a1", submitted=True), a_whole_session("a2", submitted=True)
    old = second.questions["http-methods"]
    for new, words in (
        (old.but(handout=None), "with another handout"),
        (old.but(hints=()), "with other points, hints or probes"),
    ):
        changed = frozen_table({**second.questions, "http-methods": new.but(digest="new")})
        text = comparison_text(compare([first, second.but(questions=changed)]), 200)
        assert f"“Http methods” was asked {words} in: Ada Lovelace with Grace Hopper" in text
