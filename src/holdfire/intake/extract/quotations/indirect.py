"""Indirect and mixed speech: a clause behind a cue, before it, or on both sides of it."""

from __future__ import annotations

from holdfire.intake.candidate import Reporter
from holdfire.intake.extract.quotations.clauses import clause_end
from holdfire.intake.extract.quotations.cues import Cue, cue_words
from holdfire.intake.extract.quotations.drafts import Draft, Piece
from holdfire.intake.extract.quotations.gaps import GAPS, antecedent, gap_end
from holdfire.intake.extract.quotations.ground import Ground, between, sentence_start, speech_bases
from holdfire.intake.extract.quotations.openings import CLAIMING, Opening, opening_after
from holdfire.intake.extract.quotations.reading import Reading, words_between
from holdfire.intake.extract.quotations.tag_sides import clause_start, joined_behind, rest_of
from holdfire.intake.text.word_tables import words_of

_NO_CLAUSE = frozenset(
    ["to", "of", "for", "against", "about", "over", "with", "by", "from", "into", "no", "nothing", "so", "yes",
     "goodbye", "hello", "responsibility", "farewell", "concern", "a", "an"]
)  # fmt: skip
_ADVERBIAL = frozenset(
    ["in", "on", "at", "during", "after", "before", "speaking", "asked", "when", "as", "while", "amid", "following",
     "meanwhile", "however", "earlier", "later", "also", "addressing", "commenting", "responding", "for", "by",
     "according", "citing", "since", "with", "from", "last", "yesterday", "today", "separately", "instead", "but",
     "and", "under", "despite", "referring", "reacting", "writing", "elsewhere", "still", "then", "late", "early",
     "ahead", "upon", "pressed", "questioned", "challenged", "confronted", "quizzed", "reached", "contacted", "told",
     "given", "where", "since", "because", "although", "though", "until", "once", "even"]
)  # fmt: skip
_TOLD_OF = frozenset(
    ["reports", "claims", "allegations", "accusations", "suggestions", "charges", "rumours", "rumors", "speculation"]
)
_SENSED = frozenset(["seeing", "hearing", "feeling", "witnessing", "finding", "smelling", "watching", "noticing"])
_SUBJECTS = frozenset(["it", "he", "she", "they", "there", "we"])
_ASKED = frozenset(["asked", "pressed", "questioned", "challenged", "confronted", "quizzed"])
_APPOSED = frozenset(["a", "an", "the", "which", "but", "though", "although"])
_HURT = frozenset(["dead", "killed", "wounded", "injured", "missing", "hurt", "displaced"])


def read_indirect(reading: Reading, ground: Ground, cues: list[Cue]) -> None:
    """Read the clauses of a sentence's cues."""
    done: list[tuple[Cue, Draft]] = []
    for number, cue in enumerate(cues):
        opening = opening_after(ground, cue)
        draft = None
        if _is_behind(ground, cue, opening):
            draft = _backward(reading, ground, cue, [draft for _, draft in done])
        elif _is_clause(ground, cue, opening):
            draft = _forward(reading, ground, cue, opening, cues[number + 1 :])
        if draft is not None:
            done.append((cue, draft))


def _is_behind(ground: Ground, cue: Cue, opening: Opening) -> bool:
    """Say whether the clause stands before the cue."""
    if cue.order == "same" or cue.verb in words_of("speech", "naming"):
        return False
    first = cue.first
    comma = ground.back_over_marks(first - 1)
    if comma < 1 or ground.low[comma] not in (",", "—", "–", "-", "?", "!"):
        return False
    if ground.low[comma] in "—–-" and ground.low[cue.at - 1] in "—–-" and ground.inside[comma - 1] < 0:
        return False
    if cue.verb in words_of("speech", "beside") and ground.inside[comma - 1] < 0 and cue.verb not in ("continue", "go"):
        return False
    if cue.verb in ("warn", "complain", "caution") and ground.low[cue.last : cue.last + 1] in (["of"], ["against"]):
        return False
    if cue.order == "after" or (cue.via is not None and ground.low[cue.last : cue.last + 1] == ["by"]):
        return True
    if ground.low[sentence_start(ground)] in _ASKED:
        return False
    if opening.kind in ("none", "as"):
        return ground.has_finite(0, comma) or not _is_adverbial(ground, comma) or _has_rest(ground, cue)
    if opening.kind == "clause" and _is_amid(ground, cue, comma):
        return True
    if opening.kind == "quote" and _comma_between(ground, cue, opening):
        return not _is_adverbial(ground, comma)
    return False


