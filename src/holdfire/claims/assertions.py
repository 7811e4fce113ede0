"""What a row asserts: one reader for each kind of claim.

====  ====================================================================
C221  denial-not-clear: `says` and `denies` do not fit each other
C222  condition-missing: a position on condition does not say the condition
C223  total-without-quantity: a total says no quantity
C224  reading-not-clear: a reading is not `question/answer`
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from holdfire.claims.cells import NO_MOMENT, NO_QUANTITY, Cells
from holdfire.claims.claim import Assertion, Coverage, Decision, Event, Figure, Ruling, Stance, Wording
from holdfire.claims.columns import ACCESS, DENIES, FINDINGS, OUTCOMES, POSITIONS, SAYS, TOTALS
from holdfire.claims.names import Names, Spellings, either, fold
from holdfire.vocab.moment import Moment, Occurrence

DEAL = "deal"


def read_event(cells: Cells, names: Names) -> Event:
    """Read an event."""
    parties, places = names.parties, names.places
    denies = cells.choice("denies", DENIES, "")
    says = cells.choice("says", SAYS, "denies" if denies else "asserts")
    if (says == "denies") != bool(denies):
        fix = "a denial says `denies:` and one of " + ", ".join(f"`{word}`" for word in DENIES)
        message = "it denies, but not what" if says == "denies" else "it asserts, and also says what it denies"
        cells.report("C221", "denial-not-clear", message, "denies" if denies else "says", fix)
    quantity, total = cells.quantity("quantity", names.units), cells.choice("total", TOTALS, "")
    if total and quantity is None:
        cells.report("C223", "total-without-quantity", "a total needs a `quantity`", "total")
    return Event(
        act=cells.name("act", names.acts, "act"),
        happened=cells.occurrence(not_later=True),
        says=says,
        denies=denies,
        actors=cells.candidates("actors", parties),
        whom=cells.candidates("whom", parties),
        place=cells.name("where", places, "place"),
        from_place=cells.name("from place", places, "place"),
        to_place=cells.name("to place", places, "place"),
        with_=cells.things("with", names.units),
        without=cells.things("without", names.units),
        about=cells.name("about", _texts_of_the_deal(names), "term or draft"),
        quantity=quantity,
        total=total,
        answers=cells.text("answers"),
        harm=cells.text("harm"),
    )


def read_figure(cells: Cells, names: Names) -> Figure:
    """Read a figure."""
    value = cells.quantity("value", names.units)
    if value is None:
        cells.missing("value", "say how many, or `unknown`")
    return Figure(
        count=cells.name("count", names.counts, "count"),
        value=value or NO_QUANTITY,
        at=cells.moment("at", not_later=True) or NO_MOMENT,
    )


def read_stance(cells: Cells, names: Names) -> Stance:
    """Read a stance. It was taken when it was said, or else published, if nobody says when."""
    position, condition = cells.choice("position", POSITIONS, "proposes"), cells.text("condition")
    if position.endswith("on condition") and not condition:
        cells.report("C222", "condition-missing", f"it `{position}`, but does not say which", "position")
    return Stance(
        party=cells.name("party", names.parties, "party"),
        position=position,
        on=cells.name("on", _texts_of_the_deal(names), "term or draft") or DEAL,
        at=_taken_at(cells),
        condition=condition,
        reading=_reading(cells, names),
    )


def read_decision(cells: Cells, names: Names) -> Decision:
    """Read a decision."""
    if not cells.has("outcome") and not cells.has("votes for"):
        cells.missing("outcome", "give the `outcome`, or the votes")
    return Decision(
        body=cells.name("body", names.bodies, "body"),
        on=cells.name("on", names.drafts, "draft"),
        at=cells.moment("at") or NO_MOMENT,
        in_favour=cells.number("votes for"),
        against=cells.names("votes against", names.parties, "party"),
        abstaining=cells.names("votes abstaining", names.parties, "party"),
        outcome=cells.choice("outcome", OUTCOMES, ""),
    )


def read_ruling(cells: Cells, names: Names) -> Ruling:
    """Read a ruling. What it is about, a term or an incident, is checked once all rows are read."""
    about = cells.text("about")
    return Ruling(
        body=cells.name("body", either(names.bodies, names.parties), "body"),
        about=(names.terms or {}).get(fold(about), about),
        found=cells.choice("found", FINDINGS, "kept"),
        at=_taken_at(cells),
        party=cells.name("party", names.parties, "party"),
        rule=cells.text("rule"),
        put_to=cells.text("put to"),
        answered=cells.text("answered"),
    )


def read_wording(cells: Cells, names: Names) -> Wording:
    """Read what a source says a term says."""
    return Wording(reading=_reading(cells, names), term=cells.name("term", names.terms, "term"))


def read_coverage(cells: Cells, names: Names) -> Coverage:
    """Read coverage. Days are taken whole: from the first second of ``began`` to the last of ``ended``."""
    watched = cells.occurrence()
    first, last = watched.earliest, watched.latest
    refused = cells.choice("access", ACCESS, "refused" if cells.has("refused by") else "watched") == "refused"
    by = cells.text("refused by")
    if by and not refused:
        cells.report("C212", "unknown-word", "it was watched, and also refused", "refused by", "drop one of them")
    told = by and by.casefold() != "not said"
    refuser = cells.name("refused by", names.parties, "party") if told else "not said"
    return Coverage(
        observer=cells.name("observer", names.parties, "party"),
        place=cells.name("where", names.places, "place"),
        watched=Occurrence(
            Moment(first, first, watched.began.as_written), Moment(last, last, watched.ended.as_written)
        ),
        access="refused" if refused else "watched",
        refused_by=refuser if refused else "",
    )


READERS: Mapping[str, Callable[[Cells, Names], Assertion]] = {
    "event": read_event,
    "figure": read_figure,
    "stance": read_stance,
    "decision": read_decision,
    "ruling": read_ruling,
    "wording": read_wording,
    "coverage": read_coverage,
}


def _texts_of_the_deal(names: Names) -> Spellings | None:
    """Give what a claim can be about: the deal, its terms, clauses, drafts and bodies."""
    return either({DEAL: DEAL}, names.terms, names.clauses, names.drafts, names.bodies)


def _taken_at(cells: Cells) -> Moment:
    at = cells.moment("at") or (None if cells.has("at") else cells.said or cells.published)
    if at is None:
        cells.missing("at", "say when, here or in `said` or `published`")
    return at or NO_MOMENT


def _reading(cells: Cells, names: Names) -> str:
    text = cells.text("reading")
    if text and "/" not in text:
        message = f"`{text}` is not a question and an answer"
        cells.report("C224", "reading-not-clear", message, "reading", "write `question/answer`, as in `weapons/kept`")
        return text
    return cells.name("reading", names.readings, "reading")
