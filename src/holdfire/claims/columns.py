"""Every key a claim can have: its name in JSONL, which is its column in CSV, and what it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

KINDS = ("event", "figure", "stance", "decision", "ruling", "wording", "coverage")


@dataclass(frozen=True, slots=True)
class Column:
    """One key.

    Attributes:
        name: As written in files.
        kinds: Kinds of claim it belongs to; empty: every kind.
        takes: "text", "name", "names", "list", "time", "quantity", "number", "yes or no" or "one of ...".
        means: What it says, one sentence.
        needed: A claim of these kinds must have it.
    """

    name: str
    kinds: tuple[str, ...]
    takes: str
    means: str
    needed: bool = False


WORKED_OUT = "holdfire "
"""How columns of exports begin that are no part of what a claim says; reading passes them over."""

SAYS = ("asserts", "denies")
DENIES = ("occurrence", "authorship", "target", "place", "quantity", "harm")
TOTALS = ("stretch", "running")
POSITIONS = (
    "proposes",
    "accepts",
    "accepts on condition",
    "supports",
    "supports on condition",
    "refuses",
    "signs",
    "withdraws",
    "replies",
)
OUTCOMES = ("adopted", "not adopted")
FINDINGS = ("kept", "breached", "happened", "did not happen")
ACCESS = ("watched", "refused")


def _one_of(words: tuple[str, ...]) -> str:
    return "one of " + ", ".join(f"`{word}`" for word in words)


EVERY = (
    Column("id", (), "text", "Its name, unique in the case.", needed=True),
    Column("kind", (), _one_of(KINDS), "What kind of claim it is.", needed=True),
    Column("chain", (), "names", "Who said it first, then each that passed it on; the last published it.", needed=True),
    Column("published", (), "time", "When it was published; left out: when the quoted document was.", needed=True),
    Column("said", (), "time", "When the first in the chain said it."),
    Column("recorded", (), "time", "When it entered this case."),
    Column("quote in", (), "name", "The document it rests on."),
    Column("quote text", (), "text", "The exact words there; enough of them to occur once."),
    Column("quote start", (), "number", "Where they begin (characters from 0); found from the words if left out."),
    Column("quote end", (), "number", "Just past where they end."),
    Column("grade", (), "text", "Admiralty grade: source A to F, statement 1 to 6, as in `B2`."),
    Column("reply to", (), "text", "The claim it answers in words."),
    Column("replaces", (), "text", "The claim it corrects."),
    Column("retracts", (), "text", "The claim it takes back; nothing else need be said then, not even the kind."),
    Column("incident", (), "text", "Any word, the same for claims about one occurrence."),
    Column("maybe same as", (), "text", "An incident that may be the same occurrence."),
    Column("note", (), "text", "For people."),
    Column("supposed", (), "yes or no", "A what-if: nobody claims it, every account counts it."),
)
_E, _F, _S, _D, _R, _W, _C = ((kind,) for kind in KINDS)
BY_KIND = (
    Column("act", _E, "name", "What was done.", needed=True),
    Column(
        "when",
        ("event", "coverage"),
        "time",
        "One time it both began and ended in; `../2016-10-08`: that day at the latest.",
    ),
    Column("began", ("event", "coverage"), "time", "When it began, where it lasted (with `ended`)."),
    Column("ended", ("event", "coverage"), "time", "When it ended."),
    Column("says", _E, _one_of(SAYS), "Whether it is asserted (also if left out) or denied."),
    Column("denies", _E, _one_of(DENIES), "What a denial denies; the rest of it is then affirmed."),
    Column(
        "actors",
        _E,
        "names",
        "Who may have done it: each entry is one version. `syria + russia` is one version: both, together.",
    ),
    Column("whom", _E, "names", "Who it was done to or with; entries as for `actors`."),
    Column("where", ("event", "coverage"), "name", "The place, or a strip of land: `within 500 m of the road`."),
    Column("from place", _E, "name", "Where it began."),
    Column("to place", _E, "name", "Where it led."),
    Column("with", _E, "list", "Things it was done with."),
    Column("without", _E, "list", "Things it was done without."),
    Column(
        "about", _E, "name", "What a promise, signature or report is about: the term, clause, draft, body or `deal`."
    ),
    Column("quantity", _E, "quantity", "How much of the act, never of the harm."),
    Column("total", _E, _one_of(TOTALS), "The quantity is the sum of a stretch of time, or the total so far."),
    Column("answers", _E, "text", "The incident or claim this act answers."),
    Column("harm", _E, "text", "As written, for people."),
    Column("count", _F, "name", "Which count.", needed=True),
    Column("value", _F, "quantity", "Its level.", needed=True),
    Column("at", ("figure", "decision"), "time", "When it was at this level, or the vote was.", needed=True),
    Column("at", ("stance", "ruling"), "time", "From when it holds; left out: when it was said, else published."),
    Column("party", _S, "name", "Who takes the position.", needed=True),
    Column("party", _R, "name", "Whom the finding concerns; left out: everyone the term binds."),
    Column("position", _S, _one_of(POSITIONS), "Which position.", needed=True),
    Column("on", _S, "name", "The term or draft; left out: the deal."),
    Column("on", _D, "name", "The draft that was voted on.", needed=True),
    Column("condition", _S, "text", "On what condition, in words."),
    Column("reading", _S, "name", "`question/answer`: the reading it sides with."),
    Column("reading", _W, "name", "`question/answer`: the reading it tells.", needed=True),
    Column("body", ("decision", "ruling"), "name", "Which body.", needed=True),
    Column("votes for", _D, "number", "How many were in favour."),
    Column("votes against", _D, "names", "Who was against."),
    Column("votes abstaining", _D, "names", "Who abstained."),
    Column("outcome", _D, _one_of(OUTCOMES), "As told; left out: worked out from the votes by the body's rule."),
    Column("about", _R, "name", "The term or incident it is about.", needed=True),
    Column("found", _R, _one_of(FINDINGS), "What it found.", needed=True),
    Column("rule", _R, "text", "The rule it was found under."),
    Column("put to", _R, "text", "To whom it was put."),
    Column("answered", _R, "text", "What they answered."),
    Column("term", _W, "name", "The term whose wording is told."),
    Column("observer", _C, "name", "Who watched, or asked to.", needed=True),
    Column("access", _C, _one_of(ACCESS), "Watched (also if left out), or refused."),
    Column("refused by", _C, "text", "Who refused; `not said` where nobody said who."),
)
QUANTITY_PARTS: Mapping[str, str] = {
    "low": "At least so many (0 if left out).",
    "high": "At most so many (open if left out).",
    "exactly": "Instead of both.",
    "unit": "What is counted, in the plural.",
    "as written": "The words of the source.",
    "rule": "The counting rule (`at the crossing`).",
}
"""Keys inside a quantity, where it is not one text; in CSV ``quantity low`` and so on."""

INSTEAD: Mapping[str, str] = {
    "source": "chain",
    "date": "when",
    "place": "where",
    "location": "where",
    "actor": "actors",
    "target": "whom",
    "url": "note",
    "by": "actors",
    "text": "quote text",
    "type": "kind",
    "incident id": "incident",
}
"""Words people reach for, and the key that is meant."""


@cache
def columns_of(kind: str) -> Mapping[str, Column]:
    """List the keys that a claim of a kind can have, the parts of quantities included."""
    found = {column.name: column for column in (*EVERY, *(c for c in BY_KIND if kind in c.kinds))}
    for name in ("quantity", "value"):
        if name in found:
            found.update(
                (f"{name} {part}", Column(f"{name} {part}", (kind,), "text", means))
                for part, means in QUANTITY_PARTS.items()
            )
    return MappingProxyType(found)
