"""Keeping an article in a case: the file as it was, by its hash, and beside it the text that claims quote.

====  ====================================================================
I311  another-of-that-name: the case has another text of that name, or of one that differs in capitals only
I312  bad-name: a document cannot be called so
I313  kept-already: the case has the same text under another name
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from holdfire.claims.document import Document
from holdfire.claims.document_file import split_header
from holdfire.intake.documents.found_text import FoundText
from holdfire.intake.documents.names import like, unfit
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.span import Span

DOCUMENTS = Path("documents")
ORIGINALS = DOCUMENTS / "originals"
ANOTHER = "choose another name with `--name`"
NO_DOCUMENTS: Mapping[str, Document] = {}


@dataclass(frozen=True, slots=True)
class Kept:
    """A text in the case folder.

    Attributes:
        id: Its name in claims.
        path, original: In the case folder.
        is_new: Whether it was not there before.
    """

    id: str
    path: Path
    original: Path
    is_new: bool


def keep_article(
    folder: Path,
    name: str,
    found: FoundText,
    content: bytes,
    header: Mapping[str, str],
    documents: Mapping[str, Document] = NO_DOCUMENTS,
    twice: bool = False,
) -> Outcome[Kept | None]:
    """Write an article into a case; a file that is there already stays as it is.

    Args:
        folder: Of the case.
        name: What claims are to call it.
        content: The file's bytes. They are kept under the SHA-256 of them.
        header: ``title``, ``source``, ``published``, ``language``, ``url``, ``basis``; empty ones are left out.
        documents: That the case has, by name.
        twice: Whether to keep a text that the case has under another name.

    Returns:
        Where it is now; a diagnostic, and nothing written, where it cannot be kept under that name.
    """
    digest = sha256(content).hexdigest()
    original = ORIGINALS / f"{digest}{found.ending}"
    path = DOCUMENTS / f"{name}.txt"
    facts = {**header, "original": original.relative_to(DOCUMENTS).as_posix()}
    lines = [f"{key}: {' '.join(value.split())}" for key, value in facts.items() if value]
    if why := unfit(name):
        return _refused(path, "I312", "bad-name", why, ANOTHER)
    if other := like(name, (*documents, *(one.stem for one in (folder / DOCUMENTS).glob("*.txt")))):
        message = f"the case has a text called `{other}`: `{name}` differs from it only in how it is written"
        return _refused(folder / path, "I311", "another-of-that-name", message, ANOTHER)
    named = documents.get(name)
    if (folder / path).exists() or named:
        is_file = (folder / path).exists() and (named is None or named.path == path.as_posix())
        there = split_header((folder / path).read_text(encoding="utf-8-sig"))[0] if is_file else {}
        if there.get("original") != facts["original"]:
            message = f"the case has another text called `{name}`"
            return _refused(folder / path, "I311", "another-of-that-name", message, ANOTHER)
        return Outcome(Kept(name, path, original, is_new=False), ())
    same = next(
        (one for one in documents.values() if one.original == facts["original"] or one.text == found.text), None
    )
    if same and not twice:
        message = f"the case has this text already, as `{same.id}`: it is not kept a second time, as `{name}`"
        fix = f"go on with `{same.id}`; `--again` keeps it under both names, and what it says would be told twice"
        return _refused(folder / same.path, "I313", "kept-already", message, fix)
    (folder / ORIGINALS).mkdir(parents=True, exist_ok=True)
    _write(folder / original, content)
    _write(folder / path, ("\n".join(lines) + "\n\n" + found.text).encode())
    return Outcome(Kept(name, path, original, is_new=True), ())


def _refused(path: Path, code: str, slug: str, message: str, fix: str) -> Outcome[Kept | None]:
    return Outcome(None, (Diagnostic(code, slug, "error", message, Span(str(path), 1, 1, 1, 2), help=fix),))


def _write(path: Path, content: bytes) -> None:
    """Write a file wholly or not at all."""
    if path.exists():
        return
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)
