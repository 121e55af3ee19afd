"""Reads back a spreadsheet that people edited: a workbook, or the CSV file that Excel makes of it."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synthese.errors import CodingError, listed
from synthese.exports.coding_sheet import EDITABLE, HIDDEN, STATUSES
from synthese.exports.labels import LANGUAGES, label
from synthese.provenance import normal_form

__all__ = ["SheetLine", "read_coding_sheet", "status_word"]

_COLUMNS = ("passage_text", *EDITABLE, *HIDDEN)
_NEEDED = ("passage", "status", "kind_id", "code_id", "status_then")
_LARGEST = 300_000_000  # bytes: what a workbook unpacks to; a small file may be made to fill the memory
_ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_SYNONYMS = {"": "open", "vorgeschlagen": "open", "suggested": "open", "ergänzt": "confirmed", "added": "confirmed"}


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A row of the spreadsheet.

    Args:
        row: Its number, as the spreadsheet program shows it.
        cells: Its texts by the keys of their columns; columns that the file lacks are empty.
    """

    row: int
    cells: dict[str, str]


def read_coding_sheet(path: Path) -> tuple[SheetLine, ...]:
    """Read the rows of a spreadsheet of codings.

    Args:
        path: A workbook (``.xlsx``) or a CSV file, as German and English programs save it.

    Returns:
        The rows that are not empty.

    Raises:
        CodingError: When it is not there, no such file, or has not the columns by which rows are known.
    """
    if not path.is_file():
        raise CodingError(f"There is no file '{path}'. `synthese export --codings {path.stem}.xlsx` makes one.")
    suffix = path.suffix.lower()
    if suffix not in (".xlsx", ".csv"):
        raise CodingError(f"'{path}' cannot be read: save it as an Excel workbook (.xlsx) or as CSV.")
    sheets = _workbook(path) if suffix == ".xlsx" else iter([_csv(path)])
    for rows in sheets:
        found = _lines(rows)
        if found is not None:
            return found
    named = listed([label(f"column.{name}", "de") for name in _NEEDED], word="and")
    raise CodingError(f"'{path}' has no sheet with the columns {named}: export it anew, and change only marked cells.")


def status_word(text: str) -> str:
    """Return the status that a word means, in German or English; an empty text where it means none.

    >>> status_word(" Bestätigt "), status_word("rejected"), status_word("vielleicht")
    ('confirmed', 'rejected', '')
    """
    words = {normal_form(label(f"status.{one}", language)): one for one in STATUSES for language in LANGUAGES}
    return (words | _SYNONYMS).get(normal_form(text), "")


def _lines(rows: Iterable[Sequence[Any]]) -> tuple[SheetLine, ...] | None:
    """Return the rows below the header by the keys of their columns, or None where there is no such header."""
    numbered = enumerate(rows, start=1)
    places: dict[str, int] = {}
    for _, header in numbered:
        places = _places(header)
        if any(_text(cell) for cell in header):
            break
    if not set(_NEEDED) <= places.keys():
        return None
    lines = []
    for number, row in numbered:
        cells = {name: _text(row[place]) if place < len(row) else "" for name, place in places.items()}
        if any(cells.values()):
            lines.append(SheetLine(number, dict.fromkeys(_COLUMNS, "") | cells))
    return tuple(lines)


def _places(header: Sequence[Any]) -> dict[str, int]:
    names = {normal_form(label(f"column.{name}", language)): name for name in _COLUMNS for language in LANGUAGES}
    found = ((names.get(normal_form(_text(cell))), place) for place, cell in enumerate(header))
    return {name: place for name, place in found if name}


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _workbook(path: Path) -> Iterator[Iterable[Sequence[Any]]]:
    import openpyxl  # noqa: PLC0415 - loads slowly, and only an import needs it

    _check_parts(path)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (KeyError, ValueError, OSError, zipfile.BadZipFile) as error:
        raise CodingError(f"'{path}' is no workbook that can be read ({error}): save it again as .xlsx.") from error
    try:
        for sheet in book.worksheets:
            yield sheet.iter_rows(values_only=True)
    finally:
        book.close()


def _check_parts(path: Path) -> None:
    """Refuse a file that unpacks to more than any spreadsheet, or whose XML defines entities."""
    try:
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > _LARGEST:
                raise CodingError(f"'{path}' unpacks to more than a spreadsheet of codings may hold.")
            for part in parts.infolist():
                content = parts.read(part) if part.filename.endswith((".xml", ".rels")) else b""
                if _ENTITIES.search(content) or content.startswith((b"\xff\xfe", b"\xfe\xff")):
                    raise CodingError(f"'{path}' holds XML that no spreadsheet program writes ({part.filename}).")
    except (zipfile.BadZipFile, OSError) as error:
        raise CodingError(f"'{path}' is no workbook that can be read ({error}): save it again as .xlsx.") from error


def _csv(path: Path) -> Iterator[list[str]]:
    raw = path.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw:
        raise CodingError(f"'{path}' is saved as UTF-16, or is no text: save it as CSV, encoding UTF-8.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    return (_undefused(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _undefused(row: Sequence[str]) -> list[str]:
    """Return cells without the apostrophe that keeps a text from being taken for a formula."""
    return [cell[1:] if cell[:1] == "'" and cell[1:2] in "=+-@" else cell for cell in row]
