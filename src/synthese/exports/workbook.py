"""The Excel workbook: one sheet a question, and every number leads to its rows of evidence."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from synthese.exports.labels import format_number, label
from synthese.exports.readable import Cell, Readable
from synthese.exports.sheets import SHEETS, Linked, Shaded, SheetContent
from synthese.exports.source import ReportSource
from synthese.files import write_whole

__all__ = ["write_workbook"]

_CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's dates have no zone; a fixed one keeps the bytes the same
_HEADER = 3
_MOST_ROWS = 1_000_000
_WIDE = 320  # characters: a broader sheet would print too small on one page
_A3, _A4 = 8, 9
_LINE = 13.5  # points
_LETTERS = 1.1  # of a proportional font, more letters fit than the width of digits tells
_TALLEST = 400  # Excel allows 409
_MOST_LINKS = 65_000  # Excel opens no sheet with more than 65,530
_PALE, _DARK = "#F3F7F8", "#2C7FA0"
_FONT = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
_FORMATS: dict[str, dict[str, Any]] = {
    "title": {**_FONT, "font_size": 16, "bold": True, "font_color": "#16343F"},
    "note": {**_FONT, "italic": True, "font_color": "#5B6B73"},
    "sample": {**_FONT, "bold": True, "font_color": "#7A4B00", "bg_color": "#FFF1CF"},
    "header": {**_FONT, "bold": True, "font_color": "#FFFFFF", "bg_color": "#1D4A5A", "text_wrap": True, "border": 1},
    "text": {**_FONT, "text_wrap": True},
    "whole": {**_FONT, "num_format": "#,##0"},
    "count": {**_FONT, "font_color": "#0B3A4D", "num_format": '#,##0;-#,##0;"–"'},
    "decimal": {**_FONT, "num_format": "0.00"},
    "share": {**_FONT, "num_format": '0 %;-0 %;"–"', "font_color": "#5B6B73"},
    "link_text": {**_FONT, "text_wrap": True, "font_color": "#0B5A7A"},
    "link_whole": {**_FONT, "num_format": "#,##0", "font_color": "#0B5A7A", "underline": 1},
}


def write_workbook(source: ReportSource, path: Path) -> Path:
    """Write the workbook; the same source gives the same bytes, and no text becomes a formula or an outside link.

    Args:
        source: What is to be written.
        path: The ``.xlsx`` file.

    Returns:
        The file written.
    """
    readable = Readable(source)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties(
            {"created": _CREATED, "title": label("report.title", source.language), "author": "synthese"}
        )
        writer = _Writer(book, readable)
        for name, build in SHEETS.items():
            writer.sheet(name, build(readable))
    write_whole(path, buffer.getvalue())
    return path


@dataclass(frozen=True, slots=True)
class _Place:
    sheet: Any
    row: int
    column: int


class _Writer:
    """Puts the content of sheets into a workbook."""

    def __init__(self, book: Any, readable: Readable) -> None:
        self._book = book
        self._readable = readable
        self._formats = {name: book.add_format(properties) for name, properties in _FORMATS.items()}
        unread = {**_FORMATS["count"], "num_format": f'0" ({label("status.reviewed", readable.language)})"'}
        self._formats["read"] = book.add_format(unread)
        self._rows = {id(finding): row for row, finding in enumerate(readable.index.findings)}
        self._links = 0

    def sheet(self, name: str, content: SheetContent) -> None:
        """Add a sheet: title, note, header and rows."""
        self._links = 0
        title = label(f"sheet.{name}", self._readable.language)
        sheet = self._book.add_worksheet(title)
        self._top(sheet, title, self._left_out(content) or content.note)
        for column, header in enumerate(content.headers):
            sheet.write_string(_HEADER, column, header, self._formats["header"])
            sheet.set_column(column, column, _width(content, column))
        sheet.set_row(_HEADER, _height(content, content.headers))
        rows = content.rows[:_MOST_ROWS]
        for number, cells in enumerate(rows, start=_HEADER + 1):
            sheet.set_row(number, _height(content, cells))
            for column, cell in enumerate(cells):
                self._write(_Place(sheet, number, column), cell)
        last = _HEADER + max(len(rows), 1)
        sheet.autofilter(_HEADER, 0, last, len(content.headers) - 1)
        sheet.freeze_panes(_HEADER + 1, content.frozen)
        self._shade(sheet, content.shaded, last)
        self._print(sheet, wide=sum(_width(content, column) for column in range(len(content.headers))) > _WIDE)

    def _left_out(self, content: SheetContent) -> str:
        """Return what is to be said of a sheet whose rows do not all fit."""
        if len(content.rows) <= _MOST_ROWS:
            return ""
        numbers = {"shown": _MOST_ROWS, "total": len(content.rows)}
        words = {key: format_number(number, self._readable.language) for key, number in numbers.items()}
        return label("message.rows_left_out", self._readable.language, **words)

    def _top(self, sheet: Any, title: str, note: str) -> None:
        language = self._readable.language
        sheet.write_string(0, 0, title, self._formats["title"])
        sheet.write_string(1, 0, note or label("message.internal", language), self._formats["note"])
        if self._readable.source.samples:
            sheet.write_string(2, 0, label("message.sample_banner", language), self._formats["sample"])

    def _print(self, sheet: Any, *, wide: bool) -> None:
        sheet.set_landscape()
        sheet.set_paper(_A3 if wide else _A4)
        sheet.fit_to_pages(2 if wide else 1, 0)
        sheet.repeat_rows(_HEADER)
        words = [label("word.internal", self._readable.language)]
        if self._readable.source.samples:
            words.append(label("word.sample", self._readable.language))
        sheet.set_footer(f"&L{' · '.join(words)}&C&A&R&P / &N")

    def _write(self, place: _Place, cell: Cell | Linked) -> None:
        linked = cell if isinstance(cell, Linked) else Linked(cell)
        format_name = linked.format or _format_of(linked)
        target = linked.target or self._target(linked.evidence)
        if target and self._links < _MOST_LINKS:
            place.sheet.write_url(place.row, place.column, f"internal:{target}", string="-")
            self._links += 1
        write = place.sheet.write_string if isinstance(linked.value, str) else place.sheet.write_number
        write(place.row, place.column, linked.value, self._formats[format_name])

    def _target(self, evidence: Sequence[str]) -> str:
        """Return the rows of evidence: all of them where they stand together, else the first."""
        rows = [self._rows[id(finding)] for finding in self._readable.index.find(evidence)]
        if not rows or max(rows) >= _MOST_ROWS:
            return ""
        sheet = label("sheet.evidence", self._readable.language)
        first, last = rows[0] + _HEADER + 2, rows[-1] + _HEADER + 2
        together = last - first == len(rows) - 1
        return f"'{sheet}'!A{first}:C{last}" if together and last > first else f"'{sheet}'!A{first}"

    def _shade(self, sheet: Any, shaded: Iterable[Shaded], last: int) -> None:
        for one in shaded:
            areas = " ".join(_area(column, last) for column in one.columns)
            if areas:
                scale = {"type": "2_color_scale", "min_color": _PALE, "max_color": _DARK, "multi_range": areas}
                sheet.conditional_format(_HEADER + 1, one.columns[0], last, one.columns[0], scale)


def _width(content: SheetContent, column: int) -> int:
    return content.widths[min(column, len(content.widths) - 1)]


def _height(content: SheetContent, cells: Sequence[Cell | Linked]) -> float:
    """Return the height of a row in points, so that wrapped text shows where programs do not measure it."""
    lines = 1
    for column, cell in enumerate(cells):
        value = cell.value if isinstance(cell, Linked) else cell
        if isinstance(value, str):
            fitting = _width(content, column) * _LETTERS
            lines = max(lines, sum(1 + int(max(len(line) - 1, 0) / fitting) for line in value.split("\n")))
    return min(lines * _LINE + 2, _TALLEST)


def _area(column: int, last: int) -> str:
    name = xlsxwriter.utility.xl_col_to_name(column)
    return f"{name}{_HEADER + 2}:{name}{last + 1}"


def _format_of(cell: Linked) -> str:
    if isinstance(cell.value, str):
        return "link_text" if cell.evidence or cell.target else "text"
    if isinstance(cell.value, int):
        return "link_whole" if cell.evidence or cell.target else "whole"
    return "decimal"
