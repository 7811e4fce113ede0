"""How many incidents are told of in a period: by alleged author, place and kind, account by account.

Incidents are counted, never claims: however many tell of one, it is one. Each is in one row of a
table, so the rows of each table add up to the same. Established and alleged stand apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from holdfire.claims.claim import Claim, Event
from holdfire.claims.counting import standing_claims
from holdfire.claims.incident import Incident, incidents_under
from holdfire.pipeline import Case
from holdfire.report.authorship import is_settled, told_of
from holdfire.report.names import candidates_words, place_name
from holdfire.report.period.page import CountRow, Counts, CountTable, Tally
from holdfire.report.period.stretch import Period
from holdfire.report.said import Voices
from holdfire.report.sentences import is_harmful
from holdfire.report.words import counted, joined

RULE = (
    "An incident is counted once, however many claims tell of it; claims, people and harm are not counted here.",
    "It is in the row that says all that is told of it under the account: “A or B” where one or the other is said. "
    "So each incident is in one row, and the rows of each table add up to the same number told.",
    "Established: the account's own rule is met and no denial it counts contests it, or what the row is about. "
    "Alleged: told, and less than that. No number: the account counts no claim that tells of one.",
    "An author is established only if all who have to tell it for that name the same one: where one or another is "
    "named, or some name nobody, each of them is alleged. So is a place that some of them leave open.",
    "It is in the period if it may have a second in it. The first table says how many may also lie outside.",
    "Of incidents that may be one and the same, a row has at most one as established, the others as alleged.",
)
TOTALS_RULE = "Totals over a stretch of time, and totals so far, are no incidents and are not added: they are listed."
NOT_SAID = "not said"
ROW_IS_ABOUT = {"actors": ("actors",), "place": ("place", "from_place", "to_place"), "act": ("act",)}
HARM, OTHER = "Acts against somebody", "Other acts"


def counts_in(case: Case, voices: Voices, period: Period, then: Sequence[Claim] | None = None) -> Counts:
    """Count the incidents of a period, as known at its end.

    Registered tables are not looked into; the rule says so where there are any.

    Args:
        then: Claims as they were grouped when it began; ``None``: as they are.
    """
    accounts = tuple(account.id for account in case.accounts)
    known = told_claims(period.known_at_end(case.claims))
    seen = incidents_seen(case, known)
    inside = [row for row in seen if period.touches(row.earliest, row.latest)]
    whole = overall(case, seen, period, case.claims if then is None else then)
    rows = sum(dataset.rows for dataset in case.datasets)
    left_out = [f"The {counted(rows, 'row')} of registered tables are not counted here."] if rows else []
    totals = [claim.id for claim in standing_claims(known) if is_total_of(claim, period)]
    return Counts(
        rule=(*RULE, TOTALS_RULE, *left_out),
        overall=CountTable("Incidents", "All that are told.", accounts, (("", whole),)),
        tables=tuple(
            CountTable(head, caption, accounts, groups_of(case, inside, facet, name))
            for head, caption, facet, name in (
                ("Alleged author", "By who is said to have done it.", "actors", author_words),
                ("Place", "By where it is said to have been.", "place", where_words),
                ("Kind", "By what is said to have been done.", "act", act_words),
            )
        ),
        totals=voices.all_of(totals),
    )


def told_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Leave out what-ifs, which nobody claims."""
    return tuple(claim for claim in claims if not claim.supposed)


def incidents_seen(case: Case, known: Sequence[Claim]) -> tuple[Incident, ...]:
    """Work out all incidents under all accounts."""
    deal = case.deal
    seen_by = (case.accounts, case.parties, deal.acts, deal.places, deal.categories)
    return incidents_under(standing_claims(known), *seen_by, known)


def is_total_of(claim: Claim, period: Period) -> bool:
    """Say whether a claim tells a total over a time that touches the period."""
    event = claim.assertion
    if not isinstance(event, Event) or not event.total or event.says == "denies":
        return False
    return period.touches(event.happened.earliest, event.happened.latest)


