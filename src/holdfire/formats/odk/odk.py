"""Submissions of ODK and Kobo forms: CSV and workbooks in both their styles, and JSON as servers hand it out.

Forms made by ``holdfire export xlsform`` need nothing else: their questions are called as keys of claims are, with
underscores. Of other forms a mapping file says which question is which key (``questions``), and what is the same in
all submissions (``always``). Who filled a form in, and on which telephone, is never kept.

====  ====================================================================
E670  no-questions: no question is a key of claims
E671  no-key: a submission has no key
E672  rejected (warning): a reviewer rejected a submission, so it makes no claim
E673  in-review (warning): a reviewer has doubts about a submission
E674  repeats-missing (warning): answers stand in another file that is not here
E675  bad-point (warning): a point is none on earth
E676  bad-answer: a day or a number cannot be read
E677  bad-questions: the mapping file names no key of claims, or has a key that says nothing of forms
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from holdfire.claims.columns import KINDS, columns_of
from holdfire.claims.rows import plain_key
from holdfire.formats.asked import Asked
from holdfire.formats.found import Found
from holdfire.formats.odk.odk_answers import KEY_COLUMNS, AnswerReader
from holdfire.formats.odk.odk_columns import Submission, Submissions, open_submissions
from holdfire.formats.source_file import SourceFile
from holdfire.formats.tables.csv_table import write_rows_back
from holdfire.formats.tables.workbook_file import is_workbook, words_in_workbook
from holdfire.source import yaml_tree
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.suggest import did_you_mean

NAME = "odk"
SAYS = "submissions of ODK or Kobo (CSV, XLSX, JSON)"
SIGNS = ("_submission_time", "meta/instanceID", "meta-instanceID", "SubmissionDate", "__system", "_uuid")
"""Words that only exports of these servers have; two of them, or one and a key, make a file one of theirs."""
MAPPING_KEYS = ("dataset", "questions", "always", "names")
"""What a mapping file can say of forms."""
TELLING = frozenset(("act", "count", "observer", "party", "body", "reading"))
"""Keys of which every claim that says something has one."""
EVERY_KEY = frozenset(key for kind in KINDS for key in columns_of(kind)) - {"id", "recorded"}


def sniff(source: SourceFile) -> str:
    """Recognise it by the columns that servers add."""
    words = _words(source)
    found = [sign for sign in SIGNS if sign in words]
    if not found or not any(key in words for key in KEY_COLUMNS):
        return ""
    return f"it has `{found[0]}`, which form servers add"


def _words(source: SourceFile) -> frozenset[str]:
    text = source.head.decode("utf-8", errors="ignore").lstrip("\ufeff \r\n\t")
    if source.header and text[:1] not in ("{", "["):
        return frozenset(source.header)
    if is_workbook(source.head):
        return words_in_workbook(source.path.read_bytes())
    return frozenset(word for word in (*SIGNS, *KEY_COLUMNS) if f'"{word}"' in text)


def dataset(source: SourceFile, asked: Asked) -> str:
    """Name the dataset: the user's name for it, else that of the file, as every form is a dataset of its own."""
    return asked.dataset or str(asked.mapping.get("dataset", "")) or f"odk {source.path.stem}"


def read(source: SourceFile, asked: Asked) -> Iterator[Found]:
    """Yield each submission as its claims, names before it."""
    wrong: list[Diagnostic] = []
    questions, always = _asked_of(asked, wrong)
    yield from wrong
    submissions = open_submissions(source)
    yield from submissions.found
    if submissions.is_broken or any(one.severity == "error" for one in wrong):
        return
    parts = list(submissions.parts())
    yield from _check_questions(submissions, parts, questions, source)
    reader = AnswerReader(submissions, asked, questions, always, _prefix(source, asked))
    for part in parts:
        if isinstance(part, Submission):
            yield from reader.read(part)
        else:
            yield part


def _prefix(source: SourceFile, asked: Asked) -> str:
    return plain_key(dataset(source, asked)).replace(" ", "-")


def _check_questions(
    submissions: Submissions, parts: Iterable[object], questions: Mapping[str, str], source: SourceFile
) -> Iterator[Diagnostic]:
    inside = (
        cells for part in parts if isinstance(part, Submission) for rows in part.repeats.values() for cells in rows
    )
    columns = {*submissions.columns, *(name for cells in inside for name in cells)}
    named = {submissions.key_of_claim(name, questions) for name in columns}
    are_elsewhere = any(one.slug == "repeats-missing" for one in submissions.found)
    if not named & TELLING and not are_elsewhere:
        message = "no question is called as a key of claims is, so nothing would become of it"
        fix = "export names of questions, not labels; or say under `questions` in a mapping file what is what"
        yield Diagnostic("E670", "no-questions", "error", message, source.at(1), help=fix)


def _asked_of(asked: Asked, wrong: list[Diagnostic]) -> tuple[dict[str, str], dict[str, str]]:
    """Read ``questions`` and ``always`` of a mapping file."""
    for name, _ in asked.written.entries if asked.written else ():
        if plain_key(name.text) not in MAPPING_KEYS:
            fix = did_you_mean(name.text, MAPPING_KEYS, "a form has `questions` and `always`")
            message = f"the mapping file of a form has no key `{name.text}`"
            wrong.append(Diagnostic("E677", "bad-questions", "error", message, name.span, help=fix))
    questions = {name: plain_key(key) for name, key in _texts(asked.mapping.get("questions")).items()}
    always = {plain_key(key): text for key, text in _texts(asked.mapping.get("always")).items()}
    for under, keys in (("questions", questions.values()), ("always", always)):
        for key in keys:
            if key not in EVERY_KEY:
                wrong.append(_bad(asked, under, f"`{key}`, under `{under}`, is no key of claims"))
    return questions, always


def _texts(node: Any) -> dict[str, str]:
    pairs = node.items() if isinstance(node, dict) else ()
    return {str(name): one if isinstance(one, str) else " | ".join(map(str, one)) for name, one in pairs}


def _bad(asked: Asked, under: str, message: str) -> Diagnostic:
    assert asked.written is not None
    node = asked.written.get(under)
    inside = node.entries if isinstance(node, yaml_tree.Mapping) else ()
    at = next(
        (value.span for name, value in inside if f"`{plain_key(_word(name, value, under))}`" in message),
        asked.written.span,
    )
    fix = "see the keys of every claim in docs/claims.md"
    return Diagnostic("E677", "bad-questions", "error", message, at, help=fix)


def _word(name: yaml_tree.Scalar, value: yaml_tree.Node, under: str) -> str:
    return name.text if under == "always" or not isinstance(value, yaml_tree.Scalar) else value.text


def write(found: Iterable[Found]) -> str:
    """Write submissions back as CSV, with the questions that were kept."""
    return write_rows_back(found)
