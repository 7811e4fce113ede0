"""Mistakes that reading a deal can meet: one entry each, with its code, severity and meaning.

What only a deal as a whole can show is found by ``checks``; those describe themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from holdfire.source.diagnostic import Diagnostic, Label
from holdfire.source.span import Span


@dataclass(frozen=True, slots=True)
class Mistake:
    """A kind of mistake: code, slug, severity, and a paragraph for people."""

    code: str
    slug: str
    severity: str
    means: str


MISTAKES: tuple[Mistake, ...] = (
    Mistake("S101", "unknown-key", "error", "A key that the deal language does not have in this place."),
    Mistake("S102", "wrong-shape", "error", "A text stands where a group of keys belongs, or the other way round."),
    Mistake("S103", "missing-key", "error", "A key without which the rest cannot be read."),
    Mistake("S104", "not-yes-or-no", "error", "Only `yes` or `no` may stand here."),
    Mistake("S105", "not-a-number", "error", "Only a whole number may stand here."),
    Mistake(
        "S106",
        "no-must-or-may",
        "error",
        "A term needs exactly one of `must`, `must not`, `may`, `must begin`, `must keep`, `must reach`.",
    ),
    Mistake(
        "S107",
        "key-does-not-fit",
        "error",
        "A key that means nothing in a term of this form, such as `every` under `must not`.",
    ),
    Mistake(
        "S108",
        "reserved-name",
        "error",
        "A name that the language uses itself (`and`, `the deal`, `anyone`, ...), or none at all.",
    ),
    Mistake(
        "S113",
        "unreadable-file",
        "error",
        "A deal file to incorporate that is not there, lies outside the case, or cannot be read.",
    ),
    Mistake("S114", "file-ring", "error", "Deal files that incorporate each other in a ring."),
    Mistake(
        "S115",
        "term-twice",
        "error",
        "A term that is incorporated has the name of one that is there already.",
    ),
    Mistake(
        "S109",
        "bad-for-each",
        "error",
        "A `for each` without values to go through, or with more copies than can be handled.",
    ),
    Mistake("S110", "copies-alike", "error", "Terms made from one in which nothing differs but the name."),
    Mistake("S111", "clause-ring", "error", "A clause that is part of itself, by way of other clauses."),
    Mistake("S112", "name-made-twice", "error", "Two terms that have one name once the deal is written out."),
    Mistake("T101", "unknown-term", "error", "No term has this name."),
    Mistake("T102", "unknown-party", "error", "No party has this name; parties stand under `parties:`."),
    Mistake("T103", "unknown-place", "error", "No place has this name; places stand under `places:`."),
    Mistake("T104", "unknown-act", "error", "No act has this name, neither in the shipped list nor under `acts:`."),
    Mistake("T105", "unknown-count", "error", "No count has this name; counts stand under `counts:`."),
    Mistake("T106", "unknown-body", "error", "No body has this name; bodies stand under `bodies:`."),
    Mistake("T108", "unknown-register", "error", "No register has this name; registers stand under `registers:`."),
    Mistake("T109", "unknown-document", "error", "No document has this name; documents stand under `documents:`."),
    Mistake("T110", "unknown-question", "error", "No question has this name; questions stand under `readings:`."),
    Mistake("T111", "unknown-answer", "error", "The question has no such answer."),
    Mistake(
        "T112",
        "unknown-name",
        "error",
        "A condition names something that is neither a term, an event, a party, a body nor a draft.",
    ),
    Mistake(
        "T113",
        "wrong-kind-of-name",
        "error",
        "A name of the wrong kind: a term where a party is needed, say.",
    ),
    Mistake(
        "T116",
        "unknown-category",
        "error",
        "No category has this name; categories stand under `categories:`.",
    ),
    Mistake("T114", "unknown-event", "error", "No event has this name; events stand under `events:`."),
    Mistake(
        "T118",
        "nothing-left",
        "error",
        "A place is `left under` a term that nobody can meet, or that says of no place that it is left.",
    ),
    Mistake("T122", "unknown-blank", "error", "No blank has this name; blanks stand under `blanks:`."),
    Mistake("T120", "unknown-clause", "error", "No clause has this name; clauses stand under `clauses:`."),
    Mistake("T121", "unknown-cell", "error", "A row of a table has nothing in the column that is asked for."),
    Mistake("T201", "bad-moment", "error", "A time that cannot be read, or can be read in two ways."),
    Mistake("T202", "bad-duration", "error", "A length of time that cannot be read."),
    Mistake("T203", "bad-quantity", "error", "A number or share that cannot be read, or makes no sense in this form."),
    Mistake("T204", "bad-who", "error", "A `who` that cannot be read."),
    Mistake("T205", "bad-level", "error", "A level that cannot be read: it needs a bound and a count."),
    Mistake("T206", "bad-hours", "error", "Clock times that cannot be read, or that end before they begin."),
    Mistake("T207", "bad-condition", "error", "A condition that cannot be read from the marked words on."),
    Mistake(
        "T208", "and-beside-or", "error", "`and` and `or` side by side can be read in two ways; parentheses decide."
    ),
    Mistake(
        "T209",
        "bare-list",
        "error",
        "A list of parties owes something, and it is not said whether each of them does, all together, or any of them.",
    ),
    Mistake(
        "T210", "bad-time-zone", "error", "A time zone that does not exist, or none where days or clock times are used."
    ),
    Mistake("T211", "bad-place-shape", "error", "The shape of a place cannot be read from its file."),
    Mistake(
        "T212",
        "unreadable-phrase",
        "error",
        "A fixed phrase (`anyone in REGISTER`, `ruling of BODY`, ...) was expected.",
    ),
    Mistake(
        "T381",
        "figure-missing",
        "note",
        "A term asks for all, or a share, of a count, or for a level of it, and no claim of the case gives a figure "
        "for it. Then how many are asked for is unknown, from one upwards. Told where a whole case is checked.",
    ),
    Mistake(
        "T382",
        "unwatched",
        "note",
        "Terms that somebody would have to go and look at, that nobody is to verify, and whose places nobody is said "
        "to have watched. Silence about them means nothing. Told where a whole case is checked.",
    ),
    Mistake("T213", "unit-clash", "error", "Two numbers that belong together are counted in different units."),
    Mistake("T220", "bad-distance", "error", "A distance, or a strip of land, that cannot be read or holds nothing."),
    Mistake("T222", "no-such-side", "error", "A strip lies north of a line that runs north itself, or the like."),
    Mistake("T223", "bad-boundary", "error", "A boundary does not lie between two other places."),
    Mistake("T224", "place-told-twice", "error", "Two keys, or two dates, say differently where a place lies."),
    Mistake(
        "T225",
        "level-of-which-day",
        "error",
        "A level is measured against entry into force, and its count as of another day.",
    ),
    Mistake(
        "T230",
        "zones-differ",
        "warning",
        "Terms are taken from a deal in another time zone; their days and clock times are read in that of this deal.",
    ),
    Mistake("T231", "open-blank", "error", "A blank that nobody has filled in stands where the number must be known."),
    Mistake("T232", "bad-extension", "error", "A step of `extended` from which it is not clear when it is given."),
    Mistake(
        "T233",
        "no-end",
        "error",
        "An end is to move, or something happens so long before it, and no `until` or `lasts` says when it is.",
    ),
    Mistake("T234", "two-interpreters", "error", "Two bodies have the last word on the meaning of the deal."),
    Mistake(
        "T226",
        "which-other",
        "error",
        "`the other X` where `for each` goes through one value only, or through more than two.",
    ),
    Mistake("T227", "stages-do-not-add-up", "error", "Stages that cannot be added up, or ask for more than all."),
    Mistake("T228", "no-boundary", "error", "`across` something that does not lie between two places."),
    Mistake(
        "T229",
        "nothing-in-clause",
        "error",
        "A condition that asks of a clause what none of its terms can show.",
    ),
)

BY_SLUG: Mapping[str, Mistake] = {mistake.slug: mistake for mistake in MISTAKES}


def mistake(
    slug: str,
    message: str,
    span: Span,
    here: str = "",
    labels: tuple[Label, ...] = (),
    help: str = "",  # noqa: A002  (the word that people see)
) -> Diagnostic:
    """Make the diagnostic of a kind of mistake."""
    kind = BY_SLUG[slug]
    return Diagnostic(kind.code, slug, kind.severity, message, span, here, labels, help)
