"""Assessments as a status table: terms by accounts, same and different told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from holdfire.assessments.assessment import Assessment, Bounds
from holdfire.claims.claim import Claim
from holdfire.report.agreement import AGREEMENT_WORDS, UNTESTED, agreement_between, incidents_by_claim
from holdfire.report.words import BASIS_WORDS, LATE_WORDS, in_state_order, reading_words, state_word, states_phrase
from holdfire.vocab.quantity import MILLI, show_range


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a term stands under one account.

    Attributes:
        states: ``(state, word)`` pairs, in the order states are shown.
        words: "not kept", or "due or met: undecided".
        qualifies: "by evidence", "by absence", "late" and so on, joined with commas.
        detail: The numbers, shortly: "950 of 900 to 1,000 fighters".
        anchor: Of the full account of it on the page.
        tone: State that gives the cell its colour; "undecided" where several are possible.
        settles: What would decide it, where several are possible.
    """

    account: str
    states: tuple[tuple[str, str], ...]
    words: str
    certain: bool
    qualifies: str
    detail: str
    anchor: str
    tone: str
    settles: tuple[str, ...] = ()

    @property
    def look(self) -> tuple[object, ...]:
        """Give all that is shown in the cell, to tell whether two show the same."""
        return self.words, self.detail, self.qualifies, self.settles


@dataclass(frozen=True, slots=True)
class Row:
    """A term (for one bearer, under one reading where readings differ) under every account.

    Attributes:
        who: Name of the bearer.
        reading: Where the reading changes something; ``""`` where it does not.
        cells: In the order of the table's accounts; ``None`` where an account has no assessment.
        agreement: Key of ``AGREEMENT_WORDS``; ``compares`` says it.
        first: True for the first row of its term; ``rows`` is then how many there are.
        bearer: Its label; ``readings`` are those the row stands for.
    """

    term: str
    anchor: str
    who: str
    reading: str
    cells: tuple[Cell | None, ...]
    agreement: str
    compares: str
    first: bool = False
    rows: int = 1
    bearer: str = ""
    readings: tuple[str, ...] = ()

    @property
    def shared(self) -> Cell | None:
        """Give the one cell that stands for all accounts where every one of them shows the same; else ``None``."""
        looks = {cell and (cell.words, cell.detail, cell.qualifies) for cell in self.cells}
        return self.cells[0] if len(looks) == 1 and len(self.cells) > 1 else None


@dataclass(frozen=True, slots=True)
class StatusTable:
    """Terms by accounts; accounts in alphabetical order.

    Attributes:
        uniform: The words of the one state that every cell shows, ``""`` where they are not all alike.
    """

    anchor: str
    heading: str
    caption: str
    accounts: tuple[str, ...]
    rows: tuple[Row, ...]
    uniform: str = ""


def anchor_of(*parts: str) -> str:
    """Make a page anchor from words in any script; distinct for distinct words that differ in letters or digits."""
    spelled = "--".join(parts).casefold()
    return "".join(letter if letter.isalnum() or letter == "-" else "-" for letter in spelled)


def cell_anchor(assessment: Assessment, told_in: str) -> str:
    """Name the place on the page where this assessment is told in full."""
    return anchor_of(told_in, assessment.term, assessment.bearer, assessment.account, assessment.reading)


def plain_range(low: int, high: int | None) -> str:
    """Write a range of plain counts: ``2``, ``2 to 5``, ``at least 2``."""
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def target_words(target: Bounds) -> str:
    """Write a target; "all" of a count of which no figure is told is some number, from one upwards."""
    if target.high is None and target.low <= MILLI:
        return "an unknown number of"
    return show_range(target.low, target.high)


def is_worth_saying(assessment: Assessment) -> bool:
    """Say whether a sum tells more than the state does: not of one single act, nor of nothing before the start."""
    numbers = assessment.numbers
    if numbers is None or (assessment.states <= UNTESTED and numbers.done.high == 0):
        return False
    return bool(numbers.unit) or numbers.target != Bounds(MILLI, MILLI)


def numbers_detail(assessment: Assessment) -> str:
    """Say the numbers of a cell in a few words, ``""`` where it has none."""
    if assessment.numbers and is_worth_saying(assessment):
        done, target, unit = assessment.numbers.done, assessment.numbers.target, assessment.numbers.unit
        return f"{show_range(done.low, done.high)} of {target_words(target)} {unit}".strip()
    if assessment.instances and assessment.instances.total.high != 0:
        met, total = assessment.instances.met, assessment.instances.total
        return f"{plain_range(met.low, met.high)} of {plain_range(total.low, total.high)} met"
    if assessment.breaches and assessment.breaches.alleged:
        return f"{assessment.breaches.alleged} alleged, {assessment.breaches.established} established"
    return ""


