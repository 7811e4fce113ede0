"""Acts told in sentences of many styles: each with its type, its trigger and who does it."""

from __future__ import annotations

import pytest

from holdfire.intake.candidate import ReportedAct
from holdfire.intake.extract.acts.acts import Acts
from holdfire.intake.extract.quotations.quotations import Quotations
from holdfire.intake.names.mentions import Register, find_mentions
from holdfire.intake.text.prepare import prepare_article

TOLD = [
    # offers
    ("The envoy offered to lead the wounded out of the city.", "OFFER offered < The envoy"),
    ("Marovia has proposed a seven-day pause to its neighbour.", "OFFER proposed < Marovia"),
    ("A ten-point plan was put forward by the African Union on Monday.", "OFFER put forward < the African Union"),
    ("The general said his forces were ready to lay down their arms.", "OFFER ready to lay < his forces"),
    ("The rebels are willing to hand over two pilots, their spokesman said.", "OFFER willing to hand < The rebels"),
    ("The junta volunteered to open its depots to inspectors.", "OFFER volunteered < The junta"),
    ("The minister reiterated his country's readiness to host a summit.", "OFFER reiterated < The minister"),
    # requests
    ("The council called on all parties to lift the curfew at once.", "REQUEST called on < The council"),
    ("Aid groups appealed for a halt to the bombing.", "REQUEST appealed < Aid groups"),
    ("The bishop urged both armies to spare the harvest.", "REQUEST urged < The bishop"),
    ("Families of the missing are demanding answers.", "REQUEST demanding < Families of the missing"),
    ("The mission has repeatedly requested access to the valley.", "REQUEST requested < The mission"),
    ("Both sides were asked by the mediator to pull back.", "REQUEST asked < the mediator"),
    ("\"They must release every prisoner,\" Colonel Adan Brek said.", "REQUEST must < Colonel Adan Brek"),
    ("The union pressed the government for guarantees.", "REQUEST pressed < The union"),
    ("Human rights groups are pushing for an independent inquiry.", "REQUEST pushing for < Human rights groups"),
    ("She pleaded with the gunmen to let the ambulance pass.", "REQUEST pleaded < She"),
    # promises
    ("The prime minister pledged $40 million in food aid.", "PROMISE pledged < The prime minister"),
    ("The militia promised not to fire on the bridge.", "PROMISE promised < The militia"),
    ("The king vowed to rebuild the northern towns.", "PROMISE vowed < The king"),
    ("Both governments committed themselves to a timetable.", "PROMISE committed < Both governments"),
    ("The army will allow the convoy through, its spokesman said.", "PROMISE allow < The army"),
    ("We will honour every line of the accord, the commander said.", "PROMISE honour < We"),
    ("The president reaffirmed his commitment to the roadmap.", "PROMISE reaffirmed < The president"),
    ("The minister gave assurances that the road would stay open.", "PROMISE gave assurances < The minister"),
    # accepting and agreeing
    ("The opposition accepted the draft after two days of debate.", "ACCEPT accepted < The opposition"),
    ("The cabinet approved the prisoner list on Sunday.", "ACCEPT approved < The cabinet"),
    ("Norland welcomed the proposal.", "ACCEPT welcomed < Norland"),
    ("The two sides agreed to a 48-hour truce.", "AGREE agreed < The two sides"),
    ("The rivals signed a peace accord in the capital on Friday.", "AGREE signed < The rivals"),
    ("Negotiators have reached a deal on the water supply.", "AGREE reached < Negotiators"),
    ("The rebels struck a deal with the governor.", "AGREE struck < The rebels"),
    ("A ceasefire brokered by the Gulf state has reduced the violence.", "AGREE brokered < the Gulf state"),
    ("The memorandum was signed in the port of Ilm.", "AGREE signed < The memorandum"),
    # refusals
    ("The guerrillas rejected the offer out of hand.", "REFUSE rejected < The guerrillas"),
    ("The foreign ministry ruled out any talks with the separatists.", "REFUSE ruled out < The foreign ministry"),
    ("The warlord turned down an invitation to the conference.", "REFUSE turned down < The warlord"),
    ("The colonel declined to give figures.", "REFUSE declined < The colonel"),
    ("The regime refuses to recognise the council.", "REFUSE refuses < The regime"),
    ("Our fighters will not leave the hills, the statement said.", "REFUSE will not leave < Our fighters"),
    ("The delegation would not sit at the same table.", "REFUSE would not sit < The delegation"),
    ("The northern states boycotted the meeting.", "REFUSE boycotted < The northern states"),
    ("The major power vetoed the text.", "REFUSE vetoed < The major power"),
    ("The army did not accept the terms.", "REFUSE accept < The army"),
    # denials
    ("The defence ministry denied bombing the clinic.", "DENY denied < The defence ministry"),
    ("The airline dismissed the report as fiction.", "DENY dismissed < The airline"),
    ("The rebels rejected the accusation.", "DENY rejected < The rebels"),
    ("\"It is a lie,\" said the spokesman, Dal Orven.", "DENY is a lie < the spokesman, Dal Orven"),
    ("Army units did not open fire, the general insisted.", "DENY open fire < Army units"),
    ("The governor disputed the figures.", "DENY disputed < The governor"),
    ("The embassy refuted claims that it had sheltered the men.", "DENY refuted < The embassy"),
    # accusations
    ("The president accused his neighbour of arming the rebels.", "ACCUSE accused < The president"),
    ("Each side blamed the other for the delay.", "ACCUSE blamed < Each side"),
    ("The secretary-general condemned the killing of two doctors.", "ACCUSE condemned < The secretary-general"),
    ("The opposition denounced the decree.", "ACCUSE denounced < The opposition"),
    ("The ministry holds the militia responsible for the fire.", "ACCUSE holds < The ministry"),
    ("Rights groups slammed the verdict.", "ACCUSE slammed < Rights groups"),
    ("The envoy lashed out at both warring parties.", "ACCUSE lashed out < The envoy"),
    ("The government was accused by the monitors on Friday.", "ACCUSE accused < the monitors"),
    # warnings and threats
    ("Doctors warned that insulin would run out within days.", "WARN warned < Doctors"),
    ("The relief agency sounded the alarm over cholera.", "WARN sounded < The relief agency"),
    ("The admiral cautioned against a long campaign.", "WARN cautioned < The admiral"),
    ("The rebels threatened to blow up the dam.", "THREATEN threatened < The rebels"),
    ("The group vowed to avenge its leader.", "THREATEN vowed < The group"),
    ("The navy will respond to any provocation, the admiral said.", "THREATEN will respond < The navy"),
    ("\"We will not stand idly by,\" the sheikh said.", "THREATEN will not stand idly < We"),
    ("The state reserves the right to retaliate.", "THREATEN reserves < The state"),
    # attacks
    ("Government jets bombed two villages near the river.", "ATTACK bombed < Government jets"),
    ("Gunmen opened fire on a bus outside the town.", "ATTACK opened fire < Gunmen"),
    ("A school was hit by a rocket during the night.", "ATTACK hit"),
    ("Insurgents launched an offensive against the airport.", "ATTACK launched < Insurgents"),
    ("The militia fired dozens of rockets at the port.", "ATTACK fired < The militia"),
    ("The coalition carried out 14 air strikes on the capital.", "ATTACK carried out < The coalition"),
    ("Three convoys came under fire on the coastal road.", "ATTACK came under fire"),
    ("The bombardment of the old town by government forces went on.", "ATTACK bombardment < government forces"),
    ("Soldiers stormed the compound at dawn.", "ATTACK stormed < Soldiers"),
    ("Rebel shelling of the suburb left nine dead.", "ATTACK shelling < Rebel"),
    ("Snipers shot dead a baker in the market.", "ATTACK shot dead < Snipers"),
    ("The air force shot down a drone over the strait.", "ATTACK shot down < The air force"),
    ("The two armies traded fire across the line.", "ATTACK traded fire < The two armies"),
    ("The village was shelled overnight.", "ATTACK shelled"),
    # coercion
    ("The army has besieged the enclave since March.", "COERCE besieged < The army"),
    ("Militiamen blocked a convoy of medicine.", "COERCE blocked < Militiamen"),
    ("Power to the district was cut off.", "COERCE cut off"),
    ("Police detained eleven aid workers at the border.", "COERCE detained < Police"),
    ("The separatists turned back six trucks.", "COERCE turned back < The separatists"),
    ("Troops laid siege to the monastery.", "COERCE laid siege < Troops"),
    ("The bloc imposed sanctions on five officers.", "COERCE imposed < The bloc"),
    ("The militants are preventing families from leaving.", "COERCE preventing < The militants"),
    ("The junta closed all border crossings.", "COERCE closed < The junta"),
    # violations
    ("The rebels violated the truce on the first day.", "VIOLATE violated < The rebels"),
    ("The militia broke the ceasefire within the hour.", "VIOLATE broke < The militia"),
    ("Monitors counted 31 violations by government troops.", "VIOLATE violations < government troops"),
    ("The truce has been breached by both sides.", "VIOLATE breached < both sides"),
    ("The deployment was in breach of the accord.", "VIOLATE in breach of < The deployment"),
    # suspending and breaking down
    ("The relief fund suspended deliveries after the raid.", "SUSPEND suspended < The relief fund;ATTACK raid"),
    ("The exchange was postponed.", "SUSPEND postponed < The exchange"),
    ("The mediator put the talks on hold.", "SUSPEND put < The mediator"),
    ("The operator halted aid flights to the north.", "SUSPEND halted < The operator"),
    ("Talks in the lakeside town collapsed on Sunday.", "BREAKDOWN collapsed < Talks in the lakeside town"),
    ("The rebels walked out of the negotiations.", "BREAKDOWN walked out < The rebels"),
    ("The delegation pulled out of the talks.", "BREAKDOWN pulled out < The delegation"),
    ("The collapse of the ceasefire surprised nobody.", "BREAKDOWN collapse"),
    ("The president scrapped the agreement.", "BREAKDOWN scrapped < The president"),
    # carrying out
    ("The rebels freed 40 soldiers on Tuesday.", "IMPLEMENT freed < The rebels"),
    ("The army withdrew its tanks from the plain.", "IMPLEMENT withdrew < The army"),
    ("The two states exchanged 200 prisoners at the bridge.", "IMPLEMENT exchanged < The two states"),
    ("The governor reopened the crossing to trucks.", "IMPLEMENT reopened < The governor"),
    ("The bodies of three pilots were handed over.", "IMPLEMENT handed over"),
    ("The fund delivered flour to the camp.", "IMPLEMENT delivered < The fund"),
    ("The truce took effect at midnight.", "IMPLEMENT took effect < The truce"),
    ("The convoy reached the town after dark.", "IMPLEMENT reached < The convoy"),
    ("The last fighters were evacuated by the Red Crescent.", "IMPLEMENT evacuated < the Red Crescent"),
    # consulting
    ("The foreign ministers met in the capital on Monday.", "CONSULT met < The foreign ministers"),
    ("The envoy held talks with the rebels.", "CONSULT held talks < The envoy"),
    ("The two leaders discussed the crisis by phone.", "CONSULT discussed < The two leaders"),
    ("Diplomats have been negotiating for weeks.", "CONSULT negotiating < Diplomats"),
    ("The mediator briefed the council on Thursday.", "CONSULT briefed < The mediator"),
    # positions
    ("The republic wants to keep its bases, the minister said.", "STATE_POSITION wants to < The republic"),
    ("Foreign troops on our soil are unacceptable, President Iken Sala said.",
     "STATE_POSITION are unacceptable < President Iken Sala"),
    ("The party is opposed to early elections.", "STATE_POSITION is opposed to < The party"),
]  # fmt: skip

