"""The coverage of a role from key to value: moving, leaving plans out, skills, other roles."""

import re

import pytest
from textual.pilot import Pilot

from interviewer.analysis.loop_parts import Share
from interviewer.model.content import BrokenFile, Content
from interviewer.model.findings import Finding
from interviewer.model.value import frozen_table
from interviewer.tui.app import InterviewerApp
from interviewer.tui.coverage_source import Loop, gather_loop, roles_of
from interviewer.tui.palette import ActionProvider
from interviewer.tui.screens.coverage import CoverageScreen
from interviewer.tui.screens.home import HomeScreen
from interviewer.tui.theme import LIGHT
from interviewer.tui.views.coverage import header, summary
from interviewer.tui.views.coverage_grid import Grid
from interviewer.tui.views.coverage_layout import Cursor, Window, follow, hit, lay_out, name_lines
from interviewer.tui.views.coverage_pane import explanation
from interviewer.tui.views.coverage_rows import matrix_of
from interviewer.tui.widgets.compare_pane import ComparePane, EvidenceScroll
from interviewer.tui.widgets.coverage_grid import CoverageGrid
from interviewer.tui.widgets.footer import FooterLine
from interviewer.tui.widgets.help_pane import HelpPane
from interviewer.tui.widgets.line import HeaderLine, Line
from interviewer.tui.widgets.wrapped import Wrapped
from tests.builders import a_loop, a_plan, a_role, a_session
from tests.fakes import FakeDesk, saved
from tests.tui.steps import press, toasts

SIZES = [(60, 20), (80, 24), (120, 40), (150, 45)]


def with_roles() -> Content:
    """Return the built loop with two more roles: `designer`, with a plan, and `writer`, with none."""
    loop = a_loop()
    return Content(
        packs=loop.packs,
        rubrics=loop.rubrics,
        plans=frozen_table({**loop.plans, "sketch": a_plan(["indexes"], []).but(role="designer")}),
        roles=frozen_table(
            {
                "writer": a_role({"words": ["communication"]}).but(title="Writer"),
                **loop.roles,
                "designer": a_role({"lines": ["databases"]}).but(title="Designer"),
            }
        ),
    )


def many_plans(number: int) -> Content:
    """Return content with that many plans for the one role."""
    loop = a_loop()
    plans = {f"back-end-talk-{at}": a_plan(["http-methods"], ["rest"]) for at in range(number)}
    return Content(loop.packs, loop.rubrics, frozen_table(plans), loop.roles)


def an_app(content: Content | None = None) -> InterviewerApp:
    desk = FakeDesk(content or a_loop())
    return InterviewerApp(desk, CoverageScreen(desk))


def the_screen(app: InterviewerApp) -> CoverageScreen:
    assert isinstance(app.screen, CoverageScreen)
    return app.screen


def the_grid(app: InterviewerApp) -> CoverageGrid:
    return app.screen.query_one(CoverageGrid)


def row(app: InterviewerApp) -> str:
    """Return the key of the row under the cursor."""
    here = the_grid(app).row
    assert here is not None
    return here.key


def drawn(app: InterviewerApp) -> list[str]:
    """Return the lines of the grid."""
    return str(the_grid(app).render()).split("\n")


def explained(app: InterviewerApp) -> str:
    """Return what the pane says, heading first, blanks as one."""
    pane = app.screen.query_one(ComparePane)
    return " ".join(f"{pane.heading}\n{pane.query_one(Wrapped).render()}".split())


def told(app: InterviewerApp) -> str:
    """Return the summary."""
    return str(app.screen.query_one("#summary", Line).render())


def head(app: InterviewerApp) -> str:
    return str(app.screen.query_one(HeaderLine).render())


def footer(app: InterviewerApp) -> str:
    return str(app.screen.query_one(FooterLine).render())


def line_of(app: InterviewerApp, word: str) -> int:
    return next(at for at, line in enumerate(drawn(app)) if word in line)


