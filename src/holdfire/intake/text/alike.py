"""How alike two pieces of text are, by the stems of their words, rare ones counting more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log

import snowballstemmer

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL_WORDS = """
a an the and or but if of to in on at by for from with as that this these those it its he she they we i you his her
their our my your him them us is are was were be been being has have had do does did will would shall should can could
may might must not no nor so than then there here who whom which what when where while also into out up over about
after before
"""
_EMPTY = frozenset(_SMALL_WORDS.split())
_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Give the stem of a word: one for all its forms."""
    return str(_stemmer.stemWord(word.lower().replace("’", "'").removesuffix("'s")))


def stems(text: str) -> frozenset[str]:
    """List the stems of the words of a text, words that say nothing left out."""
    return frozenset(stem(word) for word in _WORD.findall(text) if word.lower() not in _EMPTY)


def weights(texts: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """Weigh stems: the fewer texts have one, the more it counts."""
    listed = list(texts)
    seen = Counter(one for text in listed for one in text)
    return {one: log(1 + len(listed) / times) for one, times in seen.items()}


def likeness(one: frozenset[str], other: frozenset[str], weighed: Mapping[str, float] | None = None) -> float:
    """Share of the weight of two texts that both have, 0 to 1; 0 where one is empty."""
    weigh = weighed or {}
    shared = sum(weigh.get(word, 1.0) for word in one & other)
    whole = sum(weigh.get(word, 1.0) for word in one | other)
    return shared / whole if whole else 0.0


def covered(part: frozenset[str], whole: frozenset[str], weighed: Mapping[str, float] | None = None) -> float:
    """Share of the weight of one text that another has too, 0 to 1."""
    weigh = weighed or {}
    all_of_it = sum(weigh.get(word, 1.0) for word in part)
    return sum(weigh.get(word, 1.0) for word in part & whole) / all_of_it if all_of_it else 0.0
