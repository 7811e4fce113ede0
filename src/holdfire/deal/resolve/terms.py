"""One term: from its block, under one reading, to a ``Term`` of one of the seven forms."""

from __future__ import annotations

import re
from dataclasses import replace

from holdfire.deal.condition import TermIs
from holdfire.deal.frame import NO_FRAME
from holdfire.deal.mistakes import mistake
from holdfire.deal.model import (
    NO_TIME_SET,
    ActPattern,
    Bearer,
    Exception_,
    Level,
    Target,
    Term,
)
from holdfire.deal.resolve.clauses import within
from holdfire.deal.resolve.levels import begins_with_bound, read_level
from holdfire.deal.resolve.phrases import ONCE, Reader, together
from holdfire.deal.resolve.quotes import read_quotes
from holdfire.deal.resolve.timing import end_of, read_timing
from holdfire.deal.says import say_term
from holdfire.deal.versions import Reading
from holdfire.deal.windows import window_condition
from holdfire.deal.written.form import form_of, narrowing_keys
from holdfire.deal.written.keys import MODALS
from holdfire.deal.written.syntax import Block, Field
from holdfire.source.yaml_tree import Scalar
from holdfire.vocab.quantity import UNKNOWN

_TIMES = ("starts when", "ends when", "only while", "unless", "falls away when", "from", "until", "lasts", "extended")
_PARTIES = ("who", "answers for", "owed to", "proposed by", "asked by", "verified by")
_AROUND = ("daily", "part of", "in return for", "only a possibility", "assessed by", "quote", "read as", "says")
_ANY_FORM = frozenset([*_TIMES, *_PARTIES, *_AROUND, *MODALS])
_OF_ACT = frozenset(["what", "whom", "where", "from place", "to place", "with", "without", "about"])
_FITS = {
    "forbid": _OF_ACT | {"except"},
    "achieve": _OF_ACT | {"how many", "by", "counting from"},
    "keep": frozenset(["broken by", "restored by", "except"]),
    "respond": _OF_ACT | {"whenever", "within", "one for one", "counting from"},
    "rate": _OF_ACT | {"how many", "every", "partial periods"},
    "ratio": _OF_ACT | {"how many", "for every", "within", "tolerance", "per step"},
    "permit": _OF_ACT | {"how many", "protected from", "interference", "an exception to", "never covers"},
}
_FORM_WORDS = {
    "forbid": "a term with `must not`",
    "achieve": "a duty to be done once or up to a number",
    "keep": "a term with `must keep`",
    "respond": "a term with `whenever`",
    "rate": "a term with `every`",
    "ratio": "a term with `for every`",
    "permit": "a term with `may`",
}
_INSTEAD = {
    ("forbid", "how many"): "for a cap, write `may` with `how many: up to ...`",
    ("forbid", "by"): "for an end, write `until`",
    ("achieve", "within"): "write `by: within ... of ...`",
}


def resolve_term(block: Block, read: Reader, reading: Reading) -> Term | None:
    """Make a term as meant; ``None`` where it does not say what kind of term it is."""
    form = _form(block, read)
    if not form:
        return None
    clause = read.name("clause", block.text("part of"))
    frame = read.frames.get(clause, NO_FRAME)
    end = end_of(block, TermIs(block.name.text, "has started"), read) or frame.end or read.deal_end
    read = replace(read, end=end)
    quotes = read_quotes(block, read) or frame.quotes
    _report_misfits(block, form, read)
    bearers = _bearers(block, form, read)
    if not block.has("who"):
        fix = "write `who:` and a party, or `who: anyone`"
        read.found.append(mistake("missing-key", f"`{block.name.text}` binds nobody", block.name.span, help=fix))
    term = Term(
        block.name.text,
        form,
        bearers,
        _act(block, read),
        within(read_timing(block, read), frame.timing if form == "achieve" else replace(frame.timing, by=None)),
        reading,
        assessed_by=_assessed_by(block, read)[0],
        ruled_by=_assessed_by(block, read)[1],
        owed_to=read.listed("party", block.texts("owed to")),
        proposed_by=read.listed("party", block.texts("proposed by")),
        asked_by=read.listed("party", block.texts("asked by")),
        only_possible=block.says_yes("only a possibility"),
        begins=block.has("must begin"),
        quote=quotes[0] if quotes else None,
        other_quotes=quotes[1:],
        verified_by=read.agents(block.texts("verified by")),
        in_return_for=read.terms(block.texts("in return for")),
        part_of=clause,
        span=block.name.span,
    )
    term = _of_form(term, block, read)
    own = term.broken_by or term.act
    exceptions = tuple(_exception(e, i, own, read) for i, e in enumerate(block.blocks("except"), start=1))
    term = replace(term, exceptions=exceptions)
    says = block.text("says")
    return replace(term, says=says.text if says else say_term(term, _kept_words(block), read.shown))