# Moving


@pytest.mark.parametrize("moves", [("down", "right", "up", "left"), ("j", "l", "k", "h")])
async def test_arrows_and_letters_move_the_cursor(moves: tuple[str, ...]) -> None:
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        seen = []
        for key in moves:
            await pilot.press(key)
            seen.append((row(app), the_grid(app).plan))
        assert seen == [
            ("requirements:data", "screen"),
            ("requirements:data", "technical"),
            ("requirements:web-apis", "technical"),
            ("requirements:web-apis", "screen"),
        ]


async def test_home_and_end_go_to_the_first_and_the_last_row_and_no_further() -> None:
    app = an_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ["end"])
        assert row(app) == "all"
        await press(pilot, ["down", "right", "right"])
        assert (row(app), the_grid(app).plan) == ("all", "technical")
        await press(pilot, ["home", "up", "left", "left"])
        assert (row(app), the_grid(app).plan) == ("requirements:web-apis", "screen")


@pytest.mark.parametrize("size", [(60, 14), (80, 24)])
async def test_pages_go_down_and_up_again(size: tuple[int, int]) -> None:
    app = an_app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, ["pagedown"])
        assert the_grid(app).cursor.row > 1
        await press(pilot, ["pagedown"] * 8)
        assert row(app) == "all"
        await press(pilot, ["pageup"] * 9)
        assert row(app) == "requirements:web-apis"


async def click(pilot: Pilot[str], app: InterviewerApp, x: int, y: int) -> None:
    """Click into the grid at cells counted from its content's corner."""
    padding = the_grid(app).styles.padding
    await pilot.click(CoverageGrid, offset=(x + padding.left, y + padding.top))
    await pilot.pause()


async def test_a_click_moves_the_cursor_to_a_cell_a_row_or_a_plan() -> None:
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        letters = drawn(app)[1]
        await click(pilot, app, letters.index("B"), line_of(app, "Can do talk"))
        assert (row(app), the_grid(app).plan) == ("requirements:talk", "technical")
        await click(pilot, app, 10, line_of(app, "Can do running"))
        assert (row(app), the_grid(app).plan) == ("requirements:running", "technical")
        await click(pilot, app, drawn(app)[1].index("A"), 1)
        assert (row(app), the_grid(app).plan) == ("requirements:running", "screen")


async def test_a_heading_cannot_be_clicked_into() -> None:
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await click(pilot, app, 6, line_of(app, "RESPONSIBILITIES"))
        assert row(app) == "requirements:web-apis"


# What stands there


@pytest.mark.parametrize(
    ("line", "pattern"),
    [
        ("Can do data", r"√ +covered +Can do data +11 +6 +5"),
        ("Can do mixed", r"~ +partly +Can do mixed +8\+3 +4\+3 +4"),
        ("Can do talk", r"√ +covered +Can do talk +obs +obs +·"),
        ("Can do running", r"\+ +optional +Can do running +\+7 +· +\+7"),
        ("Can do growing", r"! +never +Can do growing +· +· +·"),
        ("All questions", r"All questions, each counted once +19\+10 +10\+3 +9\+7"),
    ],
)
async def test_a_row_has_its_sign_and_the_minutes_of_each_plan(line: str, pattern: str) -> None:
    app = an_app()
    async with app.run_test(size=(150, 45)) as pilot:
        await pilot.pause()
        assert re.fullmatch(pattern, drawn(app)[line_of(app, line)].strip())


@pytest.mark.parametrize("size", SIZES)
async def test_the_sign_of_a_state_stands_there_at_every_width(size: tuple[int, int]) -> None:
    app = an_app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, ["end"])
        assert re.match(r" +! +(never +)?Can do growing", drawn(app)[line_of(app, "growing")])


