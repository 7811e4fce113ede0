"""What an article told with its time before, for acts that take it up: "the attack", "that raid", "they also agreed".

A time goes on only from one act to another of its type, and only where it is told by the day: "the attack" behind
"on Friday jets hit a market" is that of Friday; behind "last year jets hit a market" it may be any.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from holdfire.intake.extract.acts.dates_apart import is_to_come
from holdfire.intake.extract.acts.grammar import PREPOSITIONS, Line
from holdfire.intake.extract.acts.triggers import Trigger
from holdfire.intake.extract.word_forms import closed_class
from holdfire.intake.text.article import Sentence
from holdfire.intake.text.edtf import is_by_days

_DEALS = closed_class("deals")
_THE = frozenset(["the", "that", "this", "these", "those"])
_ONCE = frozenset(["ATTACK", "SUSPEND", "THREATEN", "BREAKDOWN"])
"""Types whose nouns tell one occasion: "the suspension"; "the siege" and "the violations" last."""
_GO_ON = closed_class("goes_on")
"""Nouns of what has no day of its own ("the fighting", "the offensive")."""
_ENDS = frozenset(
    ["stop", "stops", "stopped", "end", "ends", "ended", "cease", "ceases", "ceased", "continue", "continued"]
)
"""Verbs of what goes on: "until the raids stopped"."""
_OF_DEALS = frozenset(["BREAKDOWN", "IMPLEMENT"])
_BESIDE_WHICH = frozenset(["before", "after", "since", "until", "when"])
_MEETINGS = frozenset(["meeting", "call", "summit", "session"])
_AT_TALKS = frozenset(["CONSULT", "AGREE"])
_THEY = frozenset(["they", "both"])
_THE_TWO = (("the", "two"), ("the", "pair"), ("the", "sides"), ("the", "parties"), ("the", "leaders"))
_TELLS_WHICH = PREPOSITIONS - {"in", "as", "after", "before", "since", "for", "during", "despite", "because"}
_EARLY = 6
"""Within so many words, who met before is the subject of a verb again."""
_BESIDE = 1


class Occasions:
    """The acts of an article so far that have a time.

    Args:
        published: The day of the text: what lies behind it has not been done yet.
    """

    def __init__(self, published: date | None) -> None:
        self._published = published
        self._last: dict[str, tuple[str, Sentence]] = {}
        """Of each type, the last that has a time."""
        self._days: dict[str, list[str]] = {}
        """Of each type, the days on which some are told to have been done, each once."""
        self._where: dict[str, frozenset[str]] = {}
        """The words of the sentences that tell of each day, in small letters."""

    def tell(self, kind: str, when: str, sentence: Sentence) -> None:
        """Keep when an act was done."""
        self._last[kind] = (when, sentence)
        if is_by_days(when) and not is_to_come(when, self._published):
            days = self._days.setdefault(kind, [])
            if when in days:
                days.remove(when)
            days.append(when)
            self._where[when] = self._where.get(when, frozenset()) | sentence.words

    def time_of(self, sentence: Sentence, line: Line, one: Trigger, kind: str, has_times: bool) -> str:
        """Give the time of an act that takes up one told before; ``""`` for none.

        Args:
            sentence: Where it stands.
            line: The same, made ready.
            one: What tells it.
            kind: Its type.
            has_times: Whether the sentence names a time: then what has none of it was done at another.
        """
        last = self._last.get(kind)
        if kind in _AT_TALKS and (met := self._met_before(sentence, line)):
            return met
        if last is None:
            return ""
        if kind == "ATTACK" and one.group is None and line.low(one.start - 1) in ("that", "this"):
            return last[0] if sentence.paragraph - last[1].paragraph <= _BESIDE else ""
        days = self._days.get(kind)
        if not days:
            return ""
        if one.group is None:
            return days[-1] if _takes_up(line, one, kind, self._where.get(days[-1], frozenset())) else ""
        if kind == "ATTACK" and len(days) == 1 and not has_times and _is_told_again(line, one):
            return days[0]
        if kind == "AGREE" and _is_of_the_deal(line, one):
            return days[-1]
        return days[-1] if kind in _OF_DEALS and _is_beside_another(line, one) else ""

    def _met_before(self, sentence: Sentence, line: Line) -> str:
        """Give the time of the talks told right before: "They met on Friday. The two men discussed a truce"."""
        last = self._last.get("CONSULT")
        if last is None or last[1].number != sentence.number - 1 or line.verbs[:_EARLY].count("past") == 0:
            return ""
        return last[0] if line.lows[0] in _THEY or line.lows[:2] in _THE_TWO else ""


def _takes_up(line: Line, one: Trigger, kind: str, told: frozenset[str]) -> bool:
    """Say whether a noun names again what was told: "condemned the attack"; not "the shelling of homes"."""
    behind = line.low(one.end)
    if line.low(one.start - 1) not in _THE or line.lows[one.at] in _GO_ON or behind in _ENDS:
        return False
    if behind in _TELLS_WHICH or behind == "in":
        at = one.end + 1 + (line.low(one.end + 1) in _THE)
        if not (line.low(at) in told and (line.tokens[at].is_capital or kind == "ATTACK")):
            return False
    return kind in _ONCE or line.lows[one.at] in _MEETINGS


def _is_told_again(line: Line, one: Trigger) -> bool:
    """Say whether a verb tells what was done: "struck"; not "have struck", "it collapsed when jets struck"."""
    group = one.group
    if group is None or group.is_negated or group.modal or group.is_infinitive:
        return False
    is_past = line.verbs[one.at] == "past" or "had" in group.auxiliaries
    return is_past and "when" not in line.lows[: one.at]


def _is_of_the_deal(line: Line, one: Trigger) -> bool:
    """Say whether a verb tells of the deal that was told: "the deal was signed", "they also agreed"."""
    group = one.group
    if group is None or group.is_negated or group.modal or group.is_infinitive:
        return False
    before = line.lows[max(0, group.start - 4) : group.start]
    if group.is_passive:
        return _is_the_deal(before)
    is_again = line.lows[0] in _THEY or line.lows[:2] in _THE_TWO or "also" in (line.low(one.at - 1), *before[-1:])
    return line.verbs[one.at] == "past" and (is_again or _is_under_the_deal(line))


def _is_beside_another(line: Line, one: Trigger) -> bool:
    """Say whether a clause only puts another beside what became of the deal: "before the truce broke down"."""
    group = one.group
    if group is None or group.is_negated or group.modal or line.verbs[one.at] != "past":
        return False
    before = line.lows[max(0, group.start - 3) : group.start]
    return _is_the_deal(before) and not _BESIDE_WHICH.isdisjoint(before)


def _is_the_deal(before: Sequence[str]) -> bool:
    last = before[-2:] if before[-1:] == (",",) else before[-1:]
    return not _DEALS.isdisjoint(last) and not _THE.isdisjoint(before)


def _is_under_the_deal(line: Line) -> bool:
    return line.low(0) == "under" and line.low(1) in _THE and not _DEALS.isdisjoint(line.lows[2:4])
