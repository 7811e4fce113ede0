"""Small, nasty deals with claims and accounts, made of data classes.

Times fall on a grid of six hours, a second more or less, so that ties and
coincidences are common. Names are few, so that claims meet terms.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import permutations
from typing import Any

from hypothesis import strategies as st

from holdfire.assessments.assessment import Question
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Decision, Event, Figure, Grade, Ruling, Stance
from holdfire.deal.condition import (
    After,
    AfterDays,
    All,
    AnyOf,
    Condition,
    Decided,
    HasTaken,
    InForce,
    Not,
    Reached,
    TermIs,
)
from holdfire.deal.end import End, held_before
from holdfire.deal.model import (
    ActPattern,
    Bearer,
    Body,
    Count,
    Deadline,
    Deal,
    Draft,
    Exception_,
    Level,
    Period,
    Register,
    Target,
    Term,
    Timing,
)
from holdfire.deal.resolve.timing import Step, runs_out
from holdfire.deal.wording import Question as Dispute
from holdfire.vocab.act import Act, Acts
from holdfire.vocab.category import Categories, Category
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.party import Parties, Party
from holdfire.vocab.place import Epoch, Lies, Place, Places
from holdfire.vocab.quantity import Quantity

HOUR = 3600
DAY = 24 * HOUR
FIXED_ZONE, FIXED_START = "Etc/GMT-3", 1475701200  # 6 October 2016, local midnight
CHANGING_ZONE, CHANGING_START = "Asia/Damascus", 1477515600  # 27 October 2016; clocks go back on the 28th

SIDES = ("north", "south", "brigade")
PARTIES = Parties.from_parties(
    [
        Party("north", "North", "state"),
        Party("south", "South", "armed group"),
        Party("brigade", "Brigade", "armed group", member_of=("south",)),
        Party("mission", "Mission", "mediator"),
        Party("daily", "Daily", "outlet"),
        Party("wire", "Wire", "outlet"),
        Party("officials", "Officials", "unnamed"),
        Party("residents", "Residents", "unnamed"),
    ]
)
ACTS = Acts.from_acts(
    [
        Act("attack"),
        Act("airstrike", "attack", lists=("bombardment",)),
        Act("shelling", "attack"),
        Act("bombardment"),
        Act("deliver"),
        Act("promise"),
        Act("join"),
    ]
)
CATEGORIES = Categories.from_categories(
    [
        Category("vehicles"),
        Category("trucks", ("vehicles",)),
        Category("cars", ("vehicles",)),
        Category("goods"),
        Category("boats", ("vehicles", "goods")),
        Category("weapons"),
        Category("rifles", ("weapons",)),
    ]
)
PLACES = Places(
    {**{name: Place(name) for name in ("region", "city", "road", "hills")}, "zone": Place("zone", unknown=True)},
    {
        **{pair: Lies.OVERLAPS for one in ("region", "city", "road", "hills") for pair in permutations((one, "zone"))},
        ("city", "region"): Lies.INSIDE,
        ("region", "city"): Lies.OVERLAPS,
        ("road", "region"): Lies.OVERLAPS,
        ("region", "road"): Lies.OVERLAPS,
        ("road", "city"): Lies.OVERLAPS,
        ("city", "road"): Lies.OVERLAPS,
    },
)
MOVES: tuple[dict[tuple[str, str], Lies], ...] = (
    {},
    {("hills", "region"): Lies.INSIDE, ("region", "hills"): Lies.OVERLAPS},
    {("road", "city"): Lies.INSIDE, ("road", "region"): Lies.INSIDE},
    {
        ("hills", "city"): Lies.INSIDE,
        ("city", "hills"): Lies.OVERLAPS,
        ("hills", "region"): Lies.INSIDE,
        ("region", "hills"): Lies.OVERLAPS,
    },
)
"""What can be otherwise from some date on; the city is in the region all the time."""
SPOKEN_ACTS = ("attack", "airstrike", "airstrike", "shelling", "deliver", "deliver", "promise", "join")
FORMS = ("forbid", "achieve", "keep", "respond", "rate", "ratio", "permit")
POSITIONS = ("accepts", "accepts", "accepts", "signs", "supports", "proposes", "refuses", "withdraws")
EVENTS = ("first", "second")
STATES = ("met", "breached", "standing", "due", "waiting", "suspended", "ended", "was breached", "has started",
          "is under way")  # fmt: skip


@dataclass(frozen=True)
class Made:
    """Everything an assessment needs."""

    deal: Deal
    claims: tuple[Claim, ...]
    accounts: tuple[Account, ...]
    question: Question
    parties: Parties = PARTIES

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text("the case above")  # failures show it as readable text


def rarely() -> st.SearchStrategy[bool]:
    return st.sampled_from([False, False, False, False, True])


def perhaps(strategy: st.SearchStrategy[Any], otherwise: Any = None) -> st.SearchStrategy[Any]:
    return rarely().flatmap(lambda yes: strategy if yes else st.just(otherwise))


def often(strategy: st.SearchStrategy[Any], otherwise: Any = None) -> st.SearchStrategy[Any]:
    return st.booleans().flatmap(lambda yes: strategy if yes else st.just(otherwise))


def seconds(start: int, first: int = 0, last: int = 16) -> st.SearchStrategy[int]:
    """Six-hour marks after the start, a second more or less now and then."""
    tick = st.sampled_from([0, 0, 0, 0, -1, 1])
    return st.builds(lambda n, off: start + n * 6 * HOUR + off, st.integers(first, last), tick)


def moments(start: int, *, exact: bool = False) -> st.SearchStrategy[Moment]:
    one = seconds(start).map(lambda s: Moment(s, s))
    if exact:
        return one
    near = st.builds(lambda s, n: Moment(s, s + n), seconds(start), st.sampled_from([1, 3 * HOUR, 6 * HOUR, DAY - 1]))
    return st.one_of(one, near)


@st.composite
def occurrences(draw: st.DrawFn, start: int, *, exact: bool = False) -> Occurrence:
    began = draw(moments(start, exact=exact))
    if exact or draw(st.booleans()):
        return Occurrence(began, began)
    lasts = draw(st.sampled_from([0, 1, 6 * HOUR, DAY]))
    return Occurrence(began, Moment(began.earliest + lasts, began.latest + lasts))


@st.composite
def quantities(draw: st.DrawFn, *, exact: bool = False) -> Quantity:
    low = draw(st.sampled_from([0, 500, 1000, 2000, 3000, 5000]))
    unit = draw(st.sampled_from(["trucks"] * 6 + ["", "", "people", "vehicles", "cars", "boats", "goods"]))
    if exact:
        return Quantity(low, low, "trucks")
    return Quantity(low, draw(st.sampled_from([low, low, low + 1000, low + 2500, None])), unit)


def candidates() -> st.SearchStrategy[tuple[tuple[str, ...], ...]]:
    alone = [("north",), ("south",), ("brigade",), ("mission",)]
    one = st.sampled_from([*alone, ("north", "south"), ("brigade", "north")])
    return st.lists(one, min_size=0, max_size=2, unique=True).map(tuple)


def one_of(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


# Deals


@st.composite
def places(draw: st.DrawFn, start: int) -> Places:
    """The places, some of which move now and then."""
    dates = sorted(set(draw(perhaps(st.lists(seconds(start), min_size=1, max_size=2), []))))
    epochs = [Epoch(Moment(at, at), {**PLACES.lies, **draw(st.sampled_from(MOVES))}) for at in dates]
    return replace(PLACES, epochs=tuple(epochs))


@st.composite
def levels(draw: st.DrawFn, start: int) -> Level:
    if draw(st.booleans()):
        return Level("stock", *draw(one_of((0, 2000), (1000, None), (2000, 3000))))
    shares = draw(one_of((0, 1000), (0, 500), (500, None), (1000, 1000), (800, 1200)))
    return Level("stock", *shares, relative=True, as_of=draw(often(moments(start))))


@st.composite
def patterns(
    draw: st.DrawFn, acts: tuple[str, ...] = ("attack", "airstrike", "bombardment", "deliver", "promise")
) -> ActPattern:
    return ActPattern(
        act=draw(st.sampled_from(acts)),
        whom=draw(perhaps(one_of(("south",), ("brigade",), ("north", "mission")), ())),
        where=draw(perhaps(one_of(("city",), ("region",), ("road", "hills"), ("zone",)), ())),
        to_place=draw(perhaps(st.just(("hills",)), ())),
        with_=draw(perhaps(one_of(("weapons",), ("rifles",)), ())),
        without=draw(perhaps(one_of(("flags",), ("weapons",), ("rifles",)), ())),
        about=draw(perhaps(one_of("deal", "draft"), "")),
        what=draw(perhaps(one_of(("trucks",), ("vehicles",), ("cars", "goods"), ("goods",)), ())),
    )


def bearers() -> st.SearchStrategy[tuple[Bearer, ...]]:
    single = [Bearer(p, (p,)) for p in SIDES]
    return st.sampled_from(
        [
            (single[0],),
            (single[1],),
            (single[2],),
            (single[0], single[1]),
            (Bearer("north and south", ("north", "south"), "together"),),
            (Bearer("north or brigade", ("north", "brigade"), "any of"),),
            (Bearer("anyone", (), "anyone"),),
            (Bearer("anyone else", (), "anyone", ("mission",)),),
            (Bearer("south without brigade", ("south",), "one", ("brigade",)),),
        ]
    )


@st.composite
def plain_conditions(draw: st.DrawFn, start: int) -> Condition:
    """Conditions that look at no term."""
    kinds = ["taken", "taken", "decided", "decided", "reached", "reached", "happened", "happened", "in force"]
    kind = draw(st.sampled_from(kinds))
    if kind == "happened":
        return TermIs(draw(st.sampled_from(EVENTS)), "met", is_event=True)
    if kind == "in force":
        return draw(one_of(*[InForce()] * 5, AnyOf(())))
    if kind == "reached":
        return Reached(draw(moments(start)))
    if kind == "decided":
        return Decided("council", "draft", draw(one_of("adopted", "not adopted")))
    position = draw(one_of("accepts", "accepts", "signs", "supports", "proposes", "refuses"))
    return HasTaken(draw(st.sampled_from(SIDES)), position, draw(one_of("deal", "deal", "draft")))


@st.composite
def conditions(draw: st.DrawFn, start: int, earlier: tuple[str, ...], depth: int = 2) -> Condition:
    """Any condition, over terms written earlier."""
    on_terms = ["term", "term", "term"] if earlier else []
    joints = ["after", "days", "all", "any", "not", "before", "extended"] if depth else []
    kind = draw(st.sampled_from(["plain", *on_terms, *joints]))
    if kind == "plain":
        return draw(plain_conditions(start))
    if kind == "term":
        return TermIs(draw(st.sampled_from(earlier)), draw(st.sampled_from(STATES)))
    several = ("all", "any", "before", "extended")
    parts = [draw(conditions(start, earlier, depth - 1)) for _ in range(2 if kind in several else 1)]
    if kind == "before":
        return held_before(parts[0], parts[1])
    if kind == "extended":
        step = Step(DAY, draw(one_of(0, 6 * HOUR)), parts[1], draw(st.booleans()))
        return runs_out(End(parts[0], DAY), (step,) * draw(one_of(1, 1, 2)))
    if kind == "after":
        return After(parts[0], draw(one_of(0, 1, 6 * HOUR, DAY)))
    if kind == "days":
        return AfterDays(parts[0], draw(one_of(0, 1, 1, 2)), draw(one_of(0, 0, 0, 1)))
    return All(tuple(parts)) if kind == "all" else AnyOf(tuple(parts)) if kind == "any" else Not(parts[0])


@st.composite
def timings(draw: st.DrawFn, start: int, earlier: tuple[str, ...], form: str) -> Timing:
    condition = conditions(start, earlier)
    by = None
    if form == "achieve":
        by = draw(
            st.one_of(
                st.builds(Deadline, moment=moments(start)), st.builds(Deadline, condition=condition),
                st.just(Deadline(not_said=True)), st.none(),
            )
        )  # fmt: skip
    return Timing(
        starts_when=draw(often(condition)),
        ends_when=draw(perhaps(condition)),
        only_while=draw(perhaps(condition)),
        falls_away_when=draw(perhaps(condition)),
        from_=draw(perhaps(moments(start))),
        until=draw(perhaps(moments(start))),
        by=by,
        counting_from=draw(perhaps(moments(start))),
        daily=draw(perhaps(one_of((8 * HOUR, 19 * HOUR), (6 * HOUR, 12 * HOUR)))),
    )


@st.composite
def targets(draw: st.DrawFn, form: str) -> Target:
    if form == "achieve" and draw(st.booleans()):
        return Target(Quantity(0, None, "trucks"), "stock", draw(one_of(Fraction(1), Fraction(1, 2), Fraction(1, 3))))
    low = draw(one_of(1000, 1000, 2000, 3000, 5000))
    high: int | None = low + draw(one_of(0, 0, 0, 1000))
    if form == "rate":
        low, high = draw(one_of((1000, None), (2000, None), (0, 1000), (0, 3000), (1000, 2000), (2000, 2000)))
    if form == "ratio":
        high = low
    return Target(Quantity(low, high, draw(one_of("trucks", "trucks", "trucks", "", "", "vehicles", "cars"))))


def counts(start: int) -> st.SearchStrategy[Count]:
    unit = one_of("trucks", "trucks", "vehicles", "cars", "")
    return st.builds(lambda unit, as_of: Count("stock", unit=unit, as_of=as_of), unit, often(moments(start)))


@st.composite
def happenings(draw: st.DrawFn, ident: str, start: int) -> Term:
    """An event: what conditions ask for, and nobody owes."""
    return Term(
        ident, "achieve", draw(bearers()), draw(patterns()), Timing(counting_from=draw(perhaps(moments(start)))),
        target=draw(often(targets("achieve"), Target(Quantity(1000, 1000)))),
    )  # fmt: skip


@st.composite
def exceptions(draw: st.DrawFn, when: st.SearchStrategy[Condition]) -> Exception_:
    by = draw(perhaps(st.just(Bearer("anyone", (), "anyone"))))
    listed = draw(often(st.just(("signed up",)), ()))
    return Exception_("exempt", draw(patterns(("attack", "airstrike", "deliver"))), by, listed, draw(often(when)))


@st.composite
def terms(draw: st.DrawFn, ident: str, start: int, earlier: tuple[str, ...]) -> Term:
    form = draw(st.sampled_from(FORMS))
    timing = draw(timings(start, earlier, form))
    details: dict[str, Any] = {"act": draw(patterns())}
    by_level = form == "keep" or (form == "achieve" and draw(rarely()))
    if by_level:
        details["level"] = draw(levels(start))
    if form == "keep":
        details |= {"act": None, "broken_by": draw(often(patterns())), "restored_by": draw(often(patterns()))}
        either = often(st.sampled_from([Bearer("north", ("north",)), Bearer("south", ("south",))]))
        details |= {"breaker": draw(either), "restorer": draw(either)}
    elif by_level:
        details["act"] = None
    elif form in ("achieve", "rate", "ratio") or (form == "permit" and draw(st.booleans())):
        details["target"] = draw(targets(form))
    if form == "achieve" and not by_level:
        details["begins"] = draw(rarely())
    if form in ("respond", "ratio"):
        details |= {
            "trigger": draw(patterns(("attack", "airstrike", "deliver"))),
            "trigger_by": draw(often(st.sampled_from([Bearer("north", ("north",)), Bearer("south", ("south",))]))),
            "delay_seconds": draw(one_of(0, 1, 6 * HOUR, DAY)),
        }
    if form == "respond":
        details["one_for_one"] = draw(rarely())
    if form == "ratio":
        details |= {
            "per": draw(one_of(1000, 2000)),
            "per_unit": draw(one_of("", "", "trucks", "trucks", "vehicles")),
            "tolerance": draw(one_of(0, 0, 1000)),
            "per_step": draw(rarely()),
        }
    if form == "rate":
        every = draw(one_of("day", "day", "week", "month", "window"))
        anchor = draw(perhaps(st.integers(17000, 17010))) if every == "week" else None
        details |= {"period": Period(every, anchor), "partial_periods": draw(st.booleans())}
    if form == "permit" and draw(st.booleans()):
        details |= {"protected_from": draw(bearers())[0], "interference": draw(patterns())}
    whose = draw(bearers())
    is_ruled = draw(rarely())
    if form in ("forbid", "keep", "achieve") and draw(one_of(True, False, False)):
        when = conditions(start, earlier)
        if form == "forbid" and not is_ruled and whose[0].how != "any of":
            when = st.one_of(when, answers_to_breaches(ident, whose))
        details["exceptions"] = tuple(draw(exceptions(when)) for _ in range(draw(one_of(1, 1, 2))))
    if is_ruled:
        details |= {"assessed_by": "ruling", "ruled_by": draw(one_of("court", ""))}
    return Term(id=ident, form=form, bearers=whose, timing=timing, **details)


def answers_to_breaches(ident: str, whose: tuple[Bearer, ...]) -> st.SearchStrategy[Condition]:
    """Hold, or no longer hold, once a prohibition was itself breached, by all or one of those it binds."""
    breached = st.builds(TermIs, st.just(ident), st.just("was breached"), one_of("", *(b.label for b in whose)))
    return st.one_of(breached, st.builds(After, breached, one_of(0, DAY)), st.builds(Not, breached))


@st.composite
def deals(draw: st.DrawFn, *, zones: tuple[str, ...] = (FIXED_ZONE, CHANGING_ZONE)) -> tuple[Deal, int]:
    """A deal, and the local midnight near which everything happens."""
    zone = draw(st.sampled_from(zones))
    start = FIXED_START if zone == FIXED_ZONE else CHANGING_START
    made: list[Term] = []
    names = ("one", "two", "three", "four")[: draw(st.integers(1, 4))]
    for n, name in enumerate(names):
        made.append(draw(terms(name, start, names[:n])))
    if draw(rarely()) and len(made) > 1:
        made = draw(ringed(made))
    if draw(rarely()):
        made = draw(disputed(made, start))
    asked_for = tuple(draw(happenings(name, start)) for name in EVENTS)
    stock = draw(counts(start))
    needs_dates = any(t.form == "rate" or t.timing.daily for t in made)
    agreed = All((HasTaken("north", "accepts"), HasTaken("south", "accepts")))
    in_force: Any = Reached(Moment(start - DAY, start - DAY))
    if not needs_dates:
        happened = [TermIs(e.id, "met", is_event=True) for e in asked_for if not measured_at_entry(e, stock)]
        in_force = draw(one_of(in_force, in_force, agreed, Decided("council", "draft", "adopted"), None, *happened))
    deal = Deal(
        id="made", label="truce", zone=zone, parties=PARTIES, acts=ACTS, places=draw(places(start)), terms=tuple(made),
        categories=CATEGORIES,
        in_force=in_force,
        ends_when=draw(perhaps(conditions(start, ()))),
        until=draw(perhaps(moments(start))),
        counts={"stock": stock},
        events=asked_for,
        bodies={"council": draw(councils()), "court": Body("court")},
        drafts={"draft": Draft("draft", "council")},
        registers={"signed up": Register("signed up", "join", draw(often(st.just("promise"), "")))},
        questions={"wording": Dispute("wording", "Which?", (("strict", ()), ("loose", ())))},
    )  # fmt: skip
    return deal, start


def measured_at_entry(event: Term, stock: Count) -> bool:
    return event.target is not None and bool(event.target.count) and stock.as_of is None


@st.composite
def councils(draw: st.DrawFn) -> Body:
    return Body(
        "council", 5, draw(one_of(3, 3, None)), draw(one_of(("north",), ())), quorum=draw(perhaps(one_of(3, 4))),
        consensus=draw(rarely()),
    )  # fmt: skip


@st.composite
def ringed(draw: st.DrawFn, made: list[Term]) -> list[Term]:
    """Terms that wait for each other: only starts, only states that starting brings nearer."""
    names = [t.id for t in made]
    closed = []
    for term in made:
        other = draw(st.sampled_from(names))
        state = draw(one_of("met", "has started"))
        timing = Timing(
            starts_when=TermIs(other, state), from_=term.timing.from_, until=term.timing.until,
            by=term.timing.by if term.timing.by and term.timing.by.moment else None, daily=term.timing.daily,
        )  # fmt: skip
        closed.append(with_timing(term, timing))
    return closed


@st.composite
def disputed(draw: st.DrawFn, made: list[Term], start: int) -> list[Term]:
    """Give one term a second version."""
    which = draw(st.integers(0, len(made) - 1))
    term = made[which]
    other = draw(terms(term.id, start, tuple(t.id for t in made[:which])))
    strict = replace(term, reading=(("wording", "strict"),))
    if term.timing.starts_when is not None and isinstance(term.timing.starts_when, TermIs):
        other = with_timing(other, term.timing)
    loose = replace(other, reading=(("wording", "loose"),), form=other.form)
    return [*made[:which], strict, loose, *made[which + 1 :]]


def with_timing(term: Term, timing: Timing) -> Term:
    """Change when a term runs; its exceptions then always hold, for they could look back at it."""
    return replace(term, timing=timing, exceptions=tuple(replace(e, when=None) for e in term.exceptions))


# Claims


def chains() -> st.SearchStrategy[tuple[str, ...]]:
    link = st.sampled_from(["north", "south", "brigade", "mission", "daily", "wire", "officials", "residents"])
    return st.one_of(link.map(lambda one: (one,)), st.tuples(link, link), st.tuples(link, link, link))


@st.composite
def events(draw: st.DrawFn, start: int, acts: tuple[str, ...] = (), *, exact: bool = False) -> Event:
    total = "" if exact else draw(perhaps(one_of("stretch", "running"), ""))
    scopes = one_of("occurrence", "occurrence", "authorship", "target", "place", "quantity", "harm")
    denies = "" if exact else draw(perhaps(scopes, ""))
    actors = draw(candidates())
    with_ = draw(perhaps(one_of(("weapons",), ("rifles",)), ()))
    without = draw(perhaps(one_of(("flags",), ("weapons",), ("rifles",)), ()))
    return Event(
        act=draw(st.sampled_from((*SPOKEN_ACTS, *acts * 3))),
        happened=draw(occurrences(start, exact=exact)),
        says="denies" if denies else "asserts",
        denies=denies,
        actors=actors if not exact else (actors or (("north",),))[:1],
        whom=draw(perhaps(one_of((("south",),), (("brigade",),), (("mission",), ("south",))), ())),
        place=draw(often(one_of("city", "region", "road", "hills", "zone"), "")),
        to_place=draw(perhaps(one_of("hills", "region"), "")),
        with_=with_,
        without=() if exact and with_ else without,
        about=draw(perhaps(one_of("deal", "draft"), "")),
        quantity=draw(often(quantities(exact=exact))),
        total=total,
        answers=draw(perhaps(one_of("i1", "i2", "c0", "c1"), "")),
    )


@st.composite
def assertions(draw: st.DrawFn, start: int, acts: tuple[str, ...]) -> Any:
    kind = draw(one_of("event", "event", "event", "event", "figure", "stance", "stance", "decision", "ruling"))
    match kind:
        case "event":
            return draw(events(start, acts))
        case "figure":
            return Figure("stock", draw(quantities()), draw(moments(start)))
        case "stance":
            position = draw(st.sampled_from(POSITIONS))
            on = draw(one_of("deal", "deal", "draft"))
            return Stance(draw(st.sampled_from(SIDES)), position, on, draw(moments(start)))
        case "decision":
            return Decision(
                "council", "draft", draw(moments(start)), draw(often(st.integers(2, 4))),
                draw(perhaps(st.just(("north",)), ())), draw(perhaps(one_of(("south",), ("south", "brigade")), ())),
                draw(one_of("adopted", "not adopted", "")),
            )  # fmt: skip
    if draw(st.booleans()):
        found = draw(one_of("happened", "did not happen"))
        return Ruling("court", draw(one_of("i1", "i2", "c0", "c1")), found, draw(moments(start)))
    about, found = draw(one_of("one", "two", "three")), draw(one_of("kept", "breached"))
    party = draw(one_of("", "south", "brigade"))
    return Ruling(draw(one_of("court", "council")), about, found, draw(moments(start)), party)


def acts_asked_for(deal: Deal) -> tuple[str, ...]:
    """Name the acts that terms look for, so that claims often meet them."""
    every = (*deal.terms, *deal.events)
    asked = [p for t in every for p in (t.act, t.trigger, t.broken_by, t.restored_by, t.interference)]
    return tuple(pattern.act for pattern in asked if pattern is not None)


@st.composite
def claims_about(draw: st.DrawFn, deal: Deal, start: int, most: int = 9) -> tuple[Claim, ...]:
    made = []
    acts = acts_asked_for(deal)
    for n in range(draw(st.integers(0, most))):
        assertion = draw(assertions(start, acts))
        is_event = isinstance(assertion, Event)
        is_denial = isinstance(assertion, Event) and assertion.says == "denies"
        earlier = [f"c{m}" for m in range(n)]
        published = draw(moments(start))
        made.append(
            Claim(
                id=f"c{n}",
                chain=draw(chains()),
                assertion=assertion,
                published=published,
                said=draw(often(moments(start))),
                recorded=draw(often(moments(start))),
                grade=draw(often(st.builds(Grade, one_of("A", "B", "C"), st.integers(1, 4)))),
                reply_to=draw(st.sampled_from(earlier)) if is_denial and earlier else "",
                replaces=draw(perhaps(st.sampled_from(earlier), "")) if earlier and draw(rarely()) else "",
                retracts=False,
                incident=draw(often(one_of("i1", "i2", "i3"), "")) if is_event else "",
                maybe_same_as=draw(perhaps(one_of("i1", "i2", "c0"), "")) if is_event else "",
                supposed=draw(perhaps(rarely(), False)),
            )
        )
    return tuple(replace(c, retracts=True) if c.replaces and n % 2 else c for n, c in enumerate(made))


# Accounts, questions, whole cases


@st.composite
def accounts(draw: st.DrawFn, start: int, now: int, ident: str) -> Account:
    voices = draw(one_of("everyone", "everyone", "north", "south", "mixed"))
    return Account(
        id=ident,
        voices=() if voices == "everyone" else (voices,) if voices in SIDES else ("mission",),
        origins=("brigade",) if voices == "mixed" else (),
        speakers=("daily",) if voices == "mixed" else (),
        outlets=("wire",) if voices == "mixed" else (),
        not_through=draw(perhaps(st.just(("south",)), ())),
        independent_origins=draw(one_of(0, 0, 0, 1, 2)),
        grade_at_least=draw(perhaps(st.just(Grade("B", 3)))),
        ruled_by=draw(perhaps(st.just("court"), "")),
        complete_up_to=draw(st.one_of(st.none(), st.just(now + DAY), st.just(now), seconds(start))),
    )


@st.composite
def questions(draw: st.DrawFn, start: int) -> Question:
    now = start + 6 * HOUR * draw(st.integers(8, 16)) + draw(one_of(0, 0, 0, 1, -1))
    return Question(
        now=now,
        period_start=draw(often(seconds(start, 0, 8))),
        as_known_on=draw(perhaps(seconds(start, 8, 16))),
        known_by=draw(one_of("published", "recorded")),
        as_if=draw(perhaps(seconds(start, -2, 6))),
    )


@st.composite
def cases(draw: st.DrawFn, *, zones: tuple[str, ...] = (FIXED_ZONE, CHANGING_ZONE), most_claims: int = 9) -> Made:
    """Draw a deal, claims, accounts and a question."""
    deal, start = draw(deals(zones=zones))
    question = draw(questions(start))
    told = draw(claims_about(deal, start, most_claims))
    heard = tuple(draw(accounts(start, question.now, f"account {n}")) for n in range(draw(st.integers(1, 3))))
    return Made(deal, told, heard, question)
