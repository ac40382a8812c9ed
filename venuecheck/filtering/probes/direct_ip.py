"""Does a page that the filter stops open by its address instead of its name?

A filter that works by names is passed by a program that connects to the address and names the site only in the
request. Each page is asked for without a look-up and, over https, without its name in the handshake. A control that
opens this way shows that the way works.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.address import parse_address
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import NetworkStatus, Verdict
from venuecheck.filtering.model.observation import Connection, Family, Observation
from venuecheck.filtering.port import Capability, Endpoint
from venuecheck.filtering.probing import sample, sample_pages
from venuecheck.filtering.probing.inquiry import Inquiry
from venuecheck.filtering.probing.literal import parse_endpoint
from venuecheck.filtering.probing.probe import Conclusion, Example, NetworkProbe, OptIn
from venuecheck.filtering.probing.sample_pages import Tried
from venuecheck.filtering.probing.stopped_pages import (
    by_page,
    number_of,
    opened,
    opened_controls,
    resolved,
    stopped_pages,
)

ID = "direct_ip"
_MOST_PAGES = 5
_BY_ADDRESS_TOO = "Have the filter decide by address and by content as well, and not by names alone."
_STOP_CONNECTIONS = (
    "A filter in DNS cannot stop this by itself: it takes a firewall or a proxy beside it that stops connections."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a site may choose."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - pydantic reads it from the class

    addresses: Mapping[str, str] = field(default_factory=dict)
    """By page id: the address at which the page was seen to open so, from an unfiltered line. Needed where the
    network's own resolver gives none."""

    def __post_init__(self) -> None:
        """Raise `ValueError` for an address that cannot be used."""
        for text in self.addresses.values():
            parse_endpoint(text, 1)


async def ask(inquiry: Inquiry) -> None:
    """Ask for the controls by address, then for the pages that were stopped."""
    options = inquiry.options if isinstance(inquiry.options, Options) else Options()
    targets = [(control.page, control.endpoint) for control in opened_controls(inquiry.facts)]
    found = [(each.page, _where(each, options)) for each in stopped_pages(inquiry.facts)]
    targets += [(page, where) for page, where in found if where is not None][:_MOST_PAGES]
    for page, where in targets:
        inquiry.visit = number_of(inquiry.facts, page.id)
        await inquiry.open_at(page, where, named=False)


def _where(each: PageFacts, options: Options) -> Endpoint | None:
    told = options.addresses.get(each.page.id)
    return parse_endpoint(told, parse_address(each.page.url).port) if told else resolved(each)


def conclude(facts: RunFacts) -> Conclusion:
    """Name the pages that opened by their addresses."""
    stopped = stopped_pages(facts)
    if not stopped:
        reason = "No page that should be blocked was stopped, so there was nothing to go round."
        return Conclusion(status=NetworkStatus.NOT_RUN, reason=reason)
    own = by_page(facts, ID)
    passed = [each.page.url for each in stopped if opened(own.get(each.page.id, ()))]
    if passed:
        return Conclusion(
            status=NetworkStatus.PROBLEM,
            reason=f"Stopped by its name, but open by its address: {', '.join(passed)}.",
            advice=_STOP_CONNECTIONS if _in_dns(facts, passed) else _BY_ADDRESS_TOO,
        )
    works = {
        control.page.url.lower().startswith("https:")
        for control in opened_controls(facts)
        if opened(own.get(control.page.id, ()))
    }
    told = [each for each in stopped if each.https in works and _vouched(each, own.get(each.page.id, ()))]
    if told:
        reason = f"Of {_pages(stopped)} stopped, {len(told)} could be tried by address, and none opened."
        return Conclusion(status=NetworkStatus.OK, reason=reason)
    tried = any(each.page.id in own for each in stopped)
    why = "their sites may refuse requests by address themselves" if tried else "no address is known for them"
    return Conclusion(
        status=NetworkStatus.INCONCLUSIVE,
        reason=f"Of {_pages(stopped)} stopped, none opened by address, which proves nothing: {why}.",
        advice=(
            "Note on an unfiltered line at which address a page opens, and write it under “probes:” in "
            "the venue’s settings: “direct_ip: {addresses: {page-id: 198.51.100.7}}”."
        ),
    )


def _in_dns(facts: RunFacts, urls: Sequence[str]) -> bool:
    """Whether what opened by address had been stopped in DNS alone."""
    layers = {finding.layer for finding in facts.findings if finding.url in urls}
    return layers == {Layer.DNS}


def _pages(stopped: Sequence[PageFacts]) -> str:
    return "1 page that was" if len(stopped) == 1 else f"{len(stopped)} pages that were"


def _vouched(each: PageFacts, steps: Sequence[Observation]) -> bool:
    """Whether the page is known to open so where nobody filters.

    Over http the request is the browser's own. Over https a site may refuse a handshake without a name, so only an
    address that the site's people noted counts.
    """
    asked_at = {step.address for step in steps if isinstance(step, Connection)}
    known = resolved(each)
    return bool(asked_at) and (not each.https or known is None or known.address not in asked_at)


def _example(page: Tried, *, control: bool = True, holds: bool = False, address: str = "") -> RunFacts:
    """One page that was stopped; `address` is where it was tried directly."""
    facts = sample_pages.run(page)
    at = address or "198.51.100.80"
    control_page = facts.test_list.controls[0 if page.url.startswith("https") else 1]
    steps = sample.direct(ID, control_page.url, "198.51.100.7", holds=control, visit=number_of(facts, control_page.id))
    steps += sample.direct(ID, page.url, at, holds=holds, visit=number_of(facts, page.page.id))
    return replace(facts, probed=steps)


_HTTP = Tried(url="http://adult.test/", verdict=Verdict.BLOCKED)
_HTTPS = Tried(url="https://adult.test/", verdict=Verdict.BLOCKED)
_UNNAMED = Tried(url="https://adult.test/", verdict=Verdict.BLOCKED, ways={Family.IPV4: Failure.NXDOMAIN})

PROBE = NetworkProbe(
    id=ID,
    about="Addresses in place of names",
    question="Does a page that the filter stops open by its address instead of its name?",
    proves="Pages that were stopped stay stopped when they are asked for at their addresses.",
    does_not_prove="That other pages do.",
    needs=frozenset({Capability.STEPS, Capability.DIRECT}),
    conclude=conclude,
    ask=ask,
    after_pages=True,
    opt_in=OptIn(sends="asks for blocked pages at their addresses, as no browser does", how="direct_ip: true"),
    options=Options(),
    options_kind=Options,
    examples=(
        Example(
            about="a page stopped by its name opens",
            facts=lambda: _example(_HTTPS, holds=True),
            status=NetworkStatus.PROBLEM,
        ),
        Example(about="over http it stays stopped", facts=lambda: _example(_HTTP), status=NetworkStatus.OK),
        Example(
            about="at an address noted elsewhere it stays stopped",
            facts=lambda: _example(_UNNAMED, address="203.0.113.9"),
            status=NetworkStatus.OK,
        ),
        Example(
            about="a site may refuse a handshake without its name",
            facts=lambda: _example(_HTTPS),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="not even the control opens so",
            facts=lambda: _example(_HTTP, control=False),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="no address is known", facts=lambda: sample_pages.run(_UNNAMED), status=NetworkStatus.INCONCLUSIVE
        ),
        Example(about="no page was stopped", facts=sample_pages.run, status=NetworkStatus.NOT_RUN),
    ),
)
