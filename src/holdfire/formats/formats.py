"""The formats that are known, and which of them a file is.

A format is a module with ``NAME``, ``SAYS``, ``sniff`` and ``read``; to add one is to write the module and put it into
``FORMATS``.

====  ====================================================================
E603  unknown-format: no format, or several, can read the file
====  ====================================================================
"""

from __future__ import annotations

from holdfire.formats import claims
from holdfire.formats.acled import acled
from holdfire.formats.asked import Format
from holdfire.formats.mapped import mapped
from holdfire.formats.odk import odk
from holdfire.formats.own import own
from holdfire.formats.source_file import SourceFile
from holdfire.formats.ucdp import ucdp
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.suggest import did_you_mean

FORMATS: tuple[Format, ...] = (ucdp, acled, odk, claims, own, mapped)
"""In order of preference for messages only: a file that two of them sniff out has to be named by the user."""
PARTS = ("own",)
"""Formats whose files hold a part of a case: what they lack is not gone."""
READ_LINE_BY_LINE = ("acled", "odk", "claims", "own", "table")
"""Formats that find out the encoding of each line by themselves."""


def pick_format(source: SourceFile, wanted: str = "", formats: tuple[Format, ...] = FORMATS) -> Outcome[Format | None]:
    """Find which format a file is of; a note says why.

    Args:
        wanted: What the user says it is; ``""``: by its contents.
    """
    known = {one.NAME: one for one in formats}
    if wanted:
        if wanted in known:
            return Outcome(known[wanted])
        fix = did_you_mean(wanted, list(known), f"known are {', '.join(f'`{one}`' for one in known)}")
        return Outcome(None, (_mistake(source, f"there is no format `{wanted}`", fix),))
    reasons = {one.NAME: reason for one in formats if (reason := one.sniff(source))}
    if len(reasons) == 1:
        ((name, reason),) = reasons.items()
        note = Diagnostic("E603", "format-found", "note", f"it is read as `{name}`: {reason}", source.at(1))
        return Outcome(known[name], (note,))
    if not reasons:
        fix = f"say which with --format: {', '.join(f'`{one}`' for one in known)}"
        return Outcome(None, (_mistake(source, "no known format has such a beginning", fix),))
    both = "; ".join(f"`{name}` ({reason})" for name, reason in reasons.items())
    return Outcome(None, (_mistake(source, f"it can be read as {both}", "say which with --format"),))


def _mistake(source: SourceFile, message: str, fix: str) -> Diagnostic:
    return Diagnostic("E603", "unknown-format", "error", message, source.at(1), help=fix)
