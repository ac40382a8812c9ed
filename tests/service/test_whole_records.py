# ruff: noqa: S608 - the names put into the statements stand here
"""Nothing leaves from records that are not whole; after a loss there is a way back, and it stays on record."""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.report import samples as made
from venuecheck.assessment.assessment import Assessment
from venuecheck.assurance.status import Status
from venuecheck.collate.sent import Trouble
from venuecheck.collate.standing import standing
from venuecheck.core.problem import ForbiddenError, InputError, InvalidError
from venuecheck.core.step import Step
from venuecheck.records.chain import canonical
from venuecheck.records.codec import encode
from venuecheck.records.damage import NotWholeError
from venuecheck.records.envelope import seal
from venuecheck.records.erasing import Erasure, erase
from venuecheck.records.mark import Mark
from venuecheck.records.outside import Beside, Outside
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify as prove
from venuecheck.service import retention
from venuecheck.service.bookings.diary import diary_to_keep
from venuecheck.service.bookings.diary_shown import diary_json
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.letters import draw_up, set_out
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.given_files import Given
from venuecheck.service.partnership.bundle import BUNDLE_TYPE
from venuecheck.service.partnership.bundle_export import bundle_of, export
from venuecheck.service.partnership.bundle_import import Outcome, receive
from venuecheck.service.partnership.bundle_reading import read_bundle
from venuecheck.service.partnership.bundles_kept import KEY_KIND, TrustedKey
from venuecheck.service.partnership.key_changes import MarkSaid
from venuecheck.service.partnership.what_was_sent import gather
from venuecheck.service.record_keeping import subject_access, ways_back
from venuecheck.service.record_keeping.attachments import attach
from venuecheck.service.record_keeping.proof import back_up, restore, verify
from venuecheck.service.record_keeping.record_groups import hold
from venuecheck.service.sites.opening import open_store, outside
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports.inspection_pack import inspection_pack
from venuecheck.service.venue_reports.reporting import venue_report
from venuecheck.service.venue_reports.sign_offs import sign

from . import venues

NOW = made.NOW
LETTERS = 'letters: {review: "Write to the chair of governors within 28 days."}\n'
FIXTURE = Path(__file__).parents[1] / "fixtures" / "version-0.1.0" / "venue"


def altered(site: Site, *statements: str) -> None:
    """Change the records as somebody does who owns their file."""
    connection = sqlite3.connect(site.path.parent / "venuecheck.db", isolation_level=None)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in (*statements, *(sql for _, sql in triggers)):
        connection.execute(statement)
    connection.close()


def forged(site: Site) -> None:
    """Write a record behind the signature."""
    copied = "SELECT venue, 5, kind, 'forged', at, digest, payload_digest, '" + "a" * 64 + "' FROM record WHERE seq = 4"
    altered(
        site,
        f"INSERT INTO record {copied}",
        "INSERT INTO payload SELECT venue, 5, salt, body FROM payload WHERE seq = 4",
    )


def cut(site: Site) -> None:
    """Cut off the last record and its signature."""
    altered(site, *(f"DELETE FROM {table} WHERE seq = 4" for table in ("payload", "record", "head")))


def emptied(site: Site) -> None:
    """Empty the database."""
    altered(site, *(f"DELETE FROM {table}" for table in ("payload", "record", "head")))


def gone(site: Site) -> None:
    """Delete the database."""
    for path in site.path.parent.glob("venuecheck.db*"):
        path.unlink()


def of_nobody(site: Site) -> None:
    """Put a payload beside the venue's, of which the venue is no text: no chain of anybody's has it."""
    altered(site, "INSERT INTO payload SELECT CAST(venue AS BLOB), seq, salt, body FROM payload WHERE seq = 4")


def keyless(site: Site) -> None:
    """Delete the key."""
    (site.path.parent / "venuecheck.key").unlink()


def unanchored(site: Site) -> None:
    """Delete the anchor."""
    (site.path.parent / "venuecheck.anchor").unlink()


