"""Somebody, or some place, that the case does not know yet: named on the way, and kept with the claim that names it."""

from __future__ import annotations

import re

from holdfire.claims.names import fold
from holdfire.entering.row import listed
from holdfire.intake.drafts.unknown import new_id
from holdfire.pipeline import Case
from holdfire.vocab.party import Party
from holdfire.vocab.place import Spot


def asks_name(called: str) -> str:
    """Ask what somebody, or a place, is called."""
    return f"The full name of “{called}”, as it is to be shown?"


def asks_kind(name: str) -> str:
    """Ask what somebody new is."""
    return f"What is {name}?"


def asks_group(name: str) -> str:
    """Ask to whom somebody new belongs."""
    return f"Whom does {name} belong to, or speak for?"


def new_party(case: Case, typed: str, name: str, kind: str, also: str = "", group: str = "") -> Party:
    """Make a party of what was answered.

    Args:
        typed: As it stands in the claim.
        name: To show; ``also``: other spellings, with ``|`` between them.
        group: Id of whom it belongs to; ``""``: nobody of the case.
    """
    id_ = new_id(name, case.names.parties)
    return Party(id_, name, kind, _others(id_, name, typed, also), (group,) if group else ())


def new_place(case: Case, typed: str, name: str, inside: str, also: str = "", at: str = "", metres: str = "") -> Spot:
    """Make a place of what was answered.

    Args:
        inside: Id of the place it lies in; ``""``: nobody says.
        at: "36.2021, 37.1343": latitude and longitude in degrees; ``""``: nobody says where it lies.
        metres: Within how many of that.

    Raises:
        ValueError: ``at`` or ``metres`` cannot be read; the message says why.
    """
    id_ = new_id(name, case.names.places)
    within = (inside,) if inside else ()
    wkt = point_at(at) if at else ""
    return Spot(id_, name, _others(id_, name, typed, also), wkt, metres_of(metres) if wkt else 0.0, within)


def point_at(text: str) -> str:
    """Read latitude and longitude in degrees, and write them as WKT.

    Raises:
        ValueError: They cannot be read, or are none.

    Examples:
        >>> point_at("36.2021, 37.1343")
        'POINT (37.1343 36.2021)'
    """
    found = re.fullmatch(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)\s*", text)
    if not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        raise ValueError("write latitude and longitude in degrees, as in `36.2021, 37.1343`")
    return f"POINT ({found[2]} {found[1]})"


def metres_of(text: str) -> float:
    """Read a number of metres.

    Raises:
        ValueError: It is none.
    """
    if not re.fullmatch(r"\d{1,7}(?:\.\d+)?", text.strip()):
        raise ValueError("write a number of metres, as in `500`; `0` for exactly there")
    return float(text)


def _others(id_: str, name: str, typed: str, also: str) -> tuple[str, ...]:
    """List the other spellings, each once, the one that was typed among them."""
    taken = {fold(id_), fold(name)}
    found = {fold(one): one for one in (typed, *listed(also)) if fold(one) not in taken}
    return tuple(found.values())
