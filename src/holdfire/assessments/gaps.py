"""What a deal asks for and no claim of a case tells of: figures nobody gave, terms nobody could see.

Neither the deal nor the claims are wrong by themselves; only together they leave a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from holdfire.assessments.coverage import places_of
from holdfire.claims.claim import Claim, Coverage, Figure
from holdfire.deal.checks.finding import list_terms
from holdfire.deal.checks.watch import is_watching, needs_watching
from holdfire.deal.meeting import places_meet
from holdfire.deal.mistakes import mistake
from holdfire.deal.model import Deal, Term
from holdfire.source.diagnostic import Diagnostic, Label


def gaps_in_claims(deal: Deal, claims: Iterable[Claim]) -> tuple[Diagnostic, ...]:
    """Find what the claims of a case leave out that its terms ask for; nothing where there are no claims at all."""
    told = [claim.assertion for claim in claims]
    if not told:
        return ()
    figures = [one.count for one in told if isinstance(one, Figure)]
    watched = [one for one in told if isinstance(one, Coverage) and one.access == "watched"]
    return (*_without_figure(deal, figures), *_unseen(deal, watched))


def _without_figure(deal: Deal, figures: Iterable[str]) -> Iterator[Diagnostic]:
    """Find counts on which terms hang, and of which nobody tells a figure."""
    asked: dict[str, list[Term]] = {}
    for term in (*_each_once(deal.terms), *deal.events):
        counts = {term.target.count if term.target else "", term.level.count if term.level else ""} - {"", *figures}
        if not (term.form == "keep" and term.broken_by is not None):
            for count in counts:
                asked.setdefault(count, []).append(term)
    for count, terms in asked.items():
        spans = [term.span for term in terms if term.span]
        if spans:
            message = f"no claim gives a figure for `{count}`, by which {list_terms(terms)} must be measured"
            labels = tuple(Label(span, "and this") for span in dict.fromkeys(spans) if span != spans[0])
            fix = "add claims of the kind `figure`; as long as there are none, the number is unknown"
            yield mistake("figure-missing", message, spans[0], "needs a figure", labels, fix)


def _unseen(deal: Deal, watched: list[Coverage]) -> Iterator[Diagnostic]:
    """Find terms that somebody would have to see, that nobody is to verify, and whose places nobody watched."""
    if any(is_watching(term, deal) for term in deal.terms):
        return
    terms = [term for term in _each_once(deal.terms) if needs_watching(term, deal) and not term.verified_by]
    unseen = [term for term in terms if not any(_is_seen(term, one, deal) for one in watched)]
    spans = [term.span for term in unseen if term.span]
    if spans:
        message = f"nobody is said to have watched over {list_terms(unseen)}, and nobody is to verify"
        fix = "add claims of the kind `coverage`: who watched which place, and when"
        yield mistake("unwatched", message, spans[0], "seen by whom?", help=fix)


def _each_once(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Give each term in its first version."""
    first: dict[str, Term] = {}
    for term in terms:
        first.setdefault(term.id, term)
    return tuple(first.values())


def _is_seen(term: Term, one: Coverage, deal: Deal) -> bool:
    return places_meet(places_of(term), (one.place,) if one.place else (), deal)
