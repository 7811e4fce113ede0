"""Numbers that are no figures: ages, clock times, years, names with numbers, telephones, words that point back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdfire.intake.extract.figures.ages import is_age
from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.extract.figures.nouns import is_plural, noun_phrase
from holdfire.intake.extract.figures.ones import begins_anew, is_pronoun_one
from holdfire.intake.extract.figures.units import is_of_vote
from holdfire.intake.text.article import Article, Sentence, Token
from holdfire.intake.text.calendar import month_number
from holdfire.intake.text.number_words import small_number

_SPLITS = frozenset(
    ["split", "splits", "splitting", "cut", "cuts", "cutting", "divide", "divides", "divided", "dividing", "broken",
     "broke", "breaking", "snapped", "sliced", "torn", "tore", "carved", "carve"]
)  # fmt: skip
_ADDRESS = re.compile(r"https?://\S*$|www\.\S*$|@\S*$|#\S*$")


def is_figure(article: Article, sentence: Sentence, amount: Amount) -> bool:
    """Say whether an amount counts or measures something."""
    tokens, core = sentence.tokens, amount.core
    if amount.cls == "money":
        return True
    low = tokens[core].low
    before = tokens[core - 1] if core else None
    after = tokens[amount.end] if amount.end < len(tokens) else None
    if amount.cls == "percent":
        return True
    if _is_in_address(article, tokens[core]) or is_age(tokens, amount, before, after):
        return False
    if amount.cls == "duration":
        return _is_duration(tokens, amount, before, after)
    if amount.cls == "fraction":
        return not (low == "half" and after is not None and after.low in ("-", "time", "hour"))
    if amount.rule == "figure.measure":
        return not amount.is_compound or not _is_idle_measure(tokens, amount)
    if amount.rule == "figure.vote" or _is_vote_against(tokens, core):
        return True
    if low[0].isdigit():
        return not _is_label(tokens, amount, before, after, sentence.zone == "headline")
    return not _is_idle_word(tokens, amount, before, after, sentence.zone == "headline")


def _is_vote_against(tokens: Sequence[Token], core: int) -> bool:
    """Say whether a number is the second of "approved 19-6"."""
    if core < 2 or tokens[core - 1].text not in "-–" or tokens[core - 1].end != tokens[core].start:
        return False
    return tokens[core - 2].low.isdigit() and is_of_vote(tokens, core - 2)


def _is_in_address(article: Article, token: Token) -> bool:
    return _ADDRESS.search(article.text, max(0, token.start - 60), token.start) is not None


def _is_duration(tokens: Sequence[Token], amount: Amount, before: Token | None, after: Token | None) -> bool:
    lows = [one.low for one in tokens[amount.end : amount.end + 2]]
    if (not amount.is_exact or amount.is_about) and lows[:1] in (["after"], ["before"]):
        return True
    if is_lasting(tokens, amount):
        return True
    if lows[:1] in (
        ["read"],
        ["ago"],
        ["earlier"],
        ["later"],
        ["before"],
        ["after"],
        ["old"],
        ["hence"],
        ["previously"],
        ["prior"],
        ["apart"],
    ):
        return False
    if amount.is_one and amount.in_words and not amount.is_compound:
        return (
            amount.first < amount.core
            or amount.unit in ("hour", "minute", "decade")
            or (before is not None and before.low in ("for", "in", "by", "after", "lasted", "lasting", "last", "lasts"))
        )
    is_name = tokens[amount.core].is_capital and amount.in_words and amount.is_compound
    return not (is_name and before is not None and before.low == "the")


def is_lasting(tokens: Sequence[Token], amount: Amount) -> bool:
    """Say whether words that could tell when tell how long: "held for two days before being sent back"."""
    lows = [one.low for one in tokens[amount.end : amount.end + 1]]
    if lows == ["later"]:
        return not amount.is_one and amount.unit not in ("minute", "second")
    ahead = tokens[amount.first - 1].low if amount.first else ""
    return (lows == ["before"] and ahead in ("for", "lasted", "after")) or (lows == ["after"] and ahead == "for")


def _is_label(
    tokens: Sequence[Token], amount: Amount, before: Token | None, after: Token | None, is_headline: bool
) -> bool:
    """Tell digits that name something: "Article 3", "S-300", "Channel 2", a year, a clock time, a telephone number."""
    core = tokens[amount.core]
    if ":" in core.text or "/" in core.text or core.low.endswith(("st", "nd", "rd", "th")) or len(core.text) > 15:
        return True
    if _is_by_month(tokens, amount) or _is_numbering(tokens, amount) or _is_one_of_row(tokens, amount):
        return True
    if core.text[0] == "0" and len(core.text) > 1 and core.text[1].isdigit():
        return True
    if after is not None and after.low.rstrip(".") in figure_tables()["words"]["clock"]:
        return after.low != "local" or _next_low(tokens, amount.end) == "time"
    if after is not None and (
        after.low in figure_tables()["words"]["calibre"]
        or (after.text == "-" and _next_low(tokens, amount.end) in figure_tables()["words"]["calibre"])
    ):
        return True
    if (
        after is not None
        and after.text in "/:.+"
        and after.start == core.end
        and _next_low(tokens, amount.end)[:1].isdigit()
    ):
        return True
    if (before is not None and before.text in "+#№§/") or (
        before is not None and before.text == "-" and before.end == core.start
    ):
        return amount.first == amount.core
    if amount.is_compound:
        return _is_idle_compound(tokens, amount)
    if amount.is_exact and core.text.isdigit() and len(core.text) == 4 and 1900 <= int(core.text) <= 2099:
        noun = noun_phrase(tokens, amount.end)
        counts_people = noun is not None and tokens[noun.end - 1].low in figure_tables()["people"]["words"]
        return not counts_people or (before is not None and before.low in ("the", "in", "of", "since"))
    if _is_telephone(tokens, amount) or amount.first < amount.core or before is None:
        return _is_telephone(tokens, amount)
    return _follows_label(tokens, amount, before, is_headline)


def _is_by_month(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell the day of a date that could not be resolved: "Feb. 12", "12 February"."""
    at = amount.core - 1
    if at > 0 and tokens[at].text == ".":
        at -= 1
    names = [tokens[at]] if at >= 0 else []
    names += tokens[amount.end : amount.end + 1]
    return any(one.is_capital and month_number(one.text) is not None for one in names)


