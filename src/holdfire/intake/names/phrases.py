"""Cutting out the phrases that name persons, bodies, roles and places.

Every word has a sign for what it may be (``signs.py``); phrases are found by their pattern of signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdfire.intake.names.appositions import joined
from holdfire.intake.names.phrase import Phrase, is_person_title, phrase_of
from holdfire.intake.names.signs import capital_words, signs_of
from holdfire.intake.text.article import Article, Sentence, Token
from holdfire.intake.text.word_tables import speech_verbs, words_of

_NAME = r"[NK](?:p{0,2}[NK]|pN)*"
_LONG = (
    r"(?:N*K[NK]*(?:[of]d?m?[NK]+(?:p{1,2}[NK]+)?(?:a[NK]+)?)+|[NK]+aN*K[NK]*(?:p{1,2}[NK]+)?"
    rf"|{_NAME}(?:od?[NK]+)*)"
)
_BETWEEN = r"(?:[mSsNK]|l(?=m*[rRgG])|Na(?=N+[mgGrR])|ma(?=m+[rRgG])|[gr](?=m*[rRgGt]))"
_SIMPLE = re.compile(
    rf"""
    (?=[hwKpNSdsmgrRGt])(?:      # what a phrase can begin with: others are passed over fast
    (?P<pronoun>[hw])
    |(?:K?p{{0,2}}[NK]*p{{0,2}}S|[dSs]){_BETWEEN}*x{{0,2}}m*[rRgGt]+(?![rRgGt])(?:p?{_NAME})?  # the Xish minister
    |{_BETWEEN}+[rRgGtl]+(?:p?{_NAME})?    # Xish and Yish forces
    |[rR]p?{_NAME}    # teacher Jane Roe
    |d?(?:[mS]|S[mNK]*)*p{{0,2}}{_LONG}(?:p{{0,2}}S)?
    |p{{0,2}}S
    |d[mNKS]*s
    |d(?:[mx]|N){{0,2}}l
    |d?[RGrgt]
    )
    """,
    re.VERBOSE,
)
_COMPLEMENT = re.compile(
    r"[of](?:[dmSs]|r(?=m+[gG])|[NK](?=[NKSmrRgG])|Na(?=N))*(?:(?<=[dmSs])x(?=[rRgG]))?"
    r"(?:(?:[rRgG]|(?<!f)(?<!fd)t)[rRgGt]*(?:p?[NK](?:p{0,2}[NK])*)?|p{0,2}[NK](?:p{0,2}[NK])*(?:x(?=c))?|l)"
)


_WHERE = re.compile(r"fd?[NK]+(?=cK*N)")
"""Where somebody of a body works, before the name: "the head of the mission in Northland, Jane Roe"."""


def find_phrases(article: Article) -> list[Phrase]:
    """Find the phrases of headline and body, in order, not overlapping."""
    capitals = capital_words(article)
    found: list[Phrase] = []
    written = [signs_of(sentence, capitals) for sentence in article.sentences]
    alone: set[str] | None = None
    for sentence, signs in zip(article.sentences, written, strict=True):
        inside = phrases_in(sentence, signs)
        office = _OFFICE_OF.search(signs) if "NN" in signs and ("o" in signs or "f" in signs) else None
        if office is not None:
            alone = _single_names(article.sentences, written) if alone is None else alone
            first, last = office.span()
            lows = [one.low for one in sentence.tokens[first:last]]
            is_titled = any(map(is_person_title, lows[office.start(2) - first : office.end(2) - first]))
            if (is_titled or lows[-1] in alone) and is_person_title(lows[office.start(1) - first]):
                holder = phrase_of(sentence, first, last, office.span(3), "person")
                inside = [one for one in inside if one.last <= first]
                inside += [holder, *(one for one in phrases_in(sentence, signs) if one.first >= last)]
        found += inside
    return found


_OFFICE_OF = re.compile(r"d?[mNS]*([rK])[of]d?[mNS]*[KN](?:N|K|[of]d?m?(?=[NK]))*?(?<=[NK])(K*)(NN)(?![NKp])")
"""An office and who holds it, with no comma between: "chief of the Centre for Relief Jane Roe"."""


def _single_names(sentences: Sequence[Sentence], written: Sequence[str]) -> set[str]:
    """Collect the words that stand as names alone, in small letters."""
    return {
        sentence.tokens[one.start()].low.removesuffix("'s")
        for sentence, signs in zip(sentences, written, strict=True)
        for one in _SINGLE.finditer(signs)
    }


_SINGLE = re.compile(r"(?<![NKp])[NS](?![NKp])")


def phrases_in(sentence: Sentence, signs: str) -> list[Phrase]:
    """Find the phrases of a sentence by its signs."""
    found: list[Phrase] = []
    at = 0
    while match := _SIMPLE.search(signs, at):
        first, last = match.span()
        at = last
        if match["pronoun"]:
            found.append(phrase_of(sentence, first, last, (first, last), "pronoun"))
            continue
        phrase = _phrase(sentence, signs, first, last)
        if phrase is None:
            at = first + 1
            continue
        at = phrase.last
        found.append(phrase)
    return joined(found, signs)


def _phrase(sentence: Sentence, signs: str, first: int, last: int) -> Phrase | None:
    """Read a phrase: what carries it, and what it is of."""
    inside = signs[first:last]
    tokens = sentence.tokens
    if len(inside) == 1 and inside in "RGrgt":
        begins = not any(token.is_word for token in tokens[:first])
        if inside in "rgt" and not (sentence.zone == "headline" or begins):
            return None
        if tokens[first].low in words_of("people", "not_bare"):
            return None
    if inside[-1] == "s":
        role = is_person_title(tokens[last - 1].low[:-2])
        return phrase_of(sentence, first, last, (last - 1, last), "role" if role else "group")
    if inside[-1] in "rg" and _goes_on_as_noun(sentence, signs, last):
        return None
    if (
        inside[-1] == "t"
        and last < len(tokens)
        and (_is_verb_there(tokens[last - 1].low, tokens[last].low, inside) or _is_tag(tokens, first, last))
    ):
        is_led = first > 0 and tokens[first - 1].low in ("to", "by", "on", "from", "of", "in", "with")
        last -= 0 if is_led and tokens[last - 1].low == "estimates" else 1
        inside = signs[first:last]
        if not inside:
            return None
    name = _NAME_AT_END.search(inside)
    of = _OF.search(inside, 0, name.start()) if name else None
    if of:
        kind = "role" if is_person_title(tokens[first + of.start()].low) else "group"
        if kind == "role" and name and _LONG_NAME.fullmatch(name[0]):
            return phrase_of(sentence, first, last, (last - 2, last), "person")
        return phrase_of(sentence, first, last, (first + _first_name(inside), last), kind)
    titled = _TITLED.match(inside)
    if titled and is_person_title(tokens[first + titled.end(1) - 1].low):
        return phrase_of(sentence, first, last, (first + titled.start(2), first + titled.end(2)), "person")
    noun = _last_noun(inside)
    if name and inside[name.start() - 1 : name.start()] in tuple("rRK") and _names_person(tokens[first:last], inside):
        return phrase_of(sentence, first, last, (first + name.start(), last), "person")
    before = first + name.start() - 1 if name else -1
    if name and before >= first and signs[before] == "g" and tokens[before].low in _NAMED_BODIES:
        return phrase_of(sentence, first, last, (first + name.start(), last), "group")
    if noun >= 0 and (not name or inside[noun] != "K"):
        return _with_complement(sentence, signs, (first, last), first + noun)
    head = name.start() if name else next((i for i, sign in enumerate(inside) if sign in "NKS"), 0)
    if name and (owned := _OWNED_OF.search(inside)):
        return phrase_of(sentence, first, last, (first + owned.start(), last), "group")
    return phrase_of(sentence, first, last, (first + head, last), "group" if "K" in inside or "g" in inside else "name")


def _is_verb_there(low: str, following: str, inside: str) -> bool:
    """Say whether the last word of a phrase is its verb: "medics report that", "the UN reports 40 dead"."""
    if following == "that":
        return low.endswith("s") or (low == "report" and inside[-2:-1] in ("R", "G"))
    if low == "estimates" and len(inside) > 1 and inside[-2] in "NKgS":
        return following[:1].isdigit() or following in _NUMBER_LEADS
    if low not in ("report", "reports") or len(inside) < 2:
        return False
    return following[:1].isdigit() or (low == "report" and following in ",." and inside[-2] in "RG")


def _is_tag(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether "…, the agency estimates, …" is a tag."""
    is_apart = first > 1 and tokens[first - 1].text == "," and tokens[last].text in ",."
    return is_apart and last - first > 1 and tokens[last - 1].low in ("estimates", "reports")


