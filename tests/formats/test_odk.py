"""Submissions of ODK and Kobo, in every form their servers hand them out: the same answers are the same claims."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from holdfire.claims.names import ANY_NAMES
from holdfire.claims.read import read_claims
from holdfire.formats.asked import Asked
from holdfire.formats.found import FoundParty, FoundPlace
from holdfire.formats.odk import odk
from holdfire.formats.source_file import open_source
from holdfire.formats.tables.csv_table import write_csv
from holdfire.source import yaml_tree
from tests.formats.mapped_tables import Read

UTC = ZoneInfo("UTC")
NAMES = replace(
    ANY_NAMES,
    parties={"syria": "syria", "russia": "russia", "red crescent": "red crescent", "un": "un"},
    places={"eastern aleppo": "eastern aleppo", "castello road": "castello road"},
    acts={"airstrike": "airstrike", "deliver aid": "deliver aid", "depart": "depart"},
    counts={"nusra fighters": "nusra fighters"},
)
ANSWERS = {
    "published": "2016-10-07",
    "kind": "event",
    "ask_team": "red_crescent",
    "chain": "red_crescent|un",
    "act": "deliver_aid",
    "actors": "syria|russia",
    "where": "eastern_aleppo",
    "began": "2016-10-06T08:00:00.000+03:00",
    "ended": "2016-10-06T10:30:00.000+03:00",
    "quantity_low": "40",
    "quantity_high": "50",
    "quantity_unit": "trucks",
}
CLAIM = {
    "kind": "event",
    "published": "2016-10-07",
    "chain": ["red crescent", "un"],
    "act": "deliver aid",
    "actors": ["syria", "russia"],
    "where": "eastern aleppo",
    "began": "2016-10-06 08:00:00+03:00",
    "ended": "2016-10-06 10:30:00+03:00",
    "quantity low": "40",
    "quantity high": "50",
    "quantity unit": "trucks",
}
ODK = {"SubmissionDate": "2016-10-07T12:00:00.000Z", "KEY": "uuid:7f3a", "SubmitterName": "Amal", "DeviceID": "d-1"}
KOBO = {"_id": "7f3a", "_uuid": "aa-bb", "_submission_time": "2016-10-07T12:00:00", "_submitted_by": "amal"}


def table(rows: list[dict[str, str]], separator: str = ",") -> str:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = write_csv(columns, [[row.get(name, "") for name in columns] for row in rows])
    return text.replace(",", separator)


def read(path: Path, names=NAMES, mapping: str = "") -> Read:
    source = open_source(path, path.name).value
    tree = yaml_tree.parse_yaml(mapping, "mapping.yaml").value
    plain = _plain(tree) if tree is not None else {}
    written = tree if isinstance(tree, yaml_tree.Mapping) else None
    assert odk.sniff(source)
    return Read(tuple(odk.read(source, Asked(names, UTC, mapping=plain, written=written))))


def _plain(node):
    if isinstance(node, yaml_tree.Scalar):
        return node.text
    if isinstance(node, yaml_tree.Mapping):
        return {key.text: _plain(value) for key, value in node.entries}
    return [_plain(part) for part in node.items]


def in_group(answers: dict[str, str], sign: str) -> dict[str, str]:
    return {f"ask_event{sign}{name}": text for name, text in answers.items()}


def nested(answers: dict[str, str]) -> dict:
    return {"kind": answers["kind"], "ask_event": {name: text for name, text in answers.items() if name != "kind"}}


def made(tmp_path: Path, form: str) -> Path:
    several = {name: text for name, text in ANSWERS.items() if name != "actors"}
    match form:
        case "odk csv":
            name, text = "form.csv", "\ufeff" + table([{**ODK, **in_group(ANSWERS, "-")}])
        case "odk csv without groups":
            name, text = "form.csv", table([{**ODK, **ANSWERS}])
        case "kobo csv":
            name, text = "form.csv", table([{**in_group(ANSWERS, "/"), **KOBO}], ";")
        case "kobo csv, a column for each choice":
            chosen = {"actors/syria": "1", "actors/russia": "1", "actors/un": "0"}
            name, text = "form.csv", table([{**in_group(several | chosen, "/"), **KOBO}], ";")
        case "kobo csv, choices between spaces":
            name, text = "form.csv", table([{**ANSWERS, "actors": "syria russia", **KOBO}], ";")
        case "odata":
            system = {"submissionDate": "2016-10-07T12:00:00.000Z", "submitterName": "Amal", "reviewState": None}
            row = {"__id": "uuid:7f3a", "__system": system, **nested(ANSWERS)}
            name, text = "form.json", json.dumps({"@odata.context": "x", "value": [row]})
        case _:
            row = {
                **in_group(ANSWERS, "/"),
                **KOBO,
                "_geolocation": [36.2, 37.1],
                "_id": 7,
                "meta/instanceID": "uuid:x",
            }
            name, text = "form.json", json.dumps({"count": 1, "results": [{**row, "_id": "7f3a"}]})
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


FORMS = (
    "odk csv",
    "odk csv without groups",
    "kobo csv",
    "kobo csv, a column for each choice",
    "kobo csv, choices between spaces",
    "odata",
    "kobo json",
)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_answers_are_the_same_claim_in_every_form(tmp_path, form):
    found = read(made(tmp_path, form))
    assert found.diagnostics == []
    (row,) = found.rows
    assert row.key == "7f3a"
    (claim,) = row.claims
    assert {key: claim[key] for key in claim if key != "id"} == CLAIM
    assert claim["id"] == "odk-form-7f3a"
    assert found.names == []


@pytest.mark.parametrize("form", FORMS)
def test_who_filled_it_in_is_never_kept(tmp_path, form):
    (row,) = read(made(tmp_path, form)).rows
    kept = json.dumps(dict(row.fields)) + json.dumps([dict(claim) for claim in row.claims])
    assert "amal" not in kept.casefold()
    assert "d-1" not in kept
    assert "36.2" not in kept, "where the telephone was"


def test_a_workbook_with_repeats_in_another_sheet(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    main = book.active
    main.title = "form"
    head = {name: text for name, text in ANSWERS.items() if name not in ("act", "quantity_low", "quantity_high")}
    for row in ([*head, *KOBO, "_index"], [*head.values(), *KOBO.values(), 1]):
        main.append(row)
    inside = book.create_sheet("acts")
    for row in (["act", "quantity_low", "quantity_high", "_parent_index"], ["depart", 1, 2, 1], ["airstrike", 3, 3, 1]):
        inside.append(row)
    out = BytesIO()
    book.save(out)
    path = tmp_path / "form.xlsx"
    path.write_bytes(out.getvalue())
    found = read(path)
    assert [(c["id"], c["act"], c["quantity low"]) for c in found.claims] == [
        ("odk-form-7f3a-1", "depart", "1"),
        ("odk-form-7f3a-2", "airstrike", "3"),
    ]


def test_repeats_of_odk_stand_in_files_beside(tmp_path):
    head = {name: text for name, text in ANSWERS.items() if name != "act"}
    (tmp_path / "form.csv").write_text(table([{**ODK, **head, "SET-OF-acts": "form.acts"}]), encoding="utf-8")
    found = read(tmp_path / "form.csv")
    assert [(one.slug, one.severity) for one in found.diagnostics] == [("repeats-missing", "warning")]
    inside = [{"act": "depart", "PARENT_KEY": "uuid:7f3a", "KEY": "uuid:7f3a/acts[1]"},
              {"act": "airstrike", "PARENT_KEY": "uuid:7f3a", "KEY": "uuid:7f3a/acts[2]"}]  # fmt: skip
    (tmp_path / "form-acts.csv").write_text(table(inside), encoding="utf-8")
    found = read(tmp_path / "form.csv")
    assert [claim["act"] for claim in found.claims] == ["depart", "airstrike"]
    assert [one.slug for one in found.diagnostics if one.slug == "repeats-missing"] == []
    alone = Read(tuple(odk.read(open_source(tmp_path / "form-acts.csv").value, Asked(NAMES, UTC))))
    assert [one.slug for one in alone.diagnostics] == ["repeats-alone"]


def test_repeats_of_json_stand_inside(tmp_path):
    row = {
        **{k: v for k, v in ANSWERS.items() if k != "act"},
        **KOBO,
        "acts": [{"acts/act": "depart"}, {"acts/act": "airstrike"}],
    }
    path = tmp_path / "form.json"
    path.write_text(json.dumps([row]), encoding="utf-8")
    assert [claim["act"] for claim in read(path).claims] == ["depart", "airstrike"]


@pytest.mark.parametrize(
    "point",
    [
        {"ask_where_point": "36.25 37.12 0 4.5"},
        {
            "_ask_where_point_latitude": "36.25",
            "_ask_where_point_longitude": "37.12",
            "_ask_where_point_precision": "4.5",
        },
        {"ask_where_point-Latitude": "36.25", "ask_where_point-Longitude": "37.12", "ask_where_point-Accuracy": "4.5"},
    ],
)
def test_a_place_that_the_case_does_not_know_is_proposed_with_its_point(tmp_path, point):
    path = tmp_path / "form.csv"
    path.write_text(table([{**ODK, **ANSWERS, "where": "Old mill", **point}]), encoding="utf-8")
    found = read(path)
    assert found.names == [
        FoundPlace("old mill", "old mill", wkt="POINT (37.12 36.25)", radius="4.5", precision="as marked in the field")
    ]
    assert found.claims[0]["where"] == "old mill"


def test_a_point_that_is_none_is_told(tmp_path):
    path = tmp_path / "form.csv"
    path.write_text(table([{**ODK, **ANSWERS, "where": "Old mill", "ask_where_point": "0 0 0 0"}]), encoding="utf-8")
    found = read(path)
    assert [one.slug for one in found.diagnostics] == ["bad-point"]
    assert found.names == [FoundPlace("old mill", "old mill")]


def test_a_party_that_the_case_does_not_know_is_proposed_and_labels_are_understood(tmp_path):
    path = tmp_path / "form.csv"
    answers = {
        **ANSWERS,
        "actors": "new_group",
        "act": "airstrike – attack from an aircraft",
        "where": "Eastern Aleppo",
    }
    path.write_text(table([{**ODK, **answers}]), encoding="utf-8")
    found = read(path)
    assert found.names == [FoundParty("new group", "new group")]
    assert (found.claims[0]["act"], found.claims[0]["where"]) == ("airstrike", "eastern aleppo")


def test_what_reviewers_said_is_heeded(tmp_path):
    rows = [
        {**ODK, "KEY": f"uuid:{n}", **ANSWERS, "ReviewState": state}
        for n, state in enumerate(("approved", "hasIssues", "rejected"))
    ]
    path = tmp_path / "form.csv"
    path.write_text(table(rows), encoding="utf-8")
    found = read(path)
    assert [len(row.claims) for row in found.rows] == [1, 1, 0]
    assert [row.flags for row in found.rows] == [(), ("in-review",), ("rejected",)]


def test_answers_that_cannot_be_read_refuse_the_submission_with_its_column(tmp_path):
    rows = [{**ODK, **ANSWERS, "began": "6/10/16"}, {**ODK, "KEY": "", **ANSWERS}, {**ODK, "KEY": "uuid:2", **ANSWERS}]
    path = tmp_path / "form.csv"
    path.write_text(table(rows), encoding="utf-8")
    found = read(path)
    assert [(one.slug, one.span.line) for one in found.diagnostics] == [("bad-answer", 2), ("no-key", 3)]
    assert [row.key for row in found.rows] == ["2"]


def test_labels_instead_of_names_need_a_mapping_file(tmp_path):
    labels = {"What was done?": "Airstrike", "Where?": "Eastern Aleppo", "Day": "2016-10-06"}
    path = tmp_path / "form.csv"
    path.write_text(table([{**labels, **KOBO}], ";"), encoding="utf-8")
    assert [one.slug for one in read(path).diagnostics] == ["no-questions"]
    mapping = """\
