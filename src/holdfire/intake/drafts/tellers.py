"""Who says what a candidate tells, first to last: the chain of the claim it may become.

What X accuses Y of is told by X, whoever prints it; a denial is told by who denies. Where the words do not say who that
is, the chain has ``OPEN`` there, and is for a person to fill in: it is never the outlet's own telling then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from holdfire.claims.document import Document
from holdfire.intake.act_types import POSITIONS
from holdfire.intake.candidate import Candidate, Quotation, ReportedAct, Words
from holdfire.intake.drafts.positions import OPEN
from holdfire.intake.known import Known
from holdfire.intake.text.sentences import sentence_at

NARRATOR = "narrator"
_PRONOUNS = "he she it they we i his her its their our my him them us who you one some others"
PRONOUNS = frozenset(_PRONOUNS.split())
_ACCUSING = re.compile(
    r"\b(?:accus(?:e[sd]?|ing|ations?)|blam(?:e[sd]?|ing)|condemn(?:s|ed|ing)?|denounc(?:e[sd]?|ing)|alleg(?:e[sd]?|ing"
    r"|ations?|edly)|suspect(?:s|ed|ing)?|charg(?:e[sd]?|ing)\s+(?:\S+\s+){1,4}?with|(?:held|holds?|holding)\s+"
    r"(?:\S+\s+){1,5}?(?:responsible|accountable)|reportedly|purportedly)\b",
    re.I,
)
_OF = re.compile(r"\b(?:of|for|that|with|over|to have)\b", re.I)
_BREAKS = re.compile(r"[;:.]|,\s*(?:and|but|while)\b|\bbut\b|\band\s+(?:said|says|told|added)\b", re.I)
_ADVERBS = ("allegedly", "reportedly", "purportedly")
_NOT = re.compile(r"\b(?:not|no|never|nobody|none|nor)\b|n['’]t\b", re.I)


@dataclass(frozen=True, slots=True)
class Accusation:
    """Who accuses (``OPEN`` where nobody says), and whom, as far as that is told."""

    by: tuple[str, ...]
    whom: tuple[str, ...] = ()


def chain_of(names: Iterable[str], document: Document, known: Known) -> list[str]:
    """Write a chain: who said it first, those it came through, and the document's source last.

    Args:
        names: ``""`` and the narrator are nobody but the document's source; a pronoun that nobody resolved is ``OPEN``.
    """
    chain: list[str] = []
    for name in names:
        if name and name != NARRATOR:
            id_ = OPEN if name == OPEN or name.lower() in PRONOUNS else known.party(name) or name
            if id_ not in chain or id_ == OPEN:
                chain.append(id_)
    return chain if document.source in chain else [*chain, document.source or OPEN]


def tellers_of_act(act: ReportedAct, accusation: Accusation | None, beside: Sequence[Candidate]) -> list[str]:
    """List who tells of an act, the first first: its accuser, who denies, who takes the position, who is quoted.

    Args:
        accusation: As ``accusation_of`` found it.
    """
    names = list(accusation.by) if accusation else []
    if not names and act.actor and is_own_denial(act):
        names = [act.actor[0]]
    quotation = quotation_around(act, beside)
    if act.reported_by:
        return [*names, act.reported_by, *(one.name for one in (quotation.via if quotation else ()))]
    if quotation is not None:
        return [*names, *names_of(quotation)]
    is_saying = act.type in POSITIONS or act.type == "PROMISE"
    return names or [act.actor[0]] if act.actor and is_saying else names


def names_of(quotation: Quotation) -> list[str]:
    """List who said the words of a quotation first, and those they came through."""
    said = quotation.speaker or (quotation.source.exact if quotation.source else OPEN)
    return [said, *(one.name or one.source.exact for one in quotation.via)]


def quotation_around(act: ReportedAct, beside: Sequence[Candidate]) -> Quotation | None:
    """Find the innermost quotation that an act is told in."""
    over = [one for one in beside if isinstance(one, Quotation) and one.holds(act.trigger.start, act.trigger.end)]
    return min(over, key=lambda one: sum(piece.end - piece.start for piece in one.content), default=None)


def is_own_denial(act: ReportedAct) -> bool:
    """Say whether an act is that of denying something ("the army denied it"), not a deed told in the negative."""
    return act.type == "DENY" and not _NOT.search(act.trigger.exact)


def accusation_of(act: ReportedAct, text: str, beside: Sequence[Candidate]) -> Accusation | None:
    """Find who accuses whom of an act; ``None``: nobody does, it is told as it is."""
    if act.type in ("ACCUSE", *POSITIONS):
        return None
    start, _ = sentence_at(text, act.trigger.start, act.trigger.end)
    before = text[start : act.trigger.start]
    words = next(iter(reversed(list(_ACCUSING.finditer(before)))), None)
    if words is None or _BREAKS.search(before, words.end()):
        return None
    if words[0].lower() in _ADVERBS:
        return None if act.reported_by else Accusation((OPEN,))
    if not (_OF.search(before, words.end()) or words[0].lower().endswith("with")):
        return None
    cue = Words(start + words.start(), start + words.end(), words[0])
    accusing = [
        one for one in beside if isinstance(one, ReportedAct) and one.type == "ACCUSE" and one.trigger.meets(cue)
    ]
    if not accusing:
        return Accusation((OPEN,))
    named = tuple(name for name in accusing[0].actor if name.lower() not in PRONOUNS)
    return Accusation(named[:1] or (OPEN,), accusing[0].addressee)
