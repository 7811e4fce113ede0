"""Figures: every number that counts or measures something, with what it counts and who gives it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import compress, count, pairwise

from holdfire.intake.candidate import Candidate, Quotation, ReportedFigure, ResolvedDate, Words
from holdfire.intake.extract.figures.amount import Amount
from holdfire.intake.extract.figures.amounts import CAN_BEGIN, amount_at
from holdfire.intake.extract.figures.communique import Communique, find_communique, full_of
from holdfire.intake.extract.figures.counted_back import belonging, points_back
from holdfire.intake.extract.figures.counted_in import counted_in
from holdfire.intake.extract.figures.counted_verb import is_of_people
from holdfire.intake.extract.figures.givers import cited_in, giver_of, giver_within
from holdfire.intake.extract.figures.listed_givers import Listed, find_lists
from holdfire.intake.extract.figures.not_figures import is_figure, is_lasting
from holdfire.intake.extract.figures.tagged_givers import needed_by, put_by
from holdfire.intake.names.mentions import Cast
from holdfire.intake.text.article import Article, Sentence, Token
from holdfire.intake.text.places import Places

CONFIDENCE = {
    "figure.count": 0.96,
    "figure.range": 0.95,
    "figure.vague": 0.85,
    "figure.percent": 0.93,
    "figure.money": 0.96,
    "figure.duration": 0.95,
    "figure.fraction": 0.93,
    "figure.measure": 0.9,
    "figure.times": 0.85,
    "figure.vote": 0.85,
}
"""How often a figure of a rule was right in texts by other writers than those it was made after, where they are
enough to tell; 0.2 less where nothing is found that it counts."""
_NO_WHOLE = ("figure.measure", "figure.times")
_BRACKET = re.compile(r"\s*[(\[](?:or |i\.e\. )?")
_COMPARES = ("from", "against", "than", "to", "with", "for", "below", "above")
_FAR_FROM = ("below", "above", "than", "against")
_SETS_APART = ("while", "whereas", "and", "but", ",")
_WITHIN_TIME = ("date.past-stretch",)
_OUT_OF = re.compile(r"\s+(?:\w+s\s+)?(?:out of|of|among)\s+(?:(?:the|a|an|all|its|their|total of|\w+['’]s?)\s+){0,3}")
_INCLUDING = re.compile(
    r"(?:\b(?:including|includes|included|among (?:them|those|whom)|of (?:them|whom|which|those|these)|the others?)\W+"
    r"(?:[\w-]+\s+){0,4}?|\bof (?:(?:which|whom),?|the [^.;,]{3,60},)\s+(?:only\s+)?)$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\s+(?:[\w-]+\s+)?of (?:them|those|whom|which|these|it|us|the (?:dead|wounded|injured|victims|killed|total))\b",
    re.IGNORECASE,
)
_OF_THESE = re.compile(r"\b[Oo]f (?:these|those|them|that number|the total)\b")
_GOES_ON = re.compile(r"The (?:survey|poll|study|census|tally)\b")
_NOBODYS = frozenset(
    ["previous", "new", "latest", "earlier", "initial", "official", "recent", "preliminary", "provisional", "annual",
     "final", "joint", "unconfirmed", "first", "second", "published", "independent", "confidential", "internal"]
)  # fmt: skip
"""Words before a report that tell nobody's name."""
_TELLING = re.compile(
    r"(?:['’]s?)?(?: (?:own|latest|official|joint|daily))? "
    r"(?:figures|estimates?|data|counts?|tally|statistics|numbers|communiqu[eé]|statement|report|summary)$"
)
"""What somebody counts by, behind the name: "the ministry's own figures" are the ministry's."""
_COUNTED = re.compile(r"\bcount(?:s|ed)\b")
_OWN_EYES = re.compile(
    r"^[A-Z]{2,6}(?:['’]s)? (?:photographer|correspondent|reporter|journalist|photojournalist|videographer)s?$"
)
"""The outlet's own people: what "an agency photographer saw" is told by the article itself."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What other extractors found, ready to be asked by place."""

    quotations: Places[Quotation]
    dates: Sequence[ResolvedDate]
    date_starts: Sequence[int]
    communique: Communique
    lists: Sequence[Listed] = ()

    def listed_by(self, offset: int) -> str:
        """Name who calls for what a list item says; ``""`` outside of such lists."""
        return next((one.giver for one in self.lists if one.start <= offset < one.end), "")

    def date_at(self, offset: int) -> ResolvedDate | None:
        number = bisect_right(self.date_starts, offset) - 1
        if number >= 0 and offset < self.dates[number].span.end:
            return self.dates[number]
        return None

    def quotation_at(self, start: int, end: int) -> Quotation | None:
        """Find the innermost quotation a stretch stands in."""
        near = self.quotations.near(start, end)
        around = [
            one
            for one in near
            if one.content[0].start <= start and end <= one.content[-1].end and one.holds(start, end)
        ]
        return min(around, key=lambda one: sum(len(piece.exact) for piece in one.content), default=None)


