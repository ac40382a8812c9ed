# ruff: noqa: S608 - the names put into the statements stand here
"""The store's own matters: who may do what, and how the server is set up, in a chain, with a key and an anchor."""

import json
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

import venuecheck
from tests.records.conftest import VERIFIER, new_database
from tests.report import samples
from venuecheck.accounts import happenings
from venuecheck.accounts.accounts import Accounts
from venuecheck.core.actor import Role
from venuecheck.core.problem import ForbiddenError, InputError
from venuecheck.records import tables
from venuecheck.records.chains import OWN
from venuecheck.records.damage import DamageKind, NotWholeError
from venuecheck.records.neighbours import sign
from venuecheck.records.outside import Beside
from venuecheck.records.signing import new_signer
from venuecheck.records.store import Store
from venuecheck.records.version import Version
from venuecheck.service.partnership.reading_sent import Pile, read
from venuecheck.service.record_keeping import own_matters, ways_back
from venuecheck.service.record_keeping.own_matters import ACCOUNT_KIND, Change, How, OwnMatter, record_own
from venuecheck.service.record_keeping.proof import back_up, restore, verify, whole
from venuecheck.service.record_keeping.what_to_do import what_to_do
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

from . import venues

NOW = samples.NOW
_WHY = "the disk was found to be failing"


@pytest.fixture
def accounts(site: Site) -> Accounts:
    """Give its accounts: one clerk."""
    made = Accounts.beside(site.path.parent)
    made.book.add("Gwen Made-Up", {site.venue.id: (Role.CLERK,)}, NOW.timestamp())
    return made


def kept(site: Site, accounts: Accounts, change: Change | None = None, *, later: int = 0) -> tuple[str, ...]:
    """Record how they stand."""
    with open_store(site) as store:
        found = record_own(store.database, accounts, change or Change(), NOW + timedelta(hours=later))
    return tuple(one.about for one in found)


def said(site: Site) -> list[OwnMatter]:
    """Read everything that was ever recorded of Gwen's account, in order."""
    with open_store(site) as store:
        own = Store(store.database, OWN)
        last = own.version(ACCOUNT_KIND, "gwen-made-up").seq
        places = [Version(venue=OWN, kind=ACCOUNT_KIND, key="gwen-made-up", seq=seq) for seq in range(1, last + 1)]
        read = [own.value_of(place, OwnMatter) for place in places]
        return [one for one in read if one is not None]


def witness(site: Site) -> str:
    """Prove the store with the verifier that needs nothing of ours."""
    store = site.path.parent / "venuecheck.db"
    done = subprocess.run([sys.executable, VERIFIER, store], capture_output=True, text=True, check=False)
    return done.stdout


def tamper(site: Site, statement: str) -> None:
    """Change something as whoever owns the database can."""
    connection = sqlite3.connect(site.path.parent / "venuecheck.db")
    with connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        for _, sql in guards:
            connection.execute(sql)
    connection.close()


def test_they_have_a_chain_a_key_and_an_anchor_of_their_own(site: Site, accounts: Accounts) -> None:
    """Beside those of the venue, which are as they were; both verifiers prove them, and each says how far they go."""
    before = verify(site).mark
    assert kept(site, accounts) == ()
    names = {path.name for path in site.path.parent.glob("venuecheck*.*")}
    assert {f"venuecheck-{OWN}.key", f"venuecheck-{OWN}.anchor", "venuecheck.key", "venuecheck.anchor"} <= names
    found = verify(site)
    assert found.is_whole
    assert found.mark == before
    own = found.others[OWN]
    assert own is not None
    assert own.records == 1
    assert own.public_key != found.mark.public_key  # type: ignore[union-attr]
    assert "Whole: 5 records" in witness(site)


def test_how_somebody_stands_is_recorded_with_who_changed_it(site: Site, accounts: Accounts) -> None:
    """Nothing is recorded twice; and no name, password or address is in it."""
    kept(site, accounts)
    kept(site, accounts)
    seen = accounts.book.named("gwen-made-up").roles
    accounts.book.give_roles("gwen-made-up", {site.venue.id: (Role.DECIDER,)}, seen=seen)
    change = Change(by="head", about=("gwen-made-up",))
    assert kept(site, accounts, change, later=1) == ()
    first, second = said(site)
    assert (first.how, first.by) == (How.FIRST, "")
    assert (second.how, second.by) == (How.DONE, "head")
    let_in_by = second.stands["let_in_by"]
    assert second.stands == {
        "roles": {site.venue.id: ["decider"]},
        "ended": False,
        "second_factor": False,
        "let_in_by": let_in_by,
    }


