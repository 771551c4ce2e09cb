"""Run by alembic: applies the revisions on the connection that the store hands over."""

from alembic import context

from letopis.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
