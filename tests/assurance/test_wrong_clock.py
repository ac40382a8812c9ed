"""A check that was made by a computer whose clock was wrong, from the store to the board."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.service import venues
from venuecheck.assurance.status import Status
from venuecheck.collate.facts import ListedVenue
from venuecheck.collate.standing import standing
from venuecheck.filtering.model.finding import Result
from venuecheck.filtering.model.run import Run
from venuecheck.records.store import Store
from venuecheck.service.bookings.filter_facts import filter_facts
from venuecheck.service.filter_checks.retirements import retire
from venuecheck.service.partnership.bundle_export import bundle_of
from venuecheck.service.partnership.bundle_facts import venue_facts
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports import actions, reporting

from . import values
from .values import AT

OPENED = values.run(-30, {"one": Result.UNDER_BLOCKED, "two": Result.AS_EXPECTED})
PASSED = values.run(2, {"one": Result.AS_EXPECTED, "two": Result.AS_EXPECTED})
NETWORK = "office"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a place with one network, and nothing recorded."""
    return venues.office(tmp_path / "office")


def recorded(site: Site, store: Store, run: Run) -> None:
    """Record a check of its network, when it was begun."""
    mine = replace(run, run=replace(run.run, venue=site.venue.id, network=NETWORK))
    store.append("run", mine.run.id, mine, mine.run.started)


def stands(site: Site, store: Store) -> Status:
    """Give how the filter stands, in the venue's own words and at the board."""
    own = reporting.venue_report(site, store, now=AT).filtering.status
    listed = ListedVenue(id=site.venue.id, name="Office", kind=site.venue.kind, partner="p")
    facts = venue_facts(listed, [bundle_of(site, store, now=AT)])
    assert standing(facts, AT, timedelta(days=105), {}).filtering is own
    told = filter_facts(store, AT)
    assert (told.get("filter_check.result") == "not_as_expected") == (own is Status.PROBLEM and len(told) > 1)
    return own


@pytest.mark.parametrize(
    ("runs", "status"),
    [
        ([OPENED], Status.PROBLEM),
        ([PASSED, OPENED], Status.PROBLEM),
        ([OPENED, PASSED], Status.FINE),
    ],
)
def test_the_order_of_the_records_tells_which_came_first(site: Site, runs: list[Run], status: Status) -> None:
    with open_store(site) as store:
        for run in runs:
            recorded(site, store, run)
        assert stands(site, store) is status


def test_a_person_can_answer_for_it(site: Site) -> None:
    """By closing what there is to do, or by retiring the network: after it was on record, and not before."""
    with open_store(site) as store:
        recorded(site, store, PASSED)
        recorded(site, store, OPENED)
        (action,) = (each for each in reporting.open_actions(site, store, now=AT) if each.id.startswith(NETWORK + ":g"))
        earlier = AT - timedelta(hours=1)
        actions.close(site, store, action.id, reason="Put right by the provider", person="A. Tech", now=earlier)
        assert stands(site, store) is Status.STATED
        recorded(site, store, values.run(-50, {"one": Result.UNDER_BLOCKED}))
        assert stands(site, store) is Status.PROBLEM
        retire(site, store, NETWORK, reason="It was given up", person="A. Tech", now=AT)
        assert stands(site, store) is Status.NOT_REPORTED
