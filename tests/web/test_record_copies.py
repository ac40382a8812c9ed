"""Copies of the records on pages: made, listed, given out and brought back by an administrator."""

import sqlite3
from pathlib import Path

import pytest

from tests.service.test_whole_records import changed, gone
from tests.web.site import BOOKED, LIBRARY, PASSWORD, SCHOOL, Browser, Server
from tests.web.test_whole_records import administrator, school
from venuecheck.core.actor import Role
from venuecheck.records.store import Store
from venuecheck.service.record_keeping.proof import back_up, verify

__all__ = ["administrator"]
_WHY = {"then": "back", "reason": "The disk failed"}
_COPIES = f"/venues/{SCHOOL}/records/copies/"


@pytest.fixture
def copied(served: Server, administrator: Browser) -> str:
    """Make a copy on the page, and give the address of its own."""
    assert administrator.send(_COPIES, {"password": PASSWORD}).status_code == 302
    (made,) = school(served).path.parent.glob(f"{SCHOOL}-*.db")
    assert made.stat().st_mode & 0o077 == 0
    assert f'href="{_COPIES}{made.name}"' in administrator.open(_COPIES).text
    return f"{_COPIES}{made.name}"


def test_a_copy_is_made_by_whoever_gives_the_password(served: Server, administrator: Browser) -> None:
    """And by nobody else; it is noted."""
    refused = administrator.send(_COPIES, {"password": "something else entirely"})
    assert 'href="#password"' in refused.text
    assert not list(school(served).path.parent.glob(f"{SCHOOL}-*.db"))
    administrator.send(_COPIES, {"password": PASSWORD})
    assert "A copy is made. Whole: " in administrator.open(_COPIES).text
    assert served.accounts.happenings.latest()[0].what == "made a copy of the records"


def test_a_copy_is_taken_with_the_password(served: Server, administrator: Browser, copied: str, tmp_path: Path) -> None:
    """It is the file that was made; that it was taken is noted."""
    refused = administrator.send(copied, {"then": "take", "take_password": "something else entirely"})
    assert 'href="#take_password"' in refused.text
    given = administrator.send(copied, {"then": "take", "take_password": PASSWORD})
    (tmp_path / "taken.db").write_bytes(given.data)
    given.close()
    connection = sqlite3.connect(tmp_path / "taken.db")
    assert connection.execute("SELECT COUNT(*) FROM record").fetchone()[0] == verify(school(served)).records
    connection.close()
    assert served.accounts.happenings.latest()[0].what == "took a copy of the records"


@pytest.mark.parametrize("loss", [changed, gone])
def test_a_copy_takes_the_place_of_damaged_records(
    loss: object, served: Server, administrator: Browser, copied: str
) -> None:
    """With a reason; what was recorded since is told, and the damaged records are kept beside it."""
    assert "there is nothing to bring back" in administrator.open(copied).text
    assert administrator.send(copied, {**_WHY, "password": PASSWORD}).status_code == 403
    served.store().append("thing", "since", {"a": 1}, served.clock())
    site = school(served)
    before = verify(site).records
    loss(site)  # type: ignore[operator]
    assert 'href="#reason"' in administrator.send(copied, {"then": "back", "password": PASSWORD}).text
    assert administrator.send(copied, {**_WHY, "password": PASSWORD}).status_code == 302
    told = administrator.open(f"/venues/{SCHOOL}/records/").text
    assert "The copy is brought back. The anchor named " in told
    found = verify(site)
    assert found.is_whole
    assert found.has_lost
    assert found.records == before
    assert list(site.path.parent.glob("venuecheck.db.damaged-*")) or loss is gone
    assert BOOKED in served.as_(Role.CLERK).open(f"/venues/{SCHOOL}/bookings/").text


def test_a_copy_that_is_not_whole_is_refused_as_that(served: Server, administrator: Browser, copied: str) -> None:
    """It is no fault of the server's."""
    site = school(served)
    changed(site)
    site.path.with_name(copied.rpartition("/")[2]).write_bytes(b"no copy")
    page = administrator.send(copied, {**_WHY, "password": PASSWORD})
    assert page.status_code == 400
    assert "This is not a copy that venuecheck made" in page.text


@pytest.mark.parametrize("name", ["venuecheck.db", "..%2Fvenuecheck.db", "venuecheck-accounts.db", f"{SCHOOL}-1-2.db"])
def test_no_other_file_is_a_copy(administrator: Browser, name: str) -> None:
    """Whatever the address says."""
    assert administrator.get(f"{_COPIES}{name}").status_code == 404


def test_who_administers_one_of_two_venues_of_a_database_takes_no_copy(
    served: Server, administrator: Browser, copied: str
) -> None:
    """It would hold the other's records."""
    theirs = Store(served.store().database, LIBRARY)
    theirs.append("thing", "first", {"a": 1}, served.clock())
    assert "for somebody who administers all of them" in administrator.open(_COPIES).text
    for path, said in ((_COPIES, {"password": PASSWORD}), (copied, {"then": "take", "take_password": PASSWORD})):
        assert administrator.post(path, said).status_code == 403


@pytest.mark.parametrize("then", [{"then": "take", "take_password": PASSWORD}, {**_WHY, "password": PASSWORD}])
def test_of_a_database_that_is_gone_the_copy_itself_says_whose_it_is(
    then: dict[str, str], served: Server, administrator: Browser
) -> None:
    """Nobody gets another venue's records by waiting for damage."""
    site = school(served)
    Store(served.store().database, LIBRARY).append("thing", "first", {"a": 1}, served.clock())
    back_up(site, site.path.with_name(f"{SCHOOL}-20260921-170000.db"))
    gone(site)
    refused = administrator.post(f"{_COPIES}{SCHOOL}-20260921-170000.db", then)
    assert refused.status_code == 403
    assert "A copy holds the records of other venues as well" in refused.text
    assert not verify(site).is_whole
