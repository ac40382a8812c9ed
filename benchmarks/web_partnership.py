"""A coordinator's pages, as long as they get: some hundred venues, and 2,000; of one in ten nothing ever came."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.borough import take_in
from benchmarks.web_lists import timed
from tests.web.load.borough import Wanted, make
from venuecheck.accounts.accounts import Accounts
from venuecheck.collate.facts import Partner, Person
from venuecheck.core.actor import Role
from venuecheck.core.quarter import Quarter
from venuecheck.core.venue import VenueKind
from venuecheck.service.partnership.keeping_register import keep
from venuecheck.service.partnership.register import Register, RegisteredVenue
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import load_site

_SOME, _MANY = 300, 2_000
_WEEKS, _TEST_PAGES = 13, 60
_OF_ONE_PARTNER: Final = 10
_PAGES: Final = (
    ("list of venues", "partners/"),
    ("list of those overdue", "partners/?heard=overdue"),
    ("its last page", "partners/?page=1000"),
    ("a venue's page", "partners/venues/venue-7/"),
    ("inbox", "inbox/"),
    ("actions", "partners/actions/"),
    ("letters", "partners/letters/"),
    ("a quarter's drafts", "editions/{quarter}/"),
    ("the board's draft", "editions/{quarter}/board"),
    ("the public's draft", "editions/{quarter}/public"),
)


def measure() -> Iterator[str]:
    """Give a line for each page, of few venues and of many."""
    for venues in (_SOME, _MANY):
        with tempfile.TemporaryDirectory() as folder:
            yield from _taken(Path(folder), venues)


def _taken(folder: Path, venues: int) -> Iterator[str]:
    borough = make(folder, Wanted(people=1, bookings=0, venues=1))
    (person,) = borough.people
    accounts = Accounts.beside(borough.folder)
    accounts.book.give_roles(
        person.account, {person.venue: (Role.COORDINATOR,)}, seen={person.venue: frozenset({person.role})}
    )
    accounts.close()
    borough = replace(borough, people=(replace(person, role=Role.COORDINATOR),))
    site, now = load_site(borough.configs[0]), datetime.now(UTC)
    with open_store(site) as store:
        keep(site, store, lambda _: _register(venues), person="C. Ordinator", now=now)
        take_in(store, [each for each in range(venues) if each % 10], weeks=_WEEKS, pages=_TEST_PAGES)
    where, quarter = f"/venues/{person.venue}", Quarter.of(now).before
    yield from timed(
        borough, {f"{name}, {venues:,} venues": f"{where}/{page.format(quarter=quarter)}" for name, page in _PAGES}
    )


def _register(venues: int) -> Register:
    office = Person(name="Office", email="office@example.test")
    return Register(
        id="region",
        name="A region",
        report_every_days=91,
        grace_days=14,
        partners=tuple(
            Partner(id=f"partner-{at}", name=f"Partner {at}", contact=office, chief_officer=office)
            for at in range(-(-venues // _OF_ONE_PARTNER))
        ),
        venues=tuple(
            RegisteredVenue(
                id=f"venue-{at}",
                kind=VenueKind.LIBRARY,
                name=f"Venue {at}",
                partner=f"partner-{at // _OF_ONE_PARTNER}",
            )
            for at in range(venues)
        ),
        keys={},
    )
