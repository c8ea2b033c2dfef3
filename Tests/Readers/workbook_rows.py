"""Reads workbooks with openpyxl: workbook_rows.py FILE..."""
import datetime
import json
import re
import sys

import openpyxl
from openpyxl.utils import get_column_letter


def text_of(value):
    """A text as the format means it: openpyxl leaves the escapes of control characters in it."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), value)


def kind(cell):
    if isinstance(cell.value, bool) or cell.data_type in "fe":
        return "formula, error or boolean"
    if isinstance(cell.value, datetime.time):
        return "time"
    if isinstance(cell.value, datetime.datetime):
        return "moment" if "h" in cell.number_format else "date"
    return "number" if isinstance(cell.value, (int, float)) else "text"


def shown(cell):
    value = cell.value
    if value is None:
        return ""
    written = {"date": "%Y-%m-%d", "moment": "%Y-%m-%d %H:%M:%S", "time": "%H:%M:%S"}.get(kind(cell))
    if written:
        assert value.microsecond == 0, f"{cell.coordinate} has a fraction of a second"
        return value.strftime(written)
    if isinstance(value, (int, float)):
        return f"{value:.2f}" if cell.number_format == "0.00" else str(value)
    return text_of(value)


def read(path):
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    cells = list(sheet.iter_rows())
    columns = range(len(cells[0]))
    letters = [get_column_letter(i + 1) for i in columns]
    return {
        "rows": [[shown(cell) for cell in row] for row in cells],
        "types": [sorted({kind(row[i]) for row in cells[1:] if row[i].value is not None}) for i in columns],
        "sheets": len(book.worksheets),
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "extent": sheet.dimensions,
        "boldHeader": all(cell.font.bold for cell in cells[0]),
        "widths": [sheet.column_dimensions[letter].width if letter in sheet.column_dimensions else 0
                   for letter in letters],
    }


json.dump([read(path) for path in sys.argv[1:]], sys.stdout)
