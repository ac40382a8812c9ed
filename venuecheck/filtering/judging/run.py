"""From the facts of a whole run to its findings and whether it can be relied on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from venuecheck.core.venue import FilteredBy
from venuecheck.filtering.judging.clock import clock_words
from venuecheck.filtering.judging.context import Context
from venuecheck.filtering.judging.controls import ControlCheck, Trouble
from venuecheck.filtering.judging.declared import as_declared, before_signing_in
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.judging.judge import judge_page
from venuecheck.filtering.judging.network_reasons import opened_nothing_after
from venuecheck.filtering.judging.one_host import with_second_looks
from venuecheck.filtering.judging.run_so_far import RunSoFar, context_of
from venuecheck.filtering.model.finding import PageFinding
from venuecheck.filtering.model.observation import Exchange, Observation
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.model.reference import ReferencePage

_TROUBLE_SENTENCES = {
    Trouble.NAMES: "The network's DNS gave no address for pages that must open.",
    Trouble.NO_ROUTE: "This device is not connected to a network.",
    Trouble.CONNECTION: "Pages that must open could not be reached: the network may be down.",
    Trouble.PROXY: "The proxy could not be used: it did not answer, or its settings could not be found out.",
    Trouble.SIGN_IN: "The proxy asks for a name and password, which this program does not give.",
    Trouble.CERTIFICATE: (
        "The certificates of pages that must open are not valid on this day, by this device's clock: look whether the "
        "clock is right and, where the network reads secure pages, whether the filter's own certificate has run out."
    ),
    Trouble.OTHER_CONTENT: (
        "Pages that must open showed something else: a sign-in page of the network may stand in between "
        "(open a browser and sign in), a proxy may be unable to get them, or the filter blocks them."
    ),
    Trouble.FAULT: "This program failed on pages that must open. Please report it.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """Everything observed in a run."""

    test_list: TestList
    pages: tuple[PageFacts, ...]
    controls: tuple[ControlCheck, ...]
    control_observations: tuple[Observation, ...] = ()
    probed: tuple[Observation, ...] = ()
    """What probes that are not about a page did themselves; a step's subject is the probe's id."""
    filtered_by: FilteredBy | None = None
    """Where the site says that its filter is."""
    findings: tuple[PageFinding, ...] = ()
    """What the pages' facts came to, for the probes that sum up; empty until they are judged."""
    shut_out_after: int | None = None
    """After how many pages nothing answered any more, not even a control, and the run was stopped; None for never."""

    @property
    def observations(self) -> tuple[Observation, ...]:
        """All observations, the controls' first, the probes' own last."""
        return (
            *self.control_observations,
            *(step for facts in self.pages for step in facts.observations),
            *self.probed,
        )

    def probed_by(self, probe: str) -> tuple[Observation, ...]:
        """Give the steps that the probe with this id made."""
        return tuple(step for step in self.probed if step.subject == probe)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a run's facts come to."""

    findings: tuple[PageFinding, ...]
    controls: tuple[ControlCheck, ...]
    """With no trouble where the rest of the run, or a reference, proves that a control opened."""
    valid: bool
    invalid_reason: str | None


def judge_run(
    facts: RunFacts, fingerprints: tuple[Fingerprint, ...], references: Mapping[str, ReferencePage] | None = None
) -> Judgement:
    """Judge every page of the list, in its order; pages that were not visited are inconclusive.

    `references` is what a fresh reference says of pages, by id.
    """
    categories = facts.test_list.categories
    context = replace(
        context_of(facts.pages, facts.controls, fingerprints, references=references, categories=categories),
        shut_out_after=facts.shut_out_after,
    )
    seen = {each.page.id: each for each in with_second_looks(facts.pages)}
    findings = tuple(
        judge_page(
            seen.get(page.id, PageFacts(page=page, observations=(), journeys=(), innocent=())),
            facts.test_list.category(page.category),
            context,
        )
        for page in facts.test_list.pages
    )
    findings = tuple(as_declared(finding, facts.filtered_by) for finding in before_signing_in(findings))
    valid = any(context.bracketed(each) for each in facts.pages)
    controls = tuple(replace(each, trouble=None) if context.intact(each) else each for each in facts.controls)
    return Judgement(
        findings=findings, controls=controls, valid=valid, invalid_reason=None if valid else _why(facts, context)
    )


def trouble_words(observations: Sequence[Observation]) -> str:
    """Say what is known more exactly of why pages that must open did not: the proxy's settings, the clock."""
    why = [step.detail for step in observations if isinstance(step, Exchange) and step.detail]
    return " ".join(filter(None, (max(why, key=why.count, default=""), clock_words(observations))))


def judge_so_far(facts: PageFacts, so_far: RunSoFar, test_list: TestList) -> PageFinding:
    """Judge one page while the run goes on: provisional, for the controls after it are still to come.

    `so_far` holds the run so far, this page included.
    """
    return judge_page(facts, test_list.category(facts.page.category), so_far.context(provisional=True))


def _why(facts: RunFacts, context: Context) -> str:
    if facts.shut_out_after is not None:
        return f"{opened_nothing_after(facts.shut_out_after)}."
    if not context.controls:
        return "The check was stopped before pages that must open were tried."
    troubles = [check.trouble for check in context.controls if check.trouble is not None]
    if not troubles:
        when = "were tried once more" if facts.pages else "were followed by the first page"
        return f"The check was stopped before pages that must open {when}."
    commonest = max(dict.fromkeys(troubles), key=troubles.count)
    more = trouble_words(facts.control_observations)
    if commonest is Trouble.PROXY and more:
        return f"The proxy could not be used. {more}"
    return " ".join(filter(None, (_TROUBLE_SENTENCES[commonest], more)))