def elsewhere(site: Site) -> None:
    """Let the anchor be that of another venue, rightly signed by a key of its own: as if ours were kept there."""
    unanchored(site)
    folder = site.path.parent
    other = Outside(chain="elsewhere", key_path=folder / "other.key", anchor_path=folder / "venuecheck.anchor")
    other.begin()


def changed(site: Site) -> None:
    """Change what a record in the middle says."""
    altered(site, "UPDATE payload SET body = replace(body, 'a', 'b') WHERE seq = 2")


def unguarded(site: Site) -> None:
    """Take a trigger away."""
    connection = sqlite3.connect(site.path.parent / "venuecheck.db")
    connection.execute("DROP TRIGGER payload_no_update")
    connection.close()


def reported(site: Site, folder: Path) -> None:
    """Make the report."""
    del folder
    with open_store(site) as store:
        venue_report(site, store, now=NOW)


def packed(site: Site, folder: Path) -> None:
    """Make the inspection pack."""
    with open_store(site) as store:
        inspection_pack(site, store, folder / "pack", now=NOW, formats=("json",))


def exported(site: Site, folder: Path) -> None:
    """Make a bundle."""
    with open_store(site) as store:
        (folder / "a.bundle").write_bytes(export(site, store, bundle_of(site, store, now=NOW)))


def signed(site: Site, folder: Path) -> None:
    """Sign the report."""
    del folder
    with open_store(site) as store:
        sign(site, store, person="A. Head", role="headteacher", now=NOW)


def collated(site: Site, folder: Path) -> None:
    """Collate from the database."""
    del folder
    gather([str(site.path.parent / "venuecheck.db")], None, now=NOW)


def written_to(site: Site, folder: Path) -> None:
    """Make the letter that comes next."""
    with open_store(site) as store:
        about = read_assessment(store, made.booking().id)
        drawn = draw_up(site, store, about.value, Wanted(to="An Organiser"), now=NOW)
        (folder / "letter.txt").write_bytes(set_out(drawn, "text"))


def kept_as_a_diary(site: Site, folder: Path) -> None:
    """Write the diary into a file."""
    with open_store(site) as store:
        (folder / "diary.json").write_bytes(diary_json(diary_to_keep(site, store, now=NOW)))


def given_out(site: Site, folder: Path) -> None:
    """Give out what is held of a person: it leaves, for they have a right to it, and says first what is wrong."""
    with open_store(site) as store:
        content = subject_access.export(site, subject_access.find(store, "Helen Okafor"), now=NOW)
    first = content.decode().splitlines()[0]
    if not first.startswith('{"records": "RECORDS NOT WHOLE: '):
        (folder / "person.json").write_bytes(content)
        return
    what = "it says first that they are not whole"
    raise InputError.at(str(folder), what)


def emptied_unanchored(site: Site) -> None:
    """Empty the database, and delete the anchor that would name what was in it."""
    emptied(site)
    unanchored(site)


def gone_unanchored(site: Site) -> None:
    """Delete both: the key alone says that something was recorded."""
    gone(site)
    unanchored(site)


def closed(site: Site) -> None:
    """Close what is no trunk."""
    altered(site, "INSERT INTO head VALUES ('', 4, '', '', '')")


def signed_twice(site: Site) -> None:
    """Sign a chain of which there is no record."""
    altered(site, "INSERT INTO head SELECT '2', seq, digest, public_key, signature FROM head")


def of_no_form(site: Site) -> None:
    """Take away what the store says of its form, with all that guards it."""
    connection = sqlite3.connect(site.path.parent / "venuecheck.db")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("DROP TABLE alembic_version")
    connection.close()


LOSSES = (
    forged,
    cut,
    emptied,
    gone,
    keyless,
    unanchored,
    emptied_unanchored,
    gone_unanchored,
    elsewhere,
    changed,
    unguarded,
    closed,
    signed_twice,
    of_no_form,
)
OUTWARD = (reported, packed, exported, signed, written_to, kept_as_a_diary, given_out, collated)
"""Every way in which something leaves the records; docs/reliability.md lists them with those that read none."""


