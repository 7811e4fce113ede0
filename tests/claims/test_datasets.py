"""Registered tables: what a ``.dataset.yaml`` and its table say, and what is said about one that is wrong."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from holdfire.assessments.assessment import Question
from holdfire.claims.claim import Grade
from holdfire.claims.dataset import DAYS, TIMESTAMP, Amount, Span, Told
from holdfire.claims.dataset_file import read_datasets
from holdfire.claims.dataset_yaml import dataset_files
from holdfire.claims.names import NO_NAMES, Names, spellings
from holdfire.claims.read import claim_files, read_claims
from holdfire.engine.dataset_table import DuckTable, connect, source_of
from holdfire.pipeline import load_case
from holdfire.report.build import page_facts

DAMASCUS = ZoneInfo("Asia/Damascus")
NAMES = NO_NAMES.with_more(
    Names(
        parties=spellings([("north", ["the North"]), ("south", []), ("residents", []), ("gazette", [])]),
        places=spellings([("zone 1", []), ("zone 2", ["the hill"]), ("road", [])]),
        acts=spellings([("airstrike", []), ("deliver", [])]),
        terms=spellings([("hold fire", [])]),
        counts={},
        bodies={},
        drafts={},
        clauses={},
        readings={},
        units={"trucks": "trucks", "lorries": "trucks"},
    )
)
STRIKES = """
seq,ts,kind,id,k1,who,n,source
1,0,strike,11,1,0,,residents
2,90,strike,12,2,1,,residents > gazette
3,90,truck,13,1,,12,gazette
"""


@pytest.fixture(params=["events.csv", "events.parquet"])
def file(request):
    return request.param


@pytest.fixture
def read(tmp_path):
    """Read a table, written as CSV in the test; what comes back is (the dataset, mistakes as ``line:column code``)."""

    def read_table(text, rows, file="events.csv", top="", time="{column: ts, from: 2016-03-01 00:00}", names=NAMES):
        path = tmp_path / "claims" / "log.dataset.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"file: ../{file}\nid: id\ntime: {time}\nchain: residents\n{top}rows:\n{rows}")
        if text is not None:
            (tmp_path / "events.csv").write_text(text.lstrip("\n"))
        if text is not None and file.endswith(".parquet"):
            csv = (tmp_path / "events.csv").as_posix()
            connect().execute(f"COPY (FROM read_csv('{csv}')) TO '{(tmp_path / file).as_posix()}'")
        outcome = read_datasets(dataset_files(tmp_path), DAMASCUS, names, DuckTable)
        mistakes = [f"{d.span.line}:{d.span.column} {d.code} {d.message}" for d in outcome.diagnostics]
        return (outcome.value[0] if outcome.value else None), mistakes

    return read_table


def utc(text):
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def meant(told):
    return {str(value): meaning for value, meaning in told.values.items()}


def test_a_table_is_registered_and_its_words_are_read_once(read, file):
    dataset, mistakes = read(
        STRIKES,
        """
  strike:
    where: {kind: strike}
    chain: {column: source}
    act: airstrike
    actors: {column: who, names: {0: the North, 1: [south, north + south]}}
    place: {column: k1, names: "zone {}"}
    about: hold fire
    with: [Lorry, barrel bombs]
    incident: id
  truck:
    where: {kind: [truck, convoy]}
    act: Deliver
    to: {column: k1, names: {1: the hill}}
    quantity: {column: n, unit: lorries}
    answers: seq
