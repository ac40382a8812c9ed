"""A scenario: a situation, and what must be concluded from it."""

from dataclasses import dataclass

from tests.filtering.judging.situation import Situation
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Basis, Mechanism, Result, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What must be concluded, and why this situation stands in the table."""

    about: str
    situation: Situation
    verdict: Verdict
    basis: Basis | None
    result: Result
    layer: Layer | None = None
    mechanism: Mechanism | None = None
    product: str | None = None
    fires: tuple[str, ...]
    """Every rule that fires, in the table's order."""
    spares: tuple[str, ...] = ()
    """Rules whose look-alike this is: they must not fire."""
    says: str = ""
    """Words of the reason."""


def blocked(
    about: str,
    situation: Situation,
    mechanism: Mechanism,
    layer: Layer,
    *fires: str,
    basis: Basis = Basis.SHOWN,
    product: str | None = None,
    result: Result = Result.AS_EXPECTED,
    spares: tuple[str, ...] = (),
    says: str = "",
) -> Scenario:
    """Give a scenario that must be found blocked, by a positive sign where nothing else is said."""
    return Scenario(
        about=about,
        situation=situation,
        verdict=Verdict.BLOCKED,
        basis=basis,
        result=result,
        layer=layer,
        mechanism=mechanism,
        product=product,
        fires=fires,
        spares=spares,
        says=says,
    )


def by_silence(
    about: str,
    situation: Situation,
    mechanism: Mechanism,
    layer: Layer,
    *fires: str,
    spares: tuple[str, ...] = (),
    says: str = "must open did so",
) -> Scenario:
    """Give a scenario that must be found blocked by absence."""
    return blocked(about, situation, mechanism, layer, *fires, basis=Basis.ABSENCE, spares=spares, says=says)


def reached(
    about: str,
    situation: Situation,
    *fires: str,
    mechanism: Mechanism = Mechanism.CONTENT,
    result: Result = Result.UNDER_BLOCKED,
    spares: tuple[str, ...] = (),
    says: str = "",
) -> Scenario:
    """Give a scenario that must be found reached."""
    return Scenario(
        about=about,
        situation=situation,
        verdict=Verdict.REACHED,
        basis=Basis.SHOWN,
        result=result,
        layer=Layer.HTTP,
        mechanism=mechanism,
        fires=fires,
        spares=spares,
        says=says,
    )


def unclear(about: str, situation: Situation, *fires: str, spares: tuple[str, ...] = (), says: str = "") -> Scenario:
    """Give a scenario from which nothing can be concluded."""
    return Scenario(
        about=about,
        situation=situation,
        verdict=Verdict.INCONCLUSIVE,
        basis=None,
        result=Result.NOT_PROVEN,
        fires=fires,
        spares=spares,
        says=says,
    )
