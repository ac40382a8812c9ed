"""Records that are not whole, on pages: an administrator sees what is wrong, takes a way back, and the desk goes on."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.records.alterations_of_neighbours import all_of
from tests.records.test_alterations import tamper
from tests.report.samples import NOW
from tests.service.test_whole_records import (
    altered,
    changed,
    closed,
    emptied,
    gone,
    keyless,
    of_no_form,
    unanchored,
    unguarded,
)
from tests.web.site import BOOKED, BOOKING, LIBRARY, PASSWORD, SCHOOL, Browser, Server, book
from tests.web.test_bookings import begun
from tests.web.test_governance import with_factor
from venuecheck.accounts import passwords
from venuecheck.core.actor import Role
from venuecheck.records.chains import OWN
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.service.record_keeping.proof import verify
from venuecheck.service.sites.opening import open_store, outside
from venuecheck.service.sites.site import Site, load_site
from venuecheck.web import asking

_VENUE = f"/venues/{SCHOOL}"
_RECORDS = f"{_VENUE}/records"
_WHY = {"reason": "The disk was found to be failing", "password": PASSWORD}


@pytest.fixture
def administrator(served: Server) -> Browser:
    """Open the browser of an administrator, with a second factor and a password."""
    account = served.person(Role.ADMINISTRATOR)
    served.accounts.book.set_password(account, passwords.hashed(PASSWORD))
    with_factor(served, account, served.accounts.second_factor.fresh())
    return served.browser(account)


def school(served: Server) -> Site:
    """Read the school's configuration."""
    return load_site(served.folder / SCHOOL / "venuecheck.yaml")


@pytest.mark.parametrize("loss", [changed, closed, emptied, gone, of_no_form, unguarded])
def test_after_damage_an_administrator_begins_a_new_chain_and_the_desk_goes_on(
    loss: Callable[[Site], None], served: Server, administrator: Browser
) -> None:
    """With a reason and the password; what is damaged stays whole beside it; bookings and reports are made again."""
    clerk, head = served.as_(Role.CLERK), served.as_(Role.SIGNER)
    begun(clerk)
    site = school(served)
    loss(site)
    page = administrator.open(f"{_RECORDS}/").text
    assert "<span>Not whole</span>" in page
    assert f'href="{_RECORDS}/begin-again">Begin a new chain</a>' in page
    way = f"{_RECORDS}/begin-again"
    assert 'href="#reason"' in administrator.send(way, {"password": PASSWORD}).text
    assert 'href="#password"' in administrator.send(way, {**_WHY, "password": "something else entirely"}).text
    assert not verify(site).is_whole
    assert administrator.send(way, _WHY).status_code == 302
    told = administrator.open(f"{_RECORDS}/").text
    kept = "nothing was left of the old records to keep" if loss is gone else "the damaged records are kept whole"
    assert f"A new chain has begun, and {kept}" in told
    assert "<span>Whole</span></span></p><p>1 record;" in told
    assert f"Record 1: A new chain was begun by administrator of {SCHOOL}: " in told
    assert list(site.path.parent.glob("venuecheck.db.damaged-*")) or loss is gone
    assert head.open(f"{_VENUE}/report").data.startswith(b"<!doctype html>")
    assert administrator.send(way, _WHY).status_code == 403, "records that are whole are not set aside"
    drafts = clerk.open(f"{_VENUE}/bookings/").text.count("/bookings/drafts/")
    assert drafts or loss is gone
    assert BOOKED not in clerk.open(f"{_VENUE}/bookings/").text
    book(served)
    assert BOOKED in clerk.open(f"{_VENUE}/bookings/").text
    assert verify(site).is_whole


def test_a_lost_key_is_stated_and_a_new_one_signs(served: Server, administrator: Browser) -> None:
    """Only by whoever says that it is lost; that the coordinator has to compare it is said from then on."""
    site = school(served)
    before = administrator.open(f"{_RECORDS}/").text
    mark = verify(site).mark
    assert mark is not None
    assert mark.fingerprint in before
    assert mark.last[:16] in before
    keyless(site)
    assert f'href="{_RECORDS}/key">State that the key is lost</a>' in administrator.open(f"{_RECORDS}/").text
    assert 'href="#lost"' in administrator.send(f"{_RECORDS}/key", _WHY).text
    assert not outside(site).has_key
    assert administrator.send(f"{_RECORDS}/key", {**_WHY, "lost": "yes"}).status_code == 302
    after = administrator.open(f"{_RECORDS}/").text
    assert "whoever knew the old one, as a coordinator does, has to compare it" in after
    now = verify(site)
    assert now.mark is not None
    assert now.mark.fingerprint in after
    assert now.mark.public_key != mark.public_key


def test_a_new_key_is_signed_by_the_old_one(served: Server, administrator: Browser) -> None:
    """Where that is here, nothing has to be stated."""
    site, key = school(served), outside(school(served)).public_key()
    assert "Is it lost?" not in administrator.open(f"{_RECORDS}/key").text
    assert administrator.send(f"{_RECORDS}/key", _WHY).status_code == 302
    assert verify(site).is_whole
    assert outside(site).public_key() != key
    assert "has to compare it" not in administrator.open(f"{_RECORDS}/").text


