"""``holdfire incidents``: suggestions listed, decided, undone; the pipeline reads claims as they were grouped."""

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from holdfire.claims.incident import group_claims
from holdfire.cli.main import main
from holdfire.log.entry import NewEntry
from holdfire.log.state import read_state
from holdfire.log.store import open_log
from holdfire.pipeline import load_case
from holdfire.review.grouping import open_bench
from holdfire.review.grouping_loop import KEYS, NONE_LEFT, go_through

EXAMPLES = Path(__file__).parents[2] / "examples"
TOLD = {
    "kind": "event",
    "actors": ["lowland authority"],
    "whom": ["highland council"],
    "where": "hill town",
    "published": "2024-03-17",
    "recorded": "2024-03-17",
}
TWICE = (
    {
        "id": "mortar-radio",
        "act": "mortar fire",
        "when": "2024-03-16",
        "harm": "nine wounded",
        "chain": ["mission", "mission bulletin"],
    },
    {
        "id": "mortar-relief",
        "act": "shelling",
        "when": "2024-03-16 21:00",
        "harm": "9 wounded",
        "chain": ["relief society", "relief bulletin"],
    },
)


@pytest.fixture
def case(tmp_path):
    folder = tmp_path / "case"
    shutil.copytree(EXAMPLES / "convoys-and-levels", folder)
    (folder / "claims" / "twice.jsonl").write_text("\n".join(json.dumps(TOLD | one) for one in TWICE), encoding="utf-8")
    return folder


def incidents(case, *options):
    return main(["incidents", str(case), *options])


def listed(case, capsys):
    assert incidents(case, "--format", "json") == 0
    return json.loads(capsys.readouterr().out)["suggestions"]


def groups(case, until=None):
    read = load_case(case, log=read_state(case, until))
    assert not read.has_errors
    return {frozenset(one.id for one in members) for members in group_claims(read.value.claims).by_incident.values()}


def put_together(case, at):
    with open_log(case) as log:
        body = {"judgement": "same", "claims": sorted(PAIR), "incidents": [[name] for name in sorted(PAIR)]}
        log.append([NewEntry("Ada", "incident", "mortar-radio", body)], at)


PAIR = frozenset({"mortar-radio", "mortar-relief"})


def test_a_suggestion_is_listed_with_its_reasons(case, capsys):
    assert incidents(case) == 0
    said = capsys.readouterr().out

    assert "likely that these are one" in said
    assert "the same harm (9 wounded)" in said
    assert "told by different origins" in said
    assert "mortar-relief: Lowland Authority: shelling against Highland Council in Hill town" in said


def test_what_is_accepted_is_one_incident_for_all_that_read_the_case(case, capsys):
    (found,) = listed(case, capsys)
    assert PAIR not in groups(case)

    assert incidents(case, "--accept", found["id"], "--by", "Ada", "--why", "one mortar round") == 0
    assert "one incident:" in capsys.readouterr().out

    assert PAIR in groups(case)
    assert listed(case, capsys) == []
    (entry,) = read_state(case).incidents
    assert (entry.by, entry.why, entry.subject) == ("Ada", "one mortar round", "mortar-radio")
    assert entry.body == {
        "claims": ["mortar-radio", "mortar-relief"],
        "incidents": [["mortar-radio"], ["mortar-relief"]],
        "judgement": "same",
    }


def test_two_origins_establish_what_was_put_together(case, capsys):
    def established():
        main(["assess", str(case), "--term", "hold fire", "--account", "two independent origins", "--format", "json"])
        found = json.loads(capsys.readouterr().out)["assessments"]
        return {each["bearer"]: each["breaches"]["established"] for each in found}

    before = established()
    (found,) = listed(case, capsys)
    incidents(case, "--accept", found["id"])
    capsys.readouterr()
    after = established()

    assert after["lowland authority"] == before["lowland authority"] + 1


def test_an_undone_decision_leaves_the_case_as_it_was_and_is_suggested_again(case, capsys):
    before = groups(case)
    (found,) = listed(case, capsys)
    incidents(case, "--accept", found["id"])
    number = read_state(case).head.number

    assert main(["undo", str(case), str(number)]) == 0

    assert groups(case) == before
    capsys.readouterr()
    assert [one["id"] for one in listed(case, capsys)] == [found["id"]]


def test_as_known_on_a_day_by_recorded_the_groupings_of_later_are_not_there(case):
    put_together(case, at=1_711_540_800)  # 27 March 2024, noon

    assert PAIR not in groups(case, until=1_711_540_800)
    assert PAIR in groups(case, until=1_711_540_801)


def test_the_period_report_counts_incidents_as_they_were_grouped_at_each_end(case, capsys):
    def before():
        """Incidents of 16 and 17 March, under everyone: as known then, as known two days later."""
        options = ["--from", "2024-03-18", "--to", "2024-03-19", "--by", "recorded", "--format", "text"]
        assert main(["report", str(case), *options, "--account", "everyone"]) == 0
        lines = [line for line in capsys.readouterr().out.splitlines() if "The period before, as known" in line]
        return [sum(int(number) for number in re.findall(r"\d+", line)) for line in lines]

    then, now = before()
    put_together(case, at=1_710_763_200)  # 18 March 2024, noon

    assert before() == [then, now - 1]


