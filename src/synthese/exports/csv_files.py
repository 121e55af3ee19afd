"""CSV files for people: they open rightly in a spreadsheet program, and nothing in them computes."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from synthese.exports.files import file_name
from synthese.exports.labels import label
from synthese.exports.readable import Cell, Readable
from synthese.exports.sheets.material import evidence
from synthese.exports.source import ReportSource
from synthese.exports.trails import Trails
from synthese.files import write_whole
from synthese.tables import SCHEMAS

__all__ = ["defuse", "write_csv"]

_FORMULA_STARTS = tuple("=+-@\t＝＋－＠")  # the wide forms too: some spreadsheet programs read them as the narrow ones
_DIGITS = 4


def write_csv(source: ReportSource, folder: Path) -> list[Path]:
    """Write one CSV file a table and one of the evidence, with labels in the language of the report.

    The last column of a table of the synthesis holds the numbers of its evidence, as in workbook and Word file.
    German files have semicolons and decimal commas, English ones commas and decimal points; both are UTF-8 with a byte
    order mark, as Excel expects.

    Args:
        source: What is to be written.
        folder: Where to; it is made where it is not there.

    Returns:
        The files written, in the order of the tables; the evidence comes last.
    """
    folder.mkdir(parents=True, exist_ok=True)
    readable = Readable(source)
    trails = Trails(readable.index)
    contents: dict[str, tuple[Iterable[str], Iterable[Iterable[Any]]]] = {
        f"table.{table}": _table(readable, table, trails) for table in SCHEMAS
    }
    listed = evidence(readable)
    contents["sheet.evidence"] = (listed.headers, listed.rows)
    written = []
    for key, (headers, rows) in contents.items():
        path = folder / f"{file_name(label(key, source.language))}.csv"
        write_whole(path, _content(readable, headers, rows).encode("utf-8-sig"))
        written.append(path)
    return written


def defuse(text: str) -> str:
    """Return text that no spreadsheet program takes for a formula: an apostrophe goes before what would start one.

    >>> defuse("=1+1"), defuse("1+1 = 2")
    ("'=1+1", '1+1 = 2')
    """
    return f"'{text}" if text.startswith("\t") or text.lstrip().startswith(_FORMULA_STARTS) else text


def _table(readable: Readable, table: str, trails: Trails) -> tuple[list[str], list[list[Cell]]]:
    """Return the headers and rows of a table; where it leads to evidence, the numbers of that stand last."""
    rows = list(_without_rejected(readable) if table == "tags" else readable.rows(table))
    if "evidence" not in SCHEMAS[table].names:
        return readable.headers(table), rows
    numbers = [trails.numbers(row["evidence"]) for row in readable.source.rows(table)]
    headers = [*readable.headers(table), label("column.evidence_numbers", readable.language)]
    return headers, [[*row, number] for row, number in zip(rows, numbers, strict=True)]


def _content(readable: Readable, headers: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    german = readable.language == "de"
    note = [label("word.sample", readable.language)] if readable.source.samples else []
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";" if german else ",", lineterminator="\r\n")
    writer.writerow([*headers, *(label("column.note", readable.language) for _ in note)])
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
