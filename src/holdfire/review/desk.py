"""The desk: one reviewer, one case. It reads, decides and works out; whoever shows it asks it.

It is an object with a state, like a case that is followed: decisions are appended to the case, and what is open,
what the case knows and where its terms stand follow.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from holdfire.assessments.assessment import Question
from holdfire.assessments.consequences import Change
from holdfire.assessments.followed import Followed
from holdfire.claims.claim import Claim
from holdfire.claims.undone import names_left_by
from holdfire.engine.known_words import known_words
from holdfire.intake.align.align import Suggestion, align, index_claims, index_more
from holdfire.intake.align.index import Index
from holdfire.intake.align.meaning import Meaning
from holdfire.intake.decided.accepted import accepted, names_undone
from holdfire.intake.decided.decisions import Decision, decided, decisions_of, decisions_with
from holdfire.intake.decided.queue import Waiting, read_queue
from holdfire.intake.decided.taken_back import rows_taken_back
from holdfire.intake.drafts.draft import Row
from holdfire.intake.drafts.unknown import Unknown, unknown_names
from holdfire.intake.known import Known
from holdfire.log.entry import Entry
from holdfire.log.problem import LogError
from holdfire.log.state import read_deciding
from holdfire.pipeline import Case, load_case
from holdfire.report.names import bearers_by_label
from holdfire.review.answering import claims_it_may_answer
from holdfire.review.effects import Effect, effects_of
from holdfire.review.mistakes import Mistake
from holdfire.review.order import Progress, Shown, in_order, progress_of
from holdfire.review.trying import (
    follow_to_try,
    is_let_go,
    mistakes_in_row,
    named_freely,
    supposed_words,
    tried,
    without,
)
from holdfire.source.diagnostic import Diagnostic


class CannotReviewError(Exception):
    """A case or its candidates have errors; ``diagnostics`` say which."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("the case has errors")
        self.diagnostics = tuple(diagnostics)


class RefusedError(Exception):
    """What a reviewer asked for cannot be; the message says why and what to do."""


