"""Acts as headlines, drills, ultimatums, briefings and councils tell them; and which of a sentence's times is whose."""

from __future__ import annotations

import pytest

from tests.intake.read_sentences import acts_in, acts_in_headline

HEADLINES = [
    ("Norland rebels extend truce 30 days; 11 captives freed", ["AGREE", "IMPLEMENT"]),
    ("Evacuation of Tal Merrin halted as gunmen torch buses", ["SUSPEND", "ATTACK"]),
    ("Rebels in Cartagua free captive soldiers", ["IMPLEMENT"]),
    ("UN condemns raids as aid convoy reaches town", ["ACCUSE", "ATTACK", "IMPLEMENT"]),
    ("Norland, Marovia swap 300 prisoners in largest exchange of war", ["IMPLEMENT"]),
    ("Army rejects truce proposal, vows to fight on", ["REFUSE", "THREATEN"]),
    ("Marovia suspends ceasefire with dissidents after killings", ["SUSPEND", "ATTACK"]),
    ("Council fails to adopt resolution on truce monitors", ["BREAKDOWN"]),
    ("No talks while shelling goes on, says premier", ["REFUSE"]),
]

TOLD = [
    # what follows if a demand is not met
    ("“Either the regime pulls back by Friday or we will do it ourselves,” the president said.", ["THREATEN"]),
    ("“We will not be the first to open fire, but if attacked we shall respond,” the general said.", ["THREATEN"]),
    ("He cautioned that the front would not sit idle.", ["WARN", "THREATEN"]),
    # there is no such thing
    ("“There is no side letter,” the official told the paper.", ["DENY"]),
    ("“There will be no negotiations under fire,” he added.", ["REFUSE"]),
    ("“Our defenders did not respond to provocations,” the spokesman said.", ["DENY"]),
    ("Its patience has limits, but the army will surrender none of the bridges.", ["REFUSE"]),
    # what only sounds like one
    ("The general warned of a stain that will not wash out.", ["WARN"]),
    ("The minister would not comment on the report.", []),
    ("Their rifles were stacked behind the wall, as agreed.", []),
    ("“Let us be patient,” he said.", []),
    ("Not a single window was left, and the bakery was a ruin.", []),
    ("The meeting began at ten and ended at noon.", []),
    ("The company launched a new phone, and its shares rose.", []),
    ("Heavy rain lashed the coast on Sunday.", []),
    ("The road was closed by snow, and schools remain closed.", []),
    ("The team beat its rivals and seized the lead in the table.", []),
    ("The court heard that the driver had ignored a red light.", []),
    # strikes and what they do
    ("Two observers were wounded when a mortar round landed beside their car.", ["ATTACK"]),
    ("The militia burned eight trucks and extorted money from planters.", ["ATTACK", "COERCE"]),
    ("They answered with howitzers.", ["ATTACK"]),
    ("The brigade had used tanks and mortars to shell seven villages.", ["ATTACK"]),
    ("Gunmen opened fire on the queue and killed seventeen people.", ["ATTACK"]),
    ("The town was captured by paramilitary forces after it had been bombed.", ["ATTACK", "ATTACK"]),
    # councils
    ("The council extended until 31 July the mandate of the force and called on both to talk.", ["AGREE", "REQUEST"]),
    ("The amendment was defeated by a vote of four to seven.", ["REFUSE"]),
    ("An earlier attempt to evacuate civilians failed.", ["BREAKDOWN"]),
    ("The evacuation of the wounded began on Monday.", ["IMPLEMENT"]),
    ("Monitors pulled out of the valley on Monday.", ["SUSPEND"]),
    ("The claim, which the ministry denied, was repeated by the rebels.", ["DENY"]),
    ("The ministry rejected the draft as one-sided.", ["REFUSE"]),
    ("The ministry rejected the allegation as nonsense.", ["DENY"]),
]  # fmt: skip

WHO = [
    ("The council dismissed the commander concerned, returned nine captives and gave assurances.", ["The council"] * 2),
    ("Troops had committed 3,097 violations, the minister said.", ["Troops"]),
    ("It has in turn accused the army of lies.", ["It"]),
    ("Both agreed in principle to meet again.", ["Both"]),
    ("Norland denies shelling anyone.", ["Norland"]),
    ("The pact was initialled in May and signed on Friday by the two kings.", ["the two kings", "the two kings"]),
]  # fmt: skip