def _is_numbering(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell the number of a paragraph, "7.   During the period"."""
    return amount.first == 0 and amount.end < len(tokens) and tokens[amount.end].text in ".)"


def _is_one_of_row(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell both numbers of "list 1 of 3", "photo 2 of 7"."""
    at = amount.core
    rows = figure_tables()["words"]["rows"]
    if at and tokens[at - 1].low in rows:
        return [one.low for one in tokens[amount.end : amount.end + 1]] == ["of"]
    return at > 2 and tokens[at - 1].low == "of" and tokens[at - 2].low.isdigit() and tokens[at - 3].low in rows


def _follows_label(tokens: Sequence[Token], amount: Amount, before: Token, is_headline: bool) -> bool:
    labels = figure_tables()["words"]["labels"]
    low = before.low.rstrip(".")
    if low == "number" and amount.core > 1 and tokens[amount.core - 2].low in figure_tables()["words"]["numbering"]:
        return False
    if before.text == "." and amount.core > 1:
        low = tokens[amount.core - 2].low
        return low in ("no", "nos", "art", "res", "vol", "para", "sec", "ch", "ext", "tel")
    if low in labels and (not _counts_plural(tokens, amount) or (low == "day" and before.is_capital)):
        return True
    if low == "of" and amount.core > 1 and tokens[amount.core - 2].text == "Group":
        return True
    if low in (
        "article",
        "resolution",
        "decree",
        "no",
        "channel",
        "page",
        "hotline",
        "route",
        "flight",
        "paragraph",
        "resolutions",
        "annex",
        "phase",
        "stage",
        "chapter",
        "section",
        "clause",
        "rule",
    ):
        return True
    is_name = before.is_capital and before.is_word and low not in figure_tables()["nouns"]["ends"]
    if is_name and amount.core > 1 and not is_headline:
        return not (_counts_plural(tokens, amount) or _is_left_short(tokens, amount))
    return False


def _is_left_short(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell the count of "France will keep 1,800 soldiers there and Germany 400" from a name with a number."""
    ends = amount.end >= len(tokens) or tokens[amount.end].text in ".,;"
    at = amount.core - 2
    at -= tokens[at].low == "the"
    if not ends or at < 3 or tokens[at].low not in ("and", "while", ";", "but"):
        return False
    return any(
        tokens[n].low[0].isdigit() and tokens[n + 1].is_word and is_plural(tokens[n + 1].low) for n in range(at - 1)
    )


def _is_idle_compound(tokens: Sequence[Token], amount: Amount) -> bool:
    following = _next_low(tokens, amount.end - 1)
    return (
        following.split("-")[0] in figure_tables()["words"]["idle_compounds"]
        or not following[:1].isalpha()
        or tokens[amount.end].is_capital
    )


def _is_idle_measure(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell the "5-km-" of a torn word from "a 20-km (12-mile) zone", "the 300-mile Coast Road"."""
    following = _next_low(tokens, amount.end - 1)
    return not (following[:1].isalpha() or following in ("(", ")", "[", "]", ","))


def _next_low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at + 1].low if at + 1 < len(tokens) else ""


def _counts_plural(tokens: Sequence[Token], amount: Amount) -> bool:
    phrase = noun_phrase(tokens, amount.end)
    if phrase is None:
        return amount.end < len(tokens) and tokens[amount.end].low == "of"
    last = tokens[phrase.end - 1].low
    return last != phrase.noun or last in figure_tables()["people"]["words"]


def _is_telephone(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell a row of groups of digits."""
    row = 0
    for step in (1, -1):
        at = amount.core + step
        while (
            0 <= at < len(tokens)
            and abs(at - amount.core) < 12
            and (tokens[at].low[0].isdigit() or tokens[at].text in "-()+")
        ):
            row += tokens[at].low[0].isdigit()
            at += step
    return row >= 2


def _is_idle_word(
    tokens: Sequence[Token], amount: Amount, before: Token | None, after: Token | None, is_headline: bool
) -> bool:
    """Tell number words that count nothing: "one of them", "the two sides", "Group of Seven", "twice"."""
    core = tokens[amount.core]
    words = figure_tables()["words"]
    if amount.rule == "figure.vague":
        return False
    if core.is_capital and amount.core > 0 and not is_headline and before is not None and not begins_anew(before):
        return True
    if _is_saying(tokens, amount):
        return True
    if amount.is_compound:
        return _is_idle_compound(tokens, amount) if amount.end < len(tokens) and amount.cls == "count" else False
    if before is not None and before.low in labels_in_words() and amount.is_one and amount.first == amount.core:
        return True
    if amount.is_one and core.low == "one":
        return is_pronoun_one(tokens, amount, before, after)
    if before is not None and before.low in labels_in_words() and amount.first == amount.core:
        return True
    small = amount.is_exact and (amount.low or 0) <= 5
    if (
        small
        and before is not None
        and before.low in figure_tables()["words"]["points_back"]
        and amount.first == amount.core
        and not _is_whole(tokens, amount)
    ):
        noun = noun_phrase(tokens, amount.end)
        last = tokens[noun.end - 1].low if noun else ""
        return last in words["not_counted"]
    return after is not None and small and after.low in ("sides", "camps")


def _is_whole(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell "two of the three factions" from "the three factions"."""
    of = amount.core - 2
    return of > 0 and tokens[of].low == "of" and (small_number(tokens[of - 1].low) or 0) > 1


def _is_saying(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell clock times and sayings: "at four in the morning", "count to ten", "split the country in two"."""
    before = [one.low for one in tokens[max(0, amount.first - 2) : amount.first]]
    behind = [one.low for one in tokens[amount.end : amount.end + 3]]
    if behind[:2] == ["in", "the"] and behind[2:] in (["morning"], ["afternoon"], ["evening"]):
        return before[-1:] in (["at"], ["around"], ["by"], ["until"], ["from"], ["since"], ["before"], ["after"])
    if before[-1:] in (["at"], ["about"]) and behind[:1] in (["sharp"], ["o'clock"]):
        return True
    if before[-1:] == ["in"] and (not behind or not behind[0][:1].isalpha()) and amount.first == amount.core:
        return any(one.low in _SPLITS for one in tokens[max(0, amount.first - 8) : amount.first])
    counting = ("count", "counting", "counted", "counts")
    return before[-1:] == ["to"] and any(word in counting for word in before)


def labels_in_words() -> frozenset[str]:
    """Give the words before which a number word is a name ("phase two")."""
    return frozenset(
        [
            "phase",
            "article",
            "stage",
            "chapter",
            "part",
            "act",
            "channel",
            "zone",
            "round",
            "day",
            "plan",
            "track",
            "step",
        ]
    )
