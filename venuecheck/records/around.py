"""What is wrong around the records of a chain: what those of any chain of the store rest on, and what is nobody's."""

from collections.abc import Callable, Iterator, Mapping

import sqlalchemy as sa

from venuecheck.records import neighbours, soundness
from venuecheck.records.damage import Damage, DamageKind
from venuecheck.records.ending import Held
from venuecheck.records.held_to import NO_CHAIN


def around_any(
    connection: sa.Connection, lost: Mapping[str, tuple[Damage, ...]], signed: dict[str, bool]
) -> Callable[[str], Iterator[Damage]]:
    """Look once at what the records of any chain rest on; what is given says what of it is wrong for one.

    `lost` are rows of no record; `signed` keeps whose end is signed rightly.
    """
    in_none = tuple(soundness.in_no_chain(connection))
    of_nothing = soundness.ends_of_nothing(connection)
    unsigned = neighbours.not_signed(connection, signed)

    def wrong(chain: str) -> Iterator[Damage]:
        yield from in_none
        yield from lost.get(chain, ())
        for ends in (of_nothing, unsigned):
            yield from (fault for name, fault in ends.items() if name != chain)

    return wrong


def nobodys(connection: sa.Connection, outside: Mapping[str, Held]) -> Iterator[Damage]:
    """Say what is wrong that is no chain's."""
    yield from soundness.said_of_nobody(connection)
    if held := outside.get(NO_CHAIN):
        yield Damage(seq=0, what=held.anchor_wrong, kind=DamageKind.OTHER_ANCHOR, file=held.anchor_file)
