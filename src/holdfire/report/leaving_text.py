"""What would leave a case, before and after, as text: for those who decide whether it may.

It shows what stays in. It is never part of a publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from holdfire.publish.claims_shown import ClaimShown, FieldShown
from holdfire.publish.preview import Change, Preview, StateChange
from holdfire.report.render import PREVIEW_WARNING
from holdfire.report.words import counted, reading_words, states_phrase
from holdfire.source.safe_text import safe_to_show

SOUND = "what is published leaves more open"
UNSOUND = "what is published says something else"


def preview_text(preview: Preview, bearers: Mapping[str, str]) -> str:
    """Write a preview as text: counts, then names, places, documents, terms, states, and every field of every claim.

    Args:
        bearers: Names to show, by the label of a bearer.
    """
    lines = [f"{safe_to_show(preview.title)}, by the profile `{preview.profile}`. {PREVIEW_WARNING}", ""]
    lines += [f"{number:6}  {what}" for number, what in preview.counts]
    lines += _section("Rules", (f"{number:6}  {rule}" for number, rule in preview.rules))
    for title, changes in (
        ("Who is not named", preview.parties),
        ("Places shown less exactly", preview.places),
        ("Documents", preview.documents),
        ("Terms that are told otherwise", preview.deal),
    ):
        lines += _section(title, (_change(one) for one in changes))
    differing = (
        f"Where terms stand: {len(preview.states)} of {counted(preview.assessed, 'assessment')} come out otherwise"
    )
    lines += _section(differing, [_state(one, bearers) for one in preview.states] or ["all come out the same"])
    lines += _section("Claims", (line for claim in preview.claims for line in _claim(claim)))
    return "\n".join(lines) + "\n"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    told = list(lines)
    return ["", title, *(f"  {line}" for line in told)] if told else []


def _change(one: Change) -> str:
    after = safe_to_show(one.after) if one.after else "stays in"
    return f"{safe_to_show(one.before)} -> {after}  [{one.rule}]"


def _state(one: StateChange, bearers: Mapping[str, str]) -> str:
    whom = ", ".join(
        part
        for part in (one.term, bearers.get(one.bearer, one.bearer), one.account, reading_words(one.reading))
        if part
    )
    before, after = (states_phrase(each, one.form) for each in (one.inside, one.outside))
    return f"{whom}: {before} -> {after}  [{SOUND if one.is_sound else UNSOUND}]"


def _claim(claim: ClaimShown) -> Iterable[str]:
    if claim.shown is None:
        yield f"{safe_to_show(claim.id)} stays in  [{claim.stays}]"
    else:
        yield f"{safe_to_show(claim.id)} leaves"
    width = max((len(field.key) for field in claim.fields), default=0)
    for field in claim.fields:
        yield f"  {field.key:{width}}  {_field(field, claim.shown is None)}"


def _field(field: FieldShown, is_staying: bool) -> str:
    before = safe_to_show(field.before)
    if is_staying:
        return f"{before} -> stays in"
    if field.before == field.after:
        return before
    return f"{before} -> {safe_to_show(field.after) if field.after else 'stays in'}  [{field.rule}]"