_NUMBER_LEADS = frozenset(
    ["some", "about", "around", "nearly", "almost", "more", "at", "up", "over", "roughly", "between", "as", "hundreds",
     "thousands", "dozens", "tens", "close", "approximately"]
)  # fmt: skip


def _goes_on_as_noun(sentence: Sentence, signs: str, last: int) -> bool:
    """Say whether the phrase is only what stands before a noun: "the military action"."""
    if signs[last : last + 1] != "x" or sentence.tokens[last - 1].low not in words_of("people", "also_adjectives"):
        return False
    low = sentence.tokens[last].low
    return not (
        low in words_of("people", "function_words") or low in speech_verbs() or low.endswith(("ed", "ly", "ing"))
    )


_HELD_BY = re.compile(r"(?<=[smdgrN])g(?:Np{0,2})+N$")
"""Who has an office of a body in small letters: "commander of the republic's corps Jane Roe"."""
_NAMED_BODIES = frozenset(
    ["group", "agency", "charity", "organisation", "organization", "movement", "watchdog", "faction", "militia",
     "broadcaster", "channel", "newspaper", "daily", "company", "network", "monitor", "station", "website", "outlet",
     "ngo", "party", "alliance", "coalition", "firm", "foundation", "portal", "outfit", "think-tank"]
)  # fmt: skip
"""Kinds of bodies that a name may follow: "the rights group Name of It"."""
_TITLED = re.compile(r"(d?[mNS]*(?:Kp{0,2})*K)((?:p{0,2}N)+)[of]|(?!)")
"""A title, a name, and what the person is of: "Professor Jane Roe of the Institute"."""
_NAME_AT_END = re.compile(r"(?:(?<!K)p{0,2}|(?<=K)p{0,2})[NS](?:p{0,2}[NS])*$")


