"""Claims as people write them down: files to claims, every mistake reported, all or nothing.

====  ====================================================================
C208  unknown-key: no claim has such a key
C209  key-of-another-kind: this kind of claim has no such key
C210  unknown-kind: no claim is of such a kind
====  ====================================================================

The files that cannot be taken apart are C200 to C207 (``rows``), single values C211 to C217
(``cells``), kinds C221 to C224 (``assertions``), quotes C231 to C234 (``quotes``), and what
only shows once all rows are read C241 to C245 (``together``) and C246 (``undone``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.claims.assertions import READERS
from holdfire.claims.cells import NO_MOMENT, Cells
from holdfire.claims.claim import Assertion, Claim, Coverage, Decision, Event, Figure, Quote, Ruling, Stance, Wording
from holdfire.claims.columns import INSTEAD, KINDS, WORKED_OUT, columns_of
from holdfire.claims.dataset_yaml import registered_files
from holdfire.claims.document import Document
from holdfire.claims.named_rows import NO_ROWS, Rows
from holdfire.claims.names import ANY_NAMES, Names, did_you_mean
from holdfire.claims.quotes import find_quote
from holdfire.claims.rows import Row
from holdfire.claims.rows_file import read_rows
from holdfire.claims.together import ReadClaim, check_together, take_back
from holdfire.claims.undone import let_go
from holdfire.source.diagnostic import Diagnostic, Outcome, in_order
from holdfire.vocab.moment import Moment

SUPPOSED_CHAIN = ("supposed",)
"""The chain of a what-if that names none."""


ABOUT_QUOTES = ("C231", "C232", "C233", "C234")
"""What may be wrong with the words that a claim quotes."""
CHECKED_ELSEWHERE = ("kind", "chain", "published", "value")
"""Keys that a claim needs only under some conditions."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What every row is read with.

    Attributes:
        what_if: It is supposed unless it says otherwise.
        rows: Of registered tables, which it may name.
        logged: It is kept by the log, and was sound when it was entered.
    """

    zone: ZoneInfo
    documents: Mapping[str, Document]
    names: Names = ANY_NAMES
    what_if: bool = False
    rows: Rows = NO_ROWS
    logged: bool = False


def read_claims(
    paths: Sequence[Path],
    zone: ZoneInfo,
    documents: Mapping[str, Document],
    names: Names = ANY_NAMES,
    what_ifs: Sequence[Path] = (),
    beside: Sequence[Claim] = (),
    rows: Rows = NO_ROWS,
    logged: Sequence[Row] = (),
    gone: frozenset[str] = frozenset(),
    lenient: bool = False,
) -> Outcome[tuple[Claim, ...]]:
    """Read claims from JSONL and CSV files, and from rows that the log keeps.

    Args:
        paths: ``.jsonl`` and ``.csv`` files, read in this order.
        zone: Of days and clock times that name none.
        documents: By id; quotes are looked up in them.
        names: Names of the case, to resolve aliases and refuse unknown names; by default
            every name is taken as it is.
        what_ifs: More files, read last, whose rows are supposed unless they say otherwise.
        beside: Claims read already, which these may name; not among those returned.
        rows: Of registered tables, which these may name; not among those returned.
        logged: Read after the files, before the what-ifs.
        gone: What claims were called that were accepted and then undone: who names one is read without that name.
        lenient: Give also claims with nothing wrong but that the words they quote no longer stand there.

    Returns:
        The claims file by file, those of a file by when they were published, then by id: the order of its
        rows has no meaning. None at all if any row has an error, unless it is lenient. Diagnostics are complete
        and in order of file and position.
    """
    found: list[Diagnostic] = []
    read: list[ReadClaim] = []
    from_log = Outcome(tuple(logged), ())
    taken_apart = [*map(read_rows, paths), from_log, *map(read_rows, what_ifs)]
    for number, found_there in enumerate(taken_apart):
        reading = Reading(zone, documents, names, number > len(paths), logged=found_there is from_log)
        found.extend(found_there.diagnostics)
        for row in found_there.value:
            cells = Cells(row, zone)
            claim = read_row(cells, reading)
            found.extend(cells.found)
            is_sound = all(lenient and each.code in ABOUT_QUOTES for each in cells.found)
            read.append(ReadClaim(claim, row, is_sound))
    if not any(d.severity == "error" for d in found):
        read, told = let_go(take_back(read, rows), gone, beside)
        found.extend(told)
    found.extend(check_together(read, names, beside, rows))
    if any(d.severity == "error" for d in found):
        kept = [each for each in read if each.is_sound] if lenient else []
        return Outcome(_in_order_of_publication(kept), in_order(found))
    return Outcome(_in_order_of_publication(read), in_order(found))


def _in_order_of_publication(read: Sequence[ReadClaim]) -> tuple[Claim, ...]:
    files = {file: number for number, file in enumerate(dict.fromkeys(r.row.file for r in read))}

    def place(one: ReadClaim) -> tuple[int, int, int, str]:
        published = one.claim.published
        return files[one.row.file], published.earliest, published.latest, one.claim.id

    return tuple(one.claim for one in sorted(read, key=place))


def read_row(cells: Cells, reading: Reading) -> Claim:
    """Read one row; what could not be read is in ``cells.found``, and a stand-in is in the claim."""
    retracts, kind = cells.text("retracts"), cells.text("kind").casefold()
    if kind in KINDS or (retracts and not kind):
        return _read_claim(cells, kind, retracts, reading)
    if not kind:
        cells.missing("kind", did_you_mean("", KINDS))
    else:
        message = f"there is no kind of claim called `{kind}`"
        cells.report("C210", "unknown-kind", message, "kind", did_you_mean(kind, KINDS))
    return Claim(cells.text("id"), SUPPOSED_CHAIN, Wording(""), NO_MOMENT)


def _read_claim(cells: Cells, kind: str, retracts: str, reading: Reading) -> Claim:
    _check_keys(cells, kind)
    names = reading.names
    supposed = cells.yes("supposed", reading.what_if)
    quote = find_quote(cells, reading.documents, reading.logged)
    cells.said = cells.moment("said")
    cells.published = cells.moment("published") or _document_published(quote, reading)
    assertion = READERS[kind](cells, names) if kind else Wording("")
    published = cells.published or (_happens(assertion) if supposed else None)
    if published is None:
        cells.missing("published", "say when it was published")
    chain = cells.names("chain", names.parties, "party or source")
    if not chain and not supposed:
        cells.missing("chain", "say who said it first, then each that passed it on, publisher last")
    if retracts and cells.has("replaces"):
        cells.report("C212", "unknown-word", "both `replaces` and `retracts` are given", "retracts", "keep one of them")
    return Claim(
        id=cells.text("id"),
        chain=chain or SUPPOSED_CHAIN,
        assertion=assertion,
        published=published or NO_MOMENT,
        said=cells.said,
        recorded=cells.moment("recorded"),
        quote=quote,
        grade=cells.grade(),
        reply_to=cells.text("reply to"),
        replaces=retracts or cells.text("replaces"),
        retracts=bool(retracts),
        incident=cells.text("incident"),
        maybe_same_as=cells.text("maybe same as"),
        note=cells.text("note"),
        supposed=supposed,
        at_row=f"{cells.row.file}:{cells.row.line}",
    )


def _document_published(quote: Quote | None, reading: Reading) -> Moment | None:
    document = reading.documents.get(quote.document) if quote else None
    return document.published if document else None


def _happens(assertion: Assertion) -> Moment:
    """Give when something supposed is supposed to happen."""
    match assertion:
        case Event(happened=happened):
            return happened.ended
        case Figure(at=at) | Stance(at=at) | Decision(at=at) | Ruling(at=at):
            return at
        case Coverage(watched=watched):
            return watched.ended
        case _:
            return NO_MOMENT


def _check_keys(cells: Cells, kind: str) -> None:
    allowed = columns_of(kind)
    for key in cells.row.cells:
        if key in allowed or key.startswith(WORKED_OUT):
            continue
        owners = [owner for owner in KINDS if key in columns_of(owner)]
        if owners:
            message = f"a claim of kind `{kind or 'not said'}` has no `{key}`"
            fix = "it belongs to " + ", ".join(f"`{owner}`" for owner in owners)
            cells.report("C209", "key-of-another-kind", message, key, fix)
        else:
            fix = f"did you mean `{INSTEAD[key]}`?" if key in INSTEAD else did_you_mean(key, list(allowed))
            cells.report("C208", "unknown-key", f"no claim has a key `{key}`", key, fix)
    for name, column in allowed.items():
        if column.needed and name not in CHECKED_ELSEWHERE and not cells.has(name):
            cells.missing(name, f"say {column.means[:1].lower()}{column.means[1:].rstrip('.')}")


def claim_files(folder: Path) -> tuple[Path, ...]:
    """List the files in ``claims/`` of a case folder, by name; hidden ones and registered tables are left out."""
    inside = folder / "claims"
    files = [path for path in inside.iterdir() if path.is_file()] if inside.is_dir() else []
    registered = registered_files(folder)
    named = (path for path in files if path.resolve() not in registered and not path.name.startswith((".", "~")))
    return tuple(sorted(named, key=lambda path: path.name))
