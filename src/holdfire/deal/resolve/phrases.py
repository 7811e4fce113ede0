"""Short fixed phrases under keys: who, how many, levels, periods, hours, deadlines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from holdfire.deal.condition import AT_ONCE, Condition
from holdfire.deal.end import End
from holdfire.deal.frame import Frame
from holdfire.deal.mistakes import mistake
from holdfire.deal.model import Bearer, Count, Deadline, Period, Target
from holdfire.deal.resolve.conditions import read_condition
from holdfire.deal.resolve.strips import read_strip, without_joints
from holdfire.deal.written.names import Names, split_names
from holdfire.deal.written.syntax import Field
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.suggest import did_you_mean
from holdfire.source.yaml_tree import Scalar
from holdfire.vocab.moment import Moment
from holdfire.vocab.moment_text import day_of, parse_duration, parse_moment
from holdfire.vocab.place import Place
from holdfire.vocab.quantity import MILLI, Quantity
from holdfire.vocab.quantity_text import ABOUT, parse_quantity, share_and_rest, unit_name

_HOW = re.compile(r"(each|all|both|together|any|either)(?:\s+of)?(?=[\s:]|$)[\s:]*", re.IGNORECASE)
_IMMEDIATELY = ("immediately", "at once", "without delay", "promptly", "as soon as possible")
_HOWS = {"each": "each", "all": "each", "both": "each", "together": "together", "any": "any of", "either": "any of"}
_BUT = re.compile(r"(anyone|everyone|all parties)(?:\s+(but|except)(?=\s|$)\s*)?", re.IGNORECASE)
_LENGTH = re.compile(r"[\d.\w]+[\s-]+(?:calendar\s+)?(?:second|minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
_EARLIER = re.compile(r"(?:no later than\s+)?(.+?)\s+before\s+(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading phrases needs, and where mistakes go.

    Attributes:
        counts: By id; filled before terms are read.
        shown: Names to show, by id of party or place; filled before terms are read.
        found: Mistakes met so far.
        languages: Of documents, by id.
        interpreter: The body whose ruling is meant where none is named; ``""`` where none has the last word.
        end: Of what is being read, a term or the deal; ``None`` where nothing says when.
        deal_end: Of the deal.
        frames: What clauses add to their terms, by clause.
    """

    names: Names
    zone: ZoneInfo
    counts: dict[str, Count]
    shown: dict[str, str]
    found: list[Diagnostic]
    strips: dict[str, Place] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    interpreter: str = ""
    end: End | None = None
    deal_end: End | None = None
    frames: Mapping[str, Frame] = field(default_factory=dict)

    # -- names ------------------------------------------------------------------------------------------------

    def name(self, kind: str, text: Scalar | None, start: int = 0, end: int | None = None) -> str:
        """Resolve one name; an unknown one is reported and stands as ``""``."""
        if text is None:
            return ""
        stop = len(text.text) if end is None else end
        name = self.names.find(kind, text.text[start:stop])
        if not name and kind == "place":
            strip = read_strip(text, start, stop, self.names, self.found, self.strips)
            if strip is not None:
                return strip
        if not name:
            self.found.append(self.names.unknown(kind, text, start, end))
        return name

    def listed(self, kind: str, texts: tuple[Scalar, ...]) -> tuple[str, ...]:
        """Resolve names written as a list, or in one text with commas or ``and``."""
        known = self.names.of_kinds(kind)
        whole = {text: without_joints(text.text, self.names) if kind == "place" else text.text for text in texts}
        made = [self.name(kind, text, a, b) for text in texts for a, b in split_names(whole[text], known)]
        return tuple(dict.fromkeys(name for name in made if name))

    def terms(self, texts: tuple[Scalar, ...], *forms: str) -> tuple[str, ...]:
        """Resolve names of terms, a clause for its terms: of some forms only, where any are given."""
        made: list[str] = []
        for text in texts:
            for start, end in split_names(text.text, self.names.of_kinds("term", "clause")):
                inside = self.names.members.get(self.names.find("clause", text.text[start:end]), ())
                asked = [member.term for member in inside if not forms or member.form in forms]
                made += asked or [self.name("term", text, start, end)]
        return tuple(dict.fromkeys(name for name in made if name))

    def agents(self, texts: tuple[Scalar, ...]) -> tuple[str, ...]:
        """Resolve names of parties or bodies."""
        find, known = self.names.find, self.names.of_kinds("party", "body")
        places = [(text, a, b) for text in texts for a, b in split_names(text.text, known)]
        made = [find("body", text.text[a:b]) or self.name("party", text, a, b) for text, a, b in places]
        return tuple(dict.fromkeys(name for name in made if name))

    # -- who --------------------------------------------------------------------------------------------------

    def who(self, field: Field | None, owes: bool = False) -> tuple[Bearer, ...]:
        """Read whom a term binds; ``owes`` says that a bare list is a mistake."""
        if field is None or not field.texts:
            return ()
        first = field.texts[0]
        anyone = _BUT.match(first.text)
        if anyone and not field.is_list and not self.names.find("party", first.text):
            return self._anyone(first, anyone)
        how = None if self.names.find("party", first.text) else _HOW.match(first.text)
        start = how.end() if how else 0
        alone = self._without(first, start, field)
        if alone:
            return alone
        known = self.names.of_kinds("party")
        places = [
            (text, a, b)
            for text in field.texts
            for a, b in split_names(" " * start + text.text[start:] if text is first else text.text, known)
        ]
        if not places:
            self.found.append(mistake("bad-who", "no party is named", first.span, help="write `each of a, b`"))
        parties = tuple(dict.fromkeys(p for text, a, b in places if (p := self.name("party", text, a, b))))
        if not parties:
            return ()
        if len(parties) == 1:
            return (Bearer(parties[0], parties),)
        manner = _HOWS[how[1].lower()] if how and start else ""
        if not manner and owes:
            self.found.append(self._bare_list(field, parties))
        if manner == "together":
            return (together(parties),)
        if manner == "any of":
            return (Bearer(f"any of {', '.join(parties)}", parties, "any of"),)
        return tuple(Bearer(party, (party,)) for party in parties)

    def anyone_of(self, field: Field | None) -> Bearer | None:
        """Read whose act a pattern asks for: any of several; ``None`` for anybody's."""
        made = self.who(field)
        if len(made) < 2:
            return made[0] if made else None
        parties = tuple(party for bearer in made for party in bearer.parties)
        return Bearer(f"any of {', '.join(parties)}", parties, "any of")

    def _without(self, text: Scalar, start: int, field: Field) -> tuple[Bearer, ...]:
        """Read ``north but not river guard``; nothing where it says no such thing."""
        but = re.search(r"\s+but\s+not\s+", text.text)
        if but is None or start or len(field.texts) > 1:
            return ()
        party = self.name("party", text, 0, but.start())
        parts = split_names(" " * but.end() + text.text[but.end() :], self.names.of_kinds("party"))
        out = tuple(name for a, b in parts if (name := self.name("party", text, a, b)))
        return (Bearer(f"{party} but not {_and(out)}", (party,), "one", out),)

    def _anyone(self, text: Scalar, match: re.Match[str]) -> tuple[Bearer, ...]:
        known = self.names.of_kinds("party")
        rest = " " * match.end() + text.text[match.end() :]
        parts = split_names(rest, known)
        if match[2] and not parts:
            self.found.append(
                mistake("bad-who", "nobody is named to be left out", text.span, help="write `anyone but a`")
            )
        but_not = tuple(p for a, b in parts if (p := self.name("party", text, a, b)))
        return (Bearer(f"anyone but {_and(but_not)}" if but_not else "anyone", (), "anyone", but_not),)

    def _bare_list(self, field: Field, parties: tuple[str, ...]) -> Diagnostic:
        written = ", ".join(parties)
        fix = f"write `each of {written}`, `together {written}` or `any of {written}`"
        message = "it is not said whether each of these parties owes this, or all together, or any of them"
        return mistake("bare-list", message, field.texts[0].span, "a bare list", help=fix)

    # -- times ------------------------------------------------------------------------------------------------

    def moment(self, text: Scalar | None) -> Moment | None:
        """Read a moment."""
        if text is None:
            return None
        try:
            return parse_moment(text.text, self.zone)
        except ValueError as error:
            self.found.append(mistake("bad-moment", str(error), text.span))
            return None

    def start(self, text: Scalar | None) -> Moment | None:
        """Read a moment from which something runs: of a day, its first second."""
        moment = self.moment(text)
        return moment.beginning if moment else None

    def seconds(self, text: Scalar | None) -> int:
        """Read a length of time; 0 where none is written or it cannot be read."""
        if text is None:
            return 0
        try:
            return parse_duration(text.text)
        except ValueError as error:
            self.found.append(mistake("bad-duration", str(error), text.span))
            return 0

    def condition(self, text: Scalar | None, start: int = 0) -> Condition | None:
        """Read a condition."""
        if text is None:
            return None
        outcome = read_condition(text, start, self.names, self.zone, self.end, self.deal_end)
        self.found.extend(outcome.diagnostics)
        return outcome.value

    def deadline(self, text: Scalar | None) -> Deadline | None:
        """Read ``by``: a moment, a condition, or ``not said``."""
        if text is None:
            return None
        if text.text.strip().lower() == "not said":
            return Deadline(not_said=True)
        if text.text.strip().lower() in _IMMEDIATELY:
            return Deadline(condition=AT_ONCE)
        early = _EARLIER.fullmatch(text.text.strip())
        if early and (moment := self._earlier(text, early)):
            return Deadline(moment=moment)
        lead = re.match(r"(within|when|at most|no later than)\s+", text.text, re.IGNORECASE)
        offset = _LENGTH.match(text.text)
        if (offset and offset.end() == len(text.text.rstrip())) or (
            lead and _LENGTH.fullmatch(text.text[lead.end() :])
        ):
            fix = f"write for example `within {text.text[lead.end() if lead else 0 :]} of entry into force`"
            self.found.append(mistake("bad-condition", "it is not said from when on", text.span, help=fix))
            return None
        if lead or offset or text.text.lower().startswith("entry into force"):
            made = self.condition(text, lead.end() if lead else 0)
            return Deadline(condition=made) if made else None
        start = len("on ") if text.text.lower().startswith("on ") else 0
        moment = self.moment(part_of(text, start))
        return Deadline(moment=moment) if moment else None

    def _earlier(self, text: Scalar, match: re.Match[str]) -> Moment | None:
        """Read ``2 days before DATE``; ``None`` where something else stands there, which is left to others."""
        try:
            seconds, moment = parse_duration(match[1]), parse_moment(match[2], self.zone)
        except ValueError:
            return None
        return Moment(moment.earliest - seconds, moment.latest - seconds)

    def daily(self, text: Scalar | None) -> tuple[int, int] | None:
        """Read ``11:00 to 17:00`` as seconds after midnight."""
        if text is None:
            return None
        match = re.fullmatch(r"(\d{1,2}):(\d{2})\s*(?:to|-|–)\s*(\d{1,2}):(\d{2})", text.text.strip())
        if match is None:
            fix = "write for example `11:00 to 17:00`"
            self.found.append(mistake("bad-hours", "these are not clock times", text.span, help=fix))
            return None
        hours = [int(part) for part in match.groups()]
        begins, ends = hours[0] * 3600 + hours[1] * 60, hours[2] * 3600 + hours[3] * 60
        if hours[1] > 59 or hours[3] > 59 or not 0 <= begins < ends <= 86400:
            message = "these clock times do not follow each other within one day"
            fix = "write the earlier one first; for a night, write two terms"
            self.found.append(mistake("bad-hours", message, text.span, help=fix))
            return None
        return begins, ends

    def period(self, text: Scalar | None) -> Period | None:
        """Read ``every``: day, week, week from DATE, month, window."""
        if text is None:
            return None
        words = text.text.strip().lower()
        if words in ("day", "week", "month", "window"):
            return Period(words)
        start = re.match(r"week\s+from\s+", words)
        if start:
            moment = self.moment(part_of(text, start.end()))
            if moment is None:
                return None
            return Period("week", (day_of(moment.earliest, self.zone) - date(1970, 1, 1)).days)
        choices = ("day", "week", "month", "window")
        fix = did_you_mean(words, choices, "write `day`, `week`, `week from DATE`, `month` or `window`")
        self.found.append(mistake("unreadable-phrase", f"`{text.text}` is no period", text.span, help=fix))
        return None

    # -- numbers ----------------------------------------------------------------------------------------------

    def unit(self, text: Scalar | None) -> str:
        """Read what is counted: a category by any of its names, or any other words."""
        if text is None:
            return ""
        try:
            return self.names.find("category", text.text) or unit_name(text.text)
        except ValueError as error:
            self.found.append(mistake("bad-quantity", str(error), text.span))
            return ""

    def things(self, texts: tuple[Scalar, ...]) -> tuple[str, ...]:
        """Read things something is done with: categories by any of their names, or any other words."""
        return tuple(dict.fromkeys(self.names.find("category", text.text) or text.text for text in texts))

    def how_many(self, text: Scalar | None, form: str) -> Target | None:
        """Read how many, for a form: the number to reach, the quota, or the bounds of a period."""
        if text is None:
            return None
        share = self._share(text)
        if share is not None:
            return share
        try:
            number = parse_quantity(text.text, self.names.by_kind["category"])
        except ValueError as error:
            self.found.append(mistake("bad-quantity", str(error), text.span))
            return None
        problem = _fits(number, form)
        if problem:
            self.found.append(mistake("bad-quantity", problem[0], text.span, help=problem[1]))
            return None
        return Target(_to_reach(number, form), as_written=text.text)

    def _share(self, text: Scalar) -> Target | None:
        """Read ``all COUNT``, ``half of COUNT``, ``30% of COUNT``; ``None`` where it is no share of a count."""
        words = text.text.strip()
        if self.names.find("count", words):
            words = f"all {words}"
        share, rest = share_and_rest(words)
        if share is None:
            return None
        if not self.names.find("count", rest) and re.match(r"\d|about|around|between", rest):
            return None
        at = text.text.find(rest)
        count = self.name("count", text, max(at, 0), max(at, 0) + len(rest) if at >= 0 else None)
        unit = self.counts[count].unit if count in self.counts else ""
        return Target(Quantity(0, None, unit), count, share, text.text)


