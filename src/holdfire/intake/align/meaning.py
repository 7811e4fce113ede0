"""Optional: likeness in meaning, by a small static embedding model that comes inside its package.

Off unless asked for. Nothing is downloaded: the model is read from where ``pip install "holdfire[semantic]"`` put it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Meaning = Callable[[str, str], float]
"""How alike two texts are in meaning, 0 to 1."""
COUNTS_FOR = 0.1
"""How much it counts beside all other measures."""
PACKAGE = "wordllama"


def meaning_missing() -> str:
    """Say what to install; ``""`` if it is there."""
    return "" if find_spec(PACKAGE) else 'ranking by meaning is not installed: `pip install "holdfire[semantic]"`'


def load_meaning() -> Meaning:
    """Read the model, about half a second.

    Raises:
        ModuleNotFoundError: The extra is not installed (``meaning_missing`` says so beforehand).
    """
    from wordllama import WordLlama  # noqa: PLC0415 - an extra

    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(PACKAGE)
    logging.getLogger(PACKAGE).setLevel(logging.ERROR)
    model = WordLlama.load(cache_dir=Path(spec.origin).parent, disable_download=True)

    @lru_cache(maxsize=50_000)
    def vector(text: str) -> Any:
        return model.embed([text], norm=True)[0]

    def meaning(one: str, other: str) -> float:
        if not one.strip() or not other.strip():
            return 0.0
        return max(0.0, float(vector(one) @ vector(other)))

    return meaning
