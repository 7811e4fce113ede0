"""Where real data lie; they are no part of the project, and tests that use them skip where they are absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDER = Path(os.environ.get("HOLDFIRE_DATA", ROOT.parent / "shared" / "data"))


def real_file(name: str) -> Path:
    """Give a file of real data; skips the test where it is absent."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"real data are not here: set HOLDFIRE_DATA to the folder that holds {name}")
    return path
