"""What shows only once all rows are read: names used twice, replies to nothing, times out of order.

====  ====================================================================
C241  duplicate-id: two claims have one id, or a claim that of a row of a table, or of the incident a row tells of
C242  names-no-claim: `reply to`, `replaces`, `retracts`, `answers` or `maybe same as` names nothing
C243  replaces-itself: claims replace each other in a ring
C244  times-out-of-order: published before it was said, or recorded before it was published
C245  told-before-it-happened (warning): said or published before what it says had happened
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from holdfire.claims.claim import Claim, Event, Ruling
from holdfire.claims.named_rows import NO_ROWS, Rows, rows_named, rows_that_may_be_meant
from holdfire.claims.names import Names, did_you_mean
from holdfire.claims.related import KnownClaims
from holdfire.claims.rows import Row
from holdfire.source.diagnostic import Diagnostic, Label

MOST_COMPARED = 2000
"""Among more names than this the nearest is not looked for."""


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim and the row it was read from; ``is_sound`` where every cell of it could be read."""

    claim: Claim
    row: Row
    is_sound: bool = True

    def mistake(self, code: str, slug: str, message: str, key: str, fix: str = "") -> Diagnostic:
        """Make an error about a key of the row."""
        return Diagnostic(code, slug, "error", message, self.row.span_of(key), help=fix)


def take_back(read: Sequence[ReadClaim], rows: Rows = NO_ROWS) -> list[ReadClaim]:
    """Let each row that takes a claim back, and says no more, carry what that claim asserted.

    Args:
        rows: Of registered tables, which may be taken back too.
    """
    by_id = {r.claim.id: r.claim for r in read}
    by_id |= rows.called({r.claim.replaces for r in read if r.claim.retracts} - by_id.keys())
    return [
        replace(r, claim=replace(r.claim, assertion=by_id[r.claim.replaces].assertion))
        if r.claim.retracts and "kind" not in r.row.cells and r.claim.replaces in by_id
        else r
        for r in read
    ]


def check_together(
    read: Sequence[ReadClaim], names: Names, beside: Sequence[Claim] = (), rows: Rows = NO_ROWS
) -> Iterator[Diagnostic]:
    """Check claims against each other, and against those beside them; each mistake stands at the row that makes it.

    Args:
        rows: Of registered tables, which these may name.
    """
    first: dict[str, ReadClaim] = {}
    taken = {claim.id: claim.at_row for claim in beside}
    taken |= {name: row.at_row for name, row in rows.called(r.claim.id for r in read).items()}
    for r in read:
        if r.claim.id in taken:
            message = f"a claim of the case is already called `{r.claim.id}` ({taken[r.claim.id]})"
            yield r.mistake("C241", "duplicate-id", message, "id", "give each claim a name of its own")
        earlier = first.setdefault(r.claim.id, r)
        if earlier is not r and r.claim.id:
            yield Diagnostic(
                "C241",
                "duplicate-id",
                "error",
                f"two claims are called `{r.claim.id}`",
                r.row.span_of("id"),
                labels=(Label(earlier.row.span_of("id"), "the first one"),),
                help="give each claim a name of its own",
            )
    told = [r.claim for r in read]
    apart = {row.incident: row for row in rows_named([*beside, *told], rows).values() if row.incident}
    replaced = {claim.replaces for claim in told}
    yield from _called_as_incidents([r for r in read if r.claim.id not in replaced], apart)
    every = [*beside, *told, *rows_that_may_be_meant(told, rows).values()]
    incidents = {claim.incident or claim.id for claim in every if isinstance(claim.assertion, Event)}
    ids = frozenset(claim.id for claim in every)
    known = _Known(ids, frozenset(incidents), frozenset((names.terms or {}).values()))
    for r in read:
        yield from _names_claims(r, known, names.terms is not None, rows)
        if r.is_sound:
            yield from _times_in_order(r)
    yield from _replaces_itself(first)


def check_beside(r: ReadClaim, names: Names, arrived: KnownClaims, rows: Rows = NO_ROWS) -> Iterator[Diagnostic]:
    """Check one more claim against those that have arrived: as ``check_together``, without looking at them all.

    Args:
        rows: Of registered tables, which it may name.
    """
    taken = arrived.by_id.get(r.claim.id) or rows.called([r.claim.id]).get(r.claim.id)
    if taken is not None:
        message = f"a claim of the case is already called `{r.claim.id}` ({taken.at_row})"
        yield r.mistake("C241", "duplicate-id", message, "id", "give each claim a name of its own")
    apart = {row.incident: row for row in rows_named([r.claim], rows).values() if row.incident}
    apart |= {
        one.incident: one for one in map(arrived.by_id.get, arrived.naming.get(r.claim.id, ())) if one and one.row
    }
    yield from _called_as_incidents([r], apart)
    for name, row in apart.items():
        other = arrived.by_id.get(name)
        if other is not None and name != r.claim.replaces and arrived.is_standing(other) and _is_own_incident(other):
            message = f"it names `{row.id}`, an incident called `{name}`, and so is a claim of the case"
            yield r.mistake("C241", "duplicate-id", message, "id", f"replace `{name}` by a claim of another name first")
    more = (r.claim, *rows_that_may_be_meant([r.claim], rows).values())
    known = _Known(_Arrived(arrived, more), _Arrived(arrived, more, True), frozenset((names.terms or {}).values()))
    yield from _names_claims(r, known, names.terms is not None, rows)
    if r.is_sound:
        yield from _times_in_order(r)
    yield from _replaces_itself(
        {claim.id: replace(r, claim=claim) for claim in (r.claim, *arrived.replaced_by(r.claim))}
    )


