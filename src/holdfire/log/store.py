"""The log where it is kept: one SQLite file in the case folder, or a PostgreSQL database of the team.

One code path for both. A writer locks the head, writes its entries after it and moves it on, all in one transaction:
other writers wait, and whatever ends the program in between leaves no trace. ``case.yaml`` says
``log: postgresql://host/database`` where the log is not the file ``log.sqlite`` of the folder; passwords come from
where PostgreSQL's own tools take them.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from operator import attrgetter
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import URL, Connection, Dialect, Engine, create_engine, event, insert, make_url, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from holdfire.log.entry import FIELDS, Entry, Head, NewEntry, at_of, chained
from holdfire.log.kept import FILE, database_of
from holdfire.log.problem import LogError
from holdfire.log.schema import bring_up_to_date, is_current
from holdfire.log.tables import ENTRIES, HEAD

LINES = "log.jsonl"
AT_ONCE = 5_000
PATIENCE_SECONDS = 120
COLUMNS = tuple(ENTRIES.c[name] for name in FIELDS)


def open_log(folder: Path) -> Log:
    """Open the log of a case; a log that is not there yet is made.

    Raises:
        LogError: It cannot be opened.
    """
    database = database_of(folder)
    return Log(_postgresql(database) if database else _sqlite(folder / FILE))


class Log:
    """An open log. Close it, or use it in a ``with`` statement."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        try:
            with engine.connect() as connection:
                is_ready = is_current(connection)
            if not is_ready:
                with self._transaction() as connection:
                    bring_up_to_date(connection)
        except SQLAlchemyError as error:
            raise LogError(f"the log at {_shown(engine.url)} cannot be opened: {_cause(error)}") from error

    def __enter__(self) -> Log:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def place(self) -> str:
        """Where it is kept, without a password, for people."""
        return _shown(self._engine.url)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def head(self) -> Head:
        """Give the last entry's number, hash and time."""
        with self._engine.connect() as connection:
            return _head(connection)

    def entries(self, after: int = 0, until: int | None = None, kinds: Collection[str] = ()) -> Iterator[Entry]:
        """Read entries, oldest first, a few thousand at a time.

        Args:
            after: Leave out those up to this number.
            until: Only those written before this second (UTC); ``None``: all.
            kinds: Only of these; none: of all.
        """
        with self._engine.connect() as connection:
            yield from _entries(connection, after, until, kinds)

    def entry(self, number: int) -> Entry:
        """Read one entry that is there."""
        with self._engine.connect() as connection:
            return _entry(connection, number)

    def append(self, new: Iterable[NewEntry], at: int) -> Head:
        """Append entries, all or none.

        Args:
            new: May be made while they are written.
            at: UTC seconds. Where the clock went back, the time of the entry before is taken.

        Returns:
            The new head.

        Raises:
            LogError: The database refuses; nothing is written.
        """
        with self.writing(at) as writing:
            writing.append(new)
        return writing.head

    def copy_to(self, folder: Path) -> Head:
        """Copy the log as it stands now into a folder that has none: one file, and the same entries as lines of JSON.

        The lines stand in ``log.jsonl``. From a database of a team it becomes a file, too.

        Raises:
            LogError: It cannot be written, or is there.
        """
        if (folder / FILE).exists():
            raise LogError(f"there is a log in `{folder}` already")
        with closing(Log(_sqlite(folder / FILE))) as copy, (folder / LINES).open("w", encoding="utf-8") as lines:
            head = Head()
            with copy._transaction() as connection:
                left = self.entries()
                while some := list(islice(left, AT_ONCE)):
                    connection.execute(insert(ENTRIES), [entry.as_row() for entry in some])
                    lines.writelines(f"{entry.as_line()}\n" for entry in some)
                    head = some[-1].head
                connection.execute(update(HEAD).values(number=head.number, hash=head.hash, at=head.at))
        return head

    @contextmanager
    def writing(self, at: int) -> Iterator[Writing]:
        """Hold the log for oneself: what is read in it stays so until one's own entries are written.

        Raises:
            LogError: The database refuses; nothing is written.
        """
        try:
            with self._transaction() as connection:
                yield Writing(connection, at)
        except SQLAlchemyError as error:
            raise LogError(f"nothing was written to the log at {self.place}: {_cause(error)}") from error

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection


