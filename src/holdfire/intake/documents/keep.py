"""Keeping an article in a case: the file as it was, by its hash, and beside it the text that claims quote.

====  ====================================================================
I311  another-of-that-name: the case has another text of that name
====  ====================================================================
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from holdfire.claims.document_file import split_header
from holdfire.intake.documents.found_text import FoundText
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.span import Span

DOCUMENTS = Path("documents")
ORIGINALS = DOCUMENTS / "originals"


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
    folder: Path, name: str, found: FoundText, content: bytes, header: Mapping[str, str]
) -> Outcome[Kept | None]:
    """Write an article into a case; a file that is there already stays as it is.

    Args:
        folder: Of the case.
        name: What claims are to call it.
        content: The file's bytes. They are kept under the SHA-256 of them.
        header: ``title``, ``source``, ``published``, ``language``, ``url``, ``basis``; empty ones are left out.

    Returns:
        Where it is now; a diagnostic, and nothing written, where another text has that name.
    """
    digest = sha256(content).hexdigest()
    original = ORIGINALS / f"{digest}{found.ending}"
    path = DOCUMENTS / f"{name}.txt"
    facts = {**header, "original": original.relative_to(DOCUMENTS).as_posix()}
    lines = [f"{key}: {' '.join(value.split())}" for key, value in facts.items() if value]
    if (folder / path).exists():
        there = split_header((folder / path).read_text(encoding="utf-8-sig"))[0]
        if there.get("original") != facts["original"]:
            fix = "choose another name with `--name`"
            message = f"the case has another text called `{name}`"
            where = Span(str(folder / path), 1, 1, 1, 2)
            return Outcome(None, (Diagnostic("I311", "another-of-that-name", "error", message, where, help=fix),))
        return Outcome(Kept(name, path, original, is_new=False), ())
    (folder / ORIGINALS).mkdir(parents=True, exist_ok=True)
    _write(folder / original, content)
    _write(folder / path, ("\n".join(lines) + "\n\n" + found.text).encode())
    return Outcome(Kept(name, path, original, is_new=True), ())


def name_for(stem: str) -> str:
    """Make a name for files and claims from a file's name: letters, digits and dashes."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "article"


def _write(path: Path, content: bytes) -> None:
    """Write a file wholly or not at all."""
    if path.exists():
        return
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    part.replace(path)
