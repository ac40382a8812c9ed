"""Pages of a small run made of values, for the examples of probes that look at pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from venuecheck.core.venue import FilteredBy
from venuecheck.filtering.judging.journey import facts_of
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.address import parse_address
from venuecheck.filtering.model.answer import Answer, Body
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import Basis, PageFinding, Result, Verdict, result_of
from venuecheck.filtering.model.observation import Connection, Exchange, Family, Lookup, Observation, RecordType
from venuecheck.filtering.model.page import Category, Expect, Expectation, Granularity, Page
from venuecheck.filtering.probing import sample

_ADDRESSES = {Family.IPV4: "198.51.100.80", Family.IPV6: "2001:db8::80"}
_RECORDS: dict[Family, RecordType] = {Family.IPV4: "A", Family.IPV6: "AAAA"}
_CATEGORIES = (
    Category(id="block", title="Must be blocked", expectation=Expectation.BLOCK),
    Category(id="allow", title="Must open", expectation=Expectation.ALLOW),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A page, how it went by each family of addresses (`None`: it opened), and what that came to."""

    url: str
    verdict: Verdict
    ways: Mapping[Family, Failure | None] = field(default_factory=lambda: {Family.IPV4: Failure.RESET})
    expectation: Expectation = Expectation.BLOCK
    others: Sequence[Observation] = ()
    """Steps beside these."""

    @property
    def page(self) -> Page:
        """The page."""
        identity = "".join(char if char.isalnum() else "-" for char in self.url).strip("-")
        return Page(id=identity, url=self.url, category=self.expectation, expect=Expect(contains="here"))

    @property
    def steps(self) -> tuple[Observation, ...]:
        """What was observed."""
        found: list[Observation] = []
        for family, failure in self.ways.items():
            found += _by_proxy(self.page, failure) if family is Family.PROXY else _steps(self.page, family, failure)
        return (*found, *(replace(step, subject=self.page.id) for step in self.others))

    @property
    def finding(self) -> PageFinding:
        """What it came to."""
        return PageFinding(
            probe="web_page",
            page=self.page.id,
            url=self.url,
            category=self.expectation,
            expectation=self.expectation,
            verdict=self.verdict,
            basis=None if self.verdict is Verdict.INCONCLUSIVE else Basis.SHOWN,
            result=self.result,
            layer=None,
            mechanism=None,
            product=None,
            reason="",
            rules=(),
        )

    @property
    def result(self) -> Result:
        """Its result."""
        return result_of(self.verdict, self.expectation, Granularity.HOST, inspected=False)


def run(
    *tried: Tried, probed: Sequence[Observation] = (), filtered_by: FilteredBy | None = None, rounds: int = 2
) -> RunFacts:
    """Give the facts of a run with these pages, and with the controls of every sample."""
    facts = sample.run(probed=probed, rounds=rounds)
    return replace(
        facts,
        test_list=replace(facts.test_list, categories=_CATEGORIES, pages=tuple(each.page for each in tried)),
        pages=tuple(facts_of(each.page, each.steps) for each in tried),
        filtered_by=filtered_by,
        findings=tuple(each.finding for each in tried),
    )


def _steps(page: Page, family: Family, failure: Failure | None) -> list[Observation]:
    address = parse_address(page.url)
    found = _ADDRESSES[family]
    in_dns = failure in {Failure.NXDOMAIN, Failure.DNS_REFUSED}
    lookup = Lookup(
        subject=page.id,
        visit=1,
        family=family,
        started=sample.START,
        elapsed=0.01,
        failure=failure if in_dns else None,
        name=address.host,
        record=_RECORDS[family],
        rcode="NXDOMAIN" if in_dns else "NOERROR",
        addresses=() if in_dns else (found,),
    )
    if in_dns:
        return [lookup]
    connection = Connection(
        subject=page.id,
        visit=1,
        family=family,
        started=sample.START,
        elapsed=0.01,
        address=found,
        port=address.port,
        failure=failure,
    )
    return [lookup, connection, *([] if failure else [_content(page, family)])]


def _by_proxy(page: Page, failure: Failure | None) -> list[Observation]:
    connection = Connection(
        subject=page.id,
        visit=1,
        family=Family.PROXY,
        started=sample.START,
        elapsed=0.01,
        address="192.0.2.8",
        port=3128,
        to_proxy=True,
        failure=None,
    )
    refused = Exchange(
        subject=page.id,
        visit=1,
        family=Family.PROXY,
        started=sample.START,
        elapsed=0.01,
        url=page.url,
        answer=Answer(status=403),
    )
    return [connection, refused if failure else _content(page, Family.PROXY)]


def _content(page: Page, family: Family) -> Exchange:
    body = Body(size=20, complete=True, likeness="", holds_expected=True)
    return Exchange(
        subject=page.id,
        visit=1,
        family=family,
        started=sample.START,
        elapsed=0.01,
        url=page.url,
        answer=Answer(status=200, body=body),
    )
