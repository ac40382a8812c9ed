"""What a probe is."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import NetworkFinding, NetworkStatus
from venuecheck.filtering.model.observation import Observation
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Capability, Network
from venuecheck.filtering.probing.inquiry import Inquiry


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What a network probe concludes."""

    status: NetworkStatus
    reason: str
    """A sentence for a person."""
    advice: str = ""
    """What to do about it; empty where there is nothing to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Facts, and what the probe must conclude from them: run by the tests."""

    about: str
    facts: Callable[[], RunFacts]
    status: NetworkStatus
    says: str = ""
    """Words of the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a site says about one probe: whether it is asked, and how."""

    asked: bool
    options: object = None
    """Of the class of the probe's own `options`."""


Choices = Mapping[str, Choice]
"""By the probe's id; a probe that is not named is asked as it says itself."""
NOTHING_CHOSEN: Choices = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageProbe:
    """Asks one question of every page."""

    id: str
    question: str
    needs: frozenset[Capability]
    ask: Callable[[Network, Page], Awaitable[tuple[Observation, ...]]]
    ask_again: Callable[[Network, Page, PageFacts], Awaitable[tuple[Observation, ...]]]
    """A second look, after what was seen before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptIn:
    """Why a probe is asked only where the site says so."""

    sends: str
    """What goes where: ends a sentence that begins "Not asked, because it"."""
    how: str
    """The line under `probes:` in `venuecheck.yaml` that switches it on."""


_LACKING = {
    Capability.STEPS: "this way of looking can only open pages",
    Capability.DIRECT: "a proxy looks names up and connects for this device",
    Capability.TRUST_STORE: "it is not known which certificates this device trusts",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkProbe:
    """Asks one question of the network as a whole."""

    id: str
    about: str
    """What it is about, a few words that begin with a capital: what a board reads."""
    question: str
    proves: str
    """What an "ok" proves, a sentence."""
    does_not_prove: str
    """What it does not, a sentence."""
    needs: frozenset[Capability]
    conclude: Callable[[RunFacts], Conclusion]
    examples: tuple[Example, ...]
    ask: Callable[[Inquiry], Awaitable[None]] | None = None
    """Steps of its own, beyond the pages'; None where it concludes from what the pages did."""
    after_pages: bool = False
    """Whether it asks after the pages were tried, because it needs their addresses."""
    opt_in: OptIn | None = None
    options: object = None
    """The options that stand where the site gives none; None where it must give some, or can give none."""
    options_kind: type | None = None
    """The class of what a site may write under the probe's id: a frozen dataclass."""
    by_hand: str = ""
    """How a person can find out where this program cannot ask, a sentence or two."""

    def choice(self, choices: Choices) -> Choice:
        """Give what the site says, or what stands where it says nothing."""
        return choices.get(self.id, Choice(asked=self.opt_in is None, options=self.options))

    def finding(
        self, facts: RunFacts, capabilities: frozenset[Capability], choices: Choices = NOTHING_CHOSEN
    ) -> NetworkFinding:
        """Conclude, or say why the question could not be asked here."""
        conclusion = self._not_asked(capabilities, choices)
        if conclusion is None and any(step.failure is Failure.FAULT for step in facts.probed_by(self.id)):
            reason = "This program failed on this question, which says nothing about the network. Please report it."
            conclusion = Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason)
        if conclusion is None:
            conclusion = self.conclude(facts)
        return NetworkFinding(
            probe=self.id,
            question=self.question,
            status=conclusion.status,
            reason=conclusion.reason,
            advice=conclusion.advice,
        )

    def _not_asked(self, capabilities: frozenset[Capability], choices: Choices) -> Conclusion | None:
        lacking = sorted(self.needs - capabilities)
        if lacking:
            why = "; ".join(_LACKING[each] for each in lacking)
            return Conclusion(status=NetworkStatus.NOT_RUN, reason=f"Not asked: {why}.", advice=self.by_hand)
        if self.choice(choices).asked:
            return None
        if self.opt_in is None or self.id in choices:
            reason = "Not asked: this site's configuration switches it off."
            return Conclusion(status=NetworkStatus.NOT_RUN, reason=reason)
        return Conclusion(
            status=NetworkStatus.NOT_RUN,
            reason=f"Not asked, because it {self.opt_in.sends}.",
            advice="To switch it on, change “Questions to the network as a whole” in the venue’s settings "
            f"(“{self.opt_in.how}” under “probes:”).",
        )
