"""Names and numbers are not what quotations are found by: with others in their place, the same is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from holdfire.intake.candidate import Quotation
from holdfire.intake.extract.quotations.quotations import Quotations
from holdfire.intake.names.mentions import Register, find_mentions
from holdfire.intake.text.prepare import prepare_article

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))

OTHERS = {
    "Morvian": "Quillish", "Morvia": "Quillanor", "Tessa": "Bargadesh", "Port Clair": "Lake Umber",
    "Hamdan": "Petrossian", "Yusuf": "Garik", "Lund": "van Oordt", "Tor": "Pieter", "Haddad": "Olukoya",
    "George": "Femi", "de Brito": "al-Masri", "Ana": "Salma", "Moss": "Tanaka", "Lena": "Yuko", "Panin": "Chen",
    "Oleg": "Guangming", "Rennie": "Ortega", "Holm": "Banerjee", "Jan": "Arun", "Abu Omar": "Umm Zayd",
    "Panwire": "Agora", "White Vests": "Green Lamps", "Kardeny": "Aruvia", "Kardenian": "Aruvian",
    "Orlavan": "Tysmian", "Orlava": "Tysmia", "Zhdanov": "Haugen", "Viktor": "Leif", "Sidorov": "Maric",
    "Pavel": "Goran", "Maltsev": "Dube", "Sergei": "Themba", "TAVR": "NORD", "Vardan": "Ishkar",
    "Osei": "Lindqvist", "Moreau": "Adeyemi", "Lise": "Bola", "Kesra": "Doum", "Samira": "Ludmila",
    "Brandt": "Nakamura", "Ivo": "Kenji", "Reyl": "Mbeki", "Tomas": "Lwazi", "Nunes": "Kowalska",
    "Karim": "Stellan", "Russia": "Norlandia", "Britain": "Zembla", "Norway": "Ruritania", "France": "Gondal",
    "German": "Angrian", "Washington": "Verdopolis", "London": "Krechte", "Paris": "Elseraden", "KIDAID": "TOTS",
    "DOCS": "MEDI", "Hala": "Ines", "Dagher": "Sow", "Sami": "Modou", "Shahin": "Greco", "Lina": "Ada",
    "Weiss": "Pham", "Karl": "Duc", "Duval": "Ito", "Marc": "Ren", "Ibrahim": "Anselm", "Tarshan": "Vallish",
    "Dayyoub": "Renko", "Hussein": "Milan", "Mokdad": "Zhou", "Faisal": "Jie", "Qassim": "Arce",
    "Bahram": "Luis", "Iranian": "Gondalian", "Russian": "Norlandian", "MANA": "VEST",
}  # fmt: skip
_NAME = re.compile(r"\b(" + "|".join(sorted(map(re.escape, OTHERS), key=len, reverse=True)) + r")\b")


def changed(text: str) -> str:
    text = _NAME.sub(lambda found: OTHERS[found[0]], text)
    return re.sub(r"\d", lambda found: str((int(found[0]) + 1) % 9 + 1), text)


def found_in(text: str) -> list[Quotation]:
    article = prepare_article("doc", text)
    found = Quotations().find(article, find_mentions(article, Register()), ())
    return sorted((one for one in found), key=lambda one: one.at)


def told(one: Quotation) -> tuple[str, ...]:
    source = one.source.exact if one.source else ""
    cue = one.cue.exact if one.cue else ""
    return one.qtype, source, cue, one.speaker, *(piece.exact for piece in one.content)


@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_other_names_and_numbers_change_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    before = [tuple(changed(words) for words in told(one)) for one in found_in(text)]
    assert len(before) > 10
    assert [told(one) for one in found_in(changed(text))] == before


@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_a_text_cut_anywhere_is_read_and_offsets_hold(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for end in range(150, len(text), 211):
        for one in found_in(text[:end]):
            for words in (*one.content, one.cue, one.source):
                assert words is None or text[words.start : words.end] == words.exact
