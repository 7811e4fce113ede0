"""What the types of acts told in articles can be in a claim: acts of the case, positions."""

from __future__ import annotations

from collections.abc import Mapping

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "ATTACK": ("attack",),
    "VIOLATE": ("attack", "obstruct", "fly", "move forces", "neglect"),
    "COERCE": ("obstruct", "detain", "abduct", "cut service", "displace", "harass"),
    "PROMISE": ("promise",),
    "DENY": ("attack", "obstruct", "abduct", "displace"),
    "CONSULT": ("negotiate",),
    "SUSPEND": ("withdraw from deal", "announce"),
    "BREAKDOWN": ("withdraw from deal",),
    "ACCUSE": ("announce",),
    "WARN": ("announce",),
    "THREATEN": ("announce",),
}
"""The acts of the case a type can be, with all their kinds; another type is any but ``drafts.draft.NOT_DONE``."""
POSITIONS: Mapping[str, str] = {
    "OFFER": "proposes",
    "REQUEST": "proposes",
    "ACCEPT": "accepts",
    "AGREE": "accepts",
    "REFUSE": "refuses",
    "STATE_POSITION": "supports",
}
"""Types of acts that may be positions on a term, a draft or the deal."""
