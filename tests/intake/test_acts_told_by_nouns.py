"""Acts told by nouns and by things: talks that are held, fighting that goes on, shells that hit, a truce that holds."""

from __future__ import annotations

import pytest

from tests.intake.read_sentences import acts_in

TOLD = [
    # talks that are held
    ("The accord was reached during talks in the lakeside town.", ["AGREE", "CONSULT"]),
    ("The envoy was in the capital for talks with the president.", ["CONSULT"]),
    ("A new round of talks is planned for Thursday.", ["CONSULT"]),
    ("The next round of consultations will be held in May.", ["CONSULT"]),
    ("The talks, which began in May, are to resume in Lugano.", ["CONSULT"]),
    ("The rebels freed ten men ahead of talks.", ["IMPLEMENT", "CONSULT"]),
    ("The parties met for a third round of talks.", ["CONSULT", "CONSULT"]),
    ("The mission proposed a new round of talks.", ["OFFER"]),
    ("A diplomat close to the talks was hopeful.", []),
    ("The two sides called for talks.", ["REQUEST"]),
    ("The council renewed its call for talks.", ["REQUEST"]),
    # fighting that goes on
    ("At least 40 people were killed in the fighting.", ["ATTACK"]),
    ("The two countries brokered the truce after months of fighting.", ["AGREE", "ATTACK"]),
    ("Both sides agreed to stop fighting.", ["AGREE"]),
    ("The army lost two infantry fighting vehicles.", []),
    # attacks that there are, though they are to stop
    ("The rebels said they would free the crew if the army stopped its raids.", ["PROMISE", "ATTACK"]),
    ("The mayor said such attacks had grown.", ["ATTACK"]),
    ("The spokesman said no such raid had taken place.", ["DENY"]),
    # what a text asks for
    ("The council adopted a resolution demanding a truce.", ["AGREE", "REQUEST"]),
    # crimes laid to somebody
    ("Rights groups accused both armies of war crimes.", ["ACCUSE", "VIOLATE"]),
    ("A lecture on war crimes drew students.", []),
    # taken, trapped, turned back
    ("The rebels captured the port in June.", ["ATTACK"]),
    ("Diplomats seized upon the offer.", []),
    ("Some 40,000 people are trapped in the old town.", ["COERCE"]),
    ("The general seized power in a coup.", ["COERCE"]),
    ("The jailers mistreated their captives.", ["COERCE"]),
    ("The army repelled an attack on the bridge.", ["ATTACK"]),
    ("The rebels had stored rockets in schools.", ["VIOLATE"]),
    ("Two nurses were detained at a checkpoint and released the next day.", ["COERCE", "IMPLEMENT"]),
    ("Forty men detained over the conflict were released on Sunday.", ["COERCE", "IMPLEMENT"]),
    ("The war broke out in 2016.", []),
    ("Thousands have fled since hostilities resumed in May.", ["ATTACK"]),
    ("The general said his men would stay in their barracks.", ["PROMISE"]),
    ("The sergeant, who was captured near the dam, is 23.", ["COERCE"]),
    ("About 60 villagers are still being held.", ["COERCE"]),
    ("The hill is held by the rebels.", []),
    ("The vote will be held in June.", []),
    ("The group has fought for autonomy since 1998.", ["ATTACK"]),
    ("Firefighters fought the blaze for hours.", []),
    ("Monitors heard explosions on both banks.", ["ATTACK"]),
    ("We were queueing when the first shell hit.", ["ATTACK"]),
    ("The general is under pressure from donors.", ["REQUEST"]),
    # trying to wreck a truce, and what texts ask for
    ("The minister accused the rebels of trying to wreck the truce.", ["ACCUSE", "BREAKDOWN"]),
    ("The accord, drafted by Oman, calls for a wider pullback.", ["REQUEST"]),
    ("The truce announced in June has collapsed.", ["AGREE", "BREAKDOWN"]),
    ("An agreement reached in Lugano opened the road.", ["AGREE", "IMPLEMENT"]),
    ("Militants seized the dam last week.", ["ATTACK"]),
    ("The town fell to the rebels in March.", ["ATTACK"]),
    ("The deal fell apart over a list of names.", ["BREAKDOWN"]),
    ("Medics took 40 wounded people to hospitals across the border.", ["IMPLEMENT"]),
    ("The bridge reopened on Monday.", ["IMPLEMENT"]),
    ("Negotiators from both sides gathered in Doha.", ["CONSULT"]),
    ("Talks were under way in Muscat.", ["CONSULT"]),
    ("Gunmen killed the mayor.", ["ATTACK"]),
    ("The captives were flown home.", ["IMPLEMENT"]),
    ("Some 2,000 families have gone back to their homes.", ["IMPLEMENT"]),
    ("The 175 soldiers returned home on Friday.", ["IMPLEMENT"]),
    ("The guns were moved 15 km from the line.", ["IMPLEMENT"]),
    ("Power was restored in the east.", ["IMPLEMENT"]),
    ("The plane was brought down by a missile.", ["ATTACK"]),
    ("Soldiers beat the driver.", ["COERCE"]),
    ("The rebels set up two checkpoints on the road.", ["COERCE"]),
    ("Neither side has respected the truce.", ["VIOLATE"]),
    ("Tanks were seen to enter the buffer zone.", []),
    ("Drones flew over the town.", ["VIOLATE"]),
    ("The truce has all but collapsed.", ["BREAKDOWN"]),
    ("The ceasefire lasted only six hours.", ["BREAKDOWN"]),
    ("“We need regular access,” the envoy said.", ["REQUEST"]),
    ("“I want the planes to stop.”", ["REQUEST"]),
    ("“Tell me what I need,” she said.", []),
    # what is none
    ("He offered his condolences to the families.", []),
    ("She suggested that the shell was theirs.", []),
    ("It was not enough to bring them back to the table.", []),
    ("The shells hit a house; talks aimed at saving the truce go on.", ["ATTACK"]),
    ("Orla strikes the port despite the ceasefire.", ["ATTACK"]),
    ("The detainees held by the regime are ill.", []),
    ("I grabbed my children and ran.", []),
    ("Twenty drones disappeared from radar.", []),
    ("The province broke away in 1991.", []),
    ("The guns should have been withdrawn by now.", []),
    ("The monitors visited the site.", []),
    # a pause ordered, agencies that leave
    ("The general ordered his men to halt the operation.", ["SUSPEND"]),
    ("Two relief agencies pulled out of the camp.", ["SUSPEND"]),
    # taken up again by a pronoun
    ("The two sides signed a truce in May, but it collapsed in June.", ["AGREE", "BREAKDOWN"]),
    # denials without the word
    ("The navy said it had no record of any raid.", ["DENY"]),
    ("“Why would we shell our own homes?” the mayor asked.", ["DENY"]),
    ("The minister said the reports were taken from thin air.", ["DENY"]),
    # threats taken up, wants, salaries to be paid
    ("The minister called that threat regrettable.", ["THREATEN"]),
    ("The threat of hunger grows.", []),
    ("The mediators wanted the two sides to meet in May.", ["REQUEST"]),
    ("The government is to pay the salaries of 300 clerks.", ["PROMISE"]),
    ("The rockets appeared to have been fired from the north.", ["ATTACK"]),
]
WHO = [
    ("An agreement reached in the port in May collapsed.", ["An agreement", "An agreement reached in the port"]),
    ("The accord that the parties signed in the port was short.", ["the parties"]),
    ("Clashes between the army and the rebels left six dead.", ["the army and the rebels"]),
    ("The accord obliges both sides to free their captives.", ["both sides"]),
    ("The council has refused to send anyone, demanding that the army leave first.", ["The council", "The council"]),
    ("The police fired in the air and then they took the men.", ["The police"]),
    ("The rebels captured the port in June.", ["The rebels"]),
    ("The port was seized by the separatists on Monday.", ["the separatists"]),
    ("Shells hit the old town.", ["Shells"]),
    ("Three missiles struck the hospital.", ["Three missiles"]),
    ("A convoy of 30 trucks reached the town.", ["A convoy of 30 trucks"]),
    ("It was the worst raid since a partial truce took hold in May.", ["", "a partial truce"]),
    ("The envoy is expected on Saturday for consultations with the rebels.", ["The envoy"]),
    ("In a phone call with his colleague on Friday, the minister praised the plan.", ["the minister", "the minister"]),
]


@pytest.mark.parametrize(("sentence", "types"), TOLD)
def test_told(sentence: str, types: list[str]) -> None:
    found = acts_in(sentence)
    assert [one.type for one in found] == types, [(one.trigger.exact, one.rule) for one in found]


@pytest.mark.parametrize(("sentence", "actors"), WHO)
def test_who_does_it(sentence: str, actors: list[str]) -> None:
    found = acts_in(sentence)
    told = [one.actor_span.exact if one.actor_span else "" for one in found]
    assert told == actors, [(one.trigger.exact, one.rule) for one in found]
