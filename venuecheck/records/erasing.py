"""Erasing what records say, when it is due or asked for. Their headers stay, and so does the chain.

The record of the erasure says which, when, why and by whom, and nothing of what they held.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from venuecheck.core.actor import Acted
from venuecheck.core.problem import InputError
from venuecheck.records import tables
from venuecheck.records.appending import ERASURE, New, append
from venuecheck.records.chain import Header
from venuecheck.records.chains import chain_of, last_of
from venuecheck.records.store import Store

_AT_A_TIME = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """Why payloads are gone: the tombstone of each."""

    records: tuple[int, ...]
    """Their places in the venue's chain."""
    reason: str
    person: str
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""


def erase(store: Store, erasure: Erasure, at: datetime) -> Header:
    """Erase the payloads and files of records of the venue, and record that. All or nothing.

    Every record is proven first: of what is not whole it is not known what may go, and erased it cannot be looked into
    any more. Raises `NotWholeError`, and `InputError` where one of the records is not there, or is another venue's.
    """
    with store.recording(all_of_it=True) as connection:
        _refuse_what_is_not_there(connection, store, erasure.records)
        key = f"{ERASURE}-{at:%Y%m%d}-{_next(connection, store.venue)}"
        new = New(kind=ERASURE, key=key, venue=store.venue, payload=erasure, at=at)
        header = append(connection, [new])[0]
        for start in range(0, len(erasure.records), _AT_A_TIME):
            seqs = erasure.records[start : start + _AT_A_TIME]
            marks = [{"venue": store.venue, "seq": seq, "by_seq": header.seq} for seq in seqs]
            connection.execute(tables.erased.insert(), marks)
            for table in (tables.payload, tables.file):
                connection.execute(table.delete().where(table.c.venue == store.venue, table.c.seq.in_(seqs)))
    store.overwrite_erased()
    return header


def _next(connection: sa.Connection, venue: str) -> int:
    last = last_of(connection, chain_of(connection, venue))
    return last["seq"] + 1 if last else 1


def _refuse_what_is_not_there(connection: sa.Connection, store: Store, seqs: Sequence[int]) -> None:
    mine = set(connection.scalars(sa.select(tables.record.c.seq).where(tables.record.c.venue == store.venue)))
    missing = sorted(set(seqs) - mine)
    if missing:
        shown = ", ".join(map(str, missing[:5]))
        what = f"{store.venue} has no record number {shown}, so nothing is erased"
        raise InputError.at(store.shown, what, "name records that are there")
