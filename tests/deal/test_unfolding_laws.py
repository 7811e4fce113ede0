"""Laws of writing a deal out: what is written in short means what it would mean written at length."""

from dataclasses import fields, is_dataclass, replace
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from holdfire.deal.load import load_deal_text
from holdfire.deal.model import Term
from holdfire.deal.restate.unparse import unparse_deal
from holdfire.source.yaml_text import to_yaml
from tests.deal.test_unparse import CONDITIONS, HEAD, MOMENTS, WHEN, WHO, forms
from tests.properties.profile import EXAMPLES

BEFORE, TERMS = HEAD.split("terms:\n")
TABLES = """\
tables:
  sites:
    valley: {many: 3 trucks, sides: [north, south]}
    bridge: {many: 5 trucks, sides: mission}
"""
CLAUSES = {"first": {"says": "The first"}, "second": {"part of": "first"}}
ALLOWED = {"T209", "T301", "T302", "T312"}
"""Mistakes that made-up times and conditions meet, and that say nothing about writing out."""
FEW = settings(max_examples=max(EXAMPLES // 3, 20), deadline=None)


def load(terms, clauses=CLAUSES, beside=TERMS):
    """Read a deal with these terms; a case with a mistake that does not matter here is left out."""
    made = to_yaml({"terms": terms}).partition("\n")[2]
    outcome = load_deal_text(f"{BEFORE}{TABLES}{to_yaml({'clauses': clauses})}terms:\n{beside}{made}")
    assert {d.code for d in outcome.diagnostics if d.severity == "error"} <= ALLOWED
    assume(outcome.value is not None)
    return outcome.value


def of(deal, *names):
    return tuple(term for term in deal.terms if term.id in names)


def renamed(part, old, new):
    """Write one name for another wherever it stands in a term."""
    match part:
        case str():
            return part.replace(old, new)
        case tuple():
            return tuple(renamed(one, old, new) for one in part)
        case _ if is_dataclass(part):
            return replace(part, **{f.name: renamed(getattr(part, f.name), old, new) for f in fields(part) if f.init})
    return part


def alone(terms, name):
    """Take terms out of the clause they came to stand in, under another name."""
    assert all(isinstance(term, Term) for term in terms)
    return tuple(replace(renamed(term, term.id, name), part_of="") for term in terms)


@st.composite
def made_keys(draw, when=True):
    keys = {"who": draw(WHO), **draw(forms())}
    keys |= draw(st.fixed_dictionaries({}, optional=WHEN)) if when else {}
    if "extended" in keys and not {"lasts", "until"} & set(keys):
        keys["lasts"] = "30 days"
    if draw(st.booleans()):
        keys["read as"] = {"wording/loose": draw(st.fixed_dictionaries({"from": MOMENTS}))}
    return keys


@FEW
@given(made_keys())
def test_one_term_for_each_of_one_is_that_term(keys):
    plain = load({"made": keys})
    short = load({"made": {"for each": {"side": ["north"]}, **keys}})

    assert alone(of(short, "made for north"), "made") == of(plain, "made")


@FEW
@given(made_keys())
def test_one_term_for_each_side_is_a_term_that_binds_each_of_them(keys):
    assume("protected from" not in keys)
    each = of(load({"made": keys | {"who": "each of north, south"}}), "made")
    short = load({"made": {"for each": {"side": ["north", "south"]}, **keys, "who": "this side"}})

    for position, side in enumerate(("north", "south")):
        expected = tuple(replace(term, bearers=(term.bearers[position],)) for term in each)
        assert alone(of(short, f"made for {side}"), "made") == expected


@FEW
@given(made_keys(), st.permutations(["north", "south", "mission"]))
def test_the_order_of_the_values_only_orders_the_terms(keys, sides):
    keys = keys | {"who": "this side", "owed to": "the other sides"}
    first = load({"made": {"for each": {"side": ["mission", "north", "south"]}, **keys}})
    second = load({"made": {"for each": {"side": sides}, **keys}})

    def by_name(deal):
        made = (term for term in deal.terms if term.part_of == "made")
        return {(term.id, term.reading): replace(term, owed_to=tuple(sorted(term.owed_to))) for term in made}

    assert by_name(first) == by_name(second)


@FEW
@given(st.lists(st.sampled_from(["5%", "12.5%", "a third", "a quarter", "1/7", "0.3%"]), min_size=1, max_size=6))
def test_shares_of_stages_add_up_to_what_is_owed_by_then(shares):
    values = {"5%": (1, 20), "12.5%": (1, 8), "a third": (1, 3), "a quarter": (1, 4), "1/7": (1, 7), "0.3%": (3, 1000)}
    assume(sum(Fraction(*values[share]) for share in shares) <= 1)
    stages = [{"how many": f"{share} of guards", "by": "not said"} for share in shares]
    deal = load({"made": {"who": "north", "must": "release", "stages": stages}})

    for number in range(1, len(shares) + 1):
        (stage,) = of(deal, f"made stage {number}")
        assert stage.target.share == sum(Fraction(*values[share]) for share in shares[:number])


@FEW
@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 10**6)), min_size=1, max_size=6))
def test_numbers_of_stages_add_up_to_what_is_owed_by_then(numbers):
    stages = [{"how many": f"{low} to {low + more} trucks", "by": "not said"} for low, more in numbers]
    deal = load({"made": {"who": "north", "must": "release", "stages": stages}})

    for number in range(1, len(numbers) + 1):
        (stage,) = of(deal, f"made stage {number}")
        lows, mores = zip(*numbers[:number], strict=True)
        assert (stage.target.number.low, stage.target.number.high) == (sum(lows) * 1000, sum(lows + mores) * 1000)


