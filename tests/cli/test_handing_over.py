"""`copy-for-candidate`, `redact` and `export`: what leaves the house, and what does not."""

import html
import io
import json
import stat
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyrage
import pytest

from interviewer.live.keeping import with_hold, without_hold
from interviewer.model.custody import Hold, Opened, Revision
from interviewer.model.pack import UNPLANNED
from interviewer.model.plan import Section
from interviewer.model.session import Session, Unplanned
from interviewer.model.value import frozen_table, with_entry
from interviewer.store.process import this_process
from interviewer.store.session_file import read_session, to_toml
from interviewer.store.workspace import user_folders
from tests.builders import a_response, a_session, a_whole_session
from tests.cli.privacy_place import Place, crashed, place
from tests.store.left_everywhere import (
    CANARIES,
    FIRST,
    NAME,
    NOTE,
    OTHERS,
    SECOND,
    an_edit,
    of_another,
    theirs,
)
from tests.store.rig import LATER

__all__ = ["place"]

FORMS = ("text", "markdown", "html", "json")
COMMANDS = ("copy-for-candidate", "redact", "export")


def recorded() -> Session:
    """Return a submitted session with something of everything, in which the third question was not asked."""
    session = a_whole_session(
        FIRST, candidate=NAME, interviewer="Grace Hopper", ratings={"apis": 3}, take_aways="slow, then sure"
    )
    asked = session.questions["indexes"]
    added = asked.but(
        kind=UNPLANNED, pack=UNPLANNED, prompt="Was that before Bea Example came?", title="Was that"
    )
    responses = {
        "http-methods": session.responses["http-methods"].but(
            notes=a_response("00:01:00 + quicker than Bea, said Grace; graceful\n").notes
        ),
        "indexes": a_response(skipped="no time for her"),
        "unplanned-1": a_response('00:02:00 " no\n'),
        "general-notes": a_response("00:03:00 came early\n"),
    }
    return session.but(
        status="submitted",
        candidate=session.candidate.but(reference="CEMP-4711"),
        questions=with_entry(session.questions, "unplanned-1", added),
        unplanned=frozen_table({"unplanned-1": Unplanned(after="http-methods", at=5)}),
        responses=frozen_table(responses),
        hold=Hold(since=LATER, why="secret counsel"),
        opened=(Opened(session="abc234", at=LATER),),
        revisions=(Revision(at=LATER, why="second thoughts", was=frozen_table({"ratings.apis.level": 2})),),
    )


