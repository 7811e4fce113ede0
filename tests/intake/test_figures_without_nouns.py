"""Figures whose noun stands elsewhere or nowhere: of them, hundreds freed, measures of goods, odd shares."""

from __future__ import annotations

from fractions import Fraction

import pytest

from holdfire.intake.candidate import ReportedFigure
from holdfire.intake.drafts.draft import _unit
from holdfire.intake.find import find_candidates
from holdfire.intake.text.prepare import prepare_article

HEAD = "Talks go on\n\nIt had rained there for days on end, and nobody knew when it would be dry again.\n\n"

COUNTED = [
    # sentence, words of the number, words for what is counted
    ("The envoy gave a list of 530 names, but they confirmed only about half of them.", "only about half", "them"),
    ("Of 60 patients, a third of them were children.", "a third", "children"),
    ("She asked for $750 million, a third of it for the north.", "a third", "it"),
    ("It says one in five of those remaining is ill.", "one in five", "those remaining"),
    ("The army denies holding 200 of those on the list.", "200", "those on the list"),
    ("“There were 3,200 of us, no more,” he said.", "3,200", "us"),
    ("They freed 40 soldiers, and six of them went home.", "six", "them"),
    ("The council took in 60 observers, half of whom stayed.", "half", "observers"),
    ("There are 6,000 men there, of whom up to a quarter belong to the Sons of the Hill.", "up to a quarter",
     "Sons of the Hill"),
    ("Of the fighters, roughly a third belong to the “Hill Guard” movement.", "roughly a third", "Hill Guard"),
    ("One in three is a member of the Hill Guard.", "One in three", "member of the Hill Guard"),
    ("Some 70 percent are supporters of the Hill Guard.", "Some 70 percent", "supporters of the Hill Guard"),
    ("Hundreds evacuated from the besieged town.", "Hundreds", "evacuated"),
    ("Tessa: hundreds freed as the truce holds.", "hundreds", "freed"),
    ("The doctors got out, and hundreds were left behind.", "hundreds", "left behind"),
    ("Dozens are feared dead after the strike.", "Dozens", "dead"),
    ("Dozens more were wounded.", "Dozens", "wounded"),
    ("Some 40 trucks waited; hundreds more are expected.", "hundreds", "trucks"),
    ("Hundreds leave the besieged town after a deal.", "Hundreds", "Hundreds leave"),
    ("Scores arrested after the march.", "Scores", "arrested"),
    ("Thousands of people fled.", "Thousands", "people"),
    ("It carried 12 metric tons of medical supplies.", "12 metric tons", "medical supplies"),
    ("It gave out 5,200 baskets, weighing 385 tons, to families.", "385 tons", "baskets"),
    ("They took 80 square kilometres of farmland.", "80 square kilometres", "farmland"),
    ("A lorry with 300 cubic metres of water came.", "300 cubic metres", "water"),
    ("Guns must be kept at a distance of 15 km from the line.", "15 km", "distance"),
    ("They may keep no guns with a calibre of more than 100 mm.", "more than 100 mm", "calibre"),
    ("It licensed more than £340m worth of military equipment.", "more than £340m", "military equipment"),
    ("Ten shells hit the mill, and we counted six of them in the yard.", "six", "them"),
    ("Rebels seized 17 villages; three of them have no well.", "three", "them"),
    ("Eighty captives walked north and 31 walked south.", "31", "captives"),
    ("Of 90 former inmates heard by the panel last month, nearly half told of beatings.", "nearly half",
     "former inmates"),
    ("Of the 11 convoys announced, only two arrived.", "only two", "convoys"),
    ("Of those released, 61 had been held in the north.", "61", "those released"),
    ("They were to free 180 prisoners, but only 38 have been freed.", "only 38", "prisoners"),
    ("It logged 90 breaches, including 31 explosions. A day earlier it had logged 71.", "71", "breaches"),
    ("We watched the trucks: there were 14.", "14", "trucks"),
    ("I have seen the tents. There are seventeen.", "seventeen", "tents"),
    ("The minister met the families of the hostages, 11 of whom are ill.", "11", "hostages"),
    ("The attack brought to 112 the number of peacekeepers killed there.", "112", "peacekeepers"),
    ("Nine die as a shell hits the market.", "Nine", "die"),
    ("The blast killed at least 23 Tuesday, a doctor said.", "at least 23", "killed"),
    ("A bomb wounded 12 late Saturday near the gate.", "12", "wounded"),
    ("The wells gave 900 buckets a day, compared with 400 last year.", "400", "buckets"),
    ("The army said 30 gunmen were killed and 12 captured.", "12", "gunmen"),
    ("It recorded 1,024 explosions in one region and 86 in the other.", "86", "explosions"),
    ("The number of lorries entering each day has fallen from 120 to 35.", "120", "lorries"),
    ("The price of flour has risen by 300 percent.", "300 percent", "price"),
    ("Brent, the benchmark, fell 1.8% on the news.", "1.8%", "Brent"),
    ("The blockade has cut food deliveries by almost 80%, aid groups say.", "almost 80%", "food deliveries"),
    ("It hopes to lift output, which has fallen to around 310,000 barrels a day.", "around 310,000 barrels", "output"),
    ("He deplored the repeated breaches of the accord by the army, which exceeded 200.", "exceeded 200",
     "repeated breaches"),
    ("The war was costing the treasury $14 million a day.", "$14 million", "war"),
    ("Oil rose to $84.50 a barrel.", "$84.50", "barrel"),
    ("It offered $12 million for the convoys.", "$12 million", "convoys"),
    ("The Response Plan for the north, which requires $387 million, was late.", "$387 million", "Response Plan"),
    ("They had dug a tunnel 70 meters long.", "70 meters", "tunnel"),
    ("She saw a fresh crater, about 1.5 metres wide.", "about 1.5 metres", "crater"),
    ("Guns must leave a zone 15 kilometres wide.", "15 kilometres", "zone"),
    ("The lorries were about 500 metres from the gate when it fell.", "about 500 metres", "lorries"),
    ("It hit the village, which lies some 3km from the line.", "some 3km", "village"),
    ("It agreed to pull its speedboats back 20 nautical miles.", "20 nautical miles", "speedboats"),
    ("The force will be 4,500 strong.", "4,500", "force"),
    ("A 480-km line divides them.", "480-km", "line"),
    ("Six current and former officials said so.", "Six", "current and former officials"),
    ("Out of 60 wells, 12 work.", "12", "wells"),
    ("The budget of the mission is $80 million a year.", "$80 million", "budget"),
    ("They were eating once a day or less.", "once", "eating"),
    ("He had been allowed to write home twice.", "twice", "write"),
    ("She was told twice that he was dead.", "twice", "told"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "number", "counted"), COUNTED, ids=[one[0][:40] for one in COUNTED])
