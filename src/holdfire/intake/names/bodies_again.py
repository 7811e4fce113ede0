"""Who is meant by a body told again by its kind: "the U.N. agency", "the Geneva-based charity", "the rebel group"."""

from __future__ import annotations

from holdfire.intake.names.how_put import is_state
from holdfire.intake.names.organisations import organisation_named

_NEAR = 4
"""So many sentences a body told by its kind looks back."""
_CIVIL = frozenset(
    ["agency", "organisation", "organization", "body", "charity", "group", "watchdog", "monitor", "ngo", "network",
     "foundation", "association", "institution"]
)  # fmt: skip
_ONLY_CIVIL = frozenset(["charity", "watchdog", "monitor", "ngo", "foundation"])
_CIVIL_WORDS = frozenset(
    ["aid", "relief", "medical", "humanitarian", "rights", "human", "monitoring", "war", "health", "food", "refugee",
     "migration", "children's", "charity", "advocacy", "campaign", "nonprofit", "non-profit", "international",
     "non-governmental", "global", "independent", "private", "conflict", "monitor", "lender", "doctors'", "watchdog"]
)  # fmt: skip
_DOES = frozenset(["refugee", "food", "health", "migration", "children's"])
"""What a body of many nations cares for: its names tell that."""
_WORLD = frozenset(["un", "u.n", "u.n.", "united", "nations", "world", "intergovernmental"])
_MEDIA = frozenset(
    ["channel", "station", "broadcaster", "network", "website", "newspaper", "daily", "paper", "outlet", "portal"]
)  # fmt: skip
_MEDIA_NAMES = frozenset(
    ["tv", "television", "radio", "news", "times", "post", "agency", "journal", "gazette", "daily", "channel",
     "tribune", "herald", "telegraph", "network", "online", "press", "media", "chronicle", "broadcasting", "fm"]
)  # fmt: skip
_BLOCS = frozenset(["union", "community", "league", "commonwealth", "alliance", "association", "organization"])
_BAND = frozenset(
    ["group", "movement", "faction", "militia", "organisation", "organization", "force", "outfit", "army", "alliance"]
)  # fmt: skip
_BAND_WORDS = frozenset(
    ["rebel", "militant", "armed", "islamist", "jihadist", "insurgent", "guerrilla", "paramilitary", "separatist",
     "extremist", "islamic", "shiite", "shia", "sunni", "terrorist", "opposition", "muslim", "main", "biggest",
     "largest", "leftist", "marxist", "tribal", "ethnic", "political", "hardline", "breakaway", "powerful"]
)  # fmt: skip
KINDS = _MEDIA | _CIVIL | _BAND | {"bloc"}
"""Nouns by which bodies are told again."""
_CALLED = frozenset(
    ["rights", "watch", "observatory", "network", "monitor", "relief", "aid", "doctors", "medical", "children",
     "foundation", "organisation", "organization", "charity", "committee", "crescent", "cross", "international",
     "amnesty", "care", "rescue", "refugee", "save", "centre", "center", "association", "society", "institute",
     "fund", "programme", "program", "agency", "mission", "project", "initiative", "syndicate", "union"]
)  # fmt: skip
"""Words that names of civil bodies hold."""


def told_again(noun: str, words: set[str], name: str, apart: int) -> float:
    """Say how well a body that has a name fits one told by its kind; 0: not at all.

    Args:
        noun: Of the kind, one of ``KINDS``.
        words: What else is told of it, in small letters.
        name: Of the body mentioned before.
        apart: How many sentences before.
    """
    if noun in _MEDIA and apart <= _NEAR and not _MEDIA_NAMES.isdisjoint(name.lower().replace("-", " ").split()):
        return 1.5
    if noun == "bloc" and apart <= _NEAR and not words:
        return 1.5 if not _BLOCS.isdisjoint(name.lower().split()) or name in ("EU", "AU", "ECOWAS", "IGAD") else 0
    if apart > _NEAR or not (words or noun in _ONLY_CIVIL) or not name[:1].isupper():
        return 0
    told = {word for word in words if not word.endswith(("-based", "-headquartered"))}
    own = set(name.lower().replace("’", "'").split())
    names = organisation_named(name)
    if noun in _CIVIL and told - _WORLD <= _CIVIL_WORDS and not is_state(name):
        if told & _WORLD or (noun == "agency" and not told):
            does = told & _DOES
            is_fitting = all(any(word in one.lower() for one in names) for word in does)
            return 1.5 if names and is_fitting else 0
        return 1.5 if own & _CALLED or names else 0.5
    is_name = not (name.isupper() and len(name) > 5) and own.isdisjoint(_CALLED - {"union"}) and name[-3:-2] not in "'’"
    if noun in _BAND and told and told <= _BAND_WORDS and is_name and not is_state(name) and not names:
        return 0.5
    return 0
