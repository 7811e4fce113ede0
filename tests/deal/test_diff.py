"""What differs between two deals: nothing is missed, and nothing is made up."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from fractions import Fraction

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from holdfire.deal.condition import InForce
from holdfire.deal.diff.deals import diff_deals
from holdfire.deal.load import load_deal_text
from holdfire.deal.model import ActPattern, Bearer, Deadline, Exception_, Level, Period, Position, Quoted, Target
from holdfire.deal.restate.unparse import unparse_deal
from holdfire.deal.wording import Amendment
from holdfire.vocab.moment import Moment
from holdfire.vocab.place import Lies, Strip
from holdfire.vocab.quantity import Quantity
from tests.deal.test_unparse import GOOD, HEAD, WHOLE, made_terms
from tests.properties.profile import EXAMPLES
from tests.properties.strategies import deals

OLD = """\
deal: Bridge arrangement
time zone: UTC
in force: 2024-05-01
documents: {text: text.txt}
parties: {north: Northern Council, south: Southern Authority, guard: {member of: south}}
places: {valley: , bridge: {inside: valley}}
counts: {hostages: {of: north, unit: hostages}}
bodies: {panel: {members: 3, adopts with: 2}}
readings: {trucks: {asks: Which?, answers: {laden: text, any: text}}}
terms:
  hold fire:
    who: each of north, south
    must not: attack
    where: valley
    except: [{name: crops, act: attack, by: north, where: bridge}]
  release:
    who: north
    must: release
    how many: half of hostages
    by: 2024-05-09
    starts when: hold fire has started
    quote: {in: text, text: half of those held}
  let trucks in:
    who: south
    must: allow aid
    how many: at least 200 trucks
    every: day
    where: bridge
    read as: {trucks/laden: {with: goods}}
