"""One difference between two deals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs.

    Attributes:
        section: Where it stands: "deal" for the head, else "terms", "parties", "places", ...
        name: The name of what differs, in the new deal where it is there; ``""`` for the head.
        kind: "added", "removed", "renamed" or "changed".
        key: For "changed", what of it: the key of the deal language where there is one.
        before: In words. For "removed" all of it, for "renamed" the old name.
        after: In words. For "added" all of it, for "renamed" the new name.
        reading: ``question/answer`` pairs joined with `` + `` under which it differs; ``""``: under every one.
        part_of: The clause a term stands in; ``""`` for none.
    """

    section: str
    name: str
    kind: str
    key: str = ""
    before: str = ""
    after: str = ""
    reading: str = ""
    part_of: str = ""
