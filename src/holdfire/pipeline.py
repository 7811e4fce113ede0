"""Read this first: a folder becomes a case, a case becomes assessments. Every stage, in order.

This module names the stages and does nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from holdfire.assessments.assessment import Assessment, Question
from holdfire.assessments.explain import explain_terms, settle_terms
from holdfire.assessments.followed import Followed
from holdfire.assessments.gaps import gaps_in_claims
from holdfire.claims.account import Account
from holdfire.claims.account_file import default_accounts, read_accounts
from holdfire.claims.case_file import CaseFacts, WhatIf, WhatIfFile, read_case_facts
from holdfire.claims.claim import Claim
from holdfire.claims.dataset import Dataset
from holdfire.claims.dataset_file import read_datasets
from holdfire.claims.dataset_yaml import ENDING, dataset_files
from holdfire.claims.document import Document
from holdfire.claims.document_file import read_documents, with_edits
from holdfire.claims.named_rows import Rows, UnreadRows, rows_named
from holdfire.claims.names import NO_NAMES, Names
from holdfire.claims.read import Reading, claim_files, read_claims
from holdfire.claims.rows import Value
from holdfire.claims.rows_file import read_rows
from holdfire.claims.sources import read_sources
from holdfire.custody.collected import texts_entered
from holdfire.deal.load import deal_before, load_deal
from holdfire.deal.model import Deal
from holdfire.engine.dataset_table import DuckTable
from holdfire.engine.names import names_of_case, parties_of_case
from holdfire.engine.table_rows import TableRows
from holdfire.engine.told_places import with_places_told
from holdfire.incidents.judgement import judgements_of
from holdfire.incidents.regroup import regrouped
from holdfire.intake.decided.accepted import names_undone, rows_accepted
from holdfire.intake.decided.adopt import not_adopted
from holdfire.intake.decided.decisions import Decision, decisions_of
from holdfire.intake.decided.linked import names_linked, parties_linked
from holdfire.log.claim_rows import rows_of
from holdfire.log.registers import names_kept, parties_kept, spots_kept
from holdfire.log.state import NOTHING, State, read_state
from holdfire.source.diagnostic import Diagnostic, Outcome, in_order
from holdfire.vocab.party import Parties, Party


@dataclass(frozen=True, slots=True)
class Case:
    """A folder, read: one deal, the accounts, the claims, the documents.

    Attributes:
        folder: Where it was read from.
        title: To show.
        deal: As meant.
        claims: Files by name, the rows of each in order of publication; what-ifs last.
        accounts: In alphabetical order of their names.
        parties: The deal's parties and the sources (outlets and unnamed ones have those kinds).
        documents: By id.
        now: Moment to assess at when nobody asks for another, UTC seconds; ``None``: the clock's.
        as_if: Moment from which ``report`` also shows the deal as though in force; ``None``: not shown.
        what_ifs: Each shown by ``report`` for what it would change; none where overlays are read.
        datasets: Registered tables, whose rows are claims too; by the names of the files that register them.
        names: What claims may name.
        log: What its log says, as far as it was read.

    """

    folder: Path
    title: str
    deal: Deal
    claims: tuple[Claim, ...]
    accounts: tuple[Account, ...]
    parties: Parties
    documents: Mapping[str, Document]
    now: int | None = None
    as_if: int | None = None
    what_ifs: tuple[WhatIf, ...] = ()
    datasets: tuple[Dataset, ...] = ()
    names: Names = NO_NAMES
    log: State = NOTHING


def load_case(
    folder: Path,
    overlays: Sequence[Path] = (),
    deal_read: Outcome[Deal | None] | None = None,
    also_known: Names = NO_NAMES,
    in_force_on: int | None = None,
    log: State | None = None,
    lenient: bool = False,
) -> Outcome[Case | None]:
    """Read a case folder.

    Args:
        folder: Holds ``deal.yaml`` and, where there are any, ``sources.yaml``, ``documents/*.txt``,
            ``claims/*.jsonl``, ``claims/*.csv``, ``claims/*.dataset.yaml``, ``accounts.yaml``, ``case.yaml``.
        overlays: Further claim files, read last: what-ifs, unless their rows say otherwise.
        deal_read: Another deal to hold the claims to; ``None``: the ``deal.yaml`` of the folder.
        also_known: Names that claims may use beside those of the deal.
        in_force_on: The deal is taken as amended before this second (UTC); ``None``: before the case's own
            ``now``, else by all that was agreed. Claims may use the names of later amendments all the same.
        lenient: Give the case also where what stands around the deal has errors, to look at documents, not to assess.
        log: What its log says, say cut at some moment; ``None``: all that the log of the folder says.

    Returns:
        The case, or ``None`` if anything in it has an error; every mistake in every file.

    Raises:
        LogError: The log cannot be read.
    """
    if left := not_adopted(folder):
        return Outcome(None, left)
    whole = deal_read or load_deal(folder / "deal.yaml")
    if whole.value is None:
        return Outcome(None, whole.diagnostics)
    facts = read_case_facts(folder / "case.yaml", ZoneInfo(whole.value.zone))
    on = facts.value.now if in_force_on is None else in_force_on
    read_deal = whole if deal_read or on is None else deal_before(on, folder / "deal.yaml", whole)
    deal = read_deal.value
    if deal is None:
        return Outcome(None, read_deal.diagnostics)
    log = log or read_state(folder)
    read = _read_around(folder, (deal, whole.value), facts.value, overlays, also_known, log, lenient)
    found = in_order((*read_deal.diagnostics, *facts.diagnostics, *read.diagnostics))
    if read_deal.has_errors or facts.has_errors or (read.has_errors and not lenient):
        return Outcome(None, found)
    case = Case(
        folder=folder,
        title=facts.value.title or deal.id,
        deal=with_places_told(deal, read.told, read.datasets, folder, spots_kept(log.places)),
        claims=(*read.claims, *rows_named(read.claims, read.rows).values()),
        accounts=read.accounts or default_accounts(read.claims, read.parties, read.datasets),
        parties=read.parties,
        documents=read.documents,
        now=facts.value.now,
        as_if=facts.value.as_if,
        what_ifs=read.what_ifs,
        datasets=read.datasets,
        names=read.names,
        log=log,
    )
    return Outcome(case, in_order((*found, *gaps_in_claims(deal, case.claims))))


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a deal: who there is, what was said, whom to believe; ``outcomes`` hold the mistakes."""

    parties: Parties
    names: Names
    documents: Mapping[str, Document]
    datasets: tuple[Dataset, ...]
    rows: Rows
    claims: tuple[Claim, ...]
    what_ifs: tuple[WhatIf, ...]
    accounts: tuple[Account, ...]
    outcomes: tuple[Outcome[Any], ...]

    @property
    def told(self) -> tuple[Claim, ...]:
        """Give all claims, those of what-ifs too."""
        return (*self.claims, *(claim for what_if in self.what_ifs for claim in what_if.claims))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Give the mistakes."""
        return tuple(one for outcome in self.outcomes for one in outcome.diagnostics)

    @property
    def has_errors(self) -> bool:
        """Say whether one of them is an error."""
        return any(outcome.has_errors for outcome in self.outcomes)


def _read_around(
    folder: Path,
    deals: tuple[Deal, Deal],
    facts: CaseFacts,
    overlays: Sequence[Path],
    also_known: Names,
    log: State,
    lenient: bool,
) -> _Around:
    """Read all of a case but its deal, which is given as amended so far, and whole."""
    deal, whole = deals
    zone = ZoneInfo(whole.zone)
    sources, decisions = read_sources(folder / "sources.yaml"), decisions_of(log.deciding)
    beside = (*sources.value, *whole.parties.by_id.values(), *parties_linked(decisions.value))
    parties, names = _parties_and_names(deal, whole, beside, decisions.value, log)
    names = names.with_more(also_known)
    documents = read_documents(folder, {**whole.documents, **deal.documents}, zone, log.taken_out)
    kept = with_edits(documents.value, texts_entered(log.documents))
    datasets, rows = _read_tables(folder, zone, names)
    logged, accepted = rows_of(log.claims), rows_accepted(decisions.value)
    said, gone = (*logged.value, *accepted.value), names_undone(decisions.value)
    claims = read_claims(claim_files(folder), zone, kept, names, overlays, (), rows, said, gone, lenient)
    accounts = read_accounts(folder / "accounts.yaml", zone, names)
    supposed = () if overlays or claims.has_errors else facts.what_ifs
    what_ifs = [read_claims((), zone, kept, names, (one.path,), claims.value, rows, gone=gone) for one in supposed]
    judged = judgements_of(log.incidents)
    told, supposing = regrouped(claims.value, judged.value, [claim for read in what_ifs for claim in read.value])
    return _Around(
        parties=parties,
        names=names,
        documents=kept,
        datasets=datasets.value,
        rows=rows,
        claims=told,
        what_ifs=_what_ifs(supposed, [len(read.value) for read in what_ifs], supposing),
        accounts=accounts.value,
        outcomes=(sources, decisions, documents, logged, accepted, judged, claims, datasets, accounts, *what_ifs),
    )


def _what_ifs(files: Sequence[WhatIfFile], lengths: Sequence[int], claims: Sequence[Claim]) -> tuple[WhatIf, ...]:
    """Deal claims out to the what-ifs they were read for, so many each."""
    ends = list(accumulate(lengths, initial=0))
    return tuple(
        WhatIf(one.title, tuple(claims[start:end]), one.as_if)
        for one, (start, end) in zip(files, pairwise(ends), strict=True)
    )


def _parties_and_names(
    deal: Deal, whole: Deal, beside: Sequence[Party], decisions: Sequence[Decision], log: State
) -> tuple[Parties, Names]:
    """Collect who there is and what all is called: by the deal, by its later amendments, by reviewers, by imports."""
    kept = parties_kept(log.parties)
    parties = parties_of_case(deal, (*beside, *kept))
    names = names_of_case(deal, parties).with_more(names_of_case(whole, parties))
    return parties, names.with_more(names_linked(decisions)).with_more(names_kept(kept, spots_kept(log.places)))


@dataclass(frozen=True, slots=True)
class Ground:
    """What a file is held to before it is imported.

    Attributes:
        zone: The deal's.
        names: What the case calls things by itself: the deal, its sources, its reviewers.
        registered: What imports before brought names for.
        claims: Ids of claims in the files of the case, and of those its reviewers made. ``incidents``: that these
            tell of.
        documents: That claims may quote, by id.
        rows: Of the files of the case, as written.
    """

    zone: ZoneInfo
    names: Names
    registered: Names
    claims: frozenset[str]
    incidents: frozenset[str]
    documents: Mapping[str, Document]
    rows: tuple[Mapping[str, Value], ...] = ()


def load_ground(folder: Path, log: State) -> Outcome[Ground | None]:
    """Read as much of a case as an import needs: names, and what its claims are called."""
    if left := not_adopted(folder):
        return Outcome(None, left)
    whole = load_deal(folder / "deal.yaml")
    sources, decisions = read_sources(folder / "sources.yaml"), decisions_of(log.deciding)
    outcomes: list[Outcome[Any]] = [whole, sources, decisions]
    if whole.value is None or any(outcome.has_errors for outcome in outcomes):
        return Outcome(None, in_order(one for outcome in outcomes for one in outcome.diagnostics))
    beside = (*sources.value, *parties_linked(decisions.value))
    _, names = _parties_and_names(whole.value, whole.value, beside, decisions.value, NOTHING)
    rows = [row for path in claim_files(folder) for row in read_rows(path).value]
    rows += rows_accepted(decisions.value).value
    ids, incidents = (frozenset(str(row.cells.get(key, "")) for row in rows) for key in ("id", "incident"))
    registered = names_kept(parties_kept(log.parties), spots_kept(log.places))
    zone = ZoneInfo(whole.value.zone)
    documents = read_documents(folder, whole.value.documents, zone, log.taken_out).value
    return Outcome(Ground(zone, names, registered, ids, incidents, documents, tuple(row.cells for row in rows)))


def _read_tables(folder: Path, zone: ZoneInfo, names: Names) -> tuple[Outcome[tuple[Dataset, ...]], Rows]:
    """Read the registered tables; give their rows to whoever names some."""
    files = dataset_files(folder)
    datasets = read_datasets(files, zone, names, DuckTable)
    tables = frozenset(path.name.removesuffix(ENDING) for path in files)
    return datasets, UnreadRows(tables) if datasets.has_errors else TableRows(datasets.value)


def assess_case(case: Case, question: Question) -> tuple[Assessment, ...]:
    """Assess every term of a case under every account, with reasons.

    Returns:
        Terms in deal order, then readings, then bearers, then accounts in alphabetical order.

    """
    return explain_terms(case.deal, case.claims, case.accounts, case.parties, question, case.datasets)


def follow_case(case: Case, question: Question) -> Followed:
    """Assess a case, and go on: claims that arrive later make anew only what they bear on."""
    reading = Reading(ZoneInfo(case.deal.zone), case.documents, case.names)
    return Followed(case.deal, case.claims, case.accounts, case.parties, question, case.datasets, reading, case.folder)


def assess_what_if(case: Case, question: Question, what_if: WhatIf) -> tuple[Assessment, ...]:
    """Assess a case with the claims of a what-if laid over it: no reasons, but what would settle it.

    The order is that of ``assess_case``. Where the what-if names no moment of its own from
    which the deal is in force, the one of the question holds.
    """
    asked = question if what_if.as_if is None else replace(question, as_if=what_if.as_if)
    claims = (*case.claims, *what_if.claims)
    return settle_terms(case.deal, claims, case.accounts, case.parties, asked, case.datasets)
