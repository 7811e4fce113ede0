"""What a model points at becomes candidates; what does not stand in the article is refused and told."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.intake.candidate import Candidate, Quotation, ReportedAct, ReportedFigure, ResolvedDate, Words
from holdfire.intake.candidate_json import words_of
from holdfire.intake.extract.dates.dates import Dates
from holdfire.intake.find import find_candidates
from holdfire.intake.model.anchor import Anchors
from holdfire.intake.model.extractor import ModelExtractor, model_extractor, tell_refused
from holdfire.intake.model.pieces import pieces_of
from holdfire.intake.model.reading import Reading, is_time, read_candidates_of
from holdfire.intake.model.value import amount_of
from holdfire.intake.names.mentions import Register, find_mentions
from holdfire.intake.text.prepare import prepare_article
from tests.intake.model.stub import (
    act,
    dated,
    excerpt,
    figure,
    found,
    quotation,
    says,
    stub,
)

TEXT = (
    "Envoy sees truce in the delta holding\n\n"
    "The ferry towns were quiet on Thursday. The council's envoy, Ines Okafor, told reporters: “We will walk the line"
    "\u00a0ourselves, and we will stay.” She said up to 40 boats had crossed, and 40 more were waiting.\n"
    "The Delta Front refused to hand over the lock. “We will stay,” its spokesman said.\n"
)
READ = prepare_article("delta", TEXT, date(2019, 5, 17))
ENVOY = excerpt("The council's envoy, Ines Okafor", "on Thursday.", "told reporters")


def read(answer: object, text: str = TEXT, register: Register | None = None) -> tuple[list[Candidate], ModelExtractor]:
    with stub(says(answer)) as endpoint:
        extractor = model_extractor(endpoint.settings())
        article = prepare_article("delta", text, date(2019, 5, 17))
        return find_candidates(article, register, (extractor,)), extractor


def exact(words: Words | None) -> str | None:
    return words.exact if words else None


def test_a_quotation_has_its_words_its_speaker_and_the_model_that_found_it():
    (one,), extractor = read(
        found(
            quotations=[
                quotation("We will walk the line ourselves, and we will stay.", cue=excerpt("told"), source=ENVOY,
                          sure="sure", date={"words": excerpt("Thursday"), "edtf": "2019-05-16"})
            ]
        )
    )  # fmt: skip

    assert isinstance(one, Quotation)
    assert one.content[0].exact == "We will walk the line\u00a0ourselves, and we will stay."
    assert (exact(one.cue), one.speaker, one.date) == ("told", "Ines Okafor", "2019-05-16")
    assert (one.rule, one.confidence, one.zone) == ("model:small", 0.8, "body")
    assert one.id == f"q{one.at}"
    assert extractor.refused == []


def test_names_are_those_of_mentions_and_linked_as_for_the_rules():
    register = Register(parties={"delta front": "front"}, names={"front": "Delta Front"})
    (one,), _ = read(found(acts=[act("refused", "REFUSE", actors=[excerpt("The Delta Front")])]), register=register)
    mention = find_mentions(READ, register).at(one.actor_span.start, one.actor_span.end)

    assert isinstance(one, ReportedAct)
    assert one.actor == (mention.name,)
    assert mention.link == "front"


def test_a_figure_is_worth_what_its_words_say():
    (one,), _ = read(found(figures=[figure("up to 40", counted=excerpt("boats"), holder=excerpt("She"))]))

    assert isinstance(one, ReportedFigure)
    assert (one.low, one.high, exact(one.counted)) == (None, Fraction(40), "boats")


def test_words_that_do_not_stand_in_the_article_are_refused_and_told():
    candidates, extractor = read(
        found(
            quotations=[quotation("We will never leave."), quotation("we will stay", source=excerpt("the general"))],
            figures=[figure("up to 400"), figure("4")],
            acts=[act("attacked", "ATTACK")],
            dates=[dated("Friday", "2019-05-17")],
        )
    )

    assert [one.kind for one in extractor.refused] == ["quotation", "quotation", "figure", "figure", "act", "date"]
    assert [one.whole for one in extractor.refused] == [True, False, True, True, True, True]
    assert [type(one) for one in candidates] == [Quotation]
    assert candidates[0].source is None
    assert tell_refused(extractor.refused) == (
        "6 of the model's excerpts refused (5 with their candidate): 6 not word for word in the article"
    )


def test_words_that_stand_twice_are_where_the_words_around_them_say():
    again = excerpt("We will stay", "over the lock.", "its spokesman said")
    (one,), _ = read(found(quotations=[quotation([again])]))
    assert one.content[0].start == TEXT.index("“We will stay,”") + 1

    first = excerpt("we will stay", "line ourselves, and", "She said up")
    (one,), _ = read(found(quotations=[quotation([first])]))
    assert one.content[0].start == TEXT.index("we will stay")


def test_words_that_stand_twice_with_nothing_to_decide_are_refused():
    for around in (("", ""), ("he claimed that", "until Sunday")):
        candidates, extractor = read(found(figures=[figure(excerpt("40", *around))]))
        assert candidates == []
        assert [one.why for one in extractor.refused] == [
            "more than once in the article, and the words around do not say where"
        ]


def test_a_part_that_stands_often_is_the_one_in_its_own_sentence():
    text = "Talks began.\n\nHe called. He left. The mayor said he agreed to open 2 roads, and he left. He slept."
    (one,), _ = read(found(acts=[act("agreed", "AGREE", actors=[excerpt("mayor")])]), text)
    assert one.actor_span.start == text.index("mayor")
    (one,), extractor = read(found(acts=[act("slept", "AGREE", actors=[excerpt("He")])]), text)
    assert one.actor_span.start == text.index("He slept")
    assert extractor.refused == []


def test_space_quote_marks_and_invisible_signs_may_differ_and_the_text_s_own_words_stand():
    text = "The mayor spoke.\n\nA long day had passed before the mayor came out to speak to them all.\n"
    text += "He said the  city’s\nmen are «un\u200bbroken» and 30\u00a0strong."
    (one,), _ = read(found(quotations=[quotation('the city\'s men are "unbroken"', qtype="indirect")]), text)
    assert one.content[0].exact == "the  city’s\nmen are «un\u200bbroken»"


@pytest.mark.parametrize("words", ["WE WILL STAY", "We will  not stay", "ferry town", "erry towns", "", " ", "“”", "."])
def test_nothing_else_may_differ(words):
    candidates, extractor = read(found(quotations=[quotation(words)]))
    assert candidates == []
    assert len(extractor.refused) == 1


def test_quote_marks_around_words_are_left_out():
    (one,), _ = read(found(quotations=[quotation("“We will stay,”")]))
    assert one.content[0].exact == "We will stay,"


def test_a_cue_may_be_a_mark_but_what_is_said_or_done_may_not():
    colon = excerpt(":", "Ines Okafor, told reporters", "“We will walk")
    (one,), extractor = read(
        found(quotations=[quotation("We will walk the line ourselves", cue=colon), quotation([colon])])
    )
    assert exact(one.cue) == ":"
    assert [refused.part for refused in extractor.refused] == ["content"]


def test_a_whole_article_is_no_trigger():
    candidates, extractor = read(found(acts=[act(TEXT.strip()), act("refused", "REFUSE")]))
    assert len(candidates) == 1
    assert [one.why for one in extractor.refused] == ["too long for what it is said to be"]


def test_teasers_and_address_lines_are_not_read():
    text = TEXT + "Read more: Minister offers boats\n"
    candidates, extractor = read(found(acts=[act("offers")]), text)
    assert candidates == []
    assert extractor.refused[0].why == "not word for word in the article"


def test_figures_and_acts_take_their_teller_from_the_quotation_they_stand_in():
    she = excerpt("She", "we will stay.", "said up to 40")
    candidates, _ = read(
        found(
            quotations=[quotation("up to 40 boats had crossed", qtype="indirect", cue=excerpt("said"), source=she)],
            figures=[figure("up to 40"), figure(excerpt("40", "crossed, and", "more were waiting"))],
            acts=[act("crossed", "IMPLEMENT")],
        )
    )
    (speaker,) = (one.speaker for one in candidates if isinstance(one, Quotation))
    kinds = {(type(one), one.at): one for one in candidates}

    assert speaker
    assert kinds[ReportedFigure, TEXT.index("up to 40")].holder == speaker
    assert kinds[ReportedFigure, TEXT.index("40 more")].holder == "narrator"
    assert kinds[ReportedAct, TEXT.index("crossed")].reported_by == speaker


def test_a_quotation_within_another_knows_it():
    candidates, _ = read(
        found(quotations=[quotation("We will walk the line ourselves, and we will stay."),
                          quotation("walk the line ourselves", qtype="partial")])
    )  # fmt: skip
    assert candidates[1].parent == candidates[0].id


def test_a_date_has_to_be_one():
    candidates, extractor = read(
        found(dates=[dated("Thursday", "2019-05-16"), dated("Thursday", "ignore all rules"), dated("Thursday", "9999")])
    )
    assert [one.edtf for one in candidates if isinstance(one, ResolvedDate)] == ["2019-05-16"]
    assert [one.why for one in extractor.refused] == ["no time that can be read"] * 2
    for edtf in ("2019-05", "2019-05-13/2019-05-19", "../2019-12-25", "2019"):
        assert is_time(edtf)
    for edtf in ("", "..", "../..", "2019-13", "2019-02-30", "2019-05-19/2019-05-01", "٢٠١٩", "2019-05-16T10:00"):
        assert not is_time(edtf)


def test_what_the_rules_have_read_of_a_time_stands():
    wrong = {"words": excerpt("Thursday"), "edtf": "2031-01-01"}
    with stub(says(found(acts=[act("refused", "REFUSE", date=wrong)], dates=[dated("Thursday", "2031-01-01")]))) as one:
        candidates = find_candidates(READ, None, (Dates(), model_extractor(one.settings())))
    (refused,) = (one for one in candidates if isinstance(one, ReportedAct))
    (time,) = (one for one in candidates if isinstance(one, ResolvedDate))

    assert refused.date == time.edtf == "2019-05-16"
    assert time.rule.endswith(" + model:small")


@pytest.mark.parametrize(
    ("words", "low", "high", "approx"),
    [
        ("40", 40, 40, False), ("up to 40", None, 40, False), ("At least 1,200", 1200, None, False),
        ("more than two dozen", 24, None, False), ("nearly 300", None, 300, True),
        ("roughly 900 to 1,000", 900, 1000, True),
        ("between six and eight thousand", 6000, 8000, False), ("dozens", 24, 99, True),
        ("a few hundred", 200, 999, True),
        ("half a million", 500_000, 500_000, False), ("two-thirds", Fraction(2, 3), Fraction(2, 3), False),
        ("almost half", None, Fraction(1, 2), True), ("within two months", None, 2, False), ("12%", 12, 12, False),
        ("some 25,000–30,000", 25_000, 30_000, True), ("just under 50", None, 50, True),
    ],
)  # fmt: skip
def test_numbers_are_read_from_their_words(words, low, high, approx):
    amount = amount_of(words)
    assert (amount.low, amount.high, amount.is_about) == (low, high, approx)


@pytest.mark.parametrize("words", ["the boats", "", "8,000 to 6,000", "1, 2, 3 and 4", "ignore this"])
def test_what_is_no_number_is_none(words):
    assert amount_of(words) is None


def test_a_long_article_is_asked_about_in_pieces_that_overlap_and_nothing_is_told_twice():
    sentences = [f"On day {n} the mayor of the port said {n + 3} boats came." for n in range(1, 200)]
    text = "Boats\n\n" + " ".join(sentences)

    def all_of(asked):
        data = asked["messages"][1]["content"]
        return says(found(figures=[figure(f"{n + 3} boats") for n in range(1, 200) if f"said {n + 3} boats" in data]))

    with stub(all_of) as endpoint:
        extractor = model_extractor(endpoint.settings(piece=2000, overlap=300))
        candidates = find_candidates(prepare_article("boats", text), None, (extractor,))
        pieces = pieces_of(prepare_article("boats", text), 2000, 300)

    assert len(endpoint.bodies) == len(pieces) > 5
    assert [one.low for one in candidates] == [n + 3 for n in range(1, 200)]
    for one, other in pairwise(pieces):
        assert 200 < one.end - other.start <= 420
        assert one.end - one.start <= 2000
    assert (pieces[0].start, pieces[-1].end) == (0, len(text))


def test_a_sentence_longer_than_a_piece_is_cut_and_none_is_lost():
    text = "Talks\n\n" + "word " * 780 + "end."
    pieces = pieces_of(prepare_article("long", text), 2000, 300)
    assert all(one.end - one.start <= 2000 for one in pieces)
    assert all(one.end >= other.start + 200 for one, other in pairwise(pieces[1:]))
    assert pieces[-1].end == len(text)


def test_an_empty_article_is_not_asked_about():
    with stub(says(found())) as endpoint:
        assert find_candidates(prepare_article("none", " \n"), None, (model_extractor(endpoint.settings()),)) == []
    assert endpoint.bodies == []


TEXTS = st.lists(
    st.sampled_from(["The envoy said", "“We stay,”", "40 boats", "ferry\u200b", "it's", "\n", "\u202eback", "٤٠",
                     "«no»", "he", "he", "  ", "\t", "e\u0301", "Read more:", ". ", "\x1b[1m", "Thursday"]),
    max_size=25,
).map(" ".join)  # fmt: skip


@st.composite
def texts_and_answers(draw: st.DrawFn) -> tuple[str, dict[str, object]]:
    text = draw(TEXTS)

    def stretch() -> dict[str, str]:
        if draw(st.booleans()):
            first = draw(st.integers(0, max(0, len(text) - 1)))
            last = draw(st.integers(first, min(len(text), first + 30)))
            return excerpt(text[first:last], text[max(0, first - 9) : first], text[last : last + 9])
        return excerpt(draw(st.text(max_size=9)), draw(st.text(max_size=5)), draw(st.text(max_size=5)))

    def perhaps() -> dict[str, str] | None:
        return stretch() if draw(st.booleans()) else None

    answer = found(
        quotations=[quotation([stretch() for _ in range(draw(st.integers(0, 2)))], cue=perhaps(), source=perhaps(),
                              addressee=perhaps(), via=[{"source": stretch(), "cue": perhaps()}])
                    for _ in range(draw(st.integers(0, 2)))],
        figures=[figure(stretch(), counted=perhaps(), holder=perhaps(), place=perhaps())
                 for _ in range(draw(st.integers(0, 2)))],
        acts=[act(stretch(), actors=[stretch()], addressees=[stretch()], condition=perhaps(),
                  date={"words": stretch(), "edtf": draw(st.text(max_size=12))})
              for _ in range(draw(st.integers(0, 2)))],
        dates=[{"span": stretch(), "edtf": draw(st.sampled_from(["2019", "x", "2019-05-16"])), "sure": "sure"}],
    )  # fmt: skip
    return text, answer


@settings(max_examples=400, deadline=None)
@given(texts_and_answers())
def test_whatever_a_model_answers_every_word_stands_in_the_text_where_it_is_said_to(pair):
    text, answer = pair
    article = prepare_article("made-up", text)
    cast = find_mentions(article, Register())
    for piece in pieces_of(article, 60, 20):
        reading = Reading(article, cast, Anchors.of(article, piece), "model:m", "m")
        for one in read_candidates_of(answer, reading):
            for words in words_of(one):
                assert words.exact == text[words.start : words.end] != ""
            assert one.rule == "model:m"
            assert one.confidence in (0.8, 0.6, 0.4)
            for name in names_in(one):
                assert " ".join(name.split()) in " ".join(text.split())


def names_in(one: Candidate) -> list[str]:
    match one:
        case Quotation():
            return [one.speaker, one.addressee, *(through.name for through in one.via)]
        case ReportedAct():
            return [*one.actor, *one.addressee, one.place]
        case ReportedFigure():
            return [one.holder, one.place, one.of]
    return []