async def test_the_summary_and_the_header_say_what_matters() -> None:
    app = an_app()
    async with app.run_test(size=(150, 45)) as pilot:
        await pilot.pause()
        assert told(app) == (
            "! 3 of 6 requirements are covered by skill, 1 partly, 1 only by optional questions, 1 never"
            " · 1 core question is asked twice"
        )
        assert re.fullmatch(r"Coverage  Back-end engineer +2 plans, 90 min", head(app))


async def test_the_pane_has_the_questions_of_the_row_with_plan_minutes_and_depth() -> None:
    app = an_app()
    async with app.run_test(size=(150, 45)) as pilot:
        await pilot.pause()
        assert explained(app).startswith(
            "Requirement · covered Can do web apis √ Apis 8 min, 3 optional "
            "A Http methods 4 working A Rest +3 working B Http methods 4 working"
        )
        await press(pilot, ["down", "down"])
        assert "√ Communication observed A observed throughout" in explained(app)
        await press(pilot, ["down", "down", "down"])
        assert "! Learning never tested No plan asks about it or rates it." in explained(app)


async def test_the_last_row_tells_of_the_loop_as_a_whole() -> None:
    app = an_app()
    async with app.run_test(size=(150, 45)) as pilot:
        await press(pilot, ["end"])
        text = explained(app)
        assert "ASKED TWICE – Http methods (http-methods): A 4 min, B 4 min" in text
        assert "TESTED IN SEVERAL PLANS – Apis: A 4, B 4; 8 min together" in text
        assert "NEVER TESTED – Learning" in text
        assert "Totals count it once for each time it is asked." in text


async def test_a_broken_plan_is_told_of() -> None:
    loop = a_loop()
    broken = BrokenFile("late", "plan", "late.toml", Finding("late.toml", 1, 1, "no", "x"), 1)
    app = an_app(Content(loop.packs, loop.rubrics, loop.plans, loop.roles, (broken,)))
    async with app.run_test(size=(150, 45)) as pilot:
        await press(pilot, ["end"])
        assert "1 plan is broken and left out: late." in explained(app)


async def test_d_tells_what_the_signs_mean_on_every_row_and_goes_back() -> None:
    app = an_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, ["down", "d"])
        text = explained(app)
        assert text.startswith("What the signs mean")
        for sign in (
            "√ covered",
            "~ partly",
            "+ optional",
            "! never",
            "↓ less than",
            "obs rated",
            "A screen",
        ):
            assert sign in text
        await press(pilot, ["d"])
        assert explained(app).startswith("Requirement · covered Can do data")
        await press(pilot, ["d", "down"])
        assert explained(app).startswith("Requirement · covered Can do talk")


# What if


async def test_x_leaves_the_plan_under_the_cursor_out_and_counts_again() -> None:
    app = an_app()
    async with app.run_test(size=(150, 45)) as pilot:
        await press(pilot, ["down", "x"])
        loop = the_screen(app).loop
        assert loop is not None
        assert loop.plans == ("technical",)
        assert told(app).startswith("! Without A: 1 of 6 requirements is covered by skill, 2 partly")
        assert "no core question is asked twice" in told(app)
        assert "1 of 2 plans, 60 min" in head(app)
        assert row(app) == "requirements:data"
        assert "!↓" in drawn(app)[line_of(app, "Can do talk")]
        assert "~↓" in drawn(app)[line_of(app, "Can do data")]
        assert "↓" not in drawn(app)[line_of(app, "Can do web apis")]
        assert "With all plans it is covered." in explained(app)
        assert drawn(app)[1].split() == ["all", "▾B"]


async def test_the_last_plan_stays_and_big_x_counts_all_again() -> None:
    app = an_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await press(pilot, ["right", "x", "x"])
        loop = the_screen(app).loop
        assert loop is not None
        assert loop.plans == ("screen",)
        assert toasts(app) == ["One plan has to stay. X counts all of them again."]
        assert "X all plans" in footer(app)
        await press(pilot, ["X"])
        assert the_screen(app).loop == gather_loop(a_loop(), "backend-engineer")
        assert "x leave out" in footer(app)


