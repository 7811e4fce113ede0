"""When something was said: at the time of its clause, or of the same occasion told right before."""

from __future__ import annotations

import pytest

from holdfire.intake.candidate import Quotation
from holdfire.intake.find import find_candidates
from holdfire.intake.text.prepare import prepare_article
from tests.intake.read_sentences import BEFORE

SAID = [
    # the time of the clause
    ("“We have no flour left,” she told reporters in the capital, Orla, on Tuesday.", ["2023-03-14"]),
    ("“We have no flour left,” she told reporters in the capital, Orla, late on Tuesday.", ["2023-03-14"]),
    ("Minister Ana Delgado hit back on Tuesday, saying that the army had not fired.", ["2023-03-14"]),
    ("Ana Delgado announced it in a speech on Tuesday night, adding that 40 men would go home.", ["2023-03-14"]),
    ("“We are next,” Ana Delgado said in an interview with a Spanish newspaper on Tuesday.", ["2023-03-14"]),
    ("Ana Delgado wrote shortly before midnight on Tuesday that the truce would hold.", ["2023-03-14"]),
    # of a thing that is spoken of
    ("Ana Delgado praised the truce agreed in Orla in January and said that it would hold.", [""]),
    ("Ana Delgado, who had left the talks in January, said that the truce would hold.", [""]),
    ("A poll published Sunday found that few believed in the truce.", [""]),
    ("Ana Delgado called the attack on Tuesday night “a crime”.", [""]),
    # an occasion in an aside, or behind what was said
    ("Ana Delgado, in a televised address on Tuesday, called the rebels “bandits”.", ["2023-03-14"]),
    ("Ana Delgado called the rebels “bandits” in a televised address on Tuesday.", ["2023-03-14"]),
    # what a thing is called
    ("The army said on Monday that it had lost two men, in what it called “a cowardly raid”.", ["2023-03-13", ""]),
    # said on the same occasion
    ("Ana Delgado said on Tuesday that the truce would hold. “We trust nobody,” Delgado said.", ["2023-03-14"] * 2),
    ("Ana Delgado said on Tuesday that it would hold.\n\n“We trust nobody,” she said.", ["2023-03-14"] * 2),
    ("Ana Delgado said on Tuesday that it would hold. She stressed that the army was ready.", ["2023-03-14"] * 2),
    (
        "Ana Delgado said on Tuesday that it would hold. She added that the army was ready.\n\n"
        "She also said that talks would be held next week.",
        ["2023-03-14"] * 3,
    ),
    (
        "Speaking in Orla late on Tuesday, Ana Delgado urged both sides to wait.\n\nShe said a panel would meet.",
        ["2023-03-14"],
    ),
    # another one is named: other listeners, another medium, another time
    ("Ana Delgado said on Tuesday that it would hold. “We trust nobody,” she told the Post.", ["2023-03-14", ""]),
    ("Ana Delgado said on Tuesday that it would hold. “We trust nobody,” she wrote in a post.", ["2023-03-14", ""]),
    (
        "Ana Delgado said on Tuesday that it would hold. A shell fell on Wednesday. “We trust nobody,” she said.",
        ["2023-03-14", ""],
    ),
    ("Ana Delgado said last year that it would hold. “We trust nobody,” she said.", ["2022", ""]),
    # too far away
    (
        "Ana Delgado said on Tuesday that it would hold.\n\nNobody came.\n\n“We trust nobody,” she said.",
        ["2023-03-14", ""],
    ),
    # somebody else
    ("Ana Delgado said on Tuesday that it would hold. “We trust nobody,” Omar Haddad said.", ["2023-03-14", ""]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dates"), SAID)
def test_when_it_was_said(text: str, dates: list[str]) -> None:
    found = find_candidates(prepare_article("report", BEFORE + text + "\n"))
    said = [one for one in found if isinstance(one, Quotation)]
    assert [one.date for one in said] == dates, [(one.content[0].exact, one.speaker, one.rule) for one in said]
