"""The header of the catalogue: its delimiter, its columns, and what is wrong in it."""

import csv
import difflib
import io
import re
from dataclasses import dataclass, replace

from synthese.catalogue.records import COLUMNS, FILE, Form, column_name
from synthese.errors import Problem, listed

__all__ = ["Header", "read_header"]

_DELIMITERS = (",", ";", "\t")
_SEP = re.compile(r"sep=.\r?\n", re.IGNORECASE)
"""A line that Excel reads and does not show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The first row of the catalogue.

    Args:
        form: How the file was saved.
        places: The place of each column, from 0; names of ours in our spelling, others as written.
        problems: What is wrong in the header.
    """

    form: Form
    places: dict[str, int]
    problems: tuple[Problem, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """The columns that the user added, in their order."""
        return tuple(column for column in self.places if column not in COLUMNS)


def read_header(text: str, form: Form) -> Header:
    """Return the header of a catalogue.

    Args:
        text: The text of the file, not empty.
        form: What is known of how it was saved: encoding and hash.
    """
    hint = _SEP.match(text)
    begin = hint.end() if hint else 0
    delimiter, columns, raw = max((_split(text[begin:], delimiter) for delimiter in _DELIMITERS), key=_likely)
    newline = raw[len(raw.rstrip("\r\n")) :] or "\n"
    saved = replace(form, delimiter=delimiter, newline=newline, columns=tuple(columns), head=text[: begin + len(raw)])
    places, problems = _places(columns)
    return Header(form=saved, places=places, problems=tuple(problems))


def _split(text: str, delimiter: str) -> tuple[str, list[str], str]:
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter)
    columns = next(reader, [])
    return delimiter, columns, "".join(lines[: reader.line_num])


def _likely(split: tuple[str, list[str], str]) -> tuple[int, int]:
    """Rank a way of splitting the header: by columns of ours, then by columns at all."""
    names = [column_name(column) for column in split[1]]
    return sum(name in COLUMNS for name in names), len(names)


def _places(columns: list[str]) -> tuple[dict[str, int], list[Problem]]:
    places: dict[str, int] = {}
    problems = []
    for place, column in enumerate(columns):
        name = column_name(column)
        if not name:
            continue
        if name in places:
            problems.append(Problem(FILE, "row 1", f"the column '{name}' stands twice; the first one is read."))
            continue
        places[name] = place
        close = difflib.get_close_matches(name, COLUMNS, n=1, cutoff=0.8)
        if name not in COLUMNS and close and close[0] not in map(column_name, columns):
            message = f"the column '{column}' is kept but not read; did you mean '{close[0]}'?"
            problems.append(Problem(FILE, "row 1", message))
    if "file" not in places:
        message = f"there is no column 'file', so no row can be read; the columns are {listed(COLUMNS, word='and')}."
        problems.append(Problem(FILE, "row 1", message))
    return places, problems
