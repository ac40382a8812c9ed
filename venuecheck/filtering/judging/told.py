"""What one journey tells: the rules that fired on it, and what follows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from venuecheck.filtering.judging.journey import Journey
from venuecheck.filtering.judging.rule import Match, Rule, Says
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Basis, Mechanism, Verdict


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired, and on what."""

    rule: Rule
    match: Match

    @property
    def told(self) -> Rule:
        """The rule with the sentence that is true of this page."""
        return replace(self.rule, why=self.match.why) if self.match.why else self.rule


@dataclass(frozen=True, slots=True)
class Told:
    """What one journey tells."""

    journey: Journey
    fired: tuple[Fired, ...]

    def of(self, says: Says) -> tuple[Fired, ...]:
        """Give what fired and says so."""
        return tuple(one for one in self.fired if one.rule.says is says)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all rules that fired."""
        return frozenset(one.rule.id for one in self.fired)

    @property
    def outcome(self) -> Says | None:
        """Reached, blocked, silent; None where nothing can be told. The content outweighs lesser signals."""
        for says in (Says.REACHED, Says.BLOCKED, Says.SILENT):
            if self.of(says):
                return says
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What is concluded of a page, whatever is expected of it."""

    verdict: Verdict
    reason: str
    basis: Basis | None = None
    layer: Layer | None = None
    mechanism: Mechanism | None = None
    product: str | None = None


def unclear(reason: str) -> Conclusion:
    """Conclude nothing, and say why."""
    return Conclusion(verdict=Verdict.INCONCLUSIVE, reason=reason)


def first_of(told: Sequence[Told], rule: str) -> Fired | None:
    """Give where a rule fired first; None where it did not."""
    return next((one for each in told for one in each.fired if one.rule.id == rule), None)
