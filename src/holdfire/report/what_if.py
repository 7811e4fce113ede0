"""What would follow from what nobody claims: for each what-if, the rows of the status table that it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from holdfire.assessments.assessment import Assessment
from holdfire.claims.case_file import WhatIf
from holdfire.pipeline import Case
from holdfire.report.clock import time_words
from holdfire.report.names import bearers_by_label
from holdfire.report.sentences import claim_sentence
from holdfire.report.status import Cell, Row, StatusTable, group_words, rows_in_their_terms, status_table
from holdfire.report.words import joined, states_phrase

Key = tuple[str, str, str, str]
"""Term, bearer, account and reading."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """A what-if and its answers, in the order of the deal."""

    what_if: WhatIf
    assessments: tuple[Assessment, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """A cell that neighbouring accounts share."""

    accounts: tuple[str, ...]
    cell: Cell | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A row that a what-if changes.

    Attributes:
        row: As it would stand.
        without: How it stands without the what-if, in words.
        alike: Its cells from left to right, neighbours that show the same taken together.
    """

    row: Row
    without: str
    alike: tuple[Alike, ...]


@dataclass(frozen=True, slots=True)
class Supposition:
    """A what-if, to show.

    Attributes:
        supposed: What is taken to have happened, one sentence each.
        table: Only the rows that change; ``without`` says for each how it stands otherwise.
    """

    title: str
    supposed: tuple[str, ...]
    table: StatusTable
    without: tuple[str, ...]

    @property
    def changes(self) -> tuple[Changed, ...]:
        """Pair each row with how it stands without the what-if."""
        return tuple(
            Changed(row, words, neighbours_alike(row, self.table.accounts))
            for row, words in zip(self.table.rows, self.without, strict=True)
        )


def neighbours_alike(row: Row, accounts: Sequence[str]) -> tuple[Alike, ...]:
    """Take cells together that stand side by side and show the same."""
    pairs = zip(accounts, row.cells, strict=True)
    runs = [list(run) for _, run in groupby(pairs, key=lambda pair: pair[1] and pair[1].look)]
    return tuple(Alike(tuple(account for account, _ in run), run[0][1]) for run in runs)


def suppositions(case: Case, supposed: Sequence[Supposed], otherwise: Sequence[Assessment]) -> tuple[Supposition, ...]:
    """Show what-ifs beside the assessments that stand without them.

    Args:
        case: The case, without the claims of the what-ifs.
        supposed: Each what-if with its answers.
        otherwise: The answers to the same question without any of them.
    """
    before = {key_of(each): each for each in otherwise}
    return tuple(supposition(case, one, before, index) for index, one in enumerate(supposed, 1))


def supposition(case: Case, one: Supposed, before: Mapping[Key, Assessment], index: int) -> Supposition:
    """Show one what-if."""
    names = bearers_by_label(case)
    caption = "What would change, under each account, and what would settle it where that is undecided."
    whole = status_table(one.assessments, case.claims, names, f"what-if-{index}", one.what_if.title, caption)
    states = {key_of(each): each.states for each in one.assessments}
    rows = [row for row in whole.rows if is_changed(row, whole.accounts, states, before)]
    table = StatusTable(whole.anchor, whole.heading, caption, whole.accounts, rows_in_their_terms(rows))
    return Supposition(
        title=one.what_if.title,
        supposed=supposed_words(case, one.what_if),
        table=table,
        without=tuple(words_without(row, table.accounts, before) for row in rows),
    )


def key_of(each: Assessment) -> Key:
    """Name an assessment."""
    return each.term, each.bearer, each.account, each.reading


def is_changed(
    row: Row, accounts: Sequence[str], states: Mapping[Key, frozenset[str]], before: Mapping[Key, Assessment]
) -> bool:
    """Say whether any cell of a row has other states than before, under any reading it stands for."""
    keys = [(row.term, row.bearer, account, reading) for account in accounts for reading in row.readings]
    return any(key in states and key in before and states[key] != before[key].states for key in keys)


def words_without(row: Row, accounts: Sequence[str], before: Mapping[Key, Assessment]) -> str:
    """Say how a row stands without the what-if: once where all accounts, and all its readings, agree."""
    by_words: dict[str, dict[str, list[str]]] = {}
    for reading in row.readings:
        for account in accounts:
            each = before.get((row.term, row.bearer, account, reading))
            if each is not None:
                by_words.setdefault(states_phrase(each.states, each.form), {}).setdefault(reading, []).append(account)
    if len(by_words) < 2:
        return next(iter(by_words), "")
    by_reading = all(len(of) == len(accounts) for readings in by_words.values() for of in readings.values())
    return "; ".join(
        f"{words} ({group_words(list(readings), row.readings) if by_reading else accounts_named(readings)})"
        for words, readings in by_words.items()
    )


def accounts_named(by_reading: Mapping[str, Sequence[str]]) -> str:
    """Name the accounts that show something under any reading."""
    return joined(dict.fromkeys(account for accounts in by_reading.values() for account in accounts))


def supposed_words(case: Case, what_if: WhatIf) -> tuple[str, ...]:
    """Say what is supposed, one sentence each, and from when the deal is taken as in force."""
    said = [f"{claim_sentence(case, claim.assertion)}." for claim in what_if.claims]
    if what_if.as_if is not None:
        said.append(f"The deal is in force from {time_words(what_if.as_if, case.deal.zone)}.")
    return tuple(said)
