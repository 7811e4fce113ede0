"""Acts and stances: who offers, demands, promises, refuses, denies, attacks, blocks, suspends, carries out.

A sentence is cut down to its words (``grammar``), the words of the table are looked up (``triggers``), what they
mean as they are put is worked out (``stances``), and who does it is looked for (``subjects``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from holdfire.intake.candidate import DONE_BY_SAYING, Candidate, Quotation, ReportedAct, ResolvedDate, Words
from holdfire.intake.extract.acts.dates import dates_of
from holdfire.intake.extract.acts.dates_apart import is_to_come
from holdfire.intake.extract.acts.grammar import DETERMINERS, Line, line_of
from holdfire.intake.extract.acts.occasions import Occasions
from holdfire.intake.extract.acts.parts import (
    actor_of,
    addressee_of,
    is_of_nobody,
    names_in,
    speaker_in,
    words_of,
)
from holdfire.intake.extract.acts.phrases import Phrase
from holdfire.intake.extract.acts.stances import as_put, find_stances
from holdfire.intake.extract.acts.subjects import main_subject
from holdfire.intake.extract.acts.triggers import Trigger, condition_of, find_triggers
from holdfire.intake.extract.word_forms import closed_class
from holdfire.intake.names.mentions import Cast
from holdfire.intake.text.article import START, Article, Sentence
from holdfire.intake.text.edtf import is_by_days

_TAKES_UP = DETERMINERS - {"a", "an", "another", "similar"}

_TELLS = closed_class("tells")
_TOLD_BY_SPEAKER = (
    "deny-falsehood",
    "request-must",
    "request-command",
    "deny-negative",
    "accuse-guilt",
    "warn-outlook",
    "position-outlook",
    "deny-no-such",
    "refuse-no-talks",
)


_SPEECH = DONE_BY_SAYING | {"ACCEPT", "STATE_POSITION"}
_SPEAKERS = frozenset(["i", "we", "our", "my", "us"])
_PERFECT = frozenset(["has", "have", "had"])
_REMARKS = frozenset(
    ["remarks", "remark", "comments", "comment", "statement", "announcement", "appeal", "offer", "call"]
)
_GOES_ON = 250
"""For how many characters the time of somebody's words goes on."""


class Acts:
    """Finds acts."""

    name = "acts"

    def find(self, article: Article, cast: Cast, found: Sequence[Candidate]) -> Iterable[Candidate]:
        """Find acts."""
        dates = sorted((one for one in found if isinstance(one, ResolvedDate)), key=lambda one: one.at)
        occasions = Occasions(article.published)
        reader = _Reader(article, cast, _Told.of(found), dates, [one.at for one in dates], occasions)
        for sentence in article.sentences:
            yield from reader.acts_in(sentence)


@dataclass(frozen=True, slots=True)
class _Told:
    """The quotations of an article by the places of their words."""

    starts: Sequence[int]
    pieces: Sequence[tuple[int, int, Quotation]]

    @classmethod
    def of(cls, found: Sequence[Candidate]) -> _Told:
        pieces = sorted(
            (
                (piece.start, piece.end, number, one)
                for number, one in enumerate(found)
                if isinstance(one, Quotation)
                for piece in one.content
            ),
            key=lambda each: each[:3],
        )
        return cls([start for start, *_ in pieces], [(start, end, one) for start, end, _, one in pieces])

    def over(self, sentence: Sentence, line: Line) -> list[Quotation | None]:
        """Find the innermost quotation that holds each place of a sentence."""
        last = bisect_right(self.starts, sentence.end)
        quoted: list[Quotation | None] = [None] * len(line)
        for start, end, one in self.pieces[max(0, last - 12) : last]:
            if end > sentence.start:
                for at in line.between(start, end):
                    quoted[at] = one
        return quoted


