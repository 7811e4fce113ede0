"""A file against the log: new, changed, unchanged, gone, back, refused; and the entries that say so."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from holdfire.claims.names import NO_NAMES, Names
from holdfire.formats.asked import Asked
from holdfire.formats.entries import entries_of
from holdfire.formats.found import Found, FoundParty, FoundPlace, FoundRow, Refused
from holdfire.formats.importing import Import
from holdfire.formats.known_rows import known_rows
from holdfire.formats.looking import Looked, look
from holdfire.formats.source_file import open_source
from holdfire.log.entry import Entry, Head, NewEntry, chained
from holdfire.log.standing import standing
from holdfire.log.state import State, state_of
from holdfire.source.diagnostic import Diagnostic

NAMES = Names(**{**{name: {} for name in NO_NAMES.__slots__}, "acts": {"attack": "attack"}, "parties": {"a": "a"}})
AT = "2016-10-07T09:30:00Z"


def row(key: str, line: int = 0, **said: Any) -> FoundRow:
    claim = {
        "id": f"x-{key}", "kind": "event", "act": "attack", "actors": ["a"], "when": "2016-10-06",
        "chain": ["a"], "published": "2016-10-06",
    }  # fmt: skip
    fields = said.pop("fields", {"best": "3"})
    return FoundRow(key, ({**claim, **said},), line or int(key) + 1, fields, said.pop("flags", ()))


@dataclass
class Case:
    """A case with a log in memory; files are lists of what a format finds in them."""

    path: Any
    entries: list[Entry] = field(default_factory=list)
    in_files: tuple[str, ...] = ()

    def read(self, kinds: Collection[str]) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind in kinds]

    @property
    def state(self) -> State:
        return state_of(self.entries)

    def asked(self, *found: Found, is_part: bool = False, dataset: str = "set") -> Import:
        def read(source: object, asked: object) -> Iterator[Found]:
            yield from found

        format_ = SimpleNamespace(NAME="x", SAYS="x", sniff=lambda s: "", dataset=lambda s, a: dataset, read=read)
        source = open_source(self.path, "x.csv").value
        assert source is not None
        bodies = {entry.number: entry.body for entry in self.entries}
        claims, vanished = (standing(self.read, (kind,)) for kind in ("claim", "vanished"))
        known = known_rows(claims, vanished, bodies.__getitem__, self.in_files)
        return Import(source, format_, Asked(NAMES, ZoneInfo("UTC")), known, is_part)

    def look(self, *found: Found, **how: Any) -> Looked:
        return look(self.asked(*found, **how))

    def keep(self, *found: Found, **how: Any) -> list[NewEntry]:
        one = self.asked(*found, **how)
        batch = f"b{len(self.entries) + 1}"
        new = list(entries_of(one, Looked(), batch, "me", "because"))
        self.append(*new)
        return new

    def append(self, *new: NewEntry) -> None:
        for each in new:
            last = self.entries[-1] if self.entries else None
            self.entries.append(chained(each, Head(last.number, last.hash, last.at) if last else Head(), AT))

    def claims(self) -> dict[str, Mapping[str, Any]]:
        """What claims say that are not replaced."""
        rows = [entry.body["row"] for entry in self.state.claims]
        gone = {one.get("replaces") or one.get("retracts") for one in rows}
        return {one["id"]: one for one in rows if one["id"] not in gone and "retracts" not in one}


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("id\n1\n")
    return Case(path)


def counts(looked: Looked) -> dict[str, int]:
    return {what: number for what, number in looked.counts.items() if number}


def test_everything_is_new_to_an_empty_log(case):
    assert counts(case.look(row("1"), row("2"))) == {"new": 2}


def test_what_was_imported_is_unchanged_the_next_time(case):
    case.keep(row("1"), row("2"))

    looked = case.look(row("2", 2), row("1", 3))

    assert counts(looked) == {"unchanged": 2}
    assert not looked.changes_something


def test_a_batch_comes_last_and_all_carry_it(case):
    new = case.keep(FoundParty("p", "P", "state"), FoundPlace("q", "Q", radius="5000", wkt="POINT (1 2)"), row("1"))

    party, place, claim, batch = new
    assert [(one.kind, one.subject) for one in new] == [
        ("party", "p"), ("place", "q"), ("claim", "x-1"), ("batch", "b1")
    ]  # fmt: skip
    assert {(one.batch, one.by, one.why) for one in new} == {("b1", "me", "because")}
    assert batch.body["counts"] == {"new": 1}
    assert len(batch.body["sha256"]) == 64
    assert party.body == {"name": "P", "kind": "state"}
    assert place.body == {"name": "Q", "wkt": "POINT (1 2)", "radius": "5000"}
    assert claim.body["origin"] == {
        "format": "x", "dataset": "set", "file": "x.csv", "key": "1", "line": 2, "fields": {"best": "3"}
    }  # fmt: skip


def test_a_changed_row_is_a_new_claim_that_replaces_the_one_before(case):
    case.keep(row("1"))
    looked = case.look(row("1", when="2016-10-07"))

    (changed,) = looked.shown["changed"]
    assert changed.changes == (("when", "2016-10-06", "2016-10-07"),)
    case.keep(row("1", when="2016-10-07"))
    case.keep(row("1", when="2016-10-08"))
    claims = case.claims()
    assert list(claims) == ["x-1-v3"]
    assert claims["x-1-v3"]["replaces"] == "x-1-v2"
    assert counts(case.look(row("1", when="2016-10-08"))) == {"unchanged": 1}


def test_a_column_that_is_kept_counts_as_well_as_the_claim(case):
    case.keep(row("1"))

    looked = case.look(row("1", fields={"best": "4", "high": "5"}))

    assert looked.shown["changed"][0].changes == (("best", "3", "4"), ("high", "", "5"))


def test_gone_rows_are_marked_and_their_claims_stand(case):
    case.keep(row("1"), row("2"))
    new = case.keep(row("2"))

    assert [(one.kind, one.subject, one.body) for one in new[:-1]] == [
        ("vanished", "x-1", {"dataset": "set", "key": "1"})
    ]
    assert set(case.claims()) == {"x-1", "x-2"}
    assert counts(case.look(row("2"))) == {"unchanged": 1}


def test_a_row_that_is_there_again_loses_its_mark(case):
    case.keep(row("1"), row("2"))
    case.keep(row("2"))
    assert set(case.state.vanished) == {"x-1"}

    new = case.keep(row("1"), row("2"))

    assert [(one.kind, one.body) for one in new[:-1]] == [("undo", {"entry": 4})]
    assert case.state.vanished == {}


def test_a_row_that_comes_back_changed_is_both(case):
    case.keep(row("1"))
    case.keep(row("2"))
    case.keep(row("1", when="2016-10-07"), row("2"))

    assert case.state.vanished == {}
    assert set(case.claims()) == {"x-1-v2", "x-2"}


def test_nothing_is_gone_from_a_part_or_from_another_dataset(case):
    case.keep(row("1"))

    assert counts(case.look(row("2"), is_part=True)) == {"new": 1}
    assert counts(case.look(dataset="other")) == {}


def test_a_refused_row_is_not_gone(case):
    case.keep(row("1"))
    why = Diagnostic("E611", "unreadable-cell", "error", "no date", case.asked().source.at(2))

    assert counts(case.look(Refused(2, (why,), "1"))) == {"refused": 1}


def test_an_undone_batch_is_as_if_it_had_never_been(case):
    case.keep(row("1"))
    case.keep(row("1", when="2016-10-07"), row("2"))
    case.append(NewEntry("me", "undo", "b3", {"batch": "b3"}))

    assert set(case.claims()) == {"x-1"}
    assert counts(case.look(row("1"), row("2"))) == {"unchanged": 1, "new": 1}


def test_of_two_rows_with_one_key_the_second_is_refused(case):
    looked = case.look(row("1", 2), row("1", 3))

    assert counts(looked) == {"new": 1, "refused": 1}
    (why,) = looked.shown["refused"][0].why
    assert (why.code, why.message, why.span.line) == ("E606", "the key `1` stands on line 2 too", 3)
    assert [one.kind for one in case.keep(row("1", 2), row("1", 3))] == ["claim", "batch"]


def test_a_claim_called_as_one_of_the_case_is_refused(case):
    case.in_files = ("x-1",)

    looked = case.look(row("1"), row("2"))

    assert counts(looked) == {"refused": 1, "new": 1}
    assert looked.shown["refused"][0].why[0].code == "E607"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"when": "06/10/2016"}, "`when`: `06/10/2016` is not a time"),
        ({"actors": ["b"]}, "no party is called `b`"),
        ({"act": "bombard"}, "no act is called `bombard`"),
        ({"where": "nowhere"}, "no place is called `nowhere`"),
        ({"published": "2016-10-05", "said": "2016-10-06"}, "it was published before it was said"),
        ({"deaths": "3"}, "no claim has a key `deaths`"),
        ({"chain": []}, "this claim has no `chain`"),
        ({"quantity": "1.000"}, "`quantity`:"),
        ({"says": "denies"}, "it denies, but not what"),
        ({"harm": {"a": object()}}, "holds something that is neither text"),
    ],
)
@pytest.mark.parametrize("before", [0, 3], ids=["first", "after others"])
def test_a_row_that_no_case_could_read_is_refused_also_after_sound_ones(case, said, message, before):
    sound = [row(str(number)) for number in range(1, before + 1)]

    looked = case.look(*sound, row("9", **said))

    (refused,) = looked.shown["refused"]
    assert message in refused.why[0].message
    assert refused.why[0].code == "E605"
    assert looked.counts["new"] == before


def test_names_that_the_file_brings_are_known_from_then_on(case):
    looked = case.look(FoundParty("b", "B", also=("Bee",)), FoundPlace("q", "Q"), row("1", actors=["bee"], where="q"))

    assert counts(looked) == {"new": 1}
    assert [one.id for one in (*looked.parties, *looked.places)] == ["b", "q"]


def test_names_that_the_case_has_are_not_proposed(case):
    assert case.look(FoundParty("A", "A"), row("1")).parties == []


def test_a_row_that_names_a_claim_that_is_nowhere_is_refused_and_so_is_who_names_it(case):
    found = [row("1"), row("2", **{"answers": "x-1"}), row("3", **{"answers": "x-9"}), row("4", **{"reply to": "x-3"})]

    looked = case.look(*found)

    assert counts(looked) == {"new": 2, "refused": 2}
    assert [each.why[0].code for each in looked.shown["refused"]] == ["E608", "E608"]
    assert [one.subject for one in case.keep(*found)] == ["x-1", "x-2", "b1"]


def test_what_stops_a_file_is_told_from_what_is_odd(case):
    at = case.asked().source.at(1)

    assert case.look(Diagnostic("E610", "column-missing", "error", "no", at)).stops
    assert not case.look(Diagnostic("E618", "several-days", "warning", "odd", at), row("1")).stops


def test_of_many_oddities_a_few_are_kept_and_the_others_counted(case):
    at = case.asked().source.at(1)
    looked = case.look(*[Diagnostic("E618", "several-days", "warning", "odd", at)] * 50)

    assert (len(looked.said), dict(looked.unsaid)) == (20, {"several-days": 30})


def test_a_row_of_several_claims_is_compared_claim_by_claim(case):
    def two(when: str, *more: str) -> FoundRow:
        first, second = row("1"), row("1", id="x-1-2", when=when)
        third = [row("1", id=f"x-1-{name}") for name in more]
        return FoundRow("1", (*first.claims, *second.claims, *(c for r in third for c in r.claims)), 2, {"best": "3"})

    case.keep(two("2016-10-06"))
    case.keep(two("2016-10-07", "3"))
    assert set(case.claims()) == {"x-1", "x-1-2-v2", "x-1-3"}

    case.keep(row("1"))
    assert set(case.claims()) == {"x-1"}
    assert counts(case.look(row("1"))) == {"unchanged": 1}


def test_any_file_after_any_other_leaves_what_that_file_says(case):
    files = [
        [row("1"), row("2")],
        [row("2", when="2016-10-07"), row("3")],
        [],
        [row("1"), row("3", fields={"best": "9"})],
        [row("1"), row("2"), row("3")],
    ]
    for found in files:
        case.keep(*found)
        there = {name: claim for name, claim in case.claims().items() if name not in case.state.vanished}
        said = {one.key: {k: v for k, v in one.claims[0].items() if k != "id"} for one in found}
        assert {
            name.split("-")[1]: {k: v for k, v in claim.items() if k not in ("id", "replaces")}
            for name, claim in there.items()
        } == said
        assert not case.look(*found).changes_something