class Figures:
    """Finds figures."""

    name = "figures"

    def find(self, article: Article, cast: Cast, found: Sequence[Candidate]) -> Iterable[Candidate]:
        """Find the numbers that count or measure something.

        Dates, clock times, ages, ordinals, names with numbers and words that only point back are left out. Holder
        and reporters are those of the innermost quotation among ``found`` that a figure stands in.
        """
        dates = [one for one in found if isinstance(one, ResolvedDate)]
        quotations = Places[Quotation]()
        for one in found:
            if isinstance(one, Quotation):
                for piece in one.content:
                    quotations.put(one, piece.start, piece.end)
        known = _Known(
            quotations,
            dates,
            [one.span.start for one in dates],
            find_communique(article, cast),
            find_lists(article, cast),
        )
        given: list[ReportedFigure] = []
        for sentence in article.sentences:
            given += _in_sentence(article, sentence, cast, known, given[-20:])
        return given


def _in_sentence(
    article: Article, sentence: Sentence, cast: Cast, known: _Known, before: list[ReportedFigure]
) -> list[ReportedFigure]:
    tokens, done = sentence.tokens, 0
    found: list[ReportedFigure] = []
    for at in compress(count(), map(CAN_BEGIN.__getitem__, sentence.lows)):
        if at < done:
            continue
        token = tokens[at]
        amount = amount_at(tokens, at)
        if amount is None:
            continue
        date = known.date_at(token.start) or known.date_at(tokens[amount.end - 1].start)
        is_reckoned = _low_at(tokens, amount.end) in (",", "to", "until", "till")
        is_reckoned = is_reckoned or (not amount.is_exact and _low_at(tokens, amount.end) in ("after", "before"))
        is_reckoned = is_reckoned or (amount.cls == "duration" and is_lasting(tokens, amount))
        if date is not None and not (amount.cls == "duration" and (date.rule in _WITHIN_TIME or is_reckoned)):
            continue
        done = amount.end
        if is_figure(article, sentence, amount):
            one = _figure(article, sentence, cast, known, amount, before)
            found.append(one)
            before.append(one)
    return _with_wholes(article, found)


def _low_at(tokens: Sequence[Token], at: int) -> str:
    """Give a word in small letters; "" behind the end."""
    return tokens[at].low if at < len(tokens) else ""


def _with_wholes(article: Article, found: list[ReportedFigure]) -> list[ReportedFigure]:
    """Point from "14" to "16" in "14 out of 16 vehicles"."""
    for number, (one, then) in enumerate(pairwise(found)):
        between = article.text[one.span.end : then.span.start]
        if len(between) < 40 and _OUT_OF.fullmatch(between) and one.cls in ("count", "fraction", "percent"):
            found[number] = replace(one, base=then.id)
    return found


