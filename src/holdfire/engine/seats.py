"""Seats: each account once as it is, and once as though it were never complete."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from holdfire.claims.account import MOST_ACCOUNTS, Account
from holdfire.engine.signal import Signal
from holdfire.vocab.moment import FIRST

NEVER = FIRST - 1
"""``complete_up_to`` of a seat for which absence never says anything."""


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of some accounts: account k sits on seats 2k (as it is) and 2k + 1 (never complete)."""

    accounts: tuple[Account, ...]

    def __post_init__(self) -> None:
        if len(self.accounts) > MOST_ACCOUNTS:
            raise ValueError(f"at most {MOST_ACCOUNTS} accounts can be assessed at once, not {len(self.accounts)}")

    @property
    def count(self) -> int:
        """How many seats there are."""
        return 2 * len(self.accounts)

    @property
    def everyone(self) -> int:
        """Mask of all seats."""
        return (1 << self.count) - 1

    @property
    def complete_up_to(self) -> tuple[int, ...]:
        """For each seat the second from which not all is told; ``NEVER``: nothing is complete."""
        found = []
        for account in self.accounts:
            found += [NEVER if account.complete_up_to is None else account.complete_up_to, NEVER]
        return tuple(found)

    def incomplete(self) -> Signal:
        """Hold possibly wherever absence says nothing: past each seat's ``complete_up_to``."""
        return _incomplete(self.complete_up_to)

    def spread(self, mask: int) -> int:
        """Turn a mask of accounts into a mask of seats: both seats of each."""
        return sum(0b11 << 2 * account for account in range(len(self.accounts)) if mask >> account & 1)

    def where(self, is_so: Callable[[Account], bool]) -> int:
        """Mask of the seats of the accounts of which something is so."""
        return self.spread(sum(1 << bit for bit, account in enumerate(self.accounts) if is_so(account)))

    def each(self) -> Iterable[tuple[int, Account]]:
        """Yield each account with the number of its first seat."""
        return ((2 * position, account) for position, account in enumerate(self.accounts))


@lru_cache(16)
def _incomplete(complete_up_to: tuple[int, ...]) -> Signal:
    return Signal.once((complete + 1, 1 << seat, 0) for seat, complete in enumerate(complete_up_to))
