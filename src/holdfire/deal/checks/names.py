"""Checks on names: two meanings for one, one inside another, none used."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from holdfire.deal.checks.subject import Subject
from holdfire.deal.condition import Condition, TermIs, leaves
from holdfire.deal.model import Deal
from holdfire.deal.windows import conditions_of
from holdfire.deal.written.names import SECTIONS, fold_name, name_key, with_article
from holdfire.deal.written.syntax import all_texts
from holdfire.source.diagnostic import Diagnostic, Label
from holdfire.source.yaml_tree import Scalar

_NEVER_TOGETHER = (
    *(("term", "party"), ("term", "body"), ("term", "draft"), ("draft", "party"), ("draft", "body")),
    *(("term", "clause"), ("clause", "party"), ("clause", "body"), ("clause", "draft"), ("event", "clause")),
    *(("event", "term"), ("event", "party"), ("event", "body"), ("event", "draft")),
)
_ROLES = (("term", "event", "clause"), ("party", "body"), ("draft",))
_ADDED = re.compile(r" (?:for|from|stage|of which|quota|reaching)\b")
_LOOKED_FOR = ("register", "question", "wording", "act", "event")


def name_used_twice(subject: Subject) -> tuple[Diagnostic, ...]:
    """T321 error: one name stands for two things that conditions could mean.

    A term, an event and a party of one name cannot be told apart in `starts when`; neither can two
    names that differ only in capital letters or spaces. A body may share its name with
    the party it is.
    """
    found = []
    for kind in SECTIONS:
        seen: dict[str, Scalar] = {}
        for block in subject.written.blocks(SECTIONS[kind]):
            first = seen.setdefault(name_key(kind, block.name.text), block.name)
            if first is not block.name and kind != "question" and first.text != block.name.text:
                only = "capitals, spaces, or one and many" if kind == "category" else "capitals or spaces"
                found.append(_twice(block.name, first, f"two names of one {kind} differ only in {only}"))
    for kind, other in _NEVER_TOGETHER:
        first_kind = {fold_name(b.name.text): b.name for b in subject.written.blocks(SECTIONS[kind])}
        for block in subject.written.blocks(SECTIONS[other]):
            first_name = first_kind.get(fold_name(block.name.text))
            if first_name:
                message = f"`{block.name.text}` is both {with_article(kind)} and {with_article(other)}"
                found.append(_twice(block.name, first_name, message))
    return tuple(found)


def alias_shared(subject: Subject) -> tuple[Diagnostic, ...]:
    """T322 warning: two parties, two places or two categories share a name to show or another name.

    Names as people write them are looked up in claims and articles; a shared one finds
    whichever comes first. Leave it to the one it belongs to.
    """
    found = []
    for kind in ("party", "place", "category"):
        section = SECTIONS[kind]
        seen: dict[str, tuple[str, Scalar]] = {}
        for block in subject.written.blocks(section):
            for text in (block.name, *block.texts("name"), *block.texts("also")):
                owner, first = seen.setdefault(name_key(kind, text.text), (block.name.text, text))
                if owner != block.name.text:
                    message = f"`{text.text}` is a name of both `{owner}` and `{block.name.text}`"
                    label = Label(first.span, "also here")
                    fix = "keep it with one of them"
                    found.append(
                        Diagnostic("T322", "alias-shared", "warning", message, text.span, "second", (label,), fix)
                    )
    return tuple(found)


def name_inside_name(subject: Subject) -> tuple[Diagnostic, ...]:
    """T323 note: a name that conditions can use lies inside another one that can stand in its place.

    In a condition the longest name wins: where there are terms `leave` and `promise to
    leave`, the words `promise to leave` never mean the first. Only a reader may stumble.
    Terms, events and clauses can stand in each other's place, and parties and bodies. Names
    that are made when a deal is written out (`hold fire for north`) are not looked at.
    """
    found = []
    for kinds in _ROLES:
        spans: dict[str, Scalar] = {}
        for block in (block for kind in kinds for block in subject.written.blocks(SECTIONS[kind])):
            spans.setdefault(fold_name(block.name.text), block.name)
        named = {name: scalar for name, scalar in spans.items() if not _is_made(name, spans)}
        for short, name in named.items():
            inside = re.compile(rf"(?<![\w-]){re.escape(short)}(?![\w-])")
            longer = [scalar for long, scalar in named.items() if short != long and inside.search(long)]
            if longer:
                names = " and ".join(f"`{scalar.text}`" for scalar in longer)
                message = f"the name `{name.text}` lies inside the name{'s' * (len(longer) > 1)} {names}"
                labels = tuple(Label(scalar.span, "the longer name, which wins in conditions") for scalar in longer)
                found.append(Diagnostic("T323", "name-inside-name", "note", message, name.span, "", labels))
    return tuple(found)


def unused_definition(subject: Subject) -> tuple[Diagnostic, ...]:
    """T324 note: an act, a register, an event, a question or a draft wording is defined and not used in the deal.

    Claims may still speak of it; then all is well. Otherwise a term was forgotten, or
    names it by another word. Parties, places, counts, bodies and drafts are not looked
    at: deals often list them for the claims.
    """
    used = {kind: {fold_name(text) for text in texts} for kind, texts in _used(subject).items()}
    found = []
    for kind in _LOOKED_FOR:
        for block in subject.written.blocks(SECTIONS[kind]):
            if fold_name(block.name.text) not in used[kind]:
                message = f"nothing uses the {kind} `{block.name.text}`"
                fix = "" if kind == "event" else "nothing to do if claims speak of it"
                found.append(Diagnostic("T324", "unused-definition", "note", message, block.name.span, help=fix))
    return tuple(found)


def act_ring(subject: Subject) -> tuple[Diagnostic, ...]:
    """T325 error: an act is a kind of itself, by way of other acts."""
    acts = subject.deal.acts.by_id.values()
    parents = {act.id: (act.parent, *act.lists) if act.parent else act.lists for act in acts}
    return _rings(subject, "acts", parents, "is a kind of itself", "T325", "act-ring")


def category_ring(subject: Subject) -> tuple[Diagnostic, ...]:
    """T117 error: a category is a kind of itself, by way of other categories."""
    broader = {category.id: category.parents for category in subject.deal.categories.by_id.values()}
    return _rings(subject, "categories", broader, "is a kind of itself", "T117", "category-ring")


def membership_ring(subject: Subject) -> tuple[Diagnostic, ...]:
    """T326 error: a party belongs to itself, by way of other parties."""
    groups = {party.id: party.member_of for party in subject.deal.parties.by_id.values()}
    return _rings(subject, "parties", groups, "belongs to itself", "T326", "membership-ring")


def place_ring(subject: Subject) -> tuple[Diagnostic, ...]:
    """T327 error: a place lies inside itself, by way of other places."""
    outer = {place.id: place.inside for place in subject.deal.places.by_id.values()}
    return _rings(subject, "places", outer, "lies inside itself", "T327", "place-ring")


def place_made_of_itself(subject: Subject) -> tuple[Diagnostic, ...]:
    """T221 error: a strip lies along itself, or a term leaves what it leaves, by way of other places."""
    places = subject.deal.places.by_id.values()
    made_of = {place.id: (place.strip.of,) if place.strip else place.parts for place in places}
    return _rings(subject, "places", made_of, "is worked out from itself", "T221", "place-made-of-itself")


def _is_made(name: str, names: Container[str]) -> bool:
    """Say whether a name is another one with what writing out adds: whom it is for, the stage, the part."""
    return any(name[: joint.start()] in names for joint in _ADDED.finditer(name))


def _twice(name: Scalar, first: Scalar, message: str) -> Diagnostic:
    label = Label(first.span, "first here")
    return Diagnostic("T321", "name-used-twice", "error", message, name.span, "second", (label,), "rename one of them")


def _used(subject: Subject) -> Mapping[str, set[str]]:
    """List the names that the deal uses, by kind."""
    deal = subject.deal
    used: dict[str, set[str]] = {kind: set() for kind in _LOOKED_FOR}
    for act in deal.acts.by_id.values():
        used["act"] |= {act.parent, act.id} if act.lists else {act.parent}
    for register in deal.registers.values():
        used["act"] |= {register.filled_by, register.emptied_by}
    for term in (*deal.terms, *deal.events):
        used["question"] |= {question for question, _ in term.reading}
        used["register"] |= {register for exception in term.exceptions for register in exception.never_covers}
        patterns = (term.act, term.broken_by, term.restored_by, term.trigger, term.interference)
        for pattern in (*patterns, *(exception.act for exception in term.exceptions)):
            if pattern:
                used["act"].add(pattern.act)
    used["wording"] = used["question"]
    asked = {leaf.term for condition in _conditions(deal) for leaf in leaves(condition) if isinstance(leaf, TermIs)}
    used["event"] = asked | {name[: joint.start()] for name in asked for joint in _ADDED.finditer(name)}
    words = " | ".join(fold_name(text.text) for _, text in all_texts(subject.written))
    used["register"] |= {register for register in deal.registers if fold_name(register) in words}
    return used


def _conditions(deal: Deal) -> Iterator[Condition]:
    """List every condition of a deal."""
    own = (deal.in_force, deal.ends_when, *(position.when for position in deal.positions))
    yield from (condition for condition in own if condition is not None)
    for term in deal.terms:
        yield from conditions_of(term)


def _rings(
    subject: Subject, section: str, above: Mapping[str, tuple[str, ...]], words: str, code: str, slug: str
) -> tuple[Diagnostic, ...]:
    found = []
    reported: set[str] = set()
    for name in above:
        path = _way_back(name, above)
        if path and not reported & set(path):
            reported |= set(path)
            way = " > ".join(f"`{step}`" for step in (*path, name))
            message = f"`{name}` {words}: {way}"
            span = subject.name_span(section, name)
            found.append(Diagnostic(code, slug, "error", message, span, help="drop one of these links"))
    return tuple(found)


def _way_back(name: str, above: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give the steps from a name back to itself; empty where there is no way."""
    paths: list[tuple[str, ...]] = [(name,)]
    seen: set[str] = set()
    while paths:
        path = paths.pop()
        for step in above.get(path[-1], ()):
            if step == name:
                return path
            if step not in seen:
                seen.add(step)
                paths.append((*path, step))
    return ()
