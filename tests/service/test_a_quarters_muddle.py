"""Twelve venues in a quarter's ordinary muddle: what a coordinator sees of each is written down by hand beside it."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.collate import forty
from tests.service import venues
from tests.web.partnership import another_laptop, bytes_of, made
from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.collate.bound import Bound
from venuecheck.collate.facts import Return
from venuecheck.records.signing import fingerprint
from venuecheck.records.store import Store
from venuecheck.service.given_files import Given
from venuecheck.service.partnership.chasing import Step
from venuecheck.service.partnership.inbox import arrive, compare, to_compare
from venuecheck.service.partnership.keeping_register import keep
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.register import Became, Change, Register, RegisteredVenue
from venuecheck.service.partnership.register_changes import with_change, with_partner, with_venue
from venuecheck.service.partnership.register_records import recorded_register
from venuecheck.service.partnership.reminders import letters
from venuecheck.service.partnership.returning import record
from venuecheck.service.partnership.venue_grid import GridRow, judged, venue_grid
from venuecheck.service.partnership.what_was_sent import gather_recorded
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

NOW = forty.NOW
TODAY = NOW.date()
WHO = "C. Ordinator"
CHANGES = (
    ("venue-02", Change(since=date(2026, 9, 1), became=Became.MOVED, to="partner-4")),
    ("venue-03", Change(since=date(2026, 8, 1), became=Became.CLOSED)),
    ("venue-04", Change(since=date(2026, 9, 1), became=Became.MERGED, to="venue-06")),
    ("venue-05", Change(since=date(2026, 9, 1), became=Became.RENAMED, to="Northgate Academy")),
)
SEEN: dict[str, tuple[str, str, str, str]] = {
    # venue: its partner, whether it was heard of, its web filter, what is next
    "Larkfield School": ("North Trust", "Heard in time", "As expected", ""),
    "Brookside School": ("West Trust", "Heard in time", "As expected", ""),
    "Northgate Academy": ("North Trust", "Heard in time", "Needs action", ""),
    "Oakwood School": ("North Trust", "Heard in time", "As expected", ""),
    # a page opens there, as at Underwood, whose silence since does not make that better
    "Priory School": ("North Trust", "Sent, not usable", "Needs action", "ask the contact to send it again"),
    "Riverside School": ("North Trust", "Sent, not usable", "Sent, not usable", "ask the contact to send it again"),
    "Southfields School": ("North Trust", "Heard in time", "Stated, not shown", ""),
    "Thornhill School": ("North Trust", "Sent, not usable", "As expected", "ask the contact to send it again"),
    "Underwood School": ("East Trust", "Past its day", "Needs action", "write to the contact"),
    "Annexe": ("North Trust", "Not due yet", "Not reported", ""),
    "Larkfield Library": ("South Trust", "Invited, not heard lately", "Not reported", ""),
}


def _register() -> Register:
    listed = load_partners(Given(name="partners.yaml", content=forty.partners_yaml().encode()))
    wanted = {*(f"venue-{number:02}" for number in range(1, 12)), "venue-21"}
    known = replace(listed, venues=tuple(venue for venue in listed.venues if venue.id in wanted))
    for venue, change in CHANGES:
        known = with_change(known, venue, change)
    annexe = RegisteredVenue(
        id="annexe", kind=known.venues[0].kind, name="Annexe", partner="partner-1", opened=TODAY - timedelta(days=10)
    )
    invited = replace(known.by_id["partner-3"], bound=Bound.INVITED)
    return with_partner(with_venue(known, annexe), invited)


def _sent() -> list[forty.Made]:
    """Give what came, in the order in which it came."""
    ahead = made(7)
    two = made(5, days=9)
    lost = made(6, days=9)
    return [
        made(0),
        made(1),
        made(2, days=80),
        made(3, days=30),
        made(4),
        two,
        another_laptop(two),
        lost,
        another_laptop(lost),
        replace(ahead, bundle=replace(ahead.bundle, made_at=NOW + timedelta(days=9))),
        made(9, days=20),
        made(10, days=150),
    ]


@pytest.fixture
def office(tmp_path: Path) -> Site:
    """Give a coordinator."""
    return venues.office(tmp_path / "office")


def _quarter(site: Site, store: Store) -> Register:
    """Let the quarter happen: the register, what came, one key compared on the telephone, one word by telephone."""
    keep(site, store, lambda _: _register(), person=WHO, now=NOW)
    register = recorded_register(store)
    assert register is not None
    for number, one in enumerate(_sent()):
        arrive(site, store, Given(name=f"{number}.bundle", content=bytes_of(one)), register, person=WHO, now=NOW)
    later = made(9)
    changed = replace(later, signer=forty.make(20).signer)
    arrive(site, store, Given(name="changed.bundle", content=bytes_of(changed)), register, person=WHO, now=NOW)
    two = {fingerprint(laptop.bundle.public_key) for laptop in (made(5), another_laptop(made(5)))}
    for waiting in to_compare(store):
        if waiting.venue == "venue-06":
            assert waiting.fingerprint in two
            compare(site, store, waiting, read_out=waiting.fingerprint, person=WHO, now=NOW)
    told = Return(
        venue="venue-09",
        said_on=TODAY - timedelta(days=3),
        how="telephone",
        filtering=FilterSaid.CHECKED_FINE,
        bookings=BookingsSaid.NO_ROOMS,
    )
    record(site, store, register, [told], person=WHO, now=NOW)
    return register


def _shown(row: GridRow) -> tuple[str, str, str, str]:
    return row.partner_name, row.heard_words, row.filtering.words.partition(", by what")[0], row.follows


def test_each_venue_is_seen_as_it_is(office: Site) -> None:
    """Moved, closed, merged, renamed, two laptops, a new key, a clock that runs ahead, a telephone, a changed file."""
    with open_store(office) as store:
        register = _quarter(office, store)
        known = judged(store, register, now=NOW)
        rows = venue_grid(store, known, register, now=NOW)
    assert {row.name: _shown(row) for row in rows} == SEEN
    said = {one.venue: one.words for one in known.gathered.not_counted}
    assert "closed on 1 August 2026, after this was made" in said["venue-03"]
    assert "merged into Oakwood School (venue-06) on 1 September 2026, after this was made" in said["venue-04"]
    assert "still to come" in said["venue-08"]
    (asked,) = known.gathered.to_ask
    both = "Oakwood School (venue-06), Priory School (venue-07)"
    assert f"signed for 2 venues: {both}" in asked, "the second laptops of both have one key"


def test_nobody_who_sent_something_is_told_that_nothing_came(office: Site) -> None:
    """And no chief officer gets a first letter."""
    with open_store(office) as store:
        register = _quarter(office, store)
        made_ = letters(gather_recorded(store, register, now=NOW), register, sender=WHO, now=NOW)
    assert {(one.partner, one.step): one.venues for one in made_.letters} == {
        ("partner-1", Step.SEND_AGAIN): ("venue-07", "venue-08", "venue-10"),
        ("partner-2", Step.CONTACT): ("venue-11",),
    }
