"""Each construct of the language, with claims that make it met, breached and undecided.

Every page beside this file is one construct: a deal, then situations. A situation says when it
is looked at, lists claims, and shows in a table where each term stands then. Engine and oracle
must both say so. Claims leave out what does not matter here: they are events told by an
observer, on the day they speak of.

A situation takes everything as told up to the moment it is looked at, unless it says "Nobody
says that this is all", and the deal as amended up to then. It can also say
"As if in force from DATE." A block called NAME beside the deal is the document NAME.txt.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from holdfire.assessments.assess import assess_terms
from holdfire.assessments.assessment import Assessment, Question
from holdfire.claims.account import Account
from holdfire.deal.load import deal_zone
from holdfire.pipeline import Case, load_case
from holdfire.source.yaml_tree import Mapping, Node, Scalar, Sequence, parse_yaml
from holdfire.vocab.moment_text import parse_moment
from tests.oracle.assess import assess as assess_by_oracle

HERE = Path(__file__).parent
FILES = {"geojson": "places.geojson"}
FENCE = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
AS_OF = r"As of ([\dT: -]+\d)"
ROW = re.compile(r"^\|(.+)\|$", re.MULTILINE)


@dataclass(frozen=True)
class Situation:
    """One heading of a page: claims, the moment, and where each term stands."""

    page: str
    name: str
    deal: str
    files: dict[str, str]
    text: str

    @property
    def claims(self) -> str:
        return next((body for kind, body in FENCE.findall(self.text) if kind == "claims"), "")

    @property
    def expected(self) -> set[tuple[str, ...]]:
        rows = [tuple(cell.strip() for cell in row.split("|")) for row in ROW.findall(self.text)]
        return set(rows[2:])

    def said(self, pattern: str) -> str:
        found = re.search(pattern, self.text)
        return found[1] if found else ""


def situations() -> list[Situation]:
    found = []
    for page in sorted(HERE.glob("*.md")):
        head, *parts = re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
        blocks = dict(FENCE.findall(head))
        files = {FILES.get(kind, f"{kind}.txt"): body for kind, body in blocks.items() if kind != "yaml"}
        for part in parts:
            name, _, text = part.partition("\n")
            found.append(Situation(page.stem, name.strip(), blocks["yaml"], files, text))
    return found


@pytest.mark.parametrize("situation", situations(), ids=lambda s: f"{s.page}-{s.name}")
def test_stands_as_the_page_says(situation: Situation, tmp_path: Path) -> None:
    case, question = case_and_question(situation, tmp_path)
    engine = assess_terms(case.deal, case.claims, case.accounts, case.parties, question)
    assert shown(engine, situation) == situation.expected
    oracle = assess_by_oracle(case.deal, case.claims, case.accounts, case.parties, question)
    assert shown(oracle, situation) == situation.expected


def test_every_construct_is_met_breached_and_undecided_somewhere() -> None:
    """A page shows its construct kept, broken and in doubt."""
    for page in {s.page for s in situations()}:
        seen = {row[-1] for s in situations() if s.page == page for row in s.expected}
        assert any(" or " in states for states in seen), f"{page} shows nothing undecided"
        assert "breached" in seen or "ended" in seen, f"{page} shows nothing broken or ended"
        assert seen & {"met", "standing"}, f"{page} shows nothing kept"


def shown(found: tuple[Assessment, ...], situation: Situation) -> set[tuple[str, ...]]:
    """Write assessments as the rows of the page's table: those of the terms that it lists."""
    terms = {row[0] for row in situation.expected}
    with_reading = any(len(row) == 4 for row in situation.expected)
    rows = set()
    for one in found:
        if one.term in terms:
            reading = (one.reading,) if with_reading else ()
            rows.add((one.term, one.bearer, *reading, " or ".join(sorted(one.states))))
    return rows


def case_and_question(situation: Situation, folder: Path) -> tuple[Case, Question]:
    case = case_of(situation, folder)
    zone = ZoneInfo(case.deal.zone)
    now = parse_moment(situation.said(AS_OF), zone).earliest
    as_if = situation.said(r"As if in force from ([\d: -]+\d)")
    complete = None if "Nobody says that this is all." in situation.text else now
    question = Question(now, as_if=parse_moment(as_if, zone).earliest if as_if else None)
    return replace(case, accounts=(Account("everyone", complete_up_to=complete),)), question


def case_of(situation: Situation, folder: Path) -> Case:
    (folder / "claims").mkdir()
    (folder / "deal.yaml").write_text(situation.deal, encoding="utf-8")
    (folder / "sources.yaml").write_text("sources:\n  observer: {name: Observer, kind: organisation}\n")
    for name, text in situation.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    lines = [claim_of(line, number) for number, line in enumerate(situation.claims.splitlines()) if line.strip()]
    (folder / "claims" / "claims.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    now = parse_moment(situation.said(AS_OF), deal_zone(folder)).earliest
    read = load_case(folder, in_force_on=now)
    assert read.value is not None, [d.message for d in read.diagnostics if d.severity == "error"]
    return read.value


def claim_of(line: str, number: int) -> dict[str, object]:
    """Fill in what a line leaves out: an event, told by an observer on the day it speaks of."""
    tree = parse_yaml(line, "claims").value
    assert isinstance(tree, Mapping), line
    told = {key.text: plain(value) for key, value in tree.entries}
    day = next((str(told[key]) for key in ("when", "at", "ended", "began") if key in told), "2024-01-01")
    kind = "figure" if "count" in told else "stance" if "position" in told else "event"
    kind = "ruling" if "found" in told else "decision" if "body" in told else kind
    usual = {"id": f"c{number}", "kind": kind, "chain": ["observer"], "published": day[:10]}
    return usual | told


def plain(node: Node) -> object:
    match node:
        case Scalar(text):
            return text
        case Sequence(items):
            return [plain(item) for item in items]
        case Mapping(entries):
            return {key.text: plain(value) for key, value in entries}