""",
        file,
        top="order: seq\ngrade: b2\n",
    )

    assert mistakes == []
    assert (dataset.name, dataset.rows, dataset.id, dataset.order) == ("log", 3, "id", "seq")
    assert dataset.span == Span("ts", "ts", base=utc("2016-02-29 22:00"), unit=1)
    assert dataset.span.is_exact
    assert (dataset.first, dataset.last) == (utc("2016-02-29 22:00"), utc("2016-02-29 22:01:30"))
    strike, truck = dataset.kinds
    assert (strike.where, truck.where) == ({"kind": ("strike",)}, {"kind": ("truck", "convoy")})
    assert strike.told["act"] == Told("", {None: "airstrike"})
    assert meant(strike.told["actors"]) == {"0": (("north",),), "1": (("south",), ("north", "south"))}
    assert meant(strike.told["place"]) == {"1": "zone 1", "2": "zone 2"}
    assert meant(strike.told["chain"]) == {"residents": ("residents",), "residents > gazette": ("residents", "gazette")}
    assert strike.told["grade"] == truck.told["grade"] == Told("", {None: Grade("B", 2)})
    assert strike.told["about"].values[None] == "hold fire"
    assert strike.told["with_"].values[None] == ("trucks", "barrel bombs")
    assert (strike.amount, strike.incident, truck.answers) == (None, "id", "seq")
    assert truck.told["chain"] == Told("", {None: ("residents",)})
    assert meant(truck.told["to_place"]) == {"1": "zone 2"}
    assert (truck.amount, truck.told["unit"].values[None]) == (Amount("n", "n"), "trucks")


def test_rows_say_what_the_same_rows_say_as_ordinary_claims(read, tmp_path):
    cells = {
        "act": ("airstrike", "Deliver"),
        "actors": ("the North", "south | north + south"),
        "whom": ("residents", ""),
        "where": ("The Hill", "within 0.5 km of the road"),
        "to place": ("zone 1", "zone 2"),
        "about": ("Hold Fire", "deal"),
        "chain": ("residents | gazette", "north"),
        "grade": ("b2", "F 6"),
    }
    rows = [",".join(each) for each in zip(*cells.values(), strict=True)]
    (tmp_path / "claims.csv").write_text(
        f"id,kind,when,published,{','.join(cells)}\n"
        + "".join(f"{n},event,2016-03-01,2016-03-02,{row}\n" for n, row in enumerate(rows))
    )
    claims = read_claims([tmp_path / "claims.csv"], DAMASCUS, {}, NAMES).value

    table = f"id,ts,{','.join(cells)}\n" + "".join(f"{n},5,{row}\n" for n, row in enumerate(rows))
    told = "".join(f"    {'place' if key == 'where' else key}: {{column: {key}}}\n" for key in cells)
    (kind,) = read(table, f"  all:\n{told}")[0].kinds

    assert len(claims) == 2
    for claim, row in zip(claims, zip(*cells.values(), strict=True), strict=True):
        said = dict(zip(cells, row, strict=True))
        for key, field in (("act", "act"), ("actors", "actors"), ("whom", "whom"), ("where", "place"),
                           ("to place", "to_place"), ("about", "about")):  # fmt: skip
            assert kind.told[field].values[said[key] or None] == getattr(claim.assertion, field)
        assert kind.told["chain"].values[said["chain"]] == claim.chain
        assert kind.told["grade"].values[said["grade"]] == claim.grade


def test_a_parquet_column_of_numbers_keeps_numbers_and_a_csv_column_of_words_keeps_words(read):
    rows = '\n  strike: {where: {who: [0, 1]}, act: airstrike, place: {column: k1, names: "zone {}"}}\n'

    of_parquet, of_csv = (read(STRIKES, rows, file)[0].kinds[0] for file in ("events.parquet", "events.csv"))

    assert of_parquet.where, of_parquet.told["place"].values == ({"who": (0, 1)}, {1: "zone 1", 2: "zone 2"})
    assert of_csv.where, of_csv.told["place"].values == ({"who": ("0", "1")}, {"1": "zone 1", "2": "zone 2"})


def test_a_name_that_looks_like_a_number_stays_a_name(read):
    names = NAMES.with_more(Names(places={"007": "007"}, parties={}, acts={}, terms={}, units={}))
    dataset, mistakes = read("id,ts,k1\n1,5,007\n", "  s: {act: airstrike, place: {column: k1}}", names=names)

    assert mistakes == []
    assert dataset.kinds[0].told["place"].values == {"007": "007"}


def test_a_cell_that_is_empty_says_nothing(read, file):
    dataset, mistakes = read("id,ts,who,k1\n1,5,,1\n2,5,0,\n", """
  s: {act: airstrike, actors: {column: who, names: {0: north}}, place: {column: k1, names: "zone {}"}}
