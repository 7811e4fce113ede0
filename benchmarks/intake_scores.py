"""Comparing what was found in an article with what a person annotated there.

The measures are those of the annotation scheme (``docs/intake.md``, "Scores"): one-to-one greedy matching, best
pairs first; then, of what is matched, what is right of its further parts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from holdfire.intake.text.article import Article

Record = Mapping[str, Any]
"""A record of the annotation scheme, as JSON."""
Pairs = list[tuple[Record, Record]]
SCORED_ZONES = ("headline", "body")
_EDGES = " \t\n\r\xa0.,;:!?\"'“”‘’«»*_-–—()[]"
_NOT_A_NAME = frozenset(["mr", "mrs", "ms", "dr", "gen", "col", "the", "a", "an", "of"])


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, found and wanted."""

    right: float = 0
    found: float = 0
    wanted: float = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found; 1 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.found + self.wanted
        return 2 * self.right / both if both else 1.0


def compare(article: Article, gold: Iterable[Record], found: Iterable[Record]) -> dict[str, Score]:
    """Score one article.

    Args:
        article: For its sentences and its text.
        gold: Annotated records of it; those outside of headline and body are left out.
        found: Candidates in the same form.
    """
    wanted, proposed = by_kind(gold), by_kind(found)
    scores = {"offsets": _offsets(article.text, found)}
    pairs = {kind: match(kind, article, wanted[kind], proposed[kind]) for kind in MATCHED}
    for kind, measure in MATCHED.items():
        if kind == "date" and not wanted[kind]:
            continue
        sizes = len(proposed[kind]), len(wanted[kind])
        scores[measure] = Score(len(pairs[kind]), *sizes)
        for part in PARTS[kind]:
            scores[part.measure] = Score(sum(part.is_same(g, p) for g, p in pairs[kind]), *sizes)
    scores["date of a match"] = _dates_of_matches(pairs["quotation"] + pairs["act"])
    return scores


def by_kind(records: Iterable[Record]) -> dict[str, list[Record]]:
    """Sort records out by their kind; those outside of headline and body are left out."""
    sorted_out: dict[str, list[Record]] = {kind: [] for kind in MATCHED}
    for record in records:
        if record.get("zone", "body") in SCORED_ZONES:
            sorted_out[record["kind"]].append(record)
    return sorted_out


def match(kind: str, article: Article, wanted: Sequence[Record], proposed: Sequence[Record]) -> Pairs:
    """Pair records of one kind, best pairs first."""
    match kind:
        case "quotation":
            return match_quotations(wanted, proposed)
        case "figure":
            return match_figures(wanted, proposed)
        case "act":
            return match_acts(article, wanted, proposed)
        case _:
            return match_dates(wanted, proposed)


def match_quotations(wanted: Sequence[Record], proposed: Sequence[Record]) -> Pairs:
    """Pair quotations whose characters are alike by half at least."""
    return _greedy(wanted, proposed, lambda g, p: _alike(g, p) if _alike(g, p) >= 0.5 else 0)


def match_figures(wanted: Sequence[Record], proposed: Sequence[Record]) -> Pairs:
    """Pair figures of the same interval at overlapping spans."""

    def likeness(g: Record, p: Record) -> float:
        return _overlap(g["span"], p["span"]) if _same_value(g["value"], p["value"]) else 0

    return _greedy(wanted, proposed, likeness)


def match_acts(article: Article, wanted: Sequence[Record], proposed: Sequence[Record]) -> Pairs:
    """Pair acts of one sentence and type (or one that can be defended), nearest triggers first."""

    def likeness(g: Record, p: Record) -> float:
        types = {g["type"], *g.get("alt_types", ())}
        here, there = (_sentence(article, one["trigger"]["start"]) for one in (g, p))
        if here != there or p["type"] not in types:
            return 0
        apart = abs(g["trigger"]["start"] - p["trigger"]["start"])
        return _overlap(g["trigger"], p["trigger"]) * 1000 + 1 / (1 + apart)

    return _greedy(wanted, proposed, likeness)


def match_dates(wanted: Sequence[Record], proposed: Sequence[Record]) -> Pairs:
    """Pair times at overlapping words."""
    return _greedy(wanted, proposed, lambda g, p: _overlap(g["span"], p["span"]))


def same_name(one: str | None, other: str | None) -> bool:
    """Say whether two names may be one's: all words of one are in the other, or one is the other's initials.

    A land and what is of it are one word in names of several: "Xia's army", "the Xian army".
    """
    words, others = _name_words(one), _name_words(other)
    if not words or not others:
        return words == others
    if words <= others or others <= words or _is_short_for(one, other) or _is_short_for(other, one):
        return True
    fewer, more = sorted((words, others), key=len)
    left = fewer - more
    return len(fewer) > 1 and len(left) == 1 and any(_is_of_land(next(iter(left)), word) for word in more - fewer)


def _is_of_land(one: str, other: str) -> bool:
    """Say whether two words differ as a land and its adjective do: "arabia", "arabian"."""
    short, long = sorted((one, other), key=len)
    stem = short if long.startswith(short) else short[:-1]
    is_end = long[len(stem) :] in ("n", "an", "ian", "ese", "ish", "i", "ite", "nian", "ic")
    return len(stem) > 3 and long.startswith(stem) and is_end


def _sentence(article: Article, offset: int) -> tuple[str, int]:
    """Tell which sentence a character is in; outside of headline and body, which line."""
    found = article.sentence_at(offset)
    return ("line", article.text.rfind("\n", 0, offset)) if found is None else ("sentence", found.number)


