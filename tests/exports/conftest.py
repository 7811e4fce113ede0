from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from holdfire.pipeline import Case, load_case

ROOT = Path(__file__).parents[2]

DEAL = """
deal: The bridge
time zone: UTC
in force: 2024-03-01
parties:
  north: {name: Northern Command, kind: armed group, also: [القيادة الشمالية]}
  south: {name: Southern Council, kind: state}
  mission: {name: The mission, kind: organisation}
places:
  bridge: {name: The bridge, shape: places.geojson#bridge}
  valley: {name: The valley, shape: places.geojson#valley}
  hills: {name: The hills}
terms:
  no strikes:
    who: each of north, south
    must not: airstrike
    where: valley
"""
CLOCKWISE = [[[37, 36], [37, 37], [38, 37], [38, 36], [37, 36]]]


def _feature(name: str, kind: str, coordinates: list[Any]) -> dict[str, Any]:
    return {"type": "Feature", "id": name, "properties": {}, "geometry": {"type": kind, "coordinates": coordinates}}


SHAPES = {
    "type": "FeatureCollection",
    "features": [_feature("bridge", "Point", [37.5, 36.25]), _feature("valley", "Polygon", CLOCKWISE)],
}
SOURCES = "sources:\n  gazette: {name: The Gazette, kind: outlet}\n"
EVENT = {"kind": "event", "act": "airstrike", "chain": ["north", "gazette"], "published": "2024-03-05"}


@pytest.fixture
def case_of(tmp_path: Path) -> Callable[..., Case]:
    """Make a case of a few claims, and read it."""

    def make(*claims: dict[str, Any], deal: str = DEAL, **files: str) -> Case:
        folder = tmp_path / "case"
        (folder / "claims").mkdir(parents=True, exist_ok=True)
        (folder / "documents").mkdir(exist_ok=True)
        (folder / "deal.yaml").write_text(deal, encoding="utf-8")
        (folder / "places.geojson").write_text(json.dumps(SHAPES), encoding="utf-8")
        (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
        lines = "".join(json.dumps(claim, ensure_ascii=False) + "\n" for claim in claims)
        (folder / "claims" / "all.jsonl").write_text(lines, encoding="utf-8")
        for name, text in files.items():
            (folder / "documents" / f"{name}.txt").write_text(text, encoding="utf-8")
        read = load_case(folder)
        assert read.value is not None, read.diagnostics
        return read.value

    return make


@pytest.fixture
def aleppo(tmp_path: Path) -> Case:
    read = load_case(Path(copytree(ROOT / "examples" / "aleppo-2016", tmp_path / "aleppo")))
    assert read.value is not None
    return read.value