WHEN = [
    ("The rebels shelled the port on Monday.", ["2023-03-13"]),
    ("On Monday the army shelled the port and blocked the road.", ["2023-03-13", "2023-03-13"]),
    # what lies ahead is part of what was agreed
    ("The two sides agreed to meet on March 25.", [""]),
    ("The presidents will meet on March 25.", ["2023-03-25"]),
    ("He ruled out any talks before a vote next May and cautioned against haste.", ["", ""]),
    # only which deal is meant
    ("The envoy violated the January deal, the army said.", [""]),
    # again and again until now
    ("The army has violated the truce 31 times since Monday.", ["2023-03-13/.."]),
    ("Monitors have recorded 31 violations since the truce took effect on 1 March.", ["2023-03-01/..", "2023-03-01"]),
    ("Since the accord was signed on 1 March, only nine trucks have been allowed in.", ["2023-03-01", "2023-03-01/.."]),
    ("Nine violations were recorded over the past 24 hours.", ["2023-03-16/2023-03-17"]),
    ("The army has besieged the town since February.", ["2023-02/.."]),
    ("The rebels left the besieged town on Tuesday.", ["2023-03-14"]),
    # one who says it
    ("The army will not leave the bridge, its spokesman said on Wednesday.", ["2023-03-15"]),
    # a noun whose sentence only tells when it was
    ("The shelling of the market took place on Tuesday evening.", ["2023-03-14"]),
    ("Clashes between the two armies intensified over the weekend.", ["2023-03-11/2023-03-12"] * 2),
    # the clause beside
    ("A nurse was detained on 2 March when the lorry she was in was turned back.", ["2023-03-02", "2023-03-02"]),
    ("Gunmen fired on the square on Tuesday, in a new breach of the ceasefire.", ["2023-03-14", "2023-03-14"]),
    ("The truce fell apart on Tuesday, with warplanes pounding the town.", ["2023-03-14", "2023-03-14"]),
    ("Under the deal signed in February, the army agreed to let trucks in.", ["2023-02", "2023-02"]),
    ("The rebels rejected it on Wednesday, a day after an air strike killed 31 people.", ["2023-03-15", "2023-03-14"]),
    ("The strikes on Sunday hit a market.", ["2023-03-12"] * 2),
    ("Air strikes on the town killed at least 23 people on Sunday.", ["2023-03-12"]),
    ("In November 2022, talks on a truce broke down after the rebels refused to disarm.", ["2022-11"] * 3),
    ("An earlier truce, signed in May 2022, collapsed after two months.", ["2022-05", ""]),
    ("The army accused them on Monday of overnight shelling.", ["2023-03-13", "2023-03-16/2023-03-17"]),
    ("Two agreements, in January and February, fell through.", ["2023-01/2023-02"]),
    ("In March the pause broke down within hours when shells landed near the bridge.", ["2023-03", "2023-03"]),
    ("He described Monday's attack as a crime.", ["2023-03-13"]),
    ("Nine people died in overnight shelling.", ["2023-03-16/2023-03-17"]),
    ("The spokesman ruled out a truce before Tuesday's vote.", [""]),
    ("The group said on Monday that it had signed, less than three weeks after its men overran the port.", ["", ""]),
    ("The envoy met the president on Monday. The two men discussed a truce.", ["2023-03-13", "2023-03-13"]),
    ("The minister urged calm on Monday. He made the remarks as he met the envoy.", ["2023-03-13"] * 2),
    ("The army has besieged the town since May 2022, cutting off all food.", ["2022-05/..", "2022-05/.."]),
    # what has been done, nobody says when
    ("The army said on Monday it would stay. It has threatened to shell the port.", ["2023-03-13", ""]),
    # a bound that has passed
    ("By Tuesday evening the rebels had released nine soldiers.", ["2023-03-14"]),
    ("The council put off the vote to Tuesday.", [""]),
    # nothing was done since
    ("The two sides have not met since January.", [""]),
    # parts of the day
    ("Rebels ambushed a patrol near the depot at dawn.", ["2023-03-17"]),
    ("The army shelled the village shortly before dusk on Tuesday.", ["2023-03-14"]),
    ("The envoy has refused to sign, and on Thursday his men ambushed a bus, killing the driver.", ["", "2023-03-16"]),
    # the occasion that opens a sentence
    ("In a statement on Sunday, the group denied it.", ["2023-03-12"]),
    ("Speaking in Oldford on Tuesday, the envoy urged both sides to wait.", ["2023-03-14"]),
    ("In a telephone call on Tuesday, the president agreed to a truce.", ["2023-03-14", "2023-03-14"]),
    ("In the town that fell on Tuesday, gunmen ambushed a bus.", ["2023-03-14"]),
    # at about which hour
    ("At approximately 10:30 pm on Tuesday, three missiles struck the ward.", ["2023-03-14"]),
    # whose time it is
    ("After last week's attack on the convoy, nobody came.", ["2023-03-06/2023-03-12"]),
    ("It is the third time this year that the clinic has been shelled.", ["2023"]),
    ("The bus was burnt before Tuesday's attack on the convoy.", ["2023-03-14"]),
    ("The envoy is due to travel there on Friday for talks with both sides.", ["2023-03-17"]),
    # what came of it
    ("A sniper shot a soldier dead on Tuesday, prompting a wave of airstrikes.", ["2023-03-14", "2023-03-14"]),
    # not when it was done
    ("The agency got a third of the $2.9bn it requested for this year.", [""]),
    ("Rebels violated it often since it took effect on March 3 and accused the army of lies.", ["", "2023-03-03", ""]),
    # the hours of a day; a part of a month; a time that belongs to a thing
    ("The attack occurred in the early hours of Tuesday near the ford.", ["2023-03-14"]),
    ("The crossing was closed by the army for most of February.", ["2023-02"]),
    ("The army suspended the progress of the past few weeks.", [""]),
    # a participle that goes on with a noun
    ("The blockade, imposed by the navy in January after a raid, has cut deliveries.", ["2023-01", "2023-01", "", ""]),
    ("The attacks, launched late on Tuesday, targeted a camp.", ["2023-03-14", "2023-03-14"]),
    # a clause of its own
    ("The talks failed in May, and a month later the bridge was destroyed in an air strike.", ["2022-05", "2022-06"]),
    ("In 2018 the truce broke down when a bus was ambushed near the ford.", ["2018", "2018"]),
    ("The union suspended the country in January and has called for calm.", ["2023-01", ""]),
    ("She said lorries had been looted on Tuesday, and called on both sides to stop.", ["2023-03-14", ""]),
    ("On two occasions last week, gunmen attacked the patrol.", ["2023-03-06/2023-03-12"]),
    # ahead
    ("A new round of talks is planned for Monday in Orla.", ["2023-03-20"]),
    ("The mission intends to send a patrol to the ford on Monday.", ["2023-03-20"]),
    ("The captives will be released by Monday.", ["../2023-03-20"]),
    # what is joined to it, with one time for both
    ("The army shelled the village and lost two men on Tuesday.", ["2023-03-14"]),
    ("Analysts warn that the dispute could harm talks next month.", [""]),
    ("They had to leave the site on Tuesday when small-arms fire was heard nearby.", ["2023-03-14"]),
    ("In a statement on Tuesday, the ministry said it was sorry for the attack.", [""]),
    # where it was said stands between commas
    ("Speaking in the capital, Port Anne, on Tuesday, the envoy urged both sides to wait.", ["2023-03-14"]),
    # a verb that looks like a part of a span of time
    ("Talks on the future of the region are expected to start next month.", ["2023-04"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "types"), HEADLINES)
def test_headlines(line: str, types: list[str]) -> None:
    assert [one.type for one in acts_in_headline(line)] == types


@pytest.mark.parametrize(("sentence", "types"), TOLD)
def test_told(sentence: str, types: list[str]) -> None:
    found = acts_in(sentence)
    assert [one.type for one in found] == types, [(one.trigger.exact, one.rule) for one in found]


@pytest.mark.parametrize(("sentence", "actors"), WHO)
def test_who_does_it(sentence: str, actors: list[str]) -> None:
    assert [one.actor_span.exact if one.actor_span else "" for one in acts_in(sentence)] == actors


@pytest.mark.parametrize(("sentence", "dates"), WHEN)
def test_when_it_was_done(sentence: str, dates: list[str]) -> None:
    found = acts_in(sentence)
    assert [one.date for one in found] == dates, [(one.trigger.exact, one.rule) for one in found]
