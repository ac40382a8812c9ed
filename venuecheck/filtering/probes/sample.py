"""A small run made of values, for the probes' own examples."""

from datetime import UTC, datetime, timedelta

from venuecheck.filtering.judging.context import check_control
from venuecheck.filtering.judging.journey import facts_of
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import (
    Answer,
    Body,
    Certificate,
    Connection,
    Exchange,
    Handshake,
    Lookup,
    Observation,
    Trust,
)
from venuecheck.filtering.model.page import Category, Expect, Expectation, Page, TestList

_START = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
_CONTROL = Page(id="c-https", url="https://gov.test/", expect=Expect(contains="gov.test is here"))
_OTHER = Page(id="c-http", url="http://news.test/", expect=Expect(contains="news.test is here"))


def run(
    *, rounds: int = 2, control_fails: bool = False, public: Trust = Trust.TRUSTED, device: Trust = Trust.TRUSTED
) -> RunFacts:
    """Give the facts of a run with two controls and no page; `control_fails` cuts the second control off."""
    observations: list[Observation] = []
    checks = []
    for number in range(rounds):
        at = _START + timedelta(minutes=number)
        opened = (*_opened(_CONTROL, at, public, device),)
        other = (*_cut_off(_OTHER, at),) if control_fails else (*_plain(_OTHER, at),)
        for page, steps in ((_CONTROL, opened), (_OTHER, other)):
            observations += steps
            checks.append(check_control(facts_of(page, steps), number))
    category = Category(id="harmful", title="Must be blocked", expectation=Expectation.BLOCK)
    test_list = TestList(
        id="sample",
        version=1,
        title="Sample",
        edition="sample",
        digest="sha256:0",
        categories=(category,),
        controls=(_CONTROL, _OTHER),
        pages=(),
    )
    return RunFacts(test_list=test_list, pages=(), controls=tuple(checks), control_observations=tuple(observations))


def _lookup(page: Page, at: datetime, host: str) -> Lookup:
    return Lookup(
        subject=page.id,
        visit=1,
        started=at,
        elapsed=0.01,
        name=host,
        record="A",
        rcode="NOERROR",
        addresses=("198.51.100.7",),
    )


def _connection(page: Page, at: datetime, port: int, failure: Failure | None = None) -> Connection:
    return Connection(
        subject=page.id, visit=1, started=at, elapsed=0.01, address="198.51.100.7", port=port, failure=failure
    )


def _exchange(page: Page, at: datetime) -> Exchange:
    body = Body(size=20, complete=True, likeness="", holds_expected=True)
    return Exchange(
        subject=page.id, visit=1, started=at, elapsed=0.01, url=page.url, answer=Answer(status=200, body=body)
    )


def _opened(page: Page, at: datetime, public: Trust, device: Trust) -> tuple[Observation, ...]:
    issuer = "CN=Public CA" if public is Trust.TRUSTED else "CN=School CA"
    handshake = Handshake(
        subject=page.id,
        visit=1,
        started=at,
        elapsed=0.02,
        server_name="gov.test",
        version="TLSv1.3",
        chain=(Certificate(subject="CN=gov.test", issuer=issuer, sha256="0" * 64),),
        public_trust=public,
        device_trust=device,
    )
    return (_lookup(page, at, "gov.test"), _connection(page, at, 443), handshake, _exchange(page, at))


def _plain(page: Page, at: datetime) -> tuple[Observation, ...]:
    return (_lookup(page, at, "news.test"), _connection(page, at, 80), _exchange(page, at))


def _cut_off(page: Page, at: datetime) -> tuple[Observation, ...]:
    return (_lookup(page, at, "news.test"), _connection(page, at, 80, Failure.RESET))
