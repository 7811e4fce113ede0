"""Which format a file is of is said, with why; where it is not clear, the user is asked."""

from types import SimpleNamespace

from holdfire.formats.formats import pick_format
from holdfire.formats.source_file import SourceFile


def made_up(name, why):
    return SimpleNamespace(NAME=name, SAYS=name, sniff=lambda source: why)


def picked(tmp_path, *formats, wanted=""):
    return pick_format(SourceFile(tmp_path / "x.csv", "x.csv", b"a,b"), wanted, formats)


def test_the_one_that_fits_is_taken_and_why_is_said(tmp_path):
    found = picked(tmp_path, made_up("one", ""), made_up("two", "it has `a`"))

    assert found.value.NAME == "two"
    assert [(d.severity, d.message) for d in found.diagnostics] == [("note", "it is read as `two`: it has `a`")]


def test_where_two_fit_the_user_has_to_say(tmp_path):
    found = picked(tmp_path, made_up("one", "it has `a`"), made_up("two", "it has `b`"))

    assert found.value is None
    assert found.diagnostics[0].message == "it can be read as `one` (it has `a`); `two` (it has `b`)"


def test_where_none_fits_all_are_named(tmp_path):
    found = picked(tmp_path, made_up("one", ""), made_up("two", ""))

    assert found.value is None
    assert found.diagnostics[0].help == "say which with --format: `one`, `two`"


def test_what_the_user_says_is_taken_and_a_wrong_name_is_mended(tmp_path):
    assert picked(tmp_path, made_up("one", ""), wanted="one").value.NAME == "one"
    assert picked(tmp_path, made_up("ucdp", ""), wanted="ucpd").diagnostics[0].help == "did you mean `ucdp`?"
