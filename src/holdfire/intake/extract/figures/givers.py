"""Who gives a figure that no quotation holds: who counted, recorded, put at, estimated, admitted, demanded, accused."""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdfire.intake.candidate import Quotation
from holdfire.intake.extract.figures.tagged_givers import GIVING_KINDS, name_of, tagged_giver
from holdfire.intake.names.mentions import Cast, Mention
from holdfire.intake.text.article import Article, Sentence
from holdfire.intake.text.word_tables import holds_any

_GIVES = re.compile(
    r"\b(?:(?<!to )puts?(?=[^.;]{1,80}\b(?:at|to|between|above|below|near|around)\s*$)|"
    r"g(?:ave|ives) (?:the|an?|its) (?:\w+ )?(?:toll|number|figure|count|total|estimate|tally)|"
    r"place[ds]? (?=(?:the|its) (?:[\w-]+ )?(?:number|toll|figure|total)\b)|"
    r"count(?:s|ed)?(?! of\b)|"
    r"record(?:s|ed)(?! of\b| began)|register(?:s|ed)(?! of\b)|log(?:s|ged)|document(?:s|ed)|"
    r"report(?:s|ed)(?! of\b| to\b| for\b)|"
    r"believe[ds]?|fear(?:s|ed)?(?<!is feared)(?<!are feared)(?<!was feared)(?<!were feared)(?! of\b| for\b)|"
    r"assess(?:es|ed)|projects?(?= (?:that|a|the|up|some|about)\b)|projected|forecasts?|"
    r"(?:raise[ds]?|lower(?:s|ed)|revise[ds]?|update[ds]?|increase[ds]?) "
    r"(?=(?:to|from|the (?:death |official )?(?:toll|number|count|estimate)|its)\b)|"
    r"portray(?:s|ed)|provide[ds]? an estimate|cite[ds]?|citing(?=\s+$)|tracked|monitored|chronicle[ds]|"
    r"ascribe[ds]?(?! to\b)|attribute[ds]?(?! to\b)|"
    r"(?:said|says|stated?|stressed|noted|added|told [^,.;]{2,40}?) that|let it be known|"
    r"ma(?:de|kes?) (?:it )?(?:clear|known)|tallie[ds]|verifie[ds]|"
    r"estimate[ds]?(?! of\b)|confirm(?:s|ed)|claim(?:s|ed)|"
    r"describe[ds]?|saw|(?:found|finds)(?= that\b)|show(?:s|ed)?(?! (?:me|us|him|her|them)\b)|"
    r"suggest(?:s|ed)?|indicate[ds]?|admit(?:s|ted)?(?= (?:to|that|losing|having|killing|only|the|it|its)\b)|"
    r"concede[ds]?|acknowledge[ds]?|announce[ds]?|calculate[ds]?|"
    r"reckon(?:s|ed)?|detect(?:s|ed)|observe[ds]|note[ds](?! down)|spoke of|speaks? of|warn(?:s|ed) of|"
    r"(?:able|unable) to (?:verify|confirm))\b"
)
_REACH = 90
"""Characters between a verb of giving and its figure; no full stop or semicolon stands there."""
_COUNTS = re.compile(
    r"\b(?:counted|estimates?(?! of\b)|estimated|reckons?|provides? an estimate|believes? (?:there|that))\b[^.;]{0,70}$"
)
_DEMANDS = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )"
    r"\b(?:accus(?:ed?|es|ing)(?! each other| one another)|alleg(?:ed?|es|ing)|blam(?:ed?|es|ing)(?! on\b)|"
    r"offer(?:ed|s|ing)|demand(?:ed|s|ing)|"
    r"propos(?:ed|es|ing)|vow(?:ed|s|ing)|threaten(?:ed|s|ing)|call(?:ed|s|ing) (?:for|on|upon)|"
    r"urg(?:ed?|es|ing)(?! to\b)|"
    r"ask(?:ed|s|ing) (?:for|that)|gave (?=[^,.;]{2,40} (?:hours|days|weeks) to\b)|"
    r"(?:voic|express|rais)(?:ed|es|ing) (?:[\w-]+ ){0,2}?(?:alarm|concerns?|fears?|outrage|dismay|shock|regret|worry)|"
    r"appeal(?:ed|s|ing) (?:to|for)|den(?:y|ied|ies|ying) (?=\w+ing\b)|"
    r"(?:puts?|putting|set|sets) (?:forward|out) (?:an?|the|its|his|her|their) (?:[\w-]+ ){0,2}?"
    r"(?:plan|proposal|offer|initiative)|"
    r"plan calls for)\b"
    r"(?:(?!, (?:(?:[\w-]+ ){1,3}(?:after|before|since)|after|before|when|where|which|who|whose|as|while|"
    r"a (?:claim|charge|demand|proposal))\b|, (?:originally|initially|previously|currently|now|due) [^,]*$)"
    r"[^.;“”\"]|[“\"][^“”\"]{1,80}[”\"]){0,170}$"
)
_MEANWHILE = re.compile(r"\w as (?!many|much|few|well|little|a\b|an\b|of\b|part)")
_TOLD_BY = re.compile(r"\baccording to (?:the )?([^,;.“”\"]{2,60}), (?:which|who) (?:also )?$")
"""Who was named as the source, and then goes on: "according to the ombudsman's office, which blames"."""
_PARTNERS = re.compile(
    r"(?<!and )(?<!its )\b((?:(?:[Hh]umanitarian|[Hh]ealth|[Aa]id|[Ll]ocal) )?partners) (?:have |had |also )?$"
)
"""Those who work with a body and report to it, told without an article."""
_ACCORDING = re.compile(r"\baccording to\s+$", re.IGNORECASE)
_TELLS_WHICH = re.compile(r"[\w.,]+(?:[-‑](?!thirds?$|quarters?$|fifths?$|tenths?$)[a-z]+){1,2}$")
"""A number that only says which thing is meant ("a 30-day truce", "the two-week-old deal")."""
_OFFERED = re.compile(
    r"\b(?:propos(?:ed|es|ing)|offer(?:ed|s|ing)|forward (?:an?|the) (?:plan|proposal) for) (?:an?|the) (?:[\w-]+ )?$"
)
"""Words right before a number that is what somebody offers, though it only says which thing is meant."""
_LIVES = re.compile(r"\s+(?:\w+\s+)?lives\b")
_SURVEY = re.compile(
    r"\b(?:polls?|surveys?|stud(?:y|ies)|census|reports?|tally|images|figures|data)\b[^.;“”\"]{0,40}?\b(?:by|from)\s+",
    re.IGNORECASE,
)
_POLL = re.compile(
    r"\b(polls?|surveys?|stud(?:y|ies))\b[^.;,“”\"]{0,40}\b(?:show|found|find|suggest|indicate)", re.IGNORECASE
)
_BY_COUNT = re.compile(
    r"\b[Bb]y\s+((?:[\w.'’&-]+\s+){1,6}?)(?:own\s+|latest\s+|official\s+)?"
    r"(?:counts?|estimates?|reckoning|tally|figures|calculations)\b"
)
_NO_SUBJECT = frozenset(
    ("of", "with", "in", "by", "for", "against", "to", "at", "from", "on", "over", "under", "between", "into", "near",
     "since", "after", "before", "about", "its", "their", "his", "her", "than", "as", "and")
)  # fmt: skip
_HELPS = re.compile(
    r"\s*(?:,[^,]{0,40},)?"
    r"(?:\s*\b(?:has|have|had|was|were|is|are|also|earlier|since|later|then|now|further|been|\w+ly)\b)*\s*"
)
_GAVE = re.compile(r"\b(?:gave|gives|giving) [^,.;]{2,40}$")
_TIME_LEFT = re.compile(r"\b(?:minutes?|hours?|days?|weeks?)$")
"""Who "gave the rebels 48 hours to leave" gives the figure."""
_IS_DONE = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:\w+ly |also |still )?(?:believed|thought|reported|estimated|reckoned|put)$"
)
"""What "is believed to have 3,500" is told by nobody who is named."""
_GOES_ON = re.compile(
    r", (?:where|which|who|whose|whom|when|after|before|while)\b|\band (?:has|have|had|is|was|were|will|then|plans?)\b"
)
"""Words behind which a clause is no longer that of the verb before them."""
_RELATIVE = re.compile(r", (?:where|which|who|whom|whose)\b")
_SAYS_BEFORE = re.compile(
    r" (?:also |\w+ly )?(?:said|says|told|reported|announced|added|warned|confirmed|noted|wrote|stated)\b"
    r"[^,;“”\"]{0,60}$"
)
_OTHER_NOUN = re.compile(r" [a-z][\w-]* ")
"""A noun between somebody and a verb: "a US-brokered truce gave"."""
_JOINED = re.compile(r"(?:\band|\bbut|,)\s+(?:(?:has|have|had|also|then|later|\w+ly)\s+)*$")
_SURVEYED = ("poll", "survey", "stud", "census", "report", "tally", "images", "figures", "data")
"""One of these is in what ``_SURVEY`` and ``_POLL`` find."""
_CITING = ("citing", "quoting", "referring", "pointing", "reference", "drawing")
"""One of these is in what ``_CITES`` finds."""
_CITES = re.compile(
    r"\b(?:citing|quoting|referring\s+to|pointing\s+to|with\s+reference\s+to|drawing\s+on)\s+(?:from\s+)?(?:(?:(?:an?|the|its|his|her|new|official)\s+){0,2}"
    r"(?:data|figures|reports?|statistics|estimates|records|statements?|documents?|letter|numbers)\s+"
    r"(?:from|by|of|compiled by|provided by|published by)\s+)?",
    re.IGNORECASE,
)