class TestCopyForCandidate:
    """What is about them is in it; what is of others, or tells the answers, is not."""

    @pytest.mark.parametrize("form", FORMS)
    def test_what_is_in_it_and_what_is_not(self, place: Place, form: str) -> None:
        place.save(recorded())
        place.save(of_another())
        made = place.run("copy-for-candidate", FIRST, "--format", form)
        assert made.code == 0
        said = " ".join(made.out.split())
        for inside in (
            "Quetzalcoatl Xochimilco",
            "4711",
            "slow, then sure",
            "3 Solid",
            "came early",
            "no time for her",
            "quicker than",
            "second thoughts",
            "graceful",
            "What can you tell me about Http methods?",
        ):
            assert inside in said, inside
        for outside in (
            "Bea",
            "Grace",
            "Hopper",
            "secret counsel",
            "abc234",
            "knows the basics",
            "never closed",
            "Solid at apis",
            "What can you tell me about Indexes?",
            "What can you tell me about Sql injection?",
            "count the queries",
        ):
            assert outside not in said, outside
        assert "another person" in said
        assert "left" in said.casefold()
        assert "not legal advice" in made.err
        assert "Replaced: [another person] 2, [interviewer] 1." in made.err

    @pytest.mark.parametrize("form", FORMS)
    @pytest.mark.parametrize("ended", [False, True])
    def test_of_a_hold_the_date_is_told_and_never_the_reason(
        self, place: Place, form: str, ended: bool
    ) -> None:
        hold = Hold(since=LATER, by="Olga Counsel", why="secret counsel")
        session = with_hold(theirs(submitted=True), hold)
        place.save(without_hold(session, LATER, "Olga", "secret settlement") if ended else session)
        made = place.run("copy-for-candidate", FIRST, "--format", form)
        said = " ".join(made.out.split())
        assert "UTC" not in made.err
        for secret in ("secret", "counsel", "Counsel", "settlement", "Olga"):
            assert secret not in said
        assert "A legal hold was set." in said
        assert ("A legal hold was ended." in said) == ended
        assert "The reason of the legal hold: it may be part of a dispute." in said
        assert "2026-11-21" in said

    @pytest.mark.parametrize("form", FORMS)
    def test_revisions_are_told_in_words_and_what_tells_the_answers_is_counted(
        self, place: Place, form: str
    ) -> None:
        session = recorded()
        was = {
            "ratings.apis.level": 2,
            "responses.http-methods.heard": ("knows-basics", "two"),
            "responses.http-methods.ticked.story": ("secret-id",),
            "responses.http-methods.probes-used": (1, 2),
            "responses.http-methods.notes": '00:01:00 + "slower than Bea"\n',
            "responses.indexes.rating": 1,
            "observed.apis.secret-point": 60,
            "interview.retain-until": date(2027, 5, 31),
            "from-elsewhere": ("x", "y"),
        }
        entry = Revision(at=LATER, by="Grace", why="second thoughts", was=frozen_table(was))
        place.save(session.but(revisions=(entry,)))
        place.save(of_another())
        out = place.run("copy-for-candidate", FIRST, "--format", form).out
        said = " ".join(html.unescape(out).replace("\\", "").split())
        for words in (
            "Apis 2 (Mixed)",
            "heard at “Http methods”: 2",
            "told at “Http methods”: 1",
            "follow-ups put at “Http methods”: 2",
            "slower than",
            "a question that you were not asked 1 (",
            "Apis: a point that was watched for seen",
            "interview.retain-until: 2027-05-31",
            "from-elsewhere was another",
        ):
            assert words in said, words
        for outside in ("knows-basics", "secret", "“Indexes”", "('", "Bea"):
            assert outside not in said, outside

    def test_the_interviewer_is_shown_when_that_is_wished(self, place: Place) -> None:
        place.save(recorded())
        made = place.run("copy-for-candidate", FIRST, "--interviewer", "shown", "--format", "json")
        form = json.loads(made.out)
        assert form["interview"]["interviewer"] == "Grace Hopper"
        assert "said Grace" in form["questions"][0]["notes"][0]["text"]

    def test_the_name_of_the_candidate_stays_whoever_else_has_it(self, place: Place) -> None:
        place.save(theirs().but(take_aways="Xochimilco knows it"))
        place.save(of_another().but(candidate=of_another().candidate.but(name="Bea Xochimilco")))
        assert "Xochimilco knows it" in place.run("copy-for-candidate", FIRST).out

    def test_words_that_may_be_names_are_told(self, place: Place) -> None:
        place.save(theirs().but(take_aways="like Konrad did"))
        assert "look at each: Konrad" in place.run("copy-for-candidate", FIRST).err

    def test_it_says_that_there_are_other_sessions(self, place: Place) -> None:
        place.save(theirs())
        place.save(theirs(SECOND))
        assert "There is 1 other session" in place.run("copy-for-candidate", FIRST).err

    def test_what_another_program_made_is_named(self, place: Place) -> None:
        place.save(theirs().but(**{"from-elsewhere": 1}))
        assert "this one does not know: from-elsewhere." in place.run("copy-for-candidate", FIRST).out

    def test_what_was_typed_and_not_put_down_is_left_out_and_that_is_said(self, place: Place) -> None:
        place.save(a_session(FIRST, candidate=NAME).but(drafts=frozen_table({"skip": "chapulin"})))
        told = place.run("copy-for-candidate", FIRST).out
        assert "chapulin" not in told
        assert "which were not entered" in " ".join(told.split())

    def test_html_shows_what_was_written(self, place: Place) -> None:
        place.save(theirs().but(take_aways="<b>&</b>"))
        assert "&lt;b&gt;&amp;&lt;/b&gt;" in place.run("copy-for-candidate", FIRST, "--format", "html").out


