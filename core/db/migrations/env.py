"""Alembic's entry point: runs the upgrades on the connection that core hands over."""

from alembic import context

from core.db.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,
)
context.run_migrations()
