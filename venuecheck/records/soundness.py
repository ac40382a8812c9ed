# ruff: noqa: S608 - the names put into the statements stand here
"""What all chains of a store rest on: its form, its tables and what guards them, its file, and rows of no record."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from venuecheck.core.plain_text import plain
from venuecheck.records import layout, shapes, tables
from venuecheck.records.chains import NOBODY, TRUNK, chains_in
from venuecheck.records.damage import Damage, DamageKind
from venuecheck.records.form import HEAD
from venuecheck.records.reading_raw import is_damage
from venuecheck.records.verification import MAX_FAULTS

is_readable = layout.is_readable


def faults_of(connection: sa.Connection) -> Iterator[Damage]:
    """Name what is wrong with the store as a whole."""
    if layout.is_accounts(connection):
        yield Damage(seq=0, what=layout.ACCOUNTS)
        return
    yield from layout.unlike(connection)
    yield from _form_faults(connection)
    yield from _damage(connection)


def _damage(connection: sa.Connection) -> Iterator[Damage]:
    """Ask SQLite whether its file is sound."""
    if connection.dialect.name != "sqlite":
        return
    try:
        for said in connection.scalars(sa.text("PRAGMA integrity_check(20)")):
            if said != "ok":
                yield Damage(seq=0, what=f"the database's file is damaged ({said})")
    except DatabaseError as error:
        if not is_damage(error):
            raise
        yield Damage(seq=0, what="the database's file is damaged")
    size, count = (connection.scalar(sa.text(f"PRAGMA {name}")) for name in ("page_size", "page_count"))
    name = connection.execute(sa.text("PRAGMA database_list")).all()[0][2]
    if name and Path(name).stat().st_size > size * count:
        yield Damage(seq=0, what="the database's file goes on behind its end")


def orphans(connection: sa.Connection) -> Mapping[str, tuple[Damage, ...]]:
    """Name rows of which the record is not there, by the chain that they say; `NOBODY` where that can be none.

    Whoever writes them can make up a venue for each: those of more venues than faults are listed are nobody's too.
    """
    wrong = shapes.HEADER["venue"]
    found: dict[str, list[Damage]] = {NOBODY: []}
    there = frozenset(chains_in(connection))
    for table in ("payload", "file", "erased"):
        gone = f"NOT EXISTS (SELECT 1 FROM record WHERE record.venue = {table}.venue AND record.seq = {table}.seq)"
        what = f"table '{table}' holds something of a record that is not there"
        counts = Counter[str]()
        for venue, seq in _each(connection, f"SELECT venue, seq FROM {table} WHERE {gone} ORDER BY seq"):
            is_named = venue in found or venue in there or len(found) <= MAX_FAULTS
            chain = venue if is_named and not wrong(venue) else NOBODY
            counts[chain] += 1
            if counts[chain] <= _NAMED:
                found.setdefault(chain, []).append(_stray(f"{what} ({plain(str(seq), 20)})"))
        for chain, count in counts.items():
            found[chain] += [_stray(f"{what} ({count - _NAMED} more)")] if count > _NAMED else []
    return {chain: tuple(said) for chain, said in found.items() if said}


_NAMED: Final = 20


def _stray(what: str) -> Damage:
    return Damage(seq=0, what=what, kind=DamageKind.OF_NO_RECORD)


def _each(connection: sa.Connection, query: str) -> sa.CursorResult[*tuple[Any, ...]]:
    """Give rows as they come, never all of them at once: whoever writes what is wrong can write millions."""
    return connection.execute(sa.text(query), execution_options={"stream_results": True})


def ends_of_nothing(connection: sa.Connection) -> Mapping[str, Damage]:
    """Name signatures of chains of which no record is there, by the chain: to any other they are anybody's."""
    gone = "NOT EXISTS (SELECT 1 FROM record WHERE record.venue = head.chain)"
    query = f"SELECT chain FROM head WHERE chain <> :trunk AND {gone} LIMIT {_NAMED + 1}"
    named = map(str, connection.scalars(sa.text(query), {"trunk": TRUNK}))
    said = "there is a signature of a chain without a record here"
    return {chain: Damage(seq=0, what=f"{said} ({plain(chain, 64)})") for chain in named}


def in_no_chain(connection: sa.Connection) -> Iterator[Damage]:
    """Name records, and signatures, of which the venue is nothing that a venue can be: they are in no chain."""
    wrong = shapes.HEADER["venue"]
    for chain in connection.scalars(sa.text("SELECT chain FROM head LIMIT 1000")):
        if wrong(chain) and chain != TRUNK:
            yield Damage(seq=0, what=f"a signature is of no chain: its name is {wrong(chain)}")
    if all(not wrong(venue) for venue in connection.scalars(sa.text("SELECT DISTINCT venue FROM record"))):
        return
    odd = (row for row in _each(connection, "SELECT venue, seq FROM record ORDER BY seq") if wrong(row.venue))
    for venue, seq in islice(odd, MAX_FAULTS):
        yield Damage(seq=seq, what=f"its venue is {wrong(venue)}: no program of ours wrote it")


def said_of_nobody(connection: sa.Connection) -> Iterator[Damage]:
    """Name what is said of chains, or by them, that can be none: nobody's end is held to it."""
    wrong = shapes.HEADER["venue"]
    names = _each(connection, "SELECT chain FROM neighbour UNION SELECT other FROM neighbour").scalars()
    for chain in islice(filter(wrong, names), MAX_FAULTS):
        yield Damage(seq=0, what=f"what is said of a chain is of none: its name is {wrong(chain)}")


def _form_faults(connection: sa.Connection) -> Iterator[Damage]:
    if not sa.inspect(connection).has_table(tables.version.name):
        return  # said already
    forms = [str(form) for form in connection.scalars(sa.text("SELECT version_num FROM alembic_version LIMIT 20"))]
    if forms != [HEAD]:
        said = ", ".join(plain(form, 20) for form in forms) or "none"
        yield Damage(seq=0, what=f"it says that its form is {said}, and this program knows {HEAD}")
