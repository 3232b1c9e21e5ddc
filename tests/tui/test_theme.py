"""Colours: everything that is written can be read, in both themes."""

import re

import pytest
from rich.color import Color as RichColor
from textual.color import Color
from textual.screen import Screen
from textual.theme import Theme

from interviewer.model.exercise import Handout
from interviewer.model.value import with_entry
from interviewer.tui import ink
from interviewer.tui.theme import DARK, LIGHT, THEMES
from interviewer.tui.widths import WIDE
from tests.builders import a_response, a_session, with_papers
from tests.tui.conftest import Stage, on_live, on_scorecard

READABLE = 4.5
"""The contrast that WCAG 2 asks of text (AA)."""

INKS = {
    name: style
    for name, style in vars(ink).items()
    if name.isupper() and isinstance(style, str)
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


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", INKS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_ink_can_be_read_on_every_ground(theme: Theme, name: str, ground: str) -> None:
    """Blended with what it stands on, each weight of text has the contrast that text needs."""
    colors = theme.to_color_system().generate()
    match = re.search(r"\$([a-z]+)(?: (\d+)%)?", INKS[name])
    assert match is not None
    back = Color.parse(colors[ground])
    letter = back.blend(Color.parse(colors[match[1]]), int(match[2] or 100) / 100)
    assert contrast(back, letter) >= READABLE


def test_black_on_white_has_the_contrast_of_the_definition() -> None:
    """The measure itself is right."""
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(119, 119, 119), Color(255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_each_theme_has_a_name_of_its_own_and_one_accent(theme: Theme) -> None:
    """The accent is no other colour of the theme."""
    others = {theme.primary, theme.secondary, theme.warning, theme.error, theme.success}
    assert theme.name.startswith("interviewer-")
    assert theme.accent not in others


def test_the_grounds_of_a_theme_differ() -> None:
    """Planes are told apart without lines."""
    for theme in (DARK, LIGHT):
        assert len({theme.background, theme.surface, theme.panel}) == 3


def faint_words(screen: Screen[object]) -> list[str]:
    """Return what is on the screen with too little contrast, with the figure."""
    found = []
    for strip in screen._compositor.render_strips():
        for segment in strip:
            style = segment.style
            if (
                style is None
                or not set(segment.text) - GRAPHIC
                or style.color is None
                or style.bgcolor is None
            ):
                continue
            one, other = rgb(style.color), rgb(style.bgcolor)
            if contrast(one, other) < READABLE:
                found.append(f"{segment.text.strip()!r} {contrast(one, other):.1f}")
    return found


def rgb(color: RichColor) -> Color:
    return Color(*color.get_truecolor())


NOTES = '00:01:00 + good #apis\n00:01:10 - bad\n00:01:20 ? later\n00:01:30 ! flag\n00:01:40 " words\n'


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    "keys", [(), ("tab",), ("shift+tab",), ("ctrl+g", "r"), ("ctrl+g",), ("ctrl+backslash",)]
)
async def test_every_word_on_the_live_screen_can_be_read(theme: Theme, keys: tuple[str, ...]) -> None:
    """Measured on the drawn screen, whatever is open and wherever the focus is."""
    session = a_session(
        current="indexes",
        ratings={"apis": 3, "security": None},
        responses={"indexes": a_response(NOTES, heard=["basics"]), "rest": a_response(skipped="late")},
    )
    async with on_live(session, size=(150, 40)) as stage:
        await put_on(stage, theme)
        await stage.press(*keys)
        assert faint_words(stage.screen) == []


CODE = """# a comment
@cached
def total(rows: list[int]) -> float:
    \"\"\"Sum what is not None.\"\"\"
    return sum(row for row in rows if row is not None) * 1.5 + len("text" f"{rows}")
"""


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", [(80, 40), (130, 40)])
async def test_every_word_of_a_handout_can_be_read(theme: Theme, size: tuple[int, int]) -> None:
    """Code is highlighted, and none of its colours is too faint for the ground it stands on."""
    session = with_papers(a_session(current="indexes"))
    question = session.questions["indexes"]
    handout = Handout(language="python", text="Mend this.", code=CODE)
    session = session.but(questions=with_entry(session.questions, "indexes", question.but(handout=handout)))
    async with on_live(session, size=size) as stage:
        await put_on(stage, theme)
        if size[0] < WIDE:
            await stage.press("f6")
        assert "Sum what is not None." in stage.seen
        assert faint_words(stage.screen) == []


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("keys", [(), ("3",), ("e",), ("ctrl+n",), ("tab", "tab", "tab"), ("tab",) * 4])
async def test_every_word_on_the_scorecard_can_be_read(theme: Theme, keys: tuple[str, ...]) -> None:
    """Closed choices and hints in empty fields, too."""
    noted = {"http-methods": a_response(NOTES, rating=3)}
    async with on_scorecard(a_session(responses=noted), size=(100, 40)) as stage:
        await put_on(stage, theme)
        await stage.press(*keys)
        assert faint_words(stage.screen) == []


async def put_on(stage: Stage, theme: Theme) -> None:
    """Change the colours of the running app."""
    stage.app.theme = theme.name
    await stage.press()
    await stage.press()
