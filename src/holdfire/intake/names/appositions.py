"""Joining what stands side by side between commas: a role and a name, a body and its kind, a capital and its name."""

from __future__ import annotations

import re

from holdfire.intake.names.phrase import Phrase, phrase_of
from holdfire.intake.text.word_tables import speech_verbs


def joined(found: list[Phrase], signs: str) -> list[Phrase]:
    """Join a role and the name set beside it between commas, in either order."""
    joined: list[Phrase] = []
    for phrase in found:
        before = joined[-1] if joined else None
        if before and _are_one(before, phrase, signs):
            is_named = before.kind == "group" and before.head_tokens[0].is_capital
            carries = phrase if before.kind in ("role", "group", "document") and not is_named else before
            kind = (
                "place"
                if before.kind == "place"
                else (
                    "person"
                    if "role" in (before.kind, phrase.kind) or "person" in (before.kind, phrase.kind)
                    else "group"
                )
            )
            joined[-1] = phrase_of(before.sentence, before.first, phrase.last, carries.head, kind)
        else:
            joined.append(phrase)
    return joined


def _are_one(before: Phrase, phrase: Phrase, signs: str) -> bool:
    between = signs[before.last : phrase.first]
    if between == "c.c" and before.kind in ("name", "person") and phrase.kind == "role":
        return phrase.sentence.tokens[before.last + 1].text.isdigit()
    if between != "c":
        return False
    before_low = phrase.sentence.tokens[before.first - 1].low if before.first else ""
    if before.kind == "name" and before_low in ("in", "on", "at", "from", "near"):
        return False
    after = signs[phrase.last : phrase.last + 1]
    if after in ("a", "N"):
        return False
    tokens = phrase.sentence.tokens
    if before.kind == "place":
        is_the = tokens[before.first].low == "the" and before_low in ("in", "from", "on", "at", "near", "outside")
        return is_the and phrase.kind == "name" and _is_name_only(phrase, signs) and after == "c"
    if before.kind == "role" and phrase.kind in ("name", "person") and not before.is_plural:
        if phrase.kind == "person" and after == "c" and _PEOPLES.fullmatch(signs, phrase.first, phrase.last):
            return tokens[before.first].low == "the" or signs[before.first] in "Ss"
        first = phrase.first + (tokens[phrase.first].low in ("retired", "former", "then", "the late"))
        is_title = signs[before.first] in "dSs" and phrase.kind == "person" and signs[phrase.first] == "K"
        if phrase.kind == "person" and after == "c" and tokens[phrase.first].low in _ONCE:
            return signs[before.first] in "dSs"
        name_only = signs[first] in "NKp" and set(signs[first : phrase.last]) <= set("NKp")
        return name_only and "N" in signs[first : phrase.last] and (is_title or not _has_office(phrase))
    if before.kind in ("name", "person") and phrase.kind == "role" and not phrase.is_plural:
        is_capital = (
            signs[phrase.first] in "mN" and tokens[phrase.first].is_capital and "K" in signs[phrase.first : phrase.last]
        )
        if _has_verb_of_its_own(phrase) and before.first:
            return False
        if before_low in ("to", "with", "for") and tokens[phrase.first].low in ("his", "her", "its", "their"):
            return False
        return (signs[phrase.first] in "dSK" or is_capital) and tokens[phrase.first].low not in (
            "some",
            "any",
            "many",
            "several",
            "most",
            "all",
        )
    if before.kind == "group" and phrase.kind == "name":
        if before_low in ("to", "with") and tokens[max(before.first - 2, 0)].low in (
            "speaking",
            "talking",
            "interview",
        ):
            return False
        return signs[before.first] in "dsS" and after in ("c", ".") and _is_name_only(phrase, signs)
    if before.kind in ("name", "group") and phrase.kind == "group":
        if before.kind == "group" and tokens[before.first].low in ("a", "an") and _is_named_body(phrase):
            return after == "c" and not before.head_tokens[0].is_capital
        return (
            after in ("c", ".", "o", "y", "w")
            and tokens[phrase.first].low in ("a", "an", "the")
            and tokens[phrase.first].low != "the"
        )
    return False


def _is_named_body(phrase: Phrase) -> bool:
    """Say whether a phrase is a name with its article: "a coalition of rights groups, the Civic Forum,"."""
    capitals = sum(token.is_capital for token in phrase.head_tokens)
    return phrase.tokens[0].low == "the" and capitals == len(phrase.head_tokens) > 1


def _has_verb_of_its_own(phrase: Phrase) -> bool:
    """Say whether a role is no aside but a subject: "after a call with Jane Roe, the president said"."""
    tokens = phrase.sentence.tokens
    after = tokens[phrase.last].low if phrase.last < len(tokens) else ""
    return after in speech_verbs() and tokens[phrase.first].low == "the"


def _has_office(phrase: Phrase) -> bool:
    """Say whether a name stands with an office of its own, so that it is somebody else."""
    return any(token.low in _OFFICES for token in phrase.tokens)


_PEOPLES = re.compile(r"[NS][mN]*r(?:NN|NpN)N?")
"""How a person of some land and calling is put: "Swedish diplomat Jane Roe"."""
_ONCE = ("former", "retired", "onetime", "ex", "veteran")
"""Words of what somebody was before: "the envoy, former president Jane Roe"."""
_OFFICES = frozenset(
    ["minister", "president", "secretary", "premier", "chancellor", "ambassador", "governor", "spokesman",
     "spokeswoman", "spokesperson", "mayor", "envoy", "senator", "chief", "director"]
)  # fmt: skip


def _is_name_only(phrase: Phrase, signs: str) -> bool:
    inside = signs[phrase.first : phrase.last]
    return set(inside) <= set("NKp") and "N" in inside
