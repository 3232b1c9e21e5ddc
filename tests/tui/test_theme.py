"""Colours: everything that is written can be read, in every theme, and a choice of colours is kept."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import chain

import pytest
from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.command import CommandPalette
from textual.filter import Monochrome
from textual.markup import parse_style
from textual.screen import Screen
from textual.theme import Theme

from interviewer.live.desk import Conflict, InUse, Remembered, SetUp
from interviewer.live.interview import Interview
from interviewer.model.exercise import Handout
from interviewer.model.settings import THEME_NAMES, Settings, ThemeName
from interviewer.model.value import with_entry
from interviewer.tui import ink
from interviewer.tui.app import InterviewerApp
from interviewer.tui.messages import ShowCompare, ShowCoverage, ShowReview, ShowSetUp
from interviewer.tui.screens.closed import ClosedScreen
from interviewer.tui.screens.conflict import ConflictScreen
from interviewer.tui.screens.taken import TakenScreen
from interviewer.tui.theme import ANSI, DARK, HIGH_CONTRAST, LIGHT, NO_COLORS, OWN_COLORS, THEMES, Sparing
from interviewer.tui.widths import WIDE
from tests.builders import a_loop, a_response, a_session, with_papers
from tests.fakes import FakeClock, FakeDesk, FakeRecord, fault, saved
from tests.tui.conftest import Stage, on_live, on_reading, on_scorecard
from tests.tui.steps import toasts

READABLE = 4.5
"""The contrast that WCAG 2 asks of text (AA)."""
EASY = 7.0
"""The contrast that it asks of text to be easy to read (AAA)."""
LEAST = {DARK.name: READABLE, LIGHT.name: READABLE, HIGH_CONTRAST.name: EASY}
MEASURED = pytest.mark.parametrize("theme", [DARK, LIGHT, HIGH_CONTRAST], ids=lambda theme: theme.name)

NO_WORDS = {"LIT", "REST"}
"""Inks that no word is written in: a ground, and parts of bars."""
INKS = {
    name: style
    for name, style in vars(ink).items()
    if name.isupper() and isinstance(style, str) and name not in NO_WORDS
} | {f"sign {sign}": style for sign, style in ink.SIGN_INK.items()}  # fmt: skip
GROUNDS = ("background", "surface", "panel")
GRAPHIC = set("━─□■▁▂▃▄▅▆▇█▔▕▏▌▐▎▊▍▋▉ ┃│╺╸▸")


def luminance(color: Color) -> float:
    """Return the relative luminance of a colour, as WCAG 2 defines it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.r / 255, color.g / 255, color.b / 255)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def variables(theme: Theme) -> dict[str, str]:
    """Return what the names of colours stand for."""
    return theme.to_color_system().generate() | theme.variables


# The inks