""", file)  # fmt: skip

    assert mistakes == []
    assert meant(dataset.kinds[0].told["actors"]) == {"None": (), "0": (("north",),)}
    assert meant(dataset.kinds[0].told["place"]) == {"None": "", "1": "zone 1"}


def test_numbers_may_lie_between_two_columns_and_be_open(read, file):
    dataset, mistakes = read(
        "id,ts,low,high,what\n1,5,3,9,trucks\n2,5,0,,lorry\n",
        "  t: {act: deliver, quantity: {low: low, high: high, unit: {column: what}}}",
        file,
    )

    assert mistakes == []
    assert dataset.kinds[0].amount == Amount("low", "high")
    assert meant(dataset.kinds[0].told["unit"]) == {"trucks": "trucks", "lorry": "trucks"}


# --- times ---------------------------------------------------------------------------------------------------------

ANY = "  s: {act: airstrike}"


def test_uncertain_times_stand_in_two_columns(read, file):
    dataset, mistakes = read(
        "id,a,b\n1,0,2\n2,1,5\n",
        ANY,
        file,
        time="{earliest: a, latest: b, from: 2016-03-01, unit: hours, time zone: UTC}",
    )

    assert mistakes == []
    assert dataset.span == Span("a", "b", base=utc("2016-03-01"), unit=3600)
    assert not dataset.span.is_exact
    assert (dataset.first, dataset.last) == (utc("2016-03-01"), utc("2016-03-01 05:59:59"))


def test_times_of_the_calendar_are_those_of_the_deals_zone(read, file):
    dataset, mistakes = read("id,at\n1,2016-03-01 08:00:00\n2,2016-03-01 09:30:15\n", ANY, file, time="{column: at}")

    assert mistakes == []
    assert (dataset.span.unit, dataset.span.is_exact) == (TIMESTAMP, True)
    assert (dataset.first, dataset.last) == (utc("2016-03-01 06:00"), utc("2016-03-01 07:30:15"))
    assert [ahead for _, ahead in dataset.span.shifts] == [7200]


@pytest.mark.parametrize("time", ["{column: at, time zone: UTC}", "{column: at, time zone: Africa/Abidjan}"])
def test_times_may_be_in_utc(read, file, time):
    dataset, mistakes = read("id,at\n1,2016-03-01 08:00:00\n", ANY, file, time=time)

    assert mistakes == []
    assert dataset.span == Span("at", "at", unit=TIMESTAMP)
    assert dataset.first == dataset.last == utc("2016-03-01 08:00")


def test_times_with_their_offset_need_no_zone(read, file):
    text = "id,at\n1,2016-03-01T08:00:00+03:00\n2,2016-03-01T08:00:00Z\n"
    dataset, mistakes = read(text, ANY, file, time="{column: at}")

    assert mistakes == []
    assert dataset.span == Span("at", "at", unit=TIMESTAMP)
    assert (dataset.first, dataset.last) == (utc("2016-03-01 05:00"), utc("2016-03-01 08:00"))


def test_a_day_is_the_whole_of_it_where_the_deal_is(read, file):
    dataset, mistakes = read("id,day\n1,2016-03-24\n2,2016-03-27\n", ANY, file, time="{column: day}")

    assert mistakes == []
    assert (dataset.span.unit, dataset.span.is_exact) == (DAYS, False)
    assert dataset.first == utc("2016-03-23 22:00")
    assert dataset.last == utc("2016-03-27 20:59:59")  # clocks went forward on 25 March
    assert [ahead for _, ahead in dataset.span.shifts] == [7200, 10800]


def test_days_may_be_uncertain_too(read, file):
    time = "{earliest: a, latest: b, time zone: UTC}"
    dataset, mistakes = read("id,a,b\n1,2016-03-24,2016-03-26\n", ANY, file, time=time)

    assert mistakes == []
    assert (dataset.first, dataset.last) == (utc("2016-03-24"), utc("2016-03-26 23:59:59"))


def test_an_hour_that_comes_twice_is_told(read, file):
    text = "id,at\n1,2016-10-27 12:00:00\n2,2016-10-27 23:30:00\n"
    _, mistakes = read(text, ANY, file, time="{column: at}")

    assert mistakes == [
        "3:7 C315 the hour from 2016-10-27 23:00 comes twice in Asia/Damascus: column `at`, row 2",
    ]


def test_a_csv_with_offsets_is_scanned_in_utc(read):
    text = "id,at\n1,2016-03-01T08:00:00+03:00\n2,2016-03-01 08:00Z\n"
    dataset, _ = read(text, ANY, time="{column: at}")

    rows = connect().execute(f'SELECT id, epoch("at") FROM {source_of(dataset)}').fetchall()

    assert rows == [(1, utc("2016-03-01 05:00")), (2, utc("2016-03-01 08:00"))]


def test_a_csv_is_scanned_as_it_was_read(read, tmp_path):
    dataset, _ = read("id;at;k1\n1; 2016-03-01 08:00 ;1\n2;2016-03-01 09:00;\n", """
  s: {act: airstrike, place: {column: k1, names: "zone {}"}}
