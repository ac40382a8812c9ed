"""How the checks of each network came out over time, and what changed since the last one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from venuecheck.report.setting.wording import day, joined
from venuecheck.report.venue.checks import CheckShown
from venuecheck.report.venue.counts import Counts
from venuecheck.report.venue.networks import NetworkChecked, NetworkShown

_POINTS = 12
_WATCHED = (
    ("under_blocked", "should be blocked but opened"),
    ("over_blocked", "should open but was blocked"),
    ("not_proven", "could not tell"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """One check."""

    run: str
    on: date
    on_words: str
    counts: Counts
    valid: bool
    list_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendShown:
    """One network's checks, the oldest first; at most the last twelve."""

    anchor: str
    network: str
    """Id."""
    name: str
    title: str
    words: str
    """What changed since the check before."""
    points: tuple[TrendPoint, ...]
    left_out: int
    """Older checks that are not among them."""


def trends_of(networks: Sequence[NetworkShown]) -> tuple[TrendShown, ...]:
    """Give the trend of every network that was checked."""
    return tuple(_trend(network) for network in networks if isinstance(network, NetworkChecked))


def _trend(network: NetworkChecked) -> TrendShown:
    checks = [network.by_itself, *network.earlier]
    points = tuple(_point(check) for check in reversed(checks[:_POINTS]))
    return TrendShown(
        anchor=f"{network.anchor}-trend",
        network=network.id,
        name=network.name,
        title=f"{network.name}: pages by result, check by check",
        words=_since(network.by_itself, network.earlier),
        points=points,
        left_out=max(len(checks) - _POINTS, 0),
    )


def _point(check: CheckShown) -> TrendPoint:
    return TrendPoint(
        run=check.id,
        on=check.started.date(),
        on_words=day(check.started.date()),
        counts=check.counts,
        valid=check.valid,
        list_words=check.list_words,
    )


def _since(now: CheckShown, earlier: Sequence[CheckShown]) -> str:
    if not earlier:
        return "This is the first check of this network, so there is nothing to compare it with."
    before = next((check for check in earlier if check.valid and check.finished), None)
    if before is None or not now.valid:
        return "There are not two checks that can be relied on, so nothing is compared."
    when = day(before.started.date())
    changes = [
        f"“{words}” went from {was} to {is_now}"
        for name, words in _WATCHED
        if (was := getattr(before.counts, name)) != (is_now := getattr(now.counts, name))
    ]
    said = f"Since {when}: {joined(changes)}." if changes else f"The numbers are those of {when}."
    if before.list_digest != now.list_digest:
        said += " The two checks used different test lists, so the numbers cannot be compared one to one."
    return said
