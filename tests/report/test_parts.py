"""Times in words, timelines, charts, positions, votes, waits."""

import json
from dataclasses import replace

from shapely import box

from holdfire.assessments.assessment import Bounds, Numbers, Question, Stretch
from holdfire.claims.claim import Decision
from holdfire.deal.load import load_deal_text
from holdfire.report.clock import end_words, moment_words, occurrence_words, time_words
from holdfire.report.drawing import Scale, Strip, draw_strips, draw_sum, midnights
from holdfire.report.figures import figures_that_disagree
from holdfire.report.in_view import claims_in_view
from holdfire.report.map_drawing import MapPlace, fit, label_box, labelled, overlap
from holdfire.report.places_map import map_of_places
from holdfire.report.positions import positions_told, silent_parties
from holdfire.report.said import gather_voices
from holdfire.report.terms import heading_of, told_alike
from holdfire.report.votes import votes_told
from holdfire.report.waiting import waiting_steps
from holdfire.vocab.moment import FIRST, LAST, Moment, Occurrence
from holdfire.vocab.place import Place
from tests.report.aleppo_by_hand import ASSESSMENTS, CASE, NOW, day

ZONE = "Asia/Damascus"
THE_6TH, THE_8TH = day("2016-10-06"), day("2016-10-08")


def test_a_day_is_said_as_a_day_and_a_range_as_a_range():
    assert moment_words(THE_6TH, ZONE) == "6 Oct 2016"
    assert moment_words(Moment(THE_6TH.earliest, THE_8TH.latest), ZONE) == "between 6 Oct 2016 and 8 Oct 2016"
    assert moment_words(Moment(THE_6TH.earliest + 28_800, THE_6TH.earliest + 28_800), ZONE) == "6 Oct 2016, 08:00"
    assert moment_words(Moment(FIRST, THE_6TH.latest), ZONE) == "by 6 Oct 2016"


def test_a_duration_is_not_an_uncertain_moment():
    assert occurrence_words(Occurrence(THE_6TH, THE_8TH), ZONE) == "from 6 Oct 2016 to 8 Oct 2016"
    assert occurrence_words(Occurrence(THE_6TH, THE_6TH), ZONE) == "6 Oct 2016"


def test_midnight_at_an_end_is_the_end_of_the_day_before():
    assert end_words(THE_6TH.latest + 1, ZONE) == "end of 6 Oct 2016"
    assert time_words(FIRST, ZONE) == "the beginning"
    assert end_words(LAST, ZONE) == "no end"


def test_a_timeline_is_said_in_words_too():
    line = (
        Stretch(FIRST, THE_6TH.earliest, frozenset({"proposed"})),
        Stretch(THE_6TH.earliest, THE_8TH.latest + 1, frozenset({"met", "due"})),
    )
    scale = Scale(THE_6TH.earliest - 86_400, THE_8TH.latest + 1)
    drawing = draw_strips("leave", [Strip("as told", "achieve", line)], scale, ZONE)
    assert drawing.says == (
        "as told: proposed from the beginning to end of 5 Oct 2016; "
        "due or met: undecided from 6 Oct 2016 to end of 8 Oct 2016."
    )
    assert all(f"#pattern-{state}" in drawing.svg for state in ("proposed", "due", "met"))
    assert all(f">{letter}</text>" in drawing.svg for letter in "PDM")


def test_an_axis_of_any_length_has_few_ticks():
    start = THE_6TH.earliest
    for days in (1, 3, 10, 40, 400, 4000):
        assert len(midnights(Scale(start, start + days * 86_400), ZONE)) <= 3


def test_an_open_end_runs_to_the_edge():
    drawing = draw_sum(Numbers(Bounds(0, None), Bounds(20_000, 20_000), "trucks"))
    assert drawing.says == "done: unknown trucks and asked for: 20 trucks."
    assert 'width="100.0%"' in drawing.svg


def test_figures_are_shown_from_lowest_to_highest_with_their_chains():
    (fighters,) = figures_that_disagree(CASE, gather_voices(CASE))
    assert [words for words, _ in fighters.claims] == [
        "0 to 900 fighters (“at most 900”)",
        "0 to 4,000 fighters (“up to half of them”)",
        "900 to 1,000 fighters (“roughly 900 to 1,000”)",
    ]
    assert fighters.drawing is not None
    assert "Staffan de Mistura → Russian Federation → RT" in fighters.drawing.svg
    assert "http" not in fighters.drawing.svg
    assert "currentColor" in fighters.drawing.svg or "var(--ink)" in fighters.drawing.svg


def test_positions_are_told_and_silence_is_named():
    told = [(each.party, each.position, each.condition) for each in positions_told(CASE, gather_voices(CASE))]
    assert ("Staffan de Mistura", "proposes the deal", "") in told
    assert ("Russian Federation", "supports the deal on condition", "if Nusra leaves to Idlib") in told
    assert ("Nusra Front", "refuses leave", "") in told
    assert silent_parties(CASE) == ("Government of Syria", "Armed opposition in eastern Aleppo")


def test_a_veto_outweighs_enough_votes():
    (vote,) = votes_told(CASE, gather_voices(CASE))
    assert vote.against == (("Russian Federation", True), ("Venezuela", False))
    assert vote.rule == (
        "By its rule, not adopted: 9 votes are needed and 11 were cast in favour, "
        "but Russian Federation voted against with a veto."
    )


