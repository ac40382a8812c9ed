"""What the public is told of a quarter: every number once, with what is kept back already kept back.

The bookings of a quarter are counted when it is published, and never again: a later edition repeats what was published.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from venuecheck.collate.became import Became
from venuecheck.collate.facts import ListedVenue
from venuecheck.collate.groups import FEWEST_VENUES, Group, PublicTables, group, grouped, public_groups
from venuecheck.collate.picture import Picture
from venuecheck.collate.suppression import suppressed
from venuecheck.core.quarter import Quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleCounted:
    """The bookings of one quarter. None is kept back."""

    quarter: str
    became: Mapping[Became, int | None]
    total: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicNumbers:
    """Everything that an edition for the public says in numbers."""

    quarter: str
    venues: Group
    """All of them; where there are fewer than five, no class of it is shown."""
    sectors: tuple[Group, ...]
    """Empty where there is no such table, as are the partners."""
    partners: tuple[Group, ...]
    people: PeopleCounted | None
    """None while the quarter is not over."""

    @property
    def shows_classes(self) -> bool:
        """Whether there are enough venues to say how they stand."""
        return self.venues.venues >= FEWEST_VENUES


def people_counted(picture: Picture, quarter: Quarter) -> PeopleCounted:
    """Count the bookings of the quarter that the picture is of, as they can be published."""
    parts, total = suppressed(tuple(picture.quarter.became[row] for row in Became))
    return PeopleCounted(quarter=str(quarter), became=dict(zip(Became, parts, strict=True)), total=total)


def public_numbers(
    picture: Picture,
    venues: Sequence[ListedVenue],
    published: Mapping[str, PublicNumbers],
    listed_before: Collection[str] | None = None,
) -> PublicNumbers:
    """Give the numbers of the quarter that the picture is of.

    `published` are the numbers of the quarters that were published before, by quarter. What was published of this one
    is repeated; its bookings are counted only where nothing was, and it is over. `listed_before` are the ids of the
    venues that it was published of, where that is known: where the groups are of others now, there is no table of them,
    for beside the former one it would tell how a single venue stands.
    """
    quarter = Quarter.of(picture.at)
    before = published.get(str(quarter))
    if before is not None:
        people = before.people
    else:
        people = people_counted(picture, quarter) if picture.at >= quarter.ends else None
    names = public_groups(venues, (_tables(one) for name, one in published.items() if name != str(quarter)))
    numbers = PublicNumbers(
        quarter=str(quarter),
        venues=group("", picture.standings),
        sectors=grouped(names.sectors, picture.standings) if names.sectors else (),
        partners=grouped(names.partners, picture.standings) if names.partners else (),
        people=people,
    )
    if before is None:
        return numbers
    others = listed_before is not None and set(listed_before) != {venue.id for venue in venues}
    return replace(
        numbers,
        sectors=() if others or _sizes(numbers.sectors) != _sizes(before.sectors) else numbers.sectors,
        partners=() if others or _sizes(numbers.partners) != _sizes(before.partners) else numbers.partners,
    )


def _tables(numbers: PublicNumbers) -> PublicTables:
    return PublicTables(
        sectors=frozenset(each.id for each in numbers.sectors), partners=frozenset(each.id for each in numbers.partners)
    )


def _sizes(groups: Sequence[Group]) -> dict[str, int]:
    return {each.id: int(each.venues) for each in groups}


def last_before(published: Mapping[str, PublicNumbers], quarter: str) -> PublicNumbers | None:
    """Give what was published last of an earlier quarter; None where nothing was."""
    earlier = [name for name in published if name < quarter]
    return published[max(earlier)] if earlier else None
