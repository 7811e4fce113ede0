"""Answers of models, kept: one file for each request, named by the hash of all that was asked.

What was asked holds the text, the prompt, the schema and the model's name, so another of these is another file. The
endpoint and the key are not part of it. Answers are checked again when they are read.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from holdfire.intake.model.problem import ModelError
from holdfire.intake.model.schema import read_answer


def kept_answer(folder: Path | None, body: bytes) -> dict[str, Any] | None:
    """Give the answer kept for a request; ``None`` where there is none that can be read."""
    if folder is None:
        return None
    try:
        return read_answer(_file(folder, body).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ModelError):
        return None


def keep_answer(folder: Path | None, body: bytes, answer: dict[str, Any]) -> None:
    """Keep an answer, all or nothing."""
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(answer, file, ensure_ascii=True, indent=1)
        beside.replace(_file(folder, body))
    finally:
        beside.unlink(missing_ok=True)


def _file(folder: Path, body: bytes) -> Path:
    return folder / f"{hashlib.sha256(body).hexdigest()}.json"