def erased_as_due(site: Site) -> None:
    """Erase what has been kept for long enough: all of it, years later."""
    with open_store(site) as store:
        retention.run(site, store, now=NOW + timedelta(days=4000))


def erased_as_asked(site: Site) -> None:
    """Erase what is held of a person."""
    with open_store(site) as store:
        found = subject_access.find(store, "Helen Okafor")
        subject_access.erase_found(site, store, found, reason="they asked for it", person="A. Manager", now=NOW)


def erased_by_number(site: Site) -> None:
    """Erase a record, whoever names it."""
    with open_store(site) as store:
        erase(store, Erasure(records=(3,), reason="due", person="A. Manager"), NOW)


def held_otherwise(site: Site) -> None:
    """Let the hold be one of another booking."""
    altered(site, f"UPDATE payload SET body = replace(body, '{made.booking().id}', 'another') WHERE seq = 5")


DESTROYING = (erased_as_due, erased_as_asked, erased_by_number)
"""Every way in which something that is on record is erased for good."""


@pytest.mark.parametrize("destroy", DESTROYING)
@pytest.mark.parametrize("loss", [changed, held_otherwise, keyless, unguarded])
def test_nothing_is_erased_from_records_that_are_not_whole(
    loss: Callable[[Site], None], destroy: Callable[[Site], None], tmp_path: Path
) -> None:
    """What was changed may be the hold that keeps it: nobody knows then what may go. Drafts stay as well."""
    site = venues.school(tmp_path / "school")
    with open_store(site) as store:
        store.save_draft("assessment", "half", {"answers": {"organiser": "Helen Okafor"}})
        hold(site, store, made.booking().id, reason="a complaint is open", person="A. Manager", now=NOW)
    loss(site)
    lies = (site.path.parent / "venuecheck.db").read_bytes()
    with pytest.raises(NotWholeError):
        destroy(site)
    assert (site.path.parent / "venuecheck.db").read_bytes() == lies


