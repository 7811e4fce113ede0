"""What is said about claims that do not fit together: where, what, and what to do."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from holdfire.claims.names import NO_NAMES, Names, spellings
from holdfire.claims.read import read_claims
from holdfire.source.show import show_text

NAMES = NO_NAMES.with_more(
    Names(
        parties=spellings([("nyt", [])]),
        acts=spellings([("attack", [])]),
        terms=spellings([("halt fire", [])]),
        bodies=spellings([("panel", [])]),
        places={}, counts={}, drafts={}, clauses={}, readings={}, units={},
    )
)  # fmt: skip
TOLD = '"chain": ["nyt"], "published": "2016-10-03"'
ATTACK = f'"kind": "event", "act": "attack", "when": "2016-10-02", {TOLD}'


def said_about(lines: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Read claims and give what is said, without the lines of the file."""
    monkeypatch.chdir(folder)
    Path("c.jsonl").write_text("".join(f"{{{line}}}\n" for line in lines), encoding="utf-8")
    shown = show_text(read_claims([Path("c.jsonl")], ZoneInfo("UTC"), {}, NAMES).diagnostics)
    return [line.replace("^", "").strip(" |") for line in shown.splitlines() if line and not line[3:4].isdigit()]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            [f'"id": "c1", {ATTACK}', f'"id": "c1", {ATTACK}'],
            [
                "c.jsonl:2:8 error C241 duplicate-id: two claims are called `c1`",
                "",
                "the first one",
                "help: give each claim a name of its own",
            ],
        ),
        (
            [f'"id": "c2", "reply to": "c9", "maybe same as": "i9", "answers": "c8", {ATTACK}'],
            [
                "c.jsonl:1:26 error C242 names-no-claim: `reply to` names `c9`, and there is no such claim",
                "",
                "help: known are `c2`",
                "c.jsonl:1:49 error C242 names-no-claim: `maybe same as` names `i9`, and there is no such incident",
                "",
                "help: known are `c2`",
                "c.jsonl:1:66 error C242 names-no-claim: `answers` names `c8`, and there is no such incident or claim",
                "",
                "help: known are `c2`",
            ],
        ),
        (
            [f'"id": "c3", "replaces": "c7", {ATTACK}', f'"id": "c4", "retracts": "c6", {TOLD}'],
            [
                "c.jsonl:1:26 error C242 names-no-claim: `replaces` names `c7`, and there is no such claim",
                "",
                "help: known are `c3`, `c4`",
                "c.jsonl:2:26 error C242 names-no-claim: `retracts` names `c6`, and there is no such claim",
                "",
                "help: known are `c3`, `c4`",
            ],
        ),
        (
            [
                f'"id": "c5", "kind": "ruling", "body": "panel", "about": "i2", "found": "happened", {TOLD}',
                f'"id": "c6", "kind": "ruling", "body": "panel", "about": "halt", "found": "kept", {TOLD}',
                f'"id": "c7", "incident": "i1", {ATTACK}',
            ],
            [
                "c.jsonl:1:58 error C242 names-no-claim: `about` names `i2`, and there is no such incident",
                "",
                "help: known are `i1`",
                "c.jsonl:2:58 error C242 names-no-claim: `about` names `halt`, and there is no such term",
                "",
                "help: did you mean `halt fire`?",
            ],
        ),
        (
            [f'"id": "c1", "said": "2016-10-05", "recorded": "2016-10-02", {ATTACK}'],
            [
                "c.jsonl:1:48 error C244 times-out-of-order: it was recorded before it was published",
                "",
                "help: check both dates",
                "c.jsonl:1:149 error C244 times-out-of-order: it was published before it was said",
                "",
                "help: check both dates",
            ],
        ),
        (
            [
                f'"id": "c1", "kind": "event", "act": "attack", "when": "2016-10-05", {TOLD}',
                f'"id": "c2", "kind": "event", "act": "attack", "began": "2016-10-05", "ended": "2016-10-06", {TOLD}',
            ],
            [
                "c.jsonl:1:56 warning C245 told-before-it-happened: it was told before what it says had happened",
                "",
                "help: a plan is no event: write a stance, or check the dates",
                "c.jsonl:2:57 warning C245 told-before-it-happened: it was told before what it says had happened",
                "",
                "help: a plan is no event: write a stance, or check the dates",
            ],
        ),
        (
            [f'"id": "c1", "replaces": "c2", {ATTACK}', f'"id": "c2", "retracts": "c1", {TOLD}'],
            [
                "c.jsonl:1:26 error C243 replaces-itself: `c1` replaces itself, directly or through others",
                "",
                "help: a correction names the earlier claim",
                "c.jsonl:2:26 error C243 replaces-itself: `c2` replaces itself, directly or through others",
                "",
                "help: a correction names the earlier claim",
            ],
        ),
    ],
    ids=["one id twice", "names nothing", "replaces nothing", "rulings", "times", "plans", "a ring"],
)
def test_it_is_said_where_and_what_and_what_to_do(
    lines: list[str], expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said_about(lines, tmp_path, monkeypatch) == expected
