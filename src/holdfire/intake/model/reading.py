"""From a model's answer to candidates: each excerpt is found again in the text, names are those of its mentions.

A candidate whose main words are not found is refused; where words of a part are not found, the part is left out. Both
are counted and can be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from holdfire.intake.candidate import (
    Candidate,
    Quotation,
    ReportedAct,
    ReportedFigure,
    Reporter,
    ResolvedDate,
    Words,
)
from holdfire.intake.model.anchor import NOT_THERE, Anchors, Excerpt, NotFoundError
from holdfire.intake.model.schema import SURENESS
from holdfire.intake.model.value import amount_of
from holdfire.intake.names.mentions import Cast
from holdfire.intake.text.article import Article
from holdfire.intake.text.edtf import moment_of_edtf
from holdfire.source.safe_text import safe_to_show

MOST = {
    "cue": 80,
    "mention": 200,
    "figure": 80,
    "trigger": 80,
    "date": 80,
    "counted": 120,
    "content": 3000,
    "other": 300,
}
"""Most characters of some words, by what they are: a whole article is no trigger."""

TOO_LONG = "too long for what it is said to be"
NO_NUMBER = "no number that can be read"
NO_DATE = "no time that can be read"
_PARTNERS = {"“": "”", "„": "“", "«": "»", '"': '"', "‘": "’", "'": "'", "‹": "›"}
"""Opening quote marks and their closing ones."""
_UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Refused:
    """Words of a model that were not taken.

    Attributes:
        kind: "quotation", "figure", "act" or "date".
        part: Which part of it: "content", "cue", "span", ...
        words: As the model gave them, made safe to show, at most 80 characters.
        why: In words.
        whole: Whether the candidate went with it.
    """

    kind: str
    part: str
    words: str
    why: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One piece's answer, being read.

    Attributes:
        rule: What candidates are marked with: ``model:NAME``.
        mark: What their ids begin with.
        times: What the rules have read of times: their meaning stands.
        refused: Grows.
    """

    article: Article
    cast: Cast
    anchors: Anchors
    rule: str
    mark: str
    times: Sequence[ResolvedDate] = ()
    refused: list[Refused] = field(default_factory=list)

    def words(self, excerpt: Excerpt, most: str, near: Words | None = None) -> Words:
        """Find words.

        Raises:
            NotFoundError: They do not stand in the text at one place, or are too long.
        """
        found = self.anchors.find(excerpt, near)
        if len(found.exact) > MOST[most]:
            raise NotFoundError(TOO_LONG)
        return found

    def perhaps(self, kind: str, part: str, excerpt: Excerpt | None, most: str, near: Words) -> Words | None:
        """Find words of a part; where they are refused, the part is left out."""
        if excerpt is None:
            return None
        try:
            return self.words(excerpt, most, near)
        except NotFoundError as error:
            self.refuse(kind, part, excerpt, str(error), whole=False)
            return None

    def refuse(self, kind: str, part: str, excerpt: Excerpt, why: str, whole: bool) -> None:
        """Note words that are not taken."""
        self.refused.append(Refused(kind, part, safe_to_show(excerpt["words"])[:80], why, whole))

    def date(self, kind: str, meant: Mapping[str, Any] | None, near: Words) -> str:
        """Give what a time means; ``""`` where none is given, its words are not found or its meaning is none."""
        if meant is None:
            return ""
        words = self.perhaps(kind, "date", meant["words"], "date", near)
        if words is None:
            return ""
        read = [one for one in self.times if one.span.meets(words)]
        if read:
            return read[0].edtf
        if not is_time(meant["edtf"]):
            self.refuse(kind, "date", meant["words"], NO_DATE, whole=False)
            return ""
        edtf: str = meant["edtf"]
        return edtf

    def name(self, words: Words | None) -> str:
        """Say whom or what some words mean, as the mentions of the article have it; else the words themselves."""
        if words is None:
            return ""
        mention = self.cast.at(words.start, words.end)
        if mention is None:
            return " ".join(words.exact.split())
        return mention.name or mention.words.exact

    def zone(self, words: Words) -> str:
        """Name the zone of some words."""
        sentence = self.article.sentence_at(words.start)
        return sentence.zone if sentence else "body"


def read_candidates_of(answer: Mapping[str, Any], reading: Reading) -> list[Candidate]:
    """Make candidates from an answer that keeps to the schema.

    Returns:
        Those whose words stand in the text; ids are unlike those of other marks.
    """
    kinds = {"quotations": _quotation, "figures": _figure, "acts": _act, "dates": _date}
    found: list[Candidate] = []
    for kind, read in kinds.items():
        for number, one in enumerate(answer[kind], 1):
            candidate = read(one, f"{reading.mark}-{kind}-{number}", reading)
            if candidate is not None:
                found.append(candidate)
    return found


def is_time(edtf: str) -> bool:
    """Say whether some words are a time in EDTF of a year from 1900 on."""
    years = [part[:4] for part in edtf.split("/") if part and part != ".."]
    if len(edtf) > 24 or not all(year.isascii() and year.isdigit() and "1900" <= year < "2200" for year in years):
        return False
    try:
        moment_of_edtf(edtf, _UTC)
    except (ValueError, OverflowError):
        return False
    return True


