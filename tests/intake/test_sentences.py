"""Sentences of scraped pages."""

from __future__ import annotations

import pytest

from holdfire.intake.text.article import Zone
from holdfire.intake.text.sentences import sentences_of, tokens_of

CUT = [
    # what stands on the page, where it is cut (|)
    ("The war of the 1990s.Mr. Dahl warned them.", "The war of the 1990s.|Mr. Dahl warned them."),
    ("It failed in Orla.“We tried,” he said.", "It failed in Orla.|“We tried,” he said."),
    ('It failed in Orla."We tried," he said."We go on."', 'It failed in Orla.|"We tried," he said.|"We go on."'),
    ("Gen. Okoro and Lt. Col. J. R. Shah met at 9 a.m. on Monday.", None),
    ("The U.N. The envoy left.", "The U.N.|The envoy left."),
    ("U.N. officials left for Washington, D.C. in May.", None),
    ("They met at the U.N.The envoy left.", "They met at the U.N.|The envoy left."),
    ("The truce began at 5 p.m.The guns fell silent.", "The truce began at 5 p.m.|The guns fell silent."),
    ("Some 3.5 percent.Then 8,000 more.", "Some 3.5 percent.|Then 8,000 more."),
    ("That was the end.5 people died.", "That was the end.|5 people died."),
    ("The deal collapsed.[3] Both sides left.", "The deal collapsed.[3]|Both sides left."),
    ("Then it ended...Nobody knew.", "Then it ended...|Nobody knew."),
    ("“Are you ready?” he asked. “No.” She left.", "“Are you ready?” he asked.|“No.”|She left."),
    ("Decree No. 15 is void.", None),
    ("Will you sign? No. We will not.", "Will you sign?|No.|We will not."),
    ("The ministry said.*“We agree.”*", "The ministry said.*|“We agree.”*"),
    ("He called it *\"atrocious\"* violence.", None),
    ("On Oct. 6 and in Sept. the road was open.", None),
    ("Msgr. Brandt and Eng. Haddad signed.", None),
    ("They left! Why? Nobody knows…", "They left!|Why?|Nobody knows…"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cut"), CUT, ids=[one[0][:36] for one in CUT])
def test_where_sentences_end(text: str, cut: str | None) -> None:
    text = text.replace("|", "")
    found = [text[one.start : one.end] for one in sentences_of(text, [Zone(0, len(text), "body")])]
    assert found == (cut.split("|") if cut else [text])


def test_tokens_keep_their_place() -> None:
    text = "Mr. O’Neil's 120mm guns fired 25,000–30,000 shells at 09:20, 5% of them “duds”."
    tokens = tokens_of(text, 0, len(text))
    assert all(text[one.start : one.end] == one.text for one in tokens)
    assert [one.text for one in tokens if one.text[0].isdigit()] == ["120mm", "25,000", "30,000", "09:20", "5"]
