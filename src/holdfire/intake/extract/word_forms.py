"""Forms of English verbs: which form of which verb a word may be."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class VerbForms:
    """What is irregular about verbs.

    Attributes:
        irregular: Base to past and participle.
        doubled: Verbs that double their last consonant.
        either: Verbs that some double and others do not.
        others: Verbs that bound clauses and tell no act.
        regular_too: Irregular ones that have regular forms as well.
        nounish: Forms that are nouns more often.
    """

    irregular: Mapping[str, tuple[str, str]]
    doubled: frozenset[str]
    either: frozenset[str]
    others: tuple[str, ...]
    regular_too: frozenset[str]
    nounish: frozenset[str]


@cache
def _closed_classes() -> Mapping[str, str]:
    return tomllib.loads(files("holdfire.intake.extract").joinpath("closed_classes.toml").read_text("utf-8"))


@cache
def closed_class(name: str) -> frozenset[str]:
    """Give the words of a closed class (``closed_classes.toml``)."""
    return frozenset(_closed_classes()[name].split())


@cache
def verb_forms() -> VerbForms:
    """Read the table."""
    table: Mapping[str, Any] = tomllib.loads(
        files("holdfire.intake.extract").joinpath("verb_forms.toml").read_text("utf-8")
    )
    irregular = {}
    for entry in table["irregular"].replace("\n", "|").split("|"):
        if entry:
            base, _, rest = entry.partition(":")
            forms = rest.split(",")
            irregular[base] = (forms[0], forms[-1])
    words = {key: table[key].split() for key in ("doubled", "either", "others", "regular_too", "nounish")}
    return VerbForms(
        irregular,
        frozenset(words["doubled"]),
        frozenset(words["either"]),
        tuple(words["others"]),
        frozenset(words["regular_too"]),
        frozenset(words["nounish"]),
    )


def forms_of(base: str) -> dict[str, set[str]]:
    """Give all forms of a verb, each with what it may be: "base", "s", "past", "part" or "ing".

    >>> sorted(forms_of("ship"))
    ['ship', 'shipped', 'shipping', 'ships']
    >>> forms_of("strike")["struck"] == {"past", "part"}
    True
    """
    stem, dash, last = base.rpartition("-")
    found: dict[str, set[str]] = {}

    def put(form: str, sort: str) -> None:
        found.setdefault(stem + dash + form, set()).add(sort)

    table = verb_forms()
    put(last, "base")
    put(_with_s(last), "s")
    past, part = table.irregular.get(last, ("", ""))
    for one in _stems(last, table):
        put(one + "ing", "ing")
        if not past or last in table.regular_too:
            put(_with_ed(one), "past")
            put(_with_ed(one), "part")
    if past:
        put(past, "past")
        put(part, "part")
    return found


def _with_s(base: str) -> str:
    if base in ("have", "be"):
        return {"have": "has", "be": "is"}[base]
    if _ends_in_y(base):
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _with_ed(stem: str) -> str:
    if _ends_in_y(stem):
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


def _ends_in_y(base: str) -> bool:
    return base.endswith("y") and base[-2:-1] not in VOWELS


def _stems(base: str, table: VerbForms) -> tuple[str, ...]:
    """Give what -ed and -ing are put to."""
    if base.endswith("ie"):
        return (base[:-2] + "y",)
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return (base[:-1],)
    if base in table.either:
        return base, base + base[-1]
    return (base + base[-1],) if base in table.doubled else (base,)