def _bearers(block: Block, form: str, read: Reader) -> tuple[Bearer, ...]:
    """Read whom a term binds, each together with the groups it answers for."""
    bearers = read.who(block.field("who"), owes=form not in ("forbid", "permit"))
    groups = read.listed("party", block.texts("answers for"))
    if groups and any(bearer.how != "one" or bearer.but_not for bearer in bearers):
        message = "`answers for` stands beside one party, or `each of` several"
        fix = "name the groups under `who:`, or write one term for each party that answers for them"
        read.found.append(mistake("key-does-not-fit", message, block.where("answers for"), "who does?", help=fix))
        return bearers
    if not groups:
        return bearers
    return tuple(
        replace(bearer, parties=tuple(dict.fromkeys((*bearer.parties, *groups))), how="together")
        if set(groups) - set(bearer.parties)
        else bearer
        for bearer in bearers
    )


def pattern(block: Block, read: Reader, act: str = "act") -> ActPattern:
    """Make an act pattern from the keys of a block; ``act`` is the key the act stands under."""
    return ActPattern(
        read.name("act", block.text(act)),
        read.listed("party", block.texts("whom")),
        _places(block, "where", read),
        _places(block, "from place", read),
        _places(block, "to place", read),
        read.things(block.texts("with")),
        read.things(block.texts("without")),
        _about(block, read),
        read.listed("category", block.texts("what")),
    )


def exception_of(term: Term, bearer: Bearer, block: Block, read: Reader) -> Exception_:
    """Make the exception that a permission is while it runs, for one of those it is given to."""
    act = term.act or ActPattern("")
    by = None if bearer.how == "anyone" and not bearer.but_not else bearer
    if bearer.answers_for:
        by = together(bearer.parties)
    return Exception_(term.id, act, by, _never(block, read), window_condition(term.timing))


def _form(block: Block, read: Reader) -> str:
    modals = [field for field in block.fields if field.key.text in MODALS]
    if len(modals) != 1:
        choices = "`must`, `must not`, `may`, `must begin`, `must keep` or `must reach`"
        found = "nothing that is owed, forbidden or allowed" if not modals else "more than one duty"
        message = f"`{block.name.text}` says {found}"
        span = modals[1].key.span if modals else block.name.span
        fix = f"write one of {choices}" if not modals else "write one term for each"
        read.found.append(mistake("no-must-or-may", message, span, help=fix))
        return ""
    extras = narrowing_keys(block) if modals[0].key.text == "must" else ()
    for key in extras[1:]:
        message = f"`{extras[0]}` and `{key}` cannot stand in one term"
        read.found.append(mistake("key-does-not-fit", message, block.where(key), help="write one term for each"))
    return form_of(block)


def _report_misfits(block: Block, form: str, read: Reader) -> None:
    for field in block.fields:
        key = field.key.text
        if key in _ANY_FORM or key in _FITS[form] or (key in _OF_ACT and block.has("must keep doing")):
            continue
        fix = _INSTEAD.get((form, key), "leave it out, or write another kind of term")
        message = f"`{key}` means nothing in {_FORM_WORDS[form]}"
        read.found.append(mistake("key-does-not-fit", message, field.key.span, "this key", help=fix))


