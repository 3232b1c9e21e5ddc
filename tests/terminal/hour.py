"""An interview of an hour as a script; what has to be in its file afterwards is in `hour_file`."""

import sys
from pathlib import Path
from shutil import copyfile

from tests.terminal.driver import Place
from tests.terminal.steps import Blind, Clock, Listen, Paste, Resize, Step, Type, Walk, line, press

PACKS = Path(__file__).parents[2] / "question_packs"
USED = ("backend-fundamentals.toml", "live-coding.toml", "rubrics/backend-engineer.toml")
CANDIDATE, INTERVIEWER = "Zoë Sample", "Ida Test"
HELD = ("start", "hour", "--candidate", CANDIDATE, "--interviewer", INTERVIEWER, "--retain-until", "no date")
EMPTY = "What did they say or do?"

PLAN = """\
format = "plan/1"
title = "An hour"
stage = "technical"
rubric = "backend-engineer"
minutes = 60
skills = ["apis", "databases", "security", "web-servers", "communication"]

[sections.warm-up]
title = "Warm-up"
minutes = 4
say = "Hello, and thank you for your time."

[sections.apis]
title = "HTTP and APIs"
minutes = 14
core = ["backend-fundamentals/http-methods", "backend-fundamentals/status-codes"]
optional = ["backend-fundamentals/rest"]

[sections.code]
title = "Code"
minutes = 15
core = ["live-coding/read-every-page"]

[sections.data]
title = "Data"
minutes = 10
core = ["backend-fundamentals/database-kinds", "backend-fundamentals/caching"]

[sections.out]
title = "Out into the world"
minutes = 12
core = ["backend-fundamentals/sql-injection", "backend-fundamentals/reverse-proxy"]
optional = ["backend-fundamentals/osi-layers"]

[sections.your-questions]
title = "Your questions"
minutes = 5
say = "The rest of the time is yours."
"""

EDITOR = """\
import sys
from pathlib import Path

notes = Path(sys.argv[1])
lines = notes.read_text(encoding="utf-8").splitlines()
lines[1] = lines[1].replace("a loop", "a plain loop")
lines.insert(3, "+ added in the editor #apis")
print("The editor has the terminal.", flush=True)
sys.stdin.readline()
notes.write_text("".join(f"{line}\\n" for line in lines), encoding="utf-8")
"""
"""Changes the second line, adds a fourth, and waits for enter in between."""


QUESTIONS = (
    "http-methods",
    "status-codes",
    "rest",
    "read-every-page",
    "database-kinds",
    "caching",
    "sql-injection",
    "reverse-proxy",
    "osi-layers",
)


def set_up(root: Path) -> Place:
    """Return a place with the packs, the plan and the editor of the hour."""
    editor = root / "editor.py"
    place = Place(root, {"EDITOR": f"{sys.executable} {editor}"}).make()
    editor.write_text(EDITOR, encoding="utf-8")
    packs = place.workspace / "question_packs"
    for name in USED:
        (packs / name).parent.mkdir(parents=True, exist_ok=True)
        copyfile(PACKS / name, packs / name)
    (packs / "plans").mkdir()
    (packs / "plans" / "hour.toml").write_text(PLAN, encoding="utf-8")
    return place


WARM_UP: tuple[Step, ...] = (
    line("came by train, likes the office"),
    line("? how many days a week from home"),
    Listen("warm-up", 0.02),
    # What belongs to no question: a place of its own, and a rating there.
    press("f10", see="GENERAL"),
    line("the picture froze twice"),
    line("=3 #communication", see="Solid · Communication"),
    press("f10", gone="GENERAL"),
    # The plan holds more than the hour: the way to end in time is offered, and taken.
    press("live.later", see=("too much is left to ask", "1 ? how many days")),
    press("d", see="Dropped “OSI layers”"),
)