NOTHING_TOLD = [
    "The war has displaced two million people since 2012.",
    "Analysts say the deal is fragile.",
    "A ceasefire is in place in the south.",
    "The minister said prices would fall.",
    "He was speaking at a press conference in the capital.",
    "The hospital lacks beds, staff and electricity.",
    "The talks are in their third week.",
    "It was not clear who was to blame.",
    "Workers went on a hunger strike in the prison.",
    "The party won the election with 54 percent of the vote.",
    "The agreement has 14 articles and two annexes.",
    "Attack helicopters were parked at the base.",
    "There were no attacks overnight.",
    "A spokesman asked not to be named.",
    "The company did not respond to a request for comment.",
    "The report strikes a careful balance.",
    "Any violation would be investigated by the commission.",
    "The statement was released late in the evening.",
]


HEAD = "A headline of the day\n\nThis first line of the body is long enough to be taken for a part of the body.\n\n"


def found_in(sentence: str) -> list[ReportedAct]:
    article = prepare_article("x", f"{HEAD}{sentence}\n")
    cast = find_mentions(article, Register())
    quotations = tuple(Quotations().find(article, cast, ()))
    return [one for one in Acts().find(article, cast, quotations) if isinstance(one, ReportedAct)]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_told(sentence: str, expected: str) -> None:
    found = found_in(sentence)
    wanted = expected.split(";")
    assert [one.type for one in found] == [each.split()[0] for each in wanted], [one.trigger.exact for one in found]
    for one, each in zip(found, wanted, strict=True):
        told, _, actor = each.partition(" < ")
        words = told.split(" ", 1)[1]
        assert words in one.trigger.exact or one.trigger.exact.startswith(words.split()[0])
        assert (one.actor_span.exact if one.actor_span else "") == actor
        assert (HEAD + sentence)[one.trigger.start : one.trigger.end] == one.trigger.exact