@MEASURED
@pytest.mark.parametrize("name", INKS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_ink_can_be_read_on_every_ground(theme: Theme, name: str, ground: str) -> None:
    """Blended with what it stands on, each weight of text has the contrast that text needs."""
    named = variables(theme)
    back = Color.parse(named[ground])
    letter = parse_style(INKS[name], named).foreground or Color.parse(named["foreground"])
    assert contrast(back, back.blend(letter, letter.a)) >= LEAST[theme.name]


def test_black_on_white_has_the_contrast_of_the_definition() -> None:
    """The measure itself is right."""
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(119, 119, 119), Color(255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_there_is_a_theme_for_every_name_and_every_theme_knows_every_ink() -> None:
    assert tuple(THEMES) == THEME_NAMES
    for name, theme in THEMES.items():
        assert theme.name == name
        for style in [*INKS.values(), ink.LIT, ink.REST]:
            parse_style(style, variables(theme))


@MEASURED
def test_each_theme_has_one_accent(theme: Theme) -> None:
    """The accent is no other colour of the theme; of the terminal's own, few can be read on every ground."""
    others = {theme.primary, theme.secondary, theme.warning, theme.error, theme.success}
    assert theme.accent not in others


@MEASURED
def test_the_grounds_of_a_theme_differ(theme: Theme) -> None:
    """Planes are told apart without lines."""
    assert len({theme.background, theme.surface, theme.panel}) == 3


# The screens as they are drawn


def faint_words(screen: Screen[object], least: float) -> list[str]:
    """Return what is on the screen with too little contrast, with the figure.

    Of what the palette stands in front of, which is darkened on purpose, nothing is measured.
    """
    found = []
    in_front = screen.query("#--input, CommandList") if isinstance(screen, CommandPalette) else [screen]
    for y, strip in enumerate(screen._compositor.render_strips()):
        regions = [widget.region for widget in in_front]
        pieces = [strip.crop(region.x, region.right) for region in regions if region.y <= y < region.bottom]
        for segment in chain.from_iterable(pieces):
            style = segment.style
            if (
                style is None
                or not set(segment.text) - GRAPHIC
                or style.color is None
                or style.bgcolor is None
            ):
                continue
            one, other = rgb(style.color), rgb(style.bgcolor)
            if contrast(one, other) < least:
                found.append(f"{segment.text.strip()!r} {contrast(one, other):.1f}")
    return found


def rgb(color: RichColor) -> Color:
    return Color(*color.get_truecolor())


NOTES = "\n".join(
    [
        "00:01:00 + good #apis",
        "00:01:10 - bad",
        "00:01:20 ? later",
        "00:01:30 ! flag",
        '00:01:40 " words',
        "00:01:50 on #nothing",
        "00:02:00 =9",
        "",
    ]
)
CODE = """# a comment
@cached
def total(rows: list[int]) -> float:
    \"\"\"Sum what is not None.\"\"\"
    return sum(row for row in rows if row is not None) * 1.5 + len("text" f"{rows}")
"""
Opens = AbstractAsyncContextManager[Stage]


def live() -> Opens:
    session = a_session(
        current="indexes",
        ratings={"apis": 3, "security": None},
        responses={"indexes": a_response(NOTES, heard=["basics"]), "rest": a_response(skipped="late")},
    )
    return on_live(session, size=(150, 40))


def handout(size: tuple[int, int] = (130, 40)) -> Opens:
    session = with_papers(a_session(current="indexes"))
    question = session.questions["indexes"]
    paper = Handout(language="python", text="Mend this.", code=CODE)
    questions = with_entry(session.questions, "indexes", question.but(handout=paper))
    return on_live(session.but(questions=questions), size=size)


def scorecard() -> Opens:
    return on_scorecard(a_session(responses={"http-methods": a_response(NOTES, rating=3)}), size=(100, 40))


def reading() -> Opens:
    rated = a_session(submitted=True, ratings={"apis": 3, "security": None}, why="Solid.")
    return on_reading(rated, size=(120, 40))


def complete() -> Opens:
    ratings = {"apis": 3, "databases": 2, "security": None}
    return on_scorecard(a_session(ratings=ratings, recommendation="yes", why="Solid."), size=(100, 40))


def first(make: Callable[[FakeDesk], InterviewerApp]) -> Callable[[], Opens]:
    """Return what opens an app without an interview on a few sessions, one of them torn."""

    @asynccontextmanager
    async def opens() -> AsyncIterator[Stage]:
        clock = FakeClock()
        ratings: list[dict[str, int | None]] = [
            {"apis": 4, "security": 1},
            {"apis": 1, "security": None},
            {"apis": 2},
        ]
        rated = [
            saved(a_session(f"s{at}", candidate=name, key=name, ratings=given, submitted=True), f"s{at}")
            for at, (name, given) in enumerate(
                [("ada", ratings[0]), ("ada", ratings[1]), ("ben", ratings[1])]
            )
        ]
        torn = fault("torn", "line 4 is not TOML")
        desk = FakeDesk(a_loop(), [saved(a_session("live"), "live"), *rated, torn], clock)
        app = make(desk)
        async with app.run_test(size=(120, 40), notifications=True, tooltips=True) as pilot:
            await pilot.pause()
            await pilot.pause()
            yield Stage(app, pilot, clock, FakeRecord(), Interview(a_session(), clock, FakeRecord()))

    return opens


home = first(InterviewerApp)
setup = first(lambda desk: InterviewerApp(desk, wish=ShowSetUp(SetUp(""))))
review = first(lambda desk: InterviewerApp(desk, wish=ShowReview()))
compare = first(lambda desk: InterviewerApp(desk, wish=ShowCompare()))
coverage = first(lambda desk: InterviewerApp(desk, wish=ShowCoverage()))
conflict = first(
    lambda desk: InterviewerApp(desk, ConflictScreen(Conflict("it", a_session(), a_session("b"))))
)
taken = first(lambda desk: InterviewerApp(desk, TakenScreen(InUse("it", "ida", "laptop", 7, here=False))))

closed = first(lambda desk: InterviewerApp(desk, ClosedScreen(a_session(), "it", ShowReview())))

TOAST = "toast"
"""Among keys: say something at the edge, calmly, as a warning and as an error."""
PALETTE = ("f9", *"col", "down")
SCENES: dict[str, tuple[Callable[[], Opens], tuple[tuple[str, ...], ...]]] = {
    "live": (
        live,
        (
            (TOAST,),
            ("tab",),
            ("escape", "shift+tab"),
            ("escape", "ctrl+g", "r"),
            ("escape", "ctrl+backslash"),
            ("escape", "ctrl+t"),
            ("ctrl+underscore",),
            PALETTE,
            ("escape", "ctrl+l"),
        ),
    ),
    "handout": (handout, ((),)),
    "scorecard": (
        scorecard,
        ((), ("3",), ("e",), ("escape", "ctrl+n"), ("escape", "tab", "tab", "tab"), ("tab",)),
    ),
    "reading": (reading, ((), ("down",))),
    "complete": (complete, (("ctrl+n",), ("enter",))),
    "home": (home, ((), ("end",), ("ctrl+underscore",), PALETTE)),
    "setup": (setup, ((), ("A",), ("tab",), ("ctrl+n",))),
    "review": (review, ((), ("space",), ("end",), ("ctrl+g", "a"))),
    "compare": (compare, ((), ("down", "right"), ("d",), ("tab",))),
    "coverage": (coverage, ((), ("right", "x", "down", "right"), ("d",), ("tab",))),
    "conflict": (conflict, ((),)),
    "taken": (taken, ((),)),
    "closed": (closed, ((), ("o",))),
}


async def visited(stage: Stage, scene: str) -> AsyncIterator[tuple[str, ...]]:
    """Take *stage* through the states of *scene*; yield in each of them the keys that led there."""
    for keys in SCENES[scene][1]:
        if keys == (TOAST,):
            stage.app.notify("said")
            stage.app.notify("warned", severity="warning")
            stage.app.notify("failed", severity="error")
        else:
            await stage.press(*keys)
        await stage.app.workers.wait_for_complete()
        await stage.press()
        yield keys


@MEASURED
@pytest.mark.parametrize("scene", SCENES)
async def test_every_word_on_every_screen_can_be_read(theme: Theme, scene: str) -> None:
    """Measured on the drawn screen, whatever is open and wherever the focus is."""
    async with SCENES[scene][0]() as stage:
        await put_on(stage, theme)
        async for keys in visited(stage, scene):
            assert faint_words(stage.screen, LEAST[theme.name]) == [], keys


@MEASURED
@pytest.mark.parametrize("size", [(80, 40), (130, 40)])
async def test_every_word_of_a_handout_can_be_read(theme: Theme, size: tuple[int, int]) -> None:
    """Code is highlighted, and none of its colours is too faint for the ground it stands on."""
    async with handout(size) as stage:
        await put_on(stage, theme)
        if size[0] < WIDE:
            await stage.press("f6")
        assert "Sum what is not None." in stage.seen
        assert faint_words(stage.screen, LEAST[theme.name]) == []


async def put_on(stage: Stage, theme: Theme) -> None:
    """Change the colours of the running app."""
    stage.app.theme = theme.name
    await stage.press()
    await stage.press()


# The terminal's own colours, and none


def styles(screen: Screen[object]) -> set[Style]:
    """Return every style that something on the screen is drawn in."""
    strips = screen._compositor.render_strips()
    return {segment.style for strip in strips for segment in strip if segment.style is not None}


def looks(stage: Stage) -> tuple[tuple[str, str], ...]:
    """Return what is drawn, with the style of each piece."""
    strips = stage.screen._compositor.render_strips()
    return tuple((segment.text, str(segment.style)) for strip in strips for segment in strip)


@pytest.mark.parametrize("scene", SCENES)
async def test_the_terminals_own_colours_are_the_only_ones_and_never_behind_words(scene: str) -> None:
    """A palette is made for letters on its own ground, which may be dark or light."""
    async with SCENES[scene][0]() as stage:
        await put_on(stage, ANSI)
        async for keys in visited(stage, scene):
            used = {style.color.number for style in styles(stage.screen) if style.color is not None}
            assert used <= {1, 5}, keys
            assert all(style.bgcolor is None for style in styles(stage.screen)), keys


@pytest.fixture
def no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for no colours, as people do."""
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.mark.usefixtures("no_color")
async def test_without_colours_every_state_looks_different() -> None:
    """Nothing is told by colour alone: what was rated, ticked, skipped, where one is, whether time runs."""
    noted = {"indexes": a_response(NOTES)}
    states = [
        a_session(current="indexes", responses=noted),
        a_session(current="rest", responses=noted),
        a_session(current="indexes", responses={"indexes": a_response(NOTES, rating=2)}),
        a_session(current="indexes", responses={"indexes": a_response(NOTES, rating=3)}),
        a_session(current="indexes", responses={"indexes": a_response(NOTES, heard=["basics"])}),
        a_session(current="indexes", responses=noted | {"rest": a_response(skipped="late")}),
        a_session(current="indexes", responses=noted, ratings={"apis": 3}),
        a_session(current="indexes", responses=noted, ratings={"apis": None}),
    ]
    seen = set()
    for session in states:
        async with on_live(session, size=(150, 40)) as stage:
            assert all(style.color is style.bgcolor is None for style in styles(stage.screen))
            seen.add(looks(stage))
            await stage.press("ctrl+t")
            seen.add(looks(stage))
    assert len(seen) == 2 * len(states)


@pytest.mark.usefixtures("no_color")
@pytest.mark.parametrize(
    ("scene", "keys"),
    [
        ("live", ["tab", "right", "escape", "shift+tab", "down"]),
        ("live", ["ctrl+g", "down", "down"]),
        ("live", ["a", "b", "shift+left", "shift+left"]),
        ("setup", ["a", "b", "shift+left", "shift+left"]),
        ("scorecard", ["tab", "tab", "tab"]),
        ("setup", ["tab", "tab", "tab"]),
        ("home", ["down", "down", "f9", "down", "down"]),
        ("review", ["down", "space"]),
        ("compare", ["down", "right", "tab"]),
        ("coverage", ["down", "right", "tab"]),
    ],
)
async def test_without_colours_the_focus_and_the_cursor_can_be_seen(scene: str, keys: list[str]) -> None:
    """Each move changes what is drawn, though there is no colour in it."""
    async with SCENES[scene][0]() as stage:
        before = looks(stage)
        for key in keys:
            await stage.press(key)
            await stage.app.workers.wait_for_complete()
            await stage.press()
            assert looks(stage) != before, key
            before = looks(stage)


@pytest.mark.usefixtures("no_color")
async def test_without_colours_what_is_selected_with_the_mouse_stands_in_reverse() -> None:
    async with on_live(size=(80, 24)) as stage:
        before = sum(bool(style.reverse) for style in styles(stage.screen))
        await stage.pilot.mouse_down("#prompt", offset=(0, 0))
        await stage.pilot.hover("#prompt", offset=(12, 0))
        await stage.pilot.mouse_up("#prompt", offset=(12, 0))
        await stage.press()
        assert stage.screen.get_selected_text()
        assert sum(bool(style.reverse) for style in styles(stage.screen)) > before


# The choice


async def chosen(settings: Settings, remembered: ThemeName | None = None) -> str:
    """Return the colours with which the app begins."""
    app = InterviewerApp(FakeDesk(remembered=Remembered(theme=remembered)), settings=settings)
    async with app.run_test():
        return app.theme


async def test_the_setting_decides_else_the_last_choice_else_it_is_dark() -> None:
    assert await chosen(Settings(theme="light"), "ansi") == "light"
    assert await chosen(Settings(), "high-contrast") == "high-contrast"
    assert await chosen(Settings()) == "dark"


async def test_the_next_colours_are_named_and_remembered() -> None:
    async with on_live() as stage:
        went = []
        for _ in THEMES:
            stage.app.action_theme()
            assert stage.app.desk.remembered().theme == stage.app.theme
            went.append(stage.app.theme)
        await stage.press()
        assert went == ["light", "high-contrast", "ansi", "dark"]
        assert stage.told == [
            "The colours are now light.",
            "The colours are now high contrast.",
            "The colours are now the terminal's own.",
            "The colours are now dark.",
        ]


async def test_a_choice_against_the_settings_is_for_this_session_and_says_so() -> None:
    """What stands in the file comes back at the next start, so nothing else is remembered."""
    desk = FakeDesk()
    app = InterviewerApp(desk, settings=Settings(theme="light"))
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        for name in ("ansi", "light"):
            app.action_theme(name)
        await pilot.pause()
        keeps = 'theme = "ansi" in config.toml keeps them'
        assert toasts(app) == [
            f"The colours are now the terminal's own, for this session; {keeps}.",
            "The colours are now light.",
        ]
        assert (app.theme, desk.remembered().theme) == ("light", None)


async def test_colours_can_be_chosen_by_name() -> None:
    async with on_live() as stage:
        await stage.choose_command("colours: high")
        assert stage.app.theme == "high-contrast"
        assert stage.app.desk.remembered().theme == "high-contrast"


@pytest.mark.usefixtures("no_color")
async def test_without_colours_there_is_nothing_to_change() -> None:
    async with on_live() as stage:
        stage.app.action_theme()
        await stage.press()
        assert stage.app.desk.remembered().theme is None
        assert stage.told == ["NO_COLOR is set, so nothing is drawn in colour."]


async def test_no_color_set_to_nothing_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with on_live() as stage:
        assert stage.app.theme == "dark"
        assert not any(isinstance(one, Monochrome) for one in stage.app.get_line_filters())


@pytest.mark.parametrize(("spare", "color"), [(OWN_COLORS, "red"), (NO_COLORS, None)])
def test_with_the_colours_goes_nothing_else(spare: Sparing, color: str | None) -> None:
    """Weights stay, and so does what a click or a selection finds by the style."""
    style = Style(color="red", bgcolor="blue", bold=True, meta={"offset": (1, 2)})
    (segment,) = spare.apply([Segment("word", style)], Color(0, 0, 0))
    assert segment.style == Style(color=color, bold=True, meta={"offset": (1, 2)})


def test_colours_that_are_mixed_are_left_to_the_terminal() -> None:
    mixed = [Style(color="#ff0000"), Style(color="color(99)"), Style(color="default", bgcolor="default")]
    drawn = OWN_COLORS.apply([Segment("word", style) for style in mixed], Color(0, 0, 0))
    assert all(one.style is not None and one.style.color is one.style.bgcolor is None for one in drawn)
