"""The pages that a network stopped, and where they are: what probes of ways round a filter try."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.address import parse_address
from venuecheck.filtering.model.observation import Exchange, Lookup, Observation
from venuecheck.filtering.model.page import Expectation, Page
from venuecheck.filtering.port import Endpoint
from venuecheck.filtering.probing.inquiry import endpoint_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A control that opened, and the address at which it did."""

    page: Page
    endpoint: Endpoint


def stopped_pages(facts: RunFacts) -> list[PageFacts]:
    """Give the pages that should be blocked and did not open, of those whose content would be known."""
    return [
        each
        for each in facts.pages
        if facts.test_list.category(each.page.category).expectation is Expectation.BLOCK
        and each.page.expect is not None
        and not each.page.restricted  # its steps would be kept with the question's and not with the page's
        and each.host
        and not any(journey.holds_expected for journey in each.journeys)
    ]


def resolved(each: PageFacts) -> Endpoint | None:
    """Give where the network's resolver says that the page is; None where it gives no usable address."""
    for step in each.observations:
        if isinstance(step, Lookup) and step.hop == 0 and step.name == each.host and step.record == "A":
            for address in step.addresses:
                if not sinkhole_of(address) or _in_use(each, address):
                    return endpoint_of(address, parse_address(each.page.url).port)
    return None


def _in_use(each: PageFacts, address: str) -> bool:
    """Whether a connection to it was accepted: on a network of its own, any address may be real."""
    return any(journey.connected_to == address for journey in each.journeys)


def opened_controls(facts: RunFacts) -> Iterator[Opened]:
    """Give one control for each scheme that opened without a proxy."""
    pages = {page.id: page for page in facts.test_list.controls}
    schemes: set[bool] = set()
    for check in facts.controls:
        if check.trouble is None and check.addresses and check.https not in schemes and check.control in pages:
            schemes.add(check.https)
            page = pages[check.control]
            yield Opened(page=page, endpoint=endpoint_of(check.addresses[0], parse_address(page.url).port))


def number_of(facts: RunFacts, page_id: str) -> int:
    """Give the number by which a probe's steps say which page or control they are about (their `visit`)."""
    return 1 + [page.id for page in (*facts.test_list.controls, *facts.test_list.pages)].index(page_id)


def by_page(facts: RunFacts, probe: str) -> dict[str, Sequence[Observation]]:
    """Give a probe's own steps by the id of the page or control that they are about."""
    ids = [page.id for page in (*facts.test_list.controls, *facts.test_list.pages)]
    found: dict[str, list[Observation]] = {}
    for step in facts.probed_by(probe):
        if step.visit <= len(ids):
            found.setdefault(ids[step.visit - 1], []).append(step)
    return dict(found)


def opened(steps: Sequence[Observation]) -> bool:
    """Whether a page's own content came."""
    return any(
        isinstance(step, Exchange) and step.answer and step.answer.body and step.answer.body.holds_expected
        for step in steps
    )
