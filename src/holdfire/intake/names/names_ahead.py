"""Names that need the rest of the article: "a war monitor said" before it is named, "Xia's army" for the Xian one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from holdfire.intake.names.how_put import has_name
from holdfire.intake.names.named_below import named_below
from holdfire.intake.names.phrase import Phrase
from holdfire.intake.text.article import Article
from holdfire.intake.text.word_tables import word_table

_OF_A_LAND = re.compile(r"([A-Z][\w-]{2,})['’]s? ((?:[\w-]+ ){0,3}[\w-]+)")
_PARAGRAPHS = 3
"""So many paragraphs below the one that tells of a body without a name, the name may follow."""


def names_ahead(article: Article, phrases: Sequence[Phrase], named: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Map names to those the article gives the same further down, or by its adjective.

    Args:
        article: To read.
        phrases: Of the article.
        named: Name and kind of each.
    """
    found = _by_adjective(article, named)
    found.update(_introduced(phrases, named))
    found.update(_called_so(article, phrases, named))
    return {**named_below(article, phrases, named), **found}


_CALLED_SO = re.compile(
    r",? (?:who|which) (?:\w+ )?(?:gave|gives|goes|went|asked|identified|introduced|called|calls|uses|used|is|was|"
    r"would|wanted|agreed)\b[^.;“”\"]{0,60}?"
    r"\b(?:as|name(?: of| is| was)?|guerre(?: of)?|himself|herself|itself|called|known)(?: only)?"
    r"(?: as)?,? (?:the )?(?:(?:Dr|Mr|Mrs|Ms|Prof)\.? )?"
    r"((?:[A-Z][\w’'-]*|al-[A-Z]\w+)(?: (?:[A-Z][\w’'-]*|al-[A-Z]\w+|\w{2,3}(?= [A-Z])))*)"
)


def _called_so(article: Article, phrases: Sequence[Phrase], named: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Find the name of "an engineer, who gave his name only as Ruben", "the commander, who goes by the name of Teo"."""
    found: dict[str, str] = {}
    for phrase, (name, kind) in zip(phrases, named, strict=True):
        is_unnamed = kind == "role" or (kind == "group" and name.islower())
        if is_unnamed and name not in found and not phrase.is_plural:
            end = phrase.tokens[-1].end
            told = article.text.find(" who " if kind == "role" else " which ", end, end + 60)
            at = (
                _CALLED_SO.match(article.text, told if article.text[told - 1] != "," else told - 1)
                if told > 0
                else None
            )
            if at is not None and not set(article.text[end:told]) & set('.;:“”"'):
                found[name] = at[1].strip()
    return found


def _introduced(phrases: Sequence[Phrase], named: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Find the name of "a war monitor", "rescuers", "a Turkish charity" of the lead in the paragraphs below."""
    found: dict[str, str] = {}
    lead = next((one.sentence.paragraph for one in phrases if one.sentence.zone != "headline"), 0)
    for number, phrase in enumerate(phrases):
        if phrase.sentence.paragraph > lead + 1 and phrase.sentence.zone != "headline":
            break
        name, kind = named[number]
        if kind not in ("group", "role") or name in found or phrase.tokens[0].low in ("the", "its", "their"):
            continue
        if phrase.head_tokens[-1].is_capital and phrase.head[0] > 0:
            continue
        callings = [one for token in phrase.tokens if (one := _callings().get(token.low))]
        if not callings:
            continue
        last = max(lead, phrase.sentence.paragraph) + _PARAGRAPHS
        for other, (its, sort) in zip(phrases[number + 1 :], named[number + 1 :], strict=True):
            if other.sentence.paragraph > last:
                break
            if sort != "group" or not has_name(other):
                continue
            is_told = its[:1].isupper() and not _calling_words(other).isdisjoint(_calling_words(phrase))
            if is_told or not callings[0].isdisjoint(its.lower().split()):
                found[name] = its
                break
    return found


def _calling_words(phrase: Phrase) -> set[str]:
    """Give what the words of a phrase tell of a body's calling: the same for "rescuers" and "a rescue group"."""
    known = _callings()
    return {min(known[token.low]) for token in phrase.tokens if token.low in known}


@cache
def _callings() -> dict[str, frozenset[str]]:
    """Give for a word that tells the calling of a body the words that names of such bodies hold."""
    found = {}
    for line in word_table("people")["callings"]:
        told, names = line.split(":")
        found.update(dict.fromkeys(told.split(), frozenset(names.split())))
    return found


def _by_adjective(article: Article, named: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Map "Xia's army" to "Xian army", as any land in -ia has it; for others, where the article has the adjective."""
    groups = dict.fromkeys(name for name, kind in named if kind == "group" and ("'" in name or "’" in name))
    owned = {name: found for name in groups if (found := _OF_A_LAND.fullmatch(name))}
    if not owned:
        return {}
    told: dict[str, str] = {}
    for name, parts in owned.items():
        people = _people_of(parts[1], article.text)
        if people:
            told[name] = f"{people} {parts[2]}"
    return told


def _people_of(land: str, text: str) -> str:
    """Find the adjective of a land in a text: the shortest that begins as it does."""
    if land.endswith("ia"):
        return f"{land}n"
    stem = land[: max(4, len(land) - 3)]
    if len(land) < 4 or text.find(stem) < 0:
        return ""
    fitting = re.findall(rf"\b{re.escape(stem)}\w{{0,{len(land) + 1 - len(stem)}}}(?:an|ese|ish|ic|i|ite)\b", text)
    return min((one for one in fitting if one != land and len(one) <= len(land) + 3), key=len, default="")
