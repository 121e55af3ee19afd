"""Tables ruled only above, below and under their head: their columns are told by white space."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from synthese.extraction.content import PageContent, Run
from synthese.extraction.lines import Line, build_lines
from synthese.extraction.table_rows import Column, columns_at, columns_by_count, grouped_rows, level_rows, widened
from synthese.types import Box

__all__ = ["open_cells"]

_SLACK = 4.0
"""Lines of a table begin and end within so many points of one another."""
_WHITE = 0.8
"""The least white between two columns, in ems."""
_LEAST_RULINGS = 3
_OTHER = 1.25
"""Text so many times as large, or as small, is no cell."""
_LEAST_ROW, _MOST_ROW = 9.0, 80.0
"""How high a row may be that is drawn as a panel, in points."""
_LONGEST_CELL = 100


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
    tables = [
        _cells(sorted(group, key=lambda box: box.top), flat, runs) for group in found.values() if _are_enough(group)
    ]
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
    for box in content.panels:
        if _LEAST_ROW < box.bottom - box.top < _MOST_ROW:
            rows[round(box.x0), round(box.x1)].append(box)
    stacks = [group for group in map(set, rows.values()) if len(group) > 1]
    tops = {(round(edge), box.x0, box.x1) for group in stacks for box in group for edge in (box.top, box.bottom)}
    return [Box(x0, top, x1, top) for top, x0, x1 in sorted(tops)]


def _cells(rulings: Sequence[Box], flat: Sequence[Box], runs: Sequence[Run]) -> list[Box]:
    rulings = _trimmed(rulings, runs)
    if not _are_enough(rulings):
        return []
    x0, x1 = rulings[0].x0, rulings[0].x1
    within = [run for run in runs if x0 - _SLACK <= run.x0 and run.x1 <= x1 + _SLACK]
    top, bottom = _top(rulings, within), rulings[-1].bottom
    inside = [run for run in within if top < run.base < bottom]
    groups = [
        box
        for box in flat
        if x0 - _SLACK < box.x0
        and box.x1 < x1 + _SLACK
        and top < box.top < bottom
        and box.x1 - box.x0 < 0.9 * (x1 - x0)
    ]
    sides = [(x, top, bottom) for box in groups for x in (box.x0 - 1, box.x1 + 1)]
    lines = build_lines(inside, sides, gap=_WHITE, counted=False)
    heads = [line for line in lines if any(_heads(line, box) for box in groups)]
    body = [line for line in lines if line not in heads]
    columns = columns_by_count(level_rows(body)) or _columns(body)
    marks = sorted({(box.top + box.bottom) / 2 for box in [*rulings, *groups]} | {top})
    rows = _rows(lines, columns, marks) if len(columns) > 1 else []
    if len(rows) < 3 or not _are_cells(lines, columns, [row for row in rows if not _ends_at(row, groups)]):
        return []
    columns = widened(columns, body)
    middles = [(left + right) / 2 for left, right in columns]
    edges = [x0 - _SLACK, *((left[1] + right[0]) / 2 for left, right in pairwise(columns)), x1 + _SLACK]
    return [cell for row in rows for cell in _row_cells(row, edges, middles, groups, heads)]


def _are_enough(rulings: Sequence[Box]) -> bool:
    return len({round(box.top) for box in rulings}) >= _LEAST_RULINGS


def _trimmed(rulings: Sequence[Box], runs: Sequence[Run]) -> Sequence[Box]:
    """Leave out the rulings of header and footer: a table holds no text in other sizes, as titles and notes are."""
    left, right = rulings[0].x0 - _SLACK, rulings[0].x1 + _SLACK
    within = [run for run in runs if left <= run.x0 and run.x1 <= right]
    bands = [[run.size for run in within if above.top < run.base < below.top] for above, below in pairwise(rulings)]
    usual = median([size for band in bands for size in band] or [0.0])
    start, end = 0, len(bands)
    while start < end and any(size > _OTHER * usual for size in bands[start]):
        start += 1
    while start < end and bands[end - 1] and all(size < usual / _OTHER for size in bands[end - 1]):
        end -= 1
    return rulings[start : end + 1]


def _top(rulings: Sequence[Box], runs: Sequence[Run]) -> float:
    """Return where the table begins: above its first ruling where a row of several words stands right over it."""
    first = (rulings[0].top + rulings[0].bottom) / 2
    above = [run for run in runs if 0 < first - run.base < 1.7 * run.size]
    if len(rulings) <= _LEAST_RULINGS or not above:
        return first
    size = above[0].size
    row = [run for run in runs if 0 < first - run.base < 3.4 * size and run.size > 0.9 * size]
    lines = build_lines(row, gap=_WHITE)
    if len(lines) < _LEAST_RULINGS or any(line.glyph for line in lines):
        return first
    spread = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    return min(run.top for run in row) - 2 if spread > 0.5 * (rulings[0].x1 - rulings[0].x0) else first


def _heads(line: Line, ruling: Box) -> bool:
    """Return whether a line stands right over a ruling that groups the columns below it."""
    return ruling.x0 - _SLACK <= line.x0 and line.x1 <= ruling.x1 + _SLACK and 0 < ruling.top - line.base < line.size


def _ends_at(row: Column, groups: Sequence[Box]) -> bool:
    return any(abs(box.top - row[1]) < _SLACK for box in groups)


def _row_cells(
    row: Column, edges: Sequence[float], middles: Sequence[float], groups: Sequence[Box], heads: Sequence[Line]
) -> list[Box]:
    """Return the cells of a row; those over a ruling that groups columns, and under one head, are one."""
    up, low = row
    over = [line for line in heads if up < line.base <= low]
    cells: list[Box] = []
    last: tuple[Box, Line | None] | None = None
    for (left, right), middle in zip(pairwise(edges), middles, strict=True):
        box = next((box for box in groups if abs(box.top - low) < _SLACK and box.x0 < middle < box.x1), None)
        nearest = min(over, key=lambda line: abs((line.x0 + line.x1) / 2 - middle), default=None)
        group = None if box is None else (box, nearest)
        if group is not None and group == last:
            cells[-1] = cells[-1]._replace(x1=right)
        else:
            cells.append(Box(left, up, right, low))
        last = group
    return cells


def _columns(lines: Sequence[Line]) -> list[Column]:
    columns: list[Column] = []
    for line in sorted(lines, key=lambda line: line.x0):
        if columns and line.x0 - columns[-1][1] < _WHITE * line.size:
            columns[-1] = columns[-1][0], max(columns[-1][1], line.x1)
        else:
            columns.append((line.x0, line.x1))
    return columns


def _rows(lines: Sequence[Line], columns: Sequence[Column], marks: Sequence[float]) -> list[Column]:
    """Return the rows: from ruling to ruling, or several between two where more than one line fills all columns."""
    rows: list[Column] = []
    for up, low in pairwise(marks):
        band = level_rows([line for line in lines if up < line.base <= low])
        if _holds_rows(band, columns):
            starts = [min(line.top for line in row) - 1 for row in grouped_rows(band, columns)]
            rows += pairwise([up, *starts[1:], low])
        elif low > up:
            rows.append((up, low))
    return rows


def _holds_rows(band: Sequence[Sequence[Line]], columns: Sequence[Column]) -> bool:
    full = [row for row in band if len({place for line in row for place in columns_at(line, columns)}) > 1]
    full = [row for row in full if 0 in columns_at(row[0], columns)]
    return len(full) > 1 and (len(full) > 2 or not any(line.text[0].islower() for row in full for line in row))


def _are_cells(lines: Sequence[Line], columns: Sequence[Column], rows: Sequence[Column]) -> bool:
    """Return whether all rows hold several short pieces of text and no lists."""
    if not rows or any(line.glyph or len(line.text) > _LONGEST_CELL for line in lines):
        return False
    filled = [
        len({place for line in lines if up < line.base <= low for place in columns_at(line, columns)})
        for up, low in rows
    ]
    return min(filled) >= 2 and sum(filled) >= 0.7 * len(columns) * len(rows)
