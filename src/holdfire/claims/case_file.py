"""case.yaml: what a case is called, and the moments it is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.claims.cells import Cells
from holdfire.claims.names import did_you_mean
from holdfire.claims.rows_yaml import as_account_mistakes, read_tree, row_of
from holdfire.source.diagnostic import Diagnostic, Outcome, in_order

KEYS = ("title", "now", "as if")


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What case.yaml says.

    Attributes:
        title: To show; ``""`` where it is not said.
        now: First second after ``now:`` (a day is looked back on when it is over); ``None``: not said.
        as_if: First second of ``as if:``; ``None``: not said.
    """

    title: str = ""
    now: int | None = None
    as_if: int | None = None


def read_case_facts(path: Path, zone: ZoneInfo) -> Outcome[CaseFacts]:
    """Read case.yaml; a file that is absent says nothing. Mistakes have the codes of accounts.yaml."""
    found: list[Diagnostic] = []
    tree = read_tree(path, found)
    cells = Cells(row_of(tree, tree.span, found), zone)
    for key in cells.row.cells:
        if key not in KEYS:
            cells.report("A302", "unknown-key", f"a case has no key `{key}`", key, did_you_mean(key, KEYS))
    now, as_if = cells.moment("now"), cells.moment("as if")
    found += as_account_mistakes(cells.found)
    facts = CaseFacts(cells.text("title"), now.latest + 1 if now else None, as_if.earliest if as_if else None)
    return Outcome(facts, in_order(found))