def _of_form(term: Term, block: Block, read: Reader) -> Term:
    match term.form:
        case "achieve":
            level = _level(block, "must reach", read) if block.has("must reach") else None
            return replace(term, level=level, target=None if level else _target(block, read, "achieve"))
        case "keep":
            return _keep(term, block, read)
        case "respond":
            trigger, by = _trigger(block, "whenever", read)
            one = block.says_yes("one for one")
            delay = _delay(block, read)
            return replace(term, trigger=trigger, trigger_by=by, delay_seconds=delay, one_for_one=one)
        case "rate":
            partial = block.text("partial periods")
            if partial and partial.text != "count":
                message = "`partial periods` is `count`, or left out"
                read.found.append(mistake("unreadable-phrase", message, partial.span, help="write `count`"))
            period = read.period(block.text("every"))
            return replace(
                term, target=_target(block, read, "rate"), period=period, partial_periods=partial is not None
            )
        case "ratio":
            return _ratio(term, block, read)
        case "permit":
            return _permit(term, block, read)
        case _:
            return term


def _keep(term: Term, block: Block, read: Reader) -> Term:
    broken, breaker = _trigger(block, "broken by", read)
    restored, restorer = _trigger(block, "restored by", read)
    term = replace(term, breaker=breaker, restorer=restorer)
    if block.has("must keep doing"):
        broken = broken or ActPattern("neglect", about=block.name.text)
        return replace(term, broken_by=broken, restored_by=restored or pattern(block, read, "must keep doing"))
    kept = block.text("must keep")
    level = None
    if kept is not None and (begins_with_bound(kept.text) or not block.has("broken by")):
        level = read_level(kept, read)
    return replace(term, level=level, broken_by=broken, restored_by=restored)


def _ratio(term: Term, block: Block, read: Reader) -> Term:
    trigger, by = _trigger(block, "for every", read)
    per, per_unit = 1000, ""
    for every in block.blocks("for every"):
        target = read.how_many(every.text("how many"), "ratio")
        if target:
            per, per_unit = target.number.low, target.number.unit
    tolerance, target = read.how_many(block.text("tolerance"), "rate"), _target(block, read, "ratio")
    units = [part.number.unit for part in (tolerance, target) if part and part.number.unit]
    if len(set(units)) > 1:
        message = f"the tolerance is counted in {units[0]}, and what is owed in {units[1]}"
        read.found.append(mistake("unit-clash", message, block.where("tolerance"), help=f"write it in {units[1]}"))
    return replace(
        term,
        target=target,
        trigger=trigger,
        trigger_by=by,
        per=per,
        per_unit=per_unit,
        delay_seconds=_delay(block, read),
        tolerance=(tolerance.number.high or tolerance.number.low) if tolerance else 0,
        per_step=block.says_yes("per step"),
    )


def _permit(term: Term, block: Block, read: Reader) -> Term:
    protected = read.anyone_of(block.field("protected from"))
    interference = None
    if protected:
        written, _ = _trigger(block, "interference", read)
        whom = tuple(dict.fromkeys(party for bearer in term.bearers for party in bearer.parties))
        interference = written or ActPattern("obstruct", whom)
    target = read.how_many(block.text("how many"), "permit")
    return replace(term, target=target, protected_from=protected, interference=interference)


def _act(block: Block, read: Reader) -> ActPattern | None:
    modal = next((key for key in ("must", "must begin", "must not", "may") if block.has(key)), "")
    return pattern(block, read, modal) if modal else None


def _trigger(block: Block, key: str, read: Reader) -> tuple[ActPattern | None, Bearer | None]:
    for inner in block.blocks(key):
        if not inner.has("act"):
            fix = f"write `{key}: ACT`, or `{key}:` with `act: ACT` and more keys under it"
            read.found.append(mistake("missing-key", f"`{key}` names no act", block.where(key), help=fix))
            return None, None
        return pattern(inner, read), read.anyone_of(inner.field("by"))
    return None, None


