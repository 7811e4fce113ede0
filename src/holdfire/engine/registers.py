"""Registers: who is on a list, by an act, and when; and what that takes away from exceptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from holdfire.claims.incident import FACETS, Incident, Told
from holdfire.deal.model import Register
from holdfire.engine.last_word import Mark, last_word
from holdfire.engine.seats import Seats
from holdfire.engine.signal import Signal, all_of, any_of, combine
from holdfire.vocab.act import Acts
from holdfire.vocab.moment import FIRST, LAST
from holdfire.vocab.party import Parties

ACT, ACTORS = FACETS.index("act"), FACETS.index("actors")
OnRegister = Mapping[str, Mapping[str, Signal]]


def register_signals(
    registers: Mapping[str, Register], incidents: Iterable[Incident], seats: Seats, acts: Acts
) -> OnRegister:
    """For each register and each party that acted: when it is on it."""
    marks: dict[str, dict[str, list[Mark]]] = {name: defaultdict(list) for name in registers}
    for incident in incidents:
        for name, register in registers.items():
            for act, is_good in ((register.filled_by, True), (register.emptied_by, False)):
                if act:
                    for party, mark in _marks(incident, act, is_good, seats, acts):
                        marks[name][party].append(mark)
    incomplete = seats.incomplete()
    return {
        name: {
            party: last_word(of_party, seats.count, "bad")[0].possibly(incomplete)
            for party, of_party in by_party.items()
        }
        for name, by_party in marks.items()
    }


def bears_on_registers(incident: Incident, registers: Mapping[str, Register], acts: Acts) -> bool:
    """Say whether an incident may put somebody on a register, or take somebody off one."""
    told = incident.facets[ACT].alternatives
    asked = {act for register in registers.values() for act in (register.filled_by, register.emptied_by) if act}
    return any(acts.can_be_one(act, str(one)) for act in asked for one in told)


def _marks(incident: Incident, act: str, is_good: bool, seats: Seats, acts: Acts) -> Iterable[tuple[str, Mark]]:
    acts_told = incident.facets[ACT].alternatives
    within = [acts.is_within(str(told), act) for told in acts_told]
    if not any(acts.can_be_one(act, str(told)) for told in acts_told):
        return
    actors = incident.facets[ACTORS]
    is_sure = all(within) and len(actors.alternatives) == 1 and not actors.contested
    for candidate in actors.alternatives:
        for party in candidate if isinstance(candidate, tuple) else ():
            must = seats.spread(incident.told_must) if is_sure else 0
            mark = Mark(incident.earliest, incident.latest, is_good, seats.spread(incident.told_may), must)
            yield str(party), mark


def registered_rows(
    told: Told, registers: Iterable[str], on_register: OnRegister, parties: Parties, seats: Seats
) -> Iterable[tuple[int, int, int, int]]:
    """Say when what is told of a target is on one of some registers: stretches that cover all time.

    Yields:
        ``(start, end, may, must)``: some alternative may be, all surely are.

    """
    registers = tuple(registers)
    nowhere = Signal.always(0, 0)

    def listed(candidate: object) -> Signal:
        if not isinstance(candidate, tuple) or not candidate:
            return Signal.always(seats.everyone, 0)
        found = [
            signal
            for name in registers
            for listed_party, signal in on_register[name].items()
            if any(parties.is_within(party, listed_party) for party in candidate)
        ]
        incomplete = seats.incomplete()
        return any_of(nowhere, *found).possibly(incomplete)

    if not registers:
        yield FIRST, LAST, 0, 0
        return
    each = [listed(candidate) for candidate in sorted(told.alternatives, key=repr)]
    sure = 0 if told.contested else -1
    whole = combine(lambda some, every: (some[0], every[1] & sure), any_of(*each), all_of(*each))
    yield from whole.stretches(LAST)
