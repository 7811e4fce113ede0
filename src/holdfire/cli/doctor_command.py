"""``holdfire doctor``: what any stage makes of a case, for those who look for a mistake in the program."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from rich.pretty import pretty_repr

from holdfire.assessments.assessment import Question
from holdfire.cli.asking import print_diagnostics, read_case
from holdfire.cli.usage import UsageError
from holdfire.deal.load import load_deal
from holdfire.deal.written.parse import parse_deal
from holdfire.engine.compile import compile_case
from holdfire.engine.tables import SCHEMAS
from holdfire.pipeline import assess_case
from holdfire.source.yaml_tree import read_yaml

WIDTH = 100


def run(asked: argparse.Namespace) -> int:
    """Show one stage."""
    stages: Mapping[str, Callable[[str], int]] = {
        "tree": show_tree,
        "syntax": show_syntax,
        "model": show_model,
        "tables": show_tables,
        "reasons": show_reasons,
    }
    return stages[asked.stage](asked.case)


def deal_file(case: str) -> Path:
    """Find the deal file of a case, or take the file that was named.

    Raises:
        UsageError: There is none.
    """
    path = Path(case) / "deal.yaml" if Path(case).is_dir() else Path(case)
    if not path.is_file():
        raise UsageError(f"there is no file `{path}`")
    return path


def show(value: object) -> None:
    """Print a value, laid out for reading."""
    print(pretty_repr(value, max_width=WIDTH))


def show_tree(case: str) -> int:
    """Show the YAML with where everything stands."""
    tree = read_yaml(deal_file(case))
    print_diagnostics(tree.diagnostics)
    show(tree.value)
    return int(tree.has_errors)


def show_syntax(case: str) -> int:
    """Show the deal as written."""
    tree = read_yaml(deal_file(case))
    print_diagnostics(tree.diagnostics)
    if tree.value is None:
        return 1
    written = parse_deal(tree.value)
    print_diagnostics(written.diagnostics)
    show(written.value)
    return int(tree.has_errors or written.has_errors)


def show_model(case: str) -> int:
    """Show the deal as meant."""
    deal = load_deal(deal_file(case))
    print_diagnostics(deal.diagnostics)
    show(deal.value)
    return int(deal.has_errors)


def show_tables(folder: str) -> int:
    """Show the tables that deal and claims are compiled to."""
    case = read_case(folder)
    if case is None:
        return 1
    compiled = compile_case(case.deal, case.claims, case.accounts, case.parties)
    print_table(
        "cells",
        ("cell", "term", "bearer", "reading"),
        (
            (cell.id, cell.term.id, cell.bearer.label, " + ".join("/".join(pair) for pair in cell.reading))
            for cell in compiled.cells
        ),
    )
    for name, rows in compiled.tables.items():
        print_table(name, tuple(SCHEMAS.get(name, {})), rows)
    return 0


def print_table(name: str, columns: Sequence[str], rows: Iterable[Iterable[object]]) -> None:
    """Print a table with its name and columns, values in columns as wide as they need."""
    cells = [[str(value) for value in row] for row in rows]
    width = max([len(columns), *map(len, cells)])
    lines = [[*columns, *[""] * (width - len(columns))], *(row + [""] * (width - len(row)) for row in cells)]
    widths = [max(len(line[index]) for line in lines) for index in range(width)]
    print(f"{name}: {len(cells)} rows")
    for line in lines:
        print("  " + "  ".join(value.ljust(room) for value, room in zip(line, widths, strict=True)).rstrip())
    print()


def show_reasons(folder: str) -> int:
    """Show every assessment with its tree of reasons."""
    case = read_case(folder)
    if case is None:
        return 1
    if case.now is None:
        raise UsageError("this case does not say `now:` in case.yaml, and the doctor does not read the clock")
    for assessment in assess_case(case, Question(case.now, as_if=case.as_if)):
        show(assessment)
    return 0
