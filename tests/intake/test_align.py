"""Alignment: what a candidate may repeat, refine, contradict or supersede, and why."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from holdfire.claims.claim import Claim, Event, Figure, Quote, Stance
from holdfire.claims.document import Document
from holdfire.intake.align.align import Suggestion, align, index_claims, index_more
from holdfire.intake.align.meaning import load_meaning
from holdfire.intake.candidate import Candidate, Quotation, ReportedAct, ReportedFigure, Words
from holdfire.intake.known import CountKnown, Known
from holdfire.intake.names.mentions import Register
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.moment_text import parse_moment
from holdfire.vocab.quantity import Quantity

UTC = ZoneInfo("UTC")
KNOWN = Known(
    register=Register(
        parties={"envoy": "envoy", "ana delgado": "envoy", "league": "league", "harbour league": "league"},
        places={"old port": "port"},
        names={
            "envoy": "Ana Delgado",
            "league": "Harbour League",
            "post": "The Post",
            "wire": "Wire",
            "port": "Old Port",
        },
    ),
    counts=(
        CountKnown("league fighters", of=("league",), place="port", unit="people", means="fighters of the League"),
    ),
)


def day(text: str) -> Moment:
    return parse_moment(text, UTC)


def article(text: str, name: str = "wire-2", source: str = "wire", published: str = "2031-05-04") -> Document:
    return Document(name, name, text, source=source, published=day(published))


POST = article(
    "The envoy, Ana Delgado, said there were no more than 900 fighters of the League in the Old Port.\n\n"
    'If they go, "I myself am ready bodily to walk out with you," she said. She was not told of any shelling.\n\n'
    "The League shelled the market, the army said.",
    "post-1",
    "post",
    "2031-05-03",
)


def words(text: str, document: Document = POST) -> Words:
    start = document.text.index(text)
    return Words(start, start + len(text), text)


def quoted(text: str) -> Quote:
    return Quote("post-1", text, POST.text.index(text), POST.text.index(text) + len(text))


CLAIMS = (
    Claim(
        "so many",
        ("envoy", "post"),
        Figure("league fighters", Quantity(0, 900_000, "people", "no more than 900"), day("2031-05-03")),
        day("2031-05-03"),
        quote=quoted("no more than 900"),
    ),
    Claim(
        "walks out",
        ("envoy", "post"),
        Stance("envoy", "proposes", "escort", day("2031-05-03")),
        day("2031-05-03"),
        quote=quoted("I myself am ready bodily to walk out with you"),
    ),
    Claim(
        "shelled",
        ("army", "post"),
        Event("attack", Occurrence(day("2031-05-03"), day("2031-05-03")), actors=(("league",),), place="market"),
        day("2031-05-03"),
        quote=quoted("The League shelled the market"),
    ),
)


def suggested(candidate: Candidate, document: Document, *others: Candidate) -> tuple[Suggestion, ...]:
    return align(candidate, document, index_claims(CLAIMS, {"post-1": POST}, KNOWN), KNOWN, others)


def figure(
    text: str, document: Document, low: int | None, high: int | None, approx: bool = False, holder: str = "Ana Delgado"
) -> ReportedFigure:
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    return ReportedFigure(
        "f1", words(text, document), ends[0], ends[1], approx, counted=words("fighters", document), holder=holder,
        place="Old Port", of="League",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "holder", "published", "relation", "reason"),
    [
        (("no more than 900", None, 900), "Ana Delgado", "2031-05-04", "repeats",
         "the same number; both from Ana Delgado"),
        (("between 600 and 700", 600, 700), "Ana Delgado", "2031-05-04", "refines",
         "“between 600 and 700” lies within “no more than 900”; both from Ana Delgado; told by The Post"),
        (("up to 2,000", None, 2000), "Ana Delgado", "2031-05-04", "repeats",
         "“up to 2,000” leaves room for “no more than 900”"),
        (("at least 800", 800, None), "army", "2031-05-04", "refines", "“at least 800” and “no more than 900” overlap"),
        (("1,500", 1500, 1500), "the army", "2031-05-04", "contradicts",
         "no number is in both “1,500” and “no more than 900”; this from the army, the other from Ana Delgado"),
        (("1,500", 1500, 1500), "Ana Delgado", "2031-05-04", "supersedes",
         "no number is in both “1,500” and “no more than 900”; both from Ana Delgado, later"),
        (("1,500", 1500, 1500), "Ana Delgado", "2031-04-04", "superseded",
         "no number is in both “1,500” and “no more than 900”; both from Ana Delgado, earlier"),
        (("1,500", 1500, 1500), "Ana Delgado", "2031-05-03", "contradicts",
         "both from Ana Delgado; which came later is not said"),
    ],
)  # fmt: skip
def test_figures_are_compared_by_range_holder_and_day(
    told: tuple[str, int | None, int | None], holder: str, published: str, relation: str, reason: str
) -> None:
    document = article(f"There are {told[0]} fighters of the League in the Old Port, it was said.", published=published)
    first = suggested(figure(told[0], document, told[1], told[2], holder=holder), document)[0]
    assert (first.claim, first.relation) == ("so many", relation)
    assert reason in first.reason


def test_a_fraction_is_compared_through_its_base() -> None:
    document = article("Of 8,000 fighters in the Old Port, up to half are of the League, Ana Delgado said.")
    base = ReportedFigure("f9", words("8,000", document), Fraction(8000), Fraction(8000), unit="people")
    half = ReportedFigure(
        "f1", words("up to half", document), None, Fraction(1, 2), cls="fraction", base="f9", holder="Ana Delgado",
        counted=words("fighters", document), place="Old Port", of="League",
    )  # fmt: skip
    first = suggested(half, document, base)[0]
    assert (first.claim, first.relation) == ("so many", "repeats")
    assert "“up to half” of “8,000” (at most 4,000) leaves room for “no more than 900”" in first.reason


def quotation(text: str, document: Document, speaker: str, qtype: str, cue: str = "said") -> Quotation:
    return Quotation("q1", qtype, (words(text, document),), words(cue, document), None, speaker)


def test_two_renderings_of_one_quotation_are_recognised_by_their_words() -> None:
    document = article('"I am ready, bodily ready myself, to walk you out of here," the envoy said.')
    first = suggested(quotation(document.text[1:57], document, "envoy", "direct"), document)[0]
    assert (first.claim, first.relation) == ("walks out", "repeats")
    assert first.reason == (
        "in nearly the same words; both from Ana Delgado; "
        "both have “ready”, “bodily”, “myself”, “walk”; told by The Post"
    )


def test_words_that_are_only_told_are_recognised_in_another_person_and_tense() -> None:
    document = article("Ana Delgado said she was willing to escort them out bodily, herself.")
    told = quotation("she was willing to escort them out bodily, herself", document, "Ana Delgado", "indirect")
    first = suggested(told, document)[0]
    assert (first.claim, first.relation) == ("walks out", "repeats")
    assert first.reason.startswith("renders the words that the other gives; both from Ana Delgado")


def test_a_denial_contradicts_what_another_says() -> None:
    document = article("The League denied that it shelled the market.")
    denied = quotation("it shelled the market", document, "Harbour League", "indirect", "denied")
    first = suggested(denied, document)[0]
    assert (first.claim, first.relation) == ("shelled", "contradicts")
    assert first.reason.startswith("it denies what the other says; this from Harbour League, the other from army")


def test_an_act_of_another_actor_at_the_same_place_contradicts() -> None:
    document = article("The army shelled the market on Saturday, residents said.")
    act = ReportedAct(
        "a1", "ATTACK", words("shelled", document), actor=("army",), addressee=("market",), place="market",
        date="2031-05-03", reported_by="residents",
    )  # fmt: skip
    first = suggested(act, document)[0]
    assert (first.claim, first.relation) == ("shelled", "contradicts")
    assert first.reason.startswith("it names army where the other names Harbour League")


def test_the_same_words_of_the_same_document_are_said_to_be_that() -> None:
    first = suggested(quotation("I myself am ready bodily to walk out with you", POST, "envoy", "direct"), POST)[0]
    assert (first.claim, first.relation, first.reason) == (
        "walks out",
        "repeats",
        "the same words of the same document",
    )


def test_what_is_earlier_or_weak_says_so() -> None:
    told = Suggestion("so many", "superseded", "no number is in both", 0.5)
    assert told.says == "is superseded by"
    assert replace(told, relation="repeats", is_weak=True).says == "perhaps repeats"


def test_what_has_nothing_in_common_is_not_suggested() -> None:
    document = article("Wheat grew dearer by a third, a baker complained.")
    assert (
        suggested(quotation("Wheat grew dearer by a third", document, "a baker", "indirect", "complained"), document)
        == ()
    )


def test_a_claim_that_comes_in_later_is_found_as_if_it_had_been_there() -> None:
    document = article("The army shelled the market on Saturday, residents said.")
    act = ReportedAct("a1", "ATTACK", words("shelled", document), addressee=("market",), place="market")
    documents = {"post-1": POST}
    grown = index_more(index_claims(CLAIMS[:2], documents, KNOWN), CLAIMS[2:], documents, KNOWN)
    assert [one.claim for one in align(act, document, grown, KNOWN)] == ["shelled"]
    assert align(act, document, index_claims(CLAIMS[:2], documents, KNOWN), KNOWN) == ()


def test_ranking_by_meaning_puts_the_nearer_in_meaning_first() -> None:
    document = article("Somebody asked for bread and salt, a baker said.")
    asked = quotation("Somebody asked for bread and salt", document, "a baker", "indirect")
    texts = ["He wanted loaves.", "They left on foot."]
    claims = [
        Claim(f"c{n}", ("a baker", "post"), Stance("a baker", "proposes", "deal", day("2031-05-03")), day("2031-05-03"),
              quote=Quote(f"d{n}", text, 0, len(text)))
        for n, text in enumerate(texts)
    ]  # fmt: skip
    documents = {f"d{n}": Document(f"d{n}", "", text) for n, text in enumerate(texts)}
    for nearer in (0, 1):
        index = index_claims(claims, documents, KNOWN, lambda _, there, text=texts[nearer]: float(there == text))
        first = align(asked, document, index, KNOWN)
        assert first[0].claim == f"c{nearer}"


def test_the_model_of_the_extra_is_read_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("nothing is to be downloaded")

    monkeypatch.setattr("socket.socket.connect", refuse)
    meaning = load_meaning()
    said = "Troops assaulted the village"
    assert meaning(said, said) > meaning(said, "Soldiers attacked a town") > meaning(said, "Bread is dear this year")
    assert meaning("", said) == 0


def test_a_number_that_cannot_hold_too_refines_nothing_though_it_is_of_a_later_time() -> None:
    """Of the day after, by somebody else: it does not fit, and so says no more of what is there."""
    document = article("There are 1,500 fighters of the League in the Old Port, the army said.")
    later = replace(figure("1,500", document, 1500, 1500, holder="the army"), date="2031-05-04")
    first = suggested(later, document)[0]
    assert (first.claim, first.relation) == ("so many", "resembles")
    assert "but it is of a later time" in first.reason
