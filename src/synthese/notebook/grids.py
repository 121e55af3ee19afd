"""Rows by projects, as tables that can still be read when there are many projects."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from synthese.exports.colours import Shade
from synthese.exports.readable import Readable
from synthese.notebook.evidence import Openings
from synthese.notebook.styling import Column, Table, present

__all__ = ["Cell", "Grid", "present_grid", "present_spread"]

_SIDE_BY_SIDE = 12
"""More projects than these stand below one another, with what they are compared by above."""
_LEVEL = 10
"""More names than these stand upright above their columns."""
_COLUMNS = 5
"""More projects than these have no column each for text: their cells follow one another, row by row."""
_LETTERS = 120


class Cell(NamedTuple):
    """A number with its colour."""

    shown: str | Markup
    shade: Shade | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Numbers by what is compared and by project.

    Args:
        row: What the rows are, as ``Thema``.
        case: What the columns are, as ``Projekt``.
        rows: The names of the rows.
        cases: The names of the columns.
        cells: A list a row.
        groups: The group of each row, where rows belong to groups.
        group: What a group is.
    """

    row: str
    case: str
    rows: Sequence[str]
    cases: Sequence[str]
    cells: Sequence[Sequence[Cell]]
    groups: Sequence[str] = ()
    group: str = ""


def present_grid(tables: Readable, grid: Grid, openings: Openings, *, caption: str) -> Table:
    """Return a grid as a table; with many projects each has a row instead of a column."""
    if len(grid.cases) <= _SIDE_BY_SIDE:
        first = [Column(grid.group, 16)] if grid.groups else []
        header = [*first, Column(grid.row, 24), *(Column(case, 8) for case in grid.cases)]
        names = list(zip(grid.groups, grid.rows, strict=True)) if grid.groups else [(row,) for row in grid.rows]
        cells = grid.cells
    else:
        header = [Column(grid.case, 20), *(Column(row, 8, turned=len(grid.rows) > _LEVEL) for row in grid.rows)]
        names = [(case,) for case in grid.cases]
        cells = list(zip(*grid.cells, strict=True)) or [()] * len(grid.cases)
    rows = [(*name, *(cell.shown for cell in line)) for name, line in zip(names, cells, strict=True)]
    shades = [[*[None] * len(name), *(cell.shade for cell in line)] for name, line in zip(names, cells, strict=True)]
    return present(tables, header, rows, shades=shades, caption=caption).with_panels(openings.panels)


def present_spread(
    tables: Readable,
    heads: Sequence[str],
    cases: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Markup]]],
    *,
    caption: str,
) -> Table:
    """Return texts by project: a column a project where they are few, else a row for each text there is.

    Args:
        tables: The result of ``in_words``.
        heads: What the rows are, what the columns are, and what the texts are.
        cases: The names of the projects.
        rows: A name, and a text a project; empty where there is none.
        caption: What stands above.
    """
    if len(cases) <= _COLUMNS:
        width = min(40, _LETTERS // max(len(cases), 1))
        header = [Column(heads[0], 16), *(Column(case, width) for case in cases)]
        wide = [(name, *(told or "–" for told in texts)) for name, texts in rows]
        return present(tables, header, wide, caption=caption)
    header = [Column(heads[0], 24), Column(heads[1], 24), Column(heads[2], 70)]
    long = [(name, case, told) for name, texts in rows for case, told in zip(cases, texts, strict=True) if told]
    return present(tables, header, long, caption=caption)
