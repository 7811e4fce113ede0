"""Finding the mention that is the subject of a verb: beside it, before an aside, with words that describe it."""

from __future__ import annotations

from holdfire.intake.extract.figures.nouns import singular
from holdfire.intake.extract.quotations.ground import MARKS, Ground, between, sentence_start, speech_bases
from holdfire.intake.extract.quotations.owners import NO_PHRASE
from holdfire.intake.extract.quotations.unknown_subjects import described_subject
from holdfire.intake.names.mentions import Mention
from holdfire.intake.text.word_tables import words_of

_OPENS_ASIDE = frozenset(
    ["who", "which", "whose", "a", "an", "the", "its", "his", "her", "speaking", "citing", "quoting", "for", "in",
     "on", "at", "meanwhile", "however", "also", "too", "by", "from", "one", "known", "led", "held", "made", "seen",
     "born", "sent", "now", "whom", "then", "still", "once", "including", "part", "himself", "herself", "itself",
     "as", "where", "run", "heard", "set", "built", "won", "lost", "drawn", "given", "taken", "written", "chosen",
     "sworn", "torn", "split", "caught", "shot", "left", "kept", "meant", "brought", "bound", "flown", "driven",
     "broken", "hidden", "fed", "though", "read", "shown", "spoken", "long", "present"]
)  # fmt: skip
_AFTER_ROLE = frozenset(
    ["who", "that", "which", "in", "at", "from", "of", "with", "for", "close", "familiar", "on", "to", "inside",
     "near", "there", "involved", "present", "here"]
)  # fmt: skip
_NO_SUBJECT = frozenset(["it", "there"])
_LEADS_ASIDE = frozenset(
    ["who", "whose", "which", "speaking", "reached", "contacted", "addressing", "writing", "asked"]
)
"""Words that lead an aside behind a subject no mention is known of: "Guards at the gate, who were armed, said"."""


def subject_before(ground: Ground, at: int) -> tuple[int, Mention] | None:
    """Find the mention that is the subject of a verb, and where its words begin."""
    skipped, auxiliary = between("adverbs"), between("auxiliary")
    number = at - 1
    steps = 0
    while number >= 0 and steps < 14:
        low = ground.low[number]
        if number in ground.ending:
            found = _whole_subject(ground, number)
            if found is not None:
                return found
            if ground.ending[number][1].kind == "place" or _follows_preposition(ground, ground.ending[number][0]):
                number = ground.ending[number][0] - 1
                steps += 1
                continue
            return None
        if (
            low in auxiliary
            or low in ("each", "both", "all")
            or (low == "since" and ground.low[number - 1] in auxiliary)
            or low in skipped
            or low.endswith("ly")
            or low in between("nouns")
            or low in between("prepositions")
            or low in ("a", "the", "his", "her", "its", "their", "an", "this", "last")
            or (low in ("week", "month", "year") and ground.low[number - 1] in ("last", "this"))
        ):
            pass
        elif low in ("and", "but", "or"):
            return None
        elif low in (",", "-", "–"):
            return _before_aside(ground, number)
        elif low == ")":
            opening = next((n for n in range(number - 1, max(-1, number - 20), -1) if ground.low[n] == "("), -1)
            number = opening if opening > 0 else number
        elif low in MARKS and number and ground.inside[number - 1] >= 0:
            return _before_quoted_name(ground, number)
        else:
            return _with_description(ground, number)
        number -= 1
        steps += 1
    return None


def _before_quoted_name(ground: Ground, mark: int) -> tuple[int, Mention] | None:
    """Find the subject that a quoted name belongs to: "Rebels in the so-called "People's Republic" said"."""
    first = next((n for n in range(mark, -1, -1) if ground.inside[n - 1] != ground.inside[mark - 1] and n < mark), 0)
    led = ground.back_over_marks(first - 1)
    if mark - first > 5 or led < 1 or ground.low[mark - 1] in ",.?!" or not ground.low[led].endswith("-called"):
        return None
    if led - 1 == sentence_start(ground) or ground.low[led - 2] == ",":
        words = ground.article.words(ground.tokens[led - 1].start, ground.tokens[mark].end)
        name = ground.article.words(ground.tokens[first].start, ground.tokens[mark - 1].end)
        return led - 1, Mention(words, name, "group", name.exact)
    return _with_description(ground, led - 1)


