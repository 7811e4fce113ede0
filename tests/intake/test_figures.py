"""Figures in sentences of many styles: what is found, what it counts, what is left alone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from holdfire.intake.candidate import Quotation, ReportedFigure, Reporter, Words
from holdfire.intake.extract.dates.dates import Dates
from holdfire.intake.extract.figures.figures import Figures
from holdfire.intake.find import find_candidates
from holdfire.intake.names.mentions import Cast, Register, find_mentions
from holdfire.intake.text.prepare import prepare_article

OPEN = None
TWO_THIRDS = Fraction(2, 3)

COUNTS = [
    # sentence, words of the number, low, high, about, words for what is counted
    ("At least 17 civilians were killed in the raid.", "At least 17", 17, OPEN, False, "civilians"),
    ("Shelling killed 12 people and set a depot on fire.", "12", 12, 12, False, "people"),
    ("The strike wounded five.", "five", 5, 5, False, "wounded"),
    ("A blast left 31 dead in the town.", "31", 31, 31, False, "dead"),
    ("The clinic put the death toll at 47.", "47", 47, 47, False, "death toll"),
    ("Rebels hold up to 300 prisoners of war.", "up to 300", OPEN, 300, False, "prisoners"),
    ("As many as 750 monitors could be sent.", "As many as 750", OPEN, 750, False, "monitors"),
    ("There are no more than 8,000 gunmen in the old city.", "no more than 8,000", OPEN, 8000, False, "gunmen"),
    ("Fewer than 40 trucks got in.", "Fewer than 40", OPEN, 40, False, "trucks"),
    ("Nearly 275,000 people are trapped.", "Nearly 275,000", OPEN, 275000, True, "people"),
    ("Almost 90 lorries were turned back.", "Almost 90", OPEN, 90, True, "lorries"),
    ("Close to 6,000 families have fled.", "Close to 6,000", OPEN, 6000, True, "families"),
    ("More than a dozen villages changed hands.", "More than a dozen", 12, OPEN, False, "villages"),
    ("Over 1.2 million refugees crossed the river.", "Over 1.2 million", 1_200_000, OPEN, False, "refugees"),
    ("No fewer than 37 violations were logged.", "no fewer than 37", 37, OPEN, False, "violations"),
    ("Upwards of 50 armored vehicles moved north.", "Upwards of 50", 50, OPEN, False, "armored vehicles"),
    ("Some 46,000 residents depend on the road.", "Some 46,000", 46000, 46000, True, "residents"),
    ("About 900 detainees are on the list.", "About 900", 900, 900, True, "detainees"),
    ("Roughly two dozen buses waited at the gate.", "Roughly two dozen", 24, 24, True, "buses"),
    ("An estimated 9,000 people remain in the enclave.", "An estimated 9,000", 9000, 9000, True, "people"),
    ("Around half a million of its inhabitants left.", "Around half a million", 500000, 500000, True, "inhabitants"),
    ("They freed twenty-three of our fighters.", "twenty-three", 23, 23, False, "fighters"),
    ("Dozens of journalists were barred from the town.", "Dozens", 24, 99, True, "journalists"),
    ("Hundreds of families slept in the open.", "Hundreds", 200, 999, True, "families"),
    ("Tens of thousands of people marched.", "Tens of thousands", 20000, 99999, True, "people"),
    ("Several hundred fighters refused to leave.", "Several hundred", 200, 999, True, "fighters"),
    ("Between 40 and 60 trucks a week may pass.", "Between 40 and 60", 40, 60, False, "trucks"),
    ("Between six and eight thousand rebels hold it.", "Between six and eight thousand", 6000, 8000, False, "rebels"),
    ("Roughly 900 to 1,000 foreign fighters are there.", "Roughly 900 to 1,000", 900, 1000, True, "foreign fighters"),
    ("A town of some 25,000–30,000 people was hit.", "some 25,000–30,000", 25000, 30000, True, "people"),
    ("Two or three shells fell near the school.", "Two or three", 2, 3, False, "shells"),
    ("A 3,000-strong force entered the valley.", "3,000-strong", 3000, 3000, False, "force"),
    ("The forty-odd rebels had gone.", "forty", 40, 40, True, "rebels"),
    ("Rebels, roughly 900 to 1,000", "roughly 900 to 1,000", 900, 1000, True, None),
    ("They turned over 11 captured soldiers.", "11", 11, 11, False, "captured soldiers"),
    ("It took over 900 trucks to do so.", "900", 900, 900, False, "trucks"),
    ("Dozens and dozens of goats died.", "Dozens and dozens", 24, 99, True, "goats"),
    ("Scores of villagers fled.", "Scores", 40, 99, True, "villagers"),
    ("A handful of men held the gate.", "A handful", 3, 9, True, "men"),
    ("As few as 12 doctors remain.", "As few as 12", 12, OPEN, False, "doctors"),
    ("Barely 200 carried a gun.", "Barely 200", 200, 200, True, "carried"),
    ("UN estimates show that some 10 300 people have died.", "some 10 300", 10300, 10300, True, "people"),
    ("The 15-member council met.", "15", 15, 15, False, "council"),
    ("She wrote a four-page ruling.", "four", 4, 4, False, "ruling"),
    ("He laid out a 10-point “road map” for talks.", "10", 10, 10, False, "road map"),
    ("The notes ran to a page and a half.", "a page and a half", Fraction(3, 2), Fraction(3, 2), False, "page"),
    ("Nobody may build within 300 meters of the station.", "within 300 meters", OPEN, 300, False, "300 meters"),
    ("Both are to pull their heavy guns back 20 kilometers.", "20 kilometers", 20, 20, False, "guns"),
    ("A 38-kilometre road was cut.", "38-kilometre", 38, 38, False, "road"),
    ("Cargo weighing 2,280.5 tonnes came.", "2,280.5 tonnes", 2280.5, 2280.5, False, "Cargo"),
    ("The draft passed by a vote of 19 to 6.", "19", 19, 19, False, "vote"),
    ("The vote was 19-6, two clerks said.", "19", 19, 19, False, "vote"),
    ("It won 12 in favour and none against.", "12", 12, 12, False, "favour"),
    ("The captives are at least 41, an aid group says.", "at least 41", 41, OPEN, False, "captives"),
    ("The dead numbered 31.", "31", 31, 31, False, "dead"),
    ("The number of armed groups that have signed up stands at 234.", "234", 234, 234, False, "armed groups"),
    ("A promised swap of prisoners — 180 for 64 — never came.", "180", 180, 180, False, "prisoners"),
    ("They hit 14 of the separatists’ guns.", "14", 14, 14, False, "separatists’ guns"),
    ("One Oldfordian soldier killed near bridge.", "One", 1, 1, False, "Oldfordian soldier"),
    ("One policeman was killed and three were hurt.", "One", 1, 1, False, "policeman"),
    ("The guards lost one of their comrades.", "one", 1, 1, False, "comrades"),
    ("The envoy was rebuffed twice.", "twice", 2, 2, False, "rebuffed"),
    ("Militants put the toll at closer to 60.", "closer to 60", 60, 60, True, "toll"),
    ("Twenty soldiers or more were captured.", "Twenty", 20, 20, False, "soldiers"),
    ("A hundred or so mourners came.", "A hundred or so", 100, 100, True, "mourners"),
    ("The army has broken the truce 214 times.", "214", 214, 214, False, "times"),
    ("Only 86 of the evacuees had papers.", "Only 86", 86, 86, False, "evacuees"),
    ("We had one surgeon in the whole town.", "one", 1, 1, False, "surgeon"),
    ("It fired 14 long-range rockets.", "14", 14, 14, False, "long-range rockets"),
    ("Sappers cleared 3.5 hectares of land.", "3.5 hectares", Fraction(7, 2), Fraction(7, 2), False, "land"),
    ("Three wounded soldiers were flown out.", "Three", 3, 3, False, "wounded soldiers"),
    ("Another 15 were injured by glass.", "15", 15, 15, False, "injured"),
    ("Six “heroes” fell at the outpost.", "Six", 6, 6, False, "heroes"),
    ("They released nine captured border guards.", "nine", 9, 9, False, "captured border guards"),
    ("The number of mercenaries was put at no more than 150.", "no more than 150", OPEN, 150, False, "mercenaries"),
    ("Guards let through 14 out of 16 vehicles.", "14", 14, 14, False, "vehicles"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "words", "low", "high", "about", "counted"), COUNTS, ids=[one[0][:40] for one in COUNTS]
)
def test_a_count_is_read(
    sentence: str, words: str, low: float | None, high: float | None, about: bool, counted: str | None
) -> None:
    one = figures(sentence)[0]
    assert one.span.exact.lower() == words.lower()
    assert (one.low, one.high, one.approx, one.cls) == (low, high, about, "count")
    assert (one.counted.exact if one.counted else None) == counted


OTHERS = [
    # sentence, words, class, unit, low, high, about
    ("The two agreed on a 72-hour pause.", "72-hour", "duration", "hour", 72, 72, False),
    ("Fighting lasted for five days.", "five days", "duration", "day", 5, 5, False),
    ("Weapons must be handed over within two months.", "within two months", "duration", "month", OPEN, 2, False),
    ("A six-week-old truce is fraying.", "six-week", "duration", "week", 6, 6, False),
    ("After a decade of war, nobody trusts paper.", "a decade", "duration", "decade", 1, 1, False),
    ("The convoy was held for nearly 36 hours.", "nearly 36 hours", "duration", "hour", OPEN, 36, True),
    ("Two-thirds of the dead were women.", "Two-thirds", "fraction", "fraction", TWO_THIRDS, TWO_THIRDS, False),
    ("Up to a third of the shells failed.", "Up to a third", "fraction", "fraction", OPEN, Fraction(1, 3), False),
    ("Nearly half of them are children.", "Nearly half", "fraction", "fraction", OPEN, Fraction(1, 2), True),
    ("One child in four goes hungry.", "One child in four", "fraction", "fraction", 0.25, 0.25, False),
    ("Six in ten cases remain open.", "Six in ten", "fraction", "fraction", Fraction(3, 5), Fraction(3, 5), False),
    ("Three out of four hospitals are shut.", "Three out of four", "fraction", "fraction", 0.75, 0.75, False),
    ("Nine in 10 people skip meals.", "Nine in 10", "fraction", "fraction", Fraction(9, 10), Fraction(9, 10), False),
    ("Losses fell by a third since May.", "a third", "fraction", "fraction", Fraction(1, 3), Fraction(1, 3), False),
    ("Three quarters of the city is rubble.", "Three quarters", "fraction", "fraction", 0.75, 0.75, False),
    ("Less than 5% of the land was returned.", "Less than 5%", "percent", "percent", OPEN, 5, False),
    ("Some 30 percent of the money has arrived.", "Some 30 percent", "percent", "percent", 30, 30, True),
    ("It got 17 per cent of what it asked for.", "17 per cent", "percent", "percent", 17, 17, False),
    ("Donors pledged $1.3 billion for it.", "$1.3 billion", "money", "USD", 1_300_000_000, 1_300_000_000, False),
    ("Washington withheld the $85m it had promised.", "$85m", "money", "USD", 85_000_000, 85_000_000, False),
    ("They asked for 200,000 liras per family.", "200,000 liras", "money", "lira", 200_000, 200_000, False),
    ("It gave 5 million U.S. dollars in aid.", "5 million U.S. dollars", "money", "USD", 5_000_000, 5_000_000, False),
    ("It has spent Dh340 million on relief.", "Dh340 million", "money", "dirham", 340_000_000, 340_000_000, False),
    ("They extorted P12.5 million from planters.", "P12.5 million", "money", "peso", 12_500_000, 12_500_000, False),
    ("Each was promised L$450 and seed.", "L$450", "money", "LRD", 450, 450, False),
    ("A fine of Rs 500 was paid.", "Rs 500", "money", "rupee", 500, 500, False),
    ("It asked for between $5m and $7m.", "between $5m and $7m", "money", "USD", 5_000_000, 7_000_000, False),
    ("It is a 40-percent share of the money.", "40-percent", "percent", "percent", 40, 40, False),
    ("A 2.5-billion-dollar appeal was made.", "2.5-billion-dollar", "money", "USD", 2.5e9, 2.5e9, False),
    ("Between 62% and 70% of the public agree.", "Between 62% and 70%", "percent", "percent", 62, 70, False),
    ("It broke down less than 24 hours after that.", "less than 24 hours", "duration", "hour", OPEN, 24, False),
    ("The talks took a year and a half.", "a year and a half", "duration", "year", 1.5, 1.5, False),
    ("Just under half of the guns are gone.", "Just under half", "fraction", "fraction", OPEN, 0.5, True),
    ("Up to €27 million of funds are left.", "Up to €27 million", "money", "EUR", OPEN, 27_000_000, False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "words", "cls", "unit", "low", "high", "about"), OTHERS, ids=[one[0][:40] for one in OTHERS]
)
def test_other_figures_are_read(
    sentence: str, words: str, cls: str, unit: str, low: float | None, high: float | None, about: bool
) -> None:
    one = next(one for one in figures(sentence) if one.cls != "count")
    assert (one.span.exact, one.cls, one.unit) == (words, cls, unit)
    assert (one.low, one.high, one.approx) == (low, high, about)


NO_FIGURES = [
    "The two sides blamed each other.",
    "Both parties signed Article 5 of the accord.",
    "Security Council resolution 2328 was adopted.",
    "An S-300 battery and two-seat jets were shown.".replace(" and two-seat jets were", " was"),
    "He told Channel 2 that talks had stopped.",
    "The attack began at 9:30 p.m. and ended at 11 p.m. sharp.",
    "Mr. Okello, 71, seized power as a captain.",
    "A 12-year-old girl wept.",
    "He was aged 34 and came from the north.",
    "The third convoy and the 14th truck were stopped.",
    "One of them spoke on condition of anonymity.",
    "One witness said nobody came.",
    "No one knows, and one should not guess.",
    "Call the hotline 1612 or +999 11 234 56 78 for help.",
    "Mortars of 120mm and 82mm were used.",
    "It was signed on 3 March and broken on March 5.",
    "He left ten days ago.",
    "See https://news.example/2016/45 for more.",
    "According to Decree No. 15, they may return.",
    "The 1973 war is remembered.",
    "Speaking on Day 46 of the war, he wept.",
    "The Group of 20 met.",
    "Phase one has begun.",
    "The minister, 54, resigned.",
    "It broke down at four in the morning.",
    "Next time we will not count to twenty.",
    "They came on foot, one man after the other.",
    "A faction under one Colonel Marrash refused.",
    "It is one of the longest wars.",
    "Not one house was hit.",
    "He called it a two-tier council.",
    "It is like being born at the age of 40.",
    "Phase two of the plan has begun.",
    "There is one people, one army and one flag.",
    '"It is not over," said one diplomat, who asked not to be named.',
    "Children under five screened there were hungry.",
    "At 75, she does not want to leave.",
    "It is item list 1 of 3 here.",
    "The text takes 3 minutes read aloud.",
]


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_numbers_that_count_nothing_are_left_alone(sentence: str) -> None:
    assert [one.span.exact for one in figures(sentence)] == []


def test_a_part_points_to_its_whole() -> None:
    whole, part = figures("At least 44 people, including nine children, died there.")
    assert part.base == whole.id
    assert whole.base == ""


def test_those_of_them_point_back_over_a_full_stop() -> None:
    whole, part = figures("The guards freed 64 prisoners. Nine of them were officers.")
    assert part.base == whole.id


def test_a_number_out_of_another_points_forward() -> None:
    part, whole = figures("Guards let through 14 out of 16 vehicles.")
    assert part.base == whole.id


def test_the_whole_of_a_part_is_large_enough_for_it() -> None:
    whole, _, part = figures(
        "Some 7,000 rebels are to disarm in three phases. About 2,800 of them would join the army."
    )
    assert part.base == whole.id
    assert (part.counted and part.counted.exact, part.unit) == ("them", whole.unit)


def test_what_is_compared_counts_the_same() -> None:
    whole, _, other = figures("It saw 112 violations, including 29 explosions, against 38 the day before.")
    assert other.counted == whole.counted
    first, second = figures("Support stands at 48%, down from 62% a year ago.")
    assert second.counted == first.counted


MONEY = [
    ("It has spent $340 million on relief.", "relief"),
    ("It froze some €240 million ($257 million) in assets.", "assets"),
    ("Rs1.2 billion has been earmarked for bunkers.", "bunkers"),
    ("They were promised a resettlement package of $450 each.", "resettlement package"),
    ("She vowed to stop arms sales worth $1.8 billion.", "arms sales"),
    ("They want $2,000 for her life.", "$2,000"),
]


@pytest.mark.parametrize(("sentence", "counted"), MONEY)
def test_money_is_for_something(sentence: str, counted: str) -> None:
    one = figures(sentence)[0]
    assert one.counted is not None
    assert one.counted.exact == counted


def test_what_is_left_out_is_taken_from_the_figure_before() -> None:
    first, second = figures("The army released 240 detainees. The rebels have released 51.")
    assert first.counted is not None
    assert second.counted == first.counted
    assert second.confidence < first.confidence


def test_the_holder_is_who_says_it() -> None:
    text = "“We lost 12 men,” the colonel said, and nine trucks burned."
    said = Quotation(
        "q1", "direct", (Words(1, 15, text[1:15]),), source=Words(18, 29, "the colonel"), speaker="Colonel Amar"
    )
    inside, outside = figures(text, said)
    assert (inside.holder, outside.holder) == ("Colonel Amar", "narrator")


def test_the_innermost_quotation_gives_the_holder_and_its_reporters() -> None:
    text = "The minister said that, by the mission's count, up to 300 fighters had come."
    outer = Quotation("q1", "indirect", (Words(18, 75, text[18:75]),), speaker="the minister")
    inner = Quotation(
        "q2", "indirect", (Words(48, 75, text[48:75]),), speaker="the mission", parent="q1",
        via=(Reporter(Words(0, 12, "The minister"), name="the minister"),),
    )  # fmt: skip
    (one,) = figures(text, outer, inner)
    assert (one.holder, one.via) == ("the mission", ("the minister",))


def test_parts_with_a_noun_of_their_own_or_none() -> None:
    whole, part = figures("It hit 600 trucks, 50 of them carrying fuel.")
    assert (part.base, part.counted and part.counted.exact, part.unit) == (whole.id, "them", "truck")
    whole, part = figures("They killed 33,000 people, two-thirds of them women and children.")
    assert part.base == whole.id
    assert part.counted is not None
    assert part.counted.exact == "women"


def test_a_share_of_somebody_s_own_points_to_it() -> None:
    share, whole = figures("Up to 80% of the hospital's 120 beds were damaged.")
    assert share.base == whole.id
    assert share.counted is not None
    assert share.counted.exact == "beds"


def test_a_part_has_the_holder_of_its_whole() -> None:
    text = "The monitors said 83 incidents took place. Of these, 52 broke the truce."
    said = Quotation("q1", "indirect", (Words(18, 41, text[18:41]),), speaker="the monitors")
    whole, part = figures(text, said)
    assert (whole.holder, part.holder, part.base) == ("the monitors", "the monitors", whole.id)


def test_metres_are_no_millions() -> None:
    (one,) = figures("Troops withdrew 500m from the line.")
    assert (one.low, one.unit) == (500, "metre")


def test_one_of_a_people_is_counted() -> None:
    assert [one.low for one in figures("It freed 13 Oldfordians, 10 Sards and one Newfordian.")] == [13, 10, 1]


def test_rises_are_two_figures() -> None:
    assert [one.low for one in figures("Attacks rose from 61 to 83 in a week.")] == [61, 83, 1]


def test_numbers_and_names_can_be_others() -> None:
    for number, name in ((3, "Orla"), (48, "Kessim"), (1907, "Tal Batra")):
        (one,) = figures(f"Residents of {name} say that {number:,} houses were burned.")
        assert (one.low, one.counted and one.counted.exact) == (number, "houses")


def test_every_figure_stands_where_it_is_said_to() -> None:
    for sentence in [one[0] for one in COUNTS] + [one[0] for one in OTHERS]:
        for one in figures(sentence):
            assert sentence[one.span.start : one.span.end] == one.span.exact
            assert one.rule.startswith("figure.") and 0 < one.confidence < 1


def test_whom_a_speaker_cites_holds_the_figure() -> None:
    text = "Citing data from the health ministry, the envoy said that 31 civilians had died."
    article = prepare_article("x", text, published=date(2016, 10, 7))
    cast = find_mentions(article, Register())
    said = Quotation("q1", "indirect", (Words(57, 79, text[57:79]),), speaker="the envoy")
    (one,) = Figures().find(article, cast, [said])
    assert isinstance(one, ReportedFigure)
    assert (one.holder, one.via) == ("health ministry", ("the envoy",))


def test_what_somebody_counts_by_is_no_part_of_the_name() -> None:
    text = "By the ministry's own figures, 300 houses are gone."
    said = Quotation("q1", "indirect", (Words(31, 50, text[31:50]),), speaker="ministry's own figures")
    (one,) = figures(text, said)
    assert one.holder == "ministry"


GIVERS = [
    # sentence, number of the figure, who gives it
    ("The monitors counted 40 breaches.", 0, "monitors"),
    ("The number of its men is put at 18,000 by the army and at no more than 7,000 by the ministry.", 0, "army"),
    ("The number of its men is put at 18,000 by the army and at no more than 7,000 by the ministry.", 1, "ministry"),
    ("The number of its men was put at 18,000 by Monday.", 0, "narrator"),
    ("The organisation calls on all parties to:\n\n- agree to a pause of 72 hours;\n- free 40 men.", 1, "organisation"),
    ("The organisation is happy to say:\n\n- agree to a pause of 72 hours;\n- free 40 men.", 1, "narrator"),
    ("The agency demands:\n\n(a) a pause of 72 hours;\n\nThere are 40 men.", 1, "narrator"),
    ("The army has since put the toll at 31.", 0, "army"),
    ("The ministry, which denied it, recorded 14 blasts.", 0, "ministry"),
    ("The rebels admit to nine dead.", 0, "rebels"),
    ("The minister urged all sides to stop and announced a further $5 million.", 0, "minister"),
    ("The commander has 400 men and, by the army's own count, nine tanks.", 1, "army"),
    ("A survey by the Oldford Institute found support at 48%.", 0, "Oldford Institute"),
    ("Polls published this week showed 62% in favour of it.", 0, "polls"),
    ("The army said no more, and 40 trucks were put forward by it.", 0, "narrator"),
    ("The duels have claimed no fewer than 61 lives.", 0, "narrator"),
    ("It wants to put up to 200 observers on the road.", 0, "narrator"),
    ("The war has uprooted 30,000 people, Rivers Institute data show.", 0, "Rivers Institute"),
    ("Some 60 buses got out, provincial health authorities report.", 0, "provincial health authorities"),
    ("They shelled the road again, the army said, with 17 attacks logged on Tuesday alone.", 0, "army"),
    ("On Friday the clinic was hit; three nurses were injured, as per RMC.", 0, "RMC"),
    ("We regret that, as the Rivers Institute informs us, 400 people have fled.", 0, "Rivers Institute"),
    ("Aid groups believe roughly 900 people are still there.", 0, "Aid groups"),
    ("By the army's reckoning, fuel earns the rebels 300 cars a year.", 0, "army"),
    ("A revolt has claimed about 3,200 lives in four years.", 1, "narrator"),
    ("The rebels will submit lists of 300 men.", 0, "narrator"),
    ("The envoy accused the rebels of killing 40 men.", 0, "envoy"),
    ("The army and the rebels accused each other of killing 40 men.", 0, "narrator"),
    ("The army accused the rebels of a breach, after fighting in the hills killed 40 men.", 0, "narrator"),
    ("The raid, blamed on the army, killed 40 men.", 0, "narrator"),
    ("The council demanded a pause of 30 days.", 0, "council"),
    ("The council demanded a 30-day pause.", 0, "narrator"),
    ("The envoy urged all sides to free 40 men.", 0, "envoy"),
    ("The council called on both sides to extend the pause by at least seven days.", 0, "council"),
    ("The envoy appealed to donors to feed the valley, where 40,000 people live.", 0, "narrator"),
    ("Both sides were urged to free 40 men.", 0, "narrator"),
    ("The army denies holding 40 men.", 0, "army"),
    ("The envoy put forward a plan for a pause of ten days.", 0, "envoy"),
    ("The envoy proposed a 30-day truce.", 0, "envoy"),
    ("The envoy left at the end of a 30-day truce.", 0, "narrator"),
    ("The agency said 40 lorries came, short of the 100 a day that the army says are needed.", 1, "army"),
    ("A survey conducted by the Rivers Institute among 900 families found that 40 were ill.", 1, "Rivers Institute"),
    ("Humanitarian partners reported two blasts there.", 0, "Humanitarian partners"),
    ("The soldiers searched it and found nothing, according to two workers.", 0, "narrator"),
]


@pytest.mark.parametrize(("sentence", "number", "holder"), GIVERS, ids=[one[0][:40] for one in GIVERS])
def test_who_counts_holds_a_figure(sentence: str, number: int, holder: str) -> None:
    article = prepare_article("x", sentence, published=date(2016, 10, 7))
    found = list(Figures().find(article, find_mentions(article, Register()), ()))
    one = found[number]
    assert isinstance(one, ReportedFigure)
    assert one.holder.removeprefix("the ").removeprefix("The ") == holder


@pytest.mark.parametrize("sentence", [one[0] for one in [*COUNTS, *OTHERS, *MONEY]])
def test_a_text_cut_anywhere_is_read(sentence: str) -> None:
    for end in range(1, len(sentence)):
        for one in figures(sentence[:end]):
            assert sentence[one.span.start : one.span.end] == one.span.exact


STATEMENT = """Group of Friends of Orlia: joint statement published

