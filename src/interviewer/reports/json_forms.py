"""The same reports for other programs: JSON with stable keys.

Every document begins with `format`. What there is not is null or an empty list, so a key is never missing.
"""

from collections.abc import Iterable

from interviewer.analysis.comparison import Comparison
from interviewer.analysis.loop_coverage import LoopCoverage
from interviewer.analysis.revisions import trust
from interviewer.analysis.structure_together import Together
from interviewer.model.saved import SavedSession
from interviewer.model.session import Session
from interviewer.reports.as_json import as_json
from interviewer.reports.comparison_form import comparison_form
from interviewer.reports.loop_coverage_form import loop_coverage_form
from interviewer.reports.session_form import session_form
from interviewer.reports.structure_form import structures_form


def list_json(saved: Iterable[SavedSession]) -> str:
    """Return the saved sessions as JSON: one object each, and the files that cannot be read."""
    files = list(saved)
    return _written(
        {
            "format": "session-list/1",
            "sessions": [_listed(one, one.session) for one in files if one.session],
            "broken": [
                {"name": one.name, "path": one.path, "fault": one.fault} for one in files if not one.session
            ],
        }
    )


def session_json(session: Session) -> str:
    """Return one session as JSON: ratings with their evidence, and every question."""
    return _written(session_form(session))


def comparison_json(comparison: Comparison) -> str:
    """Return a comparison as JSON: numbers exact, with the ratings behind each and the cautions."""
    return _written(comparison_form(comparison))


def loop_coverage_json(coverage: LoopCoverage) -> str:
    """Return the coverage of a role by its plans as JSON: every line, skill and question with minutes."""
    return _written(loop_coverage_form(coverage))


def structures_json(groups: Iterable[Together]) -> str:
    """Return how structured interviews were as JSON: every question, skill and time, and what differs."""
    return _written(structures_form(groups))


def _listed(saved: SavedSession, session: Session) -> dict[str, object]:
    facts, given = session.interview, session.recommendation
    return {
        "name": saved.name,
        "path": saved.path,
        "newer_format": saved.newer or None,
        "id": session.id,
        "started": facts.started.isoformat(),
        "candidate": session.candidate.name,
        "candidate_key": session.candidate.key,
        "plan": session.plan.id,
        "role": facts.role,
        "interviewer": facts.interviewer,
        "status": session.status,
        "seal": None if saved.closed else trust(session),
        "revisions": None if saved.closed else len(session.revisions),
        "recommendation": given.choice if given else None,
        "closed": saved.closed,
    }


def _written(form: dict[str, object]) -> str:
    return as_json(form)
