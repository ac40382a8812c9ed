"""Rows that belong to no record, which no program of ours writes: left out of every copy of a store, and told."""

from dataclasses import replace

import sqlalchemy as sa

from venuecheck.records import tables
from venuecheck.records.chains import with_record
from venuecheck.records.soundness import orphans
from venuecheck.records.verification import MAX_FAULTS, Verification


def is_of_a_record(table: sa.Table) -> sa.ColumnElement[bool]:
    """Give the condition that the record is there to which a row of a table belongs; true where it belongs to none."""
    if not table.foreign_keys:
        return sa.true()
    return sa.exists(sa.select(sa.literal(1)).select_from(tables.record).where(with_record(table)))


def with_what_is_left_out(source: sa.Connection, found: Verification, mine: str) -> Verification:
    """Name what is left out of a copy: with it the store is not whole, and without it the copy can be."""
    lost = [
        replace(one, chain="" if chain == mine else chain) for chain, some in orphans(source).items() for one in some
    ]
    if not lost:
        return found
    told = "What belongs to no record is not in the copy: keep the database itself where you want to find out whose."
    return replace(found, faults=(*found.faults, *lost)[:MAX_FAULTS], notes=(*found.notes, told), mark=None)
