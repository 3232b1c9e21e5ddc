"""What is to be erased of a workspace and of this user's other folders, and doing it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from interviewer.cli.erase_words import Plan, unread_words
from interviewer.model.errors import CannotRead, CannotSave
from interviewer.store.erasable import Places, Survey, survey
from interviewer.store.erase import (
    Erased,
    Words,
    erase,
    leftovers,
    lists_with,
    mentions,
    unclear_with,
    words_of,
)
from interviewer.store.in_editor import EDITS
from interviewer.store.meant import NobodyMeant, meant, of_one_candidate
from interviewer.store.opened import forget_opened, opened_early
from interviewer.store.out_of_reach import OutOfReach, out_of_reach
from interviewer.store.process import Process, this_process
from interviewer.store.refuges import chosen_refuges
from interviewer.store.seam import Disk
from interviewer.store.workspace import Workspace


def places_of(workspace: Workspace, refuges: tuple[Path, ...] | None = None) -> Places:
    """Return where there may be something of a session of *workspace*: what is held, and what is erased."""
    elsewhere = chosen_refuges(workspace.state) if refuges is None else refuges
    return Places(workspace.sessions, workspace.state, elsewhere)


class Erasing:
    """Erases from a workspace and from the user's other folders."""

    def __init__(
        self,
        workspace: Workspace,
        disk: Disk | None = None,
        here: Process | None = None,
        refuges: tuple[Path, ...] | None = None,
    ) -> None:
        self._workspace = workspace
        self._disk = disk or Disk()
        self._here = here or this_process()
        self._places = places_of(workspace, refuges)

    def plan(self, who: str | None, *, all_edits: bool = False) -> Plan:
        """Return what is to be removed of *who*; None is nobody, and only what editors left.

        With *all_edits* goes also what editors left of others in this workspace and of nobody that is known,
        also when there is nobody of that name any more, and none like it. Raises UsageError, or CannotRead
        when not all can be seen.
        """
        disk = self._disk
        found = survey(disk, self._places, self._here)
        if who is None:
            plan = self._with_edits(Plan(EDITS, ()), found, all_edits=True)
            if not plan.edits_there:
                raise NobodyMeant("There are no notes that an editor left.")
            return plan
        try:
            wanted = meant(disk, found, who)
        except NobodyMeant as nobody:
            unread = tuple(one.path for one in found.unclear if one.unread)
            plan = Plan(who, (), lists=self._lists_only(found, who), nobody=str(nobody), unclear=unread)
            if all_edits and (plan.lists or not nobody.near):  # else it may be a slip of the keys
                plan = self._with_edits(plan, found, all_edits=True)
            if plan.lists or plan.edits_there:
                return plan
            if unread:
                raise NobodyMeant(f"{nobody} {unread_words(unread)}") from nobody
            raise
        going = tuple(one for one in wanted if not one.open_in and one.held is None)
        words = words_of(going)
        plan = Plan(
            who,
            going,
            tuple(one for one in wanted if not one.open_in and one.held is not None),
            tuple(one for one in wanted if one.open_in),
            lists_with(disk, self._workspace.cache, going, words),
            unclear=unclear_with(found.unclear, words),
            same=tuple(one for one in found.remains if one not in wanted and of_one_candidate(one, going)),
        )
        return self._with_edits(plan, found, all_edits=all_edits) if going else plan

    def _with_edits(self, plan: Plan, found: Survey, *, all_edits: bool) -> Plan:
        """Return *plan* with what editors have and left of whoever goes, and of nobody known; or all that."""
        workspace, going = self._workspace, {one.id for one in plan.going}
        there = leftovers(self._disk, workspace.state, self._here, workspace.root, found.remains)
        left = [one for one in there if all_edits or not one.session or one.session in going]
        free = [one for one in left if one.free and one.held is None]
        return replace(
            plan,
            edits=tuple(one.path for one in free if all_edits or one.session),
            other_edits=tuple(one.path for one in free if not (all_edits or one.session)),
            open_edits=tuple(one.path for one in left if not one.free),
            held_edits=tuple(one for one in left if one.free and one.held is not None),
        )

    def _lists_only(self, found: Survey, who: str) -> tuple[Path, ...]:
        """Return the caches of lists that mention *who*, unless a session that there is does, too."""
        words = Words(names=frozenset({who}))
        told = (part for one in found.remains for told in one.told for part in (told.name, told.reference))
        if not who.strip() or any(map(words.in_text, told)):
            return ()
        return lists_with(self._disk, self._workspace.cache, (), words)

    def reach(self, plan: Plan) -> OutOfReach:
        """Return what keeps copies of what goes. To be asked before it goes."""
        return out_of_reach(self._disk, self._disk.real(self._workspace.sessions), plan.paths)

    def erase(self, plan: Plan) -> Erased:
        """Remove what goes, and first the note that somebody opened it before their own had begun."""
        failed = self._forget_opened(frozenset(one.id for one in plan.going))
        done = erase(self._disk, plan.going, lists=plan.lists, leftover=plan.edits)
        return replace(done, failed=(*failed, *done.failed))

    def _forget_opened(self, ids: frozenset[str]) -> tuple[tuple[Path, str], ...]:
        disk, state = self._disk, self._workspace.state
        try:
            early = opened_early(disk, state, disk.real(self._workspace.sessions))
            if gone := tuple(one for one in early if one.session in ids):
                forget_opened(disk, state, gone)
        except (CannotRead, CannotSave) as error:
            return ((Path(error.path), error.why),)
        return ()

    def mentions(self, plan: Plan, done: Erased) -> Iterator[tuple[Path, tuple[str, ...]]]:
        """Yield the files that still mention what went, but for those that are told of already."""
        workspace = self._workspace
        if not plan.going:
            return
        folders = (self._disk.real(workspace.sessions), workspace.state, workspace.config, workspace.cache)
        kept = (found.path for one in (*plan.kept, *plan.same) for found in one.found)
        told = {*kept, *(path for path, _ in done.failed), *plan.unclear}
        for path, words in mentions(self._disk, filter(None, folders), words_of(plan.going).with_family()):
            if path not in told and not any(path.is_relative_to(folder) for folder in told):
                yield path, words
