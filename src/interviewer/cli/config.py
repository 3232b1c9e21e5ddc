"""What a person has set for themselves, and the sample they begin from."""

from collections.abc import Iterator

from interviewer.model.findings import Finding
from interviewer.model.settings import DEFAULTS, THEME_NAMES, Settings
from interviewer.model.text import one_line
from interviewer.store.sources import SETTINGS_FILE, read_config
from interviewer.store.workspace import Workspace

CHECK = "interviewer keys --check"
"""The command that shows what is wrong with the settings."""


def user_settings(workspace: Workspace) -> tuple[Settings, tuple[Finding, ...]]:
    """Return the settings in use, and what is wrong with their file. What is at fault has its default."""
    source = read_config(workspace.config)
    if source is None:
        return DEFAULTS, ()
    # Most people have no such file, and need nothing of this.
    from interviewer.authoring.settings import read_settings
    from interviewer.tui import key_rules

    return read_settings(source, key_rules)


def told_of(findings: tuple[Finding, ...]) -> str:
    """Return a sentence for a screen that says that settings are at fault; nothing when none is."""
    if not findings:
        return ""
    from interviewer.reports.words import count

    return f"{SETTINGS_FILE} has {count(len(findings), 'fault')}. To see: {CHECK}"


def sample(path: str) -> str:
    """Return a file of settings with everything that can be set, each at its default and commented out."""
    return "\n".join(_sample_lines(path)) + "\n"


def _sample_lines(path: str) -> Iterator[str]:
    from interviewer.tui.key_names import key_name
    from interviewer.tui.keys import ACTIONS

    minutes, curtain = DEFAULTS.minutes_for_questions, str(DEFAULTS.start_behind_curtain).lower()
    yield f"# Settings of interviewer. Save as {one_line(path)}"
    yield f"# Take the # away from the lines you change. Faults: {CHECK}"
    yield 'format = "config/1"'
    yield ""
    yield f"# The colours: {', '.join(THEME_NAMES)}. Unset, they are as you chose last in the app;"
    yield "# set, a choice in the app is for that session."
    yield f'#theme = "{THEME_NAMES[0]}"'
    yield "# Minutes at the end that belong to the candidate's own questions; 0 for none."
    yield f"#minutes-for-their-questions = {minutes}"
    yield "# Whether an interview begins behind the curtain."
    yield f"#start-behind-curtain = {curtain}"
    yield "# Who you are, where you interview. Then sessions of others stay closed to you until yours of the"
    yield "# same candidate and stage is submitted, also before yours has begun."
    yield '#interviewer = ""'
    yield "# The same for one workspace, named by its whole path; put such tables below all single lines."
    yield '#[workspaces."/teams/hiring"]'
    yield '#interviewer = ""'
    yield ""
    yield "# A line replaces all keys of its action; [] takes them away."
    yield "# Control and function keys act everywhere; a letter or a sign only where nothing is typed."
    yield "[keys]"
    widest = max(len(action.id) for action in ACTIONS)
    screen = ""
    for action in ACTIONS:
        if action.screen != screen:
            screen = action.screen
            yield f"# {'Everywhere' if screen == 'app' else f'On the {screen} screen'}"
        keys = ", ".join(_quoted(name) for name in dict.fromkeys(map(key_name, action.all_keys)))
        also = "".join(f"; {key_name(key)} does it anyway" for key in action.elsewhere)
        name = f'"{action.id}"'
        yield f"#{name:<{widest + 2}} = [{keys}]  # {action.description}{also}"


def _quoted(name: str) -> str:
    return f'"{name}"'.replace("\\", "\\\\")
