"""Two documents side by side: what belongs together, what differs, and what each has alone."""

from __future__ import annotations

from fractions import Fraction

from holdfire.claims.document import Document
from holdfire.intake.align.comparable import sentence_of
from holdfire.intake.align.from_candidate import from_candidates
from holdfire.intake.align.two_documents import SideBySide, compare_documents
from holdfire.intake.candidate import Candidate, Quotation, ReportedAct, ReportedFigure, Words
from holdfire.intake.known import Known

HERALD = """Shells hit the grain depot of Marrow on Sunday, killing at least 12 people and wounding 40 others.
"We did not fire on the depot," said Colonel Ivo Renn of the Northern Corps. The mayor called for a ceasefire.
"""
BULLETIN = """The Northern Corps shelled the Marrow grain depot on Sunday, a rescue worker said; 19 people were killed.
Colonel Ivo Renn told the bulletin that the Corps had fired on the depot. Bread will be short for two weeks.
"""


def words(text: str, where: str) -> Words:
    assert where.count(text) == 1, text
    return Words(where.index(text), where.index(text) + len(text), text)


def figure(id_: str, text: str, where: str, low: int, high: int | None, counted: str, **more: str) -> ReportedFigure:
    top = None if high is None else Fraction(high)
    return ReportedFigure(
        id_, words(text, where), Fraction(low), top, counted=words(counted, where), unit="people", **more
    )


def attack(id_: str, trigger: str, where: str, *actor: str) -> ReportedAct:
    return ReportedAct(
        id_, "ATTACK", words(trigger, where), actor=actor, addressee=("grain depot",), place="Marrow", date="2031-05-04"
    )


FOUND_BY_HERALD: tuple[Candidate, ...] = (
    attack("a1", "hit", HERALD),
    figure("f1", "at least 12", HERALD, 12, None, "people", place="Marrow"),
    figure("f2", "40", HERALD, 40, 40, "others", place="Marrow"),
    Quotation(
        "q1", "direct", (words("We did not fire on the depot,", HERALD),), words("said", HERALD), None, "Ivo Renn"
    ),
    ReportedAct("a2", "REQUEST", words("called for", HERALD), actor=("mayor",)),
)
FOUND_BY_BULLETIN: tuple[Candidate, ...] = (
    attack("a1", "shelled", BULLETIN, "Northern Corps"),
    figure("f1", "19", BULLETIN, 19, 19, "people", place="Marrow", holder="rescue worker"),
    Quotation(
        "q1",
        "indirect",
        (words("the Corps had fired on the depot", BULLETIN),),
        words("told", BULLETIN),
        None,
        "Ivo Renn",
    ),
    ReportedFigure("f2", words("two weeks", BULLETIN), Fraction(2), Fraction(2), cls="duration", unit="week"),
)


def compared(
    first: tuple[Candidate, ...] = FOUND_BY_HERALD, second: tuple[Candidate, ...] = FOUND_BY_BULLETIN
) -> SideBySide:
    herald, bulletin = Document("herald", "", HERALD), Document("bulletin", "", BULLETIN)
    return compare_documents(from_candidates(first, herald, Known()), from_candidates(second, bulletin, Known()))


def told(found: SideBySide) -> list[tuple[str, str, str]]:
    return [(link.first.exact, link.relation.name, link.second.exact) for one in found.together for link in one.links]


def test_what_is_about_the_same_is_put_together_with_disagreements_first() -> None:
    assert told(compared()) == [
        ("We did not fire on the depot,", "contradicts", "the Corps had fired on the depot"),
        ("at least 12", "refines", "19"),
        ("hit", "refines", "shelled"),
    ]
    assert [one.differs for one in compared().together] == [True, False, False]


def test_people_wounded_are_not_people_killed_and_weeks_are_not_people() -> None:
    found = compared()
    assert [one.exact for one in found.only_first] == ["40", "called for"]
    assert [one.exact for one in found.only_second] == ["two weeks"]


def test_what_two_actors_do_to_two_targets_are_two_acts() -> None:
    mayor = ReportedAct("a9", "REQUEST", words("told", BULLETIN), actor=("Ivo Renn",))
    found = compared(FOUND_BY_HERALD[-1:], (mayor,))
    assert found.together == ()


