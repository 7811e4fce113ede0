"""A sentence as the rules for quotations walk over it: by token, with its quoted stretches and its mentions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from holdfire.intake.names.mentions import Cast, Mention
from holdfire.intake.text.article import START, Article, Quoted, Sentence, Token
from holdfire.intake.text.word_tables import plural, verb_forms, word_table, words_of

MARKS = frozenset("\"“”„«»‘’'*_[]")
"""Marks that open, close or adorn words and are none themselves."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One sentence.

    Attributes:
        article: Whose.
        sentence: Which.
        tokens: Its tokens.
        low: The same in small letters.
        inside: For each token the number of the quoted stretch it stands in, or -1.
        ending: The mention that ends with a token.
        starting: The mention that begins with a token.
        possessives: Mentions that end within a token ("the minister's").
        words: All words of it in small letters.
    """

    article: Article
    sentence: Sentence
    tokens: Sequence[Token]
    low: Sequence[str]
    inside: Sequence[int]
    ending: Mapping[int, tuple[int, Mention]]
    starting: Mapping[int, tuple[int, Mention]]
    possessives: Sequence[Mention]
    words: frozenset[str] = frozenset()

    def stretch(self, at: int) -> Quoted:
        """Give the quoted stretch a token stands in."""
        return self.article.quoted[self.inside[at]]

    def has_words(self, first: int, last: int) -> bool:
        """Say whether words stand outside of quote marks between two tokens, the second not included."""
        return any(self.tokens[n].is_word and self.inside[n] < 0 for n in range(first, last))

    def skip_marks(self, at: int) -> int:
        """Give the first token from here on that is no mark of quoting."""
        while at < len(self.tokens) and self.tokens[at].text in MARKS:
            at += 1
        return at

    def back_over_marks(self, at: int) -> int:
        """Give the last token up to here that is no mark of quoting; -1 where there is none."""
        while at >= 0 and self.tokens[at].text in MARKS:
            at -= 1
        return at

    def has_finite(self, first: int, last: int) -> bool:
        """Guess whether a clause with a verb of its own stands between two tokens."""
        known = finite_verbs()
        return any(
            (self.low[n] in known and not self._is_noun(n))
            or (_is_past(self.low[n]) and not self.tokens[n].is_capital and not self._is_adjective(n))
            for n in range(first, min(last, len(self.low)))
        )

    def _is_adjective(self, at: int) -> bool:
        """Say whether a word that looks like a past form describes a noun: "a televised speech"."""
        return at > 0 and self.low[at - 1] in ("a", "an", "no", "of", "in", "with", "on", "by", "from", "for", "at")

    def _is_noun(self, at: int) -> bool:
        """Say whether a word that may be a verb is a noun: "the need", "his will"."""
        if self.low[at] == "may" and self.tokens[at].is_capital:
            return at > 0
        is_either = self.low[at] in ("need", "needs", "will", "hit", "cut", "lead", "remains")
        return is_either and at > 0 and self.low[at - 1] in (
            "the", "a", "an", "this", "his", "her", "their", "its", "no", "any", "urgent", "humanitarian", "political"
        )  # fmt: skip


def is_title_case(ground: Ground) -> bool:
    """Say whether a sentence is a headline most of whose words are written with a capital."""
    if ground.sentence.zone != "headline":
        return False
    words = [token for token in ground.tokens if token.is_word]
    return sum(token.is_capital for token in words) * 10 > len(words) * 6


_NO_PAST = frozenset(["hundred", "united", "indeed", "hatred", "exceed", "proceed", "succeed", "kindred", "sacred"])


def _is_past(low: str) -> bool:
    return len(low) > 4 and low.endswith("ed") and low not in _NO_PAST


def sentence_start(ground: Ground) -> int:
    """Give the first token behind what stands before the first words: a bullet, a place and date with a dash."""
    low = ground.low
    first = ground.skip_marks(0)
    for number in range(first, min(first + 16, len(low) - 1)):
        token = ground.tokens[number]
        if token.text in "-–—_" and number > first:
            if token.text == "-" and token.start == ground.tokens[number - 1].end:
                break
            return next((n for n in range(number, len(low)) if ground.tokens[n].text not in "-–—_"), first)
        is_dateline = token.is_capital or not token.is_word or low[number] in ("of", "al", "el", "de")
        is_dateline = is_dateline or (number > 0 and low[number - 1] == "(" and low[number + 1] == ")")
        if not is_dateline or ground.inside[number] >= 0:
            break
    return ground.skip_marks(first + 1) if low[first] in "•-–—*" and len(low) > first + 1 else first


def ground_of(article: Article, sentence: Sentence, cast: Cast) -> Ground:
    """Lay out a sentence."""
    tokens = sentence.tokens
    starts = list(map(START, tokens))
    ending: dict[int, tuple[int, Mention]] = {}
    starting: dict[int, tuple[int, Mention]] = {}
    possessives: list[Mention] = []
    for mention in cast.within(sentence.start, sentence.end):
        first = bisect_left(starts, mention.words.start)
        if starts[first] != mention.words.start:
            continue
        last = bisect_left(starts, mention.words.end) - 1
        if tokens[last].end == mention.words.end:
            ending[last] = (first, mention)
            starting[first] = (last, mention)
        else:
            possessives.append(mention)
    inside = _inside(article, starts)
    return Ground(article, sentence, tokens, sentence.lows, inside, ending, starting, possessives, sentence.words)


def _inside(article: Article, starts: Sequence[int]) -> list[int]:
    quoted = article.quoted
    number = bisect_right(quoted, starts[0], key=START) - 1
    found = [-1] * len(starts)
    for at in range(max(0, number), len(quoted)):
        stretch = quoted[at]
        if stretch.start > starts[-1]:
            break
        first, last = bisect_left(starts, stretch.start), bisect_left(starts, stretch.end)
        found[first:last] = [at] * (last - first)
    return found


@cache
def speech_bases() -> Mapping[str, str]:
    """Give the base form of every form of the verbs of speech."""
    return {form: verb for verb in words_of("speech", "verbs") for form in verb_forms(verb)}


@cache
def attitude_forms() -> frozenset[str]:
    """Give all forms of the verbs near which quoted words are taken for those of their subject."""
    return frozenset(form for verb in words_of("speech", "attitude") for form in verb_forms(verb))


@cache
def between(key: str) -> frozenset[str]:
    """Give words that stand between a cue and its clause."""
    words = word_table("speech")["between"][key].split()
    return frozenset(words + [plural(word) for word in words]) if key == "nouns" else frozenset(words)


@cache
def finite_verbs() -> frozenset[str]:
    """Give verbs that make a clause."""
    return between("finite")
