"""Which candidate comes first: the one that changes most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfire.assessments.consequences import Change
from holdfire.intake.decided.queue import Waiting
from holdfire.intake.described import kind_of

ORDERS = ("consequence", "text")


@dataclass(frozen=True, slots=True)
class Shown:
    """Which candidates are shown.

    Attributes:
        kind: Only of this kind, one of ``KINDS``; ``""``: of every kind.
        document: Only of this document; ``""``: of all.
        decided: Also those that are decided.
        order: One of ``ORDERS``.
    """

    kind: str = ""
    document: str = ""
    decided: bool = False
    order: str = "consequence"

    def takes(self, one: Waiting) -> bool:
        """Say whether a candidate is among them."""
        is_open = self.decided or one.decision is None
        is_kind = self.kind in ("", kind_of(one.candidate))
        return is_open and is_kind and self.document in ("", one.document.id)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review is."""

    accepted: int
    rejected: int
    unsure: int
    total: int

    @property
    def decided(self) -> int:
        """How many are decided."""
        return self.accepted + self.rejected + self.unsure

    def words(self) -> str:
        """Say it in one line."""
        return f"{self.decided} of {self.total} decided: {self._counts()}"

    def short(self) -> str:
        """Say it in a few words."""
        return f"{self.decided} of {self.total}: {self._counts()}"

    def _counts(self) -> str:
        return f"{self.accepted} accepted, {self.rejected} rejected, {self.unsure} unsure"


def progress_of(queue: Iterable[Waiting]) -> Progress:
    """Count what is decided how."""
    kinds = [one.decision.kind if one.decision else "" for one in queue]
    return Progress(kinds.count("accept"), kinds.count("reject"), kinds.count("unsure"), len(kinds))


def in_order(queue: Iterable[Waiting], shown: Shown, changes: Mapping[str, Sequence[Change]]) -> tuple[Waiting, ...]:
    """Choose and order candidates.

    By consequence: most changed states, then most changed numbers, then the surest, then as the text has them; what is
    no claim by itself comes last.

    Args:
        queue: By document and in the order of the text.
        shown: Which.
        changes: By reference, those worked out so far.
    """
    chosen = [one for one in queue if shown.takes(one)]
    if shown.order == "text":
        return tuple(chosen)

    def weight(one: Waiting) -> tuple[bool, int, int, float]:
        found = changes.get(one.ref, ())
        states = sum(change.is_of_state for change in found)
        return one.row is None, -states, -(len(found) - states), -one.candidate.confidence

    return tuple(sorted(chosen, key=weight))
