"""What ``read`` does about a language model: reads its options, shows what would be sent, tells what was refused."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from holdfire.cli.usage import UsageError
from holdfire.intake.model.extractor import ModelExtractor, model_extractor, tell_refused
from holdfire.intake.model.problem import ModelError
from holdfire.intake.model.settings import model_settings
from holdfire.intake.text.article import Article
from holdfire.source.safe_text import safe_to_show

ANSWERS = Path("intake") / "answers"
SMALLEST_PIECE = 1000


def model_asked(asked: argparse.Namespace, folder: Path, environ: Mapping[str, str]) -> ModelExtractor | None:
    """Make the extractor that the options of ``add_model_options`` ask for; ``None``: no model is asked.

    Args:
        asked: The options.
        folder: Of the case: answers are kept in it.
        environ: The environment: endpoint and key.

    Raises:
        UsageError: They do not fit together, or what asking needs is not installed.
    """
    if not asked.model:
        if asked.endpoint or asked.model_preview or asked.model_timeout is not None or asked.model_piece is not None:
            raise UsageError("which model? say `--model NAME`, as the endpoint calls it")
        return None
    patience = 600 if asked.model_timeout is None else asked.model_timeout
    try:
        settings = model_settings(asked.model, asked.endpoint or "", environ, folder / ANSWERS, patience)
        if asked.model_piece is not None:
            if asked.model_piece < SMALLEST_PIECE:
                raise UsageError(f"a piece has at least {SMALLEST_PIECE} characters")
            settings = replace(settings, piece=asked.model_piece, overlap=min(settings.overlap, asked.model_piece // 4))
        return model_extractor(settings)
    except ModelError as error:
        raise UsageError(str(error)) from None


def print_preview(model: ModelExtractor, article: Article) -> None:
    """Show what would be sent about an article."""
    from holdfire.intake.model.preview import preview_requests  # noqa: PLC0415  an extra: not everybody has it

    print(f"{article.id}: this would be sent to {safe_to_show(model.settings.endpoint)}; nothing is sent now")
    for request in preview_requests(model.settings, article):
        print(request)


def print_refused(model: ModelExtractor) -> None:
    """Say how much of the model's answers was not taken, and start to count anew."""
    if told := tell_refused(model.refused):
        print(f"  {told}")
    for one in model.refused[:5]:
        print(f"    {one.kind}, {one.part}: {one.words!r} {one.why}")
    model.refused.clear()


def print_model_error(name: str, error: ModelError) -> None:
    """Say on standard error why an article was not read."""
    print(f"holdfire read: `{name}` was kept but not searched: {error}", file=sys.stderr)
