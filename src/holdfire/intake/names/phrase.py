"""A phrase of a sentence: where it stands, and which of its words carry it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from holdfire.intake.names.signs import is_rank
from holdfire.intake.text.article import Sentence, Token
from holdfire.intake.text.word_tables import plural, words_of


class Phrase(NamedTuple):
    """A phrase by the numbers of its tokens in its sentence, the last one not included.

    Attributes:
        first: Its first token.
        last: Just past its last token.
        head: The tokens of its name or of its noun: from, to.
        kind: "person", "group", "role", "pronoun", "place" or "document"; "name": a name of what, nothing says.
        tokens: Its tokens.
        head_tokens: The tokens of its name or noun.
    """

    sentence: Sentence
    first: int
    last: int
    head: tuple[int, int]
    kind: str
    is_plural: bool
    tokens: Sequence[Token]
    head_tokens: Sequence[Token]


def phrase_of(
    sentence: Sentence, first: int, last: int, head: tuple[int, int], kind: str, is_plural: bool = False
) -> Phrase:
    """Cut a phrase out of its sentence; see ``Phrase``."""
    tokens = sentence.tokens
    return Phrase(sentence, first, last, head, kind, is_plural, tokens[first:last], tokens[head[0] : head[1]])


def is_person_title(low: str) -> bool:
    """Say whether a word is a title or a role of a person, or its plural."""
    return low in _person_titles() or is_rank(low)


@cache
def _person_titles() -> frozenset[str]:
    singular = words_of("people", "titles") | words_of("people", "roles")
    return singular | {plural(word) for word in singular}
