"""Whether documents are still what was entered, and which quotes rest on them.

====  ====================================================================
E761  document-changed: its bytes are not those that were entered
E762  document-missing: the file that was entered is not there
E763  not-entered: the log says nothing of where a document comes from
E764  text-changed: the text that claims quote was changed after it was entered
E765  hashes-differ: entries about one document give different hashes
E766  document-gone: the log tells of a document that the case has no longer, and nobody took it out
E767  name-differs: an original is not named by its own hash
E768  log-emptied: the log has nothing, and the case has documents that ``holdfire read`` entered in one
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from holdfire.claims.claim import Claim
from holdfire.claims.document import Document
from holdfire.custody.collected import by_document, hashes_of, original_of, texts_entered, told_by
from holdfire.log.entry import Entry
from holdfire.log.state import State
from holdfire.source.diagnostic import Diagnostic, in_order
from holdfire.source.span import Span

UNCHANGED, CHANGED, MISSING, NOT_ENTERED = "unchanged", "changed", "missing", "not entered"
TAKEN_OUT = "taken out"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote that rests on a document.

    Attributes:
        claim: Id.
        exact: The words; ``""``: the document as a whole.
        stands: Whether they stand there now, where the claim says.
    """

    claim: str
    exact: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A document and all that is known of its custody.

    Attributes:
        id: Its name in claims.
        document: As the case has it; ``None``: the log alone tells of it.
        path: Of the file that was collected, in the case folder.
        entries: About it, oldest first.
        told: What is said of how it was collected, by the keys of entries.
        sha256, sha512: As entered; ``""``: the log does not say.
        media_type: Of the file. ``size``: in bytes, as entered; -1: the log does not say.
        now_sha256, now_sha512: Of the bytes that are there now; ``""``: none are.
        standing: "unchanged", "changed", "missing", "not entered" or "taken out".
        text_standing: Of the text that claims quote, likewise. ``text_sha256``: as entered; ``""``: it was not.
        quoted: What claims quote from it.
    """

    id: str
    document: Document | None
    path: str
    entries: tuple[Entry, ...]
    told: Mapping[str, str]
    sha256: str
    sha512: str
    media_type: str
    size: int
    now_sha256: str
    now_sha512: str
    standing: str
    text_standing: str
    text_sha256: str
    quoted: tuple[Quoted, ...]
    diagnostics: tuple[Diagnostic, ...]


def documents_kept(
    folder: Path, documents: Mapping[str, Document], log: State, claims: Iterable[Claim]
) -> tuple[Kept, ...]:
    """Look at every document of a case: those it has, those that only the log tells of, those that were taken out.

    Args:
        folder: Of the case.
        log: What its log says.
        claims: Those that stand.
    """
    said = {name: told for name, told in by_document(log.documents).items() if name not in log.taken_out}
    quoted: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.quote:
            quoted.setdefault(claim.quote.document, []).append(claim)
    ids = (*documents, *(one for one in said if one not in documents))
    listed = [_kept(folder, one, documents.get(one), said.get(one, ()), quoted.get(one, ())) for one in ids]
    return (*listed, *(_kept(folder, name, None, entries, (), True) for name, entries in log.taken_out.items()))


def log_emptied(folder: Path, documents: Iterable[Document], log: Path) -> tuple[Diagnostic, ...]:
    """Say that a log which has no entry cannot be the one the case was kept with; nothing where that may be.

    Args:
        folder: Of the case.
        documents: That it has. Of each that has an original, an entry was written when it was read in.
        log: Where the log is, to be named.
    """
    read = [one.id for one in documents if one.original]
    adopted = (folder / "intake" / "adopted").is_dir()
    if not read and not adopted:
        return ()
    of_what = (
        f"`holdfire read` took in {', '.join(f'`{one}`' for one in read[:5])}" if read else "decisions were adopted"
    )
    more = f" and {len(read) - 5} more" if len(read) > 5 else ""
    message = f"the log has no entry, and {of_what}{more}, which writes some: it was emptied, exchanged or lost"
    fix = (
        "restore the log from a copy; decisions and claims that were entered are in it alone. If there never was one: "
    )
    fix += "`holdfire custody CASE --adopt` begins it"
    return (Diagnostic("E768", "log-emptied", "error", message, Span(str(log), 1, 1, 1, 2), help=fix),)


def _kept(
    folder: Path,
    name: str,
    document: Document | None,
    entries: tuple[Entry, ...],
    claims: Iterable[Claim],
    is_out: bool = False,
) -> Kept:
    bodies = [entry.body for entry in entries]
    hashed = [body for body in bodies if body.get("sha256")]
    first = hashed[0] if hashed else {}
    path = str(first.get("path") or (original_of(document).as_posix() if document else ""))
    now = _hashes_now(folder / path) if path else ("", "")
    then = (str(first.get("sha256", "")), str(first.get("sha512", "")))
    standing = TAKEN_OUT if is_out else _standing(then, now)
    text_now = document.text_sha256 if document else ""
    text_then = texts_entered(entries).get(name, "")
    text_standing = _standing((text_then, ""), (text_now, ""))
    kept = Kept(
        id=name, document=document, path=path, entries=entries, told=told_by(entries),
        sha256=then[0], sha512=then[1], media_type=str(first.get("media type", "")), size=int(first.get("size", -1)),
        now_sha256=now[0], now_sha512=now[1], standing=standing, text_standing=text_standing, text_sha256=text_then,
        quoted=tuple(_quoted(claim, document) for claim in claims), diagnostics=(),
    )  # fmt: skip
    found = in_order(_mistakes(folder, kept, {body["sha256"] for body in hashed}))
    return replace(kept, diagnostics=found)


def _standing(then: tuple[str, str], now: tuple[str, str]) -> str:
    if not then[0]:
        return NOT_ENTERED
    if not now[0]:
        return MISSING
    return UNCHANGED if now[0] == then[0] and now[1] in (then[1] or now[1]) else CHANGED


def _mistakes(folder: Path, kept: Kept, hashes: set[str]) -> Iterable[Diagnostic]:
    where = Span(str(folder / kept.path), 1, 1, 1, 2)

    def mistake(number: int, slug: str, severity: str, message: str, fix: str = "") -> Diagnostic:
        return Diagnostic(f"E{number}", slug, severity, message, where, help=fix)

    if kept.standing == CHANGED:
        fix = "fetch the file with the right hash from a copy: nothing else is what was entered"
        message = f"`{kept.id}` is not what was entered: SHA-256 is {kept.now_sha256}, it was {kept.sha256}"
        yield mistake(761, "document-changed", "error", message, fix)
    if kept.standing == MISSING and kept.document:
        fix = f"fetch the file with SHA-256 {kept.sha256} from a copy"
        yield mistake(762, "document-missing", "error", f"the file of `{kept.id}` that was entered is gone", fix)
    if kept.standing == NOT_ENTERED:
        message = f"nothing is written down of where `{kept.id}` comes from"
        fix = "`holdfire custody CASE --adopt` enters it as it is now; `--tell` says more"
        yield mistake(763, "not-entered", "warning", message, fix)
    if kept.document and kept.text_standing == CHANGED and kept.path != kept.document.path:
        lost = sum(not quote.stands for quote in kept.quoted)
        rests = f", and quotes are no longer found in it: {lost}" if lost else ""
        message = (
            f"the text of `{kept.id}` (`{kept.document.path}`) was changed after it was taken out of the file{rests}"
        )
        fix = (
            f"restore it from a copy (SHA-256 of its text was {kept.text_sha256}), or take it anew from `{kept.path}`: "
        )
        fix += "`holdfire read --again`, with another `--name`"
        yield mistake(764, "text-changed", "error" if lost else "warning", message, fix)
    if len(hashes) > 1:
        message = f"entries about `{kept.id}` give {len(hashes)} different hashes; the first one holds"
        yield mistake(765, "hashes-differ", "error", message, "another file is another document: give it a name")
    if kept.document is None and kept.standing != TAKEN_OUT:
        yield mistake(766, "document-gone", "error", f"the log tells of `{kept.id}`, and the case has no such document")
    name = Path(kept.path).stem
    if len(name) == 64 and kept.now_sha256 not in ("", name):
        message = f"the file of `{kept.id}` is named by another hash than its own"
        yield mistake(767, "name-differs", "error", message, "it was exchanged or changed: fetch it from a copy")


def _quoted(claim: Claim, document: Document | None) -> Quoted:
    quote = claim.quote
    if quote is None:
        raise ValueError("this claim quotes nothing")
    stands = document is not None and document.text[quote.start : quote.end] == quote.exact
    return Quoted(claim.id, quote.exact, document is not None if not quote.exact else stands)


def _hashes_now(path: Path) -> tuple[str, str]:
    """Hash a file; ``""`` where there is none that can be read."""
    try:
        return hashes_of(path)
    except OSError:
        return "", ""