def test_a_role_that_nobody_gave_is_found(site: Site, accounts: Accounts) -> None:
    """Whoever writes it into the database of accounts: it is named, and stays on record as that."""
    kept(site, accounts)
    venues.into_accounts(site, "UPDATE web_role SET role = 'administrator' WHERE account = 'gwen-made-up'")
    assert kept(site, accounts, Change(by="head", about=("somebody-else",)), later=1) == ("gwen-made-up",)
    assert said(site)[-1].how is How.FOUND
    assert kept(site, accounts, later=2) == ()


def test_what_another_process_noted_just_now_is_its_change(site: Site, accounts: Accounts) -> None:
    """It has not recorded it yet."""
    kept(site, accounts)
    accounts.book.end("gwen-made-up")
    accounts.happenings.note("account ended", account="head", about="gwen-made-up", now=NOW.timestamp() + 3_590)
    assert kept(site, accounts, later=1) == ()
    assert (said(site)[-1].how, said(site)[-1].by) == (How.DONE, "head")


def test_their_damage_is_named_as_theirs_and_only_they_begin_again(site: Site, accounts: Accounts) -> None:
    """Until then nothing leaves of any venue; its chain goes on; what was damaged is kept."""
    kept(site, accounts)
    mark = verify(site).mark
    tamper(site, f"UPDATE payload SET body = '{{}}' WHERE venue = '{OWN}'")
    found = verify(site)
    named = [str(fault) for fault in found.faults]
    assert named == ["the store's own matters, record 1: what it says has been changed (own_account gwen-made-up)"]
    assert f"record 1: {OWN}: what it says has been changed" in witness(site)
    with open_store(site) as store, pytest.raises(NotWholeError, match="the store's own matters, record 1"):
        whole(store.database, site.venue.id)
    begun = ways_back.begin_again(site, person="A. Admin", reason=_WHY, now=NOW)
    assert (begun.gone_on, begun.left, begun.is_venues) == ((), (), False)
    assert Path(begun.kept).exists()
    after = verify(site)
    assert after.is_whole
    assert after.mark == mark
    with open_store(site) as store:
        assert whole(store.database, site.venue.id).mark == mark
    assert kept(site, accounts, later=1) == ()
    assert said(site)[-1].how is How.FIRST
    with pytest.raises(ForbiddenError):
        ways_back.begin_again(site, person="A. Admin", reason=_WHY, now=NOW)


def test_where_they_are_not_kept_nobody_begins_them_again(site: Site, accounts: Accounts, tmp_path: Path) -> None:
    """Another computer's folder, whose venue is whole, is told so, and the store stays where it is."""
    kept(site, accounts)
    office = venues.office(tmp_path / "office", site.store_url)
    with open_store(office) as store:
        store.append("thing", "first", {"a": 1}, NOW)
    tamper(site, f"UPDATE payload SET body = '{{}}' WHERE venue = '{OWN}'")
    with pytest.raises(ForbiddenError, match="not of this venue"):
        ways_back.begin_again(office, person="A. Admin", reason=_WHY, now=NOW)
    assert not [*site.path.parent.glob("*.damaged-*")]
    begun = ways_back.begin_again(site, person="A. Admin", reason=_WHY, now=NOW)
    assert begun.gone_on == (office.venue.id,)
    assert verify(office).is_whole


def test_a_venue_that_begins_again_leaves_them_as_they_are(site: Site, accounts: Accounts) -> None:
    """Where they are whole; where the whole database is gone, they begin again with it."""
    kept(site, accounts)
    own = verify(site).others[OWN]
    tamper(site, f"UPDATE payload SET body = '{{}}' WHERE venue = '{site.venue.id}' AND seq = 2")
    begun = ways_back.begin_again(site, person="A. Admin", reason=_WHY, now=NOW)
    assert begun.mark.records == 1
    assert verify(site).others[OWN] == own
    for path in site.path.parent.glob("venuecheck.db*"):
        path.unlink()
    begun = ways_back.begin_again(site, person="A. Admin", reason=_WHY, now=NOW + timedelta(hours=1))
    assert (begun.kept, begun.is_venues) == ("", True)
    found = verify(site)
    assert found.is_whole
    begun_anew = found.others[OWN]
    assert begun_anew is not None
    assert begun_anew.records == 1


