"""The pages that show commands show what these print. `make accept` writes it into them."""

import shutil
from pathlib import Path

import pytest

from tests.docs.console import assert_page_is_true

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "page", ["docs/tutorial.md", "docs/engine.md", "docs/worked-examples.md", "docs/exposure.md", "README.md"]
)
def test_what_a_page_shows_is_what_happens(page, tmp_path, monkeypatch, request):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")

    assert_page_is_true(ROOT / page, tmp_path, monkeypatch, request.config.getoption("update_snapshots"))
