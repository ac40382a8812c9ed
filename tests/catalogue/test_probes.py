"""Every probe there is, present and future."""

import pytest

from venuecheck.filtering.port import Capability
from venuecheck.filtering.probe_listing import network_probes, page_probes
from venuecheck.filtering.probing.probe import Example, NetworkProbe

_EXAMPLES = [
    pytest.param(probe, example, id=f"{probe.id}: {example.about}")
    for probe in network_probes()
    for example in probe.examples
]


@pytest.mark.parametrize(("probe", "example"), _EXAMPLES)
def test_a_probe_concludes_from_its_examples_what_it_says(probe: NetworkProbe, example: Example) -> None:
    """Each probe carries facts and what must follow from them."""
    conclusion = probe.conclude(example.facts())
    assert conclusion.status is example.status, conclusion.reason
    assert example.says in conclusion.reason


@pytest.mark.parametrize("probe", [*page_probes(), *network_probes()], ids=lambda probe: probe.id)
def test_a_probe_opens_with_its_question(probe: NetworkProbe) -> None:
    """A report shows the question, so it must be one."""
    assert probe.question.endswith("?")
    assert probe.question[0].isupper()


@pytest.mark.parametrize("probe", network_probes(), ids=lambda probe: probe.id)
def test_a_network_probe_has_examples_of_more_than_one_answer(probe: NetworkProbe) -> None:
    """A probe whose examples all end alike could be a constant."""
    assert len({example.status for example in probe.examples}) > 1
    assert probe.proves
    assert probe.does_not_prove


def test_a_probe_that_the_vantage_cannot_serve_is_not_run_with_the_reason() -> None:
    """Not asked is neither good nor bad news."""
    said: dict[Capability, set[str]] = {}
    for probe in network_probes():
        for need in probe.needs:
            finding = probe.finding(probe.examples[0].facts(), frozenset(Capability) - {need})
            assert finding.status == "not_run"
            assert finding.advice == probe.by_hand
            said.setdefault(need, set()).add(finding.reason)
    assert {len(reasons) for reasons in said.values()} == {1}
    assert len(set.union(*said.values())) == len(said) > 1


def test_ids_are_those_of_the_modules() -> None:
    """A probe's module is found by its id."""
    functions = [(probe.id, probe.ask.__module__) for probe in page_probes()]
    functions += [(probe.id, probe.conclude.__module__) for probe in network_probes()]
    for probe_id, module in functions:
        assert module.rpartition(".")[2] == probe_id