@dataclass(slots=True)
class _Reader:
    """Reads the sentences of one article."""

    article: Article
    cast: Cast
    told: _Told
    dates: Sequence[ResolvedDate]
    date_starts: Sequence[int]
    occasions: Occasions
    seen: set[str] = field(default_factory=set)
    spoke: dict[str, tuple[str, int]] = field(default_factory=dict)

    def acts_in(self, sentence: Sentence) -> Iterator[ReportedAct]:
        """Find the acts of a sentence."""
        line = line_of(sentence)
        if not len(line):
            return
        tells = not _TELLS.isdisjoint(line.words) or _is_headed(line)
        quoted = self.told.over(sentence, line)
        marked = self._marked(sentence, line, quoted)
        is_told = (
            [True] * len(line)
            if tells
            else [quote is not None or mark for quote, mark in zip(quoted, marked, strict=True)]
        )
        triggers, held = find_triggers(line, is_told)
        triggers += find_stances(line, triggers, held, is_told, marked)
        triggers.sort(key=lambda each: each.at)
        self._remember(quoted)
        if not triggers:
            return
        starts = self.date_starts
        near = self.dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        times = dates_of(line, triggers, near, self.article.published)
        before = ""
        for number, one in enumerate(triggers):
            put = as_put(line, one, is_told[one.at])
            if put is not None and one.group is not None and one.group.is_infinitive and put[0] == before == "CONSULT":
                continue
            before = put[0] if put else before
            if put is None or self._is_repeated(line, one):
                continue
            when = times.get(number, "")
            if not when and put[0] == "CONSULT" and _made_remarks(line) and "" in self.spoke:
                when = self.spoke[""][0]
            when = when or self.occasions.time_of(sentence, line, one, put[0], bool(near))
            if when:
                self.occasions.tell(put[0], when, sentence)
            yield self._act(sentence, line, one, put, quoted[one.at], when)

    def _is_past(self, when: str) -> bool:
        return not is_to_come(when, self.article.published)

    def _remember(self, quoted: Sequence[Quotation | None]) -> None:
        """Keep when somebody spoke, for what they do in the same breath ("... on Monday that ..., and implored")."""
        if not any(quoted):
            return
        for quote in {id(one): one for one in quoted if one is not None}.values():
            if quote.date and quote.speaker and self._is_past(quote.date):
                self.spoke[quote.speaker] = self.spoke[""] = (quote.date, quote.until)

    def _marked(self, sentence: Sentence, line: Line, quoted: Sequence[Quotation | None]) -> list[bool]:
        """Say of each place whether the very words of somebody stand there."""
        marks = self.article.quoted
        last = bisect_right(marks, sentence.end, key=START)
        near = [one for one in marks[max(0, last - 8) : last] if one.end > sentence.start]
        if not near and not any(quoted):
            return [False] * len(line)
        marked = [quote is not None and quote.qtype in ("direct", "statement") for quote in quoted]
        for one in near:
            for at in line.between(one.start, one.end):
                marked[at] = True
        return marked

    def _is_repeated(self, line: Line, one: Trigger) -> bool:
        """Say whether a noun only takes up what was told before ("the proposal", "his offer")."""
        key = "OFFER" if one.rule.type == "OFFER" else one.base.rstrip("s")
        known = key in self.seen
        self.seen.add(key)
        if not one.rule.once or not known:
            return False
        before = line.low(one.start - 1)
        return before in _TAKES_UP or before.endswith("'s") or before.endswith("s'")

    def _act(
        self, sentence: Sentence, line: Line, one: Trigger, put: tuple[str, str], quote: Quotation | None, when: str
    ) -> ReportedAct:
        kind, modality = put
        condition = condition_of(line, one)
        span, names = self._actor(line, one, quote, kind)
        return ReportedAct(
            f"a{line.tokens[one.at].start}",
            kind,
            self._trigger_words(line, one),
            one.rule.alt,
            names,
            span,
            addressee_of(self.article, self.cast, line, one),
            words_of(self.article, line, Phrase(*condition)) if condition else None,
            self._when(line, one, kind, when, span, names, quote),
            self.cast.place_near(line.tokens[0].start, line.tokens[-1].end, line.tokens[one.at].start),
            modality,
            _reporter(quote),
            sentence.zone,
            one.rule.id,
            one.rule.confidence,
        )

    def _when(
        self,
        line: Line,
        one: Trigger,
        kind: str,
        when: str,
        span: Words | None,
        names: tuple[str, ...],
        quote: Quotation | None,
    ) -> str:
        """Give the time of an act; words of somebody whose words had a time before go on with it."""
        if kind not in _SPEECH:
            return when
        if not when and quote is not None and quote.date and _is_now(line, one) and self._is_past(quote.date):
            return quote.date
        if not names or span is None:
            return when
        reporter = _reporter(quote)
        is_told = span.exact.casefold() in ("he", "she", "it", "they") or _is_now(line, one)
        keys = [name for name in (names[0], reporter if is_told else "") if name]
        if span.exact.casefold() in ("he", "she") and reporter.casefold() in ("", "he", "she"):
            keys.append("")
        if when:
            if not is_by_days(when) or not self._is_past(when):
                return when
            self.spoke.update(dict.fromkeys([*keys, ""], (when, span.start)))
            return when
        if one.group is not None and not _PERFECT.isdisjoint(one.group.auxiliaries):
            return ""
        known = [self.spoke[key] for key in keys if key in self.spoke]
        return known[0][0] if known and span.start - known[0][1] < _GOES_ON else ""

    def _ours(self, line: Line, one: Trigger) -> Phrase | None:
        """Find the "we" or "I" that says of itself what it denies or holds ("we have seen no such evidence")."""
        first = one.group.start if one.group is not None else one.start
        return Phrase(first - 1, first) if line.low(first - 1) in _SPEAKERS else None

    def _meant(self, line: Line, phrase: Phrase, words: Words) -> tuple[str, ...]:
        """Find who "its" means: as the article's cast knows it, else the subject before it."""
        names = names_in(self.article, self.cast, line, phrase, words)
        if names and names[0] != words.exact:
            return names
        before = main_subject(line, phrase.start)
        if before is None:
            return names
        return names_in(self.article, self.cast, line, before, words_of(self.article, line, before))

    def _trigger_words(self, line: Line, one: Trigger) -> Words:
        start = one.start
        if one.group is not None and (one.group.is_negated or one.group.modal) and not one.group.is_infinitive:
            start = min(start, one.group.start)
        return self.article.words(line.tokens[start].start, line.tokens[one.end - 1].end)

    def _actor(
        self, line: Line, one: Trigger, quote: Quotation | None, kind: str
    ) -> tuple[Words | None, tuple[str, ...]]:
        """Find who does it: the words and the names."""
        by_speaker = (one.rule.id in _TOLD_BY_SPEAKER and not _is_of_us(line, one)) or (
            one.rule.id == "threaten-will" and _is_of_things(line, one)
        )
        by_speaker = by_speaker or (kind == "DENY" and one.rule.type != "DENY" and is_of_nobody(line, one))
        if by_speaker or (kind == "REQUEST" and one.rule.type != "REQUEST"):
            ours = self._ours(line, one)
            if ours is not None and quote is not None and quote.speaker:
                return words_of(self.article, line, ours), (quote.speaker,)
            if quote is not None and (quote.source or quote.speaker):
                name = quote.speaker or (quote.source.exact if quote.source else "")
                return quote.source, (name,)
            phrase = speaker_in(line, one)
        else:
            phrase = actor_of(line, one)
        if phrase is None:
            return None, ()
        words = words_of(self.article, line, phrase)
        if quote is not None and quote.speaker and words.exact.casefold() in _SPEAKERS and quote.qtype != "indirect":
            return words, (quote.speaker,)
        if words.exact.casefold() in ("its", "their", "his", "her"):
            return words, self._meant(line, phrase, words)
        return words, names_in(self.article, self.cast, line, phrase, words)


