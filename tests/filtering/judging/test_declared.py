"""Where a site's filter is one that this program need not pass, what opened says nothing of what people see."""

from dataclasses import replace

import pytest

from tests.filtering.judging.observed_runs import observed
from venuecheck.core.venue import FilteredBy
from venuecheck.filtering.judging.declared import as_declared, before_signing_in
from venuecheck.filtering.judging.sign_in import SIGN_IN_PAGE
from venuecheck.filtering.model.finding import Basis, NetworkStatus, Result, Verdict
from venuecheck.filtering.probe_listing import network_probes


@pytest.mark.parametrize("filtered_by", [*FilteredBy, None])
def test_what_opened_counts_only_where_the_filter_was_passed(filtered_by: FilteredBy | None) -> None:
    """A page that must open may be blocked there as well as one that must not; a block is a block."""
    unseen = filtered_by in {FilteredBy.BROWSER, FilteredBy.AGENT}
    for finding in observed("squid-acl").judged():
        told = as_declared(finding, filtered_by)
        assert told.verdict is finding.verdict
        changed = unseen and finding.verdict is Verdict.REACHED
        assert (told.result is Result.NOT_PROVEN) is (changed or finding.result is Result.NOT_PROVEN)
        assert ("hand check" in told.reason) is (changed or "hand check" in finding.reason)


@pytest.mark.parametrize(
    ("filtered_by", "words"),
    [
        (FilteredBy.BROWSER, "Apart from that filter, something on the network stopped"),
        (FilteredBy.AGENT, "That program, or something on the network, stopped"),
    ],
)
def test_who_stopped_a_page_is_not_said_where_it_is_not_known(filtered_by: FilteredBy, words: str) -> None:
    """A program on the device may take hold of this program's connections; one in the browser cannot."""
    facts = replace(observed("unknown-legal-451").facts, filtered_by=filtered_by)
    facts = replace(facts, findings=tuple(as_declared(each, filtered_by) for each in facts.findings))
    asked = {probe.id: probe for probe in network_probes()}
    assert words in asked["vantage"].conclude(facts).reason
    opened = asked["over_blocking"].conclude(facts)
    assert opened.status is NetworkStatus.INCONCLUSIVE
    assert opened.reason.startswith("1 of 1 pages that should open did. That is what this program saw.")
    assert asked["over_blocking"].conclude(observed("unknown-legal-451").facts).status is NetworkStatus.OK


@pytest.mark.parametrize(
    ("result", "then"),
    [
        (Result.AS_EXPECTED, Result.NOT_PROVEN),
        (Result.OVER_BLOCKED, Result.NOT_PROVEN),
        (Result.UNDER_BLOCKED, Result.UNDER_BLOCKED),
        (Result.NOT_PROVEN, Result.NOT_PROVEN),
    ],
)
def test_before_signing_in_neither_kind_of_page_is_judged(result: Result, then: Result) -> None:
    """What should be blocked and opened did open; all else is not what people get."""
    first = replace(observed("squid-acl").judged()[0], result=result)
    portal = replace(first, result=Result.NOT_PROVEN, rules=(*first.rules, SIGN_IN_PAGE))
    assert before_signing_in([first])[0] == first
    told, _ = before_signing_in([first, portal])
    assert told.result is then
    assert ("sign in first" in told.reason) is (then is not result)


def test_before_signing_in_silence_shows_nothing() -> None:
    """A portal drops what it does not let through, whatever vouches that the page is alive."""
    silent = next(each for each in observed("reset-with-reference").judged() if each.basis is Basis.ABSENCE)
    portal = replace(silent, rules=(*silent.rules, SIGN_IN_PAGE))
    told, _ = before_signing_in([silent, portal])
    assert (told.verdict, told.basis, told.mechanism) == (Verdict.INCONCLUSIVE, None, None)
    assert (told.result, "sign in first" in told.reason) == (Result.NOT_PROVEN, True)
