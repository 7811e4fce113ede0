"""The files of a publication, made from a case in which only what may leave is left.

Nothing here knows the whole case: who calls this gives the case that ``publish`` made.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from zoneinfo import ZoneInfo

from holdfire.assessments.assessment import Assessment, Question
from holdfire.claims.claim import Claim
from holdfire.exports.features import claim_features
from holdfire.exports.given import RETRACTION, Given, Kept
from holdfire.exports.workbook import case_workbook
from holdfire.formats.tables.table import Workbook
from holdfire.formats.written.write_csv import write_csv
from holdfire.formats.written.write_geojson import write_geojson
from holdfire.formats.written.write_jsonl import claim_line, write_jsonl
from holdfire.pipeline import Case
from holdfire.publish.coarse import Shown
from holdfire.publish.public_case import PublicCase
from holdfire.publish.rows import row_of
from holdfire.report.build import build_page
from holdfire.report.export import assessments_csv, assessments_json
from holdfire.report.places_map import incidents_by_place
from holdfire.report.render import render_page
from holdfire.report.what_if import Supposed
from holdfire.vocab.place import Place

HOW_SHOWN = {"exactly": "where it is", "grid": "somewhere in this cell", "radius": "somewhere in this disc"}


def published_files(
    public: PublicCase,
    question: Question,
    assessments: Sequence[Assessment],
    version: str,
    as_if: Sequence[Assessment] = (),
    supposed: Sequence[Supposed] = (),
) -> dict[str, bytes]:
    """Make every file that is published, by name.

    Args:
        public: The case that may be published; its places stand in its folder.
        question: What was asked of it.
        assessments: Of that case, never of the whole one.
        version: Of this program.
        as_if: The same as though the deal were in force, where the case says from when.
        supposed: What-ifs with their answers.
    """
    case = public.case
    page = build_page(case, question, assessments, version, as_if, supposed)
    page = replace(page, facts=(*page.facts, ("Made for publication", what_is_left_out(public))))
    given = given_of(case)
    book = case_workbook(case, given)
    return {
        "report.html": render_page(page).encode(),
        "assessments.json": assessments_json(case, question, assessments).encode(),
        "assessments.csv": assessments_csv(case, assessments).encode(),
        "claims.jsonl": write_jsonl(claim_line(one.cells, {}) for one in given.claims),
        "claims.geojson": write_geojson(claim_features(case, given)),
        "places.geojson": places_geojson(public).encode(),
        **{f"tables/{name}": content for name, content in write_csv(book).items()},
        **_xlsx(book),
    }


def what_is_left_out(public: PublicCase) -> str:
    """Tell readers what they do not see, without saying how much of it there is."""
    told = ["names of people, and of others who are not named, are codes"] if public.hidden else []
    told += ["some places are shown less exactly"] if any(one.way != "exactly" for one in public.shown.values()) else []
    told += ["some claims are not published, so silence says nothing"] if public.withheld else []
    said = "; ".join(told) or "nothing is left out but what is for internal use"
    return f"{said[0].upper()}{said[1:]}."


def given_of(case: Case) -> Given:
    """Give the claims of a case that was made anew: as they leave, from nowhere."""
    zone = ZoneInfo(case.deal.zone)
    gone = {claim.replaces for claim in case.claims if claim.replaces}
    return Given(tuple(_kept(claim, zone, gone) for claim in case.claims))


def _kept(claim: Claim, zone: ZoneInfo, gone: set[str]) -> Kept:
    row = row_of(claim, zone)
    cells = {key: tuple(value) if isinstance(value, list) else str(value) for key, value in row.items()}
    return Kept(row.get("kind", RETRACTION), cells, claim, claim.id not in gone, where="")


def _xlsx(book: Workbook) -> dict[str, bytes]:
    """Write the tables as a workbook, where the library for it is installed."""
    if find_spec("openpyxl") is None:
        return {}
    made = import_module("holdfire.formats.written.write_xlsx").write_xlsx(book, False)
    return {} if made.value is None else {"tables.xlsx": made.value}


def places_geojson(public: PublicCase) -> str:
    """Write the places as GeoJSON: what is drawn for each, its name, how exactly it is shown, incidents told there."""
    case = public.case
    drawn = {feature["id"]: feature["geometry"] for feature in json.loads(public.places.as_geojson())["features"]}
    how = {public.scrub(place): one for place, one in public.shown.items()}
    tally = incidents_by_place(case.claims)
    features = [
        _feature(place, drawn.get(place.shape.partition("#")[2]), how[place.id], tally.get(place.id, (0, 0)))
        for place in case.deal.places.by_id.values()
        if not place.strip
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1) + "\n"


def _feature(place: Place, geometry: Any, one: Shown, told: tuple[int, int]) -> Mapping[str, Any]:
    properties = {
        "name": place.name or place.id,
        "shown": HOW_SHOWN.get(one.way, "") if geometry else "not drawn",
        "incidents told": told[0],
        "incidents denied": told[1],
    }
    return {"type": "Feature", "id": place.id, "geometry": geometry, "properties": properties}
