"""How the structure of interviews is worded: facts, and no praise."""

from collections.abc import Iterable, Iterator

from interviewer.analysis.structure import QuestionFacts, Structure
from interviewer.model.notes import clock
from interviewer.reports.words import PUT_OFF, count, moment, state_words

TITLE = "HOW STRUCTURED THE INTERVIEW WAS"
TITLE_TOGETHER = "HOW STRUCTURED THE INTERVIEWS WERE"
UNKNOWN = (
    "What no session can know: whether the questions came from an analysis of the job, whether the "
    "interviewer was trained, whether candidates were talked about between interviews, and what was asked "
    "without a note."
)
SOURCE = (
    "The list follows the components of structure in Campion, Palmer and Campion (1997). Nothing here is "
    "added up, and nothing is said about the candidate."
)


def plan_words(structure: Structure) -> Iterator[str]:
    """Yield what the questions came from."""
    plan = structure.session.plan
    role = f"for the role {plan.role}" if plan.role else "not tied to a role"
    yield f"Questions from the plan {plan.id} ({plan.digest[:8]}), {role}."
    yield f"The session holds the exact words of {count(len(structure.questions), 'question')}."


def core_words(structure: Structure) -> Iterator[str]:
    """Yield how many questions were asked, which were not and why, and which the plan did not hold."""
    core, optional = structure.of("core"), structure.of("optional")
    told = f"{_asked(core)} of {count(len(core), 'core question')} asked"
    yield f"{told}, {_asked(optional)} of {len(optional)} optional." if optional else f"{told}."
    for one in (*core, *optional):
        if not one.asked and (one.part == "core" or one.state != "not-reached"):
            yield f"Not asked ({one.part}): “{one.title}”, {left_words(one)}."
    added = structure.of("unplanned")
    titles = ", ".join(f"“{one.title}”" for one in added if one.asked)
    yield (
        f"Not in the plan, and asked: {titles}."
        if titles
        else "No question was asked that is not in the plan."
    )


def left_words(question: QuestionFacts) -> str:
    """Return what became of a question that was not asked: `skipped: no time`."""
    return PUT_OFF if question.state == "parked" else state_words(question.state, question.reason)


def order_words(structure: Structure) -> Iterator[str]:
    """Yield in which order the questions were asked."""
    titles = {one.question: one.title for one in structure.questions}
    if structure.moved is None:
        yield "In which order the questions were asked is not on record."
    elif not structure.moved and any(one.part != "unplanned" for one in structure.asked):
        yield "The questions were asked in the order of the plan."
    for moved in structure.moved or ():
        after = f"after “{titles[moved.after]}”" if moved.after else "first"
        yield f"Out of the order of the plan: “{titles[moved.question]}” came {after}."


def time_words(structure: Structure) -> Iterator[str]:
    """Yield the time as a whole."""
    facts, closing = structure.session.interview, structure.closing
    paused = f"; paused for {clock(facts.paused, hours=False)}, not counted" if facts.paused >= 1 else ""
    yield f"Time: {clock(facts.elapsed, hours=False)} of {facts.minutes}:00{paused}."
    if facts.writing_up >= 1:
        yield f"At the scorecard: {clock(facts.writing_up, hours=False)}, not counted."
    if closing and closing.reached:
        spent, planned = clock(closing.seconds, hours=False), clock(closing.planned, hours=False)
        yield f"Time for the candidate's questions: {spent} of {planned}."


def closing_words(structure: Structure) -> Iterator[str]:
    """Yield whether the candidate's own questions were left to the end."""
    closing = structure.closing
    if closing is None:
        yield "The plan has no part at its end for the candidate's questions."
    elif not closing.reached:
        yield f"The candidate's questions (“{closing.title}”) were not reached."
    elif closing.last is not None:
        came = "came" if closing.last else "did not come"
        yield f"The candidate's questions (“{closing.title}”) {came} last."


def rating_words(structure: Structure) -> Iterator[str]:
    """Yield on which scale was rated, what was rated when, and what was noted."""
    skills, rated = structure.skills, structure.rated
    levels = len(structure.session.rubric.levels)
    bare = [one.title for one in skills if not one.anchored]
    yield (
        f"Anchors are missing for {_listed(bare)}."
        if bare
        else f"Every rated or planned skill has an anchor for each of {levels} levels."
    )
    yield answer_words(structure)
    planned = [one for one in skills if one.planned]
    not_assessed = [one.title for one in planned if one.not_assessed]
    left = [one.title for one in planned if one.level is None and not one.not_assessed]
    with_level = sum(one.level is not None for one in planned)
    yield f"{with_level} of {count(len(planned), 'planned skill')} rated."
    if not_assessed:
        yield f"Marked not assessed: {_listed(not_assessed)}."
    if left:
        yield f"Left open: {_listed(left)}."
    without = [one.title for one in rated if not one.noted]
    if rated:
        yield (
            f"Rated without a note of what was said or done: {_listed(without)}."
            if without
            else "A note of what was said or done stands behind each rated skill."
        )
    yield whole_words(structure)


def answer_words(structure: Structure) -> str:
    """Return how many answers were rated, and how many of them before the next question was begun."""
    asked = structure.asked
    rated = [one for one in asked if one.level is not None]
    told = f"{len(rated)} of {count(len(asked), 'answer')} rated"
    if not rated:
        return f"{told}."
    unknown = sum(one.rated_at is None for one in rated)
    if structure.moved is None or unknown == len(rated):
        return f"{told}; whether before the next question was begun is not on record."
    when = f"; of {unknown} it is not on record when" if unknown else ""
    return f"{told}, {len(structure.rated_at_once)} before the next question was begun{when}."


def whole_words(structure: Structure) -> str:
    """Return whether the skills were rated before the whole."""
    given, later = structure.recommendation, structure.rated_later
    if given is None:
        return "There is no recommendation yet."
    if given.early:
        return f"The recommendation was given before every skill was rated: {given.early}"
    if later:
        return f"The recommendation was given before the rating of {_listed(one.title for one in later)}."
    return "Every rating was given before the recommendation."


def who_words(structure: Structure) -> str:
    """Return whose interview it was: `Ada Example with Iris Sample, 2026-10-13 09:00 UTC`."""
    session = structure.session
    live = "" if session.submitted else " (not submitted)"
    started = moment(session.interview.started)
    return f"{session.candidate.name} with {session.interview.interviewer}, {started}{live}"


def _asked(questions: Iterable[QuestionFacts]) -> int:
    return sum(one.asked for one in questions)


def _listed(titles: Iterable[str]) -> str:
    *others, last = titles
    return f"{', '.join(others)} and {last}" if others else last
