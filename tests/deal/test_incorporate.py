"""Terms of other deal files: which come, what comes with them, and what cannot be taken."""

import pytest

from holdfire.deal.load import load_deal
from holdfire.deal.restate.unparse import unparse_deal

PROTOCOL = """\
deal: Protocol
time zone: UTC
in force: 2023-01-01
until: 2023-12-31
documents: {text: documents/protocol.txt, idle text: idle.txt}
parties: {north: Their name for the north, south: , guard: {member of: south}, idle: }
places: {gap: {inside: hills, shape: map.geojson#gap}, hills: , far away: }
acts: {burn crops: {is a: attack}}
events: {first calm: {act: burn crops, by: guard}}
clauses: {monitoring: Who watches., hot line: {part of: monitoring}}
terms:
  spare crops: {who: guard, must not: burn crops, where: gap, quote: {in: text, text: hello}}
  watch: {part of: monitoring, who: north, may: monitor, starts when: first calm has happened}
  call: {part of: hot line, who: north, must: report, by: within 2 days of entry into force}
  old: {who: north, must: depart, by: 2025-02-01}
amendments:
  later: {agreed on: 2023-06-01, terms: {call: {by: within 3 days of entry into force}}}
"""
HEAD = """\
deal: Main
time zone: UTC
in force: 2024-05-01
parties: {north: , south: }
terms:
  hold fire: {who: north, must not: attack}
"""


@pytest.fixture
def case(tmp_path):
    folder = tmp_path / "region" / "case"
    (folder / "annex").mkdir(parents=True)
    (folder / "annex" / "protocol.yaml").write_text(PROTOCOL)
    return folder


def read(case, incorporates, on=None):
    (case / "deal.yaml").write_text(HEAD + f"incorporates: {incorporates}\n")
    return load_deal(case, in_force_on=on)


def deal_of(case, incorporates, on=None):
    outcome = read(case, incorporates, on)
    assert [d.message for d in outcome.diagnostics if d.severity == "error" and d.code != "T211"] == []
    return outcome.value


def errors(case, incorporates):
    found = read(case, incorporates).diagnostics
    return [(d.code, d.span.line, d.message) for d in found if d.severity == "error"]


def names(deal):
    return [term.id for term in deal.terms]


def test_all_terms_come_where_none_are_named(case):
    (case / "annex" / "map.geojson").write_text('{"type": "FeatureCollection", "features": []}')
    (case / "annex" / "protocol.yaml").write_text(PROTOCOL.replace(", shape: map.geojson#gap", ""))

    assert names(deal_of(case, "{p: annex/protocol.yaml}")) == ["hold fire", "spare crops", "watch", "call", "old"]


def test_terms_come_by_name_or_by_clause_and_some_are_left_out(case):
    deal = deal_of(case, "{p: {file: annex/protocol.yaml, terms: [monitoring, old], but not: [hot line]}}")

    assert names(deal) == ["hold fire", "watch", "old"]
    assert set(deal.clauses) == {"monitoring"}


def test_what_terms_need_comes_along_at_any_remove_and_nothing_else(case):
    deal = deal_of(case, "{p: {file: annex/protocol.yaml, terms: [watch]}}")

    assert [event.id for event in deal.events] == ["first calm"]
    assert set(deal.parties.by_id) == {"north", "south", "guard"}
    assert deal.acts.is_within("burn crops", "attack")
    assert not deal.places.by_id
    assert not deal.documents


def test_what_stands_in_a_table_comes_along_too(case):
    (case / "annex" / "weapons.yaml").write_text(
        "deal: Weapons\nparties: {north: }\ncategories: {tanks: , guns: , ships: }\n"
        "tables: {days: {tanks: 2024-06-01, guns: 2024-07-01}}\n"
        "terms:\n  out: {for each: {arm: days}, who: north, must: withdraw, what: this arm, by: its days}\n"
    )
    deal = deal_of(case, "{annex: {file: annex/weapons.yaml}}")

    assert [term.id for term in deal.terms] == ["hold fire", "out for tanks", "out for guns"]
    assert sorted(deal.categories.by_id) == ["guns", "tanks"]


def test_a_definition_made_here_wins(case):
    deal = deal_of(case, "{p: {file: annex/protocol.yaml, terms: [watch]}}")

    assert deal.parties.by_id["north"].name == "north"