TIMES = {
    "starts when": CONDITIONS,
    "ends when": CONDITIONS,
    "only while": CONDITIONS,
    "unless": CONDITIONS,
    "falls away when": CONDITIONS,
    "from": MOMENTS,
    "until": MOMENTS,
}


@FEW
@given(made_keys(when=False), st.fixed_dictionaries({}, optional=TIMES))
def test_the_times_of_a_clause_are_those_of_its_terms(keys, times):
    keys = {key: value for key, value in keys.items() if key != "read as"}
    at_length = load({"made": keys | times})
    in_clause = load({"made": keys | {"part of": "second"}}, CLAUSES | {"first": times})

    assert alone(of(in_clause, "made"), "made") == of(at_length, "made")


SHORT = {
    "for each": st.sampled_from(
        [
            {"side": ["north", "south"]},
            {"side": ["north", "mission"], "site": "sites"},
            {"site": "sites", "side": "its sides"},
        ]
    ),
    "stages": st.lists(
        st.sampled_from(["a third of guards", "20% of guards", "1/9 of guards"]), min_size=1, max_size=2
    ),
    "of which": st.fixed_dictionaries({"some": st.sampled_from(["2 trucks", "10% of guards"])}),
    "part of": st.sampled_from(["first", "second"]),
    "answers for": st.sampled_from(["river guard", ["river guard", "mission"]]),
    "in return for": st.sampled_from(["hold fire", "leave, first", ["leave", "promise to leave"]]),
    "verified by": st.sampled_from(["panel", "mission", "mission and panel"]),
    "unless": CONDITIONS,
    "every": st.just("month"),
}


@st.composite
def short_terms(draw):
    keys = draw(st.fixed_dictionaries({}, optional={**SHORT, **WHEN}))
    is_permission = "every" in keys
    keys["may" if is_permission else "must"] = draw(st.sampled_from(["release", "rotate"]))
    keys |= (
        {"how many": draw(st.sampled_from(["up to 300 persons", "20 trucks"]))} if is_permission else {"by": "not said"}
    )
    if is_permission or "stages" in keys:
        keys.pop("of which", None)
    if is_permission:
        keys.pop("stages", None)
    if "extended" in keys and not {"lasts", "until"} & set(keys):
        keys["lasts"] = "30 days"
    keys["who"] = "south"
    if "for each" in keys:
        keys |= (
            {"who": "this side", "whom": "the other sides"}
            if keys["for each"].get("site") is None
            else {"who": "this side"}
        )
        keys |= {"where": "this site"} if "site" in keys["for each"] else {}
    return keys


@settings(max_examples=EXAMPLES, deadline=None)
@given(short_terms())
def test_a_deal_written_out_reads_as_the_same_deal(keys):
    leave = {"who": "north", "must": "depart", "by": "not said", "part of": "first"}
    deal = load({"leave": leave, "made": keys}, beside=TERMS.replace("  leave: {who: north, must: depart}\n", ""))
    text = unparse_deal(deal)
    again = load_deal_text(text).value

    assert again == deal
    assert unparse_deal(again) == text
