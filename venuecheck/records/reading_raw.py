"""Reading what a database holds as it is, without taking it for what it should be."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

_PAGE = 200
_ROWS = """
SELECT record.*, payload.salt, payload.body, file.digest AS file_digest, file.size AS file_size, file.media_type
FROM record LEFT JOIN payload ON payload.seq = record.seq LEFT JOIN file ON file.seq = record.seq
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


def pages(connection: sa.Connection) -> Iterator[Mapping[str, Any]]:
    """Go through the records with their payloads and what names their files, some at a time."""
    first = sa.text(f"{_ROWS} ORDER BY record.seq LIMIT {_PAGE}")
    more = sa.text(f"{_ROWS} WHERE record.seq > :last ORDER BY record.seq LIMIT {_PAGE}")
    page = connection.execute(first).mappings().all()
    while page:
        yield from map(dict, page)
        page = connection.execute(more, {"last": page[-1]["seq"]}).mappings().all()


def is_damage(error: DatabaseError) -> bool:
    """Whether SQLite says that its file is damaged, rather than that it cannot be used just now."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
