"""A text taken out of a file, with what the file says about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundText:
    """The text of a file.

    Attributes:
        text: Line ends are line feeds; else as it stands, or as it was taken out of HTML or PDF.
        ending: Of the file it came from, ``.html``.
        title, outlet, url: As the file gives them; ``""`` where it does not.
        language: BCP 47 tag.
        published: EDTF day that the file itself gives as its date, outside of its text; ``""``: none.
    """

    text: str
    ending: str = ".txt"
    title: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    published: str = ""