dataset: our form
questions: {What was done?: act, "Where?": where, Day: when}
always: {kind: event, chain: un}
"""
    found = read(path, mapping=mapping)
    assert found.diagnostics == []
    assert found.claims == [
        {"id": "our-form-7f3a", "kind": "event", "chain": ["un"], "act": "airstrike", "where": "eastern aleppo",
         "when": "2016-10-06", "published": "2016-10-07 12:00:00"},
    ]  # fmt: skip


def test_a_mapping_file_that_names_no_key_is_told_with_its_place(tmp_path):
    path = tmp_path / "form.csv"
    path.write_text(table([{**ANSWERS, **KOBO}]), encoding="utf-8")
    found = read(path, mapping="questions: {act: deed}\nalways: {colour: red}\n")
    assert found.told == [("bad-questions", 1, 18), ("bad-questions", 2, 18)]
    (wrong,) = read(path, mapping="question: {act: act}\n").diagnostics
    assert (wrong.span.line, wrong.help) == (1, "did you mean `questions`?")


def test_what_comes_out_is_read_as_claims(tmp_path):
    (claim,) = read(made(tmp_path, "odk csv")).claims
    path = tmp_path / "claims.jsonl"
    path.write_text(json.dumps(claim) + "\n", encoding="utf-8")
    assert read_claims([path], UTC, {}).diagnostics == ()


def test_submissions_written_back_are_read_the_same(tmp_path):
    found = read(made(tmp_path, "kobo csv"))
    again = tmp_path / "form.csv"
    again.write_text(odk.write(found.found), encoding="utf-8")
    assert read(again).claims == found.claims
