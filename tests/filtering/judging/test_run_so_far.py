"""What is gathered as a run goes on is what a plain count over the whole run gives, at every moment of it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.filtering.judging.situation import PRODUCT
from tests.filtering.judging.test_properties import CATEGORIES, checks, pages, visits
from venuecheck.filtering.judging.context import Context, way_of
from venuecheck.filtering.judging.controls import ControlCheck
from venuecheck.filtering.judging.fingerprint import TAUGHT, Fingerprint
from venuecheck.filtering.judging.journey import PageFacts, facts_of
from venuecheck.filtering.judging.judge import judge_page
from venuecheck.filtering.judging.own_content import opened
from venuecheck.filtering.judging.run_so_far import RunSoFar, context_of
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.address import site_of

tried = st.builds(facts_of, pages, visits)


def _counted(seen: Sequence[PageFacts], controls: Sequence[ControlCheck], context: Context) -> dict[str, object]:
    """Count everything that can be counted plainly, from the first to the last, as the definitions say."""
    journeys = [(facts, journey) for facts in seen for journey in facts.journeys]
    own = [(facts, journey) for facts, journey in journeys if journey.holds_expected]
    good = {address for check in controls for address in check.addresses}
    good |= {journey.connected_to for _, journey in own if journey.connected_to}
    given_out = [
        (address, site_of(facts.host))
        for facts, journey in journeys
        if journey.lookup
        for address in journey.lookup.addresses
    ]
    in_use = [(sinkhole_of(address), check.control) for check in controls for address in check.addresses]
    in_use += [
        (sinkhole_of(journey.connected_to), facts.page.id)
        for facts, journey in own
        if journey.connected_to and not journey.read
    ]
    opening = [
        (way_of(facts, journey), facts.page.id) for facts, journey in journeys if opened(journey, facts.page, None)
    ]
    return {
        "controls": controls,
        "provisional": context.provisional,
        "good_addresses": good,
        "dummies_in_use": {dummy: {by for other, by in in_use if other == dummy} for dummy, _ in in_use if dummy},
        "sites_by_address": {key: {site for other, site in given_out if other == key} for key, _ in given_out},
        "opened": {way: {by for other, by in opening if other == way} for way, _ in opening if way is not None},
        "https_reached": any(check.https and check.trouble is None for check in controls)
        or any(facts.https for facts, _ in own),
    }


@settings(max_examples=150)
@given(st.lists(tried | checks, max_size=8))
def test_gathering_step_by_step_judges_as_counting_from_the_start_does(seen: list[PageFacts | ControlCheck]) -> None:
    growing = RunSoFar((PRODUCT,), categories=CATEGORIES)
    so_far: list[PageFacts] = []
    controls: list[ControlCheck] = []
    for each in seen:
        if isinstance(each, PageFacts):
            growing.add_page(each)
            so_far.append(each)
        else:
            growing.add_control(each)
            controls.append(each)
        for provisional in (True, False):
            context = growing.context(provisional=provisional)
            counted = _counted(so_far, controls, context)
            assert {name: getattr(context, name) for name in counted} == counted
            at_once = context_of(so_far[::-1], controls, (PRODUCT,), provisional=provisional, categories=CATEGORIES)
            for facts in so_far:
                category = next(one for one in CATEGORIES if one.id == facts.page.category)
                assert judge_page(facts, category, context) == judge_page(facts, category, at_once)


@pytest.mark.parametrize("taught", [(), (replace(PRODUCT, id=TAUGHT),)])
def test_products_are_the_very_same_each_time_for_what_was_told_of_an_answer_is_kept_by_them(
    taught: tuple[Fingerprint, ...],
) -> None:
    growing = RunSoFar((PRODUCT, *taught), categories=CATEGORIES)
    one, other = (growing.context(provisional=True).fingerprints for _ in range(2))
    assert one is other
