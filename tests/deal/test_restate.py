"""A deal said back says everything that is written in it, and what is not."""

from dataclasses import MISSING, fields, replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from holdfire.deal.load import load_deal, load_deal_text
from holdfire.deal.model import ActPattern, Deadline, Level, Timing
from holdfire.deal.resolve.phrases import ONCE
from holdfire.deal.restate.deal import restate_deal
from holdfire.deal.restate.text import restated_text
from tests.deal.test_unparse import HEAD, made_terms

ROOT = Path(__file__).parents[2]
WHOLE = sorted(path.parent for where in ("examples", "tests/deals") for path in (ROOT / where).glob("*/deal.yaml"))


def restated(text):
    outcome = load_deal_text(text)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return restated_text(restate_deal(outcome.value))


DEAL = """\
deal: Bridge arrangement
label: arrangement
proposed: 2024-04-20
time zone: Asia/Beirut
in force: when north and south have both signed
lasts: 10 days
extended: {by: 5 days, unless: north has refused, notice: 2 days, at most: 1 time}
parties:
  north: {name: Northern Council, kind: armed group}
  south: Southern Authority
  mission: {name: Observer Mission, kind: mediator}
places: {bridge: , valley: {also: [the vale]}}
documents: {text: text.txt, press: press.txt}
counts: {guards: {of: north, in: bridge, unit: persons}}
bodies: {panel: {name: Joint Panel, members: 3, adopts with: 2, interprets: the deal}}
readings: {arms: {asks: Do they keep arms?, answers: {kept: text, left: press}}}
draft wordings: {term: {asks: For how long?, answers: {short: {by: north}, long: {by: south}}}}
blanks: {line: {kind: place, filled by: panel}}
clauses: {article 1: {says: Both sides stop.}}
terms:
  hold fire:
    who: each of north, south
    must not: attack
    part of: article 1
    except: [{name: defence, act: use force in self-defence, by: south, when: leave is met}]
    verified by: mission
  leave:
    who: north
    must: depart
    from place: bridge
    by: not said
    owed to: south
    quote: {in: text, text: the council goes}
    read as:
      arms/kept: {with: arms}
      arms/left: {without: arms}
  patrols:
    who: south
    must: report
    how many: at least 3 reports
    every: week from 2024-05-03
    ends when: leave is met
    read as:
      term/short: {until: 2024-06-01}
      term/long: {until: 2024-12-01}
"""


def test_a_deal_is_said_back_term_by_term():
    assert (
        restated(DEAL)
        == """\
Bridge arrangement
==================
It calls itself: arrangement. It was proposed on 2024-04-20. Its days and clock times are those of
Asia/Beirut. It enters into force once Northern Council signs the deal and Southern Authority signs
the deal. All of it ends 10 days after entry into force, unless it is extended. Then it goes on
until 15 days after entry into force, unless before 8 days after entry into force Northern Council
refuses the deal.

What it asks
------------
  article 1
    Both sides stop.
    hold fire
      Each of Northern Council and Southern Authority must not attack, verified by Observer Mission.
      Not covered, as “defence”: use force in self-defence by Southern Authority, while this holds:
      leave is met.

  leave
    | arms: kept (told so in text). Northern Council must depart from bridge with arms.
    | arms: left (told so in press). Northern Council must depart from bridge without arms.
    Read either way: No deadline is said. It is owed to Southern Authority. Quoted from text: “the
    council goes”

  patrols
    | term: short (as Northern Council want it). Southern Authority must report (at least 3 reports)
    | every week, until 2024-06-01.
    | term: long (as Southern Authority want it). Southern Authority must report (at least 3
    | reports) every week, until 2024-12-01.
    Read either way: Its weeks are counted from Friday, 2024-05-03. It ends once leave is met.

What is not said
----------------
- By when it must be done: “leave”.
- Who verifies it: “leave” and “patrols”.
- What stands for “line”; it is for Joint Panel to fill in.

Documents
---------
  text: The text in `text.txt`.
  press: The text in `press.txt`.

Parties
-------
  north: Shown as Northern Council; armed group.
  south: Shown as Southern Authority.
  mission: Shown as Observer Mission; mediator.

Places
------
  bridge: Nothing more is said of it.
  valley: Also called the vale.
  line: Nobody knows yet where it lies.

Counts
------
  guards: Counts people of Northern Council in bridge; “all” of it is its number at entry into
    force.

Bodies
------
  panel
    Shown as Joint Panel. Has 3 members. Adopts a text with 2 votes. What it finds on the meaning of
    the deal is final.

Questions of wording, told differently
--------------------------------------
  arms
    Do they keep arms? “kept”: told so in text. “left”: told so in press.

Wordings not agreed yet
-----------------------
  term
    For how long? “short”: Northern Council want it so. “long”: Southern Authority want it so.

Blanks
------
  line: A place; Joint Panel fills it in; still open.
"""
    )


