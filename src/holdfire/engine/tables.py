"""The tables a deal and its claims compile to: names, columns, types, meaning.

Masks have one bit per seat (see ``signal.py``). Times are UTC seconds, quantities
thousandths. Ids are numbers given in the order things were written.
"""

from __future__ import annotations

from collections.abc import Mapping

NOTHING = -(2**63)
"""Stands for null in a column of whole numbers, on the way into a table."""

SUBSECONDS = 28
"""Bits of ``pos`` that tell rows of one second apart."""

SCHEMAS: Mapping[str, Mapping[str, str]] = {
    # One row: the question. ``everyone`` has the bits of all seats.
    "asked": {"now": "int64", "period_start": "int64", "everyone": "int64"},
    # One row per seat; ``never_complete`` marks the second seat of each account.
    "seats": {"seat": "int64", "bit": "int64", "complete": "int64"},
    # One row per incident and way of seeing it; ``profile`` numbers its facets, ``amount`` what is told of how much.
    "incidents": {
        "incident": "int64",
        "row": "int64",
        "grp": "int64",
        "profile": "int64",
        "earliest": "int64",
        "began": "int64",
        "latest": "int64",
        "amount": "int64",
        "told_may": "int64",
        "told_must": "int64",
    },
    # Which incidents an incident may name as what it answers; ``sure`` 1: told in no other way. A null
    # incident: it may name none, and so serve all.
    "answers": {"row": "int64", "incident": "int64", "sure": "int64"},
    # Each amount as a number of each unit asked for; ``high`` null: open. No row: unknown.
    "amounts": {"amount": "int64", "unit": "int64", "low": "int64", "high": "int64"},
    # What is told of each facet, by number, in each distinct set of facets.
    "told_facets": {"profile": "int64", "facet": "string", "told": "int64"},
    # The patterns of each cell; ``window`` says which opening bounds it, ``unit`` 0 counts occurrences,
    # ``begins`` 1: it is enough that the act has begun.
    "patterns": {
        "pattern": "int64",
        "cell": "int64",
        "role": "string",
        "window": "string",
        "unit": "int64",
        "begins": "int64",
    },
    # What a pattern asks of each facet, by number.
    "asked_facets": {"pattern": "int64", "facet": "string", "asked": "int64"},
    # How what is told matches what is asked, facet by facet: 1 may, 2 must; no row: no.
    "levels": {"facet": "string", "asked": "int64", "told": "int64", "level": "int64"},
    # Exceptions that a register limits: whether what is told of the target is on it, over all time.
    "registered": {
        "pattern": "int64",
        "whom": "int64",
        "start": "int64",
        "end": "int64",
        "may": "int64",
        "must": "int64",
    },
    # When the condition of each exception holds, over all time; for ever where it has none. Those of cells
    # that have not run yet have no rows.
    "holding": {"pattern": "int64", "start": "int64", "end": "int64", "may": "int64", "must": "int64"},
    # Made by the rules: how each pattern matches each profile, all facets together.
    "static_levels": {"pattern": "int64", "profile": "int64", "level": "int64"},
    # Made by the rules: what exceptions cover.
    "excepted": {"cell": "int64", "row": "int64", "covered_may": "int64", "covered_must": "int64"},
    # When each cell's windows are open: stretches that cover all time.
    "openings": {
        "cell": "int64",
        "window": "string",
        "start": "int64",
        "end": "int64",
        "may": "int64",
        "must": "int64",
    },
    # The target of each cell that has one, for each seat; ``high`` null: no upper bound.
    "targets": {"cell": "int64", "seat": "int64", "low": "int64", "high": "int64"},
    # Local days (for forbid, permit) and periods (for rate) of each cell.
    "periods": {"cell": "int64", "start": "int64", "end": "int64"},
    # The numbers of each respond and ratio cell.
    "pace": {
        "cell": "int64",
        "delay": "int64",
        "n": "int64",
        "per": "int64",
        "tolerance": "int64",
        "per_step": "int64",
    },
    # Made by the rules: which rows match which pattern, with its window and exceptions applied.
    "matches": {
        "pattern": "int64",
        "cell": "int64",
        "role": "string",
        "incident": "int64",
        "row": "int64",
        "grp": "int64",
        "earliest": "int64",
        "latest": "int64",
        "low": "int64",
        "high": "int64",
        "may": "int64",
        "must": "int64",
    },
    # Made by the rules: the stretches of a match's span in which its window is possibly open (both ends inside).
    "touches": {
        "pattern": "int64",
        "cell": "int64",
        "role": "string",
        "incident": "int64",
        "row": "int64",
        "first": "int64",
        "last": "int64",
        "may": "int64",
    },
    # What values in registered tables mean to patterns: ``position`` numbers the columns of a ``scan``, the value is
    # ``text`` or a ``number`` (both null: the cell is empty). Where the window of the cell never changes, ``open_may``
    # and ``open_must`` say for whom it is open.
    "words": {
        "scan": "int64",
        "position": "int64",
        "pattern": "int64",
        "cell": "int64",
        "text": "string",
        "number": "int64",
        "level": "int64",
        "window": "int64",
        "open_may": "int64",
        "open_must": "int64",
    },
    # Rows of registered tables that count as claims of their own: by the names of table and kind of rows.
    "left_out": {"dataset": "string", "kind": "string", "id": "int64"},
    # A view over registered tables: acts told to the second that may match a pattern; ``window``: 0 open, 1 counting.
    "hits": {
        "cell": "int64",
        "role": "string",
        "window": "int64",
        "id": "int64",
        "at": "int64",
        "pos": "int64",
        "day": "int64",
        "low": "int64",
        "high": "int64",
        "may": "int64",
        "must": "int64",
        "incident": "int64",
        "answers": "int64",
    },
    # When windows of cells are open, cut at the beginning of each local day: from ``first_pos`` up to ``end_pos``.
    # ``cause``: the row that opened it (null: none did).
    "day_windows": {
        "cell": "int64",
        "window": "int64",
        "day": "int64",
        "first_pos": "int64",
        "end_pos": "int64",
        "may": "int64",
        "must": "int64",
        "cause": "int64",
    },
    # Made by the rules: hits in the stretch of their window.
    "point_matches": {
        "cell": "int64",
        "role": "string",
        "id": "int64",
        "at": "int64",
        "pos": "int64",
        "day": "int64",
        "low": "int64",
        "high": "int64",
        "may": "int64",
        "must": "int64",
        "incident": "int64",
        "answers": "int64",
        "cause": "int64",
    },
    # Made by the rules: acts against prohibitions, and the row that opened the window each falls in.
    "against": {
        "cell": "int64",
        "id": "int64",
        "at": "int64",
        "day": "int64",
        "may": "int64",
        "must": "int64",
        "cause": "int64",
    },
    # Seats that see all points alike: one of them for all, and its bit.
    "classes": {"seat": "int64", "bit": "int64"},
    "entangled": {"cell": "int64", "incident": "int64"},
    # The local days of each period of a rate.
    "period_days": {"cell": "int64", "day": "int64", "start": "int64"},
    # What is told, in registered tables and beside them, that cells worked out as spans look for. ``feed``: the kind of
    # rows, by number, and ``id`` its row there; -1: a row of ``incidents``. ``measure`` numbers what its number is of;
    # of claims outside of tables ``amount`` does. ``grp`` null: no other may be the same.
    "told": {
        "feed": "int64",
        "id": "int64",
        "earliest": "int64",
        "began": "int64",
        "latest": "int64",
        "day_first": "int64",
        "day_last": "int64",
        "profile": "int64",
        "measure": "int64",
        "amount": "int64",
        "low": "int64",
        "high": "int64",
        "grp": "int64",
        "may": "int64",
        "must": "int64",
    },
    # What rows of ``told`` are called, so that others can answer them, and what they answer; ``sure`` 1: told in no
    # other way.
    "named": {"feed": "int64", "id": "int64", "incident": "string", "names": "string", "sure": "int64"},
    # The same of claims outside of tables.
    "named_claims": {"feed": "int64", "id": "int64", "incident": "string", "names": "string", "sure": "int64"},
    # How what is told in a unit is read in one that is asked for: 1 as told, 2 at most as much; no row: unknown.
    "read_as": {"measure": "int64", "unit": "int64", "mode": "int64"},
    # The patterns of the cells at hand. ``signal`` numbers when the window is open; null: always as the masks say.
    "searching": {
        "pattern": "int64",
        "cell": "int64",
        "role": "int64",
        "unit": "int64",
        "begins": "int64",
        "signal": "int64",
        "open_may": "int64",
        "open_must": "int64",
    },
    # Exceptions of the cells at hand, for each target told of: when they are off. ``signal`` null: always alike.
    "excusing": {
        "pattern": "int64",
        "cell": "int64",
        "whom": "int64",
        "signal": "int64",
        "off_may": "int64",
        "off_must": "int64",
    },
    # One row: seconds from ``base`` on are put into buckets of 2^``width``; no signal changes up to ``base``, and
    # nobody looks beyond ``top``.
    "buckets": {"base": "int64", "top": "int64", "width": "int64"},
    # The steps of signals, one row for each bucket that a step touches.
    "steps": {
        "signal": "int64",
        "bucket": "int64",
        "rank": "int64",
        "start": "int64",
        "stop": "int64",
        "may": "int64",
        "must": "int64",
    },
    # What ``length`` steps from ``rank`` on are together: somewhere (may), and everywhere (must).
    "blocks": {"signal": "int64", "rank": "int64", "length": "int64", "may": "int64", "must": "int64"},
    # The periods of each rate, and the first and the last of them that a local day may belong to.
    "numbered_periods": {"cell": "int64", "number": "int64", "start": "int64", "end": "int64"},
    "day_numbers": {"cell": "int64", "day": "int64", "number": "int64"},
    # Made by the rules: what exceptions cover, at all times alike, and at some times.
    "covered": {"cell": "int64", "profile": "int64", "covered_may": "int64", "covered_must": "int64"},
    "excused": {
        "cell": "int64",
        "feed": "int64",
        "id": "int64",
        "excused_may": "int64",
        "excused_must": "int64",
    },
    # Made by the rules: which rows of ``told`` match.
    "span_matches": {
        "cell": "int64",
        "role": "int64",
        "feed": "int64",
        "id": "int64",
        "grp": "int64",
        "earliest": "int64",
        "latest": "int64",
        "day_first": "int64",
        "day_last": "int64",
        "low": "int64",
        "high": "int64",
        "heard": "int64",
        "may": "int64",
        "must": "int64",
        "alleged": "int64",
    },
    # Made by the rules: which acts may have happened in which periods.
    "span_touches": {
        "cell": "int64",
        "feed": "int64",
        "id": "int64",
        "grp": "int64",
        "earliest": "int64",
        "latest": "int64",
        "low": "int64",
        "high": "int64",
        "start": "int64",
        "may": "int64",
        "must": "int64",
    },
}