@pytest.mark.parametrize("ending", ["key", "anchor"])
def test_their_key_and_their_anchor_have_their_way_back(ending: str, site: Site, accounts: Accounts) -> None:
    """The file that is wanted is named, and the venue's stay as they are."""
    kept(site, accounts)
    lost = site.path.parent / f"venuecheck-{OWN}.{ending}"
    mine = (site.path.parent / "venuecheck.key").read_bytes()
    lost.unlink()
    found = verify(site)
    assert not found.is_whole
    assert any(lost.name in advice.words for advice in what_to_do(found))
    if ending == "key":
        ways_back.renew_key(site, person="A. Admin", reason=_WHY, now=NOW, lost=True)
    else:
        ways_back.set_anchor(site, person="A. Admin", reason=_WHY, now=NOW)
    assert verify(site).is_whole
    assert (site.path.parent / "venuecheck.key").read_bytes() == mine
    assert kept(site, accounts, later=1) == ()


def lose(site: Site) -> None:
    """Take their key and their anchor away."""
    for ending in ("key", "anchor"):
        (site.path.parent / f"venuecheck-{OWN}.{ending}").unlink()


def forge(site: Site) -> None:
    """Sign another end with a key of one's own, and take away what would tell."""
    with open_store(site) as store, store.database.writing() as connection:
        sign(connection, new_signer(), OWN)
    lose(site)


def test_without_key_and_anchor_they_are_not_whole_where_they_belong(site: Site, accounts: Accounts) -> None:
    """Where the server is, theirs is no other computer's chain; with their loss on record they go on."""
    kept(site, accounts)
    lose(site)
    found = verify(site)
    assert {fault.kind for fault in found.faults} == {DamageKind.NO_KEY, DamageKind.NO_ANCHOR}
    assert {fault.chain for fault in found.faults} == {OWN}
    assert any(f"venuecheck-{OWN}.key" in advice.words for advice in what_to_do(found))
    accounts.book.end("gwen-made-up")
    with pytest.raises(NotWholeError):
        kept(site, accounts, later=1)
    ways_back.renew_key(site, person="A. Admin", reason=_WHY, now=NOW, lost=True)
    assert verify(site).is_whole


def test_an_end_that_is_signed_with_another_key_is_not_theirs(site: Site, accounts: Accounts) -> None:
    """Whoever has the database signs with any key, and takes away what would tell: the venue's anchor tells."""
    kept(site, accounts)
    forge(site)
    assert any("names another key" in fault.what for fault in verify(site).faults)
    assert "names another key" in witness(site)
    with pytest.raises(InputError):
        ways_back.renew_key(site, person="A. Admin", reason=_WHY, now=NOW, lost=True)
    ways_back.begin_again(site, person="A. Admin", reason=_WHY, now=NOW)
    assert verify(site).is_whole


def test_where_only_their_signature_is_left_they_begin_again(site: Site, accounts: Accounts) -> None:
    """The venue's chain goes on as it was."""
    kept(site, accounts)
    mark = verify(site).mark
    for table in ("payload", "record"):
        tamper(site, f"DELETE FROM {table} WHERE venue = '{OWN}'")
    assert not verify(site).is_whole
    ways_back.begin_again(site, person="A. Admin", reason=_WHY, now=NOW)
    after = verify(site)
    assert after.is_whole
    assert after.mark == mark


def gone(site: Site) -> None:
    """Take away all that there is of their chain: what is in the database, the key and the anchor."""
    for table in ("file", "erased", "payload", "record"):
        tamper(site, f"DELETE FROM {table} WHERE venue = '{OWN}'")
    for table in ("head", "neighbour"):
        tamper(site, f"DELETE FROM {table} WHERE chain = '{OWN}'")
    for ending in ("key", "anchor"):
        (site.path.parent / f"venuecheck-{OWN}.{ending}").unlink()


def unsaid(site: Site) -> None:
    """Have the venue's end say nothing of other chains, as that of a store of today does before its next record."""
    with open_store(site) as store, store.database.writing() as connection:
        signer = store.signer
        assert signer is not None
        connection.execute(tables.neighbour.delete())
        sign(connection, signer, store.venue)


