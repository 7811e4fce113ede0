"""A deal written as canonical text reads as the same deal."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.deal.load import load_deal_text
from holdfire.deal.restate.unparse import unparse_deal
from holdfire.source.yaml_text import quote_text, to_yaml
from holdfire.source.yaml_tree import Mapping, Scalar, parse_yaml

ROOT = Path(__file__).parents[2]
WHOLE = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("examples/*/deal.yaml"))]
GOOD = [
    re.search(r"^```yaml good\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)[1]
    for path in sorted((ROOT / "tests" / "cases").glob("T*.md"))
]


def deal_of(text):
    outcome = load_deal_text(text)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return outcome.value


@pytest.mark.parametrize("text", [*WHOLE, *GOOD], ids=range(len(WHOLE) + len(GOOD)))
def test_the_canonical_text_of_a_written_deal_reads_as_the_same_deal(text):
    deal = deal_of(text)

    again = deal_of(unparse_deal(deal))

    assert again == replace(deal, amendments=())  # what is written is the deal as amended
    assert unparse_deal(again) == unparse_deal(deal)


def one_or_more(names, joint):
    return st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True).map(joint.join)


STRIPS = ("within 500 metres of the bridge", "between 1 and 3 km north of valley", "beyond quota of hill town")
PARTIES = ("north", "south", "river guard", "mission")
PLACES = ("valley", "bridge", "hill town", "front", "left ground", *STRIPS)
WHO = st.one_of(
    st.sampled_from(PARTIES),
    st.builds("{} {}".format, st.sampled_from(["each of", "together", "any of"]), one_or_more(PARTIES, ", ")),
    st.sampled_from(["anyone", "anyone but mission", "south but not river guard"]),
)
CONDITIONS = st.recursive(
    st.sampled_from(
        [
            "leave is met",
            "promise to leave by north is not breached",
            "hold fire was breached",
            "hold fire is under way",
            "north, south and mission have all accepted",
            "north or south has refused leave",
            "panel adopts extension",
            "on 2024-05-09 18:00",
            "48 hours before the end of the deal",
            "2 days before 2024-05-09",
            "north has accepted before 2024-05-09",
            "never",
            "entry into force",
            "first shot has happened",
            "all home by north has not happened",
            "3 calendar days after 2024-05-03",
        ]
    ),
    lambda inner: st.one_of(
        st.builds("72 hours after ({})".format, inner),
        st.builds("2 calendar days after ({})".format, inner),
        st.builds("not ({})".format, inner),
        st.builds("({}) and ({})".format, inner, inner),
        st.builds("({}) or ({})".format, inner, inner),
        st.builds("({}) before ({})".format, inner, inner),
    ),
    max_leaves=3,
)
MOMENTS = st.sampled_from(["2024-05-09", "2024-05-09 18:00", "2024-06", "9 May 2024", "2024-05-09T18:00:00Z"])
NARROWING = {
    "what": st.sampled_from(["tanks", "heavy weapon", "armour, women"]),
    "whom": one_or_more(PARTIES, " and "),
    "where": one_or_more(PLACES, ", "),
    "from place": st.sampled_from(PLACES),
    "to place": st.sampled_from([*PLACES, "anywhere"]),
    "with": st.sampled_from(["tank", "their weapons", "a: b", "#flags", "- dashes", "yes", "12"]),
    "without": st.just("heavy weapons"),
    "about": st.sampled_from(["the deal", "leave", "extension"]),
}
EXTENSIONS = st.one_of(
    st.fixed_dictionaries({"by": st.just("7 days"), "when": CONDITIONS}, optional={"notice": st.just("30 minutes")}),
    st.fixed_dictionaries({"by": st.just("90 minutes"), "unless": CONDITIONS, "at most": st.just("2 times")}),
    st.just({"by": "1 day", "for every": "10 hostages", "of": "releases", "beyond": "50 hostages", "at most": "twice"}),
)
WHEN = {
    "starts when": CONDITIONS,
    "ends when": CONDITIONS,
    "falls away when": CONDITIONS,
    "from": MOMENTS,
    "until": MOMENTS,
    "lasts": st.sampled_from(["30 days", "90 minutes", "1 day 6 hours"]),
    "extended": st.lists(EXTENSIONS, min_size=1, max_size=2),
    "daily": st.just("11:00 to 17:30"),
    "owed to": one_or_more(PARTIES, ", "),
    "only a possibility": st.sampled_from(["yes", "no"]),
    "assessed by": st.sampled_from(["claims", "ruling", "ruling of panel"]),
    "says": st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(str.strip),
}
PATTERN = st.fixed_dictionaries({"act": st.sampled_from(["attack", "obstruct"])}, optional={**NARROWING, "by": WHO})
EXCEPTIONS = st.lists(
    st.one_of(
        PATTERN, CONDITIONS.map(lambda c: {"when": c}), st.builds(lambda p, c: {**p, "when": c}, PATTERN, CONDITIONS)
    ),
    min_size=1,
    max_size=2,
)
BOUNDS = st.sampled_from(["at least 200 trucks", "at most 35 trucks", "20 to 30 trucks", "2.5 tonnes"])


RELATIVE = (
    "at most as many guards as at entry into force",
    "at least 33.3% as many guards as on 1 May 2024",
    "80% to 120% as many guards as on 2024-05-01 18:00",
)


def forms():
    plain = st.fixed_dictionaries
    return st.one_of(
        plain(
            {"must": st.just("release")},
            optional={
                **NARROWING,
                "how many": st.sampled_from(["all guards", "30% of guards", "half of guards", "at least 50 trucks"]),
                "by": st.one_of(MOMENTS, st.just("not said"), CONDITIONS.map("when {}".format)),
                "counting from": MOMENTS,
            },
        ),
        plain(
            {"must begin": st.just("withdraw")},
            optional={**NARROWING, "how many": st.sampled_from(["1 tank", "all guards"]), "by": MOMENTS},
        ),
        plain({"must not": st.just("attack")}, optional={**NARROWING, "except": EXCEPTIONS}),
        plain({"may": st.just("attack"), "an exception to": st.just("hold fire")}, optional=NARROWING),
        plain({"may": st.just("rotate")}, optional={**NARROWING, "how many": st.just("up to 300 persons")}),
        plain(
            {"may": st.just("rotate"), "protected from": one_or_more(PARTIES, ", ")}, optional={"interference": PATTERN}
        ),
        plain(
            {"must keep": st.sampled_from(["none of guards", "at most 20 guards", "5 to 10 of guards", *RELATIVE])},
            optional={"broken by": PATTERN, "restored by": PATTERN},
        ),
        plain({"must reach": st.just("at least 5 of guards"), "by": MOMENTS}),
        plain(
            {"must": st.just("report"), "whenever": PATTERN, "within": st.sampled_from(["72 hours", "90 seconds"])},
            optional={"one for one": st.sampled_from(["yes", "no"])},
        ),
        plain(
            {
                "must": st.just("allow aid"),
                "how many": st.sampled_from(
                    ["at least 200 trucks", "at most 35 trucks", "20 to 30 trucks", "2.5 tonnes"]
                ),
                "every": st.sampled_from(["day", "week", "week from 2024-05-03", "month", "window"]),
            },
            optional={**NARROWING, "partial periods": st.just("count")},
        ),
        plain(
            {
                "must": st.just("release"),
                "how many": st.just("3 prisoners"),
                "for every": st.one_of(PATTERN, PATTERN.map(lambda keys: {"how many": "2 women", **keys})),
                "within": st.just("24 hours"),
            },
            optional={"tolerance": st.just("2 prisoners"), "per step": st.just("yes")},
        ),
    )


HEAD = """\
deal: Made
time zone: Asia/Beirut
in force: 2024-05-01
lasts: 60 days
blanks: {quota: {kind: number, unit: trucks, filled by: panel}, camp: {kind: place, filled: valley, on: 2024-05-03}}
draft wordings: {tempo: {asks: How soon?, answers: {soon: north, later: {by: south, told in: text}}}}
documents: {text: {file: text.txt, language: en, authentic: yes}}
parties: {north: , south: , river guard: {member of: south}, mission: {kind: mediator}}
places:
  valley: {covers: hill town}
  bridge: {inside: valley}
  hill town:
  front: {shapes: {first: a.geojson#a, 2024-06: a.geojson#b}, between: [valley, hill town]}
  left ground: {left under: go}
  belt: {within: 3 km, beyond: 1.5 km, of: left ground, side: east, also: [the belt]}
categories: {heavy weapons: {covers: tanks}, tanks: {also: armour}, women: {means: adult women}}
counts: {guards: {of: north, unit: people}}
bodies: {panel: }
drafts: {extension: {before: panel}}
events:
  releases: {act: release, by: north}
  first shot: {act: attack, by: [north, south]}
  all home: {act: release, by: "each of north, south", how many: all guards, counting from: 2024-05-01}
readings: {wording: {asks: Which?, answers: {strict: text, loose: }}}
terms:
  go: {who: north, must: withdraw, from place: [valley, within 2 km of bridge], by: not said}
  leave: {who: north, must: depart}
  promise to leave: {who: each of north, must: promise}
  hold fire: {who: north, must not: attack}
"""


@st.composite
def made_terms(draw):
    keys = {"who": draw(WHO), **draw(forms()), **draw(st.fixed_dictionaries({}, optional=WHEN))}
    if "extended" in keys and not {"lasts", "until"} & set(keys):
        keys["lasts"] = "30 days"
    if draw(st.booleans()):
        keys["read as"] = {
            "wording/loose": draw(st.fixed_dictionaries({}, optional={"from": MOMENTS, "until": MOMENTS}))
        }
    return to_yaml({"terms": {"made": keys}}).partition("\n")[2]


@settings(max_examples=60, deadline=None)
@given(made_terms())
def test_unparse_then_parse_gives_the_same_deal(term):
    outcome = load_deal_text(HEAD + term)
    serious = [d.code for d in outcome.diagnostics if d.severity == "error"]
    assert set(serious) <= {"T301", "T302", "T209", "T312"}, term
    if outcome.value is not None:
        again = load_deal_text(unparse_deal(outcome.value))
        assert again.value == outcome.value


@given(st.dictionaries(st.text(min_size=1, max_size=8), st.lists(st.text(max_size=12), max_size=4), max_size=4))
def test_what_is_written_as_yaml_reads_the_same(tree):
    tree = {key: [text for text in texts if text] for key, texts in tree.items()}
    tree = {key: texts for key, texts in tree.items() if texts and "\x00" not in key}

    read = parse_yaml(to_yaml(tree) if tree else "a: b\n", "x").value

    if tree:
        assert isinstance(read, Mapping)
        assert {key.text: [item.text for item in node.items] for key, node in read.entries} == tree


@given(st.text(min_size=1, max_size=20))
def test_a_quoted_text_reads_as_itself(text):
    read = parse_yaml(f"key: {quote_text(text)}\n", "x").value

    assert isinstance(read.get("key"), Scalar)
    assert read.get("key").text == text