HTTP: tuple[Step, ...] = (
    press("live.next", see=("1 of 9", EMPTY), name="to http-methods"),
    line("+ names idempotency unprompted #apis"),
    line("- mixes up 401 and 403 #sec", "tab", see="Security"),
    Type("today"),
    press("enter"),
    line("? ask about 422 again #data", see="Databases"),
    line("! would cancel an order by a GET"),
    line('"a PUT I can send twice"'),
    line("what #apsi is nobody knows", see=("no such skill", "Did you mean #apis?")),
    line("=9", see="the scale runs from 1 to 4"),
    line("=3", see="Solid"),
    press(see="(3) Solid"),
    line("=2 #security", see="Mixed · Security"),
    line("/blind"),
    press(see="Ticked: heard 4"),
    line("/2", "tab"),
    press(see="Ticked: heard 2"),
    line("where the points were picked"),
    # By number: a point, one more and back; then a probe, in the list below.
    press("shift+tab", "3", see="√ 3 idempotent"),
    press("1", see="√ 1 reads by GET"),
    press("1", gone="√ 1 reads by GET"),
    press("pagedown", "2", see="√ 2 The second DELETE"),
    # Rated by a digit, cleared, that taken back, rated anew, that taken back as well.
    press("tab", "tab", "4", see="(4) Outstanding", name="rated http-methods"),
    press("tab", "0", gone="(4) Outstanding"),
    press("ctrl+z", see="(4) Outstanding"),
    press("tab", "2", see="(2) Mixed"),
    press("ctrl+z", see="(4) Outstanding"),
    # A line between two, seven lines up; and one of the lines below it in two halves.
    press(*["up"] * 7, "end", "enter"),
    line("between the GET and the PUT", ""),
    press(*["down"] * 6, "home", *["right"] * 6, "enter", *["down"] * 2),
    Listen("http", 0.1),
    Resize(120, 40),
    Listen("http, wide", 0.05),
)

STATUS: tuple[Step, ...] = (
    press("live.next", see=("2 of 9", EMPTY), name="to status-codes"),
    line("knows the first digit"),
    line("and a code or two of each", ""),
    # Two lines become one.
    press("home", "backspace"),
    Type(", "),
    press("end", "enter"),
    line("oops", ""),
    press("ctrl+z", gone="oops"),
    line("! quotes the RFC, and quotes it wrongly"),
    # Skipped with a prepared reason; come back, and asked after all.
    press("live.skip", see="Skip why?"),
    press("1", see=("3 of 9", EMPTY)),
    press("live.previous", see="knows the first digit"),
    press("live.skip"),
    Listen("status-codes", 0.05),
    press("live.next", see=("3 of 9", EMPTY), name="to rest"),
    press("live.skip", see="Skip why?"),
    Type("the others said enough"),
    press("enter", see=("4 of 9", EMPTY), name="to read-every-page"),
)

CODE: tuple[Step, ...] = (
    line("begins with the plain case"),
    line("writes a loop before a generator"),
    line("- never asks what a page is"),
    # Help is counted; one too many is taken back.
    press("tab", "x", see="Hint 1 of 4"),
    press("x", see="Hint 2 of 4"),
    press("ctrl+z", see="Undone: hint 2 given"),
    press("shift+tab"),
    line("/follows next"),
    press(see="Ticked: "),
    line("/middle"),
    press(see="Ticked: "),
    line("/sketch", "tab"),
    press(see="Ticked: seen 2", name="seen: other words"),
    Paste("def all_products(get):\n    yield from ()\n\n# to be done", "pasted"),
    press("live.editor", see="The editor has the terminal."),
    Blind("into the editor"),
    press("enter", see="+ added in the editor", name="edited"),
    Resize(80, 24),
    press(*["down"] * 12, "end", "enter"),
    Listen("read-every-page", 0.1),
    # Skipped by mistake, and that undone from the next question.
    press("live.skip", see="Skip why?"),
    press("2", see=("5 of 9", EMPTY)),
    press("ctrl+z", see="Undone: skip of"),
)

