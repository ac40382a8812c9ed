"""The way to a page in four cells, DNS, TCP, TLS, HTTP: how far a visit came, and where it was stopped."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import MECHANISM_WORDS, PageFinding, Verdict
from venuecheck.filtering.model.observation import Connection, Exchange, Family, Lookup, Observation, Purpose, Sighting
from venuecheck.report.venue.steps import outcome

if TYPE_CHECKING:
    from collections.abc import Sequence


class LayerState(StrEnum):
    """What a layer did."""

    WORKED = "worked"
    FAILED = "failed"
    PARTLY = "partly"
    """It worked at one time and failed at another."""
    BLOCKED = "blocked"
    """The finding says that the page was blocked here."""
    NOT_USED = "not_used"
    NOT_REACHED = "not_reached"


LAYER_STATE_WORDS: dict[LayerState, str] = {
    LayerState.WORKED: "worked",
    LayerState.FAILED: "failed",
    LayerState.PARTLY: "worked in part",
    LayerState.BLOCKED: "blocked here",
    LayerState.NOT_USED: "not used",
    LayerState.NOT_REACHED: "not reached",
}
LAYER_NAMES: dict[Layer, str] = {
    Layer.DNS: "DNS (name)",
    Layer.TCP: "TCP (connection)",
    Layer.TLS: "TLS (security)",
    Layer.HTTP: "HTTP (page)",
}
_NO_SUCH_ADDRESS = frozenset({Failure.NODATA, Failure.NO_ROUTE})


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerShown:
    """One cell."""

    layer: Layer
    name: str
    state: LayerState
    state_words: str
    detail: str
    decided: bool
    """Whether the verdict rests on this layer."""


def layers_of(finding: PageFinding, observations: "Sequence[Observation]", *, told: bool) -> tuple[LayerShown, ...]:
    """Sum up the steps made to reach one page; `observations` are that page's own.

    Where nothing could be told (`told` is false) no layer is said to have blocked the page.
    """
    steps = [seen for seen in observations if seen.purpose is Purpose.PAGE and not isinstance(seen, Sighting)]
    by_proxy = any(seen.family is Family.PROXY for seen in steps)
    cells = []
    for layer in Layer:
        here = _telling([seen for seen in steps if seen.layer is layer])
        decided = told and finding.layer is layer
        if decided and finding.verdict is Verdict.BLOCKED:
            state = LayerState.BLOCKED
            detail = MECHANISM_WORDS[finding.mechanism] if finding.mechanism else ""
        elif here:
            state, detail = _summed(here)
        else:
            state, detail = _absent(layer, plain=_is_plain(finding, steps), by_proxy=by_proxy, any_step=bool(steps))
        cells.append(
            LayerShown(
                layer=layer,
                name=LAYER_NAMES[layer],
                state=state,
                state_words=LAYER_STATE_WORDS[state],
                detail=detail,
                decided=decided,
            )
        )
    return tuple(cells)


def _telling(steps: "Sequence[Observation]") -> "Sequence[Observation]":
    """Leave out a kind of address that the name or the device does not have, where another kind worked."""
    if any(seen.failure is None for seen in steps):
        return [seen for seen in steps if seen.failure not in _NO_SUCH_ADDRESS]
    return steps


def _summed(steps: "Sequence[Observation]") -> tuple[LayerState, str]:
    failed = [seen for seen in steps if seen.failure is not None]
    if not failed:
        told = next(
            (seen for seen in reversed(steps) if not (isinstance(seen, Lookup) and seen.method == "system")), None
        )
        last = told or steps[-1]
        # whether the proxy reached the site is told by its answer, at HTTP
        by_proxy = isinstance(last, Connection) and last.to_proxy
        return LayerState.WORKED, f"{outcome(last)} to the proxy" if by_proxy else outcome(last)
    if len(failed) == len(steps):
        return LayerState.FAILED, outcome(failed[-1])
    return LayerState.PARTLY, f"{len(failed)} of {len(steps)} tries failed: {outcome(failed[-1])}"


def _is_plain(finding: PageFinding, steps: "Sequence[Observation]") -> bool:
    """Whether the page is plain http: by its address, or where that is not shown, by what was done."""
    return finding.url.lower().startswith("http://") or any(isinstance(seen, Exchange) for seen in steps)


def _absent(layer: Layer, *, plain: bool, by_proxy: bool, any_step: bool) -> tuple[LayerState, str]:
    if layer is Layer.DNS and by_proxy:
        return LayerState.NOT_USED, "the proxy looks names up"
    if layer is Layer.TLS and plain and any_step:
        return LayerState.NOT_USED, "a plain http page"
    return LayerState.NOT_REACHED, "" if any_step else "no step is recorded"
