"""Reading for one plan: the same values as reading everything, and the same verdict on the plan."""

from dataclasses import replace

import pytest

from interviewer.authoring.content import assemble, assemble_for
from interviewer.model.content import SourceText
from interviewer.store.sources import read_sources
from interviewer.store.workspace import shipped_packs

SHIPPED = read_sources(shipped_packs())
PLAN = "backend-screen-30"
PLANS = [source.id for source in SHIPPED if source.kind == "plan"]
USED, UNUSED = "backend-fundamentals", "web-servers"


def changed(pack: str, text: str | None = None, *, more: str = "") -> tuple[SourceText, ...]:
    """Return the shipped files with another text for *pack*, or with *more* at its end."""
    return tuple(
        replace(source, text=source.text + more if text is None else text)
        if (source.kind, source.id) == ("pack", pack)
        else source
        for source in SHIPPED
    )


def an_earlier_pack(head: str) -> SourceText:
    """Return a pack that comes before all others and has a question with an id of theirs."""
    question = """
skill = "apis"
kind = "knowledge"
minutes = 5
prompt = "What is asked?"
listen-for.one = "says one thing"
listen-for.two = "says another"
"""
    if "{" in head:
        inner = ", ".join(line for line in question.strip().splitlines())
        body = head.replace("{}", f"{{{inner}}}")
    elif head.endswith("."):
        table, _, key = head.rpartition("\n")
        body = f"{table}\n" + "".join(f"{key}{line}\n" for line in question.strip().splitlines())
    else:
        body = head + question
    text = f'format = "pack/1"\ntitle = "Earlier"\nrubric = "backend-engineer"\n{body}'
    return SourceText("question_packs/a-earlier.toml", "a-earlier", "pack", text)


def a_used_question() -> str:
    content = assemble(SHIPPED)
    return content.plans[PLAN].refs[0].partition("/")[2]


@pytest.mark.parametrize("plan", PLANS)
def test_the_values_are_those_of_reading_everything(plan: str) -> None:
    everything, needed = assemble(SHIPPED), assemble_for(plan, SHIPPED)
    assert needed.plans == {plan: everything.plans[plan]}
    assert needed.rubrics.items() <= everything.rubrics.items()
    assert needed.packs.items() <= everything.packs.items()
    refs = everything.plans[plan].refs
    assert [needed.question(ref) for ref in refs] == [everything.question(ref) for ref in refs]
    assert None not in [needed.question(ref) for ref in refs]


def test_no_more_is_read_than_the_plan_needs() -> None:
    assert len(assemble_for(PLAN, SHIPPED).packs) < len(assemble(SHIPPED).packs)


def test_a_broken_pack_that_the_plan_does_not_use_changes_nothing() -> None:
    sources = changed(UNUSED, "broken")
    assert assemble_for(PLAN, sources).plans == {PLAN: assemble(SHIPPED).plans[PLAN]}


def test_a_plan_whose_pack_is_broken_cannot_be_used() -> None:
    sources = changed(USED, "broken")
    assert PLAN not in assemble(sources).plans
    assert PLAN not in assemble_for(PLAN, sources).plans


def test_an_unknown_plan_reads_nothing() -> None:
    assert assemble_for("nothing", SHIPPED).plans == {}
    assert assemble_for("nothing", SHIPPED).packs == {}


@pytest.mark.parametrize(
    "head",
    [
        "[questions.ID]",
        "[ questions . ID ]",
        '[questions."ID"]',
        "[questions.'ID']",
        '["questions".ID]',
        '["que\\u0073tions".ID]',
        "questions.ID.",
        "questions = { ID = {} }",
        "[questions]\nID = {}",
        "[questions]\nID.",
    ],
)
def test_a_question_that_an_earlier_pack_has_claimed_breaks_the_plan_however_it_is_written(head: str) -> None:
    earlier = an_earlier_pack(head.replace("ID", a_used_question()))
    sources = (earlier, *SHIPPED)
    assert PLAN not in assemble(sources).plans
    assert PLAN not in assemble_for(PLAN, sources).plans
