"""Claims and judgements as tests write them."""

from holdfire.claims.claim import Claim, Event
from holdfire.incidents.groups import groups_of
from holdfire.incidents.judgement import Judgement
from holdfire.vocab.moment import Moment, Occurrence

DAY = 86_400


def claim(name, day=0, act="airstrike", place="market", chain=("residents", "gazette"), **more):
    """An event claim of a day; further keys are those of the claim, or of its event."""
    when = Moment(day * DAY, day * DAY + DAY - 1)
    of_claim = {
        key: more.pop(key)
        for key in ("incident", "maybe_same_as", "reply_to", "replaces", "retracts", "quote", "supposed")
        if key in more
    }
    told = more.pop("told", day)
    event = Event(act, Occurrence(when, when), place=place, **more)
    return Claim(name, chain, event, Moment(told * DAY, told * DAY + DAY - 1), **of_claim)


def same(*sets):
    return Judgement("same", sets)


def different(*sets):
    return Judgement("different", sets)


def maybe(*sets):
    return Judgement("maybe", sets)


def split(stay, moved):
    return Judgement("split", (stay, moved))


def partition(claims, *judgements):
    """Incidents as sets of claims."""
    return {frozenset(members) for members in groups_of(claims, judgements).members.values()}


def sets(*names):
    return {frozenset(one.split()) for one in names}
