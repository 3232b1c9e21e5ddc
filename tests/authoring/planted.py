"""Files with planted faults, and findings in a form that can be compared line by line."""

from textwrap import dedent

from interviewer.authoring.content import assemble
from interviewer.authoring.read import read_pack, read_plan, read_rubric
from interviewer.model.content import Content, FileKind, SourceText
from interviewer.model.findings import Finding

RUBRIC = """
    format = "rubric/1"
    title = "Engineer"
    [scale]
    1 = "Not yet"
    2 = "Solid"
    [skills.apis]
    title = "APIs"
    anchors = {1 = "Guesses", 2 = "Knows"}
    [skills.data]
    title = "Data"
    anchors = {1 = "Guesses", 2 = "Knows"}
"""
WEB = """
    format = "pack/1"
    title = "Web"
    rubric = "engineer"
    [questions.methods]
    title = "Methods"
    skill = "apis"
    kind = "knowledge"
    minutes = 5
    prompt = "Which?"
    listen-for = {safe = "safe"}
    [questions.rest]
    title = "REST"
    skill = "data"
    kind = "knowledge"
    minutes = 4
    prompt = "What?"
    listen-for = {name = "the name"}
"""
PLAN = """
    format = "plan/1"
    title = "Screen"
    rubric = "engineer"
    minutes = 30
    [sections.web]
    title = "Web"
    minutes = 10
    core = ["web/methods"]
    optional = ["web/rest"]
    [sections.talk]
    title = "Talk"
    minutes = 20
"""
ROLE = """
    format = "role/1"
    title = "Engineer"
    rubric = "engineer"
    job = "You build things."
    [posting]
    company = "<<company name>>"
    location = "Oslo"
    workplace = ["hybrid", "remote"]
    employment = ["full-time"]
    [company]
    introduction = "We make maps."
    [responsibilities.build]
    text = "Build APIs."
    skills = ["apis", "data"]
    [requirements.sql]
    text = "SQL."
    skills = ["data"]
    [nice-to-have.rest]
    text = "REST."
    skills = ["apis"]
    [application]
    send = "Your CV"
    to = "<<contact>>"
"""


def source(path: str, text: str) -> SourceText:
    """Return a file of a workspace; its folder says what kind it is."""
    folder, _, name = path.rpartition("/")
    kinds: dict[str, FileKind] = {"": "pack", "rubrics": "rubric", "roles": "role", "plans": "plan"}
    return SourceText(path, name.removesuffix(".toml"), kinds[folder], dedent(text).removeprefix("\n"))


def shown(finding: Finding) -> str:
    """Return a finding as `line:column «the text it points at» message`."""
    start = finding.column - 1
    pointed = finding.source[start : start + finding.width]
    severity = "" if finding.severity == "error" else "warning: "
    return f"{finding.line}:{finding.column} «{pointed}» {severity}{finding.message}"


def faults(kind: FileKind, text: str) -> list[str]:
    """Return what reading one file by itself finds."""
    folder = {"pack": "", "rubric": "rubrics/", "plan": "plans/"}[kind]
    read = {"pack": read_pack, "rubric": read_rubric, "plan": read_plan}[kind]
    value, findings = read(source(f"{folder}it.toml", text))
    assert (value is None) == bool(findings)
    return [shown(finding) for finding in findings]


def content(**files: str) -> Content:
    """Return the sound workspace above, with *files* (`plans_screen="…"`) added or put in place."""
    paths = {name.replace("_", "/") + ".toml": text for name, text in files.items()}
    everything = {"web.toml": WEB, "rubrics/engineer.toml": RUBRIC, "plans/screen.toml": PLAN} | paths
    return assemble(source(path, text) for path, text in everything.items())


def found(**files: str) -> list[str]:
    """Return everything that is found in the sound workspace with *files*, each with its path."""
    return [f"{finding.path}:{shown(finding)}" for finding in content(**files).findings]
