"""What the page for Python shows is what Python does."""

import doctest
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_what_the_page_shows_is_what_happens(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")

    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    runner.run(doctest.DocTestParser().get_doctest(page, {}, "docs/python.md", "docs/python.md", 0))

    assert runner.summarize(verbose=False).failed == 0
