"""Acts told with a pronoun before a particle, on the way out of a town, and in words that only sound like one."""

from __future__ import annotations

import pytest

from tests.intake.read_sentences import acts_in

TOLD = [
    # a pronoun between verb and particle
    ("The rebels had a plan, and the premier turned it down.", ["REFUSE"]),
    ("“They have torn it up,” the commander said.", ["VIOLATE"]),
    ("The mediators wanted talks in May, but the army called them off.", ["SUSPEND"]),
    # on the way out
    ("Some 2,000 people departed through the northern checkpoint on Friday.", ["IMPLEMENT"]),
    ("Patients were transported to a hospital across the border.", ["IMPLEMENT"]),
    ("The evacuation of the quarter stalled at noon.", ["SUSPEND"]),
    ("Soldiers pulled forty men off the buses.", ["COERCE"]),
    ("Gunmen marched the teachers off.", ["COERCE"]),
    ("The authorities pushed back 300 asylum-seekers on Monday.", ["COERCE"]),
    ("The pause ran out on Saturday.", ["BREAKDOWN"]),
    # what is said of truth and blame
    ("“This is an outright lie,” the colonel told the station.", ["DENY"]),
    ("The claim is devoid of truth, the spokesman said.", ["DENY"]),
    ("The office ruled out any involvement in the blast.", ["DENY"]),
    # nobody did it, nobody was let in
    ("The general insisted that no aircraft of his had flown over the town.", ["DENY"]),
    ("The spokesman said not one of his men had fired before dawn.", ["DENY"]),
    ("Since Saturday no vessel has been authorised to dock.", ["COERCE"]),
    ("“We have not received so much as a map,” the minister said.", ["VIOLATE"]),
    ("The council announced that it will not be attending.", ["REFUSE"]),
    ("Under the plan, the movements will submit lists of their men.", ["PROMISE"]),
    ("The minister defended the strike.", ["STATE_POSITION", "ATTACK"]),
    # what only sounds like one
    ("An official, who asked not to be named because he was not authorised to speak, described the room.", []),
    ("Nobody could tell who fired first.", []),
    ("“Whoever opens the gates finds an empty yard,” the poet said.", []),
    ("The brigade, which will deploy 600 monitors, is made up of recruits.", []),
    ("The charity said no doctor had been found.", []),
    ("The charity pitched 400 tents near the river.", []),
    ("One official, who insisted on anonymity, described the room.", []),
    ("The deployment is aimed at protecting the highway.", []),
    ("A teacher, speaking to the Herald, described the winter.", []),
    ("The fire left dozens of families without a roof.", []),
    ("One house burned down in the lower town.", []),
]


@pytest.mark.parametrize(("sentence", "types"), TOLD)
def test_told(sentence: str, types: list[str]) -> None:
    found = acts_in(sentence)
    assert [one.type for one in found] == types, [(one.trigger.exact, one.rule) for one in found]


def test_who_is_told_is_not_who_does_it() -> None:
    found = acts_in("Its spokesman told Herald the group would not be dragged into war.")
    assert [one.actor_span.exact for one in found if one.actor_span] == ["the group"]
