"""The forms a case can be exported in, and how each is written. Nothing is ever half written."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from holdfire.exports.annotations import quote_annotations
from holdfire.exports.entry_template import entry_template
from holdfire.exports.features import claim_features
from holdfire.exports.form_questions import collection_forms
from holdfire.exports.given import Given
from holdfire.exports.lines import claim_lines
from holdfire.exports.parquet import parquet_files
from holdfire.exports.provenance import provenance
from holdfire.exports.workbook import case_workbook
from holdfire.formats.put import put_file, put_folder
from holdfire.formats.written.write_csv import write_csv
from holdfire.formats.written.write_geojson import write_geojson
from holdfire.formats.written.write_jsonl import write_jsonl
from holdfire.pipeline import Case
from holdfire.source.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Export:
    """What is written, and where.

    Attributes:
        given: The claims that leave.
        out: A file, or for ``csv``, ``parquet`` and ``xlsform`` a folder.
        with_tags: HXL tags under the header, in ``xlsx``.
    """

    case: Case
    given: Given
    out: Path
    with_tags: bool = False


def write_export(what: str, export: Export) -> tuple[Diagnostic, ...]:
    """Write a case in one form.

    Args:
        what: A word of ``FORMS``.

    Returns:
        What is wrong; where any of it is an error, nothing was written.

    Raises:
        CannotWriteError: The file or folder cannot be written.
    """
    return FORMS[what].write(export)


def _csv(export: Export) -> tuple[Diagnostic, ...]:
    put_folder(export.out, write_csv(case_workbook(export.case, export.given)))
    return ()


def _xlsx(export: Export) -> tuple[Diagnostic, ...]:
    book = case_workbook(export.case, export.given)
    made = _with_openpyxl("write_xlsx").write_xlsx(book, export.with_tags)
    if made.value is not None:
        put_file(export.out, made.value)
    return tuple(made.diagnostics)


def _geojson(export: Export) -> tuple[Diagnostic, ...]:
    put_file(export.out, write_geojson(claim_features(export.case, export.given)))
    return ()


def _parquet(export: Export) -> tuple[Diagnostic, ...]:
    put_folder(export.out, parquet_files(case_workbook(export.case, export.given)))
    return ()


def _jsonl(export: Export) -> tuple[Diagnostic, ...]:
    put_file(export.out, write_jsonl(claim_lines(export.case, export.given)))
    return ()


def _annotations(export: Export) -> tuple[Diagnostic, ...]:
    put_file(export.out, _json(quote_annotations(export.case, export.given)))
    return ()


def _prov(export: Export) -> tuple[Diagnostic, ...]:
    put_file(export.out, _json(provenance(export.case, export.given)))
    return ()


def _xlsform(export: Export) -> tuple[Diagnostic, ...]:
    write = _with_openpyxl("write_xlsform").write_xlsform
    forms = collection_forms(export.case, export.given)
    put_folder(export.out, {f"{form.id.rpartition('-')[2]}.xlsx": write(form) for form in forms})
    return ()


def _template(export: Export) -> tuple[Diagnostic, ...]:
    write = _with_openpyxl("write_template").write_template
    put_file(export.out, write(entry_template(export.case, export.given)))
    return ()


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _with_openpyxl(module: str) -> Any:
    """Load what writes workbooks, only where somebody wants one."""
    return import_module(f"holdfire.formats.written.{module}")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of export.

    Attributes:
        says: What comes out, in a few words.
        has_claims: It holds claims, so rows that may not be passed on are looked for.
        needs: Library that has to be there; ``""``: none.
    """

    says: str
    write: Callable[[Export], tuple[Diagnostic, ...]]
    has_claims: bool = True
    needs: str = ""


FORMS: Mapping[str, Form] = {
    "csv": Form("a folder of tables with a data package", _csv),
    "xlsx": Form("a workbook, one tab for each kind of claim", _xlsx, needs="openpyxl"),
    "geojson": Form("claims on the map", _geojson),
    "parquet": Form("a folder of typed tables", _parquet),
    "jsonl": Form("one claim per line, as in a case", _jsonl),
    "annotations": Form("quoted words as web annotations", _annotations),
    "prov": Form("where everything comes from, as PROV-JSON", _prov),
    "xlsform": Form("a folder of forms to collect with", _xlsform, has_claims=False, needs="openpyxl"),
    "template": Form("a workbook to type claims into", _template, has_claims=False, needs="openpyxl"),
}