def test_enough_votes_without_a_veto_adopt():
    claims = [
        replace(claim, assertion=replace(claim.assertion, against=("venezuela",)))
        for claim in CASE.claims
        if isinstance(claim.assertion, Decision)
    ]
    case = replace(CASE, claims=tuple(claims))
    (vote,) = votes_told(case, gather_voices(case))
    assert vote.rule == "By its rule, adopted: 9 votes are needed and 11 were cast in favour, with no veto."


RING = """
deal: A truce
time zone: UTC
in force: 2026-03-01
parties:
  north: {name: North}
  south: {name: South}
readings:
  order:
    asks: Who moves first?
    answers:
      north first: nobody
      both wait: nobody
terms:
  withdraw:
    who: north
    must: withdraw
    by: not said
    read as:
      order/both wait: {starts when: pull back is met}
  pull back:
    who: south
    must: withdraw
    starts when: withdraw is met
    by: not said
"""


def test_a_ring_is_drawn_and_said_for_the_reading_it_stands_under(tmp_path):
    text = RING.replace("nobody", "text").replace("parties:", "documents: {text: documents/text.txt}\nparties:")
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "text.txt").write_text("words")
    deal = load_deal_text(text, folder=tmp_path).value
    by_reading = {each.reading: each for each in waiting_steps(deal)}
    assert by_reading["order: north first"].rings == ()
    assert by_reading["order: both wait"].rings == (
        "A ring of 2 steps: withdraw waits for pull back, which waits for withdraw. "
        "None can start; it opens once one step is taken without waiting: withdraw; or pull back.",
    )
    assert by_reading["order: both wait"].sentences == (
        "withdraw waits until pull back is met.",
        "pull back waits until withdraw is met.",
    )


def test_the_map_counts_incidents_at_their_places(tmp_path):
    (tmp_path / "places.geojson").write_text(
        '{"type": "FeatureCollection", "features": ['
        '{"type": "Feature", "id": "city", "geometry": {"type": "Polygon", '
        '"coordinates": [[[37.0, 36.1], [37.3, 36.1], [37.3, 36.3], [37.0, 36.3], [37.0, 36.1]]]}},'
        '{"type": "Feature", "id": "east", "geometry": {"type": "Polygon", '
        '"coordinates": [[[37.15, 36.15], [37.25, 36.15], [37.25, 36.25], [37.15, 36.25], [37.15, 36.15]]]}}]}'
    )
    shown = map_of_places(replace(CASE, folder=tmp_path))
    assert shown is not None
    assert shown.rows == (("Eastern Aleppo", 1, 1),)
    (drawing,) = shown.drawings
    assert "Eastern Aleppo: 1 incident told" in drawing.says
    assert map_of_places(CASE) is None


def test_small_places_with_incidents_are_drawn_close_up(tmp_path):
    def square(name, west, south, side):
        ring = [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]
        return {"type": "Feature", "id": name, "geometry": {"type": "Polygon", "coordinates": [ring]}}

    shapes = [square("city", 37.1, 36.2, 0.1), square("east", 37.15, 36.22, 0.04), square("idlib", 36.2, 35.5, 0.7)]
    (tmp_path / "places.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": shapes}))
    places = dict(CASE.deal.places.by_id) | {"idlib": Place("idlib", shape="places.geojson#idlib", name="Idlib")}
    deal = replace(CASE.deal, places=replace(CASE.deal.places, by_id=places))
    shown = map_of_places(replace(CASE, folder=tmp_path, deal=deal))
    assert shown is not None
    close, whole = shown.drawings
    assert "Idlib" not in close.svg
    assert "Idlib" in whole.svg
    assert "Eastern Aleppo" not in whole.svg


def test_names_on_a_map_keep_clear_of_each_other():
    point = box(37.0, 36.0, 37.001, 36.001)
    places = [
        MapPlace("a long name of a place", point, 1),
        MapPlace("another long name", point, 0),
        MapPlace("x", point, 2),
    ]
    rows = labelled(places, fit([box(36.0, 35.0, 38.0, 37.0)]))
    boxes = [label_box(row["labelx"], row["labely"], len(row["name"]) * 6.7) for row in rows]
    assert not any(overlap(one, other) for i, one in enumerate(boxes) for other in boxes[:i])


def test_what_is_about_later_times_is_not_shown():
    vote = next(claim for claim in CASE.claims if isinstance(claim.assertion, Decision))
    before = Question(vote.assertion.at.earliest)
    assert vote not in claims_in_view(CASE.claims, before, ())
    assert vote in claims_in_view(CASE.claims, Question(vote.assertion.at.latest), ())
    cites_it = [each for each in ASSESSMENTS if each.term == "ground warplanes"]
    assert vote in claims_in_view(CASE.claims, before, cites_it)


def test_what_was_not_known_yet_is_not_shown():
    then = Question(NOW, as_known_on=day("2016-10-07").earliest, known_by="published")
    known = {claim.id for claim in claims_in_view(CASE.claims, then, ())}
    assert "c02" in known
    assert not known & {"c03", "c05", "c06", "c11"}


def test_assessments_that_are_alike_are_told_once():
    warplanes = [each for each in ASSESSMENTS if each.term == "ground warplanes"]
    assert [len(alike) for alike in told_alike(warplanes)] == [3]
    leave = [each for each in ASSESSMENTS if each.term == "leave"]
    assert [len(alike) for alike in told_alike(leave)] == [1] * 6
    anew = [replace(each, reading=reading) for reading in ("a/b", "a/c") for each in warplanes]
    assert [len(alike) for alike in told_alike(anew)] == [6]
    assert heading_of(CASE, anew, anew) == "under all 3 accounts"
    assert (
        heading_of(CASE, anew[:2], anew)
        == "under accounts “as russia tells it” and “as the envoy tells it”, reading a: b"
    )
