"""Tables ruled only above, below and under their head: their columns are told by white space."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from synthese.extraction.content import PageContent, Run
from synthese.extraction.lines import Line, build_lines
from synthese.types import Box

__all__ = ["open_cells"]

_SLACK = 4.0
"""Lines of a table begin and end within so many points of one another."""
_WHITE = 0.8
"""The least white between two columns, in ems."""
_LEAST_RULINGS = 3
_LONGEST_CELL = 60


def open_cells(runs: Sequence[Run], content: PageContent) -> list[list[Box]]:
    """Return the cells of the page's open tables, table by table.

    Args:
        runs: The level text of the page that stands in no other table.
        content: Its rulings.
    """
    found: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in content.rulings:
        wide = box.x1 - box.x0
        if box.bottom - box.top < _SLACK and 0.15 * content.width < wide < 0.97 * content.width:
            found[round(box.x0 / _SLACK), round(box.x1 / _SLACK)].append(box)
    tables = [_cells(sorted(group, key=lambda box: box.top), runs) for group in found.values()]
    return [cells for cells in tables if cells]


def _cells(rulings: Sequence[Box], runs: Sequence[Run]) -> list[Box]:
    if len({round(box.top) for box in rulings}) < _LEAST_RULINGS:
        return []
    x0, x1 = rulings[0].x0, rulings[0].x1
    top, bottom = rulings[0].top, rulings[-1].bottom
    inside = [run for run in runs if x0 - _SLACK <= run.x0 and run.x1 <= x1 + _SLACK and top < run.base < bottom]
    lines = build_lines(inside)
    columns, rows = _columns(lines), _rows(lines, rulings)
    if len(columns) < 2 or len(rows) < 3 or not _are_cells(lines, columns, rows):
        return []
    sides = [x0 - _SLACK, *((left[1] + right[0]) / 2 for left, right in pairwise(columns)), x1 + _SLACK]
    return [Box(left, up, right, low) for up, low in rows for left, right in pairwise(sides)]


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    columns: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda line: line.x0):
        if columns and line.x0 - columns[-1][1] < _WHITE * line.size:
            columns[-1] = columns[-1][0], max(columns[-1][1], line.x1)
        else:
            columns.append((line.x0, line.x1))
    return columns


def _rows(lines: Sequence[Line], rulings: Sequence[Box]) -> list[tuple[float, float]]:
    """Return the rows: from ruling to ruling where there are many, else one for each line in the first column."""
    marks = [(box.top + box.bottom) / 2 for box in rulings]
    if len(marks) > _LEAST_RULINGS:
        return list(pairwise(marks))
    left = min((line.x0 for line in lines), default=0.0)
    firsts = sorted(line.top for line in lines if line.x0 < left + line.size)
    starts = [marks[0], *(top - 1 for top in firsts[1:]), marks[-1]]
    return [(up, low) for up, low in pairwise(starts) if low > up]


def _are_cells(
    lines: Sequence[Line], columns: Sequence[tuple[float, float]], rows: Sequence[tuple[float, float]]
) -> bool:
    """Return whether all rows hold several short pieces of text and no lists."""
    if any(line.glyph or len(line.text) > _LONGEST_CELL for line in lines):
        return False
    filled = [
        sum(any(up < line.base <= low and left <= line.x0 <= right for line in lines) for left, right in columns)
        for up, low in rows
    ]
    return min(filled) >= 2 and sum(filled) >= 0.7 * len(columns) * len(rows)
