"""sources.yaml: who published and who was quoted without being a party to the deal."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.claims.cells import Cells
from holdfire.claims.names import did_you_mean
from holdfire.claims.rows_yaml import as_account_mistakes, named_rows, read_tree
from holdfire.source.diagnostic import Diagnostic, Outcome, in_order
from holdfire.vocab.party import Party

KEYS = ("name", "kind", "also", "member of")
OUTLET = "outlet"


def read_sources(path: Path) -> Outcome[tuple[Party, ...]]:
    """Read the sources of a case: outlets (the kind if none is said), unnamed ones, others quoted.

    An outlet only passes on what others say; all sources of kind ``unnamed`` together count
    as one origin. Mistakes have the codes of accounts.yaml.

    Returns:
        In the order written; none if there is an error.
    """
    found: list[Diagnostic] = []
    tree = read_tree(path, found)
    for heading, _ in tree.entries:
        if heading.text != "sources":
            message, fix = f"this file has no key `{heading.text}`", "write everything under `sources`"
            found.append(Diagnostic("A302", "unknown-key", "error", message, heading.span, help=fix))
    sources = []
    for name, row in named_rows(tree.get("sources"), "sources", found):
        cells = Cells(row, ZoneInfo("UTC"))
        for key in row.cells:
            if key not in KEYS:
                cells.report("A302", "unknown-key", f"no source has a key `{key}`", key, did_you_mean(key, KEYS))
        sources.append(
            Party(
                id=name.lower(),
                name=cells.text("name") or name,
                kind=cells.text("kind") or OUTLET,
                also=cells.texts("also"),
                member_of=tuple(group.lower() for group in cells.texts("member of")),
            )
        )
        found += as_account_mistakes(cells.found)
    has_errors = any(d.severity == "error" for d in found)
    return Outcome(() if has_errors else tuple(sources), in_order(found))
