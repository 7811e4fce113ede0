"""The columns of form servers: what is an answer, what the server added, what stands in other files.

A column is called by its question, with or without the groups it stands in (``where/act``, ``where-act``, ``act``). A
question with several answers has one column, or one for each choice (``actors/syria`` with 0 and 1), or both; a point
has one, or one for each of latitude, longitude, altitude and accuracy.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from holdfire.claims.columns import KINDS, columns_of
from holdfire.claims.rows import plain_key
from holdfire.formats.found import Refused
from holdfire.formats.source_file import SourceFile
from holdfire.formats.tables.csv_table import csv_table
from holdfire.formats.tables.json_table import is_json, json_table
from holdfire.formats.tables.read_table import Shape, Table, TableRow, one_cell
from holdfire.formats.tables.workbook_file import is_workbook
from holdfire.formats.tables.xlsx_table import xlsx_tables
from holdfire.source.diagnostic import Diagnostic

SERVER = frozenset((
    "submissiondate", "key", "parent_key", "__id", "__system", "instanceid", "instancename", "submitterid",
    "submittername", "attachmentspresent", "attachmentsexpected", "status", "reviewstate", "deviceid", "edits",
    "formversion", "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by",
    "__version__", "_tags", "_index", "_parent_index", "_parent_table_name", "_attachments", "_geolocation",
    "formhub/uuid", "meta/instanceid", "meta/instancename", "meta/rootuuid", "meta/deprecatedid", "start", "end",
    "username", "phonenumber", "simserial", "subscriberid", "email", "audit", "_xform_id_string",
    "_bamboo_dataset_id", "_media_count", "_total_media",
))  # fmt: skip
"""Columns that servers add, in small letters; none is an answer."""
PERSONAL = re.compile(
    r"(^|[/_-])(submitter(id|name)?|_?submitted_by|username|phone(number)?|simserial|subscriberid|deviceid|device_id|email"
    r"|enumerator(_name)?|_geolocation|start-geopoint|background-audio|audit)$",
    re.IGNORECASE,
)
"""Columns that say who filled a form in, where they stood, or on which telephone; never kept."""
POINT_PARTS: Mapping[str, str] = {
    "latitude": "latitude", "longitude": "longitude", "altitude": "altitude", "accuracy": "accuracy",
    "precision": "accuracy",
}  # fmt: skip
_KEYS = frozenset(key for kind in KINDS for key in columns_of(kind)) - {"id", "recorded"}
_LISTS = frozenset(
    key for kind in KINDS for key, column in columns_of(kind).items() if column.takes in ("names", "list")
)


@dataclass(frozen=True, slots=True)
class Submission:
    """One submission.

    Attributes:
        repeats: Repeated groups: name -> rows of cells by column.
    """

    row: TableRow
    cells: Mapping[str, str]
    repeats: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)

    def server(self, *names: str) -> str:
        """Give what the server says under the first of some names; ``""``: nothing."""
        folded = {name.casefold(): text for name, text in self.cells.items()}
        return next((text for name in names if (text := folded.get(name.casefold(), ""))), "")


@dataclass(frozen=True, slots=True)
class Submissions:
    """The submissions of a file, with rows of repeated groups that stand in other files or sheets."""

    table: Table
    columns: tuple[str, ...]
    beside: Mapping[str, Mapping[str, tuple[Mapping[str, str], ...]]]
    found: tuple[Diagnostic, ...]

    @property
    def is_broken(self) -> bool:
        """Say whether nothing can be read."""
        return self.table.is_broken or any(one.severity == "error" for one in self.found)

    def parts(self) -> Iterator[Submission | Refused | Diagnostic]:
        """Go through the file once."""
        for part in self.table.parts:
            if not isinstance(part, TableRow):
                yield part
                continue
            cells = {name: text for name, text in zip(self.columns, part.cells, strict=True) if text}
            one = Submission(part, cells, dict(part.lists))
            key = one.server("KEY", "_index")
            yield replace(one, repeats={**one.repeats, **self.beside.get(key, {})}) if key in self.beside else one

    @staticmethod
    def key_of_claim(column: str, questions: Mapping[str, str]) -> str:
        """Give the key of claims that a column answers; ``""``: none.

        Args:
            questions: What a mapping file says of columns.
        """
        if column in questions:
            return questions[column]
        last = plain_key(re.split(r"[/-]", column)[-1])
        return last if last in _KEYS and column.casefold() not in SERVER else ""


def choice_parts(column: str, questions: Mapping[str, str]) -> tuple[str, str]:
    """Take a column apart that is one choice of a question with several answers: the question, and the choice."""
    for sign in "/-":
        question, _, rest = column.rpartition(sign)
        if question and Submissions.key_of_claim(question, questions) in _LISTS:
            return question, rest
    return "", ""


def point_parts(column: str) -> tuple[str, str]:
    """Take a column apart that is one part of a point: the question, and which part (``""``: it is none)."""
    found = re.fullmatch(
        r"(?P<kobo>_)?(?P<name>.+?)(?:[-_/])(?P<part>latitude|longitude|altitude|accuracy|precision)", column, re.I
    )
    return (found["name"], POINT_PARTS[found["part"].lower()]) if found else ("", "")


def open_submissions(source: SourceFile) -> Submissions:
    """Read a file of submissions, and the files or sheets with its repeated groups."""
    raw = source.path.read_bytes()
    if is_workbook(raw):
        (_, table), *rest = xlsx_tables(raw, source.name).items()
        children = dict(rest)
    elif is_json(raw, source.ending):
        table, children = json_table(raw, source.name, Shape()), {}
    else:
        table = csv_table(raw, source.name, Shape())
        stem = source.path.stem
        others = sorted(source.path.parent.glob(f"{_escaped(stem)}-*.csv"))
        children = {
            path.stem.removeprefix(f"{stem}-"): csv_table(path.read_bytes(), path.name, Shape()) for path in others
        }
    found = [*table.found, *_is_child(table, source)]
    beside: dict[str, dict[str, tuple[Mapping[str, str], ...]]] = defaultdict(dict)
    named: set[str] = set()
    for name, child in children.items():
        parent = next((column for column in ("PARENT_KEY", "_parent_index") if column in child.columns), "")
        if not parent:
            continue
        named.add(plain_key(name))
        for part in child.parts:
            if isinstance(part, TableRow):
                cells = {column: text for column, text in zip(child.columns, part.cells, strict=True) if text}
                key = cells.get(parent, "").split("/")[0]
                beside[key][name] = (*beside[key].get(name, ()), cells)
            elif isinstance(part, Refused):
                found += part.why
    found += _missing_repeats(table, named, source)
    return Submissions(table, table.columns, beside, tuple(found))


def _escaped(stem: str) -> str:
    return re.sub(r"([\[\]*?])", r"[\1]", stem)


def _is_child(table: Table, source: SourceFile) -> Iterator[Diagnostic]:
    if "PARENT_KEY" in table.columns:
        message = "this file holds a repeated group of a form, not its submissions"
        fix = "import the file of the submissions; this one is read with it, if it lies beside it under its own name"
        yield Diagnostic("E674", "repeats-alone", "error", message, source.at(1), help=fix)


def _missing_repeats(table: Table, named: set[str], source: SourceFile) -> Iterator[Diagnostic]:
    for column in table.columns:
        group = (
            column.removeprefix("SET-OF-")
            if column.startswith("SET-OF-")
            else column.removesuffix("@odata.navigationLink")
        )
        if group == column or plain_key(re.split(r"[/-]", group)[-1]) in {name.split("-")[-1] for name in named}:
            continue
        message = f"the repeated group `{group}` stands elsewhere, so its answers are missing here"
        fix = "put its CSV beside this file under the name the server gave it; of JSON, ask the server with `$expand=*`"
        at = one_cell(source.name)(table.header_line, table.columns.index(column))
        yield Diagnostic("E674", "repeats-missing", "warning", message, at, help=fix)
