"""Through each real filter, venuecheck says of each page what is true of it."""

import json
from typing import TYPE_CHECKING

import pytest

from .case import Group, worth
from .conftest import SCORE
from .scenario import Row, Score, scenarios, score_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from .measurement import Measurement

pytestmark = pytest.mark.lab


_ROWS = [
    pytest.param(scenario.id, row, id=f"{scenario.id}:{row.id}")
    for scenario in scenarios().values()
    for row in scenario.pages
]


@pytest.mark.parametrize(("scenario_id", "row"), _ROWS)
def test_a_page_is_judged_as_it_truly_is(
    scenario_id: str,
    row: Row,
    measure: "Callable[[str], Measurement]",
    record_property: "Callable[[str, object], None]",
) -> None:
    """The witness sees what the scenario declares, and venuecheck says so."""
    measurement = measure(scenario_id)
    truth = measurement.truths[row.url]
    declared = f"{row.truth}, and not open={truth.open} dns={truth.dns!r} web={truth.web!r}"
    assert row.truth.is_confirmed_by(truth), f"the filter itself is not as declared: {declared}\n{truth.seen}"

    finding = measurement.answer.findings.get(row.id)
    assert finding is not None, f"nothing said of this page:\n{measurement.answer.said}"
    said = f"{finding}\nthe witness:\n{truth.seen}"
    score = score_of(row.truth.verdict, finding["verdict"])
    record_property(SCORE, json.dumps(worth(scenarios()[scenario_id], row, finding)))
    assert score is not Score.WRONG, said
    wrong = row.finding.disagreements(finding)
    assert not wrong, f"{wrong}\nin: {said}"


@pytest.mark.parametrize("scenario_id", list(scenarios()))
def test_a_run_ends_as_it_must(
    scenario_id: str, measure: "Callable[[str], Measurement]", record_property: "Callable[[str, object], None]"
) -> None:
    """The exit status says what the run showed, and an invalid run says why and blocks nothing."""
    answer = measure(scenario_id).answer
    scenario = scenarios()[scenario_id]
    expected = scenario.run
    accepted = [expected.exit] if isinstance(expected.exit, int) else expected.exit
    assert answer.run, f"no result was written:\n{answer.said}"
    assert answer.exit_status in accepted, answer.said
    statuses = {probe: answer.network.get(probe) for probe in scenario.statuses}
    assert statuses == scenario.statuses, answer.reasons
    for probe, question in scenario.questions.items():
        score = score_of(question.truth, answer.network[probe])
        record_property(SCORE, json.dumps([Group.NETWORK, score, scenario_id, probe]))
        assert question.says in answer.reasons[probe]
    kept = json.dumps([answer.run, answer.findings, answer.reasons, answer.observations], ensure_ascii=False)
    assert not [words for words in scenario.keeps_out if words in kept]
    if expected.valid is not None:
        assert answer.run.get("valid") is expected.valid, answer.run
    if expected.valid is False:
        assert answer.run.get("invalid_reason")
        verdicts = {page: finding["verdict"] for page, finding in answer.findings.items()}
        assert "blocked" not in verdicts.values(), verdicts


_QUESTIONS = [
    pytest.param(scenario.id, probe, id=f"{scenario.id}:{probe}")
    for scenario in scenarios().values()
    for probe, question in scenario.questions.items()
    if question.proofs
]


@pytest.mark.parametrize(("scenario_id", "probe"), _QUESTIONS)
def test_a_witness_bears_out_what_is_declared_of_the_network(
    scenario_id: str, probe: str, measure: "Callable[[str], Measurement]"
) -> None:
    """Other programs on the client's device see what the scenario says of the network as a whole."""
    said = measure(scenario_id).said[probe]
    for proof, words in zip(scenarios()[scenario_id].questions[probe].proofs, said, strict=True):
        assert proof.is_borne_out_by(words), f"the network is not as declared: {proof.run}\n{words}"
