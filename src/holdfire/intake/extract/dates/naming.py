"""A named time in its surroundings, as the rules that resolve it see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from holdfire.intake.text.number_words import small_number

_WAS_TO_BE = re.compile(
    r"\b(?:(?:was|were) (?:to|due|supposed|meant)|had (?:been|to)|"
    r"(?:pledged|promised|agreed|undertook|undertaken|vowed|committed) to)\b[^.!?]*$"
)
_WILL_BE = re.compile(r"\b(?:will|shall|would|(?:is|are) to|next|until|by|before|unless)\b[^.!?]*$", re.IGNORECASE)
_CLAUSE = 150
_COARSE = re.compile(r"\d{4}(?:-(?:0\d|1[0-2]))?")


@dataclass(frozen=True, slots=True)
class Naming:
    """A named time in its surroundings.

    Attributes:
        found: The match of the pattern.
        published: The day of the document; ``None``: not known.
        anchor: The day the text spoke of before.
        direction: 1 where words say that it lies ahead, -1 that it lies behind, 0 where none tells.
        stretch: The stretch of time, in EDTF, the text named before; ``""``: none.
        last: The time, in EDTF, the sentence named before; ``""``: none.
        told: That of the sentence before, where it named no day; ``""``: none.
        is_late: Whether the anchor was told by its evening or night ("on Monday night").
    """

    found: re.Match[str]
    published: date | None
    anchor: date | None = None
    direction: int = 0
    stretch: str = ""
    last: str = ""
    told: str = ""
    is_late: bool = False

    @property
    def is_coarse(self) -> bool:
        """Say whether the sentence named a month or year before, so that no day can be reckoned from it."""
        return bool(_COARSE.fullmatch(self.last))

    @property
    def coarse(self) -> str:
        """Give the month or year named before, in this sentence or the one before; ``""`` where a day was."""
        found = self.last or self.told
        return found if _COARSE.fullmatch(found) else ""

    @property
    def year(self) -> str:
        """Give the year the text spoke of before; ``""`` where it spoke of none."""
        return (self.coarse or (self.anchor.isoformat() if self.anchor else ""))[:4]

    @property
    def was_to_be(self) -> bool:
        """Say whether it had lain ahead, once: "had been due to leave at dawn", "were to withdraw by January"."""
        return (
            _WAS_TO_BE.search(self.found.string, max(0, self.found.start() - _CLAUSE), self.found.start()) is not None
        )

    @property
    def will_be(self) -> bool:
        """Say whether a verb of its sentence puts it ahead: "will be held in May", "until the end of May"."""
        start = self.found.start()
        return _WILL_BE.search(self.found.string, max(0, start - _CLAUSE), start) is not None

    def group(self, name: str) -> str:
        """Give a part of the match in small letters; ``""`` where the pattern has none."""
        return (self.found.groupdict().get(name) or "").lower()

    def count(self, name: str = "n") -> int | None:
        """Read a number of the match; ``None`` for "several", "few" and the like."""
        words = self.group(name)
        if words in ("a", "an", "the", ""):
            return 1
        if words.endswith("couple of"):
            return 2
        return int(words) if words.isdigit() else small_number(words)


def first_day(edtf: str) -> str:
    """Give what an interval begins with; a time that is none is its own beginning."""
    return edtf.split("/", maxsplit=1)[0]


def last_day(edtf: str) -> str:
    """Give what an interval ends with; a time that is none is its own end."""
    return edtf.rsplit("/", maxsplit=1)[-1]


def until(edtf: str) -> str:
    """Give the open interval that ends with a time, as wide as its words."""
    return f"../{last_day(edtf)}"
