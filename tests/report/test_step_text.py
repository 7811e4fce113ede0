"""The graph of steps as text, for Graphviz, for Mermaid and for programs."""

import json
from pathlib import Path

import pytest

from holdfire.cli.main import main
from holdfire.deal.load import load_deal, load_deal_text
from holdfire.report.step_text import (
    SHOWN,
    show_steps_dot,
    show_steps_json,
    show_steps_mermaid,
    show_steps_text,
    step_graph,
)

ROOT = Path(__file__).parents[2]
DEAL = """\
deal: The "bridge" truce
time zone: UTC
in force: 2024-05-01
parties: {north: {name: Northern Council}, south: }
readings: {order: {asks: Who is first?, answers: {south first: , nobody first: }}}
positions: {north: {supports: the deal, when: go is met}}
terms:
  stop: {who: north, must not: attack, starts when: go is met}
  go:
    who: south
    must: depart
    by: not said
    read as:
      order/nobody first: {starts when: north supports the deal and stop has started}
"""


@pytest.fixture
def graph():
    outcome = load_deal_text(DEAL)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return step_graph(outcome.value)


def test_as_text(graph):
    assert (
        show_steps_text(graph)
        == """\
The "bridge" truce: which step waits for which

stop
  waits until go is met
go
  waits until Northern Council supports the deal, under the reading order/nobody first
  waits until stop has started, under the reading order/nobody first
Northern Council supports the deal
  waits until go is met

A ring of 3 steps, under the reading order/nobody first
  stop waits until go is met
  go waits until Northern Council supports the deal
  go waits until stop has started
  Northern Council supports the deal waits until go is met
  It opens once one step is taken without waiting: go."""
    )


def test_for_graphviz(graph):
    heavy, dashed = 'color="#8a6116", penwidth=2.5', "style=dashed"
    reading = "under the reading order/nobody first"
    assert show_steps_dot(graph).splitlines() == [
        r'digraph "The \"bridge\" truce" {',
        "  rankdir=BT;",
        "  node [shape=box, style=rounded];",
        '  s1 [label="stop"];',
        '  s2 [label="go"];',
        '  s3 [label="Northern Council supports the deal"];',
        f'  s1 -> s2 [label="until go is met", {heavy}];',
        f'  s2 -> s3 [label="until Northern Council supports the deal, {reading}", {dashed}, {heavy}];',
        f'  s2 -> s1 [label="until stop has started, {reading}", {dashed}, {heavy}];',
        f'  s3 -> s2 [label="until go is met", {heavy}];',
        "}",
    ]


def test_for_mermaid(graph):
    assert (
        show_steps_mermaid(graph)
        == """\
flowchart BT
  s1["stop"]
  s2["go"]
  s3["Northern Council supports the deal"]
  s1 -->|"until go is met"| s2
  s2 -.->|"until Northern Council supports the deal, under the reading order/nobody first"| s3
  s2 -.->|"until stop has started, under the reading order/nobody first"| s1
  s3 -->|"until go is met"| s2
  linkStyle 0,1,2,3 stroke:#8a6116,stroke-width:3px"""
    )


def test_for_programs(graph):
    made = json.loads(show_steps_json(graph))

    assert made["deal"] == 'The "bridge" truce'
    assert made["waits"][0] == {"waiting": "stop", "for": "go", "until": "go is met", "readings": []}
    assert made["waits"][1]["readings"] == ["order/nobody first"]
    (ring,) = made["rings"]
    assert ring["steps"] == ["stop", "go"]
    assert ring["opened by"] == [["go"]]
    assert ring["no smaller set opens it"] is True


def test_in_the_reference_case_the_ring_stands_under_one_reading_of_the_order():
    graph = step_graph(load_deal(ROOT / "examples" / "aleppo-2016").value)

    (ring,) = graph.rings
    assert ring.reading == "order/guarantee first"
    assert [wait.waiting for wait in ring.steps] == [
        "promise to leave",
        "guarantee passage",
        "Russian Federation supports the deal",
        "leave",
        "halt bombing",
    ]
    assert "A ring of 5 steps, under the reading order/guarantee first" in show_steps_text(graph)


@pytest.mark.parametrize("shown", SHOWN)
def test_a_deal_in_which_nothing_waits_is_shown_too(shown):
    text = "deal: x\ntime zone: UTC\nin force: 2024-05-01\nparties: {a: }\nterms: {stop: {who: a, must not: attack}}\n"

    assert SHOWN[shown](step_graph(load_deal_text(text).value))


def test_the_command_shows_a_deal_and_says_what_is_wrong_with_another(tmp_path, capsys):
    file = tmp_path / "deal.yaml"
    file.write_text(DEAL, encoding="utf-8")
    assert main(["rings", str(file), "--format", "mermaid"]) == 0
    assert capsys.readouterr().out.startswith("flowchart BT\n")

    file.write_text(DEAL.replace("who: south", "who: suoth"), encoding="utf-8")
    assert main(["rings", str(tmp_path)]) == 1
    assert "no party is called `suoth`" in capsys.readouterr().err

    assert main(["rings", str(tmp_path / "no.yaml")]) == 2
    assert "name a deal.yaml or a case folder" in capsys.readouterr().err


def test_the_steps_of_a_clause_stand_together():
    text = """\
deal: Phases
time zone: UTC
in force: 2024-05-01
parties: {a: , b: }
clauses: {all: {says: x}, first: {part of: all, starts when: go is met}}
terms:
  stop: {who: a, must not: attack, part of: first}
  go: {who: b, must: depart, by: not said, part of: all}
""".replace("all", "whole")
    graph = step_graph(load_deal_text(text).value)

    assert graph.groups == {"first": ("stop",), "whole": ("go",)}
    assert '  subgraph cluster_1 { label="first"; s1; }' in show_steps_dot(graph)
    assert '  subgraph c1["first"]\n    s1\n  end' in show_steps_mermaid(graph)