def giver_of(article: Article, sentence: Sentence, cast: Cast, start: int, end: int) -> str:
    """Name who gives a figure that is no quotation: "the monitors counted 40", "the agency puts the toll at 31".

    Args:
        article: Of the figure.
        sentence: Of the figure.
        cast: Who is mentioned.
        start: Of the figure.
        end: Of the figure.

    Returns:
        ``""`` where nobody is said to.
    """
    counted = _by_count(article, sentence, cast, start)
    if counted:
        return counted
    low = max(sentence.start, start - 300)
    before = article.text[low:start]
    may_be_survey = holds_any(before.lower(), _SURVEYED)
    survey = _SURVEY.search(before) if may_be_survey else None
    if survey is not None and not re.search(r"\b(?:whose|which|who)\b", before[survey.end() :]):
        named = cast.within(low + survey.end(), min(start, low + survey.end() + 60))
        if named and named[0].kind in GIVING_KINDS:
            return name_of(named[0])
    poll = _POLL.search(before) if may_be_survey else None
    if poll is not None:
        return poll[1].lower()
    tagged = tagged_giver(article, sentence, cast, start, end)
    if tagged:
        return tagged
    gives = _last_giving(before)
    if (
        gives is not None
        and gives[0].startswith("claim")
        and (_LIVES.match(article.text[end : end + 40]) or " lives" in before[gives.start() :])
    ):
        gives = None
    if gives is not None and (_is_past(before, gives) or _IS_DONE.search(before, 0, gives.end())):
        gives = None
    if gives is None and (_TELLS_WHICH.search(article.text[start:end]) is None or _OFFERED.search(before)):
        is_limit = article.text.startswith(" to ", end) and _TIME_LEFT.search(article.text, start, end) is not None
        gives = (_GAVE.search(before) if is_limit else None) or _DEMANDS.search(before)
    if gives is None or _ACCORDING.search(before):
        return ""
    if sentence.zone == "headline" and _MEANWHILE.search(before, gives.start()):
        return ""
    if (source := _TOLD_BY.search(before, 0, gives.start())) is not None:
        named = cast.within(low + source.start(1), low + source.end(1) + 1)
        return name_of(named[0]) if named and named[0].words.exact in source[1] else source[1]
    quoted = article.quoted_at(low + gives.start())
    if quoted is not None and quoted.end <= start:
        return ""
    return _subject(article, sentence, cast, low + gives.start(), gives[0].split()[0].endswith("ing"))


