"""Score the reading of articles: ``python -m benchmarks.intake --gold GOLD.jsonl --documents DIR [--json]``.

``GOLD.jsonl`` has one annotated record per line, ``DIR`` the texts, ``DOC.txt`` for ``"doc": "DOC"``. Prints
precision, recall and F1 of each measure with the middle 95% over resampled documents, documents per second of one
core, and the memory it took. ``--mistakes KIND`` shows what was missed and what was wrong; ``--found FOUND.jsonl``
scores other records than those the rules find: those of a second annotator, or of another program.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.alignment import score_alignment
from benchmarks.intake_scores import MATCHED, PARTS, Record, Score, by_kind, compare, match
from benchmarks.memory import peak_gib
from holdfire.intake.align.meaning import load_meaning, meaning_missing
from holdfire.intake.find import find_candidates
from holdfire.intake.text.article import Article
from holdfire.intake.text.prepare import prepare_article

GOALS = {
    "quotation lenient": 0.94,
    "quotation exact": 0.88,
    "quotation with speaker mention": 0.90,
    "figure interval": 0.95,
    "figure with what is counted": 0.92,
    "figure with holder": 0.82,
    "act type": 0.75,
    "act with actor": 0.58,
    "date of a match": 0.93,
    "date": 0.93,
    "offsets": 1.0,
    "partner of quotation there, annotated": 0.90,
    "partner of figure there, annotated": 0.90,
}
RESAMPLED = 1000
SECONDS = 2.0
"""How long the texts are read again and again for the speed."""


def main() -> int:
    """Score and print; 2 where the gold or a text cannot be read."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.intake", description=__doc__)
    asked.add_argument(
        "--gold", type=Path, nargs="+", required=True, help="annotated records, one JSON object per line"
    )
    asked.add_argument("--documents", type=Path, required=True, help="the folder of the texts")
    asked.add_argument(
        "--found", type=Path, nargs="+", help="score these records, over their documents, not what the rules find"
    )
    asked.add_argument("--json", action="store_true", help="print one JSON object")
    asked.add_argument(
        "--mistakes", choices=("quotation", "figure", "act", "date"), help="show what was missed and wrong"
    )
    asked.add_argument("--seed", type=int, default=1, help="of resampling")
    asked.add_argument("--semantic", action="store_true", help="rank partners by meaning, too (holdfire[semantic])")
    chosen = asked.parse_args()
    if chosen.semantic and meaning_missing():
        print(meaning_missing(), file=sys.stderr)
        return 2
    try:
        gold, given = read_gold(chosen.gold), read_gold(chosen.found or ())
        if given:
            gold = {doc: records for doc, records in gold.items() if doc in given}
        texts = {doc: read_text(chosen.documents / f"{doc}.txt") for doc in gold}
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    articles = {doc: prepare_article(doc, text) for doc, text in texts.items()}
    found = given or {doc: [one.as_json() for one in find_candidates(article)] for doc, article in articles.items()}
    if chosen.mistakes:
        for doc, article in articles.items():
            show_mistakes(chosen.mistakes, article, gold[doc], found[doc])
        return 0
    meaning = load_meaning() if chosen.semantic else None
    aligned = score_alignment(articles, gold, found, meaning)
    scores = [compare(articles[doc], gold[doc], found[doc]) | aligned[doc] for doc in gold]
    result = {
        "documents": len(gold),
        "measures": summed(scores, chosen.seed),
    }
    if not given:
        result["documents per second"] = round(documents_per_second(texts), 1)
        result["peak memory MiB"] = round(1024 * peak_gib())
    print(json.dumps(result, indent=1)) if chosen.json else show(result)
    return 0


def read_gold(paths: Iterable[Path]) -> dict[str, list[Record]]:
    """Read annotated records by document.

    Raises:
        ValueError: A line is not a record; says which.
    """
    found: dict[str, list[Record]] = {}
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
                found.setdefault(record["doc"], []).append(record)
                if record["kind"] not in MATCHED:
                    raise ValueError(f"`kind` is {record['kind']!r}")
            except (json.JSONDecodeError, KeyError, TypeError, ValueError) as error:
                raise ValueError(f"{path}:{number}: not a record of the annotation scheme: {error}") from error
    return found


