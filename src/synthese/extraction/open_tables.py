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
_LEAST_ROW, _MOST_ROW = 9.0, 80.0
"""How high a row may be that is drawn as a panel, in points."""
_LONGEST_CELL = 60


def open_cells(runs: Sequence[Run], content: PageContent) -> list[list[Box]]:
    """Return the cells of the page's open tables, table by table.

    Args:
        runs: The level text of the page that stands in no other table.
        content: Its rulings.
    """
    found: dict[tuple[int, int], list[Box]] = defaultdict(list)
    flat = _joined([box for box in content.rulings if box.bottom - box.top < _SLACK])
    for box in [*flat, *_row_edges(content)]:
        if 0.15 * content.width < box.x1 - box.x0 < 0.97 * content.width:
            found[round(box.x0 / _SLACK), round(box.x1 / _SLACK)].append(box)
    tables = [_cells(sorted(group, key=lambda box: box.top), flat, runs) for group in found.values()]
    return [cells for cells in tables if cells]


def _joined(flat: list[Box]) -> list[Box]:
    """Join rulings that are drawn cell by cell."""
    joined: list[Box] = []
    for box in sorted(flat, key=lambda box: (round(box.top), box.x0)):
        last = joined[-1] if joined else None
        if last and abs(last.top - box.top) < 1 and -1 <= box.x0 - last.x1 < 1:
            joined[-1] = last._replace(x1=max(last.x1, box.x1))
        else:
            joined.append(box)
    return joined


def _row_edges(content: PageContent) -> list[Box]:
    """Return the edges of rows that are filled from side to side and stand below one another."""
    rows: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in dict.fromkeys(content.panels):
        if _LEAST_ROW < box.bottom - box.top < _MOST_ROW:
            rows[round(box.x0), round(box.x1)].append(box)
    stacks = [group for group in rows.values() if len(group) > 1]
    tops = {(round(edge), box.x0, box.x1) for group in stacks for box in group for edge in (box.top, box.bottom)}
    return [Box(x0, top, x1, top) for top, x0, x1 in sorted(tops)]


def _cells(rulings: Sequence[Box], flat: Sequence[Box], runs: Sequence[Run]) -> list[Box]:
    if len({round(box.top) for box in rulings}) < _LEAST_RULINGS:
        return []
    x0, x1 = rulings[0].x0, rulings[0].x1
    top, bottom = rulings[0].top, rulings[-1].bottom
    inside = [run for run in runs if x0 - _SLACK <= run.x0 and run.x1 <= x1 + _SLACK and top < run.base < bottom]
    groups = [
        box
        for box in flat
        if x0 - _SLACK < box.x0
        and box.x1 < x1 + _SLACK
        and top < box.top < bottom
        and box.x1 - box.x0 < 0.9 * (x1 - x0)
    ]
    sides = [Box(x, top, x, bottom) for box in groups for x in (box.x0 - 1, box.x1 + 1)]
    lines = build_lines(inside, sides, gap=_WHITE)
    heads = [line for line in lines if any(_heads(line, box) for box in groups)]
    columns = _columns([line for line in lines if line not in heads])
    rows = _rows(lines, rulings, groups)
    if len(columns) < 2 or len(rows) < 3 or not _are_cells(lines, columns, rows):
        return []
    middles = [(left + right) / 2 for left, right in columns]
    edges = [x0 - _SLACK, *((left[1] + right[0]) / 2 for left, right in pairwise(columns)), x1 + _SLACK]
    return [cell for row in rows for cell in _row_cells(row, edges, middles, groups)]


def _heads(line: Line, ruling: Box) -> bool:
    """Return whether a line stands right over a ruling that groups the columns below it."""
    return ruling.x0 - _SLACK <= line.x0 and line.x1 <= ruling.x1 + _SLACK and 0 < ruling.top - line.base < line.size


def _row_cells(
    row: tuple[float, float], edges: Sequence[float], middles: Sequence[float], groups: Sequence[Box]
) -> list[Box]:
    """Return the cells of a row; those over a ruling that groups columns are one."""
    up, low = row
    cells: list[Box] = []
    last: Box | None = None
    for (left, right), middle in zip(pairwise(edges), middles, strict=True):
        group = next((box for box in groups if abs(box.top - low) < _SLACK and box.x0 < middle < box.x1), None)
        if group is not None and group is last:
            cells[-1] = cells[-1]._replace(x1=right)
        else:
            cells.append(Box(left, up, right, low))
        last = group
    return cells


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    columns: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda line: line.x0):
        if columns and line.x0 - columns[-1][1] < _WHITE * line.size:
            columns[-1] = columns[-1][0], max(columns[-1][1], line.x1)
        else:
            columns.append((line.x0, line.x1))
    return columns


def _rows(lines: Sequence[Line], rulings: Sequence[Box], groups: Sequence[Box]) -> list[tuple[float, float]]:
    """Return the rows: from ruling to ruling where there are many, else one for each line in the first column."""
    marks = [(box.top + box.bottom) / 2 for box in rulings]
    halves = sorted({(box.top + box.bottom) / 2 for box in groups})
    if len(marks) > _LEAST_RULINGS:
        return list(pairwise(sorted({*marks, *halves})))
    left = min((line.x0 for line in lines), default=0.0)
    firsts = sorted(line.top for line in lines if line.x0 < left + line.size)
    starts = sorted([marks[0], *halves, *(top - 1 for top in firsts[1:]), marks[-1]])
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
