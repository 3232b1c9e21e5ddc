"""The home screen as lines: what is unfinished, what can be started, what is done, and the packs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from textual.content import Content as Text

from interviewer.model.listing import ListedContent, ListedFile, ListedSession, Listing
from interviewer.reports.words import choice_words, count
from interviewer.tui.ink import CAUTION, FAINT, GOOD, LABEL, MUTED, PLAIN, STRONG, ends, ink, join
from interviewer.tui.views.columns import Column, fitted, line, natural_widths, span
from interviewer.tui.views.lines import hanging
from interviewer.tui.widgets.choices import Choice, said

MOST_UNFINISHED = 5
MOST_RECENT = 9
BLANK = said(Text(""))
_SIZES: Mapping[str, Callable[[int], str]] = {
    "pack": lambda size: count(size, "question"),
    "rubric": lambda size: count(size, "skill"),
    "role": lambda size: count(size, "requirement"),
    "plan": lambda size: f"{size} min",
}


@dataclass(frozen=True, slots=True)
class Home:
    """What the home screen shows."""

    place: str
    listing: Listing
    now: datetime
    """This moment, in the zone the times are shown in."""

    @property
    def content(self) -> ListedContent:
        """What the workspace offers."""
        return self.listing.content

    @property
    def unfinished(self) -> list[ListedSession]:
        """The sessions that are not submitted and can be gone on with, newest first."""
        sessions = self.listing.sessions
        return [one for one in sessions if not (one.fault or one.submitted or one.newer)]

    @property
    def submitted(self) -> list[ListedSession]:
        """The sessions that are submitted, newest first."""
        return [one for one in self.listing.sessions if one.submitted]


def home_header(place: str, width: int) -> Text:
    """Return the name of the app, and where it works; a long path keeps its end."""
    name = join(ink("interviewer", STRONG), "  ")
    return join(name, ink(path_end(place, width - name.cell_length), MUTED))


def path_end(path: str, width: int) -> str:
    """Return *path* in at most *width* cells, whole folders elided from its left: `…/teams/interviews`."""
    if Text(path).cell_length <= width:
        return path
    parts = path.replace("\\", "/").split("/")
    for first in range(1, len(parts)):
        shown = "…/" + "/".join(parts[first:])
        if Text(shown).cell_length <= width:
            return shown
    return "…" + path[len(path) - max(0, width - 1) :] if width > 1 else ""


def home_lines(home: Home, width: int, *, packs: bool = False) -> tuple[Choice, ...]:
    """Return the lines of the main plane; with *packs* also what else stands in the side plane."""
    lines = [*_unfinished(home, width), *_plans(home, width), *_recent(home, width)]
    if packs:
        lines += [BLANK, *(said(text) for text in pack_lines(home.content, width))]
    return (BLANK, *lines)


def when(at: datetime, now: datetime) -> str:
    """Return when something was: `today 14:00`, `yesterday 09:30`, else the date."""
    local = at.astimezone(now.tzinfo)
    days = (now.date() - local.date()).days
    return (
        f"{ ({0: 'today', 1: 'yesterday'}[days]) } {local:%H:%M}" if days in {0, 1} else f"{local:%Y-%m-%d}"
    )


def _heading(title: str) -> Choice:
    return said(ink(title, LABEL))


def _told(text: str, width: int) -> list[Choice]:
    return [said(part) for part in with_commands(text, MUTED).wrap(max(8, width))]


def with_commands(text: str, style: str) -> Text:
    """Return our own *text* in *style*, what stands between backticks in it as a command to type."""
    parts = text.split("`")
    return join(*(ink(part, STRONG if at % 2 else style) for at, part in enumerate(parts)))


_UNFINISHED = (
    Column("candidate", 18),
    Column("plan", 14, 2),
    Column("when", 15, 1),
    Column("time", 12),
    Column("version", 6),
)
_PLANS = (Column("title", 26), Column("minutes", 7), Column("questions", 12, 1), Column("skills", 9, 2))
_RECENT = (
    Column("date", 10),
    Column("candidate", 18),
    Column("plan", 14, 1),
    Column("interviewer", 12, 2),
    Column("recommendation", 10),
    Column("version", 6),
)
_STYLES = {
    "candidate": PLAIN,
    "plan": MUTED,
    "when": MUTED,
    "time": PLAIN,
    "title": PLAIN,
    "minutes": MUTED,
    "questions": MUTED,
    "skills": MUTED,
    "date": MUTED,
    "interviewer": MUTED,
    "recommendation": PLAIN,
    "version": CAUTION,
}


def _table(
    columns: tuple[Column, ...], rows: Mapping[str, Mapping[str, str]], name: str, width: int
) -> list[Choice]:
    """Return *rows*, given by key, as lines; the column *name* takes the accent under the cursor."""
    widths = fitted(columns, natural_widths(rows.values()), width)
    return [
        Choice(partial(line, cells, widths, _STYLES), key, span(name, widths)) for key, cells in rows.items()
    ]


def _unfinished(home: Home, width: int) -> list[Choice]:
    shown = home.unfinished[:MOST_UNFINISHED]
    if not shown:
        return []
    rows = {
        f"resume:{one.name}": {
            "candidate": one.candidate,
            "plan": one.plan,
            "when": when(one.began, home.now),
            "time": f"{int(one.elapsed // 60)} of {one.minutes} min",
            "version": one.version,
        }
        for one in shown
    }
    more = len(home.unfinished) - len(shown)
    rest = [_more("unfinished", f"{more} more unfinished")] if more else []
    lines = [*_table(_UNFINISHED, rows, "candidate", width), *_elsewhere(shown, width), *rest]
    return [_heading("UNFINISHED"), *lines, BLANK]


def _elsewhere(shown: Iterable[ListedSession], width: int) -> list[Choice]:
    """Return where those are that were saved in another folder than their own: they go by their path."""
    told = (f"{one.candidate} is saved elsewhere: {one.path}" for one in shown if one.name == one.path)
    return [said(part) for one in told for part in ink(one, CAUTION).wrap(max(8, width))]


def _plans(home: Home, width: int) -> list[Choice]:
    if not home.content.plans:
        return [_heading("START"), *_told(_no_plans(home), width), BLANK]
    plans = home.content.plans
    widest = max(len(f"{plan.minutes} min") for plan in plans)
    rows = {
        f"start:{plan.id}": {
            "title": plan.title,
            "minutes": f"{plan.minutes} min".rjust(widest),
            "questions": count(plan.core, "question"),
            "skills": f"rates {', '.join(plan.skills)}",
        }
        for plan in plans
    }
    natural = natural_widths(rows.values())
    if fitted(_PLANS, natural, width).get("skills") != natural["skills"]:
        for plan in plans:
            rows[f"start:{plan.id}"]["skills"] = count(len(plan.skills), "skill")
    return [_heading("START"), *_table(_PLANS, rows, "title", width), BLANK]


def _no_plans(home: Home) -> str:
    broken = sum(file.kind == "plan" for file in home.content.broken)
    if broken:
        verb = "is" if broken == 1 else "are"
        return f"{count(broken, 'plan')} {verb} broken and none can be used; see PLANS for the first fault."
    return f"There is no plan yet. Plans are files in {home.place.rstrip('/')}/question_packs/plans."


def _recent(home: Home, width: int) -> list[Choice]:
    shown = home.submitted[:MOST_RECENT]
    rows = {
        f"read:{one.name}": {
            "date": f"{one.began.astimezone(home.now.tzinfo):%Y-%m-%d}",
            "candidate": one.candidate,
            "plan": one.plan,
            "interviewer": one.interviewer,
            "recommendation": _recommendation(one),
            "version": one.version,
        }
        for one in shown
    }
    lines = [_heading("RECENT"), *_table(_RECENT, rows, "candidate", width), *_elsewhere(shown, width)]
    more, unread = len(home.submitted) - len(shown), home.listing.unread
    if not shown and not unread:
        lines += _told(_no_sessions(home), width)
    rest = [f"{more} more in review"] if more else []
    rest += [f"reading {unread} others …"] if unread else []
    lines += [_more("recent", ", ".join(rest))] if rest else []
    doubtful = sum(one.doubtful for one in home.submitted)
    if doubtful:
        told = f"! {count(doubtful, 'session')} changed outside the app, or not sealed; review tells which"
        lines.append(_more("doubtful", told, CAUTION))
    if cut_short := home.listing.cut_short:
        told = f"! {count(cut_short, 'revision')} cut short; whoever opens the session is told more"
        lines.append(_more("cut-short", told, CAUTION))
    faults = sum(bool(one.fault) for one in home.listing.sessions)
    if faults:
        told = f"! {count(faults, 'file')} cannot be read; review tells why"
        lines.append(_more("faults", told, CAUTION))
    return lines


def _recommendation(one: ListedSession) -> str:
    return "closed" if one.closed else f"{'! ' * one.doubtful}{choice_words(one.choice)}"


def _no_sessions(home: Home) -> str:
    if home.listing.sessions:
        return "Nothing is submitted yet."
    return "No sessions yet: your first one will stand here. `interviewer demo` shows fictional ones."


def _more(key: str, text: str, style: str = MUTED) -> Choice:
    """Return a line that leads to the list of all sessions. Its *key* stays when the *text* changes."""
    return Choice(lambda: ink(text, style), f"review:{key}", (0, len(text)))


def pack_lines(content: ListedContent, width: int) -> list[Text]:
    """Return packs, rubrics, roles and plans with their state, and for a broken file its first fault."""
    lines: list[Text] = []
    for kind in _SIZES:
        files = [file for file in content.files if file.kind == kind]
        lines += [ink(f"{kind.upper()}S", LABEL), *_files(files, width), Text("")]
    return [*lines, *_advice(content, width)]


def _files(files: Iterable[ListedFile], width: int) -> list[Text]:
    lines = []
    for file in files:
        if file.fault:
            lines.append(ends(join(ink("! ", CAUTION), ink(file.id, PLAIN)), ink("broken", CAUTION), width))
            lines += hanging(Text("  "), ink(_fault(file), MUTED), width)
        else:
            size = ink(_SIZES[file.kind](file.size), MUTED)
            lines.append(ends(join(ink("√ ", GOOD), ink(file.id, PLAIN)), size, width))
    return lines or [ink("none yet", FAINT)]


def _fault(file: ListedFile) -> str:
    place = f"{file.line}:{file.column} " if file.line else ""
    more = f" (and {file.faults - 1} more)" if file.faults > 1 else ""
    return f"{place}{file.fault}{more}"


def _advice(content: ListedContent, width: int) -> list[Text]:
    if content.broken:
        told = "`interviewer check` shows all."
    elif content.warnings:
        told = f"{count(content.warnings, 'thing')} worth a second look; `interviewer check` shows all."
    else:
        return []
    return with_commands(told, MUTED).wrap(max(8, width))