""", time="{column: at}")  # fmt: skip

    rows = connect().execute(f'SELECT id, epoch("at"), k1 FROM {source_of(dataset)}').fetchall()

    assert rows == [(1, utc("2016-03-01 08:00"), "1"), (2, utc("2016-03-01 09:00"), None)]


# --- mistakes ------------------------------------------------------------------------------------------------------


def test_a_bad_cell_far_down_is_found(read):
    rows = "".join(f"{n},{n},strike\n" for n in range(1, 100_001))
    _, mistakes = read(f"id,ts,kind\n{rows}100001,12x,strike\n100002,,strike\n", ANY)

    assert mistakes == [
        "3:16 C308 1 cell of column `ts` cannot be read as whole numbers: row 100,001 of `../events.csv` has `12x`"
    ]


@pytest.mark.parametrize(
    ("text", "time", "mistake"),
    [
        ("id,at\n1,2016-03-01\n2,2016-03-01 08:00\n", "{column: at}", "be read as days: row 2 of `../events.csv` has"),
        ("id,at\n1,2016-03-01 08:00\n2,2016-02-30 08:00\n", "{column: at}", "row 2 of `../events.csv` has `2016-02-30"),
        ("id,at\n1,soon\n", "{column: at}", "1 cell of column `at` cannot be read as times without a UTC offset"),
        (
            "id,at\n1.5,5\n",
            "{column: at, from: 2016}",
            "1 cell of column `id` cannot be read as whole numbers: row 1 of",
        ),
    ],
)
def test_cells_that_differ_from_the_rest_are_told(read, text, time, mistake):
    _, mistakes = read(text, ANY, time=time)

    assert len(mistakes) == 1
    assert " C308 " in mistakes[0]
    assert mistake in mistakes[0]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (b"id,ts,kind\n1,5,strike\n2,5\n", "line 3: Expected Number of Columns: 3 Found: 2"),
        (b"id,ts,kind\n1,5,strike,9\n", "line 2: Expected Number of Columns: 3 Found: 4"),
        (b'id,ts,kind\n1,5,"strike\n2,5,strike\n', "line 2: Value with unterminated quote found."),
        (b"id,ts,kind\n1,5,\xff\xfe\n", "line 2: Invalid unicode"),
        (b"id,ts,id\n1,5,1\n", "the column `id` stands there twice"),
        (b"\xff\xfei\x00d\x00", "its first row cannot be read"),
        (b"", "there is nothing in it"),
        (None, "there is no such file"),
    ],
)
def test_a_csv_that_cannot_be_taken_apart_says_where(read, tmp_path, text, mistake):
    if text is not None:
        (tmp_path / "events.csv").write_bytes(text)
    _, mistakes = read(None, "  s: {act: airstrike, where: {kind: strike}}")

    assert len(mistakes) == 1
    assert mistakes[0].startswith(f"1:7 C305 `../events.csv`: {mistake}")


@pytest.mark.parametrize(("name", "says"), [("events.parquet", "cannot be read as Parquet"), ("events.xls", "neither")])
def test_a_file_that_is_no_table_is_told(read, tmp_path, name, says):
    (tmp_path / name).write_text("hello")
    _, mistakes = read(None, ANY, name)

    assert len(mistakes) == 1
    assert mistakes[0].startswith(f"1:7 C305 `../{name}`")
    assert says in mistakes[0]


def test_unknown_words_are_told_as_in_claims_with_how_many_rows_have_them(read, file):
    _, mistakes = read(STRIKES + "4,99,strike,14,7,2,,gazettes\n5,99,strike,15,7,2,,gazettes\n", """
  s:
    where: {kind: strike}
    act: airstrikes
    actors: {column: who, names: {0: north, 1: west}}
    place: {column: k1, names: "zone {}"}
    chain: {column: source}
