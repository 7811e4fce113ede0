"""Few words are shown in their sentence, with themselves marked."""

import pytest

from holdfire.claims.claim import Quote
from holdfire.claims.document import Document
from holdfire.report.around import CUT, MOST, words_around

TEXT = "Shells\n\nDr. Nassar said nobody came. The Guard fired at Mill Road on Saturday, the army said. It did not."
DOCUMENT = Document("tribune", "documents/tribune.txt", TEXT)


def quote(exact, text=TEXT):
    return Quote("tribune", exact, text.find(exact), text.find(exact) + len(exact))


def test_a_verb_is_read_in_its_sentence_and_in_no_other():
    assert words_around(DOCUMENT, quote("fired at")) == ("The Guard ", " Mill Road on Saturday, the army said.")


def test_a_title_ends_no_sentence():
    assert words_around(DOCUMENT, quote("nobody came")) == ("Dr. Nassar said ", ".")


@pytest.mark.parametrize(
    "shown",
    [
        quote("The Guard fired at Mill Road on Saturday, the army"),
        Quote("tribune", "words of another text"),
        Quote("tribune", ""),
        None,
    ],
    ids=["many words", "not found", "no words", "no quote"],
)
def test_words_that_stand_for_themselves_or_nowhere_have_nothing_around(shown):
    assert words_around(DOCUMENT, shown) == ("", "")


def test_words_without_offsets_are_looked_up_where_they_stand_only_once():
    assert words_around(DOCUMENT, Quote("tribune", "did not")) == ("It ", ".")
    twice = Document("tribune", "", "It fired. It fired.")
    assert words_around(twice, Quote("tribune", "fired")) == ("", "")


def test_a_long_sentence_is_cut_to_what_stands_next_to_the_words():
    text = f"{'a long while before, ' * 30}the Guard fired at the road{', a long while after' * 30}."
    before, after = words_around(Document("tribune", "", text), quote("fired at", text))
    assert before.startswith(f"{CUT} a long while before, ")
    assert before.endswith("the Guard ")
    assert after.endswith(f"a long while after {CUT}")
    assert max(len(before), len(after)) <= MOST + 2


def test_words_that_leave_apart_have_nothing_around():
    text = "fired at\n\n[…]\n\nMill Road"
    assert words_around(Document("tribune", "", text), quote("fired at", text)) == ("", "")
