"""Diagnostics as SARIF 2.1.0, which code hosts and editors show beside the lines they are about.

Every rule is declared, also when nothing was found: only so does a viewer know that a mistake
it once showed is gone. Columns count code points; lines end as in the files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from holdfire.source.diagnostic import Diagnostic, in_order
from holdfire.source.span import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of mistake that can be found.

    Attributes:
        code: Letter and number, ``T102``.
        slug: The mistake in words, ``unknown-party``.
        severity: "error", "warning" or "note".
        means: What it is, for people: a sentence, or paragraphs.
    """

    code: str
    slug: str
    severity: str
    means: str


def show_sarif(diagnostics: Iterable[Diagnostic], rules: Iterable[Rule], version: str) -> str:
    """Write diagnostics as one SARIF log with one run, in the order of the text form.

    Args:
        diagnostics: Any.
        rules: All that can be found. One of a diagnostic that is not among them is added.
        version: Of the program.
    """
    found = in_order(diagnostics)
    known = {rule.code: rule for rule in rules}
    for each in found:
        known.setdefault(each.code, Rule(each.code, each.slug, each.severity, each.slug.replace("-", " ")))
    codes = sorted(known)
    run = {
        "tool": {
            "driver": {
                "name": "Holdfire",
                "version": version,
                "rules": [_rule(known[code]) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [_result(each, codes.index(each.code)) for each in found],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    words = " ".join(rule.means.split())
    first, dot, _ = words.partition(". ")
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.slug.split("-")),
        "shortDescription": {"text": (first + dot).strip()},
        "fullDescription": {"text": words},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(found: Diagnostic, index: int) -> dict[str, object]:
    said = found.message + (f" ({found.here})" if found.here else "")
    result: dict[str, object] = {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": found.severity,
        "message": {"text": f"{said}\n{found.help}" if found.help else said},
        "locations": [{"physicalLocation": _place(found.span)}],
    }
    if found.labels:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _place(label.span), "message": {"text": label.text}}
            for number, label in enumerate(found.labels, start=1)
        ]
    return result


def _place(span: Span) -> dict[str, object]:
    return {
        "artifactLocation": {"uri": _uri(span.file)},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }


def _uri(file: str) -> str:
    """Give a file's path as it was given, as a reference that a viewer follows from where the program ran."""
    path = Path(file)
    if path.is_absolute():
        return path.as_uri()
    return quote(path.as_posix())
