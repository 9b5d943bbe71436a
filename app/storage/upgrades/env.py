"""What Alembic runs: the revisions, on the connection that the storage hands over."""

from alembic import context

from app.storage.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
