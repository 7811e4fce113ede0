"""What is known of how a document was collected, after the Berkeley Protocol: the body of a ``document`` entry.

A document is two files: the one that was collected (``path``), which never changes and is named by its own hash, and
the text that claims quote (``text``, hashed without its header), which was taken out of it. Of a text that somebody
typed they are one file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any

from holdfire.claims.document import Document
from holdfire.log.entry import Entry, NewEntry

ORIGINALS_OF = Path("documents")
TYPES: Mapping[str, str] = {
    ".htm": "text/html",
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".xhtml": "application/xhtml+xml",
}
AT_ONCE = 1 << 20
OTHER_TYPE = "application/octet-stream"
TOLD = ("collected by", "collected at", "url", "tool", "notes")
"""What people say; the rest is worked out."""


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says of how a document was collected; ``""`` where they do not say.

    Attributes:
        collected_by: Who collected it.
        collected_at: When, UTC, as ``2016-10-07T09:30:00Z``.
        url: From where.
        tool: With which tool, and its version.
        notes: In words.
    """

    collected_by: str = ""
    collected_at: str = ""
    url: str = ""
    tool: str = ""
    notes: str = ""

    @property
    def body(self) -> dict[str, str]:
        """Give what is said, by the keys of an entry; what is not said is left out."""
        said = (self.collected_by, self.collected_at, self.url, self.tool, self.notes)
        return {key: text for key, text in zip(TOLD, said, strict=True) if text}


def entry_of(
    document: Document, folder: Path, told: Told, by: str, program: str, why: str = "", file: str = ""
) -> NewEntry:
    """Make the entry about a document of a case, from its files as they are now.

    Args:
        folder: Of the case.
        told: ``url`` is the document's own where nobody says another.
        by: Who writes the entry.
        program: What took it into the case: ``holdfire 0.1.0``.
        file: What it was called where it came from; ``""``: nobody says.

    Raises:
        OSError: A file cannot be read.
    """
    path = original_of(document)
    digests = hashes_of(folder / path)
    body: dict[str, Any] = {
        "path": path.as_posix(),
        "sha256": digests[0],
        "sha512": digests[1],
        "size": (folder / path).stat().st_size,
        "media type": TYPES.get(path.suffix.lower(), OTHER_TYPE),
        "text": {"path": document.path, "sha256": document.text_sha256, "characters": len(document.text)},
        "taken in with": program,
        **({"file name": file} if file else {}),
        **({"url": document.url} if document.url else {}),
        **told.body,
    }
    return NewEntry(by, "document", document.id, body, why)


def hashes_of(path: Path) -> tuple[str, str]:
    """Hash a file, however long it is: SHA-256 and SHA-512.

    Raises:
        OSError: It cannot be read.
    """
    digests = sha256(), sha512()
    with path.open("rb") as file:
        while part := file.read(AT_ONCE):
            for digest in digests:
                digest.update(part)
    return digests[0].hexdigest(), digests[1].hexdigest()


def more_told(document: str, told: Told, by: str, why: str = "") -> NewEntry:
    """Make an entry that says more of how a document was collected; its files are not looked at."""
    return NewEntry(by, "document", document, told.body, why)


def header_told(document: str, changed: Mapping[str, tuple[str, str]], by: str, why: str = "") -> NewEntry:
    """Make an entry about what the header of a document says otherwise: before (``""``: nothing) and now, by key."""
    header = {key: {"before": before, "now": now} for key, (before, now) in changed.items()}
    return NewEntry(by, "document", document, {"header": header}, why)


def original_of(document: Document) -> Path:
    """Give the file that was collected, from the case folder: the text itself where there is no other."""
    return ORIGINALS_OF / document.original if document.original else Path(document.path)


def texts_entered(entries: Iterable[Entry]) -> dict[str, str]:
    """Give the SHA-256 of the text of each document, as the last entry that has one says."""
    return {entry.subject: text["sha256"] for entry in entries if (text := entry.body.get("text"))}


def by_document(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Give the entries about each document, oldest first."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.subject, []).append(entry)
    return {document: tuple(listed) for document, listed in found.items()}


def told_by(entries: Iterable[Entry]) -> dict[str, str]:
    """Give what is said of how a document was collected: the last word on each matter."""
    said: dict[str, str] = {}
    for entry in entries:
        said.update((key, text) for key in TOLD if (text := entry.body.get(key)))
    return said
