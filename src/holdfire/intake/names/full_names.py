"""The fullest form of every name in an article, and which names are those of persons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from holdfire.intake.names.organisations import is_world_body
from holdfire.intake.names.phrase import Phrase
from holdfire.intake.text.article import Article, Token
from holdfire.intake.text.word_tables import words_of


def text_of(article: Article, tokens: Sequence[Token]) -> str:
    """Give the words of tokens as they stand, a possessive at the end left out."""
    words = " ".join(article.text[tokens[0].start : tokens[-1].end].split())
    return words.removesuffix("'s").removesuffix("’s").removeprefix(". ")


def full_names(article: Article, phrases: Sequence[Phrase]) -> tuple[dict[str, str], set[str]]:
    """Find for every name in the article the fullest form of it, and which are names of persons."""
    written: dict[str, bool] = {}
    for phrase in phrases:
        if phrase.kind in ("person", "name") or (phrase.kind == "group" and phrase.head_tokens[0].is_capital):
            own = text_of(article, phrase.head_tokens)
            written[own] = written.get(own, False) or phrase.kind == "person"
    by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    by_last: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for own in written:
        words = name_words(own)
        if 1 < len(words) <= 7:
            by_last.setdefault(words[-1], []).append((own, words))
            by_first.setdefault(words[0], []).append((own, words))
    full: dict[str, str] = {}
    persons: set[str] = set()
    for own, is_person in written.items():
        words = name_words(own)
        longer = [
            (other, its)
            for other, its in by_last.get(words[-1] if words else "", ())
            if len(its) > len(words) and set(words) <= set(its) and its[0] not in words_of("people", "directions")
        ]
        if not longer and len(words) == 1:
            longer = [(other, its) for other, its in by_first.get(words[0], ()) if written[other]]
        full[own] = longer[0][0] if longer else own
        if is_person:
            persons.add(full[own])
    _add_short_forms(article, full)
    return full, persons


def _add_short_forms(article: Article, full: dict[str, str]) -> None:
    """Let a name and the letters in brackets after it be one: "the Tribal Council (TC)".

    That is the name; for a body of many nations the letters, but where the article calls it by part of its name, too.
    """
    initials = {_initials(name): name for name in reversed(full)}
    worldwide: dict[str, str] = {}
    for short in list(full):
        letters = short.replace(".", "")
        if letters.isupper() and 1 < len(letters) < 9 and initials.get(letters):
            full[short] = full[initials[letters]]
            if is_world_body(full[short]) and not _in_part(full, full[short]):
                worldwide.setdefault(full[short], short)
        elif short[-1:] == "s" and len(short) > 5 and " " not in short:
            land = next(
                (
                    one
                    for one in full
                    if len(one) > 4 and " " not in one and one != short and short.startswith(one[:-1])
                ),
                "",
            )
            full[short] = land or full[short]
    for name in list(full):
        at = article.text.find(f"{name} (")
        if at < 0 or name.isupper():
            continue
        start = at + len(name) + 2
        short = article.text[start : start + 12].split(")")[0]
        is_owned = article.text[max(0, at - 3) : at] in ("'s ", "’s ") and " " not in name
        if is_owned and short.isupper() and short in full:
            full[name] = full[short]
        if short.isupper() and 1 < len(short) < 9 and short in full and " " in name:
            full[short] = full[name]
            if is_world_body(name) and not _in_part(full, full[name]):
                worldwide[full[name]] = short
    for name, told in full.items():
        full[name] = worldwide.get(told, told)


def _in_part(full: Mapping[str, str], name: str) -> bool:
    """Say whether an article calls a body by part of its name, too: "the Red Cross"."""
    return any(told == name != one and " " in one and not one.isupper() for one, told in full.items())


def _initials(name: str) -> str:
    words = [word for word in name.split() if word[0].isupper()]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


@lru_cache(maxsize=1 << 12)
def name_words(name: str) -> tuple[str, ...]:
    """Give the words of a name for comparing: small letters, no dots, no particles, no article."""
    found = []
    for word in name.lower().replace("’", "'").split():
        bare = word.strip(".,'")
        for article in ("al-", "el-", "ad-", "as-", "ar-", "an-", "az-", "at-"):
            bare = bare.removeprefix(article)
        if len(bare) > 1 and bare not in words_of("people", "particles") and bare != "the":
            found.append(bare)
    return tuple(found)
