"""Reading back what was just written, before it is committed: what a database keeps otherwise can be proven by nobody.

A file whose texts are in another encoding, a rule or a trigger that nobody saw: whatever it is, nothing is kept then.
"""

from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa

from venuecheck.core.step import Step, Then
from venuecheck.records.address import shown_as
from venuecheck.records.chain import Header, payload_digest
from venuecheck.records.damage import NotWholeError
from venuecheck.records.reading_raw import as_it_is


def refuse_otherwise(connection: sa.Connection, headers: Sequence[Header], files: Sequence[bytes | None]) -> None:
    """Compare records with what is read of them, and the file that each brings. Raises `NotWholeError`."""
    if not headers:
        return
    said = {"venue": headers[0].venue, "first": headers[0].seq}
    with as_it_is(connection):
        rows = connection.execute(_WRITTEN, said).mappings().all()
        contents = connection.execute(_FILES, said).all() if any(one is not None for one in files) else []
    as_read = [
        (
            {name: row[name] for name in _HEADER} == {name: getattr(header, name) for name in _HEADER},
            isinstance(row["body"], str)
            and isinstance(row["salt"], bytes)
            and payload_digest(row["salt"], row["body"].encode("utf-8", "surrogateescape")) == header.payload_digest,
        )
        for header, row in zip(headers, rows, strict=False)
    ]
    brought = [(header.seq, file) for header, file in zip(headers, files, strict=True) if file is not None]
    if len(rows) != len(headers) or not all(map(all, as_read)) or [tuple(one) for one in contents] != brought:
        raise otherwise(connection)


def otherwise(connection: sa.Connection) -> NotWholeError:
    """Say that a database does not keep what is written to it."""
    shown = shown_as(connection.engine.url.render_as_string(hide_password=False))
    what = "the database does not keep what is recorded as it was written: nothing was recorded"
    fix = "have whoever looks after the database find out what changes it; then record it again; look at all of it"
    return NotWholeError(NotWholeError.at(shown, what, fix, then=Then(step=Step.VERIFY_RECORDS)).problems)


_HEADER: Final = ("seq", "kind", "key", "venue", "at", "previous", "payload_digest", "digest")
_WRITTEN: Final = sa.text(
    "SELECT record.*, payload.salt, payload.body FROM record LEFT JOIN payload ON payload.venue = record.venue"
    " AND payload.seq = record.seq WHERE record.venue = :venue AND record.seq >= :first ORDER BY record.seq"
)
_FILES: Final = sa.text("SELECT seq, content FROM file WHERE venue = :venue AND seq >= :first ORDER BY seq")