def _target(block: Block, read: Reader, form: str) -> Target | None:
    if block.has("how many"):
        return read.how_many(block.text("how many"), form)
    if form == "rate":
        message = f"`{block.name.text}` does not say how many in each period"
        fix = "write for example `how many: at least 200 trucks`"
        read.found.append(mistake("missing-key", message, block.name.span, help=fix))
        return Target(UNKNOWN)
    return ONCE


def _delay(block: Block, read: Reader) -> int:
    within = block.text("within")
    if within and within.text.strip().lower() == "not said":
        return NO_TIME_SET
    if within:
        return read.seconds(block.text("within"))
    message = f"`{block.name.text}` does not say within what time"
    fix = "write for example `within: 72 hours`, or `within: not said` if the text says nothing"
    read.found.append(mistake("missing-key", message, block.name.span, help=fix))
    return 0


def _level(block: Block, key: str, read: Reader) -> Level | None:
    text = block.text(key)
    return read_level(text, read) if text else None


def _places(block: Block, key: str, read: Reader) -> tuple[str, ...]:
    texts = block.texts(key)
    if any(_anywhere(text, read) for text in texts):
        return ()
    return read.listed("place", texts)


def _anywhere(text: Scalar, read: Reader) -> bool:
    """Say whether a text is ``anywhere`` or ``anywhere PARTY chooses``."""
    if read.names.find("place", text.text):
        return False
    match = re.fullmatch(
        r"any(?:where|\s+place)(?:\s+(.+?)\s+(?:choose|chooses|want|wants))?", text.text, re.IGNORECASE
    )
    if match and match[1] and match[1] not in ("they", "it", "of their own"):
        read.name("party", text, match.start(1), match.end(1))
    return match is not None


def _about(block: Block, read: Reader) -> str:
    text = block.text("about")
    if text is None:
        return ""
    if text.text.lower() in ("the deal", "deal"):
        return "deal"
    found = (read.names.find(kind, text.text) for kind in ("term", "draft", "body", "clause"))
    return next(filter(None, found), "") or read.name("term", text)


def _exception(block: Block, number: int, own: ActPattern | None, read: Reader) -> Exception_:
    """Make an exception written in a term; with ``when`` alone it covers the act of the term, or what breaks it."""
    name, when, act = block.text("name"), read.condition(block.text("when")), pattern(block, read)
    if not block.has("act") and block.has("when") and own is not None:
        act = replace(act, act=own.act)
    elif not block.has("act"):
        fix = "write `act: ACT` under it, or `when: CONDITION` where the act of the term is meant"
        read.found.append(mistake("missing-key", "the exception names no act", block.name.span, help=fix))
    by = read.anyone_of(block.field("by"))
    return Exception_(name.text if name else f"exception {number}", act, by, _never(block, read), when)


def _never(block: Block, read: Reader) -> tuple[str, ...]:
    registers = []
    for text in block.texts("never covers"):
        match = re.match(r"(?:anyone|anybody|those|people)\s+(?:in|on)\s+(?:the\s+)?", text.text, re.IGNORECASE)
        registers.append(read.name("register", text, match.end() if match else 0))
    return tuple(register for register in registers if register)


def _assessed_by(block: Block, read: Reader) -> tuple[str, str]:
    text = block.text("assessed by")
    if text is None or text.text.strip().lower() == "claims":
        return "claims", ""
    match = re.fullmatch(r"(?:a\s+)?ruling(?:\s+of\s+(?:the\s+)?(.+))?", text.text.strip(), re.IGNORECASE)
    if match is None:
        fix = "write `claims`, `ruling`, or `ruling of BODY`"
        read.found.append(mistake("unreadable-phrase", f"`{text.text}` assesses nothing", text.span, help=fix))
        return "claims", ""
    if match[1] is None:
        return "ruling", read.interpreter
    body = read.names.find("body", match[1]) or read.names.find("party", match[1])
    return "ruling", body or read.name("body", text, match.start(1), match.end(1))


def _kept_words(block: Block) -> str:
    doing = block.text("must keep doing")
    kept: Field | None = block.field("must keep") or block.field("must reach")
    return f"doing this: {doing.text}" if doing else kept.texts[0].text if kept else ""
