"""Checklists: what an interviewer ticks at a question while it is answered."""

from collections.abc import Mapping
from typing import Literal, get_args

from interviewer.model.pack import Question

ListName = Literal[
    "listen-for",
    "technical",
    "non-technical",
    "story",
    "faults",
    "stages",
    "edge-cases",
    "requirements",
    "areas",
    "trade-offs",
]
LIST_NAMES: tuple[ListName, ...] = get_args(ListName)


def checklists(question: Question) -> Mapping[ListName, Mapping[str, str]]:
    """Return the lists of *question* that hold something, each as point id to the words of the point."""
    story, listeners = question.story, question.listeners
    lists: dict[ListName, Mapping[str, str]] = {
        "story": {name.replace("_", "-"): part.point for name, part in story} if story else {},
        "technical": listeners.technical.listen_for if listeners else {},
        "non-technical": listeners.non_technical.listen_for if listeners else {},
        "requirements": question.requirements,
        "stages": question.stages,
        "edge-cases": question.edge_cases,
        "faults": {name: fault.why for name, fault in question.faults.items()},
        "areas": question.areas,
        "trade-offs": question.trade_offs,
        "listen-for": question.listen_for,
    }
    return {name: points for name, points in lists.items() if points}