def _figure(
    article: Article, sentence: Sentence, cast: Cast, known: _Known, amount: Amount, before: Sequence[ReportedFigure]
) -> ReportedFigure:
    tokens = sentence.tokens
    end = tokens[amount.end - 1].end - amount.tail
    if amount.is_compound and amount.rule == "figure.count":
        end = tokens[amount.end - 1].start
    span = article.words(tokens[amount.first].start, end)
    near = _spoken_of(article, sentence, amount, before)
    counted, unit, is_sure = counted_in(article, sentence, amount, near, _converted(article, span, amount, before))
    base = ""
    if near is not None:
        of_whole = counted if is_sure and (amount.cls == "count" or belonging(tokens, amount) is None) else None
        base = near.id if _is_part(article, sentence, amount, span, of_whole, near) else ""
    holder, via = _holder(article, sentence, cast, known, span)
    is_told = base and near is not None and (near.at >= sentence.start or _is_of_these(article, sentence, span))
    if holder == "narrator" and before and _GOES_ON.match(article.text, sentence.start):
        holder = before[-1].holder if _is_near(article, sentence, before[-1]) else holder
    if holder == "narrator" and near is not None and (is_told or _shares_giver(sentence, known, near)):
        holder, via = near.holder, near.via
    return ReportedFigure(
        f"f{span.start}", span, amount.low, amount.high, amount.is_about, amount.cls, unit, counted,
        place=cast.place_near(sentence.start, sentence.end, span.end), holder=holder, via=via, base=base,
        date=_date(sentence, known, span.start),
        zone=sentence.zone, rule=amount.rule, confidence=CONFIDENCE[amount.rule] - (0 if is_sure else 0.2),
    )  # fmt: skip


def _converted(
    article: Article, span: Words, amount: Amount, before: Sequence[ReportedFigure]
) -> ReportedFigure | None:
    """Find the figure that one in brackets says again in another unit: the 60 km of "60 km (37 miles)"."""
    last = before[-1] if before else None
    if last is None or last.cls != amount.cls or (amount.cls != "money" and amount.rule != "figure.measure"):
        return None
    return last if _BRACKET.fullmatch(article.text, last.span.end, span.start) else None


def _spoken_of(
    article: Article, sentence: Sentence, amount: Amount, before: Sequence[ReportedFigure]
) -> ReportedFigure | None:
    """Find the figure that one without a noun of its own is like ("up from 12"), or part of ("nine of them")."""
    ahead = sentence.tokens[amount.first - 1].low if amount.first else ""
    if ahead in ("the", "a", "an", "its") and amount.first > 1 and sentence.tokens[amount.first - 2].low in _FAR_FROM:
        ahead = sentence.tokens[amount.first - 2].low
    barred = _NO_WHOLE if amount.cls == "count" and ahead not in ("from", "with") else ("figure.times",)
    near = []
    for one in reversed(before):
        if not _is_near(article, sentence, one):
            break
        is_of_compound = article.text[one.span.end : one.span.end + 1] == "-"
        if one.rule not in barred and not is_of_compound:
            near.append(one)
    if ahead in _COMPARES or (amount.cls == "percent" and ahead in _SETS_APART):
        like = [one for one in near if one.cls == amount.cls and one.at >= sentence.start]
        if like:
            return next((one for one in like if not one.base), like[0])
    is_rest = ahead in ("other", "another", "further", "additional", "remaining")
    if is_rest and amount.cls == "percent" and (shares := [one for one in near if one.cls == "percent"]):
        return shares[0]
    wholes = ("count", "money") if amount.cls in ("percent", "fraction", "money") else ("count",)
    near = [one for one in near if one.cls in wholes]
    if not points_back(sentence.tokens, amount.end):
        near = [one for one in near if one.noun != "times"]
    if amount.cls != "count":
        is_of_last = bool(near) and (near[0].at >= sentence.start or points_back(sentence.tokens, amount.end))
        return next((one for one in near if not one.base or is_of_last), near[0] if near else None)
    near = [one for one in near if one.high != 1] or near
    if ahead == "(" and amount.first > 1 and sentence.tokens[amount.first - 2].is_capital:
        whole = [one for one in near if one.at >= sentence.start and (one.high or 0) >= (amount.high or 0)]
        near = whole[-1:] or near
    if is_of_people(sentence.tokens, amount):
        near = [one for one in near if one.unit == "people"] or near
    if is_rest or not points_back(sentence.tokens, amount.end):
        if near and near[0].at >= sentence.start and not near[0].noun and not is_rest:
            return near[0]
        return next((one for one in near if not one.base), near[0] if near else None)
    least = amount.low or amount.high or 0
    return next((one for one in near if (one.high or one.low or 0) >= least), near[0] if near else None)


