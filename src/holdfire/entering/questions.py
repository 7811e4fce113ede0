"""Which questions are asked about a claim, one after the other. It follows from the answers so far.

A question is called by the key of the claim that it fills, except ``ORIGIN`` and ``THROUGH``, which together are the
chain, and ``MORE``, which asks for questions that are seldom needed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from holdfire.claims.columns import columns_of

ORIGIN, THROUGH, MORE = "said first by", "passed on by", "anything more"
TAKING_BACK, CORRECTION = "taking back", "correction"
FIRST: Mapping[str, str] = {
    "event": "something happened, or is denied: an attack, a delivery",
    "figure": "how many there are of something the deal counts",
    "stance": "a party accepts, refuses, supports, signs, withdraws",
    "decision": "a body voted on a draft",
    "ruling": "a named body found something",
    "wording": "a source tells what a term says",
    "coverage": "an observer watched a place, or was refused",
    CORRECTION: "a source corrects a claim of this case",
    TAKING_BACK: "a source takes back a claim of this case",
}
"""What the first question can be answered with: kinds of claims, and what each is."""
BY_ACT = ("whom", "from place", "to place", "with", "without", "about")
"""Keys of an event that are asked about where a term of the deal looks at them for this act."""
ALWAYS_NEEDED = ("kind", "retracts", ORIGIN, "began", "ended", "outcome", "published", "condition", "refused by")
"""Questions that are asked only where there has to be an answer."""
NEVER = ("id", "kind", "chain", "recorded", "supposed", "quote start", "quote end", "retracts", "says")
"""Keys nobody is asked for: they follow, or belong into files."""
TIME = "2016-10-06, 2016-10-06 08:00"
NUMBER = "12 trucks, up to 40 people"
TIMES = (
    "A day (2016-10-06, 6 October 2016), a month, a clock time (2016-10-06 08:00, with Z or +03:00 in another zone), "
    "a part of a day (morning of 2016-10-06), or from one to another (2016-10-06 to 2016-10-08, 2016-10-06 08:00 to "
    "19:00)."
)
NUMBERS = "12 trucks, about 20, up to 40 people, 900 to 1,000 fighters, at least 50, half of 6,000 to 8,000, unknown."
ASKED: Mapping[str, tuple[str, str]] = {
    "kind": ("What is it about?", ""),
    "retracts": ("Which claim is taken back?", "its name"),
    "act": ("What was done?", "an act of the case"),
    "denies": ("Is it denied? What of it?", "Enter: it is asserted"),
    "actors": ("Who did it?", "`a | b`: one or the other; `a + b`: together; Enter: nobody said"),
    "whom": ("To whom, or with whom?", "`a | b`: one or the other; `a + b`: together; Enter: nobody said"),
    "where": ("Where?", "a place, or `within 500 m of` one; Enter: nobody said"),
    "from place": ("From where?", "a place; Enter: nobody said"),
    "to place": ("To where?", "a place; Enter: nobody said"),
    "when": ("When?", f"{TIME}; Enter: it had a beginning and an end"),
    "began": ("When did it begin?", TIME),
    "ended": ("When did it end?", TIME),
    "quantity": ("How many?", f"of the act, not of the harm: {NUMBER}; Enter: nobody said"),
    "quantity rule": ("Counted where, or how?", "`at the crossing`; Enter: nobody said"),
    "value rule": ("Counted where, or how?", "`at the crossing`; Enter: nobody said"),
    "total": ("Is that a sum, of this stretch of time or so far?", "Enter: no, of this act"),
    "with": ("With what?", "`a | b` for several; Enter: nobody said"),
    "without": ("Without what?", "`a | b` for several; Enter: nobody said"),
    "about": ("About what?", "a term, a clause, a draft, a body, or `deal`; Enter: nothing"),
    "answers": ("Which incident or claim does this act answer?", "its name; Enter: none"),
    "harm": ("What harm, in words?", "Enter: nobody said"),
    "count": ("Which count?", "a count of the deal"),
    "value": ("How many?", NUMBER),
    "party": ("Who takes the position?", "a party or source"),
    "position": ("Which position?", ""),
    "on": ("On what?", "a term, a clause, a draft; Enter: the whole deal"),
    "condition": ("On what condition?", "in words"),
    "at": ("From when does it hold?", f"{TIME}; Enter: from when it was said"),
    "reading": ("Which reading?", "`question/answer`"),
    "body": ("Which body?", ""),
    "votes for": ("How many voted for it?", "a number; Enter: not known"),
    "votes against": ("Who voted against?", "`a | b` for several; Enter: nobody"),
    "votes abstaining": ("Who abstained?", "`a | b` for several; Enter: nobody"),
    "outcome": ("What was the outcome?", ""),
    "found": ("What did it find?", ""),
    "rule": ("Under which rule?", "Enter: not said"),
    "put to": ("To whom was it put?", "in words; Enter: not said"),
    "answered": ("What did they answer?", "in words; Enter: not said"),
    "term": ("Of which term?", "Enter: not said"),
    "observer": ("Who watched, or asked to?", "a party or source"),
    "access": ("Was it watched, or was access refused?", "Enter: watched"),
    "refused by": ("Who refused?", "a party; `not said` where nobody said who"),
    ORIGIN: ("Who said it first?", "a party or source; a paper in its own voice is the paper"),
    THROUGH: ("Through whom?", "in order, who published it last: `a | b`; Enter: who said it published it"),
    "quote in": ("In which document do the words stand?", "Enter: in none of this case"),
    "quote text": ("Which words?", "exactly as they stand there, and enough of them; Enter: the document as a whole"),
    "published": ("When was it published?", TIME),
    "said": ("When was it first said?", f"{TIME}; Enter: nobody says"),
    "reply to": ("Is it a reply to a claim?", "its name; Enter: no"),
    "grade": ("Which grade?", "source A to F and statement 1 to 6, as in `B2`; Enter: none"),
    "incident": ("Of which incident?", "any word, the same for claims about one occurrence; Enter: its own"),
    "maybe same as": ("Perhaps the same as which incident?", "Enter: none"),
    "replaces": ("Which claim does it correct?", "its name; Enter: none"),
    "note": ("A note, for people?", "Enter: none"),
    MORE: ("Anything more to say?", "name it, as in `grade`; Enter: no, that is all"),
}
"""Each question, and what to answer."""
OTHERWISE: Mapping[tuple[str, str], tuple[str, str]] = {
    ("coverage", "when"): ("When?", f"{TIME}; Enter: from one day to another"),
    ("figure", "at"): ("When was it at this level?", TIME),
    ("decision", "at"): ("When was the vote?", TIME),
    ("decision", "on"): ("On which draft?", ""),
    ("ruling", "party"): ("Whom does the finding concern?", "a party; Enter: everyone the term binds"),
    ("ruling", "about"): ("About which term or incident?", ""),
    ("wording", "reading"): ("Which reading does it tell?", "`question/answer`"),
    (CORRECTION, "replaces"): ("Which claim is corrected?", "its name"),
    (TAKING_BACK, "note"): ("Why, in a few words?", "Enter: it does not say"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        key: What it is called: see above.
        asks: In words.
        hint: What to answer, with what Enter alone means.
        needed: It cannot be left out.
    """

    key: str
    asks: str
    hint: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a claim that is being entered, as far as the next question depends on it.

    Attributes:
        answers: By the name of the question, as rows have them; ``""`` where it was left out.
        wanted: Questions that were asked for.
        looked_at: Keys of events that terms of the deal look at, by act.
        dated: Documents of which it is known when they were published.
    """

    answers: Mapping[str, str]
    wanted: Sequence[str] = ()
    looked_at: Callable[[str], Collection[str]] = lambda _: ()
    dated: Collection[str] = ()

    def has(self, key: str) -> bool:
        """Say whether something was answered."""
        return bool(self.answers.get(key))


def plan(given: Given) -> tuple[str, ...]:
    """List all questions that are to be asked, in order, as far as the answers show."""
    kind = given.answers.get("kind", "")
    if not kind:
        return ("kind",)
    if kind == CORRECTION:
        return ("kind", "replaces")
    about = PLANS[kind](given)
    more = tuple(key for key in given.wanted if key not in about)
    return ("kind", *about, *_source(given, kind), *more, *(() if kind == TAKING_BACK else (MORE,)))


def question(key: str, kind: str) -> Question:
    """Give a question in words."""
    asks, hint = OTHERWISE.get((kind, key)) or ASKED[key]
    column = columns_of(kind).get(key)
    needed = key in ALWAYS_NEEDED or (kind, key) == (CORRECTION, "replaces")
    return Question(key, asks, hint, needed or (column is not None and column.needed))


def takes_several(key: str, kind: str) -> bool:
    """Say whether a question takes a list."""
    column = columns_of(kind).get(key)
    return key == THROUGH or (column is not None and column.takes in ("names", "list"))


def explained(key: str, kind: str) -> str:
    """Say what a question is for."""
    if key == "kind":
        return "Each claim is of one kind; the next questions depend on it."
    if key == MORE:
        return "What is seldom said is asked only when it is asked for."
    if key in (ORIGIN, THROUGH):
        return "The chain: who is said to have said it first, then each that passed it on; the last published it."
    column = columns_of(kind).get(key)
    more = {"time": f"\n{TIMES}", "quantity": f"\n{NUMBERS}"}
    return column.means + more.get(column.takes, "") if column else ""


def more_of(given: Given) -> tuple[str, ...]:
    """List what can still be asked for."""
    kind, asked = given.answers.get("kind", ""), plan(given)
    keys = [key for key in columns_of(kind) if key in ASKED and key not in NEVER]
    fits = {"quantity rule": "quantity", "total": "quantity", "value rule": "value"}
    return tuple(key for key in keys if key not in asked and (key not in fits or given.has(fits[key])))


def _event(given: Given) -> tuple[str, ...]:
    looked_at = given.looked_at(given.answers.get("act", ""))
    by_act = [key for key in BY_ACT if key in looked_at]
    first = ["act", "denies", "actors", *(key for key in by_act if key == "whom"), "where"]
    return (*first, *(key for key in by_act if key.endswith("place")), *_times(given), "quantity",
            *(key for key in by_act if key in ("with", "without", "about")))  # fmt: skip


def _times(given: Given) -> tuple[str, ...]:
    return ("when",) if given.has("when") or "when" not in given.answers else ("when", "began", "ended")


def _stance(given: Given) -> tuple[str, ...]:
    is_conditional = given.answers.get("position", "").endswith("on condition")
    return ("party", "position", *(("condition",) if is_conditional else ()), "on", "at")


def _decision(given: Given) -> tuple[str, ...]:
    if "votes for" not in given.answers:
        return ("body", "on", "at", "votes for")
    votes = ("votes against", "votes abstaining") if given.has("votes for") else ("outcome",)
    return ("body", "on", "at", "votes for", *votes)


def _coverage(given: Given) -> tuple[str, ...]:
    is_refused = given.answers.get("access") == "refused"
    return ("observer", "access", *(("refused by",) if is_refused else ()), "where", *_times(given))


def _source(given: Given, kind: str) -> tuple[str, ...]:
    """Ask who says so, where it stands and when it was published."""
    document = given.answers.get("quote in", "")
    asked = [ORIGIN, THROUGH, "quote in"]
    asked += ["quote text"] if document else []
    asked += [] if document in given.dated else ["published"]
    asked += ["said"] if given.has(THROUGH) else []
    return (*asked, *(("note",) if kind == TAKING_BACK else ("reply to",)))


PLANS: Mapping[str, Callable[[Given], tuple[str, ...]]] = {
    "event": _event,
    "figure": lambda _: ("count", "value", "at"),
    "stance": _stance,
    "decision": _decision,
    "ruling": lambda _: ("body", "about", "found", "party", "at", "rule", "put to", "answered"),
    "wording": lambda _: ("reading", "term"),
    "coverage": _coverage,
    TAKING_BACK: lambda _: ("retracts",),
}
