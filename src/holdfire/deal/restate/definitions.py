"""What a deal defines, in sentences: who and what is named, who decides, what is disputed, what is still blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from holdfire.deal.model import Body, Count, Deal, Draft, Register, Term
from holdfire.deal.restate.names import bearer_words, listed, quoted, show_all
from holdfire.deal.restate.restated import Restated, Section
from holdfire.deal.restate.unparse import write_how_many
from holdfire.deal.says import say_act, say_condition, say_moment, say_where
from holdfire.deal.wording import Amendment, Blank, Question
from holdfire.vocab.act import Act
from holdfire.vocab.category import Category
from holdfire.vocab.distance import say_strip
from holdfire.vocab.party import Party
from holdfire.vocab.place import Place
from holdfire.vocab.taxonomy import shipped_acts

Shown = Mapping[str, str]


def restate_definitions(deal: Deal, shown: Shown) -> Iterator[Section]:
    """Say what a deal defines, section by section, in the order of the language page; empty ones are left out."""
    shipped = {act.id: act for act in shipped_acts()}
    acts = [replace(act, lists=_written(act.lists)) for act in deal.acts.by_id.values() if _written((act.id,))]
    own_acts = [act for act in acts if shipped.get(act.id) != act]
    places = [place for place in deal.places.by_id.values() if not is_phrase(place)]
    events = [event for event in deal.events if not _is_earned(event, deal)]
    yield from _section("Documents", [Restated(name, _document(deal, name)) for name in deal.documents])
    yield from _section("Parties", [Restated(p.id, (_party(p, shown),)) for p in deal.parties.by_id.values()])
    yield from _section("Places", [Restated(p.id, (_place(p, shown),)) for p in places])
    yield from _section("Acts", [Restated(act.id, (_act(act),)) for act in own_acts])
    yield from _section("Categories", [Restated(c.id, (_category(c),)) for c in deal.categories.by_id.values()])
    yield from _section("Counts", [Restated(c.id, (_count(c, shown),)) for c in deal.counts.values()])
    yield from _section("Events", [Restated(event.id, (_event(event, shown),)) for event in events])
    yield from _section("Bodies", [Restated(b.id, tuple(_body(b, shown))) for b in deal.bodies.values()])
    yield from _section("Drafts", [Restated(d.id, (_draft(deal, d, shown),)) for d in deal.drafts.values()])
    yield from _section("Registers", [Restated(r.id, (_register(r),)) for r in deal.registers.values()])
    disputed = [Restated(q.id, tuple(_question(q, shown))) for q in deal.questions.values() if not q.is_draft]
    yield from _section("Questions of wording, told differently", disputed)
    drafted = [Restated(q.id, tuple(_question(q, shown))) for q in deal.questions.values() if q.is_draft]
    yield from _section("Wordings not agreed yet", drafted)
    yield from _section("Blanks", [Restated(b.id, (_blank(b, shown),)) for b in deal.blanks.values()])
    yield from _section("Positions", [Restated("", (each,)) for each in _positions(deal, shown)])
    yield from _section("Amendments", [Restated(a.id, tuple(_amendment(a, shown))) for a in deal.amendments])


def _section(heading: str, parts: list[Restated]) -> Iterator[Section]:
    if parts:
        yield Section(heading, (), tuple(parts))


def _written(acts: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what stands for several acts written in one place; its name says all there is to say."""
    return tuple(act for act in acts if " or " not in act)


def _is_earned(event: Term, deal: Deal) -> bool:
    """Say whether an event is another one having come so far, which its name says already."""
    return any(event.id.startswith(f"{other.id} reaching ") for other in deal.events)


def is_phrase(place: Place) -> bool:
    """Say whether a place is only a phrase (``within 1 km of the road``), which says all there is to say."""
    named = place.strip is not None and say_strip(place.strip) == place.id
    return named and place == Place(place.id, strip=place.strip, name=place.name)


def _joined(said: list[str], otherwise: str) -> str:
    """Join parts of a sentence with ``;`` and begin it with a capital letter."""
    text = "; ".join(part for part in said if part) or otherwise
    return f"{text[:1].upper()}{text[1:]}."


def _also(names: tuple[str, ...]) -> str:
    return f"also called {listed(names)}" if names else ""


def _named(name: str, own: str) -> str:
    return f"shown as {name}" if name and name.casefold() != own.casefold() else ""


def _document(deal: Deal, document: str) -> tuple[str, ...]:
    said = [f"the text in `{deal.documents[document]}`" if deal.documents[document] else "a text that is only named"]
    said += [f"in {deal.languages[document]}"] if document in deal.languages else []
    said += ["as good as any other version"] if document in deal.authentic else []
    return (_joined(said, ""),)


def _party(party: Party, shown: Shown) -> str:
    said = [_named(party.name, party.id), party.kind]
    said += [f"belongs to {show_all(party.member_of, shown)}"] if party.member_of else []
    said += [f"listed by {shown.get(party.listed_by, party.listed_by)}"] if party.listed_by else []
    return _joined([*said, _also(party.also)], "nothing more is said of it")


def _place(place: Place, shown: Shown) -> str:
    said = [_named(place.name, place.id)]
    said += [f"inside {show_all(place.inside, shown)}"] if place.inside else []
    said += [f"drawn in `{place.shape}`"] if place.shape else []
    said += [
        f"from {say_moment(begins)} on drawn in `{shape}`" if begins else f"at first drawn in `{shape}`"
        for begins, shape in place.shapes
    ]
    said += [f"what lies {say_strip(place.strip)}"] if place.strip and say_strip(place.strip) != place.id else []
    said += [f"divides {show_all(place.between, shown)}"] if place.between else []
    said += [f"what “{place.left_under}” makes somebody leave"] if place.left_under else []
    said += [f"all of {show_all(place.parts, shown)}, no more and no less"] if place.parts else []
    said += ["nobody knows yet where it lies"] if place.unknown else []
    return _joined([*said, _also(place.also)], "nothing more is said of it")


