"""One claim as it leaves: only the parts that are let out, in the words that may, with the rule for each change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any
from zoneinfo import ZoneInfo

from holdfire.claims.claim import Assertion, Claim, Quote, Ruling, Stance, Wording
from holdfire.publish.leaving import ASSERTED, parts_withheld
from holdfire.publish.profile import Profile
from holdfire.publish.rebuild import PROGRAM_WORDS, rebuilt
from holdfire.publish.rows import Row, row_of
from holdfire.publish.scrub import Scrubber

NOT_LISTED = "the profile does not list it"
AS_IT_IS = "as it is"
NO_CONDITION = "a condition that is not published"
PLACES = ("place", "from_place", "to_place")


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field of a claim: what it says, what leaves of it (``""``: it stays in), and the rule that did it."""

    key: str
    before: str
    after: str
    rule: str


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """One claim, before and after.

    Attributes:
        id: Before.
        stays: Why it stays in; ``""`` where it leaves.
        shown: What leaves; ``None`` where it stays in.
        fields: In the order of files of claims.
    """

    id: str
    stays: str
    shown: Claim | None
    fields: tuple[FieldShown, ...]


@dataclass(frozen=True, slots=True)
class Showing:
    """What claims are passed through.

    Attributes:
        profile: What may leave.
        scrub: Gives texts as they may leave.
        names: Claim id to what stands for it; ``""``: it does not leave.
        incidents: Incident id to what stands for it; also of claims, which can be incidents of their own.
        places: Place id to the place that is named instead.
        place_rules: Place id to why.
        quotes: Claim id to its quote as it leaves.
        zone: Of times as written.
    """

    profile: Profile
    scrub: Scrubber
    names: Mapping[str, str]
    incidents: Mapping[str, str]
    places: Mapping[str, str]
    place_rules: Mapping[str, str]
    quotes: Mapping[str, Quote]
    zone: ZoneInfo

    def claim(self, claim: Claim, stays: str) -> ClaimShown:
        """Show one claim; ``stays``: why it stays in, ``""`` where it leaves."""
        before = row_of(claim, self.zone)
        if stays:
            told = tuple(FieldShown(key, field_text(value), "", stays) for key, value in before.items())
            return ClaimShown(claim.id, stays, None, told)
        shown = self.leaves(claim)
        after = row_of(shown, self.zone)
        told = tuple(self.field(claim, key, before, after) for key in dict.fromkeys((*before, *after)))
        return ClaimShown(claim.id, "", shown, told)

    def leaves(self, claim: Claim) -> Claim:
        """Make a claim anew of what may leave. Every part that is not named here is left out."""
        away = frozenset(parts_withheld(self.profile, claim))

        def kept(part: str, otherwise: Any = None) -> Any:
            return otherwise if part in away else self.text(getattr(claim, part))

        quote = None if "quote" in away else self.quotes.get(claim.id)
        return Claim(
            id=self.names[claim.id],
            chain=kept("chain", ()),
            assertion=self.assertion(claim.assertion, away),
            published=kept("published"),
            said=kept("said"),
            recorded=kept("recorded"),
            quote=quote,
            grade=kept("grade"),
            reply_to="" if "reply_to" in away else self.names.get(claim.reply_to, ""),
            replaces="" if "replaces" in away else self.names.get(claim.replaces, ""),
            retracts=claim.retracts,
            incident="" if "incident" in away else self.incidents.get(claim.incident, ""),
            maybe_same_as="" if "maybe_same_as" in away else self.incidents.get(claim.maybe_same_as, ""),
            note=kept("note", ""),
            supposed=claim.supposed,
        )

    def text(self, value: Any) -> Any:
        """Make any value anew."""
        return rebuilt(value, self.scrub, self.special)

    def special(self, kind: str, part: str, value: Any) -> Any:
        """Leave out the words in which times and quantities were written, where no field lets them out."""
        if kind == "Moment" and part == "as_written":
            return ""
        if kind == "Quantity" and part in ("as_written", "rule"):
            key = part.replace("_", " ")
            listed = any(self.profile.lets_out(f"{name} {key}") for name in ("quantity", "value"))
            return NotImplemented if listed else ""
        return NotImplemented

    def assertion(self, assertion: Assertion, away: frozenset[str]) -> Assertion:
        """Make what is asserted anew."""
        if assertion == Wording(""):
            return assertion
        keys = ASSERTED[type(assertion).__name__]
        made: dict[str, Any] = {}
        for field in fields(assertion):
            value = getattr(assertion, field.name)
            if field.name in away or field.name not in keys:
                made[field.name] = None if field.default is MISSING else field.default
            elif field.name in PLACES:
                made[field.name] = self.places.get(value, self.scrub(value))
            elif field.name == "answers" or (isinstance(assertion, Ruling) and field.name == "about"):
                made[field.name] = self.incidents.get(value, self.scrub(value))
            else:
                made[field.name] = value if self.is_word(assertion, field.name) else self.text(value)
        shown: Assertion = type(assertion)(**made)
        if isinstance(shown, Stance) and shown.position.endswith("on condition") and not shown.condition:
            return replace(shown, condition=NO_CONDITION)
        return shown

    @staticmethod
    def is_word(assertion: Assertion, part: str) -> bool:
        """Say whether a part holds a word of the program, which is never touched."""
        return part in PROGRAM_WORDS.get(type(assertion).__name__, ())

    def field(self, claim: Claim, key: str, before: Row, after: Row) -> FieldShown:
        """Say what became of one field, and by which rule."""
        was, now = field_text(before.get(key, "")), field_text(after.get(key, ""))
        if was == now:
            return FieldShown(key, was, now, AS_IT_IS)
        return FieldShown(key, was, now, self.rule(claim, key, was, now))

    def rule(self, claim: Claim, key: str, was: str, now: str) -> str:
        """Name the rule by which a field changed."""
        if key in ("where", "from place", "to place") and was in self.places and self.places[was] != was:
            return self.place_rules.get(was, "") or "names are replaced"
        if key in ("id", "incident", "maybe same as", "reply to", "replaces", "retracts", "answers", "about") and now:
            return "codes instead of names of claims and incidents"
        if key.startswith("quote "):
            told = "only the quoted words leave" if now else "words of documents leave only as the profile lists"
            return "; ".join((told, *(self.scrub.rules(was) if now else ())))
        if key in ("reply to", "replaces", "answers", "maybe same as"):
            return "what it names stays in"
        if key == "condition" and now == NO_CONDITION:
            return "its condition stays in"
        if not now:
            return NOT_LISTED
        return "; ".join(self.scrub.rules(was)) or "names, contacts and coordinates are replaced"


def field_text(value: Any) -> str:
    """Write what stands in a field as one text."""
    return " | ".join(value) if isinstance(value, list) else str(value)
