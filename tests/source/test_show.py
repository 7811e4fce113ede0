"""Diagnostics, shown to people and to programs."""

import json

from holdfire.source.diagnostic import Diagnostic, Label
from holdfire.source.show import show_count, show_json, show_text
from holdfire.source.span import Span
from holdfire.source.suggest import did_you_mean, nearest

LINES = {5: "parties: {Northern Command: }", 14: "  holder: Nothern Command", 20: "  جبهة: x 漢字 y"}
UNKNOWN = Diagnostic(
    "T102",
    "unknown-party",
    "error",
    "no party is called `Nothern Command`",
    Span("deal.yaml", 14, 11, 14, 26),
    "named here",
    (Label(Span("deal.yaml", 5, 11, 5, 27), "declared here"),),
    "did you mean `Northern Command`?",
)


def read_line(file, line):
    return LINES.get(line, "")


def test_a_diagnostic_shows_the_line_the_words_and_what_to_do():
    assert (
        show_text([UNKNOWN], read_line)
        == """\
deal.yaml:14:11 error T102 unknown-party: no party is called `Nothern Command`
  14 |   holder: Nothern Command
     |           ^^^^^^^^^^^^^^^ named here
   5 | parties: {Northern Command: }
     |           ^^^^^^^^^^^^^^^^ declared here
  help: did you mean `Northern Command`?
"""
    )


def test_a_line_that_cannot_be_read_is_left_out():
    plain = Diagnostic("Y101", "missing-file", "error", "`x.yaml` cannot be read", Span("x.yaml", 1, 1, 1, 2))

    assert show_text([plain], read_line) == "x.yaml:1:1 error Y101 missing-file: `x.yaml` cannot be read\n"


def test_wide_characters_are_marked_in_cells():
    wide = Diagnostic("S101", "unknown-key", "error", "m", Span("deal.yaml", 20, 11, 20, 13))

    assert show_text([wide], read_line).splitlines()[2] == "     |           ^^^^"


def test_diagnostics_come_in_the_order_of_the_file():
    first = Diagnostic("A1", "a", "note", "first", Span("deal.yaml", 2, 1, 2, 2))

    shown = show_text([UNKNOWN, first], read_line)

    assert shown.index("first") < shown.index("no party")


def test_json_holds_positions_and_help():
    rows = json.loads(show_json([UNKNOWN]))

    assert rows[0]["line"] == 14
    assert rows[0]["help"] == "did you mean `Northern Command`?"
    assert rows[0]["other_places"][0]["end_column"] == 27


def test_counts_are_in_words():
    assert show_count([UNKNOWN, UNKNOWN]) == "2 errors"
    assert show_count([]) == "no mistakes found"


def test_did_you_mean_ignores_capitals_and_gives_nothing_for_strangers():
    assert nearest("nothern command", ["Northern Command"]) == "Northern Command"
    assert did_you_mean("zebra", ["Northern Command"], "declare it") == "declare it"
