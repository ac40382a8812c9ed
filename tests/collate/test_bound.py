"""What binds a partner counts from a day: nothing that is said of it today rewrites the days before."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.collate import forty
from tests.collate.office import Office
from tests.collate.test_taking_over import WRITTEN
from tests.service import venues
from venuecheck.collate.bound import Bound, BoundFrom
from venuecheck.collate.facts import Partner
from venuecheck.core.problem import InvalidError
from venuecheck.records.store import Store
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.becoming import partner_known
from venuecheck.service.partnership.partner_said import partner_said
from venuecheck.service.partnership.register_records import PARTNER_KIND, RecordedPartner, recorded_register
from venuecheck.service.partnership.register_words import listed_words
from venuecheck.service.partnership.what_was_sent import gather_recorded
from venuecheck.service.sites.opening import open_store

APRIL, BEFORE = date(2026, 4, 30), date(2026, 4, 29)
NOW = forty.NOW


def listed(first: Bound) -> str:
    """Write a list in which a partner is bound so."""
    there = '- id: "partner-1"\n'
    return forty.partners_yaml().replace(there, f"{there}    bound: {first.value}\n", 1)


def taken(tmp_path: Path, store: Store, first: Bound) -> Office:
    """Give an office whose partner was bound so at first."""
    office = Office(venues.office(tmp_path / "office"), store)
    office.take(listed(first))
    return office


def bound(store: Store, day: date) -> Bound:
    """Say what binds the partner on a day."""
    register = recorded_register(store)
    assert register is not None
    return register.by_id["partner-1"].bound_on(day)


@pytest.mark.parametrize("name", WRITTEN)
def test_it_counts_from_its_day_in_every_paper_and_list(tmp_path: Path, name: str) -> None:
    with open_store(venues.office(tmp_path / "office")) as store:
        office = taken(tmp_path, store, Bound.INVITED)
        office.note(partner_known("partner-1", name="", bound="duty", since=APRIL))
        assert (bound(store, BEFORE), bound(store, APRIL)) == (Bound.INVITED, Bound.DUTY)
        words = {day: " ".join(listed_words(office.register, day)) for day in (BEFORE, APRIL)}
        assert "(partner-1), invited, owes no answer; " in words[BEFORE]
        assert "(partner-1), under a duty; " in words[APRIL]
        assert "from 30 April 2026 under a duty" in words[BEFORE]
        overdue = {}
        for day in (BEFORE, APRIL):
            gathered = gather_recorded(store, office.register, now=NOW, at=collation.moment_of(day, NOW))
            made = collation.drawn(gathered, office.register, now=NOW, as_of=day)
            mine = {one.venue.id for one in made.venues if one.venue.partner == "partner-1"}
            overdue[day] = {one.overdue for one in made.picture.standings if one.venue in mine}
        assert overdue == {BEFORE: {False}, APRIL: {True}}
        known = office.register.by_id["partner-1"]
        # whoever takes over the list that was written from it says nothing new
        assert not office.take(WRITTEN[name](office.register), name).is_new
        assert office.register.by_id["partner-1"] == known


def test_a_list_that_names_no_day_counts_from_the_day_on_which_it_is_taken_over(tmp_path: Path) -> None:
    with open_store(venues.office(tmp_path / "office")) as store:
        office = taken(tmp_path, store, Bound.DUTY)
        office.take(listed(Bound.AGREEMENT), replaces=True)
        today = NOW.date()
        assert (bound(store, today - timedelta(days=1)), bound(store, today)) == (Bound.DUTY, Bound.AGREEMENT)


def test_older_records_count_from_the_day_on_which_each_was_made(tmp_path: Path) -> None:
    """The first of them from the beginning; and what is said after them, with its day, takes nothing of that back."""
    with open_store(venues.office(tmp_path / "office")) as store:
        office = taken(tmp_path, store, Bound.DUTY)
        known = office.register.by_id["partner-1"]
        said = ((Bound.INVITED, 90), (Bound.INVITED, 60), (Bound.AGREEMENT, 30))
        for each, ago in said:
            old = RecordedPartner(partner=replace(known, bound=each), person="Ann")
            version = store.version(PARTNER_KIND, "partner-1")
            store.append(PARTNER_KIND, "partner-1", old, NOW - timedelta(days=ago), over=version)
        days = [(NOW - timedelta(days=each)).date() for each in (200, 90, 31, 30)]
        was = [Bound.DUTY, Bound.INVITED, Bound.INVITED, Bound.AGREEMENT]
        assert [bound(store, day) for day in days] == was
        office.note(partner_known("partner-1", name="", bound="duty", since=NOW.date()))
        assert [bound(store, day) for day in (*days, NOW.date())] == [*was, Bound.DUTY]


def test_a_day_is_said_of_what_binds_it_and_never_without_that() -> None:
    known = Partner(id="north", name="North", contact=None, chief_officer=None)
    again = known.with_bound(Bound.INVITED, APRIL).with_bound(Bound.AGREEMENT, APRIL)
    assert again.changes == (BoundFrom(since=APRIL, bound=Bound.AGREEMENT),)
    assert again.with_bound(Bound.DUTY, APRIL) == known, "said so for the same day, it never changed"
    for said, since in ((None, APRIL), ("invited", None)):
        with pytest.raises(InvalidError, match="a day says from when"):
            partner_said(known, "north", bound=said, since=since)