_OWNED_OF = re.compile(r"(?<![SN])SN+od?N+$")
"""A possessive, a name and what it is of: "the People's Column of the South"."""
_OF = re.compile(r"(?:K|K.*[of].*N)[of]d?m?$")
_LONG_NAME = re.compile(r"N(?:p{0,2}N){2,}")
_CUT_AT = re.compile(r"(?<=[RrK])[of]|(?<=N)[of]")


def _last_noun(inside: str) -> int:
    """Find the noun that carries a phrase; -1 where a name does."""
    cut = _CUT_AT.search(inside) if inside[-1:] not in "rRgGt" else None
    for number in range((cut.start() if cut else len(inside)) - 1, -1, -1):
        if inside[number] in "rRgGtlK":
            return number
    return -1


def _names_person(tokens: Sequence[Token], inside: str) -> bool:
    titles = [number for number, sign in enumerate(inside) if sign in "rRK" and is_person_title(tokens[number].low)]
    before = _NAME_AT_END.search(inside)
    return bool(titles and before and (inside[before.start() - 1] == "K" or titles[-1] == before.start() - 1))


def _with_complement(sentence: Sentence, signs: str, span: tuple[int, int], noun: int) -> Phrase:
    """Make the phrase of a role, body or document, with what it is of."""
    first, last = span
    tokens = sentence.tokens
    sort = signs[noun]
    kind = {"r": "role", "R": "role", "t": "document", "l": "place"}.get(sort, "group")
    if sort == "K":
        kind = "role" if is_person_title(tokens[noun].low) else "group"
    whole = last
    if noun + 1 == last and (kind in ("role", "document") or (sort in "gG" and signs[last : last + 1] == "o")):
        opened = (
            signs
            if signs[last : last + 1] != "e" or tokens[noun].low not in words_of("people", "sent")
            else f"{signs[:last]}o{signs[last + 1 :]}"
        )
        is_told = tokens[noun].low in words_of("people", "told") and signs[last : last + 1] == "f"
        complement = None if is_told else _COMPLEMENT.match(opened, last)
        whole = complement.end() if complement else last
        held = _HELD_BY.search(signs, last, whole) if complement and kind == "role" else None
        if held is not None and tokens[held.start()].low not in _NAMED_BODIES:
            return phrase_of(sentence, first, whole, (held.start() + 1, whole), "person")
        if kind == "role" and whole > last and (where := _WHERE.match(signs, whole)):
            whole = where.end()
    head = (
        (noun, noun + 1) if kind != "group" or sort != "K" else (first + max(0, _first_name(signs[first:last])), last)
    )
    return phrase_of(sentence, first, whole, head, kind, sort in "RG")


def _first_name(inside: str) -> int:
    return next((number for number, sign in enumerate(inside) if sign in "NK"), 0)