def jot(site: Site, key: str) -> None:
    """Record something of the venue, whose anchor names their key from then on."""
    with open_store(site) as store:
        store.append("thing", key, {"name": "a"}, NOW)


def test_where_nothing_is_left_of_them_the_venues_anchor_misses_them(site: Site, accounts: Accounts) -> None:
    """They are not made anew in silence; they begin again, and the venue's chain goes on."""
    kept(site, accounts)
    jot(site, "a")
    gone(site)
    found = verify(site)
    assert {fault.chain for fault in found.faults} == {OWN}
    assert "all that was recorded is gone" in found.faults[0].what
    assert "all that was recorded is gone" in witness(site)
    with pytest.raises(NotWholeError):
        kept(site, accounts, later=1)
    jot(site, "b")
    assert not verify(site).is_whole
    ways_back.begin_again(site, person="A. Admin", reason=_WHY, now=NOW)
    assert kept(site, accounts, later=2) == ()
    jot(site, "c")
    assert verify(site).is_whole
    assert "Whole" in witness(site)


def test_they_are_missed_before_the_venue_records_anything_more(site: Site, accounts: Accounts) -> None:
    """The anchor of a venue that was there names their key as they are first recorded, and says nothing else anew."""
    jot(site, "a")
    anchor = site.path.parent / "venuecheck.anchor"
    before = json.loads(anchor.read_text("utf-8"))
    kept(site, accounts)
    after = json.loads(anchor.read_text("utf-8"))
    changed = {"schema", "signature", "own"}
    assert {name for name in after if after[name] != before.get(name)} == changed
    assert verify(site).is_whole
    assert "Whole" in witness(site)
    kept(site, accounts, later=1)
    assert json.loads(anchor.read_text("utf-8")) == after
    gone(site)
    assert not verify(site).is_whole
    with pytest.raises(NotWholeError):
        kept(site, accounts, later=2)


def test_a_key_with_which_nothing_was_signed_yet_is_missed_by_nobody(site: Site, accounts: Accounts) -> None:
    """As of a program that was stopped as it began: the venue records, and then they are recorded."""
    Beside(site.path.parent).of(OWN).begin()
    jot(site, "a")
    assert verify(site).is_whole
    kept(site, accounts)
    assert verify(site).is_whole
    assert "Whole" in witness(site)


def test_another_chain_in_their_place_is_not_theirs(site: Site, accounts: Accounts) -> None:
    """Made anew with another key, where the venue's anchor names the one before: no later record hides that.

    The venue's end, which names it too, is then one that an earlier version signed.
    """
    kept(site, accounts)
    jot(site, "a")
    anchor = site.path.parent / "venuecheck.anchor"
    before = anchor.read_bytes()
    gone(site)
    unsaid(site)
    anchor.unlink()
    kept(site, accounts)
    anchor.write_bytes(before)
    for again in ("", "b"):
        if again:
            jot(site, again)
        found = verify(site)
        assert any("names another key" in fault.what for fault in found.faults)
        assert "names another key" in witness(site)


def test_their_new_key_is_named_by_the_venues_next_record(site: Site, accounts: Accounts) -> None:
    """Until then the former one, from which their chain goes on; and so it is where they begin again after that."""
    kept(site, accounts)
    jot(site, "a")
    (site.path.parent / f"venuecheck-{OWN}.key").unlink()
    ways_back.renew_key(site, person="A. Admin", reason=_WHY, now=NOW, lost=True)
    assert verify(site).is_whole
    assert "Whole" in witness(site)
    tamper(site, f"UPDATE payload SET body = '{{}}' WHERE venue = '{OWN}' AND seq = 1")
    ways_back.begin_again(site, person="A. Admin", reason=_WHY, now=NOW)
    assert verify(site).is_whole
    jot(site, "b")
    gone(site)
    assert not verify(site).is_whole


def test_a_signature_of_no_venue_has_its_way_back(site: Site) -> None:
    """No files of it are here, and beginning again says that it is not this venue's."""
    tamper(site, "INSERT INTO head SELECT 'ghost', seq, digest, public_key, signature FROM head")
    found = verify(site)
    assert {fault.chain for fault in found.faults} == {"ghost"}
    assert "somebody wrote it into the database" in next(what_to_do(found)).words
    with pytest.raises(ForbiddenError, match="not of this venue"):
        ways_back.begin_again(site, person="A. Admin", reason=_WHY, now=NOW)


