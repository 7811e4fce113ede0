"""The table of what tells an act (``words.toml``), made ready for looking up word by word."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from holdfire.intake.extract.word_forms import closed_class, forms_of, verb_forms

GAP = 4
"""How many words may stand in a gap."""
LONG_GAP = 12
BE = closed_class("be")
HAVE = frozenset(["have", "has", "had", "having"])
DO = frozenset(["do", "does", "did"])
_NAMING = ("weapons", "aid", "talks", "pact", "proposal", "claim", "places", "strike_nouns", "attacks", "passage")
_KEPT = 64
_SEVERAL = {"be": BE, "have": HAVE, "do": DO}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the table; see its head for what the fields mean."""

    id: str
    type: str
    alt: tuple[str, ...]
    confidence: float
    complement: bool = False
    told: bool = False
    once: bool = False
    passive: bool = False
    target: bool = False
    owned: bool = False
    object: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """One place of an entry: any of some words, a gap, or a word that may be missing."""

    words: frozenset[str] = frozenset()
    is_gap: bool = False
    is_wide: bool = False
    is_long: bool = False
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """Words that tell an act.

    Attributes:
        sort: "verb", "noun" or "phrase".
        forms: Of a verb: each form of its first word, with what it may be.
        rest: What follows the first word.
        is_ahead: Whether what follows the gap is only looked at: it is no part of the trigger.
        key: One of these has to stand in the sentence; empty: nothing more has to.
    """

    rule: Rule
    sort: str
    forms: Mapping[str, frozenset[str]]
    rest: tuple[Part, ...]
    base: str = ""
    key: frozenset[str] = frozenset()
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """The entries that begin with one word, in the order in which they are tried.

    Attributes:
        plain: Those that are always tried, with their place in the order.
        keyed: Those that are tried where a certain word stands in the sentence.
        keys: These words.
        is_of_verbs: Whether all of them are verbs.
        known: What was put together for sentences before.
    """

    plain: Sequence[tuple[int, Entry]]
    keyed: Mapping[str, Sequence[tuple[int, Entry]]]
    keys: frozenset[str]
    is_of_verbs: bool = False
    known: dict[frozenset[str], Sequence[tuple[int, Entry]]] = field(default_factory=dict, repr=False, compare=False)

    def fitting(self, words: frozenset[str]) -> Sequence[tuple[int, Entry]]:
        """Give the entries to try in a sentence of these words."""
        present = self.keys & words
        known = self.known.get(present)
        if known is None:
            found = {number: entry for word in present for number, entry in self.keyed[word]}
            found.update(self.plain)
            known = sorted(found.items())
            if len(self.known) < _KEPT:
                self.known[present] = known
        return known


@dataclass(frozen=True, slots=True)
class ActTable:
    """All rules.

    Attributes:
        entries: By first word, those with most words first.
        verbs: Every form of every verb known, with what it may be.
        nouns: Words that can be nouns of an act.
        things: Words that are nouns more often than verbs.
        classes: Classes of words, by name.
    """

    entries: Mapping[str, Slot]
    verbs: Mapping[str, frozenset[str]]
    nouns: frozenset[str]
    things: frozenset[str]
    classes: Mapping[str, frozenset[str]] = field(repr=False, default_factory=dict)


@cache
def act_table() -> ActTable:
    """Read the table and work out all forms."""
    table = tomllib.loads(files("holdfire.intake.extract.acts").joinpath("words.toml").read_text("utf-8"))
    classes = {name: frozenset(words.split()) for name, words in table["classes"].items()}
    classes["nobody"] = frozenset()
    entries: dict[str, list[Entry]] = {}
    verbs: dict[str, set[str]] = {}
    nouns: set[str] = set()
    for written in table["rule"]:
        rule = _rule(written, classes)
        for sort in ("verbs", "nouns", "phrases"):
            for words in _entries(written.get(sort, "")):
                entry = _entry(rule, sort.removesuffix("s"), words)
                entry = replace(entry, key=_key(entry.rest), is_ahead=_is_ahead(entry, classes))
                for form, sorts in entry.forms.items():
                    entries.setdefault(form, []).append(entry)
                    if entry.sort == "verb":
                        verbs.setdefault(form, set()).update(sorts)
                    elif entry.sort == "noun" and not entry.rest:
                        nouns.add(form)
    for base in verb_forms().others:
        for form, sorts in _forms(base).items():
            verbs.setdefault(form, set()).update(sorts)
    for base in verb_forms().irregular:
        for form, sorts in _forms(base).items():
            verbs.setdefault(form, set()).update(sorts)
    ordered = {form: _slot(sorted(those, key=_rank, reverse=True)) for form, those in entries.items()}
    return ActTable(
        ordered,
        {form: frozenset(sorts) for form, sorts in verbs.items()},
        frozenset(nouns),
        frozenset(word for name in _NAMING for word in classes[name]) | nouns | verb_forms().nounish,
        classes,
    )


