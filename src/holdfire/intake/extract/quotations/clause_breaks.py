"""Where the writer goes on: commas behind which a sentence no longer tells what was said."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.extract.quotations.ground import Ground, attitude_forms, between, speech_bases
from holdfire.intake.text.word_tables import words_of

_CLAIMS = frozenset(
    ["claim", "charge", "figure", "number", "accusation", "allegation", "assertion", "suggestion", "the"]
)
_CLAIMED = frozenset(["claims", "charges", "figures", "numbers", "accusations", "allegations", "assertions"])
_DENIES = frozenset(["denies", "denied", "deny", "rejects", "rejected", "disputes", "disputed", "dismissed"])
_REFUSING = frozenset(
    ["refusing", "declining", "stopping", "offering", "thanking", "praising", "demanding", "rejecting", "elaborating",
     "giving", "naming", "identifying", "providing", "mentioning", "going", "citing"]
)  # fmt: skip
_PAST = frozenset(["made", "gave", "did", "declined", "stopped", "offered", "refused", "provided", "denied"])


def goes_back(ground: Ground, comma: int) -> bool:
    """Say whether the text goes on about who spoke, or with something else: ", but made no promise", ", even as"."""
    following = ground.low[comma + 1 : comma + 3]
    if _is_since(ground.low[comma + 1 : comma + 4]) or (
        following[:1] == ["following"] and following[1:] in (["a"], ["an"])
    ):
        return True
    if following == ["in", "what"] and _is_named(ground, comma + 3):
        return True
    if following[:1] == ["which"] and _is_tagged(ground, comma + 2):
        return True
    is_checked = ground.low[comma + 3 : comma + 4] in (["could"], ["can"], ["cannot"], ["has"], ["have"], ["remains"])
    if is_checked and following[0] in ("although", "though", "but") and following[1] in ("this", "that", "these"):
        return True
    if following[:1] and following[0] in _STIRRING and not _STIRRED.isdisjoint(ground.low[comma + 2 : comma + 6]):
        return True
    if following in (["even", "as"], ["to", "which"]) or (
        following[:1] == ["whose"] and "," not in ground.low[comma + 1 :]
    ):
        return True
    if following[:1] in (["while"], ["without"]) and following[1:] and following[1].endswith("ing"):
        return following[1] in speech_bases() or following[1] in _REFUSING
    if following[:1] == ["but"] and following[1:] in (["wanted"], ["needed"], ["reserved"], ["hoped"], ["lacked"]):
        return False
    return len(following) == 2 and following[0] == "but" and (following[1] in _PAST or following[1].endswith("ed"))


_STIRRING = frozenset(
    ["leading", "prompting", "sparking", "drawing", "raising", "dashing", "casting", "fuelling", "fueling",
     "dampening", "triggering", "stoking", "dealing", "boosting", "deepening", "provoking", "reviving"]
)  # fmt: skip
_STIRRED = frozenset(
    ["hopes", "hope", "fears", "fear", "concern", "concerns", "alarm", "doubt", "doubts", "accusations", "criticism",
     "condemnation", "outrage", "questions", "speculation", "anger", "protests", "worries", "blow", "suspicions",
     "suspicion", "calls", "expectations"]
)  # fmt: skip
"""What news stirs is the writer's: "..., raising hopes", "..., casting doubt on the deal"."""


def _is_tagged(ground: Ground, first: int) -> bool:
    """Say whether "which" leads to what another said: ", which he said were in return for it"."""
    named = ground.starting.get(first)
    return named is not None and ground.low[named[0] + 1 : named[0] + 2] in (["said"], ["says"], ["say"])


def is_another_line(ground: Ground, comma: int) -> bool:
    """Say whether a headline goes on with something else: "..., calls for inquiry", "..., rebels deny it"."""
    at = comma + 1
    named = ground.starting.get(at)
    if named is not None:
        at = named[0] + 1
    low = ground.low[at] if at < len(ground.low) else ""
    is_verb = low in speech_bases() or low in attitude_forms()
    return is_verb and (low.endswith("s") or (named is not None and not low.endswith(("ed", "ing"))))


_SPANS = frozenset(["day", "days", "week", "weeks", "month", "months", "hours"])


def _is_since(following: Sequence[str]) -> bool:
    """Say whether the writer goes on with what came before it: ", days after the truce", ", a week before it ends"."""
    if len(following) < 3 or (following[0] in _SPANS and following[1] in ("after", "before")):
        return len(following) == 3
    is_one = following[0] in ("a", "one", "two", "three", "four", "five", "six") or following[0].isdigit()
    return is_one and following[1] in _SPANS and following[2] in ("after", "before")


def _is_named(ground: Ground, at: int) -> bool:
    """Say whether somebody calls something a name here: ", in what it described as a crime"."""
    return any(speech_bases().get(low) in words_of("speech", "naming") for low in ground.low[at : at + 6])


def is_said_of_it(ground: Ground, comma: int) -> bool:
    """Say whether what follows a comma speaks of what was said: ", a charge he rejects"."""
    low = ground.low
    following = low[comma + 1 : comma + 3]
    if (
        following[:1]
        and following[0] in _CLAIMED
        and following[1:] in (["that"], ["which"], ["it"], ["he"], ["she"], ["the"])
    ):
        return True
    if following[:1] == ["which"] and comma + 2 < len(low) and following[1:] != ["would"]:
        behind = next((n for n in range(comma + 2, min(comma + 9, len(low))) if low[n] in _DENIES), -1)
        if behind > comma + 2 and not any(low[n] in between("finite") for n in range(comma + 2, behind)):
            return True
    return following[:1] == ["something"] or (
        following[:1] in (["a"], ["an"]) and following[1:] != [] and following[1] in _CLAIMS
    )
