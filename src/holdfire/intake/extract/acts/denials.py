"""Denials and complaints that no single word tells: "no plane of ours was there", "no vessel has been let in"."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.extract.acts.grammar import PREPOSITIONS, Line
from holdfire.intake.extract.acts.subjects import subject_of
from holdfire.intake.extract.acts.table import BE, Rule
from holdfire.intake.extract.acts.triggers import Trigger
from holdfire.intake.extract.acts.verb_groups import Group
from holdfire.intake.extract.word_forms import closed_class

FEELS = closed_class("feels")
NOT_TRUE = Rule("deny-negative", "DENY", ("STATE_POSITION",), 0.64, told=True)
NO_SUCH = Rule("deny-no-such", "DENY", ("STATE_POSITION",), 0.67, told=True)
NO_TALKS = Rule("refuse-no-talks", "REFUSE", ("STATE_POSITION",), 0.65)
OWED = Rule("violate-owed", "VIOLATE", ("ACCUSE", "IMPLEMENT"), 0.6)
KEPT_FROM = Rule("coerce-kept-from", "COERCE", ("REFUSE",), 0.6)
_SOMETHING_REAL = closed_class("something_real")
_TALKING = frozenset(
    [
        "talks",
        "negotiations",
        "negotiation",
        "dialogue",
        "deal",
        "ceasefire",
        "truce",
        "compromise",
        "concessions",
        "return",
        "surrender",
        "peace",
        "meeting",
        "withdrawal",
    ]
)
_TOLD = closed_class("tells")
_MISSED = closed_class("missed")
_LET = frozenset(["authorised", "authorized", "permitted", "allowed", "cleared", "admitted", "let"])
_ASKED = frozenset(["tell", "on", "know", "over", "about", "establish", "determine", "ask", "asked", "unclear"])


def no_such(line: Line, told: Sequence[bool], quoted: Sequence[bool]) -> list[Trigger]:
    """Find "there is no side letter" (a denial) and "no talks while", "there will be no talks" (a refusal)."""
    found = []
    for at, low in enumerate(line.lows):
        if low != "no" or at + 1 >= len(line):
            continue
        before = line.low(at - 1)
        after = line.lows[at + 1 : at + 4]
        after = after[: next((n for n, one in enumerate(after) if one in PREPOSITIONS), len(after))]
        opens = line.is_headline or line.zone == "headline" or quoted[at]
        is_ruled_out = _there(line, at, ("be",)) and told[at] and line.low(at - 2) in ("will", "would", "shall")
        is_headed = opens and before in ("", ":", "—", "–", "-")
        if (is_ruled_out or is_headed) and not _TALKING.isdisjoint(after):
            found.append(Trigger(NO_TALKS, at, at + 2, at, None, low, "phrase"))
        elif (
            (quoted[at] or (told[at] and before == ","))
            and _there(line, at, ("is", "was", "are", "were", "'s"))
            and _SOMETHING_REAL.isdisjoint(after[:2])
        ):
            found.append(Trigger(NO_SUCH, at, at + 2, at, None, low, "phrase"))
    return found


def _there(line: Line, at: int, forms: tuple[str, ...]) -> bool:
    before = line.low(at - 1)
    if before == "," and "there" in line.lows[max(0, at - 7) : at]:
        return True
    if before == "there's":
        return "'s" in forms
    if before not in forms:
        return False
    return "there" in line.lows[max(0, at - 4) : at]


def disowns(line: Line, group: Group, is_quoted: bool) -> bool:
    """Say whether somebody tells what their own side did not do: "our men did not answer provocations"."""
    if not {"did", "have", "has", "had"} & set(group.auxiliaries):
        return False
    if line.lows[group.at].startswith(("respond", "react", "answer", "yield", "succumb")):
        return "provocation" in line.words or "provocations" in line.words
    found = subject_of(line, group) if is_quoted and line.lows[group.at] not in FEELS else None
    return found is not None and not {"we", "our"}.isdisjoint(line.lows[max(0, found.start - 1) : found.end])


def denies(line: Line, group: Group, is_quoted: bool) -> bool:
    """Say whether "no plane of ours was there", "nobody met anyone" denies something: past, with "no" as subject.

    In words that are not quoted only what is told with "had", "was" after a verb of saying counts.
    """
    if line.verbs[group.at] not in ("past", "part") and line.low(group.at) not in BE - {"be"}:
        return False
    if not is_quoted and (group.auxiliaries[:1] not in (("had",), ("was",), ("were",)) or _is_of_good(line, group)):
        return False
    here = group.start - 1
    for back in range(here, max(-1, here - 9), -1):
        low, before = line.lows[back], line.low(back - 1)
        is_none = low in ("nobody", "none", "no-one") or (low == "no" and line.low(back + 1) not in ("longer",))
        is_none = is_none or (before == "not" and (low == "one" or line.lows[back : back + 2] == ("a", "single")))
        if is_none:
            if before == "not" and _is_of_good(line, group):
                return False
            return is_quoted or before in _TOLD or line.low(back - 2) in _TOLD or before in ("that", "and")
        if low in (",", ";", "while", "until", "because", "if") or line.verbs[back] in ("past", "s"):
            return False
    return False


def _is_of_good(line: Line, group: Group) -> bool:
    """Say whether what nobody did is missed rather than disowned ("no aid had arrived")."""
    return line.lows[group.at] in _MISSED


def owed(line: Line, group: Group, is_quoted: bool) -> Trigger | None:
    """Find what somebody complains they were not given: "we have not received so much as a list"."""
    if not (is_quoted and group.is_negated and not group.modal and {"have", "has", "had", "ve"} & set(_plain(group))):
        return None
    low = line.lows[group.at]
    if low == "received" or (group.is_passive and low in ("given", "handed", "shown", "sent", "offered", "paid")):
        return Trigger(OWED, group.start, group.at + 1, group.at, group, low, "phrase")
    return None


def _plain(group: Group) -> list[str]:
    return [one.removesuffix("n't").removesuffix("n’t") for one in group.auxiliaries]


def kept_from(line: Line, group: Group) -> Trigger | None:
    """Find "no vessel has been authorised to dock", "nobody was allowed in": somebody keeps them from it."""
    low = line.lows[group.at]
    if not (group.is_passive and not group.modal and low in _LET):
        return None
    first = max(0, group.start - 6)
    if not ({"no", "nobody", "none", "neither"} & set(line.lows[first : group.start])):
        return None
    start = next((n for n in range(first, group.start) if line.lows[n] in ("no", "nobody", "none")), group.start)
    return Trigger(KEPT_FROM, start, group.at + 1, group.at, group, low, "phrase")


def generic(line: Line, group: Group) -> bool:
    """Say whether a verb tells of whoever does it, or is asked about ("whoever opens the gates", "who fired first")."""
    before = line.low(group.start - 1)
    if before == "whoever":
        return True
    return before == "who" and line.low(group.start - 2) in _ASKED
