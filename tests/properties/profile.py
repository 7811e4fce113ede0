"""How many cases to make up: ``HOLDFIRE_EXAMPLES`` says so; the same ones every time where ``CI`` is set.

``HOLDFIRE_SPARK_EXAMPLES``: how many of them Spark is held to, which takes seconds for each.
"""

from __future__ import annotations

import os

from hypothesis import settings

EXAMPLES = int(os.environ.get("HOLDFIRE_EXAMPLES", "150"))
SPARK_EXAMPLES = int(os.environ.get("HOLDFIRE_SPARK_EXAMPLES", "3"))

settings.register_profile("holdfire", deadline=None, print_blob=True, derandomize="CI" in os.environ, database=None)
settings.load_profile("holdfire")