def _follows_preposition(ground: Ground, first: int) -> bool:
    if first > 1 and ground.low[first - 1][0].isdigit():
        first -= 1
    if first < 1 or ground.low[first - 1] in ("after", "before", "with"):
        return False
    return ground.low[first - 1] in between("prepositions") or ground.low[first - 1] in (
        "of",
        "for",
        "to",
        "from",
        "among",
    )


def _whole_subject(ground: Ground, last: int) -> tuple[int, Mention] | None:
    """Take the mention that ends here, or the one it belongs to ("a resident of the town")."""
    first, mention = ground.ending[last]
    if mention.kind == "pronoun" and first > 1 and ground.low[first - 1] == "of" and ground.low[first - 2] in _SOME:
        return some(ground, first - 2, last)
    if not _follows_preposition(ground, first) or mention.kind == "pronoun":
        return (first, mention)
    if ground.low[first - 1] == "to" and first > 1 and ground.low[first - 2] == "according":
        return None
    return _with_description(ground, first - 1)


def _with_description(ground: Ground, last: int) -> tuple[int, Mention] | None:
    """Find a mention followed by words that describe it: "diplomats briefed on the talks", "doctors we spoke to"."""
    if ground.low[last] in ("to", "with") and last > 2 and ground.low[last - 1] in SPOKEN:
        last = _before_contact(ground, last)
    for number in range(last, max(-1, last - 12), -1):
        low = ground.low[number]
        if low in ",;:—–" or ground.inside[number] != ground.inside[last]:
            return None
        after = ground.low[number + 1] if number + 1 < len(ground.low) else ""
        is_object = number > 0 and ground.low[number - 1].endswith("ing")
        if low in _SOME and not is_object and (after in ("of", "who", ",") or after in speech_bases()):
            return some(ground, number, last)
        if number in ground.ending:
            first, mention = ground.ending[number]
            if mention.kind == "place" or low in ("who", "which") or _follows_preposition(ground, first):
                continue
            after = ground.low[number + 1] if number + 1 < len(ground.low) else ""
            if (
                after in _AFTER_ROLE
                or (after.endswith(("ed", "ing")) and after not in speech_bases())
                or number == last
            ):
                return (first, mention)
            return None
    return None


SPOKEN = frozenset(["spoken", "spoke", "speaking", "talked", "talking", "speak", "talk"])
"""Verbs with "to" in a clause that says who was asked: "residents we have spoken to"."""


def _before_contact(ground: Ground, last: int) -> int:
    """Go back over "we have spoken to" to the noun it describes; the same token where there is none."""
    at = last - 2
    while at > 0 and (ground.low[at] in between("auxiliary") or ground.low[at] in ("'ve", "since", "already", "just")):
        at -= 1
    is_one = ground.low[at] in ("we", "i", "they", "he", "she") or ground.low[at].startswith(("we'", "i'", "they'"))
    if not is_one and at in ground.ending and ground.ending[at][0] > 0:
        is_one, at = True, ground.ending[at][0]
    return at - 1 if is_one and at > 0 else last


_SOME = frozenset(
    ["one", "some", "others", "another", "many", "several", "two", "most", "both", "nobody", "everyone", "other",
     "latter"]
)  # fmt: skip


def _one_of(low: str, several: Mention) -> str:
    """Name one of several who have a role: "one of the officials" is an official; "" for others."""
    words = several.name.split()
    if low not in ("one", "another") or not words or several.kind not in ("role", "pronoun"):
        return ""
    one = singular(words[-1].lower())
    return " ".join([*words[:-1], one]) if one in words_of("people", "roles") else ""


