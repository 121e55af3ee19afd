"""The Excel workbook: one sheet a question, and every number leads to its rows of evidence."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from synthese.exports.editions import marks
from synthese.exports.labels import format_number, label
from synthese.exports.readable import Readable
from synthese.exports.sheets import SHEETS, Linked, Shaded, SheetContent, Value
from synthese.exports.source import ReportSource
from synthese.exports.trails import Trails
from synthese.exports.xlsx import FONT, HEADER, new_workbook

__all__ = ["write_workbook"]

_HEADER = 3
_MOST_ROWS = 1_000_000
_WIDE = 320  # characters: what a page has room for in letters that can still be read
_A3, _A4 = 8, 9
_LINE = 13.5  # points
_TITLE_LINE, _NOTE_LINE = 24, 15
_LETTERS = 1.1  # of a proportional font, more letters fit than the width of digits tells
_LONGEST_NAME = 80
_TALLEST = 400  # Excel allows 409
_MOST_LINKS = 65_000  # Excel opens no sheet with more than 65,530
_PALE, _DARK = "#F3F7F8", "#2C7FA0"
_FORMATS: dict[str, dict[str, Any]] = {
    "title": {**FONT, "font_size": 16, "bold": True, "font_color": "#16343F"},
    "note": {**FONT, "italic": True, "font_color": "#5B6B73"},
    "sample": {**FONT, "bold": True, "font_color": "#7A4B00", "bg_color": "#FFF1CF"},
    "header": HEADER,
    "text": {**FONT, "text_wrap": True},
    "whole": {**FONT, "num_format": "#,##0"},
    "count": {**FONT, "font_color": "#0B3A4D", "num_format": '#,##0;-#,##0;"–"'},
    "decimal": {**FONT, "num_format": "0.00"},
    "share": {**FONT, "num_format": '0 %;-0 %;"–"', "font_color": "#5B6B73"},
    "link_text": {**FONT, "text_wrap": True, "font_color": "#0B5A7A"},
    "date": {**FONT, "num_format": "dd.mm.yyyy", "align": "left"},
    "figure": {**FONT, "num_format": "#,##0", "font_color": "#0B5A7A", "align": "left"},
    "link_whole": {**FONT, "num_format": "#,##0", "font_color": "#0B5A7A", "underline": 1},
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
    with new_workbook(path, title=label("report.title", source.language)) as book:
        writer = _Writer(book, readable)
        for name, build in SHEETS.items():
            writer.sheet(name, build(readable, writer.trails))
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
        self.trails = Trails(readable.index)
        self._links = 0

    def sheet(self, name: str, content: SheetContent) -> None:
        """Add a sheet: title, note, header and rows."""
        self._links = 0
        title = label(f"sheet.{name}", self._readable.language)
        sheet = self._book.add_worksheet(title)
        self._top(sheet, title, self._left_out(content) or content.note)
        for column, header in enumerate(content.headers):
            sheet.write_string(_HEADER, column, header, self._formats["header"])
            folded = {"level": 1, "hidden": True} if column in content.folded else {}
            sheet.set_column(column, column, _width(content, column), None, folded)
        sheet.set_row(_HEADER, _height(content, content.headers))
        rows = content.rows[:_MOST_ROWS]
        for number, cells in enumerate(rows, start=_HEADER + 1):
            sheet.set_row(number, _height(content, cells))
            for column, cell in enumerate(cells):
                self._write(_Place(sheet, number, column), cell, _about(title, content, cells, column))
        last = _HEADER + max(len(rows), 1)
        sheet.autofilter(_HEADER, 0, last, len(content.headers) - 1)
        sheet.freeze_panes(_HEADER + 1, content.frozen)
        self._shade(sheet, content.shaded, last)
        self._print(sheet, content)

    def _left_out(self, content: SheetContent) -> str:
        """Return what is to be said of a sheet whose rows do not all fit."""
        if len(content.rows) <= _MOST_ROWS:
            return ""
        numbers = {"shown": _MOST_ROWS, "total": len(content.rows)}
        words = {key: format_number(number, self._readable.language) for key, number in numbers.items()}
        return label("message.rows_left_out", self._readable.language, **words)

    def _top(self, sheet: Any, title: str, note: str) -> None:
        language = self._readable.language
        # A row without a height is measured anew by some programs, and what stands below it is then covered.
        for row, height in enumerate((_TITLE_LINE, _NOTE_LINE, _NOTE_LINE)):
            sheet.set_row(row, height)
        sheet.write_string(0, 0, title, self._formats["title"])
        edition = "message.public" if self._readable.source.public else "message.internal"
        sheet.write_string(1, 0, note or label(edition, language), self._formats["note"])
        if self._readable.source.samples:
            sheet.write_string(2, 0, label("message.sample_banner", language), self._formats["sample"])

    def _print(self, sheet: Any, content: SheetContent) -> None:
        """Set how a sheet is printed: a broad one goes over as many pages as it needs to stay readable."""
        shown = (column for column in range(len(content.headers)) if column not in content.folded)
        across = sum(_width(content, column) for column in shown)
        sheet.set_landscape()
        sheet.set_paper(_A3 if across > _WIDE else _A4)
        sheet.fit_to_pages(max(-(-across // _WIDE), 1), 0)
        if content.frozen and across > _WIDE:
            sheet.repeat_columns(0, content.frozen - 1)
        sheet.repeat_rows(_HEADER)
        sheet.set_footer(f"&L{' · '.join(marks(self._readable.source))}&C&A&R&P / &N")

    def _write(self, place: _Place, cell: Value | Linked, about: str) -> None:
        linked = cell if isinstance(cell, Linked) else Linked(cell)
        format_name = linked.format or _format_of(linked)
        target = linked.target or self._target(linked.evidence, about)
        if target and self._links < _MOST_LINKS:
            place.sheet.write_url(place.row, place.column, f"internal:{target}", string="-")
            self._links += 1
        write = {str: place.sheet.write_string, dt.date: place.sheet.write_datetime}.get(
            type(linked.value), place.sheet.write_number
        )
        write(place.row, place.column, linked.value, self._formats[format_name])

    def _target(self, evidence: Sequence[str], about: str) -> str:
        """Return the cells that list exactly this evidence: rows of the evidence list, or a collection of such rows."""
        runs = self.trails.runs(evidence)
        if not runs or runs[-1].last > _MOST_ROWS:
            return ""
        if len(runs) == 1:
            return self._cells("evidence", *runs[0])
        collection = self.trails.collected(runs, about)
        return self._cells("collections", collection.first, collection.first + len(runs) - 1)

    def _cells(self, sheet: str, first: int, last: int) -> str:
        """Return the first cells of rows that follow one another, counted from 1 below the header."""
        title = label(f"sheet.{sheet}", self._readable.language)
        return f"'{title}'!A{_HEADER + 1 + first}:C{_HEADER + 1 + last}"

    def _shade(self, sheet: Any, shaded: Iterable[Shaded], last: int) -> None:
        for one in shaded:
            areas = " ".join(_area(column, last) for column in one.columns)
            if areas:
                scale = {"type": "2_color_scale", "min_color": _PALE, "max_color": _DARK, "multi_range": areas}
                sheet.conditional_format(_HEADER + 1, one.columns[0], last, one.columns[0], scale)


def _width(content: SheetContent, column: int) -> int:
    return content.widths[min(column, len(content.widths) - 1)]


def _height(content: SheetContent, cells: Sequence[Value | Linked]) -> float:
    """Return the height of a row in points, so that wrapped text shows where programs do not measure it."""
    lines = 1
    for column, cell in enumerate(cells):
        value = cell.value if isinstance(cell, Linked) else cell
        if isinstance(value, str):
            fitting = _width(content, column) * _LETTERS
            lines = max(lines, sum(1 + int(max(len(line) - 1, 0) / fitting) for line in value.split("\n")))
    return min(lines * _LINE + 2, _TALLEST)


def _about(title: str, content: SheetContent, cells: Sequence[Value | Linked], column: int) -> str:
    """Return where a cell stands, in words: sheet, row, column."""
    named = [str(cell) for cell in cells[: max(content.frozen, 1)] if isinstance(cell, str)]
    return " · ".join((title, *(name[:_LONGEST_NAME] for name in named[-1:]), content.headers[column]))


def _area(column: int, last: int) -> str:
    name = xl_col_to_name(column)
    return f"{name}{_HEADER + 2}:{name}{last + 1}"


def _format_of(cell: Linked) -> str:
    if isinstance(cell.value, str):
        return "link_text" if cell.evidence or cell.target else "text"
    if isinstance(cell.value, dt.date):
        return "date"
    if isinstance(cell.value, int):
        return "link_whole" if cell.evidence or cell.target else "whole"
    return "decimal"
