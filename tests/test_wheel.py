"""The wheel as a stranger installs it: away from the checkout, with packs, examples and styles."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.terminal.driver import Place, Terminal

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parents[1]
OURS = ("interviewer", "interviewer_tui")


@dataclass(frozen=True)
class Installed:
    """An environment of its own with the wheel in it, and a place to use it."""

    folder: Path
    place: Place

    @property
    def command(self) -> Path:
        return self.folder / "bin" / "interviewer"

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run *command* in an empty folder with an empty home."""
        return subprocess.run(
            list(map(str, command)),
            cwd=self.place.workspace,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def environment(self) -> dict[str, str]:
        """Of the place, but for the workspace, which is to be found."""
        return {name: value for name, value in self.place.environment.items() if name != "INTERVIEWER_HOME"}


def build(form: str, into: Path, source: Path = CHECKOUT) -> Path:
    """Build *form* out of the folder *source* and return the file."""
    # Without isolation, so that nothing is downloaded.
    command = [sys.executable, "-m", "build", f"--{form}", "--no-isolation", "--outdir", into, source]
    built = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (file,) = into.iterdir()
    return file


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install the wheel into an environment that sees what it needs, and nothing of this checkout.

    What it needs is linked, package by package, from where the tests run. A path to that folder would do no
    harm either, but only as long as nobody reads the .pth files in it, one of which leads to this checkout.
    """
    folder = tmp_path_factory.mktemp("environment") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    scheme = {"base": str(folder), "platbase": str(folder)}
    site = Path(sysconfig.get_path("purelib", "venv", scheme))
    for package in Path(sysconfig.get_path("purelib")).iterdir():
        ours = package.name.split("-")[0].split(".")[0] in OURS
        if not ours and package.suffix != ".pth" and not (site / package.name).exists():
            (site / package.name).symlink_to(package)
    install = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python")]
    subprocess.run(
        [*install, "install", "--quiet", "--no-index", "--no-deps", "--no-compile", str(wheel)],
        check=True,
        env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
    )
    return Installed(folder, Place(tmp_path_factory.mktemp("place")).make())


def test_the_wheel_holds_packs_examples_and_styles(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    for kind in ("question_packs", "sessions/examples"):
        beside = {
            f"interviewer/shipped/{path.relative_to(CHECKOUT).as_posix()}"
            for path in (CHECKOUT / kind).rglob("*.toml")
        }
        assert beside
        assert beside <= set(names)
    styles = {path.name for path in (CHECKOUT / "src/interviewer/tui/styles").glob("*.tcss")}
    assert styles == {Path(name).name for name in names if name.endswith(".tcss")}
    assert "interviewer/py.typed" in names
    assert not [name for name in names if {"tests", "content"} & {*name.split("/")} or "test_" in name]
    assert not [name for name in names if name.endswith(".pyc")]


def test_its_name_is_interviewer_tui_and_its_command_interviewer(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        about = [name for name in archive.namelist() if ".dist-info/" in name]
        texts = {Path(name).name: archive.read(name).decode() for name in about}
    metadata = HeaderParser().parsestr(texts["METADATA"])
    assert metadata["Name"] == "interviewer-tui"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert any("textual" in needed and "<8.3" in needed for needed in metadata.get_all("Requires-Dist", []))
    assert "interviewer = interviewer.cli:main" in texts["entry_points.txt"]


def test_the_source_archive_can_build_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    archive = build("sdist", tmp_path / "sdist")
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path, filter="data")
    rebuilt = build("wheel", tmp_path / "wheel", tmp_path / archive.name.removesuffix(".tar.gz"))
    assert sorted(ZipFile(rebuilt).namelist()) == sorted(ZipFile(wheel).namelist())


def test_what_runs_is_what_was_installed(installed: Installed) -> None:
    python = installed.folder / "bin" / "python"
    told = installed.run(python, "-c", "import interviewer; print(interviewer.__file__)")
    assert Path(told.stdout.strip()).is_relative_to(installed.folder), told.stderr
    paths = installed.run(python, "-c", "import sys; print(sys.path)").stdout
    assert str(CHECKOUT / "src") not in paths


def test_its_commands_work_from_an_empty_folder_with_an_empty_home(installed: Installed) -> None:
    version = installed.run(installed.command, "--version")
    assert (version.returncode, version.stderr) == (0, "")
    assert version.stdout.startswith("interviewer 0.")

    checked = installed.run(installed.command, "check")
    assert checked.returncode == 0, checked.stderr
    shipped = sum(1 for _ in (CHECKOUT / "question_packs").rglob("*.toml"))
    assert f" in {shipped} files" in checked.stdout

    paths = installed.run(installed.command, "paths")
    assert paths.returncode == 0
    assert str(installed.folder) in paths.stdout, "the packs are those in the package"
    assert str(CHECKOUT) not in paths.stdout

    keys = installed.run(installed.command, "keys", "--format", "json")
    assert keys.returncode == 0
    assert '"live.next"' in keys.stdout
    assert list(installed.place.home.iterdir()) == [], "looking leaves nothing behind"


def test_its_home_screen_opens(installed: Installed) -> None:
    terminal = Terminal(
        [str(installed.command)], environment=installed.environment, folder=installed.place.workspace
    )
    try:
        terminal.wait_for("START", "Back-end screen, 30 minutes", "backend-fundamentals")
        terminal.do("app.quit")
        assert terminal.wait_end() == 0
    finally:
        terminal.clear_away()
