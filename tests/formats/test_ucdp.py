"""UCDP GED: each row one claim, each trap a warning with row and column, or a field; never a silent wrong number."""

import random

import pytest

from holdfire.claims.names import NO_NAMES, Names
from holdfire.formats.source_file import open_source
from holdfire.formats.ucdp import ucdp
from holdfire.formats.ucdp.ucdp_rows import ACTS, COLUMNS
from holdfire.vocab.act import Acts
from holdfire.vocab.taxonomy import shipped_acts
from tests.formats.made_up import NEW_HEADER, OLD_HEADER, Read, write_rows


def read(tmp_path, *changes, **given):
    return Read(write_rows(tmp_path / "ged.csv", *changes), **given)


def test_a_row_is_one_claim_and_what_else_it_says_is_kept(tmp_path):
    found = read(tmp_path, {})

    assert found.claims == [
        {
            "id": "ucdp-1",
            "kind": "event",
            "act": "attack",
            "actors": ["government of nordland", "valley front"],
            "where": "old mill village at 36.200 37.100",
            "when": "2016-10-20",
            "harm": "3 to 5 deaths, best 3 (2 of Valley Front, 1 civilians)",
            "chain": ["watch group", "valley gazette", "ucdp"],
            "said": "2016-10-21",
            "published": "2016-10-21",
        }
    ]
    assert found.rows[0].key == "1"
    assert found.rows[0].fields["deaths_a"] == "0"
    assert found.odd() == []


def test_both_headers_and_any_order_come_to_the_same(tmp_path):
    mixed = list(NEW_HEADER)
    random.Random(1).shuffle(mixed)
    files = [write_rows(tmp_path / f"{n}.csv", {}, header=h) for n, h in enumerate((OLD_HEADER, NEW_HEADER, mixed))]

    assert (len(OLD_HEADER), len(NEW_HEADER)) == (38, 49)
    assert all(ucdp.sniff(open_source(file).value) for file in files)
    assert [Read(file).rows for file in files] == [Read(files[0]).rows] * 3


def test_older_names_of_columns_are_known(tmp_path):
    header = [
        "low_est" if name == "low" else f"{name}_est" if name in ("best", "high") else name for name in OLD_HEADER
    ]
    found = Read(write_rows(tmp_path / "x.csv", {"low_est": "1", "best_est": "2", "high_est": "4"}, header=header))

    assert found.claims[0]["harm"].startswith("1 to 4 deaths, best 2")


@pytest.mark.parametrize("column", ["id", "type_of_violence", "side_a", "side_b", "date_start", "date_end"])
def test_a_file_without_a_needed_column_is_refused(tmp_path, column):
    found = Read(write_rows(tmp_path / "x.csv", {}, header=[name for name in OLD_HEADER if name != column]))

    assert [(one.code, one.severity, one.message) for one in found.said] == [
        ("E610", "error", f"there is no column `{column}`")
    ]
    assert found.rows == []


@pytest.mark.parametrize(
    ("change", "code", "column", "message"),
    [
        ({"id": ""}, "E611", "id", "the row has no `id`"),
        ({"type_of_violence": "4"}, "E611", "type_of_violence", "`4` is no type of violence: it is 1, 2 or 3"),
        ({"date_start": "20/10/2016"}, "E611", "date_start", "`20/10/2016` is no date"),
        ({"date_end": ""}, "E611", "date_end", "`` is no date"),
        ({"date_end": "2016-10-19"}, "E612", "date_end", "it ends before it begins"),
    ],
)
def test_what_cannot_be_read_is_refused_with_row_and_column(tmp_path, change, code, column, message):
    found = read(tmp_path, {}, change)

    (refused,) = found.refused
    (why,) = refused.why
    assert (why.code, why.severity, why.here, why.message) == (code, "error", column, message)
    assert (why.span.line, why.span.column) == (3, OLD_HEADER.index(column) + 1)
    assert len(found.rows) == 1


def test_who_attacked_whom_is_told_of_one_sided_violence_only(tmp_path):
    found = read(tmp_path, {}, {"type_of_violence": "2"}, {"type_of_violence": "3", "side_b": "Civilians"})

    assert [(claim["act"], claim["actors"], claim.get("whom")) for claim in found.claims] == [
        ("attack", ["government of nordland", "valley front"], None),
        ("attack", ["government of nordland", "valley front"], None),
        ("attack on civilians", ["government of nordland"], ["civilians"]),
    ]
    assert found.parties["civilians"].kind == "people"
    assert found.parties["government of nordland"].kind == "state"


def test_acts_are_the_narrowest_that_all_events_of_a_type_are():
    acts = Acts.from_acts(shipped_acts())

    for kind, act in ACTS.items():
        assert kind in acts.by_id[act].ucdp
    assert acts.is_within(ACTS["3"], ACTS["1"])
    assert acts.by_id[ACTS["3"]].ucdp == ("3",)


