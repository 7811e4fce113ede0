"""How many cases to make up: ``HOLDFIRE_EXAMPLES`` says so; where ``CI`` is set half as many, always the same.

``HOLDFIRE_SPARK_EXAMPLES``: how many of them Spark is held to, which takes seconds for each.
In a mutation run (``HOLDFIRE_MUTANTS``) a case that fails is enough; no smaller one is looked for.
"""

from __future__ import annotations

import os

from hypothesis import Phase, settings

IS_CI = "CI" in os.environ
EXAMPLES = int(os.environ.get("HOLDFIRE_EXAMPLES", "30" if IS_CI else "60"))
SPARK_EXAMPLES = int(os.environ.get("HOLDFIRE_SPARK_EXAMPLES", "3"))
PHASES = (Phase.explicit, Phase.generate) if "HOLDFIRE_MUTANTS" in os.environ else tuple(Phase)

settings.register_profile("holdfire", deadline=None, print_blob=True, derandomize=IS_CI, database=None, phases=PHASES)
settings.load_profile("holdfire")
