"""Each list that was got is recorded: which one, when, by whom, and how much it changed."""

import hashlib
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.screening.samples import many_organisations, many_sanctions
from venuecheck.cli.main import main
from venuecheck.records import listing
from venuecheck.records.codec import decode
from venuecheck.records.verifying import verify
from venuecheck.service.names.lists import kept_at, snapshot
from venuecheck.service.names.update_records import LIST_UPDATE_KIND, ListUpdate, record
from venuecheck.service.names.updating import update
from venuecheck.service.record_keeping.subject_access import find
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

from . import venues

NOW = datetime(2026, 2, 20, 12, tzinfo=UTC)


def got(site: Site, content: bytes, *, person: str = "", accept: bool = False) -> ListUpdate:
    """Get a list from a file, and record it."""
    path = site.path.parent / "downloaded.csv"
    path.write_bytes(content)
    with open_store(site) as store:
        done = update(site, None, path, now=NOW, downloaded=NOW.date(), accept=accept)
        return record(site, store, done, now=NOW, accepted=accept, person=person)


def recorded(site: Site) -> list[ListUpdate]:
    """Read what is recorded of lists."""
    with open_store(site) as store:
        return [decode(ListUpdate, says) for _, says in listing.said(store, site.venue.id, {LIST_UPDATE_KIND})]


def test_each_list_got_is_a_record_of_its_own(tmp_path: Path) -> None:
    """Its digests are those of the two files; the first is compared with nothing, the second with the first."""
    site = venues.office(tmp_path)
    first, second = many_sanctions(2_500), many_sanctions(2_100)
    made = got(site, first, person=" A.\x07 Manager ")
    assert (made.list, made.source, made.dated) == ("sanctions", "downloaded.csv", date(2026, 2, 13))
    assert made.source_digest == hashlib.sha256(first).hexdigest()
    assert made.kept_digest == hashlib.sha256(kept_at(site, "sanctions").read_bytes()).hexdigest()
    assert (made.entries, made.added, made.removed, made.before_dated) == (2_500, None, None, None)
    assert "\x07" not in made.person
    again = got(site, second, accept=True)
    assert (again.added, again.removed, again.renamed, again.accepted) == (0, 400, 0, True)
    assert again.before_dated == date(2026, 2, 13)
    assert recorded(site) == [made, again]
    with open_store(site) as store:
        assert verify(store, None).is_whole
        assert {mention.kind for mention in find(site, store, "Manager").mentions} == {LIST_UPDATE_KIND}


def test_against_the_snapshot_and_for_a_register(tmp_path: Path) -> None:
    """The snapshot is what proscribed organisations are first compared with; a register is compared with nothing."""
    site = venues.office(tmp_path)
    made = got(site, many_organisations(98))
    assert (made.list, made.added, made.before_dated) == ("proscribed", 98, snapshot().dated)
    register = got(
        site,
        b'[{"registered_charity_number": 1234567, "linked_charity_number": 0, "charity_name": "The Base (Walsall)",'
        b' "charity_registration_status": "Registered"}]',
    )
    assert (register.list, register.entries, register.dated, register.added) == ("charities", 1, None, None)


def test_the_command_records_who_got_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that was refused leaves no record."""
    monkeypatch.delenv("VENUECHECK_DATABASE", raising=False)
    site = venues.office(tmp_path)
    monkeypatch.chdir(tmp_path)
    for content, status in ((many_sanctions(2_500), 0), (many_sanctions(100), 2)):
        (tmp_path / "list.csv").write_bytes(content)
        command = ["venuecheck", "lists", "update", "--from", "list.csv", "--by", "A. Manager"]
        monkeypatch.setattr(sys, "argv", command)
        with pytest.raises(SystemExit) as left:
            main()
        assert left.value.code == status
    assert [(one.list, one.person) for one in recorded(site)] == [("sanctions", "A. Manager")]