"""


def deal_of(text):
    outcome = load_deal_text(text)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return outcome.value


def changed(*edits, old=OLD):
    """What differs once some words of the old deal are others: section, name, kind, key, before, after."""
    new = old
    for before, after in edits:
        assert before in new
        new = new.replace(before, after)
    found = diff_deals(deal_of(old), deal_of(new))
    return [
        (c.section, c.name, c.kind, c.key, c.before, c.after) if c.kind == "changed" else (c.section, c.name, c.kind)
        for c in found
    ]


def test_what_is_asked_of_a_term_is_told_by_its_keys():
    assert changed(
        ("half of hostages", "30% of hostages"),
        ("by: 2024-05-09", "by: within 3 days of entry into force"),
        ("who: north\n", "who: any of north, south\n"),
        ("hold fire has started", "hold fire has started and on 2024-05-02"),
    ) == [
        ("terms", "release", "changed", "who", "north", "any of north, south"),
        ("terms", "release", "changed", "starts when", "hold fire has started",
         "hold fire has started and on 2024-05-02"),
        ("terms", "release", "changed", "by", "2024-05-09", "72 hours after entry into force"),
        ("terms", "release", "changed", "how many", "half of hostages", "30% of hostages"),
    ]  # fmt: skip


def test_another_kind_of_duty_is_told_as_such():
    assert changed(("must not: attack\n    where: valley\n    except", "may: attack\n    except"), (
        "    except: [{name: crops, act: attack, by: north, where: bridge}]\n", "")) == [
        ("terms", "hold fire", "changed", "kind of term", "must not", "may"),
        ("terms", "hold fire", "changed", "where", "valley", "not said"),
        ("terms", "hold fire", "changed", "exception crops", "attack in bridge, by north", "not there"),
    ]  # fmt: skip


def test_an_exception_is_looked_into():
    assert changed(("by: north, where: bridge", "by: south, where: valley")) == [
        ("terms", "hold fire", "changed", "exception crops: where", "bridge", "valley"),
        ("terms", "hold fire", "changed", "exception crops: by", "north", "south"),
    ]


def test_terms_come_and_go():
    later = "\n  sign: {who: south, must: sign, about: the deal, by: not said}\n"
    assert changed(("    quote: {in: text, text: half of those held}\n", later)) == [
        ("terms", "release", "changed", "quote", "text: “half of those held”", "not said"),
        ("terms", "sign", "added"),
    ]
    assert [c.after for c in diff_deals(deal_of(OLD), deal_of(OLD + later.strip("\n") + "\n"))] == [
        "Southern Authority must sign about the deal."
    ]


def test_a_term_under_another_name_is_the_same_term():
    assert changed(("  hold fire:", "  truce:"), ("hold fire has", "truce has")) == [("terms", "truce", "renamed")]


def test_a_term_with_the_same_quote_is_the_same_term():
    assert changed(("  release:", "  set free:"), ("half of hostages", "all hostages")) == [
        ("terms", "set free", "renamed"),
        ("terms", "set free", "changed", "how many", "half of hostages", "all hostages"),
    ]


def test_a_party_under_another_name_changes_nothing_else():
    assert changed(("north:", "highlanders:"), ("north", "highlanders")) == [("parties", "highlanders", "renamed")]


def test_two_that_look_alike_are_not_taken_for_each_other():
    twins = OLD + "  a: {who: south, must: sign, by: not said}\n  b: {who: south, must: sign, by: not said}\n"
    found = changed(("  a: {", "  c: {"), ("  b: {", "  d: {"), old=twins)
    assert {(kind, name) for _, name, kind in found} == {
        ("added", "c"), ("added", "d"), ("removed", "a"), ("removed", "b"),
    }  # fmt: skip


def test_a_difference_under_one_reading_only_says_so():
    new = OLD.replace("{with: goods}", "{with: goods, where: valley}")
    (found,) = diff_deals(deal_of(OLD), deal_of(new))
    assert (found.key, found.before, found.after, found.reading) == ("where", "bridge", "valley", "trucks/laden")


def test_a_wording_that_becomes_disputed():
    found = changed(("    read as: {trucks/laden: {with: goods}}\n", ""))
    assert found[0] == (
        "terms", "let trucks in", "changed", "disputed wording", "depends on trucks (laden, any)", "not disputed",
    )  # fmt: skip
    assert [c[3:] for c in found[1:]] == [("with", "goods", "not said")]


def test_definitions_are_told_by_their_keys():
    assert changed(
        ("adopts with: 2", "adopts with: 3, veto: [north]"), ("member of: south", "member of: north"),
        ("{inside: valley}", "{name: the bridge}"), ("laden: text", "laden: "),
    ) == [
        ("parties", "guard", "changed", "member of", "south", "north"),
        ("places", "bridge", "changed", "inside", "valley", "not said"),
        ("places", "bridge", "changed", "name", "bridge", "the bridge"),
        ("bodies", "panel", "changed", "adopts with", "2", "3"),
        ("bodies", "panel", "changed", "veto", "not said", "north"),
        ("questions", "trucks", "changed", "answers laden", "text", "not said"),
    ]  # fmt: skip


def test_words_that_read_the_same_but_mean_another_moment_are_told_apart():
    found = diff_deals(deal_of(OLD), deal_of(OLD.replace("time zone: UTC", "time zone: Asia/Beirut")))
    by = next(c for c in found if c.key == "by")
    assert (by.before, by.after) == (
        "2024-05-09 00:00:00Z to 2024-05-09 23:59:59Z",
        "2024-05-08 21:00:00Z to 2024-05-09 20:59:59Z",
    )


def test_comments_and_the_order_of_names_make_no_difference():
    terms = OLD.partition("terms:\n")[2]
    release = terms[terms.index("  release:") : terms.index("  let trucks")]
    assert changed((release, ""), ("terms:\n", f"terms:  # all of them\n{release}")) == []


@pytest.mark.parametrize("text", [*WHOLE, *GOOD], ids=range(len(WHOLE) + len(GOOD)))
def test_a_deal_differs_neither_from_itself_nor_from_its_canonical_text(text):
    deal = deal_of(text)
    assert diff_deals(deal, deal) == ()
    amended = replace(deal, amendments=())  # the canonical text is the deal as amended
    assert diff_deals(amended, deal_of(unparse_deal(deal))) == ()


@settings(max_examples=60, deadline=None)
@given(made_terms())
def test_a_made_deal_does_not_differ_from_its_canonical_text(term):
    deal = load_deal_text(HEAD + term).value
    assume(deal is not None)
    assert diff_deals(deal, load_deal_text(unparse_deal(deal)).value) == ()


PRESENT = {
    "Condition": InForce(), "Moment": Moment(5, 6), "Bearer": Bearer("north", ("north",)),
    "ActPattern": ActPattern("x"), "Target": Target(Quantity(7, 8)), "Level": Level("stock", 1, 2),
    "Period": Period("day"), "Deadline": Deadline(), "Quoted": Quoted("text", "words"),
    "tuple[int, int]": (1, 2), "int": 7, "str": "x",
    "Exception_": Exception_("x", ActPattern("x")), "Position": Position("north", "deal", None),
    "Amendment": Amendment("x", None), "Strip": Strip("x", 5),
    "tuple[str, tuple": ("x", ("x",)), "tuple[str, int": ("x", 1),
}  # fmt: skip


def other(value, annotation):
    """A value of the same kind that is not equal to this one."""
    match value:
        case bool():
            return not value
        case Enum():
            return Lies.OUTSIDE if value is not Lies.OUTSIDE else Lies.INSIDE
        case int() | Fraction():
            return value + 1
        case str():
            return f"{value} x".strip()
        case frozenset():
            return value | {"x"}
        case None:
            return next((made for name, made in PRESENT.items() if name in annotation), "x")
        case ():
            made = next((made for name, made in PRESENT.items() if annotation.startswith(f"tuple[{name}")), None)
            return None if made is None else (made,)
        case tuple():
            return value[:-1]
        case Mapping():
            return dict(list(value.items())[:-1]) if value else {"x": "x"}
    return None


def places_of(value, path=()):
    """Every field of a deal that takes part in equality, as a path to it."""
    if is_dataclass(value):
        for f in fields(value):
            if f.compare:
                yield (*path, f.name), f.type
                yield from places_of(getattr(value, f.name), (*path, f.name))
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield (*path, key), ""
            yield from places_of(part, (*path, key))
    elif isinstance(value, tuple):
        for at, part in enumerate(value):
            yield (*path, at), ""
            yield from places_of(part, (*path, at))


def with_other(value, path, annotation):
    """The same with another value at a path; ``None`` where there is no other value of its kind."""
    if not path:
        return other(value, str(annotation))
    first, *rest = path
    part = getattr(value, first) if is_dataclass(value) else value[first]
    made = with_other(part, rest, annotation)
    if made is None:
        return None
    if is_dataclass(value):
        return replace(value, **{first: made})
    if isinstance(value, Mapping):
        return {**value, first: made}
    return (*value[:first], made, *value[first + 1 :])


@settings(max_examples=EXAMPLES, deadline=None, phases=[Phase.generate])
@given(deals(), st.randoms(use_true_random=False))
def test_a_change_of_any_single_field_is_told(made, random):
    deal, _ = made
    for path, annotation in random.sample(list(places_of(deal)), 12):
        try:
            new = with_other(deal, path, annotation)
            told, back = (diff_deals(deal, new), diff_deals(new, deal)) if new is not None else ((), ())
        except ValueError:  # a moment that ends before it begins; a quantity, a level likewise
            continue
        assert new is None or (told and back), path
        assert all(change.kind != "changed" or change.before != change.after for change in told), path