def _holder(
    article: Article, sentence: Sentence, cast: Cast, known: _Known, span: Words
) -> tuple[str, tuple[str, ...]]:
    """Say who gives a figure, and through whom: the speaker of its quotation, or whom the text names as counting."""
    agent = put_by(article, sentence, cast, span.start, span.end)
    if agent := agent or needed_by(article, cast, span.end, sentence.end):
        return full_of(article, cast, agent), ()
    quotation = known.quotation_at(span.start, span.end)
    if quotation is None:
        given = full_of(article, cast, giver_of(article, sentence, cast, span.start, span.end))
        given = (
            "" if _OWN_EYES.search(given) and not _COUNTED.search(article.text, sentence.start, span.start) else given
        )
        return given or known.communique.giver_at(span.start) or known.listed_by(span.start) or "narrator", ()
    said_by = quotation.speaker or (quotation.source.exact if quotation.source else "narrator")
    if quotation.cue is not None and quotation.cue.exact in ("saw", "seen") and _OWN_EYES.search(said_by):
        return "narrator", ()
    told_by = _TELLING.sub("", said_by)
    is_whose = told_by and told_by != said_by and told_by not in _NOBODYS
    said_by = full_of(article, cast, told_by) if is_whose else said_by
    through = tuple(each.name or each.source.exact for each in quotation.via)
    cited = ""
    if not through:
        cited = full_of(article, cast, cited_in(article, sentence, cast))
        cited = cited or giver_within(article, cast, quotation, span.start)
    return (cited, (said_by,)) if cited and cited != said_by else (said_by, through)


def _shares_giver(sentence: Sentence, known: _Known, near: ReportedFigure) -> bool:
    """Say whether the figure before stands in the same sentence, given by somebody but not in their words."""
    if near.base or near.at < sentence.start:
        return False
    return known.quotation_at(near.span.start, near.span.end) is None


def _is_of_these(article: Article, sentence: Sentence, span: Words) -> bool:
    """Say whether a sentence goes on counting what the one before counted: "Of these, 52"."""
    return _OF_THESE.search(article.text, max(sentence.start, span.start - 40), span.start) is not None


def _is_part(
    article: Article, sentence: Sentence, amount: Amount, span: Words, counted: Words | None, near: ReportedFigure
) -> bool:
    """Say whether a figure is part of one before it: "including", "of them", "half of the wounded"."""
    ahead = article.text[max(sentence.start, span.start - 90) : span.start]
    behind = article.text[span.end : min(sentence.end, span.end + 50)]
    if _OF_THEM.match(behind):
        return True
    if amount.cls not in ("fraction", "percent"):
        return _INCLUDING.search(ahead) is not None
    return counted is None or near.counted is None or counted.exact.split()[-1] in near.counted.exact


def _is_near(article: Article, sentence: Sentence, figure: ReportedFigure) -> bool:
    """Say whether a figure stands in this sentence or the two before it."""
    at = figure.span.start
    if at >= sentence.start:
        return True
    if at < article.sentences[max(0, sentence.number - 2)].start:
        return False
    there = article.sentence_at(at)
    return there is not None and there.zone == sentence.zone


def _date(sentence: Sentence, known: _Known, at: int) -> str:
    """Give the time a figure is of, where its sentence names just one day or stretch."""
    starts = known.date_starts
    named = known.dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
    return named[0].edtf if len(named) == 1 and not named[0].span.start <= at < named[0].span.end else ""
