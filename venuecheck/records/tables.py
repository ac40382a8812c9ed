"""The tables, as SQLAlchemy sees them: a new store is made of them, `migrations/versions` bring an old one to them."""

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

metadata = MetaData()

version = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own table: of which form the store is."""

record = Table(
    "record",
    metadata,
    Column("venue", String(64), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(40), nullable=False),
    Column("key", String(200), nullable=False),
    Column("at", String(40), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("payload_digest", String(64), nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Index("ix_record_venue_kind_key", "venue", "kind", "key"),
)
"""Headers, chained, each venue's by themselves. They stay for good."""

payload = Table(
    "payload",
    metadata,
    Column("venue", String(64), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("salt", LargeBinary(32), nullable=False),
    Column("body", Text, nullable=False),
    ForeignKeyConstraint(["venue", "seq"], ["record.venue", "record.seq"]),
)
"""What records say. A row goes when its record is erased, and its salt with it."""

file = Table(
    "file",
    metadata,
    Column("venue", String(64), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("content", LargeBinary, nullable=False),
    ForeignKeyConstraint(["venue", "seq"], ["record.venue", "record.seq"]),
)
"""A file that a record brings with it; the record's payload names the file's SHA-256, and goes when it goes."""

erased = Table(
    "erased",
    metadata,
    Column("venue", String(64), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("by_seq", Integer, nullable=False),
    ForeignKeyConstraint(["venue", "seq"], ["record.venue", "record.seq"]),
)
"""Which payloads have been erased, and the record that says why."""

head = Table(
    "head",
    metadata,
    Column("chain", String(64), primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("public_key", String(64), nullable=False),
    Column("signature", String(128), nullable=False),
)
"""A row a chain: the mark of its last record, signed with its venue's key, so that a lost end shows."""

neighbour = Table(
    "neighbour",
    metadata,
    Column("chain", String(64), primary_key=True),
    Column("other", String(64), primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("public_key", String(64), nullable=False),
    Column("day", String(10), nullable=False),
)
"""What the end of a chain says of another in the store, which its signature binds: how far it goes, and which key."""

draft = Table(
    "draft",
    metadata,
    Column("venue", String(64), primary_key=True),
    Column("kind", String(40), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("version", String(32), nullable=False),
    Column("at", String(40), nullable=False),
    Column("body", Text, nullable=False),
)
"""What is kept until somebody goes on with it. Its version changes whenever it is saved."""

journal = Table(
    "journal",
    metadata,
    Column("venue", String(64), primary_key=True),
    Column("run", String(64), primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
)
"""Facts of a run under way."""

job = Table(
    "job",
    metadata,
    Column("venue", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("begun", String(40), nullable=False),
    Column("runner", String(32), nullable=False),
    Column("host", String(100), nullable=False),
    Column("pid", Integer, nullable=False),
    Column("heard", String(40), nullable=False),
    Column("stop_asked", Integer, nullable=False),
    Column("ended", String(20), nullable=False),
)
"""Long work: who runs it now, when it was last heard of, whether somebody asked it to stop, and how it ended."""

job_event = Table(
    "job_event",
    metadata,
    Column("venue", String(64), primary_key=True),
    Column("job", String(64), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("body", Text, nullable=False),
)
"""What happened in long work, numbered from 1."""
