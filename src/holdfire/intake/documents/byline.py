"""Which names stand where an article says who published it: in its dateline, or in a line of its own beside the day.

They are names to look up among the outlets of a case, and no more: a subtitle may name a party there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LINES = 8
"""So many of the first lines of a text are looked at, the headline left out."""
LONGEST = 120
"""Characters. A longer line is a paragraph; of it only the dateline is looked at."""
_DATELINE = re.compile(r"\s*[A-ZÀ-Ý][^()\n]{0,80}\(([^()\n]{2,60})\)")
_DAY = re.compile(r"\b(?:1[89]|20)\d\d\b")
_APART = re.compile(r"\s*[,|·•;()]\s*|\s+[-–—]+\s+|^\s*by\s+|\s+for\s+", re.I)


def names_of_publishers(text: str) -> Iterator[str]:
    """Give the names that may be the outlet's, as spelled: of "KARSA, 8 March (The Tribune)", "By X, The Tribune"."""
    lines = [line.strip() for line in text.split("\n") if line.strip()][1 : LINES + 1]
    for line in lines:
        if dateline := _DATELINE.match(line):
            yield dateline[1].strip()
        if len(line) <= LONGEST and (_DAY.search(line) or line.lower().startswith("by ")):
            yield from (part for part in _APART.split(line) if part)
