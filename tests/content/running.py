"""Reads the code-review exercises, parses their code, and runs both versions under the probes in `probes`."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import tomli
import tree_sitter_go
import tree_sitter_java
import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

from tests.content.probes import address_migration, order_pages, product_cache, turnover_report

PACK = Path(__file__).parents[2] / "question_packs" / "code-review.toml"
PROBES = Path(__file__).parent / "probes"
EXERCISES: dict[str, dict[str, Any]] = tomli.loads(PACK.read_text(encoding="utf-8"))["questions"]

Version = Literal["handout", "solution"]
VERSIONS: tuple[Version, ...] = get_args(Version)
HERE: dict[str, dict[str, Callable[[str], str]]] = {
    "review-order-pages": order_pages.PROBES,
    "review-product-cache": product_cache.PROBES,
    "review-turnover-report": turnover_report.PROBES,
    "review-address-migration": address_migration.PROBES,
}
"""The probes of the exercises that run in this process."""
TOOLS = {"java": ("javac", "java"), "go": ("go",), "javascript": ("node",)}
"""What a language needs to be run; Python and SQL need nothing that is not here already."""
GRAMMARS: dict[str, Callable[[], object]] = {
    "java": tree_sitter_java.language,
    "go": tree_sitter_go.language,
    "javascript": tree_sitter_javascript.language,
}
SCHEMAS = {
    "review-turnover-report": turnover_report.SCHEMA,
    "review-address-migration": address_migration.SCHEMA,
}


def language(exercise: str) -> str:
    name: str = EXERCISES[exercise]["handout"]["language"]
    return name


def code(exercise: str, version: Version) -> str:
    text: str = EXERCISES[exercise][version]["code"]
    return text


@cache
def tool(name: str) -> str | None:
    """Return where a tool is: beside this Python, or on the path."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


def _needed(name: str) -> str:
    found = tool(name)
    assert found is not None, f"{name} is not on this machine"
    return found


def missing() -> list[str]:
    return [name for names in TOOLS.values() for name in names if tool(name) is None]


def runs(exercise: str) -> bool:
    """Return whether all that *exercise* needs to be run is on this machine."""
    return not set(TOOLS.get(language(exercise), ())) & set(missing())


def mistakes(exercise: str, version: Version) -> list[str]:
    """Return what the parser of the language has against the code."""
    text, name = code(exercise, version), language(exercise)
    try:
        if name == "python":
            compile(text, f"{exercise}.py", "exec")
        elif name == "sql":
            db = sqlite3.connect(":memory:")
            try:
                db.executescript(SCHEMAS[exercise] + text)
            finally:
                db.close()
        else:
            parser = Parser(Language(GRAMMARS[name]()))
            return list(_errors(parser.parse(text.encode()).root_node))
    except (SyntaxError, sqlite3.Error) as error:
        return [str(error)]
    return []


def _errors(node: Node) -> list[str]:
    if node.is_error or node.is_missing:
        return [f"line {node.start_point.row + 1}: {node.type}"]
    return [error for child in node.children for error in _errors(child)]


@dataclass
class Runs:
    """Builds what has to be built, once, and keeps what came of each run."""

    folder: Path
    _outcomes: dict[tuple[str, Version], dict[str, str]] = field(default_factory=dict)
    _built: set[str] = field(default_factory=set)

    def outcomes(self, exercise: str, version: Version) -> dict[str, str]:
        """Return, for each fault that has a probe, what came of it in this version."""
        known = self._outcomes.get((exercise, version))
        if known is None:
            if exercise in HERE:
                text = code(exercise, version)
                known = {fault: probe(text) for fault, probe in HERE[exercise].items()}
            else:
                lines = self._run(*self._command(exercise, version)).splitlines()
                known = dict(line.split("\t", 1) for line in lines)
            self._outcomes[exercise, version] = known
        return known

    def build(self, exercise: str) -> None:
        """Compile both versions together with their probe, or let the tool check them."""
        name = language(exercise)
        if name in TOOLS and name not in self._built:
            build = {"java": self._build_java, "go": self._build_go, "javascript": self._check_javascript}
            build[name](exercise)
            self._built.add(name)

    @property
    def _program(self) -> Path:
        return self.folder / "go" / ("probe.exe" if os.name == "nt" else "probe")

    def _command(self, exercise: str, version: Version) -> tuple[str, ...]:
        self.build(exercise)
        if language(exercise) == "java":
            # The probes are over long before a faster compiler would pay.
            classes = str(self.folder / "java" / "classes")
            return _needed("java"), "-XX:TieredStopAtLevel=1", "-cp", classes, f"{version}.RateLimiterProbe"
        if language(exercise) == "go":
            return str(self._program), version
        handler = self.folder / "javascript" / f"{version}.js"
        return _needed("node"), str(PROBES / "webhook_probe.js"), str(handler)

    def _build_java(self, exercise: str) -> None:
        """Compile both versions in one go, each as a package with a probe of its own."""
        folder = self.folder / "java"
        probe = (PROBES / "RateLimiterProbe.java").read_text(encoding="utf-8")
        sources = []
        for version in VERSIONS:
            for name, text in (("RateLimiter", code(exercise, version)), ("RateLimiterProbe", probe)):
                sources.append(_write(folder / version / f"{name}.java", f"package {version}; {text}"))
        self._run(_needed("javac"), "-d", str(folder / "classes"), *map(str, sources))

    def _build_go(self, exercise: str) -> None:
        folder = self.folder / "go"
        _write(folder / "go.mod", "module probe\n\ngo 1.24\n")
        shutil.copy(PROBES / "archive_probe.go", folder / "main.go")
        for version in VERSIONS:
            _write(folder / version / "archive.go", code(exercise, version))
            shutil.copy(PROBES / "archive_store.go", folder / version / "store.go")
        self._run(_needed("go"), "build", "-o", str(self._program), ".", cwd=folder)

    def _check_javascript(self, exercise: str) -> None:
        for version in VERSIONS:
            file = _write(self.folder / "javascript" / f"{version}.js", code(exercise, version))
            self._run(_needed("node"), "--check", str(file))

    def _run(self, *command: str, cwd: Path | None = None) -> str:
        env = os.environ | {
            "CGO_ENABLED": "0",
            "GO111MODULE": "on",
            "GOCACHE": str(self.folder / "go-cache"),
            "GOFLAGS": "-mod=mod",
            "GOPATH": str(self.folder / "go-path"),
            "GOPROXY": "off",
            "GOTOOLCHAIN": "local",
            "GOWORK": "off",
        }
        done = subprocess.run(
            command,
            cwd=cwd or self.folder,
            env=env,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def _write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
