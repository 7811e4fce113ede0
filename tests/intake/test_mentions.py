"""Who is mentioned, and whom each mention means within the article."""

from __future__ import annotations

from itertools import pairwise

import pytest

from holdfire.intake.names.mentions import Cast, Register, find_mentions
from holdfire.intake.text.prepare import prepare_article

HEAD = "Talks go on\n\nIt had rained there for days on end, and nobody knew when it would be dry again.\n\n"


def cast_of(body: str, register: Register | None = None) -> Cast:
    return find_mentions(prepare_article("doc", HEAD + body), register or Register())


@pytest.mark.parametrize(
    ("sentence", "words", "kind", "name"),
    [
        ("Mr. Pell told reporters so.", "Mr. Pell", "person", "Pell"),
        ("The U.N. envoy Ana de Brito said it was over.", "The U.N. envoy Ana de Brito", "person", "Ana de Brito"),
        ("The envoy, Ana de Brito, left.", "The envoy, Ana de Brito", "person", "Ana de Brito"),
        ("Ana de Brito, the envoy, left.", "Ana de Brito, the envoy", "person", "Ana de Brito"),
        ("He met General Omar al-Tayeb.", "General Omar al-Tayeb", "person", "Omar al-Tayeb"),
        ("He met Col. John J. Rusk.", "Col. John J. Rusk", "person", "John J. Rusk"),
        ("Then the Morvian foreign minister, Ulla van den Berg, spoke.",
         "the Morvian foreign minister, Ulla van den Berg", "person", "Ulla van den Berg"),
        ("Morvia's defence ministry denied it.", "Morvia's defence ministry", "group", "Morvian defence ministry"),
        ("Later the Morvian military denied it.", "the Morvian military", "group", "Morvian military"),
        ("Later Morvian and Tessian forces withdrew.", "Morvian and Tessian forces", "group",
         "Morvian and Tessian forces"),
        ("A spokesman for the army said so.", "A spokesman for the army", "role", "spokesman for the army"),
        ("Later diplomats in Tessa said so.", "diplomats in Tessa", "role", "diplomats in Tessa"),
        ("Later rescue workers found two.", "rescue workers", "role", "rescue workers"),
        ("The International Committee of the Red Lamp said so.", "The International Committee of the Red Lamp", "group",
         "International Committee of the Red Lamp"),
        ("They fled from Tessa.", "Tessa", "place", "Tessa"),
        ("Later a local council member left.", "a local council member", "role", "local council member"),
    ],
)  # fmt: skip
def test_a_mention_is_found_with_its_titles(sentence: str, words: str, kind: str, name: str) -> None:
    found = {(one.words.exact, one.kind, one.name) for one in cast_of(sentence).mentions}
    assert (words, kind, name) in found


@pytest.mark.parametrize(
    ("body", "words", "name"),
    [
        ("The envoy, Ana de Brito, left. Mr. de Brito was tired.", "Mr. de Brito", "Ana de Brito"),
        ("The Hill Teams, a volunteer group working there, said so.", "a volunteer group", "Hill Teams"),
        ("\"It is over,\" Ana Brito, a 61-year-old retired teacher, told us. She left.", "She", "Ana Brito"),
        ("A medical charity said so. The charity, Hill Relief, then left.", "A medical charity", "Hill Relief"),
        ("A trade union said so. The charity, Hill Relief, then left.", "A trade union", "trade union"),
        ("Later the Campaign Against Hill Mines said so.", "the Campaign Against Hill Mines",
         "Campaign Against Hill Mines"),
        ("The World Tree Organization (WTO) said so. Then the WTO left.", "the WTO", "WTO"),
        ("The World Tree Organization (WTO) said so.", "The World Tree Organization", "WTO"),
        ("The World Tree Council (WTC) said so. The Tree Council left.", "The Tree Council", "World Tree Council"),
        ("The Hill Tree Front (HTF) said so. Then the HTF left.", "the HTF", "Hill Tree Front"),
        ("Foreign Minister Ulla Berg spoke. The foreign minister then left.", "The foreign minister", "Ulla Berg"),
        ("Morvian President Tor Lund met the envoy, Ana Brito. The Morvian leader smiled.", "The Morvian leader",
         "Tor Lund"),
        ("The group's spokesman, Abu Nur, said it was over. He left.", "He", "Abu Nur"),
        ("Spokeswoman Ana Brito met Mr. Tor Lund. She was tired.", "She", "Ana Brito"),
        ("On Monday, the envoy for Morvia, Ana Brito, warned of war. She then left.", "She", "Ana Brito"),
        ("Dana Orlo called them the enemy. He then left.", "He", "Dana Orlo"),
        ("Dana Orlo had left for the Tessa Valley Hospital. He was tired.", "He", "Dana Orlo"),
        ("President Tor Lund spoke. After a call with Mr. Ulf Brand, the president said so.", "the president",
         "Tor Lund"),
        ("The rebel Morvian Salvation Front left. The rebel group said so.", "The rebel group",
         "Morvian Salvation Front"),
        ("A top diplomat was there. Foreign Minister Ulla Berg spoke. The top diplomat left.", "The top diplomat",
         "Ulla Berg"),
        ("The Morvian Guard said so. The text says so.", "The text", "text"),
        ("A military source said so. The source gave no name.", "The source", "military source"),
        ("The Morvian Defense Ministry denied it. The ministry gave no number.", "The ministry",
         "Morvian Defense Ministry"),
        ("The Tessian Salvation Movement (TSM) denied it. Later the TSM went.", "the TSM",
         "Tessian Salvation Movement"),
        ("Morvia wants peace. In Tessa, the Morvians have said so.", "the Morvians", "Morvia"),
    ],
)  # fmt: skip
def test_a_short_mention_means_the_one_introduced_before(body: str, words: str, name: str) -> None:
    assert [one.name for one in cast_of(body).mentions if one.words.exact == words] == [name]


def test_mentions_stand_in_order_where_they_say_and_do_not_overlap() -> None:
    article = prepare_article("doc", HEAD + "Mr. Pell’s envoy, Ana de Brito, met rebels’ leaders in Tessa, he said.")
    found = find_mentions(article, Register()).mentions
    assert found
    assert all(article.text[one.words.start : one.words.end] == one.words.exact for one in found)
    assert all(one.words.end <= other.words.start for one, other in pairwise(found))


def test_the_register_links_names_in_any_script() -> None:
    register = Register(parties={"ана де брито": "brito", "ana de brito": "brito"}, places={"tessa": "tessa-town"})
    found = cast_of("The envoy, Ana de Brito, flew to Tessa. Mr. de Brito smiled.", register)
    assert [(one.words.exact, one.link) for one in found.mentions if one.link] == [
        ("The envoy, Ana de Brito", "brito"),
        ("Tessa", "tessa-town"),
        ("Mr. de Brito", "brito"),
    ]
