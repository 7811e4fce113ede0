"""What a verb that is listed asks of the words around, beyond object and subject, before it tells an act."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from holdfire.intake.extract.acts.company import has_object, has_subject, is_means
from holdfire.intake.extract.acts.grammar import ADVERBS, DETERMINERS, LINKS, OBJECTS, PREPOSITIONS, Line
from holdfire.intake.extract.acts.scope import is_since
from holdfire.intake.extract.acts.subjects import agent_of, subject_of
from holdfire.intake.extract.acts.table import BE, Rule, act_table
from holdfire.intake.extract.acts.verb_groups import Group
from holdfire.intake.extract.word_forms import closed_class

_TOLLS = closed_class("tolls")
_HEDGES = closed_class("hedges")
_SESSIONS = frozenset(["meeting", "meetings", "session", "sessions", "conference", "briefing", "summit", "visit"])
_WEATHER = frozenset(
    ["snow", "rain", "rains", "storm", "storms", "floods", "flooding", "ice", "fog", "landslide", "landslides"]
)
_FORCED = ("forced", "compelled", "obliged", "banned")
_GO_ON = frozenset(["keep", "keeps", "kept", "continue", "continued"])
_SYMPATHY = frozenset(
    ["condolences", "sympathy", "sympathies", "prayers", "thanks", "congratulations", "apology", "evidence", "proof"]
)
_WARS = frozenset(["war", "conflict"])
_SINCE = frozenset(["since"])
_NUMBERS = frozenset(["dozens", "scores", "hundreds", "thousands", "many", "several", "some"])
_ON_THE_WAY = closed_class("on_the_way")
_ENDS_A_CLAUSE = frozenset(["", ".", ",", ";", "first", "and"])
_WE = frozenset(["we", "i", "we've", "i've", "ve"])


def suits(line: Line, rule: Rule, group: Group, end: int) -> bool:
    """Say whether a verb stands as its rule asks.

    Args:
        line: The sentence.
        rule: The rule the verb is listed under.
        group: The verb.
        end: Just past the words matched.
    """
    if rule.passive and not group.is_passive:
        return False
    within = line.lows[group.at + 1 : end]
    if rule.object and rule.object.isdisjoint(within) and not has_object(line, rule.object, group, end):
        return False
    if rule.unless and has_object(line, rule.unless, group, end, 5):
        return False
    if rule.subject and not _is_done_by(line, rule.subject, group):
        return False
    if rule.type in ("AGREE", "PROMISE", "REQUEST") and line.low(group.start - 1) == "as":
        return False
    if rule.type == "CONSULT" and group.is_passive:
        return False
    if rule.type == "ATTACK" and group.is_reduced and is_means(line, group.start):
        return False
    if rule.target and not group.is_passive and not _has_target(line, end) and not _comes_down(line, group, end):
        return False
    check = _CHECKS.get(rule.id)
    return check is None or check(line, group, end)


def _is_done_by(line: Line, wanted: frozenset[str], group: Group) -> bool:
    """Say whether those who do it are of a class: the subject, or who is named by "by"."""
    if not group.is_passive:
        return has_subject(line, wanted, group)
    found = agent_of(line, group.at)
    return found is not None and not wanted.isdisjoint(line.lows[found.start : found.end])


def _has_target(line: Line, end: int) -> bool:
    """Say whether something follows that can be hit."""
    after = end + (line.low(end) in ADVERBS)
    counted = next((n for n in range(end, min(len(line), end + 4)) if line.lows[n] not in _HEDGES), end)
    if line.low(counted)[:1].isdigit() or line.low(after) in ("at", "on", "back"):
        return True
    return line.low(after) in DETERMINERS or line.low(after) in OBJECTS or _is_noun(line, after)


def _comes_down(line: Line, group: Group, end: int) -> bool:
    """Say whether shells hit, and what they hit is left out ("when the first rocket hit")."""
    return line.low(end) in _ENDS_A_CLAUSE and has_subject(line, act_table().classes["strike_nouns"], group)


def _is_bare_ing(line: Line, group: Group) -> bool:
    return line.verbs[group.at] == "ing" and not group.auxiliaries


def _attacks(line: Line, group: Group, end: int) -> bool:
    """Say whether somebody burned it down; a house that "burned down" was burned by nobody."""
    if line.low(end - 1) == "at" and line.low(end).endswith("ing"):
        return False
    return line.low(end - 1) != "down" or group.is_passive or _has_target(line, end) or end - group.at > 2


def _kills(line: Line, group: Group, end: int) -> bool:
    """Say whether somebody is named who kills: what a strike does is no act of its own."""
    if _is_bare_ing(line, group):
        return line.low(group.start - 1) in _GO_ON
    found = agent_of(line, group.at) if group.is_passive else subject_of(line, group)
    if found is None or found.end <= found.start:
        return False
    words = line.lows[found.start : found.end]
    return act_table().classes["strike_nouns"].isdisjoint(words) and _TOLLS.isdisjoint(words)


def _captures(line: Line, group: Group, end: int) -> bool:
    """Say whether somebody takes a place: nobody "seizes upon" one, and guns that "were seized" are none."""
    if line.low(end) in ("on", "upon", "at", "from"):
        return False
    if group.is_passive:
        return agent_of(line, group.at) is not None
    if line.verbs[group.at] in ("ing", "part"):
        return False
    within = line.lows[end : end + 7]
    if not act_table().classes["captives"].isdisjoint(within):
        return False
    is_name = any(line.tokens[n].is_capital for n in range(end, min(len(line), end + 3)))
    is_place = not act_table().classes["places"].isdisjoint(within)
    return is_name or is_place or end - group.at > 2 or line.low(group.start - 2) in ("which", "that")


def _burns(line: Line, group: Group, end: int) -> bool:
    if _is_bare_ing(line, group):
        return line.low(group.start - 1) == "of"
    return not group.is_passive or agent_of(line, group.at) is not None


def _uses(line: Line, group: Group, end: int) -> bool:
    return not _is_bare_ing(line, group) or line.low(group.start - 1) == "of"


def _fires(line: Line, group: Group, end: int) -> bool:
    return not group.is_infinitive and line.low(end) in _ENDS_A_CLAUSE


def _signs(line: Line, group: Group, end: int) -> bool:
    return line.low(end) not in ("with", "away", "up", "off")


def _makes_pact(line: Line, group: Group, end: int) -> bool:
    is_idiom = line.low(group.at).startswith(("strik", "struck", "cut"))
    if is_idiom and not group.is_passive:
        pact = next((n for n in range(end, len(line)) if line.lows[n] in act_table().classes["bargain"]), len(line))
        return PREPOSITIONS.isdisjoint(line.lows[end:pact])
    return not (group.is_passive and line.low(group.at) in ("secured", "backed"))


def _asks(line: Line, group: Group, end: int) -> bool:
    """Say whether a request is more than what the speaker was told ("we were asked to wait")."""
    return not (group.is_passive and line.low(group.start - 1) in _WE)


def _meets(line: Line, group: Group, end: int) -> bool:
    """Say whether it is not the reporter who visits, and nobody "speaking to" the paper."""
    if line.lows[group.at] in ("speaking", "talking") and line.low(end - 1) in ("to", "with"):
        is_ours = line.low(group.start - 1) in _WE or line.low(group.start) in _WE
        return not (_is_bare_ing(line, group) or is_ours or "anonymity" in line.words)
    if _is_bare_ing(line, group) and line.lows[group.at] in ("negotiating", "mediating") and _is_noun(line, end):
        return line.low(end) in DETERMINERS or line.tokens[end].is_capital
    return not (line.low(group.start - 1) == "i" and line.lows[group.at].startswith("visit"))


def _coerces(line: Line, group: Group, end: int) -> bool:
    if line.low(group.at).startswith("stall"):
        return not has_subject(line, act_table().classes["talks"], group)
    if line.low(group.at).startswith("disappear") and not group.is_passive:
        return _has_target(line, end)
    if group.is_passive:
        return not line.low(group.at).startswith(_FORCED) or agent_of(line, group.at) is not None
    if line.low(end - 1) in ("back", "away") and line.low(group.at).startswith("turn") and not _is_noun(line, end):
        is_done_to = line.zone == "headline" and has_subject(line, act_table().classes["freight"], group)
        return end - group.at > 2 or line.low(end) in DETERMINERS or is_done_to
    return not has_subject(line, act_table().classes["fighting"], group)


def _accuses(line: Line, group: Group, end: int) -> bool:
    """Say whether it is more than the words of one who accuses ("blamed the army, alleging that")."""
    return not (line.low(group.at) == "alleging" and not group.auxiliaries)


def _breaks_down(line: Line, group: Group, end: int) -> bool:
    if _is_noun(line, end) and line.low(end) not in ("without", "in"):
        return False
    if not line.low(group.at).startswith(("end", "stop")):
        return True
    found = subject_of(line, group)
    return found is None or _SESSIONS.isdisjoint(line.lows[found.start : found.end])


def _holds(line: Line, group: Group, end: int) -> bool:
    is_now = line.verbs[group.at] == "ing" and not BE.isdisjoint(group.auxiliaries)
    return (line.verbs[group.at] != "ing" or is_now) and not group.is_passive


def _threatens(line: Line, group: Group, end: int) -> bool:
    """Say whether somebody threatens: a raid that "threatens the truce" makes no threat."""
    return line.low(group.at) != "threatens" or (line.low(end) == "to" and line.zone != "headline")


def _erupts(line: Line, group: Group, end: int) -> bool:
    """Say whether fighting is told of, not only when a war began."""
    if is_since(line, group.start):
        return line.low(group.at).startswith("resum")
    found = subject_of(line, group)
    is_war = found is not None and not _WARS.isdisjoint(line.lows[found.start : found.end])
    return not (is_war and line.low(group.at).startswith(("br", "erupt")))


def _is_noun(line: Line, at: int) -> bool:
    low = line.low(at)
    return low[:1].isalnum() and low not in PREPOSITIONS and low not in LINKS and low not in ADVERBS and low != "to"


def _leaves(line: Line, group: Group, end: int) -> bool:
    """Say whether somebody leaves a place: nobody "leaves a truce in doubt" or "left the door ajar"."""
    if not line.low(group.at).startswith(("leav", "left")):
        return True
    if _is_bare_ing(line, group):
        return False
    after = line.low(end)
    if after in ("", ".", ",", "and", "on", "by", "from", "at", "via", "through", "in", "aboard", "since"):
        return True
    if end < len(line) and line.tokens[end].is_capital:
        return True
    return not act_table().classes["places"].isdisjoint(line.lows[end : end + 4])


def _pulls_out(line: Line, group: Group, end: int) -> bool:
    """Say whether those with arms leave a place, and do not leave somebody with something."""
    if not line.low(group.at).startswith(("leav", "left")):
        return True
    after = line.low(end)
    return not (_is_bare_ing(line, group) or after in OBJECTS or after in ("behind", "no", "open") or after in _NUMBERS)


def _goes(line: Line, group: Group, end: int) -> bool:
    """Say whether people are taken or let out: a convoy, crossing or evacuation is told of in the sentence."""
    return not (_is_bare_ing(line, group) or _ON_THE_WAY.isdisjoint(line.words)) and _leaves(line, group, end)


def _closes(line: Line, group: Group, end: int) -> bool:
    """Say whether somebody shuts a road or school: not snow, nor what only "remains closed"."""
    if line.low(group.start - 1).startswith(("remain", "stay")):
        return False
    found = agent_of(line, group.at) if group.is_passive else None
    return found is None or _WEATHER.isdisjoint(line.lows[found.start : found.end])


def _offers(line: Line, group: Group, end: int) -> bool:
    """Say whether something is offered that can be taken or left: no sympathy."""
    return _SYMPATHY.isdisjoint(line.lows[end : end + 4])


def _puts_forward(line: Line, group: Group, end: int) -> bool:
    return not is_since(line, group.start, _SINCE)


def _stops(line: Line, group: Group, end: int) -> bool:
    """Say whether it is stopped by somebody: a lull that "ends with air raids" stops none of them."""
    return line.low(end) not in ("with", "in", "after", "amid", "without")


def _refuses(line: Line, group: Group, end: int) -> bool:
    """Say whether somebody says no; "said no soldier was hurt" is no refusal."""
    return line.low(end - 1) != "no" or not (_is_noun(line, end) or line.low(end) in DETERMINERS)


def _takes_away(line: Line, group: Group, end: int) -> bool:
    """Say whether somebody is taken by force: no mother who "grabbed her children", told by herself."""
    if _is_bare_ing(line, group):
        return line.low(group.start - 1) == "of"
    return line.low(group.start - 1) not in _WE


def _is_captive(line: Line, group: Group, end: int) -> bool:
    """Say whether people are held, no place, and that is told of them ("are being held", not "the hill held by")."""
    return bool(group.auxiliaries) and not has_subject(line, act_table().classes["places"], group)


def _denies(line: Line, group: Group, end: int) -> bool:
    return line.low(group.at - 1) != "nor"


_CHECKS: Mapping[str, Callable[[Line, Group, int], bool]] = {
    "attack-verb": _attacks,
    "attack-kill": _kills,
    "attack-capture": _captures,
    "attack-burn": _burns,
    "attack-use": _uses,
    "attack-bare": _fires,
    "offer-put": _puts_forward,
    "offer-verb": _offers,
    "attack-erupt": _erupts,
    "promise-terms": lambda line, group, end: not _is_bare_ing(line, group),
    "attack-land": lambda line, group, end: not _is_bare_ing(line, group),
    "implement-aid": lambda line, group, end: line.zone == "headline" or line.verbs[group.at] != "s",
    "agree-sign": _signs,
    "agree-pact": _makes_pact,
    "request-verb": _asks,
    "consult-verb": _meets,
    "coerce-verb": _coerces,
    "accuse-verb": _accuses,
    "coerce-captors": lambda line, group, end: not group.is_passive,
    "coerce-held": _is_captive,
    "threaten-verb": _threatens,
    "implement-arrive": lambda line, group, end: not _is_bare_ing(line, group) or line.zone == "headline",
    "coerce-close": _closes,
    "coerce-stop": lambda line, group, end: not _is_bare_ing(line, group),
    "coerce-seize": _takes_away,
    "promise-aid": lambda line, group, end: not group.is_passive,
    "suspend-stop": _stops,
    "refuse-verb": _refuses,
    "deny-verb": _denies,
    "implement-go": _goes,
    "implement-leave": _pulls_out,
    "accept-favourable": lambda line, group, end: not group.is_passive or agent_of(line, group.at) is not None,
    "implement-hold": _holds,
    "breakdown-fail": _breaks_down,
}
