"""What a term says, in one plain English sentence, and conditions in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from holdfire.deal.condition import (
    AT_ONCE,
    After,
    AfterDays,
    All,
    AnyOf,
    Condition,
    Decided,
    HasTaken,
    InForce,
    Not,
    Reached,
    TermIs,
)
from holdfire.deal.end import parts_of_before
from holdfire.deal.model import NO_TIME_SET, ActPattern, Bearer, Target, Term
from holdfire.vocab.moment import Moment
from holdfire.vocab.quantity import MILLI, show_milli, show_range

_MODAL = {"forbid": "must not", "permit": "may"}
_NOUN = re.compile(
    r"(?:strike|fire|bomb|bombing|shelling|attack|offensive|operation|hostilities|sabotage|reprisal)$|^attack on "
)
_LENGTHS = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


def say_condition(condition: Condition, shown: Mapping[str, str] = MappingProxyType({})) -> str:
    """Write a condition in the words of the deal language; without ``shown``, reading it again gives the same one.

    Args:
        condition: Any.
        shown: Names to show for ids of parties and bodies; an id that is absent is shown itself.
    """
    before = parts_of_before(condition)
    if before:
        earlier, later = before
        is_moment = isinstance(later, Reached) and later.moment.latest == later.moment.earliest
        return f"{_wrapped(earlier, shown)} before {_wrapped(later, shown).removeprefix('on ' * is_moment)}"
    match condition:
        case TermIs(term, state, bearer):
            subject = f"{term} by {bearer}" if bearer else term
            if condition.is_event:
                return f"{subject} has happened"
            return f"{subject} {state}" if " " in state and not state.startswith("is ") else f"{subject} {_is(state)}"
        case HasTaken(party, position, on):
            return f"{shown.get(party, party)} {position} {'the deal' if on == 'deal' else on}"
        case Decided(body, draft, outcome):
            return f"{shown.get(body, body)} {'adopts' if outcome == 'adopted' else 'rejects'} {draft}"
        case InForce():
            return "entry into force"
        case Reached(moment):
            return "at a time not said" if moment == AT_ONCE.moment else f"on {say_moment(moment)}"
        case After(Reached(moment), seconds) if moment.latest > moment.earliest:
            return f"{say_length(seconds)} after {say_moment(moment)}"
        case After(part, 0):
            return f"({say_condition(part, shown)}) has held"
        case After(part, seconds):
            return f"{say_length(seconds)} after {_wrapped(part, shown)}"
        case AfterDays(Reached(moment), days, months) if moment.latest > moment.earliest:
            return f"{_days(days, months)} after {say_moment(moment)}"
        case AfterDays(part, days, months):
            return f"{_days(days, months)} after {_wrapped(part, shown)}"
        case All(parts):
            return " and ".join(_wrapped(part, shown) for part in parts)
        case AnyOf(()):
            return "never"
        case AnyOf(parts):
            return " or ".join(_wrapped(part, shown) for part in parts)
        case Not(part):
            return f"not {_wrapped(part, shown)}"


def say_once(condition: Condition, shown: Mapping[str, str] = MappingProxyType({}), on: str = "on") -> str:
    """Say when something comes with a condition: ``once leave is met``, ``72 hours after entry into force``."""
    if isinstance(condition, Reached) and condition != AT_ONCE:
        return f"{on} {say_moment(condition.moment)}"
    words = say_condition(condition, shown)
    is_after = isinstance(condition, AfterDays) or (isinstance(condition, After) and condition.seconds > 0)
    return words if is_after and not parts_of_before(condition) else f"once {words}"


def say_moment(moment: Moment) -> str:
    """Write a moment as it was written; one that never was, by its first and last second in UTC."""
    if moment.as_written:
        return moment.as_written
    ends = dict.fromkeys((moment.earliest, moment.latest))
    return " to ".join(datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%SZ") for at in ends)


def say_length(seconds: int) -> str:
    """Write a length of time in its largest whole unit; up to three days in hours: ``72 hours``, ``5 days``."""
    for size, name in _LENGTHS:
        if seconds % size == 0 and (size < 86400 or seconds > 3 * 86400):
            count = seconds // size
            return f"{count} {name}{'s' * (count != 1)}"
    return f"{seconds} seconds"


def say_term(term: Term, kept: str, shown: Mapping[str, str]) -> str:
    """Write what a term says as one sentence.

    Args:
        term: The term, its ``says`` still empty.
        kept: What stands under ``must keep`` or ``must reach``.
        shown: Names to show for ids of parties and places; an id that is absent is shown itself.
    """
    text = f"{_who(term.bearers, shown)} {_duty(term, kept, shown)}"
    timing = term.timing
    if timing.starts_when:
        is_never = timing.starts_when == AnyOf(())
        text += ", from a time not set yet" if is_never else f", {say_once(timing.starts_when, shown, 'from')}"
    if timing.only_while:
        text += f", only while {say_condition(timing.only_while, shown)}"
    if timing.from_:
        text += f", from {say_moment(timing.from_)}"
    if timing.until:
        text += f", until {say_moment(timing.until)}"
    if timing.by and timing.by.moment:
        text += f", by {say_moment(timing.by.moment)}"
    if timing.by and timing.by.condition == AT_ONCE:
        text += ", immediately"
    elif timing.by and timing.by.condition:
        text += f", by {_deadline(timing.by.condition, shown)}"
    if timing.daily:
        text += f", daily from {_clock(timing.daily[0])} to {_clock(timing.daily[1])}"
    if term.in_return_for:
        text += f", in return for {_and([f'`{other}`' for other in term.in_return_for])}"
    if term.verified_by:
        text += f", verified by {_and([shown.get(party, party) for party in term.verified_by])}"
    return text[:1].upper() + text[1:] + "."


def say_act(act: ActPattern, shown: Mapping[str, str]) -> str:
    """Write an act with what it is asked to be done to, where and how."""
    acts = {one: one != "attack" and _NOUN.search(one) is not None for one in act.act.split(" or ")}
    is_noun = any(acts.values())
    words = [" or ".join(f"carry out {one}" if needs_verb else one for one, needs_verb in acts.items())]
    words += [f"of {_or(act.what)}" if is_noun else _or(act.what)] if act.what else []
    if act.whom:
        joint = "against " if is_noun else "with regard to " if act.what else ""
        words.append(f"{joint}{_or(act.whom, shown)}")
    words += [say_where(act.where, shown)] if act.where else []
    for places, joint in ((act.from_place, "from"), (act.to_place, "to")):
        words += [f"{joint} {_or(places, shown)}"] if places else []
    words += [f"with {_or(act.with_)}"] if act.with_ else []
    words += [f"without {_or(act.without)}"] if act.without else []
    words += [f"about {'the deal' if act.about == 'deal' else f'`{act.about}`'}"] if act.about else []
    return " ".join(words)


def say_where(places: tuple[str, ...], shown: Mapping[str, str]) -> str:
    """Write in which places something is: ``in the valley or within 500 m of the road``."""
    words = [shown.get(place, place) for place in places]
    joined = " or ".join(words)
    return joined if joined.startswith(("within ", "beyond ", "between ")) else f"in {joined}"


def _duty(term: Term, kept: str, shown: Mapping[str, str]) -> str:
    act = say_act(term.act, shown) if term.act else ""
    modal = "must begin to" if term.begins else _MODAL.get(term.form, "must")
    does = f"{modal} {act}{_how_many(term.target)}"
    is_timed = term.delay_seconds != NO_TIME_SET
    delay = f"within {say_length(term.delay_seconds)}" if is_timed else "with no time set"
    match term.form:
        case "keep":
            return f"must keep {kept}"
        case "achieve" if term.level:
            return f"must reach {kept}"
        case "respond":
            joint = "of each time there is" if is_timed else "each time there is"
            return f"{does} {delay} {joint}: {_trigger(term, shown)}"
        case "rate" if term.period:
            every = term.period.every
            return f"{does} {'in the whole time it runs' if every == 'window' else f'every {every}'}"
        case "ratio":
            many = "each of the" if term.per == MILLI else f"every {show_milli(term.per)}"
            per = f"{many} {term.per_unit}" if term.per_unit else "each time"
            return f"{does}, for {per}: {_trigger(term, shown)}, {delay}"
        case "permit" if term.protected_from:
            return f"{does}, without interference by {_bearer(term.protected_from, shown)}"
        case _:
            return does


def _trigger(term: Term, shown: Mapping[str, str]) -> str:
    act = say_act(term.trigger, shown) if term.trigger else ""
    return f"{act} by {_bearer(term.trigger_by, shown)}" if term.trigger_by else act


def _bearer(bearer: Bearer, shown: Mapping[str, str]) -> str:
    parties = [shown.get(party, party) for party in bearer.parties]
    out = [shown.get(party, party) for party in bearer.but_not]
    match bearer.how:
        case "anyone":
            return f"anyone but {_and(out)}" if out else "anyone"
        case "together" if bearer.answers_for:
            return f"{parties[0]} (answering for {_and(parties[1:])})"
        case "together":
            return f"{_and(parties)} together"
        case "any of":
            return f"any of {', '.join(parties)}"
        case _:
            return f"{_and(parties)} but not {_and(out)}" if out else _and(parties)


def _and(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _how_many(target: Target | None) -> str:
    if target is None or not (target.as_written or target.count or target.number.unit):
        return ""
    words = target.as_written or f"{show_range(target.number.low, target.number.high)} {target.number.unit}"
    return f" ({words})"


def _who(bearers: tuple[Bearer, ...], shown: Mapping[str, str]) -> str:
    words = [_bearer(bearer, shown) for bearer in bearers]
    return f"each of {_and(words)}" if len(words) > 1 else "".join(words) or "somebody"


def _deadline(condition: Condition, shown: Mapping[str, str]) -> str:
    words = say_condition(condition, shown)
    return words if words[:1].isdigit() else f"the moment when {words}"


def _days(days: int, months: int) -> str:
    said = [f"{n} calendar {unit}{'s' * (n != 1)}" for n, unit in ((months, "month"), (days, "day")) if n]
    return " and ".join(said) or "0 calendar days"


def _is(state: str) -> str:
    return state if state.startswith("is ") else f"is {state}"


def _wrapped(condition: Condition, shown: Mapping[str, str]) -> str:
    text = say_condition(condition, shown)
    is_joined = isinstance(condition, All | AnyOf) and condition.parts
    return f"({text})" if is_joined or parts_of_before(condition) else text


def _or(names: tuple[str, ...], shown: Mapping[str, str] = MappingProxyType({})) -> str:
    return " or ".join(shown.get(name, name) for name in names)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"
