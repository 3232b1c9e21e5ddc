"""What lists show, as quickly as it can be had: from the cache where a file is as it was, else from the file.

The home screen comes up on this, so nothing here loads pydantic before there is a file to be read.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from interviewer import __version__
from interviewer.model.listing import ListedContent, ListedSession, Listing
from interviewer.store.list_cache import Cached, Line, ListCache
from interviewer.store.seam import NO_STAMP, Disk, Stamp
from interviewer.store.stamps import session_stamps, sources_stamp
from interviewer.store.workspace import Workspace

if TYPE_CHECKING:
    from interviewer.model.content import Content
    from interviewer.model.saved import SavedSession

AT_ONCE = 14
"""How many new files are read before the first answer: as many as the home screen has lines for."""
IN_A_ROW = 50
"""How many are read between two answers."""


class Listings:
    """The lists of one workspace, which grow while files are read.

    `read_on` may run in a thread of its own: what is shared is replaced and never changed.
    """

    def __init__(
        self,
        workspace: Workspace,
        disk: Disk,
        *,
        content: "Callable[[], Content]",
        read: "Callable[[Path], SavedSession]",
        lost: "Callable[[], Iterable[SavedSession]]",
        behind: Callable[[Iterable[tuple[str, str]]], frozenset[str]] = lambda _: frozenset(),
    ) -> None:
        """List *workspace*; how to have its content, to read a file, and to find lost sessions is given.

        *behind* tells of which files, by path and session id, a process that is gone left a journal.
        """
        self._workspace = workspace
        self._disk = disk
        self._read_content = content
        self._read = read
        self._read_lost = lost
        self._read_behind = behind
        self._cache = ListCache(disk, workspace.cache, workspace.root, __version__)
        self._kept: Cached | None = None
        """What the cache holds; None before it was looked into."""
        self._known: Mapping[str, Line] = {}
        self._doubted: frozenset[str] = frozenset()
        """Files that could not be read last time. What was wrong with the disk may be right again."""
        self._content: ListedContent | None = None
        self._content_stamp = ""
        self._content_read = False

    def now(self) -> Listing:
        """Return everything that is known, after reading the newest few files of which nothing is."""
        stamps = self._stamps()
        self._learn(self._unknown(stamps)[:AT_ONCE], stamps)
        journals = self._has_journals()
        lost = {saved.path: _listed(saved) for saved in self._read_lost()} if journals else {}
        here = [self._known[path].session for path in stamps if path in self._known and path not in lost]
        submitted = [(one.path, one.id) for one in here if one.submitted]
        behind = self._read_behind(submitted) if journals else frozenset[str]()
        newest_first = sorted(here, key=lambda one: (one.began, one.name), reverse=True)
        sessions = (*lost.values(), *newest_first)
        return Listing(self._offered(), sessions, len(self._unknown(stamps)), behind)

    def read_on(self) -> bool:
        """Read some of what is not known or was taken from the cache on trust; False when nothing is left.

        Takes a fraction of a second.
        """
        if not self._content_read:
            self._offer_what_is_there()
            return True
        stamps = self._stamps()
        wanted = [*self._unknown(stamps), *(path for path in stamps if path in self._doubted)]
        self._learn(wanted[:IN_A_ROW], stamps)
        if len(wanted) <= IN_A_ROW:
            self._keep(stamps)
        return bool(wanted)

    def catch_up(self) -> None:
        """Read the few files that have changed, so that the next start finds them in the cache."""
        if self._workspace.cache is not None:
            stamps = self._stamps()
            self._learn(self._unknown(stamps)[:AT_ONCE], stamps)
            self._keep(stamps)

    def _stamps(self) -> Mapping[str, Stamp]:
        """Return the files there are, by path; before the first time, look into the cache for them."""
        if self._kept is None:
            self._kept = self._cache.load()
            self._known = self._kept.sessions
            self._doubted = frozenset(path for path, line in self._known.items() if line.session.fault)
        return session_stamps(self._disk, self._disk.real(self._workspace.sessions))

    def _unknown(self, stamps: Mapping[str, Stamp]) -> list[str]:
        """Return the files of which nothing is known as they are now, the newest first by their names."""
        known = self._known
        # A file that cannot be looked at, such as a link that leads nowhere, is tried once: its line is not
        # kept, so one without a stamp is of this process.
        unknown = [path for path, stamp in stamps.items() if path not in known or known[path].stamp != stamp]
        return sorted(unknown, key=os.path.basename, reverse=True)  # names begin with the date

    def _learn(self, paths: Iterable[str], stamps: Mapping[str, Stamp]) -> None:
        learnt = {path: Line(stamps[path], _listed(self._read(Path(path)))) for path in paths}
        self._known = {**self._known, **learnt}
        self._doubted -= learnt.keys()

    def _has_journals(self) -> bool:
        """Whether there are journals. They are rare, and slow to look into."""
        try:
            return bool(self._disk.entries(self._workspace.state / "journals"))
        except OSError:
            return False

    def _offered(self) -> ListedContent:
        if self._content is None:
            stamp = sources_stamp(self._disk, self._workspace.packs)
            if self._kept and stamp and stamp == self._kept.content_stamp:
                self._content, self._content_stamp = self._kept.content, stamp
            else:
                return self._offer_what_is_there()
        return self._content

    def _offer_what_is_there(self) -> ListedContent:
        from interviewer.analysis.listing import listed_content

        # The stamp first: what changes while it is read is read again next time.
        self._content_stamp = sources_stamp(self._disk, self._workspace.packs)
        self._content = listed_content(self._read_content())
        self._content_read = True
        return self._content

    def _keep(self, stamps: Mapping[str, Stamp]) -> None:
        """Keep the lists for the next start, if they are not what is kept already."""
        kept = self._kept or Cached()
        known = {path: self._known[path] for path in stamps if path in self._known}
        lines = MappingProxyType({path: line for path, line in known.items() if line.stamp != NO_STAMP})
        if self._content_stamp and self._content is not None:
            now = Cached(lines, self._content_stamp, self._content)
        else:
            now = Cached(lines, kept.content_stamp, kept.content)
        if now != kept:
            self._cache.save(now)
            self._kept = now


def _listed(saved: "SavedSession") -> ListedSession:
    from interviewer.analysis.listing import listed_session

    return listed_session(saved)
