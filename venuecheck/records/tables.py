"""The tables, as SQLAlchemy sees them: a new store is made of them, `migrations/versions` bring an old one to them."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

record = Table(
    "record",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(40), nullable=False),
    Column("key", String(200), nullable=False),
    Column("venue", String(64), nullable=False),
    Column("at", String(40), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("payload_digest", String(64), nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Index("ix_record_kind_key", "kind", "key"),
)
"""Headers, chained. They stay for good."""

payload = Table(
    "payload",
    metadata,
    Column("seq", Integer, ForeignKey("record.seq"), primary_key=True, autoincrement=False),
    Column("salt", LargeBinary(32), nullable=False),
    Column("body", Text, nullable=False),
)
"""What records say. A row goes when its record is erased, and its salt with it."""

file = Table(
    "file",
    metadata,
    Column("seq", Integer, ForeignKey("record.seq"), primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""A file that a record brings with it; the record's payload names the file's SHA-256, and goes when it goes."""

erased = Table(
    "erased",
    metadata,
    Column("seq", Integer, ForeignKey("record.seq"), primary_key=True, autoincrement=False),
    Column("by_seq", Integer, ForeignKey("record.seq"), nullable=False),
)
"""Which payloads have been erased, and the record that says why."""

head = Table(
    "head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("public_key", String(64), nullable=False),
    Column("signature", String(128), nullable=False),
)
"""One row: the last record, signed with the store's key, so that a lost end shows."""

draft = Table(
    "draft",
    metadata,
    Column("kind", String(40), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("venue", String(64), nullable=False),
    Column("at", String(40), nullable=False),
    Column("body", Text, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("run", String(64), nullable=False, index=True),
    Column("step", Integer, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("run", "step", name="uq_journal_run_step"),
)
