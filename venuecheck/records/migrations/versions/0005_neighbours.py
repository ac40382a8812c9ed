"""What the signed end of each chain says of the others in its store."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table, empty: the ends say it from the next record on."""
    op.create_table(
        "neighbour",
        sa.Column("chain", sa.String(64), primary_key=True),
        sa.Column("other", sa.String(64), primary_key=True),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("public_key", sa.String(64), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
    )


def downgrade() -> None:
    """There is no way back: an older program would sign ends that say nothing of the others."""
    raise NotImplementedError
