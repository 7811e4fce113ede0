"""``holdfire export``: a case in the forms that other programs and people use."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

from holdfire.cli.asking import print_diagnostics, read_case
from holdfire.cli.progress import working
from holdfire.cli.usage import UsageError
from holdfire.exports.given import Given, give_claims
from holdfire.exports.workbook import how_many, sentences
from holdfire.exports.written import FORMS, Export, write_export
from holdfire.formats.put import CannotWriteError

WORDS = "pass them on"
"""What has to be typed before rows leave that may not be passed on."""


def run(asked: argparse.Namespace) -> int:
    """Write a case, and say what was left out.

    Raises:
        UsageError: It cannot be written there, a library is missing, or what may not be passed on was asked for once.
    """
    if asked.what == "bag":
        return export_bag(asked)
    form = FORMS[asked.what]
    if form.needs and find_spec(form.needs) is None:
        raise UsageError(f"`{asked.what}` needs {form.needs}: pip install 'holdfire[formats]'")
    if asked.hxl and asked.what != "xlsx":
        raise UsageError("`--hxl` is for `xlsx`")
    out = Path(asked.out)
    if not out.absolute().parent.is_dir():
        raise UsageError(f"cannot write `{out}`: there is no folder `{out.parent}`")
    with working("Reading"):
        case = read_case(asked.case)
        if case is None:
            return 1
        given = give_claims(case, asked.with_history)
    if asked.with_restricted and given.restricted and form.has_claims:
        confirm(given, asked.yes_pass_on_restricted)
        given = give_claims(case, asked.with_history, with_restricted=True)
    try:
        with working("Writing"):
            found = write_export(asked.what, Export(case, given, out, asked.hxl))
    except CannotWriteError as error:
        raise UsageError(str(error)) from None
    print_diagnostics(found)
    if any(one.severity == "error" for one in found):
        return 1
    print(out)
    if form.has_claims:
        for sentence in sentences(given):
            print(sentence)
        if given.restricted:
            print("`--with-restricted` has them written too; whether you may pass them on is for you to know.")
    return 0


def export_bag(asked: argparse.Namespace) -> int:
    """Write the whole case as a bag.

    Raises:
        UsageError: It cannot be written, a library is missing, or what may not be passed on was not asked for twice.
    """
    if find_spec("bagit") is None:
        raise UsageError("a bag needs bagit: pip install 'holdfire[bag]'")
    from holdfire.cli.bagging import write_bag  # noqa: PLC0415  an extra: not everybody has it

    with working("Reading"):
        case = read_case(asked.case)
        if case is None:
            return 1
        given = give_claims(case, with_history=True)
    if given.restricted:
        if not asked.with_restricted:
            held = "; ".join(f"{how_many(number, 'claim')} ({reason})" for reason, number in given.restricted.items())
            raise UsageError(
                f"a bag holds the whole case, and with it {held}: --with-restricted if you may pass them on"
            )
        confirm(given, asked.yes_pass_on_restricted)
    return write_bag(case, Path(asked.out))


def confirm(given: Given, is_said: bool) -> None:
    """Ask a second time before rows leave that may not be passed on.

    Raises:
        UsageError: Nobody said so twice.
    """
    for reason, number in given.restricted.items():
        print(f"not to be passed on: {how_many(number, 'claim')} ({reason})", file=sys.stderr)
    if is_said:
        return
    if not sys.stdin.isatty():
        raise UsageError("nothing is written: add --yes-pass-on-restricted if you may pass these rows on")
    print(f"Type `{WORDS}` to have them written all the same: ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().casefold() != WORDS:
        raise UsageError("nothing is written")
