"""One row while it is read: text in, typed values out, every mistake collected.

After a mistake a stand-in is given, so that the rest of the row is read too; a row with
a mistake never becomes a claim.

====  ====================================================================
C211  missing-key: a key that this kind of claim needs is absent
C212  unknown-word: a word is not one of those a key takes
C213  list-not-expected: a list stands where one text belongs
C214  bad-time: a time cannot be read
C215  bad-quantity: a quantity or a number cannot be read
C216  unknown-name: no party, place, act, count, term, draft or body is called so
C217  bad-grade: a grade is not a letter A to F and a number 1 to 6
====  ====================================================================
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from holdfire.claims.claim import Candidate, Grade
from holdfire.claims.names import Spellings, did_you_mean, fold, strip_named
from holdfire.claims.rows import Row
from holdfire.source.diagnostic import Diagnostic
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.moment_text import parse_moment, parse_occurrence
from holdfire.vocab.quantity import Quantity
from holdfire.vocab.quantity_text import parse_quantity, unit_key, unit_name

NO_MOMENT = Moment(0, 0)
NO_QUANTITY = Quantity(0, 0)


class Cells:
    """Reads the cells of one row. ``found`` grows by a diagnostic for each mistake.

    Names are looked up in spellings; with ``None`` for spellings any name is taken as it is.
    ``said`` and ``published`` are filled in by the reader of the row, for what is taken to hold from then.
    """

    def __init__(self, row: Row, zone: ZoneInfo) -> None:
        self.row, self.zone = row, zone
        self.found: list[Diagnostic] = []
        self.said: Moment | None = None
        self.published: Moment | None = None

    def report(self, code: str, slug: str, message: str, key: str, fix: str = "") -> None:
        """Add an error about a key."""
        self.found.append(Diagnostic(code, slug, "error", message, self.row.span_of(key), help=fix))

    def has(self, key: str) -> bool:
        """Say whether a key is given and not empty."""
        return key in self.row.cells

    def text(self, key: str) -> str:
        """Read one text; ``""`` where it is absent."""
        value = self.row.cells.get(key, "")
        if isinstance(value, str):
            return value
        if len(value) > 1:
            self.report("C213", "list-not-expected", f"`{key}` takes one text, not a list", key, "keep one of them")
        return value[0] if value else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list; a single text is split at ``|``."""
        value = self.row.cells.get(key, ())
        parts = value.split("|") if isinstance(value, str) else value
        return tuple(part.strip() for part in parts if part.strip())

    def choice(self, key: str, words: Sequence[str], default: str) -> str:
        """Read one of a few words, in any case."""
        text = fold(self.text(key))
        if not text or text in words:
            return text or default
        message = f"`{self.text(key)}` is not one of the words `{key}` takes"
        self.report("C212", "unknown-word", message, key, did_you_mean(text, words))
        return default

    def yes(self, key: str, default: bool = False) -> bool:
        """Read yes or no."""
        word = self.choice(key, ("yes", "no", "true", "false", "1", "0"), "")
        return word in ("yes", "true", "1") if word else default

    def moment(self, key: str, not_later: bool = False) -> Moment | None:
        """Read a time, with ``not_later`` also ``../2016-10-06``; ``None`` where it is absent."""
        text = self.text(key)
        if not text:
            return None
        try:
            return parse_moment(text, self.zone, not_later)
        except ValueError as error:
            self.report("C214", "bad-time", f"`{key}`: {error}", key)
            return NO_MOMENT

    def occurrence(self, not_later: bool = False) -> Occurrence:
        """Read ``when``, with ``not_later`` also ``../2016-10-06``, or ``began`` and ``ended``."""
        pair = {key: self.text(key) for key in ("began", "ended") if self.has(key)}
        key = "when" if self.has("when") else next(iter(pair), "when")
        if not self.has(key):
            self.missing("when", "give `when`, or `began` and `ended`")
        elif self.has("when") and pair:
            message = "both `when` and `began` or `ended` are given"
            self.report("C214", "bad-time", message, "when", "`when` is one uncertain time; the other two a duration")
        else:
            try:
                return parse_occurrence(pair or self.text("when"), self.zone, not_later)
            except ValueError as error:
                self.report("C214", "bad-time", f"`{key}`: {error}", key)
        return Occurrence(NO_MOMENT, NO_MOMENT)

    def number(self, key: str) -> int | None:
        """Read a whole number; ``None`` where it is absent."""
        text = self.text(key)
        if re.fullmatch(r"\d*", text):
            return int(text) if text else None
        self.report("C215", "bad-quantity", f"`{text}` is not a whole number", key, "write digits only")
        return None

    def things(self, key: str, units: Spellings) -> tuple[str, ...]:
        """Read a list of things: categories by any of their names, or any other words."""
        return tuple(units.get(unit_key(text), text) for text in self.texts(key))

    def quantity(self, key: str, units: Spellings) -> Quantity | None:
        """Read a quantity: one text, or its parts; ``None`` where it is absent.

        Args:
            units: Those that have a name of their own, by ``unit_key``.
        """
        parts = {part: self.text(f"{key} {part}") for part in ("low", "high", "exactly", "unit", "as written", "rule")}
        if not self.has(key) and not any(parts.values()):
            return None
        try:
            return self._quantity(key, parts, units)
        except ValueError as error:
            at = next((f"{key} {part}" for part, text in parts.items() if text), key)
            self.report("C215", "bad-quantity", f"`{key}`: {error}", key if self.has(key) else at)
            return NO_QUANTITY

    def _quantity(self, key: str, parts: dict[str, str], units: Spellings) -> Quantity:
        bounds = {part: parse_quantity(parts[part]) for part in ("low", "high", "exactly") if parts[part]}
        if self.has(key) and bounds:
            raise ValueError("it is given both as one text and in parts: keep one of them")
        for part, bound in bounds.items():
            if bound.low != bound.high:
                raise ValueError(f"`{part}` takes one number, not `{parts[part]}`")
        if "exactly" in bounds and len(bounds) > 1:
            raise ValueError("`exactly` stands beside `low` or `high`: keep one of them")
        if self.has(key):
            whole = parse_quantity(self.text(key), units)
            low, high = whole.low, whole.high
        elif bounds:
            whole = next(iter(bounds.values()))
            low = bounds["exactly"].low if "exactly" in bounds else bounds["low"].low if "low" in bounds else 0
            high = low if "exactly" in bounds else bounds["high"].high if "high" in bounds else None
        else:
            raise ValueError("no number is given: write for example `900 to 1,000 fighters`, or `unknown`")
        unit = whole.unit
        if parts["unit"]:
            unit = units.get(unit_key(parts["unit"]), "") or unit_name(parts["unit"])
        return Quantity(low, high, unit, as_written=parts["as written"] or self.text(key), rule=parts["rule"])

    def name(self, key: str, known: Spellings | None, what: str) -> str:
        """Read one name and give the id it means; ``""`` where it is absent."""
        text = self.text(key)
        return self._id(key, text, known, what) if text else ""

    def names(self, key: str, known: Spellings | None, what: str) -> tuple[str, ...]:
        """Read a list of names."""
        return tuple(self._id(key, text, known, what) for text in self.texts(key))

    def candidates(self, key: str, known: Spellings | None) -> tuple[Candidate, ...]:
        """Read alternatives; those who acted together are joined by ``+``."""
        return tuple(
            tuple(self._id(key, part.strip(), known, "party") for part in version.split("+") if part.strip())
            for version in self.texts(key)
        )

    def _id(self, key: str, text: str, known: Spellings | None, what: str) -> str:
        if known is None:
            return text
        if fold(text) in known:
            return known[fold(text)]
        if what == "place" and (strip := strip_named(text, known)):
            return strip
        self.report("C216", "unknown-name", f"no {what} is called `{text}`", key, did_you_mean(text, known))
        return text

    def grade(self, key: str = "grade") -> Grade | None:
        """Read an Admiralty grade; ``None`` where it is absent."""
        text = self.text(key).upper()
        if not text:
            return None
        if re.fullmatch(r"[A-F]\s*[1-6]", text):
            return Grade(text[0], int(text[-1]))
        fix = "write a letter A to F for the source and a number 1 to 6 for the statement, as in `B2`"
        self.report("C217", "bad-grade", f"`{self.text(key)}` is not a grade", key, fix)
        return None

    def missing(self, key: str, fix: str = "") -> None:
        """Report that a key is absent."""
        self.report("C211", "missing-key", f"this claim has no `{key}`", key, fix)
