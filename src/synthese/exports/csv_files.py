"""CSV files for people: they open rightly in a spreadsheet program, and nothing in them computes."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from synthese.exports.files import file_name
from synthese.exports.labels import label
from synthese.exports.readable import Cell, Readable
from synthese.exports.source import ReportSource
from synthese.files import write_whole
from synthese.tables import SCHEMAS

__all__ = ["defuse", "write_csv"]

_FORMULA_STARTS = tuple("=+-@\t＝＋－＠")  # the wide forms too: some spreadsheet programs read them as the narrow ones
_DIGITS = 4


def write_csv(source: ReportSource, folder: Path) -> list[Path]:
    """Write one CSV file a table, with labels in the language of the report.

    German files have semicolons and decimal commas, English ones commas and decimal points; both are UTF-8 with a byte
    order mark, as Excel expects.

    Args:
        source: What is to be written.
        folder: Where to; it is made where it is not there.

    Returns:
        The files written, in the order of the tables.
    """
    folder.mkdir(parents=True, exist_ok=True)
    readable = Readable(source)
    written = []
    for table in SCHEMAS:
        path = folder / f"{file_name(label(f'table.{table}', source.language))}.csv"
        write_whole(path, _content(readable, table).encode("utf-8-sig"))
        written.append(path)
    return written


def defuse(text: str) -> str:
    """Return text that no spreadsheet program takes for a formula: an apostrophe goes before what would start one.

    >>> defuse("=1+1"), defuse("1+1 = 2")
    ("'=1+1", '1+1 = 2')
    """
    return f"'{text}" if text.startswith("\t") or text.lstrip().startswith(_FORMULA_STARTS) else text


def _content(readable: Readable, table: str) -> str:
    german = readable.language == "de"
    note = [label("word.sample", readable.language)] if readable.source.samples else []
    headers = readable.headers(table) + [label("column.note", readable.language) for _ in note]
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";" if german else ",", lineterminator="\r\n")
    writer.writerow(headers)
    rows = _without_rejected(readable) if table == "tags" else readable.rows(table)
    writer.writerows(_written([*row, *note], decimal="," if german else ".") for row in rows)
    return file.getvalue()


def _without_rejected(readable: Readable) -> Iterator[list[Cell]]:
    """Yield the suggestions without those that the team rejected: they are not to come up again."""
    codings = readable.source.rows("codings")
    team = (row for row in codings if row["coder"] == "team" and row["state"] == "rejected")
    rejected = {(row["passage"], row["kind"], row["code"]) for row in team}
    for tag, cells in zip(readable.source.rows("tags"), readable.rows("tags"), strict=True):
        if (tag["passage"], tag["kind"], tag["code"]) not in rejected:
            yield cells


def _written(cells: Iterable[Cell], *, decimal: str) -> list[str]:
    return [defuse(cell) if isinstance(cell, str) else _number(cell, decimal) for cell in cells]


def _number(value: float, decimal: str) -> str:
    if isinstance(value, int):
        return str(value)
    return f"{value:z.{_DIGITS}f}".rstrip("0").rstrip(".").replace(".", decimal)
