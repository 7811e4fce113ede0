"""How the names of a deal are shown in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from holdfire.deal.model import Bearer, Deal


def shown_names(deal: Deal) -> Mapping[str, str]:
    """Give the name to show for each id of a place, a body or a party."""
    shown = {place.id: place.name or place.id for place in deal.places.by_id.values()}
    shown |= {body.id: body.name or body.id for body in deal.bodies.values()}
    return shown | deal.parties.names


def listed(names: Iterable[str], last: str = "and") -> str:
    """Join words as people do: ``a``, ``a and b``, ``a, b and c``."""
    words = list(names)
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def show_all(ids: Iterable[str], shown: Mapping[str, str], last: str = "and") -> str:
    """Join the names to show of some ids."""
    return listed((shown.get(each, each) for each in ids), last)


def quoted(names: Iterable[str], last: str = "and") -> str:
    """Join names as written in the deal, each in quotation marks."""
    return listed((f"“{name}”" for name in names), last)


def bearer_words(bearer: Bearer, shown: Mapping[str, str]) -> str:
    """Say whose acts are meant."""
    out = f" but {show_all(bearer.but_not, shown)}" if bearer.but_not else ""
    if bearer.how == "anyone":
        return f"anyone{out}"
    parties = show_all(bearer.parties, shown, "or" if bearer.how == "any of" else "and")
    return f"{parties} together" if bearer.how == "together" else f"{parties}{out.replace(' but ', ' but not ')}"
