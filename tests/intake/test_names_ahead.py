"""Names that need the rest of the article: of a body told before it is named, of a land's body, of a UN envoy."""

from __future__ import annotations

import pytest

from holdfire.claims.names import fold
from holdfire.intake.names.mentions import Register, find_mentions
from holdfire.intake.text.prepare import prepare_article

HEAD = "Talks go on\n\n"


def names_in(body: str, register: Register | None = None) -> dict[str, str]:
    cast = find_mentions(prepare_article("doc", HEAD + body), register or Register())
    return {one.words.exact: one.name for one in cast.mentions}


@pytest.mark.parametrize(
    ("body", "words", "name"),
    [
        ("At least 37 died, a war monitor said.\n\nThe Xian Observatory for Rights said nine were children.",
         "a war monitor", "Xian Observatory for Rights"),
        ("At least 37 died, a monitoring group said.\n\nThey hit a market, the Xian Conflict Watch Network said.",
         "a monitoring group", "Xian Conflict Watch Network"),
        ("At least 18 were killed, rescue workers say.\n\nThe Civil Rescue Teams said seven were children.",
         "rescue workers", "Civil Rescue Teams"),
        ("Some 40 got out, a Yian charity said.\n\nThe Hill Relief Foundation said all were well.",
         "a Yian charity", "Hill Relief Foundation"),
        ("At least 37 died, a war monitor said.\n\nThe Hill Salvation Front said nine were children.",
         "a war monitor", "war monitor"),
        ("The truce held.\n\nIt was quiet.\n\nThey were glad.\n\nThen 37 died, a war monitor said.\n\n"
         "The Xian Observatory for Rights said so.", "a war monitor", "war monitor"),
        ("Norvay's foreign ministry said so. Norvegian boats went home.", "Norvay's foreign ministry",
         "Norvegian foreign ministry"),
        ("Sorvenia's government denied it.", "Sorvenia's government", "Sorvenian government"),
        ("Karsa’s military said it had 40 men. The Karsan coast was calm.", "Karsa’s military", "Karsan military"),
        ("Karsa's military said it had 40 men. The coast was calm.", "Karsa's military", "Karsa's military"),
        ("The UN envoy, Erik Lund, spoke. According to the Swedish diplomat, it was over.", "the Swedish diplomat",
         "Erik Lund"),
        ("The French envoy, Marc Vial, spoke. According to the Swedish diplomat, it was over.",
         "the Swedish diplomat", "Swedish diplomat"),
    ],
)  # fmt: skip
def test_a_name_is_taken_from_elsewhere(body: str, words: str, name: str) -> None:
    assert names_in(body)[words] == name


def test_a_body_that_the_case_spells_so_is_called_so() -> None:
    register = Register(parties={fold("Sorvenia's government"): "government"})
    assert names_in("Sorvenia's government denied it.", register)["Sorvenia's government"] == "Sorvenia's government"
