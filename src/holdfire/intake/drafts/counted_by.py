"""Which counts of the deal a figure can be of: its words have to count what the count counts.

A count is a level ("the fighters in the quarter"). Those who left it, or were killed, are none of it, and soldiers are
no fighters of the other side, however the words are alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdfire.intake.align.ideas import bag_of
from holdfire.intake.candidate import ReportedFigure
from holdfire.intake.known import CountKnown, Known
from holdfire.intake.text.alike import covered, stem, stems
from holdfire.intake.text.sentences import sentence_at

_CHANGING = """
leave left depart departed evacuate exit quit withdraw withdrew withdrawn flee fled move moved go went gone escape
arrive arrived reach enter entered return come came kill killed die died dead wound wounded injure injured hurt
capture captured detain detained arrest arrested release released free freed exchange exchanged deliver delivered
displace displaced surrender surrendered desert deserted join joined pass passed bring brought send sent need
deploy deployed lose lost abduct abducted bus bused bussed ferry ferried transfer transferred
"""
_CHANGES = frozenset(map(stem, _CHANGING.split()))
"""What befalls those counted, so that the number is of that, and no level."""
_HELPING = "had has have was were been being be are is will would already also all so far since who that which"
_AUXILIARY = frozenset(_HELPING.split())
_ENDS = re.compile(r"[,;:.()\"“”]|\b(?:and|but|when|while|after|before)\b", re.I)
_IN = re.compile(r"\s+(?:\w+\s+){0,3}?(?:in|inside|within)\s+(?:the\s+)?((?:[\w’'-]+[ ]?){1,5})")
ELSEWHERE = "elsewhere"
_NEXT_TO = 3
"""So many words before the number are looked at; behind its noun one, helping verbs left out."""
_WHOSE = 6
"""Behind "fighters of the Guard" so many."""


def suggested_counts(figure: ReportedFigure, text: str, known: Known) -> Sequence[CountKnown]:
    """List the counts of the deal that a figure may be of: the same unit, and the same side or place; likeliest first.

    Args:
        figure: Of ``text``.
        text: The whole document.
    """
    if figure.cls not in ("count", "fraction", "percent") or _befalls(figure, text):
        return []
    noun = figure.noun or figure.unit
    of = next((one for one in map(known.party, (figure.of, noun, *noun.split())) if one), "")
    place = _place_of(figure, text, known)
    around = bag_of(text[max(0, figure.span.start - 30) : figure.span.end + 30])
    rated = []
    for number, count in enumerate(known.counts):
        if not _counts(noun, of, count, known) or (of and count.of and of not in count.of):
            continue
        is_there = place == count.place or place in known.inside.get(count.place, ())
        if (place and count.place and not is_there) or not (of or (place and is_there)):
            continue
        score = 2.0 * (of in count.of) / max(1, len(count.of)) if of else 0.5 * (len(count.of) > 1)
        score += 1.0 * (place == count.place) + 0.5 * bool(place and place in known.inside.get(count.place, ()))
        score += covered(bag_of(f"{count.id} {count.means}"), bag_of(noun) | around)
        rated.append((score, -number))
    return [known.counts[-number] for score, number in sorted(rated, reverse=True)]


def _place_of(figure: ReportedFigure, text: str, known: Known) -> str:
    """Give the place of those counted; ``ELSEWHERE`` where the words name one that the case does not know."""
    behind = _IN.match(text, max(figure.span.end, figure.counted.end if figure.counted else 0))
    words = behind[1].split() if behind else []
    named = [known.place(" ".join(words[:many])) for many in range(len(words), 0, -1)]
    found = next(filter(None, named), "") or known.place(figure.place)
    return found or (ELSEWHERE if figure.place or (words and words[0][:1].isupper()) else "")


def _counts(noun: str, of: str, count: CountKnown, known: Known) -> bool:
    """Say whether a noun is what a count counts: its unit, its own name, or words like these of the side it names."""
    head = stems(noun.rpartition(" ")[2])
    sides = {word for side in count.of for word in stems(known.register.names.get(side, side)) | stems(side)}
    own = stems(f"{count.unit} {count.id}") - sides
    if head & own:
        return True
    return bool(of and of in count.of and bag_of(noun) & bag_of(count.unit))


def _befalls(figure: ReportedFigure, text: str) -> bool:
    """Say whether the number is of those something befell or who did something: "killing two", "240 had left"."""
    start, end = sentence_at(text, figure.span.start, figure.span.end)
    last = max(figure.span.end, figure.counted.end if figure.counted else 0)
    before = re.findall(r"[^\W\d_]+", _ENDS.split(text[start : figure.span.start])[-1])[-_NEXT_TO:]
    after = re.findall(r"[^\W\d_]+", _ENDS.split(text[last:end], maxsplit=1)[0])
    behind = [word for word in after if word.lower() not in _AUXILIARY]
    whose = _WHOSE if behind[:1] == ["of"] else 1
    return any(stem(word) in _CHANGES for word in (*before, *behind[:whose]))
