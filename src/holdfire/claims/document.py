"""Documents: kept texts that claims quote from."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from holdfire.vocab.moment import Moment


@dataclass(frozen=True, slots=True)
class Document:
    """A kept text from a source.

    Attributes:
        id: The name used in files.
        path: Relative to the case folder.
        text: The whole text, header lines left out; offsets of quotes count in it (code points).
        title: To show.
        source: Who published it (party id of an outlet, or of a body).
        published: When; ``None`` if not said.
        language: BCP 47 tag.
        original: The file it was taken from, relative to the folder of documents; named by its SHA-256.
        url: Where that came from.
        basis: How its date is known.
        is_edited: Whether the log says that its text was another when it was entered.
    """

    id: str
    path: str
    text: str
    title: str = ""
    source: str = ""
    published: Moment | None = None
    language: str = "en"
    original: str = ""
    url: str = ""
    basis: str = ""
    is_edited: bool = False

    @property
    def text_sha256(self) -> str:
        """Hash the text, in UTF-8, as it is now: 64 hexadecimal digits, worked out each time."""
        return sha256(self.text.encode()).hexdigest()