def test_what_is_counted(sentence: str, number: str, counted: str) -> None:
    found = [one for one in figures(sentence) if one.span.exact == number]
    assert [one.counted.exact if one.counted else None for one in found] == [counted]


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Nine out of 10 people were driven out.", Fraction(9, 10)),
        ("9 out of 10 families rely on aid.", Fraction(9, 10)),
        ("Four out of ten families ate once.", Fraction(4, 10)),
        ("Nearly a third live in tents.", Fraction(1, 3)),
        ("They cut the rations by half.", Fraction(1, 2)),
    ],
)
def test_a_share_is_one_figure(sentence: str, share: Fraction) -> None:
    assert [(one.cls, one.high) for one in figures(sentence)] == [("fraction", share)]


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("They let through 14 out of 16 lorries.", ["14", "16"]),
        ("Two were killed and a third fled.", ["Two"]),
        ("They fired a 120 mm mortar.", []),
        ("It was about a third party.", []),
    ],
)
def test_other_numbers_are_no_shares_and_no_sizes(sentence: str, numbers: list[str]) -> None:
    assert [one.span.exact for one in figures(sentence)] == numbers


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("They pay the salaries of some 28,000 local civil servants.", ["some 28,000"]),
        ("It came at 0740 local time.", []),
        ("The convoy was held for two days before being sent back.", ["two days"]),
        ("A pact was signed, but it collapsed eight months later.", ["eight months"]),
        ("He left two days before the raid.", []),
        ("They must withdraw no later than 45 days after signing.", ["no later than 45 days"]),
        ("Brent fell 1.8% to $84.50.", ["1.8%", "$84.50"]),
        ("It carried food for 90 people for a month.", ["90", "a month"]),
        ("They agreed to extend the truce by one year.", ["one year"]),
        ("They agreed to extend the truce by a year.", ["a year"]),
        ("The navy withdrew beyond 12 nautical miles.", ["12 nautical miles"]),
        ("Four rockets of 122 mm caliber fell.", ["Four", "122 mm"]),
        ("Only two swaps took place, and a third, planned for May, was put off.", ["Only two"]),
        ("Once again they met once.", []),
    ],
)
def test_which_words_are_figures(sentence: str, numbers: list[str]) -> None:
    assert [one.span.exact for one in figures(sentence)] == numbers


def test_a_share_that_belongs_to_somebody_is_a_share_of_the_figure_before() -> None:
    men, share = figures("There are 6,000 men there, of whom up to a quarter belong to the Sons of the Hill.")
    assert share.base == men.id


def test_who_gives_a_part_in_the_next_sentence() -> None:
    """What goes on counting is the same giver's; what is only told of them is the narrator's."""
    *_, part = figures("The ministry said 83 people had left. Of these, 52 are at home.")
    assert part.holder == "ministry"
    *_, part = figures("The ministry said 83 people had left. A third of them are at home.")
    assert part.holder == "narrator"


def test_words_that_point_back_are_no_unit() -> None:
    """A claim counts people, not "them"."""
    found = figures("They freed 40 soldiers. “There were 32 of us,” he said.")
    assert [one.noun for one in found] == ["soldiers", ""]
    assert [_unit(one) for one in found] == ["soldiers", "people"]


def figures(text: str) -> list[ReportedFigure]:
    found = find_candidates(prepare_article("doc", HEAD + text))
    return [one for one in found if isinstance(one, ReportedFigure)]
