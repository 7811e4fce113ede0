"""Read this first: a folder becomes a case, a case becomes assessments. Every stage, in order.

This module names the stages and does nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from holdfire.claims.account import Account
from holdfire.claims.claim import Claim
from holdfire.claims.document import Document
from holdfire.deal.model import Deal
from holdfire.vocab.party import Parties


@dataclass(frozen=True, slots=True)
class Case:
    """A folder, read: one deal, the accounts, the claims, the documents.

    Attributes:
        folder: Where it was read from.
        title: To show.
        deal: As meant.
        claims: In the order read: files by name, rows as they stand; what-ifs last.
        accounts: In alphabetical order of their names.
        parties: The deal's parties and the sources (outlets and unnamed ones have those kinds).
        documents: By id.
        now: Moment to assess at when nobody asks for another, UTC seconds; ``None``: the clock's.
        as_if: Moment from which ``report`` also shows the deal as though in force; ``None``: not shown.
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
