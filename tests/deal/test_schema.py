"""The schema for editors takes every deal that the program reads, and helps with the rest."""

import copy
import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.deal.load import load_deal, load_deal_text
from holdfire.deal.schema import LOOKS, deal_schema, schema_text
from holdfire.deal.written.keys import TABLES
from holdfire.source.yaml_tree import Mapping, Scalar, Sequence, parse_yaml
from tests.deal.test_unparse import HEAD, made_terms

ROOT = Path(__file__).parents[2]
SCHEMA = deal_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
WHOLE = sorted(path for where in ("examples", "tests/deals") for path in (ROOT / where).glob("**/deal.yaml"))
CASES = sorted((ROOT / "tests" / "cases").glob("[A-Z]*.md"))
LANGUAGE = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml[ \w]*\n(.*?)^```$", LANGUAGE, re.MULTILINE | re.DOTALL)


def seen(node):
    """A tree as an editor's reader of YAML 1.2 sees it: numbers, truth values and nothing are what they look like."""
    match node:
        case Mapping(entries):
            return {key.text: seen(value) for key, value in entries}
        case Sequence(items):
            return [seen(item) for item in items]
        case Scalar(text, quoted=True):
            return text
        case Scalar("" | "~" | "null" | "Null" | "NULL"):
            return None
        case Scalar("true" | "True" | "TRUE" | "false" | "False" | "FALSE" as text):
            return text.lower() == "true"
        case Scalar(text) if re.fullmatch(r"[-+]?[0-9]+", text):
            return int(text)
        case Scalar(text) if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
            return float(text)
        case Scalar(text):
            return text


def in_editor(text):
    return seen(parse_yaml(text, "deal.yaml").value)


def faults(text):
    return [
        f"{'/'.join(map(str, error.path))}: {error.message[:80]}" for error in VALIDATOR.iter_errors(in_editor(text))
    ]


def test_the_schema_in_the_documentation_is_current():
    assert (ROOT / "docs" / "deal.schema.json").read_text(encoding="utf-8") == schema_text()


def test_the_schema_is_a_schema_that_editors_know():
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    for word in ("prefixItems", "$defs", "discriminator", "unevaluatedProperties", "$anchor", "dependentRequired"):
        assert f'"{word}"' not in schema_text()


def parts(node):
    """Every part of the schema that is one."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from parts(value)
    elif isinstance(node, list):
        for value in node:
            yield from parts(value)


def test_nothing_stands_beside_a_reference():
    assert [part for part in parts(SCHEMA) if "$ref" in part and len(part) > 1] == []


def test_every_key_is_explained():
    shown = [SCHEMA, *SCHEMA["definitions"].values()]
    blocks = [block for block in shown if "properties" in block]

    assert len(blocks) == len(TABLES)
    for block in blocks:
        assert [name for name, one in block["properties"].items() if not one["description"]] == []


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: f"{path.parent.parent.name}-{path.parent.name}")
def test_whole_deals_fit(path):
    if load_deal(path).value is None:
        pytest.skip("not a valid deal")
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_good_deal_of_every_case_fits(path):
    (good,) = re.findall(r"^```yaml good\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)

    assert faults(good) == []


@pytest.mark.parametrize("text", BLOCKS, ids=range(1, len(BLOCKS) + 1))
def test_the_examples_of_the_language_page_fit(text):
    assert faults(text if "deal:" in text else f"deal: x\n{text}") == []


@settings(deadline=None, max_examples=60)
@given(made_terms())
def test_generated_deals_fit_if_they_are_read(term):
    if load_deal_text(HEAD + term).value is not None:
        assert faults(HEAD + term) == []