def _is_amid(ground: Ground, cue: Cue, comma: int) -> bool:
    """Say whether a tag stands between a clause's subject and its verb: "The town, she told the press there, has"."""
    first = clause_start(ground, comma)
    if cue.source is None or cue.source.words.exact.lower() in ("who", "which"):
        return False
    if comma - first > 7 or ground.has_finite(first, comma) or ground.low[first] in _ADVERBIAL:
        return False
    closing = next((n for n in range(cue.last, min(cue.last + 12, len(ground.low) - 1)) if ground.low[n] == ","), -1)
    return (
        closing > 0 and not ground.has_finite(cue.last, closing) and ground.low[closing + 1] in between("finite")
        and "that" not in ground.low[cue.last : closing]
    )  # fmt: skip


def _has_rest(ground: Ground, cue: Cue) -> bool:
    return ground.low[cue.last : cue.last + 1] == [","]


def _comma_between(ground: Ground, cue: Cue, opening: Opening) -> bool:
    return "," in ground.low[cue.last : opening.at]


def _is_adverbial(ground: Ground, last: int) -> bool:
    """Say whether the words before a comma only tell when or where: "On Monday, ..."."""
    first = ground.skip_marks(0)
    return ground.low[first] in _ADVERBIAL and not (ground.low[first] in ("after", "when", "as", "if") and last > 25)


def _is_clause(ground: Ground, cue: Cue, opening: Opening) -> bool:
    """Say whether the words behind a cue are a clause that was said."""
    kind, verb = opening.kind, cue.verb
    if verb == "describe" and kind == "clause" and ground.low[opening.at].endswith("ing"):
        return "as" not in ground.low[opening.at : _stop(ground, opening.at)]
    if kind in ("none", "as", "thing") or verb in words_of("speech", "naming"):
        return False
    if kind == "clause" and ground.low[opening.at] in GAPS and cue.first and ground.low[cue.first - 1] == "what":
        return False
    if kind == "colon":
        return True
    if kind == "quote":
        return not _is_quoted_thing(ground, cue, opening)
    if verb in words_of("speech", "beside"):
        return verb in ("go", "point") and kind == "that"
    if verb in words_of("speech", "belief"):
        return _is_finding(ground, cue, opening)
    if kind == "that":
        return verb != "ask"
    first = ground.low[opening.at]
    if verb in ("deny", "confirm") and first in _TOLD_OF and kind == "clause":
        return False
    if first == "to" and verb in CLAIMING and cue.order != "after":
        return True
    if first in ("because", "once", "until", "unless", "after") and verb != "say":
        return False
    if first in _NO_CLAUSE and not (
        (first in ("a", "an", "no", "nothing", "for", "by") or _is_number(ground, opening.at + 1))
        and ground.has_finite(opening.at + 1, _stop(ground, opening.at))
    ):
        return False
    if kind == "asks" and cue.source is not None and cue.source.words.exact == "I":
        return False
    if kind == "asks":
        return verb in ("say", "tell", "ask", "explain", "wonder", "question", "inquire") and ground.has_finite(
            opening.at, _stop(ground, opening.at)
        )
    if first in _SENSED and verb in ("report", "recall", "remember"):
        return True
    if first.endswith("ing") and opening.kind == "clause" and verb in ("deny", "admit", "recall", "report", "describe"):
        return False
    if verb == "say":
        is_led = first in ("in", "to", "of", "with", "from") and kind == "clause"
        return len(ground.low) - opening.at > 2 and (not is_led or ground.has_finite(opening.at, len(ground.low)))
    limit = _stop(ground, opening.at)
    limit = _before_participle(ground, opening.at, limit, cue.form == "ing" or _is_relative_subject(ground, cue))
    if _is_toll(ground, opening.at) or (verb == "report" and kind == "clause" and _is_counted(ground, opening.at)):
        return True
    if verb in words_of("speech", "plain"):
        return _has_verb_of_its_own(ground, opening.at + 1, limit)
    if verb == "threaten":
        return False
    if ground.low[opening.at + 1 : opening.at + 2] == ["as"] and verb not in words_of("speech", "plain"):
        return False
    if first in _SUBJECTS and ground.has_finite(opening.at + 1, min(opening.at + 3, limit)):
        return True
    if verb == "deny" and first in ("any", "anyone", "anything", "having"):
        return first != "having" and _has_verb_of_its_own(ground, opening.at + 1, min(limit, opening.at + 6))
    return _has_auxiliary(ground, opening.at + 1, min(limit, opening.at + 12))


