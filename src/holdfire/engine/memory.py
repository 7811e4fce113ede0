"""How much memory databases may take, and where what has no room in it goes."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from itertools import count
from pathlib import Path

import duckdb

from holdfire.engine.plan import WrongMemoryError

MEMORY = "HOLDFIRE_MEMORY"
"""Environment variable: how much memory a database may take, as ``2GB``. Without it, DuckDB decides."""
_numbers = count()


def open_database() -> duckdb.DuckDBPyConnection:
    """Open an empty database in memory. What has no room there goes to a folder that goes with the process.

    Raises:
        WrongMemoryError: The limit that the environment sets is none.
    """
    connection = duckdb.connect()
    connection.execute("SET temp_directory = $folder", {"folder": str(_folder() / str(next(_numbers)))})
    limit = os.environ.get(MEMORY, "")
    if limit:
        try:
            connection.execute("SET memory_limit = $limit", {"limit": limit})
        except duckdb.Error as error:
            raise WrongMemoryError(MEMORY, limit) from error
    return connection


@cache
def _folder() -> Path:
    folder = tempfile.mkdtemp(prefix="holdfire-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