def test_an_anchor_is_set_anew(served: Server, administrator: Browser) -> None:
    """Where it is gone; where it is there, that is said at the box."""
    site = school(served)
    refused = administrator.send(f"{_RECORDS}/anchor", _WHY)
    assert refused.status_code == 403
    assert 'href="#reason"' in refused.text
    unanchored(site)
    assert f'href="{_RECORDS}/anchor">Set the anchor anew</a>' in administrator.open(f"{_RECORDS}/").text
    assert administrator.send(f"{_RECORDS}/anchor", _WHY).status_code == 302
    assert "The anchor is set: " in administrator.open(f"{_RECORDS}/").text
    assert verify(site).is_whole


@pytest.mark.parametrize("loss", [changed, gone, keyless])
def test_whoever_meets_damage_is_led_to_who_mends_it(loss: Callable[[Site], None], served: Server) -> None:
    """A manager to the page, on which they take no step; whoever may not see it to an administrator."""
    loss(school(served))
    manager, head = served.as_(Role.MANAGER), served.as_(Role.SIGNER)
    assert f'href="{_RECORDS}/"' in manager.get(f"{_VENUE}/how-it-stands").text
    assert "An administrator of this venue takes each step" in manager.open(f"{_RECORDS}/").text
    page = head.get(f"{_VENUE}/how-it-stands").text
    assert f'href="{_RECORDS}/"' not in page
    assert "Tell an administrator of this venue" in page


def test_whose_records_must_begin_again_elsewhere_is_said_in_words(
    served: Server, administrator: Browser, tmp_path: Path
) -> None:
    """The store's own matters, where another computer keeps them, are no other venue."""
    begun(served.as_(Role.CLERK))
    config, another = served.folder / SCHOOL / "venuecheck.yaml", tmp_path / "another"
    another.mkdir()
    with served.app.app_context():
        asking.served().venues.close()
        asking.served().venues._stores.clear()
    shutil.move(config.with_name("venuecheck.db"), tmp_path / "all.db")
    url = f"sqlite:///{(tmp_path / 'all.db').as_posix()}"
    config.write_text(f'{config.read_text("utf-8")}database: "{url}"\n', "utf-8")
    for chain, folder in ((SCHOOL, config.parent), (OWN, another), ("hall", another)):
        with Store.open(url, chain, Beside(folder)) as store:
            store.append("thing", "a", {"name": "a"}, NOW)
    with sqlite3.connect(tmp_path / "all.db") as connection:
        connection.execute("DROP TRIGGER payload_no_update")
        connection.execute("UPDATE payload SET body = body || ' '")
    connection.close()
    assert administrator.send(f"{_RECORDS}/begin-again", _WHY).status_code == 302
    told = administrator.open(f"{_RECORDS}/").text
    assert "1 other venue of this database must begin again as well." in told
    assert "The store’s own matters must begin again as well, where they are kept." in told


def test_nobody_is_given_anything_off_the_record(served: Server) -> None:
    """While the store's own matters are not whole nothing leaves, nothing is changed of people; people come in still.

    As with a venue's own records. The administrator is led to the page with the way back, and goes on from there.
    """
    account = served.person(Role.ADMINISTRATOR, LIBRARY)
    served.accounts.book.set_password(account, passwords.hashed(PASSWORD))
    with_factor(served, account, served.accounts.second_factor.fresh())
    administrator, records = served.browser(account), f"/venues/{LIBRARY}/records"
    manager = served.as_(Role.MANAGER, LIBRARY)
    said = {"name": "Ann Made-Up", f"roles-{LIBRARY}": "clerk"}
    assert administrator.send("/people/add", said).status_code == 302
    assert manager.get(f"/venues/{LIBRARY}/report/file?as=json").status_code == 200
    _alter_own(served)
    refused = administrator.send("/people/add", {**said, "name": "Ben Made-Up"})
    assert refused.status_code == 500
    assert "the store&#39;s own matters, record 1: what it says has been changed" in refused.text
    assert f'href="{records}/"' in refused.text
    assert [one.name for one in served.accounts.book.all() if one.name == "Ben Made-Up"] == []
    with the_settings_of_another_venue_broken(served):
        again = administrator.send("/people/add", {**said, "name": "Ben Made-Up"})
        assert f'href="{records}/"' in again.text
    assert manager.get(f"/venues/{LIBRARY}/report/file?as=json").status_code == 500
    assert manager.open(f"/venues/{LIBRARY}/")
    assert administrator.send(f"{records}/begin-again", _WHY).status_code == 302
    assert administrator.send("/people/add", {**said, "name": "Ben Made-Up"}).status_code == 302
    assert manager.get(f"/venues/{LIBRARY}/report/file?as=json").status_code == 200


@contextmanager
def the_settings_of_another_venue_broken(served: Server) -> Iterator[None]:
    """They stop nothing that is not about it."""
    path = served.folder / SCHOOL / "venuecheck.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}nonsense: 1\n", encoding="utf-8")
    yield
    path.write_text(before, encoding="utf-8")


