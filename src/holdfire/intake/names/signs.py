"""A sign for every word of a sentence: what it may be in a phrase that names somebody.

====  =========================================  ====  =========================================
d     determiner, possessive                     o     "of"
m     modifier ("foreign", "senior", "-led")     f     "for", "at", "in", "with"; "to" is e
r     role in small letters ("envoy")            a     "and", "&"
R     its plural ("diplomats")                   c     comma
g     body in small letters ("army"); plural G   h     personal pronoun
t     document in small letters ("bulletin")     w     "who", "which"
K     role, title or body with a capital         x     any other word; y: one of grammar
N     any other word with a capital              l     noun for a place ("city")
S     possessive with a capital ("Russia's")     s     possessive in small letters ("ministry's")
p     particle of a name ("de", "al-...")        .     anything else
====  =========================================  ====  =========================================
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import compress, count, pairwise
from operator import not_

from holdfire.intake.text.article import IS_CAPITAL, TEXT, Article, Sentence, Token
from holdfire.intake.text.by_word import ByWord
from holdfire.intake.text.word_tables import plural, speech_verbs, words_of


@cache
def _signs() -> dict[str, str]:
    """Give the sign of every word in small letters that the tables know."""
    known: dict[str, str] = {}
    for key, sign in (("modifiers", "m"), ("places", "l"), ("documents", "t"), ("groups", "g"), ("roles", "r")):
        known |= dict.fromkeys(words_of("people", key), sign)
    for key, sign in (("places", "l"), ("groups", "G"), ("roles", "R")):
        known |= {plural(word): sign for word in words_of("people", key)}
    del known["bodies"]
    known |= dict.fromkeys(words_of("people", "determiners"), "d")
    known |= dict.fromkeys(("he", "she", "they", "it", "we", "i", "him", "them", "us", "me"), "h")
    known |= {"who": "w", "which": "w", "of": "o", "and": "a", "&": "a", ",": "c", "her": "d", "people": "R"}
    known |= dict.fromkeys(("for", "at", "in", "with", "on"), "f")
    known["to"] = "e"
    return known


@cache
def capital_signs() -> dict[str, str]:
    """Give the sign of words that begin with a capital: titles, roles, bodies, and those that are no names."""
    known = dict.fromkeys(
        words_of("people", "titles") | words_of("people", "roles") | words_of("people", "groups"), "K"
    )
    known |= {plural(word): "K" for word in list(known)}
    return known


def capital_words(article: Article) -> frozenset[str]:
    """Collect the words written with a capital within a sentence, in small letters: they are names."""
    found: set[str] = set()
    not_names = words_of("people", "not_names")
    for sentence in article.sentences:
        tokens = sentence.tokens
        if sentence.zone == "headline" and sum(one.is_capital for one in tokens[1:]) * 2 > len(tokens):
            continue
        for before in compress(count(), map(IS_CAPITAL, tokens[1:])):
            low = tokens[before + 1].low
            if low not in not_names and tokens[before].text not in '."“‘«:?!*':
                found.add(low.removesuffix("'s"))
    return frozenset(found)


def signs_of(sentence: Sentence, capitals: frozenset[str]) -> str:
    """Give the signs of a sentence's words."""
    small, large = _signs(), capital_signs()
    not_names = words_of("people", "not_names")
    tokens = sentence.tokens
    is_title_case = sentence.zone == "headline" and sum(token.is_capital for token in tokens) * 2 > len(tokens)
    written = list(map(_LOWER_SIGNS.__getitem__, map(TEXT, tokens)))
    begins, next_to = True, 0
    for number in compress(count(), map(not_, written)):
        token = tokens[number]
        _, _, text, low, is_capital, _ = token
        begins, next_to = begins and number == next_to, number + 1
        if text in ".-" and number and _is_within_title(tokens, number, written):
            written[number] = "p"
        elif text in ("'", "’") and number and written[number - 1] in "RNK" and _owns(tokens, number):
            is_name = written[number - 1] in "NK"
            written[number - 1 : number + 1] = [written[number - 1], "p"] if is_name else ["m", "m"]
        elif is_capital and is_title_case and number and low not in capitals and not low.endswith("'s"):
            written[number] = small.get(low, "x")
        elif is_capital:
            written[number] = _capital(token, tokens, number, begins, capitals, small, large, not_names)
        else:
            written[number] = _small_sign(text)
        if text[0].isalnum():
            begins = False
        else:
            is_opening = text in "“‘«:*•" or (text in "\"'" and (not number or token.start > tokens[number - 1].end))
            begins = is_opening or (begins and text in "*[(")
    return "".join(written)


