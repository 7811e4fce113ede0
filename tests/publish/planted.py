"""A made-up case full of secrets, and the list of them. ``docs/evidence.md`` shows the same list to users."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from holdfire.log.entry import NewEntry
from holdfire.log.store import open_log

DAY = 86_400
NOW = 1_717_243_200  # 1 June 2024, 12:00 UTC


@dataclass(frozen=True)
class Secrets:
    """What is secret in the case; each has a default, and tests make up others.

    Fields that end in ``_id`` are ids; everything else is a value.
    """

    first: str = "Zubaydan"
    last: str = "Qorvashti"
    arabic: str = "زبيدان القورفشتي"
    cyrillic: str = "Зубайдан Корвашти"
    alias: str = "Abu Telmuzand"
    witness: str = "Pelagia Wrzosowska"
    boy: str = "Tavrinjo Mkhaladze"
    phone: str = "+963 944 718 263"
    mail: str = "zq.source@kestrelpost.org"
    handle: str = "@vekselhuis_88"
    link: str = "https://chat.kestrelpost.org/invite/Xq7Lmzz"
    lat: float = 36.214937
    lon: float = 37.168251
    school_lat: float = 36.228417
    school_lon: float = 37.151862
    house: str = "Villa Orduvani"
    note: str = "She lives behind the bakery with the green shutters."
    around: str = "The interview took place in the cellar of number fourteen."
    header: str = "Interview taken by Ludmilo Ferenbach"
    kept: str = "ferenbach-tape-0093"
    url: str = "https://drive.kestrelpost.org/d/9fQmWv7"
    by: str = "Oktavian Hrubysz"
    why: str = "the courier Belsazar brought it"
    restricted: str = "Forty-one were taken from the Dorvane mill."
    delayed: str = "moustiquaire depot"
    table: str = "sighting-Kwenturi"
    what_if: str = "If Nemrutovic had been told"


@dataclass(frozen=True)
class Secret:
    """One secret: its kind, and how it may be written."""

    kind: str
    forms: tuple[str, ...]
    extra: tuple[str, ...] = field(default=())


def dms(degrees: float) -> str:
    minutes, seconds = divmod(round(degrees * 3600), 60)
    return f"{minutes // 60}°{minutes % 60:02}'{seconds:02}\""


def listed(one: Secrets) -> tuple[Secret, ...]:
    """List every secret by its kind."""
    return (
        Secret("a person's name, Latin", (f"{one.first} {one.last}", one.first, one.last)),
        Secret("the same in Arabic", (one.arabic, *one.arabic.split())),
        Secret("the same in Cyrillic", (one.cyrillic, *one.cyrillic.split())),
        Secret("another name", (one.alias, one.alias.split()[1])),
        Secret("a speaker in a chain", (one.witness, one.witness.split()[1])),
        Secret("a name that only the profile lists", (one.boy, one.boy.split()[1])),
        Secret("a telephone number", (one.phone,)),
        Secret("an e-mail address", (one.mail,)),
        Secret("a handle", (one.handle,)),
        Secret("a link", (one.link,)),
        Secret("coordinates of a protected site, as its shape", (f"{one.lat:.5f}", f"{one.lon:.5f}")),
        Secret("the same in free text, as degrees and minutes", (dms(one.lat), dms(one.lon))),
        Secret("coordinates of a site on a grid", (f"{one.school_lat:.5f}", f"{one.school_lon:.5f}")),
        Secret("a place that is never named", (one.house, one.house.split()[1])),
        Secret("a note", (one.note,)),
        Secret("words around a quote", (one.around,)),
        Secret("a document's title", (one.header,)),
        Secret("a document's file name", (one.kept,)),
        Secret("where a document was found", (one.url,)),
        Secret("who wrote an entry of the log", (one.by,)),
        Secret("why an entry was written", (one.why,)),
        Secret("a row that its source does not allow to pass on", (one.restricted,)),
        Secret("a claim that is too recent", (one.delayed,)),
        Secret("a supposition", (one.what_if,)),
        Secret("the id of a claim, made of a name", (f"{one.last}-saw-it",)),
        Secret("the id of an incident, made of a name", (f"taking of {one.first}",)),
        Secret("the feature of a shape, made of a name", (f"clinic-of-dr-{one.last}",)),
    )


def square(west: float, south: float, east: float, north: float) -> dict[str, object]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def point(lon: float, lat: float) -> dict[str, object]:
    return {"type": "Point", "coordinates": [lon, lat]}


PROFILE = """\
delay: 14 days
never named:
  parties: [courier]
  places: [house]
  names: [{boy}]