async def test_the_cursor_stays_on_its_plan_when_one_before_it_goes() -> None:
    app = an_app(many_plans(4))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, ["right", "x"])
        assert the_grid(app).plan == "back-end-talk-2"
        await press(pilot, ["left", "x", "X"])
        assert the_grid(app).plan == "back-end-talk-2"


# Skills


async def test_v_turns_to_the_skills_and_back_and_each_side_keeps_its_row() -> None:
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, ["down", "down", "v"])
        assert row(app) == "skill:apis"
        assert "requirements" in footer(app)
        await press(pilot, ["down", "v"])
        assert row(app) == "requirements:talk"
        await press(pilot, ["v"])
        assert row(app) == "skill:databases"


async def test_a_skill_says_which_lines_of_the_role_need_it() -> None:
    app = an_app()
    async with app.run_test(size=(150, 45)) as pilot:
        await press(pilot, ["v"])
        assert "REQUIREMENTS THAT NEED IT √ Can do web apis ~ Can do mixed" in explained(app)
        assert "RESPONSIBILITIES THAT NEED IT √ Can do build" in explained(app)


async def test_skills_are_grouped_by_who_needs_them() -> None:
    loop = a_loop()
    role = a_role({"one": ["apis"]}, {"two": ["security"]}, {"three": ["apis"]})
    app = an_app(Content(loop.packs, loop.rubrics, loop.plans, frozen_table({"backend-engineer": role})))
    async with app.run_test(size=(150, 45)) as pilot:
        await press(pilot, ["v"])
        groups = [line.strip() for line in drawn(app) if "skill" in line]
        assert groups == [
            "NEEDED BY REQUIREMENTS  1 skill",
            "NEEDED BY OTHER LINES OF THE ROLE  1 skill",
            "NOT ASKED FOR BY THE ROLE  4 skills",
        ]
        await press(pilot, ["end", "up", "up", "up", "up"])
        assert row(app) == "skill:databases"
        assert "Nothing in the role asks for it." in explained(app)


async def test_a_skill_stays_in_the_list_when_the_plan_that_tests_it_is_left_out() -> None:
    loop = a_loop()
    pack = loop.packs["backend-fundamentals"]
    odd = pack.questions["indexes"].but(skill="juggling")
    packs = {"backend-fundamentals": pack.but(questions=frozen_table({**pack.questions, "indexes": odd}))}
    app = an_app(Content(frozen_table(packs), loop.rubrics, loop.plans, loop.roles))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, ["v", "x", "end", "up"])
        assert row(app) == "skill:juggling"
        assert "No plan asks about it or rates it." in explained(app)


# Roles


def test_roles_with_plans_come_first() -> None:
    assert roles_of(with_roles()) == ("backend-engineer", "designer", "writer")


async def test_r_turns_to_the_next_role_with_all_of_its_plans() -> None:
    app = an_app(with_roles())
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, ["x", "end", "r"])
        assert head(app).startswith("Coverage  Designer  role 2 of 3")
        assert the_grid(app).plan == "sketch"
        await press(pilot, ["r", "r"])
        assert "role 1 of 3" in head(app)
        assert "2 plans, 90 min" in head(app)


async def test_a_role_that_no_plan_names_shows_all_plans_on_its_rubric_and_says_so() -> None:
    app = an_app(with_roles())
    async with app.run_test(size=(150, 45)) as pilot:
        await press(pilot, ["r", "r"])
        assert head(app).startswith("Coverage  Writer  role 3 of 3")
        assert told(app) == (
            "√ The one requirement is covered by skill · 2 core questions are asked twice"
            " · no plan names this role"
        )
        await press(pilot, ["end"])
        assert "No plan names the role writer; these are all plans on its rubric." in explained(app)


