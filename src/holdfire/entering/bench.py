"""The case that a claim is entered into: what is known, what would change, who was added on the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from holdfire.assessments.assessment import Question
from holdfire.assessments.followed import Followed
from holdfire.claims.claim import Claim
from holdfire.deal.model import ActPattern
from holdfire.engine.told_places import with_places_told
from holdfire.entering.offers import Offer
from holdfire.intake.drafts.draft import Row
from holdfire.log.entry import Head
from holdfire.log.registers import names_kept
from holdfire.pipeline import Case, load_case
from holdfire.report.names import bearers_by_label
from holdfire.review.effects import Effect, effects_of
from holdfire.review.mistakes import Mistake
from holdfire.review.trying import follow_to_try, mistakes_in_row, supposed_words, tried
from holdfire.source.diagnostic import Diagnostic
from holdfire.vocab.party import Parties, Party
from holdfire.vocab.place import Spot


class CannotEnterError(Exception):
    """The case has errors; ``diagnostics`` say which."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        super().__init__("the case has errors")
        self.diagnostics = tuple(diagnostics)


class Bench:
    """A case, read once, and those who were added since.

    Args:
        folder: Of the case.
        ask: Makes what is asked of the case, for working out what a claim changes.

    Raises:
        CannotEnterError: The case has errors.
    """

    def __init__(self, folder: Path, ask: Callable[[Case], Question]) -> None:
        self.folder, self.ask = folder, ask
        self.tries = 0
        self.added: list[Party | Spot] = []
        self.load()

    def load(self) -> None:
        """Read the case from its folder.

        Raises:
            CannotEnterError: It has errors.
        """
        read = load_case(self.folder)
        if read.value is None:
            raise CannotEnterError(one for one in read.diagnostics if one.severity == "error")
        self.seen = read.value.log.head.number
        self.added = []
        self._take(read.value)

    def _take(self, case: Case) -> None:
        self.case = case
        self.followed: Followed = follow_to_try(case, self.ask)
        self.bearers = bearers_by_label(case)
        self._forget()

    def _forget(self) -> None:
        self.offered: dict[tuple[str, str, str], tuple[Offer, ...]] = {}
        for worked_out in ("looked_at_by_act", "claims"):
            self.__dict__.pop(worked_out, None)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that stand, in the order in which they arrived."""
        known = self.followed.known
        return tuple(one for one in known.by_id.values() if known.is_standing(one) and not one.supposed)

    @property
    def supposes(self) -> str:
        """From when the deal is supposed to be in force, in what a claim would change; ``""``: nothing is."""
        return supposed_words(self.followed)

    @cached_property
    def looked_at_by_act(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Acts that terms ask for or rule out, each with the keys of events they look at."""
        deal = self.case.deal
        terms = (*deal.terms, *deal.events)
        patterns = (one for term in terms for one in (term.act, term.trigger, term.broken_by, term.interference) if one)
        return tuple((one.act, _looked_at(one)) for one in patterns)

    def looked_at(self, act: str) -> frozenset[str]:
        """List the keys of an event that terms look at where they ask for this act, or for one that may be it."""
        acts = self.case.deal.acts
        fits = (keys for asked, keys in self.looked_at_by_act if acts.can_be_one(act, asked))
        return frozenset[str]().union(*fits)

    def mistakes(self, row: Row) -> tuple[Mistake, ...]:
        """Say what is wrong with a row, errors first."""
        return mistakes_in_row(self.followed, row)

    def read(self, row: Row) -> Claim | None:
        """Read a row; ``None``: it has an error."""
        return self.followed.read(json.dumps(row, ensure_ascii=False)).value

    def effects(self, claim: Claim) -> tuple[Effect, ...]:
        """Say what a claim would change. Afterwards all is as before."""
        self.tries += 1
        return effects_of(tried(self.followed, claim, self.tries), self.bearers)

    def kept(self, row: Row, head: Head) -> None:
        """Let the case hold a claim that was kept: it alone, where nothing else came meanwhile; else it is read anew.

        Args:
            row: Of the claim.
            head: Of the log now.

        Raises:
            CannotEnterError: The case has errors.
        """
        claim = self.read({**row, "recorded": head.at})
        if claim is None or self.added or head.number != self.seen + 1:
            self.load()
            return
        self.seen = head.number
        self.followed.add((claim,))
        self.case = replace(self.case, claims=(*self.case.claims, claim))
        self._forget()

    def add_party(self, party: Party) -> None:
        """Let the case know somebody more."""
        case = self.case
        self.added.append(party)
        parties = Parties.from_parties((*case.parties.by_id.values(), party))
        self._take(replace(case, parties=parties, names=case.names.with_more(names_kept([party], ()))))

    def add_place(self, spot: Spot) -> None:
        """Let the case know one more place."""
        case = self.case
        self.added.append(spot)
        deal = with_places_told(case.deal, (), (), self.folder, [spot])
        self._take(replace(case, deal=deal, names=case.names.with_more(names_kept((), [spot]))))


def _looked_at(asked: ActPattern) -> frozenset[str]:
    filled = {"whom": asked.whom, "from place": asked.from_place, "to place": asked.to_place, "with": asked.with_,
              "without": asked.without, "about": asked.about}  # fmt: skip
    return frozenset(key for key, value in filled.items() if value)
