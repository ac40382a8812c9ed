"""A list tried on a network: controls before, between and after; stopped, hopeless and continued runs."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import pytest

from tests.filtering.fake_network import DROPPED, NO_NAMES, OPENS, FakeNetwork
from tests.filtering.judging.situation import PRODUCT, Make, list_of, page
from venuecheck.filtering.judging.run import RunFacts, judge_run
from venuecheck.filtering.judging.second_look import for_a_second_look
from venuecheck.filtering.limits import Limits
from venuecheck.filtering.model.finding import Verdict
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.probes.controls import conclude
from venuecheck.filtering.probes.web_page import PROBE
from venuecheck.filtering.runner import Runner
from venuecheck.filtering.seen import ControlSeen, PageSeen, Seen

CONTROLS = (page("http://gov.test/", name="c-one"), page("http://news.test/", name="c-two"))
QUICK = Limits(step_timeout=0.3, concurrency=3, control_every=60.0)


def _list(pages: int, host: str = "") -> TestList:
    return list_of(
        *(page(f"http://{host or f'p{number}.test'}/{number}", name=f"p{number}") for number in range(pages)),
        controls=CONTROLS,
    )


@dataclass(slots=True)
class Tried:
    """What came of a run."""

    runner: Runner
    facts: RunFacts
    kept: list[Seen] = field(default_factory=list)

    @property
    def pages(self) -> list[str]:
        """The pages kept, as they came."""
        return [seen.facts.page.id for seen in self.kept if isinstance(seen, PageSeen)]

    @property
    def rounds(self) -> list[int]:
        """The rounds of the controls kept, as they came."""
        return [seen.check.round for seen in self.kept if isinstance(seen, ControlSeen)]

    @property
    def verdicts(self) -> list[Verdict]:
        """The findings' verdicts, in the list's order."""
        return [finding.verdict for finding in judge_run(self.facts, (PRODUCT,)).findings]


def _try(
    network: FakeNetwork,
    pages: int = 5,
    *,
    limits: Limits = QUICK,
    stop: Callable[[], bool] = lambda: False,
    after: Sequence[Seen] = (),
    host: str = "",
) -> Tried:
    kept: list[Seen] = []
    runner = Runner(
        network=network,
        test_list=_list(pages, host),
        probe=PROBE,
        limits=limits,
        keep=kept.append,
        stop=stop,
        in_doubt=partial(for_a_second_look, fingerprints=(PRODUCT,)),
        done={seen.facts.page.id: seen.facts for seen in after if isinstance(seen, PageSeen)},
        earlier=[seen for seen in after if isinstance(seen, ControlSeen)],
    )
    return Tried(runner, asyncio.run(runner.run()), kept)


def test_controls_stand_before_and_after_the_pages() -> None:
    network = FakeNetwork()
    tried = _try(network)
    assert network.asked[:2] == network.asked[-2:] == ["c-one", "c-two"]
    assert sorted(tried.pages) == ["p0", "p1", "p2", "p3", "p4"]
    assert tried.rounds == [0, 0, 1, 1]
    assert not tried.runner.ended_early
    assert set(tried.verdicts) == {Verdict.REACHED}


def test_controls_are_tried_again_while_pages_are() -> None:
    network = FakeNetwork(seconds={"p0": 0.3})
    tried = _try(network, 1, limits=Limits(step_timeout=0.3, control_every=0.05))
    assert max(tried.rounds) >= 3
    assert tried.verdicts == [Verdict.REACHED]


def test_facts_come_in_the_lists_order_however_they_came() -> None:
    tried = _try(FakeNetwork(seconds={"p0": 0.1}))
    assert tried.pages[0] != "p0"
    assert [facts.page.id for facts in tried.facts.pages] == ["p0", "p1", "p2", "p3", "p4"]
    assert len(tried.facts.observations) == 3 * (5 + 4)


@pytest.mark.parametrize("concurrency", [1, 2, 50])
def test_no_more_pages_at_a_time_than_allowed(concurrency: int) -> None:
    network = FakeNetwork(seconds={f"p{number}": 0.02 for number in range(8)})
    limits = Limits(step_timeout=0.3, concurrency=concurrency, control_every=60.0)
    assert len(_try(network, 8, limits=limits).pages) == 8
    assert network.most_at_a_time == max(2, min(concurrency, 8))


def test_a_silent_page_is_looked_at_again_after_a_while_and_between_controls() -> None:
    network = FakeNetwork(scripts={"p1": DROPPED})
    tried = _try(network, 3)
    assert network.asked == ["c-one", "c-two", "p0", "p1", "p2", "c-one", "c-two", "p1", "c-one", "c-two"]
    assert network.rested >= 9.9
    assert tried.verdicts == [Verdict.REACHED, Verdict.BLOCKED, Verdict.REACHED]
    assert tried.pages == ["p0", "p1", "p2", "p1"]


def test_nothing_is_waited_for_where_nothing_is_open_to_doubt() -> None:
    network = FakeNetwork()
    _try(network)
    assert network.rested == 0


def test_one_page_of_a_host_is_tried_at_a_time() -> None:
    """At both looks; other hosts go on beside it. One of two pages that were stopped alike is looked at again."""
    network = FakeNetwork(scripts={"p1": DROPPED, "p2": DROPPED}, seconds={f"p{number}": 0.01 for number in range(6)})
    tried = _try(network, 6, host="makers.test")
    assert tried.pages == ["p0", "p1", "p2", "p3", "p4", "p5", "p1"]
    assert tried.verdicts[1:3] == [Verdict.INCONCLUSIVE] * 2  # other pages of the host opened
    assert network.most_at_a_time == 2  # the two controls
    apart = FakeNetwork(seconds={f"p{number}": 0.05 for number in range(6)})
    _try(apart, 6)
    assert apart.most_at_a_time == 3


def test_a_second_look_waits_for_others_at_its_address() -> None:
    """Every page here has one address: sites of one host, or a filter's own."""
    network = FakeNetwork(
        scripts={f"p{number}": DROPPED for number in range(4)}, seconds={f"p{number}": 0.01 for number in range(4)}
    )
    most: list[int] = []
    network.on_visit = lambda asked: most.append(network.at_a_time) if network.asked.count(asked) == 2 else None
    _try(network, 4)
    assert max(most) <= 1


