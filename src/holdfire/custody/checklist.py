"""A checklist after the Berkeley Protocol on Digital Open Source Investigations: what is there, what is missing.

It asks what the Protocol wants written down at collection, and what it wants of a file that is preserved: authenticity,
availability, identity, persistence, renderability, understandability. It cannot say that a document is genuine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from holdfire.custody.standing import CHANGED, MISSING, NOT_ENTERED, TAKEN_OUT, UNCHANGED, Kept

COLLECTION = (
    ("collected by", "who collected it", "--collected-by"),
    ("collected at", "when it was collected", "--collected-at"),
    ("url", "where it was collected from", "--url"),
    ("tool", "with which tool it was collected, and its version", "--collected-with"),
)
RENDERED = ("text/html", "text/plain", "application/pdf", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the list.

    Attributes:
        asks: What it is about: "Authenticity".
        is_met: Whether it is.
        says: Why, in a sentence.
        lacks: What to do where it is not; ``""`` where it is.
    """

    asks: str
    is_met: bool
    says: str
    lacks: str = ""


def checklist(kept: Kept) -> tuple[Point, ...]:
    """Go through the list for one document; nothing is asked of one that was taken out."""
    if kept.standing == TAKEN_OUT:
        return ()
    return (_collected(kept), *_preserved(kept))


def missing(kept: Kept) -> tuple[str, ...]:
    """Say plainly what is missing for a document; nothing where all is there."""
    return tuple(one.lacks for one in checklist(kept) if one.lacks)


def _collected(kept: Kept) -> Point:
    absent = [(words, option) for key, words, option in COLLECTION if not kept.told.get(key)]
    if not absent:
        said = [f"{words}: {kept.told[key]}" for key, words, _ in COLLECTION]
        return Point("Collection", True, "; ".join(said))
    unsaid = ", ".join(words for words, _ in absent)
    options = " ".join(option for _, option in absent)
    fix = f"nobody has written down {unsaid} (`--tell {kept.id}` with {options})"
    return Point("Collection", False, f"not written down: {unsaid}", fix)


def _preserved(kept: Kept) -> Iterator[Point]:
    standing = {
        UNCHANGED: f"its bytes are those that were hashed when it was entered ({_entered_at(kept)})",
        CHANGED: "its bytes are not those that were hashed when it was entered",
        MISSING: "the file is gone, so nobody can tell",
        NOT_ENTERED: "nobody wrote down its hash when it came in, so nobody can tell",
    }[kept.standing]
    is_same = kept.standing == UNCHANGED
    yield Point("Authenticity", is_same, standing, "" if is_same else f"authenticity: {standing}")
    is_there = bool(kept.now_sha256)
    says = "the file is there and can be read" if is_there else "there is no file to be read"
    yield Point("Availability", is_there, says, "" if is_there else f"availability: {says}")
    is_known = bool(kept.entries)
    says = "it has one name and one hash in the log" if is_known else "the log does not know it"
    yield Point("Identity", is_known, says, "" if is_known else f"identity: {says} (`--adopt` enters it)")
    is_fixed = Path(kept.path).stem == kept.now_sha256 != ""
    says = "it is kept under its hash, apart from the text that claims quote"
    says = says if is_fixed else "there is no file as it was collected, only the text that claims quote"
    lacks = "" if is_fixed else f"persistence: {says}; `holdfire read` keeps files as they were"
    yield Point("Persistence", is_fixed, says, lacks)
    has_text = kept.document is not None and bool(kept.document.text.strip())
    is_shown = has_text and (kept.media_type or "text/plain") in RENDERED
    says = "any browser shows it, and its text was taken out of it" if is_shown else "no text was taken out of it"
    yield Point("Renderability", is_shown, says, "" if is_shown else f"renderability: {says}")
    document = kept.document
    facts = {
        "a title": document.title if document else "",
        "who published it": document.source if document else "",
        "when": document.published if document else None,
    }
    absent = [what for what, known in facts.items() if not known]
    says = f"not known: {', '.join(absent)}" if absent else "title, source, day of publication and language are known"
    lacks = f"understandability: {says} (the first lines of `{document.path if document else kept.id}` say it)"
    yield Point("Understandability", not absent, says, lacks if absent else "")


def _entered_at(kept: Kept) -> str:
    return next((entry.at for entry in kept.entries if entry.body.get("sha256")), "")
