"""XLSForm: questions for ODK Collect, KoboCollect and Enketo, in a workbook of three sheets.

Names of questions are keys of claims with ``_`` for spaces, so that what is collected is read as claims. Names that
begin with ``ask_`` only help to ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from openpyxl import Workbook as Book
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from holdfire.formats.collection import CollectionForm, Question, Words
from holdfire.formats.written.write_xlsx import FONT, saved

LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "ar": "العربية",
    "de": "Deutsch",
    "es": "Español",
    "fa": "فارسی",
    "fr": "Français",
    "he": "עברית",
    "ku": "Kurdî",
    "pt": "Português",
    "ru": "Русский",
    "tr": "Türkçe",
    "uk": "Українська",
    "zh": "中文",
}


def write_xlsform(form: CollectionForm) -> bytes:
    """Write a form; the same form is the same bytes, and its version changes when anything in it does."""
    survey, choices = _survey(form), _choices(form)
    version = sha256(repr((survey, choices)).encode()).hexdigest()[:12]
    settings = [
        ["form_title", "form_id", "version", "default_language", "instance_name"],
        [form.title, form.id, version, _language(form.languages[0]), "concat(${kind}, ' ', ${published})"],
    ]
    made = Book()
    made.remove(made["Sheet"])
    for name, rows in (("survey", survey), ("choices", choices), ("settings", settings)):
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for row in sheet.iter_rows():
            for cell in row:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
                cell.alignment = Alignment(vertical="top", wrap_text=True)
        for cell in sheet[1]:
            cell.font, cell.fill = Font(name=FONT, bold=True), PatternFill("solid", fgColor="FFDCE6F1")
            sheet.column_dimensions[get_column_letter(cell.column)].width = 34 if "::" in str(cell.value) else 22
        sheet.freeze_panes = "A2" if name == "settings" else "C2"
    return saved(made, form.title)


def _survey(form: CollectionForm) -> list[list[str]]:
    translated = [f"{what}::{_language(tag)}" for what in ("label", "hint") for tag in form.languages]
    messages = [f"constraint_message::{_language(tag)}" for tag in form.languages]
    header = ["type", "name", *translated, "required", "relevant", "constraint", *messages, "calculation", "appearance"]
    return [header, *(_row(one, form.languages) for one in form.questions)]


def _row(one: Question, languages: Iterable[str]) -> list[str]:
    said = [_in(words, tag) for words in (one.label, one.hint) for tag in languages]
    messages = [_in(one.message, tag) for tag in languages]
    required = "yes" if one.required else ""
    return [
        one.type, one.name, *said, required, one.relevant, one.constraint, *messages, one.calculation, one.appearance
    ]  # fmt: skip


def _choices(form: CollectionForm) -> list[list[str]]:
    header = ["list_name", "name", *(f"label::{_language(tag)}" for tag in form.languages)]
    return [header, *([one.list, one.name, *(_in(one.label, tag) for tag in form.languages)] for one in form.choices)]


def _language(tag: str) -> str:
    return f"{LANGUAGES.get(tag, tag)} ({tag})"


def _in(words: Words, tag: str) -> str:
    return words.get(tag) or words.get("en") or next(iter(words.values()), "")