def _made_remarks(line: Line) -> bool:
    """Say whether a sentence tells at which talks somebody said what stands before it: "He made the remarks during"."""
    return (
        line.lows[0] in ("he", "she", "they") and "made" in line.lows[1:3] and not _REMARKS.isdisjoint(line.lows[2:6])
    )


def _is_of_us(line: Line, one: Trigger) -> bool:
    """Say whether what is denied is told of "our troops", not of nobody."""
    return one.rule.id == "deny-negative" and not is_of_nobody(line, one)


def _is_of_things(line: Line, one: Trigger) -> bool:
    """Say whether a threat has no person for its subject ("there will be an answer", "this is only the beginning")."""
    if line.low(one.start) == "there" or "be" in line.lows[one.start : one.end] or (one.group and one.group.is_passive):
        return True
    return line.low(one.start - 1) in ("this", "that", "there", "what")


def _is_now(line: Line, one: Trigger) -> bool:
    """Say whether an act is done by saying it: what is told in the past was done before."""
    group = one.group
    if group is not None and not group.is_negated and not _PERFECT.isdisjoint(group.auxiliaries):
        return False
    return group is None or bool(group.modal) or line.verbs[one.at] != "past" or one.sort == "phrase"


def _is_headed(line: Line) -> bool:
    """Say whether a sentence names who speaks before a colon, or a headline behind a dash."""
    if ":" in line.lows[1:6]:
        return True
    return line.zone == "headline" and any(low in ("–", "—", "-") for low in line.lows[1:])


def _reporter(quote: Quotation | None) -> str:
    if quote is None:
        return ""
    return quote.speaker or (quote.source.exact if quote.source else "")
