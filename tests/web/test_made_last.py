"""What is kept of a coordinator's picture says what it would say if it were made anew, and is not made for nothing."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from tests.report import samples
from tests.web.partnership import INBOX, NOW, PARTNERS, another_laptop, bytes_of, drop, made, seen_of
from tests.web.site import LIBRARY, PASSWORD, SCHOOL, Browser, Server
from venuecheck.accounts import passwords
from venuecheck.core.actor import Role
from venuecheck.core.problem import InputError
from venuecheck.core.quarter import Quarter
from venuecheck.records.erasing import Erasure, erase
from venuecheck.records.signing import fingerprint
from venuecheck.report.partnership.view import Edition, PartnershipView
from venuecheck.service.partnership import hangs_on
from venuecheck.service.partnership.collation import drawn
from venuecheck.service.partnership.hangs_on import GRID_KINDS, PICTURE_KINDS, REGISTER_KINDS
from venuecheck.service.partnership.publishing import draft_of
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.register_records import recorded_register
from venuecheck.service.partnership.venue_actions import venue_actions
from venuecheck.service.partnership.venue_grid import GridRow, Heard, Judged, judged, venue_grid
from venuecheck.service.partnership.what_was_sent import gather_recorded
from venuecheck.web import asking
from venuecheck.web.venue_here import VenueHere
from venuecheck.web.venues import Venues
from venuecheck.web.warming import Stoker

ONE = f"{PARTNERS}venues/venue-01/"
LETTERS = f"{PARTNERS}letters/"
_QUARTER = Quarter(year=2026, number=2)
Q2 = f"/venues/{SCHOOL}/editions/2026-Q2/publish"


class Kept:
    """What the pages keep, and the same made anew."""

    def __init__(self, served: Server) -> None:
        self.served = served
        with served.app.app_context():
            self.venues: Venues = asking.served().venues
        self.made = self.venues.partners

    @property
    def here(self) -> VenueHere:
        return self.venues.here(SCHOOL)

    @property
    def register(self) -> Register:
        known = self.made.register(self.here)
        assert known is not None
        return known

    @property
    def judged(self) -> Judged:
        return self.made.judged(self.here, self.register)

    @property
    def grid(self) -> tuple[GridRow, ...]:
        return self.made.grid(self.here, self.register)

    @property
    def draft(self) -> PartnershipView:
        return self.made.draft(self.here, self.register, _QUARTER, Edition.BOARD)[0]

    @property
    def draft_page(self) -> bytes:
        return self.made.draft_page(self.here, self.register, _QUARTER, Edition.BOARD)

    def is_as_made_anew(self) -> None:
        """Hold everything that is kept against what the records say at this moment."""
        here, kept = self.here, self.judged
        register = recorded_register(here.store)
        assert register is not None
        assert self.register == register
        anew = judged(here.store, register, now=here.now)
        assert kept.standings == anew.standings
        assert replace(kept.gathered, proven=(), until=None) == replace(anew.gathered, proven=(), until=None)
        assert self.grid == venue_grid(here.store, anew, register, now=here.now)
        assert self.made.actions(here, register) == venue_actions(anew, register, here.now)
        picture = drawn(anew.gathered, register, now=here.now).picture
        assert replace(self.made.drawn(here, register).picture, at=here.now) == picture
        gathered = gather_recorded(here.store, register, now=here.now, at=_QUARTER.ends)
        draft = draft_of(gathered, register, _QUARTER, now=here.now).edition(Edition.BOARD)
        assert replace(self.draft, made_at=here.now, rests_on=draft.rests_on) == draft


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

    def settled() -> None:
        (link,) = re.findall(r'href="([^"]+/settle)"', coordinator.open(INBOX).text)
        coordinator.send(link, {"reason": "A scan that was sent by mistake"})

    def became(**said: str) -> Callable[[], object]:
        return lambda: coordinator.send(f"{ONE}change", {**said, "back": ""})

    def letter() -> None:
        coordinator.send(LETTERS, {"then": "write"})
        read = seen_of(coordinator.open(LETTERS).text, "partner-1")
        coordinator.send(LETTERS, {"partner": "partner-1", "step": "contact", "then": "", "seen": read})

    done: dict[str, Callable[[], object]] = {
        "a file": lambda: drop(coordinator, [("a.bundle", bytes_of(old)), ("b.bundle", bytes_of(made(3)))]),
        "a damaged file": lambda: drop(coordinator, [("venue-02.bundle", bytes_of(made(1))[:-500])]),
        "a file of nobody knows whom": lambda: drop(coordinator, [("scan.bundle", b"no bundle at all")]),
        "that settled": settled,
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
        before, stood, page = kept.grid, kept.judged, kept.draft_page
        records = kept.venues.last_record(kept.here)
        do()
        assert kept.venues.last_record(kept.here) != records, what
        assert kept.grid is not before, what
        says_how_they_stand = what not in {"a note", "a letter"}
        assert (kept.judged is not stood) is (kept.draft_page is not page) is says_how_they_stand, what
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
    assert {row.heard for row in kept.grid} == {Heard.OVERDUE}


def test_it_is_of_the_register_as_it_is_though_whoever_asks_read_it_before(kept: Kept, coordinator: Browser) -> None:
    """Else what is kept until the next day would be of a register that stands no longer."""
    read_before = kept.register
    coordinator.send(f"{ONE}change", {"became": "renamed", "name": "Larkfield Academy", "since": "2026-09-01"})
    kept.made.grid(kept.here, read_before)
    kept.made.drawn(kept.here, read_before)
    kept.made.actions(kept.here, read_before)
    assert "Larkfield Academy" in {row.name for row in kept.grid}
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
    known = judged(store, register, now=kept.here.now)
    drawn(known.gathered, register, now=kept.here.now)
    venue_actions(known, register, kept.here.now)
    of_picture = set(asked)
    venue_grid(store, known, register, now=kept.here.now)
    sa.event.remove(engine, "before_cursor_execute", note)
    kinds = {"run", "assessment", "action", "settings", "shared_case", "retirement", "override", *GRID_KINDS}
    kinds |= {said for said in vars(hangs_on).values() if isinstance(said, str)}
    assert of_register & kinds
    assert of_register & kinds <= REGISTER_KINDS
    assert of_picture & kinds <= PICTURE_KINDS
    assert asked & kinds <= GRID_KINDS
    assert of_picture >= PICTURE_KINDS - REGISTER_KINDS
    assert asked >= GRID_KINDS - REGISTER_KINDS, "each of them is read: none is there for nothing"


def test_a_moment_that_a_file_names_makes_it_anew(served: Server, kept: Kept, coordinator: Browser) -> None:
    """A check of a year ago is too old from a moment of the day on."""
    one = made(0, days=1)
    old = NOW + timedelta(hours=3) - timedelta(days=366)
    runs = tuple(replace(each, id=f"{each.id}-x", started=old, finished=old) for each in one.bundle.runs[-1:])
    drop(coordinator, [("a.bundle", bytes_of(replace(one, bundle=replace(one.bundle, runs=runs))))])
    stands = next(each for each in kept.grid if each.venue == "venue-01").filtering
    for _ in range(2):
        kept.is_as_made_anew()
        served.clock.now = NOW + timedelta(hours=3, microseconds=1)
    assert next(each for each in kept.grid if each.venue == "venue-01").filtering != stands


def test_who_alters_what_is_recorded_is_found_out_in_minutes(served: Server, kept: Kept, coordinator: Browser) -> None:
    """They add no record, so what is kept would be shown until the day is over."""
    drop(coordinator, [("a.bundle", bytes_of(made(0)))])
    page = f"/venues/{SCHOOL}/editions/{_QUARTER}/board"
    assert [coordinator.open(each).status_code for each in (PARTNERS, page)] == [200, 200]
    with kept.here.store.writing() as connection:
        for name in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql("UPDATE payload SET body = replace(body, 'Wifi', 'WLAN')")
    served.clock.move(minutes=6)
    for each in (PARTNERS, page):
        told = coordinator.client.get(each)
        assert told.status_code == 500
        assert "The records are not whole" in told.text


def test_one_venue_whose_settings_cannot_be_used_keeps_nothing_from_the_others(served: Server) -> None:
    with served.app.app_context():
        venues = asking.served().venues
        broken = next(path for path, site in zip(venues.configs, venues.sites, strict=True) if site.venue.id == LIBRARY)
    broken.write_text("venue: [", "utf-8")
    assert [site.venue.id for site in venues.usable] == [SCHOOL]
    with pytest.raises(InputError):
        _ = venues.sites


def test_what_is_slow_at_first_is_made_ahead(served: Server, kept: Kept, coordinator: Browser) -> None:
    """A list, its actions and the drafts of the last quarter, of which nothing is said to anybody yet."""
    drop(coordinator, [("a.bundle", bytes_of(made(0)))])
    with served.app.app_context():
        stoker = Stoker(served=asking.served())
    stoker.make()
    made_ahead = {what for venue, what in kept.made.last.names if venue == SCHOOL}
    drafts = {f"{_QUARTER} page of {edition}" for edition in Edition}
    assert made_ahead >= {"grid", "picture", "partners' actions", *drafts}
    kept.is_as_made_anew()
