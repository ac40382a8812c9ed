"""What stands as still to be done beside a checklist that was filled in: what the venue's report says of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.assurance import values
from tests.assurance.test_closes_actions import of_venue
from venuecheck.filtering.model.finding import Result
from venuecheck.service.bookings.recorded import RECORD_KIND
from venuecheck.service.sites.opening import open_store
from venuecheck.service.venue_reports.still_to_do import still_to_do

from . import venues


@pytest.mark.parametrize("by", ["a check", "a later self-assessment"])
def test_what_a_review_asked_for_is_gone_once_it_is_done(by: str, tmp_path: Path) -> None:
    """By the check that no longer finds it, and by the next review that no longer asks for it."""
    site, asks = venues.office(tmp_path), of_venue("review", "open-lawful")
    with open_store(site) as store:
        store.append(RECORD_KIND, asks.id, asks, asks.started)
        assert [one.action.id for one in still_to_do(site, store, asks, values.AT)] == ["open-lawful"]
        if by == "a check":
            found = values.run(1, {"three": Result.AS_EXPECTED}, network=site.networks[0].id)
            store.append("run", found.run.id, found, found.run.started)
        else:
            later = replace(of_venue("again"), checklist="review", started=values.AT, finished=values.AT)
            store.append(RECORD_KIND, later.id, later, later.started)
        assert still_to_do(site, store, asks, values.AT) == ()