@pytest.mark.parametrize("sentence", NOTHING_TOLD)
def test_nothing_told(sentence: str) -> None:
    assert [(one.type, one.trigger.exact) for one in found_in(sentence)] == []


NOT_APART = [
    # what is offered, asked, denied, hoped is part of one act
    ("The envoy urged both sides to stop the bombing and release the prisoners.", ["REQUEST"]),
    ("The rebels offered to free nine soldiers and to open the road.", ["OFFER"]),
    ("The ministry denied that its jets had bombed the market.", ["DENY"]),
    ("The council demanded an end to the siege of the town.", ["REQUEST", "COERCE"]),
    ("The commander hopes that both armies will withdraw.", []),
    ("The two sides agreed to exchange prisoners.", ["AGREE"]),
    # what has happened is told even there
    ("The envoy called on the army to honour the accord it signed in May.", ["REQUEST", "AGREE"]),
    ("The ministry dismissed as false a report that its troops blocked a convoy.", ["DENY", "COERCE"]),
    # nor are conditions
    ("If the rebels violate the truce, the army will respond.", ["THREATEN"]),
    ("The siege will be lifted unless the rebels attack the airport.", ["COERCE", "PROMISE"]),
    ("Should the militia open fire, we will respond, the major said.", ["THREATEN"]),
    # two of one sentence
    ("The rebels rejected the offer and shelled the port.", ["REFUSE", "ATTACK"]),
    ("The president accused the army of shelling a school.", ["ACCUSE", "ATTACK"]),
    ("The general condemned the attack and warned of a wider war.", ["ACCUSE", "ATTACK", "WARN"]),
    ("The strike hit a bakery.", ["ATTACK"]),
    ("The army launched an offensive on the hills.", ["ATTACK"]),
]  # fmt: skip

