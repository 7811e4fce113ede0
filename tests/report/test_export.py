"""Assessments as JSON and CSV."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from holdfire.assessments.assessment import Question
from holdfire.report.export import assessments_csv, assessments_data, assessments_json, plain_number
from tests.report.aleppo_by_hand import ASSESSMENTS, CASE, NOW, day

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "assessments.schema.json").read_text(encoding="utf-8"))
ASKED = Question(NOW, day("2016-10-01").earliest, NOW, "recorded", CASE.as_if)


@pytest.mark.parametrize("with_timeline", [False, True])
@pytest.mark.parametrize("question", [Question(NOW), ASKED])
def test_json_is_as_its_schema_says(question, with_timeline):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    data = json.loads(assessments_json(CASE, question, ASSESSMENTS, with_timeline))
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    assert all(("timeline" in each) == with_timeline for each in data["assessments"])


def test_the_schema_refuses_what_is_not_an_assessment():
    data = assessments_data(CASE, ASKED, ASSESSMENTS)
    data["assessments"][0]["states"] = ["violated"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(data)


def test_times_are_in_the_zone_of_the_deal_and_absent_where_it_always_was_so():
    data = assessments_data(CASE, ASKED, ASSESSMENTS, with_timeline=True)
    assert data["now"] == "2016-10-10T00:00:00+03:00"
    assert data["period"] == {"start": "2016-10-01T00:00:00+03:00", "end": "2016-10-10T00:00:00+03:00"}
    assert data["as_if"] == "2016-10-06T00:00:00+03:00"
    assert data["assessments"][0]["timeline"][0]["start"] is None


def test_quantities_are_plain_numbers():
    assert [plain_number(milli) for milli in (950_000, 2_500, 0, None)] == [950, 2.5, 0, None]
    leave = next(e for e in assessments_data(CASE, ASKED, ASSESSMENTS)["assessments"] if e["term"] == "leave")
    assert leave["numbers"] == {
        "done": {"low": 950, "high": 950},
        "target": {"low": 3000, "high": 4000},
        "unit": "fighters",
    }


def test_states_stand_in_their_fixed_order():
    undecided = [
        each["states"] for each in assessments_data(CASE, ASKED, ASSESSMENTS)["assessments"] if not each["certain"]
    ]
    assert ["standing", "breached"] in undecided
    assert ["due", "met"] in undecided


def test_csv_has_a_row_for_each_assessment_or_each_stretch():
    rows = list(csv.DictReader(io.StringIO(assessments_csv(CASE, ASSESSMENTS))))
    assert len(rows) == len(ASSESSMENTS)
    assert {row["states"] for row in rows if row["certain"] == "no"} == {"standing | breached", "due | met"}
    stretches = list(csv.DictReader(io.StringIO(assessments_csv(CASE, ASSESSMENTS, with_timeline=True))))
    assert len(stretches) == sum(len(each.timeline) for each in ASSESSMENTS)


def test_the_same_assessments_make_the_same_bytes():
    assert assessments_json(CASE, ASKED, ASSESSMENTS) == assessments_json(CASE, ASKED, ASSESSMENTS)
