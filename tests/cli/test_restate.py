"""``holdfire restate``: what a deal says, for people and their calendars."""

from pathlib import Path

import pytest
from icalendar import Calendar

from holdfire.cli.main import main

ROOT = Path(__file__).parents[2]
ALEPPO = ROOT / "examples" / "aleppo-2016"


def test_a_case_or_a_file_is_said_back(capsys):
    assert main(["restate", str(ALEPPO)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Eastern Aleppo proposal\n=====")
    assert "| weapons: kept (told so in nyt, rt, reuters and afp)." in said
    main(["restate", str(ALEPPO / "deal.yaml")])
    assert capsys.readouterr().out == said


def test_the_calendar_is_written_beside(tmp_path, capsys):
    out = tmp_path / "dates.ics"
    assert main(["restate", str(ROOT / "examples" / "convoys-and-levels"), "--ics", str(out)]) == 0
    said = capsys.readouterr()
    assert said.err == f"calendar: {out}\n"
    summaries = [str(event["summary"]) for event in Calendar.from_ical(out.read_bytes()).walk("VEVENT")]
    assert "Deadline: clear the road (Highland Council and Lowland Authority together)" in summaries


def test_as_if_makes_dates_known(tmp_path):
    out = tmp_path / "dates.ics"
    main(["restate", str(ALEPPO), "--ics", str(out)])
    assert b"Enters into force" not in out.read_bytes()
    main(["restate", str(ALEPPO), "--ics", str(out), "--as-if", "2016-10-07"])
    assert b"DTSTART:20161006T210000Z" in out.read_bytes()


def test_a_deal_with_mistakes_is_not_said_back(tmp_path, capsys):
    path = tmp_path / "deal.yaml"
    path.write_text("deal: x\nterms: {a: {who: nobody, must: depart}}\n", encoding="utf-8")
    assert main(["restate", str(path)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "T102" in said.err


@pytest.mark.parametrize("asked", [["nowhere"], [str(ALEPPO), "--as-if", "soon"], [str(ALEPPO), "--ics", str(ALEPPO)]])
def test_wrong_usage(asked, capsys):
    assert main(["restate", *asked]) == 2


AMENDED = """\
deal: Road truce
time zone: UTC
in force: 2024-05-01
parties: {north: }
terms:
  go: {who: north, must: depart, by: 2024-05-09}
amendments:
  first: {agreed on: 2024-05-05, terms: {go: {by: 2024-06-09}}}
"""


def test_a_deal_is_said_back_as_amended_up_to_a_day(tmp_path, capsys):
    path = tmp_path / "deal.yaml"
    path.write_text(AMENDED, encoding="utf-8")
    assert main(["restate", str(path)]) == 0
    assert "must depart, by 2024-06-09." in capsys.readouterr().out
    assert main(["restate", str(path), "--in-force-on", "2024-05-04"]) == 0
    assert "must depart, by 2024-05-09." in capsys.readouterr().out
