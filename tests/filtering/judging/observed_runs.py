"""Runs that were observed in the lab, as its command keeps them, judged again by the rules alone."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tests.lab.program import test_list as list_of
from tests.lab.record import kept
from tests.lab.scenario import Scenario, scenarios
from venuecheck.authoring.document import read
from venuecheck.filtering.judging.controls import check_control
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.journey import PageFacts, facts_of
from venuecheck.filtering.judging.judge import judge_page
from venuecheck.filtering.judging.reference import vouchers
from venuecheck.filtering.judging.rule import Rule
from venuecheck.filtering.judging.run import RunFacts, judge_run
from venuecheck.filtering.judging.run_so_far import context_of
from venuecheck.filtering.judging.table import RULES
from venuecheck.filtering.model.finding import PageFinding
from venuecheck.filtering.model.observation import Observation
from venuecheck.filtering.model.page import Page, TestList
from venuecheck.filtering.model.reference import Reference, ReferencePage
from venuecheck.filtering.reading.test_list import read_test_list
from venuecheck.records.codec import decode
from venuecheck.service.filter_checks.fingerprints import load_fingerprints


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """One scenario's run."""

    scenario: Scenario
    facts: RunFacts
    references: dict[str, ReferencePage]

    def judged(self, rules: Sequence[Rule] = RULES) -> tuple[PageFinding, ...]:
        """Judge every page that was tried."""
        context = context_of(self.facts.pages, self.facts.controls, _fingerprints(), references=self.references)
        return tuple(
            judge_page(facts, self.facts.test_list.category(facts.page.category), context, rules=rules)
            for facts in self.facts.pages
        )

    def judged_whole(self) -> tuple[PageFinding, ...]:
        """Judge every page of the list as a run does, those that were not tried among them."""
        return judge_run(self.facts, _fingerprints(), self.references).findings


@cache
def observed(scenario_id: str) -> Observed:
    """Read what the lab observed in a scenario."""
    scenario = scenarios()[scenario_id]
    # JSON is YAML, and written in no time.
    raw = json.dumps(list_of(scenario)).encode()
    listed = read_test_list(read(raw, "list.yaml"), raw)
    data = kept(scenario_id)
    steps = decode(tuple[Observation, ...], data["observations"])
    facts = _facts(listed, steps)
    run = Observed(scenario=scenario, facts=facts, references=_references(data["reference"], listed))
    return replace(run, facts=replace(facts, findings=run.judged()))


def _references(written: object, listed: TestList) -> dict[str, ReferencePage]:
    """Give what the reference says; its digest is of another writing of the list, but nothing here is restricted."""
    if not isinstance(written, dict):
        return {}
    return vouchers(decode(Reference, {name: value for name, value in written.items() if name != "schema"}), listed)


@cache
def _fingerprints() -> tuple[Fingerprint, ...]:
    return load_fingerprints()[0]


def _facts(listed: TestList, steps: tuple[Observation, ...]) -> RunFacts:
    pages = [_page(page, steps) for page in listed.pages]
    known = {page.id for page in (*listed.pages, *listed.controls)}
    visits = [
        (control, number)
        for control in listed.controls
        for number in sorted({step.visit for step in steps if step.subject == control.id})
    ]
    return RunFacts(
        test_list=listed,
        pages=tuple(page for page in pages if page.observations),
        # A control's visits are numbered from 1, its rounds from 0.
        controls=tuple(
            check_control(
                facts_of(control, [step for step in steps if (step.subject, step.visit) == (control.id, number)]),
                number - 1,
            )
            for control, number in visits
        ),
        control_observations=tuple(
            step for step in steps if step.subject in {control.id for control in listed.controls}
        ),
        probed=tuple(step for step in steps if step.subject not in known),
    )


def _page(page: Page, steps: Sequence[Observation]) -> PageFacts:
    return facts_of(page, [step for step in steps if step.subject == page.id])
