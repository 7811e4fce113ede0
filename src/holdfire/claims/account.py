"""Accounts: rules for which claims are counted."""

from __future__ import annotations

from dataclasses import dataclass

from holdfire.claims.claim import Grade

MOST_ACCOUNTS = 31
"""How many accounts can be assessed at once."""


@dataclass(frozen=True, slots=True)
class Account:
    """Whose word is counted, and up to when they are taken to have told all they know.

    Attributes:
        id: Its name, as shown ("as the envoy tells it").
        voices: Parties and outlets that tell it in their own mouth. Empty together
            with ``origins``, ``speakers`` and ``outlets``: everyone.
        origins: Also claims whose origin is one of these, whoever passed them on.
        speakers: Also claims in whose chain one of these stands anywhere.
        outlets: Also claims that one of these published.
        not_through: Never claims in whose chain one of these stands.
        independent_origins: How many independent origins establish a claim; 0: no number is
            asked, so any one does.
        grade_at_least: Claims graded lower, or not at all, are told below the standard.
        ruled_by: Events are established only where this body found that they happened; ``""``: not asked.
        complete_up_to: First moment (UTC seconds) after which absence of claims says
            nothing; ``None``: absence never says anything.
    """

    id: str
    voices: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    not_through: tuple[str, ...] = ()
    independent_origins: int = 0
    grade_at_least: Grade | None = None
    ruled_by: str = ""
    complete_up_to: int | None = None

    @property
    def counts_everyone(self) -> bool:
        """Say whether no voice is named."""
        return not (self.voices or self.origins or self.speakers or self.outlets)
