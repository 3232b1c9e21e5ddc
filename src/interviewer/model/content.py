"""Content: every pack, rubric, role and plan of a workspace that can be used, and what is broken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from interviewer.model.findings import Finding
from interviewer.model.pack import Pack, Question
from interviewer.model.plan import Plan, question_id
from interviewer.model.rubric import Rubric
from interviewer.model.source import FileKind, SourceText

if TYPE_CHECKING:  # an interview begins without roles
    from interviewer.model.role import Role

__all__ = ["BrokenFile", "Content", "FileKind", "SourceText"]


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """A file that cannot be used, with its first fault."""

    id: str
    kind: FileKind
    path: str
    fault: Finding
    faults: int
    """How many errors the file has."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a workspace offers. Broken files never hide the others."""

    packs: Mapping[str, Pack] = field(default_factory=lambda: MappingProxyType({}))
    rubrics: Mapping[str, Rubric] = field(default_factory=lambda: MappingProxyType({}))
    plans: Mapping[str, Plan] = field(default_factory=lambda: MappingProxyType({}))
    roles: "Mapping[str, Role]" = field(default_factory=lambda: MappingProxyType({}))
    broken: tuple[BrokenFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Everything found in all files, ordered by file and line."""

    def question(self, ref: str) -> Question | None:
        """Return the question called `pack/question`, or None."""
        pack = self.packs.get(ref.partition("/")[0])
        return pack.questions.get(question_id(ref)) if pack else None
