"""What a probe is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.finding import NetworkFinding, NetworkStatus
from venuecheck.filtering.model.observation import Observation
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Capability, Network


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PageProbe:
    """Asks one question of every page."""

    id: str
    question: str
    needs: frozenset[Capability]
    ask: Callable[[Network, Page], Awaitable[tuple[Observation, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkProbe:
    """Asks one question of the network as a whole."""

    id: str
    question: str
    proves: str
    """What an "ok" proves, a sentence."""
    does_not_prove: str
    """What it does not, a sentence."""
    needs: frozenset[Capability]
    conclude: Callable[[RunFacts], Conclusion]
    examples: tuple[Example, ...]
    ask: Callable[[Network], Awaitable[tuple[Observation, ...]]] | None = None
    """Steps of its own, beyond the pages'; None where it concludes from the pages' observations."""

    def finding(self, facts: RunFacts, capabilities: frozenset[Capability]) -> NetworkFinding:
        """Conclude, or say why the question could not be asked here."""
        lacking = self.needs - capabilities
        if lacking:
            reason = f"Not asked: this way of looking cannot ({', '.join(sorted(lacking))})."
            return NetworkFinding(probe=self.id, question=self.question, status=NetworkStatus.NOT_RUN, reason=reason)
        conclusion = self.conclude(facts)
        return NetworkFinding(
            probe=self.id,
            question=self.question,
            status=conclusion.status,
            reason=conclusion.reason,
            advice=conclusion.advice,
        )
