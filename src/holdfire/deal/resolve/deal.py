"""From a deal as written to a deal as meant: every name found, every phrase read, every form chosen."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from holdfire.deal.condition import Condition, InForce, Reached
from holdfire.deal.mistakes import mistake
from holdfire.deal.model import Deal, Term
from holdfire.deal.resolve.bodies import interpreter_of, resolve_bodies
from holdfire.deal.resolve.changes import resolve_amendments, resolve_blanks
from holdfire.deal.resolve.clauses import frames_of, members_of, resolve_clauses
from holdfire.deal.resolve.definitions import (
    resolve_acts,
    resolve_categories,
    resolve_counts,
    resolve_drafts,
    resolve_parties,
    resolve_positions,
    resolve_questions,
    resolve_registers,
)
from holdfire.deal.resolve.events import resolve_events
from holdfire.deal.resolve.left_places import LeftPlaces, read_left_places
from holdfire.deal.resolve.phrases import Reader, part_of
from holdfire.deal.resolve.places import lay_out, resolve_places
from holdfire.deal.resolve.quotes import authentic_of, languages_of
from holdfire.deal.resolve.terms import exception_of, resolve_term
from holdfire.deal.resolve.timing import end_of, read_ends
from holdfire.deal.versions import Reading, combinations, split_versions, under_reading, without_idle_questions
from holdfire.deal.wording import Question
from holdfire.deal.written.names import RESERVED, SECTIONS, Names, fold_name
from holdfire.deal.written.syntax import Block
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.suggest import did_you_mean
from holdfire.source.yaml_tree import Scalar
from holdfire.vocab.place import Places
from holdfire.vocab.taxonomy import shipped_acts

_NO_ZONE = "UTC"


def resolve_deal(written: Block, folder: Path | None) -> Outcome[Deal]:
    """Resolve a deal.

    Args:
        written: The deal as the parser made it.
        folder: The case folder, where shapes of places are; ``None``: shapes are not looked at.

    Returns:
        The deal as meant. With errors among the diagnostics it is incomplete, fit for
        further checks only.
    """
    found: list[Diagnostic] = []
    _report_reserved(written, found)
    read = _reader(written, found)
    parties, places = resolve_parties(written, read), resolve_places(written, read)
    read.shown.update({place.id: place.name for place in places.values()})
    read.shown.update({party.id: party.name for party in parties.by_id.values()})
    questions = resolve_questions(written, read)
    left = read_left_places(written, read, lambda term: _overrides(term, read, questions), questions)
    ends_when, until = read_ends(written, InForce(), read)
    deal = Deal(
        id=written.name.text.strip(),
        label=_plain(written.text("label")),
        zone=read.zone.key,
        parties=parties,
        acts=resolve_acts(written, read),
        places=Places({}, {}),
        terms=_terms(written, read, questions, left),
        events=resolve_events(written, read),
        in_force=_in_force(written, read),
        ends_when=ends_when,
        until=until,
        counts=read.counts,
        bodies=resolve_bodies(written, read),
        drafts=resolve_drafts(written, read),
        clauses=resolve_clauses(written, read),
        registers=resolve_registers(written, read),
        questions=questions,
        positions=resolve_positions(written, read),
        documents={block.name.text: _plain(block.text("file")) for block in written.blocks("documents")},
        proposed_on=read.moment(written.text("proposed")),
        blanks=resolve_blanks(written, read),
        amendments=resolve_amendments(written, read),
        languages=read.languages,
        authentic=authentic_of(written),
        categories=resolve_categories(written, read),
    )
    deal = replace(deal, places=lay_out(left.declared(places), written, read, folder))
    return Outcome(deal, tuple(dict.fromkeys(found)))


def _reader(written: Block, found: list[Diagnostic]) -> Reader:
    """Make what reads the phrases of a deal: its names, its zone, its end, what its clauses add to their terms."""
    names = Names.from_deal(written, tuple(act.id for act in shipped_acts()))
    names = replace(names, members=members_of(written, names))
    read = Reader(names, _zone(written, found), {}, {}, found)
    read.counts.update(resolve_counts(written, read))
    end = end_of(written, InForce(), read)
    read = replace(
        read, languages=languages_of(written), interpreter=interpreter_of(written, read), end=end, deal_end=end
    )
    return replace(read, frames=frames_of(written, read))


def _zone(written: Block, found: list[Diagnostic]) -> ZoneInfo:
    text = written.text("time zone")
    if text is None:
        return ZoneInfo(_NO_ZONE)
    try:
        return ZoneInfo(text.text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        fix = did_you_mean(text.text, _some_zones(), "write a place, as in `Asia/Damascus`, or `UTC`")
        found.append(mistake("bad-time-zone", f"there is no time zone `{text.text}`", text.span, help=fix))
        return ZoneInfo(_NO_ZONE)


def _some_zones() -> tuple[str, ...]:
    from zoneinfo import available_timezones  # noqa: PLC0415  (reads the disk; needed only after a mistake)

    return tuple(sorted(available_timezones()))


def _report_reserved(written: Block, found: list[Diagnostic]) -> None:
    for section in SECTIONS.values():
        for block in written.blocks(section):
            name = block.name.text
            if not name.strip():
                message = f"a name is missing under `{section}`"
                found.append(mistake("reserved-name", message, block.name.span, help="write it before the colon"))
            elif fold_name(name) in RESERVED or any(mark in name for mark in ",()/+"):
                message = f"`{name}` cannot be a name: the language uses it, or a mark in it, itself"
                found.append(mistake("reserved-name", message, block.name.span, help="choose another name"))


def _plain(text: Scalar | None) -> str:
    return text.text.strip() if text else ""


def _in_force(written: Block, read: Reader) -> Condition | None:
    text = written.text("in force")
    if text is None or text.text.strip().lower() == "not said":
        return None
    if text.text.lower().startswith("when "):
        return read.condition(text, len("when "))
    lead = re.match(r"(?:from|on)\s+", text.text, re.IGNORECASE)
    start = lead.end() if lead else 0
    moment = read.moment(part_of(text, start))
    return Reached(moment.beginning) if moment else None


def _terms(written: Block, read: Reader, questions: dict[str, Question], left: LeftPlaces) -> tuple[Term, ...]:
    blocks = written.blocks("terms")
    by_id: dict[str, tuple[Term, ...]] = {}
    lifts: list[tuple[Block, dict[Reading, Term], dict[Reading, tuple[str, ...]]]] = []
    for block in blocks:
        overrides = _overrides(block, read, questions)
        asked = [question for pairs, _ in overrides for question, _ in pairs] + sorted(left.questions_of(block))
        made: dict[Reading, Term] = {}
        lifted: dict[Reading, tuple[str, ...]] = {}
        for reading in combinations(asked, questions):
            version = under_reading(block, overrides, reading)
            term = resolve_term(version, read, reading)
            if term is not None:
                made[reading] = left.applied(term, reading)
                lifted[reading] = read.terms(version.texts("an exception to"), "forbid", "keep")
        by_id[block.name.text] = without_idle_questions(tuple(made.values()))
        if any(lifted.values()):
            lifts.append((block, made, lifted))
    for block, made, lifted in lifts:
        _lift(block, made, lifted, by_id, read)
    return tuple(term for versions in by_id.values() for term in versions)


def _lift(
    block: Block,
    made: dict[Reading, Term],
    lifted: dict[Reading, tuple[str, ...]],
    by_id: dict[str, tuple[Term, ...]],
    read: Reader,
) -> None:
    """Add what a permission allows to the exceptions of the terms it lifts, under the readings where it does."""

    def change(term: Term, reading: Reading) -> Term:
        if term.id not in lifted[reading]:
            return term
        permission = made[reading]
        new = tuple(exception_of(permission, bearer, block, read) for bearer in permission.bearers)
        return replace(term, exceptions=term.exceptions + new)

    for target in dict.fromkeys(target for targets in lifted.values() for target in targets):
        by_id[target] = split_versions(by_id[target], tuple(made), change)


def _overrides(term: Block, read: Reader, questions: dict[str, Question]) -> list[tuple[Reading, Block]]:
    return [(_reading(override.name, read, questions), override) for override in term.blocks("read as")]


def _reading(name: Scalar, read: Reader, questions: dict[str, Question]) -> Reading:
    """Read ``question/answer``, or several joined with ``+``; what is unknown is reported and left out."""
    pairs = []
    at = 0
    for part in name.text.split("+"):
        start, end = at, at + len(part)
        at = end + 1
        question_text, slash, answer_text = part.partition("/")
        middle = start + len(question_text)
        lead = len(question_text) - len(question_text.lstrip())
        if not slash:
            fix = "write `question/answer`"
            message = f"`{part.strip()}` does not name a question and an answer"
            read.found.append(mistake("unreadable-phrase", message, name.span_of(start, end), help=fix))
            continue
        question = read.name("question", name, start + lead, start + len(question_text.rstrip()))
        if not question:
            continue
        known = {fold_name(answer): answer for answer, _ in questions[question].answers}
        answer = known.get(fold_name(answer_text), "")
        if answer:
            pairs.append((question, answer))
            continue
        span = name.span_of(middle + 1, end)
        message = f"`{question}` has no answer `{answer_text.strip()}`"
        fix = did_you_mean(answer_text.strip(), known.values(), f"its answers: {', '.join(known.values())}")
        read.found.append(mistake("unknown-answer", message, span, "named here", help=fix))
    return tuple(sorted(pairs))
