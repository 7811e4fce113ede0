"""Run by Alembic: take the steps on the connection that ``holdfire.log.schema`` gives."""

from alembic import context

from holdfire.log.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
