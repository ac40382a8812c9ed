"""Groups of venues that the public is shown, over editions: what one has together the next does not take apart."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from venuecheck.collate.facts import ListedVenue
from venuecheck.collate.groups import FEWEST_VENUES, OTHERS, PublicTables, public_groups
from venuecheck.core.venue import VenueKind

KINDS = (VenueKind.SCHOOL, VenueKind.COMMUNITY, VenueKind.LIBRARY, VenueKind.HEALTH)
ROW = frozenset[str]


def _listed(sizes: Mapping[VenueKind, int]) -> list[ListedVenue]:
    return [
        ListedVenue(id=f"{kind}-{at}", name="V", kind=kind, partner="p")
        for kind, size in sizes.items()
        for at in range(size)
    ]


def _published(editions: Iterable[Mapping[VenueKind, int]]) -> list[PublicTables]:
    told: list[PublicTables] = []
    for sizes in editions:
        rows = frozenset(public_groups(_listed(sizes), told).sectors)
        told.append(PublicTables(sectors=rows, partners=frozenset()))
    return told


def _sectors_of(told: PublicTables) -> list[ROW]:
    """Give each row of a table as the sectors that are in it; of no table, all of them."""
    named = told.sectors - {OTHERS}
    rest = frozenset(kind.value for kind in KINDS) - named
    return [*(frozenset({name}) for name in named), *([rest] if rest else [])]


def _by_subtraction(told: Iterable[PublicTables]) -> set[ROW]:
    """Give every set of sectors that rows of all editions give, taken from one another and put together."""
    found = {row for each in told for row in _sectors_of(each)}
    while True:
        more = {a - b for a in found for b in found if b < a}
        more |= {b - a for a, b in combinations(found, 2) if a < b} | {a & b for a, b in combinations(found, 2)}
        if not (more - {frozenset()}) - found:
            return found
        found |= more - {frozenset()}


def test_a_sector_of_two_is_not_what_is_left_between_two_editions() -> None:
    """Schools and all others, seven; a school closes, and the five community centres would be a row beside others."""
    first = {VenueKind.SCHOOL: 5, VenueKind.COMMUNITY: 5, VenueKind.LIBRARY: 2}
    second = {**first, VenueKind.SCHOOL: 4}
    assert [each.sectors for each in _published([second])] == [{"community", OTHERS}], "which alone tells of no few"
    assert [each.sectors for each in _published([first, second])] == [{"school", OTHERS}, set()]


@given(st.lists(st.fixed_dictionaries({kind: st.integers(0, 11) for kind in KINDS}), min_size=2, max_size=4))
def test_no_few_venues_are_left_by_subtraction_over_editions(editions: list[dict[VenueKind, int]]) -> None:
    """Whatever sectors are taken from whichever: of an edition's own rows none comes apart into fewer than five."""
    told = _published(editions)
    if not told[-1].sectors:
        return
    for sectors in _by_subtraction(told):
        left = sum(editions[-1][VenueKind(name)] for name in sectors)
        assert left == 0 or left >= FEWEST_VENUES, sectors


def test_what_stays_the_same_keeps_its_table() -> None:
    """A new row comes where it leaves enough beside it."""
    first = {VenueKind.SCHOOL: 9, VenueKind.COMMUNITY: 4, VenueKind.LIBRARY: 6}
    later = {**first, VenueKind.COMMUNITY: 5}
    assert [each.sectors for each in _published([first, first])] == [{"school", OTHERS}] * 2
    assert _published([later])[0].sectors == {"school", "community", "library"}
    assert _published([first, later])[1].sectors == {"school", "community", "library"}
