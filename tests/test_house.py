"""The rules of the house that no other tool holds: sizes, names, links, numbers, pages."""

import argparse
import ast
import re
from pathlib import Path

import pytest

from holdfire.cli.arguments import make_parser

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
PAGES = sorted(
    path
    for where in (ROOT.glob("*.md"), *((ROOT / folder).rglob("*.md") for folder in ("docs", "changes", "examples")))
    for path in where
)
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
KEPT = ("src", "tests", "docs", "examples", "changes", ".ci", "benchmarks")
TEXT = frozenset(re.findall(r"\S+", ".py .md .yaml .yml .toml .json .jsonl .csv .txt .html .css .sql .js .ambr"))

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60
BANNED_NAMES = {"utils", "util", "helpers", "common", "misc", "base", "manager", "service"}

OF_A_MACHINE = re.compile(r"(?<![\w.:/])/(?:home|Users|root|work|tmp|mnt|opt)/[\w.-]|\b[A-Z]:\\(?:Users|Windows)\b")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def texts() -> list[Path]:
    """Text files that are part of the project."""
    inside = (path for folder in KEPT for path in (ROOT / folder).rglob("*"))
    beside = (*ROOT.glob("*.md"), *ROOT.glob("*.toml"), ROOT / "Makefile")
    return [p for p in (*inside, *beside) if p.is_file() and (p.suffix in TEXT or p.name in {"Makefile", "run"})]


def prose(page: Path) -> str:
    """A page without its code."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text)


def anchors(page: Path) -> set[str]:
    """Anchors of headings, as repository hosts make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


def test_modules_are_short():
    assert [name_of(p) for p in MODULES if _lines(p) > MOST_LINES] == []


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_functions_are_short():
    long = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > MOST_LINES_OF_A_FUNCTION:
                    long.append(f"{name_of(path)}:{node.name} ({length} lines)")

    assert long == []


def test_modules_are_named_for_their_subject():
    assert [name_of(p) for p in MODULES if p.stem in BANNED_NAMES or p.parent.name in BANNED_NAMES] == []


def test_every_module_says_what_it_is_for():
    silent = []
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        if text.strip() and not ast.get_docstring(ast.parse(text)):
            silent.append(name_of(path))

    assert silent == []


def test_no_path_of_a_machine_is_in_the_tree():
    me = Path(__file__)
    found = [
        f"{name_of(path)}:{number}"
        for path in texts()
        if path != me
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if OF_A_MACHINE.search(line)
    ]

    assert found == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page):
    broken = []
    for link in LINK.findall(prose(page)):
        target, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        path = (page.parent / target).resolve() if target else page
        if not path.exists() or (anchor and path.suffix == ".md" and anchor not in anchors(path)):
            broken.append(link)

    assert broken == []


def test_decisions_are_numbered_one_by_one():
    assert [path.name[:4] for path in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("path", DECISIONS, ids=name_of)
def test_a_decision_says_what_and_why_and_is_listed(path):
    text = path.read_text(encoding="utf-8")
    title = text.splitlines()[0].removeprefix("# ")

    assert title.startswith(f"{path.name[:4]}: ")
    assert "**Chosen.**" in text or "| why |" in text
    assert "**Why.**" in text or "| why |" in text
    assert f"- [{title}]({path.name})" in (path.parent / "README.md").read_text(encoding="utf-8")


def test_every_command_is_on_its_page_and_in_the_readme_and_no_other_is():
    (action,) = [a for a in make_parser()._actions if isinstance(a, argparse._SubParsersAction)]
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^## `holdfire (\w+)", page, re.MULTILINE)) == set(action.choices)
    assert set(re.findall(r"^\| `holdfire (\w+)", readme, re.MULTILINE)) == set(action.choices)


def test_every_option_on_the_page_of_commands_is_there():
    (action,) = [a for a in make_parser()._actions if isinstance(a, argparse._SubParsersAction)]
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    known = {option for parser in action.choices.values() for o in parser._actions for option in o.option_strings}

    assert set(re.findall(r"--[a-z][a-z-]+", page)) <= known | {"--help", "--version"}


@pytest.mark.parametrize("path", sorted((ROOT / "changes").glob("*.md")), ids=name_of)
def test_a_change_is_told_to_users_in_a_few_lines(path):
    text = path.read_text(encoding="utf-8").strip()

    assert text
    assert len(text.splitlines()) <= 12


def test_the_index_of_the_documentation_is_whole():
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {path.name for path in (ROOT / "docs").iterdir() if path.suffix in {".md", ".json"}} - {"README.md"}

    assert {link for link in LINK.findall(index) if "/" not in link} == pages


def test_no_code_of_a_mistake_means_two_things():
    meant: dict[str, set[str]] = {}
    for path in sorted((ROOT / "src").rglob("*.py")):
        doc = path.read_text(encoding="utf-8").split('"""')[1]
        for code, slug in re.findall(r"^([A-Z]\d{3})  ([a-z-]+)", doc, re.MULTILINE):
            meant.setdefault(code, set()).add(slug)
    assert len(meant) > 150
    assert {code: slugs for code, slugs in meant.items() if len(slugs) > 1} == {}