DATA: tuple[Step, ...] = (
    # Put off until later, and the clock stopped at the next one.
    press("live.skip", see="Skip why?"),
    press("4", see=("6 of 9", EMPTY), name="to caching"),
    line("asks what is slow before adding a cache"),
    Clock(runs=False),
    line("? the word for it is on the tip of the tongue"),
    Listen("caching, paused", 0.03),
    Clock(runs=True),
    line("+ knows what must not be kept #security"),
    Resize(62, 30, see=("knows what must not",)),
    press("tab", "right", "right", "right", "enter", see="(3) Solid", name="rated caching"),
    Listen("caching", 0.1),
    # Taken up from the list of what to ask later.
    press("live.later", see="1 » Kinds of database"),
    Walk("down", "Kinds of database"),
    press("enter", see=("5 of 9", EMPTY), name="to database-kinds"),
    line("=2", see="Mixed"),
    line("wide columns, documents, graphs: all there"),
    Listen("database-kinds", 0.1),
)

OUT: tuple[Step, ...] = (
    press("live.jump", see="jump to:"),
    Type("injection"),
    press("enter", see=("7 of 9", EMPTY), name="to sql-injection"),
    line("+ parameters, not quoting #security"),
    Listen("sql-injection", 0.1),
    # A question of one's own.
    press("live.jump", see="jump to:"),
    Type("How would you test that?", see=("Ask as a question of your own",)),
    press("up", "enter", see="Which skill is it about?"),
    Type("secur"),
    press("enter", see=("unplanned", "How would you test that?", EMPTY), name="asked own"),
    line("with a quote in every field"),
    line("=3", see="Solid", name="=3 of my own"),
    press("tab", "a", see="in the words you ask it", name="to ask more"),
    Type("And who reads the log?"),
    press("enter", see="Which skill is it about?"),
    press("4", see=("unplanned", "And who reads the log?", EMPTY)),
    press("ctrl+z", see=("How would you test that?", "with a quote in every field")),
    Listen("own question", 0.05),
    press("live.next", see=("9 of 10", EMPTY), name="to reverse-proxy"),
    line("- thinks that a proxy is for the office"),
    # Nothing that is typed behind the curtain is recorded.
    press("app.curtain", see="lifts the curtain"),
    Blind("typed for somebody else\n=1\n"),
    press("app.curtain", see="for the office"),
    line("sees it once it is drawn"),
    press("shift+tab", "1", see="√ 1"),
    press("ctrl+z", gone="√ 1"),
    press("2", see="√ 2"),
    press(
        "tab", "tab", "z", see=("The rest of the time is yours.", "» Reverse proxy"), name="to your-questions"
    ),
    press("ctrl+z", gone="» Reverse proxy"),
    Resize(120, 40),
)

END: tuple[Step, ...] = (
    line("wants to know who reviews whom"),
    Listen("your-questions", 0.05),
    # Back to an earlier question: the caret is where it was left.
    press("live.jump", see="jump to:"),
    Type("HTTP meth"),
    press("enter", see="http, wide"),
    line("+ comes back to it at the very end"),
    press("live.later", see="2 ? ask about 422"),
    Walk("down", "ask about 422"),
    press("space", see="2 ? the word for it"),
    press("escape", gone="was asked"),
    press("live.jump", see="jump to:"),
    Type("Your quest"),
    press("enter", see="The rest of the time is yours."),
    line("nothing else", ""),
)

SCORECARD: tuple[Step, ...] = (
    press("live.scorecard", see="▸ Databases", name="to the scorecard"),
    press("2", see="(2)", name="rated databases"),
    press("down", see="▸ APIs"),
    press("3", see="(3)"),
    press("4", see="(4)", name="rated apis"),
    press("down", see="▸ Web servers"),
    press("0", see="(–)", name="rated web-servers"),
    press("down", see="▸ Security"),
    press("down", see="▸ Communication"),
    press("enter", gone="▸ Communication"),
    Type("Thinks aloud."),
    press("enter"),
    Type("Ask for depth in security."),
    press("tab", "4", see="(yes)", name="recommended"),
    press("tab"),
    Type("Solid where it counts, and quick to take a hint."),
    press("scorecard.submit", see="submits and seals"),
    press("enter", see="Submitted and sealed.", name="submitted"),
    press("h", see="RECENT"),
)

SCRIPT = (*WARM_UP, *HTTP, *STATUS, *CODE, *DATA, *OUT, *END, *SCORECARD)
