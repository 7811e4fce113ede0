"""Assessments that follow the claims: when one more arrives, only those that it bears on are made anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.assessments.assess import asked_in, assess_line
from holdfire.assessments.assessment import Assessment, Question
from holdfire.assessments.explain import explain_findings
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Event
from holdfire.claims.dataset import Dataset
from holdfire.claims.known import known_on
from holdfire.claims.named_rows import read_apart, rows_named
from holdfire.claims.read import Reading
from holdfire.claims.read_line import read_claim_line
from holdfire.claims.related import KnownClaims
from holdfire.deal.model import Deal
from holdfire.engine.bulk.arrived import NotAPointError
from holdfire.engine.compile import compile_case
from holdfire.engine.following import Following
from holdfire.engine.table_rows import TableRows
from holdfire.engine.told_places import with_places_told
from holdfire.source.diagnostic import Outcome
from holdfire.vocab.party import Parties


class Followed:
    """A deal and its claims, assessed again whenever another claim arrives.

    What goes in and what comes out are values that never change; this object does, by ``add`` alone.

    Args:
        claims: What has arrived so far. The order of arrival never matters.
        accounts: At most 31; they stay as they are, whoever speaks later.
        datasets: Registered tables of more claims.
        reading: What lines are read with. ``folder``: of the case, where shapes of places are.
    """

    def __init__(
        self,
        deal: Deal,
        claims: Iterable[Claim],
        accounts: Sequence[Account],
        parties: Parties,
        question: Question,
        datasets: Sequence[Dataset] = (),
        reading: Reading | None = None,
        folder: Path = Path(),
    ) -> None:
        self.deal, self.accounts, self.parties, self.datasets = deal, tuple(accounts), parties, tuple(datasets)
        self.question, self.folder, self.zone = question, folder, ZoneInfo(deal.zone)
        self.rows = TableRows(self.datasets)
        self.reading = replace(reading or Reading(self.zone, {}), rows=self.rows)
        self.known = KnownClaims()
        self.by_line: dict[int, tuple[Assessment, ...]] = {}
        self.following = self._begin(self._heard(tuple(claims)))
        self._assess(None)

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """Every assessment as it stands: in the order of ``assess_case``, without reasons, coverage and what settles.

        The same as those of one run over all claims that have arrived.
        """
        return tuple(one for line in sorted(self.by_line) for one in self.by_line[line])

    def read(self, line: str) -> Outcome[Claim | None]:
        """Read a claim as it stands in a line of a ``.jsonl`` file; it is not added yet."""
        return read_claim_line(line, self.reading, self.known)

    def add(self, claims: Iterable[Claim]) -> tuple[Assessment, ...]:
        """Take in claims: new ones, corrections, retractions.

        Returns:
            The assessments that are no longer what they were, in the order of ``assessments``.

        Raises:
            DuplicateClaimError: A claim of that id has arrived before.
        """
        heard = self._heard(tuple(claims))
        self.known.check(heard)
        rows = rows_named(heard, self.rows) if self.datasets else {}
        heard = (*(row for name, row in rows.items() if name not in self.known.by_id), *heard)
        deal = with_places_told(self.deal, heard, (), self.folder)
        try:
            if deal is self.deal:
                return self._assess(self.following.add(heard))
        except NotAPointError:
            heard = ()
        self.deal = deal  # with a strip of land that nobody named before, all places are to be looked at
        told, apart = read_apart((*self.known.by_id.values(), *heard), self.datasets, self.rows)
        self.following = self._run(told, apart)
        return self._assess(None)

    def explain(self, term: str = "") -> tuple[Assessment, ...]:
        """Say why, now: with reasons, coverage and what would settle it, for one term; ``""``: for all."""
        findings = self.following.findings()
        lines = tuple(line for line in findings.lines if term in {"", line.cells[0].cell.term.id})
        return explain_findings(replace(findings, lines=lines), self.deal)

    def _begin(self, heard: tuple[Claim, ...]) -> Following:
        """Run over all that has arrived; beside registered tables, acts told to the second are rows of them."""
        if not self.datasets:
            return self._run(heard, ())
        heard, datasets = read_apart(heard, self.datasets, self.rows)
        words = tuple(claim for claim in heard if not isinstance(claim.assertion, Event))
        following = self._run(words, datasets)
        try:
            following.add(tuple(claim for claim in heard if isinstance(claim.assertion, Event)))
        except NotAPointError:
            return self._run(heard, datasets)
        return following

    def _run(self, heard: tuple[Claim, ...], datasets: Sequence[Dataset]) -> Following:
        """Run over all claims at once.

        Args:
            datasets: Without the rows among the claims.
        """
        self.known = KnownClaims()
        for claim in heard:
            self.known.add(claim)
        compiled = compile_case(self.deal, heard, self.accounts, self.parties, datasets, self.rows)
        return Following(compiled, self.known, asked_in(self.question))

    def _heard(self, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        asked = self.question
        return claims if asked.as_known_on is None else known_on(claims, asked.as_known_on, asked.known_by)

    def _assess(self, ran: frozenset[int] | None) -> tuple[Assessment, ...]:
        """Assess the lines of the cells that ran; ``None``: all."""
        changed: list[Assessment] = []
        for line in self.following.lines_of(ran):
            number = line.cells[0].cell.line
            before = self.by_line.get(number, (None,) * len(self.accounts))
            made = assess_line(line, self.accounts, self.question.now, self.zone)
            changed += [new for new, old in zip(made, before, strict=True) if new != old]
            self.by_line[number] = made
        return tuple(changed)