@lru_cache(maxsize=1 << 15)
def _small_sign(text: str) -> str:
    """Give the sign of a word that begins with no capital."""
    small, low = _signs(), text.lower().replace("’", "'")
    if low in small:
        return small[low]
    if low in words_of("people", "particles"):
        return "p"
    if low[:3] in _ARTICLES and text[3:4].isupper():
        return "N"
    if low.endswith("'s") and low[:-2] in small:
        return "s"
    if low.endswith(_PERSONS) and low not in ("human", "ottoman", "talisman", "specimen", "regimen", "omen"):
        return "R" if low.endswith("men") else "r"
    if not text[:1].islower():
        return "."
    return "m" if "-" in low and low.endswith(_JOINED) else "y" if low in words_of("people", "function_words") else "x"


_LOWER_SIGNS = ByWord(lambda text: _small_sign(text) if text[0].islower() else "")
"""Signs of words that begin with a small letter; "" for all others."""
_ARTICLES = ("al-", "el-", "as-", "ad-", "ar-", "az-", "an-", "at-", "ul-")
_LETTERS = ("us", "who", "it")
"""Names in capitals that are other words in small letters."""
_OF_MANY = frozenset(["children's", "women's"])
"""Owners within a name: "the UN Children's Fund"."""
_ALSO_NAMES = ("jan", "may", "june", "april", "august", "mar", "will", "dec", "sun", "do")
"""Given names that are other words as well."""
_RANKS = frozenset(
    ["colonel", "general", "lieutenant", "major", "brigadier", "rear", "vice", "admiral", "captain", "col", "gen",
     "lt", "maj", "brig", "sergeant", "corporal", "marshal"]
)  # fmt: skip
"""Parts of ranks of two words: "Colonel-General"."""
_WITHIN_NAMES = ("against", "without", "for", "with", "in", "under", "on", "to")
"""Words that join those of a name where they have a capital, too: a campaign "Against Arms"."""
_PERSONS = ("man", "woman", "men", "women")
_JOINED = (
    *(
        "-led",
        "-backed",
        "-held",
        "-run",
        "-born",
        "-based",
        "-trained",
        "-owned",
        "-affiliated",
        "-allied",
        "-aligned",
    ),
    *(
        "-controlled",
        "-appointed",
        "-mandated",
        "-brokered",
        "-supported",
        "-sponsored",
        "-ranking",
        "-level",
        "-linked",
    ),
)


def _is_short(token: Token, sign: str) -> bool:
    """Say whether a dot after a word shortens it: an initial, a title."""
    return (len(token.text) == 1 and token.text.isupper()) or (sign == "K" and len(token.text) <= 4)


def _owns(tokens: Sequence[Token], mark: int) -> bool:
    """Say whether an apostrophe is that of "the doctors' union", "the Teachers' Syndicate"."""
    before, after = tokens[mark - 1], tokens[mark + 1] if mark + 1 < len(tokens) else None
    if after is None or not before.low.endswith("s"):
        return False
    if before.end != tokens[mark].start or after.start == tokens[mark].end:
        return False
    known = capital_signs() if after.is_capital else _signs()
    if known.get(after.low, "")[:1] not in ("g", "r", "K") or (before.is_capital and not after.is_capital):
        return False
    return not any(one.text in "'‘" and one.start > last.end for last, one in pairwise(tokens[:mark]))


