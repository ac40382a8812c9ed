"""The runner asks a network's questions within limits, keeps what was seen, and does not ask twice."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.school import running
from tests.filtering.probes.loopback import HERE, name_server
from tests.filtering.probes.test_steps import vantage
from venuecheck.core.problem import InputError
from venuecheck.demo.rules import Treatment
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.limits import Limits
from venuecheck.filtering.model.finding import NetworkStatus
from venuecheck.filtering.model.observation import Datagram, Observation
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.probes import second_resolver, web_page
from venuecheck.filtering.probing import sample
from venuecheck.filtering.probing.inquiry import Inquiry
from venuecheck.filtering.probing.probe import Choice, Conclusion, NetworkProbe
from venuecheck.filtering.runner import Runner
from venuecheck.filtering.seen import ProbeSeen, Seen
from venuecheck.filtering.vantage.socket import SOCKET_CAPABILITIES, SocketVantage
from venuecheck.records.store import Store
from venuecheck.service.filter_checks import check_events, checking
from venuecheck.service.filter_checks.list_file import load_list
from venuecheck.service.sites.site import load_site


def probe_that(ask: Callable[[Inquiry], object], *, after_pages: bool = False) -> NetworkProbe:
    """Give a probe that asks so and concludes from whether anything was seen."""

    async def asked(inquiry: Inquiry) -> None:
        await ask(inquiry)  # type: ignore[misc]

    def conclude(facts: RunFacts) -> Conclusion:
        seen = facts.probed_by("made_up")
        return Conclusion(status=NetworkStatus.OK if seen else NetworkStatus.INCONCLUSIVE, reason="")

    return NetworkProbe(
        id="made_up",
        about="Something",
        question="Is it so?",
        proves="It.",
        does_not_prove="More.",
        needs=frozenset(),
        conclude=conclude,
        examples=(),
        ask=asked,
        after_pages=after_pages,
    )


@dataclass
class Scene:
    """A runner over a network on which the controls open, and what it kept."""

    runner: Runner
    kept: list[Seen] = field(default_factory=list)

    def run(self) -> RunFacts:
        """Run it."""
        return asyncio.run(self.runner.run())


class OpenNetwork(SocketVantage):
    """Sockets for single steps, and pages that open from values."""

    async def visit(self, page: Page, number: int) -> tuple[Observation, ...]:  # noqa: ARG002 - the port's
        """Give what the sample saw."""
        facts = sample.run(rounds=1)
        return tuple(step for step in facts.control_observations if step.subject == page.id)


def scene(probe: NetworkProbe, *, page_timeout: float = 5.0) -> Scene:
    """Set a runner up."""
    device = vantage()
    network = OpenNetwork(
        names=device.names,
        trust=device.trust,
        proxy=device.proxy,
        step_timeout=1,
        page_timeout=page_timeout,
        now=lambda: datetime.now(UTC),
    )
    kept: list[Seen] = []
    runner = Runner(
        network=network,
        test_list=sample.run().test_list,
        probe=web_page.PROBE,
        limits=Limits(page_timeout=page_timeout, step_timeout=1),
        keep=kept.append,
        network_probes=(probe,),
    )
    return Scene(runner=runner, kept=kept)


def note(inquiry: Inquiry) -> None:
    """Take a step."""
    inquiry.seen.append(sample.lookup(inquiry.subject, "a.test", ["192.0.2.1"]))


async def step(inquiry: Inquiry) -> None:
    """Take one step."""
    note(inquiry)


async def for_ever(inquiry: Inquiry) -> None:
    """Take one step, then never end."""
    note(inquiry)
    await asyncio.Event().wait()


async def fails(inquiry: Inquiry) -> None:
    """Take one step, then fail."""
    note(inquiry)
    raise ZeroDivisionError


def test_what_a_probe_saw_is_kept_under_its_own_name() -> None:
    """It stands beside the controls' observations, and no page's."""
    made = scene(probe_that(step))
    facts = made.run()
    assert [seen.subject for seen in facts.probed] == ["made_up"]
    assert facts.observations[-1] == facts.probed[0]
    assert [type(seen).__name__ for seen in made.kept] == ["ControlSeen"] * 2 + ["ProbeSeen"] + ["ControlSeen"] * 2


def test_a_probe_that_never_ends_is_cut_off_and_keeps_its_steps() -> None:
    """Bounded by a page's time."""
    facts = scene(probe_that(for_ever), page_timeout=0.3).run()
    assert len(facts.probed) == 1


