"""Made-up rows of UCDP form, any number of them, the same for the same seed; with as many odd ones as real files have.

python -m benchmarks.ged --rows 1000000 --out ged.csv
"""

from __future__ import annotations

import argparse
import csv
import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

HEADER = (
    "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,side_a_new_id,side_a,"
    "side_b_new_id,gwnob,side_b,number_of_sources,source_office,source_date,source_original,where_prec,"
    "where_coordinates,adm_1,adm_2,latitude,longitude,priogrid_gid,country,country_id,region,event_clarity,date_prec,"
    "date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high"
)
FIRST, DAYS = date(1989, 1, 1), 12_783
THEATRES, ROWS_AT_ONCE = 300, 700
"""Rows come in stretches from one theatre of war, as they do from real ones: few sides, tellers, places, months."""
SEVERAL_DAYS, SUMS, NEAR = 0.05, 0.04, 0.25


@dataclass(frozen=True, slots=True)
class Theatre:
    """A theatre: its places, who fights, who tells of it."""

    places: list[list[str]]
    dyads: list[list[str]]
    origins: list[str]
    offices: list[str]


def write_rows(path: Path, rows: int, seed: int = 1) -> Path:
    """Write a CSV of so many rows; ids are whole numbers from 1."""
    chance = random.Random(seed)
    theatres = [_theatre(number, chance) for number in range(THEATRES)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER.split(","))
        for first in range(1, rows + 1, ROWS_AT_ONCE):
            theatre, start = chance.choice(theatres), FIRST + timedelta(days=chance.randrange(DAYS - 120))
            numbers = range(first, min(first + ROWS_AT_ONCE, rows + 1))
            writer.writerows(_row(number, theatre, start, chance) for number in numbers)
    return path


def _theatre(number: int, chance: random.Random) -> Theatre:
    country = f"Country {number % 120}"
    latitude, longitude = chance.uniform(-35, 60), chance.uniform(-110, 140)
    places = []
    for one in range(600):
        kind = "village" if one % 3 else "town"
        at = [f"{latitude + chance.uniform(-1, 1):.6f}", f"{longitude + chance.uniform(-1, 1):.6f}"]
        names = [f"Province {number}", f"District {number}-{one % 11}"]
        places.append([f"Place {number}-{one} {kind}", *names, *at, country])
    dyads = [_dyad(country, f"{number}-{one}", chance) for one in range(15)]
    origins = [f"Watch {number}", *(f"Teller {number}-{one}" for one in range(30))]
    return Theatre(places, dyads, origins, [f"Office {number}-{one}" for one in range(20)])


def _dyad(country: str, name: str, chance: random.Random) -> list[str]:
    kind = chance.choices("123", (65, 25, 10))[0]
    a = f"Government of {country}" if kind != "2" else f"Group {name}a"
    b = "Civilians" if kind == "3" else f"Group {name}"
    return [kind, name, f"{a} - {b}", a, b]


def _skewed(listed: list[T], chance: random.Random, power: int) -> T:
    """Choose, the first ones far more often."""
    return listed[int(chance.random() ** power * len(listed))]


def _row(number: int, theatre: Theatre, first: date, chance: random.Random) -> list[str]:
    kind, dyad, name, a, b = _skewed(theatre.dyads, chance, 3)
    place, province, district, latitude, longitude, country = _skewed(theatre.places, chance, 6)
    precision = "2" if chance.random() < NEAR else "1" if len(place) % 9 else "3"
    start = first + timedelta(days=chance.randrange(120))
    lasts = chance.randrange(1, 30) if chance.random() < SEVERAL_DAYS else 0
    end = start + timedelta(days=lasts)
    reports = 1 + (chance.random() < 0.2) + (chance.random() < 0.05)
    offices = [_skewed(theatre.offices, chance, 9) for _ in range(reports)]
    told = [str(end + timedelta(days=chance.choice((0, 1, 1, 1, 2)))) for _ in range(reports)]
    deaths = [int(chance.expovariate(0.5)) for _ in range(4)]
    best = sum(deaths)
    low, high = best - chance.randrange(2) * (best > 0), best + chance.randrange(3)
    return [
        str(number), str(start.year), "1", kind, dyad, name, dyad, name, "1", a, "2", "", b, str(reports),
        ";".join(offices), ";".join(told), _skewed(theatre.origins, chance, 30), precision, place, province, district,
        latitude, longitude, "1", country, "1", "Region", "2" if chance.random() < SUMS else "1",
        "2" if lasts else "1", str(start), str(end), *map(str, deaths), str(low), str(best), str(high),
    ]  # fmt: skip


def main() -> None:
    """Write a file."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=1_000_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--out", type=Path, required=True)
    given = asked.parse_args()
    write_rows(given.out, given.rows, given.seed)


if __name__ == "__main__":
    main()
