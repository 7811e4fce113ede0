"""Checks on words: those that nothing defines, and lists that nobody wrote down."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfire.deal.checks.finding import finding, list_names
from holdfire.deal.checks.subject import Subject
from holdfire.deal.model import ActPattern, Term
from holdfire.source.diagnostic import Diagnostic, Label
from holdfire.source.span import Span
from holdfire.source.yaml_tree import Scalar
from holdfire.vocab.taxonomy import shipped_acts

_VAGUE = re.compile(
    r"\b(?:(?:dis)?proportionate(?:ly)?|un(?:hindered|impeded|restricted|due)|sustained|dense(?:ly)?|adequate(?:ly)?"
    r"|appropriate(?:ly)?|reasonabl[ey]|sufficient(?:ly)?|substantial(?:ly)?|significant(?:ly)?|necessary|excessive(?:ly)?"
    r"|meaningful(?:ly)?|gradual(?:ly)?|in good faith|best efforts"
    r"|as far as possible|to the extent possible|where (?:possible|feasible|practicable)|peacetime levels?)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:groups|parties|factions|formations|militias|states|actors|sides)$", re.IGNORECASE)


def word_undefined(subject: Subject) -> tuple[Diagnostic, ...]:
    """T328 note: a word on which terms hang is defined nowhere.

    Either an act of this deal has no `means` and covers no narrower one, or the words of a clause, or of `with` and
    `without`, are vague ("proportionate", "unhindered") and the term is assessed by
    claims. Then everybody measures by a standard of their own. Define the word (`means`),
    leave the judgement to somebody (`assessed by: ruling`), or write down how each side
    reads it. A term with `read as` and a word inside a name that has a `means` are quiet.
    """
    return (*_acts_without_meaning(subject), *_vague_words(subject))


def members_unknown(subject: Subject) -> tuple[Diagnostic, ...]:
    """T329 note: nobody can tell who, or what, falls under a name.

    A category has neither a `means` nor narrower ones; or a party that is several (its kind
    is in the plural, `armed groups`) has no members, is on nobody's list, and a term binds it
    or speaks of it. Write the list, or how one tells.
    """
    deal = subject.deal
    found = []
    categories = deal.categories.by_id.values()
    broad = {parent for category in categories for parent in category.parents}
    named = {name for term in deal.terms for pattern in _patterns(term) for name in _things(pattern)}
    open_ = [c for c in categories if not c.means and c.id not in broad and c.id in named]
    if open_:
        spans = [subject.name_span("categories", category.id) for category in open_]
        message = f"nothing says what falls under {list_names([category.id for category in open_])}"
        labels = tuple(Label(span, "nor under this") for span in spans[1:])
        fix = "write `means:`, or the narrower categories"
        found.append(finding(members_unknown, message, spans[0], "what falls under it?", labels, fix))
    groups = {group for party in deal.parties.by_id.values() for group in party.member_of}
    asked = {name for term in deal.terms for name in _parties(term)}
    for party in deal.parties.by_id.values():
        if _SEVERAL.search(party.kind) and party.id in asked and party.id not in groups and not party.listed_by:
            message = f"nothing says who belongs to `{party.id}`"
            fix = "declare its members (`member of`), or say who lists them (`listed by`)"
            span = subject.name_span("parties", party.id)
            found.append(finding(members_unknown, message, span, "who are they?", help=fix))
    return tuple(found)


def _acts_without_meaning(subject: Subject) -> Iterator[Diagnostic]:
    """Find acts that a deal adds, that its terms use, and that it does not define."""
    shipped = {act.id for act in shipped_acts()}
    used = {pattern.act for term in subject.deal.terms for pattern in _patterns(term)}
    own = subject.deal.acts.by_id.values()
    broad = {parent for act in own for parent in (act.parent, *act.lists)}
    names = [act.id for act in own if act.id in used - shipped - broad and not act.means]
    if names:
        spans = [subject.name_span("acts", name) for name in names]
        labels = tuple(Label(span, "nor this") for span in spans[1:])
        message = f"the deal does not say what counts as {list_names(names)}"
        fix = "write `means:` with its definition"
        yield finding(word_undefined, message, spans[0], "not defined", labels, fix)


def _vague_words(subject: Subject) -> Iterator[Diagnostic]:
    """Find vague words, each with every term in which nothing makes it exact."""
    defined = " | ".join(_defined_names(subject)).lower()
    found: dict[str, list[tuple[str, Span, str]]] = {}
    for term in subject.first_versions():
        block = subject.block("terms", term.id)
        if term.assessed_by == "claims" and not block.has("read as"):
            for text in _words_of(term, subject):
                for match in _VAGUE.finditer(text.text):
                    stem = match[0].lower().removesuffix("ly")
                    if stem not in defined:
                        span = text.span_of(match.start(), match.end())
                        found.setdefault(stem, []).append((term.id, span, match[0]))
    for places in found.values():
        terms, spans, words = zip(*places, strict=True)
        labels = tuple(Label(span, "and here") for span in dict.fromkeys(spans[1:]) if span != spans[0])
        message = f"nothing defines `{words[0]}`, and {list_names(list(terms))} {_is_are(terms)} assessed by claims"
        fix = "define it, write `assessed by: ruling`, or how each side reads it under `read as:`"
        yield finding(word_undefined, message, spans[0], "by what standard?", labels, fix)


def _words_of(term: Term, subject: Subject) -> Iterator[Scalar]:
    """List the texts of a term that say how something is done: its manner, and the words of the clause."""
    block = subject.block("terms", term.id)
    for inner in (block, *block.blocks("whenever"), *block.blocks("for every")):
        for key in ("with", "without"):
            yield from inner.texts(key)
    for quote in block.blocks("quote"):
        yield from quote.texts("text")


def _defined_names(subject: Subject) -> Iterator[str]:
    """List the names of the deal that have a definition."""
    for section in ("acts", "counts", "categories", "registers"):
        for block in subject.written.blocks(section):
            if block.has("means"):
                yield block.name.text


def _patterns(term: Term) -> Iterator[ActPattern]:
    patterns = (term.act, term.trigger, term.broken_by, term.restored_by, term.interference)
    for pattern in (*patterns, *(exception.act for exception in term.exceptions)):
        if pattern is not None:
            yield pattern


def _things(pattern: ActPattern) -> tuple[str, ...]:
    return (*pattern.what, *pattern.with_, *pattern.without)


def _parties(term: Term) -> Iterator[str]:
    """Name the parties that a term binds, or speaks of."""
    for bearer in (*term.bearers, term.trigger_by, term.breaker, term.restorer, term.protected_from):
        if bearer is not None:
            yield from bearer.parties
    for pattern in _patterns(term):
        yield from pattern.whom


def _is_are(names: tuple[str, ...]) -> str:
    return "are" if len(set(names)) > 1 else "is"