def test_a_run_that_was_broken_off_before_its_second_looks_makes_them_when_it_goes_on() -> None:
    """All pages were looked at; without the second look a silent one would stay "could not tell" for good."""
    first = _try(FakeNetwork(scripts={"p1": DROPPED}), 3)
    before = [seen for seen in first.kept if not (isinstance(seen, PageSeen) and seen.facts.looks > 1)]
    network = FakeNetwork(scripts={"p1": DROPPED})
    again = _try(network, 3, after=before)
    assert again.pages == ["p1"]
    assert [facts.looks for facts in again.facts.pages] == [1, 2, 1]
    assert not again.runner.ended_early
    stopped = _try(FakeNetwork(scripts={"p1": DROPPED}), 3, after=before, stop=lambda: True)
    assert stopped.runner.ended_early
    whole = _try(FakeNetwork(), 3, after=first.kept, stop=lambda: True)
    assert not whole.runner.ended_early


def test_a_page_that_opens_at_the_second_look_has_opened() -> None:
    scripts: dict[str, tuple[Make, ...]] = {"p0": DROPPED}
    network = FakeNetwork(scripts=scripts)
    network.on_visit = lambda asked: (
        scripts.update(p0=OPENS) if asked == "p0" and network.asked.count("p0") == 2 else None
    )
    assert _try(network, 1).verdicts == [Verdict.REACHED]


def test_a_network_that_shuts_the_device_out_ends_the_run() -> None:
    """What was told before stands; of the rest nothing is said, and the reason says after how many pages."""
    scripts: dict[str, tuple[Make, ...]] = {}

    def shut(asked: str) -> None:
        if asked == "p6":
            scripts.update(dict.fromkeys(("c-one", "c-two", *(f"p{number}" for number in range(6, 40))), DROPPED))

    network = FakeNetwork(scripts=scripts, seconds={f"p{number}": 0.02 for number in range(40)}, on_visit=shut)
    tried = _try(network, 40, limits=Limits(step_timeout=0.3, concurrency=1, control_every=0.05))
    after = tried.facts.shut_out_after
    assert tried.runner.ended_early
    assert after is not None
    assert 6 <= after < 40
    assert tried.verdicts[:2] == [Verdict.REACHED] * 2
    assert set(tried.verdicts[6:]) == {Verdict.INCONCLUSIVE}
    findings = judge_run(tried.facts, (PRODUCT,)).findings
    assert f"After {after} pages this device could open nothing" in findings[-1].reason
    assert f"After {after} pages this device could open nothing" in conclude(tried.facts).reason


def test_one_round_without_controls_is_no_shutting_out() -> None:
    scripts: dict[str, tuple[Make, ...]] = {}
    network = FakeNetwork(scripts=scripts, seconds={"p0": 0.3})
    network.on_visit = lambda _asked: scripts.update(
        {each: DROPPED if network.asked.count("c-one") == 2 else OPENS for each in ("c-one", "c-two")}
    )
    tried = _try(network, 1, limits=Limits(step_timeout=0.3, control_every=0.1))
    assert tried.facts.shut_out_after is None
    assert not tried.runner.ended_early


