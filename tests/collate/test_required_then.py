"""Requirements on a day that is past, of a venue that recorded the same again since: never silently fewer."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.assurance.test_dated_ahead import _PLAN, answered
from tests.assurance.test_one_judgement import LISTED, WITHIN, Records, bundle
from tests.assurance.values import AT, PLAN, run, signed
from tests.collate.test_all_that_was_kept import REGISTER
from tests.service import venues
from venuecheck.assurance.assessed import about_venue
from venuecheck.assurance.status import Status
from venuecheck.collate.as_of import as_of
from venuecheck.collate.change import Change
from venuecheck.collate.picture import before_of, picture
from venuecheck.collate.standing import standing
from venuecheck.filtering.model.finding import Result
from venuecheck.plans.said import Stated
from venuecheck.report.partnership.view import Edition
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundle_export import bundle_of
from venuecheck.service.partnership.bundle_facts import venue_facts
from venuecheck.service.partnership.bundles_kept import BUNDLE_KIND, Kept
from venuecheck.service.partnership.what_was_sent import gather_recorded
from venuecheck.service.sites.opening import open_store

THEN = AT - timedelta(days=30)
GOOD = {"one": Result.AS_EXPECTED, "two": Result.AS_EXPECTED}


def required(*bundles: Bundle, at: datetime = THEN) -> dict[str, Status]:
    """Give how each requirement stood then, by all that was sent until now."""
    facts = as_of(venue_facts(LISTED, bundles, moments=(at,), at=at), at, AT)
    found = standing(facts, at, WITHIN, about_venue(facts.assessed)).required or {}
    return {number: status for (_, number), status in found.items()}


def test_what_was_signed_before_is_told_and_counts_on_its_days(tmp_path: Path) -> None:
    site = venues.school(tmp_path / "school")
    with open_store(site) as store:
        for days, stated in ((50, Stated.NOT_MET), (10, Stated.MET)):
            one = replace(signed(days, stated=stated), plan="dfe-filtering-monitoring", requirement="roles")
            store.append("sign_off", one.key, one, one.at, over=store.version("sign_off", one.key))
        sent = bundle_of(site, store, now=AT)
    assert required(sent)["roles"] is Status.PROBLEM
    assert required(sent, at=AT)["roles"] is Status.STATED


@pytest.mark.parametrize(("days", "last"), [((50, 10), 10), ((50,), 50), ((50, 40), 40), ((10, 5), 5)])
def test_a_venue_was_heard_of_on_the_day_on_which_something_came(days: tuple[int, ...], last: int) -> None:
    """Also where what came since speaks for the day that is asked about."""
    sent = [bundle(Records(), AT - timedelta(days=each)) for each in days]
    found = standing(as_of(venue_facts(LISTED, sent, moments=(THEN,), at=THEN), THEN, AT), THEN, WITHIN, {})
    assert found.last_heard == (AT - timedelta(days=last)).date()


def test_a_venue_of_which_the_first_bundle_came_after_a_quarter_is_heard_of_for_the_first_time() -> None:
    """Nothing had been heard of it by the day with which that quarter is compared."""
    checked = [run(50, GOOD), run(50, GOOD, network="staff-lan")]
    sent = bundle(Records(runs=checked), AT - timedelta(days=20))
    facts = as_of(venue_facts(LISTED, [sent], moments=(THEN, before_of(THEN)), at=THEN), THEN, AT)
    assert [one.change for one in picture([facts], THEN, WITHIN).moved] == [Change.FIRST]


def test_what_was_answered_before_needs_action_where_it_was_told_and_else_nobody_can_tell() -> None:
    before, since = answered(50, "not_in_place", "in_place"), answered(10, "in_place", "in_place")
    now = bundle(Records(assessments=[before, since], plans=[_PLAN]))
    assert set(required(now).values()) == {Status.NOT_PROVEN}
    told = bundle(Records(assessments=[before], plans=[_PLAN]), AT - timedelta(days=40))
    assert required(told, now) == {"policy": Status.PROBLEM, "displays": Status.STATED}
    first = bundle(Records(assessments=[since], plans=[_PLAN]))
    assert set(required(first).values()) == {Status.NOT_REPORTED}, "nothing was answered by then"


@pytest.mark.parametrize("number", ["3"])
def test_of_a_check_that_is_told_by_its_numbers_alone_nobody_can_tell_which_categories_it_tried(number: str) -> None:
    both = bundle(Records(runs=[run(50, GOOD), run(10, GOOD)], plans=[PLAN]))
    assert required(both)[number] is Status.NOT_PROVEN


@pytest.mark.parametrize("told", [(60, 40), (60, 20), (), (20,)])
def test_of_a_database_the_bundles_nearest_to_the_day_are_asked(tmp_path: Path, told: tuple[int, ...]) -> None:
    """It keeps every bundle that came; where none of that time did, the report's first lines name the venue."""
    before, since = answered(50, "not_in_place", "in_place"), answered(10, "in_place", "in_place")
    alone, both = (Records(assessments=each, plans=[_PLAN]) for each in ([before], [before, since]))
    sent = [
        *(bundle(alone, AT - timedelta(days=each)) for each in told),
        bundle(both, AT - timedelta(days=5)),
        bundle(both),
    ]
    with open_store(venues.school(tmp_path / "school")) as store:
        for number, each in enumerate(sent):
            kept = Kept(digest=f"{number:064x}", bundle=each)
            key = f"{LISTED.id}/{each.public_key}"
            store.append(BUNDLE_KIND, key, kept, each.made_at, over=store.version(BUNDLE_KIND, key))
        gathered = gather_recorded(store, REGISTER, now=AT, at=THEN)
    board = collation.collate(gathered, REGISTER, Edition.BOARD, now=AT, as_of=THEN.date())
    (facts,) = (as_of(each, THEN, AT) for each in gathered.venues)
    found = standing(facts, THEN, WITHIN, about_venue(facts.assessed)).required or {}
    then = Status.PROBLEM if told else Status.NOT_PROVEN
    assert {number: status for (_, number), status in found.items()}["policy"] is then
    assert any("had told by this day is not here" in one and "School" in one for one in board.headlines) != bool(told)
