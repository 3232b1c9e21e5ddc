"""The live screen as styled text: the header, the outline, the question, the skills and the pace."""

from textual.content import Content

from interviewer.analysis.coverage import SkillCoverage, coverage
from interviewer.analysis.pace import Pace, pace
from interviewer.model.notes import clock
from interviewer.model.session import Session
from interviewer.tui.ink import ACCENT, CAUTION, FAINT, LABEL, MUTED, PLAIN, STRONG, ends, ink, join, padded
from interviewer.tui.views.lines import Row

BAR = "━"


def live_header(session: Session, width: int, *, reading: bool = False) -> Content:
    """Return the header: the candidate and the plan at the left, the clocks at the right.

    The clocks always stand whole. When it is tight the plan's name goes first, then the bar, then letters of
    the name; below that what is left, and last the time of this question.
    """
    now = pace(session)
    name = session.candidate.name
    left = join(ink(name, STRONG), "  ", ink(session.plan.title, MUTED))
    if reading:
        state = f"{session.status} · {clock(now.elapsed, hours=False)} of {now.planned // 60} min · read only"
        return ends(left, ink(state, MUTED), width)
    bar = 16 if width >= 100 else 8 if width >= 76 else 0
    right = _clocks(session, now, wide=width >= 100, bar=bar)
    for parts in (2, 1):
        if right.cell_length >= width:
            right = _clocks(session, now, parts=parts)
    if left.cell_length > width - right.cell_length - 1:
        left = ink(name, STRONG)
    return ends(left, right, width)


def _clocks(session: Session, now: Pace, *, wide: bool = False, bar: int = 0, parts: int = 3) -> Content:
    """Return elapsed, what is left, and this question; *parts* 2 is without what is left, 1 only elapsed."""
    left_over = (
        f"{clock(now.remaining, hours=False)} left"
        if not now.over
        else f"{clock(-now.remaining, hours=False)} over"
    )
    told: list[Content | str] = ["" if session.running else ink("PAUSED ", ACCENT)]
    told += [ink(clock(now.elapsed, hours=False), STRONG), ink(f" of {now.planned // 60}", MUTED)]
    if parts > 2:
        told.append(ink(f" · {left_over}", CAUTION if now.over else MUTED))
    if bar:
        told += [" ", _bar(now.elapsed, now.planned, bar)]
    if parts > 1:
        stop = now.stop
        told += [
            ink(" · this question " if wide and stop.stop in session.questions else " · this ", MUTED),
            ink(clock(stop.seconds, hours=False), CAUTION if stop.over else STRONG),
            ink(f" of {stop.planned // 60}", MUTED),
        ]
    return join(*told)


