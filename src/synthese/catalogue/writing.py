"""Writes the catalogue back as it was saved: only new rows and changed cells differ."""

import csv
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path

from synthese.catalogue.records import COLUMNS, FILE, PROPOSED, Catalogue, Form, Line, Reconciled, column_name
from synthese.errors import CatalogueError, Problem
from synthese.files import write_whole
from synthese.types import Presentation

__all__ = ["write_catalogue"]


def write_catalogue(catalogue: Catalogue | Reconciled, presentations: Path) -> list[Problem]:
    """Write a catalogue, whole or not at all; without new or changed rows the file is left alone.

    Args:
        catalogue: As read and changed, or as brought in step with the folder.
        presentations: The folder ``presentations/``.

    Returns:
        A problem when the catalogue is open in another program, was changed since it was read or has no column
        ``file`` (then ``catalogue.proposed.csv`` was written), or when it had to be saved in another encoding.

    Raises:
        CatalogueError: When nothing can be written into the folder.
    """
    kept = catalogue.catalogue if isinstance(catalogue, Reconciled) else catalogue
    if all(line.row == line.read for line in kept.lines):
        return []
    content, problems = _encoded(_text(kept), kept.form)
    path = (presentations / FILE).resolve()
    reason = _hindrance(kept.form, path)
    if not reason:
        try:
            write_whole(path, content)
        except PermissionError:
            reason = "is open in another program or must not be changed"
    if reason:
        problems.append(_proposed(presentations, content, reason))
    return problems


def _text(catalogue: Catalogue) -> str:
    """Return the catalogue as text: untouched rows as saved, the others with what is new."""
    form = catalogue.form
    further = _further_columns(catalogue)
    columns = [column_name(column) for column in (*form.columns, *further)]
    tail = form.delimiter * len(further)
    if form.columns:
        parts = [_extended(form.head, "".join(form.delimiter + column for column in further), form)]
    else:
        parts = [_row(further, form)]
    for line in catalogue.lines:
        if line.row == line.read:
            parts.append(_extended(line.raw, tail if line.raw.strip() else "", form))
        elif line.row:
            parts.append(_row(_cells(line, line.row, columns, form), form))
    return "".join(parts)


def _further_columns(catalogue: Catalogue) -> list[str]:
    """Return the columns that the file lacks and a new or changed row needs; all where there is no file."""
    if not catalogue.form.columns:
        return list(COLUMNS)
    there = {column_name(column) for column in catalogue.form.columns}
    rows = [line.row for line in catalogue.lines if line.row and line.row != line.read]
    needed = ("file", "presentation", *(column for column in COLUMNS if any(_cell(row, column) for row in rows)))
    return [column for column in dict.fromkeys(needed) if column not in there and _worth(column, rows)]


def _worth(column: str, rows: Sequence[Presentation]) -> bool:
    """Say whether a column must be added; one that holds nothing but the default role need not."""
    return column != "role" or any(row.role != "project" for row in rows)


def _cells(line: Line, row: Presentation, columns: Sequence[str], form: Form) -> list[str]:
    """Return the cells of a row: those saved before, but for what has changed."""
    saved = next(csv.reader(io.StringIO(line.raw, newline=""), delimiter=form.delimiter), [])
    cells = [*saved, *[""] * (len(columns) - len(saved))]
    for column in COLUMNS:
        before = _cell(line.read, column) if line.read else ""
        if column in columns and _cell(row, column) != before:
            cells[columns.index(column)] = _cell(row, column)
    return cells


def _cell(row: Presentation, column: str) -> str:
    value = getattr(row, column)
    if column == "speakers":
        return "; ".join(value)
    if column == "sample":
        return "true" if value else ""
    return str(value)


def _row(cells: Sequence[str], form: Form) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=form.delimiter, lineterminator=form.newline).writerow(cells)
    return text.getvalue()


def _extended(raw: str, tail: str, form: Form) -> str:
    """Return a saved row with a text before its line ending, which is added where the last row has none."""
    text = raw.rstrip("\r\n")
    return text + tail + (raw[len(text) :] or form.newline)


def _encoded(text: str, form: Form) -> tuple[bytes, list[Problem]]:
    try:
        return text.encode(form.encoding), []
    except UnicodeEncodeError as error:
        sign = text[error.start]
        message = f"was saved as Windows-1252, which has no '{sign}'; it is saved as UTF-8 with byte order mark now."
        return text.encode("utf-8-sig"), [Problem(FILE, "", message)]


def _hindrance(form: Form, path: Path) -> str:
    """Return why the file must not be written over, or an empty string."""
    if form.columns and "file" not in [column_name(column) for column in form.columns]:
        return "has no column 'file'"
    present = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    return "" if present == form.sha256 or not present else "was changed since it was read"


def _proposed(presentations: Path, content: bytes, reason: str) -> Problem:
    try:
        write_whole(presentations / PROPOSED, content)
    except OSError as error:
        raise CatalogueError(f"Nothing can be written into {presentations}: {error.strerror}.") from error
    advice = f"the new rows are in {PROPOSED}; close the file and run again, or copy them over."
    return Problem(FILE, "", f"{reason}; {advice}")