def test_exchanging_the_documents_exchanges_what_each_has_alone() -> None:
    there, back = (
        compared(),
        compare_documents(
            from_candidates(FOUND_BY_BULLETIN, Document("bulletin", "", BULLETIN), Known()),
            from_candidates(FOUND_BY_HERALD, Document("herald", "", HERALD), Known()),
        ),
    )
    assert (there.only_first, there.only_second) == (back.only_second, back.only_first)
    assert {(a, b) for a, _, b in told(there)} == {(b, a) for a, _, b in told(back)}


def test_a_document_nobody_has_read_leaves_all_of_the_other_alone() -> None:
    found = compared(second=())
    assert found.together == () and len(found.only_first) == len(FOUND_BY_HERALD)


TRIBUNE = """The Guard fired at Mill Road on Saturday, killing two soldiers and wounding five others, the army said.
A clerk said that 26 trucks had been delivered. The Guard denied that it had fired on the road.
"""
VOICE = """Three patients were injured in the clinic on Wednesday. The army said it had not hit it; the Guard lied.
Twelve trucks were turned back on Saturday. Only 14 trucks have reached the quarter, Dr. Aziz said.
"""


def count(id_: str, text: str, where: str, number: int, counted: str, unit: str) -> ReportedFigure:
    return ReportedFigure(
        id_, words(text, where), Fraction(number), Fraction(number), counted=words(counted, where), unit=unit
    )


def said(id_: str, text: str, where: str, speaker: str, cue: str) -> Quotation:
    return Quotation(id_, "indirect", (words(text, where),), words(cue, where), None, speaker)


def put_side_by_side(first: tuple[Candidate, ...], second: tuple[Candidate, ...]) -> SideBySide:
    tribune, voice = Document("tribune", "", TRIBUNE), Document("voice", "", VOICE)
    return compare_documents(from_candidates(first, tribune, Known()), from_candidates(second, voice, Known()))


def test_five_wounded_soldiers_are_not_three_injured_patients() -> None:
    soldiers = (
        count("f1", "two", TRIBUNE, 2, "soldiers", "people"),
        count("f2", "five", TRIBUNE, 5, "others", "people"),
    )
    assert put_side_by_side(soldiers, (count("f3", "Three", VOICE, 3, "patients", "people"),)).together == ()


def test_trucks_that_came_through_are_held_against_those_that_came_through_not_those_turned_back() -> None:
    delivered = count("f1", "26", TRIBUNE, 26, "trucks", "truck")
    turned_back = ReportedFigure("f2", words("Twelve", VOICE), Fraction(12), Fraction(12), unit="truck")
    reached = ReportedFigure("f3", words("14", VOICE), Fraction(14), Fraction(14), unit="truck")
    found = put_side_by_side((delivered,), (turned_back, reached))
    assert ("26", "Twelve") not in {
        (link.first.exact, link.second.exact) for one in found.together for link in one.links
    }


def test_two_sayings_of_one_speaker_are_not_the_same_because_nothing_else_fits() -> None:
    shelling = "The Guard fired at Mill Road on Saturday, killing two soldiers and wounding five others"
    found = put_side_by_side(
        (said("q1", shelling, TRIBUNE, "army", "said."),),
        (said("q2", "it had not hit it; the Guard lied", VOICE, "army", "army said"),),
    )
    assert {name for _, name, _ in told(found)} <= {"resembles"}
    assert all(one.is_like and not one.differs for one in found.together)


def test_what_somebody_denied_is_known_as_denied() -> None:
    denied = said("q1", "it had fired on the road", TRIBUNE, "Guard", "denied")
    (form,) = from_candidates((denied,), Document("tribune", "", TRIBUNE), Known())
    assert form.is_taken_back and form.is_denied
    assert form.cue and TRIBUNE[slice(*form.cue)] == "denied"


def test_a_title_with_a_full_stop_ends_no_sentence() -> None:
    start = VOICE.index("14")
    assert (
        VOICE[slice(*sentence_of(VOICE, start, start + 2))] == "Only 14 trucks have reached the quarter, Dr. Aziz said."
    )
