"""What figures count where no noun stands right behind them: what was done, groups, sizes, sums, other figures."""

from __future__ import annotations

import pytest

from holdfire.intake.candidate import ReportedFigure
from holdfire.intake.find import find_candidates
from holdfire.intake.text.prepare import prepare_article

HEAD = "Talks go on\n\nIt had rained there for days on end, and nobody knew when it would be dry again.\n\n"

COUNTED = [
    # text, words of each number and for what is counted
    ("Gunmen abducted three from a clinic near Sorek.", [("three", "abducted")]),
    (
        "Police arrested 14 after the march and released nine without charge.",
        [("14", "arrested"), ("nine", "released")],
    ),
    ("Aid groups say the siege has driven some 70,000 from the valley.", [("some 70,000", "driven")]),
    ("Twelve were taken to hospital with burns.", [("Twelve", "taken")]),
    ("There were 46 wounded on Tuesday. Seven died of their injuries.", [("46", "wounded"), ("Seven", "died")]),
    (
        "Only 27 of the 290 trucks got in. Eleven were turned back by the army.",
        [("Only 27", "trucks"), ("290", "trucks"), ("Eleven", "turned back")],
    ),
    ("They brought out 638 people, and a further 1,200 were still waiting.", [("638", "people"), ("1,200", "waiting")]),
    ("About 400 were sheltering in the school when it was hit.", [("About 400", "sheltering")]),
    ("Officials said 40 had registered to leave.", [("40", "registered")]),
    ("More than 100 are still missing.", [("More than 100", "missing")]),
    ("Only three survived, a medic said.", [("Only three", "survived")]),
    ("Nearly four million need food aid.", [("Nearly four million", "need")]),
    ("The school gym now sleeps 430.", [("430", "sleeps")]),
    (
        "Fourteen prisoners are held there; none of the other nine were seen.",
        [("Fourteen", "prisoners"), ("nine", "prisoners")],
    ),
    ("The camp took in 300 on Friday.", [("300", "took in")]),
    ("By evening 19 were back home.", [("19", "")]),
    ("The bus carrying 22 was hit.", [("22", "carrying")]),
    (
        "Some 4,000 people in 61 buses left; 9,500 have gone since Monday.",
        [("Some 4,000", "people"), ("61", "buses"), ("9,500", "people")],
    ),
    ("The voters, some 88,000 in all, were asked.", [("some 88,000", "voters")]),
    ("Organisers gave the crowd as 6,000; the police said 1,500.", [("6,000", "crowd"), ("1,500", "crowd")]),
    ("Unemployment stands at 47 per cent.", [("47 per cent", "Unemployment")]),
    (
        "Malnutrition rates among children have reached 31 per cent.",
        [("31 per cent", "rates")],
    ),
    ("The aid covers 30 per cent of needs.", [("30 per cent", "needs")]),
    ("They got 200 grams of bread.", [("200 grams", "bread")]),
    ("Twelve T-72 tanks crossed.", [("Twelve", "T-72 tanks")]),
    ("Since then, 16 have died.", [("16", "died")]),
    ("Killed: 14. Wounded: 60.", [("14", "Killed"), ("60", "Wounded")]),
    ("Trucks cleared so far: 412.", [("412", "Trucks")]),
    ("The death toll, now 77, may rise.", [("77", "toll")]),
    ("The toll of 77 includes 12 children.", [("77", "toll"), ("12", "children")]),
    ("The soldiers, numbering about 70, withdrew.", [("about 70", "soldiers")]),
    ("The line was moved 3 km east.", [("3 km", "line")]),
    ("The strip, 4 km across and 90 km long, is mined.", [("4 km", "strip"), ("90 km", "strip")]),
    ("It is above the 15% emergency threshold.", [("15%", "emergency threshold")]),
    ("Sixteen 82-mm and 120-mm mines were fired.", [("Sixteen", "mines")]),
    ("They upheld 300 complaints: 270 against the rebels.", [("300", "complaints"), ("270", "complaints")]),
    ("One more serviceman was killed by a sniper.", [("One", "serviceman")]),
    ("Over half of these were civilians.", [("Over half", "civilians")]),
    ("France will keep 1,800 soldiers there and Germany 400.", [("1,800", "soldiers"), ("400", "soldiers")]),
    ("Of all the requests sent, 72 percent were refused.", [("72 percent", "requests")]),
    ("Attacks on clinics have tripled this year, to 61.", [("61", "Attacks")]),
    ("The offensive sent 90,000 south.", [("90,000", "sent")]),
    ("He put the group's dead at seven.", [("seven", "group's dead")]),
    ("Its appeal for $210 million is 18 per cent funded.", [("$210 million", "appeal"), ("18 per cent", "appeal")]),
    (
        "They logged 1,045 violations, including 320 blasts. More than half were near it.",
        [("1,045", "violations"), ("320", "blasts"), ("More than half", "violations")],
    ),
    (
        "It recorded 29 cases in four regions: Adlin (12), Hama (9) and Latia (5).",
        [("29", "cases"), ("four", "regions"), ("12", "cases"), ("9", "cases"), ("5", "cases")],
    ),
    ("Seven shells fell on houses, four of which burned.", [("Seven", "shells"), ("four", "houses")]),
    ("Six other workers were injured, one of whom lost a leg.", [("Six", "workers"), ("one", "workers")]),
    ("They are parked along a 7km stretch of the road.", [("7km", "stretch")]),
    ("He pays a stipend of Rs. 6,000 to each.", [("Rs. 6,000", "stipend")]),
    (
        "“Eighty percent of the text is done. The other 20 percent is the war.”",
        [("Eighty percent", "text"), ("20 percent", "text")],
    ),
    ("“From 100 sheep I have six left,” he said.", [("100", "sheep"), ("six", "sheep")]),
    ("The court sentenced 16 rebels to death and 24 to life.", [("16", "rebels"), ("24", "rebels")]),
    ("A bomb killed one and wounded two on Thursday.", [("one", "killed"), ("two", "wounded")]),
    ("Over 1,000 were rounded up and at least 23 shot.", [("Over 1,000", "rounded"), ("at least 23", "shot")]),
    ("The monitors, 20 from each side, will wear white.", [("20", "monitors")]),
    ("It lost $40 billion in lost trade.", [("$40 billion", "trade")]),
    ("The government's share of the vote slipped to 31 percent.", [("31 percent", "share")]),
    ("Imports through the port fell by more than half.", [("more than half", "Imports")]),
    (
        "The reserves have shrunk to $600 million from $4 billion.",
        [("$600 million", "reserves"), ("$4 billion", "reserves")],
    ),
    ("The aid package totals 150 million euros.", [("150 million euros", "aid package")]),
    ("An extra £5m will go to clearing mines.", [("£5m", "clearing mines")]),
    ("The truce, due to last a week, was extended.", [("a week", "a week")]),
    ("The shop was worth 30,000 dollars.", [("30,000 dollars", "shop")]),
    ("They were crammed into a room of 20 square metres.", [("20 square metres", "room")]),
    ("It is 15 percent of what is needed.", [("15 percent", "what")]),
    (
        "They are to free all of their prisoners, believed to be around 230.",
        [("believed to be around 230", "prisoners")],
    ),
    ("It counted 64 breaches, of which 49 were blamed on the army.", [("64", "breaches"), ("49", "breaches")]),
    ("Medics at the 40-bed clinic treated 73.", [("40", "clinic"), ("73", "treated")]),
    ("His approval rating has risen 11 points to 58 percent.", [("11", "points"), ("58 percent", "approval rating")]),
    (
        "They cut the group's strength by 40 percent, to some 9,000.",
        [("40 percent", "group's strength"), ("some 9,000", "group's strength")],
    ),
    ("Tickets went for up to $4,000.", [("up to $4,000", "Tickets")]),
    ("The toll from the raid on a wedding party has climbed to 57.", [("57", "toll")]),
    ("The mission, the smallest in the region, costs $280 million a year.", [("$280 million", "mission")]),
    ("Of those who fled, fewer than 200 have come back.", [("fewer than 200", "those")]),
    ("Rents rose sharply to 90 pounds.", [("90 pounds", "Rents")]),
    ("A family of five was buried under the house.", [("five", "family")]),
    ("The plane had a crew of eight and 41 passengers.", [("eight", "crew"), ("41", "passengers")]),
    ("A group of 40 fighters left.", [("40", "fighters")]),
    ("The garrison is estimated at 2,000.", [("2,000", "garrison")]),
    ("The ministry put the damage at $12 million.", [("$12 million", "damage")]),
    ("Support for the deal fell to 41% from 55%.", [("41%", "Support"), ("55%", "Support")]),
    (
        "The poll found that 54 percent of voters support it, down from 68 percent in March.",
        [("54 percent", "voters"), ("68 percent", "voters")],
    ),
    ("The number of units that accept the truce has not changed, totaling 97.", [("97", "units")]),
    ("The number of towns in the process remains unchanged - 640.", [("640", "towns")]),
    ("Only 3,200 trucks got in, including 2,560 carrying aid.", [("Only 3,200", "trucks"), ("2,560", "trucks")]),
    ("Parliament rose from 61 seats to 83.", [("61", "seats"), ("83", "seats")]),
    (
        "More than two-thirds of the country's imported food is landed there.",
        [("More than two-thirds", "country's imported food")],
    ),
    (
        "More than half the country's 12 million people go hungry.",
        [("More than half", "people"), ("12 million", "people")],
    ),
    ("Donors gave $900 million in military and development aid.", [("$900 million", "military and development aid")]),
    (
        "It sent food supplies worth 20 million yuan (about 2.8 million dollars) to refugees.",
        [("20 million yuan", "food supplies"), ("about 2.8 million dollars", "food supplies")],
    ),
    ("Britain announced £20m for demining.", [("£20m", "demining")]),
    ("The company lost $400,000 a day in revenue.", [("$400,000", "revenue")]),
    (
        "The appeal - only 24 per cent funded - asks for $130 million.",
        [("only 24 per cent", "appeal"), ("$130 million", "appeal")],
    ),
    ("Prices for fuel rose $2 to $91 a barrel.", [("$2", "$2"), ("$91", "barrel")]),
    ("The blast spilled about 4,000 barrels of crude.", [("about 4,000 barrels", "barrels of crude")]),
    ("They are to pull heavy guns back to a distance of 20 kilometers.", [("20 kilometers", "distance")]),
    ("Such weapons are banned within 15km of the line.", [("within 15km", "weapons")]),
    ("The buffer zone would be 5 km wide.", [("5 km", "zone")]),
    ("The blast left a crater 8 metres wide and 3 metres deep.", [("8 metres", "crater"), ("3 metres", "crater")]),
    ("It recorded 11 rounds of 120mm caliber.", [("11", "rounds"), ("120mm", "rounds")]),
    ("The shots came from a post about 1.5km south of it.", [("about 1.5km", "1.5km")]),
    ("They heard shots, all 2-4km north.", [("2-4km", "2-4km")]),
    ("The silos stand about a mile from the barge.", [("about a mile", "silos")]),
    (
        "A month-long truce began, and fell apart after a week.",
        [("month-long", "month-long truce"), ("a week", "a week")],
    ),
    (
        "They were taken to a camp in Mabo, about 60 kilometers (37 miles) to the south.",
        [("about 60 kilometers", "Mabo"), ("37 miles", "Mabo")],
    ),
    ("The buses had covered about 5 kilometers when it fell.", [("about 5 kilometers", "buses")]),
    ("It seized the town, 60 km north of the capital.", [("60 km", "60 km")]),
    ("They advanced to within 5 km of the gate.", [("within 5 km", "5 km")]),
    ("They agreed to stop fighting for 30 days after talks in the capital.", [("30 days", "30 days")]),
    ("It was prolonged by 24 hours, until Friday evening.", [("24 hours", "24 hours")]),
    ("The war has gone on for more than two decades.", [("more than two decades", "two decades")]),
    ("Rations were cut by half in mid-July.", [("half", "Rations")]),
    ("All but one of them were in the hills.", [("one", "them")]),
    ("One of the dead was a volunteer.", [("One", "dead")]),
    (
        "They left a 20-kilometre (12-mile) wide security zone.",
        [("20-kilometre", "wide security zone"), ("12-mile", "wide security zone")],
    ),
    ("It halted pumping on the 485-mile Hill Line.", [("485-mile", "Hill Line")]),
    ("They patrol a five-kilometre (three-mile) strip.", [("five-kilometre", "strip"), ("three-mile", "strip")]),
    ("The price of a bag of flour has risen tenfold since May.", [("tenfold", "price")]),
    ("It told of a threefold rise in cholera cases.", [("threefold", "cholera cases")]),
    ("Food prices are 85% higher than in May.", [("85%", "prices")]),
    ("Inflation hit 120 percent last month.", [("120 percent", "Inflation")]),
    ("One convoy is not enough, she said.", [("One", "convoy")]),
    ("One rocket hit a school.", [("One", "rocket")]),
    ("One doctor for every 30,000 residents is left.", [("One", "doctor"), ("30,000", "residents")]),
    ("It has met less than a fifth of that amount.", [("less than a fifth", "that amount")]),
    ("They hold captives, who the army says number at least 23.", [("at least 23", "captives")]),
    (
        "It carried about a third of the country's $2.1 billion border trade.",
        [("about a third", "border trade"), ("$2.1 billion", "border trade")],
    ),
    (
        "Exports fell from 2.4 million tonnes to 900,000 tonnes.",
        [("2.4 million tonnes", "Exports"), ("900,000 tonnes", "Exports")],
    ),
    ("They spoke for three-and-a-half hours.", [("three-and-a-half hours", "three-and-a-half hours")]),
    ("About a quarter of a million people fled.", [("About a quarter of a million", "people")]),
    ("The 33-page report lists 71 attacks.", [("33", "report"), ("71", "attacks")]),
    ("They handed over $5,000 in cash.", [("$5,000", "cash")]),
    ("The relief fund stands at $63m.", [("$63m", "relief fund")]),
    ("Fighters must pull back 30 km from the river.", [("30 km", "Fighters")]),
    ("Aid for 3.4 million people was cut by 20 per cent.", [("3.4 million", "people"), ("20 per cent", "Aid")]),
    ("The mission has 700 of its planned 1,500 observers.", [("700", "observers"), ("1,500", "observers")]),
    ("At least eight were hurt, two seriously.", [("At least eight", "hurt"), ("two", "hurt")]),
    ("They stood by two clearly marked vehicles.", [("two", "clearly marked vehicles")]),
    ("It brings to nine the number killed there.", [("nine", "killed")]),
    ("They waited 2½ hours and then 3 1/2 days.", [("2½ hours", "2½ hours"), ("3 1/2 days", "3 1/2 days")]),
    ("The half-hour call ended badly.", [("half-hour", "half-hour call")]),
    ("Police found a half-dozen grenades.", [("half-dozen", "grenades")]),
    ("Two brothers, aged nine and 12, died there.", [("Two", "brothers")]),
    ("The strike hit a bus with 17 miners, killing all but three.", [("17", "miners"), ("three", "miners")]),
    ("They fired at a crowd, wounding scores.", [("scores", "wounding")]),
    ("They used two 500-kg bombs.", [("two", "bombs"), ("500-kg", "bombs")]),
    (
        "Only 1,900 tonnes of the 12,000 tonnes of wheat came.",
        [("Only 1,900 tonnes", "wheat"), ("12,000 tonnes", "wheat")],
    ),
    ("It received half of the 400 tonnes needed.", [("half", "400 tonnes"), ("400 tonnes", "400 tonnes")]),
    ("Losses exceed $600 million.", [("exceed $600 million", "Losses")]),
    ("A 10- to 15-km buffer was agreed.", [("10- to 15-km", "buffer")]),
    ("A sack of rice has gone from 9,000 to 41,000 lira.", [("9,000", "sack"), ("41,000 lira", "sack")]),
    ("Three convoys were looted; a fourth was fired upon.", [("Three", "convoys")]),
    ("They have lost four of every 10 recruits.", [("four of every 10", "recruits")]),
    ("The number of villages that have joined has gone up to 1,507.", [("1,507", "villages")]),
    ("They hold 11 men. Only two of the 11 were released.", [("11", "men"), ("Only two", "men"), ("11", "men")]),
    ("Roughly one in 12 citizens has fled.", [("Roughly one in 12", "citizens")]),
    ("Another dozen people were hurt.", [("dozen", "people")]),
    ("It saw three craters, each about 1.5m in diameter.", [("three", "craters"), ("about 1.5m", "1.5m")]),
    ("Two of the three factions signed.", [("Two", "factions"), ("three", "factions")]),
    ("Unemployment is put at 45%.", [("45%", "Unemployment")]),
    (
        "Insurers cut premiums by half, to around 1 per cent of a ship's value.",
        [("half", "premiums"), ("around 1 per cent", "ship's value")],
    ),
]

