"""Who is told by a role or a kind in the lead and named below: "the hospital's head said", then "Jane Roe said"."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.names.how_put import bare_words, has_name, known_nouns, may_name_person
from holdfire.intake.names.phrase import Phrase
from holdfire.intake.text.article import Article
from holdfire.intake.text.word_tables import words_of

_ONE_OF_A_KIND = frozenset(
    ["director", "head", "chief", "mayor", "governor", "president", "minister", "premier", "commander", "envoy",
     "ambassador", "coordinator", "commissioner", "chairman", "chairwoman", "secretary", "leader", "negotiator",
     "mediator", "superintendent", "principal", "rector", "bishop", "archbishop", "imam"]
)  # fmt: skip
"""Roles that one person at a time has in a place or a body."""
_WITH_TOP = frozenset(["official", "diplomat", "commander", "general", "negotiator", "representative", "officer"])
_NO_MATCH = frozenset(["the", "of", "for", "a", "an", "in", "at", "and", "its", "his", "her", "top", "main", "to"])
_PARAGRAPHS = 2
"""So many paragraphs below the one that tells of a role, the name may follow."""
_REBELS = frozenset(
    [
        "rebels",
        "guerrillas",
        "insurgents",
        "separatists",
        "rebel forces",
        "guerrilla fighters",
        "rebel fighters",
        "rebel group",
        "insurgent group",
        "guerrilla group",
        "separatist group",
    ]
)
_BAND = frozenset(["rebel", "guerrilla", "insurgent", "separatist", "armed", "paramilitary", "militant", "breakaway"])
_BAND_NAMES = frozenset(
    ["front", "liberation", "resistance", "revolutionary", "rebels", "guerrilla", "insurgent", "people's", "salvation"]
)
_STATE = frozenset(["republic", "government", "assembly", "congress", "parliament", "court", "ministry", "party"])
_BODIES = frozenset(["group", "movement", "faction", "army", "alliance", "coalition", "force", "militia", "front"])

Named = Sequence[tuple[str, str]]
"""Name and kind of each phrase."""


def named_below(article: Article, phrases: Sequence[Phrase], named: Named) -> dict[str, str]:
    """Map what somebody is called before being named to the name.

    Args:
        article: To read.
        phrases: Of the article.
        named: Name and kind of each.
    """
    return {**_officers(article, phrases, named), **_rebels(article, phrases, named)}


def _officers(article: Article, phrases: Sequence[Phrase], named: Named) -> dict[str, str]:
    """Find the names of holders of an office told of in headline and lead."""
    found: dict[str, str] = {}
    lead = next((one.sentence.paragraph for one in phrases if one.sentence.zone != "headline"), 0)
    for number, phrase in enumerate(phrases):
        is_headline = phrase.sentence.zone == "headline"
        if phrase.sentence.paragraph > lead and not is_headline:
            break
        name, kind = named[number]
        if kind != "role" or phrase.kind != "role" or phrase.is_plural or name in found or not _is_office(phrase):
            continue
        last = max(lead, phrase.sentence.paragraph) + _PARAGRAPHS
        person = _first_person(article, phrases, named, number, last)
        if person:
            found[name] = person
    return found


def _is_office(phrase: Phrase) -> bool:
    """Say whether a role is one that a single person has: "the mayor of the town", "the body's top official"."""
    noun, words = phrase.head_tokens[-1].low, {token.low for token in phrase.tokens}
    if words & {"former", "senior", "unnamed", "ex", "deputy"}:
        return False
    return noun in _ONE_OF_A_KIND or (noun in _WITH_TOP and "top" in words)


def _first_person(article: Article, phrases: Sequence[Phrase], named: Named, number: int, last: int) -> str:
    """Name the first new person behind a role who opens a paragraph with a quotation or is described alike."""
    role = phrases[number]
    known = {name for name, _ in named[:number]}
    for other, (name, kind) in zip(phrases[number + 1 :], named[number + 1 :], strict=True):
        sentence = other.sentence
        if sentence.paragraph > last and sentence.zone != "headline":
            break
        is_led = sentence.tokens[other.first - 1].low in ("for", "of", "in", "to", "at", "from", "with", "and", "near")
        is_person = kind == "person" or (may_name_person(other) and not (other.first and is_led))
        if not is_person or name in known or sentence is role.sentence:
            continue
        if article.quoted_at(other.tokens[0].start) is not None:
            continue
        known.add(name)
        if _fits(article, role, other):
            return name
    return ""


def _fits(article: Article, role: Phrase, person: Phrase) -> bool:
    """Say whether a person may be who had a role before."""
    tokens, nouns = person.sentence.tokens, known_nouns() - words_of("people", "titles")
    wanted = {token.low.removesuffix("'s").removesuffix("’s") for token in role.tokens} - _NO_MATCH
    beside = [token.low for token in person.tokens]
    if tokens[person.first - 1].low == "," and person.first > 3:
        beside += [token.low for token in tokens[max(0, person.first - 8) : person.first - 1]]
    behind = tokens[person.last : person.last + 14]
    if behind and behind[0].low == ",":
        end = next((n for n, token in enumerate(behind[1:], 1) if token.low in (",", ".", ";")), len(behind))
        beside += [token.low for token in behind[1:end]]
    alike = wanted & set(beside)
    if alike and (len(wanted) == 1 or alike - {role.head_tokens[-1].low}):
        return True
    own = [low for low in beside if low in nouns]
    if own:
        return False
    is_bare = not behind or behind[0].low != ","
    return is_bare and article.quoted_at(person.sentence.start + 1) is not None


def _rebels(article: Article, phrases: Sequence[Phrase], named: Named) -> dict[str, str]:
    """Map "rebels" to the only rebel group that the article names."""
    called = {
        name
        for phrase, (name, kind) in zip(phrases, named, strict=True)
        if kind in ("group", "role") and name.lower() in _REBELS and bare_words(article, phrase).lower() in _REBELS
    }  # fmt: skip
    if not called:
        return {}
    bands: list[str] = []
    for number, (phrase, (name, kind)) in enumerate(zip(phrases, named, strict=True)):
        if kind == "group" and has_name(phrase) and name not in bands and _is_band(phrases, named, number):
            bands.append(name)
    return dict.fromkeys(called, bands[0]) if len(bands) == 1 else {}


def _is_band(phrases: Sequence[Phrase], named: Named, number: int) -> bool:
    """Say whether a name is that of a rebel group, by its words or by those beside it."""
    phrase = phrases[number]
    words = {word.lower().replace("’", "'") for word in named[number][0].split()}
    if words & _BAND_NAMES:
        return not words & _STATE
    around = {token.low for token in phrase.tokens}
    if number + 1 < len(phrases) and named[number + 1][0] == named[number][0]:
        around |= {token.low for token in phrases[number + 1].tokens}
    return bool(around & _BAND) and bool(around & _BODIES)