@pytest.mark.parametrize("script", [NO_NAMES, DROPPED])
def test_a_hopeless_first_round_ends_the_run(script: tuple[object, ...]) -> None:
    """Every page would only wait for its time-outs, and prove nothing."""
    network = FakeNetwork(scripts={"c-one": script, "c-two": script})  # type: ignore[dict-item]
    tried = _try(network)
    assert (tried.pages, tried.rounds) == ([], [0, 0])
    assert set(tried.verdicts) == {Verdict.INCONCLUSIVE}
    assert not judge_run(tried.facts, ()).valid
    assert tried.runner.ended_early
    again = _try(FakeNetwork(), after=tried.kept)
    assert (len(again.pages), again.runner.ended_early) == (5, False)


def test_one_control_that_opens_is_hope() -> None:
    tried = _try(FakeNetwork(scripts={"c-one": NO_NAMES}))
    assert len(tried.pages) == 5


def test_a_run_that_is_stopped_keeps_what_it_has_and_closes_with_controls() -> None:
    network = FakeNetwork(seconds={"p2": 30.0, "p3": 30.0, "p4": 30.0})
    tried = _try(network, stop=lambda: "p4" in network.asked)
    assert tried.runner.ended_early
    assert sorted(tried.pages) == ["p0", "p1"]
    assert tried.rounds == [0, 0, 1, 1]
    assert sorted(network.cancelled) == ["p2", "p3", "p4"]
    assert tried.verdicts == [Verdict.REACHED] * 2 + [Verdict.INCONCLUSIVE] * 3


def test_the_closing_controls_of_a_stopped_run_take_one_steps_time_at_most() -> None:
    slow: dict[str, float] = {"p0": 30.0}
    network = FakeNetwork(seconds=slow)

    def stop() -> bool:
        stopped = "p0" in network.asked
        slow.update({"c-one": 30.0} if stopped else {})
        return stopped

    tried = _try(network, 1, stop=stop)
    assert tried.runner.ended_early
    assert tried.rounds == [0, 0, 1]
    assert network.cancelled == ["p0", "c-one"]


def test_a_run_can_be_stopped_in_its_first_round() -> None:
    """A dead network is when a person wants to leave."""
    network = FakeNetwork(seconds={"c-one": 30.0, "c-two": 30.0})
    tried = _try(network, stop=lambda: bool(network.asked))
    assert tried.runner.ended_early
    assert (tried.pages, tried.rounds) == ([], [])


def test_a_run_can_be_stopped_in_its_last_round() -> None:
    slow: dict[str, float] = {}
    network = FakeNetwork(seconds=slow, on_visit=lambda asked: slow.update({"c-one": 30.0} if asked == "p0" else {}))
    tried = _try(network, 1, stop=lambda: network.asked.count("c-one") == 2)
    assert not tried.runner.ended_early
    assert tried.rounds == [0, 0, 1]


def test_a_run_whose_time_is_up_ends_early() -> None:
    tried = _try(FakeNetwork(seconds={"p0": 30.0}), 1, limits=Limits(step_timeout=0.3, run_timeout=0.2))
    assert tried.runner.ended_early
    assert tried.verdicts == [Verdict.INCONCLUSIVE]


def test_a_run_that_is_continued_tries_what_is_left() -> None:
    first = FakeNetwork(seconds={"p3": 30.0, "p4": 30.0})
    stopped = _try(first, stop=lambda: "p4" in first.asked)
    second = FakeNetwork()
    tried = _try(second, after=stopped.kept)
    assert sorted(tried.pages) == ["p3", "p4"]
    assert tried.rounds == [2, 2, 3, 3]
    assert len(tried.facts.pages) == 5
    assert not tried.runner.ended_early


def test_a_run_with_nothing_left_tries_the_controls_alone() -> None:
    first = _try(FakeNetwork())
    tried = _try(FakeNetwork(), after=first.kept)
    assert (tried.pages, tried.rounds) == ([], [2, 2])
    assert len(tried.facts.pages) == 5


def test_what_cannot_be_kept_ends_the_run() -> None:
    """A full disk must not look like a page that was not tried."""

    def keep(seen: Seen) -> None:
        if isinstance(seen, PageSeen):
            raise OSError("disk full")

    runner = Runner(network=FakeNetwork(), test_list=_list(3), probe=PROBE, limits=QUICK, keep=keep)
    with pytest.raises(OSError, match="disk full"):
        asyncio.run(runner.run())
