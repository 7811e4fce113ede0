"""Every kind of mistake has a page: prose, a good deal, a bad deal, and what is said about the bad one."""

import re
from pathlib import Path

import pytest

from holdfire.deal.checks import CHECKS
from holdfire.deal.load import load_deal_text
from holdfire.deal.mistakes import MISTAKES
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.show import show_text

FOLDER = Path(__file__).parent
PAGES = sorted(FOLDER.glob("[A-Z]*.md"))


def block(page: str, kind: str) -> str:
    found = re.search(rf"^```{kind}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert found, f"the page has no block `{kind}`"
    return found[1]


def diagnostics(deal: str) -> tuple[Diagnostic, ...]:
    return load_deal_text(deal, "deal.yaml", FOLDER).diagnostics


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_good_deal_is_good(path):
    page = path.read_text(encoding="utf-8")
    code = path.name.partition("-")[0]

    found = diagnostics(block(page, "yaml good"))

    assert [d.message for d in found if d.code == code or d.severity == "error"] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_bad_deal_is_told_exactly_this(path):
    page = path.read_text(encoding="utf-8")
    bad = block(page, "yaml bad")
    lines = bad.split("\n")
    code = path.name.partition("-")[0]

    found = [d for d in diagnostics(bad) if d.code == code]

    assert show_text(found, lambda file, line: lines[line - 1]) == block(page, "text")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_bad_deal_has_no_other_error(path):
    code = path.name.partition("-")[0]

    found = diagnostics(block(path.read_text(encoding="utf-8"), "yaml bad"))

    assert [d.message for d in found if d.severity == "error" and d.code != code] == []


def test_every_mistake_and_every_check_has_a_page():
    slugs = [f"{mistake.code}-{mistake.slug}" for mistake in MISTAKES]
    slugs += [f"{(check.__doc__ or '').split()[0]}-{check.__name__.replace('_', '-')}" for check in CHECKS]

    assert [path.stem for path in PAGES] == sorted(slugs)


def test_no_two_mistakes_share_a_code():
    codes = [mistake.code for mistake in MISTAKES] + [(check.__doc__ or "").split()[0] for check in CHECKS]

    assert len(codes) == len(set(codes))
