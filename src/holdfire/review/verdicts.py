"""What a reviewer decides: each decision is appended to the case at once, and the desk follows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from holdfire.claims.names import Spellings, did_you_mean, fold
from holdfire.intake.candidate import Words
from holdfire.intake.decided.added import candidate_added
from holdfire.intake.decided.decisions import Decision, standing
from holdfire.intake.decided.queue import Waiting
from holdfire.intake.decided.review import DecidedMeanwhileError, decide
from holdfire.intake.drafts.unknown import Unknown, new_id
from holdfire.log.problem import LogError
from holdfire.review.desk import Desk, RefusedError


def accept(desk: Desk, one: Waiting) -> Decision:
    """Accept a candidate: its row becomes a claim; of a date, which is none by itself, that it is meant so.

    Raises:
        RefusedError: The row has an error; the message says in which field.
        DecidedMeanwhileError: Another reviewer was faster.
    """
    row = desk.row(one)
    if row is None:
        return _verdict(desk, Decision("accept", desk.by, desk.clock(), one.ref), one)
    row = {key: value for key, value in row.items() if value not in ("", [], {})}
    wrong = next((each for each in desk.mistakes(row) if each.severity == "error"), None)
    if wrong:
        raise RefusedError(wrong.words)
    return _verdict(desk, Decision("accept", desk.by, desk.clock(), one.ref, desk.fresh(row)), one)


def reject(desk: Desk, one: Waiting, why: str = "") -> Decision:
    """Reject a candidate; it stays on file.

    Raises:
        RefusedError: Another claim rests on the one that was accepted before.
        DecidedMeanwhileError: Another reviewer was faster.
    """
    return _verdict(desk, Decision("reject", desk.by, desk.clock(), one.ref, why=why), one)


def unsure(desk: Desk, one: Waiting, why: str = "") -> Decision:
    """Say that one is not sure; what was edited is kept.

    Raises:
        RefusedError: Another claim rests on the one that was accepted before.
        DecidedMeanwhileError: Another reviewer was faster.
    """
    row = desk.edited.get(one.ref)
    return _verdict(desk, Decision("unsure", desk.by, desk.clock(), one.ref, row, why=why), one)


def _verdict(desk: Desk, decision: Decision, one: Waiting) -> Decision:
    """Append a verdict; one that stands is undone first, so that its claim is one no more."""
    _see_no_other(desk, one)
    if one.decision:
        _see_nothing_rests_on(desk, one.decision)
        undo = Decision("undo", desk.by, decision.at, undoes=one.decision.number, why="decided again")
        _append(desk, undo)
        if decision.claim:
            decision = replace(decision, claim=desk.fresh(dict(decision.claim)))
    made = _append(desk, decision)
    desk.edited.pop(one.ref, None)
    return made


def _see_no_other(desk: Desk, one: Waiting) -> None:
    """Take in what others decided, and see that none is on this candidate.

    Raises:
        DecidedMeanwhileError: One is.
    """
    if desk.refresh():
        now = next((each.decision for each in desk.queue if each.ref == one.ref), None)
        if now and now != one.decision:
            raise DecidedMeanwhileError(now)


def _see_nothing_rests_on(desk: Desk, decision: Decision) -> None:
    """See that no other claim names one that would be none any more.

    Raises:
        RefusedError: One does.
    """
    if resting := desk.resting_on(decision):
        does = "rests" if len(resting) == 1 else "rest"
        raise RefusedError(f"{', '.join(resting)} {does} on its claim: change that first, or take it back")


def _append(desk: Desk, decision: Decision) -> Decision:
    """Append a decision; take it in, and what others decided before it.

    Raises:
        RefusedError: The log cannot be written.
    """
    try:
        made = decide(desk.folder, decision, seen=desk.seen)
    except LogError as error:
        raise RefusedError(str(error)) from None
    desk.refresh()
    return made


def add(desk: Desk, document: str, words: Words, kind: str) -> Waiting:
    """Add a candidate that was missed.

    Raises:
        RefusedError: It cannot be one, or is there already.
    """
    try:
        found = candidate_added(words, kind, desk.by)
    except ValueError as error:
        raise RefusedError(str(error)) from None
    ref = f"{document}#{found.id}"
    if any(one.ref == ref for one in desk.queue):
        raise RefusedError(f"these words are a candidate already: `{ref}`")
    _append(desk, Decision("add", desk.by, desk.clock(), ref, found=found.as_json()))
    return desk.find(ref)


def link(desk: Desk, unknown: Unknown, means: str, new: Mapping[str, str] | None = None) -> Decision:
    """Say whom or what a name means: somebody of the case, or, with ``new``, a new source.

    Args:
        unknown: The name.
        means: An id or any spelling of it; for a new source ``""``.
        new: ``name`` and ``kind`` of a new source; ``member of``: an id or any spelling of whom it belongs to.

    Raises:
        RefusedError: There is nobody of that id, or a place cannot be new.
    """
    if new is not None:
        if unknown.sort != "party":
            raise RefusedError("places are declared in the deal: link the name to one of those")
        means = new_id(new.get("name") or unknown.name, desk.case.names.parties)
        if group := new.get("member of"):
            new = {**new, "member of": _meant(desk, group, "party")}
    else:
        means = _meant(desk, means, unknown.sort)
    made = Decision("link", desk.by, desk.clock(), name=unknown.name, means=means, sort=unknown.sort, new=new)
    return _append(desk, made)


def sort_of(desk: Desk, name: str) -> str:
    """Say what of the case is called so: "party", else "place".

    Raises:
        RefusedError: Nobody and nothing is.
    """
    names = desk.case.names
    for sort, known in (("party", names.parties), ("place", names.places)):
        if fold(name) in (known or {}):
            return sort
    raise _unknown_name(name, "party, body, person or place", {**(names.places or {}), **(names.parties or {})})


def _meant(desk: Desk, name: str, sort: str) -> str:
    """Give the id of whom or what a name of the case means.

    Raises:
        RefusedError: Nobody and nothing of that sort is called so.
    """
    known = (desk.case.names.parties if sort == "party" else desk.case.names.places) or {}
    if fold(name) not in known:
        raise _unknown_name(name, "party, body or person" if sort == "party" else "place", known)
    return known[fold(name)]


def _unknown_name(name: str, what: str, known: Spellings) -> RefusedError:
    """Say that nobody and nothing of the case is called so, and what may have been meant."""
    near = did_you_mean(fold(name), known)
    return RefusedError(f"the case has no {what} called `{name}`" + (f": {near}" if near else ""))


def stands_in_a_text(desk: Desk, name: str) -> bool:
    """Say whether any document of the case has a name, in whatever capitals and spaces."""
    return any(fold(name) in fold(document.text) for document in desk.case.documents.values())


def undo(desk: Desk, why: str = "") -> Decision:
    """Take back the last decision of this reviewer that stands; give it.

    Raises:
        RefusedError: There is none, or another claim rests on the one it led to.
    """
    desk.refresh()
    mine = [one for one in standing(desk.decisions) if one.by == desk.by]
    if not mine:
        raise RefusedError(f"there is no decision of {desk.by} to undo")
    _see_nothing_rests_on(desk, mine[-1])
    _append(desk, Decision("undo", desk.by, desk.clock(), undoes=mine[-1].number, why=why))
    return mine[-1]
