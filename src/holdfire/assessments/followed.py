"""Assessments that follow the claims: when one more arrives, only those that it bears on are made anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from holdfire.assessments.assess import asked_in, assess_line
from holdfire.assessments.assessment import Assessment, Question
from holdfire.assessments.explain import explain_findings
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim
from holdfire.claims.dataset import Dataset
from holdfire.claims.known import known_on
from holdfire.claims.related import KnownClaims
from holdfire.deal.model import Deal
from holdfire.engine.compile import compile_case
from holdfire.engine.following import Following
from holdfire.vocab.party import Parties


class FollowedTerms:
    """The terms of a deal, assessed again whenever a claim arrives.

    What goes in and what comes out are values that never change; this object does, by ``add`` alone.

    Args:
        claims: What has arrived so far. The order of arrival never matters.
        accounts: At most 31; they stay as they are, whoever speaks later.
        datasets: Registered tables of more claims.
    """

    def __init__(
        self,
        deal: Deal,
        claims: Iterable[Claim],
        accounts: Sequence[Account],
        parties: Parties,
        question: Question,
        datasets: Sequence[Dataset] = (),
    ) -> None:
        self.deal, self.accounts, self.question = deal, tuple(accounts), question
        self.zone = ZoneInfo(deal.zone)
        self.known = KnownClaims()
        heard = self._heard(tuple(claims))
        for claim in heard:
            self.known.add(claim)
        compiled = compile_case(deal, heard, accounts, parties, datasets)
        self.following = Following(compiled, self.known, asked_in(question))
        self.by_line: dict[int, tuple[Assessment, ...]] = {}
        self._assess(None)

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """Every assessment as it stands: in the order of ``assess_case``, without reasons, coverage and what settles.

        The same as those of one run over all claims that have arrived.
        """
        return tuple(one for line in sorted(self.by_line) for one in self.by_line[line])

    def add(self, claims: Iterable[Claim]) -> tuple[Assessment, ...]:
        """Take in claims: new ones, corrections, retractions.

        Returns:
            The assessments that are no longer what they were, in the order of ``assessments``.

        Raises:
            DuplicateClaimError: A claim of that id has arrived before.
        """
        ran = self.following.add(self._heard(tuple(claims)))
        return self._assess(ran)

    def explain(self, term: str = "") -> tuple[Assessment, ...]:
        """Say why, now: with reasons, coverage and what would settle it, for one term; ``""``: for all."""
        findings = self.following.findings()
        lines = tuple(line for line in findings.lines if term in {"", line.cells[0].cell.term.id})
        return explain_findings(replace(findings, lines=lines), self.deal)

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
