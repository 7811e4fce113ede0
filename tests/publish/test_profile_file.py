"""Profiles are read with line and column in every mistake; the example of the documentation is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from holdfire.claims.columns import BY_KIND, EVERY
from holdfire.publish.leaving import ASSERTED, TOLD
from holdfire.publish.profile import DAY, USUAL, Coarsening, Profile
from holdfire.publish.profile_file import columns, read_profile
from tests.publish.making import loaded

ROOT = Path(__file__).parents[2]
ALEPPO = ROOT / "examples" / "aleppo-2016"


def read(text: str, tmp_path: Path) -> tuple[Profile | None, list[tuple[str, str, int, int]]]:
    path = tmp_path / "public.yaml"
    path.write_text(text, encoding="utf-8")
    outcome = read_profile(path, loaded(ALEPPO))
    return outcome.value, [(d.code, d.slug, d.span.line, d.span.column) for d in outcome.diagnostics]


def test_the_example_of_the_documentation_is_understood(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "evidence.md").read_text(encoding="utf-8")
    text = re.search(r"```yaml profile\n(.*?)```", page, re.DOTALL)
    assert text
    profile, found = read(text[1], tmp_path)
    assert found == []
    assert profile
    assert profile.delay == 14 * DAY
    assert profile.named == {"lavrov", "assad"}
    assert profile.never_places == {"foua and kefraya"}
    assert profile.never_names == ("Abu Omar", "أبو عمر")
    assert profile.fields == (*USUAL, "harm")
    assert profile.coarsenings == (
        Coarsening("radius", 20_000, places=("idlib",)),
        Coarsening("container", kinds=("hospital",)),
        Coarsening("grid", 5_000, inside=("aleppo city",)),
    )
    assert (profile.quotes, profile.contacts, profile.what_ifs) == (("nyt", "rt"), ("link",), True)
    assert profile.silence_until


@pytest.mark.parametrize(
    ("text", "code", "slug", "line", "column"),
    [
        ("- fields\n", "E701", "not-keys", 1, 1),
        ("never named: lavrov\n", "E701", "not-keys", 1, 14),
        ("title: x\nfeilds: [act]\n", "E702", "unknown-key", 2, 1),
        ("never named: {people: [lavrov]}\n", "E702", "unknown-key", 1, 15),
        ("fields: [usual, harms]\n", "E703", "unknown-name", 1, 17),
        ("named:\n  - nobody\n", "E703", "unknown-name", 2, 5),
        ("quotes: [nyt, nzt]\n", "E703", "unknown-name", 1, 15),
        ("contacts: [fax]\n", "E703", "unknown-name", 1, 12),
        ("delay: two weeks\n", "E704", "bad-number", 1, 8),
        ("places: [{places: [idlib], grid: 5}]\n", "E704", "bad-number", 1, 34),
        ("places: [{places: [idlib], grid: 5 km, radius: 2 km}]\n", "E705", "not-clear-how", 1, 10),
        ("places: [{grid: 5 km}]\n", "E705", "not-clear-how", 1, 10),
        ("silence counts up to: 06/10/2016\n", "E706", "bad-time", 1, 23),
        ("fields: [chain, published, act, when]\n", "E707", "field-always-needed", 1, 1),
        ("what ifs: maybe\n", "E708", "wrong-value", 1, 11),
        ("named: {lavrov: yes}\n", "E708", "wrong-value", 1, 8),
        ("title: *x\n", "Y107", "alias", 1, 8),
    ],
)
def test_a_mistake_is_told_where_it_stands(
    text: str, code: str, slug: str, line: int, column: int, tmp_path: Path
) -> None:
    profile, found = read(text, tmp_path)
    assert (code, slug, line, column) in found
    assert (profile is None) == (code != "E707")


def test_every_part_of_a_claim_has_a_key_that_lets_it_out() -> None:
    keys = {key for parts in (*ASSERTED.values(), TOLD) for listed in parts.values() for key in listed}
    assert keys <= set(columns())
    known = {column.name for column in (*EVERY, *BY_KIND)}
    assert known - keys == {"id", "kind", "quote start", "quote end", "supposed"}


def test_no_words_and_no_notes_are_among_the_usual_fields() -> None:
    assert set(USUAL) <= set(columns())
    words = {"note", "harm", "condition", "rule", "put to", "answered", "id", "recorded"}
    assert words.isdisjoint(USUAL)