class TestRedact:
    """A copy that names nobody."""

    def test_a_file_in_a_folder_has_no_initials_and_no_canary(self, place: Place) -> None:
        place.save(theirs(submitted=True).but(take_aways=f"{NAME} met Bea"), "2026-11-21-1400-x-qx-7k3f2m")
        place.save(of_another())
        made = place.run("redact", FIRST, "--output", ".")
        written = Path(made.out.strip())
        assert made.code == 0
        assert "-rc-" in written.name
        text = written.read_text(encoding="utf-8").casefold()
        assert [word for word in CANARIES[:3] if word in text] == []
        session = read_session(written.read_bytes(), "x")
        assert session.take_aways == "[candidate] met [name]"
        assert not session.changed_outside
        assert place.run("show", str(written)).code == 0
        assert place.run("compare", "--format", "text", str(written)).code == 0

    def test_printed_it_is_a_session(self, place: Place) -> None:
        place.save(theirs())
        made = place.run("redact", FIRST)
        assert read_session(made.raw, "x").candidate.name == "Redacted Candidate"
        assert "Read it before you share it" in made.err

    def test_dates_are_kept_when_that_is_wished(self, place: Place) -> None:
        place.save(theirs())
        assert "started = 2024-01-06" in place.run("redact", FIRST).out
        assert "started = 2026-11-21" in place.run("redact", FIRST, "--keep-dates").out

    def test_one_of_a_newer_version_is_refused(self, place: Place) -> None:
        path = place.save(theirs())
        path.write_bytes(path.read_bytes().replace(b'"session/1"', b'"session/9"'))
        assert place.run("redact", FIRST).code == 1


