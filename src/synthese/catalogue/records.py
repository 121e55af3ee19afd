"""The catalogue as saved and as understood: its rows, with the very text they were saved as, so that it can be kept."""

from dataclasses import dataclass, replace

from synthese.errors import CatalogueError, Problem, listed
from synthese.types import Presentation

__all__ = ["COLUMNS", "FILE", "PROPOSED", "Catalogue", "Form", "Line", "Reconciled", "change_row", "column_name"]

FILE = "catalogue.csv"
PROPOSED = "catalogue.proposed.csv"
"""Written instead when the catalogue is open elsewhere or was changed meanwhile."""

COLUMNS = (
    "file",
    "presentation",
    "project",
    "role",
    "title",
    "speakers",
    "organisation",
    "event",
    "date",
    "place",
    "space_type",
    "url",
    "licence",
    "supersedes",
    "sample",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How the catalogue was saved, so that it is written back alike.

    Args:
        delimiter: Comma, semicolon or tab.
        encoding: ``utf-8``, ``utf-8-sig`` (with a byte order mark) or ``cp1252`` (Windows-1252).
        newline: The line ending.
        columns: The header's cells as written, unknown columns included.
        head: The text up to and including the header.
        sha256: The hash of the file's bytes; empty where there was no file.
    """

    delimiter: str = ","
    encoding: str = "utf-8"
    newline: str = "\n"
    columns: tuple[str, ...] = ()
    head: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the file, read or not.

    Args:
        number: The row as a spreadsheet counts (the header is row 1); 0 for a row that is not saved yet.
        raw: Its text with the line ending; empty for a row that is not saved yet.
        file: The file it names, also where the row could not be used; it is not taken for a new one.
        read: What was read from it, or None where it could not be used.
        row: What holds now; differs from ``read`` in the cells to be changed.
    """

    number: int
    raw: str = ""
    file: str = ""
    read: Presentation | None = None
    row: Presentation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The catalogue of a workspace.

    Args:
        form: How it was saved.
        lines: Its rows in their order, blank and unusable ones included.
        problems: What is wrong in it, by row and column.
    """

    form: Form
    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def rows(self) -> tuple[Presentation, ...]:
        """The presentations that could be read, in the order of the file."""
        return tuple(line.row for line in self.lines if line.row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """A catalogue brought in step with the folder.

    Args:
        catalogue: With the rows that are new or changed; ``write_catalogue`` saves it.
        rows: One row a deck whose file is there, with its hash and the project in its first spelling: those of the
            catalogue in their order, then the new ones by path.
        added: The rows that are new, or whose id is written for the first time.
        renamed: The rows whose file was found under another name.
        missing: The rows whose file is not there.
        duplicates: Files with the same bytes as one that is read.
        problems: All that is wrong, in the catalogue and in the folder.
    """

    catalogue: Catalogue
    rows: tuple[Presentation, ...]
    added: tuple[Presentation, ...] = ()
    renamed: tuple[Presentation, ...] = ()
    missing: tuple[Presentation, ...] = ()
    duplicates: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def change_row(catalogue: Catalogue, presentation: str, /, **cells: str | bool | tuple[str, ...]) -> Catalogue:
    """Return the catalogue with some cells of one row changed.

    Args:
        catalogue: The catalogue.
        presentation: The id of the row.
        cells: The new values by column, as in ``Presentation``.

    Raises:
        CatalogueError: When there is no such presentation.
    """
    if presentation not in [row.presentation for row in catalogue.rows]:
        known = listed([row.presentation for row in catalogue.rows], word="and")
        raise CatalogueError(f"There is no presentation '{presentation}'; {FILE} has {known or 'none'}.")
    lines = tuple(
        replace(line, row=replace(line.row, **cells))  # type: ignore[arg-type]
        if line.row and line.row.presentation == presentation
        else line
        for line in catalogue.lines
    )
    return replace(catalogue, lines=lines)


def column_name(column: str) -> str:
    """Return the name of a column in our spelling where it is one of ours, else as written.

    >>> column_name(" Space Type"), column_name("Förderphase")
    ('space_type', 'Förderphase')
    """
    ours = column.strip().casefold().replace(" ", "_")
    return ours if ours in COLUMNS else column.strip()
