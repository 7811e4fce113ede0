"""Where a reviewer has been, and where to go next: the first in order that was not seen, or back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Trail:
    """The candidates seen, by reference, and which of them is shown."""

    seen: list[str] = field(default_factory=list)
    at: int = -1

    @property
    def ref(self) -> str:
        """The one shown; ``""``: none."""
        return self.seen[self.at] if 0 <= self.at < len(self.seen) else ""

    def forward(self, order: Sequence[str]) -> str:
        """Go on: to one that was left by going back, else to the first not seen, else around again.

        Args:
            order: Those that can be shown, the first in order first.
        """
        while self.at + 1 < len(self.seen):
            self.at += 1
            if self.ref in order:
                return self.ref
        left = [ref for ref in order if ref not in self.seen]
        if not left and order:
            last = self.ref
            self.seen = [ref for ref in self.seen if ref not in order]
            left = [ref for ref in order if ref != last] or list(order)
        if left:
            self.seen.append(left[0])
        self.at = len(self.seen) - 1 if left else len(self.seen)
        return self.ref

    def back(self, known: Sequence[str]) -> str:
        """Go back to the one seen before, decided or not; stay where there is none."""
        for place in range(self.at - 1, -1, -1):
            if self.seen[place] in known:
                self.at = place
                break
        return self.ref

    def show(self, ref: str) -> None:
        """Go to a certain one."""
        self.seen = [*self.seen[: self.at + 1], ref]
        self.at = len(self.seen) - 1

    def begin(self) -> None:
        """Forget what was seen."""
        self.seen, self.at = [], -1