@dataclass(frozen=True, slots=True)
class _Arrived:
    """The names of claims, or of incidents only, among those that have arrived and some more."""

    arrived: KnownClaims
    more: tuple[Claim, ...]
    incidents: bool = False

    def __contains__(self, name: object) -> bool:
        named = (self.arrived.by_id[one] for one in self.arrived.naming.get(str(name), ()))
        return any(
            name == (one.incident or one.id if self.incidents else one.id)
            for one in (*named, *self.more)
            if not self.incidents or isinstance(one.assertion, Event)
        )


@dataclass(frozen=True, slots=True)
class _Known:
    """What there is to be named: ids of claims, of incidents, of terms."""

    claims: Container[str]
    incidents: Container[str]
    terms: Container[str]


def _called_as_incidents(read: Sequence[ReadClaim], apart: Mapping[str, Claim]) -> Iterator[Diagnostic]:
    """Report claims that are incidents of their own, called as that of a row that is read as a claim."""
    for r in read:
        if r.claim.id in apart and _is_own_incident(r.claim):
            message = f"`{apart[r.claim.id].id}` is an incident called `{r.claim.id}`, and so is this claim"
            yield r.mistake("C241", "duplicate-id", message, "id", "give the claim another name, or say its `incident`")


def _is_own_incident(claim: Claim) -> bool:
    return isinstance(claim.assertion, Event) and not claim.incident and not claim.retracts and claim.row is None


def names_of(claim: Claim) -> dict[str, str]:
    """Give the claims and incidents that a claim names, by the key it names them under."""
    named = {
        "reply to": claim.reply_to,
        "retracts" if claim.retracts else "replaces": claim.replaces,
        "maybe same as": claim.maybe_same_as,
    }
    match claim.assertion:
        case Event(answers=answers) if answers:
            named["answers"] = answers
        case Ruling(about=about, found="happened" | "did not happen"):
            named["about"] = about
    return {key: name for key, name in named.items() if name}


def _names_claims(r: ReadClaim, known: _Known, terms_known: bool, rows: Rows) -> Iterator[Diagnostic]:
    claim, assertion = r.claim, r.claim.assertion
    there: dict[str, tuple[Container[str], ...]] = {
        "maybe same as": (known.incidents,),
        "answers": (known.incidents, known.claims),
        "about": (known.incidents,),
    }
    asked = names_of(claim)
    if isinstance(assertion, Ruling) and terms_known and assertion.found in ("kept", "breached"):
        asked["about"], there["about"] = assertion.about, (known.terms,)
    if "kind" not in r.row.cells:
        asked.pop("about", None)
    for key, name in asked.items():
        sets = there.get(key, (known.claims,))
        if name and not any(name in one for one in sets):
            message = f"`{key}` names `{name}`, and there is no such {_what(key, assertion)}"
            choices = frozenset[str]().union(*(one for one in sets if isinstance(one, frozenset)))
            nearest = did_you_mean(name, choices) if len(choices) <= MOST_COMPARED else ""
            fix = "" if key == "about" and sets == (known.terms,) else rows.called_instead(name)
            fix = fix or nearest
            yield r.mistake("C242", "names-no-claim", message, key, fix)


def _what(key: str, assertion: object) -> str:
    if key == "about" and isinstance(assertion, Ruling) and assertion.found in ("kept", "breached"):
        return "term"
    return {"maybe same as": "incident", "answers": "incident or claim", "about": "incident"}.get(key, "claim")


def _times_in_order(r: ReadClaim) -> Iterator[Diagnostic]:
    claim = r.claim
    if claim.said and claim.published.latest < claim.said.earliest:
        message = "it was published before it was said"
        yield r.mistake("C244", "times-out-of-order", message, "published", "check both dates")
    if claim.recorded and claim.recorded.latest < claim.published.earliest:
        message = "it was recorded before it was published"
        yield r.mistake("C244", "times-out-of-order", message, "recorded", "check both dates")
    if isinstance(claim.assertion, Event) and not claim.supposed and not claim.retracts:
        told = claim.said or claim.published
        if told.latest < claim.assertion.happened.earliest:
            message = "it was told before what it says had happened"
            span = r.row.span_of("when" if "when" in r.row.cells else "began")
            fix = "a plan is no event: write a stance, or check the dates"
            yield Diagnostic("C245", "told-before-it-happened", "warning", message, span, help=fix)


def _replaces_itself(claims: Mapping[str, ReadClaim]) -> Iterator[Diagnostic]:
    for claim_id, r in claims.items():
        step, seen = r.claim.replaces, {claim_id}
        while step in claims and step not in seen:
            seen.add(step)
            step = claims[step].claim.replaces
        if step == claim_id:
            key = "retracts" if r.claim.retracts else "replaces"
            message = f"`{claim_id}` replaces itself, directly or through others"
            yield r.mistake("C243", "replaces-itself", message, key, "a correction names the earlier claim")