def _is_finding(ground: Ground, cue: Cue, opening: Opening) -> bool:
    """Say whether a verb of belief or of finding out says something here: "the survey found (that)"."""
    kind, verb = opening.kind, cue.verb
    is_body = cue.source is not None and cue.source.kind in ("group", "role")
    if kind == "clause" and is_body and verb in ("find", "show"):
        return _has_auxiliary(ground, opening.at + 1, min(_stop(ground, opening.at), opening.at + 14))
    return kind == "that" and (verb in ("agree", "mention") or (is_body and verb in ("find", "show")))


def _has_verb_of_its_own(ground: Ground, first: int, last: int) -> bool:
    """Say whether a clause has a verb that is not joined to the one that leads it: no "explained it and agreed"."""
    at = next((n for n in range(first, last) if ground.has_finite(n, n + 1)), -1)
    return at >= 0 and ground.low[at - 1] not in ("and", "or", "but")


def _is_number(ground: Ground, at: int) -> bool:
    return at < len(ground.low) and ground.low[at][:1].isdigit()


def _before_participle(ground: Ground, first: int, limit: int, is_any: bool) -> int:
    """Give the first comma before a participle (``is_any``: the first comma), or the limit."""
    for number in range(first, min(limit, len(ground.low) - 1)):
        if ground.low[number] == "," and (is_any or ground.low[number + 1].endswith("ing")):
            return number
    return limit


def _is_quoted_thing(ground: Ground, cue: Cue, opening: Opening) -> bool:
    """Say whether quoted words are a thing, not a saying: threatened "consequences"."""
    if cue.verb in ("say", "tell", "add", "ask", "write", "reply", "answer", "state", "note", "explain"):
        return False
    number = ground.inside[opening.at]
    words = [n for n, inside in enumerate(ground.inside) if inside == number]
    return "," not in ground.low[cue.last : opening.at] and len(words) <= 5 and not ground.tokens[words[0]].is_capital


def _stop(ground: Ground, at: int) -> int:
    """Give the next semicolon, or comma before "and"; the end where there is none."""
    low, size = ground.low, len(ground.low)
    for number in range(at, size):
        is_joined = low[number] == "," and low[number + 1 : number + 2] in (["and"], ["but"], ["while"])
        is_new = low[number] in ("and", "but") and number + 2 < size and low[number + 1] in speech_bases()
        is_new = is_new and low[number + 2] == "that"
        if ground.inside[number] < 0 and (is_joined or is_new or low[number] in ";."):
            return number
    return size


def _is_toll(ground: Ground, at: int) -> bool:
    """Say whether a number of dead or hurt follows: "reported 40 to 50 dead"."""
    near = ground.low[at : at + 8]
    return any(word[:1].isdigit() for word in near[:4]) and any(word in _HURT for word in near[1:])