def _bar(part: int, whole: int, width: int) -> Content:
    filled = width if whole <= 0 else min(width, part * width // whole)
    return join(ink(BAR * filled, "$accent"), ink(BAR * (width - filled), "$foreground 25%"))


def outline(session: Session, width: int) -> list[Row]:
    """Return the plan as rows: sections with their minutes, questions with their state and rating."""
    rows: list[Row] = []
    stops = iter(session.stops)
    for section in session.plan.sections.values():
        if rows:
            rows.append(Row(Content("")))
        minutes = ink(f" {section.minutes} min", FAINT)
        title = padded(ink(section.title, LABEL), width - minutes.cell_length)
        heading = join(ink(title.plain.rstrip(), LABEL), minutes)
        if not section.refs:
            stop = next(stops)
            rows.append(Row(_stop_line(session, stop, width, minutes=section.minutes), stop))
            continue
        rows.append(Row(heading))
        for _ in section.refs:
            stop = next(stops)
            rows.append(Row(_stop_line(session, stop, width), stop))
    return rows


def _stop_line(session: Session, stop: str, width: int, *, minutes: int = 0) -> Content:
    response = session.response(stop)
    here = stop == session.interview.current
    mark, style = _mark(session, stop)
    rating = ink(str(response.rating), STRONG) if response.rating else ink("", MUTED)
    if minutes:
        rating = ink(f"{minutes} min", FAINT)
    elif response.state == "skipped":
        rating = ink("skipped", FAINT)
    elif not response.rating and response.recorded:
        rating = ink("·", MUTED)
    elif response.state is None and stop in session.questions and stop not in _core(session):
        rating = ink("optional", FAINT)
    title = padded(ink(session.title(stop), ACCENT if here else style), width - 3 - rating.cell_length)
    return join(ink(mark, ACCENT if here else style), " ", title, " ", rating)


def _mark(session: Session, stop: str) -> tuple[str, str]:
    if stop == session.interview.current:
        return "▸", ACCENT
    match session.response(stop).state:
        case "asked":
            return "●", PLAIN
        case "skipped":
            return "–", FAINT
        case _:
            return "○", PLAIN if stop in _core(session) or stop in session.talks else MUTED


def _core(session: Session) -> set[str]:
    return {ref.rpartition("/")[2] for _, _, ref, core in session.plan.placed() if core}


def place(session: Session, width: int, *, strip: Content | None = None) -> Content:
    """Return where the interview is: `4 of 9 · Security · knowledge · 5 min`, and what comes next.

    Where the question has papers, the *strip* of its pages stands at the right instead.
    """
    now = pace(session)
    stop = session.interview.current
    question = session.questions.get(stop)
    if question is None:
        parts = [f"{session.talks[stop].minutes} min", "no rating here"]
    else:
        skill = (
            session.rubric.skills[question.skill].title if question.skill in session.rubric.skills else "?"
        )
        optional = [] if stop in _core(session) else ["optional"]
        parts = [
            f"{now.position} of {now.questions}",
            *optional,
            skill,
            question.kind,
            f"{question.minutes} min",
        ]
    following = ink(f"next: {session.title(now.next)}" if now.next else "this is the last stop", FAINT)
    following = strip or following
    if len(" · ".join(parts)) + following.cell_length + 1 > width:
        del parts[-2:]
    left = ink(" · ".join(parts), MUTED)
    return ends(left, following, width)


def wording(session: Session) -> Content:
    """Return what is said aloud at the stop at hand, in bold."""
    stop = session.interview.current
    if stop in session.talks:
        section = session.talks[stop]
        return ink(section.say or section.title, STRONG)
    return ink(session.questions[stop].prompt, STRONG)


def opening(session: Session) -> str:
    """Return what to say on opening a section, at its first question; empty elsewhere."""
    stop = session.interview.current
    for section in session.plan.sections.values():
        if section.refs and section.refs[0].rpartition("/")[2] == stop:
            return section.say
    return ""


def skills(session: Session, width: int) -> list[Row]:
    """Return the glance at coverage: each planned skill, its rating, and how much stands behind it."""
    rows = [Row(ends(ink("SKILLS", LABEL), ink("rated notes", FAINT), width)), Row(Content(""))]
    return rows + [Row(_skill_line(session, skill, width)) for skill in coverage(session).skills]


def _skill_line(session: Session, skill: SkillCoverage, width: int) -> Content:
    steps = len(session.rubric.levels) if width >= 30 else 0
    notes = len(skill.evidence.notes)
    level = skill.rating.level if skill.rating else None
    if level is not None:
        bar = join(
            ink("■" * min(level, steps), "$accent"),
            ink("□" * (steps - level), FAINT),
            ink(f"{level:3}", STRONG),
        )
    elif skill.rating:
        bar = ink("– n/a", MUTED)
    else:
        bar = join(ink("□" * steps, FAINT), ink("  –", FAINT))
    right = join(bar, ink(f"{notes:6}", PLAIN if notes else FAINT))
    return ends(ink(skill.title, PLAIN if skill.planned else MUTED), right, width)


def pace_lines(session: Session, width: int) -> list[Content]:
    """Return how the time stands, in one calm sentence."""
    now = pace(session)
    minutes = now.behind // 60
    if now.over:
        sentence = f"{-now.remaining // 60 + (1 if -now.remaining % 60 else 0)} min over the planned time."
    elif minutes >= 1:
        sentence = f"{minutes} min behind the plan."
    else:
        sentence = "In time."
    return [ink("PACE", LABEL), Content(""), *ink(sentence).wrap(max(8, width))]


def anchor_lines(session: Session, width: int) -> list[Content]:
    """Return the anchors of the skill of the question at hand, the level given in accent; none for talk."""
    question = session.questions.get(session.interview.current)
    if question is None or question.skill not in session.rubric.skills:
        return []
    given = session.response(session.interview.current).rating
    lines = [ink(session.rubric.skills[question.skill].title.upper(), LABEL)]
    for level, name in session.rubric.levels.items():
        chosen = level == given
        head = f"({level}) {name}" if chosen else f" {level}  {name}"
        lines += [Content(""), ink(head, ACCENT if chosen else STRONG)]
        lines += ink(session.rubric.anchor(question.skill, level), PLAIN).wrap(width)
    return lines
