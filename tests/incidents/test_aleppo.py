"""Near-duplicates among the 691 events of Aleppo (UCDP GED), as they are imported; each pair was read by hand."""

from collections import Counter

from holdfire.cli.main import main
from holdfire.review.grouping import open_bench
from tests.real_data import real_file

NAME = "ucdp_syria_aleppo_2016-09_2016-12.csv"
READ_BY_HAND = {
    ("233367", "233403"): "one",  # Al Bab, one civilian killed by IS; reports of two days
    ("235451", "235808"): "one",  # Al Bab, 12 civilians; one report in both
    ("235068", "235204"): "cannot tell",  # two soldiers, somewhere in the governorate; reports of two days
    ("234738", "234766"): "one",  # Aleppo, 7 civilians; SOHR alone, and SOHR with HRW
    ("235215", "235248"): "cannot tell",  # Aleppo, 4 nobody knows who; reports of two days
    ("235246", "235443"): "one",  # Aleppo, 15 civilians; one report in both
    ("234625", "234728"): "one",  # Aleppo, 6 civilians; on the 19th, and on the 19th or 20th
    ("227634", "231295"): "cannot tell",  # Tall al Hawa: each side's dead of what may be one battle
    ("230102", "301351"): "one",  # Aleppo, 3 civilians; SOHR, and hospital staff
    ("234006", "235834"): "cannot tell",  # Al Bab: one nobody knows who, and one Turkish soldier
    ("227570", "301230"): "one",  # Aleppo, 2 civilians; SOHR, and HRW
    ("234069", "234125"): "different",  # Afrin, one dead on each of two days
    ("232474", "232546"): "different",  # Marea: three days of fighting, and its last day by itself
    ("231077", "232280"): "one",  # Aleppo, 2 civilians; reports of the 16th and the 18th
    ("232553", "232554"): "cannot tell",  # Aleppo, perhaps one dead, twice in one report
    ("227430", "308658"): "one",  # Aleppo, one civilian; once as one-sided, once as of the war
    ("232577", "235010"): "cannot tell",  # around Al Bab: 3 as the prime minister of Turkey says, one as SOHR says
    ("234810", "234918"): "different",  # Al Bab, an unknown number on each of two days
}


def test_near_duplicates_of_the_events_of_aleppo(tmp_path, capsys):
    file, case = real_file(NAME), tmp_path / "case"
    assert main(["init", str(case)]) == 0
    assert main(["import", str(case), str(file), "--keep", "--by", "Ada", "--why", "test"]) == 0
    capsys.readouterr()

    found = open_bench(case, lambda: 0).value.suggestions
    pairs = {tuple(name.removeprefix("ucdp-") for name in one.incidents): one.is_likely for one in found}

    assert set(pairs) == set(READ_BY_HAND)
    assert Counter(READ_BY_HAND.values()) == {"one": 9, "cannot tell": 6, "different": 3}
    assert Counter(READ_BY_HAND[pair] for pair, is_likely in pairs.items() if is_likely) == {"one": 5, "cannot tell": 2}