def _is_ahead(entry: Entry, classes: Mapping[str, frozenset[str]]) -> bool:
    """Say whether an entry ends with its object, which may tell an act of its own ("reject _ demand|offer")."""
    if entry.rule.type not in ("REFUSE", "ACCEPT", "DENY") or len(entry.rest) < 2 or not entry.rest[-2].is_gap:
        return False
    return not entry.rest[-1].words.isdisjoint(classes["proposal"])


def _key(rest: tuple[Part, ...]) -> frozenset[str]:
    """Give the words of the part that is met least often."""
    needed = [part.words for part in rest if not part.is_gap and not part.is_optional]
    return max(needed, key=lambda words: (len(min(words, key=len)), -len(words)), default=frozenset())


def _slot(entries: Sequence[Entry]) -> Slot:
    keyed: dict[str, list[tuple[int, Entry]]] = {}
    for number, entry in enumerate(entries):
        for word in entry.key:
            keyed.setdefault(word, []).append((number, entry))
    plain = tuple((number, entry) for number, entry in enumerate(entries) if not entry.key)
    return Slot(plain, keyed, frozenset(keyed), all(entry.sort == "verb" for entry in entries))


def _rank(entry: Entry) -> tuple[int, bool, bool]:
    """Put the more exact first: more words, then those that ask for an object or a subject."""
    return (
        sum(not part.is_gap and not part.is_optional for part in entry.rest),
        bool(entry.rule.object),
        bool(entry.rule.subject),
    )


def _rule(written: Mapping[str, Any], classes: Mapping[str, frozenset[str]]) -> Rule:
    named: dict[str, Any] = {key: classes[written[key]] for key in ("object", "unless", "subject") if key in written}
    plain = {
        key: written[key] for key in ("complement", "told", "once", "passive", "target", "owned") if key in written
    }
    return Rule(written["id"], written["type"], tuple(written.get("alt", ())), written["confidence"], **plain, **named)


def _entries(written: str) -> list[list[str]]:
    return [each.split() for each in written.replace("\n", ",").split(",") if each.strip()]


def _entry(rule: Rule, sort: str, words: list[str]) -> Entry:
    first, *rest = words
    parts = [_part(word) for word in rest]
    if sort == "verb":
        return Entry(rule, sort, _forms(first), tuple(parts), first)
    if sort == "phrase" and first.startswith("~"):
        base = first[1:]
        forms = dict.fromkeys(_SEVERAL[base], frozenset(["past"])) if base in _SEVERAL else _forms(base)
        return Entry(rule, sort, forms, tuple(parts), base)
    if sort == "noun":
        if not parts:
            return Entry(rule, sort, dict.fromkeys(_with_plural(first), frozenset()), (), first)
        last = parts[-1]
        parts[-1] = Part(
            frozenset(one for word in last.words for one in _with_plural(word)), is_optional=last.is_optional
        )
        first_forms = [first] if len(parts) == 1 and rest[-1] not in _SMALL else _with_plural(first)
        return Entry(rule, sort, dict.fromkeys(first_forms, frozenset()), tuple(parts), first)
    return Entry(rule, sort, dict.fromkeys(first.split("|"), frozenset()), tuple(parts), first)


_SMALL = closed_class("small")


def _part(word: str) -> Part:
    if word in ("_", "__", "___"):
        return Part(is_gap=True, is_wide=word == "__", is_long=word == "___")
    optional = word.endswith("?")
    words: set[str] = set()
    for one in word.rstrip("?").split("|"):
        if one.startswith("~"):
            words |= _SEVERAL.get(one[1:]) or set(_forms(one[1:]))
        else:
            words.add(one)
    return Part(frozenset(words), is_optional=optional)


def _forms(base: str) -> dict[str, frozenset[str]]:
    return {form: frozenset(sorts) for form, sorts in forms_of(base).items()}


def _with_plural(noun: str) -> list[str]:
    if noun in _SMALL or noun.endswith("s"):
        return [noun]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return [noun, noun[:-1] + "ies"]
    return [noun, noun + ("es" if noun.endswith(("x", "ch", "sh")) else "s")]
