"""What is said of IPv4 beside IPv6 where the list does not know what pages show, and of dummies of both kinds."""

from dataclasses import replace

import pytest

from venuecheck.filtering.judging.journey import facts_of
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import NetworkStatus, Verdict
from venuecheck.filtering.model.observation import Certificate, Exchange, Family, Handshake, Observation, Trust
from venuecheck.filtering.probes.ipv6_parity import conclude
from venuecheck.filtering.probes.vantage import conclude as at_work
from venuecheck.filtering.probing import sample, sample_pages
from venuecheck.filtering.probing.sample_pages import Tried

V4, V6 = Family.IPV4, Family.IPV6


def _run(url: str, ipv4: Failure | None, ipv6: Failure | None) -> RunFacts:
    """Give a page that came by some kind of address, with what nobody said that it shows."""
    tried = Tried(url=url, verdict=Verdict.REACHED, ways={V4: ipv4, V6: ipv6})
    page, steps = replace(tried.page, expect=None), list[Observation]()
    for step in tried.steps:
        if not isinstance(step, Exchange) or step.answer is None or step.answer.body is None:
            steps.append(step)
            continue
        if url.startswith("https"):
            steps.append(_proves_itself(page.id, step))
        body = replace(step.answer.body, holds_expected=None, likeness="a" * 64)
        steps.append(replace(step, answer=replace(step.answer, body=body)))
    return replace(sample_pages.run(tried), pages=(facts_of(page, steps),))


def _proves_itself(page: str, step: Exchange) -> Handshake:
    return Handshake(
        subject=page,
        visit=1,
        family=step.family,
        started=sample.START,
        elapsed=0.02,
        server_name="adult.test",
        version="TLSv1.3",
        chain=(Certificate(subject="CN=adult.test", issuer="CN=Public CA", sha256="0" * 64),),
        public_trust=Trust.TRUSTED,
        device_trust=Trust.TRUSTED,
    )


@pytest.mark.parametrize("ipv4", [Failure.RESET, Failure.TIMEOUT])
def test_a_site_that_proves_itself_by_ipv6_alone_is_open_by_ipv6(ipv4: Failure) -> None:
    """And something that stops it by IPv4 was seen at work."""
    facts = _run("https://adult.test/", ipv4, None)
    said = conclude(facts)
    assert said.status is NetworkStatus.PROBLEM
    assert "Opened over IPv6, and not over IPv4: https://adult.test/" in said.reason
    assert "seen at work on 1 of 1 pages" in at_work(facts).reason


def test_different_ends_that_prove_nothing_are_not_called_the_same() -> None:
    said = conclude(_run("http://adult.test/", Failure.RESET, None))
    assert said.status is NetworkStatus.INCONCLUSIVE
    assert "1 came to different ends" in said.reason


@pytest.mark.parametrize(
    ("ipv4", "ipv6", "status"),
    [
        (None, None, NetworkStatus.OK),
        (Failure.RESET, Failure.TIMEOUT, NetworkStatus.OK),
        (Failure.RESET, Failure.NO_ROUTE, NetworkStatus.NOT_RUN),
    ],
)
def test_the_same_end_is_none_for_a_device_without_a_way(
    ipv4: Failure | None, ipv6: Failure | None, status: NetworkStatus
) -> None:
    assert conclude(_run("http://adult.test/", ipv4, ipv6)).status is status


def _led(hosts: int, ipv4: str, ipv6: str) -> RunFacts:
    """Say that DNS leads these sites to two addresses, and nothing opens there."""
    pages = [
        Tried(
            url=f"http://site{number}.test/",
            verdict=Verdict.BLOCKED,
            ways={},
            others=[
                sample.lookup("", f"site{number}.test", [ipv4]),
                sample.lookup("", f"site{number}.test", [ipv6], record="AAAA"),
            ],
        )
        for number in range(hosts)
    ]
    return sample_pages.run(*pages)


@pytest.mark.parametrize(
    ("hosts", "ipv4", "ipv6", "status"),
    [
        (1, "208.91.112.55", "2001:cdba::3257:9652", NetworkStatus.NOT_RUN),
        (1, "10.10.10.1", "::10.10.10.1", NetworkStatus.NOT_RUN),
        (1, "0.0.0.0", "::", NetworkStatus.NOT_RUN),
        (3, "10.10.10.1", "2620:aa:bb::7", NetworkStatus.NOT_RUN),
        (2, "10.10.10.1", "2620:aa:bb::7", NetworkStatus.PROBLEM),
        (1, "0.0.0.0", "2620:aa:bb::7", NetworkStatus.PROBLEM),
    ],
)
def test_dummies_of_both_kinds_withhold_both(hosts: int, ipv4: str, ipv6: str, status: NetworkStatus) -> None:
    assert conclude(_led(hosts, ipv4, ipv6)).status is status


def test_an_address_of_ipv4_is_read_at_the_end_of_one_of_ipv6() -> None:
    assert sinkhole_of("::10.10.10.1") == sinkhole_of("64:ff9b::a0a:a01") == sinkhole_of("10.10.10.1")
    assert (sinkhole_of("::"), sinkhole_of("::1"), sinkhole_of("::5.44.10.1")) == ("::/128", "::1/128", "")
