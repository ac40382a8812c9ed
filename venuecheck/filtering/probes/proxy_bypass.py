"""Where a proxy is configured, does a direct connection open what the proxy stops?

A device whose proxy setting is taken out passes a filter that is only in the proxy. The network should let such
connections nowhere, or filter them as well.
"""

from collections.abc import Sequence
from dataclasses import replace

from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.address import AddressError, parse_address
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import NetworkStatus, Verdict
from venuecheck.filtering.model.observation import Connection, Family, Observation
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Capability
from venuecheck.filtering.probing import sample, sample_pages
from venuecheck.filtering.probing.inquiry import Inquiry, endpoint_of
from venuecheck.filtering.probing.probe import Conclusion, Example, NetworkProbe, OptIn
from venuecheck.filtering.probing.sample_pages import Tried
from venuecheck.filtering.probing.stopped_pages import by_page, number_of, opened, stopped_pages

ID = "proxy_bypass"
_MOST_PAGES = 5


async def ask(inquiry: Inquiry) -> None:
    """Ask directly for the controls and for pages that were stopped."""
    if not _by_proxy(inquiry.facts):
        return
    stopped = [each.page for each in stopped_pages(inquiry.facts)][:_MOST_PAGES]
    for page in (*inquiry.facts.test_list.controls, *stopped):
        inquiry.visit = number_of(inquiry.facts, page.id)
        await _open_directly(inquiry, page)


async def _open_directly(inquiry: Inquiry, page: Page) -> None:
    try:
        address = parse_address(page.url)
    except AddressError:
        return
    found = await inquiry.look_up(address.host)
    usable = [item for item in found.addresses if not sinkhole_of(item)] or found.addresses
    for item in usable[:1]:
        await inquiry.open_at(page, endpoint_of(item, address.port), named=True)


def _by_proxy(facts: RunFacts) -> bool:
    return any(step.family is Family.PROXY for step in (*facts.control_observations, *_page_steps(facts)))


def _page_steps(facts: RunFacts) -> list[Observation]:
    return [step for each in facts.pages for step in each.observations]


def conclude(facts: RunFacts) -> Conclusion:
    """Name what opened without the proxy."""
    if not _by_proxy(facts):
        return Conclusion(status=NetworkStatus.NOT_RUN, reason="No page went by a proxy, so there is none to bypass.")
    own = by_page(facts, ID)
    stopped = [each.page.url for each in stopped_pages(facts) if opened(own.get(each.page.id, ()))]
    advice = "Have the firewall stop direct connections to the web (TCP 80 and 443, UDP 443) from this network."
    if stopped:
        reason = f"Stopped by the proxy, but open without it: {', '.join(stopped)}."
        return Conclusion(status=NetworkStatus.PROBLEM, reason=reason, advice=advice)
    if any(opened(steps) for steps in own.values()):
        reason = (
            "Direct connections open pages without the proxy, though none of those that it stopped. Whether something "
            "else filters them could not be told."
        )
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason, advice=advice)
    tried = [step for steps in own.values() for step in steps if isinstance(step, Connection)]
    if not tried:
        reason = (
            "Without the proxy the names of pages do not resolve here, so no direct connection was tried. One to a "
            "known address may still be open."
        )
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason)
    if not any(check.trouble is None for check in facts.controls):
        reason = "Pages that must open did not open by the proxy either, so nothing can be concluded."
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason)
    reason = f"None of {len(own)} pages opened without the proxy, those that open by it included."
    return Conclusion(status=NetworkStatus.OK, reason=reason)


def _example(*, page: bool | None, control: bool | None) -> RunFacts:
    """Whether each opened directly; None where its name did not resolve."""
    tried = Tried(url="http://adult.test/", verdict=Verdict.BLOCKED, ways={Family.PROXY: Failure.RESET})
    facts = sample_pages.run(tried)
    steps: list[Observation] = []
    for item, holds in ((facts.test_list.controls[1], control), (tried.page, page)):
        number = number_of(facts, item.id)
        host = parse_address(item.url).host
        steps.append(sample.lookup(ID, host, [] if holds is None else ["198.51.100.80"], visit=number))
        if holds is not None:
            steps += _direct(item.url, number, holds=holds)
    return replace(facts, probed=tuple(steps))


def _direct(url: str, number: int, *, holds: bool) -> Sequence[Observation]:
    return sample.direct(ID, url, "198.51.100.80", holds=holds, visit=number)


PROBE = NetworkProbe(
    id=ID,
    about="The way past the proxy",
    question="Where a proxy is used, is the way past it closed?",
    proves="Pages that open by the proxy do not open without it.",
    does_not_prove="That other ports or programs cannot pass it.",
    needs=frozenset({Capability.STEPS}),
    conclude=conclude,
    ask=ask,
    after_pages=True,
    opt_in=OptIn(sends="connects to sites directly, past the proxy where one is used", how="proxy_bypass: true"),
    options=True,
    examples=(
        Example(
            about="a page that the proxy stops opens without it",
            facts=lambda: _example(page=True, control=True),
            status=NetworkStatus.PROBLEM,
        ),
        Example(
            about="only a control opens without it",
            facts=lambda: _example(page=False, control=True),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(about="nothing opens", facts=lambda: _example(page=False, control=False), status=NetworkStatus.OK),
        Example(
            about="no name resolves",
            facts=lambda: _example(page=None, control=None),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(about="there is no proxy", facts=sample_pages.run, status=NetworkStatus.NOT_RUN),
    ),
)