async def test_a_role_without_a_plan_on_its_rubric_says_how_to_get_one() -> None:
    content = with_roles()
    writer = content.roles["writer"].but(rubric="writing")
    content = Content(
        content.packs,
        frozen_table({**content.rubrics, "writing": content.rubrics["backend-engineer"]}),
        content.plans,
        frozen_table({**content.roles, "writer": writer}),
    )
    app = an_app(content)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ["r", "r", "v", "x", "X", "tab"])
        text = str(app.screen.query_one("#nothing").query_one(Wrapped).render())
        assert "No plan is for the role writer or on its rubric writing yet." in " ".join(text.split())
        assert 'role = "writer"' in text
        assert not the_grid(app).region
        assert "v skills" not in footer(app)
        await press(pilot, ["r"])
        assert the_grid(app).region


async def test_a_single_role_stays() -> None:
    app = an_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["r"])
        assert toasts(app) == ["There is no other role."]
        assert "r role" not in footer(app)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (Content(), "Roles are files in /home/grace/interviews/question_packs/roles."),
        (
            Content(roles=a_loop().roles, plans=a_loop().plans, packs=a_loop().packs),
            "The rubric backend-engineer of this role cannot be used.",
        ),
    ],
)
async def test_what_is_missing_is_said(content: Content, sentence: str) -> None:
    app = an_app(content)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ["down", "x", "v", "r", "tab", "end"])
        text = str(app.screen.query_one("#nothing").query_one(Wrapped).render())
        assert sentence in " ".join(text.split())


# The way here and back


async def test_o_on_the_home_screen_leads_here_and_esc_back() -> None:
    app = InterviewerApp(FakeDesk(a_loop()))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "o coverage" in footer(app)
        await press(pilot, ["o"])
        assert row(app) == "requirements:web-apis"
        await press(pilot, ["escape"])
        assert isinstance(app.screen, HomeScreen)


async def test_the_footer_of_the_home_screen_can_be_clicked() -> None:
    app = InterviewerApp(FakeDesk(a_loop()))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.click(FooterLine, offset=(footer(app).index("coverage") + 1, 0))
        await pilot.pause()
        assert isinstance(app.screen, CoverageScreen)


async def test_the_palette_of_the_home_screen_has_it() -> None:
    app = InterviewerApp(FakeDesk(a_loop()))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        listed = {hit.text async for hit in ActionProvider(app.screen).discover()}
        assert "See what the plans for a role cover" in listed


async def test_a_full_footer_on_the_home_screen_keeps_the_ways_out() -> None:
    desk = FakeDesk(a_loop(), [saved(a_session("live22")), saved(a_session("done22", submitted=True))])
    app = InterviewerApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert re.search(r"c compare  q quit  f9 all *$", footer(app))
        await press(pilot, ["o"])
        assert isinstance(app.screen, CoverageScreen)


async def test_back_leads_home_when_nothing_is_under_it() -> None:
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, ["f2"])
        assert isinstance(app.screen, HomeScreen)


async def test_tab_steps_into_the_questions_which_scroll_and_esc_steps_out() -> None:
    app = an_app()
    async with app.run_test(size=(60, 14)) as pilot:
        app.animation_level = "none"
        await press(pilot, ["end", "tab"])
        questions = app.screen.query_one(EvidenceScroll)
        assert app.focused is questions
        assert "▹" in "\n".join(drawn(app))
        await press(pilot, ["down", "j"])
        assert questions.scroll_offset.y > 1
        await press(pilot, ["escape"])
        assert isinstance(app.focused, CoverageGrid)
        assert isinstance(app.screen, CoverageScreen)


async def test_esc_closes_the_help_first_and_then_leaves() -> None:
    app = InterviewerApp(FakeDesk(a_loop()))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, ["o", "f1"])
        assert app.screen.query(HelpPane)
        await press(pilot, ["escape"])
        assert isinstance(app.screen, CoverageScreen)
        assert not app.screen.query(HelpPane)
        await press(pilot, ["escape"])
        assert isinstance(app.screen, HomeScreen)


