"""Draw the pictures of every screen from the running app: `python -m tools.pictures [FOLDER] [--all]`.

Each picture is the app itself, driven by keys over the example sessions in a throwaway workspace. Those in
`docs/pictures` are PNG, made from Textual's SVG by a headless Chromium; without one the SVGs are left.
"""

import argparse
import asyncio
import re
import shutil
import subprocess
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from interviewer.cli.desk import OpenDesk
from interviewer.live import actions as act
from interviewer.live.desk import Conflict, InUse, SetUp
from interviewer.live.interview import Interview
from interviewer.model.instant import Instant
from interviewer.model.value import frozen_table
from interviewer.store.workspace import find_workspace, shipped_examples
from interviewer.tui.app import InterviewerApp
from interviewer.tui.messages import ShowCompare, ShowCoverage, ShowReview, ShowSession, ShowSetUp
from interviewer.tui.screens.closed import ClosedScreen
from interviewer.tui.screens.conflict import ConflictScreen
from interviewer.tui.screens.taken import TakenScreen

ROOT = Path(__file__).parent.parent
SIZES = ((60, 20), (80, 24), (120, 40), (200, 50))

NOTES = {
    "warm-up": (200, ["works from home today, good line"]),
    "when-to-refactor": (
        45,
        [
            "+ starts from an outage, deletes before adding anything",
            '" we removed more than we wrote',
            "- no test until the reviewer asked for one",
        ],
    ),
    "classes-closures": (40, ["+ names what a closure keeps alive", "? ask about the loop variable"]),
    "threads-processes": (
        42,
        [
            "+ threads share memory, draws the counter example #language",
            '" the lock is the bill for sharing',
            "- takes a container for a process #devops",
            "? how would they measure it",
            "tells of a pool sized by guess, later by load",
        ],
    ),
}