def _main(kind: str, part: str, excerpt: Excerpt, most: str, reading: Reading) -> Words | None:
    try:
        if not any(map(str.isalnum, excerpt["words"])):
            raise NotFoundError(NOT_THERE)
        return reading.words(excerpt, most)
    except NotFoundError as error:
        reading.refuse(kind, part, excerpt, str(error), whole=True)
        return None


def _quotation(one: Mapping[str, Any], id_: str, reading: Reading) -> Quotation | None:
    kind = "quotation"
    content: list[Words] = []
    for excerpt in one["content"]:
        words = _main(kind, "content", excerpt, "content", reading)
        if words is None:
            return None
        content.append(_without_marks(words, reading.article))
    if not content:
        return None
    content = list(_apart(sorted(content, key=lambda words: words.start)))
    near = content[0]
    source = reading.perhaps(kind, "source", one["source"], "mention", near)
    addressee = reading.perhaps(kind, "addressee", one["addressee"], "mention", near)
    via = []
    for through in one["via"]:
        words = reading.perhaps(kind, "via", through["source"], "mention", near)
        if words:
            cue = reading.perhaps(kind, "via", through["cue"], "cue", near)
            via.append(Reporter(words, cue, reading.name(words)))
    return Quotation(
        id=id_,
        qtype=one["qtype"],
        content=tuple(content),
        cue=reading.perhaps(kind, "cue", one["cue"], "cue", near),
        source=source,
        speaker=reading.name(source),
        addressee=reading.name(addressee),
        via=tuple(via),
        date=reading.date(kind, one["date"], near),
        zone=reading.zone(near),
        rule=reading.rule,
        confidence=SURENESS[one["sure"]],
    )


def _figure(one: Mapping[str, Any], id_: str, reading: Reading) -> ReportedFigure | None:
    kind = "figure"
    span = _main(kind, "span", one["span"], "figure", reading)
    if span is None:
        return None
    amount = amount_of(span.exact)
    if amount is None:
        reading.refuse(kind, "span", one["span"], NO_NUMBER, whole=True)
        return None
    parts = {key: reading.perhaps(kind, key, one[key], "other", span) for key in ("place", "holder", "of")}
    return ReportedFigure(
        id=id_,
        span=span,
        low=amount.low,
        high=amount.high,
        approx=amount.is_about,
        cls=one["cls"] if amount.cls == "count" else amount.cls,
        unit=amount.unit,
        counted=reading.perhaps(kind, "counted", one["counted"], "counted", span),
        place=reading.name(parts["place"]),
        holder=reading.name(parts["holder"]),
        of=reading.name(parts["of"]),
        date=reading.date(kind, one["date"], span),
        zone=reading.zone(span),
        rule=reading.rule,
        confidence=SURENESS[one["sure"]],
    )


def _act(one: Mapping[str, Any], id_: str, reading: Reading) -> ReportedAct | None:
    kind = "act"
    trigger = _main(kind, "trigger", one["trigger"], "trigger", reading)
    if trigger is None:
        return None
    actors = list(_found(kind, "actor", one["actors"], trigger, reading))
    addressees = list(_found(kind, "addressee", one["addressees"], trigger, reading))
    return ReportedAct(
        id=id_,
        type=one["type"],
        trigger=trigger,
        actor=tuple(dict.fromkeys(filter(None, map(reading.name, actors)))),
        actor_span=actors[0] if actors else None,
        addressee=tuple(dict.fromkeys(filter(None, map(reading.name, addressees)))),
        condition=reading.perhaps(kind, "condition", one["condition"], "other", trigger),
        date=reading.date(kind, one["date"], trigger),
        place=reading.name(reading.perhaps(kind, "place", one["place"], "mention", trigger)),
        modality=one["modality"],
        zone=reading.zone(trigger),
        rule=reading.rule,
        confidence=SURENESS[one["sure"]],
    )


def _date(one: Mapping[str, Any], id_: str, reading: Reading) -> ResolvedDate | None:
    span = _main("date", "span", one["span"], "date", reading)
    if span is None:
        return None
    if not is_time(one["edtf"]):
        reading.refuse("date", "span", one["span"], NO_DATE, whole=True)
        return None
    return ResolvedDate(id_, span, one["edtf"], reading.zone(span), reading.rule, SURENESS[one["sure"]])


def _found(kind: str, part: str, excerpts: Sequence[Excerpt], near: Words, reading: Reading) -> Iterator[Words]:
    for excerpt in excerpts:
        words = reading.perhaps(kind, part, excerpt, "mention", near)
        if words:
            yield words


def _without_marks(words: Words, article: Article) -> Words:
    """Leave out quote marks that stand around words, or whose partner is not among them."""
    start, end = words.start, words.end
    while end - start > 1:
        first, last, inside = article.text[start], article.text[end - 1], article.text[start + 1 : end - 1]
        if first in _PARTNERS and _PARTNERS[first] not in inside:
            start += 1
        elif last in _PARTNERS.values() and not any(
            closing == last and opening in (first, *inside) for opening, closing in _PARTNERS.items()
        ):
            end -= 1
        else:
            break
    return article.words(start, end)


def _apart(pieces: Sequence[Words]) -> Iterator[Words]:
    """Leave out pieces that overlap the one before."""
    until = -1
    for piece in pieces:
        if piece.start >= until:
            yield piece
            until = piece.end