# Widths and heights


async def test_where_it_is_tight_optional_minutes_still_leave_a_mark() -> None:
    app = an_app(many_plans(6))
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, ["right"])
        line = drawn(app)[line_of(app, "Can do web")]
        assert re.search(r"24\+ +4\+▸ 4\+ +4\+", line)
        assert re.search(r"A +▾B +C", drawn(app)[1])
        assert drawn(app)[1].index("B") == line.index("▸", 2) + 2


def test_a_cell_of_three_digits_keeps_its_mark_too() -> None:
    loop = a_loop_of(many_plans(6))
    matrix = matrix_of(loop, "role")
    layout = lay_out(matrix, 58, 20)
    big = Share(core=217, core_questions=3, optional=5, optional_questions=1)
    grid = Grid(matrix, layout, Window(), Cursor())
    assert grid._share(big, " ").plain == "217+"


@pytest.mark.parametrize(("keys", "tab"), [([], True), (["x"], True), (["v"], False)])
async def test_the_way_to_the_other_role_stays_in_the_footer_when_it_is_narrow(
    keys: list[str], tab: bool
) -> None:
    app = an_app(with_roles())
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, keys)
        assert "r role" in footer(app)
        assert "esc back" in footer(app)
        assert ("tab read" in footer(app)) is tab


async def test_a_narrow_summary_is_short_rather_than_cut() -> None:
    app = an_app()
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, ["x"])
        assert told(app).startswith("! Without A: 1 of 6 covered by skill, 2 partly")


async def test_what_is_amiss_has_room_in_a_narrow_summary() -> None:
    loop = a_loop()
    technical = frozen_table({"technical": loop.plans["technical"]})
    roles = frozen_table({"writer": a_role({"one": ["apis"], "two": ["security"]})})
    app = an_app(Content(loop.packs, loop.rubrics, technical, roles))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert told(app) == "√ All 2 covered by skill · no plan names it"


@pytest.mark.parametrize(("width", "beside"), [(119, False), (120, True), (150, True)])
async def test_the_pane_stands_beside_the_grid_when_it_is_wide(width: int, beside: bool) -> None:
    app = an_app()
    async with app.run_test(size=(width, 40)) as pilot:
        await pilot.pause()
        left, right = the_grid(app).region, app.screen.query_one(ComparePane).region
        assert (right.x >= left.right) is beside
        assert (right.y >= left.bottom) is not beside


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", [1, 2, 6, 14])
async def test_every_plan_can_be_reached_and_nothing_is_wider_than_its_place(
    size: tuple[int, int], number: int
) -> None:
    app = an_app(many_plans(number))
    async with app.run_test(size=size) as pilot:
        await press(pilot, ["right"] * (number - 1))
        grid = the_grid(app)
        assert grid.plan == f"back-end-talk-{number - 1}"
        assert any(f"▾{'ABCDEFGHIJKLMN'[number - 1]}" in line for line in drawn(app))
        assert all(len(line) <= grid.content_size.width for line in drawn(app))


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (40, 12)])
async def test_small_terminals_are_survived(size: tuple[int, int]) -> None:
    app = an_app(with_roles())
    async with app.run_test(size=size) as pilot:
        await press(pilot, ["down", "right", "x", "end", "v", "tab", "down", "escape", "X", "r"])
        assert isinstance(app.screen, CoverageScreen)


async def test_the_cursor_stays_in_view_when_the_terminal_shrinks() -> None:
    app = an_app()
    async with app.run_test(size=(150, 45)) as pilot:
        await press(pilot, ["end", "up"])
        await pilot.resize_terminal(60, 14)
        await pilot.pause()
        assert any(line.startswith("▸") and "Can do build" in line for line in drawn(app))


