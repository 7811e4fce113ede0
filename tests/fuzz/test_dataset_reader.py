"""Whatever is given to the reader of registered tables, it answers: with a dataset, or with what is wrong."""

import random
import re
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.claims.dataset_file import read_datasets
from holdfire.claims.names import ANY_NAMES
from holdfire.engine.dataset_table import DuckTable, connect, source_of
from tests.fuzz.deal_reader import change_value, cut_lines, put_sign, swap_lines, swap_words, turn_lines

PAGE = (Path(__file__).parents[2] / "docs" / "claims.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```(\w+ ?\w*)\n(.*?)```", PAGE, re.DOTALL))
INPUTS = 150


def damaged(text: str, chance: random.Random) -> str:
    for _ in range(chance.choice((0, 1, 1, 2))):
        text = chance.choice((change_value, cut_lines, put_sign, swap_lines, swap_words, turn_lines))(text, chance)
    return text


def test_damaged_files_are_all_answered(tmp_path):
    path, table = tmp_path / "events.dataset.yaml", tmp_path / "events.csv"
    answers = Counter()
    for number in range(INPUTS):
        chance = random.Random(number)
        path.write_text(damaged(BLOCKS["yaml dataset"].replace("../", ""), chance), encoding="utf-8", newline="")
        table.write_text(damaged(BLOCKS["csv events"], chance), encoding="utf-8", newline="")

        outcome = read_datasets([path], ZoneInfo("Asia/Damascus"), ANY_NAMES, DuckTable)

        assert outcome.has_errors == (outcome.value == ()), number
        for dataset in outcome.value:
            assert len(connect().execute(f"SELECT * FROM {source_of(dataset)}").fetchall()) == dataset.rows, number
        answers["errors" if outcome.has_errors else "dataset"] += 1

    assert min(answers["dataset"], answers["errors"]) >= 10, "inputs that can be read and such that cannot"
