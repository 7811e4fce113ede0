"""Entries and their head; entries can be added, never changed or deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SQLITE = """
CREATE TRIGGER entries_no_{word} BEFORE {word} ON entries
BEGIN SELECT RAISE(ABORT, 'entries of the log are never changed'); END
"""
POSTGRESQL = (
    """
CREATE FUNCTION entries_are_kept() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN RAISE EXCEPTION 'entries of the log are never changed'; END$$
""",
    """
CREATE TRIGGER entries_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON entries
FOR EACH STATEMENT EXECUTE FUNCTION entries_are_kept()
""",
)


def upgrade() -> None:
    """Make the tables, and see that the database itself refuses changes."""
    words = [sa.Column(name, sa.Text, nullable=False) for name in ("by", "kind", "subject", "why", "batch", "text")]
    op.create_table(
        "entries",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(20), nullable=False),
        *words,
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_index("entries_by_subject", "entries", ["subject"])
    head = op.create_table(
        "head",
        sa.Column("id", sa.Integer, sa.CheckConstraint("id = 1"), primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("at", sa.String(20), nullable=False),
    )
    op.bulk_insert(head, [{"id": 1, "number": 0, "hash": "0" * 64, "at": ""}])
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in [SQLITE.format(word=word) for word in ("UPDATE", "DELETE")] if is_sqlite else POSTGRESQL:
        op.execute(statement)
