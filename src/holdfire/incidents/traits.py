"""What is told of an incident, gathered for comparison: when, where, what, who, how many, by whom, in which words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from holdfire.claims.claim import Claim, Event
from holdfire.claims.counting import UNNAMED, is_kind
from holdfire.incidents.groups import Groups
from holdfire.intake.text.alike import stems
from holdfire.vocab.act import Acts
from holdfire.vocab.moment import FIRST
from holdfire.vocab.moment_text import NUMBER_WORDS
from holdfire.vocab.party import Parties
from holdfire.vocab.place import Lies, Places
from holdfire.vocab.quantity import Quantity

DAY = 86_400
_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Telling:
    """Who tells of it: the chain, the day it was published (UTC), and whether its origin has a name."""

    chain: tuple[str, ...]
    day: int
    is_named: bool


@dataclass(frozen=True, slots=True)
class Traits:
    """What is told of one incident.

    Attributes:
        incident: Its id; ``claims`` those that stand and tell of it.
        first, last: UTC seconds, inclusive: where all that is told of its time meets, else from the first to the last.
        harms: What is told of harm, each as its words in a row, numbers in digits.
        numbers: Numbers in those words.
        words: The exact words quoted, and ``stems`` of these and of notes.
        answers: Claims it answers in words.
    """

    incident: str
    claims: tuple[str, ...]
    first: int
    last: int
    acts: frozenset[str]
    places: frozenset[str]
    actors: frozenset[str]
    whom: frozenset[str]
    quantities: frozenset[Quantity]
    harms: frozenset[str]
    numbers: frozenset[str]
    tellings: frozenset[Telling]
    words: frozenset[str]
    stems: frozenset[str]
    answers: frozenset[str]

    @property
    def days(self) -> range:
        """Give the days (UTC, from 1970) it may have been on."""
        return range(self.first // DAY, self.last // DAY + 1)


@dataclass(frozen=True, slots=True)
class Known:
    """What incidents are compared by: the case's acts, places and parties, and how often each thing is told.

    Attributes:
        total: How many incidents there are; ``days``: over how many days nearly all of them are spread.
        often: By trait, how many incidents share a value of it; "around": how many are at a place or one in it.
    """

    acts: Acts
    places: Places
    parties: Parties
    total: int
    days: int
    often: Mapping[str, Counter[object]]


def traits_of(groups: Groups, standing: Sequence[Claim], parties: Parties) -> list[Traits]:
    """Gather what is told of each incident of which a claim stands, in order of ids.

    What a claim denies it tells nothing of; an incident that is only denied is compared by its denials.
    """
    told: dict[str, list[Claim]] = {}
    for claim in standing:
        if claim.id in groups.incident_of:
            told.setdefault(groups.incident_of[claim.id], []).append(claim)
    return [_gathered(name, told[name], parties) for name in sorted(told)]


def _gathered(name: str, claims: Sequence[Claim], parties: Parties) -> Traits:
    pairs = sorted(((claim, claim.assertion) for claim in claims), key=lambda pair: pair[0].id)
    events = [(claim, event) for claim, event in pairs if isinstance(event, Event)]
    asserting = [pair for pair in events if pair[1].says == "asserts"] or events
    starts = [event.happened.earliest for _, event in asserting]
    ends = [event.happened.latest for _, event in asserting]
    first, last = max(starts), min(ends)
    if first > last:
        first, last = min(starts), max(ends)
    harms = frozenset(one for _, event in asserting if (one := _told(event.harm)))
    words = frozenset(claim.quote.exact for claim, _ in asserting if claim.quote)
    notes = " ".join(claim.note for claim, _ in asserting)
    return Traits(
        incident=name,
        claims=tuple(claim.id for claim, _ in events),
        first=first,
        last=last,
        acts=frozenset(event.act for _, event in asserting),
        places=frozenset(
            place for _, event in asserting if (place := event.place or event.from_place or event.to_place)
        ),
        actors=_parties_in(event.actors for _, event in asserting if event.denies != "authorship"),
        whom=_parties_in(event.whom for _, event in asserting),
        quantities=frozenset(event.quantity for _, event in asserting if event.quantity),
        harms=harms,
        numbers=frozenset(one for harm in harms for one in harm.split() if one[0].isdigit()),
        tellings=frozenset(_telling(claim, parties) for claim, _ in asserting),
        words=words,
        stems=stems(" ".join([*sorted(words), notes])) if words or notes.strip() else frozenset(),
        answers=frozenset(claim.reply_to for claim, _ in events if claim.reply_to),
    )


def _parties_in(told: Iterable[Sequence[tuple[str, ...]]]) -> frozenset[str]:
    return frozenset(party for candidates in told for candidate in candidates for party in candidate)


def _telling(claim: Claim, parties: Parties) -> Telling:
    return Telling(claim.chain, claim.published.latest // DAY, not is_kind(claim.origin, UNNAMED, parties))


@lru_cache(maxsize=10_000)
def _told(text: str) -> str:
    """Give the words of a harm in a row."""
    return " ".join(_tokens(text))


def _tokens(text: str) -> list[str]:
    """Give words in small letters and numbers in digits; the first dozen in words too."""
    found = (one.replace(",", "") for one in _TOKEN.findall(text.lower()))
    return [str(NUMBER_WORDS.get(one, one)) for one in found]


def known_of(told: Sequence[Traits], acts: Acts, places: Places, parties: Parties) -> Known:
    """Count how often each thing is told."""
    often: dict[str, Counter[object]] = {
        trait: Counter(value for one in told for value in getattr(one, trait))
        for trait in ("acts", "places", "actors", "whom", "quantities", "harms")
    }
    at = often["places"]
    often["around"] = Counter(at)
    for (narrow, wide), how in places.lies.items():
        if how is not Lies.OUTSIDE and narrow != wide and narrow in at and wide in at:
            often["around"][wide] += at[narrow]
    often["numbers"] = Counter(one.numbers for one in told if one.numbers)
    return Known(acts, places, parties, len(told), _extent(told), often)


def _extent(told: Sequence[Traits]) -> int:
    """Count the days over which nearly all of it is told; a few incidents long before or after change nothing."""
    days = sorted(one.days[0] for one in told if one.first > FIRST)
    if not days:
        return 1
    left_out = len(days) // 40
    return max(days[-1 - left_out] - days[left_out] + 1, 1)
