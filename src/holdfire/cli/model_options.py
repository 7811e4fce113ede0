"""Options about a language model: off unless ``--model`` is given."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from holdfire.cli.usage import UsageError
from holdfire.intake.model.problem import ModelError
from holdfire.intake.model.settings import ModelSettings, model_settings

SMALLEST_PIECE = 1000


def add_model_options(parser: argparse.ArgumentParser) -> None:
    """Add ``--model`` and what belongs to it."""
    group = parser.add_argument_group(
        "a language model", "off unless --model is given; the text of the article then goes to the endpoint"
    )
    group.add_argument("--model", metavar="NAME", help="ask this model as well, as the endpoint calls it")
    group.add_argument(
        "--endpoint",
        metavar="URL",
        help="of a chat-completions API; left out: HOLDFIRE_MODEL_ENDPOINT of the environment",
    )
    group.add_argument(
        "--model-preview", action="store_true", help="show what would be sent, and send and keep nothing"
    )
    group.add_argument("--model-timeout", metavar="SECONDS", type=float, help="longest wait for one answer: 600")
    group.add_argument("--model-piece", metavar="CHARACTERS", type=int, help="most text in one request: 6000")


def model_asked(asked: argparse.Namespace, answers: Path, environ: Mapping[str, str]) -> ModelSettings | None:
    """Read the options; ``None``: no model is asked.

    Args:
        asked: With the options of ``add_model_options``.
        answers: Folder for answers.
        environ: The environment: endpoint and key.

    Raises:
        UsageError: They do not fit together.
    """
    if not asked.model:
        if asked.endpoint or asked.model_preview or asked.model_timeout is not None or asked.model_piece is not None:
            raise UsageError("which model? say `--model NAME`, as the endpoint calls it")
        return None
    patience = 600 if asked.model_timeout is None else asked.model_timeout
    try:
        settings = model_settings(asked.model, asked.endpoint or "", environ, answers, patience)
    except ModelError as error:
        raise UsageError(str(error)) from None
    if asked.model_piece is None:
        return settings
    if asked.model_piece < SMALLEST_PIECE:
        raise UsageError(f"a piece has at least {SMALLEST_PIECE} characters")
    return replace(settings, piece=asked.model_piece, overlap=min(settings.overlap, asked.model_piece // 4))