def test_a_probe_that_fails_ends_no_run_and_is_no_fact_about_the_network() -> None:
    """It is told as a fault of the program."""
    probe = probe_that(fails)
    facts = scene(probe).run()
    found = probe.finding(facts, SOCKET_CAPABILITIES)
    assert (found.status, "This program failed" in found.reason) == (NetworkStatus.INCONCLUSIVE, True)


def test_a_probe_that_was_asked_before_is_not_asked_again() -> None:
    """A run that goes on keeps its answers."""
    made = scene(probe_that(fails))
    earlier = (sample.lookup("made_up", "b.test", []),)
    made.runner.asked = {"made_up": earlier}
    assert made.run().probed == earlier
    assert not any(isinstance(seen, ProbeSeen) for seen in made.kept)


@pytest.mark.parametrize("after_pages", [False, True])
def test_a_run_that_is_stopped_drops_half_asked_questions(after_pages: bool) -> None:  # noqa: FBT001
    """They are asked again when it goes on."""
    made = scene(probe_that(for_ever, after_pages=after_pages), page_timeout=30)
    made.runner.stop = lambda: len(made.kept) >= 2
    assert made.run().probed == ()
    assert made.runner.ended_early


def test_a_probe_that_is_switched_off_takes_no_step() -> None:
    """The site's word goes before the probe's own."""
    probe = probe_that(fails)
    made = scene(probe)
    made.runner.choices = {"made_up": Choice(asked=False)}
    assert made.run().probed == ()
    assert probe.finding(made.run(), SOCKET_CAPABILITIES, made.runner.choices).status is NetworkStatus.NOT_RUN


def test_a_run_that_goes_on_does_not_look_the_same_names_up_again(tmp_path: Path) -> None:
    """The journal keeps what probes saw."""
    zone = {"gov.test": (HERE,), "casino.test": (HERE,), "museum.test": (HERE,), "example.com": ("198.51.100.1",)}
    with running(tmp_path, {"casino.test": Treatment.SILENCE}), name_server(zone) as names:
        config = tmp_path / "venuecheck.yaml"
        text = config.read_text(encoding="utf-8")
        resolver = text.partition('resolver: "')[2].partition('"')[0]
        config.write_text(text.replace(resolver, f"{HERE}:{names.port}"), encoding="utf-8")
        site, test_list = load_site(config), load_list(tmp_path / "list.yaml")
        judged: list[check_events.Event] = []

        def stop() -> bool:
            return any(isinstance(event, check_events.Judged) for event in judged)

        with Store.open(site.store_url, site.venue.id) as store:
            first = checking.probe(site, "pupil", test_list, store=store, on_event=judged.append, stop=stop)
            asked = names.asked.count(("www.google.com", "A", "udp"))
            second = checking.probe(site, "pupil", test_list, store=store, continue_run=first.run.id)
    assert (asked, names.asked.count(("www.google.com", "A", "udp"))) == (1, 1)
    assert first.run.finished is None
    assert second.run.finished is not None
    mine = [step for step in second.observations if step.subject == "safe_search"]
    assert mine == [step for step in first.observations if step.subject == "safe_search"]
    assert mine


def test_a_page_may_not_be_called_as_a_question_is(tmp_path: Path) -> None:
    """Steps are kept by their subject's id."""
    with running(tmp_path, {}):
        path = tmp_path / "list.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace('"casino"', '"quic"'), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_list(path)
    assert "'quic' is the id of a question" in str(caught.value)
    assert caught.value.problems[0].line > 1


def test_a_datagram_is_an_observation_like_any_other() -> None:
    """It has a layer and comes back from a record as it went in."""
    from venuecheck.records.codec import decode, encode  # noqa: PLC0415

    sent = sample.datagram("quic", HERE, 443, "c0")
    assert decode(Datagram, encode(sent)) == sent
    assert sent.layer == "tcp"


@pytest.mark.parametrize(
    ("written", "allowed"),
    [
        ('probes: {second_resolver: {resolvers: ["192.0.2.53", "192.0.2.54:5353"]}}', ["192.0.2.53", "192.0.2.54"]),
        ("probes: {second_resolver: false}", []),
        ("", []),
    ],
)
def test_names_of_pages_go_to_the_resolvers_that_a_site_names_and_to_no_other(
    tmp_path: Path, written: str, allowed: list[str]
) -> None:
    """Those of the question to the network, where it is switched on."""
    with running(tmp_path, {}):
        path = tmp_path / "venuecheck.yaml"
        kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("probes:")]
        path.write_text("\n".join([*kept, written, ""]), encoding="utf-8")
        site = load_site(path)
    assert [endpoint.address for endpoint in second_resolver.allowed(site.choices)] == allowed
