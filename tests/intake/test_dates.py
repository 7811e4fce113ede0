"""Times named in a text, published on Friday 7 October 2016 unless said otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from holdfire.intake.candidate import ResolvedDate
from holdfire.intake.extract.dates.dates import Dates
from holdfire.intake.find import find_candidates
from holdfire.intake.names.mentions import Cast
from holdfire.intake.text.prepare import prepare_article

FRIDAY = date(2016, 10, 7)

NAMED = [
    # days of the week
    ("The envoy proposed a truce on Thursday.", "2016-10-06"),
    ("On Friday, the chancellor called for calm.", "2016-10-07"),
    ("The council met Sunday and again failed to agree.", "2016-10-02"),
    ("Thursday's shelling was the worst in weeks.", "2016-10-06"),
    ("Talks will resume on Tuesday in the capital.", "2016-10-11"),
    ("The delegations are due to meet their hosts on Monday.", "2016-10-10"),
    ("On Monday, the two delegations will meet again.", "2016-10-10"),
    ("The first convoy is expected to leave next Wednesday.", "2016-10-12"),
    ("The ministry told reporters by telephone on Monday that nobody was hurt.", "2016-10-03"),
    ("He left last Friday.", "2016-09-30"),
    ("The envoy is due to travel to the capital, Port Tessa, on Monday.", "2016-10-10"),
    ("The truce fell apart in July. Nobody was surprised.", "2016-07"),
    ("She threatened to quit unless the siege is lifted by Saturday.", "../2016-10-08"),
    ("Two shells fell on the market on Tuesday night.", "2016-10-04"),
    ("Four were hurt overnight into Thursday.", "2016-10-05/2016-10-06"),
    ("Fighting went on from Monday to Wednesday.", "2016-10-03/2016-10-05"),
    ("The rebels had attacked the post on Monday last week.", "2016-09-26"),
    ("They have broken it nine times since Monday.", "2016-10-03/.."),
    # days near
    ("Jets struck the bakery yesterday.", "2016-10-06"),
    ("We will open the road tomorrow, the colonel said.", "2016-10-08"),
    ("Shelling continued overnight.", "2016-10-06/2016-10-07"),
    ("Two guards were shot last night.", "2016-10-06"),
    ("The ceasefire collapsed two days ago.", "2016-10-05"),
    ("The convoy set out the day before yesterday.", "2016-10-05"),
    ("It was shelled for the third consecutive day.", "2016-10-05/2016-10-07"),
    ("The crossing was shut for a fourth day running.", "2016-10-04/2016-10-07"),
    # parts of the day: of the day of the document, where no other was named before
    ("Mortar rounds landed near the buses at around 5 a.m., killing a driver.", "2016-10-07"),
    ("By nightfall residents had counted 40 strikes.", "2016-10-07"),
    ("The protocol was signed at dawn in the convent.", "2016-10-07"),
    ("Fighting resumed within the hour.", "2016-10-07"),
    ("The day's clashes left nine dead.", "2016-10-07"),
    ("The talks were called off over the weekend.", "2016-10-01/2016-10-02"),
    # weeks, months, years
    ("He suspended talks last week with his counterpart.", "2016-09-26/2016-10-02"),
    ("The bombardment of the past few weeks has been relentless.", "2016-09/2016-10"),
    ("In recent weeks the front has moved north.", "2016-09/2016-10"),
    ("At least 30 raids were counted in the past 24 hours.", "2016-10-06/2016-10-07"),
    ("Over the last three days, nobody was let through.", "2016-10-04/2016-10-07"),
    ("Earlier this week the council met twice.", "2016-10-03/2016-10-09"),
    ("Prices doubled this month.", "2016-10"),
    ("Last month, both sides signed.", "2016-09"),
    ("The vote is planned for next month.", "2016-11"),
    ("Last year's election was annulled.", "2015"),
    ("Three months ago the road was open.", "2016-07"),
    ("He came to power 26 years ago.", "1990"),
    ("All heavy weapons must be gone by the end of the month.", "../2016-10"),
    ("Prisoners are to be swapped by the end of November.", "../2016-11"),
    ("The mandate runs out at the end of the year.", "2016"),
    # months and days
    ("The truce took effect on Sept. 12 at sunset.", "2016-09-12"),
    ("It has held since 3 March.", "2016-03-03/.."),
    ("The pause, which began on October 3rd, is fragile.", "2016-10-03"),
    ("A second round is scheduled for Oct. 22 in the lakeside town.", "2016-10-22"),
    ("It was signed on 21 December 2015 by all but one.", "2015-12-21"),
    ("It was signed on December 21, 2015, by all but one.", "2015-12-21"),
    ("On Thursday, 6 October, the bridge was mined.", "2016-10-06"),
    ("In early October the village changed hands.", "2016-10"),
    ("The siege began in July.", "2016-07"),
    ("Nobody has crossed since last November.", "2015-11/.."),
    ("Fighting broke out in March 2011.", "2011-03"),
    ("Between 3 and 7 May they logged nine breaches.", "2016-05-03/2016-05-07"),
    ("From May 3 to June 9 no bread came in.", "2016-05-03/2016-06-09"),
    ("They counted 83 incidents on 2–8 June.", "2016-06-02/2016-06-08"),
    ("From March to May 2016 it was quiet.", "2016-03/2016-05"),
    # years, seasons, feasts
    ("Eleven truces have been declared since 2014.", "2014/.."),
    ("The wars of the 1990s left mines behind.", "199X"),
    ("Talks collapsed in the spring.", "2016-21"),
    ("The offensive of summer 2015 failed.", "2015-22"),
    ("The east may be totally destroyed by Christmas.", "../2016-12-25"),
    ("A truce before Easter was broken at once.", "../2017-04-16"),
    ("It came into force on 2016-09-12 at noon.", "2016-09-12"),
    ("The order of 12/09/2016 was never carried out.", "2016-09-12"),
    # other scripts
    ("وقع الطرفان الهدنة في 12 أيلول 2016.", "2016-09-12"),
    ("دخلت القافلة في ٣ تشرين الأول ٢٠١٦.", "2016-10-03"),
    ("Перемирие вступило в силу 12 сентября.", "2016-09-12"),
    ("Стороны подписали документ 9 сентября 2016 года.", "2016-09-09"),
]


@pytest.mark.parametrize(("sentence", "edtf"), NAMED, ids=[one[0][:44] for one in NAMED])
def test_a_named_time_is_resolved(sentence: str, edtf: str) -> None:
    assert [one.edtf for one in times(sentence)] == [edtf]


NONE_NAMED = [
    "The army may attack again.",
    "May I ask who fired first?",
    "They march on the capital, and the march of the hungry goes on.",
    "The March for Renewal has rejected the offer.",
    "Resolution 2254 was adopted by the council.",
    "He was the last to leave and the next to speak.",
    "Some 2,016 people crossed.",
    "About 2015 people fled.",
    "Before the war, after the talks, and in the end, nobody won.",
    "PORT NOWHERE, Oct. 7 (Agency) — Both sides agreed.",
]


@pytest.mark.parametrize("sentence", NONE_NAMED)
def test_words_that_only_look_like_a_time_are_left_alone(sentence: str) -> None:
    assert times(sentence) == []


def test_times_are_reckoned_from_each_other() -> None:
    found = times(
        "Posts lost\n\nMilitants overran two posts on Tuesday night; the army answered the next morning.\n\n"
        "The village was shelled two days earlier."
    )
    assert [one.edtf for one in found] == ["2016-10-04", "2016-10-05", "2016-10-03"]


def test_a_day_after_points_to_what_came_before() -> None:
    found = times("Rebels left the talks on Friday, a day after a strike on a convoy.")
    assert [(one.span.exact, one.edtf) for one in found] == [("Friday", "2016-10-07"), ("a day after", "2016-10-06")]


def test_a_clock_time_belongs_to_its_day() -> None:
    found = times("The strike hit the market at about 09:20 on Wednesday, when farmers had come.")
    assert [(one.span.exact, one.edtf) for one in found] == [("at about 09:20 on Wednesday", "2016-10-05")]


def test_without_a_date_only_whole_ones_are_found() -> None:
    article = prepare_article("x", "A truce\n\nIt began on 3 March 2016 and broke on Thursday, two days later.")
    assert [one.edtf for one in Dates().find(article, Cast(), ())] == ["2016-03-03", "2016-03-05"]


def test_every_time_stands_where_it_is_said_to() -> None:
    for sentence, _ in NAMED:
        for one in times(sentence):
            assert sentence[one.span.start : one.span.end] == one.span.exact
            assert one.rule.startswith("date.") and 0 < one.confidence < 1


def times(text: str) -> list[ResolvedDate]:
    """Find the times in a text, told in its body."""
    article = prepare_article("x", text, published=FRIDAY)
    return [one for one in Dates().find(article, Cast(), ()) if isinstance(one, ResolvedDate)]


def test_a_part_of_the_day_belongs_to_the_day_told_before_or_where_it_lies_ahead_to_the_next() -> None:
    told = "The convoy was stopped on Wednesday. Hours later, drones hit the depot. The guns will fall silent at dawn."
    assert [one.edtf for one in times(told)] == ["2016-10-05", "2016-10-05", "2016-10-08"]


def test_a_part_of_the_day_is_of_the_day_the_sentence_names() -> None:
    told = "At first light the army shelled the ridge on Tuesday."
    assert [one.edtf for one in times(told)] == ["2016-10-04", "2016-10-04"]


def test_what_had_been_due_is_reckoned_from_the_day_told() -> None:
    told = "The rescue collapsed on Wednesday. It had been due to start from midday. By dusk nobody had left."
    assert [one.edtf for one in times(told)] == ["2016-10-05", "2016-10-05", "2016-10-05"]


def test_a_year_later_is_reckoned_from_the_year_that_was_named() -> None:
    assert [one.edtf for one in times("They took it in 2009 but were driven out a year later.")] == ["2009", "2010"]
    assert [one.edtf for one in times("They took it in March 2009 and left two months later.")] == [
        "2009-03",
        "2009-05",
    ]


def test_a_day_that_tells_which_deadline_lies_ahead() -> None:
    assert [one.edtf for one in times("They are racing to seal it before a Monday deadline.")] == ["2016-10-10"]


def test_a_day_that_tells_whose_attack_it_was_is_no_bound() -> None:
    assert [one.edtf for one in times("Few had left before Wednesday's attack.")] == ["2016-10-05"]


TOLD_BESIDE = [
    # the morning after a night
    ("It was signed on Wednesday night. The guns fell silent at about 06:00.", "2016-10-05 2016-10-06"),
    ("It was signed on Wednesday morning. The guns fell silent at 8 p.m.", "2016-10-05 2016-10-05"),
    ("It was signed on Wednesday. They broke it between 22:40 and 03:15.", "2016-10-05 2016-10-05/2016-10-06"),
    # what somebody agreed to do lies ahead
    ("Both agreed to free nine soldiers on Monday.", "2016-10-10"),
    ("They agreed to set up a panel and to meet again in the capital in November.", "2016-11"),
    ("Aid pledged in the spring has yet to come.", "2016-21"),
    ("They come tomorrow or, if the road is shut, on Monday.", "2016-10-08 2016-10-10"),
    ("Under a deal of last November they were to move their guns back by the end of July.", "2015-11 ../2016-07"),
    ("It should be quiet between 06:00 and 18:00 for five days.", ""),
    ("Their pause was meant to last until Sunday.", "../2016-10-09"),
    ("They have offered to host the talks before the middle of November.", "../2016-11"),
    ("They will not talk unless he frees two residents detained in May.", "2016-05"),
    ("The council put off the debate to Tuesday.", "2016-10-11"),
    ("An exchange scheduled for the end of August did not take place.", "2016-08"),
    ("He put the losses since midnight on Wednesday at nine.", "2016-10-05/.."),
    ("As Norland Today reported, nobody was hurt.", ""),
    ("The pause takes effect on Monday.", "2016-10-10"),
    ("The mandate expires on 31 August.", "2017-08-31"),
    ("The parties have until Sunday to answer.", "../2016-10-09"),
    ("By the end of August, 3,000 people had left.", "../2016-08"),
    ("It was due to begin at 6 a.m. local time (0400 GMT) on Monday.", "2016-10-10"),
    ("\u201cWe shall know tomorrow,\u201d he told reporters on Wednesday.", "2016-10-08 2016-10-05"),
    ("It was the worst violence since the autumn.", "2015-23/.."),
    ("The vote is due in two weeks' time.", "2016-10-17/2016-10-23"),
    ("In the first two months of the year, 900 people died.", "2016-01/2016-02"),
    ("They left in December 2015, a month before the truce collapsed.", "2015-12 2016-01"),
    ("War broke out in May 2012. In October of that year, a pact was signed.", "2012-05 2012-10"),
    ("In March 2015 the road opened. It was closed that summer.", "2015-03 2015-22"),
    ("By early evening 170 had left the villages, which rebels have held since March.", "2016-10-07 2016-03/.."),
    ("They had pencilled in 12 October as the day.", "2016-10-12"),
    ("They tried to bring them back before Monday's meeting.", "2016-10-10"),
    ("Two were hurt overnight from Tuesday to Wednesday.", "2016-10-04/2016-10-05"),
    # words that are cited, habits, verbs
    ("They keep saying \u2018tomorrow\u2019.", ""),
    ("They talk of peace in the morning and bring up howitzers in the evening.", ""),
    ("What came will last two weeks.", ""),
]


@pytest.mark.parametrize(("told", "edtf"), TOLD_BESIDE)
def test_the_words_beside_tell_which_day_it_is(told: str, edtf: str) -> None:
    assert " ".join(one.edtf for one in times(told)) == edtf


def test_what_a_headline_says_is_to_come_lies_ahead() -> None:
    found = times("First four captives to come home Sunday\n\nFour captives are on their way, both sides said.")
    assert [one.edtf for one in found] == ["2016-10-09"]


def test_hours_before_something_are_of_the_day_told() -> None:
    told = (
        "The council failed on Wednesday. Hours before the vote, jets struck. It adjourned hours after the vote Friday."
    )
    assert [one.edtf for one in times(told)] == ["2016-10-05", "2016-10-05", "2016-10-07"]


def test_the_line_with_the_day_of_the_document_is_no_time_of_the_text() -> None:
    assert times("Nine die at port\n\nNews release 7 October 2016 Port Tessa\n\nNine people died at the port.") == []


def test_the_same_period_is_the_one_named_before() -> None:
    told = "The army counted 40 breaches since March. The militia logged 14 over the same period."
    assert [one.edtf for one in times(told)] == ["2016-03/..", "2016-03/.."]
    told = "It shelled us 40 times since the truce took hold on 3 October. We broke it twice over the same period."
    assert [one.edtf for one in times(told)] == ["2016-10-03", "2016-10-03/.."]


def test_stretches_of_two_times_have_names_of_their_own_and_nothing_is_part_of_them() -> None:
    told = "The road was open from 3 May to 7 May, she said. Some 40 trucks came. It was shut from 1 June to 4 June."
    found = find_candidates(prepare_article("doc", told, FRIDAY))
    assert [one.id for one in found if isinstance(one, ResolvedDate)] == ["d18", "d82"]
    assert not any(getattr(one, link, "") for one in found for link in ("base", "parent"))