def test_a_deal_that_says_little_is_told_so():
    said = restated("deal: x\nparties: {a: }\nterms: {go: {who: a, must: depart}}\n")

    assert "- When it enters into force.\n- How long it runs.\n- By when it must be done: “go”.\n" in said
    assert "- Who verifies any of it.\n" in said


def test_lines_stay_within_a_page():
    for folder in WHOLE:
        deal = load_deal(folder).value
        if deal is not None:
            assert max(len(line) for line in restated_text(restate_deal(deal)).splitlines()) <= 100


WORKED_OUT = {("Question", "is_draft"), ("Clause", "terms"), ("Position", "as_written"), ("Term", "level")}
"""Fields that follow from others, that headings show, or that are looked at below."""
PARTS = (Timing, ActPattern)
"""What is looked at field by field."""
OF_THE_DEAL = ("label", "in_force", "ends_when", "until", "proposed_on", "documents", "languages", "authentic")
LISTED = ("terms", "events", "positions", "amendments")
NAMED = ("counts", "bodies", "drafts", "registers", "questions", "clauses", "blanks")
GROUPS = ("parties", "places", "categories")
ALIKE = ((ONCE, None), (Deadline(not_said=True), None))
"""What is written as one thing or the other and said in the same words."""


def without_one_field(node, names=None):
    """Give a node again and again, each time with one of its fields as if it had not been written."""
    for one in fields(node):
        value = getattr(node, one.name)
        default = one.default if one.default_factory is MISSING else one.default_factory()
        is_name = one.name == "name" and value.casefold() == node.id.casefold()
        is_part = isinstance(value, PARTS) or (type(node).__name__, one.name) in WORKED_OUT
        looked_at = one.compare and default is not MISSING and not is_part
        differs = value != default and not is_name and (value, default) not in ALIKE
        if looked_at and differs and (names is None or one.name in names):
            yield one.name, replace(node, **{one.name: default})


def spoiled(deal):
    """Give a deal again and again, each time without one thing that is written in it."""
    yield from without_one_field(deal, OF_THE_DEAL)
    for section in LISTED:
        nodes = getattr(deal, section)
        for at, node in enumerate(nodes):
            if section == "events" and " reaching " in node.id:
                continue
            for name, made in [*without_one_field(node), *inner_fields(node)]:
                yield f"{section} {name}", replace(deal, **{section: (*nodes[:at], made, *nodes[at + 1 :])})
    for section in NAMED:
        named = getattr(deal, section)
        for key, node in named.items():
            for name, made in without_one_field(node):
                yield f"{section} {name}", replace(deal, **{section: {**named, key: made}})
    for section in GROUPS:
        group = getattr(deal, section)
        for key, node in group.by_id.items():
            for name, made in without_one_field(node):
                yield f"{section} {name}", replace(deal, **{section: replace(group, by_id={**group.by_id, key: made})})


def is_kept_by_acts(term):
    """Such a term is said in the words that were worked out when it was read."""
    return term.form == "keep" and term.level is None


def inner_fields(node):
    for one in fields(node):
        value = getattr(node, one.name)
        if isinstance(value, Level):
            yield one.name, replace(node, level=replace(value, low=value.low + 1000, high=None))
        if isinstance(value, PARTS) and not is_kept_by_acts(node):
            for name, made in without_one_field(value):
                yield f"{one.name}.{name}", replace(node, **{one.name: made})


def unsaid(deal):
    """What could be missing from a deal without a word of it changing."""
    whole = restate_deal(deal)
    return sorted({name for name, other in spoiled(deal) if restate_deal(other) == whole})


@pytest.mark.parametrize("folder", WHOLE, ids=lambda folder: folder.name)
def test_whatever_is_written_is_said(folder):
    deal = load_deal(folder).value
    if deal is None:
        pytest.skip("not a valid deal")
    assert unsaid(deal) == []


@settings(deadline=None, max_examples=60)
@given(made_terms())
def test_whatever_a_generated_term_says_is_said(term):
    deal = load_deal_text(HEAD + term).value
    if deal is not None:
        assert unsaid(deal) == []
