"""Say where each term of a deal stands, according to whom, and how we know.

>>> import holdfire
>>> case = holdfire.load_case(folder).value  # doctest: +SKIP
>>> holdfire.assess_case(case, holdfire.Question(now=case.now))  # doctest: +SKIP

``holdfire.pipeline`` tells the whole story on one page.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from holdfire.assessments.assessment import Assessment, Question, Reason
    from holdfire.assessments.followed import Followed
    from holdfire.claims.account import Account
    from holdfire.claims.claim import Claim
    from holdfire.deal.load import load_deal
    from holdfire.deal.model import Deal
    from holdfire.pipeline import Case, assess_case, follow_case, load_case
    from holdfire.source.diagnostic import Diagnostic, Outcome

__all__ = [
    "Account",
    "Assessment",
    "Case",
    "Claim",
    "Deal",
    "Diagnostic",
    "Followed",
    "Outcome",
    "Question",
    "Reason",
    "assess_case",
    "follow_case",
    "load_case",
    "load_deal",
]

_HOMES = {
    "holdfire.assessments.assessment": ("Assessment", "Question", "Reason"),
    "holdfire.assessments.followed": ("Followed",),
    "holdfire.claims.account": ("Account",),
    "holdfire.claims.claim": ("Claim",),
    "holdfire.deal.load": ("load_deal",),
    "holdfire.deal.model": ("Deal",),
    "holdfire.pipeline": ("Case", "assess_case", "follow_case", "load_case"),
    "holdfire.source.diagnostic": ("Diagnostic", "Outcome"),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that ``holdfire --help`` stays quick."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'holdfire' has no attribute {name!r}")