""", file)  # fmt: skip

    assert mistakes == [
        f"1:7 C317 1 row of `../{file}` is of no kind and is not read",
        "9:10 C216 no act is called `airstrikes`",
        "10:22 C216 no party is called `west`: 1 row has `1` in column `who`, first row 2",
        "10:22 C310 `2` has no name: 2 rows have `2` in column `who`, first row 4",
        "11:21 C216 no place is called `zone 7`: 2 rows have `7` in column `k1`, first row 4",
        "12:21 C216 no party or source is called `gazettes`: 2 rows have `gazettes` in column `source`, first row 4",
    ]


def test_of_a_thousand_unknown_words_the_first_ten_are_told(read):
    text = "id,ts,k1\n" + "".join(f"{n},{n},{n}\n" for n in range(3, 1003))
    _, mistakes = read(text, '\n  s: {act: airstrike, place: {column: k1, names: "zone {}"}}')

    assert len(mistakes) == 10


def test_cells_that_must_be_filled_are(read, file):
    text = "id,ts,act,low,high\n1,1,deliver,1,2\n,2,deliver,1,2\n3,,deliver,1,2\n4,4,,1,2\n5,5,deliver,,2\n"
    _, mistakes = read(text, "\n  s:\n    act: {column: act}\n    quantity: {low: low, high: high}\n", file)

    assert mistakes == [
        "2:5 C309 1 row of `s` has nothing in column `id`, first row 2",
        "3:16 C309 1 row of `s` has nothing in column `ts`, first row 3",
        "8:19 C309 no `act` is told: 1 row has nothing in column `act`, first row 4",
        "9:21 C309 1 row of `s` has nothing in column `low`, first row 5",
    ]


@pytest.mark.parametrize(
    ("cells", "mistake"),
    [
        ("1,5,9,-1,2", "10:21 C313 row 2 has `-1` in column `low`: no number is below 0"),
        ("1,5,9,1,2000000000000", "10:32 C313 row 2 has `2000000000000` in column `high`: no number is above 10^12"),
        ("1,5,9,5,2", "10:21 C312 row 2 has `5` in column `low`, and less in column `high`: `2`"),
        ("1,9,5,1,2", "3:18 C312 row 2 has `9` in column `a`, and less in column `b`: `5`"),
        ("7,5,9,1,2", "2:5 C311 rows 1 and 2 of `s` are both called `7`"),
        ("1,5,999999999999,1,2", "3:7 C313 a time in column `b`, row 2, is out of range"),
    ],
)
def test_cells_that_cannot_be_are_told(read, file, cells, mistake):
    text = f"id,a,b,low,high\n7,1,2,3,4\n{cells}\n"
    rows = "\n  s:\n    act: deliver\n    quantity: {low: low, high: high}\n"
    _, mistakes = read(text, rows, file, time="{earliest: a, latest: b, from: 2016-03-01}", top="\n")

    assert len(mistakes) == 1
    assert mistakes[0].startswith(mistake)


@pytest.mark.parametrize(
    ("rows", "time", "mistake"),
    [
        (ANY, "{column: tz, from: 2016}", "3:16 C306 `../events.parquet` has no column `tz`"),
        (ANY, "{column: kind, from: 2016}", "3:16 C307 column `kind` holds text; whole numbers or times"),
        (ANY, "{column: ts}", "3:7 C303 `from` is missing here"),
        (ANY, "{column: ts, from: soon}", "3:26 C214 `from`: `soon` is not a time"),
        (ANY, "{column: ts, from: 2016, unit: moons}", "3:7 C301 `moons` is not a unit that times are counted in"),
        (ANY, "{column: ts, earliest: ts}", "3:7 C301 this needs either `column`, or both `earliest` and `latest`"),
        (ANY, "{column: ts, from: 2016, time zone: Damascus}", "3:43 C301 `Damascus` is not a time zone"),
        (ANY, "ts", "3:7 C301 `time` is not written as keys"),
        ("  s: {act: airstrike, where: {who: north}}", "", "6:36 C307 column `who` holds whole numbers, so no row has"),
        (
            "  s: {act: airstrike, quantity: {column: kind}}",
            "",
            "6:42 C307 column `kind` holds text; whole numbers must",
        ),
        ("  s: {act: airstrike, quantity: 5 trucks}", "", "6:33 C301 `quantity` is not written as keys"),
        ("  s: {actors: north}", "", "6:6 C303 `act` is missing here"),
        ("  s: {act: airstrike, actor: north}", "", "6:23 C302 a kind of rows has no key `actor`"),
        ("  s: {act: airstrike, says: denies}", "", "6:23 C304 rows of a table cannot say `says`"),
        ("  s: {act: airstrike, total: stretch}", "", "6:23 C304 rows of a table cannot say `total`"),
        ("  s: {act: airstrike, maybe same as: id}", "", "6:23 C304 rows of a table cannot say `maybe same as`"),
        ("  s: {act: airstrike, when: ts}", "", "6:23 C302 a kind of rows has no key `when`"),
        ("  s: {act: airstrike, with: {column: who}}", "", "6:29 C301 `with` says the same of all rows of a kind"),
        ("  s: {act: airstrike, to: road, to place: road}", "", "6:27 C301 `to place` and `to` say the same"),
        ("  s: {act: airstrike, actors: {column: who, names: zone}}", "", "6:52 C301 `names` says nothing about"),
        ("  s: {act: airstrike, incident: id, answers: kind}", "", "6:46 C307 column `id` holds whole numbers, and"),
        ("  s: airstrike", "", "6:6 C301 what stands under `s` is not written as keys"),
        ("  s: {act: airstrike, grade: G}", "", "6:30 C217 `G` is not a grade"),
    ],
)
def test_what_is_written_wrong_is_told_where_it_stands(read, rows, time, mistake):
    _, mistakes = read(STRIKES, rows, "events.parquet", time=time or "{column: ts, from: 2016-03-01}")

    assert [one for one in mistakes if one.startswith(mistake)] == mistakes[:1] != []


def test_numbers_stored_with_a_decimal_point_are_refused(read, tmp_path):
    table = (tmp_path / "events.parquet").as_posix()
    connect().execute(f"COPY (SELECT 1 AS id, 5 AS ts, 2.0::DOUBLE AS n) TO '{table}'")
    _, mistakes = read(None, "  s: {act: deliver, quantity: {column: n}}", "events.parquet")

    assert mistakes == [
        "6:40 C307 column `n` holds neither text, whole numbers, times nor days; whole numbers must stand there"
    ]


def test_kinds_without_rows_and_rows_without_a_kind_are_told_and_do_no_harm(read, file):
    rows = "  s: {where: {kind: shelling}, act: airstrike}\n  t: {where: {kind: truck}, act: deliver}"
    dataset, mistakes = read(STRIKES, rows, file)

    assert dataset.rows == 3
    assert [one.split(": ")[0] for one in mistakes] == [
        f"1:7 C317 2 rows of `../{file}` are of no kind and are not read",
        f"6:3 C316 no row of `../{file}` is of this kind",
    ]


def test_a_column_that_numbers_each_row_is_no_column_of_words(read):
    text = "id,ts,place\n" + "".join(f"{n},{n},{n}\n" for n in range(100_002))
    _, mistakes = read(text, "  s: {act: airstrike, place: {column: place}}")

    assert mistakes == ["6:39 C314 `place` holds more than 100,000 different values, too many for `place`"]


# --- in a case -----------------------------------------------------------------------------------------------------

DEAL = """
deal: Village truce
time zone: Asia/Damascus
in force: 2016-03-01
parties: {north: , south: , residents: }
places: {zone 1: , zone 2: }
terms:
  hold fire: {who: each of north and south, must not: airstrike}
