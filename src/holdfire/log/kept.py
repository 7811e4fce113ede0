"""Where a case keeps its log, if it has one: asked without loading what speaks to databases."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.claims.case_file import read_case_facts

FILE = "log.sqlite"


def has_log(folder: Path) -> bool:
    """Say whether a case has a log: a file beside its deal, or a database named in its ``case.yaml``."""
    return (folder / FILE).exists() or bool(database_of(folder))


def database_of(folder: Path) -> str:
    """Give the address of the database that ``case.yaml`` names; ``""``: the log is a file."""
    return read_case_facts(folder / "case.yaml", ZoneInfo("UTC")).value.log
