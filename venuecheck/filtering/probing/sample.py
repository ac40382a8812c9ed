"""A small run made of values, for the probes' own examples."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from venuecheck.filtering.judging.controls import check_control
from venuecheck.filtering.judging.journey import facts_of
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.address import parse_address
from venuecheck.filtering.model.answer import Answer, Body
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import (
    Certificate,
    Connection,
    Datagram,
    Exchange,
    Handshake,
    Lookup,
    Observation,
    Purpose,
    RecordType,
    Trust,
)
from venuecheck.filtering.model.page import Category, Expect, Expectation, Page, TestList

START = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
_CONTROL = Page(id="c-https", url="https://gov.test/", expect=Expect(contains="gov.test is here"))
_OTHER = Page(id="c-http", url="http://news.test/", expect=Expect(contains="news.test is here"))


def run(
    *,
    rounds: int = 2,
    control_fails: bool = False,
    public: Trust = Trust.TRUSTED,
    device: Trust = Trust.TRUSTED,
    probed: Sequence[Observation] = (),
) -> RunFacts:
    """Give the facts of a run with two controls and no page; `control_fails` cuts the second control off."""
    observations: list[Observation] = []
    checks = []
    for number in range(rounds):
        at = START + timedelta(minutes=number)
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
    return RunFacts(
        test_list=test_list,
        pages=(),
        controls=tuple(checks),
        control_observations=tuple(observations),
        probed=tuple(probed),
    )


_RCODE_FAILURES = {"NXDOMAIN": Failure.NXDOMAIN, "REFUSED": Failure.DNS_REFUSED, "": Failure.TIMEOUT}


def lookup(
    subject: str,
    name: str,
    addresses: Sequence[str],
    *,
    record: RecordType = "A",
    rcode: str | None = None,
    aliases: Sequence[str] = (),
    visit: int = 1,
) -> Lookup:
    """Give a probe's own look-up; without an address the name does not exist, or as `rcode` says."""
    code = rcode if rcode is not None else ("NOERROR" if addresses else "NXDOMAIN")
    failure = None if addresses else _RCODE_FAILURES.get(code, Failure.NODATA)
    return Lookup(
        subject=subject,
        visit=visit,
        purpose=Purpose.CONTEXT,
        started=START,
        elapsed=0.01,
        failure=failure,
        name=name,
        record=record,
        rcode=code,
        addresses=tuple(addresses),
        aliases=tuple(aliases),
    )


def handshake(subject: str, server_name: str, *, failure: Failure | None = None, visit: int = 1) -> Handshake:
    """Give a probe's own handshake."""
    return Handshake(
        subject=subject,
        visit=visit,
        purpose=Purpose.CONTEXT,
        started=START,
        elapsed=0.02,
        failure=failure,
        server_name=server_name,
    )


def privately_issued(
    page: str, server_name: str, *, issuer: str = "CN=Somebody", device: Trust = Trust.UNKNOWN_ISSUER
) -> Handshake:
    """Give the handshake of a page with a certificate that no public authority issued; `device` may trust it."""
    return replace(
        handshake(page, server_name),
        purpose=Purpose.PAGE,
        public_trust=Trust.UNKNOWN_ISSUER,
        device_trust=device,
        chain=(Certificate(subject=f"CN={server_name}", issuer=issuer, sha256="0" * 64),),
    )


def exchange(subject: str, url: str, answer: Answer | None, *, visit: int = 1) -> Exchange:
    """Give a probe's own request; without an answer, nothing came."""
    failure = None if answer else Failure.TIMEOUT
    return Exchange(
        subject=subject,
        visit=visit,
        purpose=Purpose.CONTEXT,
        started=START,
        elapsed=0.02,
        failure=failure,
        url=url,
        answer=answer,
    )


def direct(subject: str, url: str, address: str, *, holds: bool, visit: int) -> tuple[Observation, ...]:
    """Give the steps of asking for a page at an address: its content, or a cut connection."""
    port = parse_address(url).port
    failure = None if holds else Failure.RESET
    connection = Connection(
        subject=subject,
        visit=visit,
        purpose=Purpose.CONTEXT,
        started=START,
        elapsed=0.01,
        address=address,
        port=port,
        failure=failure,
    )
    body = Body(size=20, complete=True, likeness="", holds_expected=True)
    answered = exchange(subject, url, Answer(status=200, body=body), visit=visit)
    return (connection, answered) if holds else (connection,)


def datagram(
    subject: str, address: str, port: int, reply: str, *, failure: Failure | None = None, visit: int = 1
) -> Datagram:
    """Give a probe's own datagram."""
    return Datagram(
        subject=subject,
        visit=visit,
        purpose=Purpose.CONTEXT,
        started=START,
        elapsed=0.01,
        failure=failure,
        address=address,
        port=port,
        reply=reply,
    )


def with_header(facts: RunFacts, name: str, value: str) -> RunFacts:
    """Give the same facts, with a header in every answer of the controls."""
    return replace(
        facts, control_observations=tuple(_with_header(step, name, value) for step in facts.control_observations)
    )


def _with_header(step: Observation, name: str, value: str) -> Observation:
    if not isinstance(step, Exchange) or step.answer is None:
        return step
    return replace(step, answer=replace(step.answer, headers=((name, value),)))


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
