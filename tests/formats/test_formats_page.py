"""docs/formats.md says every format, every key of a mapping file and every trap, and its example is what comes out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from holdfire.formats.formats import FORMATS
from holdfire.formats.mapped import mapping_form
from tests.formats.mapped_tables import read_mapped

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```(\w+ \w+)\n(.*?)```", PAGE, re.DOTALL))
KEYS = {name: getattr(mapping_form, name) for name in dir(mapping_form) if name.endswith("_KEYS")}
MODULES = (
    "read_table", "mapping_file", "mapped_cells", "mapped_rows", "mapped_places", "totals", "beside", "acled", "odk",
    "claim_rows",
)  # fmt: skip
CODE = re.compile(r"^(E\d{3})  ([\w-]+)", re.MULTILINE)


def path_of(module):
    (path,) = (ROOT / "src" / "holdfire" / "formats").rglob(f"{module}.py")
    return path


def slugs_of(module: str) -> list[str]:
    text = path_of(module).read_text(encoding="utf-8")
    return [slug for _, slug in CODE.findall(text.split('"""')[1])]


@pytest.mark.parametrize("format_", FORMATS, ids=lambda one: one.NAME)
def test_every_format_is_on_the_page(format_):
    assert re.search(rf"^\| \[`{format_.NAME}`\]\(#[\w-]+\) \|", PAGE, re.MULTILINE)


@pytest.mark.parametrize("of", KEYS)
def test_every_key_of_a_mapping_file_is_on_the_page_and_no_other_is(of):
    for key, says in KEYS[of].items():
        needed = " *" if of == "TOP_KEYS" and key in mapping_form.NEEDED else ""
        assert f"| `{key}`{needed} | {says} |" in PAGE


def test_what_the_page_shows_of_a_table_is_what_comes_out(tmp_path):
    path = tmp_path / "return.csv"
    path.write_text(BLOCKS["csv table"], encoding="utf-8")
    read = read_mapped(path, BLOCKS["yaml mapping"], meant={"SAF": "syria"})
    assert read.claims == [json.loads(line) for line in BLOCKS["jsonl claims"].splitlines()]
    assert [one.message for one in read.diagnostics] == ["3 and 1200 (`Dead`) are 1203, but `Dead so far` is 1204"]
    assert read.diagnostics[0].message in PAGE


@pytest.mark.parametrize("module", MODULES)
def test_whatever_is_told_is_on_the_page(module):
    slugs = slugs_of(module)
    assert slugs
    assert [slug for slug in slugs if f"`{slug}`" not in PAGE] == []


def test_every_trap_is_shown_by_a_test_that_is_there():
    named = re.findall(r"`(test_\w+\.py)::(\w+)`", PAGE)
    assert len(named) > 40
    for file, test in named:
        text = (Path(__file__).parent / file).read_text(encoding="utf-8")
        assert f"def {test}(" in text


def test_no_code_means_two_things():
    means: dict[str, set[str]] = {}
    for module in MODULES:
        doc = path_of(module).read_text(encoding="utf-8").split('"""')[1]
        for code, slug in CODE.findall(doc):
            means.setdefault(code, set()).add(f"{module}: {slug}")
    assert {code: files for code, files in means.items() if len({file.split(":")[0] for file in files}) > 1} == {}
