"""The pages about the language say what the program does."""

import re
from pathlib import Path

import pytest

from holdfire.deal.checks import CHECKS
from holdfire.deal.checks.finding import describe_check
from holdfire.deal.checks.page import checks_page
from holdfire.deal.checks.subject import Subject
from holdfire.deal.load import load_deal, load_deal_text
from holdfire.deal.resolve.deal import resolve_deal
from holdfire.deal.resolve.grammar import EXPECTED_WORDS
from holdfire.deal.written.keys import TABLES
from holdfire.deal.written.parse import parse_deal
from holdfire.source.yaml_tree import parse_yaml
from holdfire.vocab.taxonomy import shipped_acts

ROOT = Path(__file__).parents[2]
LANGUAGE = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml( whole)?\n(.*?)^```$", LANGUAGE, re.MULTILINE | re.DOTALL)
DEFINITIONS = "".join(text for whole, text in BLOCKS if not whole and not re.search(r"^terms:", text, re.MULTILINE))


def with_definitions(text):
    """An example of terms stands on the definitions made further up on the page."""
    return DEFINITIONS if text in DEFINITIONS else DEFINITIONS + text


def test_the_page_of_checks_is_current():
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == checks_page()


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_check_reports_as_its_own_page_says(check):
    code, slug, severity, _ = describe_check(check)
    page = (ROOT / "tests" / "cases" / f"{code}-{slug}.md").read_text(encoding="utf-8")

    assert f" {severity} {code} {slug}: " in page


@pytest.mark.parametrize("whole, text", BLOCKS, ids=range(1, len(BLOCKS) + 1))
def test_every_example_in_the_language_page_reads_without_an_error(whole, text):
    outcome = load_deal_text(text if whole else with_definitions(text), "deal.yaml")

    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []


def test_every_key_is_documented():
    named = set(re.findall(r"`([a-z][a-z ]*)`", LANGUAGE)) | set(re.findall(r"^ *-? *([a-z][a-z ]*):", LANGUAGE, re.M))

    assert sorted({key.name for keys in TABLES.values() for key in keys if key.name != "*"} - named) == []


def test_every_state_a_condition_can_name_is_documented():
    states = re.findall(r"`([a-z ]+)`", EXPECTED_WORDS["STATE"])

    assert [state for state in states if f"`{state}`" not in LANGUAGE and f"is {state}" not in LANGUAGE] == []


def test_every_shipped_act_has_a_meaning_and_a_parent_that_exists():
    acts = {act.id: act for act in shipped_acts()}

    assert [act.id for act in acts.values() if not act.means or (act.parent and act.parent not in acts)] == []


def test_the_example_with_all_forms_has_all_forms():
    outcome = load_deal(ROOT / "examples" / "convoys-and-levels")

    assert not outcome.has_errors
    assert {term.form for term in outcome.value.terms} == {
        "forbid", "achieve", "keep", "respond", "rate", "ratio", "permit",
    }  # fmt: skip


def test_checks_run_on_a_deal_with_errors_too():
    tree = parse_yaml("deal: x\nterms: {a: {must: depart}, b: {who: nobody}}\n", "deal.yaml").value
    written = parse_deal(tree).value
    deal = resolve_deal(written, None).value

    for check in CHECKS:
        check(Subject(deal, written))
