"""Which folder is worked in, and where the packs inside the package are."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path, user_state_path

import interviewer
from interviewer.model.errors import UsageError
from interviewer.store.seam import DISK, Disk, is_folder, is_there

_APP = "interviewer"
_PACKS = "question_packs"
_SESSIONS = "sessions"


@dataclass(frozen=True, slots=True)
class UserFolders:
    """The folders that belong to the user rather than to a workspace."""

    data: Path
    state: Path
    config: Path
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folders in use. Nothing is made here; what is missing is made when something is saved."""

    root: Path
    packs: Path
    sessions: Path
    state: Path
    """For journals and other things that are not the user's papers."""
    config: Path
    shipped: bool = False
    """Whether the packs are those that come with the program, as the workspace has none of its own."""
    cache: Path | None = None
    """For what only saves time and may be deleted at any time; None where nothing is to be kept."""


def find_workspace(
    explicit: Path | None,
    environ: Mapping[str, str],
    cwd: Path,
    folders: UserFolders | None = None,
    disk: Disk = DISK,
) -> Workspace:
    """Return the workspace: *explicit*, else `INTERVIEWER_HOME`, else the nearest upwards, else the user's.

    Upwards means from *cwd* to a folder that holds `question_packs`. A folder so named need not exist yet.
    Raises UsageError when it is a file.
    """
    folders = folders or user_folders()
    home = environ.get("INTERVIEWER_HOME", "").strip()
    if explicit is not None:
        root = _named(disk, explicit, cwd)
    elif home:
        root = _named(disk, Path(home), cwd)
    else:
        above = (folder for folder in (cwd, *cwd.parents) if is_folder(disk, folder / _PACKS))
        root = next(above, folders.data)
    own = root / _PACKS
    has_own = is_folder(disk, own)
    return Workspace(
        root=root,
        packs=own if has_own else shipped_packs(),
        sessions=root / _SESSIONS,
        state=folders.state,
        config=folders.config,
        shipped=not has_own,
        cache=folders.cache,
    )


def user_folders() -> UserFolders:
    """Return where this user's data, state and settings go on this system."""
    return UserFolders(
        data=user_data_path(_APP, appauthor=False),
        state=user_state_path(_APP, appauthor=False),
        config=user_config_path(_APP, appauthor=False),
        cache=user_cache_path(_APP, appauthor=False),
    )


def shipped_packs() -> Path:
    """Return the folder of the packs that come with the program."""
    return _shipped(_PACKS)


def shipped_examples() -> Path:
    """Return the folder of the fictional sessions that come with the program."""
    return _shipped(_SESSIONS, "examples")


def _named(disk: Disk, folder: Path, cwd: Path) -> Path:
    root = cwd / folder.expanduser()
    if is_there(disk, root) and not is_folder(disk, root):
        raise UsageError(f"The workspace {folder} is a file, not a folder.")
    return root


def _shipped(*parts: str) -> Path:
    """Return a folder inside the installed package, or beside `src` when a checkout is what is installed."""
    package = Path(interviewer.__file__).parent
    inside = package.joinpath("shipped", *parts)
    beside = package.parent.parent.joinpath(*parts)
    return inside if is_folder(DISK, inside) or not is_folder(DISK, beside) else beside
