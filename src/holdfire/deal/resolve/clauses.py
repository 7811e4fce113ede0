"""Clauses: which terms stand in them, and what their times mean for those terms."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from holdfire.deal.condition import Condition, InForce, Reached
from holdfire.deal.frame import NO_FRAME, Frame
from holdfire.deal.mistakes import mistake
from holdfire.deal.model import Timing
from holdfire.deal.resolve.phrases import Reader
from holdfire.deal.resolve.quotes import read_quotes
from holdfire.deal.resolve.timing import all_of, any_of, both_latched, end_of, read_ends, read_only_while
from holdfire.deal.wording import Clause
from holdfire.deal.written.form import form_of
from holdfire.deal.written.names import Member, Names
from holdfire.deal.written.syntax import Block
from holdfire.vocab.moment import Moment


def members_of(written: Block, names: Names) -> dict[str, tuple[Member, ...]]:
    """List for each clause the terms in it, and in clauses that are part of it, in the order written."""
    above = _above(written, names)
    members: dict[str, list[Member]] = {name: [] for name in above}
    for block in written.blocks("terms"):
        member = _member(block, names)
        for clause in above.get(_part_of(block, names), ()):
            members[clause].append(member)
    return {name: tuple(found) for name, found in members.items()}


def resolve_clauses(written: Block, read: Reader) -> dict[str, Clause]:
    """Make the clauses; one that is part of itself is a mistake."""
    made = {}
    for block in written.blocks("clauses"):
        says = block.text("says")
        terms = tuple(member.term for member in read.names.members.get(block.name.text, ()))
        outer = read.name("clause", block.text("part of"))
        made[block.name.text] = Clause(block.name.text, terms, says.text if says else "", outer)
        if outer and block.name.text in _above(written, read.names)[outer]:
            message = f"`{block.name.text}` is part of itself"
            fix = "leave out one `part of`"
            read.found.append(mistake("clause-ring", message, block.where("part of"), "in a ring", help=fix))
    return made


def frames_of(written: Block, read: Reader) -> dict[str, Frame]:
    """Work out what each clause adds to its terms, by clause."""
    above = _above(written, read.names)
    blocks = {block.name.text: block for block in written.blocks("clauses")}
    frames: dict[str, Frame] = {"": NO_FRAME}
    for name in sorted(blocks, key=lambda name: len(above[name])):
        outer = _part_of(blocks[name], read.names)
        frames[name] = _frame(blocks[name], frames.get(outer, NO_FRAME), read)
    return frames


def within(timing: Timing, outer: Timing) -> Timing:
    """Add the times of a clause to those of a term: conditions join, plain times stand in where there are none."""
    return replace(
        timing,
        starts_when=both_latched(outer.starts_when, timing.starts_when),
        ends_when=any_of(outer.ends_when, timing.ends_when),
        only_while=all_of(outer.only_while, timing.only_while),
        falls_away_when=any_of(outer.falls_away_when, timing.falls_away_when),
        from_=timing.from_ or outer.from_,
        until=timing.until or outer.until,
        by=timing.by or outer.by,
    )


def _frame(block: Block, outer: Frame, read: Reader) -> Frame:
    starts = read.condition(block.text("starts when"))
    from_ = read.start(block.text("from"))
    start = _start(both_latched(outer.timing.starts_when, starts), from_ or outer.timing.from_)
    end = end_of(block, start, read) or outer.end
    read = replace(read, end=end or read.deal_end)
    ends, until = read_ends(block, start, read)
    own = Timing(
        starts,
        ends,
        read_only_while(block, read),
        read.condition(block.text("falls away when")),
        from_,
        until,
        read.deadline(block.text("by")),
    )
    return Frame(within(own, outer.timing), end, read_quotes(block, read) or outer.quotes)


def _start(starts: Condition | None, from_: Moment | None) -> Condition:
    """Give the condition that first holds when a clause starts."""
    return all_of(InForce(), starts, Reached(from_) if from_ else None) or InForce()


def _above(written: Block, names: Names) -> dict[str, tuple[str, ...]]:
    """List for each clause those it stands in at any distance, itself first; rings are walked once."""
    outer = {block.name.text: _part_of(block, names) for block in written.blocks("clauses")}
    above = {}
    for name in outer:
        found: dict[str, None] = {}
        step = name
        while step and step not in found:
            found[step] = None
            step = outer.get(step, "")
        above[name] = tuple(found)
    return above


def _part_of(block: Block, names: Names) -> str:
    text = block.text("part of")
    return names.find("clause", text.text) if text else ""


def _member(block: Block, names: Names) -> Member:
    """Say of a term what conditions on its clause need to know, over all its readings."""
    read = Reader(names, ZoneInfo("UTC"), {}, {}, [])
    versions = (block, *block.blocks("read as"))
    form = next(filter(None, map(form_of, versions)), "")
    bearers = (bearer.label for version in versions for bearer in read.who(version.field("who")))
    return Member(block.name.text, form, tuple(dict.fromkeys(bearers)))
