"""Venues by sector and by partner, in three plain classes; for the public so that no few venues can be told apart.

Every set of venues that can be had from rows of tables, by adding and taking away, is made of whole parts that a row
of each have in common; the tables of other editions are among them. So where each such part is nothing or at least
`FEWEST_VENUES`, no smaller set can be had (docs/design/021-editions.md).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from venuecheck.assurance.plainly import PLAINLY, Plain
from venuecheck.collate.count_at_venues import CountAtVenues, count_by
from venuecheck.collate.facts import ListedVenue
from venuecheck.collate.standing import Standing

FEWEST_VENUES = 5
"""The smallest group of venues that is shown to the public."""
OTHERS = ""
"""The group of all whose own is too small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Venues of one sector, of one partner, or of all."""

    id: str
    """The sector, or the partner's id; `OTHERS` for those that are put together."""
    venues: int
    filtering: Mapping[Plain, int]
    """Venues by class; every class is there."""
    bookings: Mapping[Plain, int]


def group(name: str, standings: Iterable[Standing]) -> Group:
    """Count the venues of a group by class."""
    mine = list(standings)
    return Group(
        id=name,
        venues=CountAtVenues(one.venue for one in mine),
        filtering=count_by(((one.venue, PLAINLY[one.filtering]) for one in mine), Plain),
        bookings=count_by(((one.venue, PLAINLY[one.bookings]) for one in mine), Plain),
    )


def grouped(names: Sequence[str], standings: Sequence[Standing]) -> tuple[Group, ...]:
    """Count by group; `names` says of each venue to which it belongs. By name, the others last."""
    mine: dict[str, list[Standing]] = defaultdict(list)
    for name, standing in zip(names, standings, strict=True):
        mine[name].append(standing)
    return tuple(group(name, mine[name]) for name in sorted(mine, key=lambda name: (name == OTHERS, name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicTables:
    """Which rows the public tables of another edition had, by id; none where there was no such table."""

    sectors: frozenset[str]
    partners: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicGroups:
    """To which group each venue belongs in each public table; empty where there is no such table."""

    sectors: tuple[str, ...]
    partners: tuple[str, ...]


def public_groups(venues: Sequence[ListedVenue], before: Iterable[PublicTables] = ()) -> PublicGroups:
    """Put venues together until no row, and no part that rows have in common, has fewer than five of them.

    It hangs on which venues there are, and on which rows the tables of other editions, `before`, had: a sector that is
    now a row, and was among all others, would tell by difference what is left of these. Nothing else is known.
    """
    kinds, partners = [venue.kind.value for venue in venues], [venue.partner for venue in venues]
    then = {
        _among(names, rows) for each in before for names, rows in ((kinds, each.sectors), (partners, each.partners))
    }
    across = list(zip(*sorted(then), strict=True)) if then else [() for _ in venues]
    sectors = _safe(kinds, across)
    # a venue without a partner, where there is no list, is among the others
    beside = sectors or ["" for _ in venues]
    return PublicGroups(
        sectors=sectors,
        partners=_safe(partners, [(*each, name) for each, name in zip(across, beside, strict=True)]),
    )


def _among(names: Sequence[str], rows: frozenset[str]) -> tuple[str, ...]:
    """Say in which row of a former table each name would be; where there was none, all are together."""
    return tuple(name if name in rows else OTHERS for name in names)


def _safe(names: Sequence[str], across: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Give the names, those of groups that are too small taken away; nothing where all would be together."""
    parts = Counter(zip(names, across, strict=True))
    sizes = Counter(names)
    too_small = {name for (name, _), number in parts.items() if number < FEWEST_VENUES}
    together = {OTHERS, *too_small}
    left = sorted(set(sizes) - together, key=lambda name: (sizes[name], name))
    while left and _has_few(parts, together):
        together.add(left.pop(0))
    return tuple(OTHERS if name in together else name for name in names) if left else ()


def _has_few(parts: Mapping[tuple[str, tuple[str, ...]], int], together: set[str]) -> bool:
    number: Counter[tuple[str, ...]] = Counter()
    for (name, across), size in parts.items():
        if name in together:
            number[across] += size
    return any(size < FEWEST_VENUES for size in number.values())