def _dates_of_matches(pairs: Pairs) -> Score:
    """Score the dates of matched quotations and acts: same EDTF; a date on one side only counts against it."""
    asked = [g.get("date") for g, _ in pairs]
    given = [p.get("date") for _, p in pairs]
    right = sum(1 for a, b in zip(asked, given, strict=True) if a and a == b)
    return Score(right, sum(map(bool, given)), sum(map(bool, asked)))


def _offsets(text: str, found: Iterable[Record]) -> Score:
    """Count the words of candidates that stand where they are said to."""
    places = [one for record in found for one in _words_in(record)]
    right = sum(text[one["start"] : one["end"]] == one["exact"] for one in places)
    return Score(right, len(places), len(places))


def _words_in(value: Any) -> Iterable[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        if value.keys() >= {"start", "end", "exact"}:
            yield value
        for each in value.values():
            yield from _words_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from _words_in(each)


def _greedy(wanted: Sequence[Record], proposed: Sequence[Record], likeness: Callable[[Record, Record], float]) -> Pairs:
    rated = [
        (value, -i, -j) for i, g in enumerate(wanted) for j, p in enumerate(proposed) if (value := likeness(g, p)) > 0
    ]
    used_wanted: set[int] = set()
    used_proposed: set[int] = set()
    pairs: Pairs = []
    for _, i, j in sorted(rated, reverse=True):
        if -i not in used_wanted and -j not in used_proposed:
            used_wanted.add(-i)
            used_proposed.add(-j)
            pairs.append((wanted[-i], proposed[-j]))
    return pairs


def _places(record: Record) -> set[int]:
    """Give the places of the characters of a quotation, spaces and marks at the edges left out."""
    inside: set[int] = set()
    for piece in record["content"]:
        left = len(piece["exact"]) - len(piece["exact"].lstrip(_EDGES))
        words = piece["exact"].strip(_EDGES)
        first = piece["start"] + left
        inside.update(first + n for n, sign in enumerate(words) if not sign.isspace())
    return inside


def _alike(g: Record, p: Record) -> float:
    if g["content"][0]["start"] > p["content"][-1]["end"] or p["content"][0]["start"] > g["content"][-1]["end"]:
        return 0
    ours, theirs = _places(g), _places(p)
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0


def _trimmed(record: Record) -> str:
    return "".join("".join(piece["exact"].split()).strip(_EDGES) for piece in record["content"])


def _overlap(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> float:
    if not one or not other:
        return 0
    return max(0, min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _same_value(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return (
        all(
            (one[end] is None) == (other[end] is None)
            and (one[end] is None or abs(float(one[end]) - float(other[end])) <= 1e-3 * min(1.0, abs(float(one[end]))))
            for end in ("lo", "hi")
        )
        and one["approx"] == other["approx"]
    )


def _same_speaker(g: Record, p: Record) -> bool:
    if g["source"] is None and p["source"] is None:
        return True
    return _overlap(g["source"], p["source"]) > 0 or bool(
        g["speaker"] and p["speaker"] and same_name(g["speaker"], p["speaker"])
    )


def _same_counted(g: Record, p: Record) -> bool:
    """Compare the nouns that carry what is counted: the last words, or overlapping ones."""
    if not g["counted"] or not p["counted"]:
        return bool(g["counted"]) == bool(p["counted"])
    return _overlap(g["counted"], p["counted"]) > 0 or _last_word(g["counted"]) == _last_word(p["counted"])


def _same_actor(g: Record, p: Record) -> bool:
    if not g["actor"] and not g["actor_span"]:
        return not p["actor"] and not p["actor_span"]
    if _overlap(g["actor_span"], p["actor_span"]) > 0:
        return True
    return any(same_name(one, other) for one in g["actor"] for other in p["actor"])


def _last_word(words: Mapping[str, Any]) -> str:
    found = re.findall(r"\w+", words["exact"].lower())
    return found[-1].rstrip("s") if found else ""


def _is_short_for(short: str | None, name: str | None) -> bool:
    """Say whether a word of capitals is the initials of a name: ``U.N.`` of ``the United Nations``."""
    letters = (short or "").removeprefix("the ").replace(".", "")
    initials = "".join(re.findall(r"\b[A-Z]", name or ""))
    return letters.isupper() and len(letters) > 1 and letters == initials


def _name_words(name: str | None) -> frozenset[str]:
    bare = re.sub(r"['’]s\b|(?<=\b\w)\.(?=\w\b)|(?<=\.\w)\.", "", (name or "").casefold())
    found = Counter(re.findall(r"[^\W_]+", bare))
    return frozenset(found) - _NOT_A_NAME


@dataclass(frozen=True, slots=True)
class Part:
    """What can be right or wrong of a match.

    Attributes:
        measure: As it is called in the scores.
        key: Where it stands in a record.
        is_same: Of an annotated record and one that was found.
    """

    measure: str
    key: str
    is_same: Callable[[Record, Record], bool]


MATCHED = {"quotation": "quotation lenient", "figure": "figure interval", "act": "act type", "date": "date words"}
"""The measure of what is found, by kind."""
PARTS: Mapping[str, Sequence[Part]] = {
    "quotation": (
        Part("quotation exact", "content", lambda g, p: _trimmed(g) == _trimmed(p)),
        Part("quotation with speaker mention", "source", _same_speaker),
        Part("quotation with linked name", "speaker", lambda g, p: same_name(g["speaker"], p["speaker"])),
    ),
    "figure": (
        Part("figure with what is counted", "counted", _same_counted),
        Part("figure with holder", "holder", lambda g, p: same_name(g["holder"], p["holder"])),
    ),
    "act": (Part("act with actor", "actor_span", _same_actor),),
    "date": (Part("date", "edtf", lambda g, p: bool(g["edtf"] == p["edtf"])),),
}
"""The measures of what is right of a match, by kind."""
