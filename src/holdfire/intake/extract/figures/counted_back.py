"""What a number counts where no noun names it: "half of them", "hundreds freed", "a third belong to the Hill Guard"."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.extract.figures.counted_before import irregular_pasts
from holdfire.intake.extract.figures.nouns import Counted, noun_phrase
from holdfire.intake.text.article import Token

OF_THEM = tuple(["of", word] for word in ("them", "those", "whom", "these", "which", "it", "us"))
_THEM = frozenset(last for _, last in OF_THEM)
_RELATIVE = ("whom", "which")
_NEAR = ("on", "in", "at", "from", "still", "inside", "without", "with")
_BELONGS = ("belong", "belongs", "belonged", "belonging")
_IS = ("is", "are", "was", "were", "be", "been")
_MEMBERS = ("member", "members", "supporters", "followers", "adherents")
_THOUGHT = ("feared", "believed", "thought", "presumed", "reported", "said", "to", "be", "still", "remain")
_PARTICLES = ("back", "out", "behind", "away", "off", "up", "down")
_DOINGS = frozenset(["flee", "leave", "return", "join", "attend", "wait", "stay", "die", "need", "face", "lack", "go"])
_JOINS = ("of", "for")


def points_back(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "of them", "of whom", "of which", "of those", "of it" stands here."""
    return at + 1 < len(tokens) and tokens[at].low == "of" and tokens[at + 1].low in _THEM


def pointing_words(tokens: Sequence[Token], at: int) -> Counted | None:
    """Give the "them" of "half of them", the "those on the list" of "200 of those on the list".

    Args:
        tokens: Of the sentence.
        at: Where the "of" stands.

    Returns:
        ``None`` for a relative ("of whom"), which stands for what was named right before.
    """
    if not points_back(tokens, at) or tokens[at + 1].low in _RELATIVE:
        return None
    end = at + 2
    if tokens[at + 1].low == "those" and end < len(tokens):
        low = tokens[end].low
        if low.endswith(("ed", "ing")):
            end += 1
        elif low in _NEAR and (named := noun_phrase(tokens, end + 1 + _is_article(tokens, end + 1))) is not None:
            end = named.end
    return Counted(at + 1, end, tokens[at + 1].low)


def _is_article(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].low in ("the", "a", "an", "its", "their", "our")


def how_they_fared(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find what befell or what is done by people without a noun: "hundreds freed", "dozens are feared dead"."""
    words, at = figure_tables()["words"], amount.end
    is_more = at < len(tokens) and tokens[at].low == "more"
    is_told = at = at + is_more
    while at < len(tokens) and at - is_told < 4 and (tokens[at].low in words["passive"] or tokens[at].low in _THOUGHT):
        at += 1
    if at >= len(tokens) or not tokens[at].is_word:
        return None
    low, alone = tokens[at].low, figure_tables()["nouns"]["alone"]
    if is_more and low not in alone and low not in words["harm"]:
        return None
    end = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].low in _PARTICLES)
    if low in alone or low in irregular_pasts() or (low.endswith("ed") and len(low) > 4 and "-" not in low):
        return Counted(at, end, "people")
    if (
        at > is_told
        or (low in figure_tables()["nouns"]["ends"] and low not in _DOINGS)
        or low.endswith(("ly", "s", "ing"))
    ):
        return None
    return Counted(amount.core, end, "people")


def belonging(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find to whom those counted belong: "of whom a quarter belong to the Hill Guard", "one is a member of it"."""
    at = amount.end
    while at < len(tokens) and tokens[at].text in "\"”’'»":
        at += 1
    at += 2 * points_back(tokens, at)
    if at < len(tokens) and tokens[at].text == ",":
        at = next((n + 1 for n in range(at + 1, min(at + 14, len(tokens))) if tokens[n].text == ","), len(tokens))
    if at + 2 >= len(tokens):
        return None
    if tokens[at].low in _BELONGS and tokens[at + 1].low == "to":
        return _name_at(tokens, at + 2)
    noun = at + 1 + _is_article(tokens, at + 1)
    if tokens[at].low in _IS and [one.low for one in tokens[noun + 1 : noun + 2]] == ["of"]:
        found = _name_at(tokens, noun + 2) if tokens[noun].low in _MEMBERS else None
        return None if found is None else found._replace(first=noun)
    return None


def _name_at(tokens: Sequence[Token], at: int) -> Counted | None:
    """Read a name with what it is of: the "Sons of the Hill"."""
    at += _is_article(tokens, at)
    while at < len(tokens) and tokens[at].text in "\"“‘'«":
        at += 1
    named = noun_phrase(tokens, at)
    while named is not None and named.end + 1 < len(tokens) and tokens[named.end].low in _JOINS:
        behind = named.end + 1 + _is_article(tokens, named.end + 1)
        further = noun_phrase(tokens, behind) if behind < len(tokens) and tokens[behind].is_capital else None
        if further is None:
            break
        named = named._replace(end=further.end)
    return named
