"""How far an event has happened: what is done of what it asks for, and by which claims."""

from __future__ import annotations

from collections.abc import Iterable

from holdfire.assessments.count_reasons import figures_behind, range_words
from holdfire.deal.condition import TermIs
from holdfire.deal.says import say_act
from holdfire.engine.cells import agrees
from holdfire.engine.run import CellRun, Findings, LineRun

MOST_CLAIMS = 4


def event_lines(leaf: TermIs, run: CellRun, findings: Findings) -> Iterable[LineRun]:
    """List the lines of the event that a condition of a cell asks for; none if it asks for a term."""
    for line in findings.events:
        cell = line.cells[0].cell
        if (
            cell.term.id == leaf.term
            and leaf.bearer in {"", cell.shown.label}
            and agrees(cell.reading, run.cell.reading)
        ):
            yield line


def event_grounds(lines: Iterable[LineRun], seat: int, findings: Findings) -> tuple[str, tuple[str, ...]]:
    """Say for each party of an event how much is done of how much, and name the claims: the certain ones first."""
    words, claim_ids = [], []
    runs = [run for line in lines for run in line.cells]
    for run in runs:
        done, (low, high) = run.sums[seat], run.target[seat]
        target = run.cell.term.target
        unit = f" {target.number.unit}".rstrip() if target else ""
        asked = f"asked: {range_words(low, high)}{unit}"
        words.append(f"{_what(run, findings)}: {range_words(done.low, done.high)}{unit} by now; {asked}.")
        seen = [
            row
            for row in findings.matches.get(run.cell.id, ())
            if row["may"] >> seat & 1 and row["earliest"] < findings.asked.now
        ]
        seen.sort(key=lambda row: (not row["must"] >> seat & 1, row["earliest"], row["row"]))
        told = [findings.compiled.incidents[row["row"]].claim_ids for row in seen]
        told += [(total.claim_id,) for total in run.totals if (total.may | total.must) >> seat & 1]
        claim_ids += [claim for ids in told[:MOST_CLAIMS] for claim in ids]
        claim_ids += figures_behind(run, seat, target.count, None, findings) if target and target.count else ()
        if len(told) > MOST_CLAIMS:
            words.append(f"{len(told)} incidents in all.")
    return "".join(f" {one}" for one in words), tuple(dict.fromkeys(claim_ids))


def _what(run: CellRun, findings: Findings) -> str:
    """Write what an event asks for, and of whom: ``Release by North``."""
    shown, bearer = findings.compiled.parties.names, run.cell.bearer
    what = say_act(run.cell.term.act, shown) if run.cell.term.act else ""
    whose = "" if bearer.how == "anyone" else f" by {shown.get(bearer.label, bearer.label)}"
    return what[:1].upper() + what[1:] + whose
