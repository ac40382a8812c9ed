"""Reading what a database holds as it is, without taking it for what it should be."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from venuecheck.records.chains import Chain

_PAGE = 200
_ROWS = """
SELECT record.*, payload.salt, payload.body, file.digest AS file_digest, file.size AS file_size, file.media_type
FROM record LEFT JOIN payload ON payload.venue = record.venue AND payload.seq = record.seq
LEFT JOIN file ON file.venue = record.venue AND file.seq = record.seq
"""


@contextmanager
def as_it_is(connection: sa.Connection) -> Iterator[None]:
    """Let SQLite give texts that are not UTF-8, the bytes that are none as halves of surrogates, and no error."""
    raw = connection.connection.driver_connection
    if connection.dialect.name != "sqlite" or raw is None:
        yield
        return
    raw.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = str


def rows_of(chain: Chain, table: str) -> str:
    """Give the condition of a row of a table that belongs to a chain; `chain` and `trunk` are to be bound."""
    return f"({table}.venue = :chain OR {table}.seq <= :trunk)" if chain.trunk else f"{table}.venue = :chain"


def bound(chain: Chain) -> dict[str, object]:
    """Give what is bound in such a condition."""
    return {"chain": chain.name, "trunk": chain.trunk} if chain.trunk else {"chain": chain.name}


def pages(connection: sa.Connection, chain: Chain) -> Iterator[Mapping[str, Any]]:
    """Go through the records of a chain with their payloads and what names their files, some at a time."""
    mine, by = rows_of(chain, "record"), f"ORDER BY record.seq, record.venue LIMIT {_PAGE}"
    first = sa.text(f"{_ROWS} WHERE {mine} {by}")
    more = sa.text(
        f"{_ROWS} WHERE {mine} AND (record.seq > :last OR record.seq = :last AND record.venue > :whose) {by}"
        if chain.trunk
        else f"{_ROWS} WHERE {mine} AND record.seq > :last {by}"
    )
    page = connection.execute(first, bound(chain)).mappings().all()
    while page:
        yield from map(dict, page)
        after = {"last": page[-1]["seq"]} | ({"whose": page[-1]["venue"]} if chain.trunk else {})
        page = connection.execute(more, bound(chain) | after).mappings().all()


def said_by(error: DatabaseError) -> str:
    """Give what a database says itself of an error: its first line, cut; empty where it says nothing."""
    said = str(error.orig).splitlines() if error.orig else []
    return said[0][:200] if said else ""


def is_no_text(error: DatabaseError) -> bool:
    """Whether a text is not UTF-8; what SQLite says of that goes on with the text itself."""
    return str(error.orig).startswith("Could not decode")


def is_damage(error: DatabaseError) -> bool:
    """Whether SQLite says that its file is damaged, rather than that it cannot be used just now."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
