"""Every kind of mistake has a page: prose, a good deal, a bad deal, and what is said about the bad one.

Where a mistake shows only in a whole case, the page has claims too, for each deal: then both are read as a case.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from holdfire.deal.checks import CHECKS
from holdfire.deal.load import load_deal_text
from holdfire.deal.mistakes import MISTAKES
from holdfire.pipeline import load_case
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.show import show_text

FOLDER = Path(__file__).parent
PAGES = sorted(FOLDER.glob("[A-Z]*.md"))


def block(page: str, kind: str) -> str:
    found = re.search(rf"^```{kind}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert found, f"the page has no block `{kind}`"
    return found[1]


def diagnostics(page: str, which: str, folder: Path) -> tuple[Diagnostic, ...]:
    """What is said about the good or the bad deal of a page."""
    deal = block(page, f"yaml {which}")
    if f"```jsonl {which}\n" not in page:
        return load_deal_text(deal, "deal.yaml", FOLDER).diagnostics
    (folder / "claims").mkdir()
    (folder / "deal.yaml").write_text(deal, encoding="utf-8")
    (folder / "claims" / "claims.jsonl").write_text(block(page, f"jsonl {which}"), encoding="utf-8")
    found = load_case(folder).diagnostics
    name = str(folder / "deal.yaml")
    return tuple(replace(d, span=replace(d.span, file="deal.yaml")) for d in found if d.span.file == name)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_good_deal_is_good(path, tmp_path):
    page = path.read_text(encoding="utf-8")
    code = path.name.partition("-")[0]

    found = diagnostics(page, "good", tmp_path)

    assert [d.message for d in found if d.code == code or d.severity == "error"] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_bad_deal_is_told_exactly_this(path, tmp_path):
    page = path.read_text(encoding="utf-8")
    lines = block(page, "yaml bad").split("\n")
    code = path.name.partition("-")[0]

    found = [d for d in diagnostics(page, "bad", tmp_path) if d.code == code]

    assert show_text(found, lambda file, line: lines[line - 1]) == block(page, "text")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_bad_deal_has_no_other_error(path, tmp_path):
    code = path.name.partition("-")[0]

    found = diagnostics(path.read_text(encoding="utf-8"), "bad", tmp_path)

    assert [d.message for d in found if d.severity == "error" and d.code != code] == []


def test_every_mistake_and_every_check_has_a_page():
    slugs = [f"{mistake.code}-{mistake.slug}" for mistake in MISTAKES]
    slugs += [f"{(check.__doc__ or '').split()[0]}-{check.__name__.replace('_', '-')}" for check in CHECKS]

    assert [path.stem for path in PAGES] == sorted(slugs)


def test_no_two_mistakes_share_a_code():
    codes = [mistake.code for mistake in MISTAKES] + [(check.__doc__ or "").split()[0] for check in CHECKS]

    assert len(codes) == len(set(codes))
