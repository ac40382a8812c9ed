"""What was observed in the lab, judged by the rules alone: no root, no network, on any machine."""

import gzip
import json
from collections.abc import Sequence
from functools import cache

import pytest

from tests.filtering.judging.observed_runs import observed
from tests.lab.record import OBSERVED, kept
from tests.lab.scenario import Score, scenarios, score_of
from venuecheck.filtering.judging.rule import Rule, Says
from venuecheck.filtering.judging.table import RULES
from venuecheck.filtering.model.finding import PageFinding
from venuecheck.filtering.probe_listing import network_probes
from venuecheck.records.codec import encode

_AGAIN = "observe it again with: python -m tests.lab record"
_NEEDED_ELSEWHERE = {
    "tls.passes-elsewhere": "no site of the lab turns its own name away and answers another",
    "tcp.reset": "no packet filter in the lab resets a connection while it is made: the kernel says refused",
    "dns.false-first-answer": "the lab's injector does not answer by TCP, so `dns.tcp-differs` fires beside it",
    "dns.given-when-asked-again": "the lab's filters have one name server each",
    "dns.led-elsewhere": "the lab's name servers lead to private addresses",
    "dns.led-to-a-block-page": "the lab's block pages that DNS leads to stand at private addresses",
    "http.timeout": "what takes a request and says nothing may be a site that is unwell: only a reference tells",
    "http.page-of-the-network": "the lab's sign-in pages say that they are",
    "http.same-for-both-kinds": "the lab's sign-in pages come in place of controls",
    "http.quotes-what-is-expected": "no filter of the lab quotes what the list expects",
    "http.content-says-that-it-is-blocked": "no filter of the lab quotes what the list expects",
    "http.taught-too-widely": "no venue of the lab teaches words of other pages",
    "http.unlike-all-else": "the lab's sites say too little to be known from each other",
    "run.innocent-silent": "the lab's filters go by name or address, and its sites answer any name",
    "run.must-open-silent": "the lab's filters leave alone most of what must open",
    "run.host-opened": "the lab's filters go by name or address alone, and its sites answer all that is asked at once",
    "reference.like-content": "the lab's sites say too little for a sketch",
    "reference.other-content": "the lab's sites say too little for a sketch",
}
"""Rules without which no observation of the lab is judged otherwise, and why; the table of scenarios has them."""
_BY_CHANCE = frozenset({"visits.differ", "visits.second-opened"})
"""The lab's filters treat every visit alike: only a packet that happens to be lost while it is observed shows these."""


def test_every_scenario_was_observed_and_nothing_else() -> None:
    names = {path.name.removesuffix(".json.gz") for path in OBSERVED.glob("*")}
    assert names == set(scenarios()), _AGAIN


@pytest.mark.parametrize("scenario_id", list(scenarios()))
def test_what_was_observed_is_judged_as_is_true(scenario_id: str) -> None:
    """Verdict, basis, layer and mechanism of every page, and every question to the network."""
    run = observed(scenario_id)
    findings = {finding.page: encode(finding) for finding in run.judged()}
    for row in run.scenario.pages:
        found = findings.get(row.id)
        if found is None:
            # Where nothing that must open did, no page is tried.
            assert score_of("inconclusive", row.finding.verdict) is Score.RIGHT, f"{row.url} was not observed: {_AGAIN}"
            continue
        assert score_of(row.truth.verdict, found["verdict"]) is not Score.WRONG, found
        assert not row.finding.disagreements(found), found
    probes = {probe.id: probe for probe in network_probes()}
    statuses = {probe: probes[probe].conclude(run.facts).status.value for probe in run.scenario.statuses}
    assert statuses == run.scenario.statuses


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.id not in _BY_CHANCE], ids=lambda rule: rule.id)
def test_a_rule_is_needed_for_something_that_was_observed(rule: Rule) -> None:
    """Without it some page is judged otherwise, or by other rules where it is a note."""
    others = tuple(other for other in RULES if other is not rule)
    changed = any(
        _told(finding, rule) != _told(without[finding.page], rule)
        for scenario_id in scenarios()
        if any(rule.id in finding.rules for finding in _judged(scenario_id))
        for without in [{finding.page: finding for finding in observed(scenario_id).judged(others)}]
        for finding in _judged(scenario_id)
    )
    assert changed is (rule.id not in _NEEDED_ELSEWHERE), _NEEDED_ELSEWHERE.get(
        rule.id, "no scenario of the lab has it"
    )


def test_nothing_observed_tells_of_a_machine_or_grows() -> None:
    """No certificate whole, no name of the machine that observed it, no date of its own; and small."""
    for scenario_id in scenarios():
        text = json.dumps(kept(scenario_id)["observations"])
        assert "BEGIN CERTIFICATE" not in text
        assert "T09:3" in text
    assert sum(path.stat().st_size for path in OBSERVED.glob("*")) < 1024 * 1024


def test_the_same_observations_give_the_same_bytes() -> None:
    """So that a change in a file is a change in what was observed."""
    for path in OBSERVED.glob("*.json.gz"):
        data = json.loads(gzip.decompress(path.read_bytes()))
        text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert gzip.decompress(path.read_bytes()) == text.encode(), path


@cache
def _judged(scenario_id: str) -> Sequence[PageFinding]:
    return observed(scenario_id).judged()


def _told(finding: PageFinding, rule: Rule) -> tuple[object, ...]:
    seen = (finding.verdict, finding.basis, finding.layer, finding.mechanism)
    return (*seen, rule.id in finding.rules) if rule.says is Says.NOTE else seen
