"""case.yaml: what a case is called, where its log is, the moments it is looked at, and the what-ifs shown with it.

====  ====================================================================
A301  not-keys: a what-if is not written as keys with values
A302  unknown-key: a case or a what-if has no such key
A306  missing-file: a what-if names no file, or one that is not there
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.claims.cells import Cells
from holdfire.claims.claim import Claim
from holdfire.claims.names import did_you_mean
from holdfire.claims.rows import plain_key
from holdfire.claims.rows_yaml import as_account_mistakes, read_tree, row_of
from holdfire.source.diagnostic import Diagnostic, Outcome, in_order
from holdfire.source.span import Span
from holdfire.source.yaml_tree import Mapping, Node, Scalar, Sequence

WHAT_IFS = "what ifs"
KEYS = ("title", "now", "as if", "log", WHAT_IFS)
WHAT_IF_KEYS = ("title", "claims", "as if")


@dataclass(frozen=True, slots=True)
class WhatIfFile:
    """A what-if as case.yaml names it.

    Attributes:
        title: "If 950 fighters had left".
        path: Its claims.
        as_if: First second of ``as if:``; ``None``: the case's.
    """

    title: str
    path: Path
    as_if: int | None = None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Claims that nobody made, laid over a case to see what would follow.

    Attributes:
        title: "If 950 fighters had left".
        claims: Only those it adds.
        as_if: Moment from which the deal is taken as in force, UTC seconds; ``None``: as in the case.
    """

    title: str
    claims: tuple[Claim, ...]
    as_if: int | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What case.yaml says.

    Attributes:
        title: To show; ``""`` where it is not said.
        now: First second after ``now:`` (a day is looked back on when it is over); ``None``: not said.
        as_if: First second of ``as if:``; ``None``: not said.
        what_ifs: In the order written.
        log: Address of the database that keeps the log; ``""``: a file in the folder.
    """

    title: str = ""
    now: int | None = None
    as_if: int | None = None
    what_ifs: tuple[WhatIfFile, ...] = ()
    log: str = ""


def read_case_facts(path: Path, zone: ZoneInfo) -> Outcome[CaseFacts]:
    """Read case.yaml; a file that is absent says nothing. Mistakes have the codes of accounts.yaml."""
    found: list[Diagnostic] = []
    tree = read_tree(path, found)
    named = [(name, node) for name, node in tree.entries if plain_key(name.text) == WHAT_IFS]
    rest = tuple((name, node) for name, node in tree.entries if plain_key(name.text) != WHAT_IFS)
    cells = Cells(row_of(Mapping(rest, tree.span), tree.span, found), zone)
    _check_keys(cells, "a case", KEYS)
    now, as_if = cells.moment("now"), cells.moment("as if")
    found += as_account_mistakes(cells.found)
    facts = CaseFacts(
        title=cells.text("title"),
        now=now.latest + 1 if now else None,
        as_if=as_if.earliest if as_if else None,
        what_ifs=tuple(one for _, node in named for one in _what_ifs(node, path.parent, zone, found)),
        log=cells.text("log"),
    )
    return Outcome(facts, in_order(found))


def _what_ifs(node: Node, folder: Path, zone: ZoneInfo, found: list[Diagnostic]) -> Iterator[WhatIfFile]:
    """Read the list of what-ifs; one alone need not be a list."""
    listed = node.items if isinstance(node, Sequence) else (node,)
    for entry in listed:
        match entry:
            case Mapping():
                yield from _what_if(entry, folder, zone, found)
            case Scalar("", _) if not isinstance(node, Sequence):
                return
            case _:
                fix = "write `- {title: If 950 had left, claims: what-if-950.jsonl}`"
                message = "a what-if is written as a title and the file of its claims"
                found.append(Diagnostic("A301", "not-keys", "error", message, entry.span, help=fix))


def _what_if(entry: Mapping, folder: Path, zone: ZoneInfo, found: list[Diagnostic]) -> Iterator[WhatIfFile]:
    cells = Cells(row_of(entry, entry.span, found), zone)
    _check_keys(cells, "a what-if", WHAT_IF_KEYS)
    title, file, as_if = cells.text("title"), cells.text("claims"), cells.moment("as if")
    found += as_account_mistakes(cells.found)
    if not file:
        message, where = "this what-if names no file of claims", entry.span
        found.append(
            _missing(message, where, "add `claims:` and the name of a `.jsonl` or `.csv` file beside case.yaml")
        )
    elif not (folder / file).is_file():
        message = f"there is no file `{file}` beside case.yaml"
        near = [one.name for one in folder.iterdir() if one.suffix in (".jsonl", ".csv")]
        found.append(_missing(message, cells.row.span_of("claims"), did_you_mean(file, near)))
    else:
        yield WhatIfFile(title or f"If {Path(file).stem}", folder / file, as_if.earliest if as_if else None)


def _missing(message: str, span: Span, fix: str) -> Diagnostic:
    return Diagnostic("A306", "missing-file", "error", message, span, help=fix)


def _check_keys(cells: Cells, what: str, known: tuple[str, ...]) -> None:
    for key in cells.row.cells:
        if key not in known:
            cells.report("A302", "unknown-key", f"{what} has no key `{key}`", key, did_you_mean(key, known))
