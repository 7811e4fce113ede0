"""Answers of one submission, to claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfire.claims.columns import KINDS, columns_of
from holdfire.claims.names import Spellings, fold
from holdfire.claims.rows import Value
from holdfire.formats.asked import Asked
from holdfire.formats.found import Found, FoundParty, FoundPlace, FoundRow, Refused, as_line, plain_name
from holdfire.formats.mapped.mapped_places import degrees, wrong_shape
from holdfire.formats.mapped.mapped_rows import short_id
from holdfire.formats.odk.odk_columns import PERSONAL, Submission, Submissions, choice_parts, point_parts
from holdfire.formats.row_values import Writing, read_day, read_number
from holdfire.source.diagnostic import Diagnostic

KEY_COLUMNS = ("KEY", "__id", "_id", "instanceID", "meta/instanceID", "meta-instanceID", "_uuid")
SENT_COLUMNS = ("SubmissionDate", "_submission_time", "__system/submissionDate", "end", "today")
REVIEWS = (
    "ReviewState",
    "__system/reviewState",
    "_validation_status",
    "_validation_status/label",
    "_validation_status/uid",
)
PARTY_KEYS = ("chain", "actors", "whom", "observer", "party", "votes against", "votes abstaining")
PLACE_KEYS = ("where", "from place", "to place")
_YES = ("1", "true", "yes", "ok")
_NO = ("0", "false", "no", "")
_WRITING = Writing(sign="point")
_NUMBERS = re.compile(r"(quantity|value) (low|high|exactly)|votes for")


@dataclass(frozen=True, slots=True)
class Point:
    """A point that somebody marked: degrees and metres, as text."""

    latitude: str
    longitude: str
    accuracy: str = ""

    @property
    def wkt(self) -> str:
        """Write it with the longitude first."""
        return f"POINT ({self.longitude} {self.latitude})"


class AnswerReader:
    """Reads submissions; remembers which names have come."""

    def __init__(
        self,
        submissions: Submissions,
        asked: Asked,
        questions: Mapping[str, str],
        always: Mapping[str, str],
        prefix: str,
    ) -> None:
        self.submissions, self.asked, self.questions, self.always = submissions, asked, questions, always
        self.prefix = prefix
        self.named: set[str] = set()
        self.told: list[Found] = []
        self.columns: dict[str, str] = {}

    def read(self, one: Submission) -> Iterator[Found]:
        """Give the claims of one submission, names and warnings before it."""
        self.told, self.columns = [], {}
        key = one.server(*KEY_COLUMNS).removeprefix("uuid:")
        if not key:
            why = self._mistake("E671", "no-key", "this submission has no key", one, "", "error")
            yield Refused(one.row.line, (why,))
            return
        claims = () if self._is_rejected(one) else tuple(map(as_line, self._claims(one, key)))
        errors = tuple(told for told in self.told if isinstance(told, Diagnostic) and told.severity == "error")
        yield from (told for told in self.told if told not in errors)
        if errors:
            yield Refused(one.row.line, errors, key)
            return
        flags = (told.slug for told in self.told if isinstance(told, Diagnostic))
        fields = {name: text for name, text in one.cells.items() if not PERSONAL.search(name)}
        yield FoundRow(key, claims, one.row.line, fields, (*one.row.flags, *dict.fromkeys(flags)), dict(self.columns))

    def _mistake(self, code: str, slug: str, message: str, one: Submission, column: str, severity: str) -> Diagnostic:
        columns = self.submissions.columns
        return self.submissions.table.mistake(
            code, slug, message, one.row, columns.index(column) if column in columns else 0, severity
        )

    def _is_rejected(self, one: Submission) -> bool:
        state = one.server(*REVIEWS).casefold()
        if re.search(r"reject|not.?approved", state):
            self.told.append(
                self._mistake("E672", "rejected", "a reviewer rejected it: it makes no claim", one, "", "warning")
            )
            return True
        if re.search(r"issue|hold", state):
            self.told.append(self._mistake("E673", "in-review", "a reviewer has doubts about it", one, "", "warning"))
        return False

    def _claims(self, one: Submission, key: str) -> Iterator[dict[str, Value]]:
        inside = [(name, rows) for name, rows in one.repeats.items() if self._says_something(rows)]
        if not inside:
            yield self._claim(one, one.cells, short_id(self.prefix, key))
            return
        number = 0
        for _, rows in inside:
            for cells in rows:
                number += 1
                yield self._claim(one, {**one.cells, **cells}, short_id(self.prefix, key, str(number)))

    def _says_something(self, rows: tuple[Mapping[str, str], ...]) -> bool:
        keys = {self.submissions.key_of_claim(name, self.questions) for cells in rows for name in cells}
        return bool(keys - {"", "note"})

    def _claim(self, one: Submission, cells: Mapping[str, str], id_: str) -> dict[str, Value]:
        answers = self._answers(cells)
        kind = (answers.get("kind") or "event").casefold()
        known = columns_of(kind) if kind in KINDS else {}
        claim: dict[str, Value] = {"id": id_, "kind": kind}
        for name, text in answers.items():
            if name in known and name != "kind":
                value = self._value(one, name, text, known[name].takes)
                if value:
                    claim[name] = value
        if "published" not in claim and (sent := one.server(*SENT_COLUMNS)):
            claim["published"] = self._value(one, "published", sent, "time")
        self._place_points(one, cells, claim)
        return claim

    def _answers(self, cells: Mapping[str, str]) -> dict[str, str]:
        """Give what is answered, by key of claims, as text."""
        found = dict(self.always)
        chosen: dict[str, list[str]] = {}
        for column, text in cells.items():
            question, choice = choice_parts(column, self.questions)
            if question and text.casefold() in (*_YES, *_NO):
                picked = chosen.setdefault(self.submissions.key_of_claim(question, self.questions), [])
                picked += [choice] if text.casefold() in _YES else []
                continue
            key = self.submissions.key_of_claim(column, self.questions)
            if key and text:
                found[key] = text
                self.columns[key] = column
        for key, choices in chosen.items():
            if key and choices and key not in found:
                found[key] = " | ".join(choices)
        return found

    def _value(self, one: Submission, key: str, text: str, takes: str) -> Value:
        try:
            if takes == "time":
                return read_day(text, _WRITING)
            if _NUMBERS.fullmatch(key):
                return read_number(text, _WRITING)
        except ValueError as error:
            column = self.columns.get(key, "")
            self.told.append(self._mistake("E676", "bad-answer", f"`{key}`: {error}", one, column, "error"))
            return ""
        if takes == "names":
            return tuple(dict.fromkeys(self._version(key, part) for part in self._several(key, text)))
        if takes == "list":
            return tuple(self._name(key, part) for part in self._several(key, text))
        if key in (*PARTY_KEYS, *PLACE_KEYS, "act", "count", "about", "on", "body", "term"):
            return self._name(key, text)
        return (
            text.replace("_", " ")
            if key in ("refused by", "quantity unit", "value unit", "position", "denies")
            else text
        )

    def _several(self, key: str, text: str) -> list[str]:
        """Take several answers apart: between bars, or names without spaces between spaces."""
        if "|" in text or not re.search(r"\s", text.strip()):
            return [part.strip() for part in text.split("|") if part.strip()]
        known = self._known(key)
        parts = text.split()
        if known is not None and fold(text) not in known and all(_spelled(part, known) for part in parts):
            return parts
        return [text.strip()]

    def _version(self, key: str, text: str) -> str:
        return " + ".join(self._name(key, part.strip()) for part in text.split("+") if part.strip())

    def _known(self, key: str) -> Spellings | None:
        names = self.asked.names
        if key in PARTY_KEYS:
            return names.parties
        if key in PLACE_KEYS:
            return names.places
        return {"act": names.acts, "count": names.counts, "body": names.bodies}.get(key)

    def _name(self, key: str, text: str) -> str:
        """Give a name as the case has it, or propose it; a choice of a form has underscores for spaces."""
        if text in self.asked.meant:
            return self.asked.meant[text]
        known = self._known(key)
        if key not in (*PARTY_KEYS, *PLACE_KEYS, "act", "count", "body"):
            return text.replace("_", " ")
        if known is None:
            return text.replace("_", " ")
        if spelled := _spelled(text, known) or _spelled(text.split(" – ", maxsplit=1)[0], known):
            return spelled
        name = plain_name(text.replace("_", " "))
        if key in PLACE_KEYS and _point(text):
            name = f"point {text.split(maxsplit=1)[0]} {text.split()[1]}"
        if key in PARTY_KEYS and fold(name) not in self.named:
            self.named.add(fold(name))
            self.told.append(FoundParty(fold(name), name))
        return fold(name) if key in (*PARTY_KEYS, *PLACE_KEYS) else name

    def _place_points(self, one: Submission, cells: Mapping[str, str], claim: Mapping[str, Value]) -> None:
        """Propose places that the case does not know, with the point that was marked for them."""
        known = self.asked.names.places
        points = self._points(cells)
        for key in PLACE_KEYS:
            name = str(claim.get(key, ""))
            if known is None or not name or fold(name) in known:
                continue
            point = next(
                (points[asked] for asked in points if key.replace(" ", "_") in re.split(r"[/-]", asked)[-1]), None
            )
            wrong = wrong_shape(point.wkt) if point else ""
            if wrong:
                self.told.append(
                    self._mistake("E675", "bad-point", f"`{key}`: {wrong}", one, self.columns.get(key, ""), "warning")
                )
            is_sound = point is not None and not wrong
            wkt, radius = (point.wkt, point.accuracy) if point is not None and is_sound else ("", "")
            self.told.append(
                FoundPlace(name, name, wkt=wkt, radius=radius, precision="as marked in the field" if wkt else "")
            )

    def _points(self, cells: Mapping[str, str]) -> dict[str, Point]:
        """Find the points of a submission, by the question they answer."""
        parts: dict[str, dict[str, str]] = {}
        found: dict[str, Point] = {}
        for column, text in cells.items():
            question, part = point_parts(column)
            if part:
                parts.setdefault(question, {})[part] = degrees(text)
            elif point := _point(text):
                found[column] = point
        for question, told in parts.items():
            if "latitude" in told and "longitude" in told and question not in found:
                found[question] = Point(told["latitude"], told["longitude"], told.get("accuracy", ""))
        return found


def _spelled(text: str, known: Spellings) -> str:
    """Find the name that a choice means: as it is, or with spaces for underscores; ``""``: the case has none such."""
    for name in (text, text.replace("_", " ")):
        if fold(name) in known:
            return known[fold(name)]
    loose = {name.replace(" ", "_"): id_ for name, id_ in known.items()}
    return loose.get(fold(text).replace(" ", "_"), "")


def _point(text: str) -> Point | None:
    """Read a point: latitude, longitude, altitude, accuracy; or a shape with the longitude first."""
    number = r"-?\d+(?:\.\d+)?"
    if found := re.fullmatch(rf"({number})[ ,]+({number})(?:[ ,]+{number}(?:[ ,]+({number}))?)?", text.strip()):
        return Point(found[1], found[2], found[3] or "")
    if found := re.fullmatch(rf"POINT (?:Z )?\(({number}) ({number})(?: {number})?\)", text.strip()):
        return Point(found[2], found[1])
    return None
