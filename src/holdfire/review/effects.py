"""What a claim would change, in words: which term, of whom, under which accounts, from what to what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from holdfire.assessments.assessment import Assessment
from holdfire.assessments.consequences import Change
from holdfire.report.status import cell_of
from holdfire.report.words import joined


@dataclass(frozen=True, slots=True)
class Effect:
    """One change, under the accounts and readings that share it.

    Attributes:
        term: Its id; ``bearer``: the name to show.
        before: As it stands; ``after``: as it would stand.
        accounts: Under which.
        readings: Under which; empty where there are none.
        is_of_state: The states that are possible differ, not numbers only.
    """

    term: str
    bearer: str
    before: str
    after: str
    accounts: tuple[str, ...]
    readings: tuple[str, ...]
    is_of_state: bool

    def words(self, all_accounts: int) -> str:
        """Say it in one line.

        Args:
            all_accounts: How many the case has.
        """
        many = len(self.accounts)
        under = f"all {many} accounts" if many == all_accounts and many > 1 else joined(self.accounts)
        whose = f" ({self.bearer})" if self.bearer else ""
        return f"{self.term}{whose}: {self.before} → {self.after}, {under}"


def effects_of(changes: Iterable[Change], bearers: Mapping[str, str]) -> tuple[Effect, ...]:
    """Group changes that look alike; those of states come first, then in the order of the deal.

    Args:
        changes: As ``consequences`` gives them.
        bearers: Names to show, by label.
    """
    groups: dict[tuple[str, str, str, str, bool], list[Assessment]] = {}
    for change in changes:
        before, after = _words(change.before), _words(change.after)
        if before == after:
            after = f"{after}, for another reason"
        bearer = bearers.get(change.after.bearer, change.after.bearer)
        key = (change.after.term, bearer, before, after, change.is_of_state)
        groups.setdefault(key, []).append(change.after)
    found = [
        Effect(
            term, bearer, before, after,
            tuple(dict.fromkeys(one.account for one in alike)),
            tuple(dict.fromkeys(one.reading for one in alike if one.reading)),
            is_of_state,
        )
        for (term, bearer, before, after, is_of_state), alike in groups.items()
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: not one.is_of_state))


def _words(one: Assessment) -> str:
    cell = cell_of(one, "")
    more = "; ".join(part for part in (cell.detail, cell.qualifies) if part)
    return f"{cell.words} ({more})" if more else cell.words