def _alter_own(served: Server) -> None:
    """Change what the first record of the store's own matters says, as whoever owns the database can."""
    with sqlite3.connect(served.folder / LIBRARY / "venuecheck.db") as connection:
        (guard,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'payload_no_update'").fetchone()
        connection.execute("DROP TRIGGER payload_no_update")
        connection.execute("UPDATE payload SET body = body || ' ' WHERE venue = ? AND seq = 1", (OWN,))
        connection.execute(guard)
    connection.close()


def test_the_loss_that_is_stated_on_a_page_is_the_one_that_happened(served: Server) -> None:
    """Where it is the own matters' key that is lost, the venue's goes on signing; each page names the file."""
    account = served.person(Role.ADMINISTRATOR, LIBRARY)
    served.accounts.book.set_password(account, passwords.hashed(PASSWORD))
    with_factor(served, account, served.accounts.second_factor.fresh())
    administrator, records = served.browser(account), f"/venues/{LIBRARY}/records"
    assert administrator.send("/people/add", {"name": "Ann Made-Up"}).status_code == 302
    site = load_site(served.folder / LIBRARY / "venuecheck.yaml")
    with served.app.app_context():
        asking.served().venues.here(LIBRARY).store.append("thing", "a", {"name": "a"}, NOW)
    before = outside(site).key_path.read_bytes()
    for name, way in ((f"venuecheck-{OWN}.key", "key"), (f"venuecheck-{OWN}.anchor", "anchor")):
        (site.path.parent / name).unlink()
        assert f'href="{records}/{way}"' in administrator.open(f"{records}/").text
        assert f"({name}) " in administrator.open(f"{records}/{way}").text
        assert administrator.send(f"{records}/{way}", {**_WHY, "lost": "yes"}).status_code == 302
        assert verify(site).is_whole
    assert outside(site).key_path.read_bytes() == before


def test_no_new_chain_is_offered_where_files_were_exchanged(served: Server, administrator: Browser) -> None:
    """Nothing is lost: the page says which are to change names, and no more."""
    begun(served.as_(Role.CLERK))
    folder = served.folder / SCHOOL
    (folder / "venuecheck.anchor").rename(folder / "venuecheck-st-aidan.anchor")
    page = administrator.open(f"{_RECORDS}/").text
    assert "its own is venuecheck.anchor" in page
    assert "Begin a new chain" not in page


def test_nothing_is_erased_on_pages_where_a_hold_was_changed(served: Server) -> None:
    """What is due, and what is held of a person, stays: who placed the hold is told that the records are not whole."""
    data = f"{_VENUE}/personal-data"
    site, officer = school(served), served.as_(Role.INFORMATION_GOVERNANCE)
    assert (
        officer.send(f"{data}/holds", {"record": BOOKING, "reason": "A claim is before the court"}).status_code == 302
    )
    database = site.path.parent / "venuecheck.db"
    altered(site, "UPDATE payload SET body = replace(body, 'the court', 'nobody') WHERE body LIKE '%the court%'")
    served.clock.move(days=4 * 366)
    officer = served.browser("information-governance-of-st-aidans")
    wanted = {"name": "Priya Nandakumar", "reason": "She asked", "only": BOOKING, "sure": "yes"}
    assert officer.open(f"{data}/find").status_code == 200
    for form, page in (({}, "due"), (wanted, "erase")):
        refused = officer.post(f"{data}/{page}", {**form, "password": PASSWORD})
        assert (refused.status_code, "The records are not whole" in refused.text) == (500, True), page
    with sqlite3.connect(database) as connection:
        (erased,) = connection.execute("SELECT count(*) FROM erased").fetchone()
    connection.close()
    assert erased == 0


def test_what_became_of_another_venues_records_is_said_on_a_page(served: Server, administrator: Browser) -> None:
    """Until then the report of a venue waits, and its desk does not; afterwards the report says it."""
    clerk, config = served.as_(Role.CLERK), served.folder / SCHOOL / "venuecheck.yaml"
    begun(clerk)
    url = school(served).store_url
    with Store.open(url, "hall", Beside(config.parent)) as store:
        store.append("thing", "a", {"name": "a"}, NOW)
    with open_store(school(served)) as store:
        store.append("thing", "b", {"name": "b"}, NOW)
    tamper(url, all_of("hall"), guarded=True)
    for ending in "key", "anchor":
        config.with_name(f"venuecheck-hall.{ending}").unlink()
    head = served.as_(Role.SIGNER)
    refused = head.get(f"{_VENUE}/report")
    assert refused.status_code == 500
    assert "hall: all that was recorded is gone" in refused.text
    assert clerk.send(f"{_VENUE}/bookings/new", {"checklist": "venue-booking"}).status_code == 302
    assert "Say what became of them" in administrator.open(f"{_RECORDS}/").text
    assert administrator.send(f"{_RECORDS}/missing", _WHY).status_code == 302
    assert "It is on record what became of the records of hall." in administrator.open(f"{_RECORDS}/").text
    assert "Records of another venue in the same database are missing" in head.open(f"{_VENUE}/report").text
