"""Made-up rows of UCDP form, in the header of 2017 and in that of today."""

from __future__ import annotations

import csv
from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.claims.names import NO_NAMES, Names
from holdfire.formats.asked import Asked
from holdfire.formats.found import FoundParty, FoundPlace, FoundRow, Refused
from holdfire.formats.source_file import open_source
from holdfire.formats.ucdp import ucdp
from holdfire.source.diagnostic import Diagnostic

_OLD = (
    "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,side_a_new_id,"
    "side_a,side_b_new_id,gwnob,side_b,number_of_sources,source_office,source_date,source_original,where_prec,"
    "where_coordinates,adm_1,adm_2,latitude,longitude,priogrid_gid,country,country_id,region,event_clarity,"
    "date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high"
)
OLD_HEADER = _OLD.split(",")
_NEW = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,"
    "side_b,number_of_sources,source_article,source_office,source_date,source_headline,source_original,"
    "where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,"
    "country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,"
    "deaths_unknown,best,high,low,gwnoa,gwnob"
)
NEW_HEADER = _NEW.split(",")
ROW = {
    "id": "1",
    "type_of_violence": "1",
    "dyad_name": "Government of Nordland - Valley Front",
    "side_a": "Government of Nordland",
    "side_b": "Valley Front",
    "number_of_sources": "1",
    "source_office": "Valley Gazette",
    "source_date": "2016-10-21",
    "source_original": "Watch Group",
    "where_prec": "1",
    "where_coordinates": "Old Mill village",
    "adm_1": "North Governorate",
    "adm_2": "Mill district",
    "latitude": "36.2",
    "longitude": "37.1",
    "country": "Nordland",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2016-10-20",
    "date_end": "2016-10-20",
    "deaths_a": "0",
    "deaths_b": "2",
    "deaths_civilians": "1",
    "deaths_unknown": "0",
    "low": "3",
    "best": "3",
    "high": "5",
}


def write_rows(path: Path, *changes: dict[str, str], header: list[str] = OLD_HEADER) -> Path:
    """Write a file of rows, each the one above but for what is changed."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, extrasaction="ignore")
        writer.writeheader()
        for number, change in enumerate(changes, 1):
            writer.writerow({**dict.fromkeys(header, ""), **ROW, "id": str(number), **change})
    return path


class Read:
    """What the reader found in a file, by kind."""

    def __init__(self, path: Path, names: Names = NO_NAMES, meant: dict[str, str] | None = None) -> None:
        source = open_source(path, path.name).value
        assert source is not None
        self.source = source
        self.all = list(ucdp.read(source, Asked(names, ZoneInfo("UTC"), meant=meant or {})))
        self.rows = [one for one in self.all if isinstance(one, FoundRow)]
        self.claims = [claim for row in self.rows for claim in row.claims]
        self.refused = [one for one in self.all if isinstance(one, Refused)]
        self.places = {one.id: one for one in self.all if isinstance(one, FoundPlace)}
        self.parties = {one.id: one for one in self.all if isinstance(one, FoundParty)}
        self.said = [one for one in self.all if isinstance(one, Diagnostic)]

    def odd(self, *slugs: str) -> list[tuple[str, int, str]]:
        """Warnings: slug, line, column."""
        told = [one for one in self.said if one.severity == "warning" and (not slugs or one.slug in slugs)]
        return [(one.slug, one.span.line, one.here) for one in told]
