"""The pauses of 2016 in Aleppo against events: made-up ones in the project, and the real ones where they are.

What is asserted here is what the README of the example and the page on evidence say.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from shutil import copytree
from zoneinfo import ZoneInfo

import pytest

from holdfire.assessments.assessment import Assessment, Question
from holdfire.claims.claim import Claim, Event
from holdfire.cli.main import main
from holdfire.deal.load import load_deal
from holdfire.log.entry import Entry
from holdfire.log.state import read_state
from holdfire.pipeline import assess_case, load_case
from holdfire.vocab.moment_text import parse_moment
from holdfire.vocab.place import Lies
from tests.real_data import real_file

EXAMPLE = Path(__file__).parents[1] / "examples" / "aleppo-pauses-2016"
ZONE = ZoneInfo("Asia/Damascus")
PAUSES = {
    "pause 20 october": "2016-10-20 19:00",
    "pause 21 october": "2016-10-21 19:00",
    "pause 22 october": "2016-10-22 19:00",
    "pause 4 november": "2016-11-04 19:00",
}
UCDP, UCDP_ALL = "as UCDP tells it", "as UCDP tells it, and nothing else happened"
TWO, TWO_ALL = "two independent origins", "two independent origins, and nothing else happened"
RUSSIA = "as Russia tells it"


def imported(file: Path, folder: Path) -> Path:
    case = Path(copytree(EXAMPLE, folder / "case"))
    assert main(["import", str(case), str(file), "--mapping", str(case / "names.yaml"), "--keep", "--by", "test"]) == 0
    return case


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return imported(EXAMPLE / "made-up.csv", tmp_path_factory.mktemp("made-up"))


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return imported(real_file("ucdp_syria_aleppo_2016-09_2016-12.csv"), tmp_path_factory.mktemp("real"))


def pauses(case: Path) -> dict[tuple[str, str, str], Assessment]:
    """Each pause as it stands in its last second, by its name, who is bound, and the account."""
    read = load_case(case).value
    assert read is not None
    found = {}
    for pause, end in PAUSES.items():
        for one in assess_case(read, Question(parse_moment(end, ZONE).earliest)):
            if one.term == pause:
                found[pause, one.bearer, one.account] = one
    return found


def all_day(case: Path, day: str) -> dict[tuple[str, str], Assessment]:
    """How it would stand over a whole day if everybody had promised, by place and account."""
    read = load_case(case, deal_read=load_deal(case / "if-everybody-all-day.yaml")).value
    assert read is not None
    whole = parse_moment(day, ZONE)
    asked = Question(whole.latest + 1, period_start=whole.earliest)
    return {(one.term, one.account): one for one in assess_case(read, asked)}


def says(one: Assessment) -> tuple[str, int, int]:
    """States, and how many breaches are alleged and established."""
    assert one.breaches is not None
    return " or ".join(sorted(one.states)), one.breaches.alleged, one.breaches.established


# Made-up events


def test_with_made_up_events_the_example_is_alive(made_up):
    found = pauses(made_up)

    told = {pause: says(found[pause, "syria", UCDP_ALL]) for pause in PAUSES}
    assert told == {
        "pause 20 october": ("standing", 0, 0),
        "pause 21 october": ("breached or standing", 2, 0),
        "pause 22 october": ("breached or standing", 1, 0),
        "pause 4 november": ("breached or standing", 3, 0),
    }
    assert {says(one)[2] for one in found.values()} == {0}


def test_every_trap_of_the_made_up_rows_is_flagged(made_up):
    flags = {entry.subject: entry.body["origin"].get("flags", []) for entry in read_state(made_up).claims}

    assert flags == {
        "ucdp-900000001": [],
        "ucdp-900000002": [],
        "ucdp-900000003": ["best-is-zero"],
        "ucdp-900000004": [],
        "ucdp-900000005": ["several-days", "sum-of-events"],
        "ucdp-900000006": ["source-date-off"],
        "ucdp-900000007": ["deaths-out-of-order"],
    }


def test_before_any_import_nothing_is_alleged():
    assert {says(one)[1] for one in pauses(EXAMPLE).values()} == {0}


# The 691 real ones


def events(case: Path) -> list[Entry]:
    return list(read_state(case).claims)


def numbers(entries: list[Entry]) -> tuple[int, ...]:
    """Events, and the sums of low, best and high."""
    fields = [entry.body["origin"]["fields"] for entry in entries]
    return (len(fields), *(sum(int(one[name]) for one in fields) for name in ("low", "best", "high")))


def days(entry: Entry) -> tuple[str, str]:
    first, _, last = entry.body["row"]["when"].partition(" to ")
    return first, last or first


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        ("2016-08", (1, 8, 8, 15)),
        ("2016-09", (162, 883, 887, 903)),
        ("2016-10", (164, 1289, 1301, 1336)),
        ("2016-11", (251, 1706, 1706, 1725)),
        ("2016-12", (113, 1092, 1092, 1095)),
    ],
)
def test_known_sums_by_month_come_out_of_the_log(real, month, expected):
    assert numbers([entry for entry in events(real) if days(entry)[0].startswith(month)]) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2016-09-05", "2016-09-11", (22, 78)),
        ("2016-09-12", "2016-09-18", (6, 6)),
        ("2016-09-22", "2016-10-17", (75, 616)),
        ("2016-10-18", "2016-10-22", (8, 14)),
        ("2016-10-20", "2016-10-20", (0, 0)),
        ("2016-10-28", "2016-11-03", (19, 184)),
        ("2016-11-15", "2016-12-13", (89, 1193)),
        ("2016-12-14", "2016-12-22", (3, 25)),
    ],
)
def test_known_sums_of_the_city_come_out_of_the_log(real, first, last, expected):
    inside = [
        entry
        for entry in events(real)
        if entry.body["origin"]["fields"]["where_coordinates"] == "Aleppo town"
        and first <= days(entry)[0] <= days(entry)[1] <= last
    ]
    count, _, best, _ = numbers(inside)
    assert (count, best) == expected


def test_what_is_odd_in_them_is_flagged(real):
    flags = Counter(flag for entry in events(real) for flag in entry.body["origin"].get("flags", ()))

    assert flags == {
        "several-days": 32,
        "sum-of-events": 27,
        "source-before-event": 21,
        "looks-like-another": 21,
        "best-is-zero": 11,
        "several-origins": 9,
        "source-date-off": 8,
    }


def claims_and_places(case: Path) -> tuple[list[Claim], Counter[str], Counter[str]]:
    read = load_case(case).value
    assert read is not None
    told = [claim for claim in read.claims if claim.id.startswith("ucdp-")]
    lies = [
        Counter(read.deal.places.how_lies(claim.assertion.place, place).name for claim in told
                if isinstance(claim.assertion, Event))
        for place in ("aleppo city", "eastern aleppo")
    ]  # fmt: skip
    return told, lies[0], lies[1]


def test_no_event_is_surely_in_the_east_and_most_have_one_origin(real):
    told, city, east = claims_and_places(real)

    assert len(told) == 691
    assert city == {Lies.INSIDE.name: 277, Lies.OVERLAPS.name: 157, Lies.OUTSIDE.name: 257}
    assert east == {Lies.OVERLAPS.name: 407, Lies.OUTSIDE.name: 284}
    assert Counter(claim.chain[0] for claim in told).most_common(2) == [("sohr", 653), ("unnamed sources of ucdp", 22)]


@pytest.mark.parametrize("bearer", ["russia", "syria"])
@pytest.mark.parametrize(("pause", "alleged"), list(zip(PAUSES, (0, 1, 3, 5), strict=True)))
def test_of_each_pause_the_events_allege_and_establish_so_much(real, pause, alleged, bearer):
    found = pauses_of_the_real(real)

    open_ = "breached or standing"
    assert says(found[pause, bearer, RUSSIA]) == (open_, 0, 0)
    assert says(found[pause, bearer, UCDP]) == says(found[pause, bearer, TWO]) == (open_, alleged, 0)
    supposed = "standing" if not alleged else open_
    assert says(found[pause, bearer, UCDP_ALL]) == says(found[pause, bearer, TWO_ALL]) == (supposed, alleged, 0)
    if not alleged:
        assert {found[pause, bearer, account].basis for account in (UCDP_ALL, TWO_ALL)} == {"absence"}


KEPT: dict[Path, dict[tuple[str, str, str], Assessment]] = {}


def pauses_of_the_real(case: Path) -> dict[tuple[str, str, str], Assessment]:
    if case not in KEPT:
        KEPT[case] = pauses(case)
    return KEPT[case]


@pytest.mark.parametrize(
    ("day", "alleged", "established"),
    [("2016-10-20", 1, 0), ("2016-10-21", 1, 1), ("2016-10-22", 3, 3), ("2016-11-04", 5, 1)],
)
def test_had_everybody_promised_for_all_day_the_city_would_be_known_and_the_east_would_not(
    real, day, alleged, established
):
    found = all_day(real, day)

    state = "breached" if established else "breached or standing"
    assert says(found["the city", UCDP]) == (state, alleged, established)
    assert says(found["the city", UCDP_ALL]) == (state, alleged, established)
    assert says(found["the city", TWO]) == ("breached or standing", alleged, 0)
    assert says(found["the east", UCDP_ALL]) == ("breached or standing", alleged, 0)
    if established:
        assert found["the city", UCDP].basis == "evidence"