def test_rejected_and_maybe_are_not_suggested_again(case, capsys):
    (found,) = listed(case, capsys)
    incidents(case, "--maybe", found["id"], "--by", "Ada")
    capsys.readouterr()
    grouped = group_claims(load_case(case).value.claims)
    assert grouped.group_of["mortar-radio"] == grouped.group_of["mortar-relief"]
    assert listed(case, capsys) == []

    incidents(case, "--different", "mortar-radio", "mortar-relief", "--by", "Ada")
    capsys.readouterr()
    grouped = group_claims(load_case(case).value.claims)
    assert grouped.group_of["mortar-radio"] != grouped.group_of["mortar-relief"]
    assert listed(case, capsys) == []


def test_a_claim_is_split_from_an_incident_that_its_row_names_and_put_back(case, capsys):
    assert incidents(case, "--split", "shells on hill town", "shells-mission", "--by", "Ada") == 0
    apart = groups(case)
    assert frozenset({"shells-highland", "shells-denied"}) in apart
    assert frozenset({"shells-mission"}) in apart

    assert incidents(case, "--same", "shells on hill town", "shells-mission", "--by", "Ada") == 0
    assert frozenset({"shells-highland", "shells-denied", "shells-mission"}) in groups(case)
    capsys.readouterr()
    assert incidents(case, "--show", "shells-mission") == 0
    said = capsys.readouterr().out
    assert "shells on hill town:" in said
    assert "1: split: shells-denied, shells-highland | shells-mission; by Ada" in said
    assert incidents(case, "--decided") == 0
    assert "2: one incident" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--accept", "abcdef"], "there is no suggestion `abcdef`"),
        (["--split", "shells on hill town", "drone-lowland"], "is not in `shells on hill town`"),
        (["--split", "drone-lowland", "drone-lowland"], "no claim would stay"),
        (["--split", "shells on hill town"], "say which claims are another"),
        (["--same", "drone-lowland", "nothing"], "there is no incident and no event claim `nothing`"),
        (["--same", "shells-mission", "shells-highland"], "that are not one already"),
        (["--review"], "there is no terminal here"),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_is_written(case, options, says, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)

    assert incidents(case, *options, "--by", "Ada") == 2
    assert says in capsys.readouterr().err
    assert read_state(case).incidents == ()


def test_an_entry_that_is_no_grouping_is_a_mistake_with_its_number(case, capsys):
    with open_log(case) as log:
        log.append([NewEntry("Ada", "incident", "x", {"judgement": "same", "incidents": ["a"]})], at=1_711_540_800)

    assert main(["check", str(case)]) == 1
    said = capsys.readouterr()
    assert "E721 not-a-grouping" in said.out + said.err
    assert main(["undo", str(case), "1"]) == 0
    assert main(["check", str(case)]) == 0


def go(bench, *keys):
    """Answer with keys, one after another, then stop; give what was said."""
    left, said = iter(keys), []

    def ask(prompt):
        said.append(prompt)
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    go_through(bench, "Ada", ask, said.append)
    return said


def test_the_loop_decides_passes_undoes_and_stops(case):
    bench = open_bench(case, lambda: 1_711_900_000).value
    said = go(bench, "x", "u", "s one round", "u", "n", "u")
    assert bench.groups.judgements == ()
    assert said.count("nothing was decided here yet") == 1
    assert said[-1] == "0 decided, 0 left"
    assert read_state(case).incidents == ()


def test_after_the_last_decision_it_can_still_be_undone(case):
    bench = open_bench(case, lambda: 1_711_900_000).value
    said = go(bench, "s one round", "x", "s", "q", "never asked")
    assert [one.why for one in bench.groups.judgements] == ["one round"]
    assert said[-6:] == ["u q > ", NONE_LEFT, "u q > ", NONE_LEFT, "u q > ", "1 decided, 0 left"]
    assert go(bench)[1:] == ["0 decided, 0 left"]


def test_lines_are_broken_between_words(case, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda prompt: "q")
    assert main(["incidents", str(case), "--review", "--by", "Ada"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(len(line) for line in lines) < 40
    assert " ".join(KEYS.split()) in " ".join(" ".join(lines).split())


def test_two_people_at_a_time_lose_nothing(case):
    ada, ben = (open_bench(case, lambda: 1_711_900_000).value for _ in range(2))

    ada.decide("split", ada.sets_split("shells on hill town", ["shells-mission"]), "Ada")
    ben.decide("same", ben.suggestions[0].sets, "Ben")

    assert [one.by for one in ben.groups.judgements] == ["Ada", "Ben"]
    assert PAIR in groups(case)
    assert frozenset({"shells-mission"}) in groups(case)


@pytest.mark.parametrize("kind", ["same", "different", "maybe"])
def test_among_very_many_incidents_a_decision_only_takes_suggestions_away(case, kind, monkeypatch):
    def left():
        bench = open_bench(case, lambda: 1_711_900_000, is_weaker_shown=True).value
        first, *others = bench.suggestions
        number = bench.decide(kind, first.sets, "Ada")
        there = {one.id for one in bench.suggestions}
        bench.undo(number, "Ada")
        assert {one.id for one in bench.suggestions} == {first.id, *(one.id for one in others)}
        return first.id, {one.id for one in others}, there

    first, others, anew = left()
    monkeypatch.setattr("holdfire.review.grouping.MOST_ANEW", 0)
    _, _, there = left()

    assert first not in there | anew
    assert there == others
    assert others <= anew