AS_PUT = [
    ("The rebels released no prisoners, but the army will release forty.", "PROMISE", "actual"),
    ("The envoy is due to meet the president on Monday.", "CONSULT", "future"),
    ("The presidents will meet in the spring.", "CONSULT", "future"),
    ("The two armies have not met since March.", "CONSULT", "negated"),
    ("No prisoners have been released by the junta.", "IMPLEMENT", "negated"),
    ("The convoy may have been hit by a mortar, the colonel said.", "ATTACK", "hypothetical"),
    ("Under the deal, the rebels were to hand over the bridge.", "PROMISE", "actual"),
    ("The army will shell any boat that leaves the port, the admiral said.", "THREATEN", "actual"),
    ("The rebels would not accept the text.", "REFUSE", "actual"),
    ("The soldiers did not let the ambulance through.", "COERCE", "actual"),
    ("We have never bombed a school, the minister said.", "DENY", "actual"),
]  # fmt: skip

WHO = [
    ("The rebels, who hold the northern valley, rejected the terms.", "The rebels"),
    ("Rona Essel, the mission's head in the south, urged restraint.", "Rona Essel"),
    ("The governor, in turn, accused the miners of greed.", "The governor"),
    ("The commander said his men had withdrawn and accused the army of a trap.", "his men;The commander"),
    ("On Friday night the coastguard detained nine fishermen.", "the coastguard"),
    ("The junta's offer to share power was made on Sunday.", "The junta"),
    ("Norland and Marovia blamed each other for breaking the truce.", "Norland and Marovia;Norland and Marovia"),
    ("The raid was carried out by masked men.", "masked men"),
    ("The ministry condemned the raid, calling on Norland to apologise.", "The ministry;;The ministry"),
    ("Fighters loyal to the old king stormed the mint.", "Fighters loyal to the old king"),
    ("Families in the old quarter, doctors said, were prevented by soldiers from leaving.", "soldiers"),
    ("The group that took the bridge has freed its captives.", "The group;The group"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "types"), NOT_APART)
