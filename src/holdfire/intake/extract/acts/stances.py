"""What an act means as it is put: negated, to come, possible, asked for; and stances that no single word tells."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.extract.acts.denials import FEELS, NOT_TRUE, denies, disowns, generic, kept_from, no_such, owed
from holdfire.intake.extract.acts.grammar import ADVERBS, DETERMINERS, Line
from holdfire.intake.extract.acts.scope import TO_COME, conditions_of
from holdfire.intake.extract.acts.subjects import subject_of
from holdfire.intake.extract.acts.table import BE, Rule
from holdfire.intake.extract.acts.triggers import Held, Trigger
from holdfire.intake.extract.acts.verb_groups import Group, group_of, is_auxiliary
from holdfire.intake.extract.word_forms import closed_class

_COMMENT = closed_class("comment")
_PLANNED = frozenset(["due", "set", "scheduled", "expected"])
_HARSH = frozenset(["ATTACK", "COERCE", "VIOLATE", "BREAKDOWN"])
_KIND = frozenset(["IMPLEMENT", "ACCEPT", "AGREE", "CONSULT", "PROMISE", "OFFER"])
_DOES_NOT_DECIDE = closed_class("does_not_decide")
_KEEPS = closed_class("keeps")
_COMMANDS = closed_class("commands")
_STANCES = closed_class("stances")
WILL_NOT = Rule("refuse-will-not", "REFUSE", ("STATE_POSITION",), 0.82, complement=True)
WILL = Rule("promise-will", "PROMISE", ("STATE_POSITION", "OFFER"), 0.76, complement=True)
OR_WE_WILL = Rule("threaten-or", "THREATEN", ("WARN", "REQUEST", "PROMISE"), 0.67, complement=True)
IDLE = Rule("threaten-idle", "THREATEN", ("WARN",), 0.67)
COMMAND = Rule("request-command", "REQUEST", ("WARN",), 0.67, told=True)


_KEPT = frozenset(
    [
        "respect",
        "honour",
        "honor",
        "keep",
        "comply",
        "abide",
        "observe",
        "uphold",
        "fulfil",
        "fulfill",
        "stick",
        "adhere",
    ]
)
"""What is done with a promise; not done, it is broken."""


def as_put(line: Line, found: Trigger, is_told: bool) -> tuple[str, str] | None:
    """Give type and modality of an act as its sentence puts it; ``None`` where it tells none.

    Args:
        line: The sentence.
        found: The trigger.
        is_told: Whether somebody is quoted with it.
    """
    kind, group = found.rule.type, found.group
    if group is None or found.sort == "phrase":
        return _phrase_as_put(line, found, group)
    if generic(line, group):
        return None
    if not _NEARLY.isdisjoint(line.lows[max(0, group.start - 1) : found.at]):
        return None
    if "no" in line.lows[found.at + 1 : found.end + 1] and kind in _KIND:
        return None
    if group.is_passive and kind == "PROMISE" and found.base in ("intend", "plan"):
        return None
    if group.modal in ("will", "would", "shall") and line.low(found.end) in ("none", "nothing", "nobody", "no"):
        return ("REFUSE", "actual") if kind in _KIND else None
    if group.is_negated:
        nobody = not {"nobody", "no", "none"}.isdisjoint(line.lows[max(0, group.start - 5) : group.start])
        return _negated(kind, group, found, is_told, nobody)
    if group.modal in ("will", "shall", "would") and not group.is_negated and _is_ultimatum(line, group.at):
        return "THREATEN", "actual"
    if group.is_infinitive and line.low(group.start - 1) in TO_COME:
        return (
            (kind, "future")
            if kind == "CONSULT" or (kind == "IMPLEMENT" and line.low(group.start - 1) in _PLANNED)
            else None
        )
    if group.is_infinitive and line.low(group.start - 1) in BE:
        if "have" in group.auxiliaries:
            return None
        if kind not in ("IMPLEMENT", "CONSULT", "AGREE"):
            return None
        return ("PROMISE", "actual") if kind == "IMPLEMENT" else (kind, "future")
    if kind == "DENY" and group.is_passive:
        return ("DENY" if found.rule.id in ("deny-dismiss", "deny-claim") else "REFUSE"), "actual"
    if group.modal in ("will", "would", "shall"):
        return _to_come(kind, group, found)
    if group.modal in ("must", "should") and "have" in group.auxiliaries:
        return None
    if group.modal in ("must", "should"):
        if kind == "IMPLEMENT" and not is_told:
            return "PROMISE", "actual"
        return ("REQUEST", "actual") if is_told else None
    if group.modal in ("may", "might", "could", "can"):
        is_past = "have" in group.auxiliaries
        if kind == "IMPLEMENT" and is_told and group.is_passive:
            return kind, "hypothetical"
        return (kind, "hypothetical") if is_past and kind in _HARSH else None
    return kind, "actual"


def _phrase_as_put(line: Line, found: Trigger, group: Group | None) -> tuple[str, str] | None:
    kind = found.rule.type
    words = line.lows[found.start : found.end]
    negated = bool({"not", "never"} & set(words)) or any(word.endswith("n't") for word in words)
    negated = negated or bool(group and group.is_negated and found.rule.type not in ("DENY", "REQUEST"))
    if negated and kind in ("OFFER", "PROMISE", "ACCEPT"):
        return "REFUSE", "actual"
    if negated and kind == "BREAKDOWN":
        return None
    if negated and kind == "ACCUSE" and found.base != "would":
        return "DENY", "actual"
    if kind in ("STATE_POSITION",) and found.rule.id == "position-phrase" and found.base == "will":
        return kind, "hypothetical"
    return kind, "actual"


def _negated(kind: str, group: Group, found: Trigger, is_told: bool, nobody: bool) -> tuple[str, str] | None:
    if kind in _HARSH or kind in ("SUSPEND", "THREATEN"):
        if group.modal in ("will", "would", "shall"):
            return ("PROMISE", "actual") if kind in ("ATTACK", "VIOLATE") else ("STATE_POSITION", "actual")
        return ("DENY", "actual") if group.modal not in ("must", "should", "can", "could") else None
    if found.rule.id in ("implement-arrive", "implement-hold"):
        return ("WARN", "actual") if group.modal in ("will", "may") and found.rule.id == "implement-hold" else None
    if group.modal in ("will", "would", "shall", "can") and kind in _KIND:
        return "REFUSE", "actual"
    if kind == "CONSULT":
        if nobody and not {"have", "has", "had"} & set(group.auxiliaries):
            return "DENY", "actual"
        if is_told and ({"do", "does"} & set(group.auxiliaries) or group.modal in ("can", "could")):
            return "REFUSE", "actual"
        return ("DENY", "actual") if is_told and "have" not in group.auxiliaries else ("CONSULT", "negated")
    if kind in ("AGREE", "ACCEPT", "OFFER", "PROMISE"):
        return "REFUSE", "actual"
    if kind == "IMPLEMENT":
        if found.base in ("let", "allow", "admit"):
            return "COERCE", "actual"
        if group.is_infinitive:
            return "IMPLEMENT", "negated"
        if found.base in _KEPT and not group.modal:
            return "VIOLATE", "actual"
        return ("VIOLATE", "actual") if is_told and not group.is_passive else ("IMPLEMENT", "negated")
    if kind == "REFUSE" and found.base not in ("rule", "reject", "refuse", "decline", "oppose", "veto"):
        return None
    if kind == "WARN" and group.modal in ("will", "shall"):
        return "THREATEN", "actual"
    if kind == "REFUSE" and found.base == "rule":
        return "THREATEN", "actual"
    if kind in ("REQUEST", "REFUSE", "DENY", "ACCUSE", "WARN"):
        if group.is_infinitive or kind == "ACCUSE":
            return None
        return ("STATE_POSITION", "actual") if is_told else None
    return kind, "actual"


def _to_come(kind: str, group: Group, found: Trigger) -> tuple[str, str] | None:
    if "have" in group.auxiliaries:
        return None
    if kind in ("ATTACK", "COERCE"):
        return None if group.is_passive else ("THREATEN", "actual")
    if kind in ("VIOLATE", "BREAKDOWN") or found.base == "call":
        return None if group.is_passive else ("THREATEN", "actual")
    if kind == "CONSULT":
        return "CONSULT", "future"
    if kind in ("IMPLEMENT", "ACCEPT", "AGREE"):
        return "PROMISE", "actual"
    return kind, "future" if kind != "STATE_POSITION" else "actual"


def find_stances(
    line: Line, taken: list[Trigger], held: Sequence[Held], told: Sequence[bool], quoted: Sequence[bool]
) -> list[Trigger]:
    """Find stances that no word of the table tells: "will not return", "will cooperate", "no shell was fired".

    Args:
        line: The sentence.
        taken: Triggers found in it.
        held: Stretches that are part of another act.
        told: For each place whether it is told by somebody.
        quoted: For each place whether it stands in quote marks.
    """
    found: list[Trigger] = []
    if _STANCES.isdisjoint(line.words) and not any(quoted):
        return found
    found += no_such(line, told, quoted)
    covered = {at for ones in (taken, held) for one in ones for at in range(one.start, one.end)}
    for at, form in enumerate(line.verbs):
        low = line.lows[at]
        if (not form and low not in _COMMANDS) or at in covered:
            continue
        if low in _COMMANDS and quoted[at] and _is_command(line, at):
            found.append(Trigger(COMMAND, at, at + 1, at, Group(at, at), low, "phrase"))
            continue
        made = (
            _of_group(line, group_of(line, at), low, told[at], quoted[at])
            if form and not is_auxiliary(line, at)
            else None
        )
        if made is not None:
            found.append(made)
    return found


def _of_group(line: Line, group: Group, low: str, is_told: bool, is_quoted: bool) -> Trigger | None:
    at = group.at
    if group.modal in ("will", "would", "shall") and line.verbs[at] == "base" and not group.auxiliaries:
        if group.is_negated and low in ("warn", "ask", "repeat", "count"):
            return Trigger(IDLE, group.start, at + 1, at, group, low, "phrase")
        if group.is_negated and low in ("sit", "stand", "remain", "stay") and line.low(at + 1) in _IDLE:
            return Trigger(IDLE, group.start, at + 2, at, group, low, "phrase")
        if group.is_negated and (low in _DECIDES or (low not in _DOES_NOT_DECIDE and _has_person(line, group))):
            return Trigger(WILL_NOT, group.start, at + 1, at, group, low, "phrase")
        if not group.is_negated and _is_ultimatum(line, at) and low not in ("be", "have"):
            return Trigger(OR_WE_WILL, group.start, at + 1, at, group, low, "phrase")
        if (
            not group.is_negated
            and (low in _KEEPS or (low == "come" and line.low(at + 1) == "back"))
            and (is_told or group.modal == "will")
            and line.low(group.start - 2) != "as"
            and (is_quoted or line.low(group.start - 1) not in ("which", "who", "whom"))
        ):
            return Trigger(WILL, group.start, at + 1, at, group, low, "phrase")
    if (
        is_quoted
        and group.is_negated
        and {"do"} & set(group.auxiliaries)
        and low in _DECIDES
        and line.low(group.start - 1) == "we"
    ):
        return Trigger(WILL_NOT, group.start, at + 1, at, group, low, "phrase")
    if is_told and _stays_away(line, group):
        return Trigger(WILL_NOT, group.start, at + 1, at, group, low, "phrase")
    special = owed(line, group, is_quoted) or kept_from(line, group)
    if special is not None:
        return special
    is_answer = low.startswith(("respond", "repl", "answer", "react")) and {"has", "have"}.isdisjoint(group.auxiliaries)
    if group.is_negated and is_told and disowns(line, group, is_quoted):
        return Trigger(NOT_TRUE, group.start, at + 1, at, group, low, "phrase")
    if group.is_negated and is_answer and not _is_no_comment(line, at):
        return Trigger(WILL_NOT, group.start, at + 1, at, group, low, "phrase")
    if is_told and not group.modal and low not in FEELS and denies(line, group, is_quoted):
        return Trigger(NOT_TRUE, group.start, at + 1, at, group, low, "phrase")
    return None


_DECIDES = closed_class("decides")
_STAYS_AWAY = (
    "attend",
    "tak",
    "go",
    "send",
    "sign",
    "com",
    "return",
    "join",
    "participat",
    "leav",
    "withdraw",
    "negotiat",
    "giv",
)
_NEARLY = frozenset(["nearly", "almost"])
_IDLE = frozenset(["idle", "idly", "by", "silent", "passive", "still", "on"])
_FIRING = frozenset(
    [
        "attacks",
        "attacking",
        "fire",
        "firing",
        "fighting",
        "bombing",
        "shelling",
        "strikes",
        "hostilities",
        "war",
        "raids",
    ]
)
_HARMFUL = frozenset(
    [
        "stop",
        "halt",
        "suspend",
        "quit",
        "abandon",
        "end",
        "cease",
        "pull",
        "walk",
        "cut",
        "close",
        "expel",
        "freeze",
        "scrap",
        "cancel",
    ]
)
_OURS = frozenset(["we", "our", "us", "its", "their", "they"])


def _is_ultimatum(line: Line, at: int) -> bool:
    """Say whether a verb to come tells what follows if a demand is not met: "either ... or we will", "or else"."""
    if "or" in line.words:
        either = line.lows.index("either") if "either" in line.words else len(line)
        ors = [n for n in range(at) if line.lows[n] == "or" and at - n < 8]
        if ors and (either < ors[-1] or line.low(ors[-1] + 1) == "else"):
            return True
    if "otherwise" in line.lows[max(0, at - 6) : at]:
        return True
    if line.lows[at] not in _HARMFUL or not _FIRING.isdisjoint(line.lows[at + 1 : at + 6]):
        return False
    return any(start > at or at >= end for start, end in conditions_of(line))


def _stays_away(line: Line, group: Group) -> bool:
    """Say whether somebody "will not be attending", "would not be taking part"."""
    if not (group.is_negated and group.modal in ("will", "would") and group.auxiliaries[-1:] == ("be",)):
        return False
    return line.verbs[group.at] == "ing" and line.lows[group.at].startswith(_STAYS_AWAY)


def _has_person(line: Line, group: Group) -> bool:
    """Say whether the subject of a verb is somebody: "we", a name."""
    found = subject_of(line, group)
    if found is None:
        return False
    if line.low(found.start) in ("i", "we", "he", "she", "they", "my", "our", "his", "her", "their"):
        return True
    return (
        line.tokens[found.start].is_capital and found.start > 0 and line.low(found.start) not in ("this", "it", "that")
    )


def _is_no_comment(line: Line, at: int) -> bool:
    """Tell "did not respond to a request for comment" from leaving an offer without an answer."""
    return not _COMMENT.isdisjoint(line.lows[at - 2 : at + 8])


def _is_command(line: Line, at: int) -> bool:
    before = line.low(at - 1)
    if (line.lows[at] == "let" and line.low(at + 1) in ("us", "me")) or (
        line.lows[at] == "come" and line.low(at + 1) not in ("back", "home", "to")
    ):
        return False
    return before in ("", ",", ":", ".", "please", "—") and (
        line.low(at + 1) in DETERMINERS
        or line.low(at + 1) in ("us", "them", "it", "back", "out", "down")
        or line.low(at + 1) in ADVERBS
    )