NO_FIGURES = [
    "The disputed vote split the country in two.",
    "A week-old ceasefire is in doubt.",
    "Yusuf, who is 17, was there.",
    "The bishop, 81, has offered his cathedral.",
    "If one more village burns, there will be an answer.",
    "One of his advisers turned it down.",
    "One of their commanders was to be treated first.",
    "A third said soldiers were at the gate.",
    "One official was blunt about it.",
    "One option is to wait.",
    "The youngest victim was seven.",
    "Children as young as six months had to walk.",
]


@pytest.mark.parametrize(("text", "counted"), COUNTED, ids=[one[0][:40] for one in COUNTED])
def test_what_each_figure_counts(text: str, counted: list[tuple[str, str]]) -> None:
    assert [(one.span.exact, one.counted.exact if one.counted else "") for one in figures(text)] == counted


@pytest.mark.parametrize("text", NO_FIGURES, ids=[one[:40] for one in NO_FIGURES])
def test_no_figure_is_found(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize("text", [one[0] for one in COUNTED], ids=[one[0][:40] for one in COUNTED])
def test_a_text_cut_behind_any_word_is_read(text: str) -> None:
    words = text.split(" ")
    for length in range(1, len(words)):
        cut = " ".join(words[:length])
        assert all(len(HEAD) <= one.at < one.until <= len(HEAD + cut) for one in figures(cut))


def test_a_range_may_have_its_unit_glued_to_it() -> None:
    (one,) = figures("They heard shots, all 2-4km north.")
    assert (one.low, one.high, one.unit) == (2, 4, "km")


def test_what_was_done_to_things_is_no_count_of_people() -> None:
    (guns,) = figures("The raid destroyed nine.")
    (people,) = figures("The raid freed nine.")
    assert (guns.unit, people.unit) == ("destroyed", "people")


def figures(text: str) -> list[ReportedFigure]:
    """Read a text as the body of an article: its figures."""
    found = find_candidates(prepare_article("doc", HEAD + text))
    return [one for one in found if isinstance(one, ReportedFigure) and one.at >= len(HEAD)]