_NUMBERS = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozens", "several"]
)


def _is_counted(ground: Ground, at: int) -> bool:
    """Say whether a number of events follows: "reported four violations"."""
    near = ground.low[at : at + 3]
    is_led = near[:2] in (["at", "least"], ["more", "than"], ["as", "many"], ["some", "of"])
    number = near[2:3] if is_led else near[:1]
    return bool(number) and (number[0] in _NUMBERS or number[0].isdigit())


def _has_auxiliary(ground: Ground, first: int, last: int) -> bool:
    known = between("finite")
    for number in range(first, last):
        if ground.low[number] in (",", "that", "who", "which", "to", "and", "or", "but"):
            return False
        if ground.low[number] in known and ground.has_finite(number, number + 1):
            return True
    return False


def _forward(reading: Reading, ground: Ground, cue: Cue, opening: Opening, later: list[Cue]) -> Draft | None:
    first = opening.at
    end = clause_end(ground, cue, first, later)
    if opening.kind in ("quote", "colon", "that", "clause") and _is_quoted_from(ground, cue, first):
        number = ground.inside[first]
        quoted = reading.article.quoted[number]
        last = max(at for at, inside in enumerate(ground.inside) if inside == number)
        if last + 1 >= end or not ground.has_words(last + 1, end):
            reading.taken.add(number)
            return _keep(reading, ground, cue, opening, [(quoted.start, quoted.end)], "direct-behind")
        first -= 1
    if end - first < 2:
        return None
    if opening.kind == "clause" and not ground.has_finite(first, end):
        end = next((n for n in range(first, end - 1) if ground.low[n] == "," and ground.low[n + 1] in _APPOSED), end)
    if opening.kind == "clause" and _is_toll(ground, first):
        end = next((n for n in range(first, end - 1) if ground.low[n] == "," and ground.low[n + 1] in _APPOSED), end)
    if opening.kind == "clause" and ground.low[first] in GAPS:
        end = gap_end(ground, first, end)
    elif opening.kind in ("clause", "that") and _is_relative_subject(ground, cue):
        end = next((n for n in range(first + 1, end - 1) if _closes_aside(ground, n)), end)
    elif opening.kind == "clause" and cue.order == "before" and _is_relative(ground, cue.first):
        end = next((n for n in range(first + 1, end - 1) if _closes(ground, n)), end)
    pieces = [words_between(ground, first, end)]
    if opening.kind == "clause" and ground.low[first] in GAPS and cue.order == "before":
        pieces = [*antecedent(ground, cue.first), *pieces]
    return _keep(reading, ground, cue, opening, pieces, f"clause-{opening.kind}")


def _is_relative(ground: Ground, first: int) -> bool:
    """Say whether a cue and its subject stand in a relative clause: ", which both sides say they will honour,"."""
    return first > 1 and ground.low[first - 1] in ("which", "that", "whom", "who") and ground.low[first - 2] != "it"


def _is_relative_subject(ground: Ground, cue: Cue) -> bool:
    """Say whether "which" or "who" behind a comma is who says it: "The agency, which said it ..., reported that"."""
    return cue.order == "before" and cue.first > 1 and ground.low[cue.first] in ("which", "who") and (
        ground.low[cue.first - 1] == ","
    )  # fmt: skip


def _closes_aside(ground: Ground, at: int) -> bool:
    """Say whether a comma closes such an aside: the verb of the sentence follows it."""
    following = ground.low[at + 1 + ground.low[at + 1].endswith("ly")]
    is_verb = following in between("finite") or following.endswith("ed")
    is_verb = is_verb or (following in speech_bases() and following.endswith("s"))
    return ground.low[at] == "," and ground.inside[at] < 0 and is_verb