def test_several_days_are_one_uncertain_time_and_flagged(tmp_path):
    found = read(
        tmp_path, {"date_start": "2016-09-19", "date_end": "2016-09-25", "date_prec": "3", "event_clarity": "2"}
    )

    assert found.claims[0]["when"] == "2016-09-19 to 2016-09-25"
    assert found.odd() == [("several-days", 2, "date_prec"), ("sum-of-events", 2, "event_clarity")]
    assert found.rows[0].flags == ("several-days", "sum-of-events")


@pytest.mark.parametrize(
    ("numbers", "harm", "odd"),
    [
        (("4", "4", "4"), "4 deaths", []),
        (("0", "0", "2"), "0 to 2 deaths, best 0", ["best-is-zero"]),
        (("5", "3", "4"), "3 to 5 deaths", ["deaths-out-of-order"]),
        (("3", "7", "4"), "3 to 7 deaths", ["deaths-out-of-order"]),
        (("3", "many", "4"), "3 to 4 deaths", ["deaths-out-of-order"]),
        (("-1", "2", "3"), "2 to 3 deaths", ["deaths-out-of-order"]),
        (("", "", ""), "deaths, number not readable", ["deaths-out-of-order"]),
        (("", "2", ""), "2 deaths", []),
    ],
)
def test_deaths_are_harm_and_out_of_order_the_widest_range(tmp_path, numbers, harm, odd):
    low, best, high = numbers
    found = read(tmp_path, {"low": low, "best": best, "high": high, "deaths_b": "", "deaths_civilians": ""})

    assert found.claims[0]["harm"] == harm
    assert "quantity" not in found.claims[0]
    assert found.odd() == [(slug, 2, "best") for slug in odd]


@pytest.mark.parametrize(
    ("dates", "said", "published", "odd"),
    [
        ("2016-10-21;2016-10-23", "2016-10-21", "2016-10-23", []),
        ("2016-12-01", "2016-12-01", "2016-12-01", []),
        ("2018-10-20", None, "2016-10-20 to 2017-10-20", ["source-date-off"]),
        ("1753-01-01", None, "2016-10-20 to 2017-10-20", ["source-date-off"]),
        ("2015-10-20;2016-10-21", "2016-10-21", "2016-10-21", ["source-date-off"]),
        ("2016-10-19", "2016-10-20", "2016-10-20", ["source-before-event"]),
        ("", None, "2016-10-20 to 2017-10-20", []),
        ("2016-10-21 00:00:00.000", "2016-10-21", "2016-10-21", []),
    ],
)
def test_dates_of_reports_that_cannot_be_are_flagged_and_not_taken(tmp_path, dates, said, published, odd):
    found = read(tmp_path, {"source_date": dates})

    assert (found.claims[0].get("said"), found.claims[0]["published"]) == (said, published)
    assert found.odd() == [(slug, 2, "source_date") for slug in odd]


@pytest.mark.parametrize(
    ("original", "offices", "chain", "odd"),
    [
        ("Watch Group", "Watch Group", ["watch group", "ucdp"], []),
        ("watch group", "Watch Group;Watch Group", ["watch group", "ucdp"], []),
        ("the Dogan agency", "Gazette", ["dogan agency", "gazette", "ucdp"], []),
        ("Watch Group", "Gazette;Herald", ["watch group", "ucdp"], []),
        ("", "Gazette", ["unnamed sources of ucdp", "gazette", "ucdp"], []),
        ("two local residents", "Gazette", ["unnamed sources of ucdp", "gazette", "ucdp"], []),
        ("medical staff", "", ["unnamed sources of ucdp", "ucdp"], []),
        ("Watch Group, Herald", "Gazette", ["watch group", "gazette", "ucdp"], ["several-origins"]),
        ("A + B | C", "Gazette", ["a and b c", "gazette", "ucdp"], []),
    ],
)
def test_the_chain_begins_with_who_said_it_first_and_ends_with_who_published(tmp_path, original, offices, chain, odd):
    found = read(tmp_path, {"source_original": original, "source_office": offices})

    assert found.claims[0]["chain"] == chain
    assert found.odd() == [(slug, 2, "source_original") for slug in odd]
    assert set(chain) <= found.parties.keys()


def test_all_unnamed_sources_are_one(tmp_path):
    found = read(tmp_path, {"source_original": "witnesses"}, {"source_original": "officials"}, {"source_original": ""})

    assert len({claim["chain"][0] for claim in found.claims}) == 1
    assert found.parties["unnamed sources of ucdp"].kind == "unnamed"