def test_what_is_an_act_of_its_own(sentence: str, types: list[str]) -> None:
    assert [one.type for one in found_in(sentence)] == types


@pytest.mark.parametrize(("sentence", "kind", "modality"), AS_PUT)
def test_as_it_is_put(sentence: str, kind: str, modality: str) -> None:
    last = found_in(sentence)[-1]
    assert (last.type, last.modality) == (kind, modality)


@pytest.mark.parametrize(("sentence", "actors"), WHO)
def test_who_does_it(sentence: str, actors: str) -> None:
    found = [one.actor_span.exact if one.actor_span else "" for one in found_in(sentence)]
    assert found == actors.split(";")


def test_a_condition_is_kept_with_its_act() -> None:
    (one,) = found_in("The rebels offered to leave the city if the bombing stops.")
    assert one.condition is not None
    assert one.condition.exact == "if the bombing stops"


def test_other_names_give_the_same_acts() -> None:
    """No rule knows a name: with every name changed, the same acts are found."""
    story = "On Friday {a} accused {b} of shelling {c}. {b} denied it and offered to let monitors in."
    one = found_in(story.format(a="Marovia", b="Norland", c="Ilm"))
    other = found_in(story.format(a="Zubrek", b="the Karsen League", c="Old Tavra"))
    assert [(act.type, act.rule) for act in one] == [(act.type, act.rule) for act in other]
    assert [act.type for act in one] == ["ACCUSE", "ATTACK", "DENY", "OFFER"]


def test_an_act_within_a_quotation_names_who_tells_it() -> None:
    found = found_in('"Rebels shelled the dam on Monday," said the engineer, Tol Vassen.')
    assert [(one.type, one.reported_by) for one in found] == [("ATTACK", "Tol Vassen")]


FOUND_OUT = [
    ("The marshal left the capital without signing the accord.", ["REFUSE"]),
    ("The army has yet to withdraw its guns.", ["IMPLEMENT"]),
    ("The state is on the brink of suspending its payments.", []),
    ("The king told the army to prepare for war should the truce be broken.", []),
    ("The council pushed the junta to rein in its militia.", ["REQUEST"]),
    ("The drought pushed the valley to the brink of famine.", []),
    ("The emirate helped broker the truce.", ["AGREE"]),
    ("Army vehicles blocked the road, locals said, cutting off 40 families.", ["COERCE", "COERCE"]),
    ("The strike force met its targets.", []),
    ("Neither army nor navy shelled the port, the admiral said.", ["DENY"]),
    ("The militia is using the truce to dig in.", ["VIOLATE"]),
    ("The fund announced $9 million in aid for the valley.", ["PROMISE"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "types"), FOUND_OUT)
def test_what_the_words_around_say(sentence: str, types: list[str]) -> None:
    assert [one.type for one in found_in(sentence)] == types