def _is_past(before: str, gives: re.Match[str]) -> bool:
    """Say whether the clause of a verb of giving has ended before a figure: "residents fear for the town, where 80"."""
    words = before[gives.start() :]
    if _GOES_ON.search(words) is not None and " that " not in words:
        return True
    opened = before.rfind(",", 0, gives.start())
    is_relative = opened >= 0 and _RELATIVE.match(before, opened) is not None
    return is_relative and "," in words


def _last_giving(before: str) -> re.Match[str] | None:
    """Find the last verb of giving before a figure: "medics counted 14, while the ministry spoke of"."""
    first = max(before.rfind("."), before.rfind(";"), len(before) - _REACH - 40) + 1
    found = None
    for one in _GIVES.finditer(before, max(0, first)):
        found = one
    return found if found is not None and len(before) - found.end() <= _REACH else None


def giver_within(article: Article, cast: Cast, quotation: Quotation, start: int) -> str:
    """Name who counts in somebody's words: the patrols of "she said her patrols had counted 60 blasts"; "" for none."""
    piece = next((one for one in quotation.content if one.start <= start < one.end), None)
    sentence = article.sentence_at(start)
    if piece is None or sentence is None:
        return ""
    low = max(piece.start, sentence.start)
    counts = _COUNTS.search(article.text[low:start])
    if counts is None:
        return ""
    named = [
        one
        for one in cast.within(low, low + counts.start())
        if one.kind in GIVING_KINDS and one.kind != "pronoun" and not _is_led(article, sentence, one)
    ]
    if not named or _HELPS.fullmatch(article.text, named[-1].words.end, low + counts.start()) is None:
        return ""
    return name_of(named[-1])


