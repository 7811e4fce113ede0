"""Who gives a figure, where that is told by a role before a name, by letters, by a tag or with a time between."""

from datetime import date

import pytest

from holdfire.intake.candidate import ReportedFigure
from holdfire.intake.find import find_candidates
from holdfire.intake.text.prepare import prepare_article

ROLE_BEFORE_NAME = [
    (
        "A shell hit the clinic, killing 12 people, a hospital director said on Monday.\n\n"
        "Dr. Mara Lind, who heads the main hospital of Eastport, told the agency that they had no beds.",
        "Mara Lind",
    ),
    (
        "A shell hit the clinic, killing 12 people, the head of the town's field hospital said.\n\n"
        "“We have no beds,” Dr. Omar Nur said by phone.",
        "Omar Nur",
    ),
    (
        "Aid has reached 12 people, the Organization's top humanitarian official said today.\n\n"
        "“I am concerned,” the Under-Secretary-General for Humanitarian Affairs, Mara Lind, said in a statement.",
        "Mara Lind",
    ),
    (
        "A shell hit the clinic, killing 12 people, a hospital director said on Monday.\n\n"
        "“We heard the blast,” said Omar Nur, a shopkeeper.",
        "hospital director",
    ),
    (
        "A shell hit the clinic, killing 12 people, a senior official said on Monday.\n\n"
        "“We heard the blast,” Omar Nur said.",
        "senior official",
    ),
]
KIND_BEFORE_NAME = [
    (
        "Rescuers say 12 people were killed.\n\nBy Ann Roe\n\nThe Grey Vests, a rescue group that works there, spoke.",
        "Grey Vests",
    ),
    (
        "Talks go on. The rebels said 12 people were killed.\n\nThe People's Column of the South has fought for years.",
        "People's Column of the South",
    ),
    (
        "The rebels said 12 people were killed.\n\nThe Eastern Front and the Free Resistance of Arn have fought.",
        "rebels",
    ),
    ("The UN Children's Fund (UNICEF) warned that 12 people had died.", "UNICEF"),
    ("The UN Children's Fund (UNICEF) spoke. The Fund said 12 people had died.", "UNICEF"),
]
TOLD_OTHERWISE = [
    ("Army officials said over 50 people were unable to leave.", "Army officials"),
    ("Army officials said under 50 people were left.", "Army officials"),
    ("Mara Lind had tweeted half an hour before midnight on Saturday that 12 men had died.", "Mara Lind"),
    ("Mara Lind announced two hours after the talks ended that 12 men had been freed.", "Mara Lind"),
    ("An AFP photographer at the scene saw a burnt hall and dozens of suitcases.", "narrator"),
    ("An AFP correspondent saw rescuers at work and counted 16 bodies.", "AFP correspondent"),
]

IN_A_RELATIVE_CLAUSE = [
    ("It came after a raid in which, local doctors say, 40 people were killed.", "local doctors"),
    ("He fled to the town, where, officials say, 40 people died.", "officials"),
]
ASKED_FOR = [
    ("The army declared an end to the truce, citing 302 violations.", "army"),
    ("The envoy, Mara Lind, has asked for the truce to be kept so that 200 wounded can leave.", "Mara Lind"),
    ("The army gave the rebels 48 hours to free 12 men.", "army"),
    ("The ministry voiced deep concern, however, about the fate of 336 men taken aside.", "ministry"),
    ("The envoy urged the sides to “step back from the brink” and to free 12 men.", "envoy"),
    (
        "They were killed, according to the ombudsman's office, which blames the rebels for 12 deaths.",
        "ombudsman's office",
    ),
]
TOLD_BY_THE_TEXT = [
    ("The Front, which is believed to have 3,500 fighters, is at odds with the army.", "narrator"),
    ("The response plan, which calls for 2,400 tents, has been of no use.", "narrator"),
    ("The ministry blamed the Arn Brigade, which signed a truce but has split into two factions.", "narrator"),
    ("The ministry said it will reopen the road soon, following a rocket attack that left 19 people dead.", "narrator"),
    ("Nurses were killed more often than in any year since records began, and 12 clinics have closed.", "narrator"),
]

BY_SOMEBODY_OF_A_BODY = [
    ("The UN estimates 12 villages are cut off.", "United Nations"),
    ("The UN estimates some 250,000 people are cut off.", "United Nations"),
    ("The pause was respected, although partners reported 12 breaches.", "partners"),
    ("Officials fear as many as 12 people have died.", "Officials"),
    ("It is feared that 12 people have died.", "narrator"),
    ("A statement from the army said 12 tanks were hit.", "army"),
    ("Omar Nur, spokesman for the army, wrote on Telegram that 12 men had fallen.", "Omar Nur"),
    ("Omar Nur, senior analyst at the Institute, said 12 men had fallen.", "Omar Nur"),
    (
        "Twelve are left, the Under-Secretary-General for Humanitarian Affairs, Mara Lind, said. Ms. Lind left.",
        "Mara Lind",
    ),
    ("Its information minister, Mara Lind, last month said that 12 men had fallen.", "Mara Lind"),
    ("Twelve men fell, Omar Nur, deputy director of the clinic, said on Monday.", "Omar Nur"),
    ("The UN refugee agency (UNHCR) spoke. The World Food Programme (WFP) had a look. The agency said 12 sank.", "WFP"),
]


@pytest.mark.parametrize(("text", "holder"), BY_SOMEBODY_OF_A_BODY)
def test_the_giver_of_a_figure_by_who_speaks_for_whom(text: str, holder: str) -> None:
    assert holders(f"Talks go on\n\n{text}\n") == [holder]


@pytest.mark.parametrize(("text", "holder"), IN_A_RELATIVE_CLAUSE + ASKED_FOR + TOLD_BY_THE_TEXT)
def test_the_giver_of_a_figure_by_its_clause(text: str, holder: str) -> None:
    assert holders(f"Talks go on\n\n{text}\n") == [holder]


@pytest.mark.parametrize(
    "headline",
    [
        "Army accuses rebels of breaking truce as nine die in market attack",
        "Rebels say they have not agreed, days after leader celebrated truce with five groups",
    ],
)
def test_what_a_headline_adds_is_told_by_the_text(headline: str) -> None:
    assert holders(f"{headline}\n\nBy Ann Roe\n\nTalks go on in the town.\n") == ["narrator"]


@pytest.mark.parametrize(("text", "holder"), ROLE_BEFORE_NAME + KIND_BEFORE_NAME + TOLD_OTHERWISE)
def test_the_giver_of_a_figure(text: str, holder: str) -> None:
    assert holders(f"Talks go on\n\n{text}\n") == [holder]


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("Over 100,000 people have fled abroad - UN", "United Nations"),
        ("Nine killed overnight - ministry", "ministry"),
        ("Nine killed overnight - Daily Courier", "narrator"),
    ],
)
def test_a_tag_behind_a_hyphen_of_a_headline(line: str, holder: str) -> None:
    assert holders(f"{line}\n\nBy Ann Roe\n\nTOWN, May 3 - The Daily Courier was there.\n") == [holder]


def holders(text: str) -> list[str]:
    """Name who gives the figures of a text, in order."""
    found = find_candidates(prepare_article("x", text, published=date(2016, 10, 7)))
    return [one.holder for one in found if isinstance(one, ReportedFigure) and one.cls == "count"]
