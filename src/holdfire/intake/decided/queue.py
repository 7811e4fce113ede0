"""What waits for review: the candidates of every article of a case, with the claim each may become."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from holdfire.claims.document import Document
from holdfire.intake.candidate import Candidate
from holdfire.intake.candidate_json import candidate_from_json, read_candidates
from holdfire.intake.decided.decisions import Decision, decided, standing
from holdfire.intake.drafts.draft import Row, draft_claim
from holdfire.intake.known import Known
from holdfire.source.diagnostic import Diagnostic, Outcome

FOLDER = Path("intake")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A candidate at the desk of the reviewer.

    Attributes:
        ref: ``document#id``, by which decisions name it.
        row: The claim it may become, as a row; ``None``: it is none by itself (a date).
        decision: The last one on it that stands; ``None``: nobody has decided.
    """

    ref: str
    document: Document
    candidate: Candidate
    row: Row | None = None
    decision: Decision | None = None


def candidates_path(folder: Path, document: str) -> Path:
    """Say where the candidates of a document are kept."""
    return folder / FOLDER / f"{document}.candidates.jsonl"


def read_queue(
    folder: Path, documents: Mapping[str, Document], known: Known, decisions: Iterable[Decision]
) -> Outcome[tuple[Waiting, ...]]:
    """Read the candidates of all documents of a case, those that reviewers added among them.

    Returns:
        By document in the order of their names, then in the order of the text.
    """
    decisions = tuple(decisions)
    found: list[Diagnostic] = []
    waiting = []
    verdicts = decided(decisions)
    for document in sorted(documents.values(), key=lambda one: one.id):
        listed: list[Candidate] = []
        path = candidates_path(folder, document.id)
        if path.exists():
            read = read_candidates(path, document)
            found += read.diagnostics
            listed += read.value
        listed += added(document.id, decisions)
        for one in sorted(listed, key=lambda one: one.at):
            ref = f"{document.id}#{one.id}"
            row = draft_claim(one, document, known, f"{document.id}-{one.id}", listed)
            waiting.append(Waiting(ref, document, one, row, verdicts.get(ref)))
    return Outcome(tuple(waiting), tuple(found))


def added(document: str, decisions: Iterable[Decision]) -> list[Candidate]:
    """List the candidates that reviewers added to a document."""
    return [
        candidate_from_json(one.found)
        for one in standing(decisions)
        if one.kind == "add" and one.found and one.candidate.startswith(f"{document}#")
    ]
