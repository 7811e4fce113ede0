"""Who writes to the log, and when."""

from __future__ import annotations

import argparse
import getpass

from holdfire.cli.usage import UsageError


def writer(asked: argparse.Namespace) -> str:
    """Say who does it: as named, else the name somebody is logged in with.

    Raises:
        UsageError: Nobody can say.
    """
    try:
        name = (asked.by or getpass.getuser()).strip()
    except (KeyError, OSError):
        name = ""
    if not name:
        raise UsageError("nobody can say who you are: give --by NAME")
    return name
