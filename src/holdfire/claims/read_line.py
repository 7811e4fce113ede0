"""One more claim, read from a line of JSON against those that have arrived.

====  ====================================================================
C218  not-one-claim: a line holds no claim, or more than one
====  ====================================================================
"""

from __future__ import annotations

from dataclasses import replace

from holdfire.claims.cells import Cells
from holdfire.claims.claim import Claim
from holdfire.claims.read import Reading, read_row
from holdfire.claims.related import KnownClaims
from holdfire.claims.rows_jsonl import jsonl_rows
from holdfire.claims.together import ReadClaim, check_beside
from holdfire.source.diagnostic import Diagnostic, Outcome, in_order
from holdfire.source.span import Span

NO_FILE = "new claim"
"""What messages call the line where it comes from no file."""


def read_claim_line(line: str, reading: Reading, arrived: KnownClaims, file: str = NO_FILE) -> Outcome[Claim | None]:
    """Read one claim as it stands in a line of a ``.jsonl`` file.

    Args:
        line: One JSON object.
        arrived: The claims that it may name. It is not added to them.
        file: What messages call it.

    Returns:
        The claim, ``None`` if anything in it has an error; and what is wrong, as for any row.
    """
    found: list[Diagnostic] = []
    rows = tuple(jsonl_rows(line, file, found))
    if len(rows) != 1:
        if not found:
            message = "there is not one claim here"
            whole = Span(file, 1, 1, 1, 2)
            found.append(Diagnostic("C218", "not-one-claim", "error", message, whole, help="give one JSON object"))
        return Outcome(None, in_order(found))
    cells = Cells(rows[0], reading.zone)
    claim = read_row(cells, reading)
    if claim.retracts and "kind" not in rows[0].cells:
        taken = arrived.by_id.get(claim.replaces) or reading.rows.called([claim.replaces]).get(claim.replaces)
        claim = replace(claim, assertion=taken.assertion) if taken else claim
    found += cells.found
    found += check_beside(ReadClaim(claim, rows[0], is_sound=not cells.found), reading.names, arrived, reading.rows)
    has_error = any(one.severity == "error" for one in found)
    return Outcome(None if has_error else claim, in_order(found))