def test_the_other_deals_own_times_stay_there(case):
    deal = deal_of(case, "{p: {file: annex/protocol.yaml, terms: [watch]}}")

    assert deal.until is None
    assert deal.in_force.moment.as_written == "2024-05-01"


def test_paths_lead_from_the_folder_of_the_deal_that_takes(case):
    (case / "annex" / "protocol.yaml").write_text(PROTOCOL.replace(", shape: map.geojson#gap", ""))
    deal = deal_of(case, "{p: {file: annex/protocol.yaml, terms: spare crops}}")

    assert deal.documents == {"text": "annex/documents/protocol.txt"}


def test_a_deal_beside_the_case_can_be_taken_from(case):
    beside = case.parent / "older case"
    beside.mkdir()
    (beside / "deal.yaml").write_text(PROTOCOL)

    assert names(deal_of(case, "{p: {file: ../older case/deal.yaml, terms: old}}")) == ["hold fire", "old"]


def test_the_other_deal_comes_as_amended_up_to_the_day_looked_at(case):
    taken = "{p: {file: annex/protocol.yaml, terms: call}}"

    assert deal_of(case, taken).terms[-1].timing.by.condition.seconds == 3 * 86400
    assert deal_of(case, taken, on=1680000000).terms[-1].timing.by.condition.seconds == 2 * 86400


def test_what_the_other_deal_takes_in_comes_too(case):
    (case / "annex" / "second.yaml").write_text(
        "deal: Second\nparties: {north: }\nincorporates: {p: {file: protocol.yaml, terms: old}}\n"
        "terms: {leave: {who: north, must: depart, by: not said}}\n"
    )

    assert names(deal_of(case, "{p: annex/second.yaml}")) == ["hold fire", "leave", "old"]


def test_written_back_the_terms_are_the_deals_own(case):
    deal = deal_of(case, "{p: {file: annex/protocol.yaml, terms: [watch, call]}}")
    (case / "deal.yaml").write_text(unparse_deal(deal))

    assert load_deal(case).value == deal


def test_a_mistake_in_a_term_taken_is_told_in_its_own_file(case):
    (case / "annex" / "protocol.yaml").write_text(PROTOCOL.replace("by: 2025-02-01", "by: soon"))

    (found,) = [d for d in read(case, "{p: {file: annex/protocol.yaml, terms: old}}").diagnostics if d.code == "T201"]

    assert found.span.file.endswith("protocol.yaml")
    assert (found.span.line, found.span.column) == (15, 39)


@pytest.mark.parametrize(
    ("incorporates", "code", "words"),
    [
        ("{p: {file: annex/none.yaml}}", "S113", "`annex/none.yaml`"),
        ("{p: {file: ../../other/deal.yaml}}", "S113", "outside"),
        ("{p: {terms: old}}", "S103", "`p` names no file"),
        ("{p: {file: deal.yaml}}", "S114", "`deal.yaml`"),
        ("{p: {file: annex/protocol.yaml, terms: older}}", "T101", "`older`"),
        ("{p: {file: annex/protocol.yaml, terms: old}, q: {file: annex/protocol.yaml, terms: old}}", "S115", "`old`"),
    ],
)
def test_what_cannot_be_taken_is_told(case, incorporates, code, words):
    ((found, line, message),) = errors(case, incorporates)

    assert (found, line) == (code, 7)
    assert words in message


def test_deals_that_take_from_each_other_are_told_in_the_file_that_leads_back(case):
    (case / "annex" / "protocol.yaml").write_text(PROTOCOL + "incorporates: {back: ../deal.yaml}\n")

    (found,) = [d for d in read(case, "{p: {file: annex/protocol.yaml, terms: old}}").diagnostics if d.code == "S114"]

    assert found.span.file.endswith("protocol.yaml")


def test_a_file_that_cannot_be_read_is_told_with_what_is_wrong_in_it(case):
    (case / "annex" / "protocol.yaml").write_text("deal: [unclosed\n")

    codes = {(code, line) for code, line, _ in errors(case, "{p: {file: annex/protocol.yaml}}")}

    assert ("S113", 7) in codes
    assert any(code.startswith("Y") for code, _ in codes)
