# ruff: noqa: S608 - the names put into the statements stand here
"""A chain for each venue. Records, payloads, files and erasures are of a venue, and there is a signed end for each."""

import sqlalchemy as sa
from alembic import op

from venuecheck.records.guards import guards
from venuecheck.records.migrations.former_guards import FUNCTIONS

revision = "0004"
down_revision = "0003"

_MADE_ANEW = ("erased", "file", "payload", "head", "record")
_TRUNK = ""


def upgrade() -> None:
    """Make the tables anew with what was in them. No record is changed.

    What was one venue's alone becomes its chain as it is. What was one chain for several is kept as the trunk: see
    `venuecheck.records.chains`.
    """
    connection = op.get_bind()
    venues = list(connection.scalars(sa.text("SELECT DISTINCT venue FROM record")))
    for table in _MADE_ANEW:
        op.execute(sa.text(f"CREATE TEMPORARY TABLE former_{table} AS SELECT * FROM {table}"))
    # what guards them, and their indexes, go with the tables
    for table in _MADE_ANEW:
        op.drop_table(table)
    if connection.dialect.name == "postgresql":
        for function in FUNCTIONS:
            op.execute(sa.text(f"DROP FUNCTION {function}()"))
    _make()
    columns = "venue, seq, kind, key, at, previous, payload_digest, digest"
    op.execute(sa.text(f"INSERT INTO record ({columns}) SELECT {columns} FROM former_record"))
    for table, rest in (("payload", "salt, body"), ("file", "digest, size, media_type, content"), ("erased", "by_seq")):
        named = ", ".join(f"former.{name}" for name in rest.split(", "))
        op.execute(
            sa.text(
                f"INSERT INTO {table} (venue, seq, {rest}) SELECT record.venue, former.seq, {named}"
                f" FROM former_{table} AS former JOIN former_record AS record ON record.seq = former.seq"
            )
        )
    _sign_ends(connection, venues)
    for table in _MADE_ANEW:
        op.execute(sa.text(f"DROP TABLE former_{table}"))
    for statement in guards(connection.dialect.name):
        op.execute(sa.text(statement))


def _make() -> None:
    op.create_table(
        "record",
        sa.Column("venue", sa.String(64), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("payload_digest", sa.String(64), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
    )
    op.create_index("ix_record_venue_kind_key", "record", ["venue", "kind", "key"])
    _of_a_record(
        "payload",
        sa.Column("salt", sa.LargeBinary(32), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    _of_a_record(
        "file",
        sa.Column("digest", sa.String(64), nullable=False, index=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    _of_a_record("erased", sa.Column("by_seq", sa.Integer, nullable=False))
    op.create_table(
        "head",
        sa.Column("chain", sa.String(64), primary_key=True),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("public_key", sa.String(64), nullable=False),
        sa.Column("signature", sa.String(128), nullable=False),
    )


def _of_a_record(name: str, *columns: "sa.Column[object]") -> None:
    op.create_table(
        name,
        sa.Column("venue", sa.String(64), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        *columns,
        sa.ForeignKeyConstraint(["venue", "seq"], ["record.venue", "record.seq"]),
    )


def _sign_ends(connection: sa.Connection, venues: list[str]) -> None:
    """Keep the signature of the end: the only venue's, or the trunk's. One too many stays one too many."""
    whose = venues[0] if len(venues) == 1 else _TRUNK
    columns = "seq, digest, public_key, signature"
    op.execute(
        sa.text(
            f"INSERT INTO head (chain, {columns})"
            f" SELECT CASE WHEN id = 1 THEN :whose ELSE 'another ' || id END, {columns} FROM former_head"
        ).bindparams(whose=whose)
    )
    if len(venues) > 1 and not connection.scalar(sa.text("SELECT count(*) FROM head WHERE chain = ''")):
        # the first version signed nothing; where the trunk ends has to be known all the same
        op.execute(
            sa.text(
                "INSERT INTO head (chain, seq, digest, public_key, signature)"
                " SELECT '', seq, digest, '', '' FROM record ORDER BY seq DESC LIMIT 1"
            )
        )


def downgrade() -> None:
    """There is no way back: an older program would not keep chains apart."""
    raise NotImplementedError
