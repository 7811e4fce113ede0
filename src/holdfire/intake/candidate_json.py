"""Candidates as they are kept: one JSON object a line, in the keys of the annotation scheme.

====  ====================================================================
I401  not-a-candidate: a line of a file of candidates is not one
I402  words-moved: the words of a candidate do not stand where it says
====  ====================================================================
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from holdfire.claims.document import Document
from holdfire.intake.candidate import (
    Candidate,
    Quotation,
    ReportedAct,
    ReportedFigure,
    Reporter,
    ResolvedDate,
    Words,
)
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.lines import record_lines
from holdfire.source.span import Span


def write_candidates(path: Path, document: str, candidates: Iterable[Candidate]) -> None:
    """Write the candidates of a document, all or nothing."""
    lines = [json.dumps({"doc": document, **one.as_json()}, ensure_ascii=False) for one in candidates]
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    beside.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    beside.replace(path)


def read_candidates(path: Path, document: Document) -> Outcome[tuple[Candidate, ...]]:
    """Read the candidates of a document, and see that their words still stand in it.

    Returns:
        Those that are whole, in the order of the file; a diagnostic for each that is not.
    """
    found: list[Diagnostic] = []
    candidates = []
    for number, line in enumerate(record_lines(path.read_text(encoding="utf-8")), 1):
        where = Span(str(path), number, 1, number, len(line) + 1)
        try:
            one = candidate_from_json(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            message, fix = f"this line is not a candidate: {error}", "read the article again"
            found.append(Diagnostic("I401", "not-a-candidate", "error", message, where, help=fix))
            continue
        moved = next((w for w in words_of(one) if document.text[w.start : w.end] != w.exact), None)
        if moved:
            message = f"`{moved.exact[:60]}` does not stand at {moved.start} of `{document.id}`"
            fix = "a kept text must not be changed; read the article again"
            found.append(Diagnostic("I402", "words-moved", "error", message, where, help=fix))
            continue
        candidates.append(one)
    return Outcome(tuple(candidates), tuple(found))


def candidate_from_json(record: Mapping[str, Any]) -> Candidate:
    """Make a candidate from its JSON form.

    Raises:
        KeyError, TypeError, ValueError: It is not one.
    """
    match record["kind"]:
        case "quotation":
            return _quotation(record)
        case "figure":
            return _figure(record)
        case "act":
            return _act(record)
        case "date":
            return ResolvedDate(id=record["id"], span=_words(record["span"]), edtf=record["edtf"], **_every(record))
        case other:
            raise ValueError(f"there is no kind of candidate called `{other}`")


def words_of(one: Candidate) -> tuple[Words, ...]:
    """List all words of a candidate that stand in the text."""
    match one:
        case Quotation():
            via = [words for reporter in one.via for words in (reporter.source, reporter.cue)]
            every = [*one.content, one.cue, one.source, *via]
        case ReportedFigure():
            every = [one.span, one.counted]
        case ReportedAct():
            every = [one.trigger, one.actor_span, one.condition]
        case ResolvedDate():
            every = [one.span]
    return tuple(words for words in every if words)


def _quotation(record: Mapping[str, Any]) -> Quotation:
    return Quotation(
        id=record["id"],
        qtype=record["qtype"],
        content=tuple(_words(one) for one in record["content"]),
        cue=_perhaps(record.get("cue")),
        source=_perhaps(record.get("source")),
        speaker=record.get("speaker") or "",
        addressee=record.get("addressee") or "",
        via=tuple(
            Reporter(_words(one["source"]), _perhaps(one.get("cue")), one.get("name") or "")
            for one in record.get("via", ())
        ),
        parent=record.get("parent") or "",
        date=record.get("date") or "",
        **_every(record),
    )


def _figure(record: Mapping[str, Any]) -> ReportedFigure:
    value = record["value"]
    return ReportedFigure(
        id=record["id"],
        span=_words(record["span"]),
        low=_number(value["lo"]),
        high=_number(value["hi"]),
        approx=bool(value["approx"]),
        cls=record["cls"],
        unit=record.get("unit") or "",
        counted=_perhaps(record.get("counted")),
        place=record.get("place") or "",
        holder=record.get("holder") or "narrator",
        via=tuple(record.get("via", ())),
        of=record.get("of") or "",
        base=record.get("base") or "",
        date=record.get("date") or "",
        **_every(record),
    )


def _act(record: Mapping[str, Any]) -> ReportedAct:
    return ReportedAct(
        id=record["id"],
        type=record["type"],
        trigger=_words(record["trigger"]),
        alt_types=tuple(record.get("alt_types", ())),
        actor=tuple(record.get("actor", ())),
        actor_span=_perhaps(record.get("actor_span")),
        addressee=tuple(record.get("addressee", ())),
        condition=_perhaps(record.get("condition")),
        date=record.get("date") or "",
        place=record.get("place") or "",
        modality=record.get("modality") or "actual",
        reported_by=record.get("reported_by") or "",
        **_every(record),
    )


def _every(record: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "zone": record.get("zone", "body"),
        "rule": record.get("rule", ""),
        "confidence": float(record.get("confidence", 1)),
    }


def _words(value: Mapping[str, Any]) -> Words:
    return Words(int(value["start"]), int(value["end"]), value["exact"])


def _perhaps(value: Mapping[str, Any] | None) -> Words | None:
    return _words(value) if value else None


def _number(value: float | None) -> Fraction | None:
    return None if value is None else Fraction(str(value))
