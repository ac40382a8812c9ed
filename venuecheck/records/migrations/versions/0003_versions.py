"""Drafts have versions, drafts and journals are of a venue, and long work keeps numbered events."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_LISTS_OF_DRAFTS = "assessment-drafts"
"""Rows that named the drafts of a checklist; drafts are listed from their own rows now."""


def upgrade() -> None:
    """Make both tables anew with what was in them. No record is touched."""
    connection = op.get_bind()
    drafts = [dict(row) for row in connection.execute(sa.text("SELECT * FROM draft")).mappings()]
    lines = [dict(row) for row in connection.execute(sa.text("SELECT * FROM journal ORDER BY run, step")).mappings()]
    venues = set(connection.scalars(sa.text("SELECT venue FROM record UNION SELECT venue FROM draft")))
    op.drop_index("ix_record_kind_key", "record")
    op.create_index("ix_record_venue_kind_key", "record", ["venue", "kind", "key"])
    op.drop_table("draft")
    op.drop_table("journal")
    draft = op.create_table(
        "draft",
        sa.Column("venue", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(40), primary_key=True),
        sa.Column("key", sa.String(200), primary_key=True),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    journal = op.create_table(
        "journal",
        sa.Column("venue", sa.String(64), primary_key=True),
        sa.Column("run", sa.String(64), primary_key=True),
        sa.Column("step", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "job",
        sa.Column("venue", sa.String(64), primary_key=True),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("begun", sa.String(40), nullable=False),
        sa.Column("runner", sa.String(32), nullable=False),
        sa.Column("host", sa.String(100), nullable=False),
        sa.Column("pid", sa.Integer, nullable=False),
        sa.Column("heard", sa.String(40), nullable=False),
        sa.Column("stop_asked", sa.Integer, nullable=False),
        sa.Column("ended", sa.String(20), nullable=False),
    )
    op.create_table(
        "job_event",
        sa.Column("venue", sa.String(64), primary_key=True),
        sa.Column("job", sa.String(64), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    kept = [one | {"version": "first"} for one in drafts if one["kind"] != _LISTS_OF_DRAFTS]
    if kept:
        op.bulk_insert(draft, kept)
    begun_at = _venues_of(lines, venues)
    if lines:
        columns = ("run", "step", "body")
        op.bulk_insert(
            journal, [{"venue": begun_at[one["run"]], **{name: one[name] for name in columns}} for one in lines]
        )


def _venues_of(lines: list[dict[str, Any]], venues: set[str]) -> dict[str, str]:
    """Give the venue of each run: its first line names it. Where it does not, that of the only venue there is."""
    only = next(iter(venues)) if len(venues) == 1 else ""
    found = {one["run"]: only for one in lines}
    for one in lines:
        head = json.loads(one["body"]) if one["step"] == 0 else None
        if isinstance(head, dict) and isinstance(head.get("venue"), str):
            found[one["run"]] = head["venue"]
    return found


def downgrade() -> None:
    """There is no way back: an older program would not keep versions."""
    raise NotImplementedError
