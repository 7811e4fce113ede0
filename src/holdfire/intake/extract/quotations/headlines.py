"""Tags of headlines and of lines by turns: "X: ...", "... – X", and interviews."""

from __future__ import annotations

from functools import cache

from holdfire.intake.candidate import Words
from holdfire.intake.extract.quotations.clauses import sentence_end
from holdfire.intake.extract.quotations.ground import Ground, ground_of
from holdfire.intake.extract.quotations.reading import Reading, words_between
from holdfire.intake.names.mentions import Mention
from holdfire.intake.names.organisations import organisation_named
from holdfire.intake.text.article import Sentence
from holdfire.intake.text.word_tables import plural, words_of

_LABELS = frozenset(
    ["source", "sources", "author", "editor", "editors", "photo", "photos", "note", "reporter", "reporting", "update"]
)
_DASHES = ("–", "—", "-", "―")


def read_headline(reading: Reading, ground: Ground) -> bool:
    """Read a headline or a heading that names who said it before a colon or behind a dash."""
    if ground.sentence.zone != "headline" and not _is_heading(reading, ground.sentence):
        return False
    return _colon(reading, ground) or _colon_at_end(reading, ground) or _dash(reading, ground)


def _is_heading(reading: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence is a line of its own without a full stop."""
    text = reading.article.text
    is_line = not text[max(0, sentence.start - 2) : sentence.start].strip(" *#\n") and text[
        sentence.end : sentence.end + 1
    ] in ("", "\n", "\r")
    return is_line and sentence.end - sentence.start < 140 and text[sentence.end - 1] not in '.?!”"»'


def read_quoted_heading(reading: Reading, ground: Ground) -> None:
    """Read quoted words of a headline or a heading that names nobody: "Hospital 'out of blood'"."""
    if max(ground.inside) < 0 or not _is_line_of(reading, ground):
        return
    for number in sorted({inside for inside in ground.inside if inside >= 0}):
        quoted = reading.article.quoted[number]
        if not reading.is_free(quoted.start, quoted.end):
            continue
        words = reading.article.text[quoted.start : quoted.end].split()
        is_name = len(words) > 1 and all(word[:1].isupper() for word in words)
        if is_name or len(words) > _MOST_WORDS:
            continue
        reading.taken.add(number)
        draft = reading.add(ground, [(quoted.start, quoted.end)], None, None, "quoted-heading")
        if draft is not None:
            draft.is_partial = True


_MOST_WORDS = 12
_LONGEST = 140


def name_quoted_headings(reading: Reading) -> None:
    """Name who said the quoted words of headings: whoever says them again in the text. Others are nobody's."""
    text = reading.article.text
    kept = []
    for draft in reading.drafts:
        if draft.rule != "quoted-heading":
            kept.append(draft)
            continue
        words = _plain(text[draft.pieces[0][0] : draft.pieces[0][1]])
        again = (
            other.name
            for other in reading.drafts
            if other is not draft and other.name and any(words in _plain(text[a:b]) for a, b in other.pieces)
        )
        draft.name = next(again, "")
        if draft.name:
            kept.append(draft)
    reading.drafts[:] = kept


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").split()).rstrip(".,!?")


def _is_line_of(reading: Reading, ground: Ground) -> bool:
    """Say whether a sentence is a headline, or a short line that only quotes or has no full stop."""
    sentence, text = ground.sentence, reading.article.text
    if sentence.zone == "headline":
        return True
    if sentence.end - sentence.start >= _LONGEST:
        return False
    if _is_heading(reading, sentence):
        return True
    line = text[text.rfind("\n", 0, sentence.start) + 1 : max(text.find("\n", sentence.end - 1), sentence.end)].strip()
    is_whole = line == text[sentence.start : sentence.end].strip()
    return is_whole and len(line) < 80 and line.rstrip("'’\"”»")[-1:] not in ".?!,…"


def _colon(reading: Reading, ground: Ground) -> bool:
    colon = next((n for n in range(1, min(10, len(ground.low))) if ground.low[n] == ":"), -1)
    if colon < 1 or colon + 3 > len(ground.low):
        return False
    named = ground.ending.get(colon - 1)
    if (
        named is None
        or ground.low[colon - 1] in _LABELS
        or (named[0] > 0 and ground.low[named[0] - 1] not in ("|", ":", "-", "–"))
    ):
        return False
    begins = ground.skip_marks(colon + 1)
    is_quoted = ground.inside[begins] >= 0
    if not is_quoted and not _may_speak(ground, named[1]):
        return False
    end = sentence_end(ground, begins)
    semicolon = next((n for n in range(begins, end) if ground.low[n] == ";" and ground.inside[n] < 0), -1)
    end = semicolon if semicolon > begins else end
    start, stop = words_between(ground, begins, end)
    if is_quoted:
        number = ground.inside[begins]
        quoted = reading.article.quoted[number]
        reading.taken.add(number)
        if quoted.end >= stop - 2 or not ground.has_words(begins, end):
            start, stop = quoted.start, max(quoted.end, stop) if quoted.end > stop else quoted.end
    cue = ground.article.words(ground.tokens[colon].start, ground.tokens[colon].end)
    return reading.add(ground, [(start, stop)], cue, named[1], "headline-colon") is not None and semicolon < 0


def _colon_at_end(reading: Reading, ground: Ground) -> bool:
    """Read "There will be no second truce: minister"."""
    size = len(ground.low)
    colon = next((n for n in range(size - 2, max(3, size - 8), -1) if ground.low[n] == ":"), -1)
    if colon < 4 or ground.inside[colon] >= 0 or ground.low[colon - 1] == ".":
        return False
    words = ground.article.words(ground.tokens[colon + 1].start, ground.tokens[-1].end)
    named = ground.starting.get(colon + 1)
    is_whole = named is not None and named[0] == size - 1
    is_role = size - colon <= 4 and ground.low[-1] in _speaking()
    if not is_role and not (is_whole and named is not None and _may_speak(ground, named[1])):
        return False
    first = ground.skip_marks(0)
    cue = ground.article.words(ground.tokens[colon].start, ground.tokens[colon].end)
    start, stop = words_between(ground, first, colon)
    if ground.inside[first] >= 0 and ground.stretch(first).end >= stop - 2:
        reading.taken.add(ground.inside[first])
        start, stop = ground.stretch(first).start, ground.stretch(first).end
    name = reading.cast.at(words.start, words.end)
    source: Mention | Words = named[1] if named is not None and is_whole else words
    draft = reading.add(ground, [(start, stop)], cue, source, "headline-colon")
    if draft is not None and draft.source is words:
        draft.name = name.name if name is not None else words.exact
    return draft is not None


@cache
def _speaking() -> frozenset[str]:
    """Give the nouns of those who speak at the end of a headline."""
    known = words_of("people", "roles") | words_of("people", "titles") | words_of("people", "groups")
    return known | words_of("people", "documents") | frozenset(plural(word) for word in known)


def _may_speak(ground: Ground, mention: Mention) -> bool:
    """Say whether a mention before a colon is somebody who speaks, not what the line is about."""
    if mention.kind in ("person", "role"):
        return True
    return mention.kind == "group" and not _speaking().isdisjoint(
        word.lower().strip(".,") for word in mention.words.exact.split()
    )


def _dash(reading: Reading, ground: Ground) -> bool:
    dash = next((n for n in range(len(ground.low) - 1, 1, -1) if ground.low[n] in _DASHES), -1)
    if dash < 3:
        return False
    named = ground.starting.get(dash + 1)
    if named is None or sentence_end(ground, dash) != named[0] + 1:
        return _dash_before_role(reading, ground, dash)
    is_hyphen = ground.low[dash] == "-"
    mention = named[1]
    may_speak = _may_speak(ground, mention) or bool(organisation_named(mention.name))
    if is_hyphen and mention.kind == "group" and not may_speak:
        return False
    if is_hyphen and mention.kind not in ("person", "role", "group"):
        return False
    if not (mention.kind in ("person", "role") or may_speak or _speaks_below(reading, mention)):
        return False
    first = ground.skip_marks(0)
    cue = ground.article.words(ground.tokens[dash].start, ground.tokens[dash].end)
    start, stop = words_between(ground, first, dash)
    return reading.add(ground, [(start, stop)], cue, mention, "headline-dash") is not None


def _dash_before_role(reading: Reading, ground: Ground, dash: int) -> bool:
    """Read "Militants shell nine villages — reconciliation center"."""
    last = sentence_end(ground, dash)
    is_role = 0 < last - dash - 1 <= 4 and ground.low[last - 1] in _speaking() and ground.inside[dash] < 0
    if not is_role or any(ground.tokens[n].is_capital for n in range(dash + 1, last)):
        return False
    words = ground.article.words(ground.tokens[dash + 1].start, ground.tokens[last - 1].end)
    source = Mention(words, words, "role", words.exact)
    cue = ground.article.words(ground.tokens[dash].start, ground.tokens[dash].end)
    start, stop = words_between(ground, ground.skip_marks(0), dash)
    return reading.add(ground, [(start, stop)], cue, source, "headline-dash") is not None


def _speaks_below(reading: Reading, mention: Mention) -> bool:
    """Say whether somebody is mentioned again in the text below."""
    return sum(1 for one in reading.cast.mentions if one.name == mention.name and one.kind != "place") > 2


def read_interview(reading: Reading) -> set[int]:
    """Read the answers of an interview: lines that begin with a name or letter and a colon, by turns.

    Returns:
        Numbers of the sentences that are answers.
    """
    turns = _turns(reading)
    labels = [label for label, _, _ in turns]
    if len(turns) < 4 and not (len(turns) > 1 and set(labels) == {"Q", "A"}):
        return set()
    asked = labels[0]
    asks = ({asked} if asked != "Question" else set()) | ({"Q"} & set(labels))
    answered: set[int] = set()
    speaker: Mention | None = None
    name = ""
    for label, sentences, colon in turns:
        if label in asks:
            continue
        first = sentences[0]
        ground = ground_of(reading.article, first, reading.cast)
        words = reading.article.words(first.start, colon)
        mention = reading.cast.at(words.start, words.end)
        if (mention is not None and mention.kind == "person") or (mention is not None and len(label) > 3):
            speaker, name = mention, mention.name
        reading.name = name or label
        source: Mention | Words = Words(words.start, words.end, words.exact)
        pieces = [(colon + 1, first.end)]
        for one in sentences[1:]:
            is_next = one.paragraph == reading.article.sentences[one.number - 1].paragraph
            if is_next:
                pieces[-1] = (pieces[-1][0], one.end)
            else:
                pieces.append((one.start, one.end))
        cue = reading.article.words(colon, colon + 1)
        reading.add(ground, pieces, cue, source, "interview")
        answered |= {one.number for one in sentences}
    return answered if speaker is not None or name or answered else set()


def _turns(reading: Reading) -> list[tuple[str, list[Sentence], int]]:
    """Cut the body into turns: who, the sentences, the place of the colon."""
    turns: list[tuple[str, list[Sentence], int]] = []
    text = reading.article.text
    last_paragraph = -1
    is_going_on = False
    for sentence in reading.article.sentences:
        if sentence.zone != "body":
            continue
        colon = text.find(":", sentence.start, min(sentence.end, sentence.start + 40))
        label = text[sentence.start : colon].strip("* ") if colon > 0 else ""
        is_new = sentence.paragraph != last_paragraph
        last_paragraph = sentence.paragraph
        if is_new and turns:
            is_going_on = _is_answer_going_on(turns, sentence)
        if (
            is_new
            and label
            and len(label.split()) <= 5
            and all(
                word[:1].isupper() or word in ("de", "la", "al", "van", "von", "el", "of", "the")
                for word in label.split()
            )
        ):
            turns.append((label, [sentence], colon))
            is_going_on = True
        elif turns and is_going_on:
            turns[-1][1].append(sentence)
    return turns if len({label for label, _, _ in turns}) <= max(4, len(turns) // 2) else []


def _is_answer_going_on(turns: list[tuple[str, list[Sentence], int]], sentence: Sentence) -> bool:
    """Say whether a paragraph without a label goes on with the answer: it speaks in the first person."""
    words = {token.low for token in sentence.tokens}
    return bool(words & {"we", "i", "our", "my", "us"}) and len(turns[-1][1]) > 1
