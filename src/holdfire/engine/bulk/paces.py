"""Exchanges told to the second: what is done and owed at each act and each deadline, in columns."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from holdfire.engine.duck import Columns
from holdfire.engine.plan import TooLargeError
from holdfire.engine.signal import Ints
from holdfire.engine.tables import NOTHING


def paces(found: Columns, delay: int, seat: int) -> Columns:
    """Sum for one seat what is done against what is asked: at each act, and when each step falls due.

    Args:
        found: Rows of ``point_paces`` of one cell.
        delay: Seconds after which a step falls due.

    Returns:
        One row for each act and each step, in order of ``t``: ``t``, ``is_due`` (1: a step falls
        due), ``id``, ``at``, ``sure``; what each step asks up to itself: ``asked_low``, ``asked_high``, ``asked_open``;
        what is done and due up to ``t``, this row's second included: ``done_low``, ``done_high``, ``done_open``,
        ``due_low``, ``due_high``, ``due_open``. Open: how many have no end.

    Raises:
        TooLargeError: The amounts add up to more than 63 bits.
    """
    heard = np.flatnonzero(found["may"] >> seat & 1)
    rows = {name: column[heard] for name, column in found.items()}
    rows["sure"] = rows["must"] >> seat & 1
    is_open = rows["high"] == NOTHING
    rows["open"] = is_open.astype(np.int64)
    rows["high"] = np.where(is_open, 0, rows["high"])
    rows["own"] = rows["low"]
    rows["low"] = np.where(rows["sure"] == 1, rows["low"], 0)
    _check(rows["own"], rows["high"])
    steps, acts = (_in_order(rows, rows["is_step"] == which) for which in (1, 0))
    asked = _asked(steps)
    due_at = steps["at"] + delay
    t = np.concatenate([due_at, acts["at"]])
    order = np.argsort(t, kind="stable")
    t = t[order]
    due_first, done_first = np.argsort(due_at, kind="stable"), np.argsort(acts["at"], kind="stable")
    nothing = np.zeros(len(acts["at"]), dtype=np.int64)
    columns = {
        "t": t,
        "is_due": np.repeat([1, 0], [len(due_at), len(nothing)])[order],
        **{name: np.concatenate([steps[name], acts[name]])[order] for name in ("id", "at", "sure")},
        **{name: np.concatenate([column, nothing])[order] for name, column in asked.items()},
    }
    for name, rows, times, first in (("done", acts, acts["at"], done_first), ("due", steps, due_at, due_first)):
        until = np.searchsorted(times[first], t, side="right")
        for part in ("low", "high", "open"):
            columns[f"{name}_{part}"] = np.append(0, np.cumsum(rows[part][first]))[until]
    return columns


def _check(*amounts: Ints) -> None:
    """See to it that sums fit: numpy would go on from below zero."""
    for column in amounts:
        if len(column) and int(column.max()) * len(column) > np.iinfo(np.int64).max and sum(column.tolist()) >= 2**63:
            raise TooLargeError


def _in_order(rows: Mapping[str, Ints], which: NDArray[np.bool_]) -> Columns:
    kept = np.flatnonzero(which)
    kept = kept[np.argsort(rows["pos"][kept], kind="stable")]
    return {name: column[kept] for name, column in rows.items()}


def _asked(steps: Columns) -> Columns:
    """Say how much is asked up to each step: surely what came before and itself, possibly what came at once too."""
    pos = steps["pos"]
    sums = {part: np.append(0, np.cumsum(steps[part])) for part in ("low", "high", "open")}
    before, until = np.searchsorted(pos, pos, side="left"), np.searchsorted(pos, pos, side="right")
    return {
        "asked_low": sums["low"][before] + steps["own"],
        "asked_high": sums["high"][until],
        "asked_open": sums["open"][until],
    }