def cited_in(article: Article, sentence: Sentence, cast: Cast) -> str:
    """Name whom the speaker of a sentence cites: "he said, citing data from the health ministry"; "" for none."""
    if not holds_any(article.text[sentence.start : sentence.end].lower(), _CITING):
        return ""
    found = _CITES.search(article.text, sentence.start, sentence.end)
    if found is None or article.quoted_at(found.start()) is not None:
        return ""
    named = [one for one in cast.within(found.end(), min(sentence.end, found.end() + 90)) if one.kind in GIVING_KINDS]
    if not named or named[0].words.start - found.end() > 20:
        return ""
    is_owner = article.text[named[0].words.end :].startswith(("'s ", "’s ", "' ", "’ "))
    if is_owner and len(named) > 1 and named[1].words.start - named[0].words.end < 4:
        return name_of(named[1])
    return name_of(named[0])


def _by_count(article: Article, sentence: Sentence, cast: Cast, start: int) -> str:
    """Read "…, by UN estimates." of all before it, "and, by his own count, nine tanks" of what follows it."""
    if "y " not in article.text[sentence.start : sentence.end]:
        return ""
    for found in _BY_COUNT.finditer(article.text, sentence.start, sentence.end):
        is_last = sentence.end - found.end() < 3
        is_right_before = 0 <= start - found.end() < 25
        is_of_all = found.start() == sentence.start
        if is_last or is_right_before or is_of_all:
            named = cast.within(found.start(1), found.end(1) + 1)
            if named:
                return name_of(named[0])
    return ""


def _subject(article: Article, sentence: Sentence, cast: Cast, verb: int, is_participle: bool) -> str:
    """Name the subject of a verb: who stands right before it, or who began the sentence if an "and" joins it."""
    if (partners := _PARTNERS.search(article.text, max(sentence.start, verb - 50), verb)) is not None:
        return partners[1]
    named = [one for one in cast.within(sentence.start, verb) if one.kind in GIVING_KINDS and one.words.exact != "who"]
    if not named:
        return ""
    last = named[-1]
    if last.words.exact.lower() in ("which", "that") and not last.name:
        return ""
    is_next = _HELPS.fullmatch(article.text, last.words.end, verb) is not None
    if is_next and not is_participle and not _is_led(article, sentence, last):
        return name_of(last)
    if is_participle and (told := _tagged(article, named, verb)) is not None:
        return name_of(told)
    is_joined = is_participle or _JOINED.search(article.text, sentence.start, verb) is not None
    eligible = [one for one in named if not _is_led(article, sentence, one)]
    if not eligible:
        return ""
    if not is_joined and _OTHER_NOUN.fullmatch(article.text, eligible[-1].words.end, verb):
        return ""
    return name_of(eligible[0] if is_joined else eligible[-1])


def _tagged(article: Article, named: Sequence[Mention], participle: int) -> Mention | None:
    """Find who says what comes before a participle: the agency of "…, the agency said on Friday, appealing for"."""
    comma = article.text.rfind(",", 0, participle)
    if comma < 0 or participle - comma > 3:
        return None
    return next((one for one in reversed(named) if _SAYS_BEFORE.match(article.text, one.words.end, comma)), None)


def _is_led(article: Article, sentence: Sentence, one: Mention) -> bool:
    """Say whether a preposition or an "and" stands before a mention."""
    words = article.text[max(sentence.start, one.words.start - 24) : one.words.start].lower().split()
    if words and words[-1] == "the":
        words = words[:-1]
    return bool(words) and words[-1] in _NO_SUBJECT
