"""A small case most of whose claims stand in a registered table."""

from __future__ import annotations

from pathlib import Path

import duckdb

CASE = {
    "deal.yaml": """
deal: Harbour truce
time zone: Europe/Sarajevo
in force: 2024-03-01
parties: {north: , south: }
places: {harbour: , hill: }
terms:
  hold fire: {who: each of north and south, must not: attack, where: harbour}
  leave: {who: north, must: depart, how many: 20 fighters, from place: hill, by: 2024-03-20}
""",
    "sources.yaml": "sources:\n  mission: {name: The mission, kind: organisation}\n",
    "accounts.yaml": "accounts:\n  as the mission tells it: {voices: mission, complete up to: 2024-04-01}\n",
    "claims/log.dataset.yaml": """
file: ../what [it] saw/{log}
id: id
time: {column: seen, from: 2024-03-01 00:00, unit: seconds}
chain: mission
rows:
  shots: {where: {kind: shots}, act: attack, actors: {column: who}, place: harbour}
  left: {where: {kind: left}, act: depart, actors: north, from: hill, quantity: {column: many, unit: fighters}}
""",
    "claims/later.jsonl": """\
{"id": "a", "retracts": "log/left/3", "chain": "mission", "published": "2024-04-01"}
{"id": "b", "kind": "event", "act": "attack", "actors": "south", "where": "hill", "when": "2024-03-02", \
"replaces": "log/shots/24", "chain": "mission", "published": "2024-04-01"}
{"id": "c", "kind": "event", "act": "attack", "denies": "occurrence", "when": "2024-03-03", \
"reply to": "log/shots/48", "chain": "mission", "published": "2024-04-01"}
""",
}


def write_case(folder: Path, log: str) -> None:
    """Write the case into a folder, its table beside the claims under a name that ends in ``.csv`` or ``.parquet``."""
    for name, text in CASE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.replace("{log}", log), encoding="utf-8")
    (folder / "what [it] saw").mkdir()
    duckdb.execute(f"""
        COPY (
            SELECT i AS id, i * 3600 AS seen, ['shots', 'left'][i % 2 + 1] AS kind, i % 3 AS many,
                   ['north', 'south'][i % 5 % 2 + 1] AS who
            FROM range(400) t(i)
        ) TO '{folder / "what [it] saw" / log}'
    """)
