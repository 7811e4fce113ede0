"""From what the engine found to assessments, one for each term, bearer, reading and account."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from holdfire.assessments.assessment import Assessment, Bounds, Breaches, Instances, Numbers, Question, Stretch
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim
from holdfire.claims.dataset import Dataset
from holdfire.claims.known import known_on
from holdfire.deal.model import Deal
from holdfire.engine.calendar import QUARTER_HOUR
from holdfire.engine.compile import compile_case
from holdfire.engine.forms.outcome import INSTANCE_WORDS
from holdfire.engine.run import Asked, CellRun, Findings, LineRun, run_case
from holdfire.engine.signal import Signal
from holdfire.engine.states import StateLine
from holdfire.vocab.moment import FIRST
from holdfire.vocab.moment_text import day_of
from holdfire.vocab.party import Parties

MOST_DATES = 366


def find(
    deal: Deal,
    claims: Iterable[Claim],
    accounts: Sequence[Account],
    parties: Parties,
    question: Question,
    datasets: Sequence[Dataset] = (),
) -> Findings:
    """Run the engine over what was known."""
    if question.as_known_on is not None:
        claims = known_on(tuple(claims), question.as_known_on, question.known_by)
    return run_case(compile_case(deal, claims, accounts, parties, datasets), asked_in(question))


def asked_in(question: Question) -> Asked:
    """Give a question as the engine is asked it."""
    start = FIRST if question.period_start is None else question.period_start
    return Asked(question.now, start, question.as_if, question.engine)


def assess_terms(
    deal: Deal,
    claims: Iterable[Claim],
    accounts: Sequence[Account],
    parties: Parties,
    question: Question,
    datasets: Sequence[Dataset] = (),
) -> tuple[Assessment, ...]:
    """Assess every term of a deal under every account.

    Args:
        claims: All claims, in any order.
        accounts: At most 31.
        parties: The deal's parties and the sources of the case.

    Returns:
        Terms in deal order, then readings in the order their answers are listed, then bearers
        as written, then accounts as given. Reasons, coverage and what would settle an
        assessment are left empty; ``holdfire.assessments.explain`` adds them.

    """
    return assessments_of(find(deal, claims, accounts, parties, question, datasets))


def assessments_of(findings: Findings) -> tuple[Assessment, ...]:
    """Turn findings into assessments."""
    compiled, now = findings.compiled, findings.asked.now
    zone = ZoneInfo(compiled.deal.zone)
    return tuple(one for line in findings.lines for one in assess_line(line, compiled.seats.accounts, now, zone))


def assess_line(line: LineRun, accounts: Sequence[Account], now: int, zone: ZoneInfo) -> tuple[Assessment, ...]:
    """Turn what was found of one line into an assessment for each account, in their order."""
    return tuple(_assessment(line, 2 * position, account, now, zone) for position, account in enumerate(accounts))


def reading_label(line: LineRun) -> str:
    """Write a reading as it is asked for: ``question/answer``, several joined with " + "."""
    return " + ".join(f"{question}/{answer}" for question, answer in line.cells[0].cell.reading)


def _assessment(line: LineRun, seat: int, account: Account, now: int, zone: ZoneInfo) -> Assessment:
    history = _up_to(line.over_period, seat, now)
    states = history[-1][1]
    never_complete = _up_to(line.over_period, seat + 1, now)[-1][1]
    basis = "" if len(states) > 1 else "evidence" if never_complete == states else "absence"
    first = line.cells[0]
    is_whole = len(line.cells) == 1
    return Assessment(
        term=first.cell.term.id,
        form=first.cell.term.form,
        bearer=first.cell.shown.label,
        account=account.id,
        reading=reading_label(line),
        states=states,
        late=_late(first, seat, now, states) if is_whole else _late_of_best(line, seat, now),
        basis=basis,
        since=history[-1][0],
        numbers=_numbers(first, seat) if is_whole else None,
        instances=_instances(first, seat) if is_whole else None,
        breaches=_breaches(first, seat, zone) if is_whole else None,
        timeline=_timeline(line.timeline, seat, now),
    )


def _up_to(states: StateLine, seat: int, now: int) -> list[tuple[int, frozenset[str]]]:
    return [change for change in states.for_seat(seat) if change[0] <= now]


def _timeline(states: StateLine, seat: int, now: int) -> tuple[Stretch, ...]:
    changes = [change for change in states.for_seat(seat) if change[0] < now]
    ends = [start for start, _ in changes[1:]] + [now]
    return tuple(Stretch(start, end, which) for (start, which), end in zip(changes, ends, strict=True))


def _late(run: CellRun, seat: int, now: int, states: frozenset[str]) -> str:
    """Say whether the target was reached after the deadline, or an instance answered late."""
    if seat in run.outcome.late:
        return run.outcome.late[seat]
    if "met" not in states or run.met is None or run.overdue is None or run.cell.term.assessed_by == "ruling":
        return "no"
    met_may, met_must = _firsts(run.met, seat, now)
    due_may, due_must = _firsts(run.overdue, seat, now)
    if due_may is None or (met_must is not None and met_must <= due_may):
        return "no"
    return "must" if due_must is not None and (met_may is None or met_may > due_must) else "may"


def _late_of_best(line: LineRun, seat: int, now: int) -> str:
    """Say for an ``any of`` whether the party that reached the target did so late."""
    found = []
    for run in line.cells:
        states = _up_to(run.over_period, seat, now)[-1][1]
        if "met" in states:
            found.append((states, _late(run, seat, now, states)))
    if not found or any(len(states) == 1 and late == "no" for states, late in found):
        return "no"
    words = {late for _, late in found}
    return words.pop() if len(words) == 1 else "may"


def _firsts(signal: Signal, seat: int, now: int) -> tuple[int | None, int | None]:
    """Return the first moments, up to now, at which a signal is possible and certain for a seat."""
    possible = (time for time, may, _ in signal.steps if may >> seat & 1 and time <= now)
    certain = (time for time, _, must in signal.steps if must >> seat & 1 and time <= now)
    return next(possible, None), next(certain, None)


def _numbers(run: CellRun, seat: int) -> Numbers | None:
    if seat not in run.sums:
        return None
    done, (low, high) = run.sums[seat], run.target[seat]
    target = run.cell.term.target
    return Numbers(Bounds(done.low, done.high), Bounds(low, high), target.number.unit if target else "")


def _instances(run: CellRun, seat: int) -> Instances | None:
    counted = run.outcome.instances.get(seat)
    if counted is None:
        return None
    total, met, late, missed, still_open = (Bounds(*counted[word]) for word in INSTANCE_WORDS)
    return Instances(total, met, late, missed, still_open)


def _breaches(run: CellRun, seat: int, zone: ZoneInfo) -> Breaches | None:
    counted = run.outcome.breaches.get(seat)
    if counted is None:
        return None
    alleged, established, quarters = counted
    days = sorted({day_of(quarter * QUARTER_HOUR, zone) for quarter in quarters})
    return Breaches(alleged, established, tuple(day.isoformat() for day in days[:MOST_DATES]))
