"""Which position an act takes, and on what: only where its own words name both.

"Ruled out airstrikes" refuses something, and nothing of the deal; "will not wait" refuses nothing that has a name. What
shares words with a term is a suggestion for the reviewer, and no position that somebody took.
"""

from __future__ import annotations

import re

from holdfire.intake.act_types import POSITIONS
from holdfire.intake.candidate import ReportedAct
from holdfire.intake.known import Known
from holdfire.intake.text.alike import stem, stems
from holdfire.intake.text.sentences import sentence_at

OPEN = "?"
"""Stands in a draft where a person has to say what belongs there, and nothing would mean something else."""
WITH_CONDITION = ("accepts", "supports")
_VERBS = {
    "proposes": "offer propose suggest table put present submit",
    "accepts": "accept agree approve endorse consent back welcome sign embrace",
    "refuses": "reject refuse decline accept agree turn rebuff spurn veto rule oppose dismiss sign repudiate",
    "supports": "support back endorse favour favor welcome",
}
_SAYS_SO = {position: frozenset(map(stem, verbs.split())) for position, verbs in _VERBS.items()}
"""Verbs that take a position, by the position: "will not wait" is a refusal without one."""
_DEAL = re.compile(
    r"\b(?:the|this|that)\s+(?:whole\s+|entire\s+)?(?:deal|agreement|arrangement|accord|pact|truce|cease-?fire|treaty)\b"
    r"(?!\s+(?:proposal|plan|offer|draft|text|initiative|of\s+\d))",
    re.I,
)
_PROPOSAL = re.compile(r"\b(?:proposals?|plans?|drafts?|offers?|texts?|terms|initiatives?|demands?)\b", re.I)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being)\s+(?:\w+ly\s+)?$", re.I)
_CLAUSE_ENDS = re.compile(r"[;:]|,\s+(?:and|but|while|which|who)\b|\s+but\b", re.I)
_DONE = ("actual", "denied")


def position_of(act: ReportedAct, text: str, known: Known) -> dict[str, str]:
    """Say which position an act takes, on what, and on what condition.

    Returns:
        ``position``, ``on`` and perhaps ``condition``; ``position`` is ``""`` and ``on`` is ``OPEN`` where the words do
        not say them. A proposal that is spoken of without its name leaves only ``on`` open.
    """
    left_open = {"position": "", "on": OPEN}
    position = POSITIONS.get(act.type, "")
    said = {stem(word) for word in re.findall(r"\w+", act.trigger.exact)}
    is_said = act.type != "REQUEST" and not said.isdisjoint(_SAYS_SO.get(position, ()))
    if not is_said or act.modality not in _DONE:
        return left_open
    object_ = _object_of(act, text)
    on = _named(object_, act, known)
    if not on and not _PROPOSAL.search(object_):
        return left_open
    taken = {"position": position, "on": on or OPEN}
    if act.condition and position in WITH_CONDITION:
        taken |= {"position": f"{position} on condition", "condition": act.condition.exact}
    return taken


def named_in(words: str, known: Known) -> str:
    """Give the draft, the term or the deal that some words name; ``""`` where they name none, or several."""
    there = stems(words)
    drafts = {id_ for spelled, id_ in (known.names.drafts or {}).items() if stems(spelled) and stems(spelled) <= there}
    if drafts:
        return drafts.pop() if len(drafts) == 1 else ""
    terms = {term.id: stems(term.id) for term in known.terms if stems(term.id) and stems(term.id) <= there}
    longest = [id_ for id_, own in terms.items() if not any(own < other for other in terms.values())]
    if longest:
        return longest[0] if len(longest) == 1 else ""
    return "deal" if _DEAL.search(words) else ""


def _named(object_: str, act: ReportedAct, known: Known) -> str:
    """Give what the object of an act names; what somebody will not do himself is a term only if that binds him."""
    on = named_in(object_, known)
    term = next((each for each in known.terms if each.id == on), None)
    if term and object_.lstrip().lower().startswith("to "):
        parties = {known.party(name) for name in act.actor}
        return on if parties & set(term.who) else ""
    return on


def _object_of(act: ReportedAct, text: str) -> str:
    """Give the words of what is accepted, refused, proposed: behind the trigger; before it, in the passive."""
    start, end = sentence_at(text, act.trigger.start, act.trigger.end)
    before, after = text[start : act.trigger.start], text[act.trigger.end : end]
    if act.trigger.exact.lower().endswith(" to"):
        after = f" to{after}"
    if _PASSIVE.search(before) or _PASSIVE.search(f"{act.trigger.exact.rpartition(' ')[0]} "):
        return _CLAUSE_ENDS.split(before)[-1]
    return _CLAUSE_ENDS.split(after, maxsplit=1)[0]
