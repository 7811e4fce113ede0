"""Telling a verb of speech from what only looks like one: "pointed out", "made clear that", "the truce agreed in"."""

from __future__ import annotations

from holdfire.intake.extract.quotations.ground import Ground, between
from holdfire.intake.text.word_tables import words_of

_CLEAR = frozenset(["clear", "plain", "known", "public", "explicit"])


_NO_SUBJECT = frozenset(["a", "an", "the", "its", "their", "his", "her", "please"])
_PATIENTS = frozenset(
    ["patients", "wounded", "injured", "casualties", "people", "children", "women", "men", "civilians"]
)


def _is_taken_in(ground: Ground, at: int) -> bool:
    """Say whether patients are admitted, not a fault: "has admitted 46 wounded"."""
    near = ground.low[at : at + 4]
    return "that" not in near and not _PATIENTS.isdisjoint(near) and between("finite").isdisjoint(near)


def last_of_verb(ground: Ground, at: int, verb: str) -> int:
    """Give the token past a verb of speech with the words that belong to it; -1 where it says nothing here."""
    low = ground.low
    last = at + 1
    if verb == "point":
        if low[at + 1 : at + 2] != ["out"]:
            return -1
        last += 1
    if verb == "make":
        clear = next((n for n in range(at + 1, min(at + 4, len(low) - 1)) if low[n] in _CLEAR), -1)
        if clear < 0 or not (low[clear + 1] in ("that", "to") or _is_clause_at(ground, clear + 1)):
            return -1
        last = clear + 1
    if verb == "let":
        if low[at + 1 : at + 4] != ["it", "be", "known"]:
            return -1
        last = at + 4
    if verb == "brush" and "as" not in low[at + 1 : at + (20 if low[at + 1 : at + 2] in (["aside"], ["off"]) else 4)]:
        return -1
    if verb == "go" and (low[at + 1 : at + 2] != ["on"] or low[at + 2 : at + 3] == ["to"]):
        return -1
    if low[at].endswith("ed") and at and low[at - 1] in _NO_SUBJECT:
        return -1
    if verb == "respond" and low[at + 1 : at + 2] == ["by"]:
        return -1
    if verb == "admit" and _is_taken_in(ground, at + 1):
        return -1
    if verb == "refer" and low[at + 1 : at + 2] != ["to"]:
        return -1
    if verb in words_of("speech", "that_only") and verb != "make" and not _has_that(ground, at):
        return -1
    if low[at] in _REACHED and _is_reduced(ground, at):
        return -1
    if low[at] == "state" and low[at + 1 : at + 2] != ["that"]:
        return -1
    is_quoted_by = low[at + 1 : at + 2] == ["by"] and low[at - 1] not in between("auxiliary")
    if verb == "quote" and (is_quoted_by or "as" in low[at + 1 : at + 8]):
        return -1
    if verb == "report" and any(list(low[n : n + 2]) == ["as", "saying"] for n in range(at + 2, at + 12)):
        return -1
    return last


def _is_clause_at(ground: Ground, at: int) -> bool:
    """Say whether a clause without "that" begins here: "made clear he would not go"."""
    is_led = at in ground.starting or ground.low[at] in ("the", "his", "her", "its", "their", "there", "any", "no")
    return is_led and ground.has_finite(at + 1, min(at + 6, len(ground.low)))


def _has_that(ground: Ground, at: int) -> bool:
    """Say whether "that" follows a verb, or quoted words stand beside it."""
    near = ground.low[at + 1 : at + 6]
    if ground.low[at].startswith("disput") and "as" in near:
        return True
    if ("that" in near[:4] and near[near.index("that") + 1 :][:1] not in ([","], ["."], [";"])) or ground.low[
        at + 1 : at + 2
    ] == [":"]:
        return True
    if ground.low[at].endswith("ing"):
        return False
    begins, ends = max(0, at - 6), min(len(ground.inside), at + 4)
    return any(ground.inside[number] >= 0 for number in range(begins, ends))


_REACHED = frozenset(
    ["agreed", "announced", "declared", "proposed", "reported", "promised", "pledged", "recorded", "established",
     "determined", "put", "issued", "revealed", "disclosed", "requested", "forecast", "called", "recommended"]
)  # fmt: skip
_THINGS = frozenset(
    ["truce", "ceasefire", "cease-fire", "deal", "agreement", "accord", "pause", "plan", "pact", "terms", "roadmap",
     "arrangement", "timetable", "lull", "armistice", "exchange", "swap", "withdrawal", "evacuation", "measures",
     "settlement", "schedule", "route", "routes", "corridor", "corridors", "document", "text", "halt", "cessation"]
)  # fmt: skip


_WHEN = frozenset(
    ["between", "under", "last", "two", "yesterday", "earlier", "monday", "tuesday", "wednesday", "thursday", "friday",
     "saturday", "sunday", "late", "this"]
)  # fmt: skip


def _is_reduced(ground: Ground, at: int) -> bool:
    """Say whether a participle describes the noun before it: "the truce agreed in the capital"."""
    low = ground.low
    behind = low[at + 1 : at + 2]
    is_led = behind != [] and (behind[0] in between("prepositions") or behind[0] in _WHEN)
    is_led = is_led or low[at + 1 : at + 3] in (["the", "day"], ["the", "week"], ["the", "month"], ["the", "previous"])
    return is_led and at > 1 and low[at - 1] in _THINGS and "that" not in low[at + 1 : at + 8]