def test_nothing_is_added_to_what_is_not_whole(site: Site, accounts: Accounts) -> None:
    """What stands otherwise is compared with it: its end alone is not enough."""
    kept(site, accounts)
    accounts.book.end("gwen-made-up")
    kept(site, accounts, later=1)
    tamper(site, f"UPDATE payload SET body = replace(body, 'clerk', 'decider') WHERE venue = '{OWN}' AND seq = 1")
    accounts.book.add("Ann Made-Up", {site.venue.id: (Role.CLERK,)}, NOW.timestamp())
    with pytest.raises(NotWholeError, match="the store's own matters, record 1"):
        kept(site, accounts, later=2)


def test_they_come_back_with_a_copy(site: Site, accounts: Accounts, tmp_path: Path) -> None:
    """Held to their own key, and on record as brought back."""
    kept(site, accounts)
    back_up(site, tmp_path / "copy.db")
    for path in site.path.parent.glob("venuecheck.db*"):
        path.unlink()
    restore(site, tmp_path / "copy.db", now=NOW)
    found = verify(site)
    assert found.is_whole
    own = found.others[OWN]
    assert own is not None
    assert own.records == 2


def test_no_coordinator_takes_them_for_a_venue(site: Site, accounts: Accounts) -> None:
    """What is read of a database is its venues' alone."""
    kept(site, accounts)
    pile = Pile()
    read([str(site.path.parent / "venuecheck.db")], None, pile, at=NOW, on_file=lambda *_: None)
    assert len(pile.proven) == 1
    assert site.venue.id in pile.proven[0]


def test_a_store_without_records_is_the_venues_first(tmp_path: Path) -> None:
    """Theirs never take the plain names of the folder, whoever records first."""
    made = venues.office(tmp_path / "new")
    accounts = Accounts.beside(made.path.parent)
    accounts.book.add("Gwen Made-Up", {made.venue.id: (Role.CLERK,)}, NOW.timestamp())
    kept(made, accounts)
    assert not (made.path.parent / "venuecheck.key").exists()
    assert verify(made).is_whole
    with open_store(made) as store:
        store.append("thing", "first", {"a": 1}, NOW)
    assert (made.path.parent / "venuecheck.key").exists()
    assert verify(made).is_whole
    assert own_matters.as_they_stand(accounts)


def test_two_servers_record_them_in_one_database(sockets: str, tmp_path: Path) -> None:
    """Nothing is recorded twice by two at once; a second computer's folder needs a copy of the key, and says so."""
    database, accounts_at = new_database(sockets), new_database(sockets)
    first = venues.office(tmp_path / "first", database)
    accounts = Accounts.beside(first.path.parent, accounts_at)
    for name in ("Gwen Made-Up", "Ann Made-Up"):
        accounts.book.add(name, {first.venue.id: (Role.CLERK,)}, NOW.timestamp())
    with ThreadPoolExecutor() as at_once:
        assert [*at_once.map(lambda _: kept(first, accounts), range(4))] == [()] * 4
    found = verify(first)
    assert found.is_whole
    own = found.others[OWN]
    assert own is not None
    assert own.records == 2
    second = venues.office(tmp_path / "second", database)
    accounts.book.end("gwen-made-up")
    with pytest.raises(InputError):
        kept(second, accounts, later=1)
    for ending in ("key", "anchor"):
        shutil.copy(*(one.path.parent / f"venuecheck-{OWN}.{ending}" for one in (first, second)))
    assert kept(second, accounts, Change(by="head", about=("gwen-made-up",)), later=1) == ()
    assert verify(first).is_whole
    accounts.close()


def test_what_is_noted_of_a_change_is_what_pages_and_commands_note() -> None:
    """Another wording would make a change of theirs look like nobody's."""
    package = Path(venuecheck.__file__).parent
    faces = [path for folder in ("web", "cli") for path in (package / folder).rglob("*.py")]
    text = "\n".join(path.read_text("utf-8") for path in faces)
    named = {value for name, value in vars(happenings).items() if name.isupper() and name in text}
    assert [words for words in own_matters.CHANGES if f'"{words}"' not in text and words not in named] == []
