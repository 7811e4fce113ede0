"""Reading the tables of words that rules rest on: ``tables/NAME.toml``, each read once, when first asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def word_table(name: str) -> Mapping[str, Any]:
    """Give a table as it is written.

    Args:
        name: Of the file, without its ending.
    """
    text = (files("holdfire.intake.text") / "tables" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words_of(name: str, key: str) -> frozenset[str]:
    """Give the words under a key of a table, which are written with spaces between them."""
    return frozenset(word_table(name)[key].split())


def holds_any(low: str, signs: Iterable[str]) -> bool:
    """Say whether one of several signs stands anywhere in some words in small letters."""
    return any(map(low.__contains__, signs))


def one_of(patterns: Iterable[str]) -> str:
    """Write a pattern that matches the first that fits of several, each of which begins with a letter.

    Those with one first letter stand together behind a look at that letter: where capitals do not matter, all would
    be tried one by one at every place.

    Examples:
        >>> one_of(["may", "march", "june"])
        '(?:(?=[mj])(?:m(?:ay|arch)|j(?:une)))'
    """
    found: dict[str, list[str]] = {}
    for one in patterns:
        found.setdefault(one[0], []).append(one[1:])
    whole = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in found.items())
    return f"(?:(?=[{''.join(found)}])(?:{whole}))"


def plural(word: str) -> str:
    """Write the plural of a noun.

    Examples:
        >>> [plural(word) for word in ("envoy", "ministry", "witness", "spokesman", "army", "branch")]
        ['envoys', 'ministries', 'witnesses', 'spokesmen', 'armies', 'branches']
    """
    if word.endswith("man") and word != "human":
        return f"{word[:-3]}men"
    if word.endswith("y") and word[-2:-1] not in ("a", "e", "o", "u"):
        return f"{word[:-1]}ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return f"{word}es"
    return f"{word}s"


def forms(verb: str) -> tuple[str, ...]:
    """Write the forms of a regular verb: base, third person, past, participle.

    Examples:
        >>> forms("deny"), forms("note")
        (('deny', 'denies', 'denied', 'denying'), ('note', 'notes', 'noted', 'noting'))
    """
    if verb.endswith("e"):
        return (
            verb,
            f"{verb}s",
            f"{verb}d",
            f"{verb[:-1]}ing" if not verb.endswith(("ee", "ye", "oe")) else f"{verb}ing",
        )
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    return verb, f"{verb}es" if verb.endswith(("s", "x", "ch", "sh", "z")) else f"{verb}s", f"{verb}ed", f"{verb}ing"


@cache
def speech_verbs() -> frozenset[str]:
    """Give all forms of the verbs of speech."""
    return frozenset(form for verb in words_of("speech", "verbs") for form in verb_forms(verb))


@cache
def verb_forms(verb: str) -> tuple[str, ...]:
    """Give the forms of a verb of the table of speech, regular or not."""
    listed = word_table("speech")["irregular"].get(verb)
    return (verb, *listed.split()) if listed else forms(verb)
