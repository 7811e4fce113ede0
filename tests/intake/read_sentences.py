"""Reading a sentence as one of a report, for tables of sentences: what is said in it, and what is done."""

from __future__ import annotations

from holdfire.intake.candidate import Quotation, ReportedAct
from holdfire.intake.extract.quotations.quotations import Quotations
from holdfire.intake.find import find_candidates
from holdfire.intake.names.mentions import Register, find_mentions
from holdfire.intake.text.prepare import prepare_article

HEAD = "Talks go on in the town\n\n"
LINE = "It had rained in the valley for days on end, with nobody on the roads at all, and the river was high.\n\n"
_DATELINE = "PORT ANNE, March 17, 2023 (Unit) - The town is quiet. It lies on the river.\n"
BEFORE = f"Ferries stay in port\n\n{_DATELINE}\n"
"""How a report of 17 March 2023, a Friday, begins."""


def quotations_in(body: str, head: str = HEAD) -> list[Quotation]:
    """Read some sentences of a report without a date, alone: quotations in the order of the text."""
    article = prepare_article("doc", head + LINE + body)
    cast = find_mentions(article, Register())
    return sorted(Quotations().find(article, cast, ()), key=lambda one: one.at)


def brief(one: Quotation) -> tuple[str, str, str]:
    """Give who said it, by which word, and what; ``|`` stands between the pieces of one broken by its tag."""
    cut = " .,;:!?\"“”‘’'«»"
    said = " | ".join(" ".join(piece.exact.split()).strip(cut) for piece in one.content)
    return (one.source.exact if one.source else "", one.cue.exact if one.cue else "", said)


def acts_in(sentence: str) -> list[ReportedAct]:
    """Read a sentence of that report: acts in the order of the text."""
    return _acts(f"{BEFORE}{sentence}\n")


def acts_in_headline(line: str) -> list[ReportedAct]:
    """Read another headline over it."""
    return _acts(f"{line}\n\n{_DATELINE}")


def _acts(text: str) -> list[ReportedAct]:
    article = prepare_article("report", text)
    return [one for one in find_candidates(article) if isinstance(one, ReportedAct)]
