"""Change the rules and the belief logic a little, many times, and see whether the tests notice.

``python -m tests.mutants`` takes a seeded sample of all small changes (mutants) that mutmut can make
to the modules named in ``pyproject.toml``, module by module. Each is first put to the tests that are
fast; what they let through is put to the slower ones too. A run that was broken off goes on where it
stopped; ``mutants/`` holds what is known, delete it to begin anew. What the type checker alone
notices says nothing of the tests, and is counted apart.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from math import ceil
from pathlib import Path
from random import Random

FOLDER = Path("mutants")
SLOWER = ("tests/constructs", "tests/properties/test_laws.py", "-k", "not oracle")
NOTICED_LATER = FOLDER / "noticed-later.json"
SETTING = os.environ | {
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "CI": "true",  # the same made-up cases every time
    "HOLDFIRE_EXAMPLES": "30",
    "HOLDFIRE_MUTANTS": "1",  # see tests/conftest.py and tests/properties/profile.py
}
RESULTS = {0: "survived", 1: "killed", 3: "killed", 33: "no test", 36: "timeout", 37: "type checker", None: "not run"}
COLUMNS = ("killed", "survived", "timeout", "no test", "type checker", "not run")


def main() -> None:
    """Run the sample and print what came of it."""
    asked = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    asked.add_argument("--sample", type=int, default=400, help="how many mutants, over all modules")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument(
        "--of", nargs="*", default=(), help="only these modules (`engine.rules.spans`), say those changed"
    )
    chosen = asked.parse_args()
    if not known():
        mutmut("holdfire.engine.rules.unbound.*")  # makes them all
    asked_of = [name for name in known() if not chosen.of or module_of(name) in chosen.of]
    names = sample(asked_of, chosen.sample, chosen.seed)
    left = [name for name in names if known()[name] is None]
    if left:
        mutmut(*left)
    for name in names:
        if RESULTS.get(known()[name]) in ("survived", "no test"):
            put_to_slower_tests(name)
    show(names)


def known() -> dict[str, int | None]:
    """Map each mutant to the exit code of the tests it was put to; None: not yet."""
    found: dict[str, int | None] = {}
    for path in sorted(FOLDER.glob("src/**/*.meta")):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def module_of(name: str) -> str:
    """Name the module a mutant is made in."""
    return name.rpartition(".")[0].removeprefix("holdfire.")


def sample(names: Iterable[str], size: int, seed: int) -> list[str]:
    """Choose from each module in proportion to its mutants, at least five."""
    names = sorted(names)
    by_module: dict[str, list[str]] = {}
    for name in names:
        by_module.setdefault(module_of(name), []).append(name)
    chosen = []
    for module, of_module in sorted(by_module.items()):
        share = max(5, ceil(size * len(of_module) / len(names)))
        Random(f"{seed} {module}").shuffle(of_module)
        chosen += of_module[:share]
    return chosen


def mutmut(*names: str) -> None:
    """Put mutants to the fast tests, one after the other."""
    with (FOLDER.parent / "mutants.log").open("w", encoding="utf-8") as log:
        command = [sys.executable, "-m", "mutmut", "run", "--max-children", "1", *names]
        subprocess.run(command, env=SETTING, stdout=log, stderr=log, check=False)


def put_to_slower_tests(name: str) -> None:
    """Put a mutant that the fast tests let through to the slower ones, once."""
    noticed = json.loads(NOTICED_LATER.read_text(encoding="utf-8")) if NOTICED_LATER.exists() else {}
    if name not in noticed:
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-n0", "-p", "no:cacheprovider", *SLOWER]
        setting = SETTING | {"MUTANT_UNDER_TEST": name}
        ran = subprocess.run(command, env=setting, cwd=FOLDER, capture_output=True, check=False)
        noticed[name] = ran.returncode == 1
        NOTICED_LATER.write_text(json.dumps(noticed, indent=0), encoding="utf-8")


def show(names: Iterable[str]) -> None:
    """Print the score of each module, and the mutants that no test noticed."""
    noticed = json.loads(NOTICED_LATER.read_text(encoding="utf-8")) if NOTICED_LATER.exists() else {}
    results = known()
    came_to: dict[str, Counter[str]] = {}
    survived = []
    for name in names:
        result = "killed" if noticed.get(name) else RESULTS.get(results[name], "timeout")
        came_to.setdefault(module_of(name), Counter())[result] += 1
        survived += [name] if result in ("survived", "no test") else []
    came_to["all"] = sum(came_to.values(), Counter())
    print(f"{'module':28}" + "".join(f"{column:>14}" for column in COLUMNS) + f"{'score':>8}")
    for module, counted in came_to.items():
        tried = counted["killed"] + counted["timeout"] + counted["survived"] + counted["no test"]
        score = f"{100 * (counted['killed'] + counted['timeout']) // tried}%" if tried else "-"
        print(f"{module:28}" + "".join(f"{counted[column]:>14}" for column in COLUMNS) + f"{score:>8}")
    print("\nSurvived (`mutmut show NAME` says what was changed):")
    print("\n".join(survived) or "none")


if __name__ == "__main__":
    main()