def read_text(path: Path) -> str:
    """Read a text as it stands, line ends and all, so that offsets hold."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def summed(scores: Sequence[Mapping[str, Score]], seed: int) -> dict[str, dict[str, Any]]:
    """Add up the scores of all documents, with the middle 95% of F1 over documents drawn again."""
    drawn = Random(seed)
    samples = [drawn.choices(scores, k=len(scores)) for _ in range(RESAMPLED)]
    result = {}
    for measure in dict.fromkeys(name for one in scores for name in one):
        total = _total(scores, measure)
        spread = sorted(_total(sample, measure).f1 for sample in samples)
        result[measure] = {
            "precision": round(total.precision, 4),
            "recall": round(total.recall, 4),
            "f1": round(total.f1, 4),
            "low": round(spread[round(0.025 * (RESAMPLED - 1))], 4),
            "high": round(spread[round(0.975 * (RESAMPLED - 1))], 4),
            "wanted": total.wanted,
            "goal": GOALS.get(measure),
        }
    return result


def documents_per_second(texts: Mapping[str, str]) -> float:
    """Read all texts over and over for a while, on one core, and say how many were read a second."""
    began, read = process_time(), 0
    while process_time() - began < SECONDS:
        for doc, text in texts.items():
            find_candidates(prepare_article(doc, text))
            read += 1
    return read / (process_time() - began)


def show(result: Mapping[str, Any]) -> None:
    """Print the table."""
    table = Table("measure", "precision", "recall", "F1", "95%", "wanted", "goal", "")
    for name, row in result["measures"].items():
        reached = "" if row["goal"] is None else "reached" if row["f1"] >= row["goal"] else "not reached"
        numbers = [f"{row[key]:.3f}" for key in ("precision", "recall", "f1")]
        table.add_row(
            name, *numbers, f"{row['low']:.2f}-{row['high']:.2f}", f"{row['wanted']:g}", str(row["goal"] or ""), reached
        )
    console = Console()
    console.print(table)
    told = [f"{result['documents']} documents"]
    if "peak memory MiB" in result:
        told += [f"{result['documents per second']} a second", f"{result['peak memory MiB']} MiB"]
    console.print("; ".join(told))


def show_mistakes(kind: str, article: Article, gold: Sequence[Record], found: Sequence[Record]) -> None:
    """Print what was missed, what was wrong, and what of a match counts as wrong; other dates beside them."""
    wanted, given = by_kind(gold)[kind], by_kind(found)[kind]
    pairs = match(kind, article, wanted, given)
    matched = {id(one) for pair in pairs for one in pair}
    print(f"== {article.id}")
    for sign, records in (("missed", wanted), ("wrong ", given)):
        for one in records:
            if id(one) not in matched:
                print(sign, _brief(one))
    for g, p in pairs:
        differ = [part.key for part in PARTS[kind] if not part.is_same(g, p)]
        if kind in ("quotation", "act") and g["date"] != p["date"]:
            differ.append("date")
        if differ:
            print("differs", _brief(g), {key: (_plain(g[key]), _plain(p[key])) for key in differ})


def _brief(record: Record) -> str:
    words = record.get("content") or record.get("span") or record.get("trigger")
    said = {
        key: _plain(record[key])
        for key in ("qtype", "cue", "source", "value", "type", "alt_types", "edtf")
        if key in record
    }
    return f"{_plain(words)} {said}"


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value["exact"] if isinstance(value, Mapping) and "exact" in value else value


def _total(scores: Iterable[Mapping[str, Score]], measure: str) -> Score:
    return sum((one[measure] for one in scores if measure in one), Score())


if __name__ == "__main__":
    sys.exit(main())
