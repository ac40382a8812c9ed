"""The tables, as SQLAlchemy sees them. Migrations in `migrations/versions` make them."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text, UniqueConstraint

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
)

payload = Table(
    "payload",
    metadata,
    Column("seq", Integer, ForeignKey("record.seq"), primary_key=True, autoincrement=False),
    Column("salt", LargeBinary(32), nullable=False),
    Column("body", Text, nullable=False),
)

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
