"""Reads the catalogue as people save it: comma or semicolon, UTF-8 or Windows-1252, from Excel or LibreOffice."""

import csv
import hashlib
import io
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from synthese.catalogue.cells import read_date, read_file, read_flag, read_id, read_role, read_url
from synthese.catalogue.header import Header, read_header
from synthese.catalogue.names import free_id
from synthese.catalogue.records import FILE, Catalogue, Form, Line
from synthese.catalogue.superseding import check_supersedes
from synthese.errors import CatalogueError, Problem
from synthese.types import Presentation

__all__ = ["read_catalogue", "same_path"]

_TEXTS = ("project", "title", "organisation", "event", "place", "space_type", "licence", "supersedes")
_READERS: Mapping[str, Callable[[str], tuple[Any, str]]] = {
    "presentation": read_id,
    "role": read_role,
    "date": read_date,
    "url": read_url,
    "sample": read_flag,
}


def read_catalogue(presentations: Path) -> Catalogue:
    """Read the catalogue of a workspace.

    Args:
        presentations: The folder ``presentations/``; without a ``catalogue.csv`` in it the catalogue is empty.

    Returns:
        The rows that can be used, with the text they were saved as, and a problem for each cell that cannot. A row
        without an id has one made from its file's name.

    Raises:
        CatalogueError: When the file cannot be opened, or is no text table at all (an Excel workbook, UTF-16).
    """
    raw = _bytes(presentations / FILE)
    encoding = _encoding(raw)
    form = Form(encoding=encoding, sha256=hashlib.sha256(raw).hexdigest() if raw else "")
    text = raw.decode(encoding)
    if not text.strip():
        return Catalogue(form=form)
    header = read_header(text, form)
    reading = _Reading(header)
    lines = [
        reading.line(number, raw, cells) for number, (raw, cells) in enumerate(_records(text, header.form), start=2)
    ]
    checked, problems = check_supersedes(list(_with_ids(lines)))
    return Catalogue(form=header.form, lines=checked, problems=(*header.problems, *reading.problems, *problems))


def same_path(path: str) -> str:
    """Return a path in the form in which paths compare: macOS keeps umlauts in two code points."""
    return unicodedata.normalize("NFC", path)


class _Reading:
    """Reads rows one after the other, remembering ids and files to find doubled ones."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.problems: list[Problem] = []
        self.ids: dict[str, int] = {}
        self.files: dict[str, int] = {}

    def line(self, number: int, raw: str, cells: list[str]) -> Line:
        """Return a row of the file, with what it says where it can be used."""
        if not any(cell.strip() for cell in cells) or "file" not in self.header.places:
            return Line(number=number, raw=raw)
        self._check_shape(number, raw, cells)
        values = {column: cells[place] for column, place in self.header.places.items() if place < len(cells)}
        file, fault = read_file(values.get("file", ""))
        if fault:
            self._note(number, "file", fault)
        if not file or any(cell.strip() for cell in cells[len(self.header.form.columns) :]):
            return Line(number=number, raw=raw, file=file)
        row = self._row(number, file, values)
        usable = row is not None and self._first(number, row)
        return Line(number=number, raw=raw, file=file, read=row if usable else None, row=row if usable else None)

    def _row(self, number: int, file: str, values: Mapping[str, str]) -> Presentation | None:
        """Return a row's values, or None where its id cannot be used; other wrong cells stay empty."""
        read: dict[str, Any] = {column: " ".join(values.get(column, "").split()) for column in _TEXTS}
        for column, reader in _READERS.items():
            read[column], fault = reader(values.get(column, ""))
            if fault:
                self._note(number, column, fault)
                if column == "presentation":
                    return None
        if read["role"] == "project" and not read["project"]:
            advice = "decks are compared by project: write its name, or the role commentary or other."
            self._note(number, "project", f"the cell is empty; {advice}")
        speakers = (" ".join(name.split()) for name in values.get("speakers", "").split(";"))
        extra = tuple((column, values.get(column, "")) for column in self.header.unknown)
        return Presentation(file=file, speakers=tuple(name for name in speakers if name), extra=extra, **read)

    def _first(self, number: int, row: Presentation) -> bool:
        """Say whether neither id nor file stood in a row above, noting it where they did."""
        name, path = row.presentation.casefold(), same_path(row.file)
        before = self.ids.setdefault(name, number) if name else number
        if before != number:
            message = f"the id '{row.presentation}' stands in row {before} already; write another one."
            self._note(number, "presentation", message)
            return False
        before = self.files.setdefault(path, number)
        if before != number:
            self._note(number, "file", f"'{row.file}' stands in row {before} already; delete one of the rows.")
        return before == number

    def _check_shape(self, number: int, raw: str, cells: list[str]) -> None:
        expected = len(self.header.form.columns)
        if raw.count('"') % 2:
            self._note(number, "", "a quotation mark opens and is not closed; rows below may have run into this one.")
        if len(cells) < expected:
            self._note(number, "", f"has {len(cells)} cells, the header {expected}; the others are taken as empty.")
        elif any(cell.strip() for cell in cells[expected:]):
            delimiter = self.header.form.delimiter
            advice = f"put a cell that holds '{delimiter}' in quotation marks. The row is left out."
            self._note(number, "", f"has {len(cells)} cells, the header {expected}; {advice}")

    def _note(self, number: int, column: str, message: str) -> None:
        place = f"row {number}, column {column}" if column else f"row {number}"
        self.problems.append(Problem(FILE, place, message))


def _with_ids(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines, those without an id with one made from the name of their file."""
    taken = {line.row.presentation.casefold() for line in lines if line.row}
    for line in lines:
        if line.row and not line.row.presentation:
            stem = line.row.file.rpartition("/")[2][: -len(".pdf")]
            name = free_id(stem, line.row.event, taken)
            taken.add(name)
            yield replace(line, row=replace(line.row, presentation=name))
        else:
            yield line


def _records(text: str, form: Form) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows below the header, each as saved and as cells."""
    lines = list(io.StringIO(text[len(form.head) :], newline=""))
    reader = csv.reader(lines, delimiter=form.delimiter)
    before = 0
    try:
        for cells in reader:
            yield "".join(lines[before : reader.line_num]), cells
            before = reader.line_num
    except csv.Error as error:
        message = f"{FILE} cannot be read from line {before + 2} on: {error}. Is a quotation mark not closed?"
        raise CatalogueError(message) from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise CatalogueError(f"{FILE} cannot be opened ({error.strerror}); close it in other programs.") from error


def _encoding(raw: bytes) -> str:
    advice = "save it as CSV, encoding UTF-8."
    if raw.startswith(b"PK"):
        raise CatalogueError(f"{FILE} is a workbook, not a CSV file; {advice}")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw:
        raise CatalogueError(f"{FILE} is saved as UTF-16, or is no text; {advice}")
    for encoding in ("utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "utf-8", "cp1252"):
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise CatalogueError(f"{FILE} is neither UTF-8 nor Windows-1252; {advice}")
