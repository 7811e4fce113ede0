"""Cutting a text into tokens and sentences, robustly: glued sentences, abbreviations, quote marks and stray stars."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter

from holdfire.intake.text.article import Sentence, Token, Zone
from holdfire.intake.text.by_word import ByWord

_TOKEN = re.compile(
    r"""
    (?=\S)(?:                                                # white space is passed over fast
    [^\w\s]                                                  # marks
    | [a-z]++(?![-'’.\w])                                    # most words, found fast
    | [A-Z][a-z]++(?![-'’.\w])
    | \d++\.\d++(?:km|kg|mm|cm|m|kms|ha|mi)(?![^\W_])               # 1.5km
    | \d++(?:[.,:/٫٬]\d++)*(?:st|nd|rd|th|k|m|bn|mn)?(?![^\W\d_])   # numbers, clock times, dates
    | (?:[^\W\d_]\.){2,}(?:['’]s(?![^\W_]))?               # U.N., a.m., the U.N.'s
    | [A-Z][A-Za-z]{0,2}(?=\d{1,3}(?:,\d{3})++|\d[\d.,]*+\s?(?:[mb]n?|million|billion|crore|lakh)\b)  # Dh340 million
    | Rs(?=\d)
    | [^\W_]+(?:[-'’.](?=[^\W\d_])[^\W_]+)*[’']?(?<=[\w])    # words, with hyphens and apostrophes within
    | _
    )
    """,
    re.VERBOSE,
)
_NEXT = (
    r"(?:The|A|An|In|On|At|It|He|She|They|But|And|We|I|His|Her|Their|This|That|For|As|By|After|Mr|Ms|Mrs|Meanwhile)\b"
)
_END = re.compile(
    rf"""
    [.!?…](?:
      [.!?…]*["”’'»)\]*_]*(?:\[\d+\])*(?=\s|$)                          # an end with white space behind
      | (?<=[^\W_]{{2}}[.!?])(?:\.\.)?["”’»)\]*_]*(?:\[\d+\])*
        (?=[*_]?(?:["“‘«(]?[A-ZÀ-ÝА-Я][^\W\d_.]|["“«]?[IA]\ ))         # a glued one
      | (?<=[^\W\d_]{{3}}\.)(?=\d{{1,3}}(?:,\d{{3}})?\ [a-z]{{3}})      # glued to a number
      | (?<=[A-Za-z]\.[A-Za-z]\.)(?={_NEXT})                            # glued to "U.N."
      | [.!?…]*["”](?=[A-Z][a-z])
    )
    """,
    re.VERBOSE,
)
LONGEST = 4_000
"""Code points. A sentence that goes on longer is a table or a list without full stops, and is cut there."""
_ABBREVIATED = re.compile(
    r"""(?:^|[\s("“‘'«\[*—–.”-])(?:Mr|Rs|Mrs|Ms|Messrs|Dr|Prof|Gen|Col|Lt|Sgt|Maj|Capt|Cmdr|Adm|Brig|Cpl|Pvt|Sen|Rep|Gov|Pres|Amb|Hon|Rev|St|Jr|Sr
    |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|Nos|vs|etc|al|cf|approx|Ltd|Inc|Co|Corp|Mt|Ft|Eng|Msgr|Fr|Lieut
    |Comdr|Gens|Sens|Reps|Drs|Profs|Mme|Mlle|Art|Res|Ave|Dept|Supt|Insp|Vol|Brig-Gen|Lt-Col|Lt-Gen|Maj-Gen
    |(?<!\son\ )[A-Z])\.$""",
    re.VERBOSE,
)
_NUMBERED = re.compile(r"\b(?:No|Nos|Art|Res|Vol)\.$")
_DOTTED = re.compile(r"(?:^|[\s(\"“])(?:[^\W\d_]\.){2,}$")
_GOES_ON = re.compile(r"\s*[a-zà-ÿ,;—–-]")
_TAG = re.compile(
    r"""
    \s(?!(?:He|She|It|They|We|I|You|The|This|That|There|But|And|In|On|At|Nobody|Some|Many|Others|Both|Then)\b)
    (?=[A-ZÀ-Ý])(?:(?!(?:in|on|at|by|to|from|with|as|and|but|is|was|are|were|has|had|have|who|that)\b)[\w.’'-]+\ ){0,7}
    (?:al-|el-)?[A-ZÀ-Ý][\w.’'-]*    # who
    (?:,\ [^"“”.;?!]{2,120},|\ \([^)]{1,60}\))?\ (?:(?:has|had|also|then|later|once|reportedly)\ ){0,2}
    (?:said|says|asked|asks|told|tells|wrote|writes|posted|posts|tweeted|tweets|added|adds|replied|replies|shouted|
    exclaimed|cried|demanded|wondered|responded|answered|continued|remarked|retorted|countered|joked|quipped|warned|
    declared|insisted|complained|recalled|yelled|screamed|pleaded|concluded|queried|mused|commented|noted|argued|
    sighed|laughed|snapped|lamented|stated|stressed|observed|explained|repeated|chanted|sobbed|whispered)\b
    """,
    re.VERBOSE,
)
"""Who asked or cried out what stands before: '"Why now?" Ana Holm, an aid worker, asked.'"""
_STARTS = re.compile(r"""\s*["“‘'«(\[*_]*[A-ZÀ-ÝА-Я0-9#•]""")


def tokens_of(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Cut a stretch of a text into words, numbers and marks."""
    make, kind, to = tuple.__new__, Token, start
    return tuple(
        [
            make(kind, (at := text.find(word, to), to := at + len(word)) + _LOOKS[word])
            for word in _TOKEN.findall(text, start, end)  # nothing but white space stands between them
        ]
    )


def _look(word: str) -> tuple[str, str, bool, bool]:
    """Give what a token tells of its word: as it stands, in small letters, whether it is a capital one or a word."""
    return word, word.lower().replace("’", "'"), word[0].isupper(), word[0].isalpha()


_LOOKS = ByWord(_look)


def sentences_of(text: str, zones: Sequence[Zone]) -> tuple[Sentence, ...]:
    """Cut headline and body into sentences; a line never goes on in the next."""
    found: list[Sentence] = []
    paragraph = 0
    for zone in zones:
        if zone.name not in ("headline", "body"):
            continue
        for line in re.finditer(r"[^\n\r]+", text[zone.start : zone.end]):
            first, last = zone.start + line.start(), zone.start + line.end()
            paragraph += 1
            for start, end in _cut(text, first, last):
                tokens = tokens_of(text, start, end)
                if tokens:
                    found.append(Sentence(start, end, zone.name, tokens, len(found), paragraph))
    return tuple(found)


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Give where the sentence that some words stand in begins and ends; of words in several, the first to the last."""
    last = max(start, end - 1)
    before, after = _cut_once(text, *_line(text, start)), _cut_once(text, *_line(text, last))
    begun = bisect_right(before, start, key=itemgetter(0))
    ended = bisect_right(after, last, key=itemgetter(1))
    return before[begun - 1][0] if begun else start, after[ended][1] if ended < len(after) else max(start, end)


def line_around(text: str, start: int, end: int) -> str:
    """Give what stands in the line around some words, at most 300 characters each way."""
    first = max(text.rfind("\n", 0, start) + 1, start - 300)
    past = text.find("\n", end)
    return text[first : min(len(text) if past < 0 else past, end + 300)]


def _line(text: str, at: int) -> tuple[int, int]:
    """Find the line that holds a place of a text."""
    starts = [text.rfind(mark, 0, at) + 1 for mark in "\n\r"]
    ends = [found for found in (text.find(mark, at) for mark in "\n\r") if found >= 0]
    return max(starts), min(ends, default=len(text))


@lru_cache(64)
def _cut_once(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Cut one line that is asked for again and again: of a text without line breaks it is the whole text."""
    return tuple(_cut(text, start, end))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut one line."""
    first = start
    for mark in _END.finditer(text, start, end):
        cut = mark.end()
        if mark[0].endswith('"') and text[cut : cut + 1].isalpha() and text.count('"', start, cut - 1) % 2 == 0:
            cut -= 1  # the mark opens what comes next
        if cut <= first or not _ends_here(text, mark, end):
            continue
        yield from _parts(text, first, cut)
        first = cut
    yield from _parts(text, first, end)


def _ends_here(text: str, mark: re.Match[str], end: int) -> bool:
    before = text[max(0, mark.start() - 24) : mark.start() + 1]
    after = text[mark.end() : min(end, mark.end() + 12)]
    is_dot = mark[0].startswith(".") and not mark[0].startswith("..")
    if _GOES_ON.match(after):
        return False
    if is_dot and before[-3:-2] == "." and _DOTTED.search(before):
        return re.match(rf"\s*{_NEXT}", after) is not None
    if mark[0] == "." and _ABBREVIATED.search(before):
        return _NUMBERED.search(before) is not None and not after.strip()[:1].isdigit()
    if mark[0][-1] in "\"”’'" and mark[0][0] in "?!" and _TAG.match(text, mark.end(), end):
        return False
    return not after.strip() or bool(_STARTS.match(after))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is longer than any sentence: behind a semicolon, else a space, else anywhere."""
    while start < end:
        far = start + LONGEST
        cut = end
        if far < end:
            cut = text.rfind(";", start + 1, far) + 1 or text.rfind(" ", start + 1, far) + 1 or far
        words = text[start:cut].strip()
        if words:
            first = text.index(words, start)
            yield first, first + len(words)
        start = cut