def qualifying_words(assessment: Assessment) -> str:
    """Say how a state is known and whether it came late."""
    basis = BASIS_WORDS[assessment.basis] if assessment.is_certain else ""
    return ", ".join(word for word in (LATE_WORDS[assessment.late], basis) if word)


def cell_of(assessment: Assessment, told_in: str) -> Cell:
    """Show one assessment as a cell."""
    states = in_state_order(assessment.states)
    return Cell(
        account=assessment.account,
        states=tuple((state, state_word(state, assessment.form)) for state in states),
        words=states_phrase(states, assessment.form),
        certain=assessment.is_certain,
        qualifies=qualifying_words(assessment),
        detail=numbers_detail(assessment),
        anchor=cell_anchor(assessment, told_in),
        tone=states[0] if assessment.is_certain else "undecided",
        settles=assessment.settles,
    )


def what_is_shown(assessment: Assessment) -> object:
    """Give what a cell shows of an assessment, to tell whether a reading changes anything."""
    return assessment.states, assessment.late, assessment.basis, numbers_detail(assessment)


def readings_alike(by_reading: Mapping[str, Mapping[str, Assessment]]) -> list[tuple[str, ...]]:
    """Group readings under which every account shows the same."""
    groups: dict[object, list[str]] = {}
    for reading, by_account in by_reading.items():
        look = tuple((account, what_is_shown(each)) for account, each in sorted(by_account.items()))
        groups.setdefault(look, []).append(reading)
    return [tuple(readings) for readings in groups.values()]


def group_words(readings: Sequence[str], every: Iterable[str]) -> str:
    """Say a group of readings: what its members have in common, where that tells them from all others."""
    answers = {reading: frozenset(reading.split(" + ")) for reading in every}
    common = frozenset.intersection(*(answers[reading] for reading in readings))
    if sum(common <= of_reading for of_reading in answers.values()) == len(readings):
        return reading_words(" + ".join(sorted(common)))
    return " or ".join(reading_words(reading) for reading in readings)


def rows_of_term(
    of_term: Sequence[Assessment],
    accounts: Sequence[str],
    incident_of: Mapping[str, str],
    names: Mapping[str, str],
    told_in: str,
) -> tuple[Row, ...]:
    """Show one term: a row per bearer, and per group of readings where readings change a cell."""
    rows: list[Row] = []
    for bearer in dict.fromkeys(each.bearer for each in of_term):
        by_reading: dict[str, dict[str, Assessment]] = {}
        for each in of_term:
            if each.bearer == bearer:
                by_reading.setdefault(each.reading, {})[each.account] = each
        for readings in readings_alike(by_reading):
            by_account = by_reading[readings[0]]
            found = [by_account[account] for account in accounts if account in by_account]
            agreement = agreement_between(found, incident_of)
            rows.append(
                Row(
                    term=found[0].term,
                    anchor=anchor_of("term", found[0].term),
                    who=names.get(bearer, bearer),
                    reading="" if len(readings) == len(by_reading) else group_words(readings, by_reading),
                    cells=tuple(cell_of(by_account[a], told_in) if a in by_account else None for a in accounts),
                    agreement=agreement,
                    compares=AGREEMENT_WORDS[agreement],
                    bearer=bearer,
                    readings=readings,
                )
            )
    return rows_in_their_terms(rows)


def rows_in_their_terms(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Mark the first row of each term, and how many follow; the rows of a term stand together."""
    number = Counter(row.term for row in rows)
    before = [None, *(row.term for row in rows)]
    return tuple(
        replace(row, first=row.term != term_before, rows=number[row.term])
        for row, term_before in zip(rows, before, strict=False)
    )


def status_table(
    assessments: Sequence[Assessment],
    claims: Iterable[Claim],
    names: Mapping[str, str],
    anchor: str = "status",
    heading: str = "Where each term stands",
    caption: str = "",
) -> StatusTable:
    """Lay assessments out as terms by accounts.

    Args:
        assessments: In the order terms are to be shown.
        claims: All claims of the case, to tell shared causes.
        names: Bearer labels to names; a label that is absent is shown as it is.
        anchor: Of the table on its page; also tells its cells' anchors from those of another table.
        heading: Above it.
        caption: What it shows, in words.

    Returns:
        Rows in the order of the terms; in each, accounts alphabetically.
    """
    accounts = tuple(sorted({each.account for each in assessments}, key=str.casefold))
    incident_of = incidents_by_claim(claims)
    by_term: dict[str, list[Assessment]] = {}
    for each in assessments:
        by_term.setdefault(each.term, []).append(each)
    rows = tuple(
        row for of_term in by_term.values() for row in rows_of_term(of_term, accounts, incident_of, names, anchor)
    )
    words = {cell.words if cell else "" for row in rows for cell in row.cells}
    uniform = next(iter(words)) if len(words) == 1 and len(rows) > 1 else ""
    return StatusTable(anchor, heading, caption, accounts, rows, uniform)
