"""Publication profiles: what may leave a case. Everything that no profile lets through stays in."""

from __future__ import annotations

from dataclasses import dataclass, field

USUAL = (
    "kind", "chain", "published", "said", "grade", "reply to", "replaces", "retracts", "incident", "maybe same as",
    "quote in", "quote text",
    "act", "when", "began", "ended", "says", "denies", "actors", "whom", "where", "from place", "to place", "with",
    "without", "about", "quantity", "total", "answers",
    "count", "value", "at", "party", "position", "on", "reading",
    "body", "votes for", "votes against", "votes abstaining", "outcome", "found", "term", "observer", "access",
    "refused by",
)  # fmt: skip
"""Fields of claims that leave where a profile lists none: no free text, no notes. A field that is not here stays in."""
NAMED_KINDS = (
    "", "state", "government", "armed group", "armed groups", "armed forces", "military", "mediator", "organisation",
    "organization", "body", "mission", "court", "coalition", "union", "party", "political party", "outlet", "unnamed",
    "region", "country", "ministry", "agency", "commission", "committee", "council",
)  # fmt: skip
"""Kinds of parties that are named where nobody says otherwise; names of any other kind, people's above all, stay in."""
PROTECTED_KINDS = (
    "hospital", "clinic", "field hospital", "ambulance station", "school", "university", "kindergarten", "shelter",
    "camp", "displacement site", "safe house", "orphanage", "water works", "water station", "pumping station",
    "power station", "bakery", "place of worship", "mosque", "church", "synagogue", "cultural property",
    "protected site",    "aid warehouse", "warehouse", "prison", "grave", "mass grave", "home", "house",
)  # fmt: skip
"""Kinds of places whose exact coordinates stay in."""
CONTACTS = ("link", "e-mail address", "handle", "coordinates", "phone number")
ALL = "all"
DAY = 86_400


@dataclass(frozen=True, slots=True)
class Coarsening:
    """How places are shown less exactly.

    Attributes:
        way: "container": as the smallest place around it that is shown; "grid": as the cell of a grid; "radius": as a
            disc that holds it, not at its middle; "exactly": as it is.
        metres: Side of a cell, or radius of the disc.
        places: Of these ids; ``("all",)``: of all places.
        kinds: Of places of these kinds. ``inside``: of places that lie inside one of these.
        container: For "container": id of the place it becomes; ``""``: the smallest.
    """

    way: str
    metres: int = 0
    places: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    container: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """What may leave. As it stands here, without a file, it lets through as little as any.

    Attributes:
        name: ``public`` of ``profiles/public.yaml``.
        title: To show.
        fields: Keys of claims that leave.
        delay: Claims published or recorded less than so many seconds ago stay in.
        named: Party ids that are named whatever their kind.
        never_parties: Party ids that are never named; ``never_kinds``: kinds of parties.
        never_places: Place ids that are never named, nor shown where they are unless a coarsening says how.
        never_names: Further names that are replaced in free text.
        no_names: Words that are no names, though a name holds them ("May").
        protected: Kinds of places that are shown as the place around them.
        coarsenings: The first that fits a place says how it is shown.
        quotes: Ids of documents whose words leave; ``("all",)``: of all.
        contacts: Kinds of contacts that leave in free text.
        what_ifs: Suppositions leave too.
        silence_until: Silence counts up to this second at most (UTC); ``None``: not where anything stays in.
        sha256: Of its file; ``""``: there is none.
    """

    name: str = "public"
    title: str = ""
    fields: tuple[str, ...] = USUAL
    delay: int = 0
    named: frozenset[str] = frozenset()
    never_parties: frozenset[str] = frozenset()
    never_kinds: frozenset[str] = frozenset()
    never_places: frozenset[str] = frozenset()
    never_names: tuple[str, ...] = ()
    no_names: tuple[str, ...] = ()
    protected: tuple[str, ...] = PROTECTED_KINDS
    coarsenings: tuple[Coarsening, ...] = ()
    quotes: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    what_ifs: bool = False
    silence_until: int | None = None
    sha256: str = field(default="", compare=False)

    def lets_out(self, column: str) -> bool:
        """Say whether a field of claims leaves."""
        return column in self.fields

    def shows_words_of(self, document: str) -> bool:
        """Say whether quoted words of a document leave."""
        return document in self.quotes or self.quotes == (ALL,)
