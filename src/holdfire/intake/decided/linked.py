"""Whom and what names mean by what reviewers linked: the register of a case grows with its review."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from holdfire.claims.names import NO_NAMES, Names, fold
from holdfire.intake.decided.accepted import accepted
from holdfire.intake.decided.decisions import Decision, links
from holdfire.vocab.party import Party


def parties_linked(decisions: Iterable[Decision]) -> tuple[Party, ...]:
    """List the sources that reviewers added, with the words they were found under as other names.

    A source that a claim names stays, even when the link was undone: claims are never edited.
    """
    decisions = tuple(decisions)
    stand = {one.number for one in links(decisions)}
    found: dict[str, Party] = {}
    for one in _links_kept(decisions):
        if one.new and one.means not in found:
            also = (one.name,) if one.number in stand else ()
            group = (one.new["member of"],) if one.new.get("member of") else ()
            name, kind = one.new.get("name", one.name), one.new.get("kind", "person")
            found[one.means] = Party(one.means, name, kind, also, group)
    return tuple(found.values())


def names_linked(decisions: Iterable[Decision]) -> Names:
    """List the spellings that reviewers linked; the last link of a name stands. Those used in claims stay."""
    decisions = tuple(decisions)
    written = _names_written(decisions)
    stand = {one.number for one in links(decisions)}
    listed = [one for one in _links_kept(decisions) if one.number in stand or fold(one.name) in written]
    return replace(
        NO_NAMES,
        parties={fold(one.name): one.means for one in listed if one.sort == "party"},
        places={fold(one.name): one.means for one in listed if one.sort == "place"},
    )


def _links_kept(decisions: tuple[Decision, ...]) -> list[Decision]:
    """List the links that stand, after those that were undone and that a claim still needs."""
    stand, written = links(decisions), _names_written(decisions)
    numbers = {one.number for one in stand}
    undone = [one for one in decisions if one.kind == "link" and one.number not in numbers]
    return [*(one for one in undone if {fold(one.name), fold(one.means)} & written), *stand]


def _names_written(decisions: Iterable[Decision]) -> frozenset[str]:
    """Collect all texts in rows of claims, folded, for finding names among them; what was undone may stand again."""
    texts: list[str] = []
    for one in accepted(decisions):
        for value in one.row.values():
            texts += [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return frozenset(fold(part) for text in texts for part in str(text).split(" + "))
