"""Twenty venues of five partners over five quarters, of which more is muddled than in `muddle`."""

from typing import Final

from tests.collate.muddle import QUARTERS as FOUR
from tests.collate.muddle import Muddled
from venuecheck.core.quarter import Quarter
from venuecheck.core.venue import VenueKind

QUARTERS: Final[tuple[Quarter, ...]] = (*FOUR, FOUR[-1].after)
SCHOOL, LIBRARY, HALL, CHAPEL = (
    VenueKind.SCHOOL,
    VenueKind.LIBRARY,
    VenueKind.COMMUNITY,
    VenueKind.PLACE_OF_WORSHIP,
)


def _one(number: int, name: str, kind: VenueKind, partner: str, *what: str, **said: object) -> Muddled:
    return Muddled(id=f"x{number:02}", name=name, kind=kind, partner=partner, what=frozenset(what), **said)  # type: ignore[arg-type]


VENUES: Final = (
    _one(1, "Ash School", SCHOOL, "north", "renumbered"),
    _one(2, "Beech School", SCHOOL, "north", "renumbered", "put right", "replayed"),
    _one(3, "Cedar School", SCHOOL, "north", "two laptops", "refused once"),
    _one(4, "Damson School", SCHOOL, "north", "new key", "put right"),
    _one(5, "Elder School", SCHOOL, "north", "replayed"),
    _one(6, "Fir School", SCHOOL, "north", "retired network"),
    _one(
        7,
        "Gorse Library",
        LIBRARY,
        "council",
        changes=(
            '{since: 2026-01-15, moved_to: "trust"}',
            '{since: 2026-05-01, renamed: "Gorse Hub"}',
            '{since: 2026-08-01, moved_to: "council"}',
        ),
        stands={1: {"partner": "trust"}, 3: {"partner": "council"}},
    ),
    _one(
        8,
        "Hazel Library",
        LIBRARY,
        "council",
        "put right",
        # split: it closes, and two open in its place
        changes=("{since: 2026-02-01, closed: true}",),
        stands={1: {"gone": "2026-02-01T00:00:00+00:00"}},
    ),
    _one(9, "Hazel Library East", LIBRARY, "council", opened="2026-02-01", there_from=1),
    _one(10, "Hazel Library West", LIBRARY, "council", "phone", opened="2026-02-01", there_from=1),
    _one(
        11,
        "Iris Library",
        LIBRARY,
        "council",
        "renumbered",
        changes=('{since: 2026-07-01, merged_into: "x12"}',),
        stands={3: {"gone": "2026-07-01T00:00:00+01:00"}},
    ),
    _one(
        12,
        "Juniper Library",
        LIBRARY,
        "council",
        changes=('{since: 2026-10-20, merged_into: "x09"}',),
        stands={4: {"gone": "2026-10-20T00:00:00+01:00"}},
    ),
    _one(13, "Kale Hall", HALL, "trust", "phone only", "phone"),
    _one(14, "Larch Hall", HALL, "trust", "silent"),
    _one(15, "Maple Hall", HALL, "trust", "refused bundle"),
    _one(16, "Nettle Hall", HALL, "trust", "future clock", "put right"),
    _one(17, "Oak Chapel", CHAPEL, "chapels", "silent"),
    _one(18, "Pine Chapel", CHAPEL, "chapels", "phone only"),
    _one(19, "Quince College", VenueKind.COLLEGE, "college", "two laptops", "put right"),
    _one(20, "Rowan College", VenueKind.COLLEGE, "college", "all retired"),
)
BOUND: Final = {
    "north": "bound: duty",
    "council": "bound: duty",
    "trust": "bound: agreement, changes: [{since: 2026-04-01, bound: invited}]",
    "chapels": "bound: invited, changes: [{since: 2026-08-15, bound: agreement}]",
    "college": "bound: agreement",
}
"""How partners are bound: an agreement that ends, one that begins, invited ones."""