class Writing:
    """A log that one writer holds for a while."""

    def __init__(self, connection: Connection, at: int) -> None:
        self._connection = connection
        self.head = _head(connection, hold=True)
        self._at = max(at_of(at), self.head.at)
        self._insert = _insert(connection)

    def entries(self, after: int = 0, kinds: Collection[str] = ()) -> Iterator[Entry]:
        """Read entries, oldest first; only those behind a number, and of some kinds (none: of all)."""
        return _entries(self._connection, after, None, kinds)

    def entry(self, number: int) -> Entry:
        """Read one entry that is there."""
        return _entry(self._connection, number)

    def append(self, new: Iterable[NewEntry]) -> None:
        """Append entries after the head."""
        head, left = self.head, iter(new)
        while some := list(islice(left, AT_ONCE)):
            rows: list[tuple[Any, ...]] = []
            for one in some:
                entry = chained(one, head, self._at)
                head = entry.head
                rows.append(_FIELDS_OF(entry))
            self._connection.exec_driver_sql(self._insert, rows)
        if head != self.head:
            self._connection.execute(update(HEAD).values(number=head.number, hash=head.hash, at=head.at))
            self.head = head


_FIELDS_OF = attrgetter(*FIELDS)


def _insert(connection: Connection) -> str:
    """Write the statement as the driver takes it: a third faster for a million entries than through expressions."""
    styles = {"sqlite": "qmark", "postgresql": "format"}
    make: Callable[..., Dialect] = type(connection.dialect)
    dialect = make(paramstyle=styles[connection.dialect.name])
    return str(insert(ENTRIES).compile(dialect=dialect))


def _head(connection: Connection, hold: bool = False) -> Head:
    asked = select(HEAD.c.number, HEAD.c.hash, HEAD.c.at)
    return Head(*connection.execute(asked.with_for_update() if hold else asked).one())


def _entry(connection: Connection, number: int) -> Entry:
    return Entry(*connection.execute(select(*COLUMNS).where(ENTRIES.c.number == number)).one())


def _entries(connection: Connection, after: int, until: int | None, kinds: Collection[str]) -> Iterator[Entry]:
    asked = select(*COLUMNS).where(ENTRIES.c.number > after).order_by(ENTRIES.c.number)
    if until is not None:
        asked = asked.where(ENTRIES.c.at < at_of(until))
    if kinds:
        asked = asked.where(ENTRIES.c.kind.in_(sorted(kinds)))
    options = {"stream_results": True, "yield_per": AT_ONCE}
    with closing(connection.execute(asked, execution_options=options)) as found:
        for rows in found.partitions():
            for row in rows:
                yield Entry(*row)


def _sqlite(path: Path) -> Engine:
    if not path.parent.is_dir():
        raise LogError(f"there is no folder `{path.parent}`")
    fixed = path.exists() and not os.access(path.parent, os.W_OK)
    query = {"mode": "ro", "immutable": "1", "uri": "true"} if fixed else {}
    name = f"file:{path}" if fixed else str(path)
    url = URL.create("sqlite", database=name, query=query)
    settings = {"timeout": PATIENCE_SECONDS, "isolation_level": None}
    engine = create_engine(url, poolclass=NullPool, connect_args=settings)

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _: object) -> None:
        if not fixed:
            _write_ahead(connection)
            connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn write-ahead logging on where it is not: once in a log's life. SQLite's own timeout does not hold here."""
    until = monotonic() + PATIENCE_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if monotonic() > until:
                raise
            sleep(0.01)


def _postgresql(address: str) -> Engine:
    try:
        url = make_url(address)
        if url.get_backend_name() != "postgresql":
            raise LogError(f"case.yaml: `log` takes an address that begins with `postgresql://`, not `{_shown(url)}`")
        return create_engine(url.set(drivername="postgresql+psycopg"), poolclass=NullPool)
    except ModuleNotFoundError as error:
        raise LogError("the log is in PostgreSQL: `pip install holdfire[postgresql]`") from error
    except SQLAlchemyError as error:
        raise LogError(f"case.yaml: `log` is no address of a database: {_cause(error)}") from error


def _shown(url: URL) -> str:
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _cause(error: SQLAlchemyError) -> str:
    return str(getattr(error, "orig", None) or error).strip().splitlines()[0]
