"""From a deal as meant to its canonical text. Reading the text gives the same deal again.

Comments, and the way things were put, are not kept: two files that mean the same give the
same text. Nor are amendments: what is written is the deal as amended, and what was only proposed
is left out. So only a deal without amendments comes back the same in every part.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from holdfire.deal.condition import AT_ONCE, Condition, Reached
from holdfire.deal.model import NO_TIME_SET, ActPattern, Bearer, Deadline, Deal, Exception_, Level, Target, Term
from holdfire.deal.resolve.phrases import ONCE
from holdfire.deal.resolve.relative_levels import write_relative
from holdfire.deal.restate.unparse_definitions import (
    Keys,
    filled,
    write_blanks,
    write_bodies,
    write_documents,
    write_questions,
)
from holdfire.deal.says import say_condition, say_length, say_moment, say_term
from holdfire.source.yaml_text import Tree, to_yaml
from holdfire.vocab.distance import show_distance
from holdfire.vocab.moment import Moment
from holdfire.vocab.place import Strip
from holdfire.vocab.quantity import Quantity, show_milli
from holdfire.vocab.quantity_text import SHARES, write_share
from holdfire.vocab.taxonomy import shipped_acts

_MODALS = {"forbid": "must not", "permit": "may"}


def unparse_deal(deal: Deal) -> str:
    """Write a deal as YAML, sections and keys in the order of the language page."""
    made: Keys = {"deal": deal.id, "label": deal.label, "proposed": _moment(deal.proposed_on), "time zone": deal.zone}
    made["in force"] = _in_force(deal.in_force)
    made["ends when"] = _condition(deal.ends_when)
    made["until"] = _moment(deal.until)
    made["documents"] = write_documents(deal)
    made |= _definitions(deal)
    made["terms"] = {term_id: _term(deal, term_id) for term_id in dict.fromkeys(term.id for term in deal.terms)}
    return to_yaml(filled(made), apart=("terms",))


def _definitions(deal: Deal) -> Keys:
    return {
        "parties": _parties(deal),
        "places": _places(deal),
        "acts": _acts(deal),
        "categories": _categories(deal),
        "counts": _counts(deal),
        "events": {event.id: _event(event) for event in deal.events},
        "bodies": write_bodies(deal),
        "drafts": {d.id: filled({"before": d.before, "by": d.by, "symbol": d.symbol}) for d in deal.drafts.values()},
        "registers": {
            r.id: filled({"filled by": r.filled_by, "emptied by": r.emptied_by, "means": r.means})
            for r in deal.registers.values()
        },
        "readings": write_questions(deal, is_draft=False),
        "draft wordings": write_questions(deal, is_draft=True),
        "blanks": write_blanks(deal),
        "positions": _positions(deal),
        "clauses": {c.id: filled({"says": c.says, "part of": c.part_of}) for c in deal.clauses.values()},
    }


def _parties(deal: Deal) -> Keys:
    made: Keys = {}
    for party in deal.parties.by_id.values():
        name = party.name if party.name != party.id else ""
        keys: Keys = {"name": name, "kind": party.kind, "also": party.also}
        made[party.id] = filled({**keys, "member of": party.member_of, "listed by": party.listed_by})
    return made


def _places(deal: Deal) -> Keys:
    made: Keys = {}
    for place in deal.places.by_id.values():
        name = place.name if place.name != place.id else ""
        shapes: Keys = {say_moment(begins) if begins else "first": shape for begins, shape in place.shapes}
        keys: Keys = {"name": name, "kind": place.kind, "inside": place.inside, "shape": place.shape, "shapes": shapes}
        keys |= {"left under": place.left_under, "between": place.between, "also": place.also}
        made[place.id] = filled(keys | (_strip(place.strip) if place.strip else {}))
    return made


def _strip(strip: Strip) -> Keys:
    within, beyond = (show_distance(distance) if distance else "" for distance in (strip.within, strip.beyond))
    return {"within": within, "beyond": beyond, "of": strip.of, "side": strip.side}


def _acts(deal: Deal) -> Keys:
    shipped = {act.id: act for act in shipped_acts()}
    acts = deal.acts.by_id.values()
    made: Keys = {}
    for act in acts:
        covers = tuple(other.id for other in acts if act.id in other.lists)
        if covers or shipped.get(act.id) != replace(act, lists=()):
            keys: Keys = {"is a": act.parent, "covers": covers, "means": act.means}
            made[act.id] = filled({**keys, "acled": act.acled, "ucdp": act.ucdp})
    return made


def _categories(deal: Deal) -> Keys:
    return {
        category.id: filled({"is a": category.parents, "means": category.means, "also": category.also})
        for category in deal.categories.by_id.values()
    }


def _counts(deal: Deal) -> Keys:
    made: Keys = {}
    for count in deal.counts.values():
        keys: Keys = {"of": count.of, "in": count.place, "unit": count.unit}
        made[count.id] = filled({**keys, "as of": _moment(count.as_of), "means": count.means})
    return made


def _event(event: Term) -> Keys:
    by = "" if event.bearers == (Bearer("anyone", (), "anyone"),) else write_who(event.bearers)
    pattern = write_pattern(event.act) if event.act else {}
    many = "" if event.target in (None, ONCE) else write_how_many(event.target)
    return filled({**pattern, "by": by, "how many": many, "counting from": _moment(event.timing.counting_from)})


def _positions(deal: Deal) -> Keys:
    made: dict[str, list[Keys]] = {}
    for position in deal.positions:
        on = "the deal" if position.supports == "deal" else position.supports
        keys = {"supports": on, "when": _condition(position.when), "told in": position.told_in}
        made.setdefault(position.party, []).append(filled(keys))
    return {party: several if len(several) > 1 else several[0] for party, several in made.items()}


def _term(deal: Deal, term_id: str) -> Keys:
    """Write the versions of a term: what they share, and under ``read as`` what they do not."""
    versions = [term for term in deal.terms if term.id == term_id]
    shown = {place.id: place.name for place in deal.places.by_id.values()}
    shown |= {party.id: party.name for party in deal.parties.by_id.values()}
    written = [_version(term, shown) for term in versions]
    shared = {key: value for key, value in written[0].items() if all(other.get(key) == value for other in written)}
    if len(versions) == 1:
        return shared
    overrides: Keys = {}
    for term, keys in zip(versions, written, strict=True):
        under = " + ".join(f"{question}/{answer}" for question, answer in term.reading)
        overrides[under] = {key: value for key, value in keys.items() if key not in shared}
    return shared | {"read as": overrides}


def _version(term: Term, shown: dict[str, str]) -> Keys:
    groups = dict.fromkeys(group for bearer in term.bearers for group in bearer.answers_for)
    made: Keys = {"who": write_who(term.bearers), "answers for": tuple(groups)}
    if term.form == "keep":
        made["must keep"] = write_level(term.level) if term.level else "it as it is"
    elif term.level:
        made["must reach"] = write_level(term.level)
    elif term.act:
        made["must begin" if term.begins else _MODALS.get(term.form, "must")] = term.act.act
        made |= {key: value for key, value in write_pattern(term.act).items() if key != "act"}
    made |= _of_form(term)
    timing = term.timing
    made |= {
        "except": [_exception(exception) for exception in term.exceptions],
        "starts when": _condition(timing.starts_when),
        "ends when": _condition(timing.ends_when),
        "only while": _condition(timing.only_while),
        "falls away when": _condition(timing.falls_away_when),
        "from": _moment(timing.from_),
        "until": _moment(timing.until),
        "by": write_deadline(timing.by),
        "counting from": _moment(timing.counting_from),
        "daily": " to ".join(f"{at // 3600:02d}:{at % 3600 // 60:02d}" for at in timing.daily or ()),
        "part of": term.part_of,
        "owed to": term.owed_to,
        "in return for": term.in_return_for,
        "verified by": term.verified_by,
        "proposed by": term.proposed_by,
        "asked by": term.asked_by,
        "only a possibility": "yes" if term.only_possible else "",
        "assessed by": _assessed_by(term),
        "quote": _quotes(term),
        "says": "" if term.form != "keep" and term.says == say_term(term, "", shown) else term.says,
    }
    return filled(made)


def _quotes(term: Term) -> Tree:
    quotes: list[Keys] = [{"in": quote.document, "text": quote.text} for quote in term.quotes]
    return quotes if len(quotes) > 1 else quotes[0] if quotes else ""


def _of_form(term: Term) -> Keys:
    made: Keys = {}
    if term.target and not (term.form in ("achieve", "ratio") and term.target == ONCE):
        made["how many"] = write_how_many(term.target)
    if term.period:
        start = "" if term.period.anchor is None else f" from {date(1970, 1, 1) + timedelta(days=term.period.anchor)}"
        made |= {"every": term.period.every + start, "partial periods": "count" if term.partial_periods else ""}
    if term.trigger and term.form in ("respond", "ratio"):
        trigger: Keys = {}
        if term.form == "ratio" and (term.per, term.per_unit) != (1000, ""):
            trigger["how many"] = f"{show_milli(term.per)} {term.per_unit}".strip()
        trigger |= write_pattern(term.trigger) | _by(term.trigger_by)
        made["whenever" if term.form == "respond" else "for every"] = trigger
        made["within"] = "not said" if term.delay_seconds == NO_TIME_SET else say_length(term.delay_seconds)
    made |= {
        "one for one": "yes" if term.one_for_one else "",
        "tolerance": show_milli(term.tolerance) if term.tolerance else "",
        "per step": "yes" if term.per_step else "",
        "broken by": write_pattern(term.broken_by) | _by(term.breaker) if term.broken_by else "",
        "restored by": write_pattern(term.restored_by) | _by(term.restorer) if term.restored_by else "",
        "protected from": _by(term.protected_from).get("by", ""),
        "interference": write_pattern(term.interference) if term.interference else "",
    }
    return made


def write_pattern(act: ActPattern) -> Keys:
    """Give the keys of a pattern; what it does not ask is left out."""
    return filled(
        {
            "act": act.act,
            "what": act.what,
            "whom": act.whom,
            "where": act.where,
            "from place": act.from_place,
            "to place": act.to_place,
            "with": act.with_,
            "without": act.without,
            "about": "the deal" if act.about == "deal" else act.about,
        }
    )


def _exception(exception: Exception_) -> Keys:
    never = tuple(f"anyone in {register}" for register in exception.never_covers)
    keys: Keys = {"name": exception.id, **write_pattern(exception.act), **_by(exception.by)}
    return filled({**keys, "when": _condition(exception.when), "never covers": never})


def _by(bearer: Bearer | None) -> Keys:
    if bearer is None:
        return {}
    return {"by": bearer.parties if bearer.how == "any of" else write_who((bearer,))}


def write_who(bearers: tuple[Bearer, ...]) -> str:
    """Write what stands under `who`."""
    first = bearers[0]
    if len(bearers) > 1:
        return f"each of {', '.join(write_who((bearer,)) for bearer in bearers)}"
    if first.answers_for:
        return first.label
    names = ", ".join(first.parties)
    out = ", ".join(first.but_not)
    if first.how == "anyone":
        return f"anyone but {out}" if out else "anyone"
    return f"{first.how} {names}" if first.how in ("together", "any of") else f"{names} but not {out}" if out else names


def write_how_many(target: Target) -> str:
    """Write what stands under `how many`."""
    if not target.count:
        return _quantity(target.number)
    named = next((word for word, share in SHARES.items() if share == target.share), "")
    if target.share == 1:
        return f"all {target.count}"
    return f"{named} of {target.count}" if named else f"{write_share(target.share)} of {target.count}"


def _quantity(number: Quantity) -> str:
    if number.high is None:
        words = f"at least {show_milli(number.low)}"
    elif number.low == number.high:
        words = show_milli(number.low)
    elif number.low == 0:
        words = f"at most {show_milli(number.high)}"
    else:
        words = f"{show_milli(number.low)} to {show_milli(number.high)}"
    return f"{words} {number.unit}".strip()


def write_level(level: Level) -> str:
    """Write a level to keep or reach."""
    if level.relative:
        return write_relative(level, _moment(level.as_of))
    if level.low == level.high == 0:
        return f"none of {level.count}"
    return f"{_quantity(Quantity(level.low, level.high))} of {level.count}"


def _assessed_by(term: Term) -> str:
    if term.assessed_by != "ruling":
        return ""
    return f"ruling of {term.ruled_by}" if term.ruled_by else "ruling"


def _in_force(condition: Condition | None) -> str:
    if condition is None:
        return "not said"
    return _moment(condition.moment) if isinstance(condition, Reached) else f"when {say_condition(condition)}"


def write_deadline(deadline: Deadline | None) -> str:
    """Write what stands under `by`; ``""`` for none."""
    if deadline is None:
        return ""
    if deadline.not_said:
        return "not said"
    if deadline.condition == AT_ONCE:
        return "immediately"
    if deadline.moment:
        return _moment(deadline.moment)
    words = _condition(deadline.condition)
    return words if words[:1].isdigit() else f"when {words}"


def _condition(condition: Condition | None) -> str:
    return say_condition(condition) if condition else ""


def _moment(moment: Moment | None) -> str:
    return say_moment(moment) if moment else ""
