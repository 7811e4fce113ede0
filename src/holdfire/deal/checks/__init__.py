"""Checks: one pure function per mistake that only a deal as a whole can show."""

from __future__ import annotations

from pathlib import Path

from holdfire.deal.model import Deal
from holdfire.deal.syntax import Block
from holdfire.source.diagnostic import Diagnostic


def check_deal(deal: Deal, written: Block, folder: Path) -> tuple[Diagnostic, ...]:
    """Run every check on a deal, as meant and as written."""
    return ()