def overall(case: Case, seen: Sequence[Incident], period: Period, known: Sequence[Claim]) -> tuple[CountRow, ...]:
    """Count the period as a whole, and the one before as it was known at its end and as it is known by now."""
    previous = period.previous
    then = incidents_seen(case, told_claims(period.known_at_start(known)))
    inside = [row for row in seen if period.touches(row.earliest, row.latest)]
    outside = [row for row in inside if row.earliest < period.start or row.latest >= period.end]
    before = [[row for row in rows if previous.touches(row.earliest, row.latest)] for rows in (then, seen)]
    named = (
        ("In this period", inside),
        ("of these, may also lie outside it", outside),
        ("The period before, as known then", before[0]),
        ("The period before, as known now", before[1]),
    )
    return tuple(CountRow(name, tallies(case, rows)) for name, rows in named)


def groups_of(
    case: Case, inside: Sequence[Incident], facet: str, name: Callable[[Case, Incident], str]
) -> tuple[tuple[str, tuple[CountRow, ...]], ...]:
    """Lay incidents out by what they are called: acts against somebody, then others; rows by their names."""
    groups: dict[str, dict[str, list[Incident]]] = {HARM: {}, OTHER: {}}
    for row in inside:
        harms = any(is_harmful(case, str(act)) for act in told_of(row, "act").alternatives)
        groups[HARM if harms else OTHER].setdefault(name(case, row), []).append(row)
    return tuple(
        (
            heading,
            tuple(
                CountRow(words, tallies(case, rows[words], facet))
                for words in sorted(rows, key=lambda words: (words == NOT_SAID, words.casefold()))
            ),
        )
        for heading, rows in groups.items()
        if rows
    )


def tallies(case: Case, rows: Iterable[Incident], facet: str = "") -> tuple[Tally, ...]:
    """Count incidents under each account.

    Args:
        facet: What has to be settled, too, for an incident to be established; ``""``: nothing else.
    """
    established: list[set[str]] = [set() for _ in case.accounts]
    told: list[set[str]] = [set() for _ in case.accounts]
    for row in rows:
        settled = is_settled(case, row, ROW_IS_ABOUT.get(facet, ()))
        for bit in range(len(case.accounts)):
            if row.told_may >> bit & 1:
                told[bit].add(row.id)
            if row.told_must >> bit & 1 and settled:
                established[bit].add(row.group)
    return tuple(Tally(len(sure), len(all_told) - len(sure)) for sure, all_told in zip(established, told, strict=True))


def author_words(case: Case, row: Incident) -> str:
    """Say who is said to have done it."""
    candidates = [one for one in told_of(row, "actors").alternatives if isinstance(one, tuple) and one]
    named = sorted({candidates_words(case, (one,)) for one in candidates})
    return one_or_other(named, any(not one for one in told_of(row, "actors").alternatives))


def where_words(case: Case, row: Incident) -> str:
    """Say where it is said to have been; of what led from one place to another, both."""
    told: Mapping[str, list[str]] = {
        facet: sorted(place_name(case, str(place)) for place in told_of(row, facet).alternatives if place)
        for facet in ("place", "from_place", "to_place")
    }
    if told["place"]:
        return one_or_other(told["place"], "" in told_of(row, "place").alternatives)
    led = [f"{way} {joined(places, 'or')}" for way, places in (("from", told["from_place"]), ("to", told["to_place"]))
           if places]  # fmt: skip
    return " ".join(led) or NOT_SAID


def act_words(case: Case, row: Incident) -> str:
    """Say what is said to have been done."""
    return one_or_other(sorted(str(act) for act in told_of(row, "act").alternatives if act), False)


def one_or_other(named: Sequence[str], is_unsaid: bool) -> str:
    """Join alternatives; where some claims leave it open, that is one of them."""
    if not named:
        return NOT_SAID
    return f"{joined(named, 'or')}, or {NOT_SAID}" if is_unsaid else joined(named, "or")