The envoy praised 2 drafts.

JOINT STATEMENT

We, the ministers, met in Oldford.

1. We regret that 96 villages were shelled. The parties are to open 12 roads.

2. We call on the army to free 40 captives.

Done at Oldford

The rebels left 11 hospitals."""


def test_a_statement_printed_in_a_text_gives_its_figures() -> None:
    article = prepare_article("x", STATEMENT)
    found = Figures().find(article, find_mentions(article, Register()), ())
    holders = {one.span.exact: one.holder for one in found if isinstance(one, ReportedFigure)}
    theirs = "Group of Friends of Orlia"
    assert holders == {"2": "narrator", "96": theirs, "12": theirs, "40": theirs, "11": "narrator"}


def test_letters_before_a_headline_s_colon_are_the_name_in_the_text() -> None:
    text = "MoD: Two Servicemen Hurt\n\nThe Orlian Ministry of Defense said so. It was quiet by noon."
    article = prepare_article("x", text)
    (one,) = Figures().find(article, find_mentions(article, Register()), ())
    assert isinstance(one, ReportedFigure)
    assert one.holder == "Orlian Ministry of Defense"


def test_whom_a_speaker_says_to_estimate_holds_the_figure() -> None:
    text = "The envoy spoke. The Oldford Mission had counted 60 blasts, she said."
    end = text.index(", she")
    article = prepare_article("x", text)
    said = Quotation("q1", "indirect", (Words(17, end, text[17:end]),), speaker="the envoy")
    (one,) = Figures().find(article, find_mentions(article, Register()), [said])
    assert isinstance(one, ReportedFigure)
    assert (one.holder, one.via) == ("Oldford Mission", ("the envoy",))


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Ada Pell spoke first.\n\nOmar Nur, a deputy, was next. In his words, 40 tanks are left.", "Omar Nur"),
        ("Ada Pell spoke first. Omar Nur, a deputy, has men and, by his own count, 40 working tanks.", "Omar Nur"),
        ("Health authorities run by the group claimed that 81 people were killed.", "Health authorities"),
    ],
)
def test_a_possessor_is_who_the_sentence_before_is_about(text: str, holder: str) -> None:
    found = find_candidates(prepare_article("x", f"Talks go on\n\n{text}\n", published=date(2016, 10, 7)))
    assert [one.holder for one in found if isinstance(one, ReportedFigure)] == [holder]


COUNTED = [
    ("Two 23 mm machineguns were seized.", "machineguns"),
    ("They fired five 120mm mortars.", "mortars"),
    ("Two earlier agreements fell through.", "agreements"),
    ("Her patrols counted “no less than sixty” detonations.", "detonations"),
    ("A $350m (£256m) debt repayment falls due.", "debt repayment"),
    ("They will contribute a further EUR 45 million to the humanitarian response.", "humanitarian response"),
    ("It would hire civil servants, a group thought to number 170,000.", "servants"),
    ("The bill would come to about $80m a month.", "bill"),
    ("They are to cease all movement of heavy weapons within 30 kilometres of the capital.", "weapons"),
    ("Eighteen of those freed were civilians.", "civilians"),
    ("Nine of those arrested in the raid were teachers.", "teachers"),
    ("Seven were children.", "children"),
    ("Nineteen others were injured.", "injured"),
    ("At least 14, including a medic, were killed.", "killed"),
    ("Over 70 were killed in an hour.", "killed"),
    ("A mother of four wept.", "mother"),
    ("The appeal for the north is only 41 per cent funded.", "appeal"),
    ("The plan, which calls for $254 million, is late.", "plan"),
    ("The $612 million Joint Relief Plan is late.", "Joint Relief Plan"),
    ("The state will compensate the families with 2 million pounds each.", "families"),
    ("They demand $300 from each family.", "family"),
    ("A batch of 400,000 doses of measles vaccines came.", "measles vaccines"),
    ("It has cut oil exports from the north to 90,000 barrels a day.", "oil exports"),
    ("The army's losses rose to 340.", "losses"),
    ("They kept people from leaving and barely 300 had got out.", "people"),
    ("The vote was 12 in favor.", "vote"),
    ("They hit us twice.", "hit"),
    ("The force numbers 4,500, down from 6,000.", "force"),
    ("It has twice rejected the idea.", "rejected"),
    ("The army puts the number of militants killed at more than 100.", "militants"),
    ("She announced a further €12 million (roughly $12.5 million) for the relief fund.", "relief fund"),
    ("Some people had left, she said, and hundreds were still there.", "people"),
]


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("A poll found that 54% of voters support it while 37% oppose it.", ["voters", "voters"]),
        ("They advanced to within 5 kilometers (3 miles) of it.", ["kilometers", "miles"]),
        ("They are to move their guns 15 kilometers (9 miles) back.", ["guns", "guns"]),
        ("Nearly 900 homes were destroyed and another 210 damaged.", ["homes", "homes"]),
        ("It counted 212 violations, nearly double the 108 of the week before.", ["violations", "violations"]),
        ("A total of 31 violations were recorded: 20 by the army.", ["violations", "violations"]),
        ("He said one convoy was stopped and one driver detained.", ["convoy", "driver"]),
    ],
)
def test_figures_beside_each_other_count_the_same_or_each_their_own(sentence: str, counted: list[str]) -> None:
    found = [one.counted.exact.split()[-1] for one in figures(sentence) if one.counted is not None]
    assert found == counted


@pytest.mark.parametrize("sentence", ["It fell apart in less than a year.", "They must leave within a week."])
def test_one_unit_of_time_is_a_stretch_behind_a_bound(sentence: str) -> None:
    (one,) = figures(sentence)
    assert (one.cls, one.approx) == ("duration", False)
    assert 1 in (one.low, one.high)


@pytest.mark.parametrize(("sentence", "counted"), COUNTED, ids=[one[0][:40] for one in COUNTED])
def test_what_is_counted_stands_further_off(sentence: str, counted: str) -> None:
    found = figures(sentence)
    assert found[0].counted is not None
    assert found[0].counted.exact.endswith(counted)


def figures(text: str, *quotations: Quotation) -> list[ReportedFigure]:
    """Find the figures of a text."""
    article = prepare_article("x", text, published=date(2016, 10, 7))
    found = [*Dates().find(article, Cast(), ()), *quotations]
    return [one for one in Figures().find(article, Cast(), found) if isinstance(one, ReportedFigure)]
