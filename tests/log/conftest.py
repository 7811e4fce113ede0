"""Cases with an empty log, once in SQLite and once in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from tests.log.server import postgresql


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with postgresql() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A case folder whose log is empty."""
    if request.param == "postgresql":
        (tmp_path / "case.yaml").write_text(f"log: {fresh_database(request)}\n", encoding="utf-8")
    return tmp_path


def fresh_database(request: pytest.FixtureRequest) -> str:
    address: str = request.getfixturevalue("server")
    name = f"case_{uuid4().hex}"
    engine = create_engine(address.replace("postgresql", "postgresql+psycopg", 1), isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as one:
            one.execute(text(f"CREATE DATABASE {name}"))
    finally:
        engine.dispose()
    return address.removesuffix("postgres") + name


Tamper = Callable[[str], None]


@pytest.fixture
def tamper(folder: Path) -> Tamper:
    """Change the database behind the log's back, as somebody would who can."""

    def change(*statements: str) -> None:
        case = folder / "case.yaml"
        is_file = not case.exists()
        address = f"sqlite:///{folder / 'log.sqlite'}" if is_file else case.read_text(encoding="utf-8")[5:].strip()
        engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:", 1))
        triggers = ["entries_no_UPDATE", "entries_no_DELETE"] if is_file else ["entries_no_change ON entries"]
        with engine.begin() as connection:
            for trigger in triggers:
                connection.execute(text(f"DROP TRIGGER IF EXISTS {trigger}"))
            for statement in statements:
                connection.execute(text(statement))
        engine.dispose()

    return change
