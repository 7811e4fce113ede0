"""Whether a noun of the table tells an act where it stands: talks that are held, fighting that goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from holdfire.intake.extract.acts.grammar import ADVERBS, DETERMINERS, LINKS, MODALS, PREPOSITIONS, TIMES, Line
from holdfire.intake.extract.acts.scope import is_background
from holdfire.intake.extract.acts.subjects import owner_of
from holdfire.intake.extract.acts.table import BE, HAVE, Rule
from holdfire.intake.extract.word_forms import closed_class

_AT_TALKS = frozenset(["for", "during", "after", "amid", "at", "following", "before", "into"])
_ASKED_FOR = tuple(sorted(closed_class("asked_for")))
_STRETCHES = frozenset(["hours", "days", "weeks", "months", "round", "rounds"])
_HELD = closed_class("held_by")
_HELPING = BE | HAVE | MODALS | {"which", "that", "to", "now", "still", "supposed", "expected", "due"}
_ARRANGED = closed_class("arranged")
_ROUNDS = frozenset(["first", "second", "third", "fourth", "fifth", "sixth", "next", "new", "final", "last", "another"])
_FIGHTS_ON = frozenset(["broke", "breaks", "break", "should", "must", "would", "could"])
_FIGHTERS = frozenset(["vehicle", "vehicles", "men", "force", "forces", "spirit", "chance", "age", "season"])
_TAKES_UP = frozenset(["that", "this", "the", "his", "her", "its", "their"])
_BLAMED_WITH = ("accus", "guilt", "convict", "suspect", "amount", "describ", "responsib", "commit")


def noun_tells(line: Line, rule: Rule, at: int, end: int) -> bool:
    """Say whether a noun (or several words that begin with one) tells an act.

    Args:
        line: The sentence.
        rule: The rule it is listed under.
        at: Its place.
        end: Just past the words matched.
    """
    if rule.type and is_background(line, rule, at, end):
        return False
    is_free = not rule.owned or (line.low(end) == "that" and line.low(at - 1) == "the") or line.low(at - 1) == "similar"
    if not is_free and owner_of(line, at, end, ("by", "from")) is None:
        return False
    check = _CHECKS.get(rule.id)
    return check is None or check(line, at, end)


def _is_begun(line: Line, at: int, end: int) -> bool:
    return line.low(at - 1) in ("the", "their", "its", "his")


def _is_talked(line: Line, at: int, end: int) -> bool:
    return line.low(at - 1) == "following" or not any(line.verbs[max(0, at - 5) : at]) or _takes_place(line, at, end)


def _takes_place(line: Line, at: int, end: int) -> bool:
    """Say whether talks are held, not asked for: "flew in for talks", "the next round of talks is planned"."""
    here = _before_phrase(line, at)
    if line.low(at) != "meeting" and _is_arranged(line, end):
        return True
    if line.low(here) == "of" and line.low(here - 1) in _STRETCHES:
        if line.low(here - 1) in ("round", "rounds"):
            return _is_to_be(line, end) or _is_next_round(line, here - 1)
        here = _before_phrase(line, here - 1)
    low = line.low(here)
    if low in _AT_TALKS and (low != "for" or not line.low(here - 1).startswith(_ASKED_FOR)):
        if low == "at" or (low == "for" and line.low(here - 1) in ("up", "home")):
            return False
        return low not in ("before", "into") or line.low(at).startswith("meeting")
    if line.low(end) == "between" and low in ("in", "of"):
        return True
    if line.lows[max(0, here - 1) : here + 1] == ("ahead", "of"):
        return True
    if low in ("to", "until") and line.low(end) == "in" and end + 1 < len(line) and line.tokens[end + 1].is_capital:
        return True
    if low in ("", "the") and line.low(end) in ("enter", "entered", "continue", "continued"):
        return True
    after = end + (line.low(end) == ",")
    if line.lows[after : after + 3] == ("to", "be", "held"):
        return True
    return line.low(after) in _HELD and not (here >= 0 and line.verbs[here])


def _is_arranged(line: Line, end: int) -> bool:
    """Say whether talks have begun or ended, or are arranged: "the talks, which began in May", "are due to resume"."""
    here = end + (line.low(end) == ",")
    if line.lows[here : here + 2] in (("in", "doubt"), ("on", "hold")):
        return False
    while here < len(line) and here - end < 6 and (line.lows[here] in _HELPING or line.lows[here] in ADVERBS):
        here += 1
    return line.low(here) in _ARRANGED or line.lows[here : here + 2] == ("under", "way")


def _is_next_round(line: Line, at: int) -> bool:
    """Say whether a round is one of several that are held: not one that is proposed, or broke down."""
    return line.low(at - 1) in _ROUNDS and not line.low(at - 3).startswith(("propos", "offer", "away", "from"))


def _before_phrase(line: Line, at: int) -> int:
    """Go left past what belongs to a noun ("the first direct (talks)")."""
    here = at - 1
    while here >= 0 and at - here < 6:
        low = line.lows[here]
        if (
            low in PREPOSITIONS
            or low in LINKS
            or not low[:1].isalnum()
            or (line.verbs[here] and line.verbs[here] not in ("part", "ing") and low not in DETERMINERS)
        ):
            break
        here -= 1
    return here


def _is_to_be(line: Line, end: int) -> bool:
    """Say whether a day follows: "the next round of talks in May"."""
    return line.low(end) in ("in", "on") and line.low(end + 1) in TIMES


def _goes_on(line: Line, at: int, end: int) -> bool:
    """Say whether there is fighting: not that it is to stop, nor only since when there has been some."""
    if line.verbs[at] == "ing" and (line.low(at - 1) in BE or line.low(at - 1) in ADVERBS):
        return False
    if len(line) < 3 or line.low(end) in _FIGHTS_ON or line.low(end) in DETERMINERS or line.low(end) in _FIGHTERS:
        return False
    before = line.low(at - 1)
    if before in ("and", "or", "keep", "kept", "continue", "by", "of") and line.low(at - 2) not in (
        "weeks",
        "months",
        "years",
        "days",
        "hours",
        "and",
    ):
        return False
    return not (at > 0 and line.verbs[at - 1] in ("base", "past"))


def _is_laid_to(line: Line, at: int, end: int) -> bool:
    """Say whether crimes are somebody's of whom the sentence tells: "accused both sides of abuses"."""
    return any(line.lows[n].startswith(_BLAMED_WITH) for n in range(max(0, at - 9), at))


def _is_taken_up(line: Line, at: int, end: int) -> bool:
    """Say whether a threat is one told before: "that threat", not "the threat of hunger"."""
    return line.low(at - 1) in _TAKES_UP and line.low(end) not in PREPOSITIONS and line.low(end) != "to"


_CHECKS: Mapping[str, Callable[[Line, int, int], bool]] = {
    "implement-noun": _is_begun,
    "consult-noun": _is_talked,
    "consult-talks": _takes_place,
    "attack-fighting": _goes_on,
    "violate-crimes": _is_laid_to,
    "threaten-taken-up": _is_taken_up,
}
