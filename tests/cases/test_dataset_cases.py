"""Every kind of mistake in a registered table has a page in ``datasets/``, as those in deals have beside this file."""

import re
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from holdfire.claims import dataset_file, dataset_times, dataset_words, dataset_yaml
from holdfire.claims.names import ANY_NAMES
from holdfire.engine.dataset_table import DuckTable
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.show import show_text

PAGES = sorted((Path(__file__).parent / "datasets").glob("*.md"))
WITHOUT_A_PAGE = {"C314-too-many-words"}
"""Its table would fill a book; ``tests/claims/test_datasets.py`` makes one."""


def block(page: str, *kinds: str) -> str:
    """The first block of a page that is of one of these kinds."""
    found = [m[1] for kind in kinds if (m := re.search(rf"^```{kind}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL))]
    assert found, f"the page has no block {kinds}"
    return found[0]


def diagnostics(page: str, which: str, folder: Path) -> tuple[Diagnostic, ...]:
    """What is said about the good or the bad dataset of a page."""
    path = folder / "events.dataset.yaml"
    path.write_text(block(page, f"yaml {which}"), encoding="utf-8")
    (folder / "events.csv").write_text(block(page, f"csv {which}", "csv"), encoding="utf-8")
    found = dataset_file.read_datasets([path], ZoneInfo("Asia/Damascus"), ANY_NAMES, DuckTable).diagnostics
    return tuple(replace(d, span=replace(d.span, file=path.name)) for d in found)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_good_table_is_good(path, tmp_path):
    assert diagnostics(path.read_text(encoding="utf-8"), "good", tmp_path) == ()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_bad_table_is_told_exactly_this(path, tmp_path):
    page = path.read_text(encoding="utf-8")
    lines = block(page, "yaml bad").split("\n")
    code = path.name.partition("-")[0]

    found = diagnostics(page, "bad", tmp_path)

    assert show_text([d for d in found if d.code == code], lambda file, line: lines[line - 1]) == block(page, "text")
    assert [d.message for d in found if d.severity == "error" and d.code != code] == []


def test_every_mistake_has_a_page():
    told = [module.__doc__ or "" for module in (dataset_file, dataset_times, dataset_words, dataset_yaml)]
    listed = re.findall(r"^(C3\d\d)  ([a-z-]+)", "\n".join(told), re.MULTILINE)

    assert sorted(f"{code}-{slug}" for code, slug in listed) == sorted({p.stem for p in PAGES} | WITHOUT_A_PAGE)
