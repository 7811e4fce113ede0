"""Forms made from a deal, filled in by a field team, come back as claims: every choice of every list is understood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from holdfire.cli.main import main
from holdfire.formats.odk.odk import EVERY_KEY
from holdfire.formats.odk.odk_columns import Submissions
from holdfire.formats.tables.csv_table import write_csv
from holdfire.log.state import read_state
from holdfire.pipeline import load_case

ROOT = Path(__file__).parents[2]
openpyxl = pytest.importorskip("openpyxl")
SENT = {"SubmissionDate": "2016-10-09T12:00:00.000Z", "SubmitterName": "Amal"}
Survey = list[tuple[str, str]]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(copytree(ROOT / "examples" / "aleppo-2016", tmp_path_factory.mktemp("field") / "case"))


@pytest.fixture(scope="module", params=["incident", "checkpoint"])
def form(request: pytest.FixtureRequest, case: Path) -> tuple[str, Survey, dict[str, list[str]]]:
    out = case.parent / f"forms-{request.param}"
    assert main(["export", "xlsform", str(case), "--out", str(out)]) == 0
    book = openpyxl.load_workbook(out / f"{request.param}.xlsx")
    survey = [(str(row[0]), str(row[1])) for row in book["survey"].iter_rows(min_row=2, values_only=True)]
    choices: dict[str, list[str]] = defaultdict(list)
    for row in book["choices"].iter_rows(min_row=2, values_only=True):
        choices[str(row[0])].append(str(row[1]))
    return request.param, survey, choices


def submissions(survey: Survey, choices: dict[str, list[str]]) -> Iterator[dict[str, str]]:
    """Give submissions that between them make every choice of every list."""
    lists = {name: type_.split()[1] for type_, name in survey if type_.startswith("select_one")}
    asked = {name for _, name in survey}
    known = [name for name in choices["places"] if name != "other"]
    for n in range(max(map(len, choices.values()))):
        picked = {name: choices[of][n % len(choices[of])] for name, of in lists.items() if not name.startswith("ask_")}
        one, two = (choices["parties"][(n + shift) % len(choices["parties"])] for shift in (0, 1))
        answers = {**picked, "published": "2016-10-09", "chain": f"{one}|{two}" if n % 2 else one, "kind": "event"}
        answers |= {
            "actors": f"{one}+{two}" if n % 3 else f"{one}|{two}",
            "when": "2016-10-08",
            "where": known[n % len(known)],
        }
        answers |= {
            "said": "2016-10-09T08:00:00.000+03:00",
            "harm": "none",
            "quantity_low": "3",
            "quantity_high": "4.0",
        }
        answers |= {"from_place": known[0], "to_place": known[-1], "with": "|".join(choices["things"][:2])}
        if answers.get("says") != "denies":
            answers.pop("denies", None)
        if "count" in asked:
            figure = {
                "kind": "figure",
                "count": answers.pop("count"),
                "value_low": "3",
                "at": "2016-10-08T08:00:00.000+03:00",
            }
            yield {"chain": one, "published": "2016-10-09", **figure}
        watched = {"kind": "coverage", "chain": one, "observer": one, "published": "2016-10-09", "when": "2016-10-08"}
        refused = {"refused_by": answers.pop("refused_by")} if answers["access"] == "refused" else {}
        answers.pop("refused_by", "")
        yield {**watched, "access": answers.pop("access"), "where": known[n % len(known)], **refused}
        yield {name: text for name, text in answers.items() if name in asked and text}


def test_every_question_that_is_no_help_is_a_key_of_claims(form):
    _, survey, _ = form
    questions = {name for type_, name in survey if name not in ("", "None") and not name.startswith("ask_")}
    unknown = {name for name in questions if Submissions.key_of_claim(name, {}) not in EVERY_KEY}
    assert unknown == set()


def test_every_choice_comes_back_as_a_claim(form, case, tmp_path, capsys):
    name, survey, choices = form
    rows = [{**SENT, "KEY": f"uuid:{name}{n}", **row} for n, row in enumerate(submissions(survey, choices))]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    file = tmp_path / f"{name}.csv"
    file.write_text(write_csv(columns, [[row.get(column, "") for column in columns] for row in rows]), encoding="utf-8")
    before = len(read_state(case).claims)

    assert main(["import", str(case), str(file), "--keep", "--by", "ana"]) == 0

    shown = capsys.readouterr().out
    assert "refused" not in shown, shown
    assert "New name" not in shown, shown
    assert len(read_state(case).claims) == before + len(rows)
    assert "Amal" not in str([entry.body for entry in read_state(case).claims])
    assert load_case(case).value is not None
