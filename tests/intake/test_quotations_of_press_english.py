"""More constructions of press English: tags with something behind them, asides, leads, passives, nobody, headings."""

from __future__ import annotations

import pytest

from tests.intake.read_sentences import LINE, brief, quotations_in

CASES = {
    # what stands behind a tag
    "Helicopters fired at a village, witnesses said, wounding six, and the rebels said they would not forget it.":
        [("witnesses", "said", "Helicopters fired at a village | wounding six"),
         ("the rebels", "said", "they would not forget it")],
    "Some 61,000 people have fled, the refugee agency said, two-thirds of them children.":
        [("the refugee agency", "said", "Some 61,000 people have fled | two-thirds of them children")],
    "A convoy of 28 trucks has left, she said, as fighting went on in the hills.":
        [("she", "said", "A convoy of 28 trucks has left")],
    "The talks will resume, two diplomats told the paper on condition of anonymity because they may not speak.":
        [("two diplomats", "told", "The talks will resume")],
    # nobody, passives, leads
    "No group has said it carried out the attack.": [],
    "Neither side has confirmed that the talks will go on.": [],
    "The deal was announced in the capital by Ana Holm, the envoy, who has shuttled there since May.": [],
    "Speaking in the capital on Monday, the land's special envoy, Ana Holm, urged both sides not to give up.": [],
    "France, which has carried out six airdrops since May, urged both sides to accept the plan.": [],
    "That claim was dismissed as \"grotesque\" by Ana Holm, the head of a charity.":
        [("Ana Holm, the head of a charity", "dismissed", "grotesque")],
    "Lund announced the decision in a televised speech on Monday.": [],
    "Rebels agreed to open two roads, raising hopes that food would reach the town.": [],
    # where what was said ends
    "He denied that his men had stolen food last month, as the government has claimed.":
        [("He", "denied", "his men had stolen food last month")],
    "The group said both sides had fired on the market, in what it described as a crime.":
        [("The group", "said", "both sides had fired on the market"), ("it", "described", "a crime")],
    "The deal, which both sides say they will honour, takes effect at noon.":
        [("both sides", "say", "they will honour")],
    # where it begins
    "VESK (panwire) - Two soldiers have been killed in the hills, the government said on Monday.":
        [("the government", "said", "Two soldiers have been killed in the hills")],
    "A 67-year-old resident was hurt in the village, the ministry reported.":
        [("the ministry", "reported", "A 67-year-old resident was hurt in the village")],
    "So far, however, the militias have withdrawn little, according to observers.":
        [("observers", "according to", "the militias have withdrawn little")],
    "According to the Holm Centre, a monitor based in the north, more than 140 people were killed.":
        [("the Holm Centre", "According to", "more than 140 people were killed")],
    "The army shelled what it said were militant positions near the town.":
        [("it", "said", "militant positions near the town")],
    # who
    "The two powers offered to send monitors, according to people familiar with the matter.":
        [("people familiar with the matter", "according to", "The two powers offered to send monitors")],
    "Morvia's state oil company said it had lost two tankers.":
        [("Morvia's state oil company", "said", "it had lost two tankers")],
    "Partners report that two nurses were held at the checkpoint.":
        [("Partners", "report", "two nurses were held at the checkpoint")],
    "People living in the camp say they are afraid of the night.":
        [("People living in the camp", "say", "they are afraid of the night")],
    "Residents we have spoken to say they heard the planes first.":
        [("Residents", "say", "they heard the planes first")],
    "Seven people died of cold last week, says the town's only doctor.":
        [("the town's only doctor", "says", "Seven people died of cold last week")],
    "The army blamed the front; the movement denied any role, calling it \"the work of others\".":
        [("the movement", "calling", "the work of others")],
    "Citing two officials, the paper said the talks would resume.":
        [("two officials", "Citing", "the talks would resume")],
    "The envoy, Ana Holm, accused the army of breaking the truce agreed in May and said it would \"pay\".":
        [("The envoy, Ana Holm", "said", "it would \"pay")],
    # numbers
    "She spoke of fighters, whose number is put at 18,000 by the rebels and at no more than 7,000 by the government.":
        [("the rebels", "put", "whose number | at 18,000"),
         ("the government", "put", "whose number | at no more than 7,000")],
    "The number of men in the camps was put by the ministry at around 1,150.":
        [("the ministry", "put", "The number of men in the camps | at around 1,150")],
    "The defence department reported four violations by the army overnight.":
        [("The defence department", "reported", "four violations by the army overnight")],
    # within speech
    "\"My daughter asked me who will give her milk,\" said Holm.":
        [("Holm", "said", "My daughter asked me who will give her milk"),
         ("My daughter", "asked", "who will give her milk")],
    "\"I have been told by both sides that they want to help,\" Holm said.":
        [("Holm", "said", "I have been told by both sides that they want to help"),
         ("both sides", "told", "they want to help")],
    "\"We regret to note that the other side has not come,\" Holm said.":
        [("Holm", "said", "We regret to note that the other side has not come")],
}  # fmt: skip


@pytest.mark.parametrize("sentence", CASES)
def test_what_is_found_in_a_sentence(sentence: str) -> None:
    assert [brief(one) for one in quotations_in(sentence)] == CASES[sentence]


def test_quoted_words_of_a_heading_are_those_of_who_says_them_below() -> None:
    body = f'\'We are alone now\'\n\n{LINE}"We are alone now," said Hana Sow. "The cars left."'
    found = [(one.qtype, one.speaker, brief(one)[2]) for one in quotations_in(body)]
    assert found == [
        ("partial", "Hana Sow", "We are alone now"),
        ("direct", "Hana Sow", "We are alone now | The cars left"),
    ]


def test_quoted_words_of_a_heading_that_nobody_says_are_nobodys() -> None:
    assert quotations_in(f"'On life support'\n\n{LINE}") == []


def test_a_headline_goes_on_behind_quoted_words() -> None:
    found = quotations_in("", head="'Provocation': Minister says rivals 'looking for pretext' to end truce\n\n")
    assert [brief(one)[2] for one in found] == ["Provocation", "rivals 'looking for pretext' to end truce"]


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("an engineer at the plant, who gave his name only as Ruben", "Ruben"),
        ("a commander, who goes by the name Uncle Teo", "Uncle Teo"),
        ("a teacher who asked to be identified only by her first name, Amina", "Amina"),
        ("a fighter who identified himself as Abu Omar", "Abu Omar"),
    ],
)
def test_who_goes_by_a_name_has_it(tag: str, name: str) -> None:
    assert [one.speaker for one in quotations_in(f'"We have no water," said {tag}.')] == [name]


MORE = {
    "The envoy added that the army would observe the truce but would respond \"firmly\" to any breach.":
        [("The envoy", "added", "the army would observe the truce but would respond \"firmly\" to any breach")],
    "Lund told state TV that the rebels had agreed to go.": [("Lund", "told", "the rebels had agreed to go")],
    "The hotline works, she said, and both sides had promised her calm.":
        [("she", "said", "The hotline works | both sides had promised her calm")],
}  # fmt: skip


@pytest.mark.parametrize("sentence", MORE)
def test_what_is_joined_to_it(sentence: str) -> None:
    assert [brief(one) for one in quotations_in(sentence)] == MORE[sentence]