class StoryClock:
    """A clock that goes on only when the story does."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> Instant:
        """Return the instant of the story."""
        start = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
        return Instant(start + timedelta(seconds=self.seconds), self.seconds)


@dataclass(frozen=True, slots=True)
class Stage:
    """What a picture is made with."""

    pilot: Pilot[str]
    app: InterviewerApp
    desk: OpenDesk
    clock: StoryClock


Scene = Callable[[Stage], Awaitable[None]]


async def home(stage: Stage) -> None:
    """Show what a person sees first."""


async def setup(stage: Stage) -> None:
    """Show the few things that are asked."""
    stage.app.post_message(ShowSetUp(SetUp("backend-technical-60")))
    await stage.pilot.pause()
    await stage.pilot.press(*"Ada")


async def live(stage: Stage) -> None:
    """Show an interview in the middle of a question."""
    stage.app.live(_story(stage))
    await stage.pilot.pause()


async def exercise(stage: Stage) -> None:
    """Show a code review: what only the interviewer sees, and beside it what the candidate gets."""
    interview = stage.desk.begin(SetUp("backend-code-review-45", "Ada Example", "Iris Sample"))
    stop = "review-turnover-report"
    interview.do(act.ShowQuestion(question=stop))
    stage.clock.seconds += 260
    interview.type(stop, "+ asks what a refund is before reading on")
    for fault in ("multiplied-sums", "last-day-cut"):
        interview.do(act.Tick(question=stop, of="faults", point=fault))
    stage.clock.seconds += 75
    interview.type(
        stop, "+ asks what a refund is before reading on\n+ draws two items and two refunds: four rows"
    )
    interview.publish()
    stage.app.live(interview)
    await stage.pilot.pause()


async def rating(stage: Stage) -> None:
    """Show the rating with the anchor of the level under the cursor."""
    await live(stage)
    await stage.pilot.press("tab", "right", "right")


async def typing(stage: Stage) -> None:
    """Show the anchors while a rating is typed into the notes."""
    await live(stage)
    await stage.pilot.press("enter", "equals_sign", "3")


async def later(stage: Stage) -> None:
    """Show what is still to be asked, and what to drop."""
    await live(stage)
    stage.clock.seconds += 900
    await stage.pilot.press("f3")


async def curtain(stage: Stage) -> None:
    """Show what others see while the screen is shared."""
    await live(stage)
    await stage.pilot.press("ctrl+l")


async def check(stage: Stage) -> None:
    """Show the check of a scorecard before it is submitted."""
    await scorecard(stage)
    await stage.pilot.press("ctrl+n")


async def jump(stage: Stage) -> None:
    """Show the jump to a question by a part of its name."""
    await live(stage)
    await stage.pilot.press("ctrl+g", *"cach")


async def scorecard(stage: Stage) -> None:
    """Show a scorecard half done."""
    interview = _story(stage)
    for skill, level in (("language", 3), ("databases", 2)):
        interview.do(act.RateSkill(skill=skill, level=level))
    interview.do(act.MarkNotAssessed(skill="web-servers"))
    stage.app.live(interview)
    await stage.pilot.pause()
    await stage.pilot.press("ctrl+r")


async def submitted(stage: Stage) -> None:
    """Show the end."""
    await scorecard(stage)
    interview = stage.app.interview
    assert interview is not None
    for skill in interview.session.unrated_skills():
        interview.do(act.RateSkill(skill=skill, level=3))
    interview.do(act.WriteTakeAways(text="Explains the runtime from experience. Ask about data next time."))
    interview.do(act.Recommend(choice="yes", why="Solid where it matters for this team."))
    await stage.pilot.press("ctrl+n", "enter")


async def review(stage: Stage) -> None:
    """Show the list of saved sessions."""
    stage.app.post_message(ShowReview())


async def reading(stage: Stage) -> None:
    """Show a saved session."""
    await review(stage)
    await stage.pilot.pause()
    await stage.pilot.press("enter")


async def compare(stage: Stage) -> None:
    """Show candidates side by side."""
    stage.app.post_message(ShowCompare())
    await stage.pilot.pause()
    await stage.pilot.press(*["down"] * 6, "right")


async def coverage(stage: Stage) -> None:
    """Show what the plans for a role cover, with one of them left out."""
    stage.app.post_message(ShowCoverage())
    await stage.pilot.pause()
    await stage.pilot.press("right", "x", "down", "right", "right")


async def in_use(stage: Stage) -> None:
    """Show what is asked when another window has the session open."""
    name = Path(_story(stage).path).stem
    used = InUse(name, "", "laptop", 4711, here=True, since=stage.clock.now().wall - timedelta(minutes=25))
    stage.app.push_screen(TakenScreen(used, now=lambda: stage.clock.now().wall))


async def disagree(stage: Stage) -> None:
    """Show the choice between a file and a journal that say different things."""
    interview = _story(stage)
    whole = interview.session
    early = {stop: one for stop, one in whole.responses.items() if stop != "threads-processes"}
    in_file = whole.but(responses=frozen_table(early), records=whole.records - 9, take_aways="Call her back.")
    now = stage.clock.now().wall
    found = Conflict(
        Path(interview.path).stem, in_file, whole, now - timedelta(minutes=2), now - timedelta(minutes=9)
    )
    stage.app.push_screen(ConflictScreen(found, now=lambda: now))


async def closed(stage: Stage) -> None:
    """Show the door to a colleague's session while one's own is not submitted."""
    interview = _story(stage)
    theirs = interview.session.but(interview=interview.session.interview.but(interviewer="Grace Sample"))
    wish = ShowSession("theirs")
    stage.app.push_screen(ClosedScreen(theirs, "2026-11-20-1000-backend-engineer-ae-k3m9xq", wish))


async def elsewhere(stage: Stage) -> None:
    """Show a session whose folder is gone, and the way to save it in another."""
    await live(stage)
    sessions = Path(stage.app.interview.path).parent if stage.app.interview else Path()
    shutil.rmtree(sessions)
    sessions.write_text("in the way", encoding="utf-8")
    await stage.pilot.press("enter", *"says")
    if stage.app.interview:
        stage.app.interview.publish()
    await stage.pilot.pause(1.2)
    await stage.pilot.press("ctrl+b")


async def revising(stage: Stage) -> None:
    """Show a submitted session that is being changed, for a reason."""
    await submitted(stage)
    await reading(stage)
    await stage.pilot.press("r", *"two", "space", *"mixed", "space", *"up", "enter")
    await stage.pilot.press("down", "3")


SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        home,
        setup,
        live,
        exercise,
        rating,
        typing,
        later,
        curtain,
        jump,
        scorecard,
        check,
        submitted,
        review,
        reading,
        compare,
        coverage,
        in_use,
        disagree,
        closed,
        elsewhere,
        revising,
    )
}
DOCUMENTED = [(name, (120, 40)) for name in SCENES if name != "curtain"] + [
    ("live", (80, 24)),
    ("live", (60, 20)),
]


def _story(stage: Stage) -> Interview:
    interview = stage.desk.begin(SetUp("backend-technical-60", "Ada Example", "Iris Sample"))
    for stop, (pause, lines) in NOTES.items():
        interview.do(act.ShowQuestion(question=stop))
        text = ""
        for line in lines:
            stage.clock.seconds += pause
            text += line + "\n"
            interview.type(stop, text.rstrip("\n"))
        if stop in interview.session.questions:
            points = list(interview.session.questions[stop].listen_for)
            for point in points[:3:2]:
                interview.do(act.Tick(question=stop, point=point))
            if stop != "threads-processes":
                interview.do(act.RateQuestion(question=stop, level=3))
    stage.clock.seconds += 20
    interview.publish()
    return interview


async def _draw(name: str, size: tuple[int, int], folder: Path) -> Path:
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        shutil.copytree(shipped_examples(), root / "sessions")
        shutil.copytree(ROOT / "question_packs", root / "question_packs")
        workspace = replace(
            find_workspace(root, {}, root),
            root=Path("~/interviews"),
            state=root / "state",
            config=root / "config",
            cache=root / "cache",
        )
        clock = StoryClock()
        desk = OpenDesk(workspace, clock=clock)
        app = InterviewerApp(desk)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await SCENES[name](Stage(pilot, app, desk, clock))
            await pilot.pause()
            await pilot.pause()
            picture = folder / f"{name}-{size[0]}.svg"
            app.save_screenshot(str(picture))
            app.leave()
    return picture


def to_png(picture: Path) -> None:
    """Turn an SVG into a PNG of the same name with Chromium; leave the SVG when there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print(f"{picture}: no Chromium here, left as SVG")
        return
    svg = picture.read_text(encoding="utf-8")
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert box is not None
    size = f"--window-size={int(float(box[1]))},{int(float(box[2]))}"
    with tempfile.TemporaryDirectory() as scratch:
        page = Path(scratch) / "page.html"
        page.write_text(
            f"<meta charset=utf-8><body style='margin:0;background:#111;overflow:hidden'>{svg}</body>",
            encoding="utf-8",
        )
        quiet = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
        ]
        subprocess.run(
            [
                chromium,
                *quiet,
                f"--user-data-dir={scratch}/profile",
                f"--screenshot={picture.with_suffix('.png').absolute()}",
                size,
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
        )
    picture.unlink()


def main() -> None:
    """Draw the documented pictures, or all scenes in all sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "pictures")
    parser.add_argument("--all", action="store_true", help="every screen at every size")
    parser.add_argument("--only", default="", help="only this screen")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    wanted = [(name, size) for name in SCENES for size in SIZES] if options.all else DOCUMENTED
    for name, size in wanted:
        if options.only in {"", name}:
            to_png(asyncio.run(_draw(name, size, options.folder)))


if __name__ == "__main__":
    main()