@pytest.mark.parametrize("loss", LOSSES)
def test_nothing_leaves_from_records_that_are_not_whole(loss: Callable[[Site], None], tmp_path: Path) -> None:
    """It is named, the outward step is refused, nothing is written, and nothing made of it looks whole again."""
    site = venues.school(tmp_path / "school", LETTERS)
    for leave in OUTWARD[:-1]:
        leave(site, tmp_path)
    shutil.rmtree(tmp_path / "pack")
    for name in ("a.bundle", "letter.txt", "diary.json", "person.json"):
        (tmp_path / name).unlink()
    shutil.rmtree(tmp_path / "school")
    site = venues.school(tmp_path / "school", LETTERS)
    loss(site)
    before = {path.name for path in tmp_path.iterdir()}
    assert not verify(site).is_whole
    for leave in OUTWARD:
        with pytest.raises(InputError):
            leave(site, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == before
    assert not verify(site).is_whole


def test_rows_of_nobody_stop_what_shows_something_and_not_the_desk(tmp_path: Path) -> None:
    """As what is wrong with another venue does: what this one has recorded is proven by itself."""
    site = venues.school(tmp_path / "school", LETTERS)
    of_nobody(site)
    assert not verify(site).is_whole
    went = set()
    for leave in OUTWARD:
        with contextlib.suppress(InputError):
            leave(site, tmp_path)
            went.add(leave)
    assert went == {written_to, kept_as_a_diary}


@pytest.mark.parametrize("loss", [loss for loss in LOSSES if loss is not changed])
def test_nothing_is_signed_over_an_end_that_does_not_verify(loss: Callable[[Site], None], tmp_path: Path) -> None:
    """The next record is refused; it does not turn what was forged into what is signed."""
    site = venues.school(tmp_path / "school")
    loss(site)
    with pytest.raises(NotWholeError), open_store(site) as store:
        store.append("thing", "next", {"a": 1}, NOW)
    assert not verify(site).is_whole
    assert loss is keyless or (site.path.parent / "venuecheck.key").exists()
    assert not (loss is keyless and (site.path.parent / "venuecheck.key").exists())


def test_a_store_of_today_is_anchored_with_its_next_record(tmp_path: Path) -> None:
    """It opens, is whole, and says from where on it is anchored; one that is not whole is not anchored."""
    shutil.copytree(FIXTURE, tmp_path / "venue")
    (tmp_path / "venue" / "venuecheck.key").chmod(0o600)
    url, outside = f"sqlite:///{tmp_path}/venue/venuecheck.db", Beside(tmp_path / "venue").of("st-aidans")
    with Store.open(url, "st-aidans") as store:
        before = prove(store.database).records
        assert outside.anchor() is None
        store.append("thing", "a", {"a": 1}, NOW)
        found = prove(store.database)
        assert (found.is_whole, found.records) == (True, before + 2)
        (event,) = store.all("chain", dict)
        assert (event["became"], event["before"]["records"]) == ("anchored", before)
    anchor = outside.anchor()
    assert anchor is not None
    assert anchor.records == before + 2


def test_a_new_chain_lets_the_desk_go_on(tmp_path: Path) -> None:
    """The damaged one is kept whole beside it, drafts are carried over, and its first record says what was wrong."""
    site = venues.school(tmp_path / "school")
    with open_store(site) as store:
        store.save_draft("assessment", "half", {"a": 1})
    with pytest.raises(ForbiddenError, match="the records are whole"):
        ways_back.begin_again(site, person="A. Admin", reason="nothing at all happened", now=NOW)
    changed(site)
    with pytest.raises(InvalidError):
        ways_back.begin_again(site, person="A. Admin", reason="", now=NOW)
    begun = ways_back.begin_again(site, person="A. Admin", reason="the disk was found to be failing", now=NOW)
    assert begun.drafts == 1
    kept = sqlite3.connect(begun.kept)
    assert kept.execute("SELECT count(*) FROM record").fetchone() == (4,)
    kept.close()
    assert Path(begun.kept).stat().st_mode & 0o077 == 0
    with open_store(site) as store:
        assert store.draft("assessment", "half") is not None
        store.append("thing", "next", {"a": 1}, NOW)
        (event,) = store.all("chain", dict)
    assert event["before"]["records"] == 4
    assert "record 2: what it says has been changed" in event["words"]
    found = verify(site)
    assert (found.is_whole, found.records) == (True, 2)
    assert "A new chain was begun by A. Admin" in found.notes[0]


def test_what_a_new_chain_says_of_the_old_one_is_told_to_its_end(tmp_path: Path) -> None:
    """However much was wrong: where the old records are comes last."""
    site = venues.school(tmp_path / "school")
    altered(site, "UPDATE payload SET body = replace(body, 'a', 'b')")
    begun = ways_back.begin_again(site, person="A. Admin" * 20, reason="the disk was found to be failing", now=NOW)
    (note,) = verify(site).notes
    assert note.endswith(f"The old records are kept: {begun.kept}.")
    assert "; and 1 more" in note


def test_a_new_key_is_signed_by_the_old_one_or_by_a_persons_statement(tmp_path: Path) -> None:
    """With the old key it is whole without a note; without it somebody has to compare it, and that stays noted."""
    site = venues.school(tmp_path / "school")
    first = verify(site).mark
    with pytest.raises(InvalidError, match="it is not lost"):
        ways_back.renew_key(site, person="A. Admin", reason="somebody else saw it", now=NOW, lost=True)
    second = ways_back.renew_key(site, person="A. Admin", reason="somebody else saw it", now=NOW)
    assert first is not None
    assert second.fingerprint != first.fingerprint
    found = verify(site)
    assert (found.is_whole, found.notes) == (True, ())
    assert not verify(site, expect_key=first.fingerprint).is_whole
    assert verify(site, expect_key=second.fingerprint.lower(), at_least=5).is_whole
    assert not verify(site, at_least=6).is_whole
    keyless(site)
    third = ways_back.renew_key(
        site, person="A. Admin", reason="the laptop was stolen", now=NOW + timedelta(days=1), lost=True
    )
    found = verify(site)
    assert found.is_whole
    assert (
        f"{third.fingerprint} signs since then: whoever knew the old one, as a coordinator does, has to"
        in found.notes[0]
    )
    with open_store(site) as store:
        store.append("thing", "next", {"a": 1}, NOW)
    assert verify(site).is_whole


def test_an_anchor_is_set_anew_where_it_is_gone_and_nowhere_else(tmp_path: Path) -> None:
    """It is no way to have a cut store pass: the anchor that names more must be there to be refused."""
    site = venues.school(tmp_path / "school")
    with pytest.raises(ForbiddenError):
        ways_back.set_anchor(site, person="A. Admin", reason="nothing at all happened", now=NOW)
    unanchored(site)
    mark = ways_back.set_anchor(site, person="A. Admin", reason="the folder was copied without it", now=NOW)
    assert mark.records == 5
    found = verify(site)
    assert found.is_whole
    assert "The anchor was set anew by A. Admin, at 4 records" in found.notes[0]


def test_a_copy_that_comes_back_names_the_mark_before(tmp_path: Path) -> None:
    """What was recorded after the copy is lost, and the record of it says how far the records had gone."""
    site = venues.school(tmp_path / "school")
    back_up(site, tmp_path / "copy.db")
    with open_store(site) as store:
        store.append("thing", "lost", {"a": 1}, NOW)
    gone(site)
    restore(site, tmp_path / "copy.db", now=NOW, person="A. Admin")
    with open_store(site) as store:
        (event,) = store.all("chain", dict)
    assert (event["before"]["records"], event["anchor"]["records"], event["person"]) == (4, 5, "A. Admin")
    found = verify(site)
    assert (found.is_whole, found.records) == (True, 5)


def test_a_coordinator_notices_fewer_records_than_before(tmp_path: Path) -> None:
    """Imported or collated: refused, with how many there were."""
    site, office = venues.school(tmp_path / "school"), venues.office(tmp_path / "office")
    shutil.copytree(tmp_path / "school", tmp_path / "before")
    (tmp_path / "sent").mkdir()
    with open_store(site) as store:
        store.append("thing", "later", {"a": 1}, NOW)
        sealed = export(site, store, bundle_of(site, store, now=NOW))
    (tmp_path / "sent" / "a.bundle").write_bytes(sealed)
    old = replace(site, path=tmp_path / "before" / "venuecheck.yaml")
    with open_store(old) as store:
        sealed = export(old, store, bundle_of(old, store, now=NOW + timedelta(hours=1)))
    (tmp_path / "sent" / "b.bundle").write_bytes(sealed)
    with open_store(office) as store:
        assert receive(office, store, read_bundle(tmp_path / "sent" / "a.bundle"), now=NOW).outcome is Outcome.IMPORTED
        for _ in range(2):
            done = receive(office, store, read_bundle(tmp_path / "sent" / "b.bundle"), now=NOW)
            assert (done.outcome, done.missing) == (Outcome.SHORTER, 5)
        assert len(store.keys("refused_bundle")) == 1
    # whoever collates from these records, or from the folder, shows nothing of the venue as in order
    for source in (office.path.parent / "venuecheck.db", tmp_path / "sent"):
        (facts,) = gather([str(source)], None, now=NOW + timedelta(days=1)).venues
        assert facts.doubted
        stands = standing(facts, NOW + timedelta(days=1), timedelta(days=400), {})
        assert not {stands.filtering, stands.bookings} & {Status.FINE, Status.STATED}
    gathered = gather([str(tmp_path / "sent")], None, now=NOW + timedelta(days=1))
    (refused,) = gathered.not_counted
    assert "had 5 records when it sent before, and has 4 in this" in refused.words
    # the venue has told why, and read its fingerprint out
    received = read_bundle(tmp_path / "sent" / "b.bundle")
    with open_store(office) as store:
        with pytest.raises(InvalidError):
            receive(office, store, received, now=NOW, trust="0" * 20, person="C. Ordinator")
        taken = receive(office, store, received, now=NOW, trust=received.fingerprint, person="C. Ordinator")
        assert taken.outcome is Outcome.IMPORTED
    (facts,) = gather([str(office.path.parent / "venuecheck.db")], None, now=NOW + timedelta(days=1)).venues
    assert not facts.doubted


def bundled(site: Site, path: Path, days: int = 0) -> Path:
    """Export a bundle into a file."""
    path.parent.mkdir(exist_ok=True)
    with open_store(site) as store:
        path.write_bytes(export(site, store, bundle_of(site, store, now=NOW + timedelta(days=days))))
    return path


def test_a_key_that_the_old_one_signed_goes_on_as_the_venues(tmp_path: Path) -> None:
    """At the import, in a folder, and where only the old fingerprint is in the list of partners."""
    site, office = venues.school(tmp_path / "school"), venues.office(tmp_path / "office")
    first = bundled(site, tmp_path / "sent" / "a.bundle")
    ways_back.renew_key(site, person="A. Admin", reason="the computer was replaced", now=NOW)
    second = bundled(site, tmp_path / "sent" / "b.bundle", days=1)
    with open_store(office) as store:
        for path, is_new in ((first, True), (second, True)):
            done = receive(office, store, read_bundle(path), now=NOW)
            assert (done.outcome, done.is_new_key) == (Outcome.IMPORTED, is_new)
    for source in (office.path.parent / "venuecheck.db", tmp_path / "sent"):
        gathered = gather([str(source)], None, now=NOW + timedelta(days=2))
        assert gathered.not_counted == ()
        assert len(gathered.sources) == 2
    # one that came late, from before the change, is one of those records, whichever was trusted first
    other = venues.office(tmp_path / "other")
    with open_store(other) as store:
        assert receive(other, store, read_bundle(second), now=NOW).outcome is Outcome.IMPORTED
        assert receive(other, store, read_bundle(first), now=NOW).outcome is Outcome.ALREADY_THERE
    late = gather([str(other.path.parent / "venuecheck.db")], None, now=NOW + timedelta(days=2)).not_counted
    assert [one.trouble for one in late] == [Trouble.OLDER]
    # somebody else's statement that they took over does not
    with open_store(site) as store:
        bundle = bundle_of(site, store, now=NOW)
        forged = replace(bundle, keys=(replace(bundle.keys[0], new_key="0" * 64),))
        (tmp_path / "c.bundle").write_bytes(export(site, store, forged))
    with pytest.raises(InputError, match="the key before did not sign the one that took its place"):
        read_bundle(tmp_path / "c.bundle")


def test_a_key_after_a_loss_counts_once_somebody_has_compared_it(tmp_path: Path) -> None:
    """Even where no other bundle of the venue is known: until then nothing of it is in order."""
    site, office = venues.school(tmp_path / "school"), venues.office(tmp_path / "office")
    keyless(site)
    ways_back.renew_key(site, person="A. Admin", reason="the disk with the key broke", now=NOW, lost=True)
    path, later = bundled(site, tmp_path / "sent" / "a.bundle"), NOW + timedelta(days=1)
    database = str(office.path.parent / "venuecheck.db")
    with open_store(office) as store:
        assert receive(office, store, read_bundle(path), now=NOW).outcome is Outcome.IMPORTED
    for source in (database, str(path.parent)):
        gathered = gather([source], None, now=later)
        assert [one.trouble for one in gathered.not_counted] == [Trouble.OTHER_KEY]
        assert "lost its key, as it says, and nobody has compared the new one" in gathered.not_counted[0].words
        stands = standing(gathered.venues[0], later, timedelta(days=400), {})
        assert not {stands.filtering, stands.bookings} & {Status.FINE, Status.STATED}
    received = read_bundle(path)
    with open_store(office) as store:
        for _ in range(2):
            done = receive(office, store, received, now=NOW, trust=received.fingerprint, person="C. Ordinator")
            assert done.outcome is Outcome.ALREADY_THERE
        assert [one.person for one in store.all(KEY_KIND, TrustedKey)] == ["C. Ordinator"]
    assert gather([database], None, now=later).not_counted == ()
    # a key that this one signed is as good
    ways_back.renew_key(site, person="A. Admin", reason="the computer was replaced", now=later)
    with open_store(office) as store:
        assert receive(office, store, read_bundle(bundled(site, path, days=1)), now=later).outcome is Outcome.IMPORTED
    assert gather([database], None, now=later + timedelta(days=1)).not_counted == ()


def test_a_bundle_says_how_far_the_records_go(tmp_path: Path) -> None:
    """Signed as the anchor is; one whose mark is not that of its chain is refused."""
    site = venues.school(tmp_path / "school")
    anchor = Beside(tmp_path / "school").of("st-aidans").anchor()
    with open_store(site) as store:
        bundle = bundle_of(site, store, now=NOW)
        (tmp_path / "a.bundle").write_bytes(export(site, store, bundle))
        assert bundle.mark is not None
        short = replace(bundle, chain=bundle.chain[:-1])
        (tmp_path / "b.bundle").write_bytes(export(site, store, short))
    assert anchor is not None
    assert read_bundle(tmp_path / "a.bundle").records_words == anchor.words
    with pytest.raises(InputError, match="how far its records go is not what it says"):
        read_bundle(tmp_path / "b.bundle")


@pytest.mark.parametrize("body", ["'no JSON'", "'{}'", "'[[[[[[[['", "x'00ff'", "CAST(x'7bff7d' AS TEXT)", "'7'"])
def test_what_cannot_be_read_is_told_by_its_record(body: str, tmp_path: Path) -> None:
    """Whoever reads it without having proven it first is told which, and nothing of what it says."""
    site = venues.school(tmp_path / "school")
    altered(site, f"UPDATE payload SET body = {body} WHERE seq = 3")
    with open_store(site) as store:
        with pytest.raises(InputError, match=r"record 3 cannot be read|a text in it is not UTF-8") as raised:
            store.all("assessment", Assessment)
        assert "7bff7d" not in str(raised.value)


def test_no_key_is_made_over_records_that_another_signed(tmp_path: Path) -> None:
    """An anchor is no way around a lost key: that is said, and its loss can still be recorded."""
    site = venues.school(tmp_path / "school")
    keyless(site)
    unanchored(site)
    with pytest.raises(ForbiddenError, match="the key is not here; bring it back first"):
        ways_back.set_anchor(site, person="A. Admin", reason="the folder was copied without it", now=NOW)
    assert not (site.path.parent / "venuecheck.key").exists()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("CAST(x'ff41' AS TEXT)", "none that a version of venuecheck writes"),
        ("'0004 '", "none that a version of venuecheck writes"),
        ("'0003'", "its tables are those of another"),
        ("'9999'", "newer version of venuecheck"),
    ],
)
def test_what_a_store_says_of_its_form_is_told_by_what_it_is(form: str, said: str, tmp_path: Path) -> None:
    """Only a form that is still to come is a reason to update."""
    site = venues.school(tmp_path / "school")
    altered(site, f"UPDATE alembic_version SET version_num = {form}")
    with pytest.raises(InputError, match=said) as caught:
        open_store(site)
    (problem,) = caught.value.problems
    assert problem.file.endswith("venuecheck.db")
    assert (problem.fix == "update venuecheck") is ("9999" in form)
    assert not problem.then or problem.then.step is Step.VERIFY_RECORDS


