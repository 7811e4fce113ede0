"""Runs what a page of the documentation shows: files are written, edits made, commands run, output compared.

What a block is stands after its language::

    ```console            commands after `$ `, then what they print; `...` stands for anything
    ```yaml FOLDER/FILE   the whole file
    ```diff FOLDER/FILE   an edit: lines with `-` are there, once, and lines with `+` take their place
    ```pycon              an interactive session of Python
"""

from __future__ import annotations

import doctest
import io
import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from holdfire.cli.main import main

BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)\n", re.MULTILINE)
COLUMNS = "80"

Said = Callable[[str, str], str]


def run(command: str) -> str:
    """Run one `holdfire` command in this process; what it writes, standard error after standard output."""
    program, *arguments = shlex.split(command)
    assert program == "holdfire", f"only holdfire is run here, not {program}"
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        main(arguments)
    return "".join(line.rstrip() + "\n" for line in (out.getvalue() + err.getvalue()).splitlines())


def edit(path: Path, change: str) -> None:
    """Put lines in the place of others."""
    lines = change.splitlines()
    old = "".join(line[1:] + "\n" for line in lines if line.startswith(("-", " ")))
    new = "".join(line[1:] + "\n" for line in lines if line.startswith(("+", " ")))
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path} should hold these lines once:\n{old}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def steps(console: str) -> Iterator[tuple[str, str]]:
    """Give each command of a block with what it is said to print."""
    _, *parts = COMMAND.split(console)
    yield from zip(parts[::2], parts[1::2], strict=True)


def run_session(session: str) -> None:
    """Run a session of Python; what it prints has to be what it shows."""
    test = doctest.DocTestParser().get_doctest(session, {}, "session", None, 0)
    doctest.DebugRunner(optionflags=doctest.ELLIPSIS, verbose=False).run(test)


def is_so(said: str, printed: str) -> bool:
    return doctest.OutputChecker().check_output(said, printed, doctest.ELLIPSIS)


def replay(page: str, folder: Path, monkeypatch: pytest.MonkeyPatch, compare: Said) -> str:
    """Do all that a page shows, in a folder; give the page with the output that `compare` chose."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", COLUMNS)

    def play(block: re.Match[str]) -> str:
        kind, body = block["kind"], block["body"]
        if block["file"]:
            path = folder / block["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            edit(path, body) if kind == "diff" else path.write_text(body, encoding="utf-8", newline="\n")
        elif kind == "pycon":
            run_session(body)
        elif kind == "console":
            played = "".join(f"$ {command}\n{compare(said, run(command))}" for command, said in steps(body))
            return f"```console\n{played}```"
        return block[0]

    return BLOCK.sub(play, page)


def assert_page_is_true(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, accept: bool) -> None:
    """Compare everything a page shows with what happens; when accepting, write what happens into the page."""
    wrong = []

    def compare(said: str, printed: str) -> str:
        if is_so(said, printed):
            return said
        if accept and "..." not in said:
            return printed
        wrong.append(f"said:\n{said}\nprinted:\n{printed}")
        return said

    page = path.read_text(encoding="utf-8")
    played = replay(page, folder, monkeypatch, compare)
    if accept and played != page:
        path.write_text(played, encoding="utf-8", newline="\n")
    assert not wrong, f"{path.name}\n" + "\n".join(wrong)
