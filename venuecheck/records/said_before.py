"""What a chain that is damaged says of others: whoever proves it is told, and the chain in its place says it on."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

import sqlalchemy as sa

from venuecheck.records.chains import Chain, called, chain_of
from venuecheck.records.damage import Damage
from venuecheck.records.ending import end_of
from venuecheck.records.history import history
from venuecheck.records.mark import Mark
from venuecheck.records.neighbours import is_signed
from venuecheck.records.said_of_others import said_of_others


def said_unsigned(connection: sa.Connection, chain: Chain) -> Iterator[Damage]:
    """Name the others that do not go as far as an end says that is not signed rightly: it can be true all the same."""
    said = said_of_others(connection, chain.name)
    if not said or is_signed(connection, chain):
        return
    for other, mark in said.items():
        about = replace(chain, name=other)
        there = end_of(connection, about).place_of(mark.last) == mark.records
        if not there and mark not in history(connection, about).before:
            named = f"{mark.records} records" if mark.records > 1 else "1 record"
            yield Damage(seq=0, what=f"its end, which is not rightly signed, names {named} of {called(other)}")


def said_before(connection: sa.Connection, chain: str, known: Collection[str]) -> Mapping[str, Mark]:
    """Give what a damaged chain says of others: all of it where its end is signed, otherwise of those `known` here.

    Whoever has the database alone could have written the rest, of venues that there never were.
    """
    said = said_of_others(connection, chain) or {}
    is_sure = bool(said) and is_signed(connection, chain_of(connection, chain))
    return {other: mark for other, mark in said.items() if is_sure or other in known}
