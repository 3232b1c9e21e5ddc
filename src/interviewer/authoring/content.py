"""All files of a workspace together: what can be used, what is broken, and everything found."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from interviewer.authoring.document import Document
from interviewer.authoring.lint import lint_pack, lint_plan, lint_rubric
from interviewer.authoring.phrases import quoted
from interviewer.authoring.read import Reading, read
from interviewer.authoring.references import Known, pack_references, plan_references, role_references
from interviewer.model.content import BrokenFile, Content, FileKind, SourceText
from interviewer.model.findings import Finding
from interviewer.model.pack import Pack
from interviewer.model.plan import Plan
from interviewer.model.rubric import Rubric
from interviewer.model.value import Value, frozen_table

V = TypeVar("V", bound=Value)
_Rule = Callable[[Document, V], Iterable[Finding]]


def assemble(sources: Iterable[SourceText], *, risky: bool = False) -> Content:
    """Return what *sources* offer together.

    A file with an error is broken and left out; the others load, and every plan that loads can be used. When
    two files claim the same id, the one that comes first keeps it. Texts are searched for risky topics and
    hidden characters when *risky* says so: it takes longer than all the rest.
    """
    files = tuple(sources)
    rubrics = _read_all(files, "rubric", Rubric, lint_rubric)
    packs = _read_all(files, "pack", Pack, lint_pack)
    roles = _read_roles(files)
    plans = _read_all(files, "plan", Plan, lint_plan)

    known = Known(_usable(rubrics), {}, {}, _broken_ids(rubrics))
    packs = [_checked(pack, partial(pack_references, known=known)) for pack in _without_taken_ids(packs)]
    roles = [_checked(role, partial(role_references, known=known)) for role in roles]
    broken = known.broken | _broken_ids(packs) | _broken_ids(roles)
    known = Known(known.rubrics, _usable(packs), _usable(roles), broken)
    plans = [_checked(plan, partial(plan_references, known=known)) for plan in plans]

    readings: list[Reading[Pack] | Reading[Rubric] | Reading[Plan] | Reading[Any]] = [
        *packs,
        *rubrics,
        *roles,
        *plans,
    ]
    if risky:
        from interviewer.authoring.lint_hidden import lint_hidden
        from interviewer.authoring.lint_risky import lint_risky

        readings = [_checked(_checked(reading, lint_risky), lint_hidden) for reading in readings]
    return Content(
        packs=_usable(packs),
        rubrics=_usable(rubrics),
        plans=_usable(plans),
        roles=_usable(roles),
        broken=tuple(
            file for reading in readings if (file := _broken_file(reading.source, reading.findings))
        ),
        findings=tuple(sorted({finding for reading in readings for finding in reading.findings})),
    )


def assemble_for(plan: str, sources: Iterable[SourceText]) -> Content:
    """Return content in which the plan called *plan* is what it is among all of *sources*.

    Only what decides over that plan is read, so nothing is said about other files. When the plan is not in
    what comes back, `assemble` tells why.
    """
    return assemble(_deciding(plan, tuple(sources)))


def _deciding(plan: str, files: tuple[SourceText, ...]) -> Iterator[SourceText]:
    """Yield the plan, its rubric, its packs, and those that may claim a question of these for themselves."""
    source = next((file for file in files if (file.kind, file.id) == ("plan", plan)), None)
    value = read(source, Plan).value if source else None
    if source is None or value is None:
        return
    yield source
    yield from (file for file in files if (file.kind, file.id) == ("rubric", value.rubric))
    packs = {file: _question_ids(file.text) for file in files if file.kind == "pack"}
    named = {ref.partition("/")[0] for ref in value.refs}
    asked: set[str] | None = set()
    for file, ids in packs.items():
        if file.id in named:
            asked = None if ids is None or asked is None else asked | ids
    for file, ids in packs.items():
        if file.id in named or ids is None or asked is None or ids & asked:
            yield file


# Each begins with the end of the line before, which is found many times faster than the beginning of a line.
_QUESTION = re.compile(r"\n[ \t]*\[[ \t]*questions[ \t]*\.[ \t]*([a-z0-9-]+)[ \t]*[\].]")
_QUESTIONS = re.compile(r"""\n[ \t]*\[?[ \t]*(?:questions\b|'questions'|"questions"|"[^"\n]*\\)""")
"""Where a line may begin a question, in whatever way TOML allows."""


def _question_ids(text: str) -> set[str] | None:
    """Return the ids of the questions in a pack, which need not be sound; None if only reading it tells."""
    text = f"\n{text}"
    ids = _QUESTION.findall(text)
    return set(ids) if len(ids) == len(_QUESTIONS.findall(text)) else None


def _read_all(
    files: tuple[SourceText, ...], kind: FileKind, model: type[V], lint: _Rule[V]
) -> list[Reading[V]]:
    """Return the files of one kind, read and looked at each by itself."""
    readings: dict[str, Reading[V]] = {}
    for source in files:
        if source.kind == kind:
            reading = _checked(read(source, model), lint)
            if source.id in readings:
                message = f"another {kind} is called {quoted(source.id)}: {readings[source.id].source.path}"
                taken = Finding(source.path, 0, 0, message, "taken-name")
                # Under its path, which no id can be, it is listed as broken and in nobody's way.
                readings[source.path] = replace(reading, findings=(*reading.findings, taken))
            else:
                readings[source.id] = reading
    return list(readings.values())


def _read_roles(files: tuple[SourceText, ...]) -> list[Reading[Any]]:
    """Return the roles, read and looked at. Their model is loaded for them alone: an interview has none."""
    if not any(source.kind == "role" for source in files):
        return []
    from interviewer.authoring.lint_role import lint_role
    from interviewer.model.role import Role

    return list(_read_all(files, "role", Role, lint_role))


def _checked(reading: Reading[V], rule: _Rule[V]) -> Reading[V]:
    """Return *reading* with what *rule* finds; a file of which nothing could be read is left as it is."""
    if reading.salvaged is None or reading.document is None:
        return reading
    return replace(reading, findings=(*reading.findings, *rule(reading.document, reading.salvaged)))


def _without_taken_ids(packs: list[Reading[Pack]]) -> list[Reading[Pack]]:
    """Return *packs* with a finding for each question whose id another pack has already."""
    homes: dict[str, Document] = {}
    return [_checked(pack, partial(_taken_ids, homes=homes)) for pack in packs]


def _taken_ids(document: Document, pack: Pack, homes: dict[str, Document]) -> Iterator[Finding]:
    """Yield a finding for each question of *pack* that is in *homes* already, and add the others to it."""
    for name in pack.questions if ("questions",) not in document.mended else ():
        path = ("questions", name)
        if name in homes:
            home = homes[name]
            message = f"the question id {quoted(name)} is taken by {home.source.path}:{home.line_of(path)}"
            yield document.at_key(path, "taken-id", message)
        else:
            homes[name] = document


def _errors(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(finding for finding in findings if finding.severity == "error")


def _usable(readings: Iterable[Reading[V]]) -> Mapping[str, V]:
    return frozen_table(
        {
            reading.source.id: reading.value
            for reading in readings
            if reading.value is not None and not _errors(reading.findings)
        }
    )


def _broken_ids(readings: Iterable[Reading[V]]) -> frozenset[tuple[FileKind, str]]:
    usable = _usable(readings)
    sources = (reading.source for reading in readings)
    return frozenset((source.kind, source.id) for source in sources if source.id not in usable)


def _broken_file(source: SourceText, findings: tuple[Finding, ...]) -> BrokenFile | None:
    errors = _errors(findings)
    return BrokenFile(source.id, source.kind, source.path, errors[0], len(errors)) if errors else None
