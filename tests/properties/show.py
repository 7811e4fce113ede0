"""A made-up case as short, readable text, for failures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from typing import Any

from holdfire.assessments.assessment import Assessment
from holdfire.vocab.moment import FIRST, LAST, Moment
from tests.properties.strategies import Made


def show_case(made: Made) -> str:
    """Write one line for each term, claim and account."""
    deal = made.deal
    lines = [f"zone {deal.zone}; in force {brief(deal.in_force)}; ends when {brief(deal.ends_when)}; until "
             f"{brief(deal.until)}; counts {brief(deal.counts)}; registers {brief(deal.registers)}; "
             f"bodies {brief(deal.bodies)}"]  # fmt: skip
    lines += [f"  term    {brief(term)}" for term in deal.terms]
    lines += [f"  event   {brief(event)}" for event in deal.events]
    lines += [f"  claim   {brief(claim)}" for claim in made.claims]
    lines += [f"  account {brief(account)}" for account in made.accounts]
    return "\n".join([*lines, f"  {brief(made.question)}"])


def show_assessment(a: Assessment) -> str:
    """Write everything the oracle fills in."""
    timeline = "; ".join(f"{clock(s.start)} {'/'.join(sorted(s.states))}" for s in a.timeline)
    return (
        f"{a.term} [{a.form}] of {a.bearer} under {a.account}{' if ' + a.reading if a.reading else ''}: "
        f"{'/'.join(sorted(a.states))}, late {a.late}, basis {a.basis or '-'}, since {clock(a.since)}\n"
        f"    {brief(a.numbers)} {brief(a.instances)} {brief(a.breaches)}\n    timeline {timeline}"
    )


def clock(second: int) -> str:
    if second in (FIRST, LAST):
        return "FIRST" if second == FIRST else "LAST"
    return datetime.fromtimestamp(second, UTC).strftime("%d %H:%M:%S") if abs(second) < 2**35 else str(second)


def brief(value: Any) -> str:
    """Show a data class without the fields that have their defaults."""
    match value:
        case Moment(earliest, latest):
            return clock(earliest) if earliest == latest else f"{clock(earliest)}..{clock(latest)}"
        case Mapping():
            return "{" + ", ".join(f"{key}: {brief(part)}" for key, part in value.items()) + "}"
        case tuple() | frozenset() | list():
            return "(" + ", ".join(brief(part) for part in value) + ")"
        case int() if abs(value) > 10**8:
            return clock(value)
    if not is_dataclass(value):
        return repr(value)
    told = [f"{f.name}={brief(here)}" for f in fields(value) if (here := getattr(value, f.name)) != default(f)]
    return f"{type(value).__name__}({', '.join(told)})"


def default(field: Any) -> Any:
    return field.default if field.default is not MISSING else object()