"""


def test_a_case_has_its_registered_tables(read, tmp_path):
    read(STRIKES, "  s: {where: {kind: strike}, act: airstrike, place: within 500 m of zone 1}", "events.parquet")
    (tmp_path / "deal.yaml").write_text(DEAL)

    case = load_case(tmp_path).value

    assert [dataset.name for dataset in case.datasets] == ["log"]
    assert [path.name for path in claim_files(tmp_path)] == []
    assert [account.id for account in case.accounts] == ["as residents tells it", "everyone", "two independent origins"]
    assert "within 500 m of zone 1" in case.deal.places.by_id
    facts = page_facts(case, Question(now=utc("2016-04-01")), "1.0", all_claims=0)
    assert ("Rests on", "0 claims, 3 rows of 1 table, 0 documents") in facts


def test_a_table_that_lies_among_the_claims_is_not_read_as_claims(read, tmp_path):
    read(None, ANY, "claims/events.csv")
    (tmp_path / "claims" / "events.csv").write_text("id,ts\n1,5\n")
    (tmp_path / "claims" / "notes.csv").write_text("id,kind\n")
    (tmp_path / "deal.yaml").write_text(DEAL)

    assert [path.name for path in claim_files(tmp_path)] == ["notes.csv"]
    assert load_case(tmp_path).value.datasets[0].rows == 1


def test_a_case_whose_table_is_wrong_is_not_assessed(read, tmp_path):
    read(STRIKES, "  s: {act: bomb}", "events.parquet")
    (tmp_path / "deal.yaml").write_text(DEAL)

    outcome = load_case(tmp_path)

    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics if d.severity == "error"] == ["C216"]
