"""From documents and the log to the custody report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfire.custody.checklist import checklist, missing
from holdfire.custody.collected import TOLD
from holdfire.custody.standing import CHANGED, MISSING, NOT_ENTERED, TAKEN_OUT, UNCHANGED, Kept
from holdfire.log.entry import Entry, Head
from holdfire.pipeline import Case
from holdfire.report.clock import moment_words
from holdfire.report.custody.page import Checked, CustodyPage, DocumentShown, QuoteShown, Step
from holdfire.report.names import document_title, isolated, party_name
from holdfire.report.status import anchor_of
from holdfire.report.words import counted

STANDING_SAYS: Mapping[str, str] = {
    UNCHANGED: "Byte for byte it is what it was when it was entered.",
    CHANGED: "It is not what was entered: its bytes differ.",
    MISSING: "The file that was entered is gone.",
    NOT_ENTERED: "Nothing is written down of where it comes from, so nobody can tell whether it was changed.",
    TAKEN_OUT: "It was taken out by undoing its entry. Its files are still there; undoing that brings it back.",
}
STANDING_COUNTED: Mapping[str, str] = {
    UNCHANGED: "unchanged", CHANGED: "changed since", MISSING: "missing", NOT_ENTERED: "not entered in the log",
    TAKEN_OUT: "taken out of the case",
}  # fmt: skip
SHOWN = {"sha256": "SHA-256", "sha512": "SHA-512", "url": "from", "media type": "type", "size": "bytes"}


@dataclass(frozen=True, slots=True)
class LogSeen:
    """What was found about the log.

    Attributes:
        head: Its last entry.
        broken: What does not fit first, in a sentence; ``""``: it is whole.
        seals: Entries with a timestamp of an authority.
    """

    head: Head
    broken: str = ""
    seals: tuple[Entry, ...] = ()


def build_custody(case: Case, documents: Sequence[Kept], log: LogSeen, at: str, version: str) -> CustodyPage:
    """Build the report.

    Args:
        documents: Looked at just now.
        at: When that was, UTC, as entries write it.
    """
    quotes = [quote for one in documents for quote in one.quoted]
    facts = [
        ("looked at", f"{at} (UTC)"),
        ("documents", counted(len(documents), "document")),
        ("quotes that rest on them", str(len(quotes))),
        ("log", f"{log.head.number:,} entries; the last has the hash {log.head.hash}" if log.head.number else "none"),
    ]
    if log.seals:
        facts.append(("stamped", "; ".join(_stamped(entry) for entry in log.seals[-3:])))
    return CustodyPage(
        title=case.title,
        label=case.deal.label or case.deal.id,
        version=version,
        facts=tuple(facts),
        says=tuple(_says(documents, log)),
        documents=tuple(_shown(case, one) for one in documents),
    )


def _says(documents: Sequence[Kept], log: LogSeen) -> Iterable[str]:
    if not documents:
        yield "The case has no documents."
    counts = [(word, sum(one.standing == word for one in documents)) for word in STANDING_COUNTED]
    for word, number in counts:
        if number:
            yield f"{counted(number, 'document')} {STANDING_COUNTED[word]}."
    lost = sum(not quote.stands for one in documents for quote in one.quoted)
    if lost:
        yield f"{counted(lost, 'quote')} no longer found in the text it rests on."
    lacking = sum(bool(missing(one)) for one in documents)
    if lacking:
        yield f"Something is missing for {counted(lacking, 'document')}: it is said below each."
    if log.broken:
        yield f"The log is not whole: {log.broken}. What it says of documents cannot be relied on from there on."
    elif log.head.number:
        yield "The log is whole: every entry has the hash it was written with."
    if log.head.number and not log.seals:
        yield "No authority has stamped the log: that it existed by some day rests on the word of who kept it."


def _shown(case: Case, one: Kept) -> DocumentShown:
    document = one.document
    facts = [("file", one.path)]
    facts += [(SHOWN.get(key, key), text) for key in TOLD if (text := one.told.get(key, ""))]
    if one.size >= 0:
        facts += [("type", one.media_type), ("bytes", f"{one.size:,}")]
    facts += [("SHA-256", one.sha256 or one.now_sha256), ("SHA-512", one.sha512 or one.now_sha512)]
    if document:
        facts += [
            ("published by", party_name(case, document.source) if document.source else ""),
            ("published", moment_words(document.published, case.deal.zone) if document.published else ""),
            ("language", document.language),
        ]
    return DocumentShown(
        anchor=anchor_of("document", one.id),
        name=one.id,
        title=document_title(case, one.id),
        standing=one.standing,
        says=STANDING_SAYS[one.standing],
        facts=tuple((what, isolated(words)) for what, words in facts if words),
        steps=tuple(Step(each.number, each.at, each.by, _entered(each), each.why) for each in one.entries),
        points=tuple(Checked(point.asks, point.is_met, point.says) for point in checklist(one)),
        missing=missing(one),
        quotes=tuple(QuoteShown(quote.claim, " ".join(quote.exact.split()), quote.stands) for quote in one.quoted),
        wrong=tuple(each.message + (f"; {each.help}" if each.help else "") for each in one.diagnostics),
    )


def _entered(entry: Entry) -> str:
    body = entry.body
    if entry.kind == "undo":
        return f"taken out: entry {body.get('entry', body.get('batch', ''))} was undone"
    says = [f"taken in with {body['taken in with']}"] if body.get("taken in with") else []
    says += [f"SHA-256 {str(body['sha256'])[:12]}…"] if body.get("sha256") else []
    says += [f"{SHOWN.get(key, key)} {body[key]}" for key in TOLD if body.get(key)]
    for key, change in (body.get("header") or {}).items():
        says.append(f"{key} {change['now']} (before: {change['before'] or 'not known'})")
    return "; ".join(says) or "entered"


def _stamped(entry: Entry) -> str:
    body = entry.body
    return f"entry {body.get('entry')} on {body.get('time', entry.at)} by {entry.subject}"
