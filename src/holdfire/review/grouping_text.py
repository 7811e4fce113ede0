"""Suggestions, incidents and decisions in plain text, for scripts and for people who have the screen read to them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from holdfire.claims.claim import Claim
from holdfire.incidents.judgement import Judgement
from holdfire.incidents.likeness import Likeness
from holdfire.incidents.suggest import Suggestion
from holdfire.report.names import party_name
from holdfire.report.sentences import claim_sentence
from holdfire.report.words import counted
from holdfire.review.grouping import Bench

SAID = {"same": "one incident", "different": "different", "maybe": "maybe one", "split": "split"}


def list_lines(bench: Bench, most: int) -> Iterator[str]:
    """List suggestions, the likeliest first."""
    likely = sum(one.is_likely for one in bench.suggestions)
    found = len(bench.suggestions)
    yield (
        f"{counted(len(bench.groups.members), 'incident')}; {counted(found, 'suggestion')} of incidents that may be one"
        f"{f', {likely} of them likely' if found else ''}."
    )
    for one in bench.suggestions[:most]:
        yield ""
        yield from suggestion_lines(bench, one)
    if found > most:
        yield ""
        yield f"and {found - most:,} more (--most {found})"


def suggestion_lines(bench: Bench, one: Suggestion) -> Iterator[str]:
    """Say all there is to a suggestion: the claims of each incident, and what speaks for their being one."""
    strength = "likely" if one.is_likely else "possible" if one.counts >= 0 else "less likely than not"
    yield f"{one.id}: {strength} that these are one"
    for incident in one.incidents:
        yield from (f"  {line}" for line in told_lines(bench, incident))
    for likeness in one.likenesses[:3]:
        yield f"  {reasons_words(likeness, len(one.incidents) > 2)}"


def reasons_words(likeness: Likeness, is_named: bool) -> str:
    """Say what speaks for two incidents being one, then what against."""
    for_it = [each.words for each in likeness.reasons if each.counts >= 0]
    against = [each.words for each in likeness.reasons if each.counts < 0]
    lead = f"{likeness.one} and {likeness.other}: " if is_named else ""
    parts = [f"for it: {'; '.join(for_it)}" if for_it else "", f"against it: {'; '.join(against)}" if against else ""]
    return lead + ". ".join(part for part in parts if part)


def told_lines(bench: Bench, incident: str) -> Iterator[str]:
    """Say what is told of an incident, claim by claim; repeated reports of one origin are said to be so."""
    yield f"{incident}:"
    origins: set[str] = set()
    for name in bench.groups.members[incident]:
        claim = bench.standing.get(name)
        if claim is not None:
            again = " (again)" if claim.origin in origins else ""
            origins.add(claim.origin)
            yield f"  {claim_line(bench, claim)}{again}"


def claim_line(bench: Bench, claim: Claim) -> str:
    """Say a claim in a line."""
    chain = " -> ".join(party_name(bench.case, link) for link in claim.chain)
    words = f" “{claim.quote.exact}”" if claim.quote else ""
    return f"{claim.id}: {claim_sentence(bench.case, claim.assertion)}{words} [{chain}]"


def incident_lines(bench: Bench, name: str) -> Iterator[str]:
    """Show one incident: its claims, and what was decided about any of them."""
    members = bench.members(name)
    incident = bench.groups.incident_of[members[0]]
    yield from told_lines(bench, incident)
    maybe = [other for pair in sorted(bench.groups.maybe) if incident in pair for other in pair if other != incident]
    if maybe:
        yield f"may be the same as: {', '.join(maybe)}"
    decided = [one for one in bench.groups.judgements if set(one.claims) & set(members)]
    yield from (f"  {line}" for line in _judged(decided))


def decided_lines(bench: Bench) -> Iterator[str]:
    """List what was decided, oldest first."""
    if not bench.groups.judgements:
        yield "nothing was decided"
    yield from _judged(bench.groups.judgements)


def _judged(judgements: Iterable[Judgement]) -> Iterator[str]:
    for one in judgements:
        sets = " | ".join(", ".join(each) for each in one.sets)
        why = f" ({one.why})" if one.why else ""
        yield f"{one.number}: {SAID[one.kind]}: {sets}; by {one.by}, {one.at}{why}"


def as_json(bench: Bench) -> str:
    """Write suggestions for programs."""
    suggestions = [_suggested(one) for one in bench.suggestions]
    found = {"incidents": len(bench.groups.members), "suggestions": suggestions}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _suggested(one: Suggestion) -> dict[str, Any]:
    members = zip(one.incidents, one.sets, strict=True)
    return {
        "id": one.id,
        "likely": one.is_likely,
        "counts": one.counts,
        "incidents": [{"id": name, "claims": list(claims)} for name, claims in members],
        "pairs": [
            {
                "one": each.one,
                "other": each.other,
                "counts": each.counts,
                "reasons": [
                    {"trait": reason.trait, "words": reason.words, "counts": round(reason.counts, 3)}
                    for reason in each.reasons
                ],
            }
            for each in one.likenesses
        ],
    }
