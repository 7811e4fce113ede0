"""One claim, question by question: the answers so far, what is wrong with one, the way back, what is asked next.

It is an object with a state, like the desk of a reviewer; whoever shows it asks it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from holdfire.claims.claim import Claim
from holdfire.claims.names import fold, strip_named
from holdfire.entering.bench import Bench
from holdfire.entering.correction import answers_of
from holdfire.entering.offers import Offer, meant, offers
from holdfire.entering.questions import (
    CORRECTION,
    MORE,
    ORIGIN,
    THROUGH,
    Given,
    Question,
    plan,
    question,
    takes_several,
)
from holdfire.entering.row import listed, row_of
from holdfire.intake.documents.names import name_for
from holdfire.intake.drafts.draft import Row
from holdfire.intake.drafts.unknown import PARTY_KEYS, PLACE_KEYS, Unknown
from holdfire.review.mistakes import Mistake
from holdfire.source.suggest import did_you_mean

ABSENT = "C211"
"""The code of what is missing: while questions are open, that is no mistake."""
KEPT_FOR_NEXT = (ORIGIN, THROUGH, "quote in", "published", "said")
"""What is offered again for the next claim: often several come from one document."""
NAME = "new claim"
LISTS = "`?` lists what there is"


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why an answer is not taken, in a sentence, with what to do.

    Attributes:
        unknown: A name in it that the case does not know and that could be added; ``None``: there is none.
    """

    says: str
    unknown: Unknown | None = None


