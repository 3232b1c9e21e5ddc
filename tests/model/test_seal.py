"""The seal: what breaks it, and what does not."""

import pytest
import tomli
import tomli_w

from interviewer.model.saved_form import as_saved
from interviewer.model.seal import is_broken, seal_of
from interviewer.store.session_file import alike, read_session, to_toml
from tests.builders import a_response, a_session

SUBMITTED = a_session(
    submitted=True, ratings={"apis": 3}, responses={"http-methods": a_response("00:00:09 + all\n", rating=3)}
)
TEXT = to_toml(SUBMITTED).decode()


def test_a_submitted_session_is_sealed_and_a_live_one_is_not() -> None:
    assert tomli.loads(TEXT)["seal"] == seal_of(tomli.loads(TEXT))
    assert "seal" not in tomli.loads(to_toml(a_session()).decode())
    read = read_session(TEXT, "s")
    assert not read.changed_outside
    assert alike(read, as_saved(SUBMITTED))
    assert to_toml(read).decode() == TEXT


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("level = 3", "level = 4"),
        ("+ all", "+ none"),
        ('status = "submitted"', 'status = "live"'),
        ('seal = "', 'seal = "0'),
        ("[candidate]", "later-key = 1\n\n[candidate]"),
    ],
)
def test_a_change_of_what_it_says_breaks_it(before: str, after: str) -> None:
    changed = TEXT.replace(before, after, 1)
    assert changed != TEXT
    read = read_session(changed, "s")
    assert read.changed_outside
    again = to_toml(read).decode()
    assert read_session(again, "s").changed_outside, "saving it does not hide it"


def test_a_change_of_how_it_is_written_does_not() -> None:
    other = "# a comment\n" + tomli_w.dumps(dict(sorted(tomli.loads(TEXT).items())))
    assert not read_session(other, "s").changed_outside


def test_one_that_was_never_sealed_is_not_called_changed() -> None:
    document = tomli.loads(TEXT)
    del document["seal"]
    assert not is_broken(document)
    read = read_session(tomli_w.dumps(document), "s")
    assert read.unsealed
    assert not read.changed_outside
    assert "seal" not in tomli.loads(to_toml(read).decode()), "saving it does not hide it"


def test_keys_of_a_later_version_count() -> None:
    document = tomli.loads(TEXT) | {"later": {"at": 1.5, "since": "x"}}
    document["seal"] = seal_of(document)
    assert not read_session(tomli_w.dumps(document), "s").changed_outside
    document["later"]["at"] = 2.5
    assert read_session(tomli_w.dumps(document), "s").changed_outside
