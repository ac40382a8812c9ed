"""Files, erasures, the signed head, and triggers that keep records append-only."""

import sqlalchemy as sa
from alembic import op

from venuecheck.records.migrations.former_guards import guards

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the tables and the triggers. No record is touched."""
    op.create_index("ix_record_kind_key", "record", ["kind", "key"])
    op.create_table(
        "file",
        sa.Column("seq", sa.Integer, sa.ForeignKey("record.seq"), primary_key=True, autoincrement=False),
        sa.Column("digest", sa.String(64), nullable=False, index=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "erased",
        sa.Column("seq", sa.Integer, sa.ForeignKey("record.seq"), primary_key=True, autoincrement=False),
        sa.Column("by_seq", sa.Integer, sa.ForeignKey("record.seq"), nullable=False),
    )
    op.create_table(
        "head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("public_key", sa.String(64), nullable=False),
        sa.Column("signature", sa.String(128), nullable=False),
    )
    for statement in guards(op.get_bind().dialect.name):
        op.execute(sa.text(statement))


def downgrade() -> None:
    """There is no way back: an older program would not keep the signed head."""
    raise NotImplementedError
