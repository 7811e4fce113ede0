"""Options about a language model: off unless ``--model`` is given. Imports nothing heavy."""

from __future__ import annotations

import argparse


def add_model_options(parser: argparse.ArgumentParser) -> None:
    """Add ``--model`` and what belongs to it."""
    group = parser.add_argument_group(
        "a language model", "off unless --model is given; the text of the article then goes to the endpoint"
    )
    group.add_argument("--model", metavar="NAME", help="ask this model as well, as the endpoint calls it")
    group.add_argument("--endpoint", metavar="URL", help="of a chat-completions API; left out: HOLDFIRE_MODEL_ENDPOINT")
    group.add_argument("--model-preview", action="store_true", help="show what would be sent; send and keep nothing")
    group.add_argument("--model-timeout", metavar="SECONDS", type=float, help="longest wait for one answer: 600")
    group.add_argument("--model-piece", metavar="CHARACTERS", type=int, help="most text in one request: 6000")
