"""What claims a candidate may repeat, refine, contradict or supersede; and what of two documents belongs together.

Suggestions for a person to look at. Nothing is linked, merged or left out because of them.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from holdfire.claims.claim import Claim
from holdfire.claims.document import Document
from holdfire.intake.align.comparable import Comparable
from holdfire.intake.align.from_candidate import from_candidate
from holdfire.intake.align.from_claim import from_claims
from holdfire.intake.align.ideas import names_in
from holdfire.intake.align.index import Index, make_index, with_more
from holdfire.intake.align.likely import SURE
from holdfire.intake.align.meaning import Meaning
from holdfire.intake.align.relation import relate
from holdfire.intake.candidate import Candidate
from holdfire.intake.known import Known

SHOWN = 3
LEAST_LIKELY: Mapping[str, float] = {"quotation": 0.14, "figure": 0.24, "act": 0.25}
"""What is less likely about the same is not suggested; of true pairs hardly any is. Below ``SURE`` it is weak."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that is there already and may be about the same.

    Attributes:
        claim: Claim id, or ``document#candidate``.
        relation: "contradicts", "supersedes", "superseded" (by it), "refines" or "repeats": what the candidate
            may do to it.
        reason: Why, in words.
        likely: How likely the two are about the same, 0 to 1: for ranking only.
        is_weak: Whether to say "perhaps".
    """

    claim: str
    relation: str
    reason: str
    likely: float
    is_weak: bool = False

    @property
    def says(self) -> str:
        """What the candidate does to the claim, as a verb before its name: ``perhaps is superseded by``."""
        verb = "is superseded by" if self.relation == "superseded" else self.relation
        return f"perhaps {verb}" if self.is_weak else verb


def index_claims(
    claims: Iterable[Claim], documents: Mapping[str, Document], known: Known, meaning: Meaning | None = None
) -> Index:
    """Make the claims of a case findable: once for many candidates, a second or two for 10,000 claims.

    Args:
        documents: Those the claims quote, by id.
        known: What the case knows (``engine.known_words``).
        meaning: Rank by meaning, too (``load_meaning``); ``None``: by words alone.
    """
    return make_index(from_claims(claims, documents, known), documents, meaning)


def index_more(index: Index, claims: Iterable[Claim], documents: Mapping[str, Document], known: Known) -> Index:
    """Make a few more claims findable, as they come in, without looking at all the others again."""
    return with_more(index, from_claims(claims, documents, known), documents)


def align(
    candidate: Candidate,
    document: Document,
    claims: Index,
    known: Known,
    others: Iterable[Candidate] = (),
    leave_out: Container[str] = (),
) -> tuple[Suggestion, ...]:
    """Suggest the three claims that a candidate most likely bears on, the likeliest first.

    Args:
        candidate: Of ``document``.
        claims: From ``index_claims``.
        known: As for ``index_claims``.
        others: Candidates of the same document, in which the base of a fraction and an outer quotation are found.
        leave_out: Ids of claims that are not to be suggested.

    Returns:
        At most three; none for a date, or where nothing is alike.
    """
    listed = {one.id: one for one in (*others, candidate)}
    form = from_candidate(candidate, document, known, listed)
    return suggest(form, claims, names_in(document.text), known, leave_out) if form else ()


def suggest(
    form: Comparable, there: Index, story: frozenset[str], known: Known, leave_out: Container[str] = ()
) -> tuple[Suggestion, ...]:
    """Suggest what is likeliest about the same as one form.

    Args:
        story: The names in its document.
    """
    best: dict[str, tuple[float, Comparable]] = {}
    for one in there.nearest(form, leave_out):
        likely = there.likely(form, one, story)
        if likely >= max(LEAST_LIKELY[form.kind], best.get(one.ref, (0.0, one))[0]):
            best[one.ref] = likely, one
    ranked = sorted(best.values(), key=lambda pair: (-pair[0], pair[1].ref))[:SHOWN]
    return tuple(_suggestion(form, one, there, known, likely) for likely, one in ranked)


def _suggestion(form: Comparable, one: Comparable, there: Index, known: Known, likely: float) -> Suggestion:
    relation = relate(form, one, there.weights, known.register.names)
    return Suggestion(one.ref, relation.name, relation.reason, round(likely, 3), likely < SURE[form.kind])
