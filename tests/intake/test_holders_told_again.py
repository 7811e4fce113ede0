"""Who gives a figure, where a body or a person is told again by its kind, its part, its rank or its office."""

from datetime import date

import pytest

from holdfire.intake.candidate import ReportedFigure
from holdfire.intake.find import find_candidates
from holdfire.intake.text.prepare import prepare_article

BY_ITS_KIND = [
    ("The International Organization for Migration spoke. The U.N. agency said 12 fled.", "International Organization"),
    ("UNICEF warned of hunger. Some 65,000 children are at risk, the agency said.", "UNICEF"),
    ("The World Food Programme stopped. The Rome-based agency said 12 of its staff had died.", "World Food Programme"),
    ("Doctors Without Borders left Tawil. The medical charity said it treated 380 men.", "Doctors Without Borders"),
    ("The Yarma Human Rights Network met. The watchdog said 12 were children.", "Yarma Human Rights Network"),
    ("The rights group Sahra Watch met. The group said at least 11 had died.", "Sahra Watch"),
    ("Al-Noor TV was on air. The channel said 12 women had died.", "Al-Noor TV"),
    ("The Arn Union spoke. The bloc said 12 countries had agreed.", "Arn Union"),
    ("The UN refugee agency (UNHCR) met the World Food Programme. The refugee agency said 12 left.", "UNHCR"),
    ("The army met the Hill Front. The rebel group said it had lost 12 men.", "Hill Front"),
    ("The Hill Front, a rebel alliance, met. The alliance said it had lost 12 men.", "Hill Front"),
    ("A coalition of rights groups, the Civic Forum, said 90 men were in jail.", "Civic Forum"),
    ("The UN humanitarian affairs office, OCHA, spoke. According to the Office, 12 trucks wait.", "OCHA"),
    ("The country's doctors' union said 12 nurses had died.", "doctors' union"),
    ("The valley's rebel-run health ministry said 12 men had died.", "health ministry"),
]
BY_ITS_PART = [
    ("A previous report from local officials put the toll at seven.", "local officials"),
    ("The armed group, which calls itself the Sons of Arn, met. The armed group said 12 had died.", "Sons of Arn"),
    ("A report by the Sahra Institute said 28 villages were burned.", "Sahra Institute"),
    ("A tally kept by the city council shows that 12 houses burned.", "city council"),
    ("A statement carried by the state news agency said 12 men had died.", "statement"),
    ("The Arn Relief Fund spoke. One of its surveys found that 12 villages were empty.", "Arn Relief Fund"),
    ("The Hill Organization for Peace has an office. Its mission recorded 43 breaches.", "Hill Organization for Peace"),
    ("Two defense officials met. One of the officials said 12 men had died.", "official"),
    ("The army said in a statement it was calm. Under the deal 12 men go home, the statement said.", "army"),
]
BY_OFFICE_AND_RANK = [
    ("Chief of the Centre for Relief Yury Boren said 12 left. Boren met them.", "Yury Boren"),
    ("Commander of the Western Group of Forces Colonel-General Pavel Rud said 30 guns fell.", "Pavel Rud"),
    ("There were 23 breaches, said Lt.-Gen. Viktor Poz of the general staff.", "Viktor Poz"),
    ("The Arn Union's envoy, former Nigan president Olu Basa, said 12 men had gone.", "Olu Basa"),
    ("The mission's chief, Nordish diplomat Birgit Hall, said 12 men had gone.", "Birgit Hall"),
    ("The head of the UN mission in Libra, Ghas Salam, said 12 men had gone.", "Ghas Salam"),
    ("According to the village chief, Bou Sow, 37 men were dead.", "Bou Sow"),
    ("The U.N.'s emergency relief coordinator, Mark Low, spoke. He said 12 men had gone.", "Mark Low"),
    ("Foreign Ministry spokeswoman Maria Zak met the press. The diplomat noted that 12 were held.", "Maria Zak"),
    ("Father Miguel Ro met them. The priest said 300 families slept in his church.", "Miguel Ro"),
    ("Defense Minister Ivan Vel left. The defense chief said 12 men had gone.", "Ivan Vel"),
]
BY_WHO_SPEAKS = [
    ("Deputy commander of the republic's corps Eduard Bas said 14 tanks had moved.", "Eduard Bas"),
    ("Brig. Gen. Yahya Sar met the press. The spokesman claimed that 12 lorries burned.", "Yahya Sar"),
    ("A man gave his name as Yusuf Dar. Yusuf Dar spoke. His brother, he said, was one of 11 men.", "Yusuf Dar"),
    ("The governor left. His office was open. The deal gave them land. It called for two roads.", "narrator"),
    ("The Food Fund complained that the militia was looting. It said 12 trucks were gone.", "Food Fund"),
    ("The ministry, in a letter to the agency, said it was calm. It said two men had left.", "ministry"),
    ("Colonel Sai Naw told Al Nahar. He said 57 people were hurt.", "Sai Naw"),
    ("Medics counted no bodies, while the defence ministry spoke of nine dead.", "defence ministry"),
    ("Fighting goes on, the agency said on Friday, appealing for 12 trucks.", "agency"),
    ("About 12 people have died, the United Nations estimates, and many have fled.", "United Nations"),
    ("The Arn ministry raised to 71 the number of men killed.", "Arn ministry"),
    ("Welfare officials placed the number of those who fled at 6,200.", "Welfare officials"),
    ("Fighters have reported to the camps, and the fund has bought 12 tents.", "narrator"),
    ("The army put 300 men on the bridge.", "narrator"),
    ("Residents fear a new assault on the town, where 80,000 people live.", "narrator"),
    ("Police found 14 bodies near the river.", "narrator"),
    ("The ministry describes the truce as a sham and has closed four crossings.", "narrator"),
    ("The hospital admitted 46 wounded men.", "narrator"),
    ("The commander noted down the names of 12 men.", "narrator"),
    ("The rebels admitted losing 12 men.", "rebels"),
    ("The front is accused of holding at least 12 men.", "narrator"),
    ("Forces vowed to go on, two days after an attack killed nine people.", "narrator"),
]


@pytest.mark.parametrize(("text", "holder"), BY_ITS_KIND + BY_ITS_PART + BY_OFFICE_AND_RANK + BY_WHO_SPEAKS)
def test_the_giver_of_a_figure_told_again(text: str, holder: str) -> None:
    article = prepare_article("x", f"Talks go on\n\n{text}\n", published=date(2016, 10, 7))
    found = [one.holder for one in find_candidates(article) if isinstance(one, ReportedFigure) and one.cls == "count"]
    assert found
    assert found[-1].startswith(holder)


@pytest.mark.parametrize(
    "text",
    [
        "The army met the Hill Front. The police said 12 men had died.",
        "The ministry of defence spoke. The charity said 12 men had died.",
        "Reporters met in the capital, Qasr Lam. It was calm, and 12 men had died.",
    ],
)
def test_others_are_not_who_was_named(text: str) -> None:
    article = prepare_article("x", f"Talks go on\n\n{text}\n", published=date(2016, 10, 7))
    holder = next(one.holder for one in find_candidates(article) if isinstance(one, ReportedFigure))
    assert holder in ("police", "charity", "narrator")
