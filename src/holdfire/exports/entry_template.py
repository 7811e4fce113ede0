"""The workbook to type claims into, made from a case: its own names to pick from, an example in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from holdfire.claims.columns import KINDS, QUANTITY_PARTS
from holdfire.claims.names import Spellings, fold
from holdfire.exports.claim_tables import TITLES, choices_of, keys_of
from holdfire.exports.collecting import needs_of, units_of
from holdfire.exports.given import Given
from holdfire.formats.own.template import Template, TemplateColumn, TemplateTab
from holdfire.pipeline import Case

NOT_TYPED = (
    "kind", "recorded", "quote start", "quote end", "replaces", "retracts", "supposed", "maybe same as", "answers",
)  # fmt: skip
"""Keys that the tab says, that others fill in, or that belong to corrections."""
_PICKS: Mapping[str, str] = {
    "act": "acts",
    "actors": "parties",
    "whom": "parties",
    "where": "places",
    "from place": "places",
    "to place": "places",
    "chain": "parties",
    "quote in": "documents",
    "reply to": "claims",
    "incident": "incidents",
    "count": "counts",
    "party": "parties",
    "on": "subjects",
    "about": "subjects",
    "body": "bodies",
    "votes against": "parties",
    "votes abstaining": "parties",
    "reading": "readings",
    "term": "terms",
    "observer": "parties",
    "refused by": "parties",
}
_HELP: Mapping[str, str] = {
    "id": "Leave it empty: a name is made up.",
    "when": "Day or time, as far as it is known: 2016-10-06, 2016-10-06 08:00, morning of 2016-10-06.",
    "quantity": "How much of the act, with its unit: 950 fighters, 900 to 1,000 fighters, up to 40 trucks, unknown.",
    "value": "With its unit: 950 fighters, 900 to 1,000 fighters, up to 4,000.",
}


def entry_template(case: Case, given: Given) -> Template:
    """Make the template of a case: a tab for each kind of claim that its deal has anything to say of.

    Args:
        given: Says which claims and names may be shown.
    """
    lists = {name: tuple(found) for name, found in _lists(case, given).items() if found}
    needs = {"figure": "counts", "decision": "drafts", "ruling": "bodies", "wording": "readings"}
    kinds = [kind for kind in KINDS if needs.get(kind, "parties") in lists]
    tabs = tuple(TemplateTab(kind, TITLES[kind], tuple(_columns(case, kind, lists))) for kind in kinds)
    return Template(f"{case.title}: claims to enter", tabs, lists)


def _columns(case: Case, kind: str, lists: Mapping[str, tuple[str, ...]]) -> Iterable[TemplateColumn]:
    parts = {f"{whole} {part}" for whole in ("quantity", "value") for part in QUANTITY_PARTS if part != "rule"}
    typed = [column for name, column in keys_of(kind).items() if name not in NOT_TYPED and name not in parts]
    typed.sort(key=lambda column: column.name == "id")  # its name comes last: it can be left empty
    example = _example(case, kind, lists)
    for column in typed:
        picks = _PICKS.get(column.name, "")
        yield TemplateColumn(
            column.name,
            _HELP.get(column.name, column.means.replace("`", "")),
            needed=(column.needed and column.name != "id") or (kind, column.name) in (("event", "when"),),
            words=choices_of(column),
            picks=picks if picks in lists else "",
            several=column.takes in ("names", "list"),
            example=example.get(column.name, ""),
        )


def _example(case: Case, kind: str, lists: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """Fill a row in, with names of the case; it is shown, and never read. Nobody is made to have broken anything."""
    day = _day(case)

    def first(name: str) -> str:
        return next(iter(lists.get(name, ())), "")

    party, unit = first("parties"), next(iter(units_of(case.deal)), "people")
    counted = case.deal.counts[first("counts")].unit if case.deal.counts else ""
    outlets = [one for one in case.parties.by_id.values() if one.kind == "outlet"]
    teller = outlets[0].name if outlets and outlets[0].name in lists.get("parties", ()) else party
    told = {"chain": teller, "published": day, "grade": "B2", "note": "this row is not read"}
    own: Mapping[str, Mapping[str, str]] = {
        "event": {"act": first("acts"), "when": day, "where": first("places"), **_kept_duty(case, lists, unit)},
        "figure": {"count": first("counts"), "value": f"900 to 1,000 {counted}".strip(), "at": day},
        "stance": {"party": party, "position": "accepts", "on": "deal"},
        "decision": {"body": first("bodies"), "on": first("drafts"), "at": day, "votes for": "11"},
        "ruling": {"body": first("bodies"), "about": first("terms"), "found": "kept", "at": day},
        "wording": {"reading": first("readings"), "term": first("terms")},
        "coverage": {"observer": party, "where": first("places"), "when": day, "access": "watched"},
    }
    return {**told, **own[kind]}


def _kept_duty(case: Case, lists: Mapping[str, tuple[str, ...]], unit: str) -> Mapping[str, str]:
    """Describe an event by which a party does what it is to do; of several, one that names most."""
    duties = [need for need in needs_of(case.deal) if need.term.form in ("achieve", "rate", "ratio")]
    duties = [need for need in duties if need.pattern is need.term.act]
    if not duties:
        return {}
    need = max(duties, key=lambda one: (one.moves, one.counted))
    shown = {fold(name): name for name in (*lists.get("parties", ()), *lists.get("places", ()))}

    def name(ids: tuple[str, ...], named: Mapping[str, str]) -> str:
        return shown.get(fold(named.get(ids[0], "")), ids[0]) if ids else ""

    places = {one.id: one.name or one.id for one in case.deal.places.by_id.values()}
    who = need.term.bearers[0].parties if need.term.bearers else ()
    return {
        "act": need.pattern.act,
        "actors": name(who, case.parties.names),
        "where": name(need.pattern.where, places),
        "from place": name(need.pattern.from_place, places),
        "to place": name(need.pattern.to_place, places),
        "quantity": f"40 to 50 {unit}" if need.counted else "",
    }


def _day(case: Case) -> str:
    """Give a day that fits the case: of its first claim, else when it is looked at."""
    first = min((claim.published.earliest for claim in case.claims), default=case.now)
    if first is None:
        return "2016-10-06"
    return datetime.fromtimestamp(first, UTC).astimezone(ZoneInfo(case.deal.zone)).date().isoformat()


def _lists(case: Case, given: Given) -> Mapping[str, Iterable[str]]:
    deal, names = case.deal, case.names
    parties = [(one.id, one.name) for one in case.parties.by_id.values() if one.id not in given.hidden]
    places = [(one.id, one.name) for one in deal.places.by_id.values() if one.id not in given.hidden and not one.strip]
    asked = [term.act.act for term in deal.terms if term.act]
    terms = list(dict.fromkeys(term.id for term in deal.terms))
    readings = [f"{one.id}/{answer}" for one in deal.questions.values() for answer, _ in one.answers]
    incidents = dict.fromkeys(one.claim.incident for one in given.claims if one.claim.incident)
    return {
        "parties": _shown(parties, names.parties),
        "places": _shown(places, names.places),
        "acts": list(dict.fromkeys((*asked, *sorted(deal.acts.by_id)))),
        "counts": list(deal.counts),
        "terms": terms,
        "drafts": list(deal.drafts),
        "subjects": ["deal", *terms, *deal.drafts],
        "bodies": list(deal.bodies),
        "readings": readings,
        "documents": list(case.documents),
        "claims": [one.claim.id for one in given.claims],
        "incidents": list(incidents),
    }


def _shown(named: Iterable[tuple[str, str]], known: Spellings | None) -> list[str]:
    """Show names as people know them, wherever such a name is understood and can stand in a list."""
    return [
        name if name and not set(name) & set("|+,") and (known or {}).get(fold(name)) == id_ else id_
        for id_, name in named
    ]