def together(parties: tuple[str, ...]) -> Bearer:
    """Make of several parties one that acts as they all do."""
    return Bearer(f"{_and(parties)} together", parties, "together")


def part_of(text: Scalar, start: int) -> Scalar:
    """Give a text from an offset on, with its span."""
    return Scalar(text.text[start:], text.span_of(start, len(text.text))) if start else text


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())


def _and(names: tuple[str, ...]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _fits(number: Quantity, form: str) -> tuple[str, str] | None:
    """Say why a number makes no sense in a form, and what to write; ``None`` where it does."""
    open_end = number.high is None
    from_zero = number.low == 0 and number.high != 0
    if form in ("achieve", "ratio") and from_zero:
        return "a duty to reach a number needs a number to reach, and this is a cap", (
            "write the number that is owed; for a cap, write `may` with `how many`, or `must keep`"
        )
    if form == "permit" and open_end:
        return "a permission needs a number that it ends at", "write `up to 50`"
    if open_end and from_zero:
        return "this is no number", "write a number with what is counted"
    return None


def _to_reach(number: Quantity, form: str) -> Quantity:
    """Turn bounds into the number to reach (achieve, ratio) or not to exceed (permit)."""
    if form == "permit" and number.high is not None and number.low == 0:
        return Quantity(number.high, number.high, number.unit, number.as_written)
    if form in ("achieve", "ratio") and number.high is None:
        return Quantity(number.low, number.low, number.unit, number.as_written)
    if form in ("achieve", "ratio") and number.high and number.as_written.lower().startswith(ABOUT):
        return Quantity(number.low, (number.low + number.high) // 2, number.unit, number.as_written)
    return number


ONCE = Target(Quantity(MILLI, MILLI))
"""What a duty asks for where no number is written: to be done once."""