@pytest.mark.parametrize(
    ("precision", "place", "radius", "inside"),
    [
        ("1", "old mill village at 36.200 37.100", "5000", ("mill district, north governorate, nordland",)),
        ("2", "around old mill village at 36.200 37.100", "25000", ("nordland",)),
        ("3", "old mill village, mill district, north governorate, nordland", "", None),
        ("4", "old mill village, north governorate, nordland", "", ("north governorate, nordland",)),
        ("5", "old mill village, nordland", "", ("nordland",)),
        ("7", "old mill village", "", ()),
        ("", "old mill village", "", ()),
    ],
)
def test_a_place_is_as_wide_as_its_precision_asks_for(tmp_path, precision, place, radius, inside):
    found = read(tmp_path, {"where_prec": precision})

    assert found.claims[0]["where"] == place
    proposed = found.places[place]
    assert (proposed.radius, proposed.wkt) == (radius, "POINT (37.1 36.2)" if radius else "")
    assert inside is None or proposed.inside == inside
    assert all(outer in found.places for one in found.places.values() for outer in one.inside)


def test_a_district_or_a_province_is_itself_and_no_place_in_it(tmp_path):
    found = read(
        tmp_path,
        {"where_prec": "3", "where_coordinates": "Mill district"},
        {"where_prec": "4", "where_coordinates": "North Governorate"},
        {"where_prec": "6", "where_coordinates": "Nordland"},
    )

    assert [claim["where"] for claim in found.claims] == [
        "mill district, north governorate, nordland",
        "north governorate, nordland",
        "nordland",
    ]


def test_two_places_of_one_name_stay_two(tmp_path):
    found = read(tmp_path, {}, {"latitude": "11.5"}, {})

    assert len({claim["where"] for claim in found.claims}) == 2
    assert found.claims[0]["where"] == found.claims[2]["where"]


def test_a_place_the_case_knows_is_taken_but_not_for_what_was_only_near_it(tmp_path):
    names = Names(**{**{name: {} for name in NO_NAMES.__slots__}, "places": {"old mill village": "mill"}})
    found = read(tmp_path, {}, {"where_prec": "2"}, names=names)

    assert [claim["where"] for claim in found.claims] == ["mill", "around old mill village at 36.200 37.100"]


def test_the_mapping_says_what_names_mean(tmp_path):
    meant = {"Government of Nordland": "nordland", "Old Mill village": "mill", "Watch Group": "watchers"}
    found = read(tmp_path, {}, meant=meant)

    assert found.claims[0]["actors"] == ["nordland", "valley front"]
    assert found.claims[0]["where"] == "mill"
    assert found.claims[0]["chain"][0] == "watchers"
    assert found.parties["watchers"].name == "watchers", "the case may not know it yet"


def test_the_mapping_says_who_may_have_fought_on_a_side(tmp_path):
    meant = {"Government of Nordland": "nordland | eastland | nordland + eastland"}
    found = read(tmp_path, {}, {"type_of_violence": "3", "side_b": "Civilians"}, meant=meant)

    assert [claim["actors"] for claim in found.claims] == [
        ["nordland", "eastland", "nordland + eastland", "valley front"],
        ["nordland", "eastland", "nordland + eastland"],
    ]
    assert found.parties.keys() >= {"nordland", "eastland"}


@pytest.mark.parametrize("latitude", ["", "north", "91", "nan"])
def test_coordinates_that_are_none_leave_the_place_without_a_shape(tmp_path, latitude):
    found = read(tmp_path, {"latitude": latitude})

    assert found.places[found.claims[0]["where"]].wkt == ""
    assert found.odd() == [("bad-coordinates", 2, "latitude")]


def test_a_row_like_one_before_is_pointed_out(tmp_path):
    found = read(tmp_path, {}, {"date_start": "2016-10-21", "date_end": "2016-10-21"}, {})

    assert found.odd() == [("looks-like-another", 4, "id")]
    assert found.said[0].message == "it is like the row on line 2: parties, place, days and deaths"


def test_what_no_row_shows_is_said_of_the_file(tmp_path):
    found = read(tmp_path, *({"where_coordinates": f"Town {n % 3}", "source_original": "Watch"} for n in range(9)))

    notes = [one.message for one in found.said if one.severity == "note"]
    assert notes == [
        "only events with deaths are in it: from a day without one nothing follows",
        "a side is named by its main party: whoever fought with it is not named, unless a mapping says so",
        "9 of 9 rows come from one origin, `watch`",
    ]


def test_names_come_before_the_rows_that_use_them(tmp_path):
    found = read(tmp_path, {}, {"where_prec": "2", "source_original": "Other"}, {"side_a": "C"})
    known = set()
    for one in found.all:
        if hasattr(one, "claims"):
            (claim,) = one.claims
            assert {*claim["chain"], *claim["actors"], claim["where"]} <= known
        elif hasattr(one, "id"):
            known.add(one.id)


def test_the_same_file_is_read_the_same_every_time(tmp_path):
    path = write_rows(tmp_path / "x.csv", {}, {"where_prec": "2"}, {"source_date": "1753-01-01"}, {})

    assert Read(path).all == Read(path).all


def test_every_column_that_is_read_is_in_both_headers_but_for_ids():
    for name, also in COLUMNS.items():
        for header in (OLD_HEADER, NEW_HEADER):
            assert set(also) & set(header), name
