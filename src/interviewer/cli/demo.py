"""`interviewer demo`: the program on a throwaway copy of fictional sessions."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from interviewer.cli.options import workspace_option
from interviewer.store.seam import DISK
from interviewer.store.workspace import Workspace, shipped_examples, shipped_packs


@click.command("demo")
@workspace_option
def command(workspace: Workspace) -> None:
    """Try it out on a throwaway copy of fictional sessions, with the packs of the workspace.

    Everything, journals and settings too, is kept in a temporary folder that goes when you leave.
    """
    from interviewer.cli.screens import open_home

    def open_demo(demo: Workspace) -> None:
        open_home(demo, partial(shutil.rmtree, demo.root, ignore_errors=True))

    run_demo(open_demo, workspace.packs)


def run_demo(open_home: Callable[[Workspace], object], packs: Path | None = None) -> None:
    """Hand a throwaway workspace with *packs* to *open_home*, remove it afterwards, and say so."""
    with throwaway_workspace(packs) as workspace:
        open_home(workspace)
    click.echo(
        f"The demo is over. Its folder {workspace.root} is removed, with all that was in it.", err=True
    )


@contextmanager
def throwaway_workspace(packs: Path | None = None) -> Iterator[Workspace]:
    """Yield a workspace of *packs*, else the shipped ones, and the examples; its folder is removed after."""
    with TemporaryDirectory(prefix="interviewer-demo-") as folder:
        root = DISK.real(Path(folder))
        workspace = Workspace(
            root=root,
            packs=root / "question_packs",
            sessions=root / "sessions",
            state=root / "state",
            config=root / "config",
        )
        _copy(packs or shipped_packs(), workspace.packs)
        _copy(shipped_examples(), workspace.sessions)
        yield workspace


def _copy(folder: Path, to: Path) -> None:
    """Copy what is in *folder*, but not its permissions: an installed package may be read-only."""
    for path in sorted(folder.rglob("*.toml")):
        target = to / path.relative_to(folder)
        DISK.make_folder(target.parent)
        shutil.copyfile(path, target)
        target.chmod(0o600)
