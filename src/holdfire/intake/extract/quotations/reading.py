"""What the rules for quotations know while they read an article: what was found, and who spoke last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from holdfire.intake.candidate import Reporter, Words
from holdfire.intake.extract.quotations.drafts import Draft, Piece
from holdfire.intake.extract.quotations.ground import Ground
from holdfire.intake.names.mentions import Cast, Mention
from holdfire.intake.names.organisations import shown_name
from holdfire.intake.text.article import Article, Quoted, Sentence
from holdfire.intake.text.places import Places

_EDGES = " \t\n\r\xa0*_"


_DATA = frozenset(
    ["data", "figures", "estimates", "statistics", "records", "numbers", "report", "reports", "documents", "monitors",
     "findings", "tallies", "counts"]
)  # fmt: skip


def _bare(words: str) -> str:
    """Leave out an article before a name."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("the", "a", "an", "its", "their", "new", "latest") else words


@dataclass(slots=True)
class Reading:
    """An article being read.

    Attributes:
        drafts: What was found so far.
        taken: Numbers of the quoted stretches that belong to a draft.
        source: The mention of who spoke last, and whom it means.
        waiting: Pieces of direct speech whose speaker comes later.
    """

    article: Article
    cast: Cast
    drafts: list[Draft] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    source: Words | None = None
    name: str = ""
    person: str = ""
    waiting: list[Piece] = field(default_factory=list)
    _places: Places[Draft] = field(default_factory=Places)
    _owners: dict[str, str] = field(default_factory=dict)

    def add(
        self, ground: Ground, pieces: Sequence[Piece], cue: Words | None, source: Mention | Words | None, rule: str,
        addressee: str = "",
    ) -> Draft | None:  # fmt: skip
        """Keep what a rule found; nothing where no words are left."""
        kept = [piece for piece in (self.trimmed(*piece) for piece in pieces) if piece[0] < piece[1]]
        if not kept:
            return None
        words, name = self.said_by(source)
        sentence = ground.sentence
        draft = Draft(kept, cue, words, name, rule, sentence.number, sentence.paragraph, addressee)
        self.keep(draft)
        if words is not None:
            self.source, self.name = words, name
            if not isinstance(source, Words) and source is not None and source.kind in ("person", "role", "pronoun"):
                self.person = name
        return draft

    def keep(self, draft: Draft) -> None:
        """Keep a draft as it stands."""
        self.drafts.append(draft)
        for piece in draft.pieces:
            self._places.put(draft, *piece)

    def add_piece(self, draft: Draft, piece: Piece) -> None:
        """Add a piece to a draft that is kept; white space and stars at both ends are left out."""
        draft.pieces.append(self.trimmed(*piece))
        self._places.put(draft, *draft.pieces[-1])

    def touching(self, start: int, end: int) -> list[Draft]:
        """List the drafts that a stretch touches, in the order in which they were found."""
        return [draft for draft in self._places.near(start, end) if draft.touches(start, end)]

    def pass_on(self, draft: Draft | None, ground: Ground, via: Mention | None) -> None:
        """Note who passed on what was said: "the agency quoted her as saying"."""
        if draft is None or via is None:
            return
        quoted = next((token for token in ground.tokens if token.low in ("quoted", "cited", "quoting", "quotes")), None)
        cue = self.article.words(quoted.start, quoted.end) if quoted else None
        draft.via.append(Reporter(via.words, cue, via.name))

    def said_by(self, source: Mention | Words | None) -> tuple[Words | None, str]:
        """Give the words that mention a speaker, and whom they mean."""
        if source is None:
            return None, ""
        if isinstance(source, Words):
            is_pronoun = source.exact.lower() in ("her", "him", "he", "she")
            return source, (self.person or self.name) if is_pronoun else self.name
        return source.words, self._owner_of_data(source.words.exact) or source.name or self._possessor(
            source
        ) or self.name

    def _possessor(self, source: Mention) -> str:
        """Name whom "in his words", "by her count" means: who the sentence before is about; "" for nobody."""
        sentence = self.article.sentence_at(source.words.start)
        if source.words.exact.lower() not in ("his", "her", "him") or sentence is None:
            return ""
        before = self.before(sentence)
        is_near = before is not None and sentence.paragraph - before.paragraph <= 1
        start = before.start if before is not None and is_near else sentence.start
        told = self.cast.within(sentence.start, source.words.start)
        for one in (*told, *self.cast.within(start, sentence.start)):
            if one.name and (
                one.kind == "person" or (one.kind == "pronoun" and one.words.exact.lower() in ("he", "she"))
            ):
                return one.name
        return ""

    def _owner_of_data(self, words: str) -> str:
        """Name whose "UN estimates", "the ministry's figures" are; "" where the words are no data."""
        owner, _, last = words.rpartition(" ")
        if last.lower() not in _DATA:
            return ""
        whole = _bare(owner)
        whole = whole.removesuffix(" own")
        owner = whole.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
        if not owner or (owner == whole and not owner[:1].isupper()):
            return ""
        if not self._owners:
            named = [one for one in self.cast.mentions if one.name]
            self._owners.update((_bare(one.words.exact), one.name) for one in reversed(named))
        return self._owners.get(owner) or shown_name(owner, self.article.text, self.cast.parties)

    def trimmed(self, start: int, end: int) -> Piece:
        """Leave out white space and stars at both ends."""
        text = self.article.text
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        return start, end

    def is_free(self, start: int, end: int) -> bool:
        """Say whether no draft touches a stretch."""
        return not self.touching(start, end)

    def all_within(self, ground: Ground, start: int, stop: int) -> list[Draft]:
        """List the drafts of a sentence that a stretch touches, if each is whole in it with the words that say so."""
        touched = self.touching(start, stop)
        for one in touched:
            ends = max(end for _, end in one.pieces)
            first = min(one.start, one.cue.start if one.cue else start, one.source.start if one.source else stop)
            if one.sentence != ground.sentence.number or one.parent is not None or one.cue is None:
                return []
            if not (start <= first and ends <= stop + 1 and one.cue.end <= stop):
                return []
        return touched

    def put_within(self, outer: Draft | None, drafts: Sequence[Draft]) -> None:
        """Make drafts part of another, by way of whom they were passed on."""
        for one in drafts if outer is not None else ():
            one.parent = outer
            if outer is not None and outer.source is not None:
                one.via.append(Reporter(outer.source, outer.cue, outer.name))

    def begins_sentence(self, quoted: Quoted) -> bool:
        """Say whether a quoted stretch stands at the beginning of its sentence."""
        sentence = self.article.sentence_at(quoted.start)
        if sentence is None:
            return False
        return not any(letter.isalnum() for letter in self.article.text[sentence.start : quoted.start])

    def before(self, sentence: Sentence) -> Sentence | None:
        """Give the sentence before this one."""
        return self.article.sentences[sentence.number - 1] if sentence.number else None


def _to_mark(ground: Ground, last: int, end: int) -> int:
    """Take in the full stop or comma that closes quoted words."""
    if ground.inside[last] < 0:
        return end
    close = ground.stretch(last).end
    rest = ground.article.text[end:close]
    return close if rest and not any(letter.isalnum() for letter in rest) else end


def words_between(ground: Ground, first: int, last: int) -> Piece:
    """Give the stretch from a token to another, the second not included; quoted words that run on are kept whole."""
    start, end = ground.tokens[first].start, ground.tokens[last - 1].end
    end = _to_mark(ground, last - 1, end)
    if ground.inside[last - 1] >= 0:
        is_last = last == len(ground.tokens) or ground.inside[last] != ground.inside[last - 1]
        is_open = is_last and not ground.has_words(last, len(ground.tokens))
        end = max(end, ground.stretch(last - 1).end) if is_open else end
    return start, end