async def test_rows_out_of_view_are_counted() -> None:
    app = an_app()
    async with app.run_test(size=(60, 14)) as pilot:
        await press(pilot, ["end"])
        shown = [line for line in drawn(app) if "Can do" in line]
        assert f"↑ {7 - len(shown)} above" in drawn(app)[-1]


async def test_the_light_theme_draws_the_same_text() -> None:
    app = an_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        before = drawn(app)
        app.theme = LIGHT.name
        await pilot.pause()
        assert drawn(app) == before


async def test_markup_in_files_is_shown_as_it_is() -> None:
    loop = a_loop()
    role = a_role().but(title="[b]Role[/b]")
    duty = role.requirements["data"].but(text="[$accent]All[/] of [it]")
    role = role.but(requirements=frozen_table({"data": duty}))
    app = an_app(Content(loop.packs, loop.rubrics, loop.plans, frozen_table({"backend-engineer": role})))
    async with app.run_test(size=(150, 45)) as pilot:
        await pilot.pause()
        assert "[b]Role[/b]" in head(app)
        assert "[$accent]All[/] of [it]" in "\n".join(drawn(app))
        assert "[$accent]All[/] of [it]" in explained(app)


# The views alone


def a_loop_of(content: Content | None = None, left_out: frozenset[str] = frozenset()) -> Loop:
    loop = gather_loop(content or a_loop(), "backend-engineer", left_out)
    assert loop is not None
    return loop


@pytest.mark.parametrize("width", [8, 20, 38, 58, 78, 106, 200])
@pytest.mark.parametrize("height", [1, 5, 12, 40])
def test_no_line_is_wider_or_lower_than_its_place(width: int, height: int) -> None:
    for content in (a_loop(), many_plans(6), many_plans(30)):
        loop = a_loop_of(content)
        for matrix in (matrix_of(loop, "role"), matrix_of(loop, "skills")):
            layout = lay_out(matrix, width, height)
            cursor = Cursor(len(matrix.rows) - 1, len(loop.plans) - 1)
            window = follow(Window(), layout, cursor)
            lines = Grid(matrix, layout, window, cursor).lines(width, height)
            assert len(lines) <= height
            assert max((line.cell_length for line in lines), default=0) <= width
        assert header("Back-end engineer", loop, (1, 2), width).cell_length <= max(width, 20)
        assert summary(loop, width).cell_length <= max(width, 20)


@pytest.mark.parametrize("width", [30, 50, 78, 106, 160])
def test_what_is_drawn_at_a_cell_is_what_a_click_there_hits(width: int) -> None:
    loop = a_loop_of(many_plans(6))
    matrix = matrix_of(loop, "role")
    layout = lay_out(matrix, width, 30)
    for column in range(layout.shown):
        lines = Grid(matrix, layout, Window(), Cursor(3, column)).lines(width, 30)
        y = next(at for at, line in enumerate(lines) if line.plain.startswith("▸"))
        x = lines[y].plain.index("▸", 1)
        assert hit(layout, Window(), x, y) == (3, column)
        assert hit(layout, Window(), lines[1].plain.index("▾"), 1) == (None, column)


def test_the_pane_marks_nothing_wider_than_its_place() -> None:
    loop = a_loop_of(many_plans(6), frozenset({"back-end-talk-2"}))
    for matrix in (matrix_of(loop, "role"), matrix_of(loop, "skills")):
        for one in matrix.rows:
            lines = explanation(loop, one, loop.plans[0], 36)
            assert max(line.cell_length for line in lines) <= 36


def test_names_of_plans_stand_on_two_lines_where_columns_are_wide() -> None:
    matrix = matrix_of(a_loop_of(), "role")
    assert lay_out(matrix, 106, 40).named
    assert not lay_out(matrix, 58, 40).named
    assert name_lines("system-design-60", 9) == ["system-", "design-60"]
    assert name_lines("screen-30", 9) == ["screen-30"]