class Desk:
    """A case under review.

    Args:
        folder: Of the case.
        by: The reviewer's name.
        clock: Gives the time, UTC, as ``2016-10-07 09:30:00Z``.
        question: Makes what is asked of the case, for working out what claims change.
        meaning: Ranks related claims by meaning, too; ``None``: by words alone.

    Raises:
        CannotReviewError: The case has errors.
    """

    def __init__(
        self,
        folder: Path,
        by: str,
        clock: Callable[[], str],
        question: Callable[[Case], Question],
        meaning: Meaning | None = None,
    ) -> None:
        self.folder, self.by, self.clock, self.ask, self.meaning = folder, by, clock, question, meaning
        self.edited: dict[str, Row] = {}
        self.worked_out: dict[str, tuple[str, tuple[Change, ...]]] = {}
        self.tries = 0
        self.index: Index | None = None
        self.load()

    def load(self) -> None:
        """Read the whole case.

        Raises:
            CannotReviewError: It has errors; the desk stays as it was.
        """
        read = load_case(self.folder)
        if read.value is None:
            raise CannotReviewError([one for one in read.diagnostics if one.severity == "error"])
        log = read.value.log
        self.entries: tuple[Entry, ...] = log.deciding
        self.seen: int = log.head.number
        self._hold(decisions_of(log.deciding).value)
        known = known_words(read.value.deal, read.value.parties, read.value.names)
        queue = read_queue(self.folder, read.value.documents, known, self.decisions)
        self.case: Case = read.value
        self.known: Known = known
        self.queue, self.broken = queue.value, queue.diagnostics
        self.followed: Followed = follow_to_try(read.value, self.ask)
        self.bearers = bearers_by_label(read.value)
        self.worked_out.clear()
        self.index = None

    @property
    def supposes(self) -> str:
        """Say from when the deal is supposed to be in force, in what a claim would change; ``""``: nothing is."""
        return supposed_words(self.followed)

    def refresh(self) -> bool:
        """Take in what was decided since, by whomever; say whether anything was.

        Raises:
            CannotReviewError: An entry is no decision.
            RefusedError: The log cannot be read.
        """
        try:
            new = read_deciding(self.folder, self.seen)
        except LogError as error:
            raise RefusedError(str(error)) from None
        if new:
            self._take_in(new)
        return bool(new)

    def _take_in(self, new: tuple[Entry, ...]) -> None:
        """Let all follow from entries that were appended."""
        read = decisions_with(self.decisions, self.entries, new)
        if read.has_errors:
            raise CannotReviewError(read.diagnostics)
        before, self.entries, self.seen = self.decisions, (*self.entries, *new), new[-1].number
        self._hold(read.value)
        added = self.decisions[len(before) :]
        if [one.number for one in before] != [one.number for one in self.decisions[: len(before)]]:
            self.load()  # what was taken back stands again
            return
        numbers = {one.undoes for one in added if one.kind == "undo"}
        touched = [*added, *(one for one in before if one.number in numbers)]
        if any(one.kind == "link" for one in touched):
            self.load()
            return
        if not self._follow_accepted():
            self.load()
            return
        if any(one.kind == "add" for one in touched):
            self.queue = read_queue(self.folder, self.case.documents, self.known, self.decisions).value
            return
        verdicts = decided(self.decisions)
        self.queue = tuple(replace(one, decision=verdicts.get(one.ref)) for one in self.queue)

    def _hold(self, decisions: tuple[Decision, ...]) -> None:
        """Keep what was decided, and what was taken back: every row that is looked at asks for it."""
        self.decisions = decisions
        self.taken_back = rows_taken_back(decisions)
        self.names_undone = names_undone(decisions)

    def _follow_accepted(self) -> bool:
        """Take in claims that were accepted, and let go of those whose acceptance was undone.

        Returns:
            ``False``: the case has to be read anew. Another reviewer's program knows a name that this one does not,
            or what a claim corrected stands again.
        """
        by_id = self.followed.known.by_id
        for one in accepted(self.decisions):
            there = by_id.get(str(one.row["id"]))
            if one.undone is None and there is None:
                claim = self.followed.read(json.dumps(one.row)).value
                if claim is None:
                    return False
                self.followed.add((claim,))
                self.index = self._index_with(claim)
            elif one.undone and there and self.followed.known.is_standing(there):
                if there.replaces:
                    return False
                self.followed.add((without(there),))
                self.index = None
            else:
                continue
            self.worked_out.clear()
        return True

    def resting_on(self, decision: Decision) -> tuple[str, ...]:
        """Say which claims would name nothing without the one that a decision led to: as ``x (`reply to`)``."""
        rows = {one.by.number: one.row for one in accepted(self.decisions)}
        if decision.number not in rows:
            return ()
        name = str(rows[decision.number]["id"])
        known = self.followed.known
        others = [one for one in known.by_id.values() if one.id != name and not is_let_go(known, one)]
        left = names_left_by(frozenset({name}), others)
        return tuple(f"{one.id} (`{', '.join(keys)}`)" for one in others if (keys := left(one)))

    # What is there

    @property
    def progress(self) -> Progress:
        """How far the review is."""
        return progress_of(self.queue)

    def progress_in(self, shown: Shown) -> Progress:
        """Say how far the review is of the kind and the document that are shown."""
        every = replace(shown, decided=True)
        return progress_of(one for one in self.queue if every.takes(one))

    def shown(self, shown: Shown) -> tuple[Waiting, ...]:
        """Choose and order what is shown, by the consequences worked out so far."""
        return in_order(self.queue, shown, {ref: changes for ref, (_, changes) in self.worked_out.items()})

    def find(self, ref: str) -> Waiting:
        """Find a candidate.

        Raises:
            RefusedError: There is none of that name.
        """
        for one in self.queue:
            if one.ref == ref:
                return one
        raise RefusedError(f"no candidate is called `{ref}`: `--list` shows those that are open")

    def row(self, one: Waiting) -> Row | None:
        """Give the row of the claim it would become: as edited, else as it was left or taken back, else as drafted."""
        if one.ref in self.edited:
            return self.edited[one.ref]
        if one.decision and one.decision.claim:
            return dict(one.decision.claim)
        back = self.taken_back.get(one.ref)
        return {**back, "id": one.row["id"]} if back and one.row else one.row

    def edit(self, one: Waiting, row: Row) -> None:
        """Keep a row as the reviewer changed it, until it is decided on."""
        self.edited[one.ref] = row

    def unknown(self, one: Waiting) -> tuple[Unknown, ...]:
        """List the names in its row that the case does not know."""
        row = self.row(one)
        return unknown_names(row, self.case.names) if row else ()

    def mistakes(self, row: Row) -> tuple[Mistake, ...]:
        """Say what is wrong with a row, errors first."""
        return mistakes_in_row(self.followed, self.fresh(row))

    def related(self, one: Waiting) -> Sequence[Suggestion]:
        """Give at most three claims it may repeat, refine, contradict or supersede, likeliest first."""
        if self.index is None:
            known = self.followed.known
            stand = [claim for claim in known.by_id.values() if known.is_standing(claim)]
            self.index = index_claims(stand, self.case.documents, self.known, self.meaning)
        others = [each.candidate for each in self.queue if each.document.id == one.document.id]
        row = self.row(one)
        own = (str(row["id"]),) if row else ()
        return align(one.candidate, one.document, self.index, self.known, others, own)

    def may_answer(self, one: Waiting) -> tuple[str, ...]:
        """Name the allegations it may be a reply to, where it denies something and answers nothing yet."""
        return claims_it_may_answer(self.case, self.followed, self.row(one))

    def _index_with(self, claim: Claim) -> Index | None:
        """Let a claim be found too; ``None``, to make the index anew, where it takes the place of another."""
        if self.index is None or claim.replaces:
            return None
        return index_more(self.index, (claim,), self.case.documents, self.known)

    # What it would change

    def is_worked_out(self, one: Waiting) -> bool:
        """Say whether it is known what its row would change."""
        row = self.row(one)
        return row is None or self.worked_out.get(one.ref, ("",))[0] == json.dumps(row)

    def effects(self, one: Waiting) -> tuple[Effect, ...]:
        """Say what its row would change; nothing where the row has errors. Worked out once, while nothing changes."""
        self.work_out(one)
        return effects_of(self.worked_out[one.ref][1], self.bearers) if one.ref in self.worked_out else ()

    def work_out(self, one: Waiting) -> None:
        """Work out what its row would change, if that is not known."""
        row = self.row(one)
        if row is None or self.is_worked_out(one):
            return
        claim = self.followed.read(json.dumps(self.fresh(row))).value
        is_in = one.decision is not None and one.decision.kind == "accept"
        changes = () if claim is None or is_in else self._tried(claim)
        self.worked_out[one.ref] = (json.dumps(row), changes)

    def _tried(self, claim: Claim) -> tuple[Change, ...]:
        """Try a claim, under another name each time."""
        self.tries += 1
        return tried(self.followed, claim, self.tries)

    def fresh(self, row: Row) -> Row:
        """Give a row a name that no claim has, nor had before its acceptance was undone."""
        return named_freely(self.followed, row, self.names_undone)
