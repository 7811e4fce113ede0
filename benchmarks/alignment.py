"""Scoring alignment: whether a true partner is among the first three that are ranked.

Annotated records that share a ``topic`` are about the same. Each that has a partner in another document is asked
about: all of its kind in that document are ranked ("there"), and all of its kind in all other documents together
("anywhere"). Once from the annotated records, once from what the rules find, where a record that was not found has
no partner.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.intake_scores import Record, Score, match_acts, match_figures, match_quotations
from holdfire.claims.document import Document
from holdfire.intake.align.align import suggest
from holdfire.intake.align.comparable import Comparable
from holdfire.intake.align.from_candidate import from_candidates
from holdfire.intake.align.ideas import names_in
from holdfire.intake.align.index import Index, make_index
from holdfire.intake.align.meaning import Meaning
from holdfire.intake.candidate_json import candidate_from_json
from holdfire.intake.known import Known
from holdfire.intake.text.article import Article

KINDS = ("quotation", "figure", "act")
KNOWN = Known()
Records = Mapping[str, Sequence[Record]]


@dataclass(frozen=True, slots=True)
class Forms:
    """Records of all documents in the form in which they are compared, with what each is about.

    Attributes:
        listed: By document.
        topics: By ``ref``.
        meaning: Compares by meaning, too.
        indexes: Those made so far, by the documents in them.
    """

    documents: Mapping[str, Document]
    listed: Mapping[str, Sequence[Comparable]]
    topics: Mapping[str, str]
    meaning: Meaning | None = None
    indexes: dict[frozenset[str], Index] = field(default_factory=dict)

    def ranks_a_partner(self, name: str, ref: str, topic: str, among: frozenset[str]) -> bool:
        """Say whether one of the first three ranked in some documents, its own left out, is of the topic."""
        form = next((one for one in self.listed[name] if one.ref == ref), None)
        if form is None:
            return False
        pool = among | {name}
        if pool not in self.indexes:
            forms = [one for other in sorted(pool) for one in self.listed[other]]
            self.indexes[pool] = make_index(forms, self.documents, self.meaning)
        own = frozenset(one.ref for one in self.listed[name])
        found = suggest(form, self.indexes[pool], names_in(self.documents[name].text), KNOWN, own)
        return any(self.topics.get(one.claim) == topic for one in found)


def score_alignment(
    articles: Mapping[str, Article], gold: Records, found: Records, meaning: Meaning | None = None
) -> dict[str, dict[str, Score]]:
    """Score all documents.

    Args:
        articles: By name; ``gold`` the annotated records of each, ``found`` its candidates in the same form.
        meaning: Compares by meaning, too; ``None``: by words alone.

    Returns:
        The measures of each document; none where no topic is shared.
    """
    documents = {name: Document(name, name, article.text, source=name) for name, article in articles.items()}
    topics = {_ref(name, one): one["topic"] for name in gold for one in gold[name] if one.get("topic")}
    matched = {
        _ref(name, ours): _ref(name, theirs)
        for name in gold
        for ours, theirs in _matches(articles[name], gold[name], found[name])
    }
    meant = {theirs: topics[ours] for ours, theirs in matched.items() if ours in topics}
    annotated = Forms(documents, _forms(documents, gold), topics, meaning)
    proposed = Forms(documents, _forms(documents, found), meant, meaning)
    tellers = _tellers(gold)
    return {
        name: _score(name, [one for one in gold[name] if one.get("topic")], tellers, annotated, proposed, matched)
        for name in gold
    }


def _score(
    name: str,
    records: Iterable[Record],
    tellers: Mapping[tuple[str, str], set[str]],
    annotated: Forms,
    proposed: Forms,
    matched: Mapping[str, str],
) -> dict[str, Score]:
    scores: dict[str, Score] = defaultdict(Score)
    everywhere = frozenset(annotated.documents)
    for one in records:
        topic, ref = one["topic"], _ref(name, one)
        others = sorted(tellers[one["kind"], topic] - {name})
        pools = [("there", frozenset((other,))) for other in others] + [("anywhere", everywhere)] * bool(others)
        for where, pool in pools:
            for which, forms, asked in (("annotated", annotated, ref), ("found", proposed, matched.get(ref, ""))):
                is_right = forms.ranks_a_partner(name, asked, topic, pool)
                scores[f"partner of {one['kind']} {where}, {which}"] += Score(is_right, 1, 1)
    return dict(scores)


def _tellers(gold: Records) -> Mapping[tuple[str, str], set[str]]:
    """Say which documents tell of each topic, by kind of record."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, records in gold.items():
        for one in records:
            if one.get("topic") and one["kind"] in KINDS:
                found[one["kind"], one["topic"]].add(name)
    return found


def _forms(documents: Mapping[str, Document], records: Records) -> dict[str, Sequence[Comparable]]:
    return {
        name: from_candidates(map(candidate_from_json, records[name]), document, KNOWN)
        for name, document in documents.items()
    }


def _matches(article: Article, gold: Sequence[Record], found: Sequence[Record]) -> Iterable[tuple[Record, Record]]:
    def of(kind: str, records: Sequence[Record]) -> list[Record]:
        return [one for one in records if one["kind"] == kind]

    yield from match_quotations(of("quotation", gold), of("quotation", found))
    yield from match_figures(of("figure", gold), of("figure", found))
    yield from match_acts(article, of("act", gold), of("act", found))


def _ref(name: str, record: Record) -> str:
    return f"{name}#{record['id']}"
