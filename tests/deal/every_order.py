"""The exposure of a deal by trying every order: docs/exposure.md, written down once more, with no shortcut.

Small deals only: every run is walked to its end.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from holdfire.deal.condition import After, AfterDays, All, AnyOf, Decided, HasTaken, InForce, Not, Reached, TermIs


class EveryOrder:
    """All runs of a deal whose wording is not disputed, some terms split into parts."""

    def __init__(self, deal, parts):
        self.deal = deal
        self.terms = {term.id: term for term in deal.terms}
        self.steps = [(term.id, bearer) for term in deal.terms for bearer in term.bearers]
        self.parts = {step: parts.get(step[0], 1) for step in self.steps}
        named = [p for _, bearer in self.steps for p in bearer.parties]
        self.named = {*named, *(p for term in deal.terms for p in term.owed_to)}
        self.free = self.what_may_come()
        self.to_watch = self.what_to_watch()

    # Who gives what to whom

    def sides(self, parties):
        within = self.deal.parties.is_within
        found = set()
        for party in parties:
            groups = {g for g in self.named if within(party, g)}
            found |= {g for g in groups if not any(within(g, h) and not within(h, g) for h in groups)}
        return found

    def givers(self, step):
        return self.sides(step[1].parties)

    def tied(self, name):
        forward = {other for other in self.terms[name].in_return_for if other in self.terms}
        return (forward | {t.id for t in self.deal.terms if name in t.in_return_for}) - {name}

    def receivers(self, step):
        term = self.terms[step[0]]
        found = set()
        if term.only_possible:
            return found
        if term.owed_to:
            found = self.sides(term.owed_to)
        elif self.tied(term.id):
            found = {side for s in self.steps if s[0] in self.tied(term.id) for side in self.givers(s)}
        elif term.form != "permit":
            third = {p.id for p in self.deal.parties.by_id.values() if p.kind in ("mediator", "organisation", "body")}
            found = {x for s in self.steps if self.terms[s[0]].form != "permit" for x in self.givers(s)} - third
        return found - self.givers(step)

    def reached(self, starts, without):
        found, left = set(), [side for side in starts if side != without]
        while left:
            side = left.pop()
            if side not in found:
                found.add(side)
                left += [r for s in self.steps if side in self.givers(s) for r in self.receivers(s) if r != without]
        return found

    def answers(self, step, party):
        others = [s for s in self.steps if party not in self.givers(s) and self.givers(s) and self.receivers(s)]
        tied = frozenset(s for s in others if s[0] in self.tied(step[0]))
        if tied:
            return tied
        reached = self.reached(self.receivers(step), party)
        return frozenset(
            s for s in others if party in self.receivers(s) and not self.tied(s[0]) and self.givers(s) & reached
        )

    def awaited(self, step):
        return {a for giver in self.givers(step) if self.receivers(step) for a in self.answers(step, giver)}

    def unanswered(self, party, done):
        total = Fraction()
        for step in self.steps:
            answers = self.answers(step, party) if party in self.givers(step) and self.receivers(step) else ()
            for answer in answers:
                ahead = Fraction(done.count(step), self.parts[step]) - Fraction(done.count(answer), self.parts[answer])
                total += max(ahead, 0) / len(answers)
        return total

    # What can come when

    def what_may_come(self):
        found = set()
        self.once_held = set()

        def look(condition):
            match condition:
                case None | InForce():
                    return
                case All(parts) | AnyOf(parts):
                    for part in parts:
                        look(part)
                case Not(part):
                    look(part)
                case After(part, length) | AfterDays(part, length):
                    self.once_held.add(part)
                    found.update([condition] if length else [])
                    look(part)
                case TermIs():
                    return
                case _:
                    found.add(condition)

        for term in self.deal.terms:
            when = term.timing
            for condition in (when.starts_when, when.only_while, when.ends_when, when.falls_away_when):
                look(condition)
            found |= {Reached(when.from_)} if when.from_ else set()
            found |= {("until", when.until)} if when.until else set()
        look(self.deal.ends_when)
        for position in self.deal.positions:
            if position.when and self.is_named(position, found):
                look(position.when)
        return found

    @staticmethod
    def is_named(position, found):
        return any(isinstance(c, HasTaken) and (c.party, c.on) == (position.party, position.supports) for c in found)

    def what_to_watch(self):
        found = [(condition, None) for condition in self.once_held]
        found.append((self.deal.ends_when, None))
        for (name, _), parts in self.parts.items():
            when = self.terms[name].timing
            found += [(when.starts_when, None if parts == 1 else Fraction(n, parts)) for n in range(1, parts + 1)]
            found += [(when.ends_when, None), (when.falls_away_when, None)]
        return [one for one in found if one[0] is not None]

    def over(self, name, done, held):
        when = self.terms[name].timing
        ends = (when.ends_when, when.falls_away_when, self.deal.ends_when)
        return any(end is not None and (end, None) in held for end in ends) or ("until", when.until) in done

    def started(self, step, part, done, held):
        when = self.terms[step[0]].timing
        share = None if self.parts[step] == 1 else Fraction(part, self.parts[step])
        begins = when.starts_when is None or (when.starts_when, share) in held
        return begins and (when.from_ is None or Reached(when.from_) in done)

    def holds(self, condition, done, held, share=None):
        match condition:
            case All(parts):
                return all(self.holds(p, done, held, share) for p in parts)
            case AnyOf(parts):
                return any(self.holds(p, done, held, share) for p in parts)
            case Not(part):
                return not self.holds(part, done, held)
            case InForce():
                return True
            case After(part, 0):
                return (part, None) in held
            case TermIs(name, state, bearer):
                asked = [s for s in self.steps if s[0] == name and bearer in ("", s[1].label)]
                return all(self.stands(s, state, done, held, share) for s in asked)
            case _:
                return condition in done

    def stands(self, step, state, done, held, share):
        term, have = self.terms[step[0]], done.count(step)
        once = term.form == "achieve"
        asked = ceil(self.parts[step] * share) if share else 0
        met = once and have >= (asked or self.parts[step])
        begun = self.started(step, asked or 1, done, held) if once else have >= (asked or 1)
        over = self.over(step[0], done, held)
        if state in ("due", "standing", "suspended"):
            runs = term.timing.only_while is None or self.holds(term.timing.only_while, done, held)
            fits = {"due": once and runs, "standing": not once and runs, "suspended": not runs}
            return fits[state] and begun and not met and not over
        return {
            "met": met,
            "has started": begun,
            "is under way": begun and not met and not over,
            "waiting": not begun and not met and not over,
            "ended": over and not met,
        }.get(state, False)

    def may_come(self, move, done, held):
        if move in done:
            return False
        match move:
            case Decided(body, draft, outcome):
                return not any(m in done for m in self.free if m != move and isinstance(m, Decided)
                               and (m.body, m.draft) == (body, draft) and m.outcome != outcome)  # fmt: skip
            case HasTaken(party, "supports" | "accepts" | "signs", on):
                waits = [p.when for p in self.deal.positions if p.when and (p.party, p.supports) == (party, on)]
                return all(self.holds(w, done, held) for w in waits)
            case After(part, seconds):
                shorter = [m for m in self.free if isinstance(m, After) and m.condition == part and m.seconds < seconds]
                return (part, None) in held and all(m in done for m in shorter)
            case ("until", _) | Reached():
                return all(m in done for m in self.free if self.last(m) is not None and self.last(m) < self.first(move))
            case _:
                return True

    @staticmethod
    def first(move):
        match move:
            case ("until", moment):
                return moment.latest + 1
            case Reached(moment):
                return moment.earliest
        return None

    @staticmethod
    def last(move):
        match move:
            case ("until", moment):
                return moment.latest + 1
            case Reached(moment):
                return moment.latest
        return None

    def may_take(self, step, done, held):
        part = done.count(step) + 1
        when = self.terms[step[0]].timing
        if part > self.parts[step] or self.over(step[0], done, held) or not self.started(step, part, done, held):
            return False
        share = None if self.parts[step] == 1 else Fraction(part, self.parts[step])
        if when.only_while is not None and not self.holds(when.only_while, done, held, share):
            return False
        return all(
            done.count(a) >= floor(Fraction(self.parts[a] * (part - 1), self.parts[step])) for a in self.awaited(step)
        )

    def looked(self, done, held):
        while True:
            more = {one for one in self.to_watch if one not in held and self.holds(one[0], done, held, one[1])}
            if not more:
                return held
            held = held | more

    def worst(self):
        """The worst point of every side, over every state that some run comes to."""
        sides = {side for step in self.steps for side in self.givers(step)}
        worst = dict.fromkeys(sides, Fraction())
        start = ((), self.looked((), frozenset()))
        seen, left = set(), [start]
        while left:
            done, held = left.pop()
            for side in sides:
                worst[side] = max(worst[side], self.unanswered(side, done))
            moves = [s for s in self.steps if self.may_take(s, done, held)]
            moves += [m for m in self.free if self.may_come(m, done, held)]
            for move in moves:
                after = tuple(sorted((*done, move), key=repr))
                state = (after, self.looked(after, held))
                if state not in seen:
                    seen.add(state)
                    left.append(state)
        return worst
