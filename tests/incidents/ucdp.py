"""The 691 events of Aleppo (UCDP GED), read just so far as incidents are compared; skipped where the file is absent."""

import csv
import os
from datetime import UTC, date, datetime
from pathlib import Path

from holdfire.claims.claim import Claim, Event
from holdfire.vocab.moment import Moment, Occurrence

NAME = "ucdp_syria_aleppo_2016-09_2016-12.csv"
DAY = 86_400


def data_file() -> Path:
    folder = os.environ.get("HOLDFIRE_DATA")
    return (Path(folder) if folder else Path(__file__).parents[3] / "shared" / "data") / NAME


def first_second(day: str) -> int:
    return int(datetime.combine(date.fromisoformat(day[:10]), datetime.min.time(), UTC).timestamp())


def read_claims() -> list[Claim]:
    with data_file().open(encoding="utf-8", newline="") as file:
        return [claim_of(row) for row in csv.DictReader(file)]


def claim_of(row: dict[str, str]) -> Claim:
    sides = (row["side_a"], row["side_b"])
    one_sided = row["type_of_violence"] == "3"
    among = [
        f"{row[column]} {whom}"
        for column, whom in (
            ("deaths_a", f"of {sides[0]}"),
            ("deaths_b", f"of {sides[1]}"),
            ("deaths_civilians", "civilians"),
            ("deaths_unknown", "not known who"),
        )
        if row[column] not in ("", "0")
    ]
    deaths = row["low"] if row["low"] == row["high"] else f"{row['low']} to {row['high']}, best {row['best']}"
    told = max(day for day in row["source_date"].split(";") if day)
    first, last = first_second(row["date_start"]), first_second(row["date_end"]) + DAY - 1
    published = first_second(told) if told >= row["date_start"] else last
    when = Moment(first, last)
    offices = sorted(set(row["source_office"].split(";")))
    return Claim(
        id=f"ucdp-{row['id']}",
        chain=tuple(dict.fromkeys((row["source_original"] or "not said", *offices, "ucdp"))),
        assertion=Event(
            act="attack on civilians" if one_sided else "attack",
            happened=Occurrence(when, when),
            actors=((sides[0],),) if one_sided else ((sides[0],), (sides[1],)),
            whom=((sides[1],),) if one_sided else (),
            place=row["where_coordinates"],
            harm=f"{deaths} deaths ({', '.join(among)})" if among else f"{deaths} deaths",
        ),
        published=Moment(published, published + DAY - 1),
    )
