"""Suggestions one by one, by keyboard, in plain lines: works over any terminal, and read aloud."""

from __future__ import annotations

from collections.abc import Callable

from holdfire.incidents.judgement import DIFFERENT, MAYBE, SAME
from holdfire.incidents.suggest import Suggestion
from holdfire.review.grouping import Bench, CannotDecideError
from holdfire.review.grouping_text import suggestion_lines

KEYS = (
    "s the same, d different, m maybe, n next, u undo the last, q or Ctrl-C stop; "
    "a reason may follow: s two wires, one agency"
)
NONE_LEFT = "none is left: u undoes the last, q stops"
DECIDES = {"s": SAME, "d": DIFFERENT, "m": MAYBE}


def go_through(bench: Bench, by: str, ask: Callable[[str], str], say: Callable[[str], None]) -> None:
    """Go through suggestions until somebody stops, or none is left and nothing was decided that could be undone.

    Args:
        by: Who decides.
        ask: Gives a line that was typed; raises ``EOFError`` at the end.
        say: Writes a line.
    """
    passed: set[str] = set()
    made: list[int] = []
    say(KEYS)
    while True:
        left = [one for one in bench.suggestions if one.id not in passed]
        if not left and not made:
            break
        say("")
        if left:
            say(f"{len(left)} left")
            for line in suggestion_lines(bench, left[0]):
                say(line)
        else:
            say(NONE_LEFT)
        if not _answered(bench, left[0] if left else None, by, ask, say, passed, made):
            break
    say(f"{len(made)} decided, {len(left)} left")


def _answered(
    bench: Bench,
    one: Suggestion | None,
    by: str,
    ask: Callable[[str], str],
    say: Callable[[str], None],
    passed: set[str],
    made: list[int],
) -> bool:
    """Ask until something is answered; ``False``: to stop.

    Args:
        one: What is asked about; ``None``: there is nothing left, and only what was decided can be undone.
    """
    while True:
        try:
            key, _, why = ask("s d m n u q > " if one else "u q > ").strip().partition(" ")
        except EOFError:
            return False
        match key.lower():
            case "s" | "d" | "m" if one:
                try:
                    made.append(bench.decide(DECIDES[key.lower()], one.sets, by, why.strip()))
                except CannotDecideError as error:
                    say(str(error))
                return True
            case "n" if one:
                passed.add(one.id)
                return True
            case "u" if made:
                bench.undo(made.pop(), by)
                return True
            case "u":
                say("nothing was decided here yet")
            case "q":
                return False
            case _:
                say(KEYS if one else NONE_LEFT)
