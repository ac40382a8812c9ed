"""Each scenario is judged as its table says, and each rule earns its place in the table of rules."""

import re

import pytest

from tests.filtering.judging.scenario import Scenario
from tests.filtering.judging.scenarios import SCENARIOS
from venuecheck.filtering.judging.contradiction import CONTRADICTIONS, Contradiction
from venuecheck.filtering.judging.rule import Rule
from venuecheck.filtering.judging.table import RULES
from venuecheck.filtering.model.finding import PageFinding, Verdict


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.about)
def test_a_scenario_is_judged_as_the_table_says(scenario: Scenario) -> None:
    """Verdict, basis, result, layer, mechanism, product, every rule that fired, and a reason for a manager."""
    found = scenario.situation.judged()
    assert found.rules == scenario.fires, found.reason
    seen = (found.verdict, found.basis, found.result, found.layer, found.mechanism, found.product)
    wanted = (
        scenario.verdict,
        scenario.basis,
        scenario.result,
        scenario.layer,
        scenario.mechanism,
        scenario.product,
    )
    assert seen == wanted, found.reason
    assert scenario.says in found.reason
    assert not set(scenario.spares) & set(found.rules)

    _is_for_a_manager(found.reason)


def _is_for_a_manager(reason: str) -> None:
    """Short enough for a few lines of a table, in sentences, and without the keys of files or this program's words."""
    assert len(reason) <= LONGEST
    assert reason[0].isupper()
    assert reason.endswith(".")
    assert ".." not in reason
    assert not re.search(r"['(][a-z_]{3,}: ?[a-z')]", reason)
    assert not {"None", "Failure", "nodata", "servfail"} & set(reason.replace(".", " ").split())


LONGEST = 480
"""Characters: six lines of a terminal."""


def test_scenarios_have_names_of_their_own() -> None:
    names = [scenario.about for scenario in SCENARIOS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fires_somewhere_and_spares_a_look_alike(rule: Rule) -> None:
    assert any(rule.id in scenario.fires for scenario in SCENARIOS), "no scenario fires it"
    assert any(rule.id in scenario.spares for scenario in SCENARIOS), "no scenario is its look-alike"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_without_a_rule_some_conclusion_is_another(rule: Rule) -> None:
    """What is told to a person changes, not only the list of rules that fired; notes are that list alone."""
    others = tuple(other for other in RULES if other is not rule)
    fired = [scenario for scenario in SCENARIOS if rule.id in scenario.fires]
    changed = [scenario for scenario in fired if _told(scenario.situation.judged(others)) != _wanted(scenario)]
    assert changed or rule.mechanism is None
    assert all(rule.id not in scenario.situation.judged(others).rules for scenario in fired)


@pytest.mark.parametrize("each", CONTRADICTIONS, ids=lambda each: each.id)
def test_a_contradiction_is_a_finding_of_its_own(each: Contradiction) -> None:
    """Some scenario has it and a look-alike does not; without it the page would be told otherwise."""
    others = tuple(other for other in CONTRADICTIONS if other is not each)
    having = [scenario for scenario in SCENARIOS if each.id in scenario.fires]
    assert having, "no scenario has it"
    assert any(each.id in scenario.spares for scenario in SCENARIOS), "no scenario is its look-alike"
    for scenario in having:
        found = scenario.situation.judged()
        assert each.why in found.contradictions
        assert each.why in found.reason
        without = scenario.situation.judged(excluding=others)
        assert each.id not in without.rules
        assert without.reason != found.reason


def test_whatever_is_not_settled_is_inconclusive() -> None:
    """And whatever is settled keeps its verdict."""
    unsettled = {each.id for each in CONTRADICTIONS if not each.settled}
    for scenario in SCENARIOS:
        found = scenario.situation.judged()
        if unsettled & set(found.rules):
            assert found.verdict is Verdict.INCONCLUSIVE
        elif found.contradictions:
            assert found.verdict is Verdict.REACHED


def _told(found: PageFinding) -> tuple[object, ...]:
    return found.verdict, found.basis, found.layer, found.mechanism


def _wanted(scenario: Scenario) -> tuple[object, ...]:
    return scenario.verdict, scenario.basis, scenario.layer, scenario.mechanism
