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
        "                Ada One                  Cleo Three               山田 太郎",
        "Apis            2.0 (1 3) n2 spread 2    not rated                2.0 (2) n1*",
        "Databases       4.0 (4 –) n1*            not rated                3.0 (3) n1*",
        "Security        not rated                not assessed             3.0 (3) n1*",
        "Score of 100    67                       none, no skill is rated  56",
        "                2 of 3 planned, n2                                3 of 3 planned, n1*",
        "                1 of them n1*",
        "On 2 shared     67                                                50",
        "Recommendation  Iris Sample, technical:  Iris Sample, technical:  Iris Sample, technical:",
        "                  yes                      yes                      yes",
        "                Rolf Muster, technical:",
        "                  yes",
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
    assert "None counts as zero." in text
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
        "- Apis, Ada One: 2 levels apart (Iris Sample 1, Rolf Muster 3). Read both before the debrief.",
        "- The scores rest on different skills; 2 were rated for both candidates.",
        "- Planned skills without a level: Ada One 1 of 3.",
        "- Every number is the word of one person: 山田 太郎.",
        "- Skills that rest on one person's word: Ada One 1 of 2.",
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


def narrow(session: Session, *skills: str) -> Session:
    """Return *session* with a plan that rates only *skills*."""
    return session.but(plan=session.plan.but(skills=skills))


def test_not_planned_is_told_apart_from_left_open_and_not_assessed() -> None:
    sessions = [
        narrow(held("a1", "Ada One", "Iris Sample", apis=3), "apis", "databases"),
        narrow(held("a2", "Ada One", "Rolf Muster", databases=None), "apis", "databases"),
        narrow(held("a3", "Ada One", "Mona Specimen", security=2), "security"),
        narrow(held("b1", "Ben Two", "Iris Sample", apis=2), "apis"),
    ]
    text = comparison_text(compare(sessions), 150)
    lines = {line.split("  ")[0]: line for line in grid(text)}
    assert "3.0 (3 ○ ·) n1*" in lines["Apis"]
    assert "not assessed" in lines["Databases"]
    assert lines["Databases"].endswith("not planned")
    assert "2.0 (· · 2) n1*" in lines["Security"]
    assert "– not assessed, ○ not rated, · not planned" in text
    assert "2 of 3 planned" in text


def test_three_raters_apart_are_all_read() -> None:
    sessions = [held(f"a{level}", "Ada One", f"Rater {level}", apis=level) for level in (1, 2, 3)]
    assert "Read all of them before the debrief." in comparison_text(compare(sessions), 200)


def test_plans_stand_between_semicolons_because_their_titles_have_commas() -> None:
    first, second = held("a1", "Ada One", "Iris"), held("a2", "Ada One", "Rolf")
    plans = [first.plan.but(title="Technical, 60 minutes"), second.plan.but(title="Coding, 45 minutes")]
    text = comparison_text(compare([first.but(plan=plans[0]), second.but(plan=plans[1])]), 100)
    assert text.splitlines()[1] == "Technical, 60 minutes; Coding, 45 minutes"


def test_scores_that_share_nothing_say_so() -> None:
    text = comparison_text(
        compare([held("a1", "Ada One", "Iris", apis=1), held("b1", "Ben", "Iris", security=4)]), 200
    )
    assert "The scores rest on different skills; none was rated for both candidates." in text
    assert "shared" not in text


def test_scores_on_the_same_skills_need_no_word() -> None:
    text = comparison_text(
        compare([held("a1", "Ada One", "Iris", apis=1), held("b1", "Ben", "Iris", apis=4)]), 200
    )
    assert "different skills" not in text
    assert "shared" not in text


def test_the_shared_skills_are_named() -> None:
    text = comparison_text(compare(panel()), 400)
    assert "read the score on the shared skills, rated for all: Apis, Databases." in text
