"""Bring the tables of a log to their newest form (Alembic), where they are not."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from holdfire.log.problem import LogError

NEWEST = "0001"
"""The last step under ``migrations/versions``."""


def is_current(connection: Connection) -> bool:
    """Say whether the tables have their newest form.

    Raises:
        LogError: A later version of Holdfire made them; it may mean more by them than this one knows.
    """
    if not inspect(connection).has_table("alembic_version"):
        return False
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if version is not None and version > NEWEST:
        raise LogError(f"the log has the form {version}; this version of Holdfire knows up to {NEWEST}: update it")
    return bool(version == NEWEST)


def bring_up_to_date(connection: Connection) -> None:
    """Take the steps that are missing, within the transaction of the connection; of several programs, one does."""
    if connection.dialect.name == "postgresql":  # SQLite's transaction for writing keeps others out by itself
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(4019)")
    if is_current(connection):
        return
    from alembic import command  # noqa: PLC0415  (a tenth of a second, needed once in the life of a log)
    from alembic.config import Config  # noqa: PLC0415

    steps = Config()
    steps.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    steps.attributes["connection"] = connection
    command.upgrade(steps, "head")
