"""``holdfire fmt``: files change only as a whole, and only when that was asked for."""

import os
from pathlib import Path

import pytest

from holdfire.cli.main import main

ROOT = Path(__file__).parents[2]
ROUGH = "terms:\n    hold fire: {must not: 'attack', who: north} # c1\nparties: {north: }\ndeal: Village truce\n"
SMOOTH = "deal: Village truce\nparties: {north: }\n\nterms:\n  hold fire: {who: north, must not: attack}  # c1\n"


@pytest.fixture
def deal(tmp_path):
    path = tmp_path / "deal.yaml"
    path.write_bytes(ROUGH.encode())
    return path


def test_a_file_is_written_in_its_canonical_form_once(deal, capsys):
    assert main(["fmt", str(deal)]) == 0
    assert deal.read_bytes().decode() == SMOOTH
    assert capsys.readouterr().err == f"formatted: {deal}\n"
    assert main(["fmt", str(deal)]) == 0
    assert capsys.readouterr().err == "nothing to change\n"


def test_a_case_folder_means_its_deal(deal):
    assert main(["fmt", str(deal.parent)]) == 0
    assert deal.read_bytes().decode() == SMOOTH
    assert [path.name for path in deal.parent.iterdir()] == ["deal.yaml"]


def test_check_changes_nothing_and_says_so_by_its_exit_code(deal, capsys):
    assert main(["fmt", "--check", str(deal)]) == 1
    assert deal.read_bytes().decode() == ROUGH
    assert capsys.readouterr().err == f"would change: {deal}\n"
    main(["fmt", str(deal)])
    assert main(["fmt", "--check", str(deal)]) == 0


def test_diff_shows_what_would_change(deal, capsys):
    assert main(["fmt", "--diff", str(deal)]) == 0
    assert deal.read_bytes().decode() == ROUGH
    said = capsys.readouterr().out
    assert "+  hold fire: {who: north, must not: attack}  # c1" in said
    assert "-deal: Village truce" in said and "+deal: Village truce" in said
    assert main(["fmt", "--diff", "--check", str(deal)]) == 1


def test_a_file_that_cannot_be_read_is_left_and_the_others_are_formatted(deal, tmp_path, capsys):
    bad = tmp_path / "bad.yaml"
    bad.write_text("deal: [x\n", encoding="utf-8")
    wide = tmp_path / "wide.yaml"
    wide.write_text(ROUGH, encoding="utf-16")
    before = wide.read_bytes()

    assert main(["fmt", str(bad), str(wide), str(deal)]) == 1

    assert bad.read_text(encoding="utf-8") == "deal: [x\n"
    assert wide.read_bytes() == before
    assert deal.read_bytes().decode() == SMOOTH
    said = capsys.readouterr().err
    assert "Y105" in said and "UTF-16" in said


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_lines_end_as_they_did_and_a_byte_order_mark_goes(deal, mark):
    deal.write_bytes(mark + ROUGH.replace("\n", "\r\n").encode())

    assert main(["fmt", str(deal)]) == 0

    assert deal.read_bytes() == SMOOTH.replace("\n", "\r\n").encode()


def test_who_may_read_the_file_stays_the_same(deal):
    deal.chmod(0o640)
    main(["fmt", str(deal)])
    if os.name == "posix":
        assert deal.stat().st_mode & 0o777 == 0o640


def test_a_file_that_is_not_there_is_wrong_usage(capsys):
    assert main(["fmt", "nowhere.yaml"]) == 2
    assert "there is no file `nowhere.yaml`" in capsys.readouterr().err


def test_nothing_is_left_behind_when_writing_fails(deal, monkeypatch, capsys):
    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)

    assert main(["fmt", str(deal)]) == 2
    assert deal.read_bytes().decode() == ROUGH
    assert [path.name for path in deal.parent.iterdir()] == ["deal.yaml"]
    assert "no space left" in capsys.readouterr().err


FORMATTED = [*ROOT.glob("examples/*/deal.yaml"), ROOT / "src" / "holdfire" / "cli" / "skeleton" / "deal.yaml"]


@pytest.mark.parametrize("path", FORMATTED, ids=lambda path: path.parent.name)
def test_what_people_start_from_is_formatted(path):
    assert main(["fmt", "--check", str(path)]) == 0
