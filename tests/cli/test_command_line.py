"""The command line itself: help, usage, exit codes, what it loads."""

import argparse
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from holdfire.cli import main as command_line
from holdfire.cli.arguments import make_parser
from holdfire.cli.main import main
from holdfire.cli.usage import UsageError, one_of

ROOT = Path(__file__).parents[2]


def commands() -> dict[str, argparse.ArgumentParser]:
    parser = make_parser()
    (action,) = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(action.choices)


def test_help_names_every_command_and_the_exit_codes(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    said = capsys.readouterr().out
    assert left.value.code == 0
    assert all(f"    {name}" in said for name in commands())
    assert "1  errors in the input files" in said


def test_help_loads_nothing_heavy():
    look = """
import sys
import holdfire.cli.main
from holdfire.cli.arguments import make_parser
make_parser().format_help()
print(sorted({m.split(".")[0] for m in sys.modules} & {"rich", "jinja2", "ibis", "duckdb", "networkx", "shapely"}))
"""
    run = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True, cwd=ROOT / "src")
    assert run.stdout.strip() == "[]"


def test_every_command_and_option_is_documented():
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for name, parser in commands().items():
        assert f"`holdfire {name}" in page
        for action in parser._actions:
            for option in action.option_strings:
                assert option in ("-h", "--help") or re.search(rf"[` ]{option}\b", page), f"{name} {option}"


def test_every_command_has_its_module():
    folder = Path(command_line.__file__).parent
    assert {path.name for path in folder.glob("*_command.py")} == {f"{name}_command.py" for name in commands()}


@pytest.mark.parametrize(
    "argv",
    [
        ["assess", "nowhere"],
        ["check", "nowhere.yaml"],
        ["explain", "nowhere", "leave"],
        ["doctor", "nowhere", "--stage", "tree"],
    ],
)
def test_what_is_not_there_is_wrong_usage(argv, capsys):
    assert main(argv) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"holdfire {argv[0]}: there is no" in said.err


@pytest.mark.parametrize(
    "argv", [["asess", "x"], ["assess"], ["assess", "x", "--by", "rumour"], ["assess", "x", "--now", "1", "--to", "2"]]
)
def test_usage_that_cannot_be_read_is_wrong_usage(argv, capsys):
    with pytest.raises(SystemExit) as left:
        main(argv)
    assert left.value.code == 2
    assert "see `holdfire" in capsys.readouterr().err


def test_no_command_shows_help_on_standard_error(capsys):
    assert main([]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "commands:" in said.err


def test_a_wrong_name_suggests_the_nearest():
    with pytest.raises(UsageError, match="no term is called `laeve`: did you mean `leave`"):
        one_of("laeve", ["leave", "halt bombing"], "term")
    with pytest.raises(UsageError, match="there is: `leave`, `halt bombing`"):
        one_of("zzz", ["leave", "halt bombing"], "term")
    assert one_of("Leave", ["leave"], "term") == "leave"


def test_interruption_is_no_traceback(monkeypatch, capsys):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("holdfire.cli.check_command.run", interrupted)
    assert main(["check", "x"]) == 130
    assert capsys.readouterr().err == "holdfire: stopped\n"


def test_output_is_utf8_whatever_the_code_page():
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    command_line.write_utf8(stream)
    stream.write("جبهة")
    stream.flush()
    assert stream.buffer.getvalue() == "جبهة".encode()


def test_version_is_shown(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("holdfire ")
