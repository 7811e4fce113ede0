"""The whole words of a subject, and who it belongs to: "the state oil company Petraur", "the rebels' leaders"."""

from __future__ import annotations

from holdfire.intake.extract.quotations.ground import Ground, between, speech_bases
from holdfire.intake.names.mentions import Mention

NO_PHRASE = frozenset(
    ["as", "if", "when", "what", "how", "why", "where", "whether", "that", "to", "it", "there", "who", "which", "and",
     "but", "or", "than", "so", "not", "because", "while", "although", "though", "after", "before", "since", "until",
     "by", "for", "of", "in", "on", "at", "from", "with", "during", "amid", "under", "despite", "asked", "speaking",
     "i", "he", "she", "they", "we", "you", "its", "earlier", "later", "then", "also", "nor", "whose", "whom", "only",
     "even", "about", "through", "into"]
)  # fmt: skip
"""Words that no noun phrase before a mention holds."""


def whole_phrase(ground: Ground, first: int, mention: Mention) -> tuple[int, Mention]:
    """Take in the words of a noun phrase before the mention that ends it: "the state oil company Petraur"."""
    if mention.kind in ("pronoun", "role") or first < 2 or ground.inside[first] != ground.inside[first - 1]:
        return first, mention
    for at in range(first - 1, max(-1, first - 8), -1):
        low = ground.low[at]
        if low in ("the", "a", "an", "its", "his", "her", "their"):
            before = ground.low[at - 1] if at else ","
            if before not in (",", ";", ":", "—", "–", '"', "”", "’", "»", "."):
                break
            words = ground.article.words(ground.tokens[at].start, mention.words.end)
            return at, mention._replace(words=words)
        is_bare = low == "," and ground.low[first] not in ("the", "a", "an", "his", "her", "its", "their")
        if is_bare and first - at <= 6 and mention.kind != "place" and at + 1 < first:
            words = ground.article.words(ground.tokens[at + 1].start, mention.words.end)
            return at + 1, mention._replace(words=words)
        is_part = ground.tokens[at].is_word or low in ("&", "(", ")")
        if not is_part or low in between("finite") or low in NO_PHRASE or low in between("prepositions"):
            break
        if (low in speech_bases() and low not in ("state", "report")) or (low.endswith("ed") and len(low) > 4):
            break
    return first, mention


def with_owner(ground: Ground, first: int) -> int:
    """Go back over who a subject belongs to: "the ministry's centre", "the armed rebels' leaders"."""
    owner = _owner_before(ground, first)
    if owner < 0:
        return first
    first = owner
    while first > 0:
        over = first - 2 if ground.low[max(first - 2, 0) : first] == ["of", "the"] else first - 1
        owner = _owner_before(ground, first)
        if owner >= 0:
            first = owner
        elif ground.tokens[first - 1].is_capital:
            first -= 1
        elif over > 0 and ground.low[over] == "of" and ground.tokens[over - 1].is_capital:
            first = over
        else:
            break
    for number in range(first - 1, max(-1, first - 4), -1):
        if ground.low[number] in ("the", "a", "an", "its", "their", "his", "her"):
            return number
        if not ground.tokens[number].is_word or ground.low[number] in between("prepositions") | between("finite"):
            break
    is_bare = first > 1 and ground.low[first - 2] == "," and ground.tokens[first - 1].is_word
    return first - 1 if is_bare and ground.low[first - 1] not in ("and", "but", "while", "as") else first


def _owner_before(ground: Ground, first: int) -> int:
    """Give the token of a possessive just before another, "ministry's" or "rebels'"; -1 where there is none."""
    if first > 0 and ground.low[first - 1].endswith("'s"):
        return first - 1
    is_plural = first > 1 and ground.low[first - 1] in ("'", "’") and ground.low[first - 2].endswith("s")
    return first - 2 if is_plural and ground.tokens[first - 2].end == ground.tokens[first - 1].start else -1
