"""A coordinator's office: a list of partners, and what came from their venues; of one in ten nothing ever came."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from venuecheck.collate.facts import Partner, Person
from venuecheck.core.venue import VenueKind
from venuecheck.service.partnership.keeping_register import keep
from venuecheck.service.partnership.register import Register, RegisteredVenue
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import load_site

_WEEKS, _TEST_PAGES = 13, 60
_OF_ONE_PARTNER: Final = 10


def furnish(config: Path, venues: int) -> None:
    """Record a list of so many venues, and the bundles of nine in ten, in the store of a configuration."""
    from benchmarks.borough import take_in  # noqa: PLC0415 - needed where somebody coordinates

    site = load_site(config)
    with open_store(site) as store:
        keep(site, store, lambda _: _register(venues), person="C. Ordinator", now=datetime.now(UTC))
        take_in(store, [each for each in range(venues) if each % 10], weeks=_WEEKS, pages=_TEST_PAGES)


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