def _act(act: Act) -> str:
    above = tuple(dict.fromkeys((act.parent, *act.lists) if act.parent else act.lists))
    said = [f"a kind of {quoted(above)}" if above else "", act.means]
    said += [f"ACLED calls it {listed(act.acled)}"] if act.acled else []
    said += [f"in UCDP it can be of type {listed(act.ucdp)}"] if act.ucdp else []
    return _joined(said, "nothing more is said of it")


def _category(category: Category) -> str:
    above = f"a kind of {quoted(category.parents)}" if category.parents else ""
    return _joined([above, category.means, _also(category.also)], "nothing more is said of it")


def _count(count: Count, shown: Shown) -> str:
    what = count.unit or "what there is"
    of = f" of {show_all(count.of, shown)}" if count.of else ""
    where = f" {say_where((count.place,), shown)}" if count.place else ""
    when = say_moment(count.as_of) if count.as_of else "entry into force"
    return _joined([f"counts {what}{of}{where}", count.means, f"“all” of it is its number at {when}"], "")


def _event(event: Term, shown: Shown) -> str:
    act = say_act(event.act, shown) if event.act else ""
    whose = listed((bearer_words(bearer, shown) for bearer in event.bearers), "or")
    many = ""
    if event.target and (event.target.as_written or event.target.count or event.target.number.unit):
        many = f", {event.target.as_written or write_how_many(event.target)} in all"
    since = f", counted from {say_moment(event.timing.counting_from)}" if event.timing.counting_from else ""
    return f"Has happened once {whose} did this: {act}{many}{since}."


def _body(body: Body, shown: Shown) -> Iterator[str]:
    yield from [f"Shown as {body.name}."] if _named(body.name, body.id) else []
    members = f"has {body.members} members" if body.members is not None else ""
    seats = f"{listed(f'{shown.get(party, party)} sends {number}' for party, number in body.seats)}"
    chair = f"{shown.get(body.chair, body.chair)} chairs it" if body.chair else ""
    if members or seats or chair:
        yield _joined([members, seats, chair], "")
    needs = [f"{body.adopts_with} votes" if body.adopts_with is not None else ""]
    needs += ["nobody against" if body.consensus else ""]
    needs += [f"at least {body.quorum} voting or abstaining" if body.quorum is not None else ""]
    needs += [f"none of {show_all(body.veto, shown)} against" if body.veto else ""]
    if any(needs):
        yield f"Adopts a text with {listed(each for each in needs if each)}."
    else:
        yield "How it decides is not said."
    if body.interprets:
        yield "What it finds on the meaning of the deal is final."


def _draft(deal: Deal, draft: Draft, shown: Shown) -> str:
    body = deal.bodies.get(draft.before)
    before = (body.name or body.id) if body else shown.get(draft.before, draft.before)
    said = [f"lies before {before}" if before else "lies before nobody yet"]
    said += [f"put there by {show_all(draft.by, shown)}"] if draft.by else []
    return _joined([*said, f"its number is {draft.symbol}" if draft.symbol else ""], "")


def _register(register: Register) -> str:
    said = [register.means, f"whoever does “{register.filled_by}” is on it"]
    said += [f"whoever does “{register.emptied_by}” is off it again"] if register.emptied_by else []
    return _joined(said, "")


def _question(question: Question, shown: Shown) -> Iterator[str]:
    if question.asks:
        yield question.asks
    wanted = dict(question.authors)
    for answer, told_in in question.answers:
        said = [f"told so in {listed(told_in)}"] if told_in else []
        said += [f"{show_all(wanted[answer], shown)} want it so"] if wanted.get(answer) else []
        yield f"“{answer}”: {'; '.join(said) or 'nobody is named for it'}."


def _blank(blank: Blank, shown: Shown) -> str:
    what = f"a {blank.kind}" + (f", in {blank.unit}" if blank.unit else "")
    who = show_all(blank.filled_by, shown)
    said = [
        what,
        f"{who} {'fill' if len(blank.filled_by) > 1 else 'fills'} it in" if who else "nobody is said to fill it in",
    ]
    on = f" on {say_moment(blank.on)}" if blank.on else ""
    return _joined([*said, f"filled with “{blank.filled}”{on}" if blank.filled else "still open"], "")


def _positions(deal: Deal, shown: Shown) -> Iterator[str]:
    for position in deal.positions:
        what = "the deal" if position.supports == "deal" else f"“{position.supports}”"
        told = f" (told so in {listed(position.told_in)})" if position.told_in else ""
        when = f"once {say_condition(position.when, shown)}" if position.when else "without a condition"
        yield f"{shown.get(position.party, position.party)} supports {what} {when}{told}."


def _amendment(amendment: Amendment, shown: Shown) -> Iterator[str]:
    by = f" by {show_all(amendment.by, shown)}" if amendment.by else ""
    agreed = f"Agreed{by} on {say_moment(amendment.on)}" if amendment.on else f"Proposed{by}, not agreed"
    yield f"{agreed}{'; what is said here has it' if amendment.is_applied else '; what is said here is without it'}."
    for change in amendment.changes:
        yield change if change.endswith(".") else f"{change}."
