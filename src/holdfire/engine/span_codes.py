"""Numbers that stand for words in the tables of spans."""

from __future__ import annotations

ROLES = ("act", "against", "trigger", "step", "broken", "restored", "in period", "answer", "in return")
"""By number: the column ``role``. An act in periods, an answer, and what is done in return are told apart."""
TOLD, AT_MOST = 1, 2
"""How a number is read in another unit: as told, or as at most as many; no row: unknown."""
