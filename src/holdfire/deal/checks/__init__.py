"""Checks: one pure function per mistake that only a deal as a whole can show.

The first line of a check's docstring is its code, its severity and the mistake in one
sentence; the rest says more. The page of checks is made from them.
"""

from __future__ import annotations

from holdfire.deal.checks.clashes import (
    duty_meets_prohibition,
    permission_meets_prohibition,
    timed_exception,
    votes_do_not_add_up,
)
from holdfire.deal.checks.counting import baseline_missing, counting_rule_missing
from holdfire.deal.checks.dates import dates_disagree, deadline_fixed_start_open, renewal_without_owner, zones_mixed
from holdfire.deal.checks.documents import document_missing, quote_not_found
from holdfire.deal.checks.doubles import line_given_twice, mirror_missing, number_idle, numbers_clash
from holdfire.deal.checks.events import event_measured_at_entry
from holdfire.deal.checks.finding import Check
from holdfire.deal.checks.names import (
    act_ring,
    alias_shared,
    category_ring,
    membership_ring,
    name_inside_name,
    name_used_twice,
    place_made_of_itself,
    place_ring,
    unused_definition,
)
from holdfire.deal.checks.numbers import parts_do_not_add_up, rate_against_total, seats_do_not_add_up
from holdfire.deal.checks.reach import condition_never_holds
from holdfire.deal.checks.steps import cycle_through_not, entry_waits_for_term, ring_of_steps
from holdfire.deal.checks.subject import Subject
from holdfire.deal.checks.times import (
    deadline_after_end,
    deadline_before_start,
    missing_deadline,
    window_ends_before_start,
    zone_missing,
)
from holdfire.deal.checks.units import unit_beside_what
from holdfire.deal.checks.waiting import consent_trap, convoy_lock, exchange_nobody_begins
from holdfire.deal.checks.watch import (
    bearer_cannot_perform,
    breach_without_consequence,
    nobody_verifies,
    verifier_without_access,
)
from holdfire.deal.checks.words import members_unknown, word_undefined
from holdfire.source.diagnostic import Diagnostic

CHECKS: tuple[Check, ...] = (
    category_ring,
    event_measured_at_entry,
    unit_beside_what,
    window_ends_before_start,
    deadline_before_start,
    deadline_after_end,
    missing_deadline,
    zone_missing,
    dates_disagree,
    deadline_fixed_start_open,
    renewal_without_owner,
    zones_mixed,
    ring_of_steps,
    cycle_through_not,
    entry_waits_for_term,
    convoy_lock,
    condition_never_holds,
    consent_trap,
    exchange_nobody_begins,
    name_used_twice,
    alias_shared,
    name_inside_name,
    unused_definition,
    act_ring,
    membership_ring,
    place_made_of_itself,
    place_ring,
    word_undefined,
    members_unknown,
    permission_meets_prohibition,
    duty_meets_prohibition,
    timed_exception,
    votes_do_not_add_up,
    numbers_clash,
    mirror_missing,
    line_given_twice,
    number_idle,
    document_missing,
    quote_not_found,
    parts_do_not_add_up,
    rate_against_total,
    seats_do_not_add_up,
    counting_rule_missing,
    baseline_missing,
    nobody_verifies,
    verifier_without_access,
    bearer_cannot_perform,
    breach_without_consequence,
)
"""Every check, in the order of their codes."""


def check_deal(subject: Subject) -> tuple[Diagnostic, ...]:
    """Run every check on a deal."""
    return tuple(diagnostic for check in CHECKS for diagnostic in check(subject))
