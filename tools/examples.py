"""Makes `sessions/examples` anew: `python -m tools.examples [FOLDER]`.

The people are invented. What happened is written down in `example_interviews`, one file for each session, and
is played through the rules of a live interview, so an example is exactly what the program itself would have
saved. Run this whenever the packs change, since a session pins their wording. The same input gives the same
bytes.
"""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

from interviewer.authoring.content import assemble
from interviewer.live.begin import new_session
from interviewer.live.desk import SetUp
from interviewer.model.content import Content
from interviewer.model.errors import InterviewerError
from interviewer.model.session import Session
from interviewer.model.value import with_entry
from interviewer.store.names import file_name
from interviewer.store.session_file import to_toml
from interviewer.store.sources import read_sources
from tools.example_scripts import Script, ScriptClock, play, read_script

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "sessions" / "examples"
INTERVIEWS = Path(__file__).parent / "example_interviews"
PLAN = "backend-technical-60"
"""The plan of an interview file that names none."""

KEPT = timedelta(days=365)
"""How long after the interview the examples say they are to be kept."""


def main(arguments: Iterable[str]) -> int:
    """Write the examples and return the exit code."""
    folder = Path(next(iter(arguments), EXAMPLES))
    try:
        files = examples(shipped_content())
    except InterviewerError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1
    write(folder, files)
    print(f"{len(files)} sessions in {folder}")
    return 0


def examples(content: Content) -> dict[str, bytes]:
    """Return the files of all examples: name to bytes. Raises ScriptFault, or UsageError for broken packs."""
    scripts = [read_script(path) for path in sorted(INTERVIEWS.glob("*.txt"))]
    sessions = [example(script, content) for script in scripts]
    return {file_name(session, UTC): to_toml(session) for session in sessions}


def example(script: Script, content: Content) -> Session:
    """Return the session that *script* describes, on the wording of *content* or an older one."""
    clock = ScriptClock(script.started)
    setup = SetUp(
        plan=script.head.get("plan", PLAN),
        candidate=script.head["candidate"],
        interviewer=script.head["interviewer"],
        reference=script.head["reference"],
        retain_until=(script.started + KEPT).date(),
    )
    wording = older(content) if script.head.get("wording") == "older" else content
    return play(script, new_session(script.head["id"], setup, wording, clock.now()), clock)


def older(content: Content) -> Content:
    """Return *content* with the question on caching as it was worded earlier, for an example of drift."""
    pack = content.packs["backend-fundamentals"]
    question = pack.questions["caching"].but(
        prompt="What is caching for, and which strategies have you used?"
    )
    changed = pack.but(questions=with_entry(pack.questions, "caching", question))
    return replace(content, packs=with_entry(content.packs, "backend-fundamentals", changed))


def shipped_content() -> Content:
    """Return the packs, rubrics and plans of this repository."""
    return assemble(read_sources(ROOT / "question_packs"))


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write *files* into *folder*. Only the folder of the examples is rid of other sessions."""
    folder.mkdir(parents=True, exist_ok=True)
    if folder == EXAMPLES:
        for stale in set(folder.glob("*.toml")) - {folder / name for name in files}:
            stale.unlink()
    for name, written in files.items():
        (folder / name).write_bytes(written)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
