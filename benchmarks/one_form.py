"""300 terms of one form, each over a place of its own, against one over all places: the same rows matter to both."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import duckdb

from benchmarks.five import compiled_case
from benchmarks.lines import clocked, tell
from benchmarks.log import Size, write_log
from benchmarks.policies import HEAD, START_SECOND, write_dataset
from holdfire.engine.run import Asked, run_case

PLACES = 300
TERMS = {
    "forbid": "must not: airstrike{where}",
    "achieve": "must: deliver{to}\n    how many: 1000000000 trucks\n    by: 2024-06-01",
    "keep": "must keep: a truce\n    broken by: {{act: close truce{at}}}\n    restored by: {{act: open truce{at}}}",
    "respond": "must: grant aid{where}\n    whenever: {{act: ask for aid, by: askers{at}}}\n    within: 72 hours\n"
    "    one for one: no",
    "rate": "must: deliver{to}\n    how many: at least 10 trucks\n    every: day",
    "ratio": "must: release{where}\n    how many: 30 prisoners\n"
    "    for every: {{how many: 1 prisoner, act: release, by: askers{at}}}\n    within: 24 hours\n    per step: no",
    "permit": "may: pass{where}\n    protected from: anyone\n    interference: {{act: airstrike{at}}}",
}
ROWS = (
    ("strike", "act: airstrike"),
    ("truce_open", "act: open truce"),
    ("truce_close", "act: close truce"),
    ("aid_request", "act: ask for aid\n    actors: askers\n    incident: id"),
    ("aid_grant", "act: grant aid\n    actors: givers\n    answers: id"),
    ("rel_a", "act: release\n    actors: askers\n    quantity: {column: n, unit: prisoners}"),
    ("rel_b", "act: release\n    actors: givers\n    quantity: {column: n, unit: prisoners}"),
)


def measure(events: int, folder: Path, runs: int = 3) -> dict[str, tuple[float, float]]:
    """Time one term and 300 of each form, in turn.

    Returns:
        For each form seconds for one term and for 300.
    """
    folder.mkdir(parents=True, exist_ok=True)
    log, spread = folder / "log.parquet", folder / "spread.parquet"
    params = write_log(Size(events, zones=PLACES, crossings=PLACES), log)
    duckdb.sql(
        f"COPY (SELECT * REPLACE (CASE WHEN kind IN ('aid_request', 'aid_grant', 'rel_a', 'rel_b')"
        f" THEN id % {PLACES} ELSE k1 END AS k1) FROM read_parquet('{log.as_posix()}') ORDER BY seq)"
        f" TO '{spread.as_posix()}' (FORMAT parquet, COMPRESSION zstd)"
    )
    asked, found = Asked(START_SECOND + params["max_ts"] + 1), {}
    for form in TERMS:
        both = [compiled_case(_write(form, count, spread, folder / f"{form}-{count}")) for count in (1, PLACES)]
        pairs = [[clocked(run_case, each, asked)[0] for each in both] for _ in range(runs)]
        one, many = (median(pair[which] for pair in pairs) for which in (0, 1))
        tell(f"  {form}: one term {one:.3f} s, {PLACES} terms {many:.3f} s")
        found[form] = (one, many)
    return found


def _write(form: str, count: int, events: Path, folder: Path) -> Path:
    """Write a case of so many terms of a form; one: over all places."""
    places = ", ".join(f"zone {number}: {{}}" for number in range(PLACES))
    deal = HEAD + f"parties: {{givers: {{}}, askers: {{}}}}\nplaces: {{{places}}}\nterms:\n"
    who = "givers" if form in {"respond", "ratio"} else "anyone"
    for number in range(count):
        zone = f"zone {number}" if count > 1 else ""
        says = TERMS[form].format(
            where=f"\n    where: {zone}" if zone else "",
            to=f"\n    to place: {zone}" if zone else "",
            at=f", where: {zone}" if zone else "",
        )
        deal += f"  term {number}:\n    who: {who}\n    {says}\n"
    rows = "".join(
        f'  {kind}:\n    where: {{kind: {kind}}}\n    {says}\n    place: {{column: k1, names: "zone {{}}"}}\n'
        for kind, says in ROWS
    )
    rows += (
        '  truck:\n    where: {kind: truck}\n    act: deliver\n    to: {column: k1, names: "zone {}"}\n'
        "    quantity: {column: n, unit: trucks}\n"
    )
    return write_dataset(deal, rows, events, folder)