def some(ground: Ground, first: int, last: int) -> tuple[int, Mention]:
    """Make a mention of "one of them", "others"."""
    name = ""
    if ground.low[last] == "of" and last + 1 in ground.starting:
        last, of = ground.starting[last + 1]
        is_document = of.head.exact.lower() in words_of("people", "documents")
        name = of.name if is_document and of.name[:1].isupper() else _one_of(ground.low[first], of)
    words = ground.article.words(ground.tokens[first].start, ground.tokens[last].end)
    return first, Mention(words, words, "role", name or words.exact)


def _before_aside(ground: Ground, comma: int) -> tuple[int, Mention] | None:
    """Find the mention before an aside between commas: "the envoy, who was in the town, said"."""
    if ground.low[comma] in "-–—":
        opening = next((n for n in range(comma - 2, max(0, comma - 24), -1) if ground.low[n] in "-–—"), -1)
        named = ground.ending.get(opening - 1)
        if named is not None and named[1].kind != "place" and not _follows_preposition(ground, named[0]):
            return named
    is_short = ground.low[comma - 1] == "." and comma > 1
    named = nearest = ground.ending.get(comma - 2 if is_short else comma - 1)
    if named is not None and "," in named[1].words.exact and named[1].kind != "place":
        return named
    for number in range(comma - 1, max(0, comma - 40), -1):
        if ground.low[number] not in (",", "–", "-", "—") or number < 1:
            continue
        following = ground.low[number + 1]
        opens = following in _OPENS_ASIDE or following.endswith(("ing", "ed")) or following[:1].isdigit()
        if not opens and number + 1 not in ground.starting and not _tells_role(ground, number, comma):
            continue
        named = ground.ending.get(number - 1) or next(
            (one for last, one in ground.ending.items() if one[0] < number <= last), None
        )
        if named is None and ground.low[number - 1] == ")":
            opening = next((n for n in range(number - 2, max(-1, number - 8), -1) if ground.low[n] == "("), -1)
            named = ground.ending.get(opening - 1)
        if named is None and number > 2 and ground.low[number - 3] in _SOME and ground.low[number - 2] == "of":
            return some(ground, number - 3, number - 1)
        if following in ("who", "whose", "which") and (named is None or named[1].kind == "place"):
            described = _with_description(ground, number - 1)
            if described is not None:
                return described
        if named is None and (phrase := _unknown_before(ground, number)) is not None:
            return phrase
        if named is None or _is_in_aside(ground, named[0]) or named[1].kind == "place":
            continue
        is_person = nearest is not None and nearest[1].kind == "person" and nearest[0] == number + 1
        if nearest is not None and is_person and named[1].kind != "person" and _follows_preposition(ground, named[0]):
            described = _with_description(ground, named[0] - 1)
            return (described or nearest)[0], nearest[1]
        if _follows_preposition(ground, named[0]):
            described = _with_description(ground, named[0] - 1)
            if described is None and number + 1 in ground.starting and ground.starting[number + 1][1].kind == "person":
                continue
            return described
        return named
    led = ground.starting.get(sentence_start(ground))
    size = 0 if led is None else led[0] + 1
    if size and ground.low[size] in ("in", "at", "from", "on"):
        size = next((n for n in range(size, min(size + 4, comma)) if ground.low[n] == ","), size)
    if led is not None and size < comma and ground.low[size] == "," and led[1].kind in ("person", "role"):
        return (sentence_start(ground), led[1])
    if nearest is None:
        return None
    opened = nearest[0] - 1
    if opened > 0 and ground.low[opened] == "," and nearest[1].kind != "pronoun":
        first = _phrase_start(ground, opened)
        if first >= 0:
            words = ground.article.words(ground.tokens[first].start, nearest[1].words.end)
            return first, nearest[1]._replace(words=words)
    return nearest if nearest[1].kind == "person" and ground.low[nearest[0] - 1] == "," else None


def _unknown_before(ground: Ground, comma: int) -> tuple[int, Mention] | None:
    """Take the words that begin a sentence for its subject before an aside: "Guards at the gate, who were armed,"."""
    phrase = described_subject(ground, comma) if ground.low[comma + 1] in _LEADS_ASIDE else None
    return phrase if phrase is not None and phrase[0] == sentence_start(ground) else None


