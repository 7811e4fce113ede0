"""A made-up case with a made-up article and what rules might find in it, for tests and pictures."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from shutil import copytree

import holdfire.cli
from holdfire.intake.candidate import (
    Candidate,
    Quotation,
    ReportedAct,
    ReportedFigure,
    ResolvedDate,
    Words,
    named_by_place,
)
from holdfire.intake.candidate_json import write_candidates
from holdfire.intake.decided.queue import candidates_path

HEADER = """title: Trucks reach the harbour as shelling is reported
source: gazette
published: 2026-03-09

"""
TEXT = """Trucks reach the harbour as shelling is reported

HARBOUR ROAD, 9 March. The Southern Council let 9 trucks through to the harbour on Sunday, the Observer Mission said, \
and at least 21 trucks have passed since Thursday.

"We will keep the road open for as long as it stays quiet," Council spokeswoman Leila Marsh told the Gazette.

Residents said that Northern Command shelled Harbour Road late on Saturday. The Command denied it. A mission officer, \
who asked not to be named, said both sides would meet again within days.

A column of ten buses left the harbour at noon.
"""


def words(exact: str, after: str = "") -> Words:
    """Words of the article, the first after some others."""
    start = TEXT.index(exact, TEXT.index(after) if after else 0)
    return Words(start, start + len(exact), exact)


def found() -> list[Candidate]:
    """What rules might find in the article."""
    marsh = words("Council spokeswoman Leila Marsh")
    return named_by_place([
        ReportedFigure("1", words("9", "let"), Fraction(9), Fraction(9), unit="truck", counted=words("trucks", "let"),
                       place="harbour", holder="Observer Mission", date="2026-03-08", rule="number-noun",
                       confidence=0.93),
        ReportedFigure("2", words("at least 21"), Fraction(21), None, unit="truck",
                       counted=words("trucks", "at least 21"), holder="Observer Mission", date="2026-03-05/2026-03-09",
                       rule="at-least", confidence=0.9),
        Quotation("3", "direct", (words("We will keep the road open for as long as it stays quiet,"),),
                  words("told"), marsh, "Leila Marsh", "Gazette", rule="direct-after", confidence=0.97),
        ReportedAct("4", "ATTACK", words("shelled"), actor=("Northern Command",), actor_span=words("Northern Command"),
                    place="Harbour Road", date="2026-03-07", reported_by="residents", rule="verb-attack",
                    confidence=0.88),
        ReportedAct("5", "DENY", words("denied"), actor=("Northern Command",), actor_span=words("The Command"),
                    rule="verb-deny", confidence=0.8),
        ReportedAct("6", "CONSULT", words("would meet"), actor=("Northern Command", "Southern Council"),
                    actor_span=words("both sides"), modality="planned", reported_by="Observer Mission",
                    rule="verb-meet", confidence=0.55),
        ResolvedDate("7", words("Saturday"), "2026-03-07", rule="weekday", confidence=0.95),
    ])  # fmt: skip


def make_case(folder: Path, articles: int = 1) -> Path:
    """Write the case: the one that ``holdfire init`` writes, and the article under one name or several."""
    copytree(Path(holdfire.cli.__file__).parent / "skeleton", folder)
    for number in range(1, articles + 1):
        name = "article" if number == 1 else f"article-{number}"
        (folder / "documents" / f"{name}.txt").write_text(HEADER + TEXT, encoding="utf-8")
        write_candidates(candidates_path(folder, name), name, [replace(one) for one in found()])
    return folder