def fixed_groups(schema, value, path=()):
    """Where in a deal stand groups whose keys are fixed."""
    if "$ref" in schema:
        schema = SCHEMA["definitions"][schema["$ref"].rpartition("/")[2]]
    for either in schema.get("anyOf", []):
        yield from fixed_groups(either, value, path)
    if isinstance(value, list):
        for at, item in enumerate(value):
            yield from fixed_groups(schema.get("items", {}), item, (*path, at))
    if isinstance(value, dict) and "properties" in schema:
        if schema["additionalProperties"] is False:
            yield path
        for key, inner in value.items():
            yield from fixed_groups(schema["properties"].get(key, {}), inner, (*path, key))
    elif isinstance(value, dict) and isinstance(schema.get("additionalProperties"), dict):
        for key, inner in value.items():
            yield from fixed_groups(schema["additionalProperties"], inner, (*path, key))


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*/deal.yaml")), ids=lambda path: path.parent.name)
def test_a_key_that_does_not_exist_is_refused_wherever_it_stands(path):
    deal = in_editor(path.read_text(encoding="utf-8"))
    places = sorted(set(fixed_groups(SCHEMA, deal)), key=str)
    assert len(places) > 10
    for place in places:
        spoiled = copy.deepcopy(deal)
        group = spoiled
        for step in place:
            group = group[step]
        group["whoo"] = "x"
        assert not VALIDATOR.is_valid(spoiled), place


WORDS = {
    "time zone": ["UTC", "Asia/Damascus", "Etc/GMT-3", "America/Argentina/Buenos_Aires", "EST5EDT"],
    "daily": ["11:00 to 17:00", "9:00-17:30", "٠٩:٠٠ to ١٧:٠٠", "08:00 – 16:00", " 08:00 to\u00a024:00 "],
    "every": ["day", "Week", "week from 2024-05-03", "MONTH", " window", "week from 3 May 2024"],
    "partial periods": ["count"],
    "assessed by": ["claims", " Claims ", "ruling", "a ruling", "A Ruling of the panel", "ruling of panel"],
}
TERM = {
    "time zone": "deal: x\ntime zone: {}\nparties: {{a: }}\nterms: {{t: {{who: a, must not: attack}}}}\n",
    "daily": "must not: attack\n    daily: {}",
    "every": "must: report\n    how many: 3\n    every: {}",
    "partial periods": "must: report\n    how many: 3\n    every: day\n    partial periods: {}",
    "assessed by": "must not: attack\n    assessed by: {}",
}
DEAL = "deal: x\ntime zone: UTC\nparties: {{a: }}\nbodies: {{panel: }}\nterms:\n  t:\n    who: a\n    "


def with_word(key, word):
    return (TERM[key] if key == "time zone" else DEAL + TERM[key] + "\n").format(json.dumps(word, ensure_ascii=False))


def is_read(text):
    return load_deal_text(text).value is not None


@pytest.mark.parametrize("key", LOOKS)
def test_a_pattern_takes_what_is_read(key):
    for word in WORDS[key]:
        assert is_read(with_word(key, word)), word
        assert faults(with_word(key, word)) == []


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(sorted(LOOKS)), st.data())
def test_a_pattern_never_refuses_what_is_read(key, data):
    near = st.lists(st.sampled_from([*WORDS[key], " ", "0", ":", "a", "of", "٣", "-"]), min_size=1, max_size=3).map(
        "".join
    )
    word = data.draw(st.one_of(near, near.map(str.upper), near.map(lambda text: text[1:])))
    if is_read(with_word(key, word)):
        assert faults(with_word(key, word)) == []


@pytest.mark.parametrize("key", LOOKS)
def test_a_pattern_helps(key):
    assert faults(with_word(key, "??")) != []


@pytest.mark.parametrize(
    ("number", "fits"), [("15", True), ('"15"', True), ("١٥", True), ("015", True), ("-1", False), ("many", False)]
)
def test_a_whole_number_may_be_quoted_and_of_any_script(number, fits):
    text = f"deal: x\nbodies: {{panel: {{members: {number}}}}}\nterms: {{}}\n"

    assert (faults(text) == []) == fits
    assert is_read(text) == fits


def test_every_mistake_of_a_key_or_a_shape_is_seen_by_an_editor_too():
    bad = [path.read_text(encoding="utf-8") for path in CASES if path.stem.startswith(("S101", "S104", "S105"))]

    for page in bad:
        (text,) = re.findall(r"^```yaml bad\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
        assert faults(text) != []
