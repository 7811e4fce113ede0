"""The extractor that asks a language model. Read this first.

An article is cut into pieces (``pieces.py``); each is asked about (``prompt.py``, ``ask.py``), or its answer is at hand
(``answers.py``); an answer in the schema (``schema.py``) is read (``reading.py``): its words are found again in the
text (``anchor.py``), numbers are read from their words (``value.py``), names are those of the article's mentions.

Only when all pieces have an answer does anything come out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

from holdfire.intake.candidate import MODEL, Candidate, ResolvedDate
from holdfire.intake.merge import merge_same
from holdfire.intake.model.anchor import Anchors
from holdfire.intake.model.answers import keep_answer, kept_answer
from holdfire.intake.model.pieces import pieces_of
from holdfire.intake.model.problem import ModelError
from holdfire.intake.model.prompt import request_body
from holdfire.intake.model.reading import Reading, Refused, read_candidates_of
from holdfire.intake.model.settings import ModelSettings
from holdfire.intake.model.settle import settle
from holdfire.intake.names.mentions import Cast
from holdfire.intake.text.article import Article

Ask = Callable[[ModelSettings, bytes], dict[str, Any]]


@dataclass(slots=True)
class ModelExtractor:
    """Finds candidates by asking a language model.

    Attributes:
        settings: Which, where.
        refused: Words of the model that were not taken, over all articles read so far.
    """

    settings: ModelSettings
    refused: list[Refused] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Name what marks its candidates: ``model:NAME``."""
        return f"{MODEL}{self.settings.name}"

    def find(self, article: Article, cast: Cast, found: Sequence[Candidate]) -> Iterable[Candidate]:
        """Find candidates.

        Raises:
            ModelError: A piece has no answer; nothing is found then, also in the others.
        """
        pieces = pieces_of(article, self.settings.piece, self.settings.overlap)
        answers = [self._answer(request_body(self.settings.name, article, piece)) for piece in pieces]
        times = [one for one in found if isinstance(one, ResolvedDate)]
        mine: list[Candidate] = []
        for piece, answer in zip(pieces, answers, strict=True):
            mark = f"{self.name}-{piece.number}"
            reading = Reading(article, cast, Anchors.of(article, piece), self.name, mark, times, self.refused)
            mine += read_candidates_of(answer, reading)
        return settle(merge_same(mine), found)

    def _answer(self, body: bytes) -> dict[str, Any]:
        answer = kept_answer(self.settings.answers, body)
        if answer is None:
            from holdfire.intake.model.ask import ask_model  # noqa: PLC0415  an extra: not everybody has it

            answer = ask_model(self.settings, body)
            keep_answer(self.settings.answers, body, answer)
        return answer


def model_extractor(settings: ModelSettings) -> ModelExtractor:
    """Make the extractor that asks a model.

    Raises:
        ModelError: What it needs is not installed.
    """
    if not all(map(find_spec, ("httpx", "jsonschema"))):
        raise ModelError("asking a model needs more than is installed: `pip install holdfire[model]`")
    return ModelExtractor(settings)


def tell_refused(refused: Sequence[Refused]) -> str:
    """Say in a line how much of a model's answers was not taken and why; ``""`` for nothing."""
    if not refused:
        return ""
    counts = Counter(one.why for one in refused)
    whys = ", ".join(f"{count} {why}" for why, count in counts.most_common())
    whole = sum(one.whole for one in refused)
    return f"{len(refused)} of the model's excerpts refused ({whole} with their candidate): {whys}"
