"""Resolvers that do not take EDNS: a device asks without, and so the name is open to it."""

import asyncio
from collections.abc import Sequence

import dns.message
import dns.rcode
import dns.rrset
import pytest

from tests.filtering.vantage.device import now
from tests.filtering.vantage.name_server import Answer, answers, name_server, reply, silence
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Lookup
from venuecheck.filtering.vantage.dns_manners import Manners
from venuecheck.filtering.vantage.resolver import NameService
from venuecheck.filtering.vantage.servers import Server

SITE = "198.51.100.7"
Rcode = dns.rcode.Rcode


class Resolver:
    """Answers questions with EDNS in one way and those without in another, and counts both."""

    def __init__(self, to_edns: Answer, to_plain: Answer) -> None:
        self._to_edns, self._to_plain = to_edns, to_plain
        self.asked: list[bool] = []

    def __call__(self, query: dns.message.Message) -> list[bytes]:
        """Answer."""
        self.asked.append(query.edns >= 0)
        return self._to_edns(query) if query.edns >= 0 else self._to_plain(query)


def plainly(*addresses: str, rcode: Rcode = dns.rcode.NOERROR) -> Answer:
    """Answer without EDNS."""

    def answer(query: dns.message.Message) -> list[bytes]:
        made = reply(query, *addresses, rcode=rcode)
        made.use_edns(False)
        return [made.to_wire()]

    return answer


def bare(rcode: Rcode) -> Answer:
    """Answer with a header alone, as servers do that could not read the question."""

    def answer(query: dns.message.Message) -> list[bytes]:
        made = dns.message.make_response(query)
        made.use_edns(False)
        made.set_rcode(rcode)
        made.question = []
        return [made.to_wire()]

    return answer


def bad_version(query: dns.message.Message) -> list[bytes]:
    """Say that this version of EDNS is not known, as EDNS does that."""
    made = reply(query)
    made.set_rcode(dns.rcode.BADVERS)
    return [made.to_wire()]


def names_asked(resolver: Resolver, names: Sequence[str], *, step: float = 1.0) -> list[Lookup]:
    """Look names up, one after the other, in one run."""

    async def ask(port: int) -> list[Lookup]:
        service = NameService(servers=(Server(address="127.0.0.1", port=port),), step_timeout=step, now=now)
        return [await service.resolve("p", 1, name, "A") for name in names]

    with name_server(resolver) as port:
        return asyncio.run(ask(port))


@pytest.mark.parametrize(
    "to_edns",
    [
        plainly(rcode=dns.rcode.FORMERR),
        bare(dns.rcode.FORMERR),
        plainly(rcode=dns.rcode.NOTIMP),
        bare(dns.rcode.NOTIMP),
        plainly(rcode=dns.rcode.REFUSED),
        plainly(rcode=dns.rcode.SERVFAIL),
        bad_version,
        silence,
        lambda _query: [b"garbage"],
    ],
)
def test_a_name_is_asked_for_again_without_edns(to_edns: Answer) -> None:
    (found,) = names_asked(Resolver(to_edns, plainly(SITE)), ["site.test"], step=0.5)
    assert (found.addresses, found.failure, found.edns) == ((SITE,), None, False)


@pytest.mark.parametrize("code", [dns.rcode.FORMERR, dns.rcode.NOTIMP])
def test_a_server_that_does_not_know_edns_is_asked_without_from_then_on(code: Rcode) -> None:
    resolver = Resolver(plainly(rcode=code), plainly(SITE))
    assert all(each.addresses for each in names_asked(resolver, ["a.test", "b.test", "c.test"]))
    assert resolver.asked == [True, False, False, False]


def test_a_server_that_drops_edns_is_asked_without_after_a_few_times() -> None:
    """One datagram may be lost by chance, and only answers with EDNS say that a filter was at work."""
    resolver = Resolver(silence, plainly(SITE))
    assert all(each.addresses for each in names_asked(resolver, [f"{each}.test" for each in "abcde"], step=0.4))
    assert resolver.asked == [True, False] * 3 + [False] * 2


def test_a_refusal_by_a_server_that_knows_edns_is_asked_for_once() -> None:
    """It is about the name; to ask again would only be noise."""

    def to_edns(query: dns.message.Message) -> list[bytes]:
        blocked = query.question[0].name.to_text() == "blocked.test."
        return answers(rcode=dns.rcode.REFUSED)(query) if blocked else answers(SITE)(query)

    resolver = Resolver(to_edns, plainly(SITE))
    open_, refused = names_asked(resolver, ["open.test", "blocked.test"])
    assert (open_.addresses, refused.failure, refused.edns) == ((SITE,), Failure.DNS_REFUSED, True)
    assert resolver.asked == [True, True]


def test_a_refusal_in_both_ways_keeps_what_the_first_says_of_it() -> None:
    resolver = Resolver(answers(rcode=dns.rcode.REFUSED, ede=(15, b"policy")), plainly(rcode=dns.rcode.REFUSED))
    (found,) = names_asked(resolver, ["site.test"])
    assert found.failure is Failure.DNS_REFUSED
    assert [(each.code, each.text) for each in found.extended_errors] == [(15, "policy")]


def test_no_such_name_without_edns_is_told() -> None:
    (found,) = names_asked(Resolver(bare(dns.rcode.FORMERR), plainly(rcode=dns.rcode.NXDOMAIN)), ["site.test"])
    assert (found.failure, found.edns) == (Failure.NXDOMAIN, False)


def test_what_is_known_of_a_server_is_shared() -> None:
    """Questions of a probe's go to the same resolver as the pages'."""
    resolver, manners = Resolver(bare(dns.rcode.FORMERR), plainly(SITE)), Manners()

    async def ask(port: int) -> None:
        for name in ("a.test", "b.test"):
            server = Server(address="127.0.0.1", port=port)
            service = NameService(servers=(server,), step_timeout=1.0, now=now, manners=manners)
            await service.resolve("p", 1, name, "A")

    with name_server(resolver) as port:
        asyncio.run(ask(port))
    assert resolver.asked == [True, False, False]


@pytest.mark.parametrize(
    ("alias", "rcode"), [("gone.host.test.", dns.rcode.NOERROR), ("gone.host.test.", dns.rcode.NXDOMAIN)]
)
def test_an_alias_that_leads_to_no_address_ends_nowhere(alias: str, rcode: Rcode) -> None:
    (found,) = names_asked(Resolver(answers(alias=alias, rcode=rcode), silence), ["site.test"])
    assert found.ends_nowhere
    assert not names_asked(Resolver(answers(SITE, alias="there.test."), silence), ["site.test"])[0].ends_nowhere


def test_aliases_that_run_in_a_circle_end_nowhere() -> None:
    def circle(query: dns.message.Message) -> list[bytes]:
        made = reply(query, alias="b.test.")
        made.answer.append(dns.rrset.from_text("b.test.", 60, "IN", "CNAME", query.question[0].name.to_text()))
        return [made.to_wire()]

    (found,) = names_asked(Resolver(circle, silence), ["a.test"])
    assert (found.failure, found.ends_nowhere) == (Failure.NODATA, True)
