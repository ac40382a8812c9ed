"""Alembic's entry: migrations run on the connection that the store has opened."""

from alembic import context

from venuecheck.records.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
context.run_migrations()