class Interview:
    """The questions about one claim.

    Args:
        bench: The case.
        before: Answers to be offered again, by the name of the question.
    """

    def __init__(self, bench: Bench, before: Mapping[str, str] | None = None) -> None:
        self.bench = bench
        self.answers: dict[str, str] = {}
        self.wanted: list[str] = []
        self.offered: dict[str, str] = dict(before or {})

    @property
    def given(self) -> Given:
        """What the next question depends on."""
        documents = self.bench.case.documents.values()
        dated = frozenset(one.id for one in documents if one.published)
        return Given(self.answers, tuple(self.wanted), self.bench.looked_at, dated)

    @property
    def current(self) -> Question | None:
        """The question that is asked now; ``None``: all are answered."""
        key = next((key for key in plan(self.given) if key not in self.answers), None)
        return question(key, self.answers.get("kind", "")) if key else None

    @property
    def row(self) -> Row:
        """The row of the claim, as far as it is answered."""
        asked = plan(self.given)
        return row_of({key: text for key, text in self.answers.items() if key in asked}, NAME)

    @property
    def default(self) -> str:
        """What was answered to this question before; ``""``: nothing."""
        asked = self.current
        return self.offered.get(asked.key, "") if asked else ""

    def offers(self, key: str) -> tuple[Offer, ...]:
        """List what a question can be answered with; empty where anything can be."""
        known, depends = self.bench.offered, (key, self.answers.get("kind", ""), self.answers.get("quote in", ""))
        if depends not in known or key == MORE:
            known[depends] = offers(key, self.bench.case, self.given, self.bench.claims)
        return known[depends]

    def answer(self, text: str) -> Wrong | None:
        """Answer the question that is asked; say what is wrong with the answer, which is not taken then."""
        asked = self.current
        if asked is None:
            raise ValueError("all questions are answered")
        key, text = asked.key, text.strip()
        if not text and asked.needed:
            return Wrong("this cannot be left out: " + (asked.hint or LISTS))
        if key == MORE and text:
            return self._want(text)
        written = self._written(key, text)
        tried = {**self.answers, key: written}
        if wrong := self._wrong(key, tried):
            return wrong
        self.answers = tried
        self.offered[key] = written
        if tried["kind"] == CORRECTION and key == "replaces":
            self._correct(written)
        return None

    def _correct(self, claim_id: str) -> None:
        """Offer all that a claim says, to be changed."""
        told = answers_of(self.bench.case, claim_id)
        self.answers = {"kind": told["kind"], "replaces": claim_id}
        self.offered = told
        self.wanted = ["replaces"]
        answered = {"when": "", "votes for": "", **told}
        self.wanted += [key for key in told if key not in plan(replace(self.given, answers=answered))]

    def back(self) -> bool:
        """Go back to the question before; say whether there is one."""
        asked = self.current
        while self.answers:
            del self.answers[next(reversed(self.answers))]
            if self.current != asked:
                return True
        return False

    def back_to(self, key: str) -> None:
        """Go back to a question, and ask again all that came after it; to the last one where that is none of them."""
        key = THROUGH if key == "chain" else key
        self.back()
        while key in self.answers:
            self.back()

    def mistakes(self) -> tuple[Mistake, ...]:
        """Say what is wrong with the whole claim, errors first."""
        return self.bench.mistakes(self.row)

    def claim(self) -> Claim | None:
        """Read the claim as it would be kept; ``None``: it has an error."""
        return self.bench.read(self.row)

    def for_next(self) -> dict[str, str]:
        """Give the answers that are offered again for the next claim."""
        return {key: self.answers[key] for key in KEPT_FOR_NEXT if self.answers.get(key)}

    def _want(self, text: str) -> Wrong | None:
        listed_now = self.offers(MORE)
        key = meant(text, listed_now)
        if key not in {one.value for one in listed_now}:
            fix = did_you_mean(text, [one.value for one in listed_now], LISTS)
            return Wrong(f"nothing of that name can be added to this claim: `{text}`; {fix}")
        self.wanted.append(key)
        return None

    def _written(self, key: str, text: str) -> str:
        """Write names as the case has them; words of a document as they stand there."""
        listed_now = self.offers(key)
        if not listed_now or not text or key == "quote text":
            return text
        entries = []
        for entry in listed(text) if takes_several(key, self.answers.get("kind", "")) else [text]:
            entries.append(" + ".join(meant(part.strip(), listed_now) for part in entry.split("+")))
        return " | ".join(entries)

    def _wrong(self, key: str, tried: Mapping[str, str]) -> Wrong | None:
        text = tried[key]
        if not text:
            return None
        if key == "kind":
            kinds = [one.value for one in self.offers("kind")]
            return None if text in kinds else Wrong(f"`{text}` is no kind of claim; {did_you_mean(text, kinds, LISTS)}")
        if tried["kind"] == CORRECTION:
            ids = [one.value for one in self.offers(key)]
            return None if text in ids else Wrong(f"no claim is called `{text}`; {did_you_mean(text, ids, LISTS)}")
        if key == ORIGIN and len(listed(text)) > 1:
            return Wrong("one only: who passed it on is asked next")
        cell = "chain" if key in (ORIGIN, THROUGH) else key
        found = [one for one in self.bench.mistakes(row_of(tried, NAME)) if one.severity == "error"]
        cells = ("began", "ended") if key == "ended" else (cell,)
        mine = [one for one in found if one.code != ABSENT and _is_about(one, cells) and not _is_later(one, key)]
        if not mine:
            return None
        unknown = self._unknown(cell, text)
        return Wrong(_sentence(mine[0], lists_known=unknown is None), unknown)

    def _unknown(self, cell: str, text: str) -> Unknown | None:
        """Find the first name that the case does not know, and that could be added."""
        names = self.bench.case.names
        for part in (part.strip() for entry in listed(text) for part in entry.split("+")):
            if cell in PARTY_KEYS and fold(part) not in (names.parties or {}):
                return Unknown(part, "party")
            places = names.places or {}
            if cell in PLACE_KEYS and fold(part) not in places and not strip_named(part, places):
                return Unknown(part, "place")
        return None


def _is_about(one: Mistake, cells: Iterable[str]) -> bool:
    return any(one.key == cell or one.key.startswith(f"{cell} ") for cell in cells)


def _is_later(one: Mistake, key: str) -> bool:
    """Say whether what is wrong is only that a later question is open: a condition, what began and has no end yet."""
    return (key == "position" and one.code == "C222") or (key == "began" and "`ended`" in one.message)


def _sentence(one: Mistake, lists_known: bool) -> str:
    is_list = one.help.startswith("known are")
    return one.message + (f"; {one.help}" if one.help and (lists_known or not is_list) else "")


def name_of_claim(row: Row, by: str, at: str) -> str:
    """Make a name for a claim: who published it, and a few signs that come out of all it says.

    Args:
        row: Without a name.
        by: Who enters it, and ``at``: when; so that two people who enter the same make two claims.
    """
    publisher = str((row.get("chain") or ["claim"])[-1])
    told = repr(sorted((key, str(value)) for key, value in row.items() if key != "id"))
    sign = sha256(f"{told} {by} {at}".encode()).hexdigest()[:5]
    return f"{name_for(publisher)}-{sign}"
