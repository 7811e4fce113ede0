"""Diagnostics as SARIF, for code hosts and editors."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from holdfire.cli.rules import all_rules
from holdfire.source.diagnostic import Diagnostic, Label
from holdfire.source.sarif import Rule, show_sarif
from holdfire.source.span import Span

ROOT = Path(__file__).parents[2]
OFFICIAL = ROOT / "node_modules" / "@microsoft" / "sarif-multitool-ts" / "assets" / "sarif-2.1.0.schema.json"
"""The schema as it was published; `make sarif-schema` puts it there (it needs npm)."""

RULES = (
    Rule("T101", "unknown-term", "error", "No term has this name."),
    Rule("T341", "document-missing", "warning", "Not\nthere. At all."),
)
UNKNOWN = Diagnostic(
    "T102",
    "unknown-party",
    "error",
    "no party is called `جبهه`",
    Span("a case/deal.yaml", 14, 11, 14, 15),
    "named here",
    (Label(Span("a case/deal.yaml", 5, 3, 5, 7), "declared here"),),
    "did you mean `جبهة`?",
)
MISSING = Diagnostic("T341", "document-missing", "warning", "there is no file", Span("b.yaml", 2, 1, 2, 4))

TEXT = {"type": "object", "properties": {"text": {"type": "string", "minLength": 1}}, "required": ["text"]}
COUNTED = {"type": "integer", "minimum": 1}
PLACE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["artifactLocation", "region"],
    "properties": {
        "artifactLocation": {
            "type": "object",
            "properties": {"uri": {"type": "string", "pattern": "^[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+$"}},
            "required": ["uri"],
        },
        "region": {
            "type": "object",
            "additionalProperties": False,
            "properties": dict.fromkeys(["startLine", "startColumn", "endLine", "endColumn"], COUNTED),
            "required": ["startLine"],
        },
    },
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
WHAT_WE_RELY_ON = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["tool"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "additionalProperties": False,
                                "required": ["name"],
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "additionalProperties": False,
                                            "required": ["id"],
                                            "properties": {
                                                "id": {"type": "string"},
                                                "name": {"type": "string"},
                                                "shortDescription": TEXT,
                                                "fullDescription": TEXT,
                                                "defaultConfiguration": {
                                                    "type": "object",
                                                    "properties": {"level": LEVEL},
                                                },
                                            },
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "newlineSequences": {"type": "array", "minItems": 1, "items": {"type": "string"}},
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["message"],
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": LEVEL,
                                "message": TEXT,
                                "locations": {
                                    "type": "array",
                                    "items": {"type": "object", "properties": {"physicalLocation": PLACE}},
                                },
                                "relatedLocations": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "properties": {"id": COUNTED, "physicalLocation": PLACE, "message": TEXT},
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
"""The parts of SARIF 2.1.0 that are written, and nothing else: not the whole schema."""


def run_of(diagnostics, rules=RULES):
    (run,) = json.loads(show_sarif(diagnostics, rules, "1.2"))["runs"]
    return run


@pytest.mark.parametrize("found", [(), (UNKNOWN,), (UNKNOWN, MISSING)], ids=["clean", "one", "two"])
def test_the_log_is_as_the_parts_of_the_schema_say(found):
    log = json.loads(show_sarif(found, all_rules(), "1.2"))

    jsonschema.Draft7Validator(WHAT_WE_RELY_ON).validate(log)


@pytest.mark.skipif(not OFFICIAL.exists(), reason="`make sarif-schema` fetches the schema as it was published")
@pytest.mark.parametrize("found", [(), (UNKNOWN,), (UNKNOWN, MISSING)], ids=["clean", "one", "two"])
def test_the_log_is_as_the_published_schema_says(found):
    schema = json.loads(OFFICIAL.read_text(encoding="utf-8"))
    log = json.loads(show_sarif(found, all_rules(), "1.2"))

    jsonschema.validators.validator_for(schema)(schema).validate(log)


def test_a_result_says_where_in_code_points_and_what_to_do():
    run = run_of([UNKNOWN])
    (result,) = run["results"]

    assert run["columnKind"] == "unicodeCodePoints"
    assert result["level"] == "error"
    assert result["message"]["text"] == "no party is called `جبهه` (named here)\ndid you mean `جبهة`?"
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "a%20case/deal.yaml"},
        "region": {"startLine": 14, "startColumn": 11, "endLine": 14, "endColumn": 15},
    }
    assert result["relatedLocations"][0]["message"]["text"] == "declared here"


def test_every_rule_is_declared_when_nothing_is_found():
    rules = run_of([], all_rules())["tool"]["driver"]["rules"]

    assert {"Y101", "S101", "T102", "T311", "C211", "A301"} <= {rule["id"] for rule in rules}
    assert [rule["id"] for rule in rules] == sorted({rule["id"] for rule in rules})
    assert all(rule["fullDescription"]["text"] for rule in rules)


def test_a_result_points_at_its_rule_also_at_one_nobody_declared():
    run = run_of([UNKNOWN, MISSING])
    rules = run["tool"]["driver"]["rules"]

    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["T102", "T341"]
    assert [rule["name"] for rule in rules] == ["UnknownTerm", "UnknownParty", "DocumentMissing"]
    assert rules[2]["shortDescription"]["text"] == "Not there."


def test_a_path_from_the_root_is_a_whole_address(tmp_path):
    found = Diagnostic("Y101", "missing-file", "error", "m", Span(str(tmp_path / "ملف.yaml"), 1, 1, 1, 2))

    (result,) = run_of([found])["results"]

    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("file:///") and uri.isascii()


def test_every_code_that_the_program_tells_is_declared():
    modules = [path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")]
    told = {code for text in modules for code in re.findall(r'"([A-Z]\d{3})"', text)}

    assert told - {rule.code for rule in all_rules()} == set()
