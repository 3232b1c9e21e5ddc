"""Which sessions somebody means who names a candidate or a session, among all of which there is anything."""

import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from interviewer.model.errors import UsageError
from interviewer.model.text import in_any_spelling, one_line
from interviewer.store.erasable import OWN, Remains, Survey
from interviewer.store.seam import Disk
from interviewer.store.told import stem_of


class NobodyMeant(UsageError):
    """There is no candidate and no session of that name."""

    def __init__(self, message: str, near: Iterable[str] = ()) -> None:
        """Say so; *near* are names that may have been meant."""
        super().__init__(message)
        self.near = tuple(near)


def meant(disk: Disk, survey: Survey, word: str) -> tuple[Remains, ...]:
    """Return the sessions that *word* means: those of one candidate, or one session.

    A candidate is named by key, full name or reference, a session by its id, the whole name of its file or a
    path. The beginning of a name is not enough. Raises UsageError when it means more than one, NobodyMeant
    when it means nothing.
    """
    ways = dict(_ways(disk, survey.remains, word))
    if len(ways) == 1:
        wanted = next(iter(ways))
        return tuple(one for one in survey.remains if one.id in wanted)
    if ways:
        raise UsageError(f'"{one_line(word)}" can mean {" or ".join(ways.values())}. Say which.')
    near = get_close_matches(word, _all_words(survey.remains), n=3, cutoff=0.6)
    hint = f" Nearest: {', '.join(near)}." if near else ""
    raise NobodyMeant(
        f'There is no candidate and no session "{one_line(word)}". It takes the full name, the reference or '
        f"the key of the candidate, or the id or the name of a session.{hint}",
        near,
    )


def named_beside(disk: Disk, survey: Survey, word: str) -> tuple[Remains, Path] | None:
    """Return the version beside a session that *word* names, as a list does or by a path, and whose it is."""
    for one in survey.remains:
        for found in one.found:
            if found.kind == "beside" and found.told is not None and _is_called(disk, found.path, word):
                return one, found.path
    return None


def candidate_words(remains: Remains) -> str:
    """Return whose session it is, as far as that is told: `Ada Example`; nothing when it is not."""
    return next((told.name for told in remains.told if told.name), "")


def of_one_candidate(remains: Remains, others: Iterable[Remains]) -> bool:
    """Whether a session is of the candidate of one of the *others*: by key, without one by name."""
    theirs = {word for one in others for word in _persons(one)}
    return any(word in theirs for word in _persons(remains))


def _persons(remains: Remains) -> Iterator[str]:
    return (_folded(told.key or told.name) for told in remains.told if told.key or told.name)


def own_file(remains: Remains) -> Path | None:
    """Return the session's own file; None when there is none."""
    return next((found.path for found in remains.found if found.kind in OWN), None)


def _ways(disk: Disk, everything: Iterable[Remains], word: str) -> Iterator[tuple[frozenset[str], str]]:
    """Yield what *word* can mean: ids of sessions, and that in words."""
    remains = tuple(everything)
    folded = _folded(word)
    sessions = [one for one in remains if _is_session(disk, one, word)]
    for one in sessions:
        yield frozenset({one.id}), f"the session {one.id} ({candidate_words(one) or 'of nobody told'})"
    by_name = [
        (one.id, told.key)
        for one in remains
        for told in one.told
        if (folded and folded in map(_folded, (told.key, told.name, told.reference)))
        or _is_name(word, told.name)
    ]
    for key in sorted({key for _, key in by_name}):
        ids = {of for of, its in by_name if its == key}
        if key:  # without one, nothing says that two are of one person but the name
            ids |= {one.id for one in remains if any(told.key == key for told in one.told)}
        many = "1 session" if len(ids) == 1 else f"{len(ids)} sessions"
        yield (
            frozenset(ids),
            f"the candidate {key or one_line(word)} ({', '.join(_names(remains, ids))}; {many})",
        )


def _is_called(disk: Disk, path: Path, word: str) -> bool:
    return word in (path.stem, path.name) or ("/" in word and disk.real(Path(word).expanduser()) == path)


def _names(everything: Iterable[Remains], ids: set[str]) -> list[str]:
    return sorted({told.name for one in everything if one.id in ids for told in one.told if told.name})


def _is_session(disk: Disk, remains: Remains, word: str) -> bool:
    if word == remains.id:
        return True
    own = [found.path for found in remains.found if found.kind in OWN]
    if any(word in (path.stem, path.name) for path in own):
        return True
    if any(stem_of(found.path) == word for found in remains.found if found.kind != "journal"):
        return True
    return "/" in word and disk.real(Path(word).expanduser()) in [found.path for found in remains.found]


def _is_name(word: str, name: str) -> bool:
    spelt = in_any_spelling(word)
    return bool(spelt) and spelt == in_any_spelling(name)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", one_line(text)).casefold()


def _all_words(everything: Iterable[Remains]) -> list[str]:
    words = {
        word
        for one in everything
        for told in one.told
        for word in (told.name, told.key, told.reference)
        if word
    }
    return sorted(words)
