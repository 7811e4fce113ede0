"""The workbook to type into, as XLSX: lists to pick from, help in the cells, one row that shows how.

Excel and LibreOffice both show it. A row whose cells all begin with ``#`` is passed over when it is read, so the row
that shows how may stay. The tab says which kind of claim its rows are.
"""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook as Book
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from holdfire.formats.own.round_trip import MARK
from holdfire.formats.own.template import Template, TemplateColumn, TemplateTab
from holdfire.formats.written.write_xlsx import FONT, HEADER, WORKED, saved

START, LISTS = "start here", "lists"
LAST_ROW = 1000
"""Down to which row there is help."""
NEEDED = PatternFill("solid", fgColor="FF9DC3E6")
MOST_HELP, MOST_TITLE = 255, 32


def write_template(template: Template) -> bytes:
    """Write a template; the same template is the same bytes."""
    made = Book()
    made.remove(made["Sheet"])
    _start(made, template)
    for tab in template.tabs:
        _tab(made, tab)
    _lists(made, template)
    return saved(made, template.title)


def _start(made: Book, template: Template) -> None:
    sheet = made.create_sheet(START)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 92
    sheet.sheet_view.showGridLines = False
    sheet["A1"] = template.title
    sheet["A1"].font = Font(name=FONT, bold=True, size=14)
    lines = [
        ("one row", "One row is one claim: one source says one thing. Two sources, two rows."),
        ("dark blue", "has to be filled in. Light blue may stay empty."),
        ("lists", "Where a cell has a list, pick from it (Alt and the down arrow). Names that are not in a list can be "
                  "typed; the import asks about them."),
        ("several", "Who may have done it, one or the other: syria | russia. Both together: syria + russia."),
        ("times", "2016-10-06, or 2016-10-06 08:00, or 2016-10-06 to 2016-10-08, or morning of 2016-10-06."),
        ("numbers", "950 fighters, 900 to 1,000 fighters, up to 40 trucks, about 200 people, unknown."),
        ("chain", "Who said it first, then each that passed it on, last who published it: envoy | reuters."),
        ("row 2", "shows how. It begins with # and is not read; so is any row whose cells all begin with #."),
        ("send it back", "holdfire import CASE FILE   shows what it would add, and keeps nothing until you say so."),
    ]  # fmt: skip
    for number, (what, says) in enumerate(lines, start=3):
        sheet.cell(number, 1, what).font = Font(name=FONT, bold=True)
        sheet.cell(number, 2, says).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(number, 1).alignment = Alignment(vertical="top")
        sheet.row_dimensions[number].height = 30 if len(says) > 88 else 16
    sheet["A4"].fill = NEEDED
    for number, tab in enumerate(template.tabs, start=len(lines) + 4):
        link = sheet.cell(number, 1, tab.kind)
        link.hyperlink = f"#'{tab.kind}'!A3"
        link.font = Font(name=FONT, bold=True, color="FF1F4E79", underline="single")
        sheet.cell(number, 2, tab.title)


def _tab(made: Book, tab: TemplateTab) -> None:
    sheet = made.create_sheet(tab.kind)
    sheet.freeze_panes = "A3"
    sheet.row_dimensions[1].height = 20
    for number, column in enumerate(tab.columns, start=1):
        letter = get_column_letter(number)
        header = sheet.cell(1, number, column.key)
        header.font = Font(name=FONT, bold=True)
        header.fill = NEEDED if column.needed else HEADER
        header.comment = Comment(column.help, "Holdfire", height=110, width=300)
        shown = sheet.cell(2, number, f"# {column.example}" if column.example else None)
        shown.font = Font(name=FONT, italic=True, color="FF808080")
        sheet.column_dimensions[letter].width = max(len(column.key) + 4, min(len(column.example) + 6, 40), 16)
        sheet.column_dimensions[letter].number_format = "@"
        for row in range(2, LAST_ROW + 1):
            sheet.cell(row, number).number_format = "@"
        _help(sheet, column, f"{letter}3:{letter}{LAST_ROW}")
    mark = sheet.cell(1, len(tab.columns) + 1, MARK)
    mark.fill = WORKED
    sheet.column_dimensions[mark.column_letter].hidden = True


def _help(sheet: Any, column: TemplateColumn, cells: str) -> None:
    """Say what a cell takes when it is chosen, and let it be picked where there is a list."""
    is_listed = bool(column.words or column.picks)
    rule = DataValidation(type="list" if is_listed else None, allow_blank=True, showInputMessage=True)
    rule.promptTitle, rule.prompt = column.key[:MOST_TITLE], _shortened(column.help)
    if column.words:
        rule.formula1 = '"' + ",".join(column.words) + '"'
        rule.showErrorMessage, rule.errorStyle = True, "stop"
        rule.errorTitle, rule.error = column.key[:MOST_TITLE], _shortened("One of: " + ", ".join(column.words))
    elif column.picks:
        rule.formula1 = f"={column.picks}"
        rule.showErrorMessage, rule.errorStyle = not column.several, "warning"
        rule.errorTitle = column.key[:MOST_TITLE]
        rule.error = "The case has no such name. Keep it, if it is new or a strip of land; the import will ask."
    rule.add(cells)
    sheet.data_validations.append(rule)


def _shortened(text: str) -> str:
    return text if len(text) <= MOST_HELP else text[: MOST_HELP - 1] + "…"


def _lists(made: Book, template: Template) -> None:
    sheet = made.create_sheet(LISTS)
    sheet.freeze_panes = "A2"
    for number, (name, listed) in enumerate(template.lists.items(), start=1):
        letter = get_column_letter(number)
        sheet.cell(1, number, name).font = Font(name=FONT, bold=True)
        sheet.column_dimensions[letter].width = min(max([len(name), *map(len, listed)]) + 3, 44)
        for row, one in enumerate(listed, start=2):
            cell = sheet.cell(row, number, one)
            cell.data_type, cell.number_format = "s", "@"
        last = max(len(listed) + 1, 2)
        made.defined_names[name] = DefinedName(name, attr_text=f"'{LISTS}'!${letter}$2:${letter}${last}")
