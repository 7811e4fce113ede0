"""Which claims leave. One that would say something else without what stays in stays in altogether."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields

from holdfire.claims.claim import Assertion, Claim, Coverage, Event, Stance, Wording
from holdfire.publish.profile import DAY, Profile

ASSERTED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Event": {
        "act": ("act",), "happened": ("when", "began", "ended"), "says": ("says",), "denies": ("denies",),
        "actors": ("actors",), "whom": ("whom",), "place": ("where",), "from_place": ("from place",),
        "to_place": ("to place",), "with_": ("with",), "without": ("without",), "about": ("about",),
        "quantity": ("quantity",), "total": ("total",), "answers": ("answers",), "harm": ("harm",),
    },
    "Figure": {"count": ("count",), "value": ("value",), "at": ("at",)},
    "Stance": {
        "party": ("party",), "position": ("position",), "on": ("on",), "at": ("at",), "condition": ("condition",),
        "reading": ("reading",),
    },
    "Decision": {
        "body": ("body",), "on": ("on",), "at": ("at",), "in_favour": ("votes for",), "against": ("votes against",),
        "abstaining": ("votes abstaining",), "outcome": ("outcome",),
    },
    "Ruling": {
        "body": ("body",), "about": ("about",), "found": ("found",), "at": ("at",), "party": ("party",),
        "rule": ("rule",), "put_to": ("put to",), "answered": ("answered",),
    },
    "Wording": {"reading": ("reading",), "term": ("term",)},
    "Coverage": {
        "observer": ("observer",), "place": ("where",), "watched": ("when", "began", "ended"), "access": ("access",),
        "refused_by": ("refused by",),
    },
}  # fmt: skip
"""For each part of what a claim asserts, by its kind, the keys that let it out. A part that is not here stays in."""
TOLD: Mapping[str, tuple[str, ...]] = {
    "chain": ("chain",), "published": ("published",), "said": ("said",), "recorded": ("recorded",),
    "quote": ("quote in", "quote text"), "grade": ("grade",), "reply_to": ("reply to",),
    "replaces": ("replaces", "retracts"), "retracts": ("retracts",),
    "incident": ("incident",), "maybe_same_as": ("maybe same as",), "note": ("note",),
}  # fmt: skip
"""The same for what is told beside the assertion. Id, suppositions and rows of tables have rules of their own."""
FOR_PEOPLE = frozenset(
    {"recorded", "quote", "grade", "note", "harm", "condition", "rule", "put_to", "answered", "refused_by"}
)
"""Parts without which a claim says the same, or less."""
LESS = frozenset({"actors", "whom", "place", "from_place", "to_place", "with_", "without", "answers"})
"""Parts of an event that is asserted without which it says less; of a denial they say what is denied."""
RESTRICTED = "its source does not allow that it is passed on"
OF_A_TABLE = "a row of a registered table"
SUPPOSED = "a supposition"
LATER_WORD = "what corrects it or takes it back stays in"
OF_RESTRICTED = "it corrects, or takes back, a claim that stays in"
REPLY = "a reply to it, or a denial of the same incident, stays in"
WIDER = "it would deny, or cover, more than it does: its place is shown less exactly"


def why_staying(
    profile: Profile,
    claims: Iterable[Claim],
    at: int,
    restricted: frozenset[str],
    stands_for: Callable[[str], str],
) -> dict[str, str]:
    """Say which claims stay in, and why.

    Args:
        profile: What may leave.
        claims: All of the case.
        at: When it is published, UTC seconds.
        restricted: Ids of claims whose source does not allow that they are passed on.
        stands_for: Place id to what is said instead.
    """
    claims = tuple(claims)
    staying: dict[str, str] = {}
    for claim in claims:
        why = _own_reason(profile, claim, at, restricted, stands_for)
        if why:
            staying[claim.id] = why
    while True:
        more = {
            claim.id: why
            for claim in claims
            if claim.id not in staying and (why := _drawn_in(claim, staying, restricted))
        }
        denied = _denied(claims, staying, restricted)
        for claim in claims:
            if claim.id not in staying and claim.incident in denied:
                more.setdefault(claim.id, REPLY)
            if claim.id not in staying or claim.id in restricted:
                continue
            for other, why in ((claim.replaces, LATER_WORD), (claim.reply_to, REPLY)):
                if other and other not in staying:
                    more.setdefault(other, why)
        known = {claim.id for claim in claims}
        more = {claim: why for claim, why in more.items() if claim in known}
        if not more:
            return staying
        staying.update(more)


def _denied(claims: Iterable[Claim], staying: Mapping[str, str], restricted: frozenset[str]) -> frozenset[str]:
    """Name the incidents of which a denial stays in; nobody is to be accused there without it."""
    return frozenset(
        claim.incident
        for claim in claims
        if claim.id in staying and claim.id not in restricted and claim.incident
        if isinstance(claim.assertion, Event) and claim.assertion.says == "denies"
    )


def _drawn_in(claim: Claim, staying: Mapping[str, str], restricted: frozenset[str]) -> str:
    """Say why a claim stays in because of one that it is about."""
    if claim.replaces in restricted or (claim.retracts and claim.replaces in staying):
        return OF_RESTRICTED
    return ""


def _own_reason(
    profile: Profile, claim: Claim, at: int, restricted: frozenset[str], stands_for: Callable[[str], str]
) -> str:
    if claim.id in restricted:
        return RESTRICTED
    if claim.row is not None:
        return OF_A_TABLE
    if claim.supposed and not profile.what_ifs:
        return SUPPOSED
    times = [moment.latest for moment in (claim.published, claim.recorded) if moment is not None]
    if profile.delay and not claim.supposed and max(times) > at - profile.delay:
        return f"published or recorded less than {profile.delay // DAY} days ago"
    for part in parts_withheld(profile, claim):
        if not may_miss(claim, part):
            return (
                f"the profile does not list `{key_of(claim, part)}`, and without it the claim would say something else"
            )
    return WIDER if _is_widened(claim.assertion, claim, stands_for) else ""


def parts_withheld(profile: Profile, claim: Claim) -> tuple[str, ...]:
    """List the parts of a claim that say something and that the profile does not let out."""
    if not profile.lets_out("kind"):
        return ("kind",)
    lets_out = [
        (claim, TOLD, ("id", "assertion", "supposed", "row", "at_row")),
        (claim.assertion, ASSERTED.get(type(claim.assertion).__name__, {}), ()),
    ]
    found = []
    for data, keys, passed in lets_out:
        for field in fields(data):
            default = field.default if field.default is not MISSING else None
            value = getattr(data, field.name)
            if field.name in passed or value in (default, "", (), None) or data == Wording(""):
                continue
            if not _is_listed(profile, claim, field.name, keys.get(field.name, ())):
                found.append(field.name)
    return tuple(found)


def _is_listed(profile: Profile, claim: Claim, part: str, keys: tuple[str, ...]) -> bool:
    if part == "replaces":
        return profile.lets_out("retracts" if claim.retracts else "replaces")
    if part == "quote":
        return (
            claim.quote is not None
            and profile.shows_words_of(claim.quote.document)
            and all(map(profile.lets_out, keys))
        )
    return any(map(profile.lets_out, keys))


def key_of(claim: Claim, part: str) -> str:
    """Name a part of a claim by its key in files."""
    keys = ASSERTED.get(type(claim.assertion).__name__, {}).get(part) or TOLD.get(part) or (part,)
    return keys[-1] if part == "replaces" and claim.retracts else keys[0]


def may_miss(claim: Claim, part: str) -> bool:
    """Say whether a claim without one of its parts says the same, or less: never more, and nothing else."""
    if part in FOR_PEOPLE:
        return True
    event = claim.assertion
    if not isinstance(event, Event):
        return part == "said" and not isinstance(event, Stance) and type(event).__name__ != "Figure"
    if part == "quantity":
        return event.says != "denies" and not event.total
    return part == "said" or (part in LESS and event.says != "denies")


def _is_widened(assertion: Assertion, claim: Claim, stands_for: Callable[[str], str]) -> bool:
    """Say whether another place makes a claim say more: what is denied, or watched, there would be so in all of it."""
    match assertion:
        case Coverage(place=place):
            return bool(place) and stands_for(place) != place
        case Event(says="denies") if not claim.reply_to and not claim.incident:
            places = (assertion.place, assertion.from_place, assertion.to_place)
            return any(place and stands_for(place) != place for place in places)
        case _:
            return False
