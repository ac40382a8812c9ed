"""What is kept of a coordinator's picture says what it would say if it were made anew, and is not made for nothing."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from tests.report import samples
from tests.web.partnership import INBOX, NOW, PARTNERS, another_laptop, bytes_of, drop, made, seen_of
from tests.web.site import PASSWORD, SCHOOL, Browser, Server
from venuecheck.accounts import passwords
from venuecheck.core.actor import Role
from venuecheck.records.erasing import Erasure, erase
from venuecheck.records.signing import fingerprint
from venuecheck.service.partnership import hangs_on
from venuecheck.service.partnership.collation import drawn
from venuecheck.service.partnership.hangs_on import PICTURE_KINDS, REGISTER_KINDS
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.register_records import recorded_register
from venuecheck.service.partnership.venue_actions import venue_actions
from venuecheck.service.partnership.venue_grid import Heard, VenueGrid, venue_grid
from venuecheck.web import asking
from venuecheck.web.venue_here import VenueHere
from venuecheck.web.venues import Venues

ONE = f"{PARTNERS}venues/venue-01/"
LETTERS = f"{PARTNERS}letters/"
Q2 = f"/venues/{SCHOOL}/editions/2026-Q2/publish"


class Kept:
    """What the pages keep, and the same made anew."""

    def __init__(self, served: Server) -> None:
        self.served = served
        with served.app.app_context():
            self.venues: Venues = asking.served().venues

    @property
    def here(self) -> VenueHere:
        return self.venues.here(SCHOOL)

    @property
    def register(self) -> Register:
        known = self.venues.register(self.here)
        assert known is not None
        return known

    @property
    def grid(self) -> VenueGrid:
        return self.venues.partnership(self.here, self.register)

    def is_as_made_anew(self) -> None:
        """Hold everything that is kept against what the records say at this moment."""
        here, kept = self.here, self.grid
        register = recorded_register(here.store)
        assert register is not None
        assert self.register == register
        anew = venue_grid(here.store, register, now=here.now)
        assert (kept.rows, kept.to_ask, kept.standings) == (anew.rows, anew.to_ask, anew.standings)
        assert replace(kept.gathered, proven=(), until=None) == replace(anew.gathered, proven=(), until=None)
        assert self.venues.partners_actions(here, register) == venue_actions(anew, register, here.now)
        picture = drawn(anew.gathered, register, now=here.now).picture
        assert replace(self.venues.drawn(here, register).picture, at=here.now) == picture


@pytest.fixture
def kept(served: Server) -> Kept:
    """Give what the pages of a server keep."""
    return Kept(served)


def test_after_each_thing_that_is_recorded_it_is_as_made_anew(served: Server, kept: Kept, coordinator: Browser) -> None:
    """A file, one that is refused, keys, a return, notes, letters, what became of venues, an edition, an erasure."""
    old = made(0, days=9)
    new = another_laptop(old)
    account = served.person(Role.COORDINATOR, name="Publisher")
    served.accounts.book.set_password(account, passwords.hashed(PASSWORD))
    publisher = served.browser(account)

    def compared() -> None:
        for link in re.findall(r'href="([^"]+/compare)"', coordinator.open(INBOX).text):
            if fingerprint(new.bundle.public_key) in coordinator.open(link).text:
                coordinator.send(link, {"read_out": fingerprint(new.bundle.public_key)})
                return

    def became(**said: str) -> Callable[[], object]:
        return lambda: coordinator.send(f"{ONE}change", {**said, "back": ""})

    def letter() -> None:
        coordinator.send(LETTERS, {"then": "write"})
        read = seen_of(coordinator.open(LETTERS).text, "partner-1")
        coordinator.send(LETTERS, {"partner": "partner-1", "step": "contact", "then": "", "seen": read})

    done: dict[str, Callable[[], object]] = {
        "a file": lambda: drop(coordinator, [("a.bundle", bytes_of(old)), ("b.bundle", bytes_of(made(3)))]),
        "a damaged file": lambda: drop(coordinator, [("venue-02.bundle", bytes_of(made(1))[:-500])]),
        "another key": lambda: drop(coordinator, [("c.bundle", bytes_of(new))]),
        "that key compared": compared,
        "a file dated ahead": lambda: drop(coordinator, [("d.bundle", bytes_of(made(4, days=-300)))]),
        "a return": lambda: coordinator.send(f"{PARTNERS}venues/venue-09/by-telephone", {"filter": "checked_fine"}),
        "a note": lambda: coordinator.send(f"{ONE}note", {"said": "Rang", "next": "ring again", "on": "2026-09-21"}),
        "a letter": letter,
        "another name": became(became="renamed", name="Larkfield Academy", since="2026-09-01"),
        "another partner": became(became="moved", partner="partner-2", since="2026-09-02"),
        "closed": became(became="closed", since="2026-09-21"),
        "an edition": lambda: publisher.send(Q2, {"password": PASSWORD}),
        "an erasure": lambda: erase(
            served.store(),
            Erasure(
                records=(served.store().version("bundle", served.store().keys("bundle")[0]).seq,),
                reason="asked for",
                person="Ruth Kemp",
            ),
            NOW,
        ),
    }
    for what, do in done.items():
        before, records = kept.grid, kept.venues.last_record(kept.here)
        do()
        assert kept.venues.last_record(kept.here) != records, what
        assert kept.grid is not before, what
        kept.is_as_made_anew()


def test_neither_the_hour_nor_what_is_recorded_of_the_own_venue_makes_it_anew(
    served: Server, kept: Kept, coordinator: Browser
) -> None:
    """A new day of London does: at midnight there, which is in summer an hour before that of the clock."""
    drop(coordinator, [("a.bundle", bytes_of(made(0)))])
    before = kept.grid
    run = samples.fine_run()
    served.store().append("run", "another", run, run.run.started)
    assert kept.grid is before
    served.clock.now = datetime(2026, 9, 21, 22, 59, tzinfo=UTC)
    assert kept.grid is before
    kept.is_as_made_anew()
    for moment in (datetime(2026, 9, 21, 23, tzinfo=UTC), datetime(2027, 1, 6, tzinfo=UTC)):
        served.clock.now = moment
        assert kept.grid is not before
        before = kept.grid
        kept.is_as_made_anew()
    assert {row.heard for row in kept.grid.rows} == {Heard.OVERDUE}


def test_it_is_of_the_register_as_it_is_though_whoever_asks_read_it_before(kept: Kept, coordinator: Browser) -> None:
    """Else what is kept until the next day would be of a register that stands no longer."""
    read_before = kept.register
    coordinator.send(f"{ONE}change", {"became": "renamed", "name": "Larkfield Academy", "since": "2026-09-01"})
    kept.venues.partnership(kept.here, read_before)
    kept.venues.drawn(kept.here, read_before)
    kept.venues.partners_actions(kept.here, read_before)
    assert "Larkfield Academy" in {row.name for row in kept.grid.rows}
    kept.is_as_made_anew()


def test_a_clock_that_is_put_back_makes_it_anew(served: Server, kept: Kept, coordinator: Browser) -> None:
    """What was made is of a moment that is still to come."""
    drop(coordinator, [("a.bundle", bytes_of(made(0)))])
    before = kept.grid
    served.clock.move(days=-10)
    assert kept.grid is not before
    kept.is_as_made_anew()


def test_it_is_made_of_no_other_kinds_of_records(kept: Kept, coordinator: Browser) -> None:
    """Every kind that is asked for while it is made, as the database sees it."""
    drop(coordinator, [("a.bundle", bytes_of(made(0))), ("b.bundle", bytes_of(another_laptop(made(0))))])
    store, asked = kept.here.store, set[str]()

    def note(*said: object) -> None:
        asked.update(re.findall(r"'(\w+)'", repr(said[3])))

    with store.reading() as connection:
        engine = connection.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    register = recorded_register(store)
    assert register is not None
    of_register = set(asked)
    asked.clear()
    known = venue_grid(store, register, now=kept.here.now)
    drawn(known.gathered, register, now=kept.here.now)
    venue_actions(known, register, kept.here.now)
    sa.event.remove(engine, "before_cursor_execute", note)
    kinds = {"run", "assessment", "action", "settings", "shared_case", "retirement", "override", *PICTURE_KINDS}
    kinds |= {said for said in vars(hangs_on).values() if isinstance(said, str)}
    assert of_register & kinds
    assert of_register & kinds <= REGISTER_KINDS
    assert asked & kinds <= PICTURE_KINDS
    assert asked >= PICTURE_KINDS - REGISTER_KINDS, "each of them is read: none is there for nothing"


def test_a_moment_that_a_file_names_makes_it_anew(served: Server, kept: Kept, coordinator: Browser) -> None:
    """A check of a year ago is too old from a moment of the day on."""
    one = made(0, days=1)
    old = NOW + timedelta(hours=3) - timedelta(days=366)
    runs = tuple(replace(each, id=f"{each.id}-x", started=old, finished=old) for each in one.bundle.runs[-1:])
    drop(coordinator, [("a.bundle", bytes_of(replace(one, bundle=replace(one.bundle, runs=runs))))])
    stands = next(each for each in kept.grid.rows if each.venue == "venue-01").filtering
    for _ in range(2):
        kept.is_as_made_anew()
        served.clock.now = NOW + timedelta(hours=3, microseconds=1)
    assert next(each for each in kept.grid.rows if each.venue == "venue-01").filtering != stands