class TestExport:
    """One file, sealed if that is wished."""

    def test_one_session_is_its_file(self, place: Place) -> None:
        path = place.save(theirs())
        made = place.run("export", FIRST)
        assert made.raw == path.read_bytes()
        assert made.err.startswith("Not encrypted: 1 session")

    def test_several_are_an_archive_of_their_files(self, place: Place) -> None:
        paths = [place.save(theirs()), place.save(theirs(SECOND))]
        made = place.run("export", FIRST, SECOND)
        with zipfile.ZipFile(io.BytesIO(made.raw)) as archive:
            assert {name: archive.read(name) for name in archive.namelist()} == {
                path.name: path.read_bytes() for path in paths
            }
            assert {one.date_time[0] for one in archive.infolist()} == {1980}

    @pytest.mark.parametrize("listed", [False, True])
    def test_sealed_only_its_reader_can_open_it(self, place: Place, listed: bool) -> None:
        path = place.save(theirs())
        key, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
        recipient = str(key.to_public())
        if listed:
            (place.root / "readers.txt").write_text(f"# us\n{recipient}\n\n")
            recipient = "readers.txt"
        made = place.run("export", FIRST, "--seal", recipient, "--output", ".")
        written = Path(made.out.strip())
        assert (made.code, made.err) == (0, "")
        assert written.name == f"{path.name}.age"
        sealed = written.read_bytes()
        assert pyrage.decrypt(sealed, [key]) == path.read_bytes()
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(sealed, [other])
        assert NAME.encode() not in sealed

    @pytest.mark.parametrize(
        ("line", "says"),
        [
            ("AGE-SECRET-KEY-1{}", "is a secret key"),
            ("  age-secret-key-1{}", "is a secret key"),
            ("age1{}", "is no recipient that age knows"),
            ("mine AGE-SECRET-KEY-1{}", "is a secret key"),
            ("{}", "is no recipient"),
        ],
    )
    def test_a_line_of_a_file_is_never_shown(self, place: Place, line: str, says: str) -> None:
        place.save(theirs())
        (place.root / "keys.txt").write_text(f"# created: today\n\n{line.format('qqqsecret')}\n")
        made = place.run("export", FIRST, "--seal", "keys.txt", "--output", "out")
        assert (made.code, made.out) == (2, "")
        assert f"keys.txt, line 3 {says}" in made.err
        assert "qqqsecret" not in made.err.casefold()
        assert not (place.root / "out").exists()

    def test_for_several_readers(self, place: Place) -> None:
        path = place.save(theirs())
        keys = [pyrage.x25519.Identity.generate() for _ in range(2)]
        seals = [word for key in keys for word in ("--seal", str(key.to_public()))]
        sealed = place.run("export", FIRST, *seals).raw
        assert [pyrage.decrypt(sealed, [key]) for key in keys] == [path.read_bytes()] * 2

    @pytest.mark.parametrize(
        ("recipient", "says"),
        [
            ("age1nonsense", "no recipient that age knows"),
            ("ssh-ed25519 AAAA", "no recipient that age knows"),
            ("nobody.txt", '"nobody.txt" is neither a recipient, such as age1…, nor a file'),
            ("", '"" is neither a recipient'),
            ("empty.txt", "names no recipient"),
            ("AGE-SECRET-KEY-1QQQ", "That is a secret key"),
            (" age-secret-key-1qqq", "That is a secret key"),
            (".", "neither a recipient"),
        ],
    )
    def test_a_wrong_recipient_is_told_and_nothing_is_written(
        self, place: Place, recipient: str, says: str
    ) -> None:
        place.save(theirs())
        (place.root / "empty.txt").write_text("# nobody\n")
        made = place.run("export", FIRST, "--seal", recipient, "--output", "out")
        assert (made.code, made.out) == (2, "")
        assert says in made.err
        assert not (place.root / "out").exists()

    def test_without_the_library_it_says_what_to_install(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        place.save(theirs())
        monkeypatch.setitem(sys.modules, "pyrage", None)
        made = place.run("export", FIRST, "--seal", "age1qqq", "--output", "out")
        assert (made.code, "pip install" in made.err) == (2, True)
        assert not (place.root / "out").exists()

    def test_a_file_that_cannot_be_understood_is_refused(self, place: Place) -> None:
        place.save(theirs()).write_bytes(b"x = [")
        assert place.run("export", "2026-11-21-1400-backend-engineer-x-7k3f2m").code == 1


class TestOutput:
    """What is written is new, and for its owner alone."""

    @pytest.mark.parametrize("command", COMMANDS)
    def test_a_new_file_of_the_owner_alone(self, place: Place, command: str) -> None:
        place.save(theirs())
        made = place.run(command, FIRST, "--output", "out")
        written = place.root / "out"
        assert (made.code, made.out) == (0, "out\n")
        assert stat.S_IMODE(written.stat().st_mode) == 0o600

    @pytest.mark.parametrize("command", COMMANDS)
    def test_what_is_there_stays_as_it_is(self, place: Place, command: str) -> None:
        place.save(theirs())
        (place.root / "out").write_text("mine")
        made = place.run(command, FIRST, "--output", "out")
        assert (made.code, "is there already" in made.err) == (2, True)
        assert (place.root / "out").read_text() == "mine"

    @pytest.mark.parametrize("command", COMMANDS)
    def test_a_link_that_leads_nowhere_is_not_followed(self, place: Place, command: str) -> None:
        place.save(theirs())
        (place.root / "out").symlink_to(place.root / "planted")
        assert place.run(command, FIRST, "--output", "out").code == 2
        assert not (place.root / "planted").exists()

    @pytest.mark.parametrize("command", COMMANDS)
    def test_a_folder_that_is_not_there(self, place: Place, command: str) -> None:
        place.save(theirs())
        made = place.run(command, FIRST, "--output", "nowhere/out")
        assert (made.code, "the folder is not there" in made.err) == (1, True)


class TestClosed:
    """What stays closed to whoever reads is not handed over either."""

    @pytest.mark.parametrize("command", COMMANDS)
    def test_it_is_refused_and_opened_anyway_goes_on_record(self, place: Place, command: str) -> None:
        place.save(theirs(submitted=True).but(id=FIRST))
        mine = theirs(SECOND)
        path = place.save(mine.but(interview=mine.interview.but(interviewer="Ida Test")))
        config = place.root.parent / "home" / "config" / "interviewer"
        config.mkdir(parents=True)
        (config / "config.toml").write_text('format = "config/1"\ninterviewer = "Ida Test"\n')
        assert place.run("show", FIRST).code != 0, "it is not closed at all"
        refused = place.run(command, FIRST)
        assert refused.code != 0
        assert refused.out == ""
        assert place.run(command, FIRST, "--open-anyway").code == 0
        assert [one.session for one in place.read(path).opened] == [FIRST]


class TestIncomplete:
    """What the file of a session does not hold is never left out without a word."""

    @pytest.mark.parametrize("command", ["copy-for-candidate", "export"])
    def test_while_notes_are_in_a_journal_alone_nothing_is_made(self, place: Place, command: str) -> None:
        rig = crashed(place)
        made = place.run(command, FIRST, "--output", "out")
        assert (made.code, made.out) == (1, "")
        assert f"To bring them in: interviewer resume {rig.path.stem}" in made.err
        assert not (place.root / "out").exists()

    @pytest.mark.parametrize("command", COMMANDS)
    def test_of_a_session_without_a_file_it_is_said_how_to_bring_it_back(
        self, place: Place, command: str
    ) -> None:
        rig = crashed(place)
        rig.path.unlink()
        for name in (rig.path.stem, FIRST, str(rig.path)):
            made = place.run(command, name)
            assert (made.code != 0) == (command in ("copy-for-candidate", "export"))
            told = f"only in its journal. To bring them in: interviewer resume {rig.path.stem}"
            assert told in made.err, name
        assert place.run(command, "x").code == 2

    def test_while_another_window_is_ahead_of_the_file(self, place: Place) -> None:
        crashed(place, process=replace(this_process(), pid=1, began=""))
        made = place.run("copy-for-candidate", FIRST)
        assert (made.code, "is open in another window (process 1)" in made.err) == (1, True)

    @pytest.mark.parametrize("command", ["redact", "show"])
    def test_what_is_read_all_the_same_says_so(self, place: Place, command: str) -> None:
        crashed(place)
        made = place.run(command, FIRST)
        assert made.code == 0
        assert "newest words" not in made.out
        assert "Newer notes of it are only in its journal" in made.err

    @pytest.mark.parametrize("command", COMMANDS)
    def test_after_it_was_taken_up_nothing_is_said(self, place: Place, command: str) -> None:
        crashed(place).go_on_published()
        made = place.run(command, FIRST)
        assert (made.code, "newest words" in made.out) == (0, True)
        assert "journal" not in made.err

    @pytest.mark.parametrize("command", ["copy-for-candidate", "export", "show"])
    def test_what_went_on_in_another_folder(self, place: Place, command: str) -> None:
        rig = crashed(place, elsewhere=True)
        (went_on,) = (place.root / "refuge").glob("*.toml")
        made = place.run(command, str(rig.path))
        assert made.code == (0 if command == "show" else 1)
        assert f"The newest notes of it are in {went_on}" in made.err
        assert "newest words" in place.run(command, str(went_on)).out

    @pytest.mark.parametrize("command", ["copy-for-candidate", "export", "show"])
    @pytest.mark.parametrize("to", ["renamed.toml", "2026/renamed.toml"])
    @pytest.mark.parametrize("elsewhere", [False, True])
    def test_of_one_that_was_moved_since(
        self, place: Place, command: str, to: str, *, elsewhere: bool
    ) -> None:
        rig = crashed(place, elsewhere=elsewhere)
        moved = rig.sessions / to
        moved.parent.mkdir(exist_ok=True)
        rig.path.rename(moved)
        made = place.run(command, str(moved))
        assert made.code == (0 if command == "show" else 1)
        told = "The newest notes of it are in" if elsewhere else "Newer notes of it are only in its journal"
        assert told in made.err

    @pytest.mark.parametrize("command", ["copy-for-candidate", "export"])
    def test_a_rescued_copy_that_got_further(self, place: Place, command: str) -> None:
        path = place.save(theirs())
        further = theirs().but(take_aways="chapulin\nsaid at the very end", records=99)
        rescued = place.root.parent / "home" / f"{path.stem}.rescued-20261122T161433Z.toml"
        rescued.write_bytes(to_toml(further))
        made = place.run(command, FIRST)
        assert (made.code, f"Newer notes of it are in {rescued}. To bring them in" in made.err) == (1, True)

    @pytest.mark.parametrize("form", FORMS)
    def test_other_versions_are_told_in_the_copy_and_beside_it(self, place: Place, form: str) -> None:
        path = place.save(theirs())
        for kind in ("conflict-vm-20261122T161433Z", "copy-vm-20261122T161433Z"):
            other = theirs().but(take_aways="said in another window")
            path.with_name(f"{path.stem}.{kind}.toml").write_bytes(to_toml(other))
        path.with_name(f"{path.stem}.other-20261122T161433Z.toml").write_bytes(path.read_bytes())
        path.with_name(f"{path.stem}.conflict-torn.toml").write_bytes(path.read_bytes()[:500])
        made = place.run("copy-for-candidate", str(path), "--format", form)
        assert made.code == 0
        assert "3 other versions of this record" in " ".join(made.out.split())
        assert made.err.count("Not in it is what another version of it holds: ") == 3

    @pytest.mark.parametrize("command", ["copy-for-candidate", "export"])
    @pytest.mark.parametrize("of", [FIRST, "", OTHERS])
    @pytest.mark.parametrize(
        ("notes", "newer"),
        [("", False), (f"{NOTE}\n", False), (f"{NOTE}\n+ and more\n", True), ("+ nowhere else\n", True)],
    )
    def test_notes_that_were_open_in_an_editor(
        self, place: Place, command: str, of: str, notes: str, newer: bool
    ) -> None:
        """Where nothing tells of which session they are, they may be of any."""
        place.save(theirs())
        place.save(of_another())
        left = an_edit(user_folders().state, notes, of, place.root)
        made, refused = place.run(command, FIRST), newer and of != OTHERS
        assert (made.code, f"still in {left}, and " in made.err) == ((1, True) if refused else (0, False))
        again = f"to remove them: interviewer erase --editor-leftovers --workspace {place.root}\n"
        assert made.err.endswith(again) is refused
        shown = place.run("show", FIRST)
        assert (shown.code, str(left) in shown.err) == (0, refused)

    def test_what_lies_deeper_in_what_an_editor_left_counts(self, place: Place) -> None:
        place.save(theirs())
        left = an_edit(user_folders().state, "", FIRST, place.root)
        (left / "backup").mkdir()
        (left / "backup" / "notes.txt").write_text("+ nowhere else\n", encoding="utf-8")
        assert place.run("export", FIRST).code == 1

    def test_what_is_not_called_as_an_edit_is_none(self, place: Place) -> None:
        place.save(theirs())
        an_edit(user_folders().state, "something", name=".cache")
        assert place.run("copy-for-candidate", FIRST).code == 0

    def test_notes_that_an_editor_has_now(self, place: Place) -> None:
        place.save(theirs())
        here = this_process()
        name = f"{here.pid}-{here.began}-0123abcd"
        folder = an_edit(user_folders().state, "+ being written\n", FIRST, place.root, name)
        made = place.run("copy-for-candidate", FIRST)
        assert (made.code, f"Close it first: {folder}" in made.err) == (1, True)

    def test_other_sessions_count_by_reference_or_by_name(self, place: Place) -> None:
        place.save(theirs())
        place.save(theirs(SECOND))
        other = theirs("ddd444")
        place.save(other.but(candidate=other.candidate.but(key="another", reference="")))
        assert "There are 2 other sessions with" in place.run("copy-for-candidate", FIRST).err

    def test_names_of_others_in_lower_case(self, place: Place) -> None:
        mine = theirs()
        facts = mine.interview.but(interviewer="Quillon Reviewerson")
        place.save(mine.but(interview=facts, take_aways="quillon asked; petra did; Z.C. was; ask @zoecan"))
        other = of_another()
        place.save(other.but(interview=other.interview.but(interviewer="Petra Colleaguer")))
        made = place.run("copy-for-candidate", FIRST)
        assert "[interviewer] asked; petra did" in made.out
        (told,) = [line for line in made.err.splitlines() if "look at each" in line]
        assert all(word in told for word in ("petra", "Z.C.", "@zoecan"))
        assert "Z.C." in place.run("redact", FIRST).err

    @pytest.mark.parametrize("command", ["copy-for-candidate", "redact"])
    def test_an_interviewer_of_two_letters_goes_in_lower_case(self, place: Place, command: str) -> None:
        mine = theirs()
        facts = mine.interview.but(interviewer="Bo Ng")
        place.save(mine.but(interview=facts, take_aways="bo asked; ng thinks"))
        assert "[interviewer] asked; [interviewer] thinks" in place.run(command, FIRST).out

    def test_names_without_a_blank_and_as_in_an_address(self, place: Place) -> None:
        mine = theirs()
        facts = mine.interview.but(interviewer="李小龙")
        said = "小龙问过; 王 小明 too; dana_f, danaq; askHopper; R77"
        place.save(mine.but(interview=facts, take_aways=said))
        for number, (name, reference) in enumerate(
            [("王小明", ""), ("Dana Qvist", ""), ("Grace Hopper", "")]
        ):
            other = a_session(f"zz{number}999", candidate=name, key=f"other-{number}")
            place.save(other.but(candidate=other.candidate.but(reference=reference)))
        copy = place.run("copy-for-candidate", FIRST)
        assert "[interviewer]问过; [another person] too; dana_f, danaq; askHopper" in copy.out
        (told,) = [line for line in copy.err.splitlines() if "look at each" in line]
        assert all(word in told for word in ("dana", "danaq", "askHopper"))
        redacted = place.run("redact", FIRST)
        assert "[interviewer]问过; [name] too; dana_f, danaq; askHopper" in redacted.out
        (told,) = [line for line in redacted.err.splitlines() if "look at each" in line]
        assert all(word in told for word in ("dana", "danaq", "askHopper"))

    @pytest.mark.parametrize("form", ["text", "json"])
    def test_talk_stands_where_it_was(self, place: Place, form: str) -> None:
        mine = theirs()
        sections = {"hello": Section(title="Hello", minutes=1, say="Say hello."), **mine.plan.sections}
        mine = mine.but(plan=mine.plan.but(sections=frozen_table(sections)))
        responses = with_entry(mine.responses, "hello", a_response("00:00:10 the weather\n"))
        place.save(mine.but(responses=responses))
        out = place.run("copy-for-candidate", FIRST, "--format", form).out
        if form == "json":
            assert json.loads(out)["other_notes"][0]["after_questions"] == 0
        else:
            assert out.index("the weather") < out.index("nepantla")


def test_what_is_saved_is_what_the_tests_think() -> None:
    assert read_session(to_toml(recorded()), "x").hold is not None
