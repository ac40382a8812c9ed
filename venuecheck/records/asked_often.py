"""What every page asks of records: made once, for to put it together takes longer than to answer it."""

from typing import Final

import sqlalchemy as sa

from venuecheck.records import tables
from venuecheck.records.chains import with_record

_ALIKE: Final = (tables.record.c.venue == sa.bindparam("venue"), tables.record.c.kind == sa.bindparam("kind"))
NEWEST: Final = (
    sa.select(tables.payload.c.seq, tables.payload.c.body)
    .join(tables.record, with_record(tables.payload))
    .where(*_ALIKE, tables.record.c.key == sa.bindparam("key"))
    .order_by(tables.record.c.seq.desc())
    .limit(1)
)
NEWEST_OF_EACH: Final = (
    sa.select(tables.record.c.seq, tables.record.c.key, tables.record.c.payload_digest)
    .join(tables.payload, with_record(tables.payload))
    .where(
        tables.record.c.venue == sa.bindparam("venue"),
        tables.record.c.seq.in_(
            sa.select(sa.func.max(tables.record.c.seq)).where(*_ALIKE).group_by(tables.record.c.key)
        ),
    )
    .order_by(tables.payload.c.seq)
)
NEWEST_OF_EACH_OF_KINDS: Final = (
    sa.select(tables.record.c.kind, tables.record.c.seq, tables.record.c.key, tables.record.c.payload_digest)
    .join(tables.payload, with_record(tables.payload))
    .where(
        tables.record.c.venue == sa.bindparam("venue"),
        tables.record.c.seq.in_(
            sa.select(sa.func.max(tables.record.c.seq))
            .where(
                tables.record.c.venue == sa.bindparam("venue"),
                tables.record.c.kind.in_(sa.bindparam("kinds", expanding=True)),
            )
            .group_by(tables.record.c.kind, tables.record.c.key)
        ),
    )
    .order_by(tables.payload.c.seq)
)
LAST: Final = (
    sa.select(tables.record.c.seq, tables.record.c.digest)
    .where(tables.record.c.venue == sa.bindparam("venue"))
    .order_by(tables.record.c.seq.desc())
    .limit(1)
)
SINCE: Final = (
    sa.select(tables.record.c.seq, tables.record.c.digest, tables.record.c.kind)
    .where(tables.record.c.venue == sa.bindparam("venue"), tables.record.c.seq >= sa.bindparam("seq"))
    .order_by(tables.record.c.seq)
    .limit(sa.bindparam("most"))
)
"""The record with a number, and those after it."""
