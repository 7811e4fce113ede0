"""The bench on which incidents are put together and taken apart: what is suggested, what each decision does.

Every decision is an entry of the log, appended at once. What somebody else wrote meanwhile is read before it: the
claims that are decided about have to stand as they were shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from holdfire.claims.claim import Claim
from holdfire.claims.counting import standing_claims
from holdfire.incidents.groups import Groups, groups_of
from holdfire.incidents.judgement import DIFFERENT, SAME, SPLIT, Judgement, entry_of, judgements_of
from holdfire.incidents.suggest import AS_LIKELY_AS_NOT, Suggestion, suggest
from holdfire.log.entry import NewEntry
from holdfire.log.standing import standing
from holdfire.log.state import read_state
from holdfire.log.store import Writing, open_log
from holdfire.pipeline import Case, load_case
from holdfire.source.diagnostic import Outcome

WEAKER = -4.0
"""What a suggestion has to count where weaker ones are shown, too."""


MOST_ANEW = 5_000
"""Among more incidents, a decision only takes suggestions away; new ones come when the case is opened again."""


class CannotDecideError(Exception):
    """What is to be decided about is not there, or stands otherwise by now; the message says what to do."""


@dataclass(slots=True)
class Bench:
    """A case with its incidents; changes with each decision.

    Attributes:
        case: Its claims as written, before anything was decided.
        standing: Those of its claims that stand, by id.
        clock: Gives UTC seconds.
        least: What a suggestion has to count.
    """

    folder: Path
    case: Case
    standing: Mapping[str, Claim]
    clock: Callable[[], int]
    groups: Groups
    suggestions: tuple[Suggestion, ...]
    least: float

    def suggestion(self, name: str) -> Suggestion:
        """Find a suggestion by its id.

        Raises:
            CannotDecideError: There is none so called.
        """
        for one in self.suggestions:
            if one.id == name:
                return one
        why = "it was decided, or its incidents changed"
        raise CannotDecideError(f"there is no suggestion `{name}`: {why}; `holdfire incidents` lists them")

    def sets_split(self, incident: str, claims: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """Give the claims that stay in an incident, and those taken out.

        Raises:
            CannotDecideError: There is no such incident, a claim is not in it, or none would stay.
        """
        members = self.members(incident)
        for claim in claims:
            if claim not in members:
                raise CannotDecideError(f"the claim `{claim}` is not in `{incident}`: it holds {listed(members)}")
        stay = tuple(claim for claim in members if claim not in claims)
        if not stay:
            raise CannotDecideError(f"no claim would stay in `{incident}`: leave one out")
        return stay, tuple(sorted(set(claims)))

    def sets_named(self, names: Sequence[str], is_of_claims: bool) -> tuple[tuple[str, ...], ...]:
        """Give the claims of incidents and claims that are named, one set each.

        Args:
            is_of_claims: A claim stands for itself; else for the incident it is of.

        Raises:
            CannotDecideError: One is not there, or there are fewer than two.
        """
        sets = []
        for name in dict.fromkeys(names):
            is_claim = name in self.groups.incident_of
            sets.append((name,) if is_claim and is_of_claims else self.members(name))
        distinct = tuple(dict.fromkeys(sets))
        if len(distinct) < 2:
            raise CannotDecideError("name two incidents or claims at least that are not one already")
        return distinct

    def members(self, name: str) -> tuple[str, ...]:
        """Give the claims of an incident, which may be called by one of its claims or by its former name.

        Raises:
            CannotDecideError: There is none so called.
        """
        incident = self.groups.incident_of.get(name) or self.groups.renamed.get(name, name)
        found = self.groups.members.get(incident)
        if not found:
            raise CannotDecideError(f"there is no incident and no event claim `{name}`")
        return found

    def decide(self, kind: str, sets: Sequence[Sequence[str]], by: str, why: str = "") -> int:
        """Keep a decision.

        Returns:
            The number of its entry.

        Raises:
            CannotDecideError: Somebody decided about these claims meanwhile, so that they stand otherwise.
        """
        judgement = Judgement(kind, tuple(tuple(one) for one in sets), by=by, why=why)
        with open_log(self.folder) as log, log.writing(self.clock()) as writing:
            there = judgements_in(writing)
            if [one.number for one in there] != [one.number for one in self.groups.judgements]:
                self.read(there)
                if any(claim not in self.groups.incident_of for claim in judgement.claims):
                    raise CannotDecideError("somebody changed this case meanwhile: look at it again")
            writing.append((entry_of(judgement, self.subject(judgement)),))
            number, judgements = writing.head.number, judgements_in(writing)
        self.read(judgements)
        return number

    def undo(self, number: int, by: str) -> None:
        """Take a decision back."""
        with open_log(self.folder) as log, log.writing(self.clock()) as writing:
            writing.append((NewEntry(by, "undo", str(number), {"entry": number}),))
            judgements = judgements_in(writing)
        self.read(judgements)

    def subject(self, judgement: Judgement) -> str:
        """Name the incident a judgement is about: what puts together, after; what takes apart, what it was."""
        if judgement.kind == SAME:
            after = groups_of(self.case.claims, (*self.groups.judgements, judgement))
            return after.incident_of[judgement.claims[0]]
        return self.groups.incident_of[judgement.sets[0][0]]

    def read(self, judgements: Sequence[Judgement]) -> None:
        """Work everything out anew after a decision."""
        before = self.groups.judgements
        self.groups = groups_of(self.case.claims, judgements)
        has_more = self.groups.judgements[: len(before)] == before
        if has_more and len(self.groups.members) > MOST_ANEW:
            self.suggestions = tuple(one for one in self.suggestions if self.is_open(one))
        else:
            self.suggestions = suggestions_for(self.case, self.groups, self.least)

    def is_open(self, one: Suggestion) -> bool:
        """Say whether a suggestion still is one: its incidents stand as they stood, and nothing was decided of them."""
        members = self.groups.members
        stands = all(members.get(name) == claims for name, claims in zip(one.incidents, one.sets, strict=True))
        return stands and not any(self.groups.are_apart(a, b) for a, b in combinations(one.incidents, 2))

    def said_of(self, number: int) -> tuple[str, ...]:
        """Say what a decision did."""
        (judgement,) = [one for one in self.groups.judgements if one.number == number]
        incidents = list(dict.fromkeys(self.groups.incident_of[claim] for claim in judgement.claims))
        head = {SAME: "one incident", DIFFERENT: "different incidents", SPLIT: "split"}.get(judgement.kind, "maybe one")
        return (f"{head}:", *(f"  {name}: {listed(self.groups.members[name])}" for name in incidents))


def listed(claims: Iterable[str]) -> str:
    """List claims."""
    return ", ".join(f"`{claim}`" for claim in claims)


def judgements_in(writing: Writing) -> tuple[Judgement, ...]:
    """Give what was decided and stands; the rest of the log, however long, is not read."""
    return judgements_of(standing(lambda kinds: writing.entries(kinds=kinds), ("incident",))).value


def suggestions_for(case: Case, groups: Groups, least: float) -> tuple[Suggestion, ...]:
    """Suggest which incidents of a case are one."""
    deal = case.deal
    return suggest(case.claims, groups, deal.acts, deal.places, case.parties, least)


def open_bench(folder: Path, clock: Callable[[], int], is_weaker_shown: bool = False) -> Outcome[Bench | None]:
    """Read a case, and compare its incidents; ``None`` where it has errors."""
    state = read_state(folder)
    judged = judgements_of(state.incidents)
    read = load_case(folder, log=replace(state, incidents=()))
    diagnostics = (*read.diagnostics, *judged.diagnostics)
    if read.value is None or judged.has_errors:
        return Outcome(None, diagnostics)
    groups = groups_of(read.value.claims, judged.value)
    least = WEAKER if is_weaker_shown else AS_LIKELY_AS_NOT
    suggestions = suggestions_for(read.value, groups, least)
    standing = {claim.id: claim for claim in standing_claims(read.value.claims)}
    return Outcome(Bench(folder, read.value, standing, clock, groups, suggestions, least), diagnostics)
