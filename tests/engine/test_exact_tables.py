"""Numbers in registered tables are exact too: where sums and products pass 53 and 64 bits.

A row tells of 10**12 at most, in thousandths 10**15. Ten of them pass 53 bits, where floats begin to
round; ten thousand pass 63, where a column of whole numbers ends; a ratio multiplies.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from holdfire.assessments.assessment import Assessment, Bounds, Question
from holdfire.cli.main import main
from holdfire.pipeline import assess_case, load_case

MOST = 10**12
DEAL = """\
deal: Aid
time zone: UTC
in force: 2024-05-01
parties: {north: , south: }
categories: {trucks: }
terms:
  aid: {who: south, must: deliver, how many: 1 trucks, by: not said}
  in step:
    who: south
    must: deliver
    how many: 1 trucks
    for every: {how many: 1 trucks, act: pass, by: north}
    within: 24 hours
"""
TABLE = """\
file: ../events.csv
id: id
time: {column: at, from: 2024-05-02 00:00}
chain: north
rows:
  passed: {where: {kind: passed}, act: pass, actors: north, quantity: {column: n, unit: trucks}}
  delivered: {where: {kind: delivered}, act: deliver, actors: south, quantity: {column: n, unit: trucks}}
"""
A_WEEK_LATER = 1715299200


def case_with(folder: Path, passed: list[int], delivered: list[int]) -> Path:
    """Let so much pass, and so much be delivered."""
    (folder / "claims").mkdir()
    (folder / "deal.yaml").write_text(DEAL, encoding="utf-8")
    (folder / "accounts.yaml").write_text('accounts:\n  all: {complete up to: "2024-05-20"}\n', encoding="utf-8")
    (folder / "claims" / "log.dataset.yaml").write_text(TABLE, encoding="utf-8")
    told = [("passed", number) for number in passed] + [("delivered", number) for number in delivered]
    rows = [f"{n},{n},{kind},{number}" for n, (kind, number) in enumerate(told)]
    (folder / "events.csv").write_text("\n".join(["id,at,kind,n", *rows, ""]), encoding="utf-8")
    return folder


def stand(folder: Path) -> dict[str, Assessment]:
    read = load_case(folder)
    assert read.value is not None, [d.message for d in read.diagnostics]
    return {found.term: found for found in assess_case(read.value, Question(A_WEEK_LATER))}


@pytest.mark.parametrize(
    ("delivered", "expected"),
    [([MOST] * 15, "standing"), ([MOST] * 14 + [MOST - 1], "breached"), ([MOST] * 5, "breached")],
    ids=["all", "one truck short", "a third"],
)
def test_a_ratio_is_exact_where_its_products_pass_64_bits(tmp_path: Path, delivered: list[int], expected: str) -> None:
    """Fifteen times 10**12 passed, so as much is due; in 64 bits, a thousand times that is below zero."""
    assert stand(case_with(tmp_path, [MOST] * 15, delivered))["in step"].states == {expected}


def test_a_sum_is_exact_where_it_passes_62_bits(tmp_path: Path) -> None:
    """Five thousand times 10**12 and one more truck: a float there counts in steps of 1,024 thousandths."""
    numbers = stand(case_with(tmp_path, [], [MOST] * 5000 + [1]))["aid"].numbers
    done = (5000 * MOST + 1) * 1000
    assert numbers is not None
    assert numbers.done == Bounds(done, done)


def test_a_sum_beyond_what_a_table_can_hold_is_said_and_nothing_is_assessed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ten thousand times 10**12 are 10**19 thousandths, more than 2**63."""
    case = case_with(tmp_path, [], [MOST] * 10_000)
    assert main(["assess", str(case), "--now", "2024-05-10"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith(
        "the numbers told add up to more than can be counted exactly: look for a quantity with too many zeros\n"
    )