places:
  - {{kinds: [school], grid: 5 km}}
quotes: [agency]
"""


def build(folder: Path, one: Secrets = Secrets(), profile: str | None = PROFILE) -> Path:
    """Write the case. ``profile``: of ``profiles/public.yaml``; ``None``: there is no such file."""
    folder.mkdir(parents=True, exist_ok=True)
    features = [
        ("city", square(37.05, 36.10, 37.30, 36.30)),
        ("old-town", square(37.10, 36.18, 37.20, 36.26)),
        (f"clinic-of-dr-{one.last}", point(one.lon, one.lat)),
        ("school", point(one.school_lon, one.school_lat)),
        ("market", point(37.150123, 36.224456)),
        ("house", point(one.lon + 0.004, one.lat + 0.004)),
    ]
    collection = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "id": name, "properties": {"note": one.note}, "geometry": shape}
            for name, shape in features
        ],
    }
    files = {
        "deal.yaml": deal(one),
        "sources.yaml": sources(one),
        "accounts.yaml": accounts(one),
        "case.yaml": case_file(one),
        "places.geojson": json.dumps(collection),
        "claims/told.jsonl": "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in claims(one)),
        "what-if.jsonl": json.dumps({"id": "w1", "kind": "event", "act": "airstrike", "where": "city",
                                     "when": "2024-03-01", "harm": one.what_if}) + "\n",
        "documents/agency.txt": f"title: Agency report of {one.first} {one.last}\nsource: agency\n"
        f"published: 2024-03-02\n\n{one.around} Planes struck the old town at noon, {one.first} {one.last} told us. "
        f"{one.around}\n",
        f"documents/{one.kept}.txt": f"title: {one.header}\nsource: agency\npublished: 2024-03-03\nurl: {one.url}\n\n"
        f"{one.around}\n\nThey came at night. Call me at {one.phone}.\n",
    }  # fmt: skip
    if profile is not None:
        files["profiles/public.yaml"] = profile.format(boy=one.boy)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    plant_log(folder, one)
    return folder


def case_file(one: Secrets) -> str:
    what_if = f'what ifs:\n  - {{title: "{one.what_if}", claims: what-if.jsonl}}\n'
    return f'title: "The agreement of {one.first} {one.last}"\nnow: 2024-06-02\n{what_if}'


def deal(one: Secrets) -> str:
    return f"""\
deal: The pause of {one.last}
label: the pause
time zone: Asia/Damascus
in force: on 2024-02-01
documents: {{agency: documents/agency.txt, tape: documents/{one.kept}.txt}}
parties:
  north: {{name: The North, kind: state}}
  south: {{name: The South, kind: armed group}}
  zubaydan:
    name: {one.first} {one.last}
    kind: person
    also: ["{one.arabic}", "{one.cyrillic}", "{one.alias}"]
    member of: south
