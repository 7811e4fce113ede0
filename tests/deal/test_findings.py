"""Laws of the checks: what is found hangs on what a deal means, not on how it is written or what things are called."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from holdfire.deal.load import load_deal_text
from holdfire.deal.restate.unparse import unparse_deal
from holdfire.vocab.taxonomy import shipped_acts

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "tests" / "cases").glob("T*.md"))
WHOLE = {
    path.parent.name: path.read_text(encoding="utf-8")
    for folder in ("examples", "tests/deals")
    for path in sorted((ROOT / folder).glob("*/deal.yaml"))
}
ON_PAGES = {
    f"{path.stem} {which}": re.search(rf"^```yaml {which}\n(.*?)^```$", path.read_text(encoding="utf-8"), re.M | re.S)[
        1
    ]
    for path in PAGES
    for which in ("good", "bad")
}
SOUND = {name: deal for name, text in {**WHOLE, **ON_PAGES}.items() if (deal := load_deal_text(text).value) is not None}
ON_WRITING = frozenset(["T309"])
"""In which time zone a moment is written is no part of what a deal means."""
JOINTS = frozenset(["for", "from", "stage", "of", "which", "quota", "reaching", "and", "or"])


def found_in(text):
    """The codes of what is found, each with how often; kept texts are not at hand, so nothing about them."""
    outcome = load_deal_text(text)
    assert outcome.value is not None, [d.message for d in outcome.diagnostics if d.severity == "error"]
    return Counter(d.code for d in outcome.diagnostics if d.code not in ON_WRITING)


@pytest.mark.parametrize("name", SOUND)
def test_a_deal_written_out_has_the_same_findings(name):
    assert found_in(unparse_deal(SOUND[name])) == found_in({**WHOLE, **ON_PAGES}[name])


def in_cipher(name):
    """Another name, made so that names which lie inside each other still do."""

    def other(word):
        return word if word in JOINTS else re.sub("[a-y]", lambda letter: chr(ord(letter[0]) + 1), word)

    return " ".join(other(word) for word in name.split(" "))


def names_in(deal):
    """The names a deal declares that mean nothing else: no units (numbers are written with these), no shipped acts."""
    shipped = {act.id for act in shipped_acts()}
    sections = (deal.parties.by_id, deal.places.by_id, deal.bodies, deal.drafts, deal.registers, deal.clauses)
    names = {name for section in sections for name in section}
    names |= {term.id for term in (*deal.terms, *deal.events)} | set(deal.acts.by_id) - shipped
    kept = names & (shipped | {"deal", *(party.kind for party in deal.parties.by_id.values())})
    return {name for name in names if not any(other in name for other in kept)}


def renamed(value, names):
    """The same thing with other names, all the way down."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, Mapping):
        return {renamed(key, names): renamed(inner, names) for key, inner in value.items()}
    if isinstance(value, tuple | frozenset | list):
        return type(value)(renamed(inner, names) for inner in value)
    if is_dataclass(value):
        return replace(value, **{field.name: renamed(getattr(value, field.name), names) for field in fields(value)})
    return value


def has_strips(deal):
    """Strips of land have names that speak of other places, and of sides that parties are called after, too."""
    return any(place.strip for place in deal.places.by_id.values())


@pytest.mark.parametrize("name", [name for name, deal in SOUND.items() if not has_strips(deal)])
def test_a_deal_in_which_everything_has_another_name_has_the_same_findings(name):
    deal = SOUND[name]
    other = renamed(deal, {old: in_cipher(old) for old in names_in(deal)})

    assert found_in(unparse_deal(other)) == found_in(unparse_deal(deal))
