"""What is said of a kept article later: its header is written anew, its text stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from holdfire.claims.document_file import HEADER_KEYS, split_header

TOLD_LATER = ("source", "published", "language", "url")


@dataclass(frozen=True, slots=True)
class Retold:
    """One fact of a document as it was (``""``: not known) and as it is now."""

    key: str
    before: str
    now: str


def retell(folder: Path, path: Path, told: Mapping[str, str]) -> tuple[Retold, ...]:
    """Write what is told of a document into its header; ``""`` says nothing.

    Args:
        folder: Of the case.
        path: Of the text, in the folder.
        told: By the keys of ``TOLD_LATER``. A day that is given takes the place of how the one before was known.

    Returns:
        What changed; where nothing did, the file is not touched.

    Raises:
        OSError: The text cannot be written.
    """
    if not any(told.values()):
        return ()
    whole = (folder / path).read_bytes().decode("utf-8-sig")
    header, _ = split_header(whole)
    said = {key: " ".join(told.get(key, "").split()) for key in TOLD_LATER}
    changed = tuple(
        Retold(key, header.get(key, ""), now) for key, now in said.items() if now and now != header.get(key, "")
    )
    if not header or not changed:
        return ()
    facts = {**header, **{one.key: one.now for one in changed}}
    if any(one.key == "published" for one in changed):
        facts.pop("basis", None)
    lines = [f"{key}: {facts[key]}" for key in HEADER_KEYS if facts.get(key)]
    part = (folder / path).with_name(f"{path.name}.part")
    part.write_bytes(("\n".join(lines) + "\n\n" + whole.partition("\n\n")[2]).encode())
    part.replace(folder / path)
    return changed