places:
  city: {{name: The City, shape: places.geojson#city}}
  old town: {{name: Old Town, inside: city, shape: places.geojson#old-town}}
  clinic:
    name: Clinic of {one.last}
    kind: hospital
    inside: old town
    shape: places.geojson#clinic-of-dr-{one.last}
  school: {{name: Third School, kind: school, inside: city, shape: places.geojson#school}}
  market: {{name: The Market, inside: city, shape: places.geojson#market}}
  school grounds: {{within: 2 km, of: school}}
  house: {{name: {one.house}, inside: old town, shape: places.geojson#house}}
counts:
  held: {{of: south, in: house, unit: people, means: "people held with {one.first} {one.last}"}}
terms:
  no strikes:
    who: north
    must not: airstrike
    where: city
    quote: {{in: tape, text: "They came at night."}}
  spare the school:
    who: each of north, south
    must not: shelling
    where: school grounds
  spare the clinic:
    who: north
    must not: attack
    where: clinic
  release {one.last}:
    who: south
    must: release
    whom: zubaydan
    by: 2024-05-01
  {one.first} signs:
    who: zubaydan
    must: sign
    about: deal
    by: 2024-05-01
"""


def sources(one: Secrets) -> str:
    return f"""\
sources:
  agency: {{name: The Agency, kind: outlet}}
  wrzosowska: {{name: {one.witness}, kind: person, also: ["{one.witness.split()[1]} P."]}}
  courier: {{name: {one.why.split()[2]}, kind: organisation}}
"""


def accounts(one: Secrets) -> str:
    return f"""\
complete up to: 2024-05-31
accounts:
  everyone: {{everyone: yes}}
  as {one.first} tells it: {{voices: zubaydan}}
  as {one.witness} tells it: {{voices: wrzosowska}}
"""


def claims(one: Secrets) -> list[dict[str, object]]:
    """The claims: every field that can hold words holds secrets."""
    name = f"{one.first} {one.last}"
    loud = (
        f"{name} / {one.arabic} / {one.cyrillic} / {one.alias} / {one.boy}; {one.phone}; {one.mail}; {one.handle}; "
        f"{one.link}; {one.lat:.6f}, {one.lon:.6f}; {dms(one.lat)}N {dms(one.lon)}E; {one.house}; {quote(name)}; "
        f"{base64.b64encode(name.encode()).decode()}; {json.dumps(one.arabic)}"
    )
    common = {"published": "2024-03-02", "chain": ["wrzosowska", "agency"], "note": f"{one.note} {loud}"}
    return [
        {"id": f"{one.last}-saw-it", "kind": "event", "act": "airstrike", "actors": ["north"], "whom": ["zubaydan"],
         "where": "clinic", "when": "2024-03-01", "harm": loud, "incident": f"taking of {one.first}",
         "with": [f"a plane seen by {name}"],
         "quantity": {"exactly": 2, "unit": "bombs", "as written": f"two, says {name}", "rule": loud},
         "quote": {"in": "agency", "text": f"Planes struck the old town at noon, {name} told us."}, **common},
        {"id": "c2", "kind": "event", "act": "airstrike", "says": "denies", "denies": "authorship", "actors": ["north"],
         "where": "clinic", "when": "2024-03-01", "incident": f"taking of {one.first}",
         "reply to": f"{one.last}-saw-it",
         **{**common, "chain": ["north", "agency"]}},
        {"id": "c3", "kind": "event", "act": "release", "actors": ["south"], "whom": ["zubaydan"],
         "from place": "house",
         "to place": "school", "when": "2024-04-01", "harm": loud,
         "quote": {"in": "tape", "text": "They came at night."}, **common},
        {"id": "c4", "kind": "stance", "party": "zubaydan", "position": "accepts on condition",
         "on": f"release {one.last}",
         "condition": loud, **{**common, "chain": ["zubaydan", "agency"]}},
        {"id": "c5", "kind": "figure", "count": "held", "value": {"exactly": 3, "unit": "people", "as written": loud},
         "at": "2024-03-05", **common},
        {"id": "c6", "kind": "ruling", "body": "courier", "about": f"taking of {one.first}", "found": "happened",
         "rule": loud,
         "put to": loud, "answered": loud, **common},
        {"id": "c7", "kind": "coverage", "observer": "courier", "where": "clinic",
         "began": "2024-03-01", "ended": "2024-03-02",
         **common},
        {"id": "c8", "kind": "coverage", "observer": "courier", "where": "city",
         "began": "2024-03-01", "ended": "2024-03-02",
         "access": "refused", "refused by": "zubaydan", **common},
        {"id": "c9", "kind": "event", "act": "shelling", "where": "school",
         "when": "2024-03-07", "actors": ["north + south"],
         **common},
        {"id": "c11", "kind": "event", "act": "shelling", "where": "market", "when": "2024-03-08", "actors": ["south"],
         **common},
        {"id": "c10", "kind": "event", "act": "airstrike", "where": "city", "when": "2024-05-30", "harm": one.delayed,
         "with": [one.delayed], **{**common, "published": "2024-05-31"}},
    ]  # fmt: skip


def plant_log(folder: Path, one: Secrets) -> None:
    """Write claims into the log, by somebody secret for a secret reason: one that leaves, and one that may not."""
    base = {"kind": "event", "act": "airstrike", "actors": ["north"], "where": "old town", "chain": ["agency"]}
    leaves = {"id": "logged", **base, "when": "2024-03-09", "published": "2024-03-10"}
    may_not = {"id": "acled-77", **base, "when": "2024-03-11", "published": "2024-03-12", "harm": one.restricted,
               "with": [one.restricted]}  # fmt: skip
    origin = {"format": "acled", "dataset": "acled", "key": "77", "restricted": "ACLED: rows may not be passed on"}
    entries = [
        NewEntry(one.by, "claim", "logged", {"row": leaves}, one.why),
        NewEntry(one.by, "claim", "acled-77", {"row": may_not, "origin": origin}, one.why),
    ]
    with open_log(folder) as log:
        log.append(entries, NOW - 40 * DAY)
