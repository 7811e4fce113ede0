"""Who is named and who is not, and what stands for those who are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from holdfire.deal.model import Deal
from holdfire.pipeline import Case
from holdfire.publish.folding import words_of
from holdfire.publish.hidden import Hidden
from holdfire.publish.profile import NAMED_KINDS, Profile
from holdfire.publish.pseudonyms import Pseudonyms
from holdfire.publish.rebuild import texts_in
from holdfire.vocab.party import Parties, Party
from holdfire.vocab.place import Place

PERSON = "person"


def hidden_parties(profile: Profile, case: Case, pseudonyms: Pseudonyms) -> dict[str, Hidden]:
    """Say which parties, sources and speakers are not named, by id."""
    found = {}
    for party in {**case.parties.by_id, **case.deal.parties.by_id}.values():
        rule = why_not_named(profile, case, party)
        if rule:
            code = pseudonyms.code("party", party.id)
            names = tuple(dict.fromkeys(name for name in (party.name, *party.also, party.id) if name))
            found[party.id] = Hidden(party.id, names, f"{_noun(case, party)} {code}", rule, _has_parts(party))
    return found


def why_not_named(profile: Profile, case: Case, party: Party) -> str:
    """Say why a party is not named; ``""`` where it is."""
    kind = party.kind.casefold()
    if party.id in profile.never_parties:
        return "never named"
    if party.id in profile.named:
        return ""
    if kind in profile.never_kinds:
        return f"never named: of kind `{kind}`"
    if kind == PERSON:
        return "a person's name"
    if kind not in NAMED_KINDS or (not kind and party.id not in case.deal.parties.by_id):
        return f"not known to be no person: of kind `{kind or 'not said'}`"
    return ""


def _has_parts(party: Party) -> bool:
    return party.kind.casefold() not in NAMED_KINDS or not party.kind


def _noun(case: Case, party: Party) -> str:
    if party.id not in case.deal.parties.by_id:
        return "Source"
    return "Person" if party.kind.casefold() == PERSON else "Party"


def hidden_names(profile: Profile, pseudonyms: Pseudonyms) -> tuple[Hidden, ...]:
    """Give the further names that a profile lists."""
    return tuple(
        Hidden("", (name,), f"Name {pseudonyms.code('name', ' '.join(words_of(name)))}", "never named", True)
        for name in profile.never_names
    )


def public_words(profile: Profile, case: Case, hidden: Iterable[str]) -> frozenset[str]:
    """Give the words that are never hidden alone: of all names that leave, and those that the profile lists.

    Args:
        profile: Lists words that are no names.
        case: Whose names they are.
        hidden: Ids of parties and places that are not named.
    """
    left_out = frozenset(hidden)
    parties = (party for party in case.parties.by_id.values() if party.id not in left_out)
    places = (place for place in case.deal.places.by_id.values() if place.id not in left_out and not place.strip)
    return words_of_names(profile, (*parties, *places))


def words_of_names(profile: Profile, named: Iterable[Party | Place]) -> frozenset[str]:
    """Give the words of all names of parties and places, and those that a profile lists as no names, folded."""
    names = (name for one in named for name in (one.id, one.name, *one.also))
    return frozenset(word for name in (*names, *profile.no_names) for word in words_of(name))


def parties_shown(parties: Parties, hidden: Mapping[str, Hidden], ids: Mapping[str, str]) -> Parties:
    """Make parties anew: of one that is not named its kind, what it belongs to and a pseudonym are left."""
    made = []
    for party in parties.by_id.values():
        groups = tuple(ids.get(group, group) for group in party.member_of)
        listed = ids.get(party.listed_by, party.listed_by)
        if party.id in hidden:
            shows = hidden[party.id].shows
            made.append(Party(ids[party.id], shows, party.kind, (), groups, listed))
        else:
            made.append(Party(party.id, party.name, party.kind, party.also, groups, listed))
    return Parties.from_parties(made)


def spoken_of(parties: Parties, deal: Deal, told_of: object) -> Parties:
    """Leave out parties and sources of which nothing that leaves speaks, and which the deal does not have."""
    named = {*texts_in(told_of), *deal.parties.by_id, *deal.bodies}
    named |= {group for party in named for group in parties.above.get(party, ())}
    return Parties.from_parties(party for party in parties.by_id.values() if party.id in named)
