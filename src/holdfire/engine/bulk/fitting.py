"""Which cells are worked out as points: those all of whose acts stand in tables, told to the second."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from holdfire.engine.bulk.feeds import Feed
from holdfire.engine.bulk.left_out import load_left_out
from holdfire.engine.bulk.points import Points
from holdfire.engine.bulk.windows import DAY, Days, offsets_between
from holdfire.engine.cells import Cell
from holdfire.engine.compile import Compiled
from holdfire.engine.engines import Engine
from holdfire.engine.forms.outcome import Setting
from holdfire.engine.patterns import form_of
from holdfire.vocab.moment import Window


def points_of(compiled: Compiled, setting: Setting, engine: Engine, matched: Iterable[int]) -> Points:
    """Decide which cells are worked out as points: those that need no more than moments and sums.

    Args:
        matched: Numbers of the patterns that other claims may match.

    Returns:
        None of them where no table is registered.
    """
    if not compiled.datasets:
        nowhere = Window(0, 1)
        return Points(
            compiled, setting, engine, (), frozenset(), nowhere, Days.between(nowhere, setting.zone), ((0, 0),)
        )
    load_left_out(engine, compiled.datasets)
    feeds = compiled.feeds
    taken = {compiled.patterns[number].cell for number in matched}
    cells: set[int] = set()
    feeds_by_cell: dict[int, dict[int, Feed]] = defaultdict(dict)
    for number, feed in enumerate(feeds):
        for _, other, _ in feed.patterns:
            feeds_by_cell[other][number] = feed
    for cell in compiled.cells:
        of_cell = list(feeds_by_cell[cell.id].values())
        if of_cell and cell.id not in taken and _fits(cell, of_cell, compiled, setting):
            cells.add(cell.id)
    by_term: dict[str, list[int]] = defaultdict(list)
    for cell in compiled.cells:
        by_term[cell.term.id].append(cell.id)
    span = Window(
        min(dataset.first for dataset in compiled.datasets), max(dataset.last for dataset in compiled.datasets) + 1
    )
    days, offsets = Days.between(span, setting.zone), offsets_between(span, setting.zone)
    return Points(compiled, setting, engine, feeds, frozenset(cells), span, days, offsets, by_term=by_term)


def _fits(cell: Cell, feeds: Sequence[Feed], compiled: Compiled, setting: Setting) -> bool:
    """Say whether a cell needs no more than moments and sums."""
    term = cell.term
    acts = [feed for feed in feeds if feed.role == "act"]
    accounts = setting.seats.accounts
    return (
        all(feed.dataset.span.is_exact and feed.dataset.first >= DAY and feed.counted != "mixed" for feed in feeds)
        and not any(feed.role == "exception" for feed in feeds)
        and not compiled.totals
        and not compiled.deal.places.epochs
        and term.assessed_by != "ruling"
        and not (term.form == "permit" and term.target is not None)
        and (form_of(term) != "respond" or all(feed.kind.answers for feed in acts))
        and not (form_of(term) == "ratio" and term.per_step)
        and not (term.form == "keep" and term.level is not None)
        and not (term.form == "rate" and term.target is not None and term.target.number.high is not None)
        and all(one.complete_up_to is None or one.complete_up_to >= setting.now for one in accounts)
    )
