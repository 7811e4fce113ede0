"""The numbers of an assessment and how much was watched, as plain sentences."""

from __future__ import annotations

from holdfire.assessments.assessment import Assessment, Bounds, Watched
from holdfire.report.status import plain_range

INSTANCE_NAMES = {"respond": "triggers", "rate": "periods", "ratio": "steps"}


def bounds_words(bounds: Bounds) -> str:
    """Write plain counts."""
    return plain_range(bounds.low, bounds.high)


def tally_sentences(assessment: Assessment) -> tuple[str, ...]:
    """Say how many instances there were and how many acts against it, one sentence each."""
    said = []
    if assessment.instances:
        each = assessment.instances
        name = INSTANCE_NAMES.get(assessment.form, "occasions")
        said.append(
            f"{name.capitalize()}: {bounds_words(each.total)}. Met: {bounds_words(each.met)}; met late: "
            f"{bounds_words(each.late)}; missed: {bounds_words(each.missed)}; still open: {bounds_words(each.open)}."
        )
    if assessment.breaches:
        acts = assessment.breaches
        said.append(f"Acts against it: {acts.alleged} alleged, {acts.established} established under this account.")
        if acts.dates:
            shown = ", ".join(acts.dates[:10])
            more = f" and {len(acts.dates) - 10} more" if len(acts.dates) > 10 else ""
            said.append(f"Days on which at least one is alleged: {shown}{more}.")
    return tuple(said)


def watched_sentence(watched: Watched | None) -> str:
    """Say how much of a term's window somebody watched."""
    if watched is None:
        return ""
    if not (watched.part or watched.refused):
        return "Nobody is known to have watched it."
    return (
        f"Somebody watched all of its place {percent(watched.whole)} of the time, at least part of it "
        f"{percent(watched.part)}; access was refused {percent(watched.refused)} of the time."
    )


def percent(share: float) -> str:
    """Write a share: ``25%``; never 0% or 100% for what is not quite so."""
    if 0 < share < 0.01:
        return "under 1%"
    if 0.99 < share < 1:
        return "over 99%"
    return f"{round(100 * share)}%"