def _closes(ground: Ground, at: int) -> bool:
    """Say whether a comma closes a relative clause: the verb of the sentence follows it."""
    following = ground.low[at + 1 + (ground.low[at + 1].endswith("ly") and at + 2 < len(ground.low))]
    is_verb = following in between("finite") or following.endswith(("s", "ed"))
    return ground.low[at] == "," and ground.inside[at] < 0 and is_verb and at + 1 not in ground.starting


def _is_quoted_from(ground: Ground, cue: Cue, first: int) -> bool:
    """Say whether quote marks open with a clause, those around its cue aside."""
    layer = ground.inside[min(first, len(ground.inside) - 1)]
    return layer >= 0 and layer != ground.inside[cue.at]


def _keep(reading: Reading, ground: Ground, cue: Cue, opening: Opening, pieces: list[Piece], rule: str) -> Draft | None:
    addressee = opening.addressee.name or opening.addressee.words.exact if opening.addressee else opening.told
    draft = reading.add(ground, pieces, cue_words(ground, cue), cue.words or cue.source, rule, addressee)
    reading.pass_on(draft, ground, cue.via)
    return draft


_RELATIVES = frozenset(["which", "where", "whom", "who", "that", "when", "while", "because", "although", "though"])
"""Words before a tag that the clause behind it goes with: "a raid in which, doctors say, 40 died"."""


def _behind_tag(ground: Ground, cue: Cue) -> tuple[int, int] | None:
    """Give the clause behind a tag between commas: its first token, and that past it; None where there is none."""
    size = len(ground.low)
    closing = next((n for n in range(cue.last, min(cue.last + 12, size - 2)) if ground.low[n] == ","), -1)
    if closing < 0 or ground.inside[closing] >= 0:
        return None
    first = ground.skip_marks(closing + 1)
    end = clause_end(ground, cue, first, [])
    end = next((n for n in range(first + 1, end) if ground.low[n] == "," and ground.inside[n] < 0), end)
    return (first, end) if ground.has_finite(first, end) else None


def _backward(reading: Reading, ground: Ground, cue: Cue, before: list[Draft]) -> Draft | None:
    comma = ground.back_over_marks(cue.first - 1)
    first = clause_start(ground, comma)
    joined = joined_behind(ground, cue, comma)
    if joined is not None:
        piece = words_between(ground, *joined)
        opening = opening_after(ground, cue)
        return _keep(reading, ground, cue, opening, [piece], "clause-around") if reading.is_free(*piece) else None
    source, name = reading.said_by(cue.source)
    if source is None:
        return None
    if comma - 1 > first and ground.low[comma - 1] in _RELATIVES and (behind := _behind_tag(ground, cue)) is not None:
        start, stop = words_between(ground, *behind)
        if not reading.is_free(start, stop):
            return None
        return _keep(reading, ground, cue, opening_after(ground, cue), [(start, stop)], "clause-relative")
    start, stop = words_between(ground, first, comma)
    within = reading.all_within(ground, start, stop) if cue.verb != "report" else []
    for draft in reversed(before if not within else ()):
        if draft.start >= start - 1 or draft.touches(start, stop):
            draft.via.append(Reporter(source, cue_words(ground, cue), name))
            return None
    if not within and not reading.is_free(start, stop):
        return None
    has_finite = ground.has_finite(first, comma) and ground.low[first + 1 : first + 2] not in (["who"], ["whose"])
    rest = rest_of(ground, cue, has_finite)
    if comma - first < 2 and rest is None and not has_finite:
        return None
    if ground.inside[first] >= 0 and ground.inside[comma - 1] == ground.inside[first]:
        quoted = ground.stretch(first)
        start, stop = quoted.start, quoted.end
        reading.taken.add(ground.inside[first])
    pieces = [(start, stop)]
    if rest is not None:
        pieces.append(words_between(ground, *rest))
    opening = opening_after(ground, cue)
    outer = _keep(reading, ground, cue, opening, pieces, "clause-before" if rest is None else "clause-around")
    reading.put_within(outer, within)
    return outer
