"""``holdfire fmt``: deal files in their canonical form. A file that cannot be read is left as it is."""

from __future__ import annotations

import argparse
import os
import sys
from difflib import unified_diff
from pathlib import Path

from holdfire.cli.asking import deal_file, print_errors
from holdfire.cli.usage import UsageError
from holdfire.deal.written.arrange import format_deal
from holdfire.source.yaml_tree import read_yaml


def run(asked: argparse.Namespace) -> int:
    """Format files, or only say which of them would change.

    Returns:
        1 where a file has mistakes that keep it from being read, or where ``--check`` finds one that
        would change.
    """
    files = [deal_file(Path(path)) for path in asked.files]
    code, changed = 0, 0
    for file in dict.fromkeys(files):
        raw = file.read_bytes()
        made = formatted(file, raw)
        if made is None:
            code = 1
        elif made != raw:
            changed += 1
            if asked.diff:
                sys.stdout.write(difference(file, raw, made))
            if asked.check:
                code = 1
                print(f"would change: {file}", file=sys.stderr)
            elif not asked.diff:
                write_whole(file, made)
                print(f"formatted: {file}", file=sys.stderr)
    if not changed and not code:
        print("nothing to change", file=sys.stderr)
    return code


def formatted(file: Path, raw: bytes) -> bytes | None:
    """Give the canonical form of a file, its lines ended as they were; ``None`` with its mistakes told."""
    tree = read_yaml(file)
    made = None if tree.value is None else format_deal(raw.decode("utf-8-sig"), str(file))
    if made is None or made.value is None:
        print_errors((made or tree).diagnostics)
        return None
    first_line = raw[: raw.find(b"\n") + 1]
    ending = "\r\n" if first_line.endswith(b"\r\n") else "\n"
    return made.value.replace("\n", ending).encode("utf-8")


def difference(file: Path, raw: bytes, made: bytes) -> str:
    """Say what would change, as lines with ``-`` and ``+``."""
    before, after = (text.decode("utf-8").splitlines(keepends=True) for text in (raw, made))
    return "".join(unified_diff(before, after, str(file), f"{file} (formatted)"))


def write_whole(file: Path, text: bytes) -> None:
    """Put a new text in the place of a file, at once or not at all.

    Raises:
        UsageError: It cannot be written; the file is as it was.
    """
    target = file.resolve()
    new = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        new.write_bytes(text)
        new.chmod(target.stat().st_mode)
        new.replace(target)
    except OSError as error:
        new.unlink(missing_ok=True)
        raise UsageError(f"cannot write `{file}`: {(error.strerror or 'unknown reason').lower()}") from None
