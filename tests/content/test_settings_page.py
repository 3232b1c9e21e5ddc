"""The page on settings: its example is sound, and everything that can be set is on it."""

import re
from pathlib import Path

from interviewer.authoring.settings import SettingsFile, read_settings
from interviewer.model.content import SourceText
from interviewer.model.settings import THEME_NAMES, Settings
from interviewer.tui import key_rules

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")


def test_the_example_is_sound_and_sets_what_it_says() -> None:
    (example,) = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    settings, findings = read_settings(SourceText("config.toml", "config", "config", example), key_rules)
    assert findings == ()
    assert settings == Settings(
        theme="light",
        minutes_for_questions=10,
        start_behind_curtain=True,
        keys={"live.next": ("f12", "n"), "live.skip": ("ctrl+backslash",), "live.save": ()},
        interviewer="Ada Example",
        interviewers={"/teams/platform": "A. Example"},
    )


def test_everything_that_can_be_set_is_on_the_page() -> None:
    keys = {field.alias for field in SettingsFile.model_fields.values()}
    assert [key for key in keys if f"{key} = " not in PAGE and f"[{key}" not in PAGE] == []
    assert [name for name in THEME_NAMES if name not in PAGE] == []
