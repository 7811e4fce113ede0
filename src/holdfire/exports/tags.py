"""HXL tags of the columns that Humanitarian Exchange Language has words for; others get ``#meta``."""

from __future__ import annotations

from collections.abc import Mapping

TAGS: Mapping[str, str] = {
    "id": "#meta+id",
    "kind": "#meta+kind",
    "chain": "#meta+source+list",
    "published": "#date+published",
    "said": "#date+said",
    "recorded": "#date+recorded",
    "quote text": "#description+quote",
    "grade": "#meta+grade",
    "note": "#meta+note",
    "incident": "#event+id",
    "act": "#event+type",
    "when": "#date+occurred",
    "began": "#date+start",
    "ended": "#date+end",
    "actors": "#group+actor+list",
    "whom": "#group+target+list",
    "where": "#loc+name",
    "from place": "#loc+name+origin",
    "to place": "#loc+name+dest",
    "quantity": "#indicator+value",
    "harm": "#affected+description",
    "count": "#indicator+name",
    "value": "#indicator+value",
    "at": "#date+occurred",
    "party": "#group+name",
    "position": "#status+position",
    "observer": "#org+observer",
    "access": "#access+type",
    "refused by": "#access+refused",
    "holdfire source": "#meta+source",
    "holdfire origin": "#meta+origin",
    "holdfire act": "#event+type+code",
    "holdfire place": "#loc+code",
    "holdfire from place": "#loc+code+origin",
    "holdfire to place": "#loc+code+dest",
    "holdfire longitude": "#geo+lon",
    "holdfire latitude": "#geo+lat",
    "holdfire radius": "#geo+radius",
    "holdfire low": "#indicator+min",
    "holdfire high": "#indicator+max",
    "holdfire unit": "#indicator+unit",
    "holdfire began from": "#date+start+min",
    "holdfire began until": "#date+start+max",
    "holdfire ended from": "#date+end+min",
    "holdfire ended until": "#date+end+max",
    "holdfire said from": "#date+said+min",
    "holdfire said until": "#date+said+max",
    "holdfire published from": "#date+published+min",
    "holdfire published until": "#date+published+max",
    "holdfire recorded from": "#date+recorded+min",
    "holdfire recorded until": "#date+recorded+max",
}


def tag_of(column: str) -> str:
    """Give the tag of a column: of what it means, or of the words it is called by."""
    if column in TAGS:
        return TAGS[column]
    words = column.removeprefix("holdfire ").replace(" ", "_")
    return f"#meta+{'holdfire_' if column.startswith('holdfire ') else ''}{words}"
