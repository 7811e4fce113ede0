"""The command line: what can be asked. Each command is a module that is imported only when it is run."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import TextIO

from holdfire.cli.arguments import make_parser
from holdfire.cli.usage import UsageError
from holdfire.engine.plan import CannotRunError
from holdfire.log.problem import LogError

FINE = 0
INPUT_ERRORS = 1
WRONG_USAGE = 2
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``holdfire``.

    Args:
        argv: Without the program's name; ``None``: those the program was started with.

    Returns:
        0 fine, 1 errors in the input files, 2 wrong usage, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        write_utf8(stream)
    parser = make_parser()
    asked = parser.parse_args(argv)
    if not asked.command:
        parser.print_help(sys.stderr)
        return WRONG_USAGE
    try:
        code: int = import_module(f"holdfire.cli.{asked.command}_command").run(asked)
        sys.stdout.flush()
    except UsageError as error:
        print(f"holdfire {asked.command}: {error}", file=sys.stderr)
        return WRONG_USAGE
    except (CannotRunError, LogError) as error:
        print(f"holdfire {asked.command}: {error}", file=sys.stderr)
        return INPUT_ERRORS
    except BrokenPipeError:
        stop_writing()
        return FINE
    except OSError as error:
        stop_writing()
        print(f"holdfire {asked.command}: {said_by_system(error)}", file=sys.stderr)
        return INPUT_ERRORS
    except KeyboardInterrupt:
        print("holdfire: stopped", file=sys.stderr)
        return INTERRUPTED
    return code


def write_utf8(stream: TextIO) -> None:
    """Write UTF-8 whatever the system's code page is, so that every script can be shown."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def said_by_system(error: OSError) -> str:
    """Say what the system refused: which file, and why; of what is printed, that it cannot be written."""
    why = (error.strerror or str(error) or "unknown reason").lower()
    if error.filename is None:
        return f"what was asked for could not be written or read to the end: {why}"
    names = " and ".join(f"`{os.fsdecode(name)}`" for name in (error.filename, error.filename2) if name is not None)
    return f"{names} cannot be read or written: {why}"


def stop_writing() -> None:
    """Write nothing more: the reader of our output has gone (``holdfire assess … | head``), or it has no room."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