def _is_within_title(tokens: Sequence[Token], mark: int, written: Sequence[str]) -> bool:
    """Say whether a dot or a dash is that of "Lt. Roe", "J. Roe", "Maj.-Gen. Roe"."""
    if tokens[mark].text == ".":
        return _is_short(tokens[mark - 1], written[mark - 1]) and _is_named(tokens, mark + 1, "-")
    return mark > 1 and written[mark - 2 : mark] == ["K", "p"] and _is_named(tokens, mark + 1)


def _is_named(tokens: Sequence[Token], number: int, past: str = "") -> bool:
    """Say whether a name may go on here, or behind a sign to pass."""
    number += bool(past) and number < len(tokens) and tokens[number].text == past
    if number >= len(tokens):
        return False
    return tokens[number].is_capital or tokens[number].low in words_of("people", "particles")


def _next_is_capital(tokens: Sequence[Token], number: int) -> bool:
    return number + 1 < len(tokens) and tokens[number + 1].is_capital


def _capital(
    token: Token,
    tokens: Sequence[Token],
    number: int,
    begins: bool,
    capitals: frozenset[str],
    small: dict[str, str],
    large: dict[str, str],
    not_names: frozenset[str],
) -> str:
    low = token.low
    if token.text.isupper() and len(low) > 1 and low in _LETTERS:
        return "N"
    if begins and low not in capitals:
        return _first_word(low, tokens, number, small, not_names)
    if low in _WITHIN_NAMES and number and tokens[number - 1].is_capital and _next_is_capital(tokens, number):
        return "N"
    if low in not_names and not (low in _ALSO_NAMES and _next_is_capital(tokens, number)):
        is_outlet = low in ("today", "now", "week") and number > 0 and tokens[number - 1].is_capital
        return "N" if is_outlet else small.get(low, ".")
    if low.endswith("'s"):
        if low in _OF_MANY and number and tokens[number - 1].is_capital and _next_is_capital(tokens, number):
            return "N"
        return "." if low[:-2] in not_names else "S"
    known = large.get(low)
    if known is None and is_rank(low):
        return "K"
    return known or "N"


def is_rank(low: str) -> bool:
    """Say whether a word is a rank of two: "colonel-general"."""
    return "-" in low and {*low.split("-")} <= _RANKS


def _first_word(
    low: str, tokens: Sequence[Token], number: int, small: dict[str, str], not_names: frozenset[str]
) -> str:
    """Give the sign of a capital word that may have its capital only from its place."""
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    if low in not_names and not (low in _ALSO_NAMES and _next_is_capital(tokens, number)):
        return small.get(low, "x")
    if (
        low in capital_signs()
        and after is not None
        and after.low in ("of", "for")
        and _next_is_capital(tokens, number + 1)
    ):
        return "K"
    if low in small and small[low] != "m" and not (low in capital_signs() and after is not None and after.is_capital):
        return small[low]
    if low.endswith("'s"):
        return "s" if low[:-2] in small else "S"
    if after is not None and after.text in ("Without", "Against") and _next_is_capital(tokens, number + 1):
        return "N"
    if after is not None and _is_named(tokens, number + 1) and after.low not in not_names:
        return "K" if low in capital_signs() else "m" if low in small else "N"
    if low in small:
        return "m"
    if low in capital_signs():
        return "K"
    if low.endswith(("ing", "ly", "ed")) or not low[0].isalpha() or after is None:
        return "x"
    is_before_noun = small.get(after.low, "") in tuple("rRgGm")
    if low.endswith("s") and not {f"{after.low}s", f"{after.low}es"}.isdisjoint(speech_verbs()):
        return "x"
    return "N" if is_before_noun or after.low in _after_names() or after.text[:1].isdigit() else "x"


@cache
def _after_names() -> frozenset[str]:
    """Give words that stand after a name at the beginning: verbs, marks."""
    return speech_verbs() | words_of("people", "after_names")
