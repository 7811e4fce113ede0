"""Condition phrases: text to conditions as meant, each mistake marked inside the phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from lark import Token, Tree, UnexpectedCharacters, UnexpectedEOF, UnexpectedInput, UnexpectedToken

from holdfire.deal.condition import (
    AT_ONCE,
    After,
    AfterDays,
    All,
    AnyOf,
    Condition,
    Decided,
    HasTaken,
    InForce,
    Not,
    Reached,
    TermIs,
)
from holdfire.deal.end import End, held_before
from holdfire.deal.mistakes import mistake
from holdfire.deal.resolve.grammar import DEEPEST, EXPECTED_WORDS, condition_parser, depth_of
from holdfire.deal.written.names import IN_CONDITIONS, Names, fold_name, with_article
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.span import Span
from holdfire.source.suggest import nearest
from holdfire.source.yaml_tree import Scalar
from holdfire.vocab.moment import Moment
from holdfire.vocab.moment_text import parse_duration, parse_moment

POSITIONS = {
    "accept": "accepts",
    "sign": "signs",
    "support": "supports",
    "propose": "proposes",
    "refuse": "refuses",
}
"""First letters of a verb to the position it names."""

_BETWEEN_NAMES = re.compile(
    r"\b(?:is|are|was|were|has|have|and|or|not|adopts|rejects|supports?|accepts?|signs?|refuses?|proposes?|after|before|by)\b|[(),]",
    re.IGNORECASE,
)


def read_condition(
    text: Scalar, start: int, names: Names, zone: ZoneInfo, end: End | None = None, deal_end: End | None = None
) -> Outcome[Condition | None]:
    """Read the condition that begins at an offset of a text and goes to its end.

    Args:
        text: Where it stands.
        start: The offset.
        names: Of the deal.
        zone: Of days and clock times.
        end: What ``the end`` means here; ``None`` where nothing says when it is.
        deal_end: What ``the end of the deal`` means.

    Returns:
        The condition, or ``None`` with at least one error.
    """
    known = names.of_kinds(*IN_CONDITIONS)
    phrase = text.text[start:]
    reader = _Reader(text, start, names, zone, end, deal_end, [])
    try:
        tree = condition_parser(known).parse(phrase)
    except UnexpectedInput as error:
        return Outcome(None, (_explain(error, text, start, names),))
    if depth_of(tree) > DEEPEST:
        fix = "write parts of it as terms or events of their own"
        message = f"conditions stand inside each other more than {DEEPEST} deep"
        span = text.span_of(start, len(text.text.rstrip()))
        return Outcome(None, (mistake("bad-condition", message, span, help=fix),))
    condition = reader.read(tree.children[0])
    return Outcome(None if reader.found else condition, tuple(reader.found))


@dataclass(frozen=True, slots=True)
class _Reader:
    text: Scalar
    start: int
    names: Names
    zone: ZoneInfo
    end: End | None
    deal_end: End | None
    found: list[Diagnostic]

    def read(self, tree: object) -> Condition:
        assert isinstance(tree, Tree)
        parts = tree.children
        match tree.data:
            case "all_of":
                return All(tuple(self.read(part) for part in parts if isinstance(part, Tree)))
            case "any_of":
                return AnyOf(tuple(self.read(part) for part in parts if isinstance(part, Tree)))
            case "negated":
                return Not(self.read(parts[1]))
            case "in_force":
                return InForce()
            case "reached":
                return Reached(self._moment(parts[1]).beginning)
            case "before":
                return held_before(self.read(parts[0]), self.read(parts[2]))
            case "before_moment":
                return held_before(self.read(parts[0]), Reached(self._moment(parts[2]).beginning))
            case "earlier_than":
                return self._earlier(parts[0], parts[2])
            case "earlier_than_end":
                return self._before_end(parts[0], parts[2])
            case "unsaid":
                return AT_ONCE
            case "never":
                return AnyOf(())
            case "held":
                return After(self.read(parts[0]), 0)
            case "after":
                return After(self.read(parts[2]), self._seconds(parts[0]))
            case "after_moment":
                return After(Reached(self._moment(parts[2])), self._seconds(parts[0]))
            case "days_after":
                return AfterDays(self.read(parts[2]), *self._days(parts[0]))
            case "days_after_moment":
                return AfterDays(Reached(self._moment(parts[2])), *self._days(parts[0]))
            case "has_happened":
                return self._unless(parts[2], self._happened(parts[0]))
            case "decided":
                return self._decided(parts[0], parts[-2], parts[-1])
            case "has_taken":
                return self._taken(tree)
            case "term_is":
                return self._unless(parts[2], self._terms(parts[0], str(parts[3])))
            case "was_breached":
                return self._unless(parts[2], self._terms(parts[0], "was breached"))
            case _:
                return self._unless(parts[2], self._terms(parts[0], "has started"))

    def _unless(self, word: object, made: Condition) -> Condition:
        """Turn a condition round where ``not`` stands beside its verb."""
        return Not(made) if isinstance(word, Token) and word.type == "NOT" else made

    def _subject(self, subject: object, *kinds: str) -> tuple[tuple[str, ...], bool, Token | None]:
        """Give the names of a subject, whether any of them will do, and what follows ``by``."""
        assert isinstance(subject, Tree)
        any_of, listed, _, by = subject.children
        tokens = list(listed.scan_values(lambda t: isinstance(t, Token)))
        either = any_of is not None or any(t.type == "OR" for t in tokens)
        if either and any(t.type == "AND" for t in tokens) and any_of is None:
            fix = "write one kind of joint, or use parentheses"
            self.found.append(mistake("and-beside-or", "`and` and `or` join these names", self._span(tokens), help=fix))
        after_by = by if isinstance(by, Token) else None
        return tuple(self._name(t, *kinds) for t in tokens if t.type == "NAME"), either, after_by

    def _terms(self, subject: object, state: str) -> Condition:
        names, either, by = self._subject(subject, "term", "clause")
        bearer = self._name(by, "party") if by is not None else ""
        state = " ".join(state.lower().split())
        state = "is under way" if state == "under way" else state
        made = tuple(
            self._clause(name, state, bearer, subject)
            if name in self.names.members and not self.names.find("term", name)
            else TermIs(name, state, bearer)
            for name in names
        )
        return made[0] if len(made) == 1 else AnyOf(made) if either else All(made)

    def _clause(self, clause: str, state: str, bearer: str, subject: object) -> Condition:
        """Say of a clause what its terms show: of those that can be met, of any of them, or of all."""
        members = [member for member in self.names.members[clause] if not bearer or bearer in member.bearers]
        if not members:
            why = f"no term of `{clause}` binds `{bearer}`" if bearer else f"no term is part of `{clause}`"
            self._nothing_in(why, subject)
        elif state == "met" and not any(member.form == "achieve" for member in members):
            self._nothing_in(f"nothing in `{clause}` can be met: none of its terms is owed once", subject)
        asked = [m for m in members if state != "met" or m.form == "achieve"]
        made = tuple(TermIs(member.term, state, bearer) for member in asked)
        return made[0] if len(made) == 1 else AnyOf(made) if state in ("breached", "was breached") else All(made)

    def _nothing_in(self, message: str, subject: object) -> None:
        assert isinstance(subject, Tree)
        tokens = list(subject.scan_values(lambda t: isinstance(t, Token)))
        fix = "ask whether it has started, is standing or is breached, or name one of its terms"
        self.found.append(mistake("nothing-in-clause", message, self._span(tokens), "asked here", help=fix))

    def _happened(self, subject: object) -> Condition:
        events, either, by = self._subject(subject, "event")
        bearer = self._name(by, "party") if by is not None else ""
        made = tuple(TermIs(event, "met", bearer, is_event=True) for event in events)
        return made[0] if len(made) == 1 else AnyOf(made) if either else All(made)

    def _taken(self, tree: Tree[Token]) -> Condition:
        parties, either, by = self._subject(tree.children[0], "party")
        if by is not None:
            message = "`by` names the bearer of a term, and this is no term"
            self.found.append(
                mistake("bad-condition", message, self._span([by]), help="name the party before the verb")
            )
        verb = next(t for t in tree.children if isinstance(t, Token) and t.type in ("TAKEN", "TAKES"))
        position = next(value for stem, value in POSITIONS.items() if verb.lower().startswith(stem))
        about = tree.children[-1]
        on = "deal"
        if isinstance(about, Tree):
            what = about.children[-1]
            on = self._name(what, "term", "draft") if isinstance(what, Token) and what.type == "NAME" else "deal"
        made = tuple(HasTaken(party, position, on) for party in parties)
        return made[0] if len(made) == 1 else AnyOf(made) if either else All(made)

    def _decided(self, subject: object, verb: object, draft: object) -> Condition:
        bodies, either, _ = self._subject(subject, "body")
        outcome = "adopted" if str(verb).lower().startswith("adopt") else "not adopted"
        on = self._name(draft, "draft")
        made = tuple(Decided(body, on, outcome) for body in bodies)
        return made[0] if len(made) == 1 else AnyOf(made) if either else All(made)

    def _name(self, token: object, *kinds: str) -> str:
        assert isinstance(token, Token)
        for kind in kinds:
            if self.names.find(kind, token):
                return self.names.find(kind, token)
        actual = self.names.kinds_of(token)
        is_, needed = (" and ".join(map(with_article, actual)), " or ".join(map(with_article, kinds)))
        message = f"`{token}` is {is_}; {needed} is needed here"
        fix = f"of an event, say `{token} has happened`" if actual == ("event",) else ""
        self.found.append(mistake("wrong-kind-of-name", message, self._span([token]), "named here", help=fix))
        return str(token)

    def _moment(self, token: object) -> Moment:
        assert isinstance(token, Token)
        try:
            return parse_moment(str(token).strip(), self.zone)
        except ValueError as error:
            self.found.append(mistake("bad-moment", str(error), self._span([token])))
            return Moment(0, 0)

    def _earlier(self, length: object, token: object) -> Condition:
        moment, seconds = self._moment(token), self._seconds(length)
        return Reached(Moment(moment.earliest - seconds, moment.earliest - seconds))

    def _before_end(self, length: object, token: object) -> Condition:
        assert isinstance(token, Token)
        end = self.deal_end if token.lower().endswith("deal") else self.end
        seconds = self._seconds(length)
        if end is None:
            fix = "write `until:` or `lasts:`, or name a date"
            self.found.append(mistake("no-end", "nothing says when the end is", self._span([token]), help=fix))
            return AnyOf(())
        return end.at(-seconds)

    def _seconds(self, token: object) -> int:
        assert isinstance(token, Token)
        try:
            return parse_duration(str(token).strip())
        except ValueError as error:
            self.found.append(mistake("bad-duration", str(error), self._span([token])))
            return 0

    def _days(self, token: object) -> tuple[int, int]:
        """Read a number of whole days and one of whole months."""
        assert isinstance(token, Token)
        days = months = 0
        for number, unit in re.findall(r"([\w.,]+)\s+calendar\s+(day|month|year)", token, flags=re.IGNORECASE):
            seconds = self._seconds(token.update(value=f"{number} days"))
            if seconds % 86400:
                message = f"`{str(token).strip()}` is not a number of whole days or months"
                fix = "calendar days are whole, and so are months; for a part of a day write hours"
                self.found.append(mistake("bad-duration", message, self._span([token]), help=fix))
            whole = seconds // 86400
            days, months = days + whole * (unit == "day"), months + whole * {"day": 0, "month": 1, "year": 12}[unit]
        return days, months

    def _span(self, tokens: list[Token]) -> Span:
        begin, end = tokens[0].start_pos or 0, tokens[-1].end_pos or 0
        trimmed = len(self.text.text[: self.start + end].rstrip())
        return self.text.span_of(self.start + begin, max(trimmed, self.start + begin + 1))


def _explain(error: UnexpectedInput, text: Scalar, start: int, names: Names) -> Diagnostic:
    """Say what a condition stumbles over: an unknown name, a wrong joint, or a wrong word."""
    at, expected = _stumble(error, len(text.text) - start)
    phrase = text.text[start:]
    if at >= len(phrase.rstrip()):
        end = len(text.text.rstrip())
        message = "the condition is not finished"
        span = text.span_of(max(start, end - 1), max(end, start + 1))
        return mistake("bad-condition", message, span, "ends here", help=_expected_help(expected))
    begin, end = _chunk(phrase, at)
    chunk = phrase[begin:end]
    if {"NAME", "IS"} & expected:
        known = names.of_kinds(*IN_CONDITIONS)
        if fold_name(chunk) not in {fold_name(name) for name in known} and not _BETWEEN_NAMES.fullmatch(chunk):
            return _unknown_name(chunk, text, start + begin, known, names)
    word = re.match(r"[(),]|[^\s(),]+", phrase[at:])
    stop = at + (word.end() if word else 1)
    if phrase[at:stop].lower() in ("and", "or") and {"AND", "OR"} & expected:
        message = "`and` and `or` stand side by side"
        fix = "put parentheses: `(A and B) or C`, or `A and (B or C)`"
        return mistake("and-beside-or", message, text.span_of(start + at, start + stop), help=fix)
    message = f"`{phrase[at:stop]}` cannot stand here in a condition"
    fix = _expected_help(expected)
    return mistake("bad-condition", message, text.span_of(start + at, start + stop), "from here on", help=fix)


def _stumble(error: UnexpectedInput, length: int) -> tuple[int, set[str]]:
    if isinstance(error, UnexpectedCharacters):
        return error.pos_in_stream or 0, set(error.allowed or ())
    if isinstance(error, UnexpectedToken):
        at = length if error.token.type == "$END" else error.token.start_pos or 0
        return at, set(error.accepts or error.expected)
    assert isinstance(error, UnexpectedEOF)
    return length, set(error.expected)


def _chunk(phrase: str, at: int) -> tuple[int, int]:
    """Widen a position to the words around it that could be one name."""
    begin, end = 0, len(phrase.rstrip())
    for joint in _BETWEEN_NAMES.finditer(phrase):
        if joint.end() <= at:
            begin = joint.end()
        elif joint.start() > at:
            end = joint.start()
            break
        else:
            return joint.start(), joint.end()
    while begin < at and phrase[begin].isspace():
        begin += 1
    return begin, begin + len(phrase[begin:end].rstrip())


def _unknown_name(chunk: str, text: Scalar, start: int, known: tuple[str, ...], names: Names) -> Diagnostic:
    if re.match(r"\s+has\s+(?:not\s+)?happened\b", text.text[start + len(chunk) :], re.IGNORECASE):
        return names.unknown("event", text, start, start + len(chunk))
    close = nearest(chunk, known)
    elsewhere = [kind for kind in names.kinds_of(chunk) if kind not in IN_CONDITIONS]
    fix = "name a term, an event, a party, a body or a draft of this deal"
    if close:
        fix = f"did you mean `{close}`?"
    elif elsewhere:
        fix = f"`{chunk}` is a {elsewhere[0]}; conditions speak of terms, events, parties, bodies and drafts"
    message = f"nothing here is called `{chunk}`"
    return mistake("unknown-name", message, text.span_of(start, start + len(chunk)), "named here", help=fix)


def _expected_help(expected: set[str]) -> str:
    words = list(_words_for(expected))
    return (
        f"expected {', '.join(words[:-1])} or {words[-1]}"
        if len(words) > 1
        else f"expected {words[0]}"
        if words
        else ""
    )


def _words_for(expected: set[str]) -> Iterator[str]:
    return (word for terminal, word in EXPECTED_WORDS.items() if terminal in expected)