def test_that_a_file_is_kept_is_said_of_no_broken_end(tmp_path: Path) -> None:
    """Nothing would be recorded; the answer rests on the records all the same."""
    site = venues.school(tmp_path / "school")
    with open_store(site) as store:
        about = next(iter(store.keys("assessment")))
        file = Given(name="note.txt", content=b"evidence")
        attach(site, store, file, about, person="A. Head", now=NOW)
        attach(site, store, file, about, person="A. Head", now=NOW)
        assert len(store.keys("file")) == 1
    closed(site)
    with open_store(site) as store, pytest.raises(NotWholeError):
        attach(site, store, file, about, person="A. Head", now=NOW)


def test_a_key_that_gave_its_place_to_another_signs_no_more(tmp_path: Path) -> None:
    """An old copy of all, put back: shorter, gone on by itself, or beside what the new key has recorded since."""
    site = venues.school(tmp_path / "school")
    old_key = outside(site).signer()
    assert old_key is not None
    with open_store(site) as store:
        before = bundle_of(site, store, now=NOW)
    first = bundled(site, tmp_path / "sent" / "a.bundle")
    ways_back.renew_key(site, person="A. Admin", reason="the computer was replaced", now=NOW)
    second = bundled(site, tmp_path / "sent" / "b.bundle", days=1)
    with open_store(site) as store:
        after = bundle_of(site, store, now=NOW + timedelta(days=2))
    chains = {
        Trouble.SHORTER: before.chain,
        Trouble.FORKED: (*before.chain, "0" * 64),
        Trouble.OTHER_KEY: (*after.chain, "0" * 64),
    }
    now = NOW + timedelta(days=3)
    for trouble, chain in chains.items():
        folder, office = tmp_path / trouble.value, venues.office(tmp_path / f"{trouble.value}-office")
        folder.mkdir()
        mark = Mark(public_key=old_key.public_key, records=len(chain), last=chain[-1], day="2026-09-14")
        signed = MarkSaid(records=mark.records, last=mark.last, day=mark.day, signature=mark.sign(old_key))
        said = replace(after, public_key=old_key.public_key, keys=(), chain=chain, records=before.records, mark=signed)
        path = folder / "c.bundle"
        path.write_bytes(seal(old_key, BUNDLE_TYPE, canonical(encode(said))))
        received = read_bundle(path)
        with open_store(office) as store:
            for one in (first, second):
                assert receive(office, store, read_bundle(one), now=now).outcome is Outcome.IMPORTED
            if trouble is Trouble.OTHER_KEY:
                with pytest.raises(InvalidError, match="signed with a key that gave its place to another"):
                    receive(office, store, received, now=now)
            else:
                assert receive(office, store, received, now=now).outcome.value == trouble.value
        database = str(office.path.parent / "venuecheck.db")
        for sources in ([database], [str(tmp_path / "sent"), str(folder)]):
            gathered = gather(sources, None, now=now)
            assert [one.trouble for one in gathered.not_counted] == [trouble]
            assert gathered.venues[0].doubted is (trouble is not Trouble.OTHER_KEY)
        with open_store(office) as store:  # somebody who knows why brings the old records back
            receive(office, store, received, now=now, trust=received.fingerprint, person="C. Ordinator")
        gathered = gather([database], None, now=now)
        assert [one.trouble for one in gathered.not_counted] == [Trouble.SETTLED]
        assert len(gathered.sources) == 1


def test_a_database_that_links_to_itself_is_no_fault_of_the_program(tmp_path: Path) -> None:
    """It is refused in words."""
    site = venues.school(tmp_path / "school")
    gone(site)
    (site.path.parent / "venuecheck.db").symlink_to("venuecheck.db")
    with pytest.raises(InputError), open_store(site):
        pass
