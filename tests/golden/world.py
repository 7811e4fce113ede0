"""A few parties, acts and places, and short ways to say things, for cases worked out by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from holdfire.assessments.assessment import Assessment, Question
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Event, Figure
from holdfire.deal.condition import Condition, Reached
from holdfire.deal.model import ActPattern, Bearer, Deal, Term
from holdfire.vocab.act import Act, Acts
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.party import Parties, Party
from holdfire.vocab.place import Lies, Place, Places
from holdfire.vocab.quantity import MILLI, Quantity

Assess = Callable[..., Sequence[Assessment]]

HOUR, DAY = 3600, 86400
MIDNIGHT = 1475712000  # 6 October 2016, 00:00 UTC; day 0 of every case
PARTIES = Parties.from_parties(
    [
        Party("syria", "Syria", "state"),
        Party("russia", "Russia", "state"),
        Party("nusra", "Nusra Front", "armed group"),
        Party("ahrar", "Ahrar al-Sham", "armed group"),
        Party("envoy", "The envoy", "mediator"),
        Party("agency", "An agency", "outlet"),
        Party("paper", "A paper", "outlet"),
        Party("un observers", "UN observers", "organisation"),
    ]
)
ACTS = Acts.from_acts(
    [Act("attack"), Act("airstrike", "attack"), Act("depart"), Act("promise"), Act("sign commitment"), Act("deliver")]
)
PLACES = Places(
    {name: Place(name) for name in ("aleppo", "eastern aleppo", "idlib")},
    {("eastern aleppo", "aleppo"): Lies.INSIDE, ("aleppo", "eastern aleppo"): Lies.OVERLAPS},
)
SYRIA, RUSSIA, NUSRA = (Bearer(p, (p,)) for p in ("syria", "russia", "nusra"))
ALL_TOLD = Account("everyone", complete_up_to=MIDNIGHT + 1000 * DAY)


def at(day: float, hour: float = 0) -> int:
    """Second of a day (from 0) and an hour."""
    return int(MIDNIGHT + day * DAY + hour * HOUR)


def point(day: float, hour: float = 0) -> Moment:
    return Moment(at(day, hour), at(day, hour))


def day(number: int) -> Moment:
    """Some time on a day."""
    return Moment(at(number), at(number + 1) - 1)


def once(moment: Moment) -> Occurrence:
    return Occurrence(moment, moment)


def many(low: float, high: float | None = -1, unit: str = "fighters") -> Quantity:
    """A number, or a range; ``None``: open."""
    top = low if high == -1 else high
    return Quantity(int(low * MILLI), None if top is None else int(top * MILLI), unit)


def event(
    ident: str, act: str, moment: Moment, by: str = "", *, chain: tuple[str, ...] = ("envoy",), **more: Any
) -> Claim:
    about_claim = {
        k: more.pop(k) for k in ("incident", "maybe_same_as", "reply_to", "replaces", "supposed") if k in more
    }
    asserted = Event(act, once(moment), actors=((by,),) if by else (), **more)
    return Claim(ident, chain, asserted, published=moment, **about_claim)


def figure(ident: str, chain: tuple[str, ...], value: Quantity, moment: Moment, **more: Any) -> Claim:
    return Claim(ident, chain, Figure("nusra fighters", value, moment), published=moment, **more)


def deal(*terms: Term, in_force: Condition | None = Reached(point(0)), zone: str = "Etc/UTC", **more: Any) -> Deal:  # noqa: B008
    return Deal("golden", "truce", zone, PARTIES, ACTS, PLACES, terms, in_force=in_force, **more)


def no_airstrike(ident: str = "halt", *bearers: Bearer, **more: Any) -> Term:
    pattern = ActPattern("airstrike", where=("eastern aleppo",))
    return Term(ident, "forbid", bearers or (SYRIA,), act=pattern, **more)


def ask(
    assess: Assess, agreed: Deal, claims: Sequence[Claim], *accounts: Account, now: int, **question: Any
) -> dict[tuple[str, str, str], Assessment]:
    """Assess, and find each assessment by (term, bearer, account); under readings, (term, reading, account)."""
    found = assess(agreed, tuple(claims), accounts or (ALL_TOLD,), PARTIES, Question(now, **question))
    return {(a.term, a.reading or a.bearer, a.account): a for a in found}


def states(assessment: Assessment) -> str:
    """Write states in alphabetical order."""
    return " or ".join(sorted(assessment.states))


def history(assessment: Assessment) -> list[tuple[int, str]]:
    """Write a timeline: from which second, which states; the beginning of time left out."""
    return [(s.start, " or ".join(sorted(s.states))) for s in assessment.timeline if s.start > 0]
