"""A name that is cut off at its own address, tried at the addresses of controls."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from tests.filtering.fake_network import FakeNetwork
from tests.filtering.judging.situation import START, Make, list_of, page
from tests.filtering.judging.steps import CONTENT, SITE, connect, name, tls
from venuecheck.filtering.judging.run import judge_run
from venuecheck.filtering.limits import Limits
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import Verdict
from venuecheck.filtering.model.observation import Connection, Handshake, Lookup, Purpose, Trust
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Capability, Endpoint
from venuecheck.filtering.probes.web_page import PROBE
from venuecheck.filtering.runner import Runner
from venuecheck.filtering.seen import Seen

FIRST, SECOND = "203.0.113.1", "192.0.2.1"
NEAR_THE_SITE = "198.51.7.1"
HOSTS = {FIRST: "gov.test", SECOND: "news.test", NEAR_THE_SITE: "maps.test"}
CUT = (name(SITE), connect(), tls(Failure.RESET))
PAGE = page("https://adult.test/", vouched=False)


def _opens_at(address: str) -> tuple[Make, ...]:
    return name(address), connect(address=address), tls(), CONTENT


@dataclass(slots=True, kw_only=True)
class Sockets(FakeNetwork):
    """A network with single steps: `answers` says what a handshake at an address comes to, for each name."""

    answers: Callable[[str, str], Failure | Trust]
    named: list[tuple[str, str]] = field(default_factory=list)

    @property
    def capabilities(self) -> frozenset[Capability]:
        """The single steps."""
        return frozenset({Capability.STEPS})

    @property
    def other_resolvers(self) -> tuple[Endpoint, ...]:
        """None."""
        return ()

    async def resolve(self, subject: str, visit: int, name: str, record: str, **_more: object) -> Lookup:
        """Nothing is withheld, so nothing is asked."""
        raise NotImplementedError(subject, visit, name, record)

    async def greet(
        self, subject: str, visit: int, endpoint: Endpoint, server_name: str, *, purpose: Purpose = Purpose.INNOCENT
    ) -> tuple[Connection, Handshake | None]:
        """Answer."""
        self.named.append((endpoint.address, server_name))
        comes = self.answers(endpoint.address, server_name)
        started = START + timedelta(seconds=2 * next(self._clock))
        failure = comes if isinstance(comes, Failure) else None
        trust = comes if isinstance(comes, Trust) else Trust.NOT_JUDGED
        connection = Connection(
            subject=subject,
            visit=visit,
            purpose=purpose,
            started=started,
            elapsed=0.1,
            address=endpoint.address,
            port=endpoint.port,
        )
        return connection, Handshake(
            subject=subject,
            visit=visit,
            purpose=purpose,
            started=started,
            elapsed=0.1,
            server_name=server_name,
            failure=failure,
            public_trust=trust,
        )


def _site_or_other(address: str, name: str) -> Trust:
    return Trust.TRUSTED if HOSTS.get(address) == name else Trust.WRONG_NAME


def _by_name(_address: str, name: str) -> Failure | Trust:
    return Failure.RESET if name == "adult.test" else Trust.WRONG_NAME


def _by_owner(address: str, name: str) -> Failure | Trust:
    return Failure.RESET if (address, name) == (SITE, "adult.test") else _site_or_other(address, name)


def _dialled_by_name(_address: str, name: str) -> Failure | Trust:
    return Failure.RESET if name == "adult.test" else Trust.TRUSTED


def _for_listed_names(address: str, name: str) -> Failure | Trust:
    return _site_or_other(address, name) if address == SITE or HOSTS[address] == name else Failure.RESET


def _run(network: Sockets, of: Page = PAGE, controls: Sequence[str] = ("gov.test", "news.test")) -> Verdict:
    kept: list[Seen] = []
    runner = Runner(
        network=network,
        test_list=list_of(of, controls=[page(f"https://{host}/", name=host) for host in controls]),
        probe=PROBE,
        limits=Limits(step_timeout=0.3, concurrency=3),
        keep=kept.append,
        in_doubt=lambda facts: {each.page.id for each in facts.pages if each.looks == 1},
        pause=0.0,
    )
    return judge_run(asyncio.run(runner.run()), ()).findings[0].verdict


def _network(answers: Callable[[str, str], Failure | Trust], second: str = SECOND) -> Sockets:
    scripts = {
        "p": CUT,
        "gov.test": _opens_at(FIRST),
        "news.test": _opens_at(second),
        "maps.test": _opens_at(NEAR_THE_SITE),
    }
    return Sockets(scripts=scripts, answers=answers)


def _at_controls(network: Sockets) -> list[str]:
    return [address for address, name in network.named if name == "adult.test"]


def test_a_name_that_is_cut_off_at_other_sites_addresses_is_stopped_on_the_way() -> None:
    """Nobody vouches for the page, and no other site is cut off."""
    network = _network(_by_name)
    assert _run(network) is Verdict.BLOCKED
    assert _at_controls(network) == [FIRST, SECOND]


def test_a_site_that_turns_its_own_name_away_is_no_filter() -> None:
    network = _network(_by_owner)
    assert _run(network) is Verdict.INCONCLUSIVE
    assert _at_controls(network) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("answers", "second"),
    [
        pytest.param(_dialled_by_name, SECOND, id="a proxy on the way dials what is named, and the site is dead"),
        pytest.param(_for_listed_names, SECOND, id="servers that cut off every name but their own"),
        pytest.param(_by_name, "203.0.113.9", id="both controls in one network: one firm may keep the site as well"),
    ],
)
def test_where_places_do_not_tell_nothing_is_asked_there(
    answers: Callable[[str, str], Failure | Trust], second: str
) -> None:
    network = _network(answers, second)
    assert _run(network) is Verdict.INCONCLUSIVE
    assert _at_controls(network) == []


def test_a_place_in_the_sites_own_network_is_passed_over_where_two_others_are_known() -> None:
    """One firm may keep both; a third control takes its place."""
    network = _network(_by_name)
    assert _run(network, controls=("maps.test", "gov.test", "news.test")) is Verdict.BLOCKED
    assert _at_controls(network) == [FIRST, SECOND]


def test_where_one_place_is_left_nothing_is_asked_there() -> None:
    network = _network(_by_name)
    assert _run(network, controls=("maps.test", "gov.test")) is Verdict.INCONCLUSIVE
    assert _at_controls(network) == []


def test_a_restricted_name_is_named_nowhere_else() -> None:
    network = _network(_by_name)
    assert _run(network, replace(PAGE, restricted=True)) is Verdict.INCONCLUSIVE
    assert _at_controls(network) == []