def _tells_role(ground: Ground, first: int, last: int) -> bool:
    """Say whether an aside behind a name tells a role without an article: ", executive director of the body,"."""
    named = ground.ending.get(first - 1)
    if named is None or not ground.tokens[first - 1].is_capital or ground.has_finite(first, last):
        return False
    return not words_of("people", "roles").isdisjoint(ground.low[first + 1 : min(first + 5, last)])


def _is_in_aside(ground: Ground, first: int) -> bool:
    """Say whether a mention stands in an aside itself: ", whose brother Amit, 24, is ...,"."""
    for number in range(first - 1, max(-1, first - 5), -1):
        if ground.low[number] in ("whose", "who", "which"):
            return number > 0 and ground.low[number - 1] == ","
        if ground.low[number] in ",;.":
            return False
    return False


def main_subject(ground: Ground, before: int) -> tuple[int, Mention] | None:
    """Guess who the sentence is about: its first mention that no preposition stands before."""
    begins = sentence_start(ground)
    if ";" in ground.words:
        begins = next((n + 1 for n in range(before - 1, begins, -1) if ground.low[n] == ";"), begins)
    begins = _behind_subordinate(ground, begins, before)
    for first, (_, mention) in sorted(ground.starting.items()):
        if first < begins:
            continue
        if first >= before:
            break
        layer = ground.inside[before] if before < len(ground.inside) else -1
        if ground.inside[first] not in (-1, layer) or mention.kind == "place" or _follows_preposition(ground, first):
            continue
        if mention.kind == "pronoun" and ground.low[first] in _NO_SUBJECT and first > 2:
            continue
        return (first, mention)
    return None


_SUBORDINATE = frozenset(["after", "before", "when", "as", "while", "although", "though", "once", "since", "if"])


def _behind_subordinate(ground: Ground, begins: int, before: int) -> int:
    """Give where the main clause begins: behind the comma of "Shortly after the report was published, the office"."""
    lead = begins if ground.low[begins] in _SUBORDINATE else begins + 1
    if lead >= before or ground.low[lead] not in _SUBORDINATE or ground.low[lead + 1] in ("many", "much", "part"):
        return begins
    comma = next((n for n in range(lead + 1, before) if ground.low[n] == ","), -1)
    is_clause = comma > 0 and ground.has_finite(lead, comma) and comma + 1 in ground.starting
    return comma + 1 if is_clause and ground.starting[comma + 1][1].kind != "place" else begins


def joint(ground: Ground, first: int, mention: Mention) -> tuple[int, Mention]:
    """Take two subjects for one: "medics and residents said"."""
    if first < 2 or ground.low[first - 1] not in ("and", "or") or mention.kind == "pronoun":
        return first, mention
    other = ground.ending.get(first - 2)
    if other is None or other[1].kind in ("pronoun", "place") or _follows_preposition(ground, other[0]):
        return first, mention
    words = ground.article.words(other[1].words.start, mention.words.end)
    return other[0], Mention(words, words, "group", f"{other[1].name} and {mention.name}")


_PHRASE_STARTS = frozenset(["the", "a", "an", "his", "her", "its", "their", "our", "one", "another", "two", "some"])


def _phrase_start(ground: Ground, comma: int) -> int:
    """Find where the noun phrase begins that ends before a comma and begins behind another mark; -1: there is none."""
    at = comma - 1
    while (
        at >= 0
        and comma - at < 12
        and ground.low[at] not in (",", ";", ":", "—", "–")
        and ground.inside[at] == ground.inside[comma]
    ):
        if ground.low[at] in between("finite") or ground.low[at] in ("who", "which", "that", "and", "but"):
            return -1
        at -= 1
    first = ground.skip_marks(at + 1)
    is_end = at < 0 or ground.low[at] in (",", ";", ":", "—", "–")
    begins = ground.low[first] in _PHRASE_STARTS or ground.low[first].endswith("'s") or ground.tokens[first].is_capital
    return first if is_end and begins and first < comma and ground.low[first] not in NO_PHRASE else -1
