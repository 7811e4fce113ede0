"""What the page about editors shows is true of the program."""

import json
import re
from pathlib import Path

from holdfire.deal.load import load_deal_text
from holdfire.source.show import show_text

PAGE = (Path(__file__).parents[2] / "docs" / "editors.md").read_text(encoding="utf-8")
SETTINGS, TASKS = (
    json.loads(block) for block in re.findall(r"^ *```json\n(.*?)^ *```$", PAGE, re.MULTILINE | re.DOTALL)
)


def test_the_settings_name_the_version_of_yaml_and_the_files():
    assert SETTINGS["yaml.yamlVersion"] == "1.2"
    assert "deal.yaml" in SETTINGS["yaml.schemas"]["./deal.schema.json"]


def test_the_pattern_of_the_task_finds_every_mistake_in_what_check_says():
    found = load_deal_text("deal: x\nterms: {a: {must: go}}\nwhy: ~\n", "cases/deal.yaml").diagnostics
    pattern = TASKS["tasks"][0]["problemMatcher"]["pattern"]
    seen = [re.match(pattern["regexp"], line) for line in show_text(found).splitlines()]
    matched = [match for match in seen if match]

    assert len(found) > 2
    assert [(m[1], int(m[2]), int(m[3]), m[4], m[5], m[6]) for m in matched] == [
        (d.span.file, d.span.line, d.span.column, d.severity, d.code, d.message) for d in found
    ]
